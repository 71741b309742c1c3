#include "lexicon.h"
#include "pass.h"

enum {
	WORDS_LEAST = 30,    /* fewer tell nothing */
	WORDS_ENOUGH = 4000, /* more tell nothing new */
	SHARE_LEAST = 25,    /* per cent; English news has 40 to 50, German or French below 15 */
};

bool tokens_english(const struct tokens *t)
{
	const uint64_t function = LEX(DETERMINER) | LEX(PREPOSITION) | LEX(AUXILIARY) |
				  LEX(CONJUNCTION) | LEX(PRONOUN);
	uint32_t words = 0, known = 0;
	for (uint32_t i = 0; i < t->n && words < WORDS_ENOUGH; i++) {
		if (!(t->at[i].flags & TOKEN_WORD))
			continue;
		words++;
		known += (t->at[i].classes & function) != 0;
	}
	return words < WORDS_LEAST || known * 100 >= words * SHARE_LEAST;
}
