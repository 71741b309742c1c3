/*
 * The gazetteer: names, forms of names, what lies in what; a user's own places and their
 * faults.
 */
#include "find/place/gazetteer.h"
#include "find/read/token.h"

#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <unistd.h>

#include <cmocka.h>

static const struct places *own; /* for the look-ups below */

static uint32_t key_of(const char *name)
{
	struct span all = {0, (uint32_t)strlen(name)};
	struct document d = {.text = str_of(name), .paragraphs = &all, .n_paragraphs = 1};
	struct arena a = {0};
	struct tokens t = {0};
	uint32_t key = 0;
	tokens_cut(&t, &d, &a);
	for (uint32_t i = 0; i < t.n; i++) {
		key = gazetteer_key(key, t.at[i].hash);
		if (!gazetteer_begins(own, key))
			key = 0, i = t.n;
	}
	arena_free(&a);
	return key;
}

/* The place of that name, type and code (of a country or a subdivision), or NULL. */
static const struct place *look(const char *name, enum region_type type, const char *where)
{
	struct place_refs refs = gazetteer_find(own, key_of(name));
	for (uint32_t i = 0; i < refs.n; i++) {
		const struct place *p = gazetteer_place(own, ref_place(refs.at[i]));
		char code[8];
		assert_non_null(p);
		place_code(own, p, code);
		if (!(ref_flags(refs.at[i]) & NAME_DEMONYM) && p->type == type &&
		    (strncmp(p->country, where, 2) == 0) &&
		    (strlen(where) == 2 || strcmp(code, where) == 0))
			return p;
	}
	return NULL;
}

static void assert_place(const char *name, enum region_type type, const char *where)
{
	if (!look(name, type, where))
		fail_msg("%s is no %s in %s", name, region_type_name(type), where);
}

static void assert_demonym(const char *name, const char *place)
{
	struct place_refs refs = gazetteer_find(own, key_of(name));
	for (uint32_t i = 0; i < refs.n; i++)
		if (ref_flags(refs.at[i]) & NAME_DEMONYM &&
		    strcmp(place_name(own, gazetteer_place(own, ref_place(refs.at[i]))),
			   place) == 0)
			return;
	fail_msg("%s does not come from %s", name, place);
}

/* Transliterations: with and without apostrophes, the Arabic article however it is spelt. */
static void test_transliterations(void **state)
{
	(void)state;
	assert_place("Vovchansk", REGION_CITY, "UA");
	assert_place("Vovchans'k", REGION_CITY, "UA");
	assert_place("Mekele", REGION_CITY, "ET");
	assert_int_not_equal(key_of("St. John's"), key_of("St. Johns"));
	assert_int_equal(key_of("Deir ez-Zor"), key_of("Deir al-Zor"));
	assert_int_equal(key_of("Khan ash Sheikh"), key_of("Khan el-Sheikh"));
	assert_place("Hudaydah", REGION_SUBDIVISION, "YE-HU");
	assert_place("el-Hudaydah", REGION_SUBDIVISION, "YE-HU");
	assert_place("AR", REGION_SUBDIVISION, "US-AR");
	assert_place("AL", REGION_SUBDIVISION, "US-AL");
	assert_null(look("AR", REGION_SUBDIVISION, "US-AL"));
	assert_null(look("Paso", REGION_CITY, "US"));
}

/* The head of a name is written to the next capital or apart; one word alone may be a surname.
 */
static void test_heads(void **state)
{
	(void)state;
	assert_place("DeSoto Parish", REGION_COUNTY, "US-LA");
	assert_place("De Soto Parish", REGION_COUNTY, "US-LA");
	assert_place("La Salle County", REGION_COUNTY, "US-IL");
	assert_place("De Kalb County", REGION_COUNTY, "US-GA");
	assert_null(look("LeMans", REGION_CITY, "FR"));
	assert_null(look("La ncaster", REGION_CITY, "US"));
}

