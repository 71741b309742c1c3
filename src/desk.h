/* What lies on the desk: the open articles, the screen on them, what is remembered of it. */
#ifndef DESK_H
#define DESK_H

#include "copier.h"
#include "memory.h"

#include "reader/grid.h"

struct desk {
	const struct config *config;
	struct config live; /* the same with the options as :set left them */
	const struct places *places;
	enum extent extent;
	VEC(const char *) paths;
	VEC(char *) named;              /* those of them that the reader named */
	size_t n;                       /* articles */
	VEC(struct article *) articles; /* NULL: not opened yet */
	struct article *opening;        /* one that is to be shown if it can be; NULL: none */
	int watch;                      /* of the article that is followed; -1: none */
	bool grown;                     /* it has, and was not read anew since */
	int64_t reloaded;               /* when, milliseconds */
	bool touched;                   /* a key was pressed */
	bool mouse;                     /* the terminal tells of it */
	struct article *turned;         /* one read anew, or in the other extent; NULL: none */
	size_t turned_at;               /* which one */
	const char *where; /* what the first one opens at, until all of it is there; NULL:
			      nothing */
	struct ui ui;
	struct grid grid;
	struct copier copier;
	struct memory memory;
	int64_t drawn; /* milliseconds */
	bool dirty, quit;
};

/* An article by that path; `a` is NULL as long as it is not opened. `path` is borrowed. */
void desk_add(struct desk *d, const char *path, struct article *a);

void desk_open(struct desk *d, size_t i);

/*
 * Opens those that are not open yet, a few at a time, as long as they are not too many: what is
 * told of all articles is told of these.
 */
void desk_open_more(struct desk *d);

/*
 * Opens what the reader named, and shows it when it can; one that is open already is shown.
 * `extent` 0: as the others.
 */
void desk_open_named(struct desk *d, struct str name, int extent);

/* Reads the article shown anew; also what is kept of its address; the page in the other extent.
 */
void desk_reload(struct desk *d);
void desk_refetch(struct desk *d);
void desk_turn(struct desk *d);

/* Stops what was asked for, by name or anew, and has not come. */
void desk_give_up(struct desk *d);

/* Watches the article shown, which is read anew when it has grown, as long as it is followed.
 */
void desk_follow(struct desk *d);
/* Goes on with that; `told`: it was written to. True when something waits to be done soon. */
bool desk_follow_on(struct desk *d, bool told);

/* Brings the screen up to date with all that the workers have done. */
void desk_look(struct desk *d);

/* Waits a moment for the first article that can be shown; false when all have failed. */
bool desk_has_something(struct desk *d);

/* On stderr; the exit status. */
int desk_tell_failures(struct desk *d);

void desk_close(struct desk *d);

#endif
