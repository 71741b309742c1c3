/* What --explain tells of places: of the contenders for a name, of the senses of a toponym. */
#include "contender_row.h"
#include "resolve.h"

/* ---- contenders -------------------------------------------------------------------------- */

/* The name, and by what rule it is decided, if the model is not asked. */
static struct str label_of(const struct recogniser *r, const struct contender *s,
			   const char *rule, struct explain *x)
{
	struct str name = str_slice(r->f->d->text, recognise_span(r, s));
	if (!rule)
		return name;
	return arena_printf(&x->arena, "%.*s: not weighed, %s", (int)name.n, name.at, rule);
}

static void explain_contender(const struct recogniser *r, uint32_t contender, struct explain *x)
{
	const struct contender *s = &r->contenders[contender];
	bool demonym = r->names[s->name].demonym;
	const char *rule = demonym ? "a demonym" : recognise_taken(r, s);
	rule = rule ? rule : recognise_veto(r, s);
	struct row *row = explain_choice(x, label_of(r, s, rule, x));
	if (rule)
		return;
	recognise_features(r, contender, row);
	explain_contender_words(r, s, x);
}

void explain_contenders(const struct recogniser *r, struct explain *x)
{
	struct span all = {UINT32_MAX, 0}; /* that those at the byte cover */
	for (uint32_t i = 0; x && i < r->n; i++) {
		struct span s = recognise_span(r, &r->contenders[i]);
		if (!explain_asked(x, s))
			continue;
		all.start = s.start < all.start ? s.start : all.start;
		all.end = s.end > all.end ? s.end : all.end;
	}
	if (span_empty(all))
		return;
	explain_decision(x, "region_name", &r->f->models->region_name,
			 "which is a place's name (from -0.5 on, but for what an unlisted "
			 "one gains or loses by others in the article) in",
			 all);
	for (uint32_t i = 0; i < r->n; i++)
		if (explain_asked(x, recognise_span(r, &r->contenders[i])))
			explain_contender(r, i, x);
}

/* ---- senses ------------------------------------------------------------------------------ */

/* "Paris, city, US-TX" */
static struct str label_of_sense(const struct resolver *r, const struct sense *s, bool excluded)
{
	const struct places *own = r->f->places;
	const struct place *p = gazetteer_place(own, s->place);
	char code[8];
	place_code(own, p, code);
	return arena_printf(&r->f->explain->arena, "%s, %s, %.*s%s", place_name(own, p),
			    region_type_name((enum region_type)p->type), *code ? 8 : 2,
			    *code ? code : p->country,
			    excluded ? ": not weighed, by the words beside it" : "");
}

static void explain_use(const struct resolver *r, const struct use *u, struct span span,
			const struct model *m)
{
	struct explain *x = r->f->explain;
	const struct name_senses *n = &r->names[u->name];
	bool first = m == &r->f->models->region_place;
	explain_decision(x, first ? "region_place" : "region_place2", m,
			 "which place is meant by", span);
	for (uint32_t i = n->first; i < n->first + n->n; i++) {
		const struct sense *s = &r->senses[i];
		bool excluded = resolve_excludes(r, u, s);
		struct row *row = explain_choice(x, label_of_sense(r, s, excluded));
		if (excluded)
			continue;
		resolve_fixed(r, u, s, row);
		resolve_company(r, u, s, row);
	}
}

void explain_senses(const struct resolver *r, const struct model *m)
{
	for (uint32_t i = 0; r->f->explain && i < r->t->n; i++) {
		const struct use *u = r->use_of[i] ? &r->uses[r->use_of[i] - 1] : NULL;
		if (u && !r->names[u->name].sure &&
		    explain_asked(r->f->explain, r->t->at[i].span))
			explain_use(r, u, r->t->at[i].span, m);
	}
}
