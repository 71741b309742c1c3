#include "utterance_templates.h"

#include "find/read/english.h"
#include "find/read/lexicon.h"

/* ---- candidates -------------------------------------------------------------------------- */

static bool heads(const struct element *w)
{
	return (w->classes & (LEX(PERSON_NOUN) | LEX(GROUP_NOUN) | LEX(ORG_NOUN))) != 0;
}

static void put_surroundings(const struct evidence *e, const struct phrase *p,
			     const struct candidate *c, struct row *y)
{
	const struct elements *w = e->elements;
	uint32_t class = c->class;
	utterance_put(y, G_BEFORE, c->before, 0, 0);
	utterance_put(y, G_AFTER, c->after, 0, 0);
	if (!element_first(w, p->first)) {
		const struct element *before = &w->at[p->first - 1];
		bool two = p->first >= 2 && w->at[p->first - 2].paragraph == before->paragraph;
		if (before->cue == CUE_VERB && cue_lemma(before->lemma)->addressee)
			utterance_put(y, G_ADDRESSEE, class, 0, 0);
		if (two && before->tag == TAG_PREPOSITION && before[-1].cue)
			utterance_put(y, G_ADDRESSEE_TO, before->hash, 0, 0);
		if (two && before->sign == ',' && class == CLASS_NOUN &&
		    before[-1].flags & TOKEN_CAPITAL)
			utterance_put(y, G_APPOSITION, 0, 0, 0);
	}
	const struct element *next = &w->at[p->last + 1], *two = next + 1;
	if (next->sign == ',' && (two->tag == TAG_DETERMINER || heads(two)))
		utterance_put(y, G_HAS_APPOSITION, class, 0, 0);
	if (two->paragraph == w->at[p->last].paragraph && next->sign == ',' &&
	    two->tag == TAG_CONJUNCTION)
		utterance_put(y, G_HAS_WHO, two->hash, 0, 0);
	if (c->first)
		utterance_put(y, G_FIRST, class, 0, 0);
}

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
	v->gap = gap_bin(end - first - between);
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

/* What a link says whatever the stretch. */
static void put_fixed_link(const struct evidence *e, uint32_t class, uint32_t type,
			   uint32_t shape, uint32_t cue, struct row *y)
{
	uint32_t link = type * 64 + shape, code = candidate_cue_code(&e->elements->at[cue]);
	utterance_put(y, B_LINK, link, 0, 0);
	utterance_put(y, B_CLASS_LINK, class, link, 0);
	utterance_put(y, C_TYPE, code, type, 0);
	utterance_put(y, C_LINK, code, link, 0);
}

/* Candidates between one and its right cue, at most 3. */
static uint32_t between(const struct candidates *c, uint32_t candidate, uint32_t cue)
{
	const struct phrases *p = c->phrases;
	uint32_t next = candidate + 1, end = least(p->n, next + 3), i = next;
	while (i < end && p->at[i].last < cue)
		i++;
	return i - next;
}

static void put_static(const struct evidence *e, uint32_t candidate, struct row *y)
{
	const struct candidate *c = &e->candidates.at[candidate];
	const struct phrase *p = &e->candidates.phrases->at[candidate];
	uint32_t class = c->class;
	utterance_put(y, E_FORM, p->form, 0, 0);
	utterance_put(y, E_LENGTH, least(p->last - p->first, 4), 0, 0);
	utterance_put(y, E_FLAGS, p->flags, 0, 0);
	utterance_put(y, E_CLASS_FLAGS, p->flags, class, 0);
	if (c->left != NO_ELEMENT && c->right != NO_ELEMENT)
		utterance_put(y, B_BOTH, 0, 0, 0);
	if (c->right != NO_ELEMENT)
		put_fixed_link(e, class, LINK_RIGHT, c->shape, c->right, y);
	if (c->left != NO_ELEMENT)
		put_fixed_link(e, class, c->taken ? LINK_LEFT_TAKEN : LINK_LEFT, SHAPE_ADJACENT,
			       c->left, y);
	if (c->right2 != NO_ELEMENT)
		utterance_put(y, B_SECOND_FIRST, c->shape2, c->shape, 0);
	if (c->right != NO_ELEMENT)
		utterance_put(y, B_TYPE_BETWEEN, between(&e->candidates, candidate, c->right),
			      0, 0);
	if (class == CLASS_NOUN) {
		utterance_put(y, F_KNOWN, heads(&e->elements->at[p->last]), p->form, 0);
		utterance_put(y, F_HEAD, p->head, 0, 0);
		if (p->determiner)
			utterance_put(y, F_DETERMINER, p->determiner, 0, 0);
	}
	const struct phrase *outer =
		p->form == PHRASE_HIS && p[1].form == PHRASE_CUT ? p + 2 : p + 1;
	if ((p->form == PHRASE_HIS || p->form == PHRASE_OWNER) && outer->first == p->first)
		utterance_put(y, F_OWNED, outer->head, 0, 0);
	if (c->beaten)
		utterance_put(y, B_BEATEN, c->shape, class, 0);
	put_surroundings(e, p, c, y);
}

