#include "date.h"

static bool is_digit(char c)
{
	return c >= '0' && c <= '9';
}

static bool all_digits(struct str s, size_t from, size_t n)
{
	bool all = from + n <= s.n;
	for (size_t i = from; all && i < from + n; i++)
		all = is_digit(s.at[i]);
	return all;
}

static unsigned number_at(struct str s, size_t at, size_t n)
{
	unsigned value = 0;
	for (size_t i = at; i < at + n; i++)
		value = value * 10 + (unsigned)(s.at[i] - '0');
	return value;
}

static unsigned month_of(struct str word)
{
	static const char names[] = "janfebmaraprmayjunjulaugsepoctnovdec";
	for (unsigned m = 0; m < 12 && word.n >= 3; m++)
		if (str_alike((struct str){word.at, 3}, (struct str){names + 3 * m, 3}))
			return m + 1;
	return 0;
}

static struct str date_of(struct arena *arena, unsigned year, unsigned month, unsigned day)
{
	if (year < 1000 || year > 9999 || month < 1 || month > 12 || day < 1 || day > 31)
		return (struct str){0};
	return arena_printf(arena, "%04u-%02u-%02u", year, month, day);
}

/* A time behind an ISO date, as far as it is one: "T09:30", "T09:30:15.2+01:00", "T093015Z". */
static size_t time_length(struct str s)
{
	size_t n = 1;
	if (s.n < 6 || (s.at[0] != 'T' && s.at[0] != ' ') || !all_digits(s, 1, 2) ||
	    s.at[3] != ':' || !all_digits(s, 4, 2))
		return 0;
	while (n < s.n && (is_digit(s.at[n]) || strchr(":.", s.at[n])))
		n++;
	if (n < s.n && s.at[n] == 'Z')
		return n + 1;
	if (n + 3 <= s.n && (s.at[n] == '+' || s.at[n] == '-') && all_digits(s, n + 1, 2)) {
		n += 3;
		n += n < s.n && s.at[n] == ':' && all_digits(s, n + 1, 2);
		n += all_digits(s, n, 2) ? 2 : 0;
	}
	return n;
}

/* The day, a month's name and the year, in any order. */
static struct str date_in_words(struct arena *arena, struct str s)
{
	unsigned year = 0, month = 0, day = 0;
	for (size_t at = 0; at < s.n;) {
		size_t n = 0;
		while (at + n < s.n && n < 20 && !strchr(" ,./-\t\n", s.at[at + n]))
			n++;
		struct str word = {s.at + at, n};
		if (n == 4 && all_digits(word, 0, 4) && !year)
			year = number_at(word, 0, 4);
		else if (n && n <= 2 && all_digits(word, 0, n) && !day)
			day = number_at(word, 0, n);
		else if (n > 2 && n <= 4 && !is_digit(word.at[n - 1]) && is_digit(word.at[0]) &&
			 !day)
			day = number_at(word, 0, is_digit(word.at[1]) ? 2 : 1); /* 3rd */
		else if (!month)
			month = month_of(word);
		at += n + 1;
	}
	return date_of(arena, year, month, day);
}

struct str date_read(struct arena *arena, struct str s)
{
	s = str_trim(s);
	if (s.n > 64)
		s.n = 64;
	if (all_digits(s, 0, 8))
		return date_of(arena, number_at(s, 0, 4), number_at(s, 4, 2),
			       number_at(s, 6, 2));
	if (!all_digits(s, 0, 4) || s.n < 10 || (s.at[4] != '-' && s.at[4] != '/') ||
	    s.at[7] != s.at[4] || !all_digits(s, 5, 2) || !all_digits(s, 8, 2))
		return date_in_words(arena, s);
	struct str date =
		date_of(arena, number_at(s, 0, 4), number_at(s, 5, 2), number_at(s, 8, 2));
	struct str rest = {s.at + 10, s.n - 10};
	size_t n = time_length(rest);
	if (!date.n || !n)
		return date;
	return arena_printf(arena, "%.*sT%.*s", (int)date.n, date.at, (int)n - 1, rest.at + 1);
}
