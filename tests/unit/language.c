/* English or not, by function words. */
#include "reader/find.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <cmocka.h>

static bool english(const char *text)
{
	struct arena scratch = {0};
	struct span all = {0, (uint32_t)strlen(text)};
	struct document d = {.text = str_of(text), .paragraphs = &all, .n_paragraphs = 1};
	assert_true(find_document(&d, NULL, &scratch, NULL));
	bool answer = d.english;
	document_free(&d);
	arena_free(&scratch);
	return answer;
}

static void tells_english(void **state)
{
	(void)state;
	assert_true(english("The council of the town met on Monday to hear what the farmers had to say about "
			    "the dam, and it was late in the evening when the last of them left the hall."));
}

static void tells_other_languages(void **state)
{
	(void)state;
	assert_false(english("Der Rat der Stadt kam am Montag zusammen, um zu hören, was die Bauern über den "
			     "Damm zu sagen hatten, und es war spät am Abend, als der letzte von ihnen den "
			     "Saal verließ und nach Hause ging."));
	assert_false(english("Le conseil de la ville s’est réuni lundi pour entendre ce que les paysans "
			     "avaient à dire du barrage, et il était tard dans la soirée quand le dernier "
			     "d’entre eux a quitté la salle et repris la route."));
	assert_false(english("Совет города собрался в понедельник, чтобы выслушать крестьян о плотине, и было "
			     "уже поздно вечером, когда последний из них покинул зал заседаний и пошёл домой "
			     "по тёмной дороге вдоль реки, не сказав больше никому ни слова, кроме сторожа у "
			     "ворот."));
}

static void says_nothing_of_a_few_words(void **state)
{
	(void)state;
	assert_true(english("Guten Morgen"));
	assert_true(english(""));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(tells_english),
		cmocka_unit_test(tells_other_languages),
		cmocka_unit_test(says_nothing_of_a_few_words),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
