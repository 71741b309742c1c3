/*
 * Who utters a stretch: what speaks for each candidate there, weighed by quote_speaker.
 */
#include "rank.h"

#include "find/read/english.h"
#include "utterance_templates.h"

/* ---- cues seen from the stretch ---------------------------------------------------------- */

static void view_cue(const struct evidence *e, const struct utterance *u, uint32_t cue,
		     struct cue_view *v)
{
	const struct candidates *c = &e->candidates;
	const struct element *w = &e->elements->at[cue];
	uint32_t k = u->word;
	bool after = cue > k;
	uint32_t first = (after ? k : cue) + 1, end = after ? cue : k;
	uint32_t between = candidates_stretches(c, first, end);
	uint32_t breaks = after ? w->sentence - least(w->sentence, u->last_sentence)
				: u->sentence - least(u->sentence, w->sentence);
	v->code = candidate_cue_code(w);
	v->side = after;
	v->sentences = least(breaks, 2);
	v->stretches = least(between, 2);
	v->gap = count_step(end - first - between);
	v->near = least(c->until[end].cues - c->until[first].cues, 3);
	v->reach = candidate_shape(c, first, end);
	v->next = element_first(e->elements, cue + 1) ? 0 : candidate_word_code(&w[1]);
	for (int type = 0; type < LINK_TYPES; type++)
		v->units[type] = UNWEIGHED;
}

/* The view of a cue; NULL when there are too many. */
static struct cue_view *sight_of(struct sight *s, uint32_t cue)
{
	uint32_t *seen = &s->seen[s->e->candidates.until[cue].cues];
	uint32_t i = *seen - s->base;
	if (i < s->n)
		return &s->views[i];
	if (s->n == SIGHT_CUES)
		return NULL;
	*seen = s->base + s->n;
	struct cue_view *v = &s->views[s->n++];
	view_cue(s->e, s->u, cue, v);
	return v;
}

/* ---- what candidates share --------------------------------------------------------------- */

static void put_cue(const struct utterance *u, uint32_t type, const struct cue_view *v,
		    struct row *row)
{
	uint32_t side = v->side * 4 + v->sentences;
	utterance_put(row, B_TYPE_DISTANCE, type, side, v->gap * 4 + v->stretches);
	utterance_put(row, B_TYPE_NEAR, type, v->near * 2 + v->side, 0);
	utterance_put(row, B_TYPE_NEAR_PUNCT, type * 8 + u->punct, v->near, side);
	utterance_put(row, C_SIDE_TYPE, v->code, side, type);
	utterance_put(row, C_GAP, v->code, v->side, v->gap);
	utterance_put(row, B_REACH, v->reach, v->side, type);
	utterance_put(row, B_CUE_AFTER, v->next, v->side * 8 + v->near, type);
}

static void put_place(const struct utterance *u, uint32_t class, uint32_t place, bool linked,
		      struct row *row)
{
	if (!linked) {
		utterance_put(row, B_NONE_PLACE, place, 0, 0);
		utterance_put(row, B_NONE_CLASS, class, 0, 0);
		utterance_put(row, B_NONE_CUES, place, u->cue_sentence * 2u + u->cue_paragraph,
			      0);
	}
	utterance_put(row, E_CLASS_PLACE, class, place, 0);
	utterance_put(row, A_PUNCT, place, u->punct, 0);
	utterance_put(row, A_BEFORE, place, u->before, class);
	utterance_put(row, A_AFTER, place, u->after, class);
	utterance_put(row, W_WHOLE, u->whole, place, class);
}

/* ---- the pair of a candidate and a stretch ----------------------------------------------- */

static void put_link(uint32_t type, uint32_t shape, const struct cue_view *v, struct row *row)
{
	uint32_t link = type * 64 + shape;
	utterance_put(row, B_LINK_SIDE, link, v->side * 4 + v->sentences, 0);
	utterance_put(row, B_LINK_GAP, link, v->side, v->gap);
}

