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
	enum { ROUNDS = 40 };
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
	}
	if (getenv("TELL"))
		printf("# %u of %u back, %u elsewhere\n", all.back, ROUNDS * MADE,
		       all.elsewhere);
	assert_int_equal(all.elsewhere, 0);
	assert_true(all.back * 20 >= ROUNDS * MADE * 19);
	article_close(a);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_they_come_back_to_edited_words),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
