/*
 * An article for tests of the finding, a line of its text a paragraph. What stands in braces is
 * marked, with a note from '=' or '*' on: "{Paris=city US-TX}", "{Russian*}", "{She}".
 */
#ifndef TESTS_SAMPLE_H
#define TESTS_SAMPLE_H

#include "find/pass.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdio.h>

#include <cmocka.h> /* makes a macro of fail() */

enum { SAMPLE_MARKS = 64 };

struct sample_mark {
	struct span span;
	char note[32]; /* "=city US-TX", "*", "" */
};

/* Zero-initialise; after use sample_free. */
struct sample {
	struct arena arena; /* text and paragraphs */
	struct sample_mark marks[SAMPLE_MARKS];
	uint32_t n_marks;
	struct document d;
	struct find f; /* what single passes work on */
	struct arena scratch;
};

static inline void sample_free(struct sample *s)
{
	arena_free(&s->arena);
	arena_free(&s->scratch);
	document_free(&s->d);
}

/* The lines of the text that are not empty. */
static inline void sample_cut(struct sample *s)
{
	struct str text = s->d.text;
	struct span *paragraphs = ARENA_ARRAY(&s->arena, text.n + 1, struct span);
	for (uint32_t start = 0; start < text.n;) {
		uint32_t end = start + (uint32_t)strcspn(text.at + start, "\n");
		if (end > start)
			paragraphs[s->d.n_paragraphs++] = (struct span){start, end};
		start = end + 1;
	}
	s->d.paragraphs = paragraphs;
}

/* Reads the marked text; what was read before is given back. */
static inline void sample_read(struct sample *s, const char *from)
{
	struct sample_mark *mark = NULL;
	uint32_t n = 0;
	sample_free(s);
	*s = (struct sample){0};
	char *text = ARENA_ARRAY(&s->arena, strlen(from) + 1, char);
	for (; *from; from++) {
		if (*from == '{') {
			assert_in_range(s->n_marks, 0, SAMPLE_MARKS - 1);
			mark = &s->marks[s->n_marks++];
			mark->span.start = n;
		} else if (mark && strchr("=*}", *from)) {
			size_t length = strcspn(from, "}");
			assert_in_range(length, 0, sizeof mark->note - 1);
			memcpy(mark->note, from, length);
			mark->span.end = n;
			mark = NULL;
			from += length;
		} else {
			text[n++] = *from;
		}
	}
	s->d.text = (struct str){text, n};
	sample_cut(s);
}

/* Reads it and finds all there is. */
static inline void sample_find(struct sample *s, const char *marked)
{
	struct error e;
	sample_read(s, marked);
	assert_true(find_document(&s->d, NULL, &s->scratch, NULL));
	if (!document_check(&s->d, &e))
		fail_msg("%s: %s", e.message, s->d.text.at);
}

/* Reads it and cuts it into tokens: the passes may begin. */
static inline void sample_start(struct sample *s, const char *marked)
{
	sample_read(s, marked);
	s->f = (struct find){.d = &s->d,
			     .keep = &s->d.arena,
			     .scratch = &s->scratch,
			     .models = &models_builtin};
	tokens_cut(&s->f.tokens, &s->d, &s->scratch);
}

/* The same, with marks, elements and phrases. */
static inline void sample_phrases(struct sample *s, const char *marked)
{
	sample_start(s, marked);
	marks_find(&s->f.marks, &s->f.tokens, &s->d, &s->scratch);
	elements_build(&s->f.elements, &s->f.tokens, &s->f.marks, &s->d, &s->scratch);
	phrases_find(&s->f.phrases, &s->f.elements, &s->d, &s->scratch);
}

static inline struct str sample_str(const struct sample *s, struct span span)
{
	return str_slice(s->d.text, span);
}

#endif
