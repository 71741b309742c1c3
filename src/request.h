/*
 * What the command line asks for, and the ways of working that it may ask for.
 */
#ifndef READER_REQUEST_H
#define READER_REQUEST_H

#include "reader/places.h"
#include "reader/reach.h"

#include "print.h"
#include "say.h"

enum { SETS_MOST = 200 };

enum reads { READS_NOTHING, READS_PLACES, READS_LINES, READS_ARTICLES };

struct request;

/* A way of working, and what it reads. */
struct way {
	enum status (*work)(const struct request *r, const struct config *c,
			    const struct places *places);
	enum reads reads;
};

/* What the command line asks for. */
struct request {
	const struct way *way;
	const struct export_format *format;
	bool strict;
	const char *keep; /* members of a batch; NULL: none */
	enum extent extent;
	size_t explained; /* code point of the text */
	const char *forgotten;
	const char *asked;       /* of the archive; NULL: nothing */
	const char *format_name; /* --export; NULL: none was named */
	size_t said_format;
	struct reach reach;
	struct config_request config;
	const char *sets[SETS_MOST];
	const char *const *paths;
	size_t n_paths;
	const char *where; /* what the first one opens at: a paragraph, or a search; NULL:
			      nothing */
};

/* options.c: the command line; false, and told, when it is wrong. --help and --version end. */
bool request_take(struct request *r, int argc, char **argv);

/* ways.c */
extern const struct way show_way; /* the screen when there is a terminal; else as text */
extern const struct way export_way, plain_way, batch_way, print_config_way, check_config_way,
	explain_way, quotes_way, forget_way;

#endif