/* Districts, small towns at the fronts of wars, waters. */
static void test_lesser_places(void **state)
{
	(void)state;
	assert_place("Hadramawt", REGION_SUBDIVISION, "YE-HD");
	assert_place("Robotyne", REGION_CITY, "UA");
	assert_place("Sukma", REGION_CITY, "IN");
	assert_place("Yilan", REGION_CITY, "TW");
	assert_place("Celtic Sea", REGION_OTHER, "");
	assert_place("Bayern", REGION_SUBDIVISION, "DE-BY");
}

static void test_spellings(void **state)
{
	(void)state;
	assert_int_equal(key_of("Stoke-on-Trent"), key_of("Stoke on Trent"));
	assert_int_equal(key_of("St. Louis"), key_of("Saint Louis"));
	assert_int_equal(key_of("Mt. Vernon"), key_of("Mount Vernon"));
	assert_int_equal(key_of("Ft. Worth"), key_of("Fort Worth"));
	assert_int_equal(key_of("Tyne & Wear"), key_of("Tyne and Wear"));
	assert_int_equal(key_of("Zürich"), key_of("ZURICH"));
	assert_int_not_equal(key_of("York New"), key_of("New York"));
	assert_int_equal(key_of("Gambia"), key_of("The Gambia") ? key_of("Gambia") : 1);
	assert_place("Halhul", REGION_CITY, "PS"); /* listed as Ḩalḩūl */
	assert_place("Harasta", REGION_CITY, "SY");
	assert_place("Gambia", REGION_COUNTRY, "GM");
	assert_place("The Gambia", REGION_COUNTRY, "GM");
}

/* Names by which the news calls towns, islands and counties that lists call otherwise. */
static void test_names_of_news(void **state)
{
	(void)state;
	assert_place("Taoyuan", REGION_CITY, "TW");
	assert_place("Zanzibar City", REGION_CITY, "TZ");
	assert_place("Mandaue", REGION_CITY, "PH");
	assert_place("Kfarkela", REGION_CITY, "LB");
	assert_place("Jebel Mukaber", REGION_CITY, "PS");
	assert_place("Baden-Wuerttemberg", REGION_SUBDIVISION, "DE-BW");
	assert_null(look("Matsu", REGION_CITY, "JP"));
	assert_place("Matsu", REGION_REGION, "TW");
}

static void test_forms(void **state)
{
	(void)state;
	assert_place("Kursk", REGION_SUBDIVISION, "RU-KRS");
	assert_place("Kursk Oblast", REGION_SUBDIVISION, "RU-KRS");
	assert_place("Oblast of Kursk", REGION_SUBDIVISION, "RU-KRS");
	assert_place("Kursk region", REGION_SUBDIVISION, "RU-KRS");
	assert_place("Luhansk Oblast", REGION_SUBDIVISION, "UA-09");
	assert_place("Krasnodar Krai", REGION_SUBDIVISION, "RU-KDA");
	assert_place("Guangdong Province", REGION_SUBDIVISION, "CN-GD");
	assert_place("State of Georgia", REGION_SUBDIVISION, "US-GA");
	assert_place("Commonwealth of Virginia", REGION_SUBDIVISION, "US-VA");
	assert_place("Akita Prefecture", REGION_SUBDIVISION, "JP");
	assert_place("Idlib Governorate", REGION_SUBDIVISION, "SY-ID");
	assert_place("County Cork", REGION_COUNTY, "IE");
	assert_place("Co. Cork", REGION_COUNTY, "IE");
	assert_place("Cook County", REGION_COUNTY, "US-IL");
	assert_null(look("Michigan State", REGION_SUBDIVISION, "US")); /* a university */
	assert_string_equal(place_name(NULL, look("Voronezh", REGION_SUBDIVISION, "RU")),
			    "Voronezh Oblast");
}

