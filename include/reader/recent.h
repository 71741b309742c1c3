/*
 * The articles that were read last, to choose one from: the state of a screen of its own, shown
 * when no article is named.
 */
#ifndef READER_RECENT_H
#define READER_RECENT_H

#include "reader/config.h"
#include "reader/state.h"

struct recent {
	const struct config *config;
	struct visit *visits; /* borrowed; the newest first */
	size_t n;
	size_t cursor, top; /* rows: the chosen one, the first in sight */
	int rows, columns;  /* of the screen */
	bool unicode;
	int64_t clicked;   /* milliseconds: when; 0: not, or for the second time */
	char message[512]; /* until the next key */
};

enum recent_effect {
	RECENT_NONE,
	RECENT_OPEN,   /* the article at the cursor */
	RECENT_FORGET, /* the same, then recent_forgotten() */
	RECENT_QUIT,
	RECENT_SUSPEND,
	RECENT_REDRAW
};

/* Rows of the list that the screen holds. */
int recent_page(const struct recent *r);

/* Does what the key means in lists; Delete forgets. */
enum recent_effect recent_key(struct recent *r, uint32_t key);

/* A click chooses, a second one soon after opens; the wheel goes up and down. */
enum recent_effect recent_mouse(struct recent *r, const struct mouse *m, int64_t now);

/* The screen has this size. */
void recent_resize(struct recent *r, int rows, int columns);

/* The article at the cursor is no more. */
void recent_forgotten(struct recent *r);

/* What is told of where an article comes from: who wrote it, else its file's name. */
struct str recent_source(const struct visit *v);

#endif
