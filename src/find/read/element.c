#include "english.h"

#include "lexicon.h"
#include "find/read/small_words.h"

#define NOUN_CLASSES (LEX(PERSON_NOUN) | LEX(GROUP_NOUN) | LEX(ORG_NOUN) | LEX(TITLE))

enum { SURNAMES = 64 };

struct element_builder {
	struct element *start, *next; /* the first, and where the next one goes */
	const struct token *tokens;
	const struct marks *marks;
	uint32_t *of_stretch; /* see struct elements */
	uint32_t stretch;     /* the next one of the marks */
	uint32_t marked;      /* its first token; UINT32_MAX: there is none */
	const struct document *document;
	/* common words that stood behind a first name, by hash: "Woods" of "Ann Woods" */
	uint32_t surnames[SURNAMES];
	bool gestures; /* some in the paragraph may report */
	struct element
		*unsure; /* the last word that the one behind it may mend; NULL: mended */
};

static bool opens_paragraph(const struct element *w)
{
	return w->flags & TOKEN_PARAGRAPH;
}

/* ---- parts of speech --------------------------------------------------------------------- */

/* A capitalised word that is no small one is a name unless it is a common one that opens a
 * sentence. */
static bool is_name(const struct element *w)
{
	if (!(w->flags & TOKEN_CAPITAL) || w->classes & LEX(CALENDAR))
		return false;
	if (!(w->flags & TOKEN_SENTENCE))
		return true;
	uint64_t personal = LEX(FIRST_MALE) | LEX(FIRST_FEMALE) | LEX(SURNAME) | LEX(TITLE);
	if (w->classes & personal || w->flags & (TOKEN_UPPER | TOKEN_MIXED | TOKEN_DOTTED))
		return true;
	return !(w->classes & (LEX(COMMON) | NOUN_CLASSES | LEX(VERB))) && !w->lemma;
}

/* By the first class that a word has of LEX_FUNCTION. */
static const uint8_t function_tags[LEX_BITS] = {
	[LEX_BIT_DETERMINER] = TAG_DETERMINER,   [LEX_BIT_PREPOSITION] = TAG_PREPOSITION,
	[LEX_BIT_CONJUNCTION] = TAG_CONJUNCTION, [LEX_BIT_PRONOUN] = TAG_PRONOUN,
	[LEX_BIT_AUXILIARY] = TAG_AUXILIARY,     [LEX_BIT_PARTICLE] = TAG_PARTICLE,
};

/* "Woods, who left, said": does what was a surname before open the sentence, by itself? */
static bool is_surname_again(const struct element_builder *b, const struct element *w)
{
	const uint32_t opens = TOKEN_CAPITAL | TOKEN_SENTENCE;
	return (w->flags & opens) == opens && b->tokens[w->token + 1].sign == ',' &&
	       b->surnames[w->hash % SURNAMES] == w->hash;
}

static uint8_t tag_of(const struct element_builder *b, const struct element *w)
{
	uint64_t function = w->classes & LEX_FUNCTION;
	if (function)
		return function_tags[__builtin_ctzll(function)];
	if (w->flags & TOKEN_NUMBER && !(w->classes & ~LEX(CALENDAR)))
		return TAG_NUMBER;
	if (is_name(w))
		return TAG_NAME;
	if (w->classes & LEX(VERB) || w->cue == CUE_VERB || w->cue == CUE_INFINITIVE ||
	    w->cue == CUE_MENTAL)
		return TAG_VERB;
	if (w->classes & NOUN_CLASSES)
		return TAG_NOUN;
	if (w->flags & TOKEN_CAPITAL)
		return is_surname_again(b, w) ? TAG_NAME : TAG_WORD;
	return (uint8_t)english_tag(element_str(b->document, w));
}

/* Is a capitalised word a small one or a month, and tagged as such, though it may be a name? */
static bool mendable(const struct element *w)
{
	return (w->classes & (LEX(AUXILIARY) | LEX(CALENDAR)) || w->hash == WORD_HE) &&
	       w->tag != TAG_NAME;
}

