/* How the pane of speakers looks. */
#include "view/row.h"

static uint32_t most_quotes(const struct ui_article *a)
{
	uint32_t most = 1;
	for (uint32_t i = 0; i < a->view.document->n_speakers && i < 256; i++)
		most = a->lit.said[i] > most ? a->lit.said[i] : most;
	return most;
}

static void draw_bars(const struct list_row *l, uint32_t n, int digits)
{
	enum { LONGEST = 3 };
	uint32_t most = most_quotes(l->a);
	uint32_t bars = most <= LONGEST ? n : (n * LONGEST + most - 1) / most;
	for (uint32_t i = 0; i < bars && i < LONGEST; i++)
		pane_sign(l, l->pane.columns - 3 - digits - (int)i, view_signs(l->ui)->bar,
			  ROLE_RULE);
}

static void draw_speaker(struct list_row *l, struct arena *arena)
{
	(void)arena;
	const struct document *d = l->a->view.document;
	const struct speaker *s = document_speaker(d, l->id);
	const struct signs *signs = view_signs(l->ui);
	bool lit = l->a->lit.speakers[l->id - 1] || l->a->lit.chosen_speakers[l->id - 1];
	unsigned hue = ui_hue(l->ui, l->id);
	enum role own = hue ? (enum role)(ROLE_HUE_1 + hue - 1) : ROLE_SPEAKER;
	enum role role = pane_role(l, lit ? own : ROLE_UNLIT);
	enum role other = lit ? ROLE_BASE : ROLE_UNLIT;
	uint32_t said = l->a->lit.said[l->id - 1];
	int digits = digits_of(said);
	if (l->a->lit.chosen_speakers[l->id - 1])
		pane_sign(l, 1, signs->lit, ROLE_SPEAKER);
	else if (l->near || l->chosen)
		pane_sign(l, 1, signs->current, ROLE_GUTTER);
	if (hue)
		pane_put(l, 2, 1, view_hue(hue), role);
	pane_mark(l, 2, s->by_person ? signs->by_person : NULL);
	pane_number(l, said, other);
	if (l->pane.columns < WIDE) {
		pane_put(l, 3, l->pane.columns - 8 - digits, s->name, role);
		draw_bars(l, said, digits);
		return;
	}
	/* the name has half of the room, the role what is left */
	int name = (l->pane.columns - 4) / 2;
	pane_put(l, 3, name - 1, s->name, role);
	struct str what = speaker_role(s);
	if (!what.n && s->kind != SPEAKER_PERSON)
		what = str_of(speaker_kind_name(s->kind));
	pane_put(l, 3 + name, l->pane.columns - 5 - name - digits, what, pane_role(l, other));
}

static bool is_near(const struct ui *ui, uint32_t id)
{
	const struct ui_article *a = ui_article(ui);
	const struct quote *q = document_quote(a->view.document, a->quote);
	return q && q->speaker == id;
}

static bool is_doubtful(const struct document *d, uint32_t id)
{
	return speaker_doubtful(document_speaker(d, id));
}

static struct str count(const struct ui *ui, struct arena *arena)
{
	return row_count(ui, PANE_SPEAKERS, ui_article(ui)->lit.n_speakers,
			 ui_document(ui)->n_speakers, arena);
}

static struct str status(const struct ui *ui, struct arena *arena)
{
	if (light_on(&ui_article(ui)->light))
		return view_light_status(ui, arena);
	const struct speaker *s = document_speaker(ui_document(ui), ui_speaker(ui));
	if (!s)
		return STR("");
	struct str role = speaker_role(s);
	uint32_t said = ui_article(ui)->lit.said[ui_speaker(ui) - 1];
	return arena_printf(arena, "%.*s%s%.*s %s %s %s %s", (int)s->name.n, s->name.at,
			    role.n ? ", " : "", (int)role.n, role.at, view_signs(ui)->dot,
			    speaker_kind_name(s->kind), view_signs(ui)->dot,
			    view_counted(said, "quote", arena).at);
}

const struct pane_view pane_view_speakers = {
	.hint = "light",
	.draw = draw_speaker,
	.doubtful = is_doubtful,
	.near = is_near,
	.count = count,
	.status = status,
};
