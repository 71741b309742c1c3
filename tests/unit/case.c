/* Articles wholly in capitals or in small letters: who and where are found, and as written. */
#include "sample.h"

#include "find/case/case.h"

static struct sample sample;

static int give_back(void **state)
{
	(void)state;
	sample_free(&sample);
	sample = (struct sample){0};
	return 0;
}

/* The text in capitals or in small letters. */
static const char *in_case(const char *text, enum letter_case how)
{
	static char copy[4096];
	size_t n = strlen(text);
	assert_in_range(n, 1, sizeof copy - 1);
	for (size_t i = 0; i <= n; i++) {
		bool letter = ascii_lower(text[i]) >= 'a' && ascii_lower(text[i]) <= 'z';
		copy[i] = ascii_lower(text[i]);
		if (letter && how == CASE_CAPITALS)
			copy[i] = (char)(copy[i] - ('a' - 'A'));
	}
	return copy;
}

static enum letter_case lost(const char *text)
{
	sample_start(&sample, text);
	return case_lost(&sample.f.tokens, sample.d.n_paragraphs);
}

static const char *restored(const char *text)
{
	static char copy[4096];
	enum letter_case how = lost(text);
	assert_int_not_equal(how, CASE_MIXED);
	struct str s = case_restore(&sample.d, &sample.f.tokens, how, NULL, &models_builtin,
				    &sample.d.arena, &sample.scratch);
	assert_int_equal(s.n, strlen(text));
	memcpy(copy, s.at, s.n);
	copy[s.n] = 0;
	return copy;
}

static bool has_speaker(const char *name)
{
	for (uint32_t i = 0; i < sample.d.n_speakers; i++)
		if (str_eq(sample.d.speakers[i].name, str_of(name)))
			return true;
	return false;
}

static bool has_role(const char *role)
{
	for (uint32_t i = 0; i < sample.d.n_speakers; i++)
		if (str_eq(sample.d.speakers[i].role, str_of(role)))
			return true;
	return false;
}

static bool has_region(const char *name)
{
	for (uint32_t i = 0; i < sample.d.n_regions; i++)
		if (str_eq(sample.d.regions[i].name, str_of(name)))
			return true;
	return false;
}

/* ---- what is told ------------------------------------------------------------------------ */

static const char *const wires[] = {
	"Harbour Minister Ingrid Solheim said on Monday that the ferries would sail again.\n"
	"\"We have waited long enough,\" Solheim told reporters in Bergen. \"The boats are "
	"sound.\"\n"
	"Peter Okafor, who leads the union, said the crews would strike in Oslo.\n",
	"The council in Nairobi will close the bridge, Mayor Daniel Kimani said on Friday.\n"
	"\"Nobody may cross it,\" said Kimani. Grace Wanjiru, who sells fruit beside it, said "
	"that she will go to Kampala.\n",
};

static void test_told(void **state)
{
	(void)state;
	for (size_t i = 0; i < sizeof wires / sizeof *wires; i++) {
		assert_int_equal(lost(wires[i]), CASE_MIXED);
		assert_int_equal(lost(in_case(wires[i], CASE_CAPITALS)), CASE_CAPITALS);
		assert_int_equal(lost(in_case(wires[i], CASE_SMALL)), CASE_SMALL);
	}
	assert_int_equal(lost("the ferry had left the harbour when OK came over the radio and "
			      "nobody knew who had said so\n"),
			 CASE_SMALL);
}

static void test_keeps_its_case(void **state)
{
	(void)state;
	/* a title and a lead in capitals */
	assert_int_equal(lost("FERRIES TO SAIL AGAIN AFTER LONG STRIKE, SAYS MINISTER\n"
			      "THE FERRIES OF BERGEN WILL SAIL AGAIN ON MONDAY.\n"
			      "The minister said so in the evening. She had met the crews, who "
			      "had asked for more pay, and found them ready to work.\n"),
			 CASE_MIXED);
	/* few capitals, as nobody is named, but where they belong */
	assert_int_equal(
		lost("The garden was full of weeds and the house had been empty for as long as "
		     "anybody in the village could remember, though some said that a light was "
		     "seen there at night. We went in by the back door and found the kitchen "
		     "as it had been left, with the plates still on the table and bread "
		     "beside them.\n"),
		CASE_MIXED);
}

/* ---- what is given back ------------------------------------------------------------------ */

