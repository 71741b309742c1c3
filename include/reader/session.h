/*
 * The open articles: each read, decoded and analysed by a worker thread while the screen
 * already shows what has come. The text grows but never moves; findings are handed over once.
 */
#ifndef READER_SESSION_H
#define READER_SESSION_H

#include "reader/find.h"
#include "reader/input.h"
#include "reader/text.h"

enum article_phase { ARTICLE_READING, ARTICLE_FINDING, ARTICLE_READY, ARTICLE_FAILED };

struct article;

/* What of a file is read: of a web page its article or all; or all bytes, as plain text. */
enum extent { EXTENT_ARTICLE, EXTENT_WHOLE, EXTENT_BYTES };

/*
 * The first screen goes first: until session_go_on() every worker rests when it has published
 * its first text. Who waits for an article, or cancels it, lets them go on, too.
 */
void session_hold(void);
void session_go_on(void);

/* How an article looks at one moment; a consistent set of what the worker has published. */
struct article_view {
	const char *type; /* media type; NULL: nothing has come yet */
	struct str text;  /* what has come; valid as long as the article is held */
	const struct span
		*paragraphs; /* finished ones, then a growing one; valid until the next view */
	uint32_t n_paragraphs;
	struct span title;           /* of the text; empty: none */
	struct about about;          /* valid as long as the article is held */
	struct spans asides;         /* as in struct content */
	uint32_t n_captions;         /* the same */
	const struct styled *styled; /* the same; valid as long as the article is held */
	uint32_t n_styled;
	const struct web_link *links; /* the same; valid as long */
	uint32_t n_links;
	bool record;                     /* the same */
	const char *notice;              /* what the reader should know; NULL: nothing */
	const struct document *document; /* NULL until the findings are handed over */
	enum extent extent;
	bool page; /* of a web page that has been read: article_turned() shows it otherwise */
	enum article_phase phase;
	uint32_t permille;   /* of reading or finding */
	bool address;        /* it is no file but something of the web */
	uint64_t fetched;    /* bytes, of an address */
	unsigned generation; /* grows with every change worth a redraw */
	uint64_t key; /* what the text is remembered by; 0: not read yet, or not to be kept */
	struct text_faults faults; /* so far */
	enum charset charset;
	const char *written_in; /* the charset's name; NULL: nothing has come yet */
	bool refused;           /* FAILED, for it is no text: EXTENT_BYTES would show it */
	bool beyond;            /* longer than FIND_MOST: only the beginning was analysed */
	const char *error;      /* ARTICLE_FAILED: "path: what"; else NULL */
};

/*
 * Opens `path` ("-" is standard input) and starts its worker. Never NULL; faults show in the
 * view.
 */
struct article *article_open(const char *path, const struct places *places, enum extent extent);

/* The same; what is kept of an address is not asked about. */
struct article *article_open_anew(const char *path, const struct places *places,
				  enum extent extent);

/*
 * The same page as `a`, whose view says `page`, in the other extent: read anew from the bytes
 * that came, as a pipe gives them but once.
 */
struct article *article_turned(const struct article *a);

/* The same from memory (copied), for tests: read and analysed when it returns if `wait`. */
struct article *article_from_text(const char *name, struct str text,
				  const struct places *places, bool wait);

/* The name as given, for the title row and citations. */
const char *article_name(const struct article *a);

/* Cheap; for one thread, the one that opened the article. */
struct article_view article_view(const struct article *a);

/* Waits until the phase is READY or FAILED. */
void article_wait(struct article *a);

/* Asks the worker to stop reading and finding; what has come stays readable. */
void article_cancel(struct article *a);

/* Cancels, joins and frees. */
void article_close(struct article *a);

/* Readable (poll) when any article has changed; session_acknowledge() empties it. */
int session_fd(void);
void session_acknowledge(void);

#endif
