/* The signs the screen is drawn with, and what several parts of it write alike. */
#include "view/draw.h"

#include "reader/text.h"

static const struct signs unicode_signs = {
	.kinds = {"▌", "▐", "┆"},
	.bars = {" ", "▁", "▂", "▄", "▆", "█"},
	.bar = "▄",
	.match = "•",
	.points = {"•", "●", "◉"},
	.near_by = "○",
	.unlit = "·",
	.current = "›",
	.lit = "●",
	.dot = "·",
	.more = "…",
	.fold = "⋯",
	.checks = {"", "✓", "✗"},
	.by_person = "✎",
	.vertical = 0x2502,
	.horizontal = 0x2500,
	.corners = {0x250c, 0x2510, 0x2514, 0x2518},
};

static const struct signs ascii_signs = {
	.kinds = {"\"", "+", "'"},
	.bars = {" ", ".", ":", "|", "#", "#"},
	.bar = "|",
	.match = "o",
	.points = {"o", "O", "@"},
	.near_by = "~",
	.unlit = ",",
	.current = ">",
	.lit = "*",
	.dot = "-",
	.more = "...",
	.fold = "...",
	.checks = {"", "+", "x"},
	.by_person = "*",
	.vertical = '|',
	.horizontal = '-',
	.corners = {'+', '+', '+', '+'},
};

const struct signs *view_signs(const struct ui *ui)
{
	return ui_unicode(ui) ? &unicode_signs : &ascii_signs;
}

const char *view_reader_sign(const struct ui *ui, const struct quote *q)
{
	const struct signs *signs = view_signs(ui);
	if (q->check != CHECK_OPEN)
		return signs->checks[q->check];
	return q->by_person || q->note ? signs->by_person : NULL;
}

void draw_right(struct grid *g, int row, int right, struct str s, enum role role)
{
	int columns = (int)text_width(s, g->ambiguous);
	grid_text(g, row, right - columns, right, s, role, 0, false);
}

struct str view_initialed(struct str name, struct arena *arena)
{
	struct str last = ui_short_name(name);
	if (last.n == name.n)
		return name;
	size_t n = text_cluster_end(name, 0);
	return arena_printf(arena, "%.*s. %.*s", (int)n, name.at, (int)last.n, last.at);
}

struct str view_counted(uint32_t n, const char *what, struct arena *arena)
{
	return arena_printf(arena, "%u %s%s", n, what, n == 1 ? "" : "s");
}

struct str view_join(struct arena *arena, struct str line, const char *between, struct str more)
{
	if (!more.n)
		return line;
	return arena_printf(arena, "%.*s%s%.*s", (int)line.n, line.at, line.n ? between : "",
			    (int)more.n, more.at);
}
