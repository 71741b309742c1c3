/*
 * Looking for a match: through the pieces of the text one by one, since a paragraph may be as
 * long as the text; and which matches stand in sight.
 */
#include "ui/look.h"

enum { SIGHT_MOST = 4096 };

/* Index of the last paragraph that starts at or before `offset`; 0 if none does. */
static uint32_t paragraph_of(const struct article_view *v, uint32_t offset)
{
	uint32_t i;
	BISECT(i, v->n_paragraphs, v->paragraphs[i].start <= offset);
	return i ? i - 1 : 0;
}

/* The matcher's word, and what it found as a place in the text. */
static enum look look_in(const struct search *s, const struct article_view *v,
			 struct span paragraph, struct span part, struct span *match)
{
	struct span found;
	switch (pattern_next(s->pattern, str_slice(v->text, paragraph),
			     part.start - paragraph.start, part.end - paragraph.start,
			     &found)) {
	case PATTERN_FOUND:
		*match = (struct span){paragraph.start + found.start,
				       paragraph.start + found.end};
		return LOOK_FOUND;
	case PATTERN_GAVE_UP:
		return LOOK_GAVE_UP;
	default:
		return LOOK_NOTHING;
	}
}

enum look look_forward(const struct search *s, const struct article_view *v, uint32_t *at,
		       struct span *match)
{
	if (!v->n_paragraphs)
		return LOOK_END;
	uint32_t p = paragraph_of(v, *at);
	if (*at >= v->paragraphs[p].end && ++p == v->n_paragraphs)
		return LOOK_END;
	struct span paragraph = v->paragraphs[p];
	if (*at < paragraph.start)
		*at = paragraph.start;
	struct span piece = layout_piece(v->text, paragraph, *at);
	piece.start = *at;
	enum look found = look_in(s, v, paragraph, piece, match);
	*at = found == LOOK_FOUND ? match->end : piece.end;
	return found;
}

/* Where to begin, so that a match that reaches into the piece of `at` is known. */
static uint32_t begin_before(const struct article_view *v, struct span paragraph, uint32_t at)
{
	uint32_t start = layout_piece(v->text, paragraph, at).start;
	if (start == paragraph.start)
		return start;
	return layout_piece(v->text, paragraph, start - 1).start;
}

enum look look_back(const struct search *s, const struct article_view *v, uint32_t *at,
		    struct span *match)
{
	if (!v->n_paragraphs || *at <= v->paragraphs[0].start)
		return LOOK_END;
	struct span paragraph = v->paragraphs[paragraph_of(v, *at - 1)], one;
	if (*at > paragraph.end)
		*at = paragraph.end;
	struct span piece = layout_piece(v->text, paragraph, *at - 1);
	uint32_t here = begin_before(v, paragraph, *at - 1);
	enum look found = LOOK_NOTHING;
	while (here < *at) {
		enum look now = look_forward(s, v, &here, &one);
		if (now == LOOK_GAVE_UP && found == LOOK_NOTHING)
			found = LOOK_GAVE_UP;
		if (now == LOOK_FOUND && one.start >= piece.start && one.start < *at) {
			found = LOOK_FOUND;
			*match = one;
		}
	}
	*at = found == LOOK_FOUND ? match->start : piece.start;
	return found;
}

/* ---- in sight ---------------------------------------------------------------------------- */

void search_see(struct ui *ui)
{
	struct search *s = &ui->search;
	const struct ui_article *a = ui_article(ui);
	s->sight.n = 0;
	if (!s->pattern || s->hidden || !a->view.n_paragraphs)
		return;
	struct article_view v = fold_view(a);
	if (!v.n_paragraphs)
		return;
	uint32_t p = paragraph_of(&v, a->anchor);
	uint32_t at = begin_before(&v, v.paragraphs[p], a->anchor);
	struct span match;
	/* the title stands in a row of its own, above whatever is in sight */
	if (ui->frame.title.rows && !span_empty(a->view.title))
		for (uint32_t t = a->view.title.start; t < a->view.title.end;)
			if (look_forward(s, &a->view, &t, &match) == LOOK_FOUND &&
			    match.start < a->view.title.end && match.start < at)
				VEC_PUSH(s->sight, match);
	while (at < a->bottom && s->sight.n < SIGHT_MOST) {
		enum look found = look_forward(s, &v, &at, &match);
		if (found == LOOK_END)
			break;
		if (found == LOOK_FOUND && match.end > a->anchor && match.start < a->bottom)
			VEC_PUSH(s->sight, match);
	}
}
