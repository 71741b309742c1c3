#include "gold.h"

#include "find/read/english.h"
#include "input/paragraph.h"

#include <errno.h>
#include <jansson.h>
#include <stdio.h>

struct gold_loader {
	struct arena *arena;
	struct str text;
	uint32_t *byte_of; /* code point -> byte, n_points + 1 entries */
	size_t n_points;
};

/* ---- offsets ----------------------------------------------------------------------------- */

static void index_points(struct gold_loader *l)
{
	l->byte_of = mem_alloc((l->text.n + 1) * sizeof *l->byte_of);
	l->n_points = 0;
	for (size_t i = 0; i < l->text.n; i++)
		if (((unsigned char)l->text.at[i] & 0xc0) != 0x80)
			l->byte_of[l->n_points++] = (uint32_t)i;
	l->byte_of[l->n_points] = (uint32_t)l->text.n;
}

/* Two code point offsets as bytes; empty when they are missing or make no span of the text. */
static struct span span_of(const struct gold_loader *l, const json_t *start, const json_t *end)
{
	if (!json_is_integer(start) || !json_is_integer(end))
		return (struct span){0, 0};
	json_int_t a = json_integer_value(start), b = json_integer_value(end);
	if (a < 0 || b < a || (size_t)b > l->n_points)
		return (struct span){0, 0};
	return (struct span){l->byte_of[a], l->byte_of[b]};
}

static struct spans spans_of(const struct gold_loader *l, const json_t *list)
{
	size_t n = json_array_size(list);
	struct span *at = ARENA_ARRAY(l->arena, n, struct span);
	for (size_t i = 0; i < n; i++) {
		const json_t *pair = json_array_get(list, i);
		at[i] = span_of(l, json_array_get(pair, 0), json_array_get(pair, 1));
	}
	return (struct spans){at, (uint32_t)n};
}

/* ---- strings ----------------------------------------------------------------------------- */

static struct str str_of_json(const struct gold_loader *l, const json_t *s)
{
	if (!json_is_string(s))
		return (struct str){"", 0};
	return arena_str(l->arena, (struct str){json_string_value(s), json_string_length(s)});
}

static bool is(const json_t *s, const char *word)
{
	return json_is_string(s) && strcmp(json_string_value(s), word) == 0;
}

static struct strs strs_of(const struct gold_loader *l, const json_t *list)
{
	size_t n = json_array_size(list);
	struct str *at = ARENA_ARRAY(l->arena, n, struct str);
	for (size_t i = 0; i < n; i++)
		at[i] = str_of_json(l, json_array_get(list, i));
	return (struct strs){at, (uint32_t)n};
}

/* ---- quotes ------------------------------------------------------------------------------ */

static int by_quote_start(const void *a, const void *b)
{
	const struct gold_quote *x = a, *y = b;
	if (x->span.start != y->span.start)
		return x->span.start < y->span.start ? -1 : 1;
	return (x->span.end < y->span.end) - (x->span.end > y->span.end);
}

static struct gold_quote quote_of(const struct gold_loader *l, const json_t *q)
{
	const json_t *kind = json_object_get(q, "kind"),
		     *class = json_object_get(q, "cue_class");
	const json_t *group = json_object_get(q, "group");
	struct gold_quote g = {
		.kind = is(kind, "direct")  ? QUOTE_DIRECT
			: is(kind, "mixed") ? QUOTE_MIXED
					    : QUOTE_INDIRECT,
		.span = span_of(l, json_object_get(q, "start"), json_object_get(q, "end")),
		.parts = spans_of(l, json_object_get(q, "parts")),
		.cue = span_of(l, json_object_get(q, "cue_start"),
			       json_object_get(q, "cue_end")),
		.speaker = span_of(l, json_object_get(q, "speaker_start"),
				   json_object_get(q, "speaker_end")),
		.cue_class = is(class, "speech")   ? GOLD_CUE_SPEECH
			     : is(class, "mental") ? GOLD_CUE_MENTAL
			     : is(class, "other")  ? GOLD_CUE_OTHER
						   : GOLD_CUE_NONE,
		.speaker_text = str_of_json(l, json_object_get(q, "speaker_text")),
		.speaker_entity = str_of_json(l, json_object_get(q, "speaker_entity")),
		.speaker_names = strs_of(l, json_object_get(q, "speaker_names")),
	};
	if (json_is_string(group))
		g.group = hash_bytes(json_string_value(group), json_string_length(group)) | 1;
	const json_t *who = json_object_get(q, "who");
	g.who = json_is_integer(who) ? (uint32_t)json_integer_value(who) + 1 : 0;
	g.wanted = g.cue_class == GOLD_CUE_NONE || g.cue_class == GOLD_CUE_SPEECH;
	return g;
}

