#include "json.h"

#include "formats.h"
#include "value.h"

#include <math.h>

/* ---- byte -> code point ------------------------------------------------------------------ */

static uint32_t points_at(const struct points *p, uint32_t byte)
{
	const struct points_block *b = &p->blocks[byte / POINTS_BLOCK];
	uint32_t within = byte % POINTS_BLOCK, points = b->before + within;
	for (unsigned inner = b->inner & ((1u << within) - 1); inner; inner &= inner - 1)
		points--;
	return points;
}

static bool ascii_block(const char *at)
{
	uint64_t bytes;
	memcpy(&bytes, at, POINTS_BLOCK);
	return !(bytes & 0x8080808080808080u);
}

/* How many of the n bytes of a block start a code point; sets b->inner. */
static uint32_t count_points(struct points_block *b, const char *at, size_t n)
{
	uint32_t points = 0;
	for (size_t i = 0; i < n; i++) {
		if (((unsigned char)at[i] & 0xc0) == 0x80)
			b->inner |= 1u << i;
		else
			points++;
	}
	return points;
}

static void points_index(struct points *p, struct str text)
{
	size_t whole = text.n / POINTS_BLOCK;
	if (whole >= p->room) {
		p->room = whole + whole / 2 + 1;
		p->blocks = mem_realloc(p->blocks, p->room * sizeof *p->blocks);
	}
	uint32_t before = 0;
	for (size_t i = 0; i < whole; i++) {
		const char *at = text.at + i * POINTS_BLOCK;
		p->blocks[i] = (struct points_block){.before = before};
		if (ascii_block(at))
			before += POINTS_BLOCK;
		else
			before += count_points(&p->blocks[i], at, POINTS_BLOCK);
	}
	p->blocks[whole] = (struct points_block){.before = before};
	count_points(&p->blocks[whole], text.at + whole * POINTS_BLOCK, text.n % POINTS_BLOCK);
}

void points_free(struct points *p)
{
	free(p->blocks);
	*p = (struct points){0};
}

/* ---- the object -------------------------------------------------------------------------- */

struct json {
	struct writer *w;
	const struct export_article *a;
	const struct document *d;
	const struct points *points;
};

/* One of the program's own names; null when there is none. */
static void put_name(struct writer *w, const char *name)
{
	if (name && *name)
		value_name(w, str_of(name));
	else
		value_null(w);
}

static void put_string_or_null(struct writer *w, struct str s)
{
	if (s.n)
		value_string(w, s);
	else
		value_null(w);
}

/* Only where the reader has a hand in it. */
static void put_by(struct writer *w, bool by_person)
{
	if (!by_person)
		return;
	KEY(w, "by");
	value_string(w, STR("person"));
}

static void put_id(struct writer *w, uint32_t id)
{
	if (id)
		write_number(w, id);
	else
		value_null(w);
}

static void put_offsets(const struct json *j, struct span s)
{
	FIRST_KEY(j->w, "start");
	write_number(j->w, points_at(j->points, s.start));
	KEY(j->w, "end");
	write_number(j->w, points_at(j->points, s.end));
}

static void put_stretch(const struct json *j, struct span s)
{
	put_offsets(j, s);
	KEY(j->w, "text");
	value_string(j->w, str_slice(j->a->text, s));
}

/* {"start", "end", "text"}, or null for an empty span. */
static void put_mention(const struct json *j, struct span s)
{
	if (span_empty(s)) {
		value_null(j->w);
		return;
	}
	write_char(j->w, '{');
	put_stretch(j, s);
	write_char(j->w, '}');
}

/* A file's name may be no UTF-8. */
static void put_path(struct writer *w, const char *path)
{
	size_t n = strlen(path);
	char *valid = mem_alloc(decoder_room(n));
	struct decoder d = {.charset = CHARSET_UTF8, .started = true};
	n = decoder_feed(&d, (const unsigned char *)path, n, true, valid);
	value_string(w, (struct str){valid, n});
	free(valid);
}

