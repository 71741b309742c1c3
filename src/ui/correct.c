/* What the reader corrects: this is no quote; and what was done taken back. */
#include "ui/correct.h"

/* The first key of an action. */
static struct str key_of_action(struct ui *ui, enum action action)
{
	char keys[128];
	config_keys_of(ui->config, action, ui_mode(ui), keys, sizeof keys);
	struct str all = arena_str(&ui->scratch, str_of(keys));
	return str_word(&all);
}

/* Why what is done now ends with the session; "" when it is kept. */
static const char *passing(const struct ui *ui)
{
	if (ui->options.secure)
		return " - until you quit: secure mode";
	if (!ui->options.remember)
		return " - until you quit: remember = no";
	if (ui->unkept[0] || !ui_article(ui)->view.key)
		return " - until you quit: it cannot be kept";
	return "";
}

/* What was done, in words. */
static struct str tell(const struct correction *c, struct arena *arena)
{
	struct str who = c->who, value = c->value;
	switch (c->kind) {
	case CORRECT_NO_QUOTE:
		return STR("this is no quote");
	case CORRECT_NO_SPEAKER:
		return arena_printf(arena, "no speaker: %.*s", (int)who.n, who.at);
	case CORRECT_NO_REGION:
		return arena_printf(arena, "no region: %.*s", (int)who.n, who.at);
	case CORRECT_SAID_BY:
		return arena_printf(arena, "said by %.*s", (int)value.n, value.at);
	case CORRECT_CHECK:
		return str_of(quote_check_name((enum quote_check)c->type));
	case CORRECT_NOTE:
		return value.n ? STR("noted") : STR("no note any more");
	default:
		return arena_printf(arena, "%.*s is %.*s", (int)who.n, who.at, (int)value.n,
				    value.at);
	}
}

/* Shows what is in force now, and says what was done, and which key takes it back. */
static void show(struct ui *ui, const char *how, const struct correction *done)
{
	corrected_show(ui, ui_now(ui));
	struct str what = tell(done, &ui->scratch), key = key_of_action(ui, ACT_UNDO);
	ui_say(ui, false, "%s%.*s%s%.*s%s%s", how, (int)what.n, what.at, key.n ? " (" : "",
	       (int)key.n, key.at, key.n ? " takes it back)" : "", passing(ui));
}

void correct(struct ui *ui, const struct correction *c)
{
	struct corrections *all = &ui_now(ui)->corrections;
	corrections_add(all, c);
	show(ui, "", &all->all.at[all->n - 1]);
}

/* ---- what it is about -------------------------------------------------------------------- */

enum pane correct_about(const struct ui *ui)
{
	if (ui->focus == PANE_SPEAKERS)
		return PANE_SPEAKERS;
	if (pane_has_regions(ui->focus))
		return PANE_REGIONS;
	bool region = ui->focus == PANE_ARTICLE && ui_region_now(ui_article(ui));
	return region ? PANE_REGIONS : PANE_QUOTES;
}

uint32_t correct_quote(struct ui *ui)
{
	uint32_t id = ui_quote(ui);
	if (ui->page > PANE_VOICES && ui->focus != PANE_QUOTES)
		ui_say(ui, false, "that is done in the article: Enter goes there");
	else if (!ui_document(ui))
		ui_say(ui, false, "nothing is found yet");
	else if (!id && !quote_in_sight(ui))
		ui_say(ui, false, "no quote is in sight: J goes to the next one");
	else if (!id)
		ui_say(ui, false, "at this quote now: once more for it, J for the next");
	return id;
}

/* ---- actions ----------------------------------------------------------------------------- */

static void drop_quote(struct ui *ui)
{
	uint32_t id = correct_quote(ui);
	if (!id)
		return;
	struct correction c = correction_of_quote(ui_document(ui), id, CORRECT_NO_QUOTE);
	correct(ui, &c);
}

static void drop_speaker(struct ui *ui)
{
	uint32_t id = ui_speaker(ui);
	if (!id)
		return;
	struct correction c = correction_of_speaker(ui_document(ui), id, CORRECT_NO_SPEAKER);
	correct(ui, &c);
}

static void drop_region(struct ui *ui)
{
	uint32_t id = ui_region(ui);
	if (!id)
		return;
	struct correction c = correction_of_region(ui_document(ui), id, CORRECT_NO_REGION);
	correct(ui, &c);
}

void act_drop(struct ui *ui)
{
	enum pane what = correct_about(ui);
	if (what == PANE_SPEAKERS)
		drop_speaker(ui);
	else if (what == PANE_REGIONS)
		drop_region(ui);
	else
		drop_quote(ui);
}

/* Open, checked, disputed, open. */
void act_check(struct ui *ui)
{
	uint32_t id = correct_quote(ui);
	if (!id)
		return;
	struct correction c = correction_of_quote(ui_document(ui), id, CORRECT_CHECK);
	c.type = (document_quote(ui_document(ui), id)->check + 1u) % QUOTE_CHECKS;
	correct(ui, &c);
}

void act_undo(struct ui *ui)
{
	struct corrections *c = &ui_now(ui)->corrections;
	if (!c->n || !ui_document(ui)) {
		ui_say(ui, false, "there is no correction to take back");
		return;
	}
	c->n--;
	corrected_show(ui, ui_now(ui));
	struct str what = tell(&c->all.at[c->n], &ui->scratch);
	ui_say(ui, false, "taken back: %.*s%s", (int)what.n, what.at, passing(ui));
}

void act_redo(struct ui *ui)
{
	struct corrections *c = &ui_now(ui)->corrections;
	if (c->n == c->all.n || !ui_document(ui)) {
		ui_say(ui, false, "nothing was taken back");
		return;
	}
	c->n++;
	show(ui, "again: ", &c->all.at[c->n - 1]);
}
