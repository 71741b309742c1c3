/*
 * Corrections: what each does to the findings; and that they come back, to the same quotes,
 * when the words of the article were edited at random.
 */
#include "reader/correct.h"
#include "reader/session.h"

#include <setjmp.h>
#include <stdio.h>
#include <cmocka.h>

/* ---- a text whose words are edited ------------------------------------------------------- */

static uint64_t seed;

static uint32_t any(uint32_t below)
{
	seed = seed * 6364136223846793005u + 1442695040888963407u;
	return (uint32_t)(seed >> 33) % below;
}

static bool is_letter(char c)
{
	return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

struct edited {
	char *text;
	size_t n;
	uint32_t *at; /* of each byte of the old one, and of its end, where it is now */
};

static void put(struct edited *e, const char *at, size_t n)
{
	memcpy(e->text + e->n, at, n);
	e->n += n;
}

/* Another word for it, none, one more, or a slip. */
static void put_edited(struct edited *e, const char *word, size_t n)
{
	static const char *const others[] = {"harbour", "quickly", "seven", "the", "Wednesday",
					     "winter",  "paper",   "not",   "old", "carried"};
	const char *other = others[any(sizeof others / sizeof *others)];
	switch (any(4)) {
	case 0:
		put(e, other, strlen(other));
		break;
	case 1:
		break;
	case 2:
		put(e, other, strlen(other));
		put(e, " ", 1);
		put(e, word, n);
		break;
	default:
		put(e, word, n);
		e->text[e->n - 1] = e->text[e->n - 1] == 'x' ? 'y' : 'x';
	}
}

/* One word in twenty is another one. */
static struct edited edit(struct str text)
{
	struct edited e = {.text = malloc(text.n * 3 + 64),
			   .at = malloc((text.n + 1) * sizeof *e.at)};
	for (size_t i = 0, end; i < text.n; i = end) {
		end = i + 1;
		while (is_letter(text.at[i]) && end < text.n && is_letter(text.at[end]))
			end++;
		for (size_t k = i; k < end; k++)
			e.at[k] = (uint32_t)e.n;
		if (is_letter(text.at[i]) && any(20) == 0)
			put_edited(&e, text.at + i, end - i);
		else
			put(&e, text.at + i, end - i);
	}
	e.at[text.n] = (uint32_t)e.n;
	return e;
}

static void edited_free(struct edited *e)
{
	free(e->text);
	free(e->at);
}

/* ---- coming back ------------------------------------------------------------------------- */

enum { MADE = 20 };

static struct str sample_text(void)
{
	static char at[1 << 16];
	FILE *f = fopen("assets/sample.txt", "rb");
	assert_non_null(f);
	size_t n = fread(at, 1, sizeof at, f);
	fclose(f);
	return (struct str){at, n};
}

static const struct document *document_of(const struct article *a)
{
	return article_view(a).document;
}

/* Notes on quotes taken at random, numbered; which quotes, into `on`. */
static void make_notes(const struct document *d, struct corrections *c, uint32_t *on)
{
	static char numbers[MADE][8];
	bool taken[1024] = {false};
	assert_in_range(d->n_quotes, MADE, 1024);
	for (uint32_t i = 0; i < MADE; i++) {
		do
			on[i] = any(d->n_quotes) + 1;
		while (taken[on[i] - 1]);
		taken[on[i] - 1] = true;
		snprintf(numbers[i], sizeof numbers[i], "%u", i);
		struct correction one = correction_of_quote(d, on[i], CORRECT_NOTE);
		one.value = str_of(numbers[i]);
		corrections_add(c, &one);
	}
}

/* Which quote has the note, NULL: none. */
static const struct quote *noted(const struct document *d, uint32_t number)
{
	for (uint32_t i = 0; i < d->n_quotes; i++)
		if (d->quotes[i].note && strtoul(d->quotes[i].note->at, NULL, 10) == number)
			return &d->quotes[i];
	return NULL;
}

struct outcome {
	uint32_t back, elsewhere;
};

/* Edits the text, and looks where the notes are then. */
static struct outcome edit_and_look(const struct article *a, struct str text)
{
	struct outcome o = {0};
	struct corrections c = {0};
	struct arena arena = {0};
	struct document corrected;
	uint32_t on[MADE];
	struct edited e = edit(text);
	struct article *again =
		article_from_text("again", (struct str){e.text, e.n}, NULL, true);
	const struct document *d = document_of(a), *found = document_of(again);
	make_notes(d, &c, on);
	corrections_apply(&c, found, &arena, &corrected);
	for (uint32_t i = 0; i < MADE; i++) {
		struct span was = d->quotes[on[i] - 1].span;
		struct span is = {e.at[was.start], e.at[was.end]};
		const struct quote *q = noted(&corrected, i);
		o.back += q && span_overlap(q->span, is);
		o.elsewhere += q && !span_overlap(q->span, is);
	}
	arena_free(&arena);
	corrections_free(&c);
	article_close(again);
	edited_free(&e);
	return o;
}

static void test_they_come_back_to_edited_words(void **state)
{
	(void)state;
	enum { ROUNDS = 120 };
	struct str text = sample_text();
	struct article *a = article_from_text("sample", text, NULL, true);
	struct outcome all = {0};
	for (uint32_t i = 0; i < ROUNDS; i++) {
		seed = 1000 + i;
		struct outcome o = edit_and_look(a, text);
		all.back += o.back;
		all.elsewhere += o.elsewhere;
		if (getenv("TELL"))
			printf("# %u: %u back, %u elsewhere\n", i, o.back, o.elsewhere);
		assert_true(o.back * 20 >= MADE * 19);
	}
	if (getenv("TELL"))
		printf("# %u of %u back, %u elsewhere\n", all.back, ROUNDS * MADE,
		       all.elsewhere);
	assert_int_equal(all.elsewhere, 0);
	assert_true(all.back * 100 >= ROUNDS * MADE * 99);
	article_close(a);
}

/* ---- in texts of a few lines ------------------------------------------------------------- */

/* A text, its findings, and what is corrected of them. */
struct bench {
	struct article *article;
	struct corrections made;
	struct arena arena;
	struct document corrected;
	size_t lost;
};

static void lay(struct bench *b, const char *text)
{
	*b = (struct bench){.article = article_from_text("bench", str_of(text), NULL, true)};
}

static void apply(struct bench *b)
{
	struct error e = {""};
	b->lost =
		corrections_apply(&b->made, document_of(b->article), &b->arena, &b->corrected);
	if (!document_check(&b->corrected, &e))
		fail_msg("%s", e.message);
}

static void clear(struct bench *b)
{
	corrections_free(&b->made);
	arena_free(&b->arena);
	article_close(b->article);
}

/* The words of the quote that has a note; "": none has. */
static const char *noted_words(struct bench *b)
{
	for (uint32_t i = 0; i < b->corrected.n_quotes; i++)
		if (b->corrected.quotes[i].note)
			return arena_str(&b->arena, str_slice(b->corrected.text,
							      b->corrected.quotes[i].span))
				.at;
	return "";
}

/* The id of the quote that has these words, for the nth time. */
static uint32_t quote_of(const struct document *d, const char *words, int nth)
{
	for (uint32_t i = 0; i < d->n_quotes; i++) {
		struct str said = str_slice(d->text, d->quotes[i].span);
		if (memmem(said.at, said.n, words, strlen(words)) && nth-- == 0)
			return i + 1;
	}
	fail_msg("no quote \"%s\"", words);
	return 0;
}

#define TWICE                                                                                  \
	"The council met in the old hall on Monday to talk about the bridge.\n\n"              \
	"Asked about the cost, mayor Ada Penrose shook her head. “No comment today,” "     \
	"she said, and left by the side door.\n\n"                                             \
	"The engineers had drawn three plans. “The second is the cheapest,” said Karl "    \
	"Brandt, who drew it.\n\n"

#define AGAIN                                                                                  \
	"Outside the court the owner of the quarry was not glad either. “No comment "        \
	"today,” said Piet Maas, his lawyer behind him.\n"

/* Of two quotes in the same words it comes back to its own; where that is gone, to none. */
static void test_the_same_words_twice(void **state)
{
	(void)state;
	struct bench b;
	lay(&b, TWICE AGAIN);
	struct correction note = correction_of_quote(
		document_of(b.article), quote_of(document_of(b.article), "No comment", 1),
		CORRECT_NOTE);
	note.value = STR("here");
	struct bench more, gone;
	lay(&more, "An editor put this line before all others.\n\n" TWICE AGAIN);
	corrections_add(&more.made, &note);
	apply(&more);
	assert_int_equal(more.lost, 0);
	uint32_t own = quote_of(&more.corrected, "No comment", 1);
	assert_non_null(more.corrected.quotes[own - 1].note);
	lay(&gone, "An editor put this line before all others.\n\n" TWICE);
	corrections_add(&gone.made, &note);
	apply(&gone);
	assert_int_equal(gone.lost, 1);
	assert_string_equal(noted_words(&gone), "");
	clear(&b);
	clear(&more);
	clear(&gone);
}

#define SAID_IN_SALEM(that, to, are)                                                           \
	"Senator Ada Penrose, who stood in 2008, issued a statement after Karl Brandt told "   \
	"a town hall in Salem on Monday " that " fishing is “peanuts,” compared " to " what "  \
	"railway companies " are " doing. “It’s fine,” Brandt said of fishing.\n\n"

#define TELLING_SALEM                                                                          \
	"Brandt is telling a town hall in Salem that fishing is “peanuts,” "               \
	"compared to what railway companies are doing. "                                       \
	"“It’s fine,” Brandt says of fishing.\n\n"

/* Of two quotes in the same words one is no longer found: what was noted on it stays there. */
static void test_the_other_of_the_same_words(void **state)
{
	(void)state;
	static const char *const was[] = {SAID_IN_SALEM("that", "to", "are") TELLING_SALEM,
					  TELLING_SALEM SAID_IN_SALEM("that", "to", "are")};
	static const char *const now[] = {
		SAID_IN_SALEM("milk", "challenges", "") TELLING_SALEM,
		TELLING_SALEM SAID_IN_SALEM("milk", "challenges", "")};
	for (int nth = 0; nth < 2; nth++) {
		struct bench b, later;
		lay(&b, was[nth]);
		const struct document *d = document_of(b.article);
		struct correction note =
			correction_of_quote(d, quote_of(d, "peanuts", nth), CORRECT_NOTE);
		note.value = STR("here");
		lay(&later, now[nth]);
		corrections_add(&later.made, &note);
		apply(&later);
		assert_non_null(strstr(noted_words(&later), "compared challenges"));
		clear(&b);
		clear(&later);
	}
}

#define FERRY(said)                                                                            \
	"The harbour of Lund has had one ferry since the war.\n\n"                             \
	"“" said "never sell the old ferry to a stranger from the hills,” "                  \
	"said Ada Penrose, who runs it.\n\n"

/*
 * An article in which one quote stands within the other, as `two` has `both`; now only one of
 * them is found.
 */
static void lay_two(struct bench *was, struct bench *now, struct document *two,
		    struct quote both[2])
{
	lay(was, FERRY("Grandfather said to me: "));
	lay(now, FERRY("Grandfather told me to "));
	*two = *document_of(was->article);
	both[0] = both[1] = two->quotes[0];
	both[1].span.start += (uint32_t)strlen("Grandfather said to me: ");
	two->quotes = both;
	two->n_quotes = 2;
}

/* Of two quotes, one within the other, only one is left: it has the notes of both. */
static void test_notes_that_meet(void **state)
{
	(void)state;
	for (int inner_first = 0; inner_first < 2; inner_first++) {
		struct bench was, now;
		struct document two;
		struct quote both[2];
		lay_two(&was, &now, &two, both);
		struct correction outer = correction_of_quote(&two, 1, CORRECT_NOTE),
				  inner = correction_of_quote(&two, 2, CORRECT_NOTE);
		outer.value = STR("ask the town");
		inner.value = STR("since when?");
		corrections_add(&now.made, inner_first ? &inner : &outer);
		corrections_add(&now.made, inner_first ? &outer : &inner);
		apply(&now);
		apply(&now); /* it does not grow */
		assert_true(str_eq(*now.corrected.quotes[0].note,
				   inner_first ? STR("since when?; ask the town")
					       : STR("ask the town; since when?")));
		/* what is written then is written over both */
		outer = correction_of_quote(&now.corrected, 1, CORRECT_NOTE);
		outer.value = STR("asked");
		corrections_add(&now.made, &outer);
		apply(&now);
		assert_true(str_eq(*now.corrected.quotes[0].note, STR("asked")));
		clear(&was);
		clear(&now);
	}
}

/*
 * Of two quotes, one within the other, one is no quote and the other said by someone else. Only
 * one is left: it is not dropped for the other, and not either when the text comes again.
 */
static void test_one_that_stays_and_one_that_goes(void **state)
{
	(void)state;
	struct bench was, now;
	struct document two;
	struct quote both[2];
	lay_two(&was, &now, &two, both);
	struct correction outer = correction_of_quote(&two, 1, CORRECT_NO_QUOTE),
			  inner = correction_of_quote(&two, 2, CORRECT_SAID_BY);
	inner.value = STR("Grandfather");
	corrections_add(&now.made, &inner);
	corrections_add(&now.made, &outer);
	for (int again = 0; again < 2; again++) {
		apply(&now);
		assert_int_equal(now.corrected.n_quotes, 1);
		assert_true(now.corrected.quotes[0].by_person);
	}
	/* that very one is no quote either, says the reader who sees it */
	outer = correction_of_quote(&now.corrected, 1, CORRECT_NO_QUOTE);
	corrections_add(&now.made, &outer);
	apply(&now);
	assert_int_equal(now.corrected.n_quotes, 0);
	clear(&was);
	clear(&now);
}

#define PIER "“The pier will hold,” said Karl Brandt of Kiel.\n"

/* A quote is put back before one that has a note: what is written over that is not joined. */
static void test_a_note_behind_one_that_is_put_back(void **state)
{
	(void)state;
	struct bench was, now;
	lay(&was, "Harbour master Elena Dimova said that the old crane would be taken down "
		  "before the winter, and that nobody would be hurt by it.\n\n" PIER);
	lay(&now, "Harbour master Elena Dimova. The old crane would be taken down before the "
		  "winter, and that nobody would be hurt by it.\n\n" PIER);
	const struct document *d = document_of(was.article);
	struct correction first = correction_of_quote(d, quote_of(d, "pier", 0), CORRECT_NOTE),
			  check = correction_of_quote(d, quote_of(d, "crane", 0),
						      CORRECT_CHECK);
	struct correction then = first;
	first.value = STR("ask him");
	then.value = STR("asked");
	check.type = CHECK_CHECKED;
	corrections_add(&now.made, &first);
	corrections_add(&now.made, &check);
	corrections_add(&now.made, &then);
	apply(&now);
	assert_int_equal(now.lost, 0);
	uint32_t id = quote_of(&now.corrected, "pier", 0);
	assert_true(str_eq(*now.corrected.quotes[id - 1].note, STR("asked")));
	clear(&was);
	clear(&now);
}

/* A quote is cut out of the article: what was noted on it stands nowhere. */
static void test_what_was_cut_out(void **state)
{
	(void)state;
	struct str text = sample_text();
	struct article *a = article_from_text("sample", text, NULL, true);
	const struct document *d = document_of(a);
	for (uint32_t i = 0; i < d->n_quotes; i++) {
		struct bench b = {0};
		struct span cut = d->quotes[i].outer;
		struct correction note = correction_of_quote(d, i + 1, CORRECT_NOTE);
		note.value = STR("here");
		corrections_add(&b.made, &note);
		struct str left =
			arena_printf(&b.arena, "%.*s%.*s", (int)cut.start, d->text.at,
				     (int)(d->text.n - cut.end), d->text.at + cut.end);
		b.article = article_from_text("cut", left, NULL, true);
		apply(&b);
		assert_string_equal(noted_words(&b), "");
		clear(&b);
	}
	article_close(a);
}

/* What stands around them tells few words from others; and where they begin and end. */
static void test_few_words_found_no_more(void **state)
{
	(void)state;
	static const struct {
		const char *before, *noted, *after, *then;
	} cases[] = {
		/* too few to be known by themselves */
		{"The crane was old. “It held,” said harbour master Elena Dimova.\n\nThe pier "
		 "is new.\n",
		 "It held",
		 "The crane was old. It held, as harbour master Elena Dimova knew.\n\n"
		 "The pier is new.\n",
		 "It held,"},
		/* its first word went: not the last one of the paragraph before */
		{"The harbour was quiet at night.\n\n“Cranes fall in winter storms,” said "
		 "Elena "
		 "Dimova on Monday, as the wind rose.\n",
		 "Cranes fall",
		 "The harbour was quiet at night.\n\n“fall in winter storms” Elena Dimova on "
		 "Monday, as the wind rose.\n",
		 "fall in winter storms"},
		/* another word for its last one */
		{"“The boats leave at seven,” said Elena Dimova, who had counted the sacks.\n",
		 "The boats",
		 "The boats leave at dawn, Elena Dimova, who had counted the sacks.\n",
		 "The boats leave at dawn,"},
		/* half of it is gone, and there is no more than an article left */
		{"Asked who paid for it she smiled. “The whalers,” said Elena Dimova at "
		 "last.\n",
		 "The whalers",
		 "Asked who paid for it she smiled. The, said Elena Dimova at last.\n", ""},
	};
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		struct bench b, later;
		lay(&b, cases[i].before);
		const struct document *d = document_of(b.article);
		struct correction note =
			correction_of_quote(d, quote_of(d, cases[i].noted, 0), CORRECT_NOTE);
		note.value = STR("here");
		lay(&later, cases[i].after);
		corrections_add(&later.made, &note);
		apply(&later);
		assert_string_equal(noted_words(&later), cases[i].then);
		clear(&b);
		clear(&later);
	}
}

