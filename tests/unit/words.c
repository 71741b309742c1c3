/* The words outside quotation marks, which of them are cues, and the noun phrases. */
#include "sample.h"

#include "find/read/english.h"
#include "find/read/lexicon.h"
#include "find/read/small_words.h"

static struct sample s;

static const struct find *look(const char *text)
{
	sample_phrases(&s, text);
	return &s.f;
}

/* The elements, '/' between; a stretch is "Q". */
static const char *elements(const char *text)
{
	static char out[2048];
	const struct find *f = look(text);
	size_t n = 0;
	out[0] = 0;
	for (uint32_t i = 0; i < f->elements.n; i++) {
		const struct element *w = &f->elements.at[i];
		struct str one = w->tag == TAG_QUOTE
					 ? STR("Q")
					 : sample_str(&s, (struct span){w->start, w->end});
		n += (size_t)snprintf(out + n, sizeof out - n, "%s%.*s", i ? "/" : "",
				      (int)one.n, one.at);
	}
	return out;
}

/* The cues with a letter for their kind. */
static const char *cues(const char *text)
{
	static char out[2048];
	const struct find *f = look(text);
	size_t n = 0;
	out[0] = 0;
	for (uint32_t i = 0; i < f->elements.n; i++) {
		const struct element *w = &f->elements.at[i];
		if (w->cue)
			n += (size_t)snprintf(out + n, sizeof out - n, "%s%c:%.*s",
					      n ? " " : "", ".vi>:-m"[w->cue],
					      (int)(w->end - w->start), s.d.text.at + w->start);
	}
	return out;
}

/* The phrases between brackets. */
static const char *phrases(const char *text)
{
	static char out[2048];
	const struct find *f = look(text);
	size_t n = 0;
	out[0] = 0;
	for (uint32_t i = 0; i < f->phrases.n; i++) {
		struct str one = sample_str(&s, phrase_span(&f->elements, &f->phrases.at[i]));
		n += (size_t)snprintf(out + n, sizeof out - n, "[%.*s]", (int)one.n, one.at);
	}
	return out;
}

static uint8_t form(const char *text)
{
	const struct find *f = look(text);
	assert_true(f->phrases.n > 0);
	return f->phrases.at[0].form;
}

static void elements_of_text(void **state)
{
	(void)state;
	assert_string_equal(elements("A vice-president said “we go on” and left."),
			    "A/vice-president/said/Q/and/left/.");
	assert_string_equal(elements("Huber's 19-year-old son"), "Huber's/19-year-old/son");
	assert_string_equal(elements("“One,” “two.”\n“Three"), "Q/Q/Q");
	const struct find *f = look("Ann said “a. B” then.\nBo left.");
	assert_int_equal(element_at(&f->elements, 10), 2);
	assert_int_equal(f->elements.of_stretch[0], 2);
	assert_int_equal(f->elements.paragraph_first[1], 5);
	assert_true(element_first(&f->elements, 5));
	assert_false(element_first(&f->elements, 1));
}

static void cues_in_place(void **state)
{
	(void)state;
	assert_string_equal(cues("Huber told reporters the claim was his statement."),
			    "v:told");
	assert_string_equal(cues("Huber claims that the state reports it"),
			    "v:claims v:reports");
	assert_string_equal(cues("According to Huber, her claims say nothing."), ">:to v:say");
	assert_string_equal(cues("He wants to say so and went on to say it."),
			    "m:wants i:say v:say");
	assert_string_equal(cues("the Washington Post"), "");
	assert_string_equal(cues("Huber: no"), ":::");
}

static void irregular_forms(void **state)
{
	static const char *const forms[] = {
		"said",   "told",   "wrote",    "written",  "spoke",   "swore",
		"sang",   "read",   "cried",    "replied",  "quipped", "grumbled",
		"sighed", "chimed", "admitted", "referred", "begged",  "foretold"};
	(void)state;
	for (size_t i = 0; i < sizeof forms / sizeof *forms; i++) {
		uint64_t classes;
		uint16_t cue;
		lexicon_look_up(token_hash(str_of(forms[i])), &classes, &cue);
		if (!cue)
			fail_msg("no cue: %s", forms[i]);
	}
}

static void noun_phrases(void **state)
{
	(void)state;
	assert_string_equal(
		phrases("Maria Huber, a senior researcher at the institute, told reporters"),
		"[Maria Huber][a senior researcher][the institute][reporters]");
	assert_string_equal(phrases("Tulsa police Chief Wade Jordan said he agreed"),
			    "[Tulsa police Chief Wade Jordan][he]");
	assert_string_equal(phrases("Some officials and others said"),
			    "[Some officials][others]");
	assert_string_equal(phrases("the Bank of England said"), "[the Bank of England]");
	assert_string_equal(phrases("his lawyer, who left,"), "[his][his lawyer][who]");
	assert_string_equal(phrases("Huber contrasted that"), "[Huber][that]");
	assert_string_equal(phrases("Theresa May and Will Smith argued"),
			    "[Theresa May][Will Smith]");
}

