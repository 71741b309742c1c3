#include "english.h"

#include "lexicon.h"
#include "find/read/small_words.h"

enum { PHRASE_LONGEST = 10 }; /* words */

#define HEAD_CLASSES (LEX(PERSON_NOUN) | LEX(GROUP_NOUN) | LEX(ORG_NOUN) | LEX(TITLE))

/* What the word before a surname may be. */
#define PERSONAL (LEX(FIRST_MALE) | LEX(FIRST_FEMALE) | LEX(TITLE))

struct chunker {
	const struct elements *elements;
	const struct document *document;
	struct phrases *out;
	uint32_t room;
	struct arena *arena;
	uint32_t first, end; /* words of the paragraph */
	bool headline;
};

/* ---- what a word may do in a phrase ------------------------------------------------------ */

static bool is_plural(const struct chunker *c, const struct element *w)
{
	return english_plural(element_str(c->document, w));
}

/* Heads a phrase that speaks, by the lexicon. */
static bool is_head(const struct element *w)
{
	return (w->classes & HEAD_CLASSES) != 0;
}

static bool is_joint(const struct element *w)
{
	if (w->tag == TAG_QUOTE) /* a nickname */
		return w->flags & TOKEN_CAPITAL;
	return !(w->flags & TOKEN_CAPITAL) && w->end - w->start <= 3 && english_joint(w->hash);
}

/* "Trump Slams Rival": in a headline the verb ends the phrase, though it has a capital. */
static bool headline_verb(const struct chunker *c, uint32_t i)
{
	const struct element *w = &c->elements->at[i];
	return c->headline && w->cue == CUE_VERB && i > c->first &&
	       cue_lemma(w->lemma)->key != w->hash;
}

static inline bool is_name(const struct chunker *c, uint32_t i)
{
	return i < c->end && c->elements->at[i].tag == TAG_NAME && !headline_verb(c, i);
}

enum {
	CONTENT = TAG(NOUN) | TAG(WORD),
	OPENING = CONTENT | TAG(NAME) | TAG(ED) | TAG(ING) | TAG(NUMBER) | TAG(DETERMINER) |
		  TAG(PRONOUN) | TAG(CONJUNCTION), /* what a phrase or a pronoun opens with */
};

/* "The board | replaced managers": what ends in -ed behind its subject is its verb. */
static bool is_past(const struct chunker *c, uint32_t i)
{
	const struct element *w = &c->elements->at[i];
	return i > c->first && w[-1].sentence == w->sentence && !w[-1].tail &&
	       element_tagged(&w[-1], CONTENT | TAG(NAME) | TAG(PRONOUN));
}

/* Does a phrase start at i, a word that is neither small nor a name? */
static bool starts_phrase(const struct chunker *c, uint32_t i)
{
	const struct element *w = &c->elements->at[i];
	if (w[1].tag == TAG_PREPOSITION && english_postposed(w->hash))
		return false; /* "people familiar with" */
	return !(w->flags & TOKEN_CAPITAL) || w->tag == TAG_NOUN || is_plural(c, w) ||
	       w[1].tag >= TAG_NAME;
}

/*
 * Tags over which a phrase may go on behind a word of each tag that stands without possessive
 * ending.
 */
static const uint32_t tags_after[TAGS] = {
	[TAG_DETERMINER] = CONTENT | TAG(NAME) | TAG(ED) | TAG(ING) | TAG(NUMBER),
	[TAG_NAME] = TAG(NOUN) | TAG(NAME),
	[TAG_ED] = CONTENT | TAG(NAME) | TAG(ING),
	[TAG_ING] = CONTENT | TAG(NAME) | TAG(ING),
	[TAG_ADVERB] = CONTENT | TAG(ED) | TAG(ING),
	[TAG_NUMBER] = CONTENT | TAG(NAME) | TAG(ING),
	[TAG_NOUN] = CONTENT | TAG(NAME),
	[TAG_WORD] = CONTENT | TAG(NAME) | TAG(ING),
};

