#include "evidence.h"

#include "lexicon.h"

/* Templates of features; the numbers are part of the learned tables. */
enum template {
	/* links: B */
	B_LINK = 1, B_LINK_SIDE, B_TYPE_DISTANCE, B_TYPE_NEAR, B_TYPE_NEAR_PUNCT, B_TYPE_BETWEEN,
	B_CLASS_LINK, B_LINK_GAP, B_BOTH, B_NONE_PLACE, B_NONE_CLASS, B_NONE_CUES, B_SECOND_SIDE,
	B_SECOND_NEAR, B_SECOND_GAP, B_SECOND_CLASS, B_SECOND_FIRST, B_SECOND_SUBJECT,
	/* cue lemmas: C */
	C_TYPE, C_SIDE_TYPE, C_LINK, C_GAP, C_SECOND,
	/* form: E, F */
	E_FORM, E_FORM_SIDE, E_CLASS_PLACE, E_LENGTH, E_CLASS_LINKS, E_FLAGS, E_CLASS_FLAGS,
	F_HEAD, F_DETERMINER, F_KNOWN,
	/* neighbours: G */
	G_BEFORE, G_AFTER, G_AFTER_SIDE, G_BEFORE_SIDE, G_ADDRESSEE, G_ADDRESSEE_TO, G_APPOSITION,
	G_HAS_APPOSITION, G_HAS_WHO, G_FIRST, G_FIRST_PLACE,
	/* the speaker before: P */
	P_FIRST, P_KIND, P_KIND_FAR, P_KIND_FLAGS, P_KIND_PUNCT, P_KIND_CLOSED, P_SAME_SIDE,
	P_SAME_OTHER, P_KIND_PARAGRAPH,
	/* nobody: N; carried over: R */
	N_BIAS, N_PUNCT, N_CUES, N_LENGTH, N_HEADLINE, N_WHOLE, N_AFTER, R_CARRIED,
	/* place, punctuation, discourse, paragraph: A, D, H, Q */
	A_PLACE, A_GAP, A_PUNCT, A_BEFORE, A_AFTER, A_BETWEEN,
	H_SOURCES, W_WHOLE, W_LENGTH,
	B_BEATEN, B_REACH, B_CUE_AFTER, G_STRETCH_BEFORE, G_STRETCH_AFTER, F_OWNED,
	/* conversation: O, V */
	O_KIND, O_FLAGS, O_PUNCT, P_DIALOGUE, P_DIALOGUE_PUNCT, O_PLACE, V_INSIDE, V_CALLED, N_DIALOGUE, A_BETWEEN_CLASS,

	/* filter */
	Q_LENGTH = 128, Q_PUNCT, Q_VERB, Q_CUES, Q_TITLE, Q_TITLE_LENGTH, Q_TITLE_BEFORE, Q_BEFORE,
	Q_BEFORE_LENGTH, Q_AFTER, Q_AFTER_LENGTH, Q_LOW, Q_FIRST_PERSON, Q_END, Q_STYLE, Q_HEADLINE,
	Q_CUE_FLAGS, Q_CLOSED, Q_DIGIT, Q_UPPER, Q_BEFORE2, Q_CUE_BEFORE, Q_CUE_AFTER, Q_CUE_BOTH,
	Q_SHARE, Q_NOBODY, Q_SCORE, Q_SCORE_LENGTH, Q_BEFORE_HASH,
	Q_PLACE, Q_AFTER_HASH, Q_FIRST_HASH, Q_LAST_HASH, Q_BEFORE_PAIR,
	Q_BOTH_SIDES, Q_CAPITALS, Q_IN_SENTENCE, Q_VERB_CUES, Q_DIALOGUE, Q_DIALOGUE_PUNCT,
};

enum { WINDOW_BEFORE = 48, WINDOW_AFTER = 24, WINDOW_EARLIER = 40, WINDOW_LATER = 6, LATER_REACH = 60 };

