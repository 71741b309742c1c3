/*
 * Finding: text -> document. Segments the article, finds quotes, their cues and speakers, and
 * the places it names. Deterministic, offline; cannot fail: it finds or does not find.
 */
#ifndef READER_FIND_H
#define READER_FIND_H

#include "reader/document.h"

#include <stdatomic.h>

/* A user's own places, read from a TSV file; see reader/places.h once loaded. */
struct places;

/* Shared with another thread while finding runs. */
struct find_progress {
	_Atomic uint32_t permille; /* 0..1000 */
	_Atomic bool cancel;       /* set to true to stop early */
};

/* Longest text that is analysed; what stands behind is shown but not searched for quotes. */
enum { FIND_MOST = 16 * 1024 * 1024 };

/*
 * Fills `d` (zero-initialised but for text, title, paragraphs, n_paragraphs, which may live
 * anywhere that outlives it). `places` and `progress` may be NULL. `scratch` is work space,
 * reset when done: who analyses many articles keeps one. Returns false when cancelled: `d` is
 * then to be freed.
 */
bool find_document(struct document *d, const struct places *places, struct arena *scratch,
		   struct find_progress *progress);

/*
 * The same, and tells how what lies at byte `at` of the text was decided: for each decision the
 * choices, and for each the named features with what they weigh. Lines of text in the
 * document's arena; empty when nothing was decided there.
 */
struct str find_explain(struct document *d, const struct places *places, struct arena *scratch,
			uint32_t at);

/* Is this a word that the lexicon knows, of any kind but names? */
bool find_knows(struct str word);

/* Gives back what the document owns. */
void document_free(struct document *d);

#endif
