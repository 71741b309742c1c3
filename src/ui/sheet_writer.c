/* A sheet written line by line. */
#include "ui/lens.h"

#include "reader/text.h"

#include <stdio.h>

void sheet_add(struct sheet_writer *w, const char *label, struct str text, struct str right)
{
	VEC_PUSH(w->lines,
		 (struct sheet_line){.cells = {{.label = str_of(label), .text = text}},
				     .right = right});
}

void sheet_wide(struct sheet_writer *w, struct str text)
{
	VEC_PUSH(w->lines, (struct sheet_line){.cells = {{.text = text}}, .wide = true});
}

size_t sheet_fitting(struct str s, int columns, int ambiguous)
{
	size_t at = 0, space = 0;
	int used = 0;
	while (at < s.n) {
		size_t end = text_cluster_end(s, at);
		used += text_cluster_width((struct str){s.at + at, end - at}, ambiguous);
		if (s.at[at] == ' ')
			space = at;
		if (used > columns && at > 0)
			return space ? space : at;
		at = end;
	}
	return s.n;
}

struct lines ui_wrap(struct arena *arena, struct str text, int columns, int ambiguous)
{
	VEC(struct str) lines = {0};
	while (text.n) {
		size_t n = sheet_fitting(text, columns, ambiguous);
		VEC_PUSH(lines, (struct str){text.at, n});
		while (n < text.n && text.at[n] == ' ')
			n++;
		text = (struct str){text.at + n, text.n - n};
	}
	struct str *copy = ARENA_ARRAY(arena, lines.n, struct str);
	if (lines.n)
		memcpy(copy, lines.at, lines.n * sizeof *copy);
	int n = (int)lines.n;
	VEC_FREE(lines);
	return (struct lines){copy, n};
}

void sheet_wrap(struct sheet_writer *w, const char *label, struct str text, struct str right)
{
	int columns = w->columns - (right.n ? (int)right.n + 1 : 0);
	columns = columns < 8 ? 8 : columns;
	do {
		size_t n = sheet_fitting(text, columns, w->ambiguous);
		sheet_add(w, label, (struct str){text.at, n}, right);
		while (n < text.n && text.at[n] == ' ')
			n++;
		text = (struct str){text.at + n, text.n - n};
		label = "";
		right = (struct str){0};
		columns = w->columns < 8 ? 8 : w->columns;
	} while (text.n);
}

void sheet_format(struct sheet_writer *w, const char *label, const char *format, ...)
{
	char line[1024];
	va_list args;
	va_start(args, format);
	vsnprintf(line, sizeof line, format, args);
	va_end(args);
	sheet_wrap(w, label, arena_str(w->arena, str_of(line)), (struct str){0});
}

struct sheet_text sheet_end(struct sheet_writer *w, struct str title, int label_columns)
{
	struct sheet_text t = {
		.title = title, .n = w->lines.n, .label_columns = label_columns, .across = 1};
	t.lines = ARENA_ARRAY(w->arena, t.n, struct sheet_line);
	if (t.n)
		memcpy(t.lines, w->lines.at, t.n * sizeof *t.lines);
	VEC_FREE(w->lines);
	return t;
}

struct str sheet_code_points(struct sheet_writer *w, const struct ui_article *a, struct span s)
{
	struct point_cursor points = a->points;
	size_t from = text_point_at(a->view.text, &points, s.start);
	size_t to = text_point_at(a->view.text, &points, s.end);
	return arena_printf(w->arena, "%zu-%zu", from, to);
}

void sheet_span(struct sheet_writer *w, const struct ui_article *a, const char *label,
		struct span s)
{
	if (!span_empty(s))
		sheet_wrap(w, label, ui_line(w->arena, a->view.text, s),
			   arena_printf(w->arena, "(%s)", sheet_code_points(w, a, s).at));
}
