#include "json.h"

#include <endian.h>
#include <math.h>
#ifdef __SSE2__
#include <emmintrin.h>
#endif

/* ---- byte -> code point ------------------------------------------------------------------ */

enum { BLOCK = 8 }; /* bytes */

/* Bytes of the BLOCK in `v` that continue a character. */
static inline uint32_t continuing(uint64_t v)
{
	const uint64_t ones = 0x0101010101010101u;
	return (uint32_t)(((v >> 7 & ~(v >> 6) & ones) * ones) >> 56);
}

/* The first byte in the lowest bits. */
static inline uint64_t block_at(const char *s)
{
	uint64_t v;
	memcpy(&v, s, sizeof v);
	return le64toh(v);
}

/* The same for two blocks one behind the other: `first` of the one, `both` of the two. */
static inline void continuing_in_two(const char *s, uint32_t *first, uint32_t *both)
{
#ifdef __SSE2__
	__m128i v = _mm_loadu_si128((const __m128i *)s);
	__m128i found = _mm_cmplt_epi8(v, _mm_set1_epi8((char)0xc0));
	__m128i sums =
		_mm_sad_epu8(_mm_sub_epi8(_mm_setzero_si128(), found), _mm_setzero_si128());
	*first = (uint32_t)_mm_cvtsi128_si32(sums);
	*both = *first + (uint32_t)_mm_extract_epi16(sums, 4);
#else
	*first = continuing(block_at(s));
	*both = *first + continuing(block_at(s + BLOCK));
#endif
}

void points_index(struct points *p, struct str text)
{
	size_t blocks = text.n / BLOCK + 1, i = 0;
	if (blocks > p->room) {
		p->room = blocks + blocks / 2;
		p->blocks = mem_realloc(p->blocks, p->room * sizeof *p->blocks);
	}
	p->text = text;
	uint32_t behind = 0, first, both, *out = p->blocks;
	for (; i + 2 < blocks; i += 2) {
		continuing_in_two(text.at + i * BLOCK, &first, &both);
		out[i] = behind;
		out[i + 1] = behind + first;
		behind += both;
	}
	if (i + 1 < blocks) {
		out[i] = behind;
		behind += continuing(block_at(text.at + i * BLOCK));
	}
	out[blocks - 1] = behind;
	p->ascii = false;
	p->ascii = points_at(p, (uint32_t)text.n) == text.n;
}

