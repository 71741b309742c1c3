/*
 * What the files of this floor share.
 */
#ifndef TERM_TERMINAL_H
#define TERM_TERMINAL_H

#include "reader/term.h"

#include <stdio.h>

/* ---- capability.c: what the terminal's description says, sent beside ncurses --------------
 */

/* Can the cursor be put anywhere? */
bool capability_cursor(void);
/* Does it understand ESC [? Only then may it be asked for what no description tells. */
bool capability_ansi(void);
/* Writes to `out` what puts the cursor there, wherever it is now. */
void capability_move(FILE *out, int row, int column);
/* Writes to `out` what endwin would send. */
void capability_restore(FILE *out);

/* ---- keys.c ------------------------------------------------------------------------------ */

/* After newterm. `fd`: where the keys come from. */
void keys_start(int fd, int escape_delay);
void keys_free(void);
/* The next key, paste or mouse event; EVENT_NONE when none is whole. */
struct event keys_next(void);

/* ---- show.c ------------------------------------------------------------------------------ */

/* After newterm. `tty`: the terminal. */
void show_start(FILE *tty, bool unicode);
void show_free(void);

/* ---- signals.c --------------------------------------------------------------------------- */

/*
 * Signals are noted, or deadly after a rescue of the terminal `fd`, whose modes of now come
 * back then. What was ignored stays so. Returns a descriptor that a noted signal makes
 * readable, -1 when the system refuses.
 */
int signals_take(int fd);
void signals_give_back(void);

/* What has come since the last call; the descriptor is not readable any more. */
struct noted {
	bool stop;    /* we are asked to stop */
	bool changed; /* the window has another size, or we go on after a stop */
};
struct noted signals_noted(void);

/*
 * Stops the process, or with `group` all of its group, as ^Z at a shell does; returns when it
 * goes on.
 */
void signals_stop(bool group);

/* What a rescue shall write; copied. "": there is nothing to be restored any more. */
void signals_arm(struct str restore);
/* Restores the terminal at once, without ncurses; safe in a signal handler. */
void signals_rescue(void);

#endif