/* "the team | earlier this week", "the minister | Thursday": what follows tells when. */
static bool tells_when(const struct element *end, const struct element *w)
{
	if (end->tag == TAG_DETERMINER || end->tail)
		return false;
	if (w->classes & LEX(CALENDAR) && w->tag == TAG_WORD)
		return !element_tagged(&w[1], CONTENT | TAG(NAME));
	return english_opens_time(w->hash) &&
	       (w->hash == WORD_EARLIER || w->hash == WORD_LATER || english_period(w[1].hash) ||
		w[1].classes & LEX(CALENDAR));
}

/* "Nigerian", "Democratic": does the name at i tell of what sort the things behind it are? */
static bool tells_sort(const struct chunker *c, uint32_t i)
{
	enum { REACH = 3 };
	const struct element *w = &c->elements->at[i];
	if (w->tail || w->classes & (LEX(FIRST_MALE) | LEX(FIRST_FEMALE)) ||
	    !english_sort(element_str(c->document, w)))
		return false;
	for (uint32_t k = i + 1; k < c->end && k <= i + REACH; k++) {
		const struct element *next = &c->elements->at[k];
		if (!element_tagged(next, CONTENT) || next->flags & TOKEN_CAPITAL)
			return false;
		if (is_head(next) || is_plural(c, next) ||
		    (next[1].cue && next->hash != WORD_FIRST))
			return true;
	}
	return false;
}

/* "Some Iraqi", "the West African": no first name or title before the last name of a phrase. */
static bool of_no_person(const struct chunker *c, uint32_t first, uint32_t last)
{
	const struct element *before = &c->elements->at[last - (last > first)];
	const uint64_t person = LEX(FIRST_MALE) | LEX(FIRST_FEMALE) | LEX(TITLE);
	if (first == last || before->tag != TAG_NAME)
		return true;
	return !before->tail && !(before->classes & person) &&
	       (last - 1 == first || before[-1].tag != TAG_NAME);
}

/* "according to Lund County | transfer records": no verb follows a name there. */
static bool of_source(const struct chunker *c, uint32_t first)
{
	const struct element *before = &c->elements->at[first - (first > c->first)];
	return before->cue == CUE_ACCORDING;
}

/* "Law | enforcement": a surname that is a common word, and opens a sentence, is none here. */
static bool of_compound(const struct chunker *c, const struct element *w)
{
	const uint32_t first = TOKEN_SENTENCE | TOKEN_CAPITAL;
	return (w->flags & (first | TOKEN_UPPER)) == first && w->classes & LEX(COMMON) &&
	       !w->tail && !(w[1].flags & TOKEN_CAPITAL) && w[1].tag == TAG_WORD && !w[1].cue &&
	       english_abstract(element_str(c->document, &w[1]));
}

/* "the elected", "old wrecked": a participle behind a word; not the verb of "Polls showed". */
static bool modifies(const struct chunker *c, const struct element *before,
		     const struct element *w)
{
	return before->tag != TAG_NAME && !(w->classes & LEX(CUE_WORD) && is_plural(c, before));
}

/* "a | newly formed party": does the adverb w lead to a word of the phrase? */
static bool leads_on(const struct chunker *c, const struct element *end,
		     const struct element *w)
{
	if (end->tag != TAG_DETERMINER || w[1].sentence != w->sentence)
		return false;
	struct str next = element_str(c->document, &w[1]);
	return element_tagged(&w[1], TAG(ED) | TAG(ING) | TAG(WORD)) &&
	       !memchr(next.at, '-', next.n);
}

