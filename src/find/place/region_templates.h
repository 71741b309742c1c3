/*
 * The templates of whether a region is right, its name a place's and this the place: of the
 * model region_sure. One whose first value is a step is put once for each step that is reached,
 * so that a table of them is a curve fitted to the scores of the models before it.
 */
#ifndef READER_FIND_PLACE_REGION_TEMPLATES_H
#define READER_FIND_PLACE_REGION_TEMPLATES_H

#include "reader/document.h"

#include "find/model/row.h"

enum {
	SCORE_STEPS = 10,
	SHARE_STEPS = 8,
	/* of the point: of a place of that name, of one named near by, of a part of the name */
	R_POINTS = 4
};

#define REGION_TEMPLATES(X)                                                                    \
	X(R_POINT, 1, R_POINTS, 2, 1)   /* and whether any mention is a name */                \
	X(R_SURE, 2, SCORE_STEPS, 1, 1) /* the surest mention is a place */                    \
	X(R_SURE_POINT, 3, SCORE_STEPS, R_POINTS, 1)                                           \
	X(R_LEAST, 4, SCORE_STEPS, 1, 1) /* the least sure one */                              \
	X(R_SHARE, 5, SHARE_STEPS, 1, 1) /* of the choice among places of that name */         \
	X(R_SHARE_TYPE, 6, SHARE_STEPS, REGION_TYPES, 1)                                       \
	X(R_TYPE, 7, REGION_TYPES, R_POINTS, 1)                                                \
	X(R_MENTIONS, 8, COUNT_STEPS, R_POINTS, 1)                                             \
	X(R_COMPATRIOTS, 9, COUNT_STEPS, REGION_TYPES, 1) /* other regions of its country */   \
	X(R_WITHIN, 10, 2, REGION_TYPES, 1)               /* what holds it is named, too */    \
	X(R_WORDS, 11, 4, R_POINTS, 1)                    /* words of the name, up to 3 */     \
	X(R_CAPITALS, 12, 5, R_POINTS, 1) /* letters of a name in capitals, up to 4 */         \
	X(R_SIGN, 13, 2, R_POINTS, 1)     /* a word beside it says that it is a place */

TEMPLATES(region, REGION_TEMPLATES, FORM_LINEAR)

#endif
