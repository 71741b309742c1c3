/* How what is read is come by: told once, before the first article is opened. */
#ifndef READER_REACH_H
#define READER_REACH_H

#include "reader/base.h"

/* The option that another process of this program is started with; main calls reach_run(). */
#define REACH_RUN "--run"

enum { FILTER_ARGUMENTS = 32 };

/* A program that makes text or HTML of a format. */
struct reach_filter {
	const char *name; /* suffix, or media type */
	const char *argv[FILTER_ARGUMENTS + 1];
};

struct reach {
	const char *charset; /* in which all files are taken to be written; NULL: each tells */
	const struct reach_filter *filters;
	size_t n_filters;
	int seconds;  /* that fetching or a filter may take, each, */
	int most_mib; /* and that it may give */
	int redirects;
	const char *agent, *proxy; /* "" none */
	bool offline;              /* only what was fetched before */
	bool cache;                /* keep what is fetched */
	bool secure;               /* fetch nothing */
	/* is it a word of the language? Needed by the other process only */
	bool (*knows)(struct str word);
};

/* Borrows what `r` points at, for as long as anything is read. */
void reach_tell(const struct reach *r);

const struct reach *reach_told(void);

/*
 * The other process: sets limits and becomes the program that its arguments name. The exit
 * status, when that fails.
 */
int reach_run(int argc, char **argv);

/*
 * From now on this thread, and what it starts, changes no files, makes no connections and
 * traces nobody, where the kernel can see to that. About .05 ms.
 */
void reach_confine(void);

/* What keeps the processes that read pages, packed files and filters from doing harm. */
const char *reach_sandbox(void);

/* Is a charset called so? */
bool reach_knows_charset(const char *name);

#endif
