/*
 * What English is, beside the classes of words in assets/lexicon: what the ends of words tell,
 * and which small words make which phrases. The rooms ask here and name no letters of words
 * themselves; small words they name by small_words.h.
 *
 * A word is given as it stands in the text, without a possessive ending.
 */
#ifndef READER_FIND_READ_ENGLISH_H
#define READER_FIND_READ_ENGLISH_H

#include "phrase.h"

/*
 * Is the text English? Nearly all words in small letters of an English text are known, a table
 * of results included; of another language's, those that happen to be spelt the same, mostly
 * a fifth, of a kindred one's half. A third and more of the words of a text in capitals are of
 * closed classes. Too few words tell nothing. Of a long text it looks at samples.
 */
bool english_text(const struct tokens *t);

/* ---- ends of words ----------------------------------------------------------------------- */

/* Does the ending stand behind other letters? */
static inline bool word_ends_in(struct str word, const char *ending)
{
	size_t n = strlen(ending);
	return word.n > n && memcmp(word.at + word.n - n, ending, n) == 0;
}

/* TAG_ADVERB, TAG_ED or TAG_ING of a word in small letters, by its ending; else TAG_WORD. */
enum element_tag english_tag(struct str word);

/* The last letter, where it tells a form. */
enum ending { ENDING_OTHER, ENDING_S, ENDING_SS, ENDING_D, ENDING_G, ENDINGS };
enum ending english_ending(struct str word);

/* May it be a noun's plural: "miners", also "status", but not "class"? */
bool english_may_be_plural(struct str word);

/* Is it one, though the lexicon does not know it: "miners", but not "status", "crisis"? */
bool english_plural(struct str word);

/*
 * "He" of "He Jianxiong", a surname and no pronoun: before a word in capitals within a
 * sentence that English does not know.
 */
bool english_called_he(uint32_t hash, uint16_t flags, uint64_t next_classes,
		       uint16_t next_flags);

/* Many, who are not named: "they", "sailors", also where it opens a sentence. */
bool english_many(const struct document *d, const struct element *w);

/* Is it a plural of people, by its ending: "landowners", "evacuees", not "results"? */
bool english_people(struct str word);

/* A noun for what is no thing, by its ending: "enforcement", "leadership". */
bool english_abstract(struct str word);

/* A form of a verb of speech, by its ending: the past has 'd', a participle 'g', "says" 's'. */
char english_verb_form(struct str word, uint32_t hash);

/* Does it tell what somebody does: "running", "joined"; not "retired"? */
bool english_acts(struct str word);

/* "Serbian", "Japanese", "French": who or what comes from there; a noun may follow. */
bool english_origin(struct str word);

/* "Turkish", "Democratic": may it say what land, party or creed something is of? */
bool english_sort(struct str word);

/* Of a word for where somebody is from: does it mean them all, "the French", not one of them?
 */
bool english_whole_people(struct str word);

/* What a family name tells of its bearer, LEX(MALE_NOUN) or LEX(FEMALE_NOUN): "Todorova"; 0. */
uint64_t english_surname(struct str word);

/* ---- forms of cues ----------------------------------------------------------------------- */

/* Is the form of a cue's verb a noun behind this word: "his claim", "Huber's report"? */
bool english_cue_is_noun(const struct document *d, const struct element *cue,
			 const struct element *before);

/*
 * Is it a verb there, as far as its form tells? Base forms and third persons are nouns as often
 * ("state", "claims"): they need what can be their subject, an auxiliary or an adverb before.
 */
bool english_cue_is_verb(const struct document *d, const struct element *cue,
			 const struct element *before);

/* "goes on to say", "continued to say": the word before "to" makes it as good as "says". */
bool english_goes_on(uint32_t hash);

/* ---- small words ------------------------------------------------------------------------- */

/* The form of a phrase that is this pronoun; PHRASE_FORMS: it is none. */
enum phrase_form english_pronoun(uint32_t hash);

/* The form of a phrase of several words that this determiner opens. */
enum phrase_form english_determined(uint32_t hash);

/* May this small word join the parts of a name: "van", "of"? */
bool english_joint(uint32_t hash);

/* "who", "which", "that", "whom" */
bool english_relative(uint32_t hash);

/* Whom a pronoun means, of whatever case: "he", "him", "his", "himself". */
enum pronoun {
	PRONOUN_NONE, /* it is none, or it may mean anybody: "others" */
	PRONOUN_HE,
	PRONOUN_SHE,
	PRONOUN_THEY,
	PRONOUN_IT,
	PRONOUN_I,
	PRONOUN_WE,
	PRONOUN_RELATIVE,
};
enum pronoun english_pronoun_means(uint32_t hash);

/* "Nobody said", "did anyone say": they tell that it was not said. */
bool english_means_none(uint32_t hash);

/* "one", "some", "dozens": may stand before "of" and mean the part that is spoken of. */
bool english_counts(uint32_t hash);

/* May this preposition tie a phrase to the noun before: "of", "for"; not "since", "than"? */
bool english_qualifies(uint32_t hash);

/* "aide to the minister", "ambassador to Kenya": nouns of who serves or is sent to somebody. */
bool english_serves(uint32_t hash);

/* May this adjective stand behind its noun, before a preposition: "a source close to"? */
bool english_postposed(uint32_t hash);

/* Does it open an adverbial of time without a preposition: "last" week, "earlier" this month?
 */
bool english_opens_time(uint32_t hash);

/* "week", "month", "night" …: what it may name. */
bool english_period(uint32_t hash);

/* A form of "to be". */
bool english_be(uint32_t hash);

/* "I", "we", "our", "you" …: the words of who speaks and of whom he speaks to. */
bool english_spoken(uint32_t hash);

#endif