static void forms_of_phrases(void **state)
{
	(void)state;
	assert_int_equal(form("she left"), PHRASE_SHE);
	assert_int_equal(form("who left"), PHRASE_WHO);
	assert_int_equal(form("it was Mr. Huber"), PHRASE_IT);
	assert_int_equal(form("Anna Huber left"), PHRASE_NAME);
	assert_int_equal(form("Huber left"), PHRASE_NAME1);
	assert_int_equal(form("spokesman Wade Huber left"), PHRASE_ROLE_NAME);
	assert_int_equal(form("the mayor left"), PHRASE_DEFINITE);
	assert_int_equal(form("a lawyer left"), PHRASE_A);
	assert_int_equal(form("their lawyers left"), PHRASE_HIS);
	assert_int_equal(form("several lawyers left"), PHRASE_QUANTITY);
	assert_int_equal(form("officials left"), PHRASE_BARE);
	assert_int_equal(form("Huber's lawyer left"), PHRASE_OWNER);
}

static void hashes_of_small_words(void **state)
{
	(void)state;
#define CHECK(word, hash) assert_int_equal(hash, token_hash(STR(word)));
	SMALL_WORDS(CHECK)
#undef CHECK
}

static void roles_of_titles(void **state)
{
	(void)state;
	assert_int_equal(title_role(WORD_GOV), WORD_GOVERNOR);
	assert_int_equal(title_role(WORD_SENATOR), WORD_SENATOR);
	assert_int_equal(title_role(token_hash(STR("mr"))), 0);
}

static void ends_of_words(void **state)
{
	(void)state;
	assert_true(english_plural(STR("miners")));
	assert_false(english_plural(STR("class")));
	assert_false(english_plural(STR("status")));
	assert_true(english_may_be_plural(STR("status")));
	assert_int_equal(english_tag(STR("quickly")), TAG_ADVERB);
	assert_int_equal(english_tag(STR("fly")), TAG_WORD);
	assert_int_equal(english_tag(STR("ring")), TAG_WORD);
	assert_int_equal(english_ending(STR("s")), ENDING_S);
	assert_int_equal(english_ending(STR("boss")), ENDING_SS);
	assert_true(english_acts(STR("joined")));
	assert_false(english_acts(STR("retired")));
	assert_true(english_surname(STR("Todorova")) == LEX(FEMALE_NOUN));
	assert_int_equal(english_surname(STR("Ov")), 0);
	assert_int_equal(english_verb_form(STR("wrote"), WORD_WROTE), 'd');
	assert_int_equal(english_verb_form(STR("saying"), 0), 'g');
}

static void pronouns_mean(void **state)
{
	(void)state;
	assert_int_equal(english_pronoun_means(WORD_HIMSELF), PRONOUN_HE);
	assert_int_equal(english_pronoun_means(WORD_WHOM), PRONOUN_RELATIVE);
	assert_int_equal(english_pronoun_means(WORD_ONE), PRONOUN_NONE);
	assert_int_equal(english_pronoun_means(WORD_US), PRONOUN_WE);
}

static void words_that_are_known(void **state)
{
	(void)state;
	assert_true(find_knows(STR("afternoon")));
	assert_true(find_knows(STR("Known")));
	assert_false(find_knows(STR("wellknown")));
	assert_false(find_knows(STR("Petrova")));
	assert_false(find_knows(STR("")));
}

/* What looks ahead from the last phrase finds empty ones, not those of the text before. */
static void empty_phrases_behind(void **state)
{
	(void)state;
	static const char *const texts[] = {"The mayor, Anna Huber and her dog saw his boats",
					    "He lost his", "", "Go", "Anna and Bo and his"};
	for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
		const struct phrases *p = &look(texts[i])->phrases;
		for (uint32_t k = 0; k < PHRASES_BEHIND; k++) {
			assert_int_equal(p->at[p->n + k].first, UINT32_MAX);
			assert_int_equal(p->at[p->n + k].form, 0);
		}
	}
}

static int end(void **state)
{
	(void)state;
	sample_free(&s);
	return 0;
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(elements_of_text),     cmocka_unit_test(cues_in_place),
		cmocka_unit_test(irregular_forms),      cmocka_unit_test(noun_phrases),
		cmocka_unit_test(forms_of_phrases),     cmocka_unit_test(hashes_of_small_words),
		cmocka_unit_test(roles_of_titles),      cmocka_unit_test(ends_of_words),
		cmocka_unit_test(pronouns_mean),        cmocka_unit_test(words_that_are_known),
		cmocka_unit_test(empty_phrases_behind),
	};
	return cmocka_run_group_tests(tests, NULL, end);
}
