#include "templates.h"

#include "lexicon.h"

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

/* A candidate's cue, seen from the stretch. */
struct view {
	uint32_t cue;
	uint32_t side;      /* 0: the cue stands before the stretch, 1: after */
	uint32_t sentences; /* breaks between them, at most 2 */
	uint32_t stretches; /* between them, at most 2 */
	uint32_t gap;       /* words between them, binned */
	uint32_t near;      /* how many cues stand between, at most 3 */
	uint32_t reach;     /* the shape of what lies between the cue and the stretch */
	uint32_t next;      /* code of the word after the cue */
};

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

static void put_link(const struct evidence *e, const struct utterance *u, uint32_t type,
		     uint32_t shape, const struct view *v, struct features *f)
{
	uint32_t link = type * 64 + shape, side = v->side * 4 + v->sentences;
	uint32_t code = candidate_cue_code(&e->words->at[v->cue]);
	put(f, B_LINK_SIDE, link, side, 0);
	put(f, B_TYPE_DISTANCE, type, side, v->gap * 4 + v->stretches);
	put(f, B_TYPE_NEAR, type, v->near * 2 + v->side, 0);
	put(f, B_TYPE_NEAR_PUNCT, type * 8 + u->punct, v->near, side);
	put(f, B_LINK_GAP, link, v->side, v->gap);
	put(f, C_SIDE_TYPE, code, side, type);
	put(f, C_GAP, code, v->side, v->gap);
	put(f, B_REACH, v->reach, v->side, type);
	put(f, B_CUE_AFTER, v->next, v->side * 8 + v->near, type);
}

static void put_second(const struct evidence *e, const struct utterance *u,
		       const struct candidate *c, struct features *f)
{
	struct view v = view_of(e, u, c->right2);
	const struct word *w = &e->words->at[c->right2];
	uint32_t side = v.side * 4 + v.sentences;
	uint32_t ing = memcmp(e->d->text.at + w->end - 3, "ing", 3) == 0;
	put(f, B_SECOND_SIDE, c->shape2, side, ing);
	put(f, B_SECOND_NEAR, c->shape2, v.near * 2 + v.side, ing);
	put(f, B_SECOND_GAP, c->shape2, v.side, v.gap);
	put(f, B_SECOND_CLASS, c->class, v.near * 2 + v.side, ing);
	put(f, C_SECOND, candidate_cue_code(w), side, 0);
	if (c->shape == SHAPE_ADJACENT || c->shape == SHAPE_ADVERB) {
		bool and = false;
		for (uint32_t i = c->right; i < c->right2; i++)
			and |= e->words->at[i].tag == TAG_CONJUNCTION;
		put(f, B_SECOND_SUBJECT, side, v.near, ing * 2 + and);
	}
}

