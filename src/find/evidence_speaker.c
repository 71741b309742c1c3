#include "templates.h"

#include "lexicon.h"

#include <assert.h>

/* ---- candidates -------------------------------------------------------------------------- */

static bool heads(const struct word *w)
{
	return (w->classes & (LEX(PERSON_NOUN) | LEX(GROUP_NOUN) | LEX(ORG_NOUN))) != 0;
}

static void put_surroundings(const struct evidence *e, const struct phrase *p,
			     const struct candidate *c, struct features *f)
{
	const struct words *w = e->words;
	uint32_t class = c->class;
	put(f, G_BEFORE, c->before, 0, 0);
	put(f, G_AFTER, c->after, 0, 0);
	if (!word_first(w, p->first)) {
		const struct word *before = &w->at[p->first - 1];
		bool two = p->first >= 2 && w->at[p->first - 2].paragraph == before->paragraph;
		if (before->cue == CUE_VERB && cue_lemma(before->lemma)->addressee)
			put(f, G_ADDRESSEE, class, 0, 0);
		if (two && before->tag == TAG_PREPOSITION && w->at[p->first - 2].cue)
			put(f, G_ADDRESSEE_TO, before->hash, 0, 0);
		if (two && before->sign == ',' && class == CLASS_NOUN &&
		    w->at[p->first - 2].flags & TOKEN_CAPITAL)
			put(f, G_APPOSITION, 0, 0, 0);
	}
	const struct word *next = &w->at[p->last + 1], *two = next + 1;
	if (next->sign == ',' && (two->tag == TAG_DETERMINER || heads(two)))
		put(f, G_HAS_APPOSITION, class, 0, 0);
	if (two->paragraph == w->at[p->last].paragraph && next->sign == ',' &&
	    two->tag == TAG_CONJUNCTION)
		put(f, G_HAS_WHO, two->hash, 0, 0);
	if (c->first)
		put(f, G_FIRST, class, 0, 0);
}

static struct view view_of(const struct evidence *e, const struct utterance *u, uint32_t cue)
{
	const struct candidates *c = &e->candidates;
	const struct word *w = &e->words->at[cue];
	uint32_t k = u->word;
	struct view v = {.cue = cue, .side = cue > k};
	uint32_t first = (cue < k ? cue : k) + 1, end = cue < k ? k : cue;
	uint32_t between = candidates_stretches(c, first, end);
	uint32_t breaks = cue < k ? u->sentence - least(u->sentence, w->sentence)
				  : w->sentence - least(w->sentence, u->last_sentence);
	v.sentences = least(breaks, 2);
	v.stretches = least(between, 2);
	v.gap = gap_bin(end - first - between);
	v.near = least(c->cues[end] - c->cues[first], 3);
	v.reach = candidate_shape(e->words, first, end);
	v.next = word_first(e->words, cue + 1) ? 0 : candidate_word_code(e->words, cue + 1);
	return v;
}

/* The index of the view of a cue. */
static uint32_t sight_of(struct sight *s, uint32_t cue)
{
	for (uint32_t i = 0; i < s->n; i++)
		if (s->views[i].cue == cue)
			return i;
	uint32_t i = s->n < SIGHT_CUES ? s->n++ : SIGHT_CUES;
	if (i < SIGHT_CUES)
		s->views[i] = view_of(s->e, &s->e->utterances[s->stretch], cue);
	return i;
}

enum { LINK_RIGHT, LINK_LEFT, LINK_LEFT_TAKEN };

/* What a link says whatever the stretch. */
static void put_fixed_link(const struct evidence *e, uint32_t class, uint32_t type,
			   uint32_t shape, uint32_t cue, struct features *f)
{
	uint32_t link = type * 64 + shape, code = candidate_cue_code(&e->words->at[cue]);
	put(f, B_LINK, link, 0, 0);
	put(f, B_CLASS_LINK, class, link, 0);
	put(f, C_TYPE, code, type, 0);
	put(f, C_LINK, code, link, 0);
}