static void test_names(void **state)
{
	(void)state;
	static const struct {
		const char *name, *where;
		enum region_type type;
	} names[] = {
		{"U.S.", "US", REGION_COUNTRY},
		{"Britain", "GB", REGION_COUNTRY},
		{"DR Congo", "CD", REGION_COUNTRY},
		{"Burma", "MM", REGION_COUNTRY},
		{"Calif.", "US-CA", REGION_SUBDIVISION},
		{"NSW", "AU-NSW", REGION_SUBDIVISION},
		{"W.Va.", "US-WV", REGION_SUBDIVISION},
		{"Abkhazia", "GE-AB", REGION_SUBDIVISION},
		{"Kiev", "UA", REGION_CITY},
		{"Bombay", "IN", REGION_CITY},
		{"L.A.", "US-CA", REGION_CITY},
		{"Washington", "US-DC", REGION_CITY},
		{"Donbas", "UA", REGION_REGION},
		{"South Ossetia", "GE", REGION_REGION},
		{"Kent", "GB", REGION_COUNTY},
		{"Cheshire", "GB", REGION_COUNTY},
		{"Renfrew County", "CA-ON", REGION_COUNTY},
		{"Hinton", "CA-AB", REGION_CITY},
		{"Randwick", "AU-NSW", REGION_CITY},
		{"SA", "ZA", REGION_COUNTRY},
	};
	for (size_t i = 0; i < sizeof names / sizeof *names; i++)
		assert_place(names[i].name, names[i].type, names[i].where);
	static const char *const regions[] = {
		"Sahel",        "Middle East", "Kashmir",           "EU",
		"Soviet Union", "Balkans",     "Sub-Saharan Africa"};
	for (size_t i = 0; i < sizeof regions / sizeof *regions; i++)
		assert_place(regions[i], REGION_REGION, "");
	static const char *const waters[] = {"Black Sea", "Danube", "Strait of Hormuz",
					     "Mount Everest"};
	for (size_t i = 0; i < sizeof waters / sizeof *waters; i++) {
		struct place_refs refs = gazetteer_find(NULL, key_of(waters[i]));
		assert_int_equal(gazetteer_place(NULL, ref_place(refs.at[0]))->type,
				 REGION_OTHER);
	}
	assert_string_equal(place_name(NULL, look("Soviet Union", REGION_REGION, "")),
			    "Soviet Union");
}

static void test_demonyms(void **state)
{
	(void)state;
	assert_demonym("Russian", "Russia");
	assert_demonym("Ukrainians", "Ukraine");
	assert_demonym("Central African", "Central African Republic");
	assert_demonym("Georgian", "Georgia");
	assert_demonym("Texans", "Texas");
	assert_demonym("Muscovite", "Moscow");
	assert_demonym("Frenchwomen", "France");
}

static void test_containment(void **state)
{
	(void)state;
	struct place_refs refs = gazetteer_find(NULL, key_of("Fresno"));
	assert_true(refs.n > 0);
	uint32_t town = ref_place(refs.at[0]), state_id = place_subdivision(NULL, town);
	assert_string_equal(place_name(NULL, gazetteer_place(NULL, state_id)), "California");
	assert_string_equal(place_name(NULL, gazetteer_place(NULL, place_country(NULL, town))),
			    "United States");
	assert_int_equal(place_subdivision(NULL, state_id), 0);
	assert_int_equal(place_country(NULL, gazetteer_country(NULL, "US")), 0);
	assert_null(gazetteer_place(NULL, 0));
	assert_string_equal(country_name("FR"), "France");
	assert_null(country_name("XX"));
	assert_null(country_name("f!"));
	assert_true(fabsf(gazetteer_distance(51.5f, -0.1f, 48.85f, 2.35f) - 342) < 5);
	assert_true(fabsf(gazetteer_distance(0, 179, 0, -179) - 222) < 3);
}

