/* What is chosen, what the light falls on, what doubt hides. */
#include "ui/state.h"

enum { CHAIN_MOST = 16 }; /* regions within regions: country, subdivision, county, city … */

void id_set_clear(struct id_set *s)
{
	s->n = 0;
}

static size_t id_set_find(const struct id_set *s, uint32_t id)
{
	size_t i = 0;
	while (i < s->n && s->at[i] != id)
		i++;
	return i;
}

bool id_set_holds(const struct id_set *s, uint32_t id)
{
	return id_set_find(s, id) < s->n;
}

void id_set_toggle(struct id_set *s, uint32_t id)
{
	size_t i = id_set_find(s, id);
	if (i == s->n) {
		VEC_PUSH(*s, id);
		return;
	}
	memmove(s->at + i, s->at + i + 1, (s->n - i - 1) * sizeof *s->at);
	s->n--;
}

void id_set_only(struct id_set *s, uint32_t id)
{
	bool was = s->n == 1 && s->at[0] == id;
	id_set_clear(s);
	if (!was)
		id_set_toggle(s, id);
}

void light_free(struct light *l)
{
	VEC_FREE(l->speakers);
	VEC_FREE(l->regions);
	l->kinds = 0;
}

void light_clear(struct ui *ui)
{
	struct ui_article *a = ui_now(ui);
	id_set_clear(&a->light.speakers);
	id_set_clear(&a->light.regions);
	a->light.kinds = 0;
	light_chosen(ui);
}

void light_chosen(struct ui *ui)
{
	struct ui_article *a = ui_now(ui);
	bool was = a->lit_up;
	light_fall(ui, a);
	a->lit_up = light_on(&a->light);
	if (a->lit_up && !was)
		a->lit_from = move_spot(a);
	if (a->lit_up && a->view.document && ui->page == PANE_ARTICLE)
		move_to_light(ui);
}

void light_leave(struct ui *ui)
{
	const struct ui_article *a = ui_now(ui);
	bool came = a->lit_up; /* else it is one of an earlier reading */
	light_clear(ui);
	if (came)
		move_back_to(ui, a->lit_from);
}

/* Marks every chosen region and every one within it. */
static void choose_regions(struct ui_article *a, const struct document *d)
{
	if (!a->light.regions.n)
		return;
	for (uint32_t i = 0; i < d->n_regions; i++) {
		uint32_t id = i + 1;
		for (int steps = 0; id && steps < CHAIN_MOST; steps++) {
			if (id_set_holds(&a->light.regions, id)) {
				a->lit.chosen_regions[i] = true;
				break;
			}
			id = document_region(d, id)->within;
		}
	}
}

/* Marks the paragraphs that name one of `regions`. */
static void mark_paragraphs(const struct document *d, const bool *regions, bool *paragraphs)
{
	uint32_t p = 0;
	for (uint32_t i = 0; i < d->n_region_mentions; i++) {
		const struct mention *m = &d->region_mentions[i];
		while (p + 1 < d->n_paragraphs && d->paragraphs[p + 1].start <= m->span.start)
			p++;
		if (regions[m->id - 1])
			paragraphs[p] = true;
	}
}

/* Marks the regions that one of `paragraphs` names. */
static void mark_regions(const struct document *d, const bool *paragraphs, bool *regions)
{
	uint32_t p = 0;
	for (uint32_t i = 0; i < d->n_region_mentions; i++) {
		const struct mention *m = &d->region_mentions[i];
		while (p + 1 < d->n_paragraphs && d->paragraphs[p + 1].start <= m->span.start)
			p++;
		if (paragraphs[p])
			regions[m->id - 1] = true;
	}
}

/* The three questions the light asks of a quote. */
struct light_asks {
	bool speaker, region, kind;
};

