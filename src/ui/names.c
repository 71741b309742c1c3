/* Names compared as people type them, and texts made of them. */
#include "ui/state.h"

#include "reader/text.h"

/* Bytes of `name` from `at` on that fold to what `start` does; SIZE_MAX: it is not there. */
static size_t match_at(struct str name, size_t at, struct str start)
{
	size_t j = 0, from = at;
	while (j < start.n) {
		if (at >= name.n)
			return SIZE_MAX;
		unsigned size, other;
		uint32_t a = text_decode(name, at, &size), b = text_decode(start, j, &other);
		if (text_fold(a) != text_fold(b))
			return SIZE_MAX;
		at += size;
		j += other;
	}
	return at - from;
}

bool name_starts(struct str name, struct str start)
{
	return match_at(name, 0, start) != SIZE_MAX;
}

bool name_equals(struct str a, struct str b)
{
	return match_at(a, 0, b) == a.n;
}

bool name_contains(struct str name, struct str part)
{
	for (size_t at = 0; at < name.n; at++)
		if (text_border(name, at) == at && match_at(name, at, part) != SIZE_MAX)
			return true;
	return part.n == 0;
}

struct str ui_short_name(struct str name)
{
	size_t at = name.n;
	while (at > 0 && name.at[at - 1] != ' ')
		at--;
	return (struct str){name.at + at, name.n - at};
}

struct str ui_title(const struct ui_article *a)
{
	if (!span_empty(a->view.title))
		return str_slice(a->view.text, a->view.title);
	if (a->view.about.title.n)
		return a->view.about.title;
	struct str name = str_of(a->name);
	if (str_eq(name, STR("-")))
		return STR("standard input");
	if (name_starts(name, STR("/dev/fd/")) || name_starts(name, STR("/proc/self/fd/")))
		return STR("pipe"); /* reader <(command) */
	size_t at = name.n;
	while (at > 0 && name.at[at - 1] != '/')
		at--;
	return (struct str){name.at + at, name.n - at};
}

struct str ui_line(struct arena *arena, struct str text, struct span span)
{
	char *out = arena_alloc(arena, (size_t)span_length(span) + 1);
	size_t n = 0;
	for (uint32_t i = span.start; i < span.end; i++) {
		char c = text.at[i];
		if (c == '\n' || c == '\t')
			c = ' ';
		if (c != ' ' || (n && out[n - 1] != ' '))
			out[n++] = c;
	}
	while (n && out[n - 1] == ' ')
		n--;
	return (struct str){out, n};
}

struct str ui_regions_near(const struct ui_article *a, const struct quote *q,
			   struct arena *arena)
{
	enum { MOST = 200 };
	const struct document *d = a->view.document;
	struct str line = {"", 0};
	uint32_t ids[MOST], n = document_regions_near(d, q, ids, MOST);
	for (uint32_t i = 0; i < n; i++) {
		if (a->lit.hidden_regions[ids[i] - 1])
			continue;
		struct str name = region_called(d, document_region(d, ids[i]));
		line = arena_printf(arena, "%.*s%s%.*s", (int)line.n, line.at,
				    line.n ? ", " : "", (int)name.n, name.at);
	}
	return line;
}

struct str ui_made_of(const struct quote *q, struct arena *arena)
{
	struct str line = STR("");
	if (q->check)
		line = str_of(quote_check_name((enum quote_check)q->check));
	if (q->note)
		line = arena_printf(arena, "%s%snote: %.*s", line.at, line.n ? ", " : "",
				    (int)q->note->n, q->note->at);
	return line;
}

/* "title, byline, day, file": what is known of them. */
static struct str source_of(const struct ui_article *a, struct arena *arena)
{
	enum { DAY = 10 }; /* bytes of a date without its time */
	const struct about *about = &a->view.about;
	struct ui_article untitled = {.name = a->name};
	struct str day = about->published;
	day.n = day.n < DAY ? day.n : DAY;
	struct str parts[] = {about->title.n ? about->title
					     : ui_line(arena, a->view.text, a->view.title),
			      about->byline, day, ui_title(&untitled)};
	struct str all = {0};
	for (size_t i = 0; i < sizeof parts / sizeof *parts; i++)
		if (parts[i].n)
			all = arena_printf(arena, "%.*s%s%.*s", (int)all.n, all.n ? all.at : "",
					   all.n ? ", " : "", (int)parts[i].n, parts[i].at);
	return all;
}

struct str ui_citation(const struct ui_article *a, const struct quote *q, struct arena *arena)
{
	const struct speaker *who = document_speaker(a->view.document, q->speaker);
	struct point_cursor points = a->points;
	size_t from = text_point_at(a->view.text, &points, q->span.start);
	size_t to = text_point_at(a->view.text, &points, q->span.end);
	struct str text = ui_line(arena, a->view.text, q->span);
	bool direct = q->kind == QUOTE_DIRECT;
	struct str name = who ? who->name : STR("unknown speaker");
	struct str role = who ? speaker_role(who) : STR("");
	struct str source = source_of(a, arena);
	return arena_printf(arena, "%s%.*s%s — %.*s%s%.*s (%.*s, ¶%u, chars %zu–%zu)",
			    direct ? "“" : "", (int)text.n, text.at,
			    direct ? "”" : " [reported]", (int)name.n, name.at,
			    role.n ? ", " : "", (int)role.n, role.at, (int)source.n, source.at,
			    q->paragraph + 1, from, to);
}
