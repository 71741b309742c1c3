#include "imprint.h"

#include "date.h"

enum {
	LINE_MOST = 200,  /* bytes of a line of an imprint */
	NAMES_MOST = 100, /* bytes of the names in a byline */
};

static bool is_digit(char c)
{
	return c >= '0' && c <= '9';
}

static bool is_letter(char c)
{
	return (unsigned char)c >= 0x80 || (ascii_lower(c) >= 'a' && ascii_lower(c) <= 'z');
}

static bool starts_alike(struct str s, struct str with)
{
	return s.n >= with.n && str_alike((struct str){s.at, with.n}, with);
}

static bool is_one_of(struct str word, const char *const *words)
{
	while (*words && !str_alike(word, str_of(*words)))
		words++;
	return *words != NULL;
}

static struct str behind(struct str s, size_t n)
{
	return str_trim((struct str){s.at + n, s.n - n});
}

/* ---- names ------------------------------------------------------------------------------- */

/* Opens a byline; behind it stand names. */
static size_t opening(struct str line)
{
	static const char *const openings[] = {"by ",       "by: ",      "written by ",
					       "story by ", "words by ", "text by ",
					       "author: ",  "byline: "};
	for (size_t i = 0; i < sizeof openings / sizeof *openings; i++)
		if (starts_alike(line, str_of(openings[i])))
			return strlen(openings[i]);
	return 0;
}

/* What a name goes on with in small letters, and what joins two. */
static const char *const particles[] = {"and", "&",   "de", "da",  "del", "della", "der", "den",
					"di",  "dos", "du", "el",  "la",  "le",    "van", "von",
					"bin", "ibn", "al", "ben", "e",   "y",     NULL};

/* With these a line tells of something else than who wrote it, or of what he is. */
static const char *const no_names[] = {
	"january",   "february",  "march",   "april",    "may",      "june",   "july",
	"august",    "september", "october", "november", "december", "monday", "tuesday",
	"wednesday", "thursday",  "friday",  "saturday", "sunday",   NULL};
static const char *const jobs[] = {
	"writer",  "reporter",    "correspondent", "editor", "staff", "columnist",
	"bureau",  "press",       "news",          "post",   "times", "journal",
	"special", "contributor", "service",       "agency", "desk",  NULL};

/* Takes a word of the names, a comma behind it left out; *comma tells of it. */
static struct str take_name(struct str *rest, bool *comma)
{
	struct str word = str_word(rest);
	*comma = word.n > 1 && word.at[word.n - 1] == ',';
	word.n -= *comma;
	return word;
}

static bool is_name(struct str word)
{
	unsigned char c = word.n ? (unsigned char)word.at[0] : 0;
	bool capital = (c >= 'A' && c <= 'Z') || (c >= 0xc3 && c < 0xf0);
	for (size_t i = 0; capital && i < word.n; i++)
		capital = is_letter(word.at[i]) || strchr(".-'", word.at[i]);
	bool stop = word.n > 3 && word.at[word.n - 1] == '.' &&
		    !starts_alike(word, STR("jr.")) && !memchr(word.at, '.', word.n - 1);
	return capital && !stop && !is_one_of(word, no_names);
}

/* Does what stands behind a comma name people, as what stands before it does? */
static bool goes_on(struct str rest)
{
	unsigned names = 0;
	bool comma = false;
	while (rest.n && !comma) {
		struct str word = take_name(&rest, &comma);
		if (is_one_of(word, jobs) || (!is_name(word) && !is_one_of(word, particles)))
			return false;
		names += is_name(word);
	}
	return names > 1;
}

/*
 * The names at the beginning of `s`, up to where they work or what they are; empty: something
 * else stands there.
 */
static struct str names_in(struct str s)
{
	static const char *const ends[] = {"for", "in", "of", "at", "/", "|", NULL};
	struct str rest = s;
	unsigned names = 0;
	if (s.n > NAMES_MOST)
		return (struct str){0};
	size_t end = 0;
	while (rest.n) {
		bool comma;
		struct str word = take_name(&rest, &comma);
		if (names > 1 && is_one_of(word, ends))
			break;
		bool first = names == 0 && end == 0 && str_alike(word, STR("the"));
		if (!is_name(word) && !first && (!names || !is_one_of(word, particles)))
			return (struct str){0};
		names += is_name(word) && !first;
		end = (size_t)(word.at + word.n - s.at);
		if (comma && !goes_on(rest))
			break;
	}
	bool whole = end == s.n;
	return names > 1 || (names && whole && s.n > 2) ? (struct str){s.at, end}
							: (struct str){0};
}

static struct str byline_in(struct str line)
{
	size_t n = opening(line);
	return n ? names_in(behind(line, n)) : (struct str){0};
}

bool imprint_is_byline(struct str line)
{
	struct str names = byline_in(line);
	bool small = false;
	for (size_t i = 0; i < names.n; i++)
		small |= names.at[i] >= 'a' && names.at[i] <= 'z';
	/* a headline would be in capitals from its first word on */
	return names.n > 0 && !small && memchr(names.at, ' ', names.n) && line.at[1] == 'y';
}

/* ---- days -------------------------------------------------------------------------------- */

static const char *const day_words[] = {
	"at",    "on",  "of",   "the",   "am",  "pm",   "a",    "m",   "p",   "gmt",
	"utc",   "est", "edt",  "et",    "cet", "cest", "bst",  "pst", "pdt", "pt",
	"cst",   "cdt", "ct",   "ist",   "jst", "aest", "st",   "nd",  "rd",  "th",
	"t",     "z",   "time", "local", "mon", "tue",  "tues", "wed", "thu", "thur",
	"thurs", "fri", "sat",  "sun",   "jan", "feb",  "mar",  "apr", "jun", "jul",
	"aug",   "sep", "sept", "oct",   "nov", "dec",  NULL};