/* A quote whose word of speech was lost is found no more; what the reader made of it is. */
static void test_what_is_found_no_more(void **state)
{
	(void)state;
	struct bench b, later;
	lay(&b,
	    "The harbour was quiet.\n\nHarbour master Elena Dimova said that the old crane "
	    "would be taken down before the winter, and that nobody would be hurt by it.\n");
	const struct document *d = document_of(b.article);
	uint32_t id = quote_of(d, "old crane", 0);
	struct correction check = correction_of_quote(d, id, CORRECT_CHECK);
	check.type = CHECK_CHECKED;
	assert_string_equal(arena_str(&b.arena, check.who).at, "Elena Dimova");
	lay(&later, "The harbour was quiet.\n\nHarbour master Elena Dimova. The old crane "
		    "would be taken down before the winter, and that nobody would be hurt by "
		    "it.\n");
	uint32_t found = document_of(later.article)->n_quotes;
	corrections_add(&later.made, &check);
	apply(&later);
	assert_int_equal(later.lost, 0);
	assert_int_equal(later.corrected.n_quotes, found + 1);
	id = quote_of(&later.corrected, "ld crane", 0);
	const struct quote *q = &later.corrected.quotes[id - 1];
	assert_true(q->check == CHECK_CHECKED && q->by_person && q->speaker);
	/* what is no quote is not made one to be dropped */
	later.made.n = 0;
	check.kind = CORRECT_NO_QUOTE;
	corrections_add(&later.made, &check);
	apply(&later);
	assert_int_equal(later.corrected.n_quotes, found);
	clear(&b);
	clear(&later);
}

