#include "whole.h"

#include "find/place/place.h"
#include "find/read/english.h"
#include "find/read/small_words.h"

bool whole_compound(const struct names *n, uint32_t i, uint32_t end)
{
	const struct token *t = &n->at[i];
	return i + 2 < end && t->sign == '-' && t->flags & TOKEN_GLUED &&
	       t[1].flags & TOKEN_GLUED && token_lower(&t[1]);
}

/* "one", "some", "wives": what may stand before "of" and be the one meant. */
static bool counts(const struct token *t)
{
	return t->classes & LEX_HUMAN || english_counts(t->hash);
}

bool whole_counts(const struct names *n, uint32_t i)
{
	return english_counts(n->at[i].hash) && n->at[i + 1].hash == WORD_OF;
}

/* Does the preposition at `i` tie what follows to the noun before: "wives of", "service in
 * Rome"? */
static bool binds(const struct names *n, uint32_t i)
{
	const struct token *noun = &n->at[i - 1];
	uint32_t h = n->at[i].hash;
	if (h == WORD_OF)
		return counts(noun);
	if (!token_capital(&n->at[i + 1]) || noun->cue)
		return false;
	return ((h == WORD_IN || h == WORD_AT) &&
		noun->classes & (LEX_HUMAN | LEX(ORG_NOUN))) ||
	       (h == WORD_FROM && noun->classes & LEX_HUMAN);
}

uint32_t whole_start(const struct names *n, uint32_t first)
{
	uint32_t start = first;
	if (start > 1 && n->at[start - 1].sign == ',' && name_firm_form(&n->at[start]))
		start -= 2; /* "Inc." of "Lindt Biologics, Inc." */
	while (start > 1 && first - start < 12 && !(n->at[start].flags & TOKEN_SENTENCE) &&
	       !(n->at[start - 1].flags & TOKEN_SENTENCE) && binds(n, start - 1)) {
		start -= 2;
		for (int k = 0; k < 4 && start > 0 && !(n->at[start].flags & TOKEN_SENTENCE);
		     k++) {
			const struct token *t = &n->at[start - 1];
			if (n->at[start].classes & LEX(DETERMINER) ||
			    !(t->flags & TOKEN_WORD) || t->cue || t->tail ||
			    t->classes & (LEX(PREPOSITION) | LEX(AUXILIARY) | LEX(CONJUNCTION) |
					  LEX(PRONOUN)))
				break;
			start--;
		}
	}
	return start;
}

static bool in_phrase(const struct token *t)
{
	return t->flags & TOKEN_WORD && !t->cue && !t->tail &&
	       !(t->classes & (LEX(PREPOSITION) | LEX(AUXILIARY) | LEX(CONJUNCTION) |
			       LEX(PRONOUN) | LEX(PARTICLE)));
}

/* "That person said": of one who was told of; but "said that officials". */
static bool points_at(const struct names *n, uint32_t first)
{
	const struct token *t = &n->at[first];
	return first > 0 && t[-1].hash == WORD_THAT && t[-1].flags & TOKEN_SENTENCE &&
	       token_person(t) && token_lower(t) && !(t->classes & LEX(GROUP_NOUN));
}

uint32_t whole_determiner(const struct names *n, uint32_t first)
{
	uint32_t marks = 0;
	if (n->at[first].classes & LEX(DETERMINER))
		return first;
	if (points_at(n, first))
		return first - 1;
	for (uint32_t i = first; i > 0 && first - i < 5 && !(n->at[i].flags & TOKEN_SENTENCE);
	     i--) {
		const struct token *t = &n->at[i - 1];
		if (t->classes & LEX(DETERMINER) && marks % 2 == 0)
			return i - 1;
		bool mark = t->flags & TOKEN_MARK; /* "the “Tide” actor" is all of it */
		marks += mark;
		bool inside = t->hash == WORD_INSIDE && i > 1 &&
			      t[-1].classes & LEX(DETERMINER); /* "an inside source" */
		if (!in_phrase(t) && t->sign != '-' && !mark && !inside)
			break;
	}
	return first;
}

