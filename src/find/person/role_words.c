/* Which of the words that tell a role are shown. */
#include "role_words.h"

#include "proper.h"

#include "find/read/english.h"
#include "find/read/small_words.h"

enum {
	WORDS_MOST = 14, /* tokens of a role */
	LOOK_MOST = 32,  /* roles of a figure that are weighed */
	HASHES_MOST = 2 * WORDS_MOST,
	SHOWN = 2,
};

/* The words of a role that say something, each once. */
struct told {
	uint32_t hashes[HASHES_MOST], n;
};

/* ---- its borders ------------------------------------------------------------------------- */

/* "the", "then", "also", "reportedly", "Friday", "met": no word that a role begins with. */
static bool leads_in(const struct names *n, const struct token *t)
{
	if (!(t->flags & (TOKEN_WORD | TOKEN_NUMBER)))
		return true;
	if (t->classes & (LEX_FUNCTION | LEX(CALENDAR)))
		return !(token_capital(t) && t->flags & (TOKEN_UPPER | TOKEN_DOTTED));
	if (t->classes & (LEX_HUMAN | LEX(TITLE)) || t->tail || token_capital(t))
		return false;
	return word_ends_in(token_str(n->d, t), "ly");
}

static bool is_doctor(const struct token *t)
{
	return t->classes & LEX(TITLE) && title_role(t->hash) == WORD_DOCTOR;
}

/*
 * "and", "of", signs, and titles that say nothing of what somebody does: no word that a role
 * ends with; "Dr" only where it is all.
 */
static bool leads_out(const struct token *t, uint32_t words)
{
	if (t->classes & LEX(TITLE)) {
		return !title_role(t->hash) || (is_doctor(t) && words > 1);
	}
	bool honour = proper_malay_title(t) || (words > 1 && proper_malay_title(t - 1));
	return honour || t->classes & LEX_FUNCTION || !(t->flags & (TOKEN_WORD | TOKEN_NUMBER));
}

/* "sixth-former", "father-of-two": does it end with the last word of a compound? */
static bool compound_end(const struct names *n, const struct role_words *r)
{
	return r->end - r->first > 2 && n->at[r->end - 2].sign == '-' &&
	       !(n->at[r->end - 1].classes & LEX(PREPOSITION));
}

static void trim(const struct names *n, struct role_words *r)
{
	while (r->first < r->end && leads_in(n, &n->at[r->first]) &&
	       !(n->at[r->first].hash == WORD_ONE && n->at[r->first + 1].hash == WORD_OF))
		r->first++;
	if (r->end > r->first && n->at[r->end].sign == '-' && n->at[r->end].flags & TOKEN_GLUED)
		r->end--; /* "leading pro" of "leading pro-trade" */
	if (r->end > r->first + WORDS_MOST)
		r->end = r->first + WORDS_MOST;
	for (uint32_t i = r->first; i < r->end; i++)
		if (english_relative(n->at[i].hash) || n->at[i].hash == WORD_WHOSE)
			r->end = i;
	while (r->end > r->first && leads_out(&n->at[r->end - 1], r->end - r->first) &&
	       !compound_end(n, r))
		r->end--;
	while (r->more_end > r->more && n->at[r->more_end - 1].classes & LEX_FUNCTION)
		r->more_end--;
}

void role_words_add(struct names *n, uint32_t figure, struct role_words words)
{
	trim(n, &words);
	if (words.first >= words.end)
		return;
	struct figure *g = &n->figures.at[figure];
	words.next = g->role;
	VEC_PUSH(n->role_words, words);
	g->role = (uint32_t)n->role_words.n;
}

void role_add(struct names *n, uint32_t figure, uint32_t head, uint32_t first, uint32_t end,
	      uint32_t own_end)
{
	if (!head)
		return;
	VEC_PUSH(n->roles, (struct figure_role){.head = head,
						.figure = figure,
						.first = first,
						.end = end,
						.own_end = own_end});
}

/* ---- the choice -------------------------------------------------------------------------- */

static bool holds(const struct told *c, uint32_t hash)
{
	for (uint32_t i = 0; i < c->n; i++)
		if (c->hashes[i] == hash)
			return true;
	return false;
}

/* Adds the words of a role; how many of them are new. */
static uint32_t take(const struct names *n, const struct role_words *r, struct told *c)
{
	uint32_t before = c->n;
	for (uint32_t k = 0; k < 2; k++)
		for (uint32_t i = k ? r->more : r->first; i < (k ? r->more_end : r->end); i++) {
			const struct token *t = &n->at[i];
			uint32_t hash = role_head(t) ? role_head(t) : t->hash;
			if (t->flags & (TOKEN_WORD | TOKEN_NUMBER) &&
			    !(t->classes & LEX_FUNCTION) && c->n < HASHES_MOST &&
			    !holds(c, hash))
				c->hashes[c->n++] = hash;
		}
	return c->n - before;
}