/* A row is known by its name, or by what it is called beside that. */
static void test_rows_by_their_names(void **state)
{
	(void)state;
	struct bench b, later;
	lay(&b, "Ferry master Ada Penrose opened the pier. “It will hold,” said Penrose.\n");
	struct correction c = correction_of_speaker(document_of(b.article), 1, CORRECT_SPEAKER);
	c.value = STR("Ada Penrose of Kiel");
	c.role = STR("ferry master");
	lay(&later,
	    "Ferry master Adx Penrose opened the pier. “It will hold,” said Penrose.\n");
	corrections_add(&later.made, &c);
	apply(&later);
	assert_int_equal(later.lost, 0);
	assert_true(str_eq(later.corrected.speakers[0].name, STR("Ada Penrose of Kiel")));
	clear(&later);
	/* another one speaks now: the name is not his */
	lay(&later, "Ferry master Karl Brandt opened the pier. “It will hold,” said Brandt.\n");
	corrections_add(&later.made, &c);
	apply(&later);
	assert_int_equal(later.lost, 1);
	assert_true(str_eq(later.corrected.speakers[0].name, STR("Karl Brandt")));
	clear(&later);
	clear(&b);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_they_come_back_to_edited_words),
		cmocka_unit_test(test_the_same_words_twice),
		cmocka_unit_test(test_the_other_of_the_same_words),
		cmocka_unit_test(test_notes_that_meet),
		cmocka_unit_test(test_one_that_stays_and_one_that_goes),
		cmocka_unit_test(test_a_note_behind_one_that_is_put_back),
		cmocka_unit_test(test_what_was_cut_out),
		cmocka_unit_test(test_few_words_found_no_more),
		cmocka_unit_test(test_what_is_found_no_more),
		cmocka_unit_test(test_rows_by_their_names),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
