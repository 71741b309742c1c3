/*
 * Colours a terminal has for colours that a theme asks for.
 */
#ifndef TERM_COLOUR_H
#define TERM_COLOUR_H

#include <stdbool.h>
#include <stdint.h>

/* 0xrrggbb of one of the 256 colours, as xterm has them. */
uint32_t colour_rgb(int index);

/*
 * The colour to give a terminal of `colours` colours for `colour` (see struct style): exact
 * when `direct` (it takes 0xrrggbb, 0-7 being the ANSI colours), else the nearest of the cube
 * and the greys, of 16 or of 8. COLOUR_DEFAULT stays.
 */
int colour_for(int32_t colour, int colours, bool direct);

#endif
