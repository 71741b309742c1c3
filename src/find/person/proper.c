/* Where in a run of capitalised words the name proper starts and ends. */
#include "proper.h"

#include "find/place/place.h"
#include "find/read/english.h"
#include "find/read/small_words.h"

bool proper_has_given(const struct token *at, uint32_t first, uint32_t end)
{
	for (uint32_t i = first; i < end; i++)
		if (at[i].classes & LEX_GIVEN)
			return true;
	return false;
}

bool proper_given(const struct token *at, uint32_t i, uint32_t end)
{
	return at[i].classes & LEX_GIVEN && i + 1 < end && token_capital(&at[i + 1]) &&
	       !(proper_body(at[end - 1].classes) && at[end - 1].classes & LEX(COMMON));
}

/* "National Lake Foundation", "Justice Department": no word of it is anybody's role. */
static bool named_body(const struct token *at, uint32_t first, uint32_t end)
{
	uint64_t last = at[end - 1].classes;
	if (!proper_body(last) || !(last & LEX(COMMON)) || last & LEX(SURNAME))
		return false;
	for (uint32_t i = first + 1; i < end; i++)
		if (at[i].hash == WORD_OF && at[i - 1].classes & LEX_HUMAN)
			return false; /* "President of the British Veterinary Association" */
	return !proper_has_given(at, first, end);
}

bool proper_members(const struct document *d, const struct token *at, uint32_t first,
		    uint32_t end)
{
	enum { LEAST = 3 }; /* tokens */
	if (end < first + LEAST || !english_plural(token_str(d, &at[end - 1])))
		return false;
	for (uint32_t i = first; i + 2 < end; i++)
		if (at[i + 1].hash == WORD_OF && proper_body(at[i].classes))
			return true;
	return false;
}

/* A word that persons' names have, "Jon", "J.". */
static bool personal(const struct token *t)
{
	return t->classes & (LEX_GIVEN | LEX(SURNAME)) || t->flags & TOKEN_DOTTED;
}

/* "Rail" in "National Rail", "Instruments" in "Native Instruments": nobody is called so. */
static bool nobodys_name(const struct token *at, uint32_t first, uint32_t end)
{
	for (uint32_t i = first; i < end; i++)
		if (!(at[i].classes & LEX(COMMON)) || personal(&at[i]) ||
		    at[i].classes & (LEX_HUMAN | LEX(TITLE)))
			return false;
	return true;
}

/* "Republican Party of Oregon": what sort of body it is, not what somebody is. */
static bool sort_of_body(const struct token *at, uint32_t i, uint32_t end)
{
	return i + 3 < end && proper_body(at[i + 1].classes) && at[i + 2].hash == WORD_OF &&
	       at[i].classes & LEX(PERSON_NOUN) &&
	       !(at[i].classes & (LEX(TITLE) | LEX(ROLE_NOUN)));
}

bool proper_nickname(const struct token *at, uint32_t first, uint32_t i)
{
	return at[i].flags & ~at[first].flags & TOKEN_QUOTED;
}

/* Is where somebody comes from told before the name at i: "Swede", "New Zealander"? */
static bool of_a_country(const struct names *n, uint32_t i)
{
	uint32_t hashes[2] = {i > 1 ? n->at[i - 2].hash : 0, n->at[i - 1].hash};
	return names_people(n->f->places, hashes + 1, 1) ||
	       (i > 1 && names_people(n->f->places, hashes, 2));
}

bool proper_day(const struct token *at, uint32_t first, uint32_t k)
{
	return at[k].classes & LEX(CALENDAR) &&
	       (!(at[k - 1].classes & LEX_GIVEN) ||
		(k > first + 1 && !(at[k].classes & LEX(SURNAME))));
}

bool proper_place(const struct names *n, uint32_t i)
{
	uint32_t hashes[2] = {n->at[i].hash, n->at[i + 1].hash};
	return n->at[i].classes & LEX(DIRECTION) || names_place(n->f->places, hashes, 2);
}

