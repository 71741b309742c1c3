#include "english.h"

#include "find/read/small_words.h"
#include "lexicon.h"

/* What tells the language of some words. */
struct language {
	uint32_t words, bytes, closed; /* their bytes; how many are of closed classes */
	uint32_t small, known;         /* how many have no capital; and are known */
};

static void count_words(struct language *l, const struct token *w, const struct token *end)
{
	const uint64_t closed = LEX(DETERMINER) | LEX(PREPOSITION) | LEX(AUXILIARY) |
				LEX(CONJUNCTION) | LEX(PRONOUN);
	for (; w < end; w++) {
		bool word = w->flags & TOKEN_WORD,
		     small = (w->flags & (TOKEN_WORD | TOKEN_CAPITAL)) == TOKEN_WORD,
		     known = w->classes & (closed | LEX(COMMON));
		l->words += word;
		l->bytes += word * (w->end - w->start);
		l->closed += (w->classes & closed) != 0;
		l->small += small;
		l->known += small & known;
	}
}

bool english_text(const struct tokens *t)
{
	enum { SAMPLES = 16, SAMPLE = 32 };  /* tokens each, spread over the text */
	enum { TELLING = 20, SMALL = 10 };   /* words */
	enum { LETTERS = 60, LONGEST = 15 }; /* bytes: that tell; of an English word */
	struct language l = {0};
	uint32_t part = t->n / SAMPLES + 1;
	for (uint32_t i = 0; i < t->n; i += part) {
		uint32_t sample = least(least(part, SAMPLE), t->n - i);
		count_words(&l, &t->at[i], &t->at[i + sample]);
	}
	/* scripts that don't space their words have few, and those as long as clauses */
	if (l.bytes > LETTERS && l.bytes > l.words * LONGEST)
		return false;
	if (l.words < TELLING)
		return true;
	return l.small < SMALL ? l.closed * 9 >= l.words * 2 : l.known * 5 >= l.small * 3;
}

/* ---- ends of words ----------------------------------------------------------------------- */

enum element_tag english_tag(struct str word)
{
	switch (word.n > 3 ? word.at[word.n - 1] : 0) {
	case 'y':
		return word_ends_in(word, "ly") ? TAG_ADVERB : TAG_WORD;
	case 'd':
		return word_ends_in(word, "ed") ? TAG_ED : TAG_WORD;
	case 'g':
		return word.n > 4 && word_ends_in(word, "ing") ? TAG_ING : TAG_WORD;
	default:
		return TAG_WORD;
	}
}

enum ending english_ending(struct str word)
{
	static const uint8_t endings[UINT8_MAX + 1] = {
		['d'] = ENDING_D,
		['g'] = ENDING_G,
		['s'] = ENDING_S,
	};
	unsigned char last = word.n ? (unsigned char)word.at[word.n - 1] : 0;
	if (last == 's' && word.n > 1 && word.at[word.n - 2] == 's')
		return ENDING_SS;
	return endings[last];
}

bool english_may_be_plural(struct str word)
{
	return word.n > 3 && word.at[word.n - 1] == 's' && word.at[word.n - 2] != 's';
}

bool english_plural(struct str word)
{
	return english_may_be_plural(word) && !strchr("'ui", word.at[word.n - 2]);
}

bool english_called_he(uint32_t hash, uint16_t flags, uint64_t next_classes,
		       uint16_t next_flags)
{
	const uint16_t shape = TOKEN_WORD | TOKEN_CAPITAL | TOKEN_UPPER | TOKEN_SENTENCE;
	const uint64_t known = LEX(COMMON) | LEX(VERB) | LEX(CALENDAR) | LEX(TITLE) |
			       LEX(AUXILIARY) | LEX(PARTICLE) | LEX(PRONOUN) |
			       LEX(PREPOSITION) | LEX(CONJUNCTION) | LEX(DETERMINER);
	return hash == WORD_HE && (flags & (TOKEN_CAPITAL | TOKEN_UPPER)) == TOKEN_CAPITAL &&
	       (next_flags & shape) == (TOKEN_WORD | TOKEN_CAPITAL) && !(next_classes & known);
}

bool english_many(const struct document *d, const struct element *w)
{
	bool common = !(w->flags & TOKEN_CAPITAL) || w->flags & TOKEN_SENTENCE;
	return w->hash == WORD_THEY || (common && english_plural(element_str(d, w)));
}