static inline void put(struct features *f, uint32_t template, uint32_t a, uint32_t b, uint32_t c)
{
	if (f->n < FEATURES_MOST)
		f->at[f->n++] = feature(template, a, b, c);
}

/* ---- utterances ------------------------------------------------------------------------------- */

static uint8_t punct_of(const struct evidence *e, const struct stretch *s)
{
	const struct token *at = e->tokens->at;
	uint32_t last = s->closed ? s->end - 2 : s->end - 1;
	const struct token *next = &at[s->end];
	char in = last > s->first ? at[last].sign : 0;
	char out = next->flags & TOKEN_GLUED ? next->sign : 0;
	if ((in == '\'' || in == '"') && last > s->first + 1) /* '…nested.'" */
		in = at[last - 1].sign;
	if (in == ',' || out == ',')
		return PUNCT_COMMA;
	if (in == '.' || at[last].flags & TOKEN_DOTTED)
		return PUNCT_STOP;
	if (in == '?' || in == '!')
		return PUNCT_QUESTION;
	if (in == '_' || in == '-')
		return PUNCT_DASH;
	return out == '.' ? PUNCT_STOP_OUTSIDE : PUNCT_NONE;
}

static uint8_t side_of(const struct word *w, uint32_t that)
{
	if (w->tag == TAG_QUOTE)
		return SIDE_QUOTE;
	if (w->sign == ',')
		return SIDE_COMMA;
	if (w->sign == ':')
		return SIDE_COLON;
	if (w->sign == '.' || w->sign == '?' || w->sign == '!')
		return SIDE_STOP;
	if (w->hash == that)
		return SIDE_THAT;
	if (w->cue)
		return SIDE_CUE;
	if (w->tag == TAG_PREPOSITION)
		return SIDE_PREPOSITION;
	return w->tag == TAG_DETERMINER ? SIDE_DETERMINER : SIDE_WORD;
}

static bool is_cue(const struct word *w)
{
	return w->cue && w->cue != CUE_INFINITIVE && w->cue != CUE_MENTAL;
}

static uint64_t name_bit(uint32_t hash)
{
	return (uint64_t)1 << ((hash >> 7) & 63);
}

/* The names inside a stretch; a name between commas or ends of sentences may call whom it speaks to. */
static void look_for_names(const struct evidence *e, const struct stretch *s, struct utterance *u)
{
	const struct token *at = e->tokens->at;
	for (uint32_t i = s->first + 1; i < s->end - s->closed; i++) {
		if (!(at[i].flags & TOKEN_CAPITAL))
			continue;
		uint64_t bit = name_bit(at[i].hash);
		u->names |= bit;
		bool before = i == s->first + 1 || at[i - 1].sign == ',' || at[i - 1].flags & TOKEN_CAPITAL;
		if (before && at[i + 1].sign && at[i + 1].sign != '-' && !at[i].tail)
			u->called |= bit;
	}
}

static void describe(struct evidence *e, uint32_t i, uint32_t first, uint32_t end, bool whole,
		     bool cue, uint32_t that)
{
	const struct stretch *s = &e->marks->at[i];
	const struct words *w = e->words;
	struct utterance *u = &e->utterances[i];
	uint32_t k = w->of_stretch[i];
	*u = (struct utterance){
		.word = k,
		.sentence = s->sentence,
		.last_sentence = s->last_sentence,
		.paragraph = s->paragraph,
		.punct = punct_of(e, s),
		.before = k > first ? side_of(&w->at[k - 1], that) : SIDE_EDGE,
		.after = k + 1 < end ? side_of(&w->at[k + 1], that) : SIDE_EDGE,
		.closed = s->closed,
		.resumes = s->resumes,
		.whole = whole,
		.cue_paragraph = cue,
		.single = mark_style_single(s->style),
	};
	u->opens = k == first;
	look_for_names(e, s, u);
	for (uint32_t t = s->first + 1; t < s->end - s->closed; t++)
		u->length += (e->tokens->at[t].flags & (TOKEN_WORD | TOKEN_NUMBER)) &&
			     (t == s->first + 1 || !(e->tokens->at[t].flags & TOKEN_GLUED));
	for (uint32_t j = k; j-- > first && w->at[j].sentence >= u->sentence && !u->cue_sentence;)
		u->cue_sentence = is_cue(&w->at[j]);
	for (uint32_t j = k + 1; j < end && w->at[j].sentence <= u->last_sentence && !u->cue_sentence; j++)
		u->cue_sentence = is_cue(&w->at[j]);
}