static void put_second(const struct evidence *e, const struct candidate *c,
		       const struct cue_view *v, struct row *row)
{
	const struct element *w = &e->elements->at[c->right2];
	uint32_t side = v->side * 4 + v->sentences;
	uint32_t ing = word_ends_in(element_str(e->d, w), "ing");
	utterance_put(row, B_SECOND_SIDE, c->shape2, side, ing);
	utterance_put(row, B_SECOND_NEAR, c->shape2, v->near * 2 + v->side, ing);
	utterance_put(row, B_SECOND_GAP, c->shape2, v->side, v->gap);
	utterance_put(row, B_SECOND_CLASS, c->class, v->near * 2 + v->side, ing);
	utterance_put(row, C_SECOND, v->code, side, 0);
	if (c->shape == SHAPE_ADJACENT || c->shape == SHAPE_ADVERB) {
		bool and = false;
		for (uint32_t i = c->right; i < c->right2; i++)
			and |= e->elements->at[i].tag == TAG_CONJUNCTION;
		utterance_put(row, B_SECOND_SUBJECT, side, v->near, ing * 2 + and);
	}
}

/*
 * Each part is a score of its own. What all that are linked to a cue have in common is weighed
 * once a stretch, and so is what all of a kind have: they are units.
 */
struct parts {
	struct row *pair, *place;
	int32_t right, left, kind;
};

static void weigh_cue(const struct sight *s, uint32_t type, struct cue_view *v)
{
	struct row row = {.model = s->model};
	put_cue(s->u, type, v, &row);
	v->units[type] = row.weight.units;
}

/* What it weighs; where it is to be listed, it is put into the row instead. */
static int32_t cue_units(const struct sight *s, uint32_t type, struct cue_view *v,
			 struct row *row)
{
	if (row->list) {
		put_cue(s->u, type, v, row);
		return 0;
	}
	if (v->units[type] == UNWEIGHED)
		weigh_cue(s, type, v);
	return v->units[type];
}

/* Puts the cues that tie a candidate to the stretch; returns which there are and on what side.
 */
static uint32_t put_ties(struct sight *s, const struct candidate *c, struct parts *parts)
{
	struct cue_view *v;
	uint32_t links = 0;
	if (c->right != NO_ELEMENT) {
		if ((v = sight_of(s, c->right))) {
			put_link(LINK_RIGHT, c->shape, v, parts->pair);
			parts->right = cue_units(s, LINK_RIGHT, v, parts->pair);
			links = 1 + v->side;
		}
		if (c->right2 != NO_ELEMENT && (v = sight_of(s, c->right2)))
			put_second(s->e, c, v, parts->pair);
	}
	if (c->left != NO_ELEMENT && (v = sight_of(s, c->left))) {
		uint32_t type = c->taken ? LINK_LEFT_TAKEN : LINK_LEFT;
		put_link(type, SHAPE_ADJACENT, v, parts->pair);
		parts->left = cue_units(s, type, v, parts->pair);
		links |= (1 + v->side) << 2;
	}
	utterance_put(parts->pair, E_CLASS_LINKS, c->class, links, 0);
	utterance_put(parts->pair, H_SOURCES, c->sources, c->class, links);
	return links;
}

/* Where a candidate stands, seen from the stretch. */
struct stand {
	bool left;                    /* before it */
	bool here;                    /* in its sentences */
	uint32_t paragraph;           /* of it */
	uint32_t place;               /* how far, and on which side */
	uint32_t breaks, quotes, gap; /* what lies between */
};

static struct stand stand_of(const struct sight *s, const struct phrase *p)
{
	const struct element *at = s->e->elements->at;
	const struct utterance *u = s->u;
	bool left = phrase_last(p) < u->word;
	uint32_t paragraph = at[p->first].paragraph;
	uint32_t apart = paragraph + 2 - u->paragraph; /* none lies behind the next one */
	uint32_t far = apart <= 3 ? apart : 0;
	uint32_t near = left ? phrase_last(p) : phrase_first(p); /* of its words */
	uint32_t sentence = at[near].sentence;
	uint32_t breaks = u->sentence - least(u->sentence, sentence) + sentence -
			  least(sentence, u->last_sentence);
	bool here = breaks == 0 && paragraph == u->paragraph;
	uint32_t from = least(near, u->word) + 1, to = near + u->word + 1 - from;
	uint32_t quotes = candidates_stretches(&s->e->candidates, from, to);
	return (struct stand){left,
			      here,
			      paragraph,
			      far * 4 + left * 2u + here,
			      breaks,
			      quotes,
			      count_step(to - from - quotes)};
}