bool english_people(struct str word)
{
	return word_ends_in(word, "ers") || word_ends_in(word, "ors") ||
	       word_ends_in(word, "ists") || word_ends_in(word, "ees") ||
	       word_ends_in(word, "ans") || word_ends_in(word, "ants") ||
	       word_ends_in(word, "men");
}

bool english_abstract(struct str word)
{
	return word_ends_in(word, "ment") || word_ends_in(word, "tion") ||
	       word_ends_in(word, "sion") || word_ends_in(word, "ship") ||
	       word_ends_in(word, "ity") || word_ends_in(word, "ance") ||
	       word_ends_in(word, "ence");
}

char english_verb_form(struct str word, uint32_t hash)
{
	if (word_ends_in(word, "d") || hash == WORD_WROTE || hash == WORD_SPOKE)
		return 'd';
	if (word_ends_in(word, "ng"))
		return 'g';
	return word_ends_in(word, "s") ? 's' : 'o';
}

bool english_acts(struct str word)
{
	return word_ends_in(word, "ing") ||
	       (word_ends_in(word, "ed") && !word_ends_in(word, "ired"));
}

bool english_origin(struct str word)
{
	return word_ends_in(word, "an") || word_ends_in(word, "ese") ||
	       word_ends_in(word, "ish") || word_ends_in(word, "ch") ||
	       word_ends_in(word, "ki") || word_ends_in(word, "qi");
}

bool english_sort(struct str word)
{
	return english_origin(word) || word_ends_in(word, "ic") || word_ends_in(word, "ive");
}

bool english_whole_people(struct str word)
{
	return word_ends_in(word, "ish") || word_ends_in(word, "ese") ||
	       word_ends_in(word, "ch") || word_ends_in(word, "ss");
}

uint64_t english_surname(struct str word)
{
	if (word.n < 3)
		return 0;
	struct str inner = {word.at + 2, word.n - 2}; /* two letters stand before the ending */
	if (word_ends_in(inner, "ova") || word_ends_in(inner, "eva") ||
	    word_ends_in(inner, "skaya") || word_ends_in(inner, "ska"))
		return LEX(FEMALE_NOUN);
	if (word_ends_in(inner, "ov") || word_ends_in(inner, "ev") ||
	    word_ends_in(inner, "sky") || word_ends_in(inner, "ski"))
		return LEX(MALE_NOUN);
	return 0;
}

/* ---- forms of cues ----------------------------------------------------------------------- */

/* "with one | asking", "and another | adding": somebody, whose participle follows. */
static bool accompanies(const struct element *who)
{
	if ((who->hash != WORD_ONE && who->hash != WORD_ANOTHER) ||
	    who->flags & TOKEN_PARAGRAPH)
		return false;
	return who[-1].hash == WORD_WITH || who[-1].hash == WORD_AND || who[-1].sign == ',';
}

bool english_cue_is_noun(const struct document *d, const struct element *cue,
			 const struct element *before)
{
	struct str word = element_str(d, cue);
	if (word_ends_in(word, "ing") && accompanies(before))
		return false;
	bool past = word_ends_in(word, "d");
	if (before->hash == WORD_THAT)
		return !past && !word_ends_in(word, "s");
	if (before->hash == WORD_OF)
		return true;
	if (before->flags & TOKEN_POSSESSIVE)
		return !past && !word_ends_in(word, "ing") && !word_ends_in(word, "ys");
	return before->classes & LEX(DETERMINER) && before->tag != TAG_NAME &&
	       !(before->classes & LEX(PRONOUN) && before->classes & ~LEX(DETERMINER) && past);
}

bool english_cue_is_verb(const struct document *d, const struct element *cue,
			 const struct element *before)
{
	const struct cue_lemma *lemma = cue_lemma(cue->lemma);
	bool base = lemma->key == cue->hash && cue->hash != WORD_READ;
	if ((!base && !word_ends_in(element_str(d, cue), "s")) || cue->classes & LEX(VERB))
		return true;
	switch (before->tag) {
	case TAG_PREPOSITION:
	case TAG_VERB:
	case TAG_ED:
	case TAG_ING:
	case TAG_NUMBER:
		return lemma->strength >= 7 && before->hash == WORD_ON;
	case TAG_AUXILIARY:
	case TAG_PRONOUN:
	case TAG_PARTICLE:
	case TAG_ADVERB:
	case TAG_SIGN:
	case TAG_QUOTE:
		return true;
	case TAG_NAME:
	case TAG_NOUN:
	case TAG_WORD:
		return !base || lemma->strength >= 7 ||
		       word_ends_in(element_str(d, before), "s");
	default:
		return !base || lemma->strength >= 7;
	}
}