/* "Ada Oskar | Friday": a day that is nobody's surname, behind a name that is whole. */
static bool tells_day(const struct element *word)
{
	return word->classes & LEX(CALENDAR) && !(word->classes & LEX(SURNAME)) &&
	       !opens_paragraph(word - 1) && word[-2].tag == TAG_NAME && !word[-2].tail;
}

/* "Will Smith", "Theresa May", "April Ryan": the word that is unsure may be part of a name. */
static void mend_name(struct element_builder *b)
{
	struct element *word = b->unsure;
	const struct element *next = word + 1;
	uint64_t first = LEX(FIRST_MALE) | LEX(FIRST_FEMALE);
	bool before = !opens_paragraph(word) && word[-1].tag == TAG_NAME &&
		      word[-1].classes & first && !word[-1].tail && !tells_day(word);
	bool subject = (word->hash == WORD_WILL || word->hash == WORD_MAY) &&
		       next->cue == CUE_VERB &&
		       cue_lemma(next->lemma)->key != next->hash; /* "Will said": no modal */
	bool after = word->classes & first && next->tag == TAG_NAME &&
		     !(word->flags & TOKEN_SENTENCE && word->classes & LEX(AUXILIARY));
	bool he = english_called_he(word->hash, word->flags, next->classes, next->flags);
	if (before || after || subject || he)
		word->tag = TAG_NAME;
	b->unsure = NULL;
}

static void be_unsure(struct element_builder *b, struct element *w)
{
	if (b->unsure)
		mend_name(b);
	b->unsure = w;
}

/* Said of somebody here: "said", "says", "has told", but neither "say" nor "saying". */
static bool finite(const struct element_builder *b, const struct element *cue)
{
	char form = english_verb_form(element_str(b->document, cue), cue->hash);
	return form == 'd' || form == 's';
}

/* Remembers a name when its word is a common one behind a first name. */
static void note_surname(struct element_builder *b, const struct element *w)
{
	if (w->classes & NOUN_CLASSES ||
	    !(w->lemma || w->classes & (LEX(COMMON) | LEX(VERB))) || opens_paragraph(w))
		return;
	const uint64_t given = LEX(FIRST_MALE) | LEX(FIRST_FEMALE);
	if (w[-1].tag == TAG_NAME && w[-1].classes & given && !w[-1].tail)
		b->surnames[w->hash % SURNAMES] = w->hash;
}

/* Is a word that opens a sentence in capitals and has a finite cue a name, not things or a
 * verb? */
static bool names_subject(const struct element_builder *b, const struct element *w)
{
	if (element_tagged(w, TAG(WORD) | TAG(VERB) | TAG(ED) | TAG(ING)) &&
	    b->surnames[w->hash % SURNAMES] == w->hash)
		return true;
	struct str word = element_str(b->document, w);
	return w->tag == TAG_WORD && !english_plural(word) && !word_ends_in(word, "ly");
}

/*
 * "China said", "Pence went on to say": no singular noun is a subject without a determiner, so
 * a common word in capitals that opens a sentence and has a finite cue is a name; so is
 * what was a surname before: "Woods said".
 */
static void name_subject(const struct element_builder *b, struct element *cue)
{
	struct element *behind = cue; /* the subject */
	bool went_on = cue > b->start + 3 && cue[-1].hash == WORD_TO &&
		       cue[-2].hash == WORD_ON && cue[-3].hash == WORD_WENT;
	if (cue->cue != CUE_VERB || !(went_on || finite(b, cue)))
		return;
	behind -= went_on ? 3 : 0;
	while (behind > b->start &&
	       element_tagged(&behind[-1], TAG(AUXILIARY) | TAG(PARTICLE) | TAG(ADVERB)))
		behind--;
	if (behind == b->start)
		return;
	struct element *subject = &behind[-1];
	uint32_t first = TOKEN_CAPITAL | TOKEN_SENTENCE;
	if ((subject->flags & first) != first || subject->sentence != cue->sentence ||
	    subject->classes & LEX(CALENDAR) || english_opens_time(subject->hash) ||
	    !names_subject(b, subject))
		return;
	subject->tag = TAG_NAME;
	subject->cue = CUE_NONE;
}

/* ---- cues -------------------------------------------------------------------------------- */

/*
 * "refugee advocates also said", "official figures show": no verb stands before another, so
 * what might be one is a noun in the plural.
 */
