#include "reader/document.h"

#include "reader/text.h"

const char *quote_kind_name(enum quote_kind kind)
{
	static const char *const names[QUOTE_KINDS] = {"direct", "mixed", "indirect"};
	return names[kind];
}

const char *quote_check_name(enum quote_check check)
{
	static const char *const names[QUOTE_CHECKS] = {"open", "checked", "disputed"};
	return names[check];
}

const char *speaker_kind_name(enum speaker_kind kind)
{
	static const char *const names[SPEAKER_KINDS] = {"person", "group", "organization",
							 "anonymous"};
	return names[kind];
}

struct str speaker_role(const struct speaker *s)
{
	struct str name = s->name;
	while (s->role.n && name.n >= s->role.n) {
		if (str_alike((struct str){name.at, s->role.n}, s->role))
			return STR("");
		name.at++;
		name.n--;
	}
	return s->role;
}

/* Has it letters beside its capitals, and nothing that breaks a line? */
static bool may_be_shown(struct str name)
{
	bool small = false;
	for (size_t i = 0; i < name.n; i++) {
		unsigned char c = (unsigned char)name.at[i];
		if (c < ' ')
			return false;
		small = small || (c >= 'a' && c <= 'z') || c >= 0x80;
	}
	return small;
}

struct str region_called(const struct document *d, const struct region *r)
{
	enum { LOOK = 16 }; /* mentions */
	for (uint32_t i = 0; i < r->n_mentions && i < LOOK && !r->by_person; i++) {
		struct str name = str_slice(d->text, r->mentions[i].span);
		if (!r->mentions[i].demonym && may_be_shown(name))
			return name;
	}
	return r->name;
}

const char *region_type_name(enum region_type type)
{
	static const char *const names[REGION_TYPES] = {"country", "subdivision", "county",
							"city",    "region",      "other"};
	return names[type];
}

/*
 * What is less sure than this is doubtful: one right row in eight at most, on unseen articles;
 * of the wrong quotes .55, of the wrong speakers .50, of the wrong regions .47.
 */
static const float SURE_QUOTE = .65f, SURE_SPEAKER = .68f, SURE_REGION = .70f;

bool quote_doubtful(const struct quote *q)
{
	return q->check != CHECK_CHECKED && (q->speaker == 0 || q->confidence < SURE_QUOTE);
}

bool speaker_doubtful(const struct speaker *s)
{
	return s->confidence < SURE_SPEAKER;
}

bool region_doubtful(const struct region *r)
{
	return r->confidence < SURE_REGION;
}

const struct quote *document_quote(const struct document *d, uint32_t id)
{
	return id && id <= d->n_quotes ? &d->quotes[id - 1] : NULL;
}

const struct speaker *document_speaker(const struct document *d, uint32_t id)
{
	return id && id <= d->n_speakers ? &d->speakers[id - 1] : NULL;
}

const struct region *document_region(const struct document *d, uint32_t id)
{
	return id && id <= d->n_regions ? &d->regions[id - 1] : NULL;
}

uint32_t document_paragraph_at(const struct document *d, uint32_t offset)
{
	uint32_t i;
	BISECT(i, d->n_paragraphs, d->paragraphs[i].start <= offset);
	return i ? i - 1 : 0;
}

uint32_t document_quote_at(const struct document *d, uint32_t offset)
{
	uint32_t i;
	BISECT(i, d->n_quotes, d->quotes[i].outer.start <= offset);
	/* a quote stays in its paragraph, so the look back ends at the paragraph's first one */
	uint32_t paragraph = document_paragraph_at(d, offset);
	while (i-- > 0 && d->quotes[i].paragraph >= paragraph)
		if (span_holds(d->quotes[i].outer, offset))
			return i + 1;
	return 0;
}

uint32_t mention_from(const struct mention *at, uint32_t n, uint32_t offset)
{
	uint32_t i;
	BISECT(i, n, at[i].span.end <= offset);
	return i;
}

struct span document_near(const struct document *d, const struct quote *q)
{
	enum { REACH = 400 }; /* bytes: two or three sentences */
	struct span near = d->paragraphs[q->paragraph];
	if (q->span.start > near.start + REACH)
		near.start = q->span.start - REACH;
	if (q->span.end + REACH < near.end)
		near.end = q->span.end + REACH;
	return near;
}

uint32_t document_regions_near(const struct document *d, const struct quote *q, uint32_t *ids,
			       uint32_t most)
{
	const struct mention *m = d->region_mentions;
	struct span near = document_near(d, q);
	uint32_t n = 0;
	uint32_t i = mention_from(m, d->n_region_mentions, near.start);
	for (; i < d->n_region_mentions && m[i].span.start < near.end && n < most; i++) {
		uint32_t k = 0;
		while (k < n && ids[k] != m[i].id)
			k++;
		if (k == n)
			ids[n++] = m[i].id;
	}
	return n;
}

