/*
 * A stage for tests of the screen: an article whose findings are laid down by hand, a ui on it,
 * keys played into it, and its screen as text.
 */
#ifndef TESTS_PLAY_H
#define TESTS_PLAY_H

/* before cmocka.h, whose fail() is a macro */
#include "press.h"
#include "reader/view.h"

#include <setjmp.h>
#include <stdio.h>
#include <cmocka.h>

#define PLAY __attribute__((unused)) static

/* ---- an article -------------------------------------------------------------------------- */

enum { STAGE_MOST = 64 };

struct stage {
	struct arena arena;
	struct document document;
	struct article_view view;
	struct config config;
	struct ui ui;
	struct grid grid;
	struct quote quotes[STAGE_MOST];
	struct speaker speakers[STAGE_MOST];
	struct region regions[STAGE_MOST];
	struct mention speaker_mentions[STAGE_MOST], region_mentions[STAGE_MOST];
	struct effect effect; /* of the last key */
	const char *names[2];
};

/* Paragraphs are what blank lines part. */
PLAY void stage_cut(struct stage *s, const char *text)
{
	size_t n = strlen(text);
	struct span *paragraphs = ARENA_ARRAY(&s->arena, n / 2 + 2, struct span);
	uint32_t count = 0;
	for (size_t at = 0; at < n;) {
		const char *end = strstr(text + at, "\n\n");
		size_t stop = end ? (size_t)(end - text) : n;
		while (stop > at && text[stop - 1] == '\n')
			stop--;
		if (stop > at)
			paragraphs[count++] = (struct span){(uint32_t)at, (uint32_t)stop};
		at = stop;
		while (at < n && text[at] == '\n')
			at++;
	}
	s->document.text = s->view.text = (struct str){text, n};
	s->document.paragraphs = paragraphs;
	s->view.paragraphs = paragraphs;
	s->document.n_paragraphs = s->view.n_paragraphs = count;
	s->view.phase = ARTICLE_FINDING;
}

/* Where `what` stands, for the `nth` time (0: the first). */
PLAY struct span stage_find(const struct stage *s, const char *what, int nth)
{
	const char *at = s->view.text.at;
	for (int i = 0; at && i <= nth; i++)
		at = strstr(i ? at + 1 : at, what);
	if (!at || !*what)
		return (struct span){0};
	uint32_t start = (uint32_t)(at - s->view.text.at);
	return (struct span){start, start + (uint32_t)strlen(what)};
}

PLAY void stage_quote(struct stage *s, enum quote_kind kind, uint32_t speaker, const char *text,
		      const char *mention, const char *cue, float confidence)
{
	enum { MARK = 3 }; /* bytes of “ and ” */
	struct document *d = &s->document;
	struct quote *q = &s->quotes[d->n_quotes++];
	q->span = q->outer = stage_find(s, text, 0);
	assert_false(span_empty(q->span));
	if (kind == QUOTE_DIRECT) {
		q->outer.start -= MARK;
		q->outer.end += MARK;
	}
	q->kind = kind;
	q->paragraph = document_paragraph_at(d, q->span.start);
	q->speaker = speaker;
	q->mention = stage_find(s, mention, 0);
	q->cue = stage_find(s, cue, 0);
	q->confidence = confidence;
	q->rule = "quote-verb-subject";
	q->why = STR("the cue follows the quote");
	if (!speaker)
		return;
	struct speaker *who = &s->speakers[speaker - 1];
	uint32_t *ids = ARENA_ARRAY(&s->arena, STAGE_MOST, uint32_t);
	if (who->quotes.n)
		memcpy(ids, who->quotes.at, who->quotes.n * sizeof *ids);
	ids[who->quotes.n] = d->n_quotes;
	who->quotes = (struct ids){ids, who->quotes.n + 1};
}

PLAY void stage_speaker(struct stage *s, enum speaker_kind kind, const char *name,
			const char *role, const char *mention)
{
	struct document *d = &s->document;
	struct speaker *who = &s->speakers[d->n_speakers++];
	*who = (struct speaker){
		.name = str_of(name), .role = str_of(role), .kind = kind, .confidence = .9f};
	struct span at = stage_find(s, mention, 0);
	if (span_empty(at))
		return;
	struct span *copy = ARENA_NEW(&s->arena, struct span);
	*copy = at;
	who->mentions = (struct spans){copy, 1};
	s->speaker_mentions[d->n_speaker_mentions++] =
		(struct mention){.span = at, .id = d->n_speakers};
}

PLAY int by_start(const void *one, const void *other)
{
	const struct mention *a = one, *b = other;
	return a->span.start < b->span.start ? -1 : a->span.start > b->span.start;
}

