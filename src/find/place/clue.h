/*
 * What speaks for or against a sense: a kind of evidence, a small value and a type of place, as
 * one number. Each stands for one or several features of the models region_place and
 * region_place2, or, where they are so many steps or times, for none at 0: saying that costs
 * less than asking whether. As they are few, their weights are added up when the tables are
 * made: reading one costs a tenth of making and looking up its features.
 */
#ifndef READER_FIND_PLACE_CLUE_H
#define READER_FIND_PLACE_CLUE_H

#include "find/model/model.h"
#include "reader/document.h"

/* What there is to say of a sense, each with a value below CLUE_VALUES. */
enum clue_kind {
	CLUE_PEOPLE,
	CLUE_FAME,
	CLUE_DEMONYM,
	CLUE_SEAT,
	CLUE_GAP,
	CLUE_RIVAL,
	CLUE_SOURCE,
	CLUE_COMPANY,
	CLUE_NOWHERE,
	CLUE_FLAGS,
	CLUE_LAND,
	CLUE_SENSES,
	CLUE_AROUND,
	CLUE_WITHIN,
	CLUE_COUNTRY,
	CLUE_COUNTRY_NAMED,
	CLUE_STATE,
	CLUE_STATE_COUNT,
	CLUE_STATE_NAMED,
	CLUE_INSIDE_COUNT,
	CLUE_ALONE,
	CLUE_NEAREST,
	CLUE_NEAR_50,
	CLUE_NEAR_150,
	CLUE_NEAR_500,
	CLUE_BESIDE,
	CLUE_SIBLING,
	CLUE_KINDS
};

/* Values of CLUE_COUNTRY and CLUE_STATE: a step of share_step(), and these. */
enum { SHARE_NONE = 6, SHARE_TOP = 8 };
enum { LAND_ELSEWHERE, LAND_AMERICAN, LAND_ENGLISH };

enum { CLUE_VALUES = 20, CLUES = CLUE_KINDS * CLUE_VALUES * REGION_TYPES };
enum { CLUES_MOST = 48 }; /* of a sense */

/*
 * What is said of a sense, and what it comes to: a loop over the clues would be mispredicted.
 */
struct clues {
	const int16_t *weights; /* of a model */
	int32_t units;
	uint32_t n;
	uint16_t at[CLUES_MOST];
};

static inline void add_clue(struct clues *l, enum clue_kind kind, uint32_t value, uint32_t type)
{
	uint32_t clue = ((uint32_t)kind * CLUE_VALUES + value) * REGION_TYPES + type;
	l->units += l->weights[clue];
	l->at[l->n++] = (uint16_t)clue;
}

/* Clues as the models see them; returns how many features. */
enum { SENSE_FEATURES = 96 };
uint32_t clues_features(const struct clues *clues, uint32_t features[static SENSE_FEATURES]);

/* The weights of all clues, in units of the model: what its `clues` are to be. */
void clues_weigh(const struct model *m, int16_t weights[static CLUES]);

#endif
