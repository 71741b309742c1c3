/*
 * How a name finds its place: all places of that name compete, a linear model weighs what each
 * is (kind, people, source), what stands around the name ("Paris, Texas", "the Kursk region")
 * and what else the article names (its country, its state, towns near by). Up to three passes,
 * each with the choices of the one before as evidence (passes.c); then names that may lie
 * together in another state or country may move there (resolve_areas.c). One name means one
 * place in an article unless the words beside it say otherwise.
 *
 * Private to this room and to the trainer of the models (assets/train/train_places.c).
 */
#ifndef READER_FIND_PLACE_RESOLVE_H
#define READER_FIND_PLACE_RESOLVE_H

#include "find/model/row.h"
#include "gazetteer.h"
#include "toponym.h"

/* A country by the letters of its code. */
#define COUNTRY(a, b) (((a) - 'A') * 26 + (b) - 'A' + 1)
enum { COUNTRIES = 26 * 26 + 1 };

/* The same of a place, 0 if it is in none. */
static inline uint16_t country_of_place(const struct place *p)
{
	return p->country[0] ? (uint16_t)COUNTRY(p->country[0], p->country[1]) : 0;
}

/* A place that a name may mean. */
struct sense {
	uint32_t place;
	float lat, lon;
	float x, y, z;               /* the point on a sphere of radius 1; 0 if unknown */
	uint16_t country;            /* COUNTRY(), 0: none */
	uint16_t subdivision;        /* as in struct place */
	uint16_t area;               /* the same, numbered from 1 in the article; 0: none */
	uint8_t people;              /* log10 of the population in halves, 0: unknown */
	uint8_t type, source, flags; /* enum region_type, enum place_source, ref_flag bits */
	uint8_t fame;                /* as in struct place */
	uint8_t company; /* other names that may mean a town or county near by, whatever they
			    mean */
	bool middle;     /* a town in the middle of a county that another name may mean, or that
			    county */
	bool located;
	/* a town that a subdivision of the same name is governed from, or that subdivision */
	bool seat;
	float score; /* of the last pass; SCORE_EXCLUDED: by the words beside the name */
};

enum { SCORE_EXCLUDED = -60 };

/* What stands around a mention; bits of use.around. */
enum around {
	AROUND_LOCATIVE, /* "in" */
	AROUND_OF,
	AROUND_FROM,      /* "from", "to", "at" */
	AROUND_TOWN_OF,   /* "the city of" */
	AROUND_AREA_OF,   /* "the province of" */
	AROUND_AREA,      /* "province", "region" behind it, also at the end of a list */
	AROUND_COUNTY,    /* "County" behind it */
	AROUND_TOWN,      /* "city" behind it */
	AROUND_RESIDENTS, /* "residents", "police" behind it */
	AROUND_GOVERNOR,  /* "Gov." or "governor" beside it */
	AROUND_DATELINE,  /* first of its paragraph, before "(AP)" or a dash */
	AROUND_FOLLOWS,   /* it says where the name before it lies: "Paris, Texas" */
	AROUND_OWNS,      /* the same with a possessive: "Ukraine's Luhansk" */
	AROUND_DIRECTION, /* "northern" */
	AROUND_STATES, /* one of a list of states: "New York, Texas and Florida"; "(R-La.)" */
	AROUND_COUNTRIES, /* the same of countries: "Armenia, Azerbaijan and Georgia" */
	AROUND_THE,       /* "the Rhône", and no noun goes on behind it */
	AROUND_TELLS,     /* "said", "has told" behind it */
	AROUND_SCHOOLS,   /* "Public Schools", "School Board", "ISD" behind it */
	AROUND_STREET,    /* behind a street: "420 Augusta St., Alexandria" */
	AROUND_KINDS
};

