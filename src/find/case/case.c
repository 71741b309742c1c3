#include "case.h"

#include "case_templates.h"
#include "find/read/lexicon.h"
#include "find/read/word.h"

/* ---- is the case lost? ------------------------------------------------------------------- */

struct case_count {
	uint32_t words, capitals, upper;
	uint32_t starts, capital_starts; /* words that open a paragraph or follow a stop */
};

static bool opens_sentence(const struct token *t)
{
	return t->flags & TOKEN_PARAGRAPH || t[-1].sign == '.' || t[-1].sign == '!' ||
	       t[-1].sign == '?';
}

/* Of the words of two letters and more among the tokens. */
static struct case_count count_case(const struct token *t, const struct token *end)
{
	struct case_count n = {0};
	for (; t < end; t++) {
		if (!(t->flags & TOKEN_WORD) || t->end - t->start < 2)
			continue;
		bool capital = t->flags & (TOKEN_CAPITAL | TOKEN_MIXED);
		bool start = opens_sentence(t);
		n.words++;
		n.capitals += capital;
		n.upper += (t->flags & TOKEN_UPPER) != 0;
		n.starts += start;
		n.capital_starts += capital && start;
	}
	return n;
}

/*
 * A text in small letters may have a few capitals, but not where sentences start: a long one
 * that names nobody has few others. A text in capitals may have a few small letters.
 */
static enum letter_case case_of(struct case_count n)
{
	enum { FEW = 16, FEW_STARTS = 4, MOST_PERCENT = 85 };
	if (n.capitals * FEW <= n.words && n.capital_starts * FEW_STARTS <= n.starts)
		return CASE_SMALL;
	return n.upper * 100 >= n.words * MOST_PERCENT ? CASE_CAPITALS : CASE_MIXED;
}

static enum letter_case paragraph_case(const struct tokens *t, uint32_t paragraph)
{
	const uint32_t *first = &t->paragraph_first[paragraph];
	return case_of(count_case(t->at + first[0], t->at + first[1]));
}

enum letter_case case_lost(const struct tokens *t, uint32_t n_paragraphs)
{
	enum { LEAST = 12, MOST_PERCENT = 80 }; /* words */
	uint32_t words[CASE_CAPITALS + 1] = {0}, all = 0;
	/* most articles have neither so few capitals nor so many */
	if (t->n_capitals * 16 > t->n && t->n_capitals * 2 < t->n)
		return CASE_MIXED;
	for (uint32_t i = 0; i < n_paragraphs; i++) {
		const uint32_t *first = &t->paragraph_first[i];
		struct case_count n = count_case(t->at + first[0], t->at + first[1]);
		words[case_of(n)] += n.words;
		all += n.words;
	}
	for (int lost = CASE_SMALL; lost <= CASE_CAPITALS; lost++)
		if (all >= LEAST && words[lost] * 100ull >= all * (uint64_t)MOST_PERCENT)
			return (enum letter_case)lost;
	return CASE_MIXED;
}

/* ---- letters ----------------------------------------------------------------------------- */

/* Puts another letter of two bytes for the one at `p`. */
static void put_letter(char *p, uint32_t point)
{
	p[0] = (char)(0xc0 | point >> 6);
	p[1] = (char)(0x80 | (point & 0x3f));
}

/* Capitals of the Latin blocks stand 32 before their small letters, or one. */
static uint32_t letter_distance(uint32_t point)
{
	return point < 0x100 ? 32 : 1;
}

/* The letter at `p` small. Returns its bytes. */
static unsigned make_small(char *p, const char *end)
{
	unsigned size = 1;
	if ((unsigned char)*p < 0x80) {
		*p = ascii_lower(*p);
		return 1;
	}
	uint32_t point = text_decode((struct str){p, (size_t)(end - p)}, 0, &size);
	if (size == 2 && point < 0x178 && point_capital(point))
		put_letter(p, point + letter_distance(point));
	return size;
}