/* A conversation: paragraphs that open with marks one after the other, questions, cries. */
static uint8_t dialogue_of(const struct evidence *e)
{
	uint32_t asked = 0, turns = 0, n = e->marks->n;
	for (uint32_t i = 0; i < n; i++) {
		const struct utterance *u = &e->utterances[i];
		asked += u->punct == PUNCT_QUESTION;
		if (!i || !u->opens)
			continue;
		uint32_t k = i - 1, before = e->utterances[k].paragraph;
		turns += before + 1 == u->paragraph &&
			 (e->utterances[k].opens || e->words->at[e->words->paragraph_first[before]].tag == TAG_QUOTE);
	}
	return n < 4 ? 0 : (uint8_t)((asked * 20 > n * 3) + (turns * 12 > e->d->n_paragraphs));
}

void evidence_build(struct evidence *e, const struct document *d, const struct tokens *t,
		    const struct marks *m, const struct words *w, const struct phrases *p,
		    struct arena *a)
{
	*e = (struct evidence){.d = d, .tokens = t, .marks = m, .words = w};
	e->utterances = ARENA_ARRAY(a, (size_t)m->n + 1, struct utterance);
	candidates_find(&e->candidates, w, p, a);
	uint32_t that = hash_bytes("that", 4);
	for (uint32_t i = 0; i < m->n;) {
		uint32_t paragraph = m->at[i].paragraph;
		uint32_t first = w->paragraph_first[paragraph], end = w->paragraph_first[paragraph + 1];
		bool whole = true, cue = false;
		for (uint32_t j = first; j < end; j++) {
			whole &= !word_lexical(&w->at[j]);
			cue |= is_cue(&w->at[j]);
		}
		for (; i < m->n && m->at[i].paragraph == paragraph; i++)
			describe(e, i, first, end, whole, cue, that);
	}
	e->dialogue = dialogue_of(e);
}

uint32_t evidence_window(const struct evidence *e, uint32_t stretch, struct previous before,
			 uint32_t *out)
{
	const struct utterance *u = &e->utterances[stretch];
	const struct phrases *p = e->candidates.phrases;
	uint32_t n = 0, k = u->word, paragraph = u->paragraph;
	uint32_t first = p->paragraph_first[paragraph], end = p->paragraph_first[paragraph + 1];
	uint32_t low = first, high = end;
	while (low < high) { /* the first candidate behind the stretch */
		uint32_t middle = low + (high - low) / 2;
		if (p->at[middle].first < k)
			low = middle + 1;
		else
			high = middle;
	}
	for (uint32_t i = low - first > WINDOW_BEFORE ? low - WINDOW_BEFORE : first;
	     i < end && i < low + WINDOW_AFTER; i++)
		out[n++] = i;
	if (paragraph > 0) {
		uint32_t from = p->paragraph_first[paragraph - 1];
		for (uint32_t i = first - from > WINDOW_EARLIER ? first - WINDOW_EARLIER : from; i < first; i++)
			out[n++] = i;
	}
	if (paragraph + 1 < e->d->n_paragraphs)
		for (uint32_t i = end; i < p->paragraph_first[paragraph + 2] && i < end + WINDOW_LATER &&
				       p->at[i].first - k < LATER_REACH; i++)
			out[n++] = i;
	const uint32_t spoke[] = {before.candidate, before.other};
	for (int s = 0; s < 2; s++) {
		bool within = spoke[s] == NO_CANDIDATE;
		for (uint32_t i = 0; i < n && !within; i++)
			within = out[i] == spoke[s];
		if (!within)
			out[n++] = spoke[s];
	}
	return n;
}

