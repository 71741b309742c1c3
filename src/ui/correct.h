/* What the actions that correct share: what they are about, and how it is done. */
#ifndef UI_CORRECT_H
#define UI_CORRECT_H

#include "ui/state.h"

/* In the article what the status line tells of: the region one went to, or the quote. */
enum pane correct_about(const struct ui *ui);

/*
 * The current quote; 0, and said why, when there is none or it is out of sight: one that was
 * not chosen is never corrected, but one in sight is chosen then.
 */
uint32_t correct_quote(struct ui *ui);

/* Puts it in force, shows it, and says so. */
void correct(struct ui *ui, const struct correction *c);

#endif
