#include "json.h"

#include <math.h>

/* ---- byte -> code point ----------------------------------------------------------------------- */

enum { BLOCK = 8 }; /* bytes; few enough to count the rest one by one */

/* Bytes of the BLOCK at `s` that continue a character. */
static inline uint32_t continuing(const char *s)
{
	const uint64_t ones = 0x0101010101010101u;
	uint64_t v;
	memcpy(&v, s, sizeof v);
	return (uint32_t)(((v >> 7 & ~(v >> 6) & ones) * ones) >> 56);
}

void points_index(struct points *p, struct str text)
{
	size_t blocks = text.n / BLOCK + 1;
	if (blocks > p->room) {
		p->room = blocks + blocks / 2;
		p->blocks = mem_realloc(p->blocks, p->room * sizeof *p->blocks);
	}
	p->text = text;
	uint32_t count = 0, *out = p->blocks;
	for (size_t i = 0; i + 1 < blocks; i++) {
		out[i] = count;
		count += BLOCK - continuing(text.at + i * BLOCK);
	}
	out[blocks - 1] = count;
	p->ascii = false;
	p->ascii = points_at(p, (uint32_t)text.n) == text.n;
}

uint32_t points_at(const struct points *p, uint32_t byte)
{
	if (p->ascii)
		return byte;
	uint32_t count = p->blocks[byte / BLOCK];
	for (uint32_t i = byte / BLOCK * BLOCK; i < byte; i++)
		count += (p->text.at[i] & 0xc0) != 0x80;
	return count;
}

void points_free(struct points *p)
{
	free(p->blocks);
	*p = (struct points){0};
}

/* ---- the object ------------------------------------------------------------------------------- */

struct json {
	struct writer *w;
	const struct export_article *a;
	const struct document *d;
	const struct points *points;
};

static void put_offsets(const struct json *j, struct span s)
{
	WRITE(j->w, "\"start\":");
	write_number(j->w, points_at(j->points, s.start));
	WRITE(j->w, ",\"end\":");
	write_number(j->w, points_at(j->points, s.end));
}

static void put_stretch(const struct json *j, struct span s)
{
	put_offsets(j, s);
	WRITE(j->w, ",\"text\":");
	write_json_string(j->w, str_slice(j->a->text, s));
}

/* {"start", "end", "text"}, or null for an empty span. */
static void put_mention(const struct json *j, struct span s)
{
	if (span_empty(s)) {
		WRITE(j->w, "null");
		return;
	}
	WRITE(j->w, "{");
	put_stretch(j, s);
	WRITE(j->w, "}");
}

static void put_id(const struct json *j, uint32_t id)
{
	if (id)
		write_number(j->w, id);
	else
		WRITE(j->w, "null");
}

static void put_string_or_null(const struct json *j, struct str s)
{
	if (s.n)
		write_json_string(j->w, s);
	else
		WRITE(j->w, "null");
}

static void comma(const struct json *j, size_t i)
{
	if (i)
		WRITE(j->w, ",");
}

static void put_source(const struct json *j)
{
	const char *path = j->a->path;
	WRITE(j->w, "\"source\":{\"path\":");
	if (path) {
		/* a file's name may be no UTF-8 */
		size_t n = strlen(path);
		char *valid = mem_alloc(decoder_room(n));
		struct decoder d = {.charset = CHARSET_UTF8, .started = true};
		n = decoder_feed(&d, (const unsigned char *)path, n, true, valid);
		write_json_string(j->w, (struct str){valid, n});
		free(valid);
	} else {
		WRITE(j->w, "null");
	}
	WRITE(j->w, ",\"type\":\"text/plain\",\"charset\":");
	write_json_string(j->w, str_of(charset_name(j->a->charset)));
	WRITE(j->w, "}");
}

static void put_paragraphs(const struct json *j)
{
	WRITE(j->w, ",\"paragraphs\":[");
	for (uint32_t i = 0; i < j->a->n_paragraphs; i++) {
		comma(j, i);
		WRITE(j->w, "{");
		put_offsets(j, j->a->paragraphs[i]);
		WRITE(j->w, "}");
	}
	WRITE(j->w, "]");
}

static void put_quote(const struct json *j, uint32_t i)
{
	const struct quote *q = &j->d->quotes[i];
	WRITE(j->w, "{\"id\":");
	write_number(j->w, i + 1);
	WRITE(j->w, ",\"kind\":\"");
	write_str(j->w, str_of(quote_kind_name(q->kind)));
	WRITE(j->w, "\",");
	put_stretch(j, q->span);
	WRITE(j->w, ",\"parts\":[");
	for (uint32_t k = 0; k < q->parts.n; k++) {
		comma(j, k);
		WRITE(j->w, "[");
		write_number(j->w, points_at(j->points, q->parts.at[k].start));
		WRITE(j->w, ",");
		write_number(j->w, points_at(j->points, q->parts.at[k].end));
		WRITE(j->w, "]");
	}
	WRITE(j->w, "],\"paragraph\":");
	write_number(j->w, q->paragraph);
	WRITE(j->w, ",\"speaker\":");
	put_id(j, q->speaker);
	WRITE(j->w, ",\"mention\":");
	put_mention(j, q->mention);
	WRITE(j->w, ",\"cue\":");
	put_mention(j, q->cue);
	WRITE(j->w, ",\"continues\":");
	put_id(j, q->continues);
	WRITE(j->w, ",\"within\":");
	put_id(j, q->within);
	WRITE(j->w, ",\"confidence\":");
	write_decimal(j->w, (double)q->confidence, 3);
	WRITE(j->w, ",\"rule\":");
	put_string_or_null(j, q->rule ? str_of(q->rule) : (struct str){0});
	WRITE(j->w, ",\"why\":");
	put_string_or_null(j, q->why);
	WRITE(j->w, "}");
}

