/* The pane of speakers. */
#include "ui/lens.h"

static uint32_t count(const struct document *d)
{
	return d->n_speakers;
}

static void build(struct ui_article *a, const struct document *d, struct list *l)
{
	struct sort_row *rows = ARENA_ARRAY(&a->lit_arena, d->n_speakers, struct sort_row);
	uint32_t n = 0;
	for (uint32_t i = 0; i < d->n_speakers; i++) {
		if (!a->lit.listed_speakers[i])
			continue;
		rows[n] = (struct sort_row){.id = i + 1, .key = i};
		if (l->sort == SORT_COUNT)
			rows[n].key =
				key_of_count(a->lit.said[i], speaker_doubtful(&d->speakers[i]));
		if (l->sort == SORT_NAME)
			rows[n].name = d->speakers[i].name;
		n++;
	}
	list_sort(l, rows, n);
}

struct str speaker_words(const struct ui_article *a, uint32_t id, struct arena *arena)
{
	const struct speaker *s = document_speaker(a->view.document, id);
	struct str role = speaker_role(s);
	struct str line = arena_printf(arena, "%.*s, %.*s", (int)s->name.n, s->name.at,
				       (int)role.n, role.at);
	for (uint32_t i = 0; i < s->aliases.n && i < LISTED_MOST; i++)
		line = arena_printf(arena, "%.*s, %.*s", (int)line.n, line.at,
				    (int)s->aliases.at[i].n, s->aliases.at[i].at);
	return line;
}

static uint32_t of_quote(const struct ui_article *a, const struct quote *q)
{
	(void)a;
	return q->speaker;
}

static void choose(struct ui *ui, uint32_t id)
{
	struct ui_article *a = ui_now(ui);
	id_set_only(&a->light.speakers, id);
	light_chosen(ui);
}

static void add_to_light(struct ui *ui, uint32_t id)
{
	struct ui_article *a = ui_now(ui);
	id_set_toggle(&a->light.speakers, id);
	light_chosen(ui);
}

static struct str row(const struct ui *ui, uint32_t id, struct arena *arena)
{
	const struct speaker *s = document_speaker(ui_document(ui), id);
	struct str role = speaker_role(s);
	return arena_printf(arena, "%.*s%s%.*s", (int)s->name.n, s->name.at, role.n ? ", " : "",
			    (int)role.n, role.at);
}

static struct sheet_text why(const struct ui *ui, struct sheet_writer *w)
{
	const struct ui_article *a = ui_article(ui);
	const struct document *d = a->view.document;
	const struct speaker *s = d ? document_speaker(d, ui_speaker(ui)) : NULL;
	if (!s)
		return sheet_end(w, STR("Speaker"), 0);
	sheet_wrap(w, "name", s->name, (struct str){0});
	struct str role = speaker_role(s);
	if (role.n)
		sheet_wrap(w, "role", role, (struct str){0});
	sheet_format(w, "kind", "%s, confidence %.2f%s", speaker_kind_name(s->kind),
		     (double)s->confidence, speaker_doubtful(s) ? "  ?" : "");
	if (s->by_person)
		sheet_add(w, "by you", STR("named, or put together"), STR(""));
	for (uint32_t i = 0; i < s->aliases.n && i < LISTED_MOST; i++)
		sheet_wrap(w, i ? "" : "also", s->aliases.at[i], (struct str){0});
	for (uint32_t i = 0; i < s->mentions.n && i < LISTED_MOST; i++)
		sheet_span(w, a, i ? "" : "mentions", s->mentions.at[i]);
	for (uint32_t i = 0; i < s->quotes.n && i < LISTED_MOST; i++) {
		const struct quote *q = document_quote(d, s->quotes.at[i]);
		struct str line = q ? ui_line(w->arena, a->view.text, q->span) : STR("");
		sheet_add(w, i ? "" : "quotes",
			  arena_printf(w->arena, "%u: %.*s", s->quotes.at[i], (int)line.n,
				       line.at),
			  STR(""));
	}
	return sheet_end(w, STR("Speaker"), LABEL_WHY);
}

const struct lens lens_speakers = {
	.sorts = {"by first quote", "by number of quotes", "by name"},
	.sort = SORT_COUNT,
	.count = count,
	.build = build,
	.words = speaker_words,
	.of_quote = of_quote,
	.choose = choose,
	.add = add_to_light,
	.row = row,
	.why = why,
};

void act_speakers(struct ui *ui)
{
	pane_focus(ui, PANE_SPEAKERS);
}