/* What a scene tells: who acts before or after the stretch, who turns to whom. */
static void put_scene(const struct sight *s, uint32_t candidate, const struct candidate *c,
		      const struct phrase *p, const struct stand *at, struct row *row)
{
	const struct utterance *u = s->u;
	const struct element *next = &s->e->elements->at[phrase_last(p) + 1];
	uint32_t near =
		least(at->breaks, 3) * 4 + at->left * 2u + (at->paragraph == u->paragraph);
	uint32_t stands = c->first * 6u + u->cue_sentence * 3u + s->e->dialogue;
	uint32_t acts = next->cue ? 0 : next->tag + 1u;
	if (c->class != CLASS_PRONOUN)
		utterance_put(row, S_ACTS, acts, near, stands);
	if (u->alone && c->first)
		utterance_put(row, A_ALONE, near, c->class, u->punct);
	if (u->sayer == NO_CANDIDATE)
		return;
	const struct phrase *sayer = &s->e->candidates.phrases->at[u->sayer];
	uint32_t role = candidate == u->sayer            ? 1
			: u->hearers & name_bit(p->head) ? 2
			: sayer->head == p->head         ? 3
							 : 0;
	utterance_put(row, S_TURNS, role, at->left * 2u + u->cue_sentence, c->class);
	utterance_put(row, S_TURNS_ACTS, role, acts, near);
}

/* What lies between the candidate and the stretch, what surrounds the stretch. */
static void put_stand(const struct sight *s, const struct candidate *c, const struct phrase *p,
		      const struct stand *at, uint32_t links, uint64_t name, struct row *row)
{
	const struct utterance *u = s->u;
	uint32_t class = c->class, place = at->place, side = place % 4;
	if (name & u->in.names)
		utterance_put(row, V_INSIDE, class, (name & u->in.called) != 0, links != 0);
	if (name & u->in.addressed)
		utterance_put(row, V_ADDRESSED, class, links != 0, u->cue_sentence);
	if (name & s->answered)
		utterance_put(row, V_ANSWERED, s->e->dialogue, u->cue_sentence, class);
	if (s->e->dialogue)
		utterance_put(row, O_PLACE, s->e->dialogue * 8 + class, place * 2 + c->first,
			      links);
	utterance_put(row, E_FORM_SIDE, p->form, side, 0);
	utterance_put(row, G_AFTER_SIDE, c->after, side, 0);
	utterance_put(row, G_BEFORE_SIDE, c->before, class, side);
	if (c->first)
		utterance_put(row, G_FIRST_PLACE, class, place, 0);
	utterance_put(row, A_PLACE, place, least(at->breaks, 3), least(at->quotes, 3));
	utterance_put(row, A_GAP, side, at->gap, class);
	utterance_put(row, W_LENGTH, least(u->length / 3, 2), place, links);
	if (at->here) {
		uint32_t gap = at->left * COUNT_STEPS + at->gap;
		utterance_put(row, G_STRETCH_BEFORE, u->before_code, class, gap);
		utterance_put(row, G_STRETCH_AFTER, u->after_code, class, gap);
	}
}

/* ---- nobody ------------------------------------------------------------------------------ */

static void put_nobody(const struct sight *s, struct row *row)
{
	const struct utterance *u = s->u;
	utterance_put(row, N_BIAS, 0, 0, 0);
	utterance_put(row, N_PUNCT, u->punct, u->before, 0);
	utterance_put(row, N_CUES, u->cue_sentence, u->cue_paragraph, 0);
	utterance_put(row, N_LENGTH, least(u->length, 8), 0, 0);
	utterance_put(row, N_HEADLINE, u->paragraph == 0, 0, 0);
	utterance_put(row, N_WHOLE, u->whole, 0, 0);
	utterance_put(row, N_AFTER, u->after, 0, 0);
	utterance_put(row, N_ALONE, u->alone, u->before, u->whole);
	utterance_put(row, N_TURNS, u->sayer != NO_CANDIDATE, u->cue_sentence,
		      u->in.addressed != 0);
	utterance_put(row, N_DIALOGUE, s->e->dialogue, u->whole, 0);
}

/* ---- all together ------------------------------------------------------------------------ */