void evidence_pair(const struct evidence *e, uint32_t stretch, uint32_t candidate,
		   struct features *f)
{
	const struct utterance *u = &e->utterances[stretch];
	const struct candidate *c = &e->candidates.at[candidate];
	const struct phrase *p = &e->candidates.phrases->at[candidate];
	const struct word *at = e->words->at;
	bool left = p->last < u->word;
	uint32_t paragraph = at[p->first].paragraph;
	uint32_t far = paragraph + 1 < u->paragraph ? 0 : paragraph + 2 - u->paragraph;
	uint32_t breaks =
		left ? u->sentence - least(u->sentence, at[p->last].sentence)
		     : at[p->first].sentence - least(at[p->first].sentence, u->last_sentence);
	uint32_t here = breaks == 0 && paragraph == u->paragraph;
	uint32_t side = left * 2 + here, place = far * 4 + side, class = c->class, links = 0;
	if (c->right != NO_WORD) {
		struct view v = view_of(e, u, c->right);
		put_link(e, u, LINK_RIGHT, c->shape, &v, f);
		links |= 1 + v.side;
	}
	if (c->right2 != NO_WORD)
		put_second(e, u, c, f);
	if (c->left != NO_WORD) {
		struct view v = view_of(e, u, c->left);
		uint32_t type = c->taken ? LINK_LEFT_TAKEN : LINK_LEFT;
		put_link(e, u, type, SHAPE_ADJACENT, &v, f);
		links |= (1 + v.side) << 2;
	}
	if (c->class >= CLASS_NAME && name_bit(p->head) & u->names)
		put(f, V_INSIDE, class, (name_bit(p->head) & u->called) != 0, links != 0);
	if (e->dialogue)
		put(f, O_PLACE, e->dialogue * 8 + class, place * 2 + c->first, links);
	if (!links) {
		put(f, B_NONE_PLACE, place, 0, 0);
		put(f, B_NONE_CLASS, class, 0, 0);
		put(f, B_NONE_CUES, place, u->cue_sentence * 2u + u->cue_paragraph, 0);
	}
	put(f, E_FORM_SIDE, p->form, side, 0);
	put(f, E_CLASS_PLACE, class, place, 0);
	put(f, E_CLASS_LINKS, class, links, 0);
	put(f, G_AFTER_SIDE, c->after, side, 0);
	put(f, G_BEFORE_SIDE, c->before, class, side);
	if (c->first)
		put(f, G_FIRST_PLACE, class, place, 0);
	uint32_t from = left ? p->last + 1 : u->word + 1, to = left ? u->word : p->first;
	uint32_t quotes = candidates_stretches(&e->candidates, from, to),
		 gap = gap_bin(to - from - quotes);
	put(f, A_PLACE, place, least(breaks, 3), least(quotes, 3));
	put(f, A_GAP, side, gap, class);
	put(f, A_PUNCT, place, u->punct, 0);
	put(f, A_BEFORE, place, u->before, class);
	put(f, A_AFTER, place, u->after, class);
	put(f, H_SOURCES, c->sources, class, links);
	put(f, W_WHOLE, u->whole, place, class);
	put(f, W_LENGTH, least(u->length / 3, 2), place, links);
	if (here) {
		put(f, G_STRETCH_BEFORE,
		    word_first(e->words, u->word) ? 0
						  : candidate_word_code(e->words, u->word - 1),
		    class, left * 128 + gap);
		put(f, G_STRETCH_AFTER, candidate_word_code(e->words, u->word + 1), class,
		    left * 128 + gap);
	}
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
		     uint32_t kind_far, struct previous p, struct features *f)
{
	const struct utterance *b = &e->utterances[p.stretch];
	uint32_t flags =
		u->whole * 8u + u->cue_sentence * 4u + u->cue_paragraph * 2u + u->opens;
	uint32_t turn = p.other == NO_CANDIDATE               ? 0
			: candidate == p.other                ? 1
			: same_speaker(e, candidate, p.other) ? 2
							      : 3;
	put(f, P_DIALOGUE, kind_far, flags, e->dialogue);
	put(f, P_DIALOGUE_PUNCT, kind_far, b->punct * 8u + b->closed * 4u + e->dialogue,
	    u->whole);
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

void evidence_previous(const struct evidence *e, uint32_t stretch, uint32_t candidate,
		       struct previous p, struct features *f)
{
	if (p.candidate == NO_CANDIDATE) {
		put(f, P_FIRST, 0, 0, 0);
		return;
	}
	const struct utterance *u = &e->utterances[stretch], *b = &e->utterances[p.stretch];
	const struct phrase *ps = e->candidates.phrases->at;
	uint32_t kind = kind_of(e, candidate, p.candidate), far = distance_of(u, b);
	uint32_t flags = u->whole * 4u + u->cue_sentence * 2u + u->cue_paragraph;
	uint32_t kind_far = kind * 4 + far;
	put(f, P_KIND, kind, 0, 0);
	put(f, P_KIND_FAR, kind_far, 0, 0);
	put(f, P_KIND_FLAGS, kind_far, flags, 0);
	put(f, P_KIND_PUNCT, kind_far, u->punct, u->before);
	put(f, P_KIND_CLOSED, kind_far, b->closed, u->resumes);
	if (kind == KIND_SAME) {
		put(f, P_SAME_SIDE, ps[candidate].first > u->word, far, 0);
		put(f, P_SAME_OTHER, ps[candidate].last < b->word, far, flags);
	}
	uint32_t at = e->words->at[ps[candidate].first].paragraph;
	uint32_t paragraphs = at + 2 < b->paragraph ? 0 : least(at + 2 - b->paragraph, 4);
	put(f, P_KIND_PARAGRAPH, kind_far, paragraphs, 0);
	put_turn(e, u, candidate, kind_far, p, f);
}

void evidence_nobody(const struct evidence *e, uint32_t stretch, struct previous p,
		     struct features *f)
{
	const struct utterance *u = &e->utterances[stretch];
	(void)p;
	put(f, N_BIAS, 0, 0, 0);
	put(f, N_PUNCT, u->punct, u->before, 0);
	put(f, N_CUES, u->cue_sentence, u->cue_paragraph, 0);
	put(f, N_LENGTH, least(u->length, 8), 0, 0);
	put(f, N_HEADLINE, u->paragraph == 0, 0, 0);
	put(f, N_WHOLE, u->whole, 0, 0);
	put(f, N_AFTER, u->after, 0, 0);
	put(f, N_DIALOGUE, e->dialogue, u->whole, 0);
}