static void put_source(const struct json *j)
{
	write_char(j->w, '{');
	FIRST_KEY(j->w, "path");
	if (j->a->path)
		put_path(j->w, j->a->path);
	else
		value_null(j->w);
	KEY(j->w, "type");
	put_name(j->w, j->a->type);
	KEY(j->w, "charset");
	put_name(j->w, j->a->written_in ? j->a->written_in : charset_name(j->a->charset));
	write_char(j->w, '}');
}

static void put_paragraphs(const struct json *j)
{
	write_char(j->w, '[');
	for (uint32_t i = 0; i < j->a->n_paragraphs; i++) {
		value_next(j->w, i);
		write_char(j->w, '{');
		put_offsets(j, j->a->paragraphs[i]);
		write_char(j->w, '}');
	}
	write_char(j->w, ']');
}

static void put_parts(const struct json *j, struct spans parts)
{
	write_char(j->w, '[');
	for (uint32_t k = 0; k < parts.n; k++) {
		value_next(j->w, k);
		write_char(j->w, '[');
		write_number(j->w, points_at(j->points, parts.at[k].start));
		write_char(j->w, ',');
		write_number(j->w, points_at(j->points, parts.at[k].end));
		write_char(j->w, ']');
	}
	write_char(j->w, ']');
}

static void put_quote(const struct json *j, uint32_t i)
{
	const struct quote *q = &j->d->quotes[i];
	struct writer *w = j->w;
	write_char(w, '{');
	FIRST_KEY(w, "id");
	write_number(w, i + 1);
	KEY(w, "kind");
	put_name(w, quote_kind_name(q->kind));
	write_char(w, ',');
	put_stretch(j, q->span);
	KEY(w, "parts");
	put_parts(j, q->parts);
	KEY(w, "paragraph");
	write_number(w, q->paragraph);
	KEY(w, "speaker");
	put_id(w, q->speaker);
	KEY(w, "mention");
	put_mention(j, q->mention);
	KEY(w, "cue");
	put_mention(j, q->cue);
	KEY(w, "continues");
	put_id(w, q->continues);
	KEY(w, "within");
	put_id(w, q->within);
	KEY(w, "confidence");
	value_decimal(w, (double)q->confidence, 3);
	KEY(w, "rule");
	put_name(w, q->rule);
	KEY(w, "why");
	put_string_or_null(w, q->why);
	put_by(w, q->by_person);
	if (q->check) {
		KEY(w, "check");
		put_name(w, quote_check_name((enum quote_check)q->check));
	}
	if (q->note) {
		KEY(w, "note");
		value_string(w, *q->note);
	}
	write_char(w, '}');
}

static void put_speaker(const struct json *j, uint32_t i)
{
	const struct speaker *s = &j->d->speakers[i];
	struct writer *w = j->w;
	write_char(w, '{');
	FIRST_KEY(w, "id");
	write_number(w, i + 1);
	KEY(w, "name");
	value_string(w, s->name);
	KEY(w, "aliases");
	write_char(w, '[');
	for (uint32_t k = 0; k < s->aliases.n; k++) {
		value_next(w, k);
		value_string(w, s->aliases.at[k]);
	}
	write_char(w, ']');
	KEY(w, "role");
	put_string_or_null(w, s->role);
	KEY(w, "kind");
	put_name(w, speaker_kind_name(s->kind));
	KEY(w, "confidence");
	value_decimal(w, (double)s->confidence, 3);
	KEY(w, "mentions");
	write_char(w, '[');
	for (uint32_t k = 0; k < s->mentions.n; k++) {
		value_next(w, k);
		put_mention(j, s->mentions.at[k]);
	}
	write_char(w, ']');
	KEY(w, "quotes");
	write_char(w, '[');
	for (uint32_t k = 0; k < s->quotes.n; k++) {
		value_next(w, k);
		write_number(w, s->quotes.at[k]);
	}
	write_char(w, ']');
	put_by(w, s->by_person);
	write_char(w, '}');
}

static void put_region_mention(const struct json *j, const struct region_mention *m)
{
	write_char(j->w, '{');
	put_stretch(j, m->span);
	if (m->demonym) {
		KEY(j->w, "demonym");
		value_true(j->w);
	}
	write_char(j->w, '}');
}

