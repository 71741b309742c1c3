#include "words.h"

#include "lexicon.h"

enum {
	PHRASE_LONGEST = 10, /* words */
	PRONOUN_SLOTS = 128,
};

#define HEAD_CLASSES (LEX(PERSON_NOUN) | LEX(GROUP_NOUN) | LEX(ORG_NOUN) | LEX(TITLE))

static const struct pronoun {
	const char *word;
	uint8_t form;
} pronouns[] = {
	{"he", PHRASE_HE},
	{"she", PHRASE_SHE},
	{"they", PHRASE_THEY},
	{"it", PHRASE_IT},
	{"i", PHRASE_I},
	{"we", PHRASE_WE},
	{"you", PHRASE_YOU},
	{"who", PHRASE_WHO},
	{"that", PHRASE_THAT},
	{"which", PHRASE_WHICH},
	{"others", PHRASE_INDEFINITE},
	{"some", PHRASE_INDEFINITE},
	{"many", PHRASE_INDEFINITE},
	{"one", PHRASE_INDEFINITE},
	{"another", PHRASE_INDEFINITE},
	{"both", PHRASE_INDEFINITE},
	{"everyone", PHRASE_INDEFINITE},
	{"everybody", PHRASE_INDEFINITE},
	{"somebody", PHRASE_INDEFINITE},
	{"someone", PHRASE_INDEFINITE},
	{"most", PHRASE_INDEFINITE},
	{"several", PHRASE_INDEFINITE},
	{"few", PHRASE_INDEFINITE},
	{"none", PHRASE_INDEFINITE},
	{"nobody", PHRASE_INDEFINITE},
	{"anyone", PHRASE_INDEFINITE},
	{"two", PHRASE_INDEFINITE},
};

/* Determiners by the form of the phrase they open; others open a quantity. */
static const struct pronoun determiners[] = {
	{"the", PHRASE_DEFINITE},
	{"this", PHRASE_DEFINITE},
	{"these", PHRASE_DEFINITE},
	{"those", PHRASE_DEFINITE},
	{"a", PHRASE_A},
	{"an", PHRASE_A},
	{"one", PHRASE_A},
	{"another", PHRASE_A},
	{"his", PHRASE_POSSESSED},
	{"her", PHRASE_POSSESSED},
	{"their", PHRASE_POSSESSED},
	{"its", PHRASE_POSSESSED},
	{"our", PHRASE_POSSESSED},
	{"my", PHRASE_POSSESSED},
	{"your", PHRASE_POSSESSED},
};

/* Small words that join the parts of a name. */
static const char *const joints[] = {"de", "van", "von", "der", "den", "bin", "al", "el", "la",
				     "le", "du",  "da",  "di",  "dos", "ibn", "of", "for"};

/* Word forms by hash, open addressing. */
struct forms {
	uint32_t hash[PRONOUN_SLOTS];
	uint8_t form[PRONOUN_SLOTS]; /* + 1; 0: none */
};

struct chunker {
	const struct words *words;
	const char *text;
	struct phrases *out;
	uint32_t room;
	struct arena *arena;
	uint32_t first, end; /* words of the paragraph */
	bool headline;
	struct forms pronouns, determiners;
	uint32_t joints[sizeof joints / sizeof *joints];
	uint32_t owners[3]; /* his, her, their */
};

static void forms_fill(struct forms *f, const struct pronoun *from, size_t n)
{
	for (size_t k = 0; k < n; k++) {
		uint32_t hash = hash_bytes(from[k].word, strlen(from[k].word));
		uint32_t i = hash % PRONOUN_SLOTS;
		while (f->form[i])
			i = (i + 1) % PRONOUN_SLOTS;
		f->hash[i] = hash;
		f->form[i] = (uint8_t)(from[k].form + 1);
	}
}

/* The form of a word + 1, or 0. */
static uint8_t forms_get(const struct forms *f, uint32_t hash)
{
	uint32_t i = hash % PRONOUN_SLOTS;
	while (f->form[i] && f->hash[i] != hash)
		i = (i + 1) % PRONOUN_SLOTS;
	return f->form[i];
}

/* ---- what a word may do in a phrase ------------------------------------------------------ */

static bool is_plural(const struct chunker *c, const struct word *w)
{
	uint32_t n = w->end - w->tail - w->start;
	const char *end = c->text + w->end - w->tail;
	return n > 3 && end[-1] == 's' && end[-2] != 's' && end[-2] != '\'' && end[-2] != 'u' &&
	       end[-2] != 'i';
}

/* Heads a phrase that speaks, by the lexicon. */
static bool is_head(const struct word *w)
{
	return (w->classes & HEAD_CLASSES) != 0;
}

static bool is_joint(const struct chunker *c, const struct word *w)
{
	if (w->flags & TOKEN_CAPITAL || w->end - w->start > 3)
		return false;
	for (size_t k = 0; k < sizeof joints / sizeof *joints; k++)
		if (c->joints[k] == w->hash)
			return true;
	return false;
}

