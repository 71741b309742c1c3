/*
 * What the files of this floor share.
 */
#ifndef TERM_TERMINAL_H
#define TERM_TERMINAL_H

#include "reader/term.h"

/*
 * A string of the terminal's description, NULL when it has none. Without padding: the terminals
 * that needed it are gone, and only tputs would drop it.
 */
const char *terminal_capability(const char *name);

/* Writes to the terminal, all of it. */
void terminal_send(const char *at, size_t n);

/* ---- show.c: the screen ------------------------------------------------------------------ */

/* After newterm and after every change of the terminal's abilities. */
void show_start(bool unicode);
/* What stands on the screen is not known any more. */
void show_forget(void);
/* Leaves no style behind and the cursor to be seen. */
void show_finish(void);
void show_free(void);

/* ---- signals.c --------------------------------------------------------------------------- */

/*
 * Signals are noted and make the descriptor that is returned readable; -1 when the system
 * refuses. The modes that the terminal `fd` has then are what a rescue brings back.
 */
int signals_take(int fd);
void signals_give_back(void);
/* Forgets that the descriptor was readable. */
void signals_drain(void);
/* True once after each of these. */
bool signals_resized(void);
bool signals_stopped(void);
bool signals_continued(void);
/*
 * Stops the process, or with `group` all of its group, as ^Z at a shell does; returns when it
 * goes on.
 */
void signals_stop(bool group);

/* What to write when there is no time for more (a crash, no memory). Copied. */
void signals_prepare(const char *restore, size_t n);
/* Nothing is to be restored any more (or again). */
void signals_armed(bool armed);
/* Restores the terminal by what was prepared; safe in a signal handler. */
void signals_rescue(void);

/* ---- rescue.c ---------------------------------------------------------------------------- */

/* Prepares what endwin would send. `ansi`: the terminal understands ESC [. */
void rescue_prepare(bool ansi);

#endif