/* Whose it is, where the quote only has the number of one of the article's entities. */
static void load_entity(const struct gold_loader *l, struct gold_quote *g, const json_t *q,
			const json_t *entities)
{
	const json_t *who = json_object_get(q, "who");
	const json_t *entity =
		json_is_integer(who) ? json_array_get(entities, (size_t)json_integer_value(who))
				     : NULL;
	if (!entity)
		return;
	g->speaker_entity = str_of_json(l, json_object_get(entity, "name"));
	g->speaker_names = strs_of(l, json_object_get(entity, "accept"));
}

static void load_quotes(const struct gold_loader *l, struct gold_article *a, const json_t *list,
			const json_t *entities)
{
	struct gold_quote *quotes =
		ARENA_ARRAY(l->arena, json_array_size(list), struct gold_quote);
	for (size_t i = 0; i < json_array_size(list); i++) {
		struct gold_quote q = quote_of(l, json_array_get(list, i));
		load_entity(l, &q, json_array_get(list, i), entities);
		if (!span_empty(q.span))
			quotes[a->n_quotes++] = q;
	}
	if (a->n_quotes)
		qsort(quotes, a->n_quotes, sizeof *quotes, by_quote_start);
	a->quotes = quotes;
}

/* ---- who speaks in the article ----------------------------------------------------------- */

static void load_entities(const struct gold_loader *l, struct gold_article *a,
			  const json_t *list)
{
	size_t n = json_array_size(list);
	struct gold_entity *at = ARENA_ARRAY(l->arena, n, struct gold_entity);
	for (size_t i = 0; i < n; i++) {
		const json_t *e = json_array_get(list, i);
		at[i] = (struct gold_entity){
			.name = str_of_json(l, json_object_get(e, "name")),
			.accept = strs_of(l, json_object_get(e, "accept")),
			.role = str_of_json(l, json_object_get(e, "role")),
			.person = is(json_object_get(e, "kind"), "person"),
		};
	}
	a->entities = at;
	a->n_entities = (uint32_t)n;
}

/* ---- places ------------------------------------------------------------------------------ */

static int by_place_start(const void *a, const void *b)
{
	const struct gold_place *x = a, *y = b;
	return (x->span.start > y->span.start) - (x->span.start < y->span.start);
}

static struct gold_place place_of(const struct gold_loader *l, const json_t *t)
{
	const json_t *type = json_object_get(t, "type"), *country = json_object_get(t, "cc");
	const json_t *lat = json_object_get(t, "lat"), *lon = json_object_get(t, "lon");
	struct gold_place p = {
		.span = span_of(l, json_object_get(t, "start"), json_object_get(t, "end")),
		.type = str_of_json(l, type),
		.level = str_of_json(l, json_object_get(t, "level")),
		.located = json_is_number(lat) && json_is_number(lon),
		.optional = is(type, "demonym") || is(type, "embedded") || is(type, "homonym"),
		.lat = json_number_value(lat),
		.lon = json_number_value(lon),
	};
	if (json_is_string(country) && json_string_length(country) == 2)
		memcpy(p.country, json_string_value(country), 2);
	return p;
}

static void load_places(const struct gold_loader *l, struct gold_article *a, const json_t *list)
{
	struct gold_place *places =
		ARENA_ARRAY(l->arena, json_array_size(list), struct gold_place);
	for (size_t i = 0; i < json_array_size(list); i++) {
		struct gold_place p = place_of(l, json_array_get(list, i));
		if (!span_empty(p.span))
			places[a->n_places++] = p;
	}
	if (a->n_places)
		qsort(places, a->n_places, sizeof *places, by_place_start);
	a->places = places;
}

/* ---- articles ---------------------------------------------------------------------------- */

