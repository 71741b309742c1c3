#include "region.h"

#include "find/read/lexicon.h"

#include <stdio.h>

/* ---- focus ------------------------------------------------------------------------------- */

static const float IN_TITLE = 2, IN_FIRST_PARAGRAPH = 1, BESIDE_SPEAKER = 0.5f, DEMONYM = 0.5f;

/* Is somebody who is quoted named in the sentence that starts and ends there? */
static bool speaker_between(const struct document *d, uint32_t start, uint32_t end)
{
	uint32_t i = mention_from(d->speaker_mentions, d->n_speaker_mentions, start);
	return i < d->n_speaker_mentions && d->speaker_mentions[i].span.start < end;
}

static float mention_weight(const struct find *f, const struct toponym *t)
{
	const struct document *d = f->d;
	const struct token *first = &f->tokens.at[t->first];
	const struct sentence *s = &f->tokens.sentences[first->sentence];
	uint32_t start = f->tokens.at[s->first].start, end = f->tokens.at[s->end - 1].end;
	bool title = span_within(t->span, d->title);
	uint32_t body = span_empty(d->title) ? 0 : 1;
	float weight = t->demonym ? DEMONYM : 1;
	if (title)
		weight += IN_TITLE;
	else if (first->paragraph == body)
		weight += IN_FIRST_PARAGRAPH;
	if (speaker_between(d, start, end))
		weight += BESIDE_SPEAKER;
	return weight;
}

void region_focus(struct collector *c)
{
	float most = 0;
	for (uint32_t i = 0; i < c->t->n; i++)
		c->regions[c->region_of[i] - 1].focus += mention_weight(c->f, &c->t->at[i]);
	/* two levels: a town's share reaches its subdivision before that passes its own on */
	for (int type = REGION_TYPES - 1; type >= 0; type--) {
		for (uint32_t r = 0; r < c->n; r++) {
			const struct region *x = &c->regions[r];
			if ((int)x->type == type && x->within)
				c->regions[x->within - 1].focus += x->focus / 2;
		}
	}
	for (uint32_t r = 0; r < c->n; r++)
		most = c->regions[r].focus > most ? c->regions[r].focus : most;
	for (uint32_t r = 0; r < c->n; r++)
		c->regions[r].focus /= most;
}

/* ---- why --------------------------------------------------------------------------------- */

static bool with_article(struct str word)
{
	uint64_t classes;
	uint16_t cue;
	lexicon_look_up(token_hash(word), &classes, &cue);
	return classes & LEX(WITH_ARTICLE);
}

/* Does the name of the country take the article, by its first or last word? "the United States"
 */
static bool takes_article(const char *name)
{
	const char *last = strrchr(name, ' ');
	return with_article((struct str){name, strcspn(name, " ")}) ||
	       (last && with_article(str_of(last + 1)));
}

/* "Texas, the United States", "France", "" */
static struct str whereabouts(const struct collector *c, uint32_t id)
{
	const struct places *own = c->f->places;
	const struct place *p = gazetteer_place(own, id);
	uint32_t area = place_subdivision(own, id), country = place_country(own, id);
	const char *state = area ? place_name(own, gazetteer_place(own, area)) : "";
	const char *land = country ? place_name(own, gazetteer_place(own, country)) : "";
	if (area && p && p->type != REGION_COUNTRY)
		return arena_printf(c->f->scratch, "%s, %s%s", state,
				    takes_article(land) ? "the " : "", land);
	return arena_printf(c->f->scratch, "%s%s", takes_article(land) ? "the " : "", land);
}

/* "Paris in Texas, the United States"; a country by its name alone. */
static struct str described(const struct collector *c, uint32_t id)
{
	const struct place *p = gazetteer_place(c->f->places, id);
	const char *name = place_name(c->f->places, p);
	struct str where = whereabouts(c, id);
	if (p->type == REGION_COUNTRY)
		return arena_printf(c->f->scratch, "the country %s", name);
	if (!where.n)
		return str_of(name);
	return arena_printf(c->f->scratch, "%s in %s", name, where.at);
}

static const char *name_of(const struct collector *c, uint32_t id)
{
	const struct place *p = gazetteer_place(c->f->places, id);
	return p ? place_name(c->f->places, p) : "";
}

static struct str evidence(const struct collector *c, const struct choice *x)
{
	static const char *const sentences[REASONS] = {
		[REASON_ONLY] = "no other place of that name is known",
		[REASON_KIND] = "its kind is named with it",
		[REASON_BESIDE] = "%s is named beside it",
		[REASON_BARE] = "no word beside it says that the region around it is meant",
		[REASON_SHORT] = "a longer name before begins with it",
		[REASON_ELSEWHERE] = "the words beside it elsewhere in the article say so",
		[REASON_PARENT] = "the article names %s, where it lies",
		[REASON_INSIDE] = "the article names other places in it",
		[REASON_COUNTRY] = "the article names %s, where it lies",
		[REASON_NEAR] = "the article names other places in %s",
		[REASON_TOGETHER] = "the article names other places in %s",
		[REASON_KNOWN] = "it is the best known of that name",
	};
	const char *sentence = sentences[x->because], *slot = strstr(sentence, "%s");
	const char *witness = name_of(c, x->witness);
	if (!slot)
		return str_of(sentence);
	return arena_printf(c->f->scratch, "%.*s%s%s%s", (int)(slot - sentence), sentence,
			    takes_article(witness) ? "the " : "", witness, slot + 2);
}

/* "“in” before it says that it is a place; ", or nothing. */
static struct str why_place(const struct collector *c, const struct toponym *t)
{
	struct str word = str_slice(c->f->d->text, t->sign);
	if (span_empty(t->sign))
		return STR("");
	return arena_printf(c->f->scratch, "“%.*s” %s says that it is a place; ", (int)word.n,
			    word.at,
			    t->sign.end <= t->span.start   ? "before it"
			    : t->sign.start >= t->span.end ? "after it"
							   : "in the name");
}

static struct str why_unknown(const struct collector *c, uint32_t toponym)
{
	const struct choice *x = &c->choices[toponym];
	const char *place = why_place(c, &c->t->at[toponym]).at;
	if (x->because == REASON_PART)
		return arena_printf(c->f->keep,
				    "%sno list has the whole name; its point is that of %s, "
				    "which is part of it",
				    place, name_of(c, x->near));
	if (x->because == REASON_WITHIN)
		return arena_printf(c->f->keep,
				    "%sno list has a place of that name in %s, named beside it",
				    place, name_of(c, x->within));
	if (x->near)
		return arena_printf(c->f->keep,
				    "%sno list has a place of that name that fits here; it is "
				    "taken to be near %s",
				    place, name_of(c, x->near));
	return arena_printf(c->f->keep, "%sno list has a place of that name", place);
}

struct str region_why(const struct collector *c, uint32_t region)
{
	uint32_t i = c->first[region];
	const struct choice *x = &c->choices[i];
	char more[32] = "";
	if (!x->place)
		return why_unknown(c, i);
	struct str place = described(c, x->place), because = evidence(c, x);
	const char *demonym =
		c->t->at[i].demonym ? ", named by its people or as an adjective" : "";
	if (!x->rival)
		return arena_printf(c->f->keep, "%s%s: %s", place.at, demonym, because.at);
	struct str rival = described(c, x->rival);
	if (x->rivals > 1)
		snprintf(more, sizeof more, " and %u other%s", x->rivals - 1u,
			 x->rivals > 2 ? "s" : "");
	return arena_printf(c->f->keep, "%s%s: %s; rather than %s%s", place.at, demonym,
			    because.at, rival.at, more);
}