/* May the phrase first..last go on over the word after it, though its tag may not follow? */
static bool goes_on_still(const struct chunker *c, uint32_t first, uint32_t last)
{
	const struct element *end = &c->elements->at[last], *w = end + 1;
	switch (w->tag) {
	case TAG_ADVERB:
		return leads_on(c, end, w);
	case TAG_ING: /* "the firm's | managing director" */
		return end->tail && element_tagged(&w[1], CONTENT);
	case TAG_ED:
		return end->tail || (last == first && modifies(c, end, w));
	case TAG_WORD:
		if (end->tail)
			return true;
		return end->tag == TAG_NAME &&
		       ((of_no_person(c, first, last) && tells_sort(c, last)) ||
			(first == last && of_compound(c, end)) || of_source(c, first));
	default:
		return false;
	}
}

/* May the phrase first..last go on over the word after it? */
static bool goes_on(const struct chunker *c, uint32_t first, uint32_t last)
{
	const struct element *end = &c->elements->at[last], *w = end + 1;
	if (!element_tagged(w, tags_after[end->tag]) && !goes_on_still(c, first, last))
		return false;
	if (w->tag == TAG_ADVERB)
		return true;
	if (end->tag != TAG_DETERMINER && w[1].tag == TAG_PREPOSITION &&
	    english_postposed(w->hash))
		return false;
	if (tells_when(end, w) || (headline_verb(c, last + 1) && w->tag == TAG_NAME))
		return false;
	return w->tag != TAG_ING || end->tag == TAG_DETERMINER || end->tail ||
	       !is_plural(c, end);
}

/* ---- phrases ----------------------------------------------------------------------------- */

/* What the words of a phrase are together. */
struct phrase_content {
	uint32_t names; /* how many */
	uint32_t last,
		owner; /* the last name; the first one in the possessive, UINT32_MAX: none */
	uint64_t classes, classes_of_names;
};

static void content_add(struct phrase_content *all, const struct element *at, uint32_t k)
{
	all->classes |= at[k].classes;
	if (at[k].tag != TAG_NAME)
		return;
	all->names++;
	all->last = k;
	all->classes_of_names |= at[k].classes;
	if (at[k].tail && all->owner == UINT32_MAX)
		all->owner = k;
}

static struct phrase_content content_of(const struct element *at, uint32_t i, uint32_t j)
{
	struct phrase_content all = {.owner = UINT32_MAX};
	for (uint32_t k = i; k <= j; k++)
		content_add(&all, at, k);
	return all;
}

/* Are the names from i on, up to the first other word, common words, and at most two? */
static bool common_names(const struct chunker *c, uint32_t i)
{
	enum { MOST = 2 };
	const struct element *at = c->elements->at;
	const uint64_t given = LEX(FIRST_MALE) | LEX(FIRST_FEMALE);
	uint32_t k = i;
	while (k <= i + MOST && is_name(c, k) &&
	       (at[k].classes & (given | LEX(COMMON))) == LEX(COMMON))
		k++;
	return k > i && k <= i + MOST && !is_name(c, k);
}

/* "Center for Law | and Justice": does what the body i..j is for go on over "and"? */
static bool joins_cause(const struct chunker *c, uint32_t i, uint32_t j)
{
	const struct element *at = c->elements->at;
	if (at[j + 1].hash != WORD_AND || at[j].tag != TAG_NAME || at[j].tail ||
	    !common_names(c, j + 2))
		return false;
	for (uint32_t k = j; k > i + 1; k--)
		if (at[k - 1].hash == WORD_FOR || at[k - 1].hash == WORD_OF)
			return common_names(c, k);
	return false;
}

/*
 * May a small word join the name that the phrase i..j has come to with another? A person's name
 * does not go on over "of": "Tom Cole of Oklahoma".
 */
static bool joins(const struct chunker *c, uint32_t i, uint32_t j)
{
	const struct element *w = &c->elements->at[j];
	if (w->tag != TAG_NAME || w->tail || !is_joint(w + 1) || !is_name(c, j + 2) ||
	    headline_verb(c, j))
		return false;
	bool over = w[1].hash == WORD_OF || w[1].hash == WORD_FOR;
	return !over || j == i || !(w[-1].classes & PERSONAL) || w->classes & (HEAD_CLASSES);
}