bool english_goes_on(uint32_t hash)
{
	return hash == WORD_ON || hash == WORD_WENT || hash == WORD_GOES ||
	       hash == WORD_CONTINUED;
}

/* ---- small words ------------------------------------------------------------------------- */

/*
 * Small words by their hashes: what they are, or those that are something. No two words of a
 * table may share a slot: the compiler tells when they do, and then there must be more slots.
 */
enum { SMALL_SLOTS = 512 };
#define SMALL_SLOT(hash) ((hash) >> 3 & (SMALL_SLOTS - 1))
struct small_word {
	uint32_t hash;
	uint8_t is;
};
#define SMALL(word, is)    [SMALL_SLOT(word)] = {word, is}
#define SMALL_MEMBER(word) [SMALL_SLOT(word)] = word

static bool is_member(const uint32_t *words, uint32_t hash)
{
	return words[SMALL_SLOT(hash)] == hash && hash;
}

static const struct small_word pronouns[SMALL_SLOTS] = {
	SMALL(WORD_HE, PHRASE_HE),
	SMALL(WORD_SHE, PHRASE_SHE),
	SMALL(WORD_THEY, PHRASE_THEY),
	SMALL(WORD_IT, PHRASE_IT),
	SMALL(WORD_I, PHRASE_I),
	SMALL(WORD_WE, PHRASE_WE),
	SMALL(WORD_YOU, PHRASE_YOU),
	SMALL(WORD_WHO, PHRASE_WHO),
	SMALL(WORD_THAT, PHRASE_THAT),
	SMALL(WORD_WHICH, PHRASE_WHICH),
	SMALL(WORD_OTHERS, PHRASE_INDEFINITE),
	SMALL(WORD_SOME, PHRASE_INDEFINITE),
	SMALL(WORD_MANY, PHRASE_INDEFINITE),
	SMALL(WORD_ONE, PHRASE_INDEFINITE),
	SMALL(WORD_ANOTHER, PHRASE_INDEFINITE),
	SMALL(WORD_BOTH, PHRASE_INDEFINITE),
	SMALL(WORD_EVERYONE, PHRASE_INDEFINITE),
	SMALL(WORD_EVERYBODY, PHRASE_INDEFINITE),
	SMALL(WORD_SOMEBODY, PHRASE_INDEFINITE),
	SMALL(WORD_SOMEONE, PHRASE_INDEFINITE),
	SMALL(WORD_MOST, PHRASE_INDEFINITE),
	SMALL(WORD_SEVERAL, PHRASE_INDEFINITE),
	SMALL(WORD_FEW, PHRASE_INDEFINITE),
	SMALL(WORD_NONE, PHRASE_INDEFINITE),
	SMALL(WORD_NOBODY, PHRASE_INDEFINITE),
	SMALL(WORD_ANYONE, PHRASE_INDEFINITE),
	SMALL(WORD_TWO, PHRASE_INDEFINITE),
};

enum phrase_form english_pronoun(uint32_t hash)
{
	const struct small_word *w = &pronouns[SMALL_SLOT(hash)];
	return w->hash == hash ? w->is : PHRASE_FORMS;
}

static const struct small_word determiners[SMALL_SLOTS] = {
	SMALL(WORD_THE, PHRASE_DEFINITE),
	SMALL(WORD_THIS, PHRASE_DEFINITE),
	SMALL(WORD_THESE, PHRASE_DEFINITE),
	SMALL(WORD_THOSE, PHRASE_DEFINITE),
	SMALL(WORD_A, PHRASE_A),
	SMALL(WORD_AN, PHRASE_A),
	SMALL(WORD_ONE, PHRASE_A),
	SMALL(WORD_ANOTHER, PHRASE_A),
	SMALL(WORD_HIS, PHRASE_POSSESSED),
	SMALL(WORD_HER, PHRASE_POSSESSED),
	SMALL(WORD_THEIR, PHRASE_POSSESSED),
	SMALL(WORD_ITS, PHRASE_POSSESSED),
	SMALL(WORD_OUR, PHRASE_POSSESSED),
	SMALL(WORD_MY, PHRASE_POSSESSED),
	SMALL(WORD_YOUR, PHRASE_POSSESSED),
};