static bool subject_of_next(const struct element_builder *b, const struct element *word)
{
	enum { SAYS = 7 };
	const struct token *next = &b->tokens[word->token + 1];
	if (!word_ends_in(element_str(b->document, word), "s") ||
	    cue_lemma(word->lemma)->key == word->hash)
		return false;
	if (next->classes & LEX(PARTICLE) && !next->cue)
		next++;
	if (!next->cue || next->flags & (TOKEN_SENTENCE | TOKEN_CAPITAL) ||
	    cue_lemma(next->cue)->strength < SAYS)
		return false;
	char form = english_verb_form(token_str(b->document, next), next->hash);
	return form == 'd' || cue_lemma(next->cue)->key == next->hash;
}

static uint8_t verb_cue(const struct element_builder *b, const struct element *word)
{
	if (word->flags & TOKEN_POSSESSIVE)
		return CUE_NONE;
	if (word->flags & TOKEN_CAPITAL && !(word->flags & TOKEN_SENTENCE) &&
	    word->paragraph > 0)
		return CUE_NONE; /* "the Washington Post" */
	if (subject_of_next(b, word))
		return CUE_NONE;
	uint8_t cue = cue_lemma(word->lemma)->speech ? CUE_VERB : CUE_MENTAL;
	if (opens_paragraph(word))
		return cue;
	const struct element *before = word - 1;
	if (before->hash == WORD_TO) {
		if (before == b->start)
			return CUE_INFINITIVE;
		return english_goes_on(word[-2].hash) ? cue : CUE_INFINITIVE;
	}
	bool verb = !english_cue_is_noun(b->document, word, before) &&
		    english_cue_is_verb(b->document, word, before);
	return verb ? cue : CUE_NONE;
}

/* What a sign that becomes the next element is a cue by. */
static uint8_t sign_cue(const struct element_builder *b, char sign, uint32_t paragraph)
{
	if (sign == ':')
		return CUE_COLON;
	if ((sign != '_' && sign != '-') || b->next == b->start)
		return CUE_NONE;
	const struct element *before = &b->next[-1];
	return before->tag == TAG_QUOTE && before->paragraph == paragraph ? CUE_DASH : CUE_NONE;
}

/* ---- elements ---------------------------------------------------------------------------- */

/* Nothing but up to three capitalised words? */
static bool few_capitals(const struct token *at, const struct stretch *s)
{
	enum { FEW = 3 };
	uint32_t words = s->end - s->first - 2;
	bool all = s->closed && words > 0 && words <= FEW;
	for (uint32_t i = s->first + 1; i < s->end - 1 && all; i++)
		all = at[i].flags & TOKEN_CAPITAL;
	return all;
}

/* Looks for the next stretch. */
static void expect_stretch(struct element_builder *b, uint32_t stretch)
{
	b->stretch = stretch;
	b->marked = stretch < b->marks->n ? b->marks->at[stretch].first : UINT32_MAX;
}

/* Adds the stretch that is expected; returns the token after it. */
static uint32_t add_stretch(struct element_builder *b)
{
	const struct stretch *s = &b->marks->at[b->stretch];
	const uint32_t of_first = TOKEN_SENTENCE | TOKEN_PARAGRAPH | TOKEN_GLUED;
	const struct token *first = &b->tokens[s->first];
	b->of_stretch[b->stretch] = (uint32_t)(b->next - b->start);
	*b->next++ = (struct element){
		.start = s->outer.start,
		.end = s->outer.end,
		.token = s->end - 1,
		.hash = 1,
		.flags = (uint16_t)((first->flags & of_first) |
				    (few_capitals(b->tokens, s) ? TOKEN_CAPITAL : 0)),
		.sentence = s->sentence,
		.paragraph = s->paragraph,
		.tag = TAG_QUOTE,
	};
	expect_stretch(b, b->stretch + 1);
	return s->end;
}

/* Token after the hyphenated parts that follow token i: "two-thirds" is one element. */
static uint32_t compound_end(const struct token *at, uint32_t i)
{
	while (at[i + 1].sign == '-' && at[i + 1].flags & TOKEN_GLUED &&
	       at[i + 2].flags & TOKEN_GLUED && at[i + 2].flags & (TOKEN_WORD | TOKEN_NUMBER) &&
	       !at[i].tail)
		i += 2;
	return i;
}