uint32_t points_at(const struct points *p, uint32_t byte)
{
	if (p->ascii)
		return byte;
	uint32_t behind = p->blocks[byte / BLOCK], half = 4 * (BLOCK - byte % BLOCK);
	if (byte < BLOCK) {
		for (uint32_t i = 0; i < byte; i++)
			behind += (p->text.at[i] & 0xc0) == 0x80;
	} else {
		/*
		 * those of the block that ends here, which lies in the text; all may be shifted
		 * out
		 */
		uint64_t v = block_at(p->text.at + byte - BLOCK);
		behind += continuing(v >> half >> half);
	}
	return byte - behind;
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

/*
 * All below put something where `out` points and return its end. There is room for FIELDS
 * bytes: more than stands between two strings, or two members of a list.
 */
enum { FIELDS = 512 };

static inline char *go_on(const struct json *j, char *out)
{
	writer_end(j->w, out);
	return writer_begin(j->w, FIELDS);
}

static char *put_string(const struct json *j, char *out, struct str s)
{
	return go_on(j, put_json_string(j->w, out, s));
}

/* One of the program's own names: nothing in it is escaped. Null when there is none. */
static char *put_name(char *out, const char *name)
{
	if (!name || !*name)
		return PUT(out, "null");
	return PUT(put_str(PUT(out, "\""), str_of(name)), "\"");
}

static char *put_offsets(const struct json *j, char *out, struct span s)
{
	out = put_number(PUT(out, "\"start\":"), points_at(j->points, s.start));
	return put_number(PUT(out, ",\"end\":"), points_at(j->points, s.end));
}

static char *put_stretch(const struct json *j, char *out, struct span s)
{
	out = PUT(put_offsets(j, out, s), ",\"text\":");
	return put_string(j, out, str_slice(j->a->text, s));
}

/* {"start", "end", "text"}, or null for an empty span. */
static char *put_mention(const struct json *j, char *out, struct span s)
{
	if (span_empty(s))
		return PUT(out, "null");
	return PUT(put_stretch(j, PUT(out, "{"), s), "}");
}

static char *put_id(char *out, uint32_t id)
{
	return id ? put_number(out, id) : PUT(out, "null");
}

static char *put_string_or_null(const struct json *j, char *out, struct str s)
{
	return s.n ? put_string(j, out, s) : PUT(out, "null");
}

/* Before the member `i` of a list. */
static inline char *put_comma(const struct json *j, char *out, size_t i)
{
	out = go_on(j, out);
	return i ? PUT(out, ",") : out;
}

static char *put_source(const struct json *j, char *out)
{
	const char *path = j->a->path;
	out = PUT(out, "\"source\":{\"path\":");
	if (path) {
		/* a file's name may be no UTF-8 */
		size_t n = strlen(path);
		char *valid = mem_alloc(decoder_room(n));
		struct decoder d = {.charset = CHARSET_UTF8, .started = true};
		n = decoder_feed(&d, (const unsigned char *)path, n, true, valid);
		out = put_string(j, out, (struct str){valid, n});
		free(valid);
	} else {
		out = PUT(out, "null");
	}
	out = PUT(out, ",\"type\":\"text/plain\",\"charset\":");
	return PUT(put_name(out, charset_name(j->a->charset)), "}");
}

static char *put_paragraphs(const struct json *j, char *out)
{
	out = PUT(out, ",\"paragraphs\":[");
	for (uint32_t i = 0; i < j->a->n_paragraphs; i++) {
		out = PUT(put_comma(j, out, i), "{");
		out = PUT(put_offsets(j, out, j->a->paragraphs[i]), "}");
	}
	return PUT(go_on(j, out), "]");
}

static char *put_parts(const struct json *j, char *out, struct spans parts)
{
	out = PUT(out, ",\"parts\":[");
	for (uint32_t k = 0; k < parts.n; k++) {
		out = PUT(put_comma(j, out, k), "[");
		out = put_number(out, points_at(j->points, parts.at[k].start));
		out = put_number(PUT(out, ","), points_at(j->points, parts.at[k].end));
		out = PUT(out, "]");
	}
	return PUT(go_on(j, out), "]");
}

static char *put_quote(const struct json *j, char *out, uint32_t i)
{
	const struct quote *q = &j->d->quotes[i];
	out = put_number(PUT(out, "{\"id\":"), i + 1);
	out = put_name(PUT(out, ",\"kind\":"), quote_kind_name(q->kind));
	out = put_stretch(j, PUT(out, ","), q->span);
	out = put_parts(j, out, q->parts);
	out = put_number(PUT(out, ",\"paragraph\":"), q->paragraph);
	out = put_id(PUT(out, ",\"speaker\":"), q->speaker);
	out = put_mention(j, PUT(out, ",\"mention\":"), q->mention);
	out = put_mention(j, PUT(out, ",\"cue\":"), q->cue);
	out = put_id(PUT(out, ",\"continues\":"), q->continues);
	out = put_id(PUT(out, ",\"within\":"), q->within);
	out = put_decimal(PUT(out, ",\"confidence\":"), (double)q->confidence, 3);
	out = put_name(PUT(out, ",\"rule\":"), q->rule);
	out = put_string_or_null(j, PUT(out, ",\"why\":"), q->why);
	return PUT(out, "}");
}

static char *put_speaker(const struct json *j, char *out, uint32_t i)
{
	const struct speaker *s = &j->d->speakers[i];
	out = put_number(PUT(out, "{\"id\":"), i + 1);
	out = put_string(j, PUT(out, ",\"name\":"), s->name);
	out = PUT(out, ",\"aliases\":[");
	for (uint32_t k = 0; k < s->aliases.n; k++)
		out = put_string(j, put_comma(j, out, k), s->aliases.at[k]);
	out = put_string_or_null(j, PUT(out, "],\"role\":"), s->role);
	out = put_name(PUT(out, ",\"kind\":"), speaker_kind_name(s->kind));
	out = PUT(out, ",\"mentions\":[");
	for (uint32_t k = 0; k < s->mentions.n; k++)
		out = put_mention(j, put_comma(j, out, k), s->mentions.at[k]);
	out = PUT(out, "],\"quotes\":[");
	for (uint32_t k = 0; k < s->quotes.n; k++)
		out = put_number(put_comma(j, out, k), s->quotes.at[k]);
	return PUT(go_on(j, out), "]}");
}

static char *put_region(const struct json *j, char *out, uint32_t i)
{
	const struct region *r = &j->d->regions[i];
	out = put_number(PUT(out, "{\"id\":"), i + 1);
	out = put_string(j, PUT(out, ",\"name\":"), r->name);
	out = put_name(PUT(out, ",\"type\":"), region_type_name(r->type));
	out = put_name(PUT(out, ",\"country\":"), r->country);
	out = put_string_or_null(j, PUT(out, ",\"code\":"), str_of(r->code));
	out = put_decimal(PUT(out, ",\"lat\":"), r->located ? (double)r->lat : (double)NAN, 4);
	out = put_decimal(PUT(out, ",\"lon\":"), r->located ? (double)r->lon : (double)NAN, 4);
	out = put_id(PUT(out, ",\"within\":"), r->within);
	out = PUT(out, ",\"mentions\":[");
	for (uint32_t k = 0; k < r->n_mentions; k++) {
		out = PUT(put_comma(j, out, k), "{");
		out = put_stretch(j, out, r->mentions[k].span);
		if (r->mentions[k].demonym)
			out = PUT(out, ",\"demonym\":true");
		out = PUT(out, "}");
	}
	return PUT(go_on(j, out), "]}");
}

/* ,"key":[…] with `n` objects. */
static char *put_array(const struct json *j, char *out, struct str key, uint32_t n,
		       char *(*put)(const struct json *, char *, uint32_t))
{
	out = PUT(put_str(PUT(out, ",\""), key), "\":[");
	for (uint32_t i = 0; i < n; i++)
		out = put(j, put_comma(j, out, i), i);
	return PUT(go_on(j, out), "]");
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
		write_number(w,
			     id->number < 0 ? 0 - (uint64_t)id->number : (uint64_t)id->number);
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
	char *out = put_source(&j, writer_begin(w, FIELDS));
	out = put_string_or_null(&j, PUT(out, ",\"title\":"), str_slice(a->text, a->title));
	out = PUT(out, ",\"byline\":null,\"published\":null,\"text\":");
	out = put_string(&j, out, a->text);
	out = put_paragraphs(&j, out);
	out = put_array(&j, out, STR("quotes"), j.d->n_quotes, put_quote);
	out = put_array(&j, out, STR("speakers"), j.d->n_speakers, put_speaker);
	out = put_array(&j, out, STR("regions"), j.d->n_regions, put_region);
	writer_end(w, PUT(out, "}\n"));
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