/* The letter at `p`, if one is left, a capital. Returns its bytes. */
static unsigned make_capital(char *p, const char *end)
{
	unsigned size = 1;
	if (p == end)
		return 0;
	if ((unsigned char)*p < 0x80) {
		*p -= *p >= 'a' && *p <= 'z' ? 'a' - 'A' : 0;
		return 1;
	}
	uint32_t point = text_decode((struct str){p, (size_t)(end - p)}, 0, &size);
	uint32_t capital = point - letter_distance(point);
	if (size == 2 && point > 0xdf && point < 0x178 && point_capital(capital))
		put_letter(p, capital);
	return size;
}

static struct str small_copy(struct str text, struct arena *a)
{
	char *copy = ARENA_ARRAY_RAW(a, text.n, char);
	memcpy(copy, text.at, text.n);
	for (char *p = copy, *end = copy + text.n; p < end;)
		p += make_small(p, end);
	return (struct str){copy, text.n};
}

/* ---- giving it back ---------------------------------------------------------------------- */

enum word_case { WORD_SMALL, WORD_CAPITAL, WORD_UPPER };

static float score(void (*put)(const struct caser *, uint32_t, struct row *),
		   const struct caser *c, uint32_t i, const struct model *m)
{
	struct row r = {.model = m};
	put(c, i, &r);
	return row_score(&r);
}

/* "I", "I'm" */
static bool is_i(struct str word)
{
	return word.at[0] == 'i' && (word.n == 1 || word.at[1] == '\'' ||
				     (word.n > 4 && memcmp(word.at + 1, "’", 3) == 0));
}

static enum word_case word_case(const struct caser *c, uint32_t i, const struct models *m)
{
	const struct token *t = &c->at[i];
	bool starts = c->words[i].starts;
	if (is_i((struct str){c->text.at + t->start, t->end - t->start}))
		return WORD_CAPITAL;
	if (!caser_asks(c, i))
		return starts ? WORD_CAPITAL : WORD_SMALL;
	if (score(caser_article_row, c, i, &m->case_article) <= 0)
		return starts ? WORD_CAPITAL : WORD_SMALL;
	return score(caser_acronym_row, c, i, &m->case_acronym) > 0 ? WORD_UPPER : WORD_CAPITAL;
}

/* The other capital of a name, "McKay", "O'Brien"; its end if there is none. */
static char *inner_capital(char *p, char *end)
{
	enum { LEAST = 3 }; /* bytes from there on */
	static const char openings[][5] = {"Mc", "O'", "O’", "D'", "D’"};
	for (size_t i = 0; i < sizeof openings / sizeof *openings; i++) {
		size_t n = strlen(openings[i]);
		if ((size_t)(end - p) >= n + LEAST && memcmp(p, openings[i], n) == 0)
			return p + n;
	}
	return end;
}

/* The words of a paragraph in small letters. */
static void restore_paragraph(const struct caser *c, uint32_t first, uint32_t end,
			      const struct models *m, char *text)
{
	for (uint32_t i = first; i < end; i++) {
		char *p = text + c->at[i].start, *p_end = text + c->at[i].end;
		if (!(c->at[i].flags & TOKEN_WORD))
			continue;
		enum word_case word = word_case(c, i, m);
		if (word == WORD_CAPITAL) {
			make_capital(p, p_end);
			make_capital(inner_capital(p, p_end), p_end);
		}
		while (word == WORD_UPPER && p < p_end)
			p += make_capital(p, p_end);
	}
}

struct str case_restore(const struct document *d, const struct tokens *t, enum letter_case lost,
			const struct places *own, const struct models *m, struct arena *keep,
			struct arena *scratch)
{
	struct document small = *d;
	struct tokens tokens;
	struct caser c;
	char *text = ARENA_ARRAY_RAW(keep, d->text.n, char);
	memcpy(text, d->text.at, d->text.n);
	small.text = small_copy(d->text, scratch);
	tokens_cut(&tokens, &small, scratch);
	caser_start(&c, small.text, &tokens, own, scratch);
	caser_weigh(&c, &m->case_word);
	for (uint32_t i = 0; i < d->n_paragraphs; i++) {
		struct span s = d->paragraphs[i];
		if (paragraph_case(t, i) != lost)
			continue;
		if (lost == CASE_CAPITALS)
			memcpy(text + s.start, small.text.at + s.start, span_length(s));
		restore_paragraph(&c, tokens.paragraph_first[i], tokens.paragraph_first[i + 1],
				  m, text);
	}
	return (struct str){text, d->text.n};
}