/* Mentions of one name that the words beside them treat alike; they mean one place. */
struct use {
	uint32_t name;          /* index */
	uint32_t around;        /* of all its mentions */
	uint32_t sibling;       /* index of the name it is listed with + 1, 0: none */
	uint32_t before, after; /* index + 1 of the names next to its first mention, 0: none */
	/* where the words beside it say it lies: "…, Texas", "Ukraine's …" */
	struct place_refs within;
	uint64_t inside;         /* by sense: it lies in one of those */
	uint32_t within_toponym; /* index + 1 of the toponym that says so, 0: none is one */
	/* index + 1 of the toponym before it, of which it says where it lies: "Paris, Texas" */
	uint32_t holds;
	uint64_t holding; /* by sense: one of that name lies in it */
	uint32_t next;    /* the name's next use + 1 */
	uint32_t pick;    /* sense chosen, relative to the name's first */
	float confidence;
	bool area; /* AROUND_AREA and its like: apart from the name's other uses */
	struct fixed_weight *fixed;   /* by sense: what it is and what stands beside it, */
	const struct model *fixed_by; /* by this model */
};

struct name_senses {
	uint32_t key;
	bool demonym;
	uint32_t first, n; /* senses */
	uint32_t use;      /* its first use + 1 */
	uint32_t pick;     /* what it means as evidence for others */
	uint8_t held;      /* 1 + what it is to mean while that is tried; 0: what scores most */
	bool point;        /* that is among resolver.points */
	uint8_t types;     /* bits 1 << enum region_type of its senses */
	uint8_t people;    /* of its largest town */
	bool whole;        /* the article names it by itself, not only in longer names */
	bool shire;        /* a county of the British Isles is called so */
	bool turned;       /* the last pass changed the choice, others may have, too */
	bool sure;         /* further passes would not change the choice */
};

/* Where a town or county is that the article is taken to name. */
struct name_point {
	float x, y, z; /* as in struct sense */
	uint32_t name; /* index */
};

enum { POINTS_MOST = 64, SENSES_MOST = 64 };

struct resolver {
	const struct find *f;
	const struct token *tokens; /* f's */
	struct arena *scratch;
	const struct toponyms *t;
	struct sense *senses;
	struct name_senses *names;
	struct use *uses;
	uint32_t n_senses, n_names, n_uses;
	uint32_t senses_room, names_room, uses_room;
	uint32_t *slots, mask; /* open addressing: index of a name + 1, by its key */
	uint32_t *use_of;      /* by toponym: index + 1; 0: nothing is known of the name */
	bool *inner;           /* by toponym: only a part of the name is known */
	bool *kinded;          /* and all of it but its kind: "Taipei City" */
	uint8_t *plain;        /* by country: a name that no shire bears lies in it */
	/*
	 * how many names the article has in each country and subdivision, by the last choices
	 */
	uint32_t *in_country, *in_subdivision;
	uint32_t *great_in; /* the great cities among those, by subdivision */
	/* bit 1: the area itself is named */
	uint8_t *named_country, *named_subdivision;
	uint32_t n_areas;                              /* the greatest of struct sense.area */
	uint32_t most_in_country, most_in_subdivision; /* the largest of those numbers */
	uint32_t n_evidence;                           /* names that count */
	uint32_t *counted, n_counted;                  /* senses that are in those numbers */
	struct name_point points[POINTS_MOST];
	uint32_t n_points;
};

/* A town or county, with a point. */
static inline bool sense_local(const struct sense *s)
{
	return s->located && (s->type == REGION_CITY || s->type == REGION_COUNTY);
}

enum { GREAT = 12 }; /* people, as in struct sense: 1,000,000 */

/* A city that is named wherever an article plays. */
static inline bool sense_great(const struct sense *s)
{
	return s->type == REGION_CITY && s->people >= GREAT;
}

/* Finds the senses and what stands around; memory is f->scratch. */
void resolver_start(struct resolver *r, struct find *f, const struct toponyms *t);