/* ---- what candidates share --------------------------------------------------------------- */

static void put_cue(const struct utterance *u, uint32_t type, const struct cue_view *v,
		    struct row *y)
{
	uint32_t side = v->side * 4 + v->sentences;
	utterance_put(y, B_TYPE_DISTANCE, type, side, v->gap * 4 + v->stretches);
	utterance_put(y, B_TYPE_NEAR, type, v->near * 2 + v->side, 0);
	utterance_put(y, B_TYPE_NEAR_PUNCT, type * 8 + u->punct, v->near, side);
	utterance_put(y, C_SIDE_TYPE, v->code, side, type);
	utterance_put(y, C_GAP, v->code, v->side, v->gap);
	utterance_put(y, B_REACH, v->reach, v->side, type);
	utterance_put(y, B_CUE_AFTER, v->next, v->side * 8 + v->near, type);
}

static void put_place(const struct utterance *u, uint32_t class, uint32_t place, bool linked,
		      struct row *y)
{
	if (!linked)
		utterance_put(y, B_NONE_PLACE, place, 0, 0);
	if (!linked)
		utterance_put(y, B_NONE_CLASS, class, 0, 0);
	if (!linked)
		utterance_put(y, B_NONE_CUES, place, u->cue_sentence * 2u + u->cue_paragraph,
			      0);
	utterance_put(y, E_CLASS_PLACE, class, place, 0);
	utterance_put(y, A_PUNCT, place, u->punct, 0);
	utterance_put(y, A_BEFORE, place, u->before, class);
	utterance_put(y, A_AFTER, place, u->after, class);
	utterance_put(y, W_WHOLE, u->whole, place, class);
}

/* ---- the pair of a candidate and a stretch ----------------------------------------------- */

static void put_link(uint32_t type, uint32_t shape, const struct cue_view *v, struct row *y)
{
	uint32_t link = type * 64 + shape;
	utterance_put(y, B_LINK_SIDE, link, v->side * 4 + v->sentences, 0);
	utterance_put(y, B_LINK_GAP, link, v->side, v->gap);
}

static void put_second(const struct evidence *e, const struct candidate *c,
		       const struct cue_view *v, struct row *y)
{
	const struct element *w = &e->elements->at[c->right2];
	uint32_t side = v->side * 4 + v->sentences;
	uint32_t ing = word_ends_in(element_str(e->d, w), "ing");
	utterance_put(y, B_SECOND_SIDE, c->shape2, side, ing);
	utterance_put(y, B_SECOND_NEAR, c->shape2, v->near * 2 + v->side, ing);
	utterance_put(y, B_SECOND_GAP, c->shape2, v->side, v->gap);
	utterance_put(y, B_SECOND_CLASS, c->class, v->near * 2 + v->side, ing);
	utterance_put(y, C_SECOND, v->code, side, 0);
	if (c->shape == SHAPE_ADJACENT || c->shape == SHAPE_ADVERB) {
		bool and = false;
		for (uint32_t i = c->right; i < c->right2; i++)
			and |= e->elements->at[i].tag == TAG_CONJUNCTION;
		utterance_put(y, B_SECOND_SUBJECT, side, v->near, ing * 2 + and);
	}
}

