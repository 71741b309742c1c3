/* What the files of this floor share. */
#ifndef TERM_TERMINAL_H
#define TERM_TERMINAL_H

#include "reader/term.h"

/* term.c: writes to the terminal, beside ncurses. */
void terminal_send(struct str bytes);
/* What is sent between these two is written at once; ncurses alone writes 2,800 bytes. */
void frame_begin(void);
void frame_end(void);

/* capability.c, by the terminal's description: is ESC [ understood; what puts the cursor ("":
 * nothing); what undoes all. Strings live until the next is made. */
bool capability_ansi(void);
struct str capability_move(int row, int column);
struct str capability_restore(void);
struct str capability_look(unsigned video, int pair);

/* keys.c, after newterm: `fd` is where the keys come from; *background is set when told. */
void keys_start(int fd, int escape_delay, int32_t *background);
/* Takes in answers that are still to come: they would be typed to who has it next. */
void keys_end(void);
/* The next key, paste or mouse event; EVENT_NONE when none is whole. */
struct event keys_next(void);

/* show.c, after newterm. */
void show_start(bool unicode);
/* The terminal joins signs; true. */
bool show_joins(void);

/*
 * signals.c. Signals are noted, or deadly after a rescue of the terminal `fd`, whose modes of
 * now come back then. What was ignored stays so. Returns a descriptor that a noted signal makes
 * readable, -1 when the system refuses. signals_give_back() undoes it, then too.
 */
int signals_take(int fd);
void signals_give_back(void);

/* Has the window another size, or do we go on after a stop; are we asked to stop, too? */
bool signals_noted(bool *stop);

/* Stops a process, 0: our group, as ^Z at a shell does; returns when it goes on. */
void signals_stop(int process);

/* What a rescue shall write; copied. "": there is nothing to be restored any more. */
void signals_arm(struct str restore);
/* Restores the terminal at once, without ncurses; safe in a signal handler. */
void signals_rescue(void);

#endif
