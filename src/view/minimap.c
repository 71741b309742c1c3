/* The minimap: the whole article in one column, its quotes and what was searched for. */
#include "view/draw.h"

enum { BARS = 5 };

/* Lit quotes that start before `offset`. */
static uint32_t lit_before(const struct ui_article *a, uint64_t offset)
{
	const struct document *d = a->view.document;
	uint32_t i;
	BISECT(i, d->n_quotes, d->quotes[i].span.start < offset);
	return a->lit.before[i];
}

/* How high the quotes of a part stand, or that something searched for stands there. */
static void draw_part(const struct ui *ui, struct grid *g, int row, struct span part,
		      uint32_t level)
{
	const struct ui_article *a = ui_article(ui);
	int column = ui->frame.minimap;
	bool seen = part.start < a->bottom && part.end > a->anchor;
	bool match = ui_matches_in(ui, part) > 0;
	const char *sign = match ? view_signs(ui)->match : view_signs(ui)->bars[level];
	grid_text(g, ui->frame.article.row + row, column, column + 1, str_of(sign),
		  match ? ROLE_MATCH : ROLE_MINIMAP, seen ? ATTR_REVERSE : 0, false);
}

void view_minimap(const struct ui *ui, struct grid *g)
{
	const struct ui_article *a = ui_article(ui);
	struct rect r = ui->frame.article;
	uint64_t n = a->view.text.n;
	if (ui->frame.minimap < 0 || !n)
		return;
	uint32_t most = BARS;
	for (int pass = 0; pass < 2; pass++) {
		uint64_t from = 0;
		uint32_t before = 0;
		for (int y = 0; y < r.rows; y++) {
			uint64_t to = n * (uint64_t)(y + 1) / (uint64_t)r.rows;
			uint32_t upto = a->view.document ? lit_before(a, to) : 0;
			uint32_t quotes = upto - before;
			if (pass == 0)
				most = quotes > most ? quotes : most;
			else
				draw_part(ui, g, y, (struct span){(uint32_t)from, (uint32_t)to},
					  (quotes * BARS + most - 1) / most);
			from = to;
			before = upto;
		}
	}
}
