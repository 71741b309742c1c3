/*
 * The document: one article and everything found in it, as data.
 *
 * One text buffer (borrowed: the article's); everything else is spans into it and ids between
 * arrays. Built by the passes of find/, const afterwards. All arrays live in the document's own
 * arena; ids are 1-based indexes into them (id 3 is `quotes[2]`), 0 is "none".
 */
#ifndef READER_DOCUMENT_H
#define READER_DOCUMENT_H

#include "reader/base.h"

enum quote_kind { QUOTE_DIRECT, QUOTE_MIXED, QUOTE_INDIRECT, QUOTE_KINDS };
/* What the reader says of a quote that he looked into. */
enum quote_check { CHECK_OPEN, CHECK_CHECKED, CHECK_DISPUTED, QUOTE_CHECKS };
enum speaker_kind {
	SPEAKER_PERSON,
	SPEAKER_GROUP,
	SPEAKER_ORGANIZATION,
	SPEAKER_ANONYMOUS,
	SPEAKER_KINDS
};
enum region_type {
	REGION_COUNTRY,
	REGION_SUBDIVISION,
	REGION_COUNTY,
	REGION_CITY,
	REGION_REGION,
	REGION_OTHER,
	REGION_TYPES
};

struct strs {
	const struct str *at;
	uint32_t n;
};
struct spans {
	const struct span *at;
	uint32_t n;
};
struct ids {
	const uint32_t *at;
	uint32_t n;
};

struct quote {
	struct span
		span; /* what stands inside the marks; the reported clause if indirect, mixed */
	struct span outer; /* with the marks */
	enum quote_kind kind;
	uint32_t paragraph;       /* index, 0-based */
	uint32_t speaker;         /* id, 0: nobody found */
	struct span mention, cue; /* the words that name the speaker, the verb; empty: none */
	uint32_t continues;       /* id of the quote this one goes on from (same utterance) */
	uint32_t within;    /* id of the quote (attribution) in which this one is reported */
	struct spans parts; /* mixed: those inside marks */
	float chance;       /* 0..1, by the first look: that it is said, */
	float share;        /* and that it is who the mention names */
	float confidence;   /* 0..1, that it is right as a row: content and speaker */
	bool by_person;     /* the reader said who speaks */
	uint8_t check;      /* enum quote_check, of the reader */
	const char *rule;   /* static, stable name of what found it: "quote-verb-subject" */
	struct str why;     /* one sentence for the reader */
	const struct str *note; /* of the reader; NULL: none */
};

struct speaker {
	struct str name;
	/* one or two, the fullest first: "president of the club; lawyer"; empty: none found */
	struct str role;
	enum speaker_kind kind;
	float confidence; /* 0..1, that it is a party of the article under a right name */
	struct strs aliases;
	struct spans mentions; /* in text order */
	struct ids quotes;     /* in text order */
	bool by_person;        /* the reader named it, or said that two rows are it */
};

struct region_mention {
	struct span span;
	bool demonym; /* "Russian", "Ukrainians" */
};

struct region {
	struct str name;
	enum region_type type;
	char country[3]; /* ISO 3166-1 alpha-2, "" if none */
	char code[8];    /* ISO 3166-2 of the subdivision it is or lies in, "" if none */
	bool located;    /* lat and lon are known */
	/* no list has the name: country, code, point are of what it lies in, as far as known */
	bool approximate;
	bool by_person;   /* as a speaker's */
	float lat, lon;   /* degrees, WGS 84 */
	uint32_t within;  /* id of the containing region in this document */
	float focus;      /* 0..1: how much the article is about it */
	float confidence; /* 0..1, that the name is a place's and that it is this place */
	struct str why;
	uint32_t n_mentions;
	const struct region_mention *mentions; /* in text order */
};

/* Where a speaker or region is named, over the whole text, for lookups by offset. */
struct mention {
	struct span span;
	uint32_t id;
	bool demonym;
};

struct document {
	struct arena arena; /* owns all below; the text is borrowed */
	struct str text;
	struct span title; /* the title line's paragraph, empty: none */
	const struct span *paragraphs;
	uint32_t n_paragraphs;
	struct spans asides;  /* paragraphs in which nothing is to be found, in order */
	struct quote *quotes; /* by span.start, an outer one before what it holds */
	uint32_t n_quotes;
	struct speaker *speakers; /* by first quote; quoted ones only */
	uint32_t n_speakers;
	struct region *regions; /* by first mention */
	uint32_t n_regions;
	struct mention *speaker_mentions, *region_mentions; /* by span.start */
	uint32_t n_speaker_mentions, n_region_mentions;
	uint32_t n_unattributed; /* quotes without a speaker */
	bool english;            /* false: the finding was made for another language */
	bool partial; /* the finding was given up: its end was not looked through for quotes */
	/*
	 * set before the finding by who shows no region: focus and why stay empty
	 */
	bool terse;
};

/*
 * The quotes, speakers, regions that are marked, by index, under new ids; in the arena, the
 * text and what is told of each borrowed.
 */
struct document document_keep(const struct document *d, const bool *quotes,
			      const bool *speakers, const bool *regions, struct arena *arena);

/* The quotes that are marked, with who says them and the regions their paragraphs name. */
struct document document_excerpt(const struct document *d, const bool *quotes,
				 struct arena *arena);

/* Names as the JSON and the screen write them: "direct", "person", "subdivision". */
const char *quote_kind_name(enum quote_kind kind);
const char *quote_check_name(enum quote_check check);
const char *speaker_kind_name(enum speaker_kind kind);
const char *region_type_name(enum region_type type);

/*
 * Is it to be shown with "?": nobody is found for it, or it is less sure than most right ones.
 * What the reader has checked is not.
 */
bool quote_doubtful(const struct quote *q);
bool speaker_doubtful(const struct speaker *s);
bool region_doubtful(const struct region *r);

/* The role as it stands beside the name: empty when the name says it already. */
struct str speaker_role(const struct speaker *s);

/*
 * The region as the article spells it, "Ruse" where lists have "Rousse": its first mention that
 * is neither a people nor written in capitals alone; its own name when there is none, and where
 * the reader named it.
 */
struct str region_called(const struct document *d, const struct region *r);

/* By id; NULL for 0 and for ids the document does not have. */
const struct quote *document_quote(const struct document *d, uint32_t id);
const struct speaker *document_speaker(const struct document *d, uint32_t id);
const struct region *document_region(const struct document *d, uint32_t id);

/*
 * Index of the paragraph that holds `offset`, or of the last one that starts before it; 0 if
 * none.
 */
uint32_t document_paragraph_at(const struct document *d, uint32_t offset);

/* Id of the innermost quote that covers `offset`, or 0. O(log n + nesting). */
uint32_t document_quote_at(const struct document *d, uint32_t offset);

/* What stands near the quote: its paragraph; of a long one, a few sentences around it. */
struct span document_near(const struct document *d, const struct quote *q);

/*
 * Ids of the regions that are named near the quote, each once, in the order of the text, `most`
 * of them. Returns how many.
 */
uint32_t document_regions_near(const struct document *d, const struct quote *q, uint32_t *ids,
			       uint32_t most);

/* Index of the first mention with span.end > offset (n if none); by binary search. */
uint32_t mention_from(const struct mention *at, uint32_t n, uint32_t offset);

/*
 * Before the finding: shortens text and paragraphs to what lies in the first `most` bytes. True
 * when something was left out.
 */
bool document_limit(struct document *d, size_t most);

/*
 * Checks the invariants (spans inside the text, ids valid, order); what fails is named in `e`.
 */
bool document_check(const struct document *d, struct error *e);

#endif