/* "Trump Slams Rival": in a headline the verb ends the phrase, though it has a capital. */
static bool headline_verb(const struct chunker *c, uint32_t i)
{
	const struct word *w = &c->words->at[i];
	return c->headline && w->cue == CUE_VERB && i > c->first &&
	       cue_lemma(w->lemma)->key != w->hash;
}

static bool is_name(const struct chunker *c, uint32_t i)
{
	return i < c->end && c->words->at[i].tag == TAG_NAME && !headline_verb(c, i);
}

static bool starts_phrase(const struct chunker *c, uint32_t i)
{
	const struct word *w = &c->words->at[i];
	switch (w->tag) {
	case TAG_DETERMINER:
	case TAG_NOUN:
		return true;
	case TAG_NAME:
		return !headline_verb(c, i);
	case TAG_WORD:
	case TAG_ED:
	case TAG_ING:
		return !(w->flags & TOKEN_CAPITAL) || is_plural(c, w) ||
		       c->words->at[i + 1].tag >= TAG_NAME;
	default:
		return false;
	}
}

/* May the phrase first..last go on over the word after it? */
static bool goes_on(const struct chunker *c, uint32_t first, uint32_t last)
{
	const struct word *end = &c->words->at[last], *w = end + 1;
	bool name = end->tag == TAG_NAME;
	bool det = end->tag == TAG_DETERMINER;
	switch (w->tag) {
	case TAG_NOUN:
		return true;
	case TAG_WORD:
		return !name || end->tail || is_head(w);
	case TAG_ED:
		return det || (last == first && !name) || is_head(w) || end->tail;
	case TAG_ING:
		return !name && end->tag != TAG_NOUN && !is_plural(c, end);
	case TAG_NUMBER:
		return det;
	default:
		return false;
	}
}

/* Last word of the phrase that starts at i. */
static uint32_t phrase_end(const struct chunker *c, uint32_t i)
{
	bool named = is_name(c, i);
	uint32_t j = i;
	while (j + 1 < c->end && j + 1 - i < PHRASE_LONGEST) {
		if (is_name(c, j + 1)) {
			named = true;
			j++;
		} else if (named && is_name(c, j) && !c->words->at[j].tail &&
			   is_name(c, j + 2) && is_joint(c, &c->words->at[j + 1])) {
			j += 2;
		} else if (goes_on(c, i, j)) {
			j++;
		} else {
			break;
		}
	}
	return j;
}

/* ---- phrases ----------------------------------------------------------------------------- */

static void emit(struct chunker *c, uint32_t i, uint32_t j, uint8_t form)
{
	struct phrases *out = c->out;
	if (out->n == c->room) {
		struct phrase *more =
			ARENA_ARRAY_RAW(c->arena, (size_t)c->room * 2 + 64, struct phrase);
		if (out->n)
			memcpy(more, out->at, out->n * sizeof *more);
		out->at = more;
		c->room = c->room * 2 + 64;
	}
	const struct word *a = &c->words->at[i], *h = &c->words->at[j];
	uint8_t flags = 0;
	if (h->tail)
		flags |= PHRASE_POSSESSIVE;
	if (!phrase_is_pronoun(form)) {
		bool low = !(h->flags & TOKEN_CAPITAL);
		if (h->classes & LEX(GROUP_NOUN) || (low && is_plural(c, h)))
			flags |= PHRASE_GROUP;
		if (h->classes & LEX(ORG_NOUN))
			flags |= PHRASE_ORG;
		if (h->tag != TAG_NAME && h->classes & LEX(PERSON_NOUN))
			flags |= PHRASE_PERSON;
		for (uint32_t k = i; k <= j; k++) {
			if (c->words->at[k].classes & LEX(TITLE))
				flags |= PHRASE_TITLED;
			if (c->words->at[k].tag == TAG_NAME &&
			    c->words->at[k].classes & (LEX(FIRST_MALE) | LEX(FIRST_FEMALE)))
				flags |= PHRASE_PERSON;
		}
	}
	bool det = j > i && a->tag == TAG_DETERMINER;
	if (det && phrase_is_name(form))
		flags |= PHRASE_THE;
	out->at[out->n++] = (struct phrase){
		.first = i,
		.last = j,
		.head = h->hash,
		.determiner = det ? a->hash : 0,
		.form = form,
		.flags = flags,
	};
}

