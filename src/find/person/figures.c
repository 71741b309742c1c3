/* Which names mean the same person or body. */
#include "names.h"
#include "spelling.h"

#include "find/place/place.h"
#include "find/read/english.h"
#include "find/read/small_words.h"

enum { CHAIN_MOST = 16 }; /* figures of one surname that are looked at */

static struct str word_of(const struct names *n, uint32_t token)
{
	return token_str(n->d, &n->at[token]);
}

/* ---- do two names mean the same? --------------------------------------------------------- */

/* "D." and "Donald", "Doug" and "Douglas": one first name begins like the other. */
static bool alike_first(const struct names *n, uint32_t a, uint32_t b)
{
	struct str x = word_of(n, a), y = word_of(n, b);
	size_t least = x.n < y.n ? x.n : y.n;
	bool initial = least == 1 || (least == 2 && (x.at[1] == '.' || y.at[1] == '.'));
	size_t common = 0;
	while (common < least && (x.at[common] | 32) == (y.at[common] | 32))
		common++;
	if (initial)
		return common >= 1;
	if (x.n == y.n && common + 1 == x.n)
		return false; /* "Julia", "Julie" */
	return (common >= 3 && x.n + y.n <= 3 * common + 4) || first_misspelt(x, y);
}

static bool holds_word(const struct names *n, const struct name *w, uint32_t hash)
{
	for (uint32_t i = w->first; i < w->end; i++)
		if (n->at[i].hash == hash)
			return true;
	return false;
}

/* "Dean Amar", beside "Vikram Amar": a first name that is a noun for a person, too. */
static bool is_office(const struct names *n, const struct name *w)
{
	uint64_t c = n->at[w->first].classes;
	return name_words(w) == 2 && c & LEX(PERSON_NOUN) && c & LEX_GIVEN && c & LEX(COMMON);
}

/* Two names of several words with the same last one. */
static bool same_full(const struct names *n, const struct figure *g, const struct name *w)
{
	const struct name *best = &n->list.at[g->best];
	if ((best->flags ^ w->flags) & NAME_BODY)
		return false;
	if (w->flags & NAME_BODY) {
		if (name_words(best) != name_words(w))
			return false;
		for (uint32_t i = 0; i < name_words(w); i++)
			if (n->at[best->first + i].hash != n->at[w->first + i].hash)
				return false;
		return true;
	}
	if (is_office(n, w) != is_office(n, best))
		return true;
	return best->first_hash == w->first_hash || holds_word(n, best, w->first_hash) ||
	       holds_word(n, w, best->first_hash) || alike_first(n, best->first, w->first);
}

/* ---- figures ----------------------------------------------------------------------------- */

static uint8_t gender_of_title(const struct names *n, const struct name *w)
{
	uint8_t gender = 0;
	for (uint32_t i = w->title; i < w->first; i++)
		gender |= gender_of(n->at[i].classes);
	return gender;
}

static uint8_t gender_of_name(const struct names *n, const struct name *w)
{
	uint8_t title = gender_of_title(n, w);
	if (title)
		return title;
	uint64_t c = n->at[w->first].classes;
	if (w->flags & NAME_BODY ||
	    (name_words(w) < 2 && (c & LEX(SURNAME) || !(c & LEX_GIVEN))))
		return 0;
	if (!(c & LEX_GIVEN))
		return gender_of(english_surname(word_of(n, w->end - 1)));
	return (c & LEX(FIRST_MALE) ? GENDER_MALE : 0) |
	       (c & LEX(FIRST_FEMALE) ? GENDER_FEMALE : 0);
}

static uint32_t new_figure(struct names *n, uint32_t index)
{
	struct name *w = &n->list.at[index];
	uint32_t id = (uint32_t)n->figures.n;
	uint32_t *last = chain_at(&n->last_chain, w->last_hash);
	struct figure g = {.best = index,
			   .first_hash = w->first_hash,
			   .last_hash = w->last_hash,
			   .next = *last};
	*last = id + 1;
	if (name_words(w) > 1) {
		uint32_t *first = chain_at(&n->first_chain, w->first_hash);
		g.next_first = *first;
		*first = id + 1;
	}
	n->figures.at[n->figures.n++] = g;
	return id;
}

/* "Metropolitan Atlanta": a noun for a person, not a title, before the name of a place. */
static bool of_place(const struct names *n, const struct name *w)
{
	for (uint32_t i = w->title; i < w->first; i++)
		if (n->at[i].classes & LEX(TITLE))
			return false;
	return words_name_place(n, w->first, w->end);
}