/*
 * "Bank of Norway | governor": where the body's name ends that has come to word j, when a noun
 * for a person follows it; else j. At the start of a sentence a capital does not tell that
 * "Bank" is a name, and over "of the" no name goes on by itself.
 */
static uint32_t body_end(const struct chunker *c, uint32_t j)
{
	const struct element *at = c->elements->at, *w = &at[j];
	if (!(w->flags & TOKEN_CAPITAL) || w->tail || w[1].hash != WORD_OF ||
	    !lexicon_opens_body(w->classes))
		return j;
	uint32_t k = j + 2 + (at[j + 2].hash == WORD_THE), first = k;
	while (k < j + PHRASE_LONGEST && is_name(c, k) && !at[k].tail &&
	       !(at[k].classes & LEX(PERSON_NOUN) && k > first))
		k += at[k + 1].hash == WORD_AND && is_name(c, k + 2) ? 2 : 1;
	bool person = k < c->end && at[k].classes & (LEX(PERSON_NOUN) | LEX(TITLE));
	return k > first && person ? k - 1 : j;
}

/* How many a number has; 0: it is none. */
static uint32_t digits(const struct element *w)
{
	return w->tag == TAG_NUMBER ? w->end - w->start : 0;
}

/* "a July | 15, 2005, memo": the noun behind a date that tells which one; j: there is none. */
static uint32_t date_end(const struct chunker *c, uint32_t i, uint32_t j)
{
	enum { DAY = 2, YEAR = 4 }; /* digits */
	const struct element *at = c->elements->at;
	uint32_t h = at[i].hash, k = j + 1;
	if (!digits(&at[k]) || digits(&at[k]) > YEAR || j != i + 1 ||
	    (h != WORD_A && h != WORD_AN && h != WORD_THE) ||
	    !(at[j].classes & LEX(CALENDAR)) || at[j].tail)
		return j;
	if (digits(&at[k]) <= DAY && at[k + 1].sign == ',' && digits(&at[k + 2]) == YEAR &&
	    k + 3 < c->end)
		k += at[k + 3].sign == ',' ? 3 : 2;
	return k + 1 < c->end && element_tagged(&at[k + 1], CONTENT) ? k + 1 : j;
}

/* Up to where the phrase that starts at i and has come to word j surely goes on; j: it ends. */
static uint32_t phrase_next(const struct chunker *c, uint32_t i, uint32_t j)
{
	if (goes_on(c, i, j))
		return j + 1;
	if (joins(c, i, j) || joins_cause(c, i, j))
		return j + 2;
	uint32_t end = body_end(c, j);
	return end > j ? end : date_end(c, i, j);
}

/* Last word of the phrase that starts at i, and what its words are together. */
static uint32_t phrase_end(const struct chunker *c, uint32_t i, struct phrase_content *all)
{
	uint32_t j = i, next = i;
	*all = content_of(c->elements->at, i, i);
	while (j + 1 < c->end && j + 1 - i < PHRASE_LONGEST &&
	       (next = phrase_next(c, i, j)) > j)
		while (j < next)
			content_add(all, c->elements->at, ++j);
	return j;
}

static void more_room(struct chunker *c)
{
	struct phrases *out = c->out;
	c->room = c->room * 2 + 64;
	struct phrase *more = ARENA_ARRAY_RAW(c->arena, c->room, struct phrase);
	if (out->n)
		memcpy(more, out->at, out->n * sizeof *more);
	out->at = more;
}

