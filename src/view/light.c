/* The light in words: what is chosen, and what it falls on. */
#include "view/draw.h"

/* "Alexei Ivanov + Olena Petrenko, Kursk, direct" */
static struct str light_names(const struct ui *ui, struct arena *arena)
{
	enum { MOST = 3 };
	const struct ui_article *a = ui_article(ui);
	const struct document *d = a->view.document;
	struct str who = {"", 0}, where = {"", 0}, kinds = {"", 0};
	for (size_t i = 0; i < a->light.speakers.n && i < MOST; i++)
		who = view_join(arena, who, " + ",
				document_speaker(d, a->light.speakers.at[i])->name);
	for (size_t i = 0; i < a->light.regions.n && i < MOST; i++)
		where = view_join(arena, where, " + ",
				  region_called(d, document_region(d, a->light.regions.at[i])));
	for (unsigned k = 0; k < QUOTE_KINDS; k++)
		if (a->light.kinds & 1u << k)
			kinds = view_join(arena, kinds, " + ",
					  str_of(quote_kind_name((enum quote_kind)k)));
	return view_join(arena, view_join(arena, who, ", ", where), ", ", kinds);
}

struct str view_light_status(const struct ui *ui, struct arena *arena)
{
	const struct ui_article *a = ui_article(ui);
	const struct document *d = a->view.document;
	struct str names = light_names(ui, arena);
	return arena_printf(arena, "%s %.*s: %u of %u quote%s lit, %u of %u region%s",
			    view_signs(ui)->lit, (int)names.n, names.at, a->lit.n_quotes,
			    d->n_quotes, d->n_quotes == 1 ? "" : "s", a->lit.n_regions,
			    d->n_regions, d->n_regions == 1 ? "" : "s");
}

/* "● Ivanov + Petrenko: 3 of 8 lit" */
struct str view_light_short(const struct ui *ui, struct arena *arena)
{
	const struct ui_article *a = ui_article(ui);
	const struct document *d = a->view.document;
	struct str who = {"", 0};
	for (size_t i = 0; i < a->light.speakers.n; i++)
		who = view_join(
			arena, who, " + ",
			ui_short_name(document_speaker(d, a->light.speakers.at[i])->name));
	if (!who.n)
		who = light_names(ui, arena);
	return arena_printf(arena, "%s %.*s: %u of %u lit", view_signs(ui)->lit, (int)who.n,
			    who.at, a->lit.n_quotes, d->n_quotes);
}
