/*
 * The terminal: shows grids, gives events. The only floor that knows ncurses.
 */
#ifndef READER_TERM_H
#define READER_TERM_H

#include "reader/grid.h"

enum event_kind { EVENT_NONE, EVENT_KEY, EVENT_RESIZE, EVENT_PASTE, EVENT_MOUSE, EVENT_GONE };

struct event {
	enum event_kind kind;
	uint32_t key;       /* EVENT_KEY: see config.h */
	struct str pasted;  /* EVENT_PASTE: borrowed until the next event */
	struct mouse mouse; /* EVENT_MOUSE */
};

struct term_traits {
	int rows, columns;
	int colours;         /* 0: none */
	int32_t background;  /* COLOUR_RGB | 0xrrggbb; COLOUR_DEFAULT: not known, or not yet */
	bool unicode;        /* the locale can show it */
	const char *warning; /* for the status line: TERM is unknown, …; else NULL */
};

/*
 * Takes over the controlling terminal (stdin may be a pipe): keys come from there and the
 * screen goes there. An unknown TERM is taken for an xterm, with a warning. False when there is
 * no terminal or it cannot address the cursor (TERM=dumb, none): the caller then prints
 * plainly. From here on the terminal is restored on every way out, also when a signal kills.
 */
bool term_open(int escape_delay, struct term_traits *traits, struct error *e);

/*
 * What of that shows nowhere, for who has to wait for something before it is known whether
 * there will be a screen; term_close() undoes it.
 */
void term_prepare(void);

/* Restores the terminal; safe to call twice. */
void term_close(void);

/*
 * File descriptor to poll (readable): input, a resize or a signal waits. Drain by term_event.
 */
int term_fd(void);

/*
 * The next event without waiting (an Esc waits for what may follow, at most escape_delay);
 * EVENT_NONE when there is none. Several resizes are one. EVENT_GONE: the terminal is closed.
 * After a stop (^Z from outside, SIGCONT) the event is a resize, and so it is when the traits
 * have become other ones: the terminal was asked for its background, and has answered.
 */
struct event term_event(void);

struct term_traits term_traits(void);

/*
 * Asks the terminal to send what the mouse does, or not to, as at the start: while it sends,
 * text can't be selected with the mouse alone.
 */
void term_mouse(bool on);

/* Shows the grid, sending only what differs. `theme` resolves roles. */
void term_show(const struct grid *g, const struct theme *theme);

/* Next term_show sends everything anew (^L, after SIGCONT). */
void term_redraw(void);

/*
 * Puts text on the clipboard by OSC 52: at most 100,000 bytes, and not where the terminal does
 * not understand that. Whether it obeys is not known.
 */
bool term_copy(struct str text, struct error *e);

/* Restores the terminal, stops the process (SIGTSTP), takes the terminal over again. */
void term_suspend(void);

/*
 * Set by SIGTERM, SIGHUP, SIGINT: the number of the signal, else 0. The screen is still ours to
 * close.
 */
int term_signal(void);

#endif