/* The apostrophe behind a plural, "the herders' union", is the end of the word before. */
static bool take_apostrophe(struct element_builder *b, const struct token *t)
{
	struct element *w = b->next - 1;
	if (t->sign != '\'' || t->flags & TOKEN_MARK || !(t->flags & TOKEN_GLUED) ||
	    t[1].flags & TOKEN_GLUED || !(t[1].flags & TOKEN_WORD) || b->next == b->start ||
	    w->end != t->start || w->tail || !element_lexical(w) ||
	    !word_ends_in(element_str(b->document, w), "s"))
		return false;
	w->tail = (uint8_t)(t->end - t->start);
	w->end = t->end;
	w->flags |= TOKEN_POSSESSIVE;
	return true;
}

static void add_sign(struct element_builder *b, uint32_t i, uint32_t paragraph)
{
	const struct token *t = &b->tokens[i];
	if (take_apostrophe(b, t))
		return;
	*b->next = (struct element){
		.start = t->start,
		.end = t->end,
		.token = i,
		.hash = t->hash,
		.flags = t->flags,
		.sentence = t->sentence,
		.paragraph = paragraph,
		.cue = sign_cue(b, t->sign, paragraph),
		.tag = TAG_SIGN,
		.sign = t->sign,
	};
	b->next++;
}

/*
 * Makes the word of token i one of all tokens up to `last`. Its head is the last of them, but
 * the first of "mother-of-three", "sister-in-law".
 */
static void compound(struct element *w, const struct token *at, uint32_t i, uint32_t last)
{
	const uint32_t of_first = TOKEN_WORD | TOKEN_NUMBER | TOKEN_CAPITAL | TOKEN_GLUED |
				  TOKEN_SENTENCE | TOKEN_PARAGRAPH;
	const struct token *l = &at[last];
	if (last == i + 4 && (at[i + 2].hash == WORD_OF || at[i + 2].hash == WORD_IN) &&
	    at[i].classes & NOUN_CLASSES) {
		w->end = l->end + l->tail;
		w->token = last;
		w->tail = l->tail;
		w->flags |= l->flags & TOKEN_POSSESSIVE;
		w->lemma = 0;
		return;
	}
	w->end = l->end + l->tail;
	w->token = last;
	w->hash = l->hash;
	w->flags = (uint16_t)((at[i].flags & of_first) | (l->flags & ~of_first));
	w->classes = l->classes & ~(LEX_FUNCTION | LEX(CALENDAR));
	w->lemma = 0;
	w->tail = l->tail;
}

/* Adds the word that starts at token i; returns the token after it. */
static uint32_t add_word(struct element_builder *b, uint32_t i, uint32_t paragraph)
{
	const struct token *at = b->tokens, *t = &at[i];
	uint32_t last = compound_end(at, i);
	struct element *w = b->next++;
	*w = (struct element){
		.start = t->start,
		.end = t->end,
		.hash = t->hash,
		.sentence = t->sentence,
		.classes = t->classes,
		.token = i,
		.paragraph = paragraph,
		.flags = t->flags,
		.lemma = t->cue,
		.tail = t->tail,
	};
	w->end += w->tail;
	if (last > i)
		compound(w, at, i, last);
	if (w->lemma) {
		w->cue = verb_cue(b, w);
		b->gestures |= w->classes & LEX(GESTURE) && w->cue == CUE_VERB;
	} else if (w->hash == WORD_TO && !opens_paragraph(w) && w[-1].hash == WORD_ACCORDING) {
		w->cue = CUE_ACCORDING;
	}
	w->tag = tag_of(b, w);
	if (w->hash == WORD_PRIOR && at[last + 1].hash == WORD_TO)
		w->tag = TAG_PREPOSITION; /* "Prior to launch", no head of monks */
	if (w->tag == TAG_VERB)
		name_subject(b, w);
	else if (w->tag == TAG_NAME)
		note_surname(b, w);
	if (w->flags & TOKEN_CAPITAL && mendable(w))
		be_unsure(b, w);
	return last + 1;
}

