/*
 * Input: files, pipes and standard input, read in chunks; and the seam behind which their
 * bytes become text, paragraphs and a title, whatever type they are of.
 */
#ifndef READER_INPUT_H
#define READER_INPUT_H

#include "reader/text.h"

/* ---- bytes ------------------------------------------------------------------------------- */

struct source {
	int fd;
	bool regular;     /* a file with a size; else a pipe or the like, which may stall */
	uint64_t size;    /* of a regular file, when opened; else 0 */
	const char *path; /* as given; borrowed */
	struct str name;  /* what tells its format, a part of the path; empty: nothing does */
	const char *type; /* media type, as a server or a filter tells it; NULL: nobody */
	char told_type[64], charset[24]; /* as a server tells; else "" */
	bool whole;                      /* a page that is all article */
	char notice[200];                /* what of it is not shown; "" nothing */
};

/* Opens `path` ("-": standard input). Missing, unreadable, a directory: false and a message. */
bool source_open(struct source *s, const char *path, struct error *e);

/* The same of a regular file that is open, from its start, by a descriptor of its own. */
bool source_open_again(struct source *s, int file, const char *path, struct error *e);

/* Is it no file but an address of the web: http or https? */
bool source_is_address(const char *path);

/* Drops what was fetched of an address, of all when it is NULL; was anything kept? */
bool source_forget(const char *address);

/* Who waits for an article that is fetched. */
struct fetch_watch {
	int cancel_fd; /* readable: nobody waits any more */
	/* told now and then how many bytes have come */
	void (*tell)(void *context, uint64_t bytes);
	void *context;
	bool anew; /* whatever is kept of it */
};

/* Opens what stands at the address, once it is here; false, with a message, when it is not. */
bool source_fetch(struct source *s, const char *address, const struct fetch_watch *watch,
		  struct error *e);

void source_close(struct source *s);

/* Goes on as this file, `size` bytes long, from its start. */
void source_become(struct source *s, int fd, uint64_t size);

enum pass { PASS_NONE, PASS_TAKEN, PASS_FAILED };

/*
 * What is packed or needs a filter, as its first bytes `head` (which have been read) or its
 * name tell, becomes what it holds: to be read from its start. PASS_NONE: it is as it is. Takes
 * time; gives up when `cancel_fd` becomes readable. PASS_FAILED: with a message.
 */
enum pass source_pass(struct source *s, struct str head, int cancel_fd, struct error *e);

enum source_result { SOURCE_DATA, SOURCE_END, SOURCE_STALLED, SOURCE_CANCELLED, SOURCE_FAILED };

/*
 * Reads up to `room` bytes to `to`. Waits at most `patience` milliseconds (-1: for ever) and
 * returns at once when `cancel_fd` becomes readable (-1: none).
 */
enum source_result source_read(struct source *s, void *to, size_t room, int patience,
			       int cancel_fd, size_t *n, struct error *e);

/* ---- bytes -> article -------------------------------------------------------------------- */

/* What the source tells of the article; empty: nothing. */
struct about {
	struct str title, byline;
	struct str published; /* ISO 8601: a date, maybe a time */
	bool within;          /* it stands in the text, too */
};

/* How a program wrote some of a text that it meant for a terminal. */
enum letter_style { STYLE_BOLD = 1, STYLE_ITALIC = 2, STYLE_UNDERLINE = 4, STYLE_REVERSE = 8 };
struct styled {
	struct span span;
	unsigned styles; /* enum letter_style, or'ed */
};

/* Text that leads to an address of the web, which may be another than it says. */
struct web_link {
	struct span span;
	struct str address;
};

/* What has come of an article: it only grows, and the text never moves nor changes. */
struct content {
	const char *type; /* media type; NULL until the first bytes are known */
	enum charset charset;
	const char *written_in; /* the charset's name */
	struct text_faults faults;
	struct str text;
	const struct span *paragraphs; /* finished ones; the array may move when more is fed */
	uint32_t n_paragraphs;
	struct span open;  /* the one growing behind them; empty: none */
	struct span title; /* of the text; empty: none, or not known yet */
	struct about about;
	const struct span
		*asides;   /* of the text, but no part of the article: a mail's header */
	uint32_t n_asides; /* they are in order, and hold whole paragraphs */
	/* how many of the last paragraphs are asides that stand behind the article: what a
	 * page says of its pictures; there are others before them */
	uint32_t n_captions;
	const struct styled *styled; /* of the text, in order; when it has come as a whole */
	uint32_t n_styled;
	const struct web_link *links; /* of the text, in order, apart; when it has come whole */
	uint32_t n_links;
	bool record;        /* a manual, a log: nothing is to be found in it */
	const char *notice; /* what the reader should know; NULL: nothing */
};

/* The article without the captions behind it. */
struct body {
	struct str text;
	uint32_t n_paragraphs;
};
struct body article_body(struct str text, const struct span *paragraphs, uint32_t n_paragraphs,
			 uint32_t n_captions);

/* An article under way; for one thread. What stands behind `content` is the floor's own. */
struct input {
	struct content content;
	const char *name;    /* for messages; borrowed */
	uint64_t size;       /* bytes to come, as far as known; else 0 */
	const char *told;    /* media type that the caller knows; NULL: the bytes tell */
	bool decoded;        /* plain UTF-8 of a caller: a byte order mark is a character */
	const char *charset; /* as the reader tells it; NULL: nobody */
	const char
		*declared;  /* charset, as a server tells it, who may be wrong; NULL: nobody */
	const char *notice; /* what the caller knows that the reader should; NULL: nothing */
	bool whole;         /* all of a page is wanted, not the article found in it */
	bool forced;        /* plain text, whatever it begins with */
	/* Is it a word of the language? Asked where a line ends in a hyphen; NULL: hyphens
	 * stay. */
	bool (*knows)(struct str word);
	int cancel_fd; /* readable: nobody waits any more; -1: none */
	int page;      /* a file of a page's bytes, once it is read; 0: there is none */
	char *room;    /* address space for the text */
	size_t reserved, length;
	const struct input_type *type;
	void *state; /* the type's */
};

/*
 * Takes address space for the text; pages cost memory when they are written to. False, with a
 * message, when there is none. Set the flags and `cancel_fd` afterwards.
 */
bool input_open(struct input *in, const char *name, uint64_t size, struct error *e);

/*
 * Goes on with the next `n` bytes; `last`: no more will come. By the first ones the type is
 * told and the habit of the lines judged, so they should be as many as are at hand. False, with
 * a message, when the article is too long: what came before stays, and is finished; or when it
 * is of a format that is not read: then nothing comes of it.
 */
bool input_feed(struct input *in, const char *at, size_t n, bool last, struct error *e);

/* Forgets the article; another may be fed, into the same room. */
void input_again(struct input *in);

/* Gives back text and paragraphs. A zero-initialised input may be closed, too. */
void input_close(struct input *in);

/* ---- the other process ------------------------------------------------------------------- */

/*
 * Web pages are read by another process of this program, started with this option (and the
 * word for all of a page): main calls input_child() then, whose result is the exit status.
 */
#define INPUT_CHILD       "--read-page"
#define INPUT_CHILD_WHOLE "whole"
int input_child(bool whole);

#endif