bool document_limit(struct document *d, size_t most)
{
	if (d->text.n <= most)
		return false;
	most = text_border(d->text, most);
	d->text.n = most;
	while (d->n_paragraphs && d->paragraphs[d->n_paragraphs - 1].start >= most)
		d->n_paragraphs--;
	if (!d->n_paragraphs || d->paragraphs[d->n_paragraphs - 1].end <= most)
		return true;
	/* the paragraphs are borrowed: the shortened one stands in a copy */
	struct span *copy = ARENA_ARRAY(&d->arena, d->n_paragraphs, struct span);
	memcpy(copy, d->paragraphs, d->n_paragraphs * sizeof *copy);
	copy[d->n_paragraphs - 1].end = (uint32_t)most;
	d->paragraphs = copy;
	return true;
}

static bool inside(const struct document *d, struct span s)
{
	return s.start <= s.end && s.end <= d->text.n;
}

static bool check_quotes(const struct document *d, struct error *e)
{
	for (uint32_t i = 0; i < d->n_quotes; i++) {
		const struct quote *q = &d->quotes[i];
		if (!inside(d, q->outer) || !span_within(q->span, q->outer) ||
		    span_empty(q->span) || !inside(d, q->mention) || !inside(d, q->cue))
			return fail(e, "quote %u: span outside the text", i + 1);
		if (i && d->quotes[i - 1].span.start > q->span.start)
			return fail(e, "quote %u: out of order", i + 1);
		if (q->speaker > d->n_speakers || q->continues > d->n_quotes ||
		    q->within > d->n_quotes || q->continues == i + 1 || q->within == i + 1)
			return fail(e, "quote %u: id of nothing", i + 1);
		if (!(q->confidence >= 0 && q->confidence <= 1) || !q->rule)
			return fail(e, "quote %u: no confidence or rule", i + 1);
		for (uint32_t k = 0; k < q->parts.n; k++)
			if (!span_within(q->parts.at[k], q->outer))
				return fail(e, "quote %u: part outside it", i + 1);
	}
	return true;
}

static bool check_speakers(const struct document *d, struct error *e)
{
	for (uint32_t i = 0; i < d->n_speakers; i++) {
		const struct speaker *s = &d->speakers[i];
		if (!(s->confidence >= 0 && s->confidence <= 1))
			return fail(e, "speaker %u: no confidence", i + 1);
	}
	return true;
}

static bool check_regions(const struct document *d, struct error *e)
{
	for (uint32_t i = 0; i < d->n_regions; i++) {
		const struct region *r = &d->regions[i];
		if (r->located &&
		    !(r->lat >= -90 && r->lat <= 90 && r->lon >= -180 && r->lon <= 180))
			return fail(e, "region %u: no such point", i + 1);
		if (!(r->confidence >= 0 && r->confidence <= 1))
			return fail(e, "region %u: no confidence", i + 1);
		uint32_t up = r->within, steps = 0;
		while (up && up <= d->n_regions && steps++ <= d->n_regions)
			up = d->regions[up - 1].within;
		if (up)
			return fail(e, "region %u: within itself or nothing", i + 1);
		for (uint32_t k = 0; k < r->n_mentions; k++)
			if (!inside(d, r->mentions[k].span) || span_empty(r->mentions[k].span))
				return fail(e, "region %u: mention outside the text", i + 1);
	}
	return true;
}

static bool check_mentions(const struct document *d, const struct mention *at, uint32_t n,
			   uint32_t ids, struct error *e)
{
	for (uint32_t i = 0; i < n; i++)
		if (!inside(d, at[i].span) || !at[i].id || at[i].id > ids ||
		    (i && at[i - 1].span.start > at[i].span.start))
			return fail(e, "mention %u: wrong span, id or order", i + 1);
	return true;
}

bool document_check(const struct document *d, struct error *e)
{
	for (uint32_t i = 0; i < d->n_paragraphs; i++)
		if (!inside(d, d->paragraphs[i]) ||
		    (i && d->paragraphs[i - 1].end > d->paragraphs[i].start))
			return fail(e, "paragraph %u: wrong span", i);
	return check_quotes(d, e) && check_speakers(d, e) && check_regions(d, e) &&
	       check_mentions(d, d->speaker_mentions, d->n_speaker_mentions, d->n_speakers,
			      e) &&
	       check_mentions(d, d->region_mentions, d->n_region_mentions, d->n_regions, e);
}
