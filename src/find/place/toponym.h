/*
 * Toponyms: the stretches of an article that name places, before it is known which places.
 * recognise.c finds them, resolve.c chooses, region_pass.c makes the document's regions of
 * them.
 */
#ifndef READER_FIND_PLACE_TOPONYM_H
#define READER_FIND_PLACE_TOPONYM_H

#include "find/pass.h"
#include "find/read/lexicon.h"
#include "find/read/small_words.h"
#include "gazetteer.h"

struct toponym {
	struct span span; /* the name in the text, without a possessive ending that is not its
			     own */
	uint32_t first, end; /* its tokens, half open */
	uint32_t key;     /* gazetteer_key() of the name; 0: the gazetteer does not know it */
	float score;      /* how surely it is a place, in logits; 0: as likely as not */
	struct span sign; /* a word in or beside it that says so: "River", "in"; empty: none */
	bool demonym;     /* "Russian", "Ukrainians" */
};

struct toponyms {
	struct toponym *at; /* in text order, not overlapping */
	uint32_t n;
	/* gazetteer_key() of the names in those of bodies: "Galway United" is no place, but
	   tells which country others lie in */
	uint32_t *bodies, n_bodies;
};

/* gazetteer_key() of tokens first..end. */
static inline uint32_t toponym_key(const struct token *tokens, uint32_t first, uint32_t end)
{
	uint32_t key = 0;
	for (uint32_t i = first; i < end; i++)
		key = gazetteer_key(key, tokens[i].hash);
	return key;
}

/* Finds the stretches; the array lives in f->scratch. Linear in the text. */
void toponyms_recognise(struct find *f, struct toponyms *t);

/* The evidence that settled which place is meant. */
enum resolve_reason {
	REASON_UNKNOWN,   /* no list has the name */
	REASON_WITHIN,    /* nor has one where it is said to lie: `within` */
	REASON_PART,      /* a part of the name is known: `near` */
	REASON_ONLY,      /* the only place of that name */
	REASON_KIND,      /* its kind is named with it: "the Kursk region" */
	REASON_BESIDE,    /* `witness`, its state or country, is named right beside it */
	REASON_BARE,      /* a town, its kind not named: not the subdivision called after it */
	REASON_SHORT,     /* a longer name before begins with it */
	REASON_ELSEWHERE, /* the words beside it elsewhere in the article say so */
	REASON_PARENT,    /* the article names `witness`, the subdivision it lies in */
	REASON_INSIDE,    /* the article names other places that lie in it */
	REASON_COUNTRY,   /* the article names `witness`, its country */
	REASON_NEAR,      /* the article names other places in `witness`, its subdivision */
	REASON_TOGETHER,  /* the article names other places in `witness`, its country */
	REASON_KNOWN,     /* the best known of that name */
	REASONS
};

/* Which place each toponym means. */
struct choice {
	uint32_t place;  /* gazetteer id; 0: unknown to the gazetteer */
	uint32_t within; /* unknown: the area that it is said to lie in, 0: not said */
	/* unknown: a place that is part of its name or named near by, 0: none */
	uint32_t near;
	float confidence; /* 0..1, of the choice among the places of that name */
	uint8_t because;  /* enum resolve_reason */
	uint8_t rivals;   /* other places of that name */
	uint32_t rival;   /* the likeliest of them, 0: none */
	uint32_t witness; /* the place that speaks for it, 0: none */
};

/* Chooses for all: `out` has t->n entries. */
void toponyms_resolve(struct find *f, const struct toponyms *t, struct choice *out);

/* "Ann Roe, D-Wapato,", "(I-Vt.)", "DFL-Cook": whence a member of a parliament is. */
bool toponym_behind_party(const struct token *tokens, uint32_t first);

/*
 * "de" of "San Pedro de Atacama", not "of": a small word that ties what stands before it to
 * what stands behind, so that neither is the place by itself.
 */
static inline bool toponym_link(const struct token *t)
{
	return !(t->flags & TOKEN_CAPITAL) && t->classes & LEX(NAME_LINK) && t->hash != WORD_OF;
}

/* "Lane", "Ave.": what a street is called with its name. */
bool toponym_street(const struct token *t);

#endif
