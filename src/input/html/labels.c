#include "labels.h"

#include "words.h"

#include "input/release.h"

enum {
	LABEL_WORDS = 6,
	CREDIT_WORDS = 30, /* of a line that tells who else worked on it */
	PHOTO_WORDS = 12,
	LETTER_WORDS = 30, /* of what asks to take letters, */
	BOX_WORDS = 80,    /* and of all the box that it stands in */
	BIO_WORDS = 60,    /* of what tells who wrote it */
	RIGHTS_WORDS = 12, /* of a line that says who holds the rights */
	LEVELS = 2,        /* of elements around a stamp that may say so */
	HOUR_DIGITS = 2,
};

static bool is_digit(char c)
{
	return c >= '0' && c <= '9';
}

static bool starts(struct str folded, const char *with)
{
	size_t n = strlen(with);
	return folded.n >= n && !memcmp(folded.at, with, n) &&
	       (folded.n == n || folded.at[n] == ' ');
}

/* "Advertisement", "Skip advertisement", "Article continues below this ad": no words of its. */
static bool is_notice(struct str folded)
{
	static const char *const begins[] = {"advertisement",     "skip advertisement",
					     "advertising",       "article continues",
					     "story continues",   "continue reading the main",
					     "scroll to continue"};
	for (size_t i = 0; i < sizeof begins / sizeof *begins; i++)
		if (starts(folded, begins[i]))
			return true;
	return false;
}

/* Bytes of "14:05", "9.30" that `s` begins with. */
static size_t clock_at(struct str s)
{
	size_t n = 0;
	while (n < s.n && n < HOUR_DIGITS && is_digit(s.at[n]))
		n++;
	bool clock = n > 0 && n + 2 < s.n && strchr(":.h", s.at[n]) && is_digit(s.at[n + 1]) &&
		     is_digit(s.at[n + 2]) && !(n + 3 < s.n && is_digit(s.at[n + 3]));
	return clock ? n + 3 : 0;
}

/* "14:05 BST", "9.30am", "5 minutes ago": when it was written, and nothing else. */
static bool is_stamp(struct str line)
{
	static const char *const halves[] = {"am", "pm", "a.m.", "p.m."};
	static const char *const units[] = {"min", "hour", "hr", "sec"};
	size_t n = clock_at(line);
	struct str rest = str_trim((struct str){line.at + n, line.n - n});
	for (size_t i = 0; n && i < sizeof halves / sizeof *halves; i++) {
		struct str half = str_of(halves[i]);
		if (rest.n >= half.n && str_alike((struct str){rest.at, half.n}, half))
			rest = str_trim((struct str){rest.at + half.n, rest.n - half.n});
	}
	bool zone = rest.n <= 4;
	for (size_t i = 0; i < rest.n; i++)
		zone &= rest.at[i] >= 'A' && rest.at[i] <= 'Z';
	if (n)
		return zone;
	bool ago = is_digit(line.at[0]) && words_find(line, " ago"), unit = false;
	for (size_t i = 0; i < sizeof units / sizeof *units; i++)
		unit |= words_find(line, units[i]);
	return ago && unit;
}

/* A class says so, as an entry may begin with a time that is a heading of its own. */
static bool is_said_stamp(const struct page *p, const struct page_block *b)
{
	static const char *const words[] = {"time", "stamp", "date"};
	int32_t e = b->leaf;
	for (int level = 0; e >= 0 && level < LEVELS; level++, e = p->elements.at[e].parent)
		for (size_t i = 0; i < sizeof words / sizeof *words; i++)
			if (words_find(p->elements.at[e].class, words[i]))
				return true;
	return false;
}

static bool holds_rights(struct str line)
{
	struct str c = STR("copyright");
	if (line.n > 2 && !memcmp(line.at, "©", 2))
		return true;
	if (line.n < c.n + 2 || !str_alike((struct str){line.at, c.n}, c))
		return false;
	struct str rest = str_trim((struct str){line.at + c.n, line.n - c.n});
	return rest.n > 2 &&
	       (!memcmp(rest.at, "©", 2) || !memcmp(rest.at, "(c)", 3) || is_digit(rest.at[0]));
}

/* "Reporting by Jane Weber; editing by Tom Okafor", "(Photo by Ruth Lind)", "Share this story"
 */
