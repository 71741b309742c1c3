/* The parties of an article, as they are made. */
#include "people.h"

uint32_t people_add(struct people *p, struct party q)
{
	VEC_PUSH(p->parties, q);
	return (uint32_t)p->parties.n - 1;
}

uint32_t people_party(struct people *p, uint32_t figure)
{
	const struct names *n = &p->names;
	const struct figure *g = &n->figures.at[figure];
	const struct name *best = &n->list.at[g->best];
	if (p->party_of[figure])
		return p->party_of[figure] - 1;
	uint32_t party = people_add(p, (struct party){
					       .figure = figure,
					       .name = name_span(n, best->first, best->end),
					       .kind = figure_speaks_as(n, figure),
					       .gender = g->gender,
				       });
	p->party_of[figure] = party + 1;
	return party;
}

uint32_t people_fixed(struct people *p, const char *name)
{
	return people_add(
		p, (struct party){.figure = NOBODY, .kind = SPEAKER_ANONYMOUS, .fixed = name});
}

uint32_t people_called(struct people *p, struct span name)
{
	return people_add(
		p, (struct party){.figure = NOBODY, .kind = SPEAKER_ANONYMOUS, .name = name});
}