/* ---- candidates ------------------------------------------------------------------------------- */

static uint32_t gap_bin(uint32_t n)
{
	return n < 3 ? n : n < 5 ? 4 : n < 8 ? 7 : n < 16 ? 15 : n < 31 ? 30 : 99;
}

static uint32_t least(uint32_t a, uint32_t b)
{
	return a < b ? a : b;
}

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
		if (two && before->sign == ',' && class == CLASS_NOUN && w->at[p->first - 2].flags & TOKEN_CAPITAL)
			put(f, G_APPOSITION, 0, 0, 0);
	}
	const struct word *next = &w->at[p->last + 1], *two = next + 1;
	if (next->sign == ',' && (two->tag == TAG_DETERMINER || heads(two)))
		put(f, G_HAS_APPOSITION, class, 0, 0);
	if (two->paragraph == w->at[p->last].paragraph && next->sign == ',' && two->tag == TAG_CONJUNCTION)
		put(f, G_HAS_WHO, two->hash, 0, 0);
	if (c->first)
		put(f, G_FIRST, class, 0, 0);
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
		put(f, B_TYPE_BETWEEN, c->between, 0, 0);
	if (class == CLASS_NOUN) {
		put(f, F_KNOWN, heads(&e->words->at[p->last]), p->form, 0);
		put(f, F_HEAD, p->head, 0, 0);
		if (p->determiner)
			put(f, F_DETERMINER, p->determiner, 0, 0);
	}
	const struct phrase *outer = p->form == PHRASE_HIS && p[1].form == PHRASE_CUT ? p + 2 : p + 1;
	if ((p->form == PHRASE_HIS || p->form == PHRASE_OWNER) && outer->first == p->first)
		put(f, F_OWNED, outer->head, 0, 0);
	if (c->beaten)
		put(f, B_BEATEN, c->shape, class, 0);
	put_surroundings(e, p, c, f);
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
	uint32_t breaks = cue < k ? u->sentence - least(u->sentence, w->sentence) :
				    w->sentence - least(w->sentence, u->last_sentence);
	v.sentences = least(breaks, 2);
	v.stretches = least(between, 2);
	v.gap = gap_bin(end - first - between);
	v.near = least(c->cues[end] - c->cues[first], 3);
	v.reach = candidate_shape(e->words, first, end);
	v.next = word_first(e->words, cue + 1) ? 0 : candidate_word_code(e->words, cue + 1);
	return v;
}

enum { LINK_RIGHT, LINK_LEFT, LINK_LEFT_TAKEN };

static void put_link(const struct evidence *e, const struct utterance *u, uint32_t class, uint32_t type,
		     uint32_t shape, const struct view *v, struct features *f)
{
	uint32_t link = type * 64 + shape, side = v->side * 4 + v->sentences;
	uint32_t code = candidate_cue_code(&e->words->at[v->cue]);
	put(f, B_LINK, link, 0, 0);
	put(f, B_LINK_SIDE, link, side, 0);
	put(f, B_TYPE_DISTANCE, type, side, v->gap * 4 + v->stretches);
	put(f, B_TYPE_NEAR, type, v->near * 2 + v->side, 0);
	put(f, B_TYPE_NEAR_PUNCT, type * 8 + u->punct, v->near, side);
	put(f, B_CLASS_LINK, class, link, 0);
	put(f, B_LINK_GAP, link, v->side, v->gap);
	put(f, C_TYPE, code, type, 0);
	put(f, C_SIDE_TYPE, code, side, type);
	put(f, C_LINK, code, link, 0);
	put(f, C_GAP, code, v->side, v->gap);
	put(f, B_REACH, v->reach, v->side, type);
	put(f, B_CUE_AFTER, v->next, v->side * 8 + v->near, type);
}