uint32_t whole_sort(const struct names *n, uint32_t first)
{
	const struct token *t = &n->at[first];
	if (!token_lower(t) || !first || t->flags & TOKEN_SENTENCE)
		return first;
	if (first > 2 && whole_compound(n, first - 2, first + 1) && token_capital(&t[-3]))
		return first - 3;
	if (first > 2 && t[-1].hash == WORD_AND && token_person(t) && token_person(&t[-2]) &&
	    token_lower(&t[-2]) && t[-3].hash == WORD_THE && !(t->classes & LEX(GROUP_NOUN)))
		return first - 3; /* "the singer and guitarist", one person */
	if (t->hash == WORD_STATE && names_people(n->f->places, &t[-1].hash, 1))
		return first - 1; /* "Iranian" of "Iranian state TV" */
	bool state = t[-1].hash == WORD_STATE && t[-1].flags & TOKEN_SENTENCE;
	return state && t->classes & LEX(PRESS) ? first - 1 : first;
}

uint32_t whole_sorts(const struct names *n, uint32_t first, uint32_t end)
{
	const struct token *t = &n->at[first];
	uint32_t i = end + (n->at[end].hash == WORD_AND);
	if (end != first + 1 || t->tail || t->classes & LEX(DETERMINER) ||
	    !(token_lower(t) ? i == end : english_sort(token_str(n->d, t))))
		return end;
	for (uint32_t limit = i + 3; i < limit && i < n->n_tokens; i++) {
		const struct token *noun = &n->at[i];
		if (noun->flags & TOKEN_SENTENCE || !token_lower(noun) || !in_phrase(noun))
			return end;
		if (noun->classes & LEX(GROUP_NOUN) && !in_phrase(&noun[1]))
			return i + 1;
	}
	return end;
}

/* "Democrat Ada Orr" of "Oversight ranking Democrat Ada Orr": the name at token i; NOBODY. */
static uint32_t name_ranked(const struct names *n, uint32_t i)
{
	uint32_t name = name_from(n, i);
	if (name == n->list.n || !token_capital(&n->at[i]) || n->at[i].flags & TOKEN_SENTENCE)
		return NOBODY;
	const struct name *w = &n->list.at[name];
	bool person = w->flags & NAME_GIVEN && !(w->flags & NAME_BODY) && name_words(w) > 1;
	return person && w->first <= i + 1 ? name : NOBODY;
}

bool whole_press_before(const struct names *n, uint32_t i)
{
	return i > 0 && (n->at[i - 1].hash == WORD_PRESS || n->at[i - 1].hash == WORD_NEWS);
}

uint32_t whole_noun(const struct names *n, uint32_t first, uint32_t end)
{
	uint32_t h = n->at[first].hash;
	end += whole_press_before(n, end) && n->at[end].hash == WORD_RELEASE; /* no verb */
	bool determined = n->at[first].classes & LEX(DETERMINER) || h == WORD_ANOTHER;
	bool singular = h == WORD_A || h == WORD_AN || h == WORD_ANOTHER;
	if (!determined && !(token_capital(&n->at[first]) && end == first + 1))
		return end;
	for (uint32_t i = end; i < end + 3 && i < n->n_tokens; i++) {
		const struct token *t = &n->at[i];
		uint32_t ranked = !determined && i > end ? name_ranked(n, i) : NOBODY;
		if (ranked != NOBODY)
			return n->list.at[ranked].end;
		bool noun = singular && token_person(t); /* "another Supreme Court advocate" */
		if (n->at[i - 1].tail || t->flags & TOKEN_SENTENCE || !(in_phrase(t) || noun) ||
		    !token_lower(t))
			break;
		if (!(t->classes & LEX_HUMAN))
			continue;
		if (determined)
			return i + 1;
		uint32_t name = name_from(n, i);
		if (name < n->list.n && n->list.at[name].title == i + 1 &&
		    !(n->at[i + 1].flags & TOKEN_SENTENCE))
			return n->list.at[name].end;
	}
	return end;
}

bool whole_phrase(const struct names *n, uint32_t first, uint32_t end, struct described *d)
{
	const struct token *next = &n->at[end];
	uint32_t h = next->hash, limit = n->f->tokens.sentences[n->at[first].sentence].end;
	bool qualified = !(n->at[end - 1].tail) && !(next->flags & TOKEN_SENTENCE) &&
			 (h == WORD_OF || h == WORD_FROM || h == WORD_AT || h == WORD_WITH ||
			  h == WORD_IN || h == WORD_FOR ||
			  (h == WORD_TO && english_serves(n->at[end - 1].hash)) ||
			  (english_postposed(h) && next[1].hash == WORD_TO)); /* "close to" */
	bool postposed = english_postposed(n->at[end - 1].hash); /* "familiar | with" */
	if (qualified && limit > end && describe(d, n, first, limit, end) &&
	    (whole_counts(n, end - 1) || (d->head < end && d->core_end + postposed == end)))
		return true;
	return describe(d, n, first, end, end);
}