/* "the Unite union", "the AFP press agency": a noun for what it is. */
static bool noun_follows(const struct names *n, const struct name *w)
{
	const struct token *next = &n->at[w->end];
	if (!(next->classes & (LEX(FIRM) | LEX(AGENCY) | LEX(PRESS))) || next[-1].tail ||
	    !w->title || n->at[w->title - 1].hash != WORD_THE)
		return false;
	if (next->classes & LEX(PRESS) && token_lower(next) && next[1].classes & LEX(ORG_NOUN))
		next++;
	return token_lower(next) && next->classes & (LEX(FIRM) | LEX(AGENCY)) && !next->cue &&
	       !words_name_place(n, w->first, w->end);
}

static void join(struct names *n, uint32_t index, uint32_t figure)
{
	struct name *w = &n->list.at[index];
	struct figure *g = &n->figures.at[figure];
	const struct token *before = w->title ? &n->at[w->title - 1] : NULL;
	w->figure = figure;
	g->n++;
	g->full += name_words(w) > 1;
	g->headline = g->headline || (n->at[w->first].paragraph == 0 && n->d->n_paragraphs > 1);
	g->acts = g->acts || w->flags & (NAME_ACTS | NAME_OWNS | NAME_FRONT);
	if (!g->words || name_fuller(n, w, &n->list.at[g->best])) {
		g->best = index;
		g->words = (uint16_t)name_words(w);
	}
	if (!g->gender || g->gender == 3) {
		uint8_t gender = gender_of_name(n, w);
		g->gender = gender ? gender : g->gender;
	}
	if (w->flags & NAME_TITLED && !of_place(n, w)) {
		g->person += 3;
		g->titled = true;
	}
	bool body = w->flags & (NAME_BODY | NAME_FIRM);
	g->firm = g->firm || w->flags & NAME_FIRM;
	if (w->flags & NAME_GIVEN && !body)
		g->person += 3;
	if (body)
		g->body += 4;
	if (w->flags & NAME_ACRONYM && !g->full) /* not the SMITH of John Smith */
		g->body += 2;
	if (name_words(w) == 1 && !(w->flags & NAME_ACRONYM) &&
	    n->at[w->first].classes & (LEX_GIVEN | LEX(SURNAME)))
		g->person += 1;
	if (noun_follows(n, w))
		g->body += 3;
	if (before && !(n->at[w->title].flags & TOKEN_SENTENCE)) {
		if (token_lower(before) && before->classes & LEX(ORG_NOUN) &&
		    !(w->flags & NAME_GIVEN && name_behind_body(n->at, w->title)))
			g->body += 3;
		else if (before->hash == WORD_THE && !(w->flags & NAME_TITLED))
			g->body += 2;
	}
}

/* Names of several words. */
static void join_full(struct names *n)
{
	for (uint32_t i = 0; i < n->list.n; i++) {
		const struct name *w = &n->list.at[i];
		if (name_words(w) < 2)
			continue;
		uint32_t id = chain_head(&n->last_chain, w->last_hash);
		for (int k = 0; id && k < CHAIN_MOST; k++, id = n->figures.at[id - 1].next)
			if (same_full(n, &n->figures.at[id - 1], w))
				break;
		join(n, i, id ? id - 1 : new_figure(n, i));
	}
}

/* May the bearer of a full name be called by its first word alone: "Megyn", "Li"? */
static bool calls_by_first(const struct names *n, const struct figure *g,
			   const struct name *full)
{
	const struct token *first = &n->at[full->first], *last = &n->at[full->end - 1];
	if (g->firm) /* "Calder" for Calder Biologics, Inc. */
		return !(first->classes & LEX(COMMON));
	if (full->flags & NAME_BODY || g->body > g->person)
		return false;
	if (!(full->flags & NAME_GIVEN) && !(first->classes & LEX(SURNAME)))
		return !(first->classes & LEX(COMMON)) &&
		       (g->titled || !words_name_place(n, full->first, full->first + 1));
	/* "France" is not France Football */
	return g->titled || last->classes & LEX(SURNAME) || !(last->classes & LEX(COMMON)) ||
	       !words_name_place(n, full->first, full->first + 1);
}

/* "Megyn" for Megyn Kelly, "Li" for Li Wenzu; of two Lis the one spoken of last. */
static uint32_t by_first_name(const struct names *n, const struct name *w, uint32_t recent)
{
	uint32_t best = 0;
	uint32_t id = chain_head(&n->first_chain, w->last_hash);
	for (int k = 0; id && k < CHAIN_MOST; k++, id = n->figures.at[id - 1].next_first) {
		const struct name *full = &n->list.at[n->figures.at[id - 1].best];
		if (!calls_by_first(n, &n->figures.at[id - 1], full))
			continue;
		if (id == recent && !(full->flags & NAME_GIVEN))
			return id;
		best = best ? UINT32_MAX : id;
	}
	return best == UINT32_MAX ? 0 : best;
}

