/*
 * The article with only the paragraphs that match: "&" over the text. The others are folded;
 * layout, search and steps go from one that is kept to the next.
 */
#include "ui/look.h"

enum { SLICE = 800 }; /* microseconds */

static bool folded(const struct ui_article *a)
{
	return a->filters[PANE_ARTICLE].pattern != NULL;
}

void fold_begin(struct ui_article *a)
{
	a->kept.n = 0;
	a->kept_upto = 0;
}

struct article_view fold_view(const struct ui_article *a)
{
	struct article_view v = a->view;
	if (folded(a)) {
		v.paragraphs = a->kept.at;
		v.n_paragraphs = (uint32_t)a->kept.n;
	}
	return v;
}

bool fold_hides(const struct ui_article *a, uint32_t offset)
{
	uint32_t i;
	BISECT(i, a->kept.n, a->kept.at[i].start <= offset);
	return folded(a) && (i == 0 || a->kept.at[i - 1].end < offset);
}

static uint32_t paragraphs_before(const struct article_view *v, uint32_t offset)
{
	uint32_t i;
	BISECT(i, v->n_paragraphs, v->paragraphs[i].start < offset);
	return i;
}

uint32_t ui_folded_in(const struct ui_article *a, struct span gap)
{
	if (!folded(a))
		return 0;
	return paragraphs_before(&a->view, gap.end) - paragraphs_before(&a->view, gap.start);
}

bool fold_slice(struct ui *ui)
{
	struct ui_article *a = ui_now(ui);
	if (!folded(a))
		return false;
	struct article_view v = a->view;
	if (v.phase == ARTICLE_READING && v.n_paragraphs)
		v.n_paragraphs--; /* the last one may be growing */
	struct search by = {.pattern = a->filters[PANE_ARTICLE].pattern};
	struct span match;
	int64_t start = microseconds();
	enum look found;
	while ((found = look_forward(&by, &v, &a->kept_upto, &match)) != LOOK_END) {
		if (found == LOOK_FOUND) {
			uint32_t p = paragraphs_before(&v, match.start + 1) - 1;
			VEC_PUSH(a->kept, v.paragraphs[p]);
			a->kept_upto = v.paragraphs[p].end;
		}
		if (microseconds() - start >= SLICE)
			return true;
	}
	return false;
}