enum phrase_form english_determined(uint32_t hash)
{
	const struct small_word *w = &determiners[SMALL_SLOT(hash)];
	return w->hash == hash ? w->is : PHRASE_QUANTITY;
}

static const uint32_t joints[SMALL_SLOTS] = {
	SMALL_MEMBER(WORD_DE),  SMALL_MEMBER(WORD_VAN), SMALL_MEMBER(WORD_VON),
	SMALL_MEMBER(WORD_DER), SMALL_MEMBER(WORD_DEN), SMALL_MEMBER(WORD_BIN),
	SMALL_MEMBER(WORD_AL),  SMALL_MEMBER(WORD_EL),  SMALL_MEMBER(WORD_LA),
	SMALL_MEMBER(WORD_LE),  SMALL_MEMBER(WORD_DU),  SMALL_MEMBER(WORD_DA),
	SMALL_MEMBER(WORD_DI),  SMALL_MEMBER(WORD_DOS), SMALL_MEMBER(WORD_IBN),
	SMALL_MEMBER(WORD_OF),  SMALL_MEMBER(WORD_FOR),
};

bool english_joint(uint32_t hash)
{
	return is_member(joints, hash);
}

bool english_relative(uint32_t hash)
{
	return hash == WORD_WHO || hash == WORD_WHICH || hash == WORD_THAT || hash == WORD_WHOM;
}

static const struct small_word meanings[SMALL_SLOTS] = {
	SMALL(WORD_HE, PRONOUN_HE),
	SMALL(WORD_HIM, PRONOUN_HE),
	SMALL(WORD_HIS, PRONOUN_HE),
	SMALL(WORD_HIMSELF, PRONOUN_HE),
	SMALL(WORD_SHE, PRONOUN_SHE),
	SMALL(WORD_HER, PRONOUN_SHE),
	SMALL(WORD_HERSELF, PRONOUN_SHE),
	SMALL(WORD_THEY, PRONOUN_THEY),
	SMALL(WORD_THEM, PRONOUN_THEY),
	SMALL(WORD_THEIR, PRONOUN_THEY),
	SMALL(WORD_THEMSELVES, PRONOUN_THEY),
	SMALL(WORD_THESE, PRONOUN_THEY),
	SMALL(WORD_THOSE, PRONOUN_THEY),
	SMALL(WORD_IT, PRONOUN_IT),
	SMALL(WORD_ITS, PRONOUN_IT),
	SMALL(WORD_I, PRONOUN_I),
	SMALL(WORD_ME, PRONOUN_I),
	SMALL(WORD_MY, PRONOUN_I),
	SMALL(WORD_WE, PRONOUN_WE),
	SMALL(WORD_US, PRONOUN_WE),
	SMALL(WORD_OUR, PRONOUN_WE),
	SMALL(WORD_WHO, PRONOUN_RELATIVE),
	SMALL(WORD_WHICH, PRONOUN_RELATIVE),
	SMALL(WORD_THAT, PRONOUN_RELATIVE),
	SMALL(WORD_WHOM, PRONOUN_RELATIVE),
};

enum pronoun english_pronoun_means(uint32_t hash)
{
	const struct small_word *w = &meanings[SMALL_SLOT(hash)];
	return w->hash == hash ? w->is : PRONOUN_NONE;
}

bool english_means_none(uint32_t hash)
{
	return hash == WORD_NOBODY || hash == WORD_NONE || hash == WORD_NOTHING ||
	       hash == WORD_ANYBODY || hash == WORD_ANYONE || hash == WORD_ANYTHING;
}

bool english_counts(uint32_t hash)
{
	switch (hash) {
	case WORD_ALL:
	case WORD_ANOTHER:
	case WORD_BOTH:
	case WORD_DOZENS:
	case WORD_EACH:
	case WORD_FEW:
	case WORD_HALF:
	case WORD_HUNDREDS:
	case WORD_MANY:
	case WORD_MOST:
	case WORD_NONE:
	case WORD_ONE:
	case WORD_SEVERAL:
	case WORD_SOME:
	case WORD_THOUSANDS:
	case WORD_TWO:
		return true;
	default:
		return false;
	}
}

