#include "shown.h"

#include "find/read/lexicon.h"

#include <ctype.h>

/* The next word at *at, ended by white space or a sign; empty at the end. */
static struct str next_word(struct str name, size_t *at, bool *comma)
{
	size_t i = *at;
	*comma = false;
	for (; i < name.n && (name.at[i] == ' ' || ispunct((unsigned char)name.at[i])); i++)
		*comma |= name.at[i] == ',' || name.at[i] == '(';
	size_t start = i;
	while (i < name.n && name.at[i] != ' ' && name.at[i] != ',')
		i++;
	*at = i;
	return (struct str){name.at + start, i - start};
}

static uint32_t shape_of(struct str word, uint64_t classes)
{
	bool upper = word.n > 1;
	for (size_t i = 0; i < word.n && upper; i++)
		upper = !islower((unsigned char)word.at[i]);
	return (classes & (LEX(FIRST_MALE) | LEX(FIRST_FEMALE)) ? SHOWN_GIVEN : 0) |
	       (classes & LEX(SURNAME) ? SHOWN_SURNAME : 0) |
	       (classes & LEX(COMMON) ? SHOWN_COMMON : 0) | (upper ? SHOWN_UPPER : 0);
}

struct shown shown_read(struct str name)
{
	struct shown s = {0};
	bool comma, ended = false;
	size_t at = 0;
	for (struct str word = next_word(name, &at, &comma); word.n;
	     word = next_word(name, &at, &comma)) {
		uint64_t classes;
		uint16_t cue;
		uint32_t hash = token_hash(word), shape;
		lexicon_look_up(hash, &classes, &cue);
		bool capital = !islower((unsigned char)*word.at);
		shape = shape_of(word, classes) & ~(capital ? 0u : SHOWN_GIVEN | SHOWN_SURNAME);
		ended |= s.words && (comma || (classes & LEX(PREPOSITION) && !capital));
		if (!s.words) {
			s.first = hash;
			s.opens = classes;
			s.shape = capital ? SHOWN_CAPITAL : 0;
		}
		s.words++;
		if (ended)
			continue;
		s.shape = ((s.shape | shape) & ~(SHOWN_LOWER | SHOWN_UPPER)) |
			  (shape & SHOWN_UPPER) | (capital ? 0 : SHOWN_LOWER);
		s.last = hash;
		s.head = classes;
		if (capital)
			s.gender |= (classes & LEX(FIRST_MALE) ? 1 : 0) |
				    (classes & LEX(FIRST_FEMALE) ? 2 : 0);
	}
	return s;
}

uint32_t shown_head(uint64_t classes)
{
	const uint64_t function = LEX(DETERMINER) | LEX(PREPOSITION) | LEX(AUXILIARY) |
				  LEX(CONJUNCTION) | LEX(PARTICLE) | LEX(PRONOUN);
	return (classes & LEX(PERSON_NOUN) ? 1 : 0) | (classes & LEX(GROUP_NOUN) ? 2 : 0) |
	       (classes & LEX_BODY ? 4 : 0) | (classes & LEX(TITLE) ? 8 : 0) |
	       (classes & function ? 16 : 0) | (classes & LEX(COMMON) ? 32 : 0) |
	       (classes & LEX(WORK) ? 64 : 0) | (classes & LEX(CALENDAR) ? 128 : 0);
}
