/*
 * Spans and names as quotations are scored by: what is the same stretch, who is the same
 * speaker.
 */
#ifndef READER_TRAIN_MEASURE_H
#define READER_TRAIN_MEASURE_H

#include "reader/base.h"

enum measure_kind { MEASURE_NAME, MEASURE_NOUN_PHRASE, MEASURE_PRONOUN, MEASURE_KINDS };

/* The span without marks and space at both ends and punctuation at the end. */
struct span measure_strip(const char *text, struct span s);

/* Has it a letter or digit? */
bool measure_has_letter(const char *text, struct span s);

/* What both have over the longer one, 0..1. */
double measure_cover(struct span a, struct span b);

/*
 * Hash of the last word of a name, lower case, without "'s" and "Jr."; *words is how many words
 * it has.
 */
uint32_t measure_last_word(struct str name, uint32_t *words);

/* Hash of its head: the last word before a comma, a preposition, a relative clause. */
uint32_t measure_head_word(struct str name);

bool measure_is_pronoun(struct str name);

/* By the words before its first comma. */
enum measure_kind measure_kind(struct str name);

#endif
