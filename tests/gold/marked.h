/*
 * The articles of tests/gold (see README there) as they are marked by hand, and what is found
 * in them compared with that.
 */
#ifndef READER_TESTS_MARKED_H
#define READER_TESTS_MARKED_H

#include "reader/find.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>

#include <cmocka.h>

enum { ROOM = 16384, ITEMS = 128, SPEAKERS = 16, PARAGRAPHS = 64 };

struct item {
	struct span span;
	int speaker;     /* index; -1: not told */
	char country[3]; /* places */
	bool optional;
};

struct gold {
	char text[ROOM];
	uint32_t n;
	struct span paragraphs[PARAGRAPHS];
	uint32_t n_paragraphs;
	char keys[SPEAKERS][16];
	char names[SPEAKERS][256]; /* ';' between */
	int n_speakers;
	struct item quoted[ITEMS], reported[ITEMS], places[ITEMS];
	uint32_t n_quoted, n_reported, n_places;
};

struct count {
	double hit, found, gold;
};

/* ---- reading ----------------------------------------------------------------------------- */

static inline int key_of(const struct gold *g, const char *key, size_t n, const char *file)
{
	for (int i = 0; i < g->n_speakers; i++)
		if (strlen(g->keys[i]) == n && !memcmp(g->keys[i], key, n))
			return i;
	if (n != 1 || *key != '?')
		fail_msg("%s: no speaker \"%.*s\"", file, (int)n, key);
	return -1;
}

/* What an opening brace begins; closed by the next closing one of its nesting. */
struct open {
	struct item item;
	char kind;
};

static inline const char *open_brace(struct gold *g, struct open *o, const char *p,
				     const char *file)
{
	const char *bar = strchr(p, '|');
	*o = (struct open){.kind = *p == '{' ? p[1] : '<',
			   .item = {.span = {g->n, 0}, .speaker = -1}};
	if (*p == '{') {
		o->item.speaker = key_of(g, p + 3, (size_t)(bar - p - 3), file);
	} else {
		const char *code = p[1] == '~' ? p + 2 : p + 1;
		o->item.optional = *code == '?';
		if (bar - code == 2)
			memcpy(o->item.country, code, 2);
	}
	return bar;
}

static inline void close_brace(struct gold *g, const struct open *o)
{
	struct item item = o->item;
	item.span.end = g->n;
	if (o->kind == 'd')
		g->quoted[g->n_quoted++] = item;
	else if (o->kind == 'i')
		g->reported[g->n_reported++] = item;
	else
		g->places[g->n_places++] = item;
}

static inline void read_speaker(struct gold *g, const char *line)
{
	size_t n = strcspn(line, " "), length = strcspn(line + n, "\n");
	assert_in_range(g->n_speakers, 0, SPEAKERS - 1);
	snprintf(g->keys[g->n_speakers], sizeof *g->keys, "%.*s", (int)n, line);
	snprintf(g->names[g->n_speakers], sizeof *g->names, "%.*s", (int)length - 1,
		 line + n + 1);
	g->n_speakers++;
}

static inline void read_gold(struct gold *g, const char *file)
{
	char line[4096];
	struct open open[4];
	int depth = 0;
	FILE *f = fopen(file, "r");
	assert_non_null(f);
	*g = (struct gold){0};
	while (fgets(line, sizeof line, f)) {
		if (*line == '@') {
			read_speaker(g, line + 1);
			continue;
		}
		uint32_t start = g->n;
		for (const char *p = line; *p && *p != '\n'; p++) {
			assert_in_range(g->n, 0, ROOM - 8);
			if (*p == '{' || *p == '<')
				p = open_brace(g, &open[depth++], p, file);
			else if (*p == '}' || *p == '>')
				close_brace(g, &open[--depth]);
			else
				g->text[g->n++] = *p;
		}
		assert_int_equal(depth, 0);
		g->paragraphs[g->n_paragraphs++] = (struct span){start, g->n};
		g->text[g->n++] = '\n';
	}
	fclose(f);
}

/* ---- comparing --------------------------------------------------------------------------- */

static inline uint32_t common(struct span a, struct span b)
{
	uint32_t start = a.start > b.start ? a.start : b.start,
		 end = a.end < b.end ? a.end : b.end;
	return end > start ? end - start : 0;
}

static inline bool near(struct span a, struct span b)
{
	uint32_t longer = span_length(a) > span_length(b) ? span_length(a) : span_length(b);
	return common(a, b) * 10 >= longer * 8;
}

static inline bool overlaps_half(struct span a, struct span b)
{
	return common(a, b) * 2 >= span_length(a) + span_length(b) - common(a, b);
}

static inline bool is_name(const struct gold *g, int key, struct str name)
{
	for (const char *p = g->names[key]; *p;) {
		size_t n = strcspn(p, ";");
		if (n == name.n && !strncasecmp(p, name.at, n))
			return true;
		p += n;
		p += strspn(p, "; ");
	}
	return false;
}

static inline bool right_speaker(const struct gold *g, int key, const struct document *d,
				 uint32_t id)
{
	const struct speaker *s = document_speaker(d, id);
	if (key < 0 || !s)
		return key < 0 && !s;
	bool right = is_name(g, key, s->name);
	for (uint32_t i = 0; i < s->aliases.n && !right; i++)
		right = is_name(g, key, s->aliases.at[i]);
	return right;
}

/* The stretches in marks that were found, and who is said to utter them. */
static inline uint32_t found_quoted(const struct document *d, struct item *out)
{
	uint32_t n = 0;
	for (uint32_t i = 0; i < d->n_quotes; i++) {
		const struct quote *q = &d->quotes[i];
		struct spans parts = {&q->span, q->kind == QUOTE_DIRECT};
		if (q->kind == QUOTE_MIXED)
			parts = q->parts;
		for (uint32_t k = 0; k < parts.n && n < ITEMS; k++) {
			bool twice = false;
			for (uint32_t o = 0; o < n && !twice; o++)
				twice = near(out[o].span, parts.at[k]);
			if (!twice)
				out[n++] = (struct item){.span = parts.at[k],
							 .speaker = (int)q->speaker};
		}
	}
	return n;
}

static inline double f1(struct count c)
{
	return c.found + c.gold > 0 ? 2 * c.hit / (c.found + c.gold) : 0;
}

#endif
