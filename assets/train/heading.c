#include "heading.h"

#include <ctype.h>

enum { WORDS_MOST = 48 };

/* Words of a name as hashes of their small letters, without possessive endings and dots. */
struct words {
	uint32_t at[WORDS_MOST], n;
};

static const char *const dropped[] = {"the",   "a",     "an",      "that", "this", "these",
				      "those", "some",  "another", "one",  "its",  "his",
				      "her",   "their", "our",     "my",   "mr",   "mrs",
				      "ms",    "miss",  "dr",      "sir",  "lord", "lady"};
static const char *const joining[] = {"of", "for",  "from", "at", "in",  "on",   "to",
				      "by", "with", "and",  "or", "who", "which"};
static const char *const titles[] = {"mr",     "mrs",   "ms",      "dr",        "sen",
				     "rep",    "gov",   "gen",     "president", "senator",
				     "former", "judge", "justice", "secretary", "speaker",
				     "prof",   "lord",  "sir"};
/* Behind these the head word of a name has come. */
static const char *const behind_head[] = {"of", "for",  "from", "at",    "in",   "on",   "to",
					  "by", "with", "who",  "which", "that", "close"};

#define COUNT(a)          (sizeof(a) / sizeof *(a))
#define AMONG(list, hash) among(list, COUNT(list), hash)

static bool among(const char *const *list, size_t n, uint32_t hash)
{
	for (size_t i = 0; i < n; i++)
		if (hash_bytes(list[i], strlen(list[i])) == hash)
			return true;
	return false;
}

static bool holds(const struct words *w, uint32_t hash)
{
	for (uint32_t i = 0; i < w->n; i++)
		if (w->at[i] == hash)
			return true;
	return false;
}

/* Bytes of the apostrophe at i, straight or curly; 0: none. */
static size_t apostrophe(struct str s, size_t i)
{
	if (i < s.n && s.at[i] == '\'')
		return 1;
	return i + 2 < s.n && !memcmp(s.at + i, "\xe2\x80\x99", 3) ? 3 : 0;
}

static bool lettered(struct str s, size_t i)
{
	if (i >= s.n)
		return false;
	unsigned char c = (unsigned char)s.at[i];
	return isalnum(c) ||
	       (c >= 0x80 && memcmp(s.at + i, "\xe2\x80", s.n - i < 2 ? s.n - i : 2));
}

/* The word that starts at *i, which goes behind it. */
static uint32_t read_word(struct str s, size_t *i)
{
	char word[128];
	size_t n = 0, gap;
	for (;;) {
		for (; lettered(s, *i); (*i)++)
			if (n < sizeof word)
				word[n++] = (char)tolower((unsigned char)s.at[*i]);
		gap = apostrophe(s, *i);
		if (gap && !(lettered(s, *i + gap) &&
			     !(s.at[*i + gap] == 's' && !lettered(s, *i + gap + 1))))
			break; /* a possessive ending */
		if (!gap && *i < s.n && strchr(".&-", s.at[*i]) && lettered(s, *i + 1))
			gap = 1;
		if (!gap)
			break;
		if (n < sizeof word)
			word[n++] = gap == 3 ? '\'' : s.at[*i];
		*i += gap;
	}
	if (gap)
		*i += gap + (lettered(s, *i + gap) ? 1 : 0);
	return hash_bytes(word, n);
}

/* Adds the words of a name that are not dropped; the hash of its head word, 0: it has none. */
static uint32_t add_words(struct words *w, struct str name, bool all)
{
	uint32_t head = 0;
	bool ended = false;
	for (size_t i = 0; i < name.n;) {
		if (!lettered(name, i)) {
			ended |= name.at[i] == ',' || name.at[i] == '(';
			i++;
			continue;
		}
		uint32_t hash = read_word(name, &i);
		ended |= AMONG(behind_head, hash) && w->n > 0;
		if (!all && AMONG(dropped, hash))
			continue;
		if (w->n < WORDS_MOST)
			w->at[w->n++] = hash;
		if (!ended || !head)
			head = hash;
	}
	return head;
}

static bool same(const struct words *a, const struct words *b)
{
	return a->n == b->n && !memcmp(a->at, b->at, a->n * sizeof *a->at);
}

static struct str name_at(const struct gold_entity *e, uint32_t i)
{
	return i ? e->accept.at[i - 1] : e->name;
}

/* "one", "some": words that are nothing but dropped ones must be the same. */
static bool right_as_it_is(const struct gold_entity *e, struct str shown)
{
	struct words got = {.n = 0};
	add_words(&got, shown, true);
	for (uint32_t i = 0; i <= e->accept.n; i++) {
		struct words want = {.n = 0};
		add_words(&want, name_at(e, i), true);
		if (same(&got, &want))
			return true;
	}
	return false;
}

bool heading_right(const struct gold_entity *e, struct str shown)
{
	struct words got = {.n = 0}, known = {.n = 0};
	uint32_t head = add_words(&got, shown, false), last = 0;
	bool headed = false;
	if (!got.n)
		return right_as_it_is(e, shown);
	for (uint32_t i = 0; i <= e->accept.n; i++) {
		struct words want = {.n = 0};
		headed |= add_words(&want, name_at(e, i), false) == head;
		if (same(&got, &want))
			return true;
		if (!i && want.n)
			last = want.at[want.n - 1];
		add_words(&known, name_at(e, i), false);
	}
	add_words(&known, e->role, false);
	for (uint32_t i = 0; i < got.n; i++)
		if (!holds(&known, got.at[i]) && !AMONG(titles, got.at[i]) &&
		    !AMONG(joining, got.at[i]))
			return false;
	return e->person ? got.at[got.n - 1] == last : headed;
}