bool proper_malay_title(const struct token *t)
{
	uint32_t h = t->hash;
	return t[1].hash == WORD_SRI && (h == WORD_TAN || h == WORD_PUAN || h == WORD_DATO ||
					 h == WORD_DATUK || h == WORD_DATIN);
}

uint32_t proper_start(const struct names *n, uint32_t first, uint32_t end)
{
	const struct token *at = n->at;
	uint32_t start = first;
	bool body = named_body(at, first, end) || proper_members(n->d, at, first, end);
	for (uint32_t i = first; i + 1 < end && !body; i++) {
		uint64_t c = at[i].classes;
		bool role = c & LEX(PERSON_NOUN) && !(c & LEX_GIVEN) && c & LEX(COMMON) &&
			    (!(c & LEX(GROUP_NOUN)) || personal(&at[i + 1]));
		/* "Forecaster Priya Nair": a rare noun before a whole name */
		role = role || (c & LEX(PERSON_NOUN) && !(c & (LEX_GIVEN | LEX(SURNAME))) &&
				i + 2 < end && proper_given(at, i + 1, end));
		if (proper_nickname(at, first, i) || sort_of_body(at, i, end) ||
		    at[i + 1].sign == '-') /* "Maya Sen-Gupta" */
			continue;
		if (i > first && proper_malay_title(&at[i - 1])) {
			start = i + 1;
			continue;
		}
		if (i + 2 == end && at[i].hash == WORD_MOTHER)
			continue; /* "Mother Teresa", "Mother Jones" */
		if (i + 2 == end && proper_given(at, start, end) && i > start)
			continue; /* "Luis Antonio Cardinal Tagle" */
		if (c & LEX(TITLE) && (!(c & LEX_GIVEN) || c & LEX(PERSON_NOUN) || i == first))
			start = i + 1;
		else if ((role || (c & LEX(ROLE_NOUN) && !(c & LEX_GIVEN))) &&
			 !nobodys_name(at, i + 1, end))
			start = i + 1;
	}
	if (start > first && at[start].hash == WORD_OF) { /* "Secretary of State John Kerry" */
		for (uint32_t i = start + 1; i + 1 < end; i++)
			if (proper_given(at, i, end))
				return i;
		start++;
		while (start + 1 < end && at[start].classes & LEX(DETERMINER))
			start++;
		return start; /* "Attorney General of Delaware": a role, and a place */
	}
	bool governed = first > 0 &&
			at[first - 1].classes & LEX(PREPOSITION); /* "to Egypt Dan Kurtz" */
	if (!(at[start].classes & LEX_GIVEN))
		for (uint32_t i = start + 1; i + 1 < end; i++)
			if (proper_given(at, i, end) && at[i - 1].hash != WORD_OF &&
			    (at[i - 1].flags & TOKEN_UPPER || (governed && i == start + 1) ||
			     at[i - 1].classes & LEX(COMMON) || of_a_country(n, i)) &&
			    !proper_body(at[end - 1].classes))
				return i;
	return start;
}

static bool suffix(const struct token *t)
{
	uint32_t h = t->hash;
	return h == WORD_JR || h == WORD_SR || h == WORD_II || h == WORD_III || h == WORD_IV;
}

/* "Anthony Orchard QC", "John Good MP": degrees and honours are not the surname. */
static bool letters_after(const struct token *at, uint32_t first, uint32_t end)
{
	const struct token *last = &at[end - 1], *name = &at[end - 2];
	return last->flags & TOKEN_UPPER && last->end - last->start <= 4 &&
	       !(name->flags & TOKEN_UPPER) && proper_has_given(at, first, end - 2);
}

uint32_t proper_end(const struct token *at, uint32_t first, uint32_t end)
{
	while (end > first + 1 && suffix(&at[end - 1]))
		end--;
	return end > first + 2 && letters_after(at, first, end) ? end - 1 : end;
}

uint32_t proper_surname(const struct token *at, uint32_t first, uint32_t end)
{
	bool syllables = end >= first + 4 && token_lower(&at[end - 1]) &&
			 at[end - 2].sign == '-' && token_capital(&at[end - 4]);
	return syllables ? end - 4 : end - 1;
}
