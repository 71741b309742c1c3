/*
 * The veto: what of a region's blocks is no text of the article after all, by small learned
 * weights of what each block looks like and where it stands. assets/train/train_html.c fits
 * them, assets/learned/page_veto.tsv holds them, the program has them as a sorted table.
 */
#ifndef READER_INPUT_HTML_VETO_H
#define READER_INPUT_HTML_VETO_H

#include "about.h"
#include "region.h"

/* Weights by features' keys, in ascending order; a weight is int8 * scale. */
struct veto_table {
	const uint32_t *keys;
	const int8_t *weights;
	uint32_t n;
	float scale, bias;
};

extern const struct veto_table veto_builtin; /* generated */

enum { VETO_FEATURES = 512 };

/* The features of a block. */
struct veto_row {
	uint32_t n;
	uint32_t keys[VETO_FEATURES];
};

/* What is known of a page as a whole; the page's arena's. */
struct veto {
	struct page *p;
	const struct page_about *about;
	const struct page_region *region;
	uint32_t *kept_words; /* by element: of blocks that the region keeps */
	uint32_t *headings;   /* by element: blocks in it that are headings */
	uint32_t *words;      /* before each block: of long ones */
	uint32_t *kept_long;  /* and of long ones that are kept */
	uint32_t *kept;       /* and how many are kept */
	struct str *folded;   /* by block */
	uint64_t *hashes;     /* by block: a bit for the hash of each of its words */
	uint8_t *labels;      /* by block: how many blocks since one like a heading, to 7 */
	int32_t title;        /* block of the title; NOWHERE: none */
	int32_t root, core;   /* elements that hold all, and nearly all, of the kept blocks */
	int32_t main;         /* the smallest that holds half of all long text */
	int32_t first_long, last_long;
};

struct veto veto_begin(struct page *p, const struct page_about *about,
		       const struct page_region *r, int32_t core);

/* The features of a kept block. */
void veto_row(const struct veto *v, size_t block, struct veto_row *row);

/* Above 0: rather text than not. A block that is a little less likely stays: to lose some of
 * the article is worse than to read what is none of it. */
enum { VETO_ABOVE = -3 };
float veto_score(const struct veto_table *t, const struct veto_row *row);

#endif
