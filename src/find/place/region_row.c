/* How sure a region is. */
#include "region.h"
#include "region_templates.h"

#include <math.h>

enum {
	MENTIONS_WEIGHED = 64, /* toponyms from the first on that are looked at */
	WORDS_MOST = 3,
	CAPITALS_MOST = 4
};

static const float score_steps[SCORE_STEPS] = {-.5f, 0, .5f, 1, 1.5f, 2, 3, 4, 5, 7};
static const float share_steps[SHARE_STEPS] = {.4f, .5f, .6f, .7f, .8f, .9f, .97f, .99f};

static uint32_t steps_reached(const float *steps, uint32_t n, float value)
{
	uint32_t reached = 0;
	for (uint32_t k = 0; k < n; k++)
		reached += value >= steps[k];
	return reached;
}

/* What the mentions of a region come to. */
struct mentions_seen {
	float surest, least, share;
	uint32_t n;
	bool named, sign;
};

static struct mentions_seen see_mentions(const struct collector *c, uint32_t region)
{
	struct mentions_seen m = {.surest = -INFINITY, .least = INFINITY};
	uint32_t first = c->first[region];
	/* the one that speaks for a region may stand behind those that are its people */
	for (uint32_t i = c->begin[region]; i < first + MENTIONS_WEIGHED; i = c->next[i]) {
		const struct toponym *t = &c->t->at[i];
		m.n++;
		m.surest = fmaxf(m.surest, t->score);
		m.least = fminf(m.least, t->score);
		m.share = fmaxf(m.share, c->choices[i].confidence);
		m.named |= !t->demonym;
		m.sign |= !span_empty(t->sign);
	}
	return m;
}

static uint32_t point_of(const struct choice *x)
{
	return x->place ? 0 : x->because == REASON_PART ? 1 : x->near || x->within ? 2 : 3;
}

/* Letters of a name of one word that is all capitals, up to a few; 0: it is not. */
static uint32_t capitals(struct str name)
{
	for (size_t i = 0; i < name.n; i++)
		if (name.at[i] < 'A' || name.at[i] > 'Z')
			return 0;
	return name.n < CAPITALS_MOST ? (uint32_t)name.n : CAPITALS_MOST;
}

void region_features(const struct collector *c, uint32_t region, struct row *row)
{
	const struct region *r = &c->regions[region];
	const struct toponym *t = &c->t->at[c->first[region]];
	uint32_t point = point_of(&c->choices[c->first[region]]);
	uint32_t words = t->end - t->first, type = (uint32_t)r->type;
	struct mentions_seen m = see_mentions(c, region);
	region_put(row, R_POINT, point, m.named, 0);
	for (uint32_t k = steps_reached(score_steps, SCORE_STEPS, m.surest); k-- > 0;) {
		region_put(row, R_SURE, k, 0, 0);
		region_put(row, R_SURE_POINT, k, point, 0);
	}
	for (uint32_t k = steps_reached(score_steps, SCORE_STEPS, m.least); k-- > 0;)
		region_put(row, R_LEAST, k, 0, 0);
	for (uint32_t k = steps_reached(share_steps, SHARE_STEPS, m.share); k-- > 0;) {
		region_put(row, R_SHARE, k, 0, 0);
		region_put(row, R_SHARE_TYPE, k, type, 0);
	}
	region_put(row, R_TYPE, type, point, 0);
	region_put(row, R_MENTIONS, count_step(m.n), point, 0);
	region_put(row, R_COMPATRIOTS, count_step(collector_compatriots(c, r)), type, 0);
	region_put(row, R_WITHIN, r->within > 0, type, 0);
	region_put(row, R_WORDS, words < WORDS_MOST ? words : WORDS_MOST, point, 0);
	region_put(row, R_CAPITALS, capitals(str_slice(c->f->d->text, t->span)), point, 0);
	region_put(row, R_SIGN, m.sign, point, 0);
}

float region_confidence(const struct collector *c, uint32_t region)
{
	struct row row = {.model = &c->f->models->region_sure};
	region_features(c, region, &row);
	return 1 / (1 + expf(-row_score(&row)));
}