/* Names every place in the text where `name` stands. */
PLAY void stage_region(struct stage *s, enum region_type type, const char *country,
		       uint32_t within, const char *name)
{
	struct document *d = &s->document;
	struct region *r = &s->regions[d->n_regions++];
	*r = (struct region){
		.name = str_of(name), .type = type, .within = within, .located = true};
	r->lat = 43.2f;
	r->lon = 27.9f;
	r->confidence = .9f;
	memcpy(r->country, country, strlen(country) < 2 ? strlen(country) : 2);
	struct region_mention *mentions =
		ARENA_ARRAY(&s->arena, STAGE_MOST, struct region_mention);
	struct span at;
	while (!span_empty(at = stage_find(s, name, (int)r->n_mentions))) {
		mentions[r->n_mentions++].span = at;
		s->region_mentions[d->n_region_mentions++] =
			(struct mention){.span = at, .id = d->n_regions};
	}
	r->mentions = mentions;
}

/* Opens the screen on the text alone. */
PLAY void stage_open(struct stage *s, int rows, int columns)
{
	struct config_request request = {0};
	struct error e;
	setenv("XDG_CONFIG_HOME", "/nonexistent", 1);
	if (!config_load(&s->config, &request, &e))
		fail_msg("%s", e.message);
	s->names[0] = "news/port.txt";
	s->names[1] = "news/other.txt";
	ui_init(&s->ui, &s->config, s->names, 2);
	s->ui.taught = ALL_TAUGHT;
	ui_resize(&s->ui, rows, columns);
	ui_article_changed(&s->ui, 0, &s->view);
}

/* Hands over the findings. */
PLAY void stage_found(struct stage *s)
{
	struct document *d = &s->document;
	struct error e;
	d->quotes = s->quotes;
	d->speakers = s->speakers;
	d->regions = s->regions;
	d->speaker_mentions = s->speaker_mentions;
	d->region_mentions = s->region_mentions;
	d->english = true;
	qsort(s->speaker_mentions, d->n_speaker_mentions, sizeof *s->speaker_mentions,
	      by_start);
	qsort(s->region_mentions, d->n_region_mentions, sizeof *s->region_mentions, by_start);
	if (!document_check(d, &e))
		fail_msg("%s", e.message);
	s->view.document = d;
	s->view.phase = ARTICLE_READY;
	ui_article_changed(&s->ui, 0, &s->view);
}

PLAY void stage_close(struct stage *s)
{
	ui_free(&s->ui);
	grid_free(&s->grid);
	config_free(&s->config);
	arena_free(&s->arena);
	free(s);
}

#define PORT_TITLE "Storm closes Bulgaria's port of Varna, harbour chief says"

PLAY const char port_text[] = PORT_TITLE
	"\n\n"
	"VARNA, Oct. 3 — A storm closed Bulgaria's largest port overnight, the harbour chief "
	"said on "
	"Monday, while officials in Sofia gave no figures.\n\n"
	"“Nobody was hurt and the cranes are standing,” harbour chief Elena Dimova told "
	"reporters in "
	"Varna. “We will open the gates within two days.”\n\n"
	"Romania's coast guard said that two ferries near Constanta had lost what it called "
	"“all "
	"sense of direction”. Captain Ion Marin said the search would take “no less than a "
	"night”.\n\n"
	"Insurers in London warned that claims would be slow. “It is a matter of months, not "
	"weeks,” "
	"said Ruth Cole, a broker. She added that Bulgaria and Romania had enough tugs.\n\n"
	"Grain prices rose 1.4% to $230 a tonne. A spokesman for the shipping line, asked "
	"about the "
	"delay, said the matter was for the owners.\n";