static void put_region(const struct json *j, uint32_t i)
{
	const struct region *r = &j->d->regions[i];
	struct writer *w = j->w;
	write_char(w, '{');
	FIRST_KEY(w, "id");
	write_number(w, i + 1);
	KEY(w, "name");
	value_string(w, r->name);
	KEY(w, "type");
	put_name(w, region_type_name(r->type));
	KEY(w, "country");
	put_name(w, r->country);
	KEY(w, "code");
	put_name(w, r->code);
	KEY(w, "lat");
	value_decimal(w, r->located ? (double)r->lat : (double)NAN, 4);
	KEY(w, "lon");
	value_decimal(w, r->located ? (double)r->lon : (double)NAN, 4);
	if (r->approximate) {
		KEY(w, "approximate");
		value_true(w);
	}
	KEY(w, "within");
	put_id(w, r->within);
	KEY(w, "confidence");
	value_decimal(w, (double)r->confidence, 3);
	KEY(w, "mentions");
	write_char(w, '[');
	for (uint32_t k = 0; k < r->n_mentions; k++) {
		value_next(w, k);
		put_region_mention(j, &r->mentions[k]);
	}
	write_char(w, ']');
	put_by(w, r->by_person);
	write_char(w, '}');
}

static void put_caption(const struct json *j, uint32_t i)
{
	value_string(j->w, str_slice(j->a->text, j->a->paragraphs[j->a->n_paragraphs + i]));
}

static void put_array(const struct json *j, uint32_t n,
		      void (*put)(const struct json *, uint32_t))
{
	write_char(j->w, '[');
	for (uint32_t i = 0; i < n; i++) {
		value_next(j->w, i);
		put(j, i);
	}
	write_char(j->w, ']');
}

void json_id(struct writer *w, const struct json_id *id)
{
	switch (id->kind) {
	case ID_NONE:
		value_null(w);
		break;
	case ID_NUMBER:
		value_number(w, id->number);
		break;
	case ID_STRING:
		value_string(w, id->string);
		break;
	}
}

void json_article(struct writer *w, const struct export_article *a, const struct json_id *id,
		  struct points *points)
{
	static const struct document nothing;
	const struct json j = {w, a, a->document ? a->document : &nothing, points};
	points_index(points, a->text);
	write_char(w, '{');
	FIRST_KEY(w, "schema");
	value_string(w, STR("reader/1"));
	if (id && id->kind != ID_NONE) {
		KEY(w, "id");
		json_id(w, id);
	}
	KEY(w, "source");
	put_source(&j);
	KEY(w, "title");
	put_string_or_null(w, a->about.title.n ? a->about.title : str_slice(a->text, a->title));
	KEY(w, "byline");
	put_string_or_null(w, a->about.byline);
	KEY(w, "published");
	put_string_or_null(w, a->about.published);
	KEY(w, "text");
	value_string(w, a->text);
	KEY(w, "paragraphs");
	put_paragraphs(&j);
	KEY(w, "quotes");
	put_array(&j, j.d->n_quotes, put_quote);
	KEY(w, "speakers");
	put_array(&j, j.d->n_speakers, put_speaker);
	KEY(w, "regions");
	put_array(&j, j.d->n_regions, put_region);
	if (a->n_captions) {
		KEY(w, "captions");
		put_array(&j, a->n_captions, put_caption);
	}
	if (j.d->partial) {
		KEY(w, "partial");
		value_true(w);
	}
}

void json_article_end(struct writer *w)
{
	write_char(w, '}');
	write_char(w, '\n');
}

static bool write_json(const struct export_article *a, const struct export_style *style,
		       FILE *out, struct error *e)
{
	(void)style;
	struct writer w = {.out = out};
	struct points points = {0};
	json_article(&w, a, NULL, &points);
	json_article_end(&w);
	points_free(&points);
	return writer_flush(&w, true) || writer_fail(&w, e);
}

const struct export_format format_json = {
	.name = "json",
	.help = "one object an article (schema reader/1), offsets being code points",
	.write = write_json,
};