void evidence_static(const struct evidence *e, uint32_t candidate, struct features *f)
{
	const struct candidate *c = &e->candidates.at[candidate];
	const struct phrase *p = &e->candidates.phrases->at[candidate];
	uint32_t class = c->class;
	put(f, E_FORM, p->form, 0, 0);
	put(f, E_LENGTH, least(p->last - p->first, 4), 0, 0);
	put(f, E_FLAGS, p->flags, 0, 0);
	put(f, E_CLASS_FLAGS, p->flags, class, 0);
	if (c->left != NO_WORD && c->right != NO_WORD)
		put(f, B_BOTH, 0, 0, 0);
	if (c->right != NO_WORD)
		put_fixed_link(e, class, LINK_RIGHT, c->shape, c->right, f);
	if (c->left != NO_WORD)
		put_fixed_link(e, class, c->taken ? LINK_LEFT_TAKEN : LINK_LEFT, SHAPE_ADJACENT,
			       c->left, f);
	if (c->right2 != NO_WORD)
		put(f, B_SECOND_FIRST, c->shape2, c->shape, 0);
	if (c->right != NO_WORD)
		put(f, B_TYPE_BETWEEN, c->between, 0, 0);
	if (class == CLASS_NOUN) {
		put(f, F_KNOWN, heads(&e->words->at[p->last]), p->form, 0);
		put(f, F_HEAD, p->head, 0, 0);
		if (p->determiner)
			put(f, F_DETERMINER, p->determiner, 0, 0);
	}
	const struct phrase *outer =
		p->form == PHRASE_HIS && p[1].form == PHRASE_CUT ? p + 2 : p + 1;
	if ((p->form == PHRASE_HIS || p->form == PHRASE_OWNER) && outer->first == p->first)
		put(f, F_OWNED, outer->head, 0, 0);
	if (c->beaten)
		put(f, B_BEATEN, c->shape, class, 0);
	put_surroundings(e, p, c, f);
}

/* ---- what candidates share --------------------------------------------------------------- */

/* Keys: a group above the values that tell its members apart. */
enum { GROUP_LINK = 0, GROUP_PLACE = 128, GROUP_KIND = 256 };

static_assert(GROUP_PLACE >= SIGHT_CUES * 4 && GROUP_KIND >= GROUP_PLACE + 128 &&
		      SHARED_KEYS >= GROUP_KIND + 4,
	      "groups of keys do not overlap");

static void put_cue(const struct evidence *e, const struct utterance *u, uint32_t type,
		    const struct view *v, struct features *f)
{
	uint32_t side = v->side * 4 + v->sentences;
	uint32_t code = candidate_cue_code(&e->words->at[v->cue]);
	put(f, B_TYPE_DISTANCE, type, side, v->gap * 4 + v->stretches);
	put(f, B_TYPE_NEAR, type, v->near * 2 + v->side, 0);
	put(f, B_TYPE_NEAR_PUNCT, type * 8 + u->punct, v->near, side);
	put(f, C_SIDE_TYPE, code, side, type);
	put(f, C_GAP, code, v->side, v->gap);
	put(f, B_REACH, v->reach, v->side, type);
	put(f, B_CUE_AFTER, v->next, v->side * 8 + v->near, type);
}

static void put_place(const struct utterance *u, uint32_t class, uint32_t place, bool linked,
		      struct features *f)
{
	if (!linked) {
		put(f, B_NONE_PLACE, place, 0, 0);
		put(f, B_NONE_CLASS, class, 0, 0);
		put(f, B_NONE_CUES, place, u->cue_sentence * 2u + u->cue_paragraph, 0);
	}
	put(f, E_CLASS_PLACE, class, place, 0);
	put(f, A_PUNCT, place, u->punct, 0);
	put(f, A_BEFORE, place, u->before, class);
	put(f, A_AFTER, place, u->after, class);
	put(f, W_WHOLE, u->whole, place, class);
}