static bool is_credit(struct page *p, const struct page_block *b, bool behind)
{
	static const char *const credits[] = {
		"reporting by",      "additional reporting", "editing by",
		"edited by",         "writing by",           "compiled by",
		"with reporting by", "like this story",      "share this"};
	static const char *const photos[] = {"photo by", "photograph by", "photo credit",
					     "image credit"};
	if (b->words > CREDIT_WORDS)
		return false;
	struct str folded = words_fold(&p->arena, block_text(p, b));
	for (size_t i = 0; i < sizeof photos / sizeof *photos; i++)
		if (b->words <= PHOTO_WORDS && starts(folded, photos[i]))
			return true;
	for (size_t i = 0; behind && i < sizeof credits / sizeof *credits; i++)
		if (starts(folded, credits[i]))
			return true;
	return false;
}

/* "Sign up for our newsletter", "Get our letter in your inbox" */
static bool asks_for_letters(const struct page *p, const struct page_block *b)
{
	struct str s = block_text(p, b);
	if (b->words > LETTER_WORDS)
		return false;
	bool letter = words_find(s, "newsletter") || words_find(s, "your inbox");
	return letter && (words_find(s, "sign up") || words_find(s, "subscribe") ||
			  words_find(s, " our ") || words_find(s, "delivered"));
}

/* With all of the box around it, as far as that is small. */
static void leave_letters(const struct page *p, bool *keep, size_t i)
{
	int32_t box = p->blocks.at[i].container;
	const struct page_element *el = &p->elements.at[box];
	if (el->parent >= 0 && p->elements.at[el->parent].words <= BOX_WORDS)
		el = &p->elements.at[box = el->parent];
	if (el->words > BOX_WORDS || el->first_block < 0) {
		keep[i] = false;
		return;
	}
	for (int32_t k = el->first_block; k <= el->last_block; k++)
		keep[k] = false;
}

/* "Jane Weber is a reporter in Orla", below the text that she wrote. */
static bool is_bio(struct page *p, const struct page_block *b, struct str author)
{
	static const char *const does[] = {" is a ",   " is an ",  " is the ",
					   " covers ", " writes ", " reports "};
	if (!author.n || b->words > BIO_WORDS)
		return false;
	struct str folded = words_fold(&p->arena, block_text(p, b));
	if (folded.n <= author.n || memcmp(folded.at, author.at, author.n) != 0)
		return false;
	struct str rest = {folded.at + author.n, folded.n - author.n};
	for (size_t i = 0; i < sizeof does / sizeof *does; i++) {
		size_t n = strlen(does[i]);
		if (rest.n > n && !memcmp(rest.at, does[i], n))
			return true;
	}
	return false;
}

static size_t last_long(const struct page *p, const bool *keep)
{
	size_t last = 0;
	for (size_t i = 0; i < p->blocks.n; i++)
		last = keep[i] && block_is_long(&p->blocks.at[i]) ? i : last;
	return last;
}

/* From the last long paragraph on; that may be who wrote it, and another is the last then. */
static size_t leave_below(struct page *p, struct str author, bool *keep)
{
	size_t last = last_long(p, keep);
	for (size_t i = last; i < p->blocks.n; i++)
		keep[i] = keep[i] && !is_bio(p, &p->blocks.at[i], author);
	last = last_long(p, keep);
	for (size_t i = last; i < p->blocks.n; i++)
		keep[i] = keep[i] && !is_credit(p, &p->blocks.at[i], true);
	return last;
}

void labels_leave(struct page *p, struct str author, bool *keep)
{
	size_t last = leave_below(p, author, keep);
	for (size_t i = 0; i < p->blocks.n; i++) {
		const struct page_block *b = &p->blocks.at[i];
		struct str line = block_text(p, b);
		if (keep[i] && is_credit(p, b, false))
			keep[i] = false;
		if (keep[i] && asks_for_letters(p, b))
			leave_letters(p, keep, i);
		if (keep[i] && b->words <= LABEL_WORDS)
			keep[i] = !(is_said_stamp(p, b) && is_stamp(line)) &&
				  !release_label(line) &&
				  !is_notice(words_fold(&p->arena, line));
		if (i >= last && b->words <= RIGHTS_WORDS && holds_rights(line))
			keep[i] = false;
	}
}