static uint8_t flags_of(const struct chunker *c, const struct element *head,
			const struct phrase_content *all)
{
	uint8_t flags = 0;
	if (all->classes_of_names & (LEX(FIRST_MALE) | LEX(FIRST_FEMALE)) ||
	    (head->tag != TAG_NAME && head->classes & LEX(PERSON_NOUN)))
		flags |= PHRASE_PERSON;
	if (head->classes & LEX(ORG_NOUN))
		flags |= PHRASE_ORG;
	if (all->classes & LEX(TITLE))
		flags |= PHRASE_TITLED;
	if (head->classes & LEX(GROUP_NOUN) ||
	    (!(head->flags & TOKEN_CAPITAL) && is_plural(c, head)))
		flags |= PHRASE_GROUP;
	return flags;
}

static void add(struct chunker *c, uint32_t i, uint32_t j, uint8_t form, uint8_t flags)
{
	const struct element *first = &c->elements->at[i], *head = &c->elements->at[j];
	uint32_t determiner = first->tag == TAG_DETERMINER ? first->hash : 0;
	if (j == i)
		determiner = 0;
	if (head->tail)
		flags |= PHRASE_POSSESSIVE;
	if (determiner && phrase_is_name(form))
		flags |= PHRASE_THE;
	if (c->out->n == c->room)
		more_room(c);
	c->out->at[c->out->n++] = (struct phrase){
		.first = i,
		.last = j,
		.head = head->hash,
		.determiner = determiner,
		.form = form,
		.flags = flags,
	};
}

/* A part of a phrase. */
static void emit(struct chunker *c, uint32_t i, uint32_t j, uint8_t form)
{
	const struct element *at = c->elements->at;
	struct phrase_content all = content_of(at, i, j);
	add(c, i, j, form, flags_of(c, &at[j], &all));
}

static uint8_t name_form(const struct element *at, uint32_t i, uint32_t j,
			 const struct phrase_content *all)
{
	const uint64_t bodies = LEX(ORG_NOUN) | LEX(GROUP_NOUN);
	bool named = all->names > 1 || all->classes_of_names & LEX(TITLE), org = false;
	if (all->names == j - i + 1 && !(all->classes & bodies))
		return named ? PHRASE_NAME : PHRASE_NAME1;
	for (uint32_t k = i; k <= j; k++) {
		if (at[k].tag == TAG_NAME)
			org |= at[k].classes & bodies &&
			       !(at[k].classes & (LEX(TITLE) | LEX(PERSON_NOUN)));
		else if (at[k].tag != TAG_DETERMINER && !is_joint(&at[k]))
			return PHRASE_ROLE_NAME;
	}
	return org ? PHRASE_ORGANIZATION : named ? PHRASE_NAME : PHRASE_NAME1;
}

/* Could the words i..j be somebody's name and nothing more: a first name, and another? */
static bool is_full_name(const struct element *at, uint32_t i, uint32_t j)
{
	const uint64_t given = LEX(FIRST_MALE) | LEX(FIRST_FEMALE);
	bool initial = at[i].flags & TOKEN_DOTTED && at[i].end - at[i].start == 2 &&
		       at[i - 1].tag != TAG_NAME; /* not "Ada O. | Orr" */
	if (j == i || !(at[i].classes & given || initial))
		return false;
	for (uint32_t k = i; k <= j; k++)
		if (at[k].tag != TAG_NAME || at[k].classes & LEX_BODY & ~given)
			return false;
	return true;
}

/*
 * Where the name starts that stands behind what an office is of: "Enver Solomon" of "the
 * Refugee Council Enver Solomon". It is behind "of", "for", "and"; its first name tells, or
 * that two words which are no common ones follow a common one. i: there is none.
 */