/* All that is in the tables: points on the globe, names, containers of a higher level. */
static void test_all(void **state)
{
	(void)state;
	uint32_t n = 0;
	for (const struct place *p; (p = gazetteer_place(NULL, n + 1)); n++) {
		uint32_t within = place_subdivision(NULL, n + 1);
		assert_true(isnan(p->lat) == isnan(p->lon));
		assert_true(isnan(p->lat) ||
			    (p->lat >= -90 && p->lat <= 90 && p->lon >= -180 && p->lon <= 180));
		assert_true(p->type < REGION_TYPES && p->source < PLACE_OWN);
		assert_true(place_name(NULL, p)[0] != '\0');
		if (within)
			assert_int_equal(place_subdivision(NULL, within), 0);
		if (p->type == REGION_COUNTRY)
			assert_ptr_equal(country_name(p->country), place_name(NULL, p));
	}
	assert_true(n > 50000);
}

/* ---- a user's own places ----------------------------------------------------------------- */

static char told[2048];

static void tell(void *context, const char *message)
{
	size_t n = strlen(told);
	snprintf(told + n, sizeof told - n, "%s\n", message + strlen(context));
}

static struct places *load(const char *text, size_t n)
{
	char path[] = "/tmp/reader-places-XXXXXX";
	struct error e = {0};
	int fd = mkstemp(path);
	assert_true(fd >= 0 && write(fd, text, n) == (ssize_t)n);
	close(fd);
	told[0] = '\0';
	struct places *p = places_load(path, tell, path, &e);
	unlink(path);
	assert_non_null(p);
	return p;
}

static struct places *load_text(const char *text)
{
	return load(text, strlen(text));
}

static void test_own(void **state)
{
	(void)state;
	struct places *p =
		load_text("# mine\n"
			  "Mudville\tcity\tUS\tUS-CA\t38.1\t-121.3\t4000\tMud Town|Joyville\n"
			  "Paris\tcity\tFR\tFR-IDF\t1.5\t2.5\t7\n"
			  "Kyiv\tcity\tUA\t\t3.5\t4.5\n"
			  "Middle Earth\tregion\n");
	assert_string_equal(told, "");
	assert_int_equal(places_count(p), 4);
	own = p;
	const struct place *mud = look("Joyville", REGION_CITY, "US-CA");
	assert_non_null(mud);
	assert_string_equal(place_name(p, mud), "Mudville");
	uint32_t id = ref_place(gazetteer_find(p, key_of("Mud Town")).at[0]);
	assert_string_equal(place_name(p, gazetteer_place(p, place_subdivision(p, id))),
			    "California");
	assert_true(isnan(look("Middle Earth", REGION_REGION, "")->lat));
	/* the row for Paris replaces the one known, and leaves the others of that name */
	assert_true(look("Paris", REGION_CITY, "FR")->lat == 1.5f);
	assert_place("Paris", REGION_CITY, "US-TX");
	/* and by its other names, which the row does not list */
	assert_true(look("Kiev", REGION_CITY, "UA")->lat == 3.5f);
	/* what begins a longer name of the built-in table still does */
	assert_place("Berlin", REGION_CITY, "DE");
	assert_place("New York", REGION_SUBDIVISION, "US-NY");
	own = NULL;
	assert_null(look("Joyville", REGION_CITY, "US-CA"));
	assert_true(fabsf(look("Paris", REGION_CITY, "FR")->lat - 48.85f) < 0.1f);
	places_free(p);
}

/* A longer name of the built-in table begins with a name of the user's. */
static void test_own_prefix(void **state)
{
	(void)state;
	struct places *p = load_text("New\tcity\nLos Angeles de Arriba\tcity\tMX\n");
	own = p;
	assert_place("New", REGION_CITY, "");
	assert_place("New York", REGION_CITY, "US");
	assert_place("Los Angeles", REGION_CITY, "US");
	assert_place("Los Angeles de Arriba", REGION_CITY, "MX");
	own = NULL;
	places_free(p);
}