static void put_speaker(const struct json *j, uint32_t i)
{
	const struct speaker *s = &j->d->speakers[i];
	WRITE(j->w, "{\"id\":");
	write_number(j->w, i + 1);
	WRITE(j->w, ",\"name\":");
	write_json_string(j->w, s->name);
	WRITE(j->w, ",\"aliases\":[");
	for (uint32_t k = 0; k < s->aliases.n; k++) {
		comma(j, k);
		write_json_string(j->w, s->aliases.at[k]);
	}
	WRITE(j->w, "],\"role\":");
	put_string_or_null(j, s->role);
	WRITE(j->w, ",\"kind\":\"");
	write_str(j->w, str_of(speaker_kind_name(s->kind)));
	WRITE(j->w, "\",\"mentions\":[");
	for (uint32_t k = 0; k < s->mentions.n; k++) {
		comma(j, k);
		put_mention(j, s->mentions.at[k]);
	}
	WRITE(j->w, "],\"quotes\":[");
	for (uint32_t k = 0; k < s->quotes.n; k++) {
		comma(j, k);
		write_number(j->w, s->quotes.at[k]);
	}
	WRITE(j->w, "]}");
}

static void put_region(const struct json *j, uint32_t i)
{
	const struct region *r = &j->d->regions[i];
	WRITE(j->w, "{\"id\":");
	write_number(j->w, i + 1);
	WRITE(j->w, ",\"name\":");
	write_json_string(j->w, r->name);
	WRITE(j->w, ",\"type\":\"");
	write_str(j->w, str_of(region_type_name(r->type)));
	WRITE(j->w, "\",\"country\":");
	put_string_or_null(j, str_of(r->country));
	WRITE(j->w, ",\"code\":");
	put_string_or_null(j, str_of(r->code));
	WRITE(j->w, ",\"lat\":");
	write_decimal(j->w, r->located ? (double)r->lat : (double)NAN, 4);
	WRITE(j->w, ",\"lon\":");
	write_decimal(j->w, r->located ? (double)r->lon : (double)NAN, 4);
	WRITE(j->w, ",\"within\":");
	put_id(j, r->within);
	WRITE(j->w, ",\"mentions\":[");
	for (uint32_t k = 0; k < r->n_mentions; k++) {
		comma(j, k);
		WRITE(j->w, "{");
		put_stretch(j, r->mentions[k].span);
		if (r->mentions[k].demonym)
			WRITE(j->w, ",\"demonym\":true");
		WRITE(j->w, "}");
	}
	WRITE(j->w, "]}");
}

/* ,"key":[…] with `n` objects. */
static void put_array(const struct json *j, struct str key, uint32_t n,
		      void (*put)(const struct json *, uint32_t))
{
	WRITE(j->w, ",\"");
	write_str(j->w, key);
	WRITE(j->w, "\":[");
	for (uint32_t i = 0; i < n; i++) {
		comma(j, i);
		put(j, i);
	}
	WRITE(j->w, "]");
}

void write_json_id(struct writer *w, const struct json_id *id)
{
	switch (id->kind) {
	case ID_NONE:
		WRITE(w, "null");
		break;
	case ID_NUMBER:
		if (id->number < 0)
			WRITE(w, "-");
		write_number(w, id->number < 0 ? 0 - (uint64_t)id->number : (uint64_t)id->number);
		break;
	case ID_STRING:
		write_json_string(w, id->string);
		break;
	}
}

void json_article(struct writer *w, const struct export_article *a, const struct json_id *id,
		  struct points *points)
{
	static const struct document nothing;
	const struct json j = {w, a, a->document ? a->document : &nothing, points};
	points_index(points, a->text);
	WRITE(w, "{\"schema\":\"reader/1\",");
	if (id && id->kind != ID_NONE) {
		WRITE(w, "\"id\":");
		write_json_id(w, id);
		WRITE(w, ",");
	}
	put_source(&j);
	WRITE(w, ",\"title\":");
	put_string_or_null(&j, str_slice(a->text, a->title));
	WRITE(w, ",\"byline\":null,\"published\":null,\"text\":");
	write_json_string(w, a->text);
	put_paragraphs(&j);
	put_array(&j, STR("quotes"), j.d->n_quotes, put_quote);
	put_array(&j, STR("speakers"), j.d->n_speakers, put_speaker);
	put_array(&j, STR("regions"), j.d->n_regions, put_region);
	WRITE(w, "}\n");
}

bool export_json(const struct export_article *a, FILE *out, struct error *e)
{
	struct writer w = {.out = out};
	struct points points = {0};
	json_article(&w, a, NULL, &points);
	bool good = writer_flush(&w, true) || writer_fail(&w, e);
	points_free(&points);
	writer_free(&w);
	return good;
}