/* "The Herald": a noun for a person, too, that ends the names of bodies. */
static bool short_body(const struct names *n, const struct name *w)
{
	return w->flags & NAME_MAYBE && n->at[w->first].classes & LEX(ORG_HEAD) && w->title &&
	       n->at[w->title - 1].hash == WORD_THE;
}

/* The figure a surname, a first name alone means; 0: none, else index + 1. */
static uint32_t named_by(const struct names *n, const struct name *w, uint32_t recent)
{
	uint8_t gender = gender_of_title(n, w);
	uint32_t best = 0, most = 0;
	uint32_t id = chain_head(&n->last_chain, w->last_hash);
	for (int k = 0; id && k < CHAIN_MOST; k++, id = n->figures.at[id - 1].next) {
		const struct figure *g = &n->figures.at[id - 1];
		if (gender && g->gender && !(gender & g->gender))
			continue;
		if (g->words > 1 && n->list.at[g->best].flags & NAME_BODY && !short_body(n, w))
			continue;
		/* "Dr. Orr", of two: whom the article is about */
		bool topic = g->headline && w->title < w->first && !gender;
		uint32_t score = 1 + g->full * 2 + (id == recent ? 3 : 0) + (topic ? 2 : 0);
		if (score >= most) {
			most = score;
			best = id;
		}
	}
	if (best || w->flags & NAME_ACRONYM)
		return best;
	return by_first_name(n, w, recent);
}

/* ---- acronyms ---------------------------------------------------------------------------- */

static uint32_t letters_hash(const char *letters, size_t n)
{
	return hash_bytes(letters, n) ^ 0x5bd1e995u;
}

/*
 * The first letters of the tokens [first, end) that have `flag`, `least` and more: "Federal
 * Election Commission" -> fec; also of small words: "Mohammed bin Salman" -> mbs.
 */
static uint32_t initials_of(const struct names *n, uint32_t first, uint32_t end, uint32_t flag,
			    size_t least)
{
	char letters[16];
	size_t k = 0;
	for (uint32_t i = first; i < end && k < sizeof letters; i++)
		if (n->at[i].flags & flag)
			letters[k++] = (char)(n->d->text.at[n->at[i].start] | 32);
	return k >= least ? letters_hash(letters, k) : 0;
}

static uint32_t acronym_of(const struct names *n, const struct name *w)
{
	char letters[16];
	size_t k = 0;
	struct str s = word_of(n, w->first);
	for (size_t i = 0; i < s.n && k < sizeof letters; i++)
		if (s.at[i] != '.')
			letters[k++] = (char)(s.at[i] | 32);
	return k >= 2 ? letters_hash(letters, k) : 0;
}

/* "AG" for Attorney-General Ada Orr, "PM" for Prime Minister Bo Lund; 0: it has no such title.
 */
static uint32_t initials_of_title(const struct names *n, const struct name *w)
{
	const struct token *before = &n->at[w->title];
	uint32_t first = w->title;
	if (w->title == w->first || name_words(w) < 2)
		return 0;
	if (first > 1 && before->flags & before[-1].flags & TOKEN_GLUED &&
	    before[-1].sign == '-' && token_capital(&before[-2]))
		first -= 2;
	return initials_of(n, first, w->first, TOKEN_CAPITAL, 2);
}

/* "AG" for the Attorney General, Ada Orr, whose office stands before a comma; 0: none does. */
static uint32_t initials_of_office(const struct names *n, const struct name *w)
{
	enum { WORDS = 5 };
	uint32_t end = w->title - 1, first = end;
	if (w->title < 3 || n->at[end].sign != ',' || n->at[w->end].sign != ',' ||
	    name_words(w) < 2 || w->flags & NAME_BODY ||
	    !(n->at[end - 1].classes & (LEX_HUMAN | LEX(TITLE))))
		return 0;
	while (first > 0 && end - first < WORDS && token_capital(&n->at[first - 1]) &&
	       n->at[first - 1].hash != WORD_THE && !(n->at[first].flags & TOKEN_SENTENCE))
		first--;
	return initials_of(n, first, end, TOKEN_CAPITAL, 2);
}

static bool is_acronym(const struct names *n, const struct name *w)
{
	return w->flags & NAME_ACRONYM || n->at[w->first].flags & TOKEN_DOTTED;
}

/* By what a name of one word is looked up among the short forms; 0: by nothing. */
static uint32_t short_form(const struct names *n, const struct name *w)
{
	return is_acronym(n, w) ? acronym_of(n, w) : n->at[w->first].hash ^ 0x2545f491u;
}

/*
 * "Chinese Nationalist Party (KMT)", "Latin American Lake Organization (Olago)": the name that
 * stands for a body in brackets behind it.
 */