/* ---- the pair of a candidate and a stretch ----------------------------------------------- */

static void put_link(uint32_t type, uint32_t shape, const struct view *v, struct features *f)
{
	uint32_t link = type * 64 + shape;
	put(f, B_LINK_SIDE, link, v->side * 4 + v->sentences, 0);
	put(f, B_LINK_GAP, link, v->side, v->gap);
}

static void put_second(const struct evidence *e, const struct candidate *c,
		       const struct view *v, struct features *f)
{
	const struct word *w = &e->words->at[c->right2];
	uint32_t side = v->side * 4 + v->sentences;
	uint32_t ing = memcmp(e->d->text.at + w->end - 3, "ing", 3) == 0;
	put(f, B_SECOND_SIDE, c->shape2, side, ing);
	put(f, B_SECOND_NEAR, c->shape2, v->near * 2 + v->side, ing);
	put(f, B_SECOND_GAP, c->shape2, v->side, v->gap);
	put(f, B_SECOND_CLASS, c->class, v->near * 2 + v->side, ing);
	put(f, C_SECOND, candidate_cue_code(w), side, 0);
	if (c->shape == SHAPE_ADJACENT || c->shape == SHAPE_ADVERB) {
		bool and = false;
		for (uint32_t i = c->right; i < c->right2; i++)
			and |= e->words->at[i].tag == TAG_CONJUNCTION;
		put(f, B_SECOND_SUBJECT, side, v->near, ing * 2 + and);
	}
}

/* Puts the links; returns 0 if there are none, else which there are and on what side. */
static uint32_t put_links(struct sight *s, const struct candidate *c, struct features *f,
			  uint32_t *keys, uint32_t *n)
{
	uint32_t links = 0;
	if (c->right != NO_WORD) {
		uint32_t i = sight_of(s, c->right);
		if (i < SIGHT_CUES) {
			put_link(LINK_RIGHT, c->shape, &s->views[i], f);
			keys[(*n)++] = GROUP_LINK + i * 4 + LINK_RIGHT;
			links |= 1 + s->views[i].side;
		}
	}
	if (c->right2 != NO_WORD) {
		uint32_t i = sight_of(s, c->right2);
		if (i < SIGHT_CUES)
			put_second(s->e, c, &s->views[i], f);
	}
	if (c->left != NO_WORD) {
		uint32_t i = sight_of(s, c->left),
			 type = c->taken ? LINK_LEFT_TAKEN : LINK_LEFT;
		if (i < SIGHT_CUES) {
			put_link(type, SHAPE_ADJACENT, &s->views[i], f);
			keys[(*n)++] = GROUP_LINK + i * 4 + type;
			links |= (1 + s->views[i].side) << 2;
		}
	}
	return links;
}

/* Where the candidate stands: what lies between it and the stretch, what surrounds the stretch.
 */
