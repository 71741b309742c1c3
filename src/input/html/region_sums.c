/* What an element holds that is left of the page, and what it is worth. */
#include "region_state.h"

static void add_sums(struct sums *to, const struct sums *s)
{
	to->chars += s->chars;
	to->commas += s->commas;
	to->heading_chars += s->heading_chars;
	to->list_chars += s->list_chars;
	to->paragraphs += s->paragraphs;
	to->images += s->images;
	to->items += s->items;
	to->inputs += s->inputs;
	to->embeds += s->embeds;
	to->link_chars += s->link_chars;
}

static struct sums own_sums(const struct page_element *el)
{
	return (struct sums){
		.chars = el->chars,
		.commas = el->commas,
		.link_chars = el->link_chars,
		.paragraphs = el->tag == TAG_p     ? 1
			      : el->tag == TAG_div ? el->runs
						   : 0,
		.images = el->images,
		.items = el->tag == TAG_li,
		.inputs = el->inputs,
		.embeds = el->embeds,
	};
}

void search_sum(struct region_search *s)
{
	const struct page *p = s->page;
	int32_t n = (int32_t)p->elements.n;
	for (int32_t i = 0; i < n; i++)
		s->sums[i] = s->gone[i] ? (struct sums){0} : own_sums(&p->elements.at[i]);
	for (int32_t i = n - 1; i > 0; i--) {
		const struct page_element *el = &p->elements.at[i];
		struct sums *t = &s->sums[i];
		if (s->gone[i] || el->parent < 0)
			continue;
		if (tag_classes(el->tag) & TAG_HEADING)
			t->heading_chars = t->chars;
		add_sums(&s->sums[el->parent], t);
		/* a list is one of what is around it, not of itself */
		if (el->tag == TAG_ul || el->tag == TAG_ol)
			s->sums[el->parent].list_chars += t->chars - t->list_chars;
		s->sums[el->parent].children += el->tag != TAG_br;
	}
}

void search_remove(struct region_search *s, int32_t element)
{
	const struct page *p = s->page;
	struct sums out = s->sums[element];
	const struct page_element *el = &p->elements.at[element];
	if (el->tag == TAG_ul || el->tag == TAG_ol)
		out.list_chars = out.chars;
	for (int32_t i = el->parent; i >= 0; i = p->elements.at[i].parent) {
		struct sums *t = &s->sums[i];
		t->chars -= out.chars;
		t->commas -= out.commas;
		t->heading_chars -= out.heading_chars;
		t->list_chars -= out.list_chars;
		t->paragraphs -= out.paragraphs;
		t->images -= out.images;
		t->items -= out.items;
		t->inputs -= out.inputs;
		t->embeds -= out.embeds;
		t->link_chars -= out.link_chars;
	}
	if (el->parent >= 0)
		s->sums[el->parent].children--;
	for (int32_t i = element; i < el->end; i++)
		s->gone[i] = true;
}

int search_weight(const struct region_search *s, int32_t element)
{
	unsigned m = s->marks[element];
	if (!s->minds.weights)
		return 0;
	return 25 * (!!(m & MARK_CLASS_GOOD) - !!(m & MARK_CLASS_BAD) + !!(m & MARK_ID_GOOD) -
		     !!(m & MARK_ID_BAD));
}

bool search_under(const struct page *p, int32_t element, enum tag tag, int most)
{
	for (int level = 0; level <= most; level++) {
		element = p->elements.at[element].parent;
		if (element < 0)
			return false;
		if (p->elements.at[element].tag == tag)
			return true;
	}
	return false;
}

float search_link_density(const struct region_search *s, int32_t element)
{
	const struct sums *t = &s->sums[element];
	return t->chars ? t->link_chars / (float)t->chars : 0;
}