static void test_own_faults(void **state)
{
	(void)state;
	struct places *p = load_text("\xef\xbb\xbfGood\tcity\r\n"
				     "\tcity\n"
				     "A\ttown\n"
				     "B\tcity\tusa\n"
				     "C\tcity\tUS\tCA\n"
				     "D\tcity\tUS\tUS-CA\t91\t0\n"
				     "E\tcity\tUS\tUS-CA\t9\tnan\n"
				     "F\tcity\tUS\tUS-CA\t9\t9\tmany\n"
				     "G\tcity\tUS\tUS-CA\t9\t9\t5\tx\ty\tz\n"
				     "H\xff\tcity\n"
				     "Last\tcity");
	assert_int_equal(places_count(p), 2);
	assert_string_equal(told, ":2: the name is missing\n"
				  ":3: type \"town\" is none of country, subdivision, county, "
				  "city, region, other\n"
				  ":4: country \"usa\" is not a code of two capital letters\n"
				  ":5: code \"CA\" is not like \"RU-KRS\"\n"
				  ":6: latitude \"91\" is not a number from -90 to 90\n"
				  ":7: longitude \"nan\" is not a number from -180 to 180\n"
				  ":8: population \"many\" is not a number\n"
				  ":9: more than 9 columns\n"
				  ":10: not valid UTF-8\n");
	places_free(p);
	p = load("x\0y\tcity\n", 9);
	assert_int_equal(places_count(p), 0);
	assert_string_equal(told, ":1: not valid UTF-8\n");
	places_free(p);
}

static void check_home(const char *home, const char *name, const char *country)
{
	struct error e;
	struct places *at_home = places_at_home(NULL, str_of(home), &e);
	if (!name) {
		assert_null(at_home);
		assert_non_null(strstr(e.message, home));
		return;
	}
	assert_non_null(at_home);
	struct place_refs refs = gazetteer_home(at_home);
	assert_int_equal(refs.n, 1);
	const struct place *p = gazetteer_place(at_home, ref_place(refs.at[0]));
	assert_string_equal(place_name(at_home, p), name);
	assert_memory_equal(p->country, country, 2);
	places_free(at_home);
}

static void test_home(void **state)
{
	(void)state;
	check_home("US-TX", "Texas", "US");
	check_home("NZ", "New Zealand", "NZ");
	check_home("Leeds, UK", "Leeds", "GB");
	check_home("Perth, GB", "Perth", "GB");
	check_home("Perth, Western Australia", "Perth", "AU");
	check_home("Portland,US-ME", "Portland", "US");
	check_home("Leeds, France", NULL, NULL);
	check_home("Qwertyville", NULL, NULL);
	assert_int_equal(gazetteer_home(NULL).n, 0);
}

static void test_own_unreadable(void **state)
{
	(void)state;
	struct error e = {0};
	assert_null(places_load("/nonexistent/places.tsv", NULL, NULL, &e));
	assert_string_equal(e.message, "/nonexistent/places.tsv: no such file or directory");
	assert_null(places_load("/tmp", NULL, NULL, &e));
	assert_string_equal(e.message, "/tmp: is a directory");
	assert_null(places_load("/dev/zero", NULL, NULL, &e)); /* it has no end */
	assert_string_equal(e.message, "/dev/zero: more than 64 MiB");
	struct places *p = load_text("");
	assert_int_equal(places_count(p), 0);
	assert_int_equal(gazetteer_find(p, key_of("Berlin")).n,
			 gazetteer_find(NULL, key_of("Berlin")).n);
	places_free(p);
	places_free(NULL);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_spellings),
		cmocka_unit_test(test_transliterations),
		cmocka_unit_test(test_heads),
		cmocka_unit_test(test_lesser_places),
		cmocka_unit_test(test_names_of_news),
		cmocka_unit_test(test_forms),
		cmocka_unit_test(test_names),
		cmocka_unit_test(test_demonyms),
		cmocka_unit_test(test_containment),
		cmocka_unit_test(test_all),
		cmocka_unit_test(test_own),
		cmocka_unit_test(test_own_prefix),
		cmocka_unit_test(test_own_faults),
		cmocka_unit_test(test_home),
		cmocka_unit_test(test_own_unreadable),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
