/* What the files of this floor share. */
#ifndef TERM_TERMINAL_H
#define TERM_TERMINAL_H

#include "reader/signals.h"
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

#endif
