/*
 * Views: the state -> a grid of cells. Pure: nothing here changes the state or speaks to a
 * terminal, so every screen is testable as text.
 */
#ifndef READER_VIEW_H
#define READER_VIEW_H

#include "reader/grid.h"
#include "reader/ui.h"

/* Draws the whole screen. The grid must have ui's rows and columns. Cost: the cells. */
void view_draw(const struct ui *ui, struct grid *g);

/* The key that the status line names at this place, 0: none. */
uint32_t view_key_at(const struct ui *ui, int row, int column);

struct recent;
/* The screen of the articles read last, which is another one. */
void view_recent(const struct recent *r, struct grid *g);

#endif