static struct light_asks ask(const struct ui_article *a, const struct quote *q,
			     const bool *named)
{
	const struct light *l = &a->light;
	return (struct light_asks){
		.speaker = !l->speakers.n ||
			   (q->speaker && a->lit.chosen_speakers[q->speaker - 1]),
		.region = !l->regions.n || named[q->paragraph],
		.kind = !l->kinds || (l->kinds & 1u << q->kind),
	};
}

static void light_quotes(const struct ui *ui, struct ui_article *a, const struct document *d,
			 struct arena *scratch)
{
	struct lit *lit = &a->lit;
	size_t n_paragraphs = d->n_paragraphs + 1;
	bool *named = ARENA_ARRAY(scratch, n_paragraphs, bool);
	bool *spoken = ARENA_ARRAY(scratch, n_paragraphs, bool); /* holds a lit quote */
	bool *listed = ARENA_ARRAY(scratch, n_paragraphs, bool); /* lit but for the regions */
	mark_paragraphs(d, lit->chosen_regions, named);
	uint32_t reach = 0;
	for (uint32_t i = 0; i < d->n_quotes; i++) {
		const struct quote *q = &d->quotes[i];
		struct light_asks is = ask(a, q, named);
		bool hidden = ui_hides(ui, quote_doubtful(q));
		lit->quotes[i] = !hidden && is.speaker && is.region && is.kind;
		lit->before[i + 1] = lit->before[i] + lit->quotes[i];
		reach = q->outer.end > reach ? q->outer.end : reach;
		lit->reach[i] = reach;
		lit->n_hidden[PANE_QUOTES] += hidden;
		lit->n_doubtful[PANE_QUOTES] += !hidden && quote_doubtful(q);
		if (hidden)
			continue;
		if (q->speaker) {
			lit->said[q->speaker - 1]++;
			lit->speakers[q->speaker - 1] |= lit->quotes[i];
			lit->listed_speakers[q->speaker - 1] |= is.region && is.kind;
		}
		spoken[q->paragraph] |= lit->quotes[i];
		listed[q->paragraph] |= is.speaker && is.kind;
	}
	lit->n_quotes = lit->before[d->n_quotes];
	mark_regions(d, spoken, lit->regions);
	mark_regions(d, listed, lit->listed_regions);
}

/* What is chosen stays in its list, to be taken out again. */
static void hide_speakers(const struct ui *ui, struct lit *lit, const struct document *d)
{
	for (uint32_t i = 0; i < d->n_speakers; i++) {
		bool doubtful = speaker_doubtful(&d->speakers[i]);
		bool chosen = lit->chosen_speakers[i];
		bool hidden = !chosen && ui_hides(ui, doubtful || !lit->said[i]);
		lit->hidden_speakers[i] = hidden;
		lit->speakers[i] &= !hidden;
		lit->listed_speakers[i] = !hidden && (lit->listed_speakers[i] || chosen);
		lit->n_speakers += lit->speakers[i];
		lit->n_hidden[PANE_SPEAKERS] += hidden;
		lit->n_doubtful[PANE_SPEAKERS] += !hidden && doubtful;
	}
}

static void hide_regions(const struct ui *ui, struct ui_article *a, const struct document *d)
{
	struct lit *lit = &a->lit;
	bool all = !a->light.speakers.n && !a->light.kinds;
	for (uint32_t i = 0; i < d->n_regions; i++) {
		bool doubtful = region_doubtful(&d->regions[i]);
		bool chosen = lit->chosen_regions[i];
		bool hidden = !chosen && ui_hides(ui, doubtful);
		bool on = lit->regions[i] || chosen || !light_on(&a->light);
		lit->hidden_regions[i] = hidden;
		lit->regions[i] = !hidden && on;
		lit->listed_regions[i] = !hidden && (lit->listed_regions[i] || chosen || all);
		lit->n_regions += lit->regions[i];
		lit->n_hidden[PANE_REGIONS] += hidden;
		lit->n_doubtful[PANE_REGIONS] += !hidden && doubtful;
	}
}

