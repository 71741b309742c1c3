#include "found.h"

#include <jansson.h>

static json_int_t points(struct str text, uint32_t to)
{
	json_int_t n = 0;
	for (uint32_t i = 0; i < to; i++)
		n += ((unsigned char)text.at[i] & 0xc0) != 0x80;
	return n;
}

static json_t *json_span(const struct document *d, struct span s)
{
	if (span_empty(s))
		return json_null();
	json_t *o = json_object();
	json_object_set_new(o, "start", json_integer(points(d->text, s.start)));
	json_object_set_new(o, "end", json_integer(points(d->text, s.end)));
	json_object_set_new(o, "text", json_stringn(d->text.at + s.start, span_length(s)));
	return o;
}

static json_t *json_str(struct str s)
{
	return s.n ? json_stringn(s.at, s.n) : json_null();
}

static json_t *json_quote(const struct document *d, const struct quote *q)
{
	json_t *o = json_span(d, q->span);
	json_object_set_new(o, "kind", json_string(quote_kind_name(q->kind)));
	json_object_set_new(o, "mention", json_span(d, q->mention));
	json_object_set_new(o, "cue", json_span(d, q->cue));
	json_object_set_new(o, "speaker", q->speaker ? json_integer(q->speaker) : json_null());
	json_object_set_new(o, "rule", json_string(q->rule));
	json_object_set_new(o, "confidence", json_real((double)q->confidence));
	return o;
}

static json_t *json_speaker(const struct document *d, uint32_t id)
{
	const struct speaker *who = &d->speakers[id - 1];
	json_t *o = json_object(), *aliases = json_array(), *quotes = json_array();
	for (uint32_t i = 0; i < who->aliases.n; i++)
		json_array_append_new(aliases, json_str(who->aliases.at[i]));
	for (uint32_t i = 0; i < d->n_quotes; i++)
		if (d->quotes[i].speaker == id)
			json_array_append_new(quotes, json_integer(i + 1));
	json_object_set_new(o, "id", json_integer(id));
	json_object_set_new(o, "name", json_str(who->name));
	json_object_set_new(o, "role", json_str(who->role));
	json_object_set_new(o, "kind", json_string(speaker_kind_name(who->kind)));
	json_object_set_new(o, "confidence", json_real((double)who->confidence));
	json_object_set_new(o, "aliases", aliases);
	json_object_set_new(o, "quotes", quotes);
	return o;
}

void found_write(FILE *out, const struct gold_article *a)
{
	const struct document *d = &a->document;
	json_t *root = json_object(), *quotes = json_array(), *speakers = json_array();
	json_object_set_new(root, "id", json_str(a->id));
	for (uint32_t i = 0; i < d->n_quotes; i++)
		json_array_append_new(quotes, json_quote(d, &d->quotes[i]));
	for (uint32_t i = 0; i < d->n_speakers; i++)
		json_array_append_new(speakers, json_speaker(d, i + 1));
	json_object_set_new(root, "quotes", quotes);
	json_object_set_new(root, "speakers", speakers);
	json_dumpf(root, out, JSON_COMPACT);
	fputc('\n', out);
	json_decref(root);
}