/* Letters or digits at `s`. */
static size_t run_at(struct str s, bool (*is)(char c))
{
	size_t n = 0;
	while (n < s.n && is(s.at[n]))
		n++;
	return n;
}

static bool is_month(struct str word)
{
	for (size_t i = 0; i < 12; i++)
		if (word.n >= 3 && starts_alike(str_of(no_names[i]), word))
			return true;
	return str_alike(word, STR("sept"));
}

/*
 * Where the day begins that stands beside a month's name; s.n: a word is none of a date's, or
 * there is no month.
 */
static size_t day_at(struct str s)
{
	size_t from = s.n, number = s.n;
	for (size_t at = 0, n; at < s.n; at += n) {
		struct str rest = {s.at + at, s.n - at};
		size_t digits = run_at(rest, is_digit);
		struct str word = {rest.at, run_at(rest, is_letter)};
		n = digits ? digits : word.n ? word.n : 1;
		if (digits)
			number = digits <= 2 ? at : s.n;
		if (!word.n)
			continue;
		if (is_month(word) && from == s.n)
			from = number < s.n ? number : at;
		else if (!is_one_of(word, day_words) && !is_one_of(word, no_names))
			return s.n;
		if (!is_one_of(word, day_words) || n > 2)
			number = s.n; /* "3rd of March" */
	}
	return from;
}

static unsigned number_of(struct str s)
{
	unsigned n = 0;
	for (size_t i = 0; i < s.n; i++)
		n = n * 10 + (unsigned)(s.at[i] - '0');
	return n;
}

/* "14/10/2025", "10/14/2025", "14.10.2025"; not where day and month may be either. */
static struct str numbers_read(struct arena *arena, struct str s)
{
	size_t a = run_at(s, is_digit), b, c;
	if (a == 0 || a > 2 || a == s.n || !strchr("/.", s.at[a]))
		return (struct str){0};
	struct str second = {s.at + a + 1, s.n - a - 1};
	b = run_at(second, is_digit);
	if (b == 0 || b > 2 || b == second.n || second.at[b] != s.at[a])
		return (struct str){0};
	struct str year = {second.at + b + 1, second.n - b - 1};
	c = run_at(year, is_digit);
	unsigned day = number_of((struct str){s.at, a}),
		 month = number_of((struct str){second.at, b});
	bool american = s.at[a] == '/' && month > 12;
	if (american) {
		unsigned other = day;
		day = month;
		month = other;
	}
	if (c != 4 || c != year.n || month < 1 || month > 12 || day < 1 || day > 31 ||
	    (s.at[a] == '/' && day < 13))
		return (struct str){0};
	return arena_printf(arena, "%.4s-%02u-%02u", year.at, month, day);
}

/* The day that all of the line is. */
static struct str date_in(struct arena *arena, struct str s)
{
	static const char *const openings[] = {
		"first ", "originally ", "date ", "date: ", "published", "posted",
		"issued", ":",           "on ",   "at ",    "@"};
	for (size_t i = 0; i < sizeof openings / sizeof *openings; i++)
		if (starts_alike(s, str_of(openings[i])))
			s = behind(s, strlen(openings[i]));
	if (s.n > 64 || !s.n)
		return (struct str){0};
	size_t from = day_at(s);
	if (from < s.n)
		return date_read(arena, (struct str){s.at + from, s.n - from});
	bool letters = run_at(s, is_letter) > 0;
	for (size_t i = 0; i < s.n; i++)
		letters |= is_letter(s.at[i]) && !strchr("TZ", s.at[i]);
	if (letters || s.n < 8)
		return (struct str){0};
	return run_at(s, is_digit) < 4 ? numbers_read(arena, s) : date_read(arena, s);
}

/* ---- lines ------------------------------------------------------------------------------- */

/* Takes what stands before a bar, a dot or a dash between spaces. */
static struct str take_part(struct str *rest)
{
	static const char *const between[] = {" | ", " • ", " · ", " — ", " – ", " - ", "\n"};
	size_t end = rest->n, next = rest->n;
	for (size_t i = 0; i < sizeof between / sizeof *between; i++) {
		size_t n = strlen(between[i]);
		const char *at = memmem(rest->at, end, between[i], n);
		if (at) {
			end = (size_t)(at - rest->at);
			next = end + n;
		}
	}
	struct str part = {rest->at, end};
	*rest = (struct str){rest->at + next, rest->n - next};
	return str_trim(part);
}

static void read_line(struct arena *arena, struct str line, struct about *about)
{
	while (line.n) {
		struct str part = take_part(&line), names = byline_in(part);
		if (names.n && !about->byline.n)
			about->byline = arena_str(arena, names);
		/* "By Jane Weber, October 14, 2025" */
		size_t n = names.n ? (size_t)(names.at + names.n - part.at) : 0;
		n += n < part.n && part.at[n] == ',';
		if (n < part.n && !about->published.n)
			about->published = date_in(arena, behind(part, n));
	}
}

struct about imprint_read(struct arena *arena, struct str text, const struct span *paragraphs,
			  uint32_t n, struct span title)
{
	struct about about = {.within = true};
	for (uint32_t i = 0; i < n && i < IMPRINT_MOST; i++) {
		struct str line = str_trim(str_slice(text, paragraphs[i]));
		if (span_within(title, paragraphs[i]) && !span_empty(title))
			continue;
		if (line.n > LINE_MOST)
			break;
		read_line(arena, line, &about);
	}
	return about;
}
