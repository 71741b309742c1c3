/* Keys and actions: what a key means now, and the handler of each action. */
#include "ui/lens.h"

/* A row of ACTIONS whose handler nobody wrote does not link. */
#define X(id, handler, name, modes, keys, help) [ACT_##id] = act_##handler,
static void (*const handlers[ACTION_COUNT])(struct ui *ui) = {ACTIONS(X)};
#undef X

struct effect ui_act(struct ui *ui, enum action action, uint32_t count)
{
	ui->effect = (struct effect){0};
	if (action <= ACT_NONE || action >= ACTION_COUNT)
		return ui->effect;
	arena_reset(&ui->scratch);
	ui->message[0] = '\0';
	ui->count = count;
	if (action != ui->early.action)
		ui->early.action = ACT_NONE;
	if (ui->early.action == ACT_NONE)
		ui->early.count = 0;
	move_begin(ui, action);
	lesson_learnt(ui, action);
	if (!sheet_takes(ui, action))
		handlers[action](ui);
	ui->count = 0;
	ui_settle(ui);
	return ui->effect;
}

/* ---- actions of no part of the state ----------------------------------------------------- */

void act_redraw(struct ui *ui)
{
	ui->effect.kind = EFFECT_REDRAW;
}

void act_suspend(struct ui *ui)
{
	ui->effect.kind = EFFECT_SUSPEND;
}

/* A list and what is zoomed are left before the program is. */
void act_quit(struct ui *ui)
{
	if (ui->focus == PANE_ARTICLE && !ui->zoom) {
		act_exit(ui);
		return;
	}
	pane_leave(ui);
	ui->zoom = false;
}

void act_exit(struct ui *ui)
{
	ui->effect.kind = EFFECT_QUIT;
}

/* Back to the article with the light kept, then the light; an open sheet first. */
void act_close(struct ui *ui)
{
	struct ui_article *a = ui_now(ui);
	if (ui->sheet != SHEET_NONE)
		ui->sheet = SHEET_NONE;
	else if (ui->focus != PANE_ARTICLE)
		pane_leave(ui);
	else if (ui->zoom)
		ui->zoom = false;
	else if (light_on(&a->light))
		light_leave(ui);
	else if (a->filters[PANE_ARTICLE].pattern)
		filter_clear(ui);
	else if (ui->search.pattern)
		ui->search.hidden = true;
}

bool may_copy(struct ui *ui)
{
	if (ui->options.secure)
		ui_say(ui, true, "copying is off in secure mode");
	return !ui->options.secure;
}

/* The row at the cursor, where the focused list has rows to copy. */
static bool copy_row(struct ui *ui)
{
	const struct lens *lens = ui->focus == PANE_ARTICLE ? NULL : lenses[ui->focus];
	uint32_t id = list_id(&ui_article(ui)->lists[ui->focus]);
	if (!lens || !lens->row || !id)
		return false;
	if (may_copy(ui))
		ui->effect = (struct effect){EFFECT_COPY, lens->row(ui, id, &ui->scratch)};
	return true;
}

/* The quote in sight, if it may be copied; else says why not. */
static const struct quote *quote_to_copy(struct ui *ui)
{
	uint32_t id = quote_in_sight(ui);
	if (!id)
		ui_say(ui, false, "no quote is in sight: J goes to the next one");
	return id && may_copy(ui) ? document_quote(ui_document(ui), id) : NULL;
}

void act_copy(struct ui *ui)
{
	const struct quote *q = copy_row(ui) ? NULL : quote_to_copy(ui);
	if (q)
		ui->effect = (struct effect){
			EFFECT_COPY, ui_line(&ui->scratch, ui_article(ui)->view.text, q->span)};
}

void act_cite(struct ui *ui)
{
	struct ui_article *a = ui_now(ui);
	const struct quote *q = copy_row(ui) ? NULL : quote_to_copy(ui);
	if (!q)
		return;
	text_point_at(a->view.text, &a->points, q->span.start);
	ui->effect = (struct effect){EFFECT_COPY, ui_citation(a, q, &ui->scratch)};
}

/* ---- keys -------------------------------------------------------------------------------- */

enum { CTRL_C = 3, COUNT_MOST = 100000000 };

static struct effect interrupt(struct ui *ui)
{
	struct effect effect = {0};
	ui->count = 0;
	ui->early.action = ACT_NONE;
	ui->message[0] = '\0';
	if (search_interrupt(ui)) {
		ui_say(ui, false, "search interrupted");
	} else if (ui->coming.any) {
		ui_say(ui, false, "given up");
		effect.kind = EFFECT_GIVE_UP;
	} else if (ui_article(ui)->view.phase < ARTICLE_READY) {
		ui_say(ui, false,
		       ui_article(ui)->view.text.n ? "interrupted: what has come stays"
						   : "interrupted");
		effect.kind = EFFECT_CANCEL;
	} else {
		ui_say(ui, false, "q quits");
	}
	return effect;
}

enum mode ui_mode(const struct ui *ui)
{
	bool list = ui->focus != PANE_ARTICLE || ui->sheet == SHEET_ARCHIVE;
	bool plane = list && ui->sheet != SHEET_ARCHIVE && lenses[ui->focus]->across;
	if (ui->focus == PANE_MAP && ui->sheet == SHEET_NONE)
		return MODE_MAP;
	return plane ? MODE_PLANE : list ? MODE_LIST : MODE_ARTICLE;
}

struct effect ui_key(struct ui *ui, uint32_t key)
{
	struct effect effect = {0};
	ui->pointer.selected = (struct span){0};
	if (ui->prompt.kind != PROMPT_NONE) {
		ui->message[0] = '\0';
		effect = prompt_key(ui, key);
		ui_settle(ui);
		return effect;
	}
	if (follow_ends(ui, key))
		return effect;
	if (ui->awaited == ACT_EXPORT && key != CTRL_C)
		return export_answer(ui, key);
	if (ui->awaited == ACT_ADDRESS && key != CTRL_C && address_key(ui, key, &effect))
		return effect;
	if (ui->awaited != ACT_NONE && key != CTRL_C) {
		marks_key(ui, key);
		return effect;
	}
	ui->awaited = ACT_NONE;
	if (key == CTRL_C)
		return interrupt(ui);
	enum action action = config_action(ui->config, ui_mode(ui), key);
	if (action == ACT_NONE && key >= '0' && key <= '9') {
		if (ui->count < COUNT_MOST)
			ui->count = ui->count * 10 + (key - '0');
		return effect;
	}
	uint32_t count = ui->count;
	ui->count = 0;
	if (action == ACT_NONE) {
		char name[32];
		key_text(key, name, sizeof name);
		ui_say(ui, false, "%s is bound to nothing here (F1 help)", name);
		return effect;
	}
	/* Esc with digits typed takes the digits back, no more */
	if (action == ACT_CLOSE && count)
		return effect;
	return ui_act(ui, action, count);
}

bool ui_idle(struct ui *ui)
{
	bool seeking = ui->search.seeking, rows = ui->row_search.seeking;
	size_t kept = ui_article(ui)->kept.n;
	bool searching = search_slice(ui), folding = fold_slice(ui); /* both go on */
	bool filtering = filter_idle(ui), looking = row_search_slice(ui);
	bool busy = searching || folding || filtering || looking;
	bool row_found = rows && !ui->row_search.seeking;
	if ((seeking && !ui->search.seeking) || row_found || ui_article(ui)->kept.n != kept)
		ui_settle(ui);
	return busy;
}