/*
 * Each part is a score of its own, and they are added in this order. What all that are linked
 * to a cue have in common is weighed once a stretch, and so is what all of a kind have.
 */
struct parts {
	struct row pair, right, left, place, kind;
};

static void weigh_cue(const struct sight *s, uint32_t type, struct cue_view *v)
{
	struct row y = {.model = s->model};
	put_cue(s->u, type, v, &y);
	v->units[type] = y.units;
}

static void put_view(const struct sight *s, uint32_t type, struct cue_view *v, struct row *y)
{
	if (y->list) {
		put_cue(s->u, type, v, y);
		return;
	}
	if (v->units[type] == UNWEIGHED)
		weigh_cue(s, type, v);
	y->units += v->units[type];
}

/* Puts the cues that tie a candidate to the stretch; returns which there are and on what side.
 */
static uint32_t put_ties(struct sight *s, const struct candidate *c, struct parts *y)
{
	struct cue_view *v;
	uint32_t links = 0;
	if (c->right != NO_ELEMENT) {
		if ((v = sight_of(s, c->right))) {
			put_link(LINK_RIGHT, c->shape, v, &y->pair);
			put_view(s, LINK_RIGHT, v, &y->right);
			links = 1 + v->side;
		}
		if (c->right2 != NO_ELEMENT && (v = sight_of(s, c->right2)))
			put_second(s->e, c, v, &y->pair);
	}
	if (c->left != NO_ELEMENT && (v = sight_of(s, c->left))) {
		uint32_t type = c->taken ? LINK_LEFT_TAKEN : LINK_LEFT;
		put_link(type, SHAPE_ADJACENT, v, &y->pair);
		put_view(s, type, v, &y->left);
		links |= (1 + v->side) << 2;
	}
	utterance_put(&y->pair, E_CLASS_LINKS, c->class, links, 0);
	utterance_put(&y->pair, H_SOURCES, c->sources, c->class, links);
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
	bool left = p->last < u->word;
	uint32_t paragraph = at[p->first].paragraph;
	uint32_t apart = paragraph + 2 - u->paragraph; /* none lies behind the next one */
	uint32_t far = apart <= 3 ? apart : 0;
	uint32_t near = left ? p->last : p->first; /* of its words */
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
			      gap_bin(to - from - quotes)};
}

/* What lies between the candidate and the stretch, what surrounds the stretch. */
static void put_stand(const struct sight *s, const struct candidate *c, const struct phrase *p,
		      const struct stand *at, uint32_t links, uint64_t name, struct row *y)
{
	const struct utterance *u = s->u;
	uint32_t class = c->class, place = at->place, side = place % 4;
	if (name & u->in.names)
		utterance_put(y, V_INSIDE, class, (name & u->in.called) != 0, links != 0);
	if (s->e->dialogue)
		utterance_put(y, O_PLACE, s->e->dialogue * 8 + class, place * 2 + c->first,
			      links);
	utterance_put(y, E_FORM_SIDE, p->form, side, 0);
	utterance_put(y, G_AFTER_SIDE, c->after, side, 0);
	utterance_put(y, G_BEFORE_SIDE, c->before, class, side);
	if (c->first)
		utterance_put(y, G_FIRST_PLACE, class, place, 0);
	utterance_put(y, A_PLACE, place, least(at->breaks, 3), least(at->quotes, 3));
	utterance_put(y, A_GAP, side, at->gap, class);
	utterance_put(y, W_LENGTH, least(u->length / 3, 2), place, links);
	if (at->here) {
		uint32_t gap = at->left * GAP_BINS + at->gap;
		utterance_put(y, G_STRETCH_BEFORE, u->before_code, class, gap);
		utterance_put(y, G_STRETCH_AFTER, u->after_code, class, gap);
	}
}

/* ---- the speaker before, nobody ---------------------------------------------------------- */