/* Does it say what a body is, of a person, or what a person is, of a body? */
static bool misfits(const struct figure *g, const struct role_words *r)
{
	return r->body ? g->kind == FIGURE_PERSON : g->kind == FIGURE_ORGANIZATION;
}

/* Is it in capitals the first letters of words of the other: "CEO", "Chief Executive Officer"?
 */
static bool abbreviates(const struct names *n, const struct role_words *r,
			const struct role_words *other)
{
	for (uint32_t i = r->first; i < r->end; i++) {
		struct str s = token_str(n->d, &n->at[i]);
		if (!(n->at[i].flags & TOKEN_UPPER) || s.n < 2)
			continue;
		for (uint32_t k = other->first; k + s.n <= other->end; k++) {
			size_t same = 0;
			while (same < s.n &&
			       (n->d->text.at[n->at[k + same].start] | 32) == (s.at[same] | 32))
				same++;
			if (same == s.n)
				return true;
		}
	}
	return false;
}

/*
 * The role of a figure that says most beside what `said` has, which are the words of the one
 * that is shown already, if any; of the worth at least, or NULL. Of two that say the same it is
 * the earlier, which stands later in the chain.
 */
static const struct role_words *fullest(const struct names *n, uint32_t figure,
					const struct told *said, const struct role_words *shown,
					uint32_t worth)
{
	const struct role_words *best = NULL;
	const struct figure *g = &n->figures.at[figure];
	uint32_t most = 0, id = g->role;
	for (int k = 0; id && k < LOOK_MOST; k++, id = n->role_words.at[id - 1].next) {
		const struct role_words *r = &n->role_words.at[id - 1];
		if (r->worth < worth || misfits(g, r) || (best && r->worth < best->worth))
			continue;
		struct told c = *said;
		uint32_t fresh = take(n, r, &c);
		if (!fresh)
			continue;
		if (said->n && r->first + 1 == r->end && is_doctor(&n->at[r->first]))
			continue; /* beside what somebody is it says little */
		if (shown && (abbreviates(n, r, shown) || abbreviates(n, shown, r)))
			continue;
		if (!best || r->worth > best->worth ||
		    (r->worth == best->worth && fresh >= most)) {
			best = r;
			most = fresh;
		}
	}
	return best;
}

/* ---- as it is shown ---------------------------------------------------------------------- */

/* Appends the tokens' text, each stretch of white space as one space. */
static size_t put(const struct names *n, char *to, size_t at, uint32_t first, uint32_t end)
{
	struct str text = find_spelling(n->f);
	if (first >= end)
		return at;
	for (uint32_t i = n->at[first].start; i < n->at[end - 1].end; i++) {
		char c = text.at[i];
		bool space = (unsigned char)c <= ' ';
		if (!space || (at && to[at - 1] != ' '))
			to[at++] = space ? ' ' : c;
	}
	return at;
}

static size_t bytes(const struct names *n, uint32_t first, uint32_t end)
{
	return first < end ? n->at[end - 1].end - n->at[first].start + 2 : 0;
}

struct str role_words_of_phrase(const struct names *n, uint32_t first, uint32_t end,
				struct arena *keep)
{
	struct role_words r = {.first = first, .end = end};
	trim(n, &r);
	char *to = ARENA_ARRAY_RAW(keep, bytes(n, r.first, r.end) + 1, char);
	return (struct str){to, put(n, to, 0, r.first, r.end)};
}

struct str role_words_of_figure(const struct names *n, uint32_t figure, struct arena *keep)
{
	const struct role_words *shown[SHOWN];
	struct told said = {.n = 0};
	uint32_t many = 0;
	size_t room = 0, at = 0;
	for (; many < SHOWN; many++) {
		const struct role_words *r =
			fullest(n, figure, &said, many ? shown[many - 1] : NULL,
				many ? WORTH_RELATION : WORTH_CLAUSE);
		if (!r)
			break;
		take(n, r, &said);
		shown[many] = r;
		room += bytes(n, r->first, r->end) + bytes(n, r->more, r->more_end);
	}
	if (many == SHOWN && shown[0]->first + 1 == shown[0]->end &&
	    is_doctor(&n->at[shown[0]->first]))
		shown[0] = shown[--many]; /* beside what somebody is it says little */
	const struct name *best = &n->list.at[n->figures.at[figure].best];
	if (!many && name_is_office(n, best))
		return role_words_of_phrase(n, best->first, best->end, keep);
	char *to = ARENA_ARRAY_RAW(keep, room + 1, char);
	for (uint32_t k = 0; k < many; k++) {
		if (k) {
			to[at++] = ';';
			to[at++] = ' ';
		}
		at = put(n, to, at, shown[k]->first, shown[k]->end);
		at -= shown[k]->several;
		if (shown[k]->more < shown[k]->more_end)
			to[at++] = ' ';
		at = put(n, to, at, shown[k]->more, shown[k]->more_end);
	}
	return (struct str){to, at};
}