/* As those of a text that a program gives: `--batch`. */
static void cut_paragraphs(const struct gold_loader *l, struct document *d)
{
	struct paragraphs p = {.given = true};
	paragraphs_of(&p, (char *)(uintptr_t)l->text.at, l->text.n);
	struct span *paragraphs = ARENA_ARRAY(l->arena, p.spans.n, struct span);
	if (p.spans.n)
		memcpy(paragraphs, p.spans.at, p.spans.n * sizeof *paragraphs);
	d->paragraphs = paragraphs;
	d->n_paragraphs = (uint32_t)p.spans.n;
	paragraphs_free(&p);
}

static struct gold_article article_of(struct arena *arena, const json_t *line)
{
	struct gold_loader l = {.arena = arena};
	struct gold_article a = {
		.id = str_of_json(&l, json_object_get(line, "id")),
		.corpus = str_of_json(&l, json_object_get(line, "corpus")),
	};
	l.text = str_of_json(&l, json_object_get(line, "text"));
	a.document.text = l.text;
	index_points(&l);
	cut_paragraphs(&l, &a.document);
	load_quotes(&l, &a, json_object_get(line, "quotes"), json_object_get(line, "entities"));
	load_entities(&l, &a, json_object_get(line, "entities"));
	load_places(&l, &a, json_object_get(line, "toponyms"));
	a.ignore = spans_of(&l, json_object_get(line, "ignore"));
	free(l.byte_of);
	return a;
}

static void append(struct gold *g, const struct gold_article *more, size_t n)
{
	struct gold_article *all = ARENA_ARRAY(&g->arena, g->n + n, struct gold_article);
	if (g->n)
		memcpy(all, g->articles, g->n * sizeof *all);
	if (n)
		memcpy(all + g->n, more, n * sizeof *all);
	g->articles = all;
	g->n += (uint32_t)n;
}

bool gold_load(struct gold *g, const char *folder, const char *name, struct error *e)
{
	char path[4096];
	if (snprintf(path, sizeof path, "%s/%s", folder, name) >= (int)sizeof path)
		return fail(e, "%s: path too long", name);
	FILE *f = fopen(path, "r");
	if (!f)
		return fail(e, "%s: %s", path, system_fault(errno).text);
	VEC(struct gold_article) articles = {0};
	char *line = NULL;
	size_t room = 0, number = 0;
	ssize_t n;
	bool good = true;
	while (good && (n = getline(&line, &room, f)) > 0) {
		json_error_t fault;
		json_t *object = json_loadb(line, (size_t)n, 0, &fault);
		number++;
		if (!object)
			good = fail(e, "%s:%zu: %s", path, number, fault.text);
		else if (!json_is_string(json_object_get(object, "text")))
			good = fail(e, "%s:%zu: an article without text", path, number);
		else
			VEC_PUSH(articles, article_of(&g->arena, object));
		json_decref(object);
	}
	free(line);
	fclose(f);
	if (good)
		append(g, articles.at, articles.n);
	VEC_FREE(articles);
	return good;
}

void gold_free(struct gold *g)
{
	arena_free(&g->arena);
	*g = (struct gold){0};
}

unsigned gold_fold(const struct gold_article *a, unsigned folds)
{
	uint32_t h = hash_bytes(a->id.at, a->id.n);
	h ^= h >> 16;
	h *= 0x85ebca6bu;
	h ^= h >> 13;
	return h % folds;
}

bool gold_inside(struct span s, struct spans regions, double share)
{
	for (uint32_t i = 0; i < regions.n; i++)
		if (span_common(s, regions.at[i]) >= share * span_length(s))
			return true;
	return false;
}

bool gold_only_part(const struct elements *w, struct span speaker, const struct phrase *p)
{
	const struct element *at = w->at;
	uint32_t from = element_at(w, speaker.start);
	if (p->flags & PHRASE_OFFICE)
		return true;
	bool owner = p->form == PHRASE_OWNER || p->form == PHRASE_HIS;
	if (owner && at[p->last + 1].start < speaker.end)
		return true;
	if (p->first > from && at[p->first - 1].tag == TAG_PREPOSITION)
		return true;
	for (uint32_t i = from; i < p->first; i++)
		if (english_relative(at[i].hash))
			return true;
	return false;
}
