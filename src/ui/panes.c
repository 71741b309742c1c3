/* Which panes are shown and which has the focus. */
#include "ui/lens.h"

#define X(id, name, title, share, height) extern const struct lens lens_##name;
PANES(X)
#undef X

const struct lens *const lenses[PANE_COUNT] = {
#define X(id, name, title, share, height) [PANE_##id] = &lens_##name,
	PANES(X)
#undef X
};

void pane_focus(struct ui *ui, enum pane pane)
{
	ui->focus = pane;
	if (pane == PANE_ARTICLE || pane >= PANE_SIDES)
		ui->page = pane;
	if (pane == PANE_ARTICLE && ui->frame.narrow)
		ui->zoom = false;
}

void pane_leave(struct ui *ui)
{
	bool map = ui->focus == PANE_MAP;
	pane_focus(ui, ui->focus == ui->page ? PANE_ARTICLE : ui->page);
	if (map)
		map_leave(ui);
}

void act_pane_next(struct ui *ui)
{
	enum pane next = ui->focus == ui->page ? PANE_FIRST : ui->focus + 1;
	pane_focus(ui, next == PANE_SIDES ? ui->page : next);
}

void act_pane_prev(struct ui *ui)
{
	enum pane last = PANE_SIDES - 1;
	pane_focus(ui, ui->focus == ui->page     ? last
		       : ui->focus == PANE_FIRST ? ui->page
						 : ui->focus - 1);
}

void act_zoom(struct ui *ui)
{
	ui->zoom = !ui->zoom;
}

void act_panes(struct ui *ui)
{
	ui->panes_hidden = !ui->panes_hidden;
	if (ui->panes_hidden)
		pane_focus(ui, ui->page);
}
