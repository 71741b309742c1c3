#include "gazetteer_tables.h"

static unsigned log10_of(uint32_t n)
{
	unsigned k = 0;
	for (; n >= 10; n /= 10)
		k++;
	return k;
}

static unsigned place_class(const struct place *p)
{
	switch (p->type) {
	case REGION_COUNTRY:
		return CLASS_COUNTRY;
	case REGION_SUBDIVISION:
		return CLASS_SUBDIVISION + log10_of(p->population);
	case REGION_COUNTY:
		return CLASS_COUNTY;
	case REGION_CITY:
		return CLASS_CITY + log10_of(p->population);
	case REGION_REGION:
		return CLASS_REGION;
	default:
		return CLASS_NATURE;
	}
}

/* Which class speaks for a name that has several: countries first, towns last. */
static unsigned class_rank(unsigned class)
{
	if (class == CLASS_COUNTRY)
		return 100;
	if (class >= CLASS_CITY)
		return 10 + class - CLASS_CITY;
	if (class >= CLASS_SUBDIVISION)
		return 80 + class - CLASS_SUBDIVISION;
	return class == CLASS_REGION   ? 70
	       : class == CLASS_NATURE ? 60
	       : class == CLASS_COUNTY ? 50
				       : 0;
}

/* Notes a value in a small set; false if it is there. */
static bool note(uint32_t *set, unsigned *n, uint32_t value)
{
	for (unsigned k = 0; k < *n; k++)
		if (set[k] == value)
			return false;
	set[(*n)++] = value;
	return true;
}

static void add_place(struct name_kind *k, const struct place *p)
{
	unsigned class = place_class(p);
	if (class_rank(class) > class_rank(k->class))
		k->class = (uint8_t)(class);
	if (class >= CLASS_CITY && class - CLASS_CITY + 1 > k->city)
		k->city = (uint8_t)(class - CLASS_CITY + 1);
	if (class_rank(class) >= class_rank(CLASS_REGION) || class >= CLASS_CITY + 5)
		k->renown = RENOWN_LARGE;
}

void name_kind_make(struct name_kind *k, uint16_t areas[NAME_SENSES], struct place_refs refs,
		    const struct places *own)
{
	uint32_t senses[NAME_SENSES], subdivisions[NAME_SENSES];
	unsigned n_senses = 0, n_areas = 0;
	*k = (struct name_kind){0};
	if (!refs.n)
		return;
	k->class = CLASS_DEMONYM;
	k->renown = RENOWN_SMALL;
	for (uint32_t i = 0; i < refs.n && i < NAME_SENSES; i++) {
		const struct place *p = gazetteer_place(own, ref_place(refs.at[i]));
		k->flags |= (uint8_t)ref_flags(refs.at[i]);
		k->sources |= (uint8_t)(1u << p->source);
		if (ref_flags(refs.at[i]) & NAME_DEMONYM)
			continue;
		note(senses, &n_senses,
		     (uint32_t)p->type << 16 | (uint32_t)(unsigned char)p->country[0] << 8 |
			     (unsigned char)p->country[1]);
		if (p->subdivision && note(subdivisions, &n_areas, p->subdivision))
			areas[n_areas - 1] = p->subdivision;
		add_place(k, p);
	}
	k->senses = (uint8_t)n_senses;
	k->n_areas = (uint8_t)n_areas;
	if (k->flags & NAME_DEMONYM && !k->senses)
		k->renown = RENOWN_LARGE;
}

void gazetteer_kind(struct name_kind *k, uint16_t areas[NAME_SENSES], struct place_refs refs,
		    const struct places *own)
{
	if (own || !refs.n) {
		name_kind_make(k, areas, refs, own);
		return;
	}
	const struct name_row *row = &gazetteer_name_rows[refs.at - gazetteer_names.refs];
	*k = gazetteer_kinds[row->kind];
	for (unsigned i = 0; i < k->n_areas; i++)
		areas[i] = row[i].area;
}