/* A phrase that ends in a name. */
static void emit_name(struct chunker *c, uint32_t i, uint32_t j, uint32_t names)
{
	const struct word *at = c->words->at;
	bool role = false, org = false, titled = false;
	for (uint32_t k = i; k <= j; k++) {
		bool name = at[k].tag == TAG_NAME;
		role |= !name && at[k].tag != TAG_DETERMINER && !is_joint(c, &at[k]);
		org |= name && at[k].classes & (LEX(ORG_NOUN) | LEX(GROUP_NOUN)) &&
		       !(at[k].classes & (LEX(TITLE) | LEX(PERSON_NOUN)));
		titled |= name && (at[k].classes & LEX(TITLE)) != 0;
	}
	if (c->headline && i == c->first && j - i >= 2) {
		emit(c, i, i, PHRASE_HEADLINE1);
		emit(c, i, i + 1, PHRASE_HEADLINE2);
	}
	emit(c, i, j,
	     role                  ? PHRASE_ROLE_NAME
	     : org                 ? PHRASE_ORGANIZATION
	     : names > 1 || titled ? PHRASE_NAME
				   : PHRASE_NAME1);
}

static void emit_determined(struct chunker *c, uint32_t i, uint32_t j)
{
	const struct word *at = c->words->at;
	uint8_t form = forms_get(&c->determiners, at[i].hash);
	if (form == PHRASE_POSSESSED + 1)
		for (int k = 0; k < 3; k++)
			if (at[i].hash == c->owners[k])
				emit(c, i, i, PHRASE_HIS);
	if (j == i)
		return;
	if (j > i + 1 && is_plural(c, &at[j]) && !is_head(&at[j]))
		emit(c, i, j - 1, PHRASE_CUT);
	emit(c, i, j, form ? form - 1 : PHRASE_QUANTITY);
}

static void emit_phrase(struct chunker *c, uint32_t i, uint32_t j)
{
	const struct word *at = c->words->at;
	uint32_t names = 0, owner = UINT32_MAX, last = 0;
	for (uint32_t k = i; k <= j; k++) {
		if (at[k].tag != TAG_NAME)
			continue;
		names++;
		last = k;
		if (at[k].tail && owner == UINT32_MAX)
			owner = k;
	}
	if (owner < j)
		emit(c, i, owner, PHRASE_OWNER);
	if (names && last == j)
		emit_name(c, i, j, names);
	else if (names)
		emit(c, i, j, PHRASE_NAME_NOUN);
	else if (at[i].tag == TAG_DETERMINER)
		emit_determined(c, i, j);
	else if (is_head(&at[j]))
		emit(c, i, j, PHRASE_BARE);
	else if (is_plural(c, &at[j]))
		emit(c, i, j, PHRASE_PLURAL);
}

/* "some" alone is a pronoun; before a word of its phrase it is a determiner. */
static bool pronoun_alone(const struct chunker *c, uint32_t i)
{
	const struct word *w = &c->words->at[i];
	if (!(w->classes & LEX(DETERMINER)) || w->tag != TAG_DETERMINER)
		return true;
	const struct word *next = w + 1;
	return i + 1 >= c->end ||
	       !(next->tag >= TAG_ED || next->tag == TAG_NAME || next->tag == TAG_NUMBER) ||
	       next->cue;
}

static void read_paragraph(struct chunker *c)
{
	const struct word *at = c->words->at;
	for (uint32_t i = c->first; i < c->end; i++) {
		if (!word_lexical(&at[i]))
			continue;
		uint8_t form =
			at[i].classes & (LEX(PRONOUN) | LEX(CONJUNCTION) | LEX(DETERMINER)) &&
					at[i].tag != TAG_NAME
				? forms_get(&c->pronouns, at[i].hash)
				: 0;
		if (form && (pronoun_alone(c, i) || form - 1 == PHRASE_THAT)) {
			emit(c, i, i, form - 1);
		} else if (starts_phrase(c, i)) {
			uint32_t j = phrase_end(c, i);
			emit_phrase(c, i, j);
			i = j;
		}
	}
}

void phrases_find(struct phrases *p, const struct words *w, const struct document *d,
		  struct arena *a)
{
	struct chunker c = {.words = w, .text = d->text.at, .out = p, .arena = a};
	*p = (struct phrases){.paragraph_first =
				      ARENA_ARRAY(a, (size_t)d->n_paragraphs + 1, uint32_t)};
	c.room = w->n / 4 + 16;
	p->at = ARENA_ARRAY_RAW(a, c.room, struct phrase);
	forms_fill(&c.pronouns, pronouns, sizeof pronouns / sizeof *pronouns);
	forms_fill(&c.determiners, determiners, sizeof determiners / sizeof *determiners);
	for (size_t k = 0; k < sizeof joints / sizeof *joints; k++)
		c.joints[k] = hash_bytes(joints[k], strlen(joints[k]));
	c.owners[0] = hash_bytes("his", 3);
	c.owners[1] = hash_bytes("her", 3);
	c.owners[2] = hash_bytes("their", 5);
	for (uint32_t i = 0; i < d->n_paragraphs; i++) {
		p->paragraph_first[i] = p->n;
		c.first = w->paragraph_first[i];
		c.end = w->paragraph_first[i + 1];
		c.headline = i == 0 && d->n_paragraphs > 1;
		read_paragraph(&c);
	}
	p->paragraph_first[d->n_paragraphs] = p->n;
}
