/* Tokens: words, signs, possessives, abbreviations, sentences. */
#include "find/read/token.h"
#include "find/read/lexicon.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <cmocka.h>
#include <stdio.h>

static struct arena arena;

static struct tokens cut_one(struct document *d, const char *text)
{
	static struct span paragraph;
	struct tokens t;
	arena_reset(&arena);
	*d = (struct document){
		.text = str_of(text), .paragraphs = &paragraph, .n_paragraphs = 1};
	paragraph = (struct span){0, (uint32_t)d->text.n};
	tokens_cut(&t, d, &arena);
	return t;
}

/*
 * The text's tokens written out: '/' between them, '|' before a sentence, "+s" after a
 * possessive.
 */
static const char *cut(const char *text)
{
	static char out[2048];
	struct document d;
	struct tokens t = cut_one(&d, text);
	size_t n = 0;
	for (uint32_t i = 0; i < t.n; i++)
		n += (size_t)snprintf(out + n, sizeof out - n, "%s%.*s%s",
				      t.at[i].flags & TOKEN_SENTENCE ? "|" : "/",
				      (int)token_str(&d, &t.at[i]).n,
				      token_str(&d, &t.at[i]).at,
				      t.at[i].flags & TOKEN_POSSESSIVE ? "+s" : "");
	out[n] = 0;
	return out;
}

static struct token first(const char *text)
{
	struct document d;
	return cut_one(&d, text).at[0];
}

static void words_and_signs(void **state)
{
	(void)state;
	assert_string_equal(cut("We left, didn't we?"), "|We/left/,/didn't/we/?");
	assert_string_equal(cut("US-Russian talks"), "|US/-/Russian/talks");
	assert_string_equal(cut("cost $84.10, or 1,000 more"), "|cost/$/84.10/,/or/1,000/more");
	assert_string_equal(cut("AT&T and example.com"), "|AT&T/and/example.com");
	assert_string_equal(cut(""), "");
	assert_string_equal(cut("  \xe2\x80\x9cYes\xe2\x80\x9d"),
			    "|\xe2\x80\x9c/Yes/\xe2\x80\x9d");
}

static void possessives(void **state)
{
	(void)state;
	assert_string_equal(cut("Ukraine's army"), "|Ukraine+s/army");
	assert_string_equal(cut("Ukraine\xe2\x80\x99s army"), "|Ukraine+s/army");
	assert_string_equal(cut("O'Brien's hat"), "|O'Brien+s/hat");
	assert_string_equal(cut("U.S.'s own"), "|U.S.+s/own");
	assert_string_equal(cut("of QR33.7mn in Q2. 5 of"), "|of/QR33.7mn/in/Q2/.|5/of");
}

static void abbreviations(void **state)
{
	(void)state;
	assert_string_equal(cut("Gov. J. R. Smith left."), "|Gov./J./R./Smith/left/.");
	assert_string_equal(cut("in the U.S. The talks"), "|in/the/U.S.|The/talks");
	assert_string_equal(cut("in the U.S. Senate"), "|in/the/U.S./Senate");
	assert_string_equal(cut("He is your man. They left"), "|He/is/your/man/.|They/left");
	assert_string_equal(cut("at 3 p.m. on Sunday"), "|at/3/p.m./on/Sunday");
}

static void sentences(void **state)
{
	(void)state;
	assert_string_equal(cut("No. \"Yes.\" He left."), "|No/.|\"/Yes/./\"|He/left/.");
	assert_string_equal(cut("It is over... or not"), "|It/is/over/.../or/not");
	assert_string_equal(cut("the war.The end"), "|the/war/./The/end");
}

