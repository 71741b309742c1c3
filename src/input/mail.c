#include "mail.h"

#include "convert.h"
#include "date.h"
#include "transfer.h"
#include "reader/text.h"

#include <stdio.h>

enum {
	NAME_MOST = 80,        /* bytes of the name of a field */
	SIGNATURE_MOST = 1024, /* bytes of a signature */
	FIELDS_LEAST = 2,      /* fields of a known name */
	WORD_MOST = 1024,      /* bytes of a coded word */
};

enum mail_field { FIELD_OTHER, FIELD_KNOWN, FIELD_TITLE, FIELD_AUTHOR, FIELD_DATE };

/* Names that mails, news and feeds give their fields; of the rest a header may have any. */
static const struct {
	const char *name;
	enum mail_field field;
} fields[] = {
	{"subject", FIELD_TITLE},      {"title", FIELD_TITLE},
	{"from", FIELD_AUTHOR},        {"author", FIELD_AUTHOR},
	{"date", FIELD_DATE},          {"sent", FIELD_DATE},
	{"to", FIELD_KNOWN},           {"cc", FIELD_KNOWN},
	{"bcc", FIELD_KNOWN},          {"reply-to", FIELD_KNOWN},
	{"message-id", FIELD_KNOWN},   {"newsgroups", FIELD_KNOWN},
	{"received", FIELD_KNOWN},     {"path", FIELD_KNOWN},
	{"return-path", FIELD_KNOWN},  {"feed", FIELD_KNOWN},
	{"link", FIELD_KNOWN},         {"importance", FIELD_KNOWN},
	{"attachments", FIELD_KNOWN},  {"mime-version", FIELD_KNOWN},
	{"content-type", FIELD_KNOWN}, {"organization", FIELD_KNOWN},
};

/* Bytes of the name of the field that the line is, with its colon; 0: it is none. */
static size_t name_of(struct str line)
{
	size_t n = 0;
	while (n < line.n && n < NAME_MOST && line.at[n] > ' ' && line.at[n] != ':' &&
	       (unsigned char)line.at[n] < 0x7f)
		n++;
	bool named = n > 1 && n < line.n && line.at[n] == ':';
	return named && (n + 1 == line.n || is_blank(line.at[n + 1])) ? n + 1 : 0;
}

static enum mail_field field_of(struct str name)
{
	for (size_t i = 0; i < sizeof fields / sizeof *fields; i++)
		if (str_alike(name, str_of(fields[i].name)))
			return fields[i].field;
	return FIELD_OTHER;
}

static bool is_digit(char c)
{
	return c >= '0' && c <= '9';
}

/* "From jane@example.org Tue Oct 14 09:30:00 2025", as mails are parted in a mailbox. */
static bool is_postmark(struct str line)
{
	struct str from = STR("From ");
	if (line.n < from.n + 5 || memcmp(line.at, from.at, from.n) != 0 ||
	    !memchr(line.at, ':', line.n))
		return false;
	const char *year = line.at + line.n - 5;
	bool dated = *year == ' ';
	for (int i = 1; i < 5; i++)
		dated &= is_digit(year[i]);
	return dated || memchr(line.at, '@', line.n);
}

/*
 * Bytes of the line, and blank ones below, that mutt puts above all for a pager: "-N  - 2/14:
 * Jane Weber   Barge freed   -- (all)"; 0: there is none.
 */
static size_t banner_of(struct str text)
{
	struct str rest = text, line = str_line(&rest);
	const char *colon = memchr(line.at, ':', line.n),
		   *slash = memchr(line.at, '/', colon ? (size_t)(colon - line.at) : 0);
	if (!line.n || line.at[0] != '-' || line.at[line.n - 1] != ')' || !slash ||
	    slash == line.at || !is_digit(slash[-1]) || !is_digit(slash[1]) ||
	    !memmem(line.at, line.n, "-- (", 4))
		return 0;
	while (rest.n && rest.at[0] == '\n')
		rest = (struct str){rest.at + 1, rest.n - 1};
	return text.n - rest.n;
}