enum kind { KIND_SAME = 0, KIND_HEAD, KIND_PRONOUN, KIND_OTHER };

static enum kind kind_of(const struct sight *s, uint32_t candidate, const struct candidate *c,
			 const struct phrase *p)
{
	if (candidate == s->previous.candidate)
		return KIND_SAME;
	if (p->head == s->spoke->head && !phrase_is_pronoun(p->form))
		return KIND_HEAD;
	return c->class == CLASS_HE ? KIND_PRONOUN : KIND_OTHER;
}

/* How far the stretch before lies: same sentence, paragraph, next one, farther. */
static uint32_t distance_of(const struct utterance *u, const struct utterance *before)
{
	if (u->paragraph == before->paragraph)
		return before->last_sentence >= u->sentence ? 0 : 1;
	return u->paragraph == before->paragraph + 1 ? 2 : 3;
}

/* Do both name one speaker, as far as their words tell? */
static bool same_speaker(const struct evidence *e, uint32_t a, uint32_t b)
{
	const struct phrase *p = &e->candidates.phrases->at[a],
			    *q = &e->candidates.phrases->at[b];
	if (a == b)
		return true;
	return phrase_is_pronoun(p->form) ? p->form == q->form : p->head == q->head;
}

struct previous previous_after(const struct evidence *e, struct previous p, uint32_t candidate,
			       uint32_t stretch)
{
	struct previous next = {candidate, stretch, p.other, p.other_stretch};
	if (p.candidate != NO_CANDIDATE && !same_speaker(e, p.candidate, candidate) &&
	    e->utterances[p.stretch].paragraph != e->utterances[stretch].paragraph) {
		next.other = p.candidate;
		next.other_stretch = p.stretch;
	}
	return next;
}

/* What a conversation tells: whose turn it is, who was called by name. */
static void put_turn(const struct sight *s, uint32_t candidate, uint64_t name, struct row *y)
{
	const struct evidence *e = s->e;
	const struct utterance *u = s->u, *b = s->before;
	uint32_t other = s->previous.other;
	if (other != NO_CANDIDATE && same_speaker(e, candidate, other)) {
		uint32_t turn = candidate == other ? 1 : 2;
		const struct utterance *o = &e->utterances[s->previous.other_stretch];
		utterance_put(y, O_KIND, turn * 4 + distance_of(u, o), e->dialogue, u->whole);
		utterance_put(y, O_FLAGS, turn, e->dialogue, u->flags * 2u + u->opens);
		utterance_put(y, O_PUNCT, turn, e->dialogue, b->punct * 2u + u->whole);
	}
	if (name & s->called)
		utterance_put(y, V_CALLED, e->dialogue, u->paragraph == b->paragraph, u->whole);
}

/* What the kind of candidate it is, beside the speaker before, tells: same, other … */
static void put_kind(const struct sight *s, uint32_t kind, struct row *y)
{
	const struct utterance *u = s->u, *b = s->before;
	uint32_t kind_far = kind * 4 + s->far;
	utterance_put(y, P_KIND, kind, 0, 0);
	utterance_put(y, P_KIND_FAR, kind_far, 0, 0);
	utterance_put(y, P_KIND_FLAGS, kind_far, u->flags, 0);
	utterance_put(y, P_KIND_PUNCT, kind_far, u->punct, u->before);
	utterance_put(y, P_KIND_CLOSED, kind_far, b->closed, u->resumes);
	utterance_put(y, P_DIALOGUE, kind_far, u->flags * 2u + u->opens, s->e->dialogue);
	utterance_put(y, P_DIALOGUE_PUNCT, kind_far,
		      b->punct * 8u + b->closed * 4u + s->e->dialogue, u->whole);
}

