/*
 * Articles that are wholly in capitals or in small letters, as agencies, transcripts and chats
 * have them: told to be so, and given their case back for the finding. What comes out is a text
 * of the same length in which names and the first words of sentences have capitals; who reads
 * the article sees it as it is.
 */
#ifndef READER_FIND_CASE_CASE_H
#define READER_FIND_CASE_CASE_H

#include "find/model/model.h"
#include "find/read/token.h"
#include "reader/places.h"

enum letter_case { CASE_MIXED, CASE_SMALL, CASE_CAPITALS };

/*
 * Is nearly all of the text in small letters, or in capitals? A title in capitals, or a chat's
 * "I" and "OK", do not count. Costs nothing for CASE_MIXED.
 */
enum letter_case case_lost(const struct tokens *t, uint32_t n_paragraphs);

/*
 * The document's text, whose case is `lost`, with capitals where they belong; paragraphs that
 * have their case stay. It lives in `keep`, as those who are asked why quote it when all is
 * found; `scratch` is used besides. Linear.
 */
struct str case_restore(const struct document *d, const struct tokens *t, enum letter_case lost,
			const struct places *own, const struct models *m, struct arena *keep,
			struct arena *scratch);

#endif