/*
 * Adds the tokens [i, end) of a paragraph, and its stretches. Tells the parts of speech as it
 * goes, and mends them one element behind.
 */
static void add_paragraph(struct element_builder *b, uint32_t i, uint32_t end,
			  uint32_t paragraph)
{
	while (i < end) {
		if (i == b->marked)
			i = add_stretch(b);
		else if (b->tokens[i].sign)
			add_sign(b, i++, paragraph);
		else
			i = add_word(b, i, paragraph);
		if (b->unsure && b->unsure + 1 < b->next)
			mend_name(b);
	}
}

/*
 * "Otto nodded." in a sentence with no words of his beside it only tells what he does.
 */
static void mend_gestures(struct elements *w, uint32_t first)
{
	enum { REACH = 40 };
	for (uint32_t i = first; i < w->n; i++) {
		struct element *word = &w->at[i];
		if (!(word->classes & LEX(GESTURE)) || word->cue != CUE_VERB)
			continue;
		bool beside = false;
		uint32_t from = i - first > REACH ? i - REACH : first,
			 to = least(w->n, i + REACH);
		for (uint32_t k = from; k < to && !beside; k++)
			beside = w->at[k].tag == TAG_QUOTE &&
				 w->at[k].sentence == word->sentence;
		word->cue = beside ? word->cue : CUE_NONE;
	}
}

void elements_build(struct elements *w, const struct tokens *t, const struct marks *m,
		    const struct document *d, struct arena *a)
{
	*w = (struct elements){
		.at = ARENA_ARRAY_RAW(a, (size_t)t->n + ELEMENTS_BEHIND, struct element),
		.paragraph_first = ARENA_ARRAY_RAW(a, (size_t)d->n_paragraphs + 1, uint32_t),
		.of_stretch = ARENA_ARRAY(a, (size_t)m->n + 1, uint32_t),
	};
	struct element_builder b = {.start = w->at,
				    .next = w->at,
				    .tokens = t->at,
				    .marks = m,
				    .of_stretch = w->of_stretch,
				    .document = d};
	expect_stretch(&b, 0);
	for (uint32_t p = 0; p < d->n_paragraphs; p++) {
		w->paragraph_first[p] = w->n;
		add_paragraph(&b, t->paragraph_first[p], t->paragraph_first[p + 1], p);
		w->n = (uint32_t)(b.next - b.start);
		if (b.gestures)
			mend_gestures(w, w->paragraph_first[p]);
		b.gestures = false;
	}
	w->paragraph_first[d->n_paragraphs] = w->n;
	for (uint32_t i = w->n; i < w->n + ELEMENTS_BEHIND; i++)
		w->at[i] = (struct element){.start = (uint32_t)d->text.n,
					    .end = (uint32_t)d->text.n,
					    .sentence = UINT32_MAX,
					    .paragraph = UINT32_MAX,
					    .flags = TOKEN_PARAGRAPH};
	arena_spare(&w->at[w->n + ELEMENTS_BEHIND], (t->n - w->n) * sizeof *w->at);
	if (b.unsure)
		mend_name(&b);
}

uint32_t element_at(const struct elements *w, uint32_t offset)
{
	size_t i;
	BISECT(i, w->n, w->at[i].end <= offset);
	return (uint32_t)i;
}

bool element_nickname(const struct elements *w, uint32_t i)
{
	const struct element *x = &w->at[i], *next = x + 1;
	if (element_first(w, i) || x->tag != TAG_QUOTE || !(x->flags & TOKEN_CAPITAL))
		return false;
	return x[-1].tag == TAG_NAME && !x[-1].tail && !x[-1].cue &&
	       x[-1].sentence == x->sentence && next->tag == TAG_NAME &&
	       next->sentence == x->sentence && next->paragraph == x->paragraph;
}

bool element_of_press(const struct elements *w, uint32_t i)
{
	if (element_first(w, i))
		return false;
	const struct element *x = &w->at[i - 1];
	bool owns = x->tail;
	if (x->sign == '\'' && !element_first(w, i - 1)) { /* "CBS'" */
		owns = element_lexical(&x[-1]);
		x--;
	}
	return owns && x->flags & TOKEN_CAPITAL &&
	       (x->flags & TOKEN_UPPER || x->classes & LEX(PRESS));
}