size_t mail_header(struct str text, bool whole)
{
	if (text.n > HEADER_MOST)
		text.n = HEADER_MOST;
	size_t banner = banner_of(text), end = 0;
	struct str rest = {text.at + banner, text.n - banner};
	unsigned known = 0, telling = 0;
	while (rest.n) {
		struct str line = str_line(&rest);
		bool last = line.at + line.n == text.at + text.n;
		if (!str_trim(line).n || (last && !whole))
			break;
		size_t name = name_of(line);
		bool opens = is_postmark(line);
		bool goes_on = end > 0 && is_blank(line.at[0]);
		if (!name && !opens && !goes_on)
			return 0;
		enum mail_field field =
			name ? field_of((struct str){line.at, name - 1}) : FIELD_OTHER;
		known += field != FIELD_OTHER;
		telling += field > FIELD_KNOWN;
		end = (size_t)(line.at + line.n - text.at);
	}
	return known >= FIELDS_LEAST && telling > 0 ? end : 0;
}

/* ---- values ------------------------------------------------------------------------------ */

/* A word "=?utf-8?q?…?=" at the beginning of `s`: its parts, and its bytes; 0: there is none.
 */
static size_t coded_word(struct str s, struct str *charset, char *way, struct str *coded)
{
	const char *first = s.n > 2 && s.at[1] == '?' ? memchr(s.at + 2, '?', s.n - 2) : NULL;
	if (s.at[0] != '=' || !first || first + 3 > s.at + s.n || first[2] != '?')
		return 0;
	const char *from = first + 3, *end = memmem(from, (size_t)(s.at + s.n - from), "?=", 2);
	if (!end)
		return 0;
	*charset = (struct str){s.at + 2, (size_t)(first - s.at - 2)};
	*way = ascii_lower(first[1]);
	*coded = (struct str){from, (size_t)(end - from)};
	return (size_t)(end + 2 - s.at);
}

static bool is_latin_1(struct str charset)
{
	return str_alike(charset, STR("iso-8859-1")) || str_alike(charset, STR("windows-1252"));
}

/* Its bytes to `out`, which has room for as many as it has letters. */
static size_t coded_bytes(char way, struct str coded, char *out)
{
	if (way == 'b')
		return transfer_base64(coded, out);
	char quoted[WORD_MOST];
	for (size_t i = 0; i < coded.n; i++)
		quoted[i] = coded.at[i] == '_' ? ' ' : coded.at[i];
	return transfer_quoted((struct str){quoted, coded.n}, out);
}

/* Decodes such a word behind the *n bytes of `out`; false: it stays as it is. */
static bool put_word(struct str charset, char way, struct str coded, char *out, size_t *n)
{
	struct decoder d = {.charset = CHARSET_UTF8, .started = true};
	struct converter c = {0};
	char bytes[WORD_MOST], name[WORD_MOST];
	if (coded.n > sizeof bytes || charset.n >= sizeof name || (way != 'q' && way != 'b'))
		return false;
	snprintf(name, sizeof name, "%.*s", (int)charset.n, charset.at);
	if (is_latin_1(charset))
		d.charset = CHARSET_WINDOWS_1252;
	else if (!charset_tells_nothing(name) && !converter_open(&c, name))
		return false;
	struct str letters = {bytes, coded_bytes(way, coded, bytes)};
	if (c.how)
		letters = converter_feed(&c, letters, true);
	size_t more =
		decoder_feed(&d, (const unsigned char *)letters.at, letters.n, true, out + *n);
	for (size_t i = *n; i < *n + more; i++)
		if (out[i] == '\n')
			out[i] = ' ';
	*n += more;
	converter_free(&c);
	return true;
}

/* The value on one line, its coded words decoded. */
static struct str value_of(struct arena *arena, struct str s)
{
	s = str_trim(s);
	/* of a byte that another charset has for a letter three become */
	char *out = arena_array_raw(arena, 3, decoder_room(s.n));
	size_t n = 0, after = 0; /* up to where a coded word reaches */
	for (size_t i = 0; i < s.n;) {
		struct str rest = {s.at + i, s.n - i}, charset, coded;
		char way;
		size_t blanks = 0;
		while (blanks < rest.n &&
		       (is_blank(rest.at[blanks]) || rest.at[blanks] == '\n'))
			blanks++;
		if (blanks) {
			out[n++] = ' ';
			i += blanks;
			continue;
		}
		size_t size = coded_word(rest, &charset, &way, &coded);
		size_t start = after && n == after + 1 ? after : n; /* no space between two */
		if (size && put_word(charset, way, coded, out, &start)) {
			after = n = start;
			i += size;
		} else {
			out[n++] = s.at[i++];
		}
	}
	return (struct str){out, n};
}