static uint32_t put_where(const struct sight *s, uint32_t candidate, uint32_t links,
			  struct features *f)
{
	const struct evidence *e = s->e;
	const struct utterance *u = &e->utterances[s->stretch];
	const struct candidate *c = &e->candidates.at[candidate];
	const struct phrase *p = &e->candidates.phrases->at[candidate];
	const struct word *first = &e->words->at[p->first];
	bool left = p->last < u->word;
	uint32_t far =
		first->paragraph + 1 < u->paragraph ? 0 : first->paragraph + 2 - u->paragraph;
	uint32_t sentence = left ? e->words->at[p->last].sentence : first->sentence;
	uint32_t breaks = left ? u->sentence - least(u->sentence, sentence)
			       : sentence - least(sentence, u->last_sentence);
	uint32_t here = breaks == 0 && first->paragraph == u->paragraph;
	uint32_t side = left * 2 + here, place = far * 4 + side, class = c->class;
	uint32_t from = left ? p->last + 1 : u->word + 1, to = left ? u->word : p->first;
	uint32_t quotes = candidates_stretches(&e->candidates, from, to);
	uint32_t gap = gap_bin(to - from - quotes);
	if (class >= CLASS_NAME && name_bit(p->head) & u->names)
		put(f, V_INSIDE, class, (name_bit(p->head) & u->called) != 0, links != 0);
	if (e->dialogue)
		put(f, O_PLACE, e->dialogue * 8 + class, place * 2 + c->first, links);
	put(f, E_FORM_SIDE, p->form, side, 0);
	put(f, G_AFTER_SIDE, c->after, side, 0);
	put(f, G_BEFORE_SIDE, c->before, class, side);
	if (c->first)
		put(f, G_FIRST_PLACE, class, place, 0);
	put(f, A_PLACE, place, least(breaks, 3), least(quotes, 3));
	put(f, A_GAP, side, gap, class);
	put(f, W_LENGTH, least(u->length / 3, 2), place, links);
	if (here) {
		put(f, G_STRETCH_BEFORE, u->before_code, class, left * 128 + gap);
		put(f, G_STRETCH_AFTER, u->after_code, class, left * 128 + gap);
	}
	return place;
}

/* ---- the speaker before, nobody ---------------------------------------------------------- */

enum { KIND_SAME, KIND_HEAD, KIND_PRONOUN, KIND_OTHER };

