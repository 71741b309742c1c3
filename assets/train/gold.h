/*
 * Annotated articles for the trainers: the JSON lines of an evaluation folder (quotes with
 * their cues and speakers, or the places of an article), as documents that can be analysed.
 *
 * Offsets are bytes into the article's text, as everywhere else; the files count code points.
 */
#ifndef READER_TRAIN_GOLD_H
#define READER_TRAIN_GOLD_H

#include "find/read/phrase.h"
#include "reader/document.h"

enum gold_cue { GOLD_CUE_NONE, GOLD_CUE_SPEECH, GOLD_CUE_MENTAL, GOLD_CUE_OTHER };

struct gold_quote {
	enum quote_kind kind;
	struct span span;         /* inside the marks; the reported clause if mixed, indirect */
	struct spans parts;       /* mixed: what stands inside marks */
	struct span cue, speaker; /* empty: none given */
	enum gold_cue cue_class;  /* GOLD_CUE_NONE: not told */
	struct str speaker_text;  /* the words at `speaker`, or a name without a place; empty:
				     none */
	struct str speaker_entity; /* the person meant, where someone looked; empty: not told */
	struct strs speaker_names; /* other names of that person */
	uint32_t group;            /* the pieces of one attribution share it; 0: not told */
	uint32_t who;              /* id of the entity that says it; 0: nobody, or not told */
	bool wanted;               /* a cue of speech, or none told: what the scorer asks for */
};

/* A party of an article, as a reader of the panes knows it. */
struct gold_entity {
	struct str name;
	struct strs accept; /* other names that are right as a heading */
	struct str role;    /* empty: none */
	bool person;
};

struct gold_place {
	struct span span;
	struct str type;  /* "toponym", "literal", "associative", "demonym", "embedded",
			     "homonym" */
	struct str level; /* "country", "subdivision", "county", "city", "fine", "other"; empty:
			     not told */
	char country[3];  /* ISO 3166-1 alpha-2; "": none */
	bool located;     /* lat and lon are given */
	bool optional;    /* the scorer neither wants nor punishes it */
	double lat, lon;
};

struct gold_article {
	struct str id, corpus;
	struct document document; /* text and paragraphs; for find_document, or its passes */
	const struct gold_quote *quotes; /* by span.start */
	uint32_t n_quotes;
	const struct gold_entity *entities; /* by id - 1; none: the panes are not annotated */
	uint32_t n_entities;
	const struct gold_place *places; /* by span.start */
	uint32_t n_places;
	struct spans ignore; /* regions that are not annotated */
};

struct gold {
	struct arena arena; /* owns all */
	struct gold_article *articles;
	uint32_t n;
};

/*
 * Adds the articles of folder/name to `g` (zero-initialise it). False and a message with
 * path:line when the file cannot be read or is not such a file.
 */
bool gold_load(struct gold *g, const char *folder, const char *name, struct error *e);

/* Gives everything back, but not what analysis put into the documents (document_free). */
void gold_free(struct gold *g);

/* Which of `folds` parts an article belongs to: by its id alone, so the same in every run. */
unsigned gold_fold(const struct gold_article *a, unsigned folds);

/* At least `share` of `s` lies in one of the regions. */
bool gold_inside(struct span s, struct spans regions, double share);

/*
 * Does a phrase within the words of the gold speaker only qualify who it is: "Gordon Brown" of
 * "a spokesman for Gordon Brown", "Trump" of "Trump's campaign", all behind "who", the office
 * of who is named behind it?
 */
bool gold_only_part(const struct elements *w, struct span speaker, const struct phrase *p);

/* Bytes that both have. */
static inline uint32_t span_common(struct span a, struct span b)
{
	uint32_t start = a.start > b.start ? a.start : b.start;
	uint32_t end = a.end < b.end ? a.end : b.end;
	return end > start ? end - start : 0;
}

/* What both have over what either has, 0..1. */
static inline double span_jaccard(struct span a, struct span b)
{
	uint32_t common = span_common(a, b), all = span_length(a) + span_length(b) - common;
	return all ? (double)common / all : 0;
}

#endif