/* The article that most tests play on; without its findings until stage_found. */
PLAY struct stage *stage_port(int rows, int columns)
{
	struct stage *s = calloc(1, sizeof *s);
	stage_cut(s, port_text);
	s->view.title = s->document.title = s->view.paragraphs[0];
	stage_speaker(s, SPEAKER_PERSON, "Elena Dimova", "harbour chief", "Elena Dimova");
	stage_speaker(s, SPEAKER_ORGANIZATION, "Romania's coast guard", "",
		      "Romania's coast guard");
	stage_speaker(s, SPEAKER_PERSON, "Ion Marin", "captain", "Captain Ion Marin");
	stage_speaker(s, SPEAKER_PERSON, "Ruth Cole", "broker", "Ruth Cole");
	stage_quote(s, QUOTE_INDIRECT, 1, "A storm closed Bulgaria's largest port overnight",
		    "the harbour chief", "said", .71f);
	stage_quote(s, QUOTE_DIRECT, 1, "Nobody was hurt and the cranes are standing,",
		    "Elena Dimova", "told", .97f);
	stage_quote(s, QUOTE_DIRECT, 1, "We will open the gates within two days.",
		    "Elena Dimova", "told", .94f);
	stage_quote(
		s, QUOTE_MIXED, 2,
		"two ferries near Constanta had lost what it called “all sense of direction”",
		"Romania's coast guard", "called", .88f);
	stage_quote(s, QUOTE_MIXED, 3, "the search would take “no less than a night”",
		    "Captain Ion Marin", "", .91f);
	stage_quote(s, QUOTE_DIRECT, 4, "It is a matter of months, not weeks,", "Ruth Cole", "",
		    .97f);
	stage_quote(s, QUOTE_INDIRECT, 4, "Bulgaria and Romania had enough tugs", "She",
		    "added", .83f);
	stage_quote(s, QUOTE_INDIRECT, 0, "the matter was for the owners", "", "", .42f);
	stage_region(s, REGION_COUNTRY, "BG", 0, "Bulgaria");
	stage_region(s, REGION_CITY, "BG", 1, "Varna");
	stage_region(s, REGION_CITY, "BG", 1, "Sofia");
	stage_region(s, REGION_COUNTRY, "RO", 0, "Romania");
	stage_region(s, REGION_CITY, "RO", 4, "Constanta");
	stage_region(s, REGION_CITY, "GB", 0, "London");
	stage_open(s, rows, columns);
	return s;
}

/* The same with its findings. */
PLAY struct stage *stage_ready(int rows, int columns)
{
	struct stage *s = stage_port(rows, columns);
	stage_found(s);
	return s;
}

/* ---- playing ----------------------------------------------------------------------------- */

/* Presses keys, press.h. */
PLAY void play(struct stage *s, const char *keys)
{
	if (*keys)
		s->effect = press(&s->ui, keys);
}

PLAY struct str screen(struct stage *s)
{
	assert_true(grid_resize(&s->grid, s->ui.rows, s->ui.columns));
	view_draw(&s->ui, &s->grid);
	return grid_to_text(&s->grid, &s->arena);
}

PLAY void expect_screen(struct stage *s, const char *const *picture, size_t rows)
{
	struct str got = screen(s);
	size_t at = 0;
	for (size_t i = 0; i < rows; i++) {
		size_t n = strlen(picture[i]);
		if (at + n >= got.n || memcmp(got.at + at, picture[i], n) != 0 ||
		    got.at[at + n] != '\n')
			fail_msg("row %zu is not \"%s\" in:\n%.*s", i, picture[i], (int)got.n,
				 got.at);
		at += n + 1;
	}
	assert_int_equal(at, got.n);
}

PLAY void expect_on_screen(struct stage *s, const char *what)
{
	struct str got = screen(s);
	if (!memmem(got.at, got.n, what, strlen(what)))
		fail_msg("no \"%s\" in:\n%.*s", what, (int)got.n, got.at);
}

PLAY void expect_off_screen(struct stage *s, const char *what)
{
	struct str got = screen(s);
	if (memmem(got.at, got.n, what, strlen(what)))
		fail_msg("\"%s\" in:\n%.*s", what, (int)got.n, got.at);
}

/* Role of the cell where `what` (ASCII) begins for the first time from screen row `row` on. */
PLAY enum role role_from(struct stage *s, int row, const char *what)
{
	struct str got = screen(s);
	for (int y = row; y < s->grid.rows; y++)
		for (int x = 0; x < s->grid.columns; x++) {
			const char *p = what;
			int column = x;
			while (*p && column < s->grid.columns &&
			       grid_at(&s->grid, y, column)->points[0] == (unsigned char)*p)
				p++, column++;
			if (!*p)
				return (enum role)grid_at(&s->grid, y, x)->role;
		}
	fail_msg("no \"%s\" in:\n%.*s", what, (int)got.n, got.at);
	return ROLE_BASE;
}

PLAY const struct cell *cell_of(struct stage *s, const char *what)
{
	role_from(s, 1, what); /* draws, and fails when it is not there */
	for (int y = 1; y < s->grid.rows; y++)
		for (int x = 0; x + (int)strlen(what) <= s->ui.frame.rule; x++) {
			size_t n = 0;
			while (what[n] && grid_at(&s->grid, y, x + (int)n)->points[0] ==
						  (unsigned char)what[n])
				n++;
			if (!what[n])
				return grid_at(&s->grid, y, x);
		}
	fail_msg("%s does not stand in the text", what);
	return NULL;
}

#endif