static uint32_t kind_of(const struct evidence *e, uint32_t candidate, uint32_t previous)
{
	const struct phrase *p = e->candidates.phrases->at;
	if (candidate == previous)
		return KIND_SAME;
	if (!phrase_is_pronoun(p[candidate].form) && p[candidate].head == p[previous].head)
		return KIND_HEAD;
	return e->candidates.at[candidate].class == CLASS_HE ? KIND_PRONOUN : KIND_OTHER;
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
static void put_turn(const struct evidence *e, const struct utterance *u, uint32_t candidate,
		     struct previous p, struct features *f)
{
	const struct utterance *b = &e->utterances[p.stretch];
	uint32_t flags =
		u->whole * 8u + u->cue_sentence * 4u + u->cue_paragraph * 2u + u->opens;
	uint32_t turn = p.other == NO_CANDIDATE               ? 0
			: candidate == p.other                ? 1
			: same_speaker(e, candidate, p.other) ? 2
							      : 3;
	if (turn == 1 || turn == 2) {
		uint32_t far = turn * 4 + distance_of(u, &e->utterances[p.other_stretch]);
		put(f, O_KIND, far, e->dialogue, u->whole);
		put(f, O_FLAGS, turn, e->dialogue, flags);
		put(f, O_PUNCT, turn, e->dialogue, b->punct * 2u + u->whole);
	}
	const struct phrase *phrase = &e->candidates.phrases->at[candidate];
	if (e->candidates.at[candidate].class >= CLASS_NAME &&
	    name_bit(phrase->head) & b->called && u->paragraph <= b->paragraph + 1)
		put(f, V_CALLED, e->dialogue, u->paragraph == b->paragraph, u->whole);
}

/* What the kind of candidate it is, beside the speaker before, tells: same, other … */
static void put_kind(const struct sight *s, uint32_t kind, struct features *f)
{
	const struct utterance *u = &s->e->utterances[s->stretch];
	const struct utterance *b = &s->e->utterances[s->previous.stretch];
	uint32_t kind_far = kind * 4 + distance_of(u, b);
	uint32_t flags = u->whole * 4u + u->cue_sentence * 2u + u->cue_paragraph;
	put(f, P_KIND, kind, 0, 0);
	put(f, P_KIND_FAR, kind_far, 0, 0);
	put(f, P_KIND_FLAGS, kind_far, flags, 0);
	put(f, P_KIND_PUNCT, kind_far, u->punct, u->before);
	put(f, P_KIND_CLOSED, kind_far, b->closed, u->resumes);
	put(f, P_DIALOGUE, kind_far, flags * 2 + u->opens, s->e->dialogue);
	put(f, P_DIALOGUE_PUNCT, kind_far, b->punct * 8u + b->closed * 4u + s->e->dialogue,
	    u->whole);
}

static void put_previous(const struct sight *s, uint32_t candidate, uint32_t kind,
			 struct features *f)
{
	const struct evidence *e = s->e;
	const struct utterance *u = &e->utterances[s->stretch];
	const struct utterance *b = &e->utterances[s->previous.stretch];
	const struct phrase *p = &e->candidates.phrases->at[candidate];
	uint32_t far = distance_of(u, b);
	if (kind == KIND_SAME) {
		uint32_t flags = u->whole * 4u + u->cue_sentence * 2u + u->cue_paragraph;
		put(f, P_SAME_SIDE, p->first > u->word, far, 0);
		put(f, P_SAME_OTHER, p->last < b->word, far, flags);
	}
	uint32_t at = e->words->at[p->first].paragraph;
	uint32_t paragraphs = at + 2 < b->paragraph ? 0 : least(at + 2 - b->paragraph, 4);
	put(f, P_KIND_PARAGRAPH, kind * 4 + far, paragraphs, 0);
	put_turn(e, u, candidate, s->previous, f);
}

/* ---- all together ------------------------------------------------------------------------ */

void evidence_look(struct sight *s, const struct evidence *e, uint32_t stretch,
		   struct previous p)
{
	s->e = e;
	s->stretch = stretch;
	s->previous = p;
	s->n = 0;
}

uint32_t evidence_pair(struct sight *s, uint32_t candidate, struct features *f,
		       uint32_t keys[SHARED_MOST])
{
	const struct candidate *c = &s->e->candidates.at[candidate];
	uint32_t n = 0, links = put_links(s, c, f, keys, &n);
	uint32_t place = put_where(s, candidate, links, f);
	put(f, E_CLASS_LINKS, c->class, links, 0);
	put(f, H_SOURCES, c->sources, c->class, links);
	keys[n++] = GROUP_PLACE + c->class * 32u + place * 2 + (links != 0);
	if (s->previous.candidate == NO_CANDIDATE) {
		put(f, P_FIRST, 0, 0, 0);
		return n;
	}
	uint32_t kind = kind_of(s->e, candidate, s->previous.candidate);
	put_previous(s, candidate, kind, f);
	keys[n++] = GROUP_KIND + kind;
	return n;
}

void evidence_shared(const struct sight *s, uint32_t key, struct features *f)
{
	const struct utterance *u = &s->e->utterances[s->stretch];
	if (key >= GROUP_KIND) {
		put_kind(s, key - GROUP_KIND, f);
	} else if (key >= GROUP_PLACE) {
		key -= GROUP_PLACE;
		put_place(u, key / 32, key / 2 % 16, key % 2, f);
	} else {
		put_cue(s->e, u, key % 4, &s->views[key / 4], f);
	}
}

void evidence_all(struct sight *s, uint32_t candidate, struct features *f)
{
	uint32_t keys[SHARED_MOST];
	evidence_static(s->e, candidate, f);
	uint32_t n = evidence_pair(s, candidate, f, keys);
	for (uint32_t i = 0; i < n; i++)
		evidence_shared(s, keys[i], f);
}

void evidence_nobody(const struct sight *s, struct features *f)
{
	const struct utterance *u = &s->e->utterances[s->stretch];
	put(f, N_BIAS, 0, 0, 0);
	put(f, N_PUNCT, u->punct, u->before, 0);
	put(f, N_CUES, u->cue_sentence, u->cue_paragraph, 0);
	put(f, N_LENGTH, least(u->length, 8), 0, 0);
	put(f, N_HEADLINE, u->paragraph == 0, 0, 0);
	put(f, N_WHOLE, u->whole, 0, 0);
	put(f, N_AFTER, u->after, 0, 0);
	put(f, N_DIALOGUE, s->e->dialogue, u->whole, 0);
}
