/* A press release: what stands above its title, and what below its text. */
#ifndef READER_INPUT_RELEASE_H
#define READER_INPUT_RELEASE_H

#include "reader/base.h"

/* "FOR IMMEDIATE RELEASE", "Press release:" */
bool release_label(struct str line);

/*
 * From the mark of its end ("###", "-30-"), or from "About Orla Steel", to the end of the text;
 * empty: there is no such thing, or it would be too much of the text.
 */
struct span release_rest(struct str text, const struct span *paragraphs, uint32_t n);

#endif