static uint32_t name_of_office(const struct chunker *c, uint32_t i, uint32_t j)
{
	const struct element *at = c->elements->at;
	uint32_t before = i > c->first ? at[i - 1].hash : 0;
	bool within =
		before == WORD_IN && at[i].classes & LEX(ORG_NOUN); /* "in senate Bo Lund" */
	bool of = before == WORD_OF || before == WORD_FOR || before == WORD_AND;
	if (!(of || within) || j < i + 2)
		return i;
	for (uint32_t k = i + 1; k < j; k++)
		if (is_full_name(at, k, j))
			return at[k - 1].classes & (LEX(TITLE) | LEX(PERSON_NOUN)) ? i : k;
	const uint64_t common = LEX(COMMON) | LEX(TITLE);
	const struct element *body = &at[j - 2];
	bool named = at[j - 1].tag == TAG_NAME && at[j].tag == TAG_NAME &&
		     !(at[j].classes & common) && !at[j - 1].tail;
	bool domain = body->classes & LEX(ORG_NOUN) || is_plural(c, body) || before == WORD_AND;
	if (!named || !domain || !(body->classes & LEX(COMMON)) ||
	    body->classes & (LEX(TITLE) | LEX(PERSON_NOUN)))
		return i;
	return j - 1;
}

/* A phrase that ends in a name. */
static void emit_name(struct chunker *c, uint32_t i, uint32_t j,
		      const struct phrase_content *all)
{
	if (c->headline && i == c->first && j - i >= 2) {
		emit(c, i, i, PHRASE_HEADLINE1);
		emit(c, i, i + 1, PHRASE_HEADLINE2);
	}
	const struct element *at = c->elements->at;
	add(c, i, j, name_form(at, i, j, all), flags_of(c, &at[j], all));
	uint32_t name = name_of_office(c, i, j);
	if (name > i)
		emit(c, name, j, PHRASE_NAME);
}

static void emit_determined(struct chunker *c, uint32_t i, uint32_t j,
			    const struct phrase_content *all)
{
	const struct element *at = c->elements->at;
	if (at[i].hash == WORD_HIS || at[i].hash == WORD_HER || at[i].hash == WORD_THEIR)
		add(c, i, i, PHRASE_HIS, 0);
	bool when = at[i].hash == WORD_THIS && english_period(at[j].hash) && !at[j].tail;
	if (j == i || (when && j == i + 1))
		return;
	if (j > i + 1 && is_plural(c, &at[j]) && !is_head(&at[j]))
		emit(c, i, j - 1, PHRASE_CUT);
	add(c, i, j, english_determined(at[i].hash), flags_of(c, &at[j], all));
}

/* Puts out the phrase that starts at i; returns its last word. */
static uint32_t emit_phrase(struct chunker *c, uint32_t i)
{
	const struct element *at = c->elements->at;
	struct phrase_content all;
	uint32_t j = phrase_end(c, i, &all);
	const struct element *head = &at[j];
	if (all.owner < j)
		emit(c, i, all.owner, PHRASE_OWNER);
	if (all.names && all.last == j)
		emit_name(c, i, j, &all);
	else if (all.names)
		add(c, i, j, PHRASE_NAME_NOUN, flags_of(c, head, &all));
	else if (at[i].tag == TAG_DETERMINER)
		emit_determined(c, i, j, &all);
	else if (is_head(head))
		add(c, i, j, PHRASE_BARE, flags_of(c, head, &all));
	else if (is_plural(c, head))
		add(c, i, j, PHRASE_PLURAL, flags_of(c, head, &all));
	return j;
}

/* "some" alone is a pronoun, as is "no one"; before a word of its phrase it is a determiner. */
static bool pronoun_alone(const struct chunker *c, uint32_t i)
{
	const struct element *w = &c->elements->at[i], *next = w + 1;
	if (w->tag != TAG_DETERMINER)
		return true;
	bool none = w->hash == WORD_ONE && i > c->first && w[-1].hash == WORD_NO;
	bool acts = next->tag == TAG_ED && /* "Many | snubbed the president" */
		    element_tagged(&next[1], TAG(DETERMINER) | TAG(PRONOUN));
	return none || acts || i + 1 >= c->end ||
	       !(next->tag >= TAG_ED || next->tag == TAG_NAME || next->tag == TAG_NUMBER) ||
	       next->cue;
}

