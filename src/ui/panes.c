/* Which panes are shown and which has the focus. */
#include "ui/state.h"

void pane_focus(struct ui *ui, enum pane pane)
{
	ui->focus = pane;
	if (pane == PANE_ARTICLE && ui->frame.narrow)
		ui->zoom = false;
}

void act_pane_next(struct ui *ui)
{
	pane_focus(ui, (ui->focus + 1) % PANES);
}

void act_pane_prev(struct ui *ui)
{
	pane_focus(ui, (ui->focus + PANES - 1) % PANES);
}

void act_quotes(struct ui *ui)
{
	pane_focus(ui, PANE_QUOTES);
}

void act_speakers(struct ui *ui)
{
	pane_focus(ui, PANE_SPEAKERS);
}

void act_regions(struct ui *ui)
{
	pane_focus(ui, PANE_REGIONS);
}

void act_zoom(struct ui *ui)
{
	ui->zoom = !ui->zoom;
}

void act_panes(struct ui *ui)
{
	ui->panes_hidden = !ui->panes_hidden;
	if (ui->panes_hidden)
		pane_focus(ui, PANE_ARTICLE);
}
