#include "phrase.h"

static void put_cluster(struct writer *w, struct str cluster)
{
	unsigned size;
	uint32_t c = text_decode(cluster, 0, &size);
	if (!text_printable(c)) {
		if (text_is_bidi(c) || text_cluster_width(cluster, 1) > 0)
			WRITE(w, "\xef\xbf\xbd");
		return;
	}
	for (size_t at = 0; at < cluster.n; at += size) {
		c = text_decode(cluster, at, &size);
		if (text_printable(c))
			write_str(w, (struct str){cluster.at + at, size});
	}
}

void phrase_write(struct writer *w, struct str s, const char *special, char before)
{
	s = str_trim(phrase_begin(s));
	bool gap = false;
	for (size_t at = 0, end; at < s.n; at = end) {
		char c = s.at[at];
		end = text_cluster_end(s, at);
		if (c == ' ' || c == '\n' || c == '\t') {
			gap = true;
			continue;
		}
		if (gap)
			write_char(w, ' ');
		gap = false;
		if (c && strchr(special, c))
			write_char(w, before);
		put_cluster(w, (struct str){s.at + at, end - at});
	}
}

struct str phrase_begin(struct str s)
{
	unsigned size;
	for (size_t at = 0; at < s.n; at += size) {
		uint32_t c = text_decode(s, at, &size);
		struct str one = {s.at + at, size};
		if (c != ' ' && c != '\n' && c != '\t' &&
		    (text_is_bidi(c) || text_cluster_width(one, 1) > 0))
			return (struct str){s.at + at, s.n - at};
	}
	return STR("");
}

struct str phrase_path(const struct export_article *a, struct arena *arena)
{
	size_t n = a->path ? strlen(a->path) : 0;
	char *valid = arena_alloc(arena, decoder_room(n));
	struct decoder d = {.charset = CHARSET_UTF8, .started = true};
	return (struct str){valid,
			    decoder_feed(&d, (const unsigned char *)a->path, n, true, valid)};
}

struct str phrase_title(const struct export_article *a)
{
	return a->about.title.n ? a->about.title : str_slice(a->text, a->title);
}

void phrase_regions(struct writer *w, const struct document *d, const struct quote *q,
		    struct str between, const char *special, char before)
{
	enum { MOST = 200 };
	uint32_t ids[MOST], n = document_regions_near(d, q, ids, MOST);
	for (uint32_t i = 0; i < n; i++) {
		if (i)
			write_str(w, between);
		phrase_write(w, region_called(d, document_region(d, ids[i])), special, before);
	}
}

static bool like_formula(struct str s)
{
	static const char *const signs[] = {"=", "+", "-", "@", "＝", "＋", "－", "＠"};
	for (size_t i = 0; i < sizeof signs / sizeof *signs; i++)
		if (s.n >= strlen(signs[i]) && !memcmp(s.at, signs[i], strlen(signs[i])))
			return true;
	return false;
}

void phrase_field(struct writer *w, struct str s)
{
	write_char(w, '"');
	if (like_formula(phrase_begin(s)))
		write_char(w, '\'');
	phrase_write(w, s, "\"", '"');
	write_char(w, '"');
}