static void datelines(void **state)
{
	(void)state;
	assert_string_equal(cut("KYIV, March 12 (Reuters) \xe2\x80\x94 A drone fell."),
			    "|KYIV/,/March/12/(/Reuters/)/\xe2\x80\x94|A/drone/fell/.");
	assert_string_equal(cut("TROY, N.C. (AP) -- Some left"),
			    "|TROY/,/N.C./(/AP/)/--|Some/left");
	assert_string_equal(cut("CAIRO- 24 July 2022: The talks"),
			    "|CAIRO/-/24/July/2022/:|The/talks");
	assert_string_equal(cut("ACCRA, May 3: Prices rose"), "|ACCRA/,/May/3/:|Prices/rose");
	assert_string_equal(cut("Linz (Reuters) - Prices rose"),
			    "|Linz/(/Reuters/)/-|Prices/rose");
	assert_string_equal(cut("LINZ (CNN) Prices rose"), "|LINZ/(/CNN/)|Prices/rose");
	assert_string_equal(cut("Linz (CNN) Prices rose"), "|Linz/(/CNN/)/Prices/rose");
	assert_string_equal(cut("Linz - Prices rose"), "|Linz/-/Prices/rose");
	assert_string_equal(cut("ALGIERS- The talks"), "|ALGIERS/-|The/talks");
	assert_string_equal(cut("AFL-CIO backs it: Yes"), "|AFL/-/CIO/backs/it/:/Yes");
	assert_string_equal(cut("ACCRA: Prices rose"), "|ACCRA/:/Prices/rose");
	assert_string_equal(cut("NATO \xe2\x80\x94 the alliance \xe2\x80\x94 said"),
			    "|NATO/\xe2\x80\x94/the/alliance/\xe2\x80\x94/said");
	assert_string_equal(cut("US officials met \xe2\x80\x94 It was"),
			    "|US/officials/met/\xe2\x80\x94/It/was");
}

static void case_flags(void **state)
{
	const uint32_t flags = TOKEN_CAPITAL | TOKEN_UPPER | TOKEN_MIXED;
	(void)state;
	assert_int_equal(first("Kursk").flags & flags, TOKEN_CAPITAL);
	assert_int_equal(first("NATO").flags & flags, TOKEN_CAPITAL | TOKEN_UPPER);
	assert_int_equal(first("McCain").flags & flags, TOKEN_CAPITAL | TOKEN_MIXED);
	assert_int_equal(first("iPhone").flags & flags, TOKEN_MIXED);
	assert_int_equal(first("\xc3\x89lys\xc3\xa9").flags & TOKEN_CAPITAL, TOKEN_CAPITAL);
}

static void folding(void **state)
{
	(void)state;
	assert_int_equal(first("Z\xc3\xbcrich").hash, token_hash(STR("zurich")));
	/* marks below, Romanian commas, Vietnamese horns */
	assert_int_equal(first("Ḩalḩūl").hash, token_hash(STR("halhul")));
	assert_int_equal(first("Petaẖ").hash, token_hash(STR("petah")));
	assert_int_equal(first("Ṭikāpur").hash, token_hash(STR("tikapur")));
	assert_int_equal(first("Iași").hash, token_hash(STR("iasi")));
	assert_int_equal(first("Sơn").hash, token_hash(STR("son")));
	assert_int_equal(first("don\xe2\x80\x99t").hash, token_hash(STR("don't")));
	assert_int_equal(first("Stra\xc3\x9f"
			       "e")
				 .hash,
			 token_hash(STR("strasse")));
	for (int n = 250; n < 270; n++) {
		char text[280] = {0};
		memset(text, 'a', (size_t)n);
		memcpy(text + n, "\xc3\xa9n", 3);
		assert_int_equal(first(text).hash, token_hash(str_of(text)));
	}
	assert_true(first("The").classes & LEX(DETERMINER));
	assert_int_equal(cue_lemma(first("told").cue)->key, hash_bytes("tell", 4));
	assert_int_equal(first("table").cue, 0);
}

/* What looks back from the first token and ahead from the last finds empty ones there, also
 * where the guess of their number was too low. */
static void empty_tokens_around(void **state)
{
	(void)state;
	static const char *const texts[] = {
		"", "chief Elena Di",
		"!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!"};
	for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
		struct document d;
		struct tokens t = cut_one(&d, texts[i]);
		for (uint32_t k = 0; k < TOKENS_AROUND; k++) {
			const struct token *around[] = {t.at - 1 - k, t.at + t.n + k};
			for (int side = 0; side < 2; side++) {
				assert_int_equal(around[side]->flags,
						 TOKEN_PARAGRAPH | TOKEN_SENTENCE);
				assert_int_equal(around[side]->classes | around[side]->cue, 0);
				assert_int_equal(around[side]->end, around[side]->start);
			}
		}
	}
}

static int done(void **state)
{
	(void)state;
	arena_free(&arena);
	return 0;
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(words_and_signs), cmocka_unit_test(possessives),
		cmocka_unit_test(abbreviations),   cmocka_unit_test(sentences),
		cmocka_unit_test(datelines),       cmocka_unit_test(case_flags),
		cmocka_unit_test(folding),         cmocka_unit_test(empty_tokens_around),
	};
	return cmocka_run_group_tests(tests, NULL, done);
}