static void put_second(const struct evidence *e, const struct utterance *u, const struct candidate *c,
		       struct features *f)
{
	struct view v = view_of(e, u, c->right2);
	const struct word *w = &e->words->at[c->right2];
	uint32_t side = v.side * 4 + v.sentences;
	uint32_t ing = memcmp(e->d->text.at + w->end - 3, "ing", 3) == 0;
	put(f, B_SECOND_SIDE, c->shape2, side, ing);
	put(f, B_SECOND_NEAR, c->shape2, v.near * 2 + v.side, ing);
	put(f, B_SECOND_GAP, c->shape2, v.side, v.gap);
	put(f, B_SECOND_CLASS, c->class, v.near * 2 + v.side, ing);
	put(f, B_SECOND_FIRST, c->shape2, c->shape, 0);
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
	uint32_t breaks = left ? u->sentence - least(u->sentence, at[p->last].sentence) :
				 at[p->first].sentence - least(at[p->first].sentence, u->last_sentence);
	uint32_t here = breaks == 0 && paragraph == u->paragraph;
	uint32_t side = left * 2 + here, place = far * 4 + side, class = c->class, links = 0;
	if (c->right != NO_WORD) {
		struct view v = view_of(e, u, c->right);
		put_link(e, u, class, LINK_RIGHT, c->shape, &v, f);
		links |= 1 + v.side;
	}
	if (c->right2 != NO_WORD)
		put_second(e, u, c, f);
	if (c->left != NO_WORD) {
		struct view v = view_of(e, u, c->left);
		uint32_t type = c->taken ? LINK_LEFT_TAKEN : LINK_LEFT;
		put_link(e, u, class, type, SHAPE_ADJACENT, &v, f);
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
	uint32_t quotes = candidates_stretches(&e->candidates, from, to), gap = gap_bin(to - from - quotes);
	put(f, A_PLACE, place, least(breaks, 3), least(quotes, 3));
	put(f, A_GAP, side, gap, class);
	put(f, A_PUNCT, place, u->punct, 0);
	put(f, A_BEFORE, place, u->before, class);
	put(f, A_AFTER, place, u->after, class);
	put(f, H_SOURCES, c->sources, class, links);
	put(f, W_WHOLE, u->whole, place, class);
	put(f, W_LENGTH, least(u->length / 3, 2), place, links);
	if (here) {
		put(f, G_STRETCH_BEFORE, word_first(e->words, u->word) ? 0 : candidate_word_code(e->words, u->word - 1), class, left * 128 + gap);
		put(f, G_STRETCH_AFTER, candidate_word_code(e->words, u->word + 1), class, left * 128 + gap);
	}
}

/* ---- the speaker before, nobody --------------------------------------------------------------- */

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
	const struct phrase *p = &e->candidates.phrases->at[a], *q = &e->candidates.phrases->at[b];
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
	uint32_t flags = u->whole * 8u + u->cue_sentence * 4u + u->cue_paragraph * 2u + u->opens;
	uint32_t turn = p.other == NO_CANDIDATE ? 0 : candidate == p.other ? 1 :
			same_speaker(e, candidate, p.other) ? 2 : 3;
	put(f, P_DIALOGUE, kind_far, flags, e->dialogue);
	put(f, P_DIALOGUE_PUNCT, kind_far, b->punct * 8u + b->closed * 4u + e->dialogue, u->whole);
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

void evidence_nobody(const struct evidence *e, uint32_t stretch, struct previous p, struct features *f)
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

/* ---- utterance or not ------------------------------------------------------------------------- */

struct inside {
	bool verb, first_person, title, low, digit, upper;
	uint32_t first, last, capitals; /* hashes of the words at its ends; capitalised ones */
};

static struct inside look_inside(const struct evidence *e, const struct stretch *s)
{
	const uint64_t we = LEX(PRONOUN) | LEX(DETERMINER);
	static const char *const words[] = {"i", "we", "my", "our", "us", "me", "you", "your"};
	uint32_t hashes[sizeof words / sizeof *words];
	for (size_t k = 0; k < sizeof words / sizeof *words; k++)
		hashes[k] = hash_bytes(words[k], strlen(words[k]));
	struct inside in = {.upper = true};
	uint32_t n = 0, longs = 0, capitals = 0, letters = 0;
	for (uint32_t i = s->first + 1; i < s->end - s->closed; i++) {
		const struct token *t = &e->tokens->at[i];
		if (t->flags & TOKEN_NUMBER)
			in.digit = true;
		if (!(t->flags & TOKEN_WORD))
			continue;
		if (!n++) {
			in.low = !(t->flags & TOKEN_CAPITAL);
			in.first = t->hash;
		}
		in.last = t->hash;
		in.capitals += (t->flags & TOKEN_CAPITAL) != 0;
		in.verb |= (t->classes & (LEX(AUXILIARY) | LEX(VERB))) != 0;
		if (t->classes & we)
			for (size_t k = 0; k < sizeof words / sizeof *words; k++)
				in.first_person |= t->hash == hashes[k];
		if (t->end - t->start > 3) {
			longs++;
			capitals += (t->flags & TOKEN_CAPITAL) != 0;
		}
		letters += t->end - t->start > 1;
		in.upper &= t->end - t->start == 1 || (t->flags & TOKEN_UPPER) != 0;
	}
	in.upper &= letters > 0;
	in.title = n > 1 && longs && longs == capitals;
	return in;
}

static uint32_t length_bin(uint32_t n)
{
	return n < 6 ? n : n < 8 ? 6 : n < 15 ? 8 : 15;
}

/* Code of the nearest cue within `reach` words on one side of k, 0 if none. */
static uint32_t cue_near(const struct words *w, uint32_t k, int step, int reach)
{
	uint32_t i = k;
	for (int n = 0; n < reach; n++) {
		if ((step < 0 && i == 0) || (step > 0 && i + 1 >= w->n))
			return 0;
		i += (uint32_t)step;
		if (w->at[i].paragraph != w->at[k].paragraph)
			return 0;
		if (w->at[i].cue)
			return candidate_cue_code(&w->at[i]);
	}
	return 0;
}

static void put_neighbours(const struct evidence *e, const struct utterance *u, uint32_t length,
			   bool title, struct features *f)
{
	const struct words *w = e->words;
	uint32_t k = u->word, few = least(length, 4);
	uint32_t before = word_first(w, k) ? 0 : candidate_word_code(w, k - 1);
	uint32_t after = k + 1 < w->n && !word_first(w, k + 1) ? candidate_word_code(w, k + 1) : 0;
	put(f, Q_TITLE_BEFORE, title, before, 0);
	put(f, Q_BEFORE, before, 0, 0);
	put(f, Q_BEFORE_LENGTH, before, few, 0);
	put(f, Q_AFTER, after, 0, 0);
	put(f, Q_AFTER_LENGTH, after, few, 0);
	if (before) {
		const struct word *b = &w->at[k - 1];
		if (word_lexical(b))
			put(f, Q_BEFORE_HASH, b->hash, 0, 0);
		bool two = !word_first(w, k - 1);
		if (two && (b->tail || b->tag == TAG_DETERMINER || b->tag == TAG_PREPOSITION))
			put(f, Q_BEFORE2, candidate_word_code(w, k - 2), b->tail ? 1 : b->hash, title);
	}
	if (after && word_lexical(&w->at[k + 1]))
		put(f, Q_AFTER_HASH, w->at[k + 1].hash, few, 0);
	put(f, Q_BOTH_SIDES, before, after, 0);
	if (before && !word_first(w, k - 1))
		put(f, Q_BEFORE_PAIR, before, candidate_word_code(w, k - 2), title);
	uint32_t cue_before = cue_near(w, k, -1, 8), cue_after = cue_near(w, k, 1, 6);
	put(f, Q_CUE_BEFORE, cue_before, 0, 0);
	put(f, Q_CUE_AFTER, cue_after, 0, 0);
	put(f, Q_CUE_BOTH, cue_before != 0, cue_after != 0, length);
}

/* Where the best candidate stands. */
static void put_best(const struct evidence *e, const struct utterance *u, const struct ranked *best,
		     uint32_t few, struct features *f)
{
	if (best->candidate == NO_CANDIDATE)
		return;
	const struct candidate *c = &e->candidates.at[best->candidate];
	const struct phrase *p = &e->candidates.phrases->at[best->candidate];
	uint32_t left = p->last < u->word;
	uint32_t here = e->words->at[p->first].paragraph == u->paragraph;
	put(f, Q_PLACE, left * 2 + here, c->class, few);
}

static uint32_t bin(float x, float low, float high, float width)
{
	x = x < low ? low : x > high ? high : x;
	return (uint32_t)((x - low) / width);
}

void evidence_filter(const struct evidence *e, uint32_t stretch, const struct ranked *best,
		     struct features *f)
{
	const struct utterance *u = &e->utterances[stretch];
	const struct stretch *s = &e->marks->at[stretch];
	struct inside in = look_inside(e, s);
	uint32_t n = length_bin(u->length), few = least(n, 4);
	uint32_t cues = u->cue_sentence * 2u + u->cue_paragraph;
	put(f, Q_LENGTH, n, 0, 0);
	put(f, Q_PUNCT, n, u->punct, 0);
	put(f, Q_VERB, n, in.verb, 0);
	put(f, Q_CUES, n, cues, 0);
	put(f, Q_TITLE, in.title, 0, 0);
	put(f, Q_TITLE_LENGTH, in.title, n, 0);
	put(f, Q_LOW, in.low, few, 0);
	put(f, Q_FIRST_PERSON, in.first_person, 0, 0);
	put(f, Q_END, u->punct, 0, 0);
	put(f, Q_STYLE, u->single, few, u->paragraph == 0);
	put(f, Q_HEADLINE, u->paragraph == 0, 0, 0);
	put(f, Q_CUE_FLAGS, cues, 0, 0);
	put(f, Q_DIALOGUE, e->dialogue, u->whole * 2u + u->opens, n);
	put(f, Q_DIALOGUE_PUNCT, e->dialogue, u->punct, few);
	put(f, Q_CLOSED, u->closed, 0, 0);
	put(f, Q_DIGIT, in.digit, 0, 0);
	put(f, Q_UPPER, in.upper, 0, 0);
	put_neighbours(e, u, n, in.title, f);
	put_best(e, u, best, few, f);
	put(f, Q_CAPITALS, least(in.capitals, 4), least(u->length, 6), in.low);
	put(f, Q_VERB_CUES, in.verb, cues, few);
	if (u->length <= 4) {
		put(f, Q_FIRST_HASH, in.first, 0, 0);
		put(f, Q_LAST_HASH, in.last, 0, 0);
	}
	bool earlier = stretch > 0 && e->utterances[stretch - 1].last_sentence >= u->sentence;
	bool later = stretch + 1 < e->marks->n && e->utterances[stretch + 1].sentence <= u->last_sentence;
	put(f, Q_IN_SENTENCE, earlier * 2 + later, few, u->before);
	put(f, Q_SHARE, bin(best->share, 0, 1, .2f), few, 0);
	put(f, Q_NOBODY, best->candidate == NO_CANDIDATE, 0, 0);
	put(f, Q_SCORE, bin(best->score, -4, 12, 1), 0, 0);
	put(f, Q_SCORE_LENGTH, bin(best->score, -4, 12, 2), n, 0);
}
