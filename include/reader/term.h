/*
 * The terminal: shows grids, gives events. The only floor that knows ncurses.
 */
#ifndef READER_TERM_H
#define READER_TERM_H

#include "reader/grid.h"

enum event_kind { EVENT_NONE, EVENT_KEY, EVENT_RESIZE, EVENT_PASTE, EVENT_GONE };

struct event {
	enum event_kind kind;
	uint32_t key;      /* EVENT_KEY: see config.h */
	struct str pasted; /* EVENT_PASTE: borrowed until the next event */
};

struct term_traits {
	int rows, columns;
	int colours; /* 0: none */
	bool unicode; /* the locale can show it */
};

/*
 * Takes over the terminal: `tty` is where keys come from and the screen goes (stdin may be a
 * pipe). False when the terminal cannot address the cursor (TERM=dumb), is unknown or is none:
 * the caller then prints plainly.
 */
bool term_open(int escape_delay, struct term_traits *traits, struct error *e);

/* Restores the terminal; safe to call twice. */
void term_close(void);

/* File descriptor to poll for input. */
int term_fd(void);

/* The next event without waiting; EVENT_NONE when there is none. Several resizes are one. */
struct event term_event(void);

struct term_traits term_traits(void);

/* Shows the grid, sending only what differs. `theme` resolves roles. */
void term_show(const struct grid *g, const struct theme *theme);

/* Next term_show sends everything anew (^L, after SIGCONT). */
void term_redraw(void);

/* Puts text on the clipboard by OSC 52 (at most 100,000 bytes); false when too long. */
bool term_copy(struct str text);

/* Restores the terminal, stops the process (SIGTSTP), takes the terminal over again. */
void term_suspend(void);

/* Set by SIGTERM, SIGHUP, SIGINT: the number of the signal, else 0. The screen is still ours to close. */
int term_signal(void);

#endif
