#include "turn.h"

#include "line.h"

enum {
	NUMBER_MOST = 24,  /* bytes of a page's number */
	HEAD_LEAST = 6,    /* bytes of a running head */
	CHAPTER_MOST = 16, /* bytes of a word that chapters are counted by */
};

static bool is_digit(char c)
{
	return c >= '0' && c <= '9';
}

/* "12", "- 7 -", "Page 3 of 9" */
static bool is_number(struct str s)
{
	static const char *const words[] = {"page", "of", "p"};
	size_t roman = 0;
	while (roman < s.n && strchr("ivxl", ascii_lower(s.at[roman])))
		roman++;
	if (s.n && roman == s.n)
		return true;
	size_t digits = 0;
	if (s.n > NUMBER_MOST)
		return false;
	for (size_t i = 0; i < s.n;) {
		size_t n = 0;
		while (i + n < s.n && ascii_lower(s.at[i + n]) >= 'a' &&
		       ascii_lower(s.at[i + n]) <= 'z')
			n++;
		bool known = n == 0 && ((unsigned char)s.at[i] >= 0x80 || is_digit(s.at[i]) ||
					strchr(" -[]()|/.", s.at[i]));
		for (size_t w = 0; w < sizeof words / sizeof *words && n; w++)
			known |= str_alike((struct str){s.at + i, n}, str_of(words[w]));
		if (!known)
			return false;
		digits += is_digit(s.at[i]);
		i += n ? n : 1;
	}
	return digits > 0 && digits <= 8;
}

/* Of the line without a number at its ends; 0: too short to be a head, or all of it a number.
 */
static uint32_t head_of(struct str s)
{
	struct str all = s;
	while (s.n && (is_digit(s.at[0]) || strchr(" -|/", s.at[0])))
		s = (struct str){s.at + 1, s.n - 1};
	while (s.n && (is_digit(s.at[s.n - 1]) || strchr(" -|/", s.at[s.n - 1])))
		s.n--;
	/* chapters are counted, too: "Part 2" */
	bool chapter = s.n < all.n && s.n < CHAPTER_MOST && !memchr(s.at, ' ', s.n);
	if (s.n < HEAD_LEAST || chapter)
		return 0;
	return hash_bytes(s.at, s.n);
}

static struct str line_at(struct str text, size_t at, size_t end)
{
	struct span ink = line_trim(text.at, (struct span){(uint32_t)at, (uint32_t)end});
	return str_slice(text, ink);
}

void turn_learn_line(struct turn_heads *h, struct str line)
{
	uint32_t hash = head_of(line);
	if (hash && h->n < sizeof h->hashes / sizeof *h->hashes)
		h->hashes[h->n++] = hash;
}

void turn_learn(struct turn_heads *h, struct str text)
{
	struct str before = {0};
	bool fresh = true; /* no line of the page has come yet */
	h->n = 0;
	for (size_t at = 0; at < text.n;) {
		size_t end = line_end(text, at);
		struct str line = line_at(text, at, end);
		if (line.n && fresh)
			turn_learn_line(h, line);
		if (line.n)
			before = fresh ? (struct str){0} : line;
		fresh = fresh && !line.n;
		if (end < text.n && text.at[end] == '\f') {
			turn_learn_line(h, before);
			before = (struct str){0};
			fresh = true;
		}
		at = end + 1;
	}
}

bool turn_is_furniture(const struct turn_heads *h, struct str line)
{
	uint32_t hash = head_of(line), seen = 0;
	for (uint32_t i = 0; i < h->n; i++)
		seen += hash && h->hashes[i] == hash;
	return seen > 1 || is_number(line);
}

struct page_turn turn_at(const struct turn_heads *h, struct str text, size_t at, bool fed,
			 bool last)
{
	struct page_turn t = {0};
	bool turned = fed, furniture = false;
	while (at < text.n) {
		size_t end = line_end(text, at);
		if (end == text.n && !last)
			break;
		struct str line = line_at(text, at, end);
		if (line.n && (furniture || !turn_is_furniture(h, line)))
			return turned ? (t.end = at, t) : t;
		t.blank |= !line.n && !turned && end < text.n && text.at[end] == '\n';
		furniture |= line.n > 0;
		if (end < text.n && text.at[end] == '\f') {
			turned = true;
			furniture = false;
		}
		at = end + 1;
	}
	t.unsure = !last;
	t.end = last && turned ? text.n : 0;
	return t;
}