static const uint32_t qualifying[SMALL_SLOTS] = {
	SMALL_MEMBER(WORD_ABOVE),   SMALL_MEMBER(WORD_ABOUT),   SMALL_MEMBER(WORD_ACROSS),
	SMALL_MEMBER(WORD_AGAINST), SMALL_MEMBER(WORD_ALONG),   SMALL_MEMBER(WORD_AMONG),
	SMALL_MEMBER(WORD_AROUND),  SMALL_MEMBER(WORD_AT),      SMALL_MEMBER(WORD_BEHIND),
	SMALL_MEMBER(WORD_BETWEEN), SMALL_MEMBER(WORD_BEYOND),  SMALL_MEMBER(WORD_BY),
	SMALL_MEMBER(WORD_FOR),     SMALL_MEMBER(WORD_FROM),    SMALL_MEMBER(WORD_IN),
	SMALL_MEMBER(WORD_INSIDE),  SMALL_MEMBER(WORD_NEAR),    SMALL_MEMBER(WORD_OF),
	SMALL_MEMBER(WORD_ON),      SMALL_MEMBER(WORD_OUTSIDE), SMALL_MEMBER(WORD_OVER),
	SMALL_MEMBER(WORD_TO),      SMALL_MEMBER(WORD_UNDER),   SMALL_MEMBER(WORD_WITH),
	SMALL_MEMBER(WORD_WITHIN),
};

bool english_qualifies(uint32_t hash)
{
	return is_member(qualifying, hash);
}

static const uint32_t postposed[SMALL_SLOTS] = {
	SMALL_MEMBER(WORD_AWARE),       SMALL_MEMBER(WORD_BASED),
	SMALL_MEMBER(WORD_BRIEFED),     SMALL_MEMBER(WORD_CLOSE),
	SMALL_MEMBER(WORD_CRITICAL),    SMALL_MEMBER(WORD_FAMILIAR),
	SMALL_MEMBER(WORD_INVOLVED),    SMALL_MEMBER(WORD_LOYAL),
	SMALL_MEMBER(WORD_OPPOSED),     SMALL_MEMBER(WORD_PRESENT),
	SMALL_MEMBER(WORD_PRIVY),       SMALL_MEMBER(WORD_RESPONSIBLE),
	SMALL_MEMBER(WORD_SYMPATHETIC),
};

bool english_serves(uint32_t hash)
{
	switch (hash) {
	case WORD_AIDE:
	case WORD_AIDES:
	case WORD_ADVISER:
	case WORD_ADVISERS:
	case WORD_ADVISOR:
	case WORD_ADVISORS:
	case WORD_AMBASSADOR:
	case WORD_ASSISTANT:
	case WORD_ENVOY:
		return true;
	default:
		return false;
	}
}

bool english_postposed(uint32_t hash)
{
	return is_member(postposed, hash);
}

bool english_opens_time(uint32_t hash)
{
	return hash == WORD_EARLIER || hash == WORD_LATER || hash == WORD_LAST ||
	       hash == WORD_NEXT;
}

bool english_be(uint32_t hash)
{
	return hash == WORD_IS || hash == WORD_ARE || hash == WORD_WAS || hash == WORD_WERE ||
	       hash == WORD_BE || hash == WORD_BEEN || hash == WORD_BEING;
}

static const uint32_t periods[SMALL_SLOTS] = {
	SMALL_MEMBER(WORD_AFTERNOON), SMALL_MEMBER(WORD_DAY),     SMALL_MEMBER(WORD_EVENING),
	SMALL_MEMBER(WORD_MONTH),     SMALL_MEMBER(WORD_MORNING), SMALL_MEMBER(WORD_NIGHT),
	SMALL_MEMBER(WORD_WEEK),      SMALL_MEMBER(WORD_WEEKEND), SMALL_MEMBER(WORD_YEAR),
};

bool english_period(uint32_t hash)
{
	return is_member(periods, hash);
}

bool english_spoken(uint32_t hash)
{
	switch (hash) {
	case WORD_I:
	case WORD_WE:
	case WORD_MY:
	case WORD_OUR:
	case WORD_US:
	case WORD_ME:
	case WORD_YOU:
	case WORD_YOUR:
		return true;
	default:
		return false;
	}
}
