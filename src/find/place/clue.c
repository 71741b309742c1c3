#include "clue.h"

/* Templates; a new kind of evidence gets a new number. */
enum sense_template {
	F_TYPE = 1,
	F_PEOPLE,
	F_GAP,
	F_LARGEST,
	F_RIVAL,
	F_SOURCE,
	F_NOWHERE,
	F_FLAGS,
	F_US,
	F_ENGLISH,
	F_AROUND,
	F_WITHIN,
	F_NOT_WITHIN,
	F_COUNTRY_SHARE,
	F_COUNTRY_ANY,
	F_COUNTRY_NONE,
	F_COUNTRY_NAMED,
	F_STATE_SHARE,
	F_STATE_COUNT,
	F_STATE_NAMED,
	F_INSIDE_COUNT,
	F_NEAR_50,
	F_NEAR_150,
	F_NEAR_500,
	F_NEAREST,
	F_BESIDE,
	F_SIBLING,
	F_ALONE,
	F_DEMONYM,
	F_SENSES,
	F_SEAT,
	F_TOP_STATE,
	F_TOP_COUNTRY,
	F_NOBODY,
	F_FAME,
	F_COMPANY,
};

enum { PEOPLE_LEAST = 8 }; /* 10,000: in halves of powers of ten */

/* Features are listed for a model to be fitted, or weighed by one. */
struct clue_list {
	uint32_t *at, n; /* NULL: weigh */
	const struct model *m;
	int32_t units;
};

static void add_times(struct clue_list *l, uint32_t times, uint32_t template, uint32_t a,
		      uint32_t b, uint32_t c)
{
	uint32_t f = feature_hash(template, a, b, c);
	if (l->m)
		l->units += (int32_t)times * model_units(l->m, f);
	for (; l->at && times && l->n < SENSE_FEATURES; times--)
		l->at[l->n++] = f;
}

static void add(struct clue_list *l, uint32_t template, uint32_t a, uint32_t b, uint32_t c)
{
	add_times(l, 1, template, a, b, c);
}

/* One feature for each step reached, so that more never weighs as something else. */
static void add_steps(struct clue_list *l, uint32_t template, uint32_t steps, uint32_t a)
{
	for (uint32_t k = 1; k <= steps; k++)
		add(l, template, k, a, 0);
}

/* Where the country's or state's share of the article's names is `value`. */
static void add_share(struct clue_list *l, uint32_t template, uint32_t top, uint32_t value,
		      uint32_t type)
{
	uint32_t step = value % SHARE_TOP;
	if (step != SHARE_NONE)
		add_steps(l, template, step, type);
	if (value >= SHARE_TOP)
		add(l, top, type, 0, 0);
}

/* What a sense is: the features of a clue. */
static void add_own(struct clue_list *l, enum clue_kind kind, uint32_t value, uint32_t type)
{
	switch (kind) {
	case CLUE_PEOPLE:
		add(l, F_TYPE, type, 0, 0);
		if (!value)
			add(l, F_NOBODY, type, 0, 0);
		if (value >= PEOPLE_LEAST)
			add_times(l, value + 1 - PEOPLE_LEAST, F_PEOPLE, type, 0, 0);
		break;
	case CLUE_FAME:
		add_times(l, value, F_FAME, 0, 0, 0);
		break;
	case CLUE_DEMONYM:
		add(l, F_DEMONYM, type, 0, 0);
		break;
	case CLUE_SEAT:
		add(l, F_SEAT, type, value, 0);
		break;
	case CLUE_GAP:
		add(l, F_GAP, 1, 0, 0);
		break;
	case CLUE_RIVAL:
		add(l, F_RIVAL, type, value, 0);
		break;
	case CLUE_SOURCE:
		add(l, F_SOURCE, value, type, 0);
		break;
	case CLUE_COMPANY:
		add_steps(l, F_COMPANY, value, type);
		break;
	case CLUE_NOWHERE:
		add(l, F_NOWHERE, type, 0, 0);
		break;
	case CLUE_FLAGS:
		add(l, F_FLAGS, value, type, 0);
		break;
	case CLUE_LAND:
		add(l, value == LAND_AMERICAN ? F_US : F_ENGLISH, type, 0, 0);
		break;
	case CLUE_SENSES:
		add(l, F_SENSES, value, type, 0);
		break;
	case CLUE_AROUND:
		add(l, F_AROUND, value, type, 0);
		break;
	case CLUE_WITHIN:
		add(l, value ? F_WITHIN : F_NOT_WITHIN, type, 0, 0);
		break;
	default:
		break;
	}
}

/*
 * How a sense goes with the rest of the article: the features of a clue, some for any type,
 * too.
 */
static void add_company(struct clue_list *l, enum clue_kind kind, uint32_t value, uint32_t type)
{
	switch (kind) {
	case CLUE_COUNTRY:
		add_share(l, F_COUNTRY_SHARE, F_TOP_COUNTRY, value, type);
		add_share(l, F_COUNTRY_SHARE, F_TOP_COUNTRY, value, REGION_TYPES);
		if (value % SHARE_TOP)
			add(l, value % SHARE_TOP == SHARE_NONE ? F_COUNTRY_NONE : F_COUNTRY_ANY,
			    type, 0, 0);
		break;
	case CLUE_COUNTRY_NAMED:
		add(l, F_COUNTRY_NAMED, type, 0, 0);
		add(l, F_COUNTRY_NAMED, REGION_TYPES, 0, 0);
		break;
	case CLUE_STATE:
		add_share(l, F_STATE_SHARE, F_TOP_STATE, value, type);
		break;
	case CLUE_STATE_COUNT:
		add_steps(l, F_STATE_COUNT, value, type);
		break;
	case CLUE_STATE_NAMED:
		add(l, F_STATE_NAMED, type, value, 0);
		break;
	case CLUE_INSIDE_COUNT:
		add_steps(l, F_INSIDE_COUNT, value, 0);
		break;
	case CLUE_ALONE:
		add(l, F_ALONE, type, 0, 0);
		break;
	case CLUE_NEAREST:
		add_steps(l, F_NEAREST, value, 0);
		break;
	case CLUE_NEAR_50:
		add_steps(l, F_NEAR_50, value, 0);
		break;
	case CLUE_NEAR_150:
		add_steps(l, F_NEAR_150, value, 0);
		break;
	case CLUE_NEAR_500:
		add_steps(l, F_NEAR_500, value, 0);
		break;
	case CLUE_BESIDE:
		add(l, F_BESIDE, value / 3, value % 3, type);
		break;
	default:
		add(l, F_SIBLING, value / 2, value % 2, type);
	}
}

static void add_features(struct clue_list *l, uint32_t clue)
{
	uint32_t type = clue % REGION_TYPES, value = clue / REGION_TYPES % CLUE_VALUES;
	enum clue_kind kind = (enum clue_kind)(clue / REGION_TYPES / CLUE_VALUES);
	if (kind < CLUE_COUNTRY)
		add_own(l, kind, value, type);
	else
		add_company(l, kind, value, type);
}

uint32_t clues_features(const struct clues *clues, uint32_t features[static SENSE_FEATURES])
{
	struct clue_list l = {.at = features};
	for (uint32_t i = 0; i < clues->n; i++)
		add_features(&l, clues->at[i]);
	return l.n;
}

void clues_weigh(const struct model *m, int16_t weights[static CLUES])
{
	for (uint32_t clue = 0; clue < CLUES; clue++) {
		struct clue_list l = {.m = m};
		add_features(&l, clue);
		weights[clue] = (int16_t)l.units;
	}
}