/* Those of who is quoted as often come first who speak first. */
static void rank_hues(struct lit *lit, const struct document *d)
{
	for (uint32_t i = 0; i < d->n_speakers; i++) {
		uint32_t id = i + 1;
		for (int h = 0; h < HUES && lit->said[i]; h++) {
			uint32_t held = lit->hues[h];
			if (held && lit->said[held - 1] >= lit->said[id - 1])
				continue;
			lit->hues[h] = id;
			if (!held)
				break;
			id = held;
		}
	}
}

unsigned ui_hue(const struct ui *ui, uint32_t speaker)
{
	const struct lit *lit = &ui_article(ui)->lit;
	if (!speaker || ui->options.colour != COLOUR_BY_SPEAKER)
		return 0;
	for (unsigned h = 0; h < HUES; h++)
		if (lit->hues[h] == speaker)
			return h + 1;
	return 0;
}

void act_hues(struct ui *ui)
{
	bool by_speaker = ui->options.colour == COLOUR_BY_SPEAKER;
	ui->options.colour = by_speaker ? COLOUR_BY_KIND : COLOUR_BY_SPEAKER;
	ui_say(ui, false,
	       by_speaker ? "colours tell how it is quoted"
			  : "colours tell who speaks: the five most quoted");
}

void light_fall(struct ui *ui, struct ui_article *a)
{
	ui->falls++;
	struct lit *lit = &a->lit;
	const struct document *d = a->view.document;
	arena_reset(&a->lit_arena);
	*lit = (struct lit){0};
	if (!d)
		return;
	struct arena *arena = &a->lit_arena;
	lit->quotes = ARENA_ARRAY(arena, d->n_quotes, bool);
	lit->before = ARENA_ARRAY(arena, (size_t)d->n_quotes + 1, uint32_t);
	lit->reach = ARENA_ARRAY(arena, d->n_quotes, uint32_t);
	lit->speakers = ARENA_ARRAY(arena, d->n_speakers, bool);
	lit->chosen_speakers = ARENA_ARRAY(arena, d->n_speakers, bool);
	lit->listed_speakers = ARENA_ARRAY(arena, d->n_speakers, bool);
	lit->hidden_speakers = ARENA_ARRAY(arena, d->n_speakers, bool);
	lit->said = ARENA_ARRAY(arena, d->n_speakers, uint32_t);
	lit->regions = ARENA_ARRAY(arena, d->n_regions, bool);
	lit->chosen_regions = ARENA_ARRAY(arena, d->n_regions, bool);
	lit->listed_regions = ARENA_ARRAY(arena, d->n_regions, bool);
	lit->hidden_regions = ARENA_ARRAY(arena, d->n_regions, bool);
	for (size_t i = 0; i < a->light.speakers.n; i++)
		lit->chosen_speakers[a->light.speakers.at[i] - 1] = true;
	choose_regions(a, d);
	light_quotes(ui, a, d, arena);
	rank_hues(lit, d);
	hide_speakers(ui, lit, d);
	hide_regions(ui, a, d);
	lists_build(ui, a);
}

/* ---- actions ----------------------------------------------------------------------------- */

void act_light_clear(struct ui *ui)
{
	light_clear(ui);
}

/* Only this speaker; again, or where nobody speaks: all. */
void act_light_speaker(struct ui *ui)
{
	struct ui_article *a = ui_now(ui);
	struct id_set *chosen = &a->light.speakers;
	bool row = ui->focus == PANE_SPEAKERS || ui->focus == PANE_MATRIX;
	bool here = row || quote_in_sight(ui);
	uint32_t id = here ? ui_speaker(ui) : 0;
	if (!id && !chosen->n) {
		ui_say(ui, false, "no speaker here: J goes to the next quote");
		return;
	}
	if (id)
		id_set_only(chosen, id);
	else
		id_set_clear(chosen);
	light_chosen(ui);
}
