/* The whole phrase that a mention is of: from its determiner to all that qualifies it. */
#ifndef READER_FIND_PERSON_WHOLE_H
#define READER_FIND_PERSON_WHOLE_H

#include "people.h"

/* "-based" of "Washington-based analysts", "-led" of "Huber-led team": the hyphen is at i. */
bool whole_compound(const struct names *n, uint32_t i, uint32_t end);

/* "One" of "one of the wives": no pronoun, it counts what follows. */
bool whole_counts(const struct names *n, uint32_t i);

/* Where "one of the wives" starts, when the mention is only "the wives". */
uint32_t whole_start(const struct names *n, uint32_t first);

/* "presidential candidate" of "the Republican presidential candidate": from its determiner on.
 */
uint32_t whole_determiner(const struct names *n, uint32_t first);

/*
 * "Kurdish-led" of "Kurdish-led forces", "State" of "State television", "the singer and" of
 * "the singer and guitarist": where the noun begins whose last word stands at `first`.
 */
uint32_t whole_sort(const struct names *n, uint32_t first);

/*
 * "Democratic" of "Democratic and independent analysts", "media" of "media buying sources": the
 * end of the people whose sort a single word without a determiner tells; `end` when it does
 * not.
 */
uint32_t whole_sorts(const struct names *n, uint32_t first, uint32_t end);

/*
 * "the Republican" of "the Republican presidential candidate": up to the noun; without a
 * determiner up to the name behind it: "Republican political consultant Chris Russell".
 */
uint32_t whole_noun(const struct names *n, uint32_t first, uint32_t end);

/* The phrase whose head a mention is, with what qualifies it: "A nurse" of "A nurse at the
 * clinic". */
bool whole_phrase(const struct names *n, uint32_t first, uint32_t end, struct described *d);

/* Does "press" or "news" stand before token i, as before "release"? */
bool whole_press_before(const struct names *n, uint32_t i);

#endif
