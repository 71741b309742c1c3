/*
 * Which rows of the panes are right: what was found in an annotated article against what is
 * annotated, as a reader of the panes sees it.
 */
#ifndef READER_TRAIN_JUDGE_H
#define READER_TRAIN_JUDGE_H

#include "find/pass.h"
#include "gold.h"

/*
 * Articles whose parties are annotated, of papers of the world and of PolNeAR; those where only
 * words for speakers are; novels.
 */
enum collection { WORLD, POLNEAR, SILVER, NOVELS, COLLECTIONS };

/* A row and what is known of it. */
struct judged {
	float span; /* chance that its content is one, by a table fitted without its article */
	double score;                 /* of a table fitted without its article */
	bool counts;                  /* not in a part that is not annotated */
	bool matched;                 /* its content is annotated */
	bool wanted;                  /* as speech */
	uint32_t pieces, good_pieces; /* stretches in it; those annotated */
	bool part;                    /* its content is marked words of an annotated one */
	bool right;
};

struct judged_article {
	struct gold_article *gold;
	struct arena arena;
	struct find find;
	enum collection collection;
	unsigned fold;
	struct judged *quotes, *speakers;
	uint32_t n_gold;    /* annotated as speech */
	uint32_t n_pieces;  /* stretches in marks that are annotated */
	uint32_t n_reports; /* and reports, as speech */
	uint32_t n_named;   /* entities that say something */
};

enum { JUDGED_FOLDS = 5 };

/* All of them, what they were read from and what found in them with. */
struct judged_articles {
	struct judged_article *at;
	uint32_t n;
	struct gold gold[COLLECTIONS];
	struct models models[JUDGED_FOLDS]; /* fitted without the articles of a fold */
	struct models world[JUDGED_FOLDS];  /* the first look by the committed ones */
};

/*
 * Reads the collections in the folder `data`, an article that is in two of them from the first,
 * finds in them and judges the quotes. What is found in those of PolNeAR and in novels is found
 * with the tables in the folder `folds`, NAME.FOLD.tsv, fitted without the article.
 */
bool judged_read(struct judged_articles *t, const char *data, const char *folds,
		 struct error *e);

/* The models that an article is looked at with. */
const struct models *judged_models(const struct judged_articles *t,
				   const struct judged_article *a);

/* Finds in an article anew, with them. */
void judged_find(struct judged_articles *t, struct judged_article *a);

/* Judges the quotes of an article in which all up to the listing was found. */
void judge_quotes(struct judged_article *a);

/* Judges its speakers: the busiest first, each entity once. `wanted`: it says something. */
void judge_speakers(struct judged_article *a);

#endif
