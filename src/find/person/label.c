/* Who has a turn of a transcript, by its label. */
#include "people.h"

/*
 * The party of a name that stands in the label; NOBODY: none does. Who has a turn is a person,
 * also where capitals look like those of an acronym, "HUBER:".
 */
static uint32_t named(struct people *p, const struct turn_label *l)
{
	const struct names *n = &p->names;
	uint32_t name = name_from(n, l->first);
	if (name == n->list.n || n->list.at[name].first >= l->end)
		return NOBODY;
	uint32_t figure = figure_of(n, name), party = people_party(p, figure);
	if (!(figure_best(n, figure)->flags & (NAME_BODY | NAME_FIRM)))
		p->parties.at[party].kind = SPEAKER_PERSON;
	return party;
}

/* The party of a label that is no name: "Speaker 2", "The Chair". */
static uint32_t called(struct people *p, const struct turn *turn)
{
	uint32_t *party = &p->of_speaker[turn->speaker];
	if (!*party)
		*party = people_called(p, turn->label.span) + 1;
	return *party - 1;
}

uint32_t people_turn(struct people *p, const struct turn *turn, enum link_kind *how)
{
	*how = LINK_NEW;
	switch (turn->label.form) {
	case LABEL_ASKS:
		if (!p->interviewer)
			p->interviewer = people_fixed(p, "the interviewer") + 1;
		return p->interviewer - 1;
	case LABEL_ANSWERS:
		return NOBODY;
	case LABEL_PART:
		return called(p, turn);
	default: {
		uint32_t party = named(p, &turn->label);
		*how = party == NOBODY ? LINK_NEW : LINK_NAME;
		return party == NOBODY ? called(p, turn) : party;
	}
	}
}