/* The steps of it. First the uses of all names, of each name with its senses; */
void uses_find(struct resolver *r);
/* then what the senses of all names are to each other, which leaves out some; */
void senses_settle(struct resolver *r);
/* then what the uses are to the senses and to each other. */
void uses_settle(struct resolver *r);

/* Index + 1 of the name of that key, made if need be; 0 if the gazetteer has none. */
uint32_t senses_of_name(struct resolver *r, uint32_t key, bool demonym);

/* The same of a name that is no demonym; 0 if the article has not named it. */
uint32_t senses_known(const struct resolver *r, uint32_t key);

/* Counts the user's home among the names of the article. */
void senses_add_home(struct resolver *r);

/* Counts the places in the names of bodies that the article does not name by themselves. */
void senses_add_bodies(struct resolver *r);

/* The key of the longest, last name known inside tokens [first, end), 0 if none is. */
uint32_t senses_inner_key(const struct resolver *r, uint32_t first, uint32_t end);

/* Chooses by rank alone. */
void resolver_guess(struct resolver *r);

/* Counts the present choices as evidence. */
void resolver_count(struct resolver *r);

/* One pass: counts, scores all senses with the model, chooses; false if no choice changed. */
bool resolver_pass(struct resolver *r, const struct model *m);

/* The same, tried only: --explain is told nothing. */
bool resolver_try(struct resolver *r, const struct model *m);

/* What a name's choice scores beside those of the others, as of the last resolver_count(). */
float resolver_score(struct resolver *r, const struct name_senses *n, const struct model *m);

/*
 * A sense of the name in the place of the model's choice, both relative to its first: that of
 * the known city instead of a small town that little else speaks for (renown.c). The name's own
 * pick is to be what was counted.
 */
uint32_t renown_choose(const struct resolver *r, const struct name_senses *n, uint32_t pick);

/*
 * "Alexandria", where all other names lie in the United States: a town of that country that has
 * so many people (as in struct sense), not the greater one of another that nothing is told of.
 */
uint32_t renown_near(const struct resolver *r, const struct name_senses *n, uint32_t pick,
		     uint32_t people);

/*
 * Moves the names that may lie in one subdivision or country there together; true if that
 * scored more.
 */
bool resolve_areas(struct resolver *r, const struct model *m);

/*
 * A sense in a use: what it is and what stands beside the name, the same in all passes; and the
 * rest of the article, as of the last resolver_count().
 */
void resolve_fixed(const struct resolver *r, const struct use *u, const struct sense *s,
		   struct row *row);
void resolve_company(const struct resolver *r, const struct use *u, const struct sense *s,
		     struct row *row);

/* What the last pass means for a toponym, after resolver_count() (outcome.c). */
void resolve_outcome(const struct resolver *r, uint32_t toponym, struct choice *out);

/*
 * "San Pedro de Atacama … San Pedro": what only says the first words of a longer name before
 * means the same (short_forms.c).
 */
void resolve_short_forms(const struct resolver *r, struct choice *out);

/* Tells what the senses of the toponym weigh that is asked about, if it is. */
void explain_senses(const struct resolver *r, const struct model *m);

/*
 * Do the words beside the name rule a sense out? "Kursk" is the town, "the Kursk region" is
 * not; "Henry County" is no town.
 */
bool resolve_excludes(const struct resolver *r, const struct use *u, const struct sense *s);

/* Does `s` lie in one of the areas named beside it? */
bool resolve_lies_within(const struct resolver *r, const struct sense *s,
			 struct place_refs areas);

/*
 * Sets the company of the senses: names that mean nothing much by themselves may do so
 * together. Of all the towns called Paris and all the Henry Counties, two lie side by side.
 */
void resolve_count_company(struct resolver *r);

/* Of the British Isles. */
bool resolve_british(uint16_t country);

/* Of the United States or Canada, whose states go by their names alone. */
bool resolve_north_american(uint16_t country);

/* One of the countries whose towns share their names: US, GB, CA, AU, IE, NZ. */
bool resolve_english(uint16_t country);

#endif
