/*
 * What goes to standard output: articles in a format, and whether all of it has arrived.
 */
#ifndef PRINT_H
#define PRINT_H

#include "reader/config.h"
#include "reader/export.h"
#include "reader/session.h"

#include <stdio.h>

/* The exit status of the program. */
enum status { GOOD = 0, SOME_FAILED = 1, USAGE = 2, SYSTEM = 3 };

struct printing {
	const struct config *config;
	const struct export_format *format;
	const char *const *paths; /* "-": standard input */
	size_t n_paths;
	enum extent extent;
	FILE *out;
	int fault; /* errno, when writing failed */
};

/* What a format writes of an article that looks like `view`; all is borrowed. */
struct export_article print_data(const struct article *article,
				 const struct article_view *view);

/* Prints an article that is open; SOME_FAILED, and a message, when it could not be read. */
int print_article(struct article *article, struct printing *p);

/* Opens and prints all of them. */
enum status print_articles(struct printing *p, const struct places *places);

/*
 * Prints how what lies at a code point of an article's text was decided; USAGE when the text is
 * shorter.
 */
enum status print_explained(const struct printing *p, size_t point,
			    const struct places *places);

/* `status` when all has arrived or nobody wanted more of it; else says why not. */
enum status print_status(enum status status, int fault);

/* The same, of what was written to stdout so far. */
enum status print_end(void);

#endif
