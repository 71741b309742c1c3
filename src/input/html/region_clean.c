/* What is left out of the region: forms, lists of links, boxes. */
#include "region_state.h"

enum { SHARE_MOST = 500 }; /* code points of a box of buttons to share by */

/* ---- tables ------------------------------------------------------------------------------ */

static bool holds_data(const struct page *p, int32_t table)
{
	uint32_t rows = 0, columns = 0, cells = 0;
	if (p->elements.at[table].presentation)
		return false;
	for (int32_t i = table + 1; i < p->elements.at[table].end; i++) {
		switch (p->elements.at[i].tag) {
		case TAG_table:
			return false;
		case TAG_caption:
		case TAG_col:
		case TAG_colgroup:
		case TAG_tfoot:
		case TAG_thead:
		case TAG_th:
			return true;
		case TAG_tr:
			rows++;
			cells = 0;
			break;
		case TAG_td:
			cells++;
			columns = cells > columns ? cells : columns;
			break;
		default:
			break;
		}
	}
	return rows >= 10 || columns > 4 || rows * columns > 10;
}

void search_tell_tables(const struct page *p, bool *data_tables)
{
	for (int32_t i = 0; i < (int32_t)p->elements.n; i++)
		data_tables[i] = p->elements.at[i].tag == TAG_table && holds_data(p, i);
}

static bool in_data_table(const struct region_search *s, int32_t element)
{
	const struct page *p = s->page;
	int32_t around = p->elements.at[element].parent;
	while (around >= 0 && !s->data_tables[around])
		around = p->elements.at[around].parent;
	return around >= 0;
}

/* ---- by what it holds -------------------------------------------------------------------- */

static bool is_list(const struct region_search *s, int32_t element)
{
	enum tag tag = s->page->elements.at[element].tag;
	const struct sums *t = &s->sums[element];
	return tag == TAG_ul || tag == TAG_ol || (float)t->list_chars > .9f * (float)t->chars;
}

/* A list of pictures: an item holds one and nothing else. */
static bool shows_pictures(const struct region_search *s, int32_t list)
{
	const struct page *p = s->page;
	for (int32_t i = list + 1; i < p->elements.at[list].end; i = p->elements.at[i].end)
		if (!s->gone[i] && s->sums[i].children > 1)
			return false;
	return s->sums[list].images == s->sums[list].items;
}

static bool reads_badly(const struct region_search *s, int32_t element, bool list, int weight)
{
	const struct page *p = s->page;
	const struct sums *t = &s->sums[element];
	float links = search_link_density(s, element);
	float headings = t->chars ? (float)t->heading_chars / (float)t->chars : 0;
	bool figure = search_under(p, element, TAG_figure, 3);
	if (t->images > 1 && t->paragraphs * 2 < t->images && !figure)
		return true;
	if (t->inputs > t->paragraphs / 3)
		return true;
	if (!list && t->items > t->paragraphs + 100)
		return true;
	if (!list && headings < .9f && t->chars < 25 && (!t->images || t->images > 2) &&
	    !figure)
		return true;
	if ((!list && weight < 25 && links > .2f) || (weight >= 25 && links > .5f))
		return true;
	return (t->embeds == 1 && t->chars < 75) || t->embeds > 1;
}

static bool should_go(const struct region_search *s, int32_t element)
{
	const struct page *p = s->page;
	if (s->data_tables[element] || in_data_table(s, element) ||
	    search_under(p, element, TAG_code, 3))
		return false;
	int weight = search_weight(s, element);
	if (weight < 0)
		return true;
	if (s->sums[element].commas >= 10)
		return false;
	bool list = is_list(s, element);
	return reads_badly(s, element, list, weight) && !(list && shows_pictures(s, element));
}

/* The elements of a tag in the region, the inner ones first. */
static void clean_by_contents(struct region_search *s, enum tag tag)
{
	const struct page *p = s->page;
	if (!s->minds.contents)
		return;
	for (int32_t i = (int32_t)p->elements.n - 1; i >= 0; i--) {
		bool is = p->elements.at[i].tag == tag && !s->paragraph[i] && !s->through[i];
		is |= tag == TAG_div && s->altered[i];
		if (is && s->inside[i] && !s->gone[i] && should_go(s, i))
			search_remove(s, i);
	}
}

/* ---- by what it is ----------------------------------------------------------------------- */

static bool never_text(const struct region_search *s, int32_t i)
{
	switch (s->page->elements.at[i].tag) {
	case TAG_footer:
	case TAG_aside:
		return true;
	case TAG_h1:
	case TAG_h2:
		return search_weight(s, i) < 0;
	default:
		return (s->marks[i] & MARK_SHARE) && s->sums[i].chars < SHARE_MOST;
	}
}

void search_clean(struct region_search *s)
{
	clean_by_contents(s, TAG_form);
	clean_by_contents(s, TAG_fieldset);
	for (int32_t i = 0; i < (int32_t)s->page->elements.n; i++)
		if (s->inside[i] && !s->gone[i] && never_text(s, i))
			search_remove(s, i);
	clean_by_contents(s, TAG_table);
	clean_by_contents(s, TAG_ul);
	clean_by_contents(s, TAG_div);
}