static const struct name *in_brackets(const struct names *n, uint32_t i)
{
	const uint64_t other = LEX(COMMON) | LEX(SURNAME) | LEX_GIVEN | LEX(CALENDAR);
	const struct name *w = &n->list.at[i], *next = w + 1;
	bool held = i + 1 < n->list.n && w->flags & NAME_BODY && n->at[w->end].sign == '(' &&
		    next->title == w->end + 1 && name_words(next) == 1 &&
		    n->at[next->end].sign == ')' &&
		    (n->at[next->first].flags & TOKEN_UPPER ||
		     !(n->at[next->first].classes & other));
	if (!held || names_place(n->f->places, &next->first_hash, 1))
		return NULL;
	/* "Linz United (Berg)": who scored for it, Ruth Berg */
	return chain_head(&n->last_chain, next->first_hash) ? NULL : next;
}

/* What short forms the names of several words have. */
static void enter_acronyms(const struct names *n, struct chain *initials)
{
	for (uint32_t i = 0; i < n->figures.n; i++) {
		const struct name *w = &n->list.at[n->figures.at[i].best];
		uint32_t all = initials_of(n, w->first, w->end, TOKEN_WORD, 3),
			 key = initials_of(n, w->first, w->end, TOKEN_CAPITAL, 2);
		if (all)
			*chain_at(initials, all) = i + 1;
		if (key)
			*chain_at(initials, key) = i + 1;
	}
	for (uint32_t i = 0; i < n->list.n; i++) {
		uint32_t key = initials_of_title(n, &n->list.at[i]);
		if (!key)
			key = initials_of_office(n, &n->list.at[i]);
		uint32_t *slot = key ? chain_at(initials, key) : NULL;
		if (slot && !*slot)
			*slot = n->list.at[i].figure + 1;
		const struct name *own =
			name_words(&n->list.at[i]) > 1 ? in_brackets(n, i) : NULL;
		key = own ? short_form(n, own) : 0;
		if (key)
			*chain_at(initials, key) = n->list.at[i].figure + 1;
	}
}

/* ---- single words ------------------------------------------------------------------------ */

/* The figure that a name of one word means; 0: none, else index + 1. */
static uint32_t meant_by(const struct names *n, const struct chain *initials,
			 const struct name *w, uint32_t recent)
{
	uint32_t form = short_form(n, w), id = form ? chain_head(initials, form) : 0;
	return id ? id : named_by(n, w, recent);
}

static void join_single(struct names *n, const struct chain *initials)
{
	uint32_t recent = 0;
	for (uint32_t i = 0; i < n->list.n; i++) {
		const struct name *w = &n->list.at[i];
		if (name_words(w) == 1 && w->flags & NAME_MAYBE)
			continue;
		if (name_words(w) == 1) {
			uint32_t id = meant_by(n, initials, w, recent);
			join(n, i, id ? id - 1 : new_figure(n, i));
		}
		recent = w->figure + 1;
	}
}

/* Words that are names only if others say so. */
static void join_maybes(struct names *n, const struct chain *initials)
{
	uint32_t recent = 0;
	for (uint32_t i = 0; i < n->list.n; i++) {
		struct name *w = &n->list.at[i];
		if (w->flags & NAME_MAYBE && name_words(w) == 1) {
			uint32_t id = meant_by(n, initials, w, recent);
			if (!id)
				id = body_begun_by(n, w) + 1;
			w->figure = UINT32_MAX;
			if (!id)
				continue;
			join(n, i, id - 1);
		}
		recent = w->figure + 1;
	}
}

/* Drops the words that turned out to be no names; figures keep pointing at theirs. */
static void drop_maybes(struct names *n)
{
	uint32_t kept = 0;
	for (uint32_t i = 0; i < n->list.n; i++) {
		uint32_t figure = n->list.at[i].figure;
		if (figure == UINT32_MAX)
			continue;
		if (kept != i) {
			if (n->figures.at[figure].best == i)
				n->figures.at[figure].best = kept;
			n->list.at[kept] = n->list.at[i];
		}
		kept++;
	}
	n->list.n = kept;
}

/* ---- all --------------------------------------------------------------------------------- */

void figures_join(struct names *n)
{
	struct arena *scratch = n->f->scratch;
	uint32_t room = (uint32_t)n->list.n + 1;
	struct chain initials;
	n->figures.at = ARENA_ARRAY_RAW(scratch, room, struct figure);
	chain_make(&n->last_chain, scratch, room);
	chain_make(&n->first_chain, scratch, room);
	chain_make(&initials, scratch, 3 * room);
	join_full(n);
	enter_acronyms(n, &initials);
	join_single(n, &initials);
	join_maybes(n, &initials);
	drop_maybes(n);
}