static void test_restored(void **state)
{
	(void)state;
	static const char *const lines[] = {
		"Mr. Mark Bell will pay the bill on Thursday, but nobody may say so, Bell "
		"said.",
		"John O'Brien said that Mr. McAllister would not pay for the D'Souza lecture.",
		"She told us that the US would stay in Germany until May 12.",
		"I said to him: \"I'm sure we may go home.\" But Dr. Ruth Keller will stay "
		"with NATO.",
		"Voters in South Carolina said that Mrs. Helen Brown was a brown bear.",
	};
	for (size_t i = 0; i < sizeof lines / sizeof *lines; i++) {
		assert_string_equal(restored(in_case(lines[i], CASE_CAPITALS)), lines[i]);
		assert_string_equal(restored(in_case(lines[i], CASE_SMALL)), lines[i]);
	}
}

static void test_other_letters(void **state)
{
	(void)state;
	assert_string_equal(restored("LE MONDE ASKED ÉMILE GARÇON WHETHER HE WOULD LEAVE THE "
				     "COAST OF CÔTE D’IVOIRE, AND ÉMILE SAID NO.\n"),
			    "Le Monde asked Émile Garçon whether he would leave the coast of "
			    "Côte D’Ivoire, and Émile said no.\n");
	assert_non_null(strstr(restored("we asked émile garçon whether he would leave, and mr. "
					"émile garçon said no to all of us.\n"),
			       "Émile Garçon"));
}

/* A line that has its case is left alone. */
static void test_other_lines(void **state)
{
	(void)state;
	const char *text =
		restored("By our own Harbour desk\n"
			 "THE FERRIES OF BERGEN WILL SAIL AGAIN ON MONDAY, THE OWNERS "
			 "SAID. NOBODY HAD BELIEVED THEM BEFORE, AS THE STRIKE "
			 "HAD LASTED FOR SO LONG.\n");
	assert_non_null(strstr(text, "By our own Harbour desk\n"));
	assert_non_null(strstr(text, "ferries of Bergen"));
}

/* ---- what is found ----------------------------------------------------------------------- */

static void test_found(void **state)
{
	(void)state;
	for (int how = CASE_SMALL; how <= CASE_CAPITALS; how++) {
		char name[64];
		const char *text = in_case(wires[0], (enum letter_case)how);
		sample_find(&sample, text);
		assert_true(str_eq(sample.d.text, str_of(text)));
		assert_int_equal(sample.d.n_quotes, 4);
		/* names as the article spells them; places as they are called */
		strcpy(name, how == CASE_SMALL ? "ingrid solheim" : "INGRID SOLHEIM");
		assert_true(has_speaker(name));
		strcpy(name, how == CASE_SMALL ? "harbour minister" : "HARBOUR MINISTER");
		assert_true(has_role(name));
		strcpy(name, how == CASE_SMALL ? "peter okafor" : "PETER OKAFOR");
		assert_true(has_speaker(name));
		assert_true(has_region("Bergen"));
		assert_true(has_region("Oslo"));
		sample_find(&sample, in_case(wires[1], (enum letter_case)how));
		strcpy(name, how == CASE_SMALL ? "daniel kimani" : "DANIEL KIMANI");
		assert_true(has_speaker(name));
		strcpy(name, how == CASE_SMALL ? "grace wanjiru" : "GRACE WANJIRU");
		assert_true(has_speaker(name));
		assert_true(has_region("Kampala"));
	}
}

/* Who asks why reads the words, whenever. */
static void test_explained(void **state)
{
	(void)state;
	sample_read(&sample, in_case(wires[0], CASE_CAPITALS));
	struct str why = find_explain(&sample.d, NULL, &sample.scratch, 20);
	memset(ARENA_ARRAY(&sample.scratch, 1 << 16, char), '#', 1 << 16);
	assert_non_null(strstr(why.at, "EVENT_LEMMA_VERBS “said”"));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_teardown(test_told, give_back),
		cmocka_unit_test_teardown(test_keeps_its_case, give_back),
		cmocka_unit_test_teardown(test_restored, give_back),
		cmocka_unit_test_teardown(test_other_letters, give_back),
		cmocka_unit_test_teardown(test_other_lines, give_back),
		cmocka_unit_test_teardown(test_found, give_back),
		cmocka_unit_test_teardown(test_explained, give_back),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
