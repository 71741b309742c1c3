/* Whether a text looks like the language that the finding is made for. */
#include "reader/session.h"

#include <setjmp.h>
#include <stdio.h>
#include <cmocka.h>

static bool looks_english(const char *text)
{
	struct article *a = article_from_text("text", str_of(text), NULL, true);
	bool is = article_view(a).document->english;
	article_close(a);
	return is;
}

static void test_english(void **state)
{
	(void)state;
	assert_true(looks_english(
		"The ferry had left the harbour before the storm, and nobody knew "
		"where it was until a fisherman saw its lights off the cape."));
	/* names and figures, hardly a small word among them */
	assert_true(looks_english(
		"Lindvik Rovers 2 Quillmoor 0, Ostrava 1 Tolbeck Town 1 (halftime 0-0), "
		"Marwick beat Port Ellery 3-1, Dunmar v Tostrup postponed. Leading "
		"scorers: Abel Orr 9, Ruth Weber 7. Standings played won drawn lost goals "
		"points."));
	assert_true(looks_english("")); /* nothing speaks against it */
	assert_true(looks_english("Bonjour tout le monde"));
	assert_true(
		looks_english("Zürich–Đà Nẵng: https://example.org/a/very/long/path/of/words"));
	/* few words, as no spaces stand between them */
	assert_false(looks_english("市长说，渡船每天早晚各开一次，旧码头明年春天会重新修好。"
				   "居民们都很高兴。"));
	assert_false(looks_english("町長は「渡し船は毎朝出ます」と話した。住民は喜んでいる。"));
}

static void test_other_languages(void **state)
{
	(void)state;
	assert_false(looks_english(
		"Die Fähre hatte den Hafen vor dem Sturm verlassen, und niemand "
		"wusste, wo sie war, bis ein Fischer ihre Lichter vor dem Kap sah."));
	assert_false(looks_english(/* half of its small words are English ones, too */
				   "In Hamburg hat am Dienstag der Hafen wegen Sturm den "
				   "Betrieb gestoppt. Die Feuerwehr war "
				   "im Einsatz, in der Altstadt stand das Wasser einen Meter "
				   "hoch. Am Abend gab die Stadt "
				   "Entwarnung."));
	assert_false(
		looks_english("Le bac avait quitté le port avant la tempête et personne ne "
			      "savait où il se trouvait, quand un pêcheur aperçut ses feux."));
	assert_false(looks_english(
		"Паром вышел из порта до шторма, и никто не знал, где он находится, "
		"пока рыбак не увидел его огни у мыса, а потом и на рейде у маяка."));
}

/* An English opening of 600 words, with four times as much of another language behind it. */
static void test_opening(void **state)
{
	(void)state;
	enum { OPENING = 30, TIMES = 5 * OPENING };
	char text[TIMES * 128];
	size_t n = 0;
	for (int i = 0; i < TIMES; i++)
		n += (size_t)snprintf(
			text + n, sizeof text - n, "%s",
			i < OPENING ? "The ferry had left the harbour before the storm, "
				      "and nobody knew where it was until it came back. "
				    : "Die Fähre hatte den Hafen vor dem Sturm verlassen, "
				      "und niemand wusste, wo sie war, bis sie kam. ");
	assert_true(n < sizeof text);
	assert_false(looks_english(text));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_english),
		cmocka_unit_test(test_other_languages),
		cmocka_unit_test(test_opening),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