static void put_previous(const struct sight *s, uint32_t candidate, const struct phrase *p,
			 uint32_t kind, uint32_t paragraph, uint64_t name, struct row *y)
{
	const struct utterance *u = s->u, *b = s->before;
	if (kind == KIND_SAME) {
		utterance_put(y, P_SAME_SIDE, p->first > u->word, s->far, 0);
		utterance_put(y, P_SAME_OTHER, p->last < b->word, s->far, u->flags);
	}
	uint32_t later = paragraph + 2;
	utterance_put(y, P_KIND_PARAGRAPH, kind * 4 + s->far,
		      least(later - least(later, b->paragraph), 4), 0);
	put_turn(s, candidate, name, y);
}

static void put_nobody(const struct sight *s, struct row *y)
{
	const struct utterance *u = s->u;
	utterance_put(y, N_BIAS, 0, 0, 0);
	utterance_put(y, N_PUNCT, u->punct, u->before, 0);
	utterance_put(y, N_CUES, u->cue_sentence, u->cue_paragraph, 0);
	utterance_put(y, N_LENGTH, least(u->length, 8), 0, 0);
	utterance_put(y, N_HEADLINE, u->paragraph == 0, 0, 0);
	utterance_put(y, N_WHOLE, u->whole, 0, 0);
	utterance_put(y, N_AFTER, u->after, 0, 0);
	utterance_put(y, N_DIALOGUE, s->e->dialogue, u->whole, 0);
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
	s->far = p.candidate == NO_CANDIDATE ? 0 : distance_of(s->u, s->before);
	s->called = s->u->paragraph <= s->before->paragraph + 1 ? s->before->in.called : 0;
	s->base += s->n;
	s->n = 0;
	for (uint32_t k = 0; k < SIGHT_KINDS; k++)
		s->kinds[k] = UNWEIGHED;
}

static void weigh_kind(struct sight *s, uint32_t kind)
{
	struct row y = {.model = s->model};
	put_kind(s, kind, &y);
	s->kinds[kind] = y.units;
}

static void put_shared_kind(struct sight *s, uint32_t kind, struct row *y)
{
	if (y->list) {
		put_kind(s, kind, y);
		return;
	}
	if (s->kinds[kind] == UNWEIGHED)
		weigh_kind(s, kind);
	y->units += s->kinds[kind];
}

/* All that tells a candidate from others for this stretch. */
static void put_candidate(struct sight *s, uint32_t candidate, struct parts *y)
{
	const struct candidate *c = &s->e->candidates.at[candidate];
	const struct phrase *p = &s->e->candidates.phrases->at[candidate];
	struct stand stand = stand_of(s, p);
	uint64_t name = c->class >= CLASS_NAME ? name_bit(p->head) : 0;
	uint32_t links = put_ties(s, c, y);
	put_stand(s, c, p, &stand, links, name, &y->pair);
	put_place(s->u, c->class, stand.place, links != 0, &y->place);
	if (s->previous.candidate == NO_CANDIDATE) {
		utterance_put(&y->pair, P_FIRST, 0, 0, 0);
		return;
	}
	uint32_t kind = kind_of(s, candidate, c, p);
	put_previous(s, candidate, p, kind, stand.paragraph, name, &y->pair);
	put_shared_kind(s, kind, &y->kind);
}

static void weigh_static(struct sight *s, uint32_t candidate)
{
	struct row y = {.model = s->model};
	put_static(s->e, candidate, &y);
	s->always[candidate] = y.units;
}

static float score_nobody(const struct sight *s)
{
	struct row y = {.model = s->model};
	put_nobody(s, &y);
	return row_score(&y);
}

static float score_candidate(struct sight *s, uint32_t candidate)
{
	if (!s->always[candidate])
		weigh_static(s, candidate);
	const struct model *m = s->model;
	struct parts y = {{m}, {m}, {m}, {m}, {m}};
	put_candidate(s, candidate, &y);
	float sum = model_sum(m, s->always[candidate]);
	sum += (float)y.pair.units * m->scale;
	sum += (float)y.right.units * m->scale;
	sum += (float)y.left.units * m->scale;
	sum += (float)y.place.units * m->scale;
	return sum + (float)y.kind.units * m->scale;
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
	struct parts parts = {*row, *row, *row, *row, *row};
	put_static(s->e, candidate, row);
	put_candidate(s, candidate, &parts);
}