/* The last word of a share whose number is at i, "38 %", "Sixty-two percent"; i: it is none. */
static uint32_t share_end(const struct chunker *c, uint32_t i)
{
	const struct element *next = &c->elements->at[i + 1];
	if (i + 1 >= c->end)
		return i;
	bool percent = next->sign == '%' || next->hash == WORD_PERCENT;
	bool cent = next->hash == WORD_PER && i + 2 < c->end && next[1].hash == WORD_CENT;
	return percent || cent ? i + 1 + cent : i;
}

/* Puts out the small word at i if it is a pronoun. */
static bool emit_pronoun(struct chunker *c, uint32_t i)
{
	enum phrase_form form = english_pronoun(c->elements->at[i].hash);
	bool pronoun = form == PHRASE_THAT || (form != PHRASE_FORMS && pronoun_alone(c, i));
	if (pronoun)
		add(c, i, i, form, 0);
	return pronoun;
}

/* Puts out the share whose number is at i, if one is; returns its last word, or i. */
static uint32_t emit_share(struct chunker *c, uint32_t i)
{
	uint32_t share = share_end(c, i);
	if (share > i)
		add(c, i, share, PHRASE_INDEFINITE, PHRASE_GROUP);
	return share;
}

/* Puts out the phrase that starts at i, if one does; returns its last word, or i. */
static uint32_t read_phrase(struct chunker *c, uint32_t i)
{
	const struct element *w = &c->elements->at[i];
	if (!element_tagged(w, OPENING))
		return i;
	if (w->tag == TAG_NAME)
		return headline_verb(c, i) ? i : emit_phrase(c, i);
	if (element_tagged(w, FUNCTION_TAGS))
		return emit_pronoun(c, i) || w->tag != TAG_DETERMINER ? i : emit_phrase(c, i);
	if (w->tag == TAG_NUMBER || (w->tag == TAG_WORD && w->flags & TOKEN_CAPITAL)) {
		uint32_t share = emit_share(c, i);
		if (share > i || w->tag == TAG_NUMBER)
			return share;
	}
	bool verb = w->tag == TAG_ED && is_past(c, i);
	return !verb && starts_phrase(c, i) ? emit_phrase(c, i) : i;
}

void phrases_find(struct phrases *p, const struct elements *w, const struct document *d,
		  struct arena *a)
{
	struct chunker c = {.elements = w, .document = d, .out = p, .arena = a};
	*p = (struct phrases){.paragraph_first =
				      ARENA_ARRAY(a, (size_t)d->n_paragraphs + 1, uint32_t)};
	c.room = w->n / 4 + 16;
	p->at = ARENA_ARRAY_RAW(a, c.room, struct phrase);
	for (uint32_t i = 0; i < d->n_paragraphs; i++) {
		p->paragraph_first[i] = p->n;
		c.first = w->paragraph_first[i];
		c.end = w->paragraph_first[i + 1];
		c.headline = i == 0 && d->n_paragraphs > 1;
		for (uint32_t k = c.first; k < c.end; k++)
			k = read_phrase(&c, k);
		phrases_attach(p, p->paragraph_first[i], p->n, w, d);
	}
	p->paragraph_first[d->n_paragraphs] = p->n;
	while (c.room < p->n + PHRASES_BEHIND)
		more_room(&c);
	for (uint32_t i = 0; i < PHRASES_BEHIND; i++)
		p->at[p->n + i] = (struct phrase){.first = UINT32_MAX, .last = UINT32_MAX};
}

uint32_t phrase_from(const struct phrases *p, uint32_t paragraph, uint32_t element)
{
	uint32_t first = p->paragraph_first[paragraph];
	size_t i, n = p->paragraph_first[paragraph + 1] - first;
	BISECT(i, n, p->at[first + i].first < element);
	return first + (uint32_t)i;
}
