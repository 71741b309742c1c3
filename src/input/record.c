#include "record.h"

enum {
	HASH_LEAST = 7, /* digits of a commit's name, when it is made short */
	HASH_MOST = 64,
	STAMPED_LEAST = 4, /* lines of a log, each of which tells its time to the second */
	LINES_MOST = 12,   /* that are looked at */
};

static bool is_digit(char c)
{
	return c >= '0' && c <= '9';
}

static bool starts(struct str line, const char *with)
{
	size_t n = strlen(with);
	return line.n >= n && memcmp(line.at, with, n) == 0;
}

/* ---- manuals ----------------------------------------------------------------------------- */

/* "GIT-LOG(1)": a page's name, its section in brackets; without blanks. */
static bool is_page_name(struct str word)
{
	const char *open = word.n ? memrchr(word.at, '(', word.n) : NULL;
	return open && open > word.at && open + 2 < word.at + word.n && is_digit(open[1]) &&
	       word.at[word.n - 1] == ')';
}

static struct str last_word(struct str line)
{
	size_t start = line.n;
	while (start > 0 && line.at[start - 1] != ' ')
		start--;
	return (struct str){line.at + start, line.n - start};
}

/* The head of a manual: its name on both sides. */
static bool is_manual(struct str line)
{
	struct str rest = line, first = str_word(&rest), last = last_word(line);
	return first.n < line.n && is_page_name(first) && str_eq(first, last);
}

/* ---- what git and others write ----------------------------------------------------------- */

/* Bytes of the name of a commit that the line begins with; 0: it does with none. */
static size_t hash_of(struct str line)
{
	size_t n = 0;
	bool digit = false;
	for (; n < line.n && (is_digit(line.at[n]) || (line.at[n] >= 'a' && line.at[n] <= 'f'));
	     n++)
		digit |= is_digit(line.at[n]);
	bool ends = n == line.n || line.at[n] == ' ';
	return ends && digit && n >= HASH_LEAST && n <= HASH_MOST ? n : 0;
}

/* Without the lines of a graph before it: "| * ". */
static struct str past_graph(struct str line)
{
	while (line.n && strchr("*|\\/_ ", line.at[0]))
		line = (struct str){line.at + 1, line.n - 1};
	return line;
}

static bool is_commit(struct str line)
{
	line = past_graph(line);
	return starts(line, "commit ") && hash_of((struct str){line.at + 7, line.n - 7});
}

static bool is_difference(struct str line, struct str next)
{
	return starts(line, "diff --git ") || (starts(line, "--- ") && starts(next, "+++ ")) ||
	       (starts(line, "*** ") && starts(next, "--- ")) ||
	       (starts(line, "Index: ") && starts(next, "===="));
}

/* ---- logs -------------------------------------------------------------------------------- */

/* Does the line begin so? d: a digit, D: or a blank, L: a letter, T: that or a blank. */
static bool has_form(struct str line, const char *form)
{
	size_t n = strlen(form);
	for (size_t i = 0; i < n; i++) {
		char c = i < line.n ? line.at[i] : '\0', lower = ascii_lower(c);
		bool fits = c == form[i];
		if (form[i] == 'd' || form[i] == 'D')
			fits = is_digit(c) || (form[i] == 'D' && c == ' ');
		else if (form[i] == 'L')
			fits = lower >= 'a' && lower <= 'z';
		else if (form[i] == 'T')
			fits = c == 'T' || c == ' ';
		if (!fits)
			return false;
	}
	return true;
}

/* A day and a time to the second; the times of a transcript have no day. */
static bool is_stamped(struct str line)
{
	if (line.n && line.at[0] == '[')
		line = (struct str){line.at + 1, line.n - 1};
	return has_form(line, "LLL Dd dd:dd:dd") || has_form(line, "dddd-dd-ddTdd:dd:dd");
}

/* Lines of which each begins alike: with a time, or with the name of a commit. */
static bool is_log(struct str text)
{
	unsigned lines = 0, stamped = 0, hashed = 0;
	while (text.n && lines < LINES_MOST) {
		struct str line = str_line(&text);
		if (!str_trim(line).n)
			continue;
		lines++;
		stamped += is_stamped(line);
		hashed += hash_of(past_graph(line)) > 0;
	}
	return lines >= STAMPED_LEAST && (stamped * 4 >= lines * 3 || hashed * 4 >= lines * 3);
}

bool record_seen(struct str text)
{
	struct str rest = text, line = {0};
	while (rest.n && !str_trim(line).n)
		line = str_line(&rest);
	if (!str_trim(line).n)
		return false;
	struct str after = rest, next = str_line(&after);
	return is_manual(str_trim(line)) || is_commit(line) || is_difference(line, next) ||
	       is_log(text);
}
