/* Whom "they" means and what "it" means: the plurals and bodies that were named before. */
#include "antecedent.h"
#include "issuer.h"

#include "find/read/english.h"

enum { GROUP_SENTENCES = 4 }; /* how far back a group is looked for */

/* "touting" of "both touting the merits": what those before it do. */
static bool does(const struct names *n, const struct token *t)
{
	return token_lower(t) && word_ends_in(token_str(n->d, t), "ing") &&
	       t[1].classes & LEX(DETERMINER);
}

/* The people that a sentence up to `end` begins with or speaks of: a described plural. */
static uint32_t group_in(struct people *p, uint32_t first, uint32_t end, bool front)
{
	const struct names *n = &p->names;
	for (uint32_t i = first; i < end; i++) {
		const struct token *t = &n->at[i];
		if (t->flags & TOKEN_QUOTED || !(t->flags & TOKEN_WORD))
			continue;
		if (front && (t->cue || t->classes & LEX(AUXILIARY)))
			return NOBODY;
		if (!(t->classes & LEX(GROUP_NOUN)) || token_person(&t[1]) || t->tail ||
		    token_capital(&t[1]))
			continue;
		uint32_t start = i;
		while (start > first && n->at[start - 1].flags & TOKEN_WORD && i - start < 4 &&
		       !(n->at[start - 1].classes &
			 (LEX(PREPOSITION) | LEX(CONJUNCTION) | LEX(AUXILIARY))) &&
		       !(n->at[start].classes & LEX(DETERMINER)))
			start--;
		struct described d;
		enum link_kind how;
		if (!does(n, &t[1]) && describe(&d, n, start, end, i) && d.plural)
			return people_described(p, &d, &how);
	}
	return NOBODY;
}

static uint32_t last_source(const struct people *p, uint32_t token, uint32_t paragraphs,
			    bool plural)
{
	const struct names *n = &p->names;
	for (size_t i = p->sources.n, seen = 0; i-- > 0 && seen < 8; seen++) {
		const struct led_mention *s = &p->sources.at[i];
		const struct party *q = &p->parties.at[s->party];
		if (s->token >= token)
			continue;
		if ((uint32_t)(n->at[token].paragraph - n->at[s->token].paragraph) > paragraphs)
			break;
		if (plural ? q->plural || q->kind == SPEAKER_GROUP
			   : q->kind == SPEAKER_ORGANIZATION)
			return s->party;
	}
	return NOBODY;
}

uint32_t link_group(struct people *p, uint32_t token)
{
	const struct tokens *t = &p->f->tokens;
	uint32_t sentence = p->names.at[token].sentence, found = NOBODY;
	for (uint32_t back = 0; back < GROUP_SENTENCES && back <= sentence && found == NOBODY;
	     back++) {
		const struct sentence *s = &t->sentences[sentence - back];
		uint32_t end = back ? s->end : token;
		if (p->names.at[token].paragraph - p->names.at[s->first].paragraph > 2)
			break;
		for (size_t i = p->sources.n; i-- > 0 && p->sources.at[i].token >= s->first;)
			if (p->sources.at[i].token < end &&
			    p->parties.at[p->sources.at[i].party].plural)
				return p->sources.at[i].party;
		found = group_in(p, s->first, end, true);
	}
	if (found == NOBODY)
		found = last_source(p, token, 3, true);
	for (uint32_t back = 0; back < 2 && back <= sentence && found == NOBODY; back++)
		found = group_in(p, t->sentences[sentence - back].first,
				 back ? t->sentences[sentence - back].end : token, false);
	return found == NOBODY ? last_source(p, token, 2, false) : found;
}

/*
 * "A letter was read out. It said": the document that the sentence before token `token` tells
 * of, its article; NOBODY. What is said "in a letter" somebody else says.
 */
static uint32_t document_before(const struct names *n, uint32_t token)
{
	enum { WORDS = 3, BACK_MOST = 60 }; /* from the article to the noun; tokens back */
	uint32_t sentence = n->at[token].sentence;
	if (!sentence)
		return NOBODY;
	struct sentence s = n->f->tokens.sentences[sentence - 1];
	if (n->at[s.first].paragraph != n->at[token].paragraph)
		return NOBODY;
	uint32_t from = s.end > s.first + BACK_MOST ? s.end - BACK_MOST : s.first;
	for (uint32_t i = s.end; i-- > from + 1;) {
		uint32_t k = i, floor = i > s.first + WORDS ? i - WORDS : s.first;
		if (!token_document(&n->at[i]) || n->at[i].flags & TOKEN_QUOTED ||
		    n->at[i].tail)
			continue;
		while (k > floor && !(n->at[k].classes & LEX(DETERMINER)))
			k--;
		bool said = k > s.first && n->at[k - 1].classes & LEX(PREPOSITION);
		return n->at[k].classes & LEX(DETERMINER) && !said ? k : NOBODY;
	}
	return NOBODY;
}

/* The party of the document whose article is token `first`. */
static uint32_t party_of_document(struct people *p, uint32_t first)
{
	uint32_t end = first + 1;
	struct described d;
	enum link_kind how;
	while (!token_document(&p->names.at[end - 1]))
		end++;
	if (!describe(&d, &p->names, first, end, end))
		return NOBODY;
	uint32_t issuer = issuer_of(p, &d);
	return issuer != NOBODY ? issuer : people_described(p, &d, &how);
}

uint32_t link_body(struct people *p, uint32_t token)
{
	const struct names *n = &p->names;
	uint32_t sentence = n->at[token].sentence, found = NOBODY;
	uint32_t document = document_before(n, token);
	for (uint32_t i = name_from(n, token); i-- > 0;) {
		const struct name *w = &n->list.at[i];
		uint32_t figure = figure_of(n, i);
		if (sentence - n->at[w->first].sentence > 2 || token - w->first > WINDOW_TOKENS)
			break;
		if (n->figures.at[figure].kind != FIGURE_ORGANIZATION || w->flags & NAME_OWNS)
			continue;
		if (document != NOBODY && sentence - n->at[w->first].sentence > 1)
			break;
		if (w->flags & NAME_FRONT) /* the subject of a sentence near by */
			return people_party(p, figure);
		if (found == NOBODY)
			found = figure;
	}
	if (document != NOBODY)
		return party_of_document(p, document);
	uint32_t source = last_source(p, token, 2, false);
	return source != NOBODY || found == NOBODY ? source : people_party(p, found);
}
