/* What a new reader has to know, and how one sees that it is known. */
#include "ui/state.h"

enum { NEXT, PANES, LIGHT, HELP };

const struct ui_lesson ui_lessons[LESSONS] = {
	[NEXT] = {ACT_QUOTE_NEXT, "next quote"},
	[PANES] = {ACT_PANE_NEXT, "panes"},
	[LIGHT] = {ACT_LIGHT_SPEAKER, "light"},
	[HELP] = {ACT_HELP, "help"},
};

/* The lessons that are learnt by an action. */
static const unsigned char learnt[ACTION_COUNT] = {
	[ACT_QUOTE_NEXT] = 1 << NEXT,     [ACT_PANE_NEXT] = 1 << PANES,
	[ACT_PANE_PREV] = 1 << PANES,     [ACT_QUOTES] = 1 << PANES,
	[ACT_SPEAKERS] = 1 << PANES,      [ACT_REGIONS] = 1 << PANES,
	[ACT_LIGHT_SPEAKER] = 1 << LIGHT, [ACT_LIGHT_ADD] = 1 << LIGHT,
	[ACT_HELP] = 1 << HELP,
};

void lesson_learnt(struct ui *ui, enum action action)
{
	ui->taught |= learnt[action];
}