/* The name in "Jane Weber <jane@example.org>", "jane@example.org (Jane Weber)", "Weber, Jane".
 */
static struct str name_in(struct arena *arena, struct str s)
{
	const char *open = memchr(s.at, '<', s.n), *round = memchr(s.at, '(', s.n);
	if (open && open > s.at)
		s = str_trim((struct str){s.at, (size_t)(open - s.at)});
	else if (!open && round && s.at[s.n - 1] == ')')
		s = (struct str){round + 1, (size_t)(s.at + s.n - 1 - (round + 1))};
	if (s.n > 2 && s.at[0] == '"' && s.at[s.n - 1] == '"')
		s = (struct str){s.at + 1, s.n - 2};
	const char *comma = memchr(s.at, ',', s.n);
	struct str last = {s.at, comma ? (size_t)(comma - s.at) : 0};
	if (!comma || memchr(last.at, ' ', last.n))
		return s;
	struct str first = str_trim((struct str){comma + 1, s.n - last.n - 1});
	if (!first.n || memchr(first.at, ',', first.n))
		return s;
	return arena_printf(arena, "%.*s %.*s", (int)first.n, first.at, (int)last.n, last.at);
}

/* With the time where it is written as in a mail: "Tue, 14 Oct 2025 09:30:00 +0200". */
static struct str date_in(struct arena *arena, struct str s)
{
	struct str day = date_read(arena, s);
	const char *colon = memchr(s.at, ':', s.n);
	if (day.n != 10 || !colon || colon - s.at < 3 || s.at + s.n - colon < 6 ||
	    colon[3] != ':')
		return day;
	for (int i = -2; i < 6; i++)
		if (!is_digit(colon[i]) && i != 0 && i != 3)
			return day;
	struct str zone = str_trim((struct str){colon + 6, (size_t)(s.at + s.n - colon - 6)});
	struct str time = {colon - 2, 8};
	const char *sign =
		zone.n >= 5 && (zone.at[0] == '+' || zone.at[0] == '-') ? zone.at : "";
	if (*sign)
		return arena_printf(arena, "%.*sT%.*s%.3s:%.2s", (int)day.n, day.at,
				    (int)time.n, time.at, sign, sign + 3);
	bool utc = zone.n >= 3 && (!memcmp(zone.at, "GMT", 3) || !memcmp(zone.at, "UTC", 3));
	return arena_printf(arena, "%.*sT%.*s%s", (int)day.n, day.at, (int)time.n, time.at,
			    utc ? "Z" : "");
}

/* Takes a field with the lines it is folded to. */
static struct str take_field(struct str *rest)
{
	struct str field = str_line(rest);
	while (rest->n && is_blank(rest->at[0])) {
		struct str more = str_line(rest);
		field.n = (size_t)(more.at + more.n - field.at);
	}
	return field;
}

struct about mail_about(struct arena *arena, struct str header)
{
	struct about about = {0};
	while (header.n) {
		struct str field = take_field(&header);
		size_t n = name_of(field);
		if (!n)
			continue;
		enum mail_field kind = field_of((struct str){field.at, n - 1});
		if (kind <= FIELD_KNOWN)
			continue;
		struct str value = value_of(arena, (struct str){field.at + n, field.n - n});
		if (!value.n)
			continue;
		if (kind == FIELD_TITLE)
			about.title = value;
		else if (kind == FIELD_AUTHOR)
			about.byline = name_in(arena, value);
		else
			about.published = date_in(arena, value);
	}
	return about;
}

struct str mail_field(struct arena *arena, struct str header, const char *name)
{
	while (header.n) {
		struct str field = take_field(&header);
		size_t n = name_of(field);
		if (n && str_alike((struct str){field.at, n - 1}, str_of(name)))
			return value_of(arena, (struct str){field.at + n, field.n - n});
	}
	return (struct str){"", 0};
}

struct span mail_signature(struct str text)
{
	size_t from = text.n > SIGNATURE_MOST ? text.n - SIGNATURE_MOST : 0;
	while (from < text.n) {
		const char *line = memmem(text.at + from, text.n - from, "\n--", 3);
		if (!line)
			break;
		size_t at = (size_t)(line - text.at) + 1, end = at + 2;
		end += end < text.n && text.at[end] == ' ';
		if (end < text.n && text.at[end] == '\n')
			return (struct span){(uint32_t)at, (uint32_t)text.n};
		from = at;
	}
	return (struct span){0};
}