void evidence_start(struct sight *s, const struct evidence *e, const struct model *m,
		    struct arena *a)
{
	s->e = e;
	s->model = m;
	s->base = 1;
	s->n = 0;
	s->seen =
		ARENA_ARRAY(a, (size_t)e->candidates.until[e->elements->n].cues + 1, uint32_t);
	s->always = m ? ARENA_ARRAY(a, (size_t)e->candidates.phrases->n + 1, int32_t) : NULL;
}

void evidence_look(struct sight *s, uint32_t stretch, struct previous p)
{
	const struct utterance *at = s->e->utterances;
	s->u = &at[stretch];
	s->before = &at[p.stretch];
	s->previous = p;
	s->spoke =
		p.candidate == NO_CANDIDATE ? NULL : &s->e->candidates.phrases->at[p.candidate];
	s->far = p.candidate == NO_CANDIDATE ? 0 : rank_distance(s->u, s->before);
	const struct utterance *next = s->u + 1;
	bool answered = stretch + 1 < s->e->marks->n && next->paragraph == s->u->paragraph + 1;
	s->answered = answered ? next->in.called : 0;
	s->called = s->u->paragraph <= s->before->paragraph + 1 ? s->before->in.called : 0;
	s->base += s->n;
	s->n = 0;
	for (uint32_t k = 0; k < RANK_KINDS && s->model && s->spoke; k++) {
		struct row row = {.model = s->model};
		rank_put_kind(s, k, &row);
		s->kinds[k] = row.weight.units;
	}
}

/* All that tells a candidate from others for this stretch. */
static void put_candidate(struct sight *s, uint32_t candidate, struct parts *parts)
{
	const struct candidate *c = &s->e->candidates.at[candidate];
	const struct phrase *p = &s->e->candidates.phrases->at[candidate];
	struct stand stand = stand_of(s, p);
	uint64_t name = evidence_names(s->e, candidate);
	uint32_t links = put_ties(s, c, parts);
	put_stand(s, c, p, &stand, links, name, parts->pair);
	put_scene(s, candidate, c, p, &stand, parts->pair);
	put_place(s->u, c->class, stand.place, links != 0, parts->place);
	if (s->previous.candidate == NO_CANDIDATE) {
		utterance_put(parts->pair, P_FIRST, 0, 0, 0);
		return;
	}
	uint32_t kind = rank_kind(s, candidate, c, p);
	rank_put_previous(s, candidate, p, kind, stand.paragraph, name, parts->pair);
	if (parts->pair->list)
		rank_put_kind(s, kind, parts->pair);
	else
		parts->kind = s->kinds[kind];
}

static void weigh_static(struct sight *s, uint32_t candidate)
{
	struct row row = {.model = s->model};
	rank_candidate(s->e, candidate, &row);
	s->always[candidate] = row.weight.units;
}

static float score_nobody(const struct sight *s)
{
	struct row row = {.model = s->model};
	put_nobody(s, &row);
	return row_score(&row);
}

static float score_candidate(struct sight *s, uint32_t candidate)
{
	if (!s->always[candidate])
		weigh_static(s, candidate);
	const struct model *m = s->model;
	struct row pair = {.model = m}, place = {.model = m};
	struct parts parts = {.pair = &pair, .place = &place};
	put_candidate(s, candidate, &parts);
	float sum = m->bias + (float)s->always[candidate] * m->scale;
	sum += (float)pair.weight.units * m->scale;
	sum += (float)parts.right * m->scale;
	sum += (float)parts.left * m->scale;
	sum += (float)place.weight.units * m->scale;
	return sum + (float)parts.kind * m->scale;
}

void evidence_scores(struct sight *s, const uint32_t *window, uint32_t n, float *scores)
{
	for (uint32_t i = 0; i < n; i++)
		scores[i] = window[i] == NO_CANDIDATE ? score_nobody(s)
						      : score_candidate(s, window[i]);
}

void evidence_features(struct sight *s, uint32_t candidate, struct row *row)
{
	if (candidate == NO_CANDIDATE) {
		put_nobody(s, row);
		return;
	}
	struct parts parts = {.pair = row, .place = row};
	rank_candidate(s->e, candidate, row);
	put_candidate(s, candidate, &parts);
}
