/*
 * What is kept from one reading to the next, in one SQLite database of the user: how each
 * article was left. The only floor that knows SQLite.
 *
 * The screen goes through a keeper, a thread that asks and writes, so that no key waits for a
 * disk; what the command line wants is done at once, through a store. The database is made when
 * the first thing is kept. One that is damaged or that a newer reader wrote is left as it is,
 * and a message says so.
 */
#ifndef READER_STATE_H
#define READER_STATE_H

#include "reader/correct.h"

/* ---- what is kept of an article ---------------------------------------------------------- */

enum trace_kind {
	TRACE_TOP,     /* what stood at the top of the screen */
	TRACE_QUOTE,   /* the current quote */
	TRACE_SPEAKER, /* chosen in the light, by name */
	TRACE_REGION,
	TRACE_KINDS,  /* `at`: the light's kinds of quotes, bits */
	TRACE_MARK,   /* a place that `letter` was given to */
	TRACE_JUMP,   /* a place that was left by a jump, the oldest first */
	TRACE_SEARCH, /* what was searched for, the oldest first */
	TRACE_TAUGHT, /* `at`: what the reader knows of the screen, bits; that of the article
			 read last counts, whatever is asked for */
	TRACE_KIND_COUNT
};

/* One thing that is kept; what is `words` lives as long as what it was read from. */
struct trace {
	enum trace_kind kind;
	uint32_t at;      /* a place: byte of the text */
	struct str words; /* what stands there; or the name */
	char letter;
};

/* An article as it is being read. */
struct visit {
	uint64_t content; /* text_key() of its text; 0: it is not to be remembered */
	struct str path;  /* of its file, as given; absolute when it comes from a store */
	int extent;       /* what of the file: an enum of the session */
	struct str title, byline, published;
	uint32_t permille; /* how far it was read */
	uint32_t n_quotes;
	int64_t read; /* when last, seconds since 1970; set by the store */
	const struct trace *traces;
	size_t n_traces;
	const struct correction *corrections; /* the oldest first */
	size_t n_corrections;
};

/* What tells a text from all others; never 0. */
uint64_t text_key(struct str text);

/* The text that stands at a place, enough to know it again. */
struct str place_words(struct str text, uint32_t at);

/*
 * Where the place is now that the text may have changed: where its words stand, or a part of
 * them, the nearest to `at`; else `at`, as far as the text goes.
 */
uint32_t place_again(struct str text, uint32_t at, struct str words);

/* ---- the store --------------------------------------------------------------------------- */

/* Path of the user's database, into `out`; false when the environment names no home. */
bool state_path(char *out, size_t room);

/* A path as given, from the root; into the arena. */
struct str absolute_path(struct str path, struct arena *arena);

struct store;

/*
 * Opens the database at `path`; when there is none, makes it. NULL, with a message, when that
 * can't be, or when it is no database of this reader's. For one thread.
 */
struct store *store_open(const char *path, struct error *e);
void store_close(struct store *s);

/* How long it waits for another reader that writes before it fails; at first some seconds. */
void store_wait(struct store *s, int milliseconds);

/* Whether the database may have corrections: told without opening it. */
bool store_may_correct(const char *path);

/*
 * The visit that `asked` goes on with: of the same content; else of the same file and title,
 * as its text was before a change. `found->content` is 0 when there is none; it may have
 * corrections all the same, of an article that had the file or the title before, and a trace:
 * TRACE_TAUGHT.
 */
bool store_recall(struct store *s, const struct visit *asked, struct arena *arena,
		  struct visit *found, struct error *e);

/* Keeps all of it, or nothing. */
bool store_keep(struct store *s, const struct visit *r, struct error *e);

/* Forgets the articles of a file, or all when it is NULL; how many they were. */
bool store_forget(struct store *s, const char *path, uint32_t *n, struct error *e);

bool store_forget_visit(struct store *s, uint64_t content, struct error *e);

/* The articles read last, at most so many, the newest first; without what was kept of each. */
bool store_recent(struct store *s, size_t most, struct arena *arena, struct visit **visits,
		  size_t *n, struct error *e);

/* ---- the archive: every quote that was read --------------------------------------------- */

/* A quote of an article that was read; the article's names are those of its visit. */
struct said {
	struct str words; /* as one line */
	enum quote_kind kind;
	uint32_t start, end; /* of what the article's JSON has as its offsets: code points */
	struct str speaker;  /* empty: nobody was found */
	const struct str *regions; /* those that its paragraph names */
	size_t n_regions;
	struct visit visit; /* of the article, without traces */
};

/* The quotes of an article that were taken so far; the visits are empty. */
struct said_taken {
	struct said *all;
	uint32_t n;
	uint32_t at, points; /* the place of the last one: bytes, code points */
};

/*
 * Takes some more of them, into the arena, so that none of these calls is a long one; false:
 * these were the last.
 */
bool said_take(struct said_taken *t, const struct document *d, struct arena *arena);

/* Archives the quotes of a text; those of the same article before it changed go. */
bool store_archive(struct store *s, const struct visit *v, const struct said *said, size_t n,
		   struct error *e);

/*
 * Finds the newest `most` quotes that have all of: words; `speaker:`, `region:` with a word of
 * a name (or several: region:"north sea"); `date:` with a year, month or day (2026-03). A word
 * that ends in * may go on. Nothing asked: all.
 */
bool store_search(struct store *s, struct str asked, size_t most, struct arena *arena,
		  struct said **found, size_t *n, struct error *e);

/* ---- the keeper -------------------------------------------------------------------------- */

struct keeper;

/* Costs nothing until it is asked. `path` is borrowed. */
struct keeper *keeper_new(const char *path);

/* Readable (poll) when an answer has come; -1 before anything was asked. */
int keeper_fd(const struct keeper *k);

/* Asks for what store_recall() gives; the answer has this ticket. */
void keeper_recall(struct keeper *k, uint32_t ticket, const struct visit *asked);

/* What was to be kept of the same content and is not yet written is forgotten for this. */
void keeper_keep(struct keeper *k, const struct visit *r);

/*
 * Archives the quotes of an article. True: that takes more calls with the same article, as it
 * takes some quotes at a time; what was begun for another one is dropped.
 */
bool keeper_archive(struct keeper *k, const struct visit *v, const struct document *d);

/* Asks the archive; what is found comes as an answer. `asked` is copied. */
void keeper_search(struct keeper *k, struct str asked);

struct recalled {
	bool failed; /* nothing more is kept: `fault` says why; told once */
	struct error fault;
	bool searched; /* of keeper_search(): the quotes found, in the arena */
	struct said *said;
	size_t n_said;
	uint32_t ticket; /* else of keeper_recall() */
	struct visit visit;
	struct arena arena; /* of the visit; to be freed */
};

/* The next answer that has come. */
bool keeper_answer(struct keeper *k, struct recalled *answer);

/* Writes what is left to write; an answer tells when that failed. Nothing is asked after it. */
void keeper_finish(struct keeper *k);

void keeper_free(struct keeper *k);

#endif
