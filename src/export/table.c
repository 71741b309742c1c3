/* A table of what the screen shows, as CSV, JSON, Markdown, or text in columns. */
#include "phrase.h"
#include "value.h"

static const struct table_cell *cell_at(const struct export_table *t, uint32_t y, uint32_t x)
{
	return &t->cells[(size_t)y * t->columns + x];
}

/* Numbers stand below the head of their column. */
static bool has_numbers(const struct export_table *t, uint32_t x)
{
	return t->rows > 1 && cell_at(t, 1, x)->number;
}

/* ---- the formats ------------------------------------------------------------------------- */

static void put_csv(struct writer *w, const struct export_table *t, uint32_t y)
{
	for (uint32_t x = 0; x < t->columns; x++) {
		const struct table_cell *c = cell_at(t, y, x);
		value_next(w, x);
		if (c->number)
			write_str(w, c->text);
		else
			phrase_field(w, c->text);
	}
	WRITE(w, "\r\n");
}

static void put_markdown(struct writer *w, const struct export_table *t, uint32_t y)
{
	for (uint32_t x = 0; x < t->columns; x++) {
		WRITE(w, "| ");
		phrase_write(w, cell_at(t, y, x)->text, MARKDOWN_SIGNS, '\\');
		write_char(w, ' ');
	}
	WRITE(w, "|\n");
	for (uint32_t x = 0; y == 0 && x < t->columns; x++)
		write_str(w, has_numbers(t, x) ? STR("| ---: ") : STR("| --- "));
	if (y == 0)
		WRITE(w, "|\n");
}

/* The heads as "columns", the others as arrays in "rows". */
static void put_json(struct writer *w, const struct export_table *t, uint32_t y)
{
	if (y == 0)
		WRITE(w, "{\"schema\":\"reader-table/1\",\"columns\":");
	else
		value_next(w, y - 1);
	write_char(w, '[');
	for (uint32_t x = 0; x < t->columns; x++) {
		const struct table_cell *c = cell_at(t, y, x);
		value_next(w, x);
		if (!c->text.n)
			value_null(w);
		else if (c->number)
			write_str(w, c->text);
		else
			value_string(w, c->text);
	}
	write_char(w, ']');
	if (y == 0)
		WRITE(w, ",\"rows\":[");
	if (y + 1 == t->rows)
		WRITE(w, "]}\n");
}

static uint32_t width_of(const struct export_table *t, uint32_t x)
{
	uint32_t most = 0;
	for (uint32_t y = 0; y < t->rows; y++) {
		uint32_t width = (uint32_t)text_width(cell_at(t, y, x)->text, 1);
		most = width > most ? width : most;
	}
	return most;
}

static void put_blanks(struct writer *w, uint32_t n)
{
	while (n-- > 0)
		write_char(w, ' ');
}

/* Numbers stand at the right of their column. */
static void put_text(struct writer *w, const struct export_table *t, uint32_t y)
{
	for (uint32_t x = 0; x < t->columns; x++) {
		struct str text = cell_at(t, y, x)->text;
		uint32_t left = width_of(t, x) - (uint32_t)text_width(text, 1);
		bool right = has_numbers(t, x);
		put_blanks(w, (x ? 2 : 0) + (right ? left : 0));
		phrase_write(w, text, "", '\0');
		put_blanks(w, right || x + 1 == t->columns ? 0 : left);
	}
	write_char(w, '\n');
}

bool export_table(const struct export_table *t, const char *format, FILE *out, struct error *e)
{
	static const struct {
		const char *name;
		void (*put)(struct writer *w, const struct export_table *t, uint32_t y);
	} formats[] = {{"json", put_json},
		       {"csv", put_csv},
		       {"markdown", put_markdown},
		       {"", put_text}};
	struct writer w = {.out = out};
	size_t i = 0;
	while (*formats[i].name && strcmp(formats[i].name, format) != 0)
		i++;
	for (uint32_t y = 0; y < t->rows; y++)
		formats[i].put(&w, t, y);
	return writer_flush(&w, true) || writer_fail(&w, e);
}
