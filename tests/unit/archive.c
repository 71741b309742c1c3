/* The archive: every quote found by what it has, gone when its article is forgotten. */
#include "folder.h"

#include "reader/export.h"

#include <setjmp.h>
#include <cmocka.h>
#include <unistd.h>

static char database[128];
static struct store *store;

static int set_up(void **state)
{
	struct error e;
	if (folder_make(state))
		return -1;
	snprintf(database, sizeof database, "%s/state.db", folder);
	store = store_open(database, &e);
	return store ? 0 : -1;
}

static int tear_down(void **state)
{
	store_close(store);
	return folder_remove(state);
}

#define TEXT(literal)                                                                          \
	{                                                                                      \
		(literal), sizeof(literal) - 1                                                 \
	}

static const struct str kursk[] = {TEXT("Kursk Oblast"), TEXT("Russia")};
static const struct str varna[] = {TEXT("Varna")};

static const struct said ferry[] = {
	{.words = TEXT("The ferry stays, and so do the bakers"),
	 .speaker = TEXT("Maria Huber"),
	 .regions = varna,
	 .n_regions = 1,
	 .start = 10,
	 .end = 47},
	{.words = TEXT("Nobody counts coins in Varna"),
	 .kind = QUOTE_INDIRECT,
	 .start = 60,
	 .end = 88},
};
static const struct said refinery[] = {
	{.words = TEXT("The fire was put out; the ferry was late"),
	 .speaker = TEXT("Alexei O’Ivanov"),
	 .regions = kursk,
	 .n_regions = 2},
	{.words = TEXT("Kursk is calm, the coins are counted"), .speaker = TEXT("Maria Núñez")},
};

static struct visit visit(uint64_t content, const char *title, const char *published)
{
	return (struct visit){.content = content,
			      .path = str_of(title),
			      .title = str_of(title),
			      .published = str_of(published)};
}

static void archive(const struct visit *v, const struct said *said, size_t n)
{
	struct error e;
	if (!store_archive(store, v, said, n, &e))
		fail_msg("%s", e.message);
}

static void archive_both(void)
{
	struct visit a = visit(1, "/a/ferry.txt", "2026-03-12T08:00"),
		     b = visit(2, "/a/fire.txt", "2025-11-02");
	archive(&a, ferry, 2);
	archive(&b, refinery, 2);
}

/* The first letters of what is found, the newest first. */
static const char *asked(const char *query)
{
	static char letters[64];
	struct arena arena = {0};
	struct said *found;
	struct error e;
	size_t n, most = 10;
	if (!store_search(store, str_of(query), most, &arena, &found, &n, &e))
		fail_msg("%s: %s", query, e.message);
	for (size_t i = 0; i < n; i++)
		letters[i] = found[i].words.at[found[i].words.n - 1];
	letters[n] = 0;
	arena_free(&arena);
	return letters;
}

static void test_it_is_found(void **state)
{
	(void)state;
	archive_both();
	/* by its last letter: bakers, Varna; late, counted */
	assert_string_equal(asked(""), "deas");
	assert_string_equal(asked("ferry"), "es");
	assert_string_equal(asked("FERRY bakers"), "s");
	assert_string_equal(asked("ferry coins"), "");
	assert_string_equal(asked("coin*"), "da");
	assert_string_equal(asked("coin"), "");
	/* a name is no word, and a word is no name */
	assert_string_equal(asked("maria"), "");
	assert_string_equal(asked("speaker:maria"), "ds");
	assert_string_equal(asked("speaker:huber"), "s");
	assert_string_equal(asked("speaker:\"huber maria\" ferry"), "s");
	assert_string_equal(asked("speaker:nunez"), "d");
	assert_string_equal(asked("speaker:ivanov"), "e");
	assert_string_equal(asked("kursk"), "d");
	assert_string_equal(asked("region:kursk"), "e");
	assert_string_equal(asked("Region:russia region:\"kursk oblast\""), "e");
	assert_string_equal(asked("date:2026"), "as");
	assert_string_equal(asked("date:2026-03-12 speaker:hub*"), "s");
	assert_string_equal(asked("date:2025-11"), "de");
	assert_string_equal(asked("date:2025-12"), "");
	assert_string_equal(asked("20260312"), "");
}

/* Beginnings that nearly every quote has are looked for in the quotes, as the index does. */
static void test_short_beginnings(void **state)
{
	(void)state;
	archive_both();
	assert_string_equal(asked("f*"), "es");
	assert_string_equal(asked("F* b*"), "s");
	assert_string_equal(asked("co* kur*"), "d");
	assert_string_equal(asked("x*"), "");
	assert_string_equal(asked("m*"), "");
	assert_string_equal(asked("speaker:m*"), "ds");
	assert_string_equal(asked("speaker:nu* c*"), "d");
	assert_string_equal(asked("speaker:n\xc3\xbc* co*"), "d"); /* ü, as the index folds */
	assert_string_equal(asked("region:ku* ferry"), "e");
	assert_string_equal(asked("date:20"), "deas");
	assert_string_equal(asked("date:2 speaker:h*"), "s");
	/* more than can be looked for so, and what is no word */
	assert_string_equal(asked("t* f* s* a* s* d* t* b* f* s*"), "s");
	assert_string_equal(asked("f* \xcc\x81*"), asked("ferry"));
}

/* What is rare is found behind all that is not. */
static void test_a_rare_beginning(void **state)
{
	(void)state;
	enum { MANY = 9500 };
	struct said *said = calloc(MANY, sizeof *said);
	for (size_t i = 0; i < MANY; i++)
		said[i] = (struct said){.words = TEXT("The ferry stays"), .start = (uint32_t)i};
	said[0].words = STR("Zebras do not");
	said[1].words = STR("A zither as well");
	struct visit v = visit(7, "Many", "2026-01-01");
	archive(&v, said, MANY);
	assert_string_equal(asked("z*"), "lt");
	assert_string_equal(asked("zi* a*"), "l");
	assert_string_equal(asked("f*"), "ssssssssss");
	assert_string_equal(asked("ferry z*"), "");
	free(said);
}

static void test_any_query_is_good(void **state)
{
	(void)state;
	archive_both();
	static const char *const queries[] = {
		"\"",       "\"\"",           "*",
		"AND",      "ferry OR coins", "NEAR(a b)",
		"terms:x",  "-ferry",         "^ferry",
		"speaker:", "region:\"",      "date:",
		"date:x",   "'; DROP",        "( )",
		"\xe2\x80", "\xff\xfe",       "a\"b\"c",
		"{a b}",    "ferry\\*",       "\xee\x80\x81huber",
	};
	for (size_t i = 0; i < sizeof queries / sizeof *queries; i++)
		asked(queries[i]);
	assert_string_equal(asked("ferry"), "es");
}

static void test_all_of_it_comes_back(void **state)
{
	(void)state;
	archive_both();
	struct arena arena = {0};
	struct said *found;
	struct error e;
	size_t n;
	assert_true(store_search(store, STR("late"), 1, &arena, &found, &n, &e));
	assert_int_equal(n, 1);
	assert_true(str_eq(found->words, refinery[0].words));
	assert_true(str_eq(found->speaker, refinery[0].speaker));
	assert_int_equal(found->n_regions, 2);
	assert_true(str_eq(found->regions[1], STR("Russia")));
	assert_true(str_eq(found->visit.published, STR("2025-11-02")));
	assert_true(store_search(store, STR("bakers"), 1, &arena, &found, &n, &e));
	assert_true(found->start == 10 && found->end == 47 && found->kind == QUOTE_DIRECT);
	assert_true(store_search(store, STR("the"), 1, &arena, &found, &n, &e) && n == 1);
	arena_free(&arena);
}

static void test_many_names(void **state)
{
	(void)state;
	enum { MANY = 5000 };
	struct said *said = calloc(MANY, sizeof *said);
	struct arena arena = {0};
	for (int i = 0; i < MANY; i++)
		said[i] = (struct said){.words = arena_printf(&arena, "word%d said", i),
					.speaker = arena_printf(&arena, "Name%d", i)};
	struct visit v = visit(9, "/a/book.txt", "");
	archive(&v, said, MANY);
	struct said *found;
	struct error e;
	size_t n;
	assert_true(
		store_search(store, STR("word300 speaker:name300"), 9, &arena, &found, &n, &e));
	assert_int_equal(n, 1);
	assert_true(str_eq(found->speaker, STR("Name300")));
	assert_true(store_forget(store, NULL, &(uint32_t){0}, &e));
	assert_string_equal(asked("said"), "");
	free(said);
	arena_free(&arena);
}

/* More than what is unpacked again: the archive is not damaged by it. */
static void test_very_long_quotes(void **state)
{
	(void)state;
	enum { MANY = 300, LONG = 1 << 20 };
	char *blanks = malloc(LONG);
	struct said *said = calloc(MANY, sizeof *said);
	assert_true(blanks && said);
	memset(blanks, ' ', LONG);
	for (int i = 0; i < MANY; i++)
		said[i].words = (struct str){blanks, LONG};
	said[0].words = STR("first");
	struct visit v = visit(9, "/a/long.txt", "");
	archive(&v, said, MANY);
	archive_both();
	assert_string_equal(asked("first"), "t");
	assert_string_equal(asked("ferry"), "es");
	struct error e;
	assert_true(store_forget(store, "/a/long.txt", &(uint32_t){0}, &e));
	free(said);
	free(blanks);
}

static void test_what_is_forgotten_is_gone(void **state)
{
	(void)state;
	struct error e;
	uint32_t n;
	archive_both();
	archive_both(); /* once is enough */
	assert_string_equal(asked("ferry"), "es");
	assert_true(store_forget(store, "/a/fire.txt", &n, &e));
	assert_string_equal(asked("ferry"), "s");
	assert_string_equal(asked("speaker:nunez"), "");
	char command[200];
	snprintf(command, sizeof command, "grep -qi 'nunez\\|oblast\\|calm' %s*", database);
	assert_int_not_equal(system(command), 0);
	assert_true(store_forget_visit(store, 1, &e));
	assert_string_equal(asked(""), "");
	archive_both();
	assert_string_equal(asked("ferry"), "es");
}

static void test_a_revised_article_is_there_once(void **state)
{
	(void)state;
	archive_both();
	struct visit a = visit(3, "/a/ferry.txt", "2026-03-13");
	archive(&a, ferry + 1, 1);
	assert_string_equal(asked("bakers"), "");
	assert_string_equal(asked("coins"), "ad");
	assert_string_equal(asked("date:2026-03-12"), "");
}

static struct said *taken_of(const struct document *d, struct arena *arena)
{
	struct said_taken taken = {0};
	while (said_take(&taken, d, arena))
		;
	assert_int_equal(taken.n, d->n_quotes);
	return taken.all;
}

static void test_a_documents_quotes(void **state)
{
	(void)state;
	struct document d = {.text = STR("Zoë was “in a\n  hurry” at Rome.")};
	struct span paragraph = {0, (uint32_t)d.text.n};
	uint32_t in = (uint32_t)(strstr(d.text.at, "in a") - d.text.at),
		 rome = (uint32_t)(strstr(d.text.at, "Rome") - d.text.at);
	struct quote q = {.span = {in, in + 12}, .speaker = 1};
	struct speaker s = {.name = STR("Zoë")};
	struct region r = {.name = STR("Rome")};
	struct mention m[] = {{{rome, rome + 4}, 1, false}, {{rome, rome + 4}, 1, false}};
	d.paragraphs = &paragraph;
	d.n_paragraphs = d.n_quotes = d.n_speakers = d.n_regions = 1;
	d.quotes = &q;
	d.speakers = &s;
	d.regions = &r;
	d.region_mentions = m;
	d.n_region_mentions = 2;
	struct arena arena = {0};
	struct said *said = taken_of(&d, &arena);
	assert_true(str_eq(said->words, STR("in a hurry")));
	assert_true(said->start == 9 && said->end == 21);
	assert_true(str_eq(said->speaker, STR("Zoë")));
	assert_true(said->n_regions == 1 && str_eq(said->regions[0], STR("Rome")));
	/* as the article spells it and as lists do: either finds the quote */
	struct region_mention spelled = {{rome, rome + 4}, false};
	r = (struct region){.name = STR("Roma"), .mentions = &spelled, .n_mentions = 1};
	said = taken_of(&d, &arena);
	assert_true(said->n_regions == 1 && str_eq(said->regions[0], STR("Rome (Roma)")));
	arena_free(&arena);
}

static void test_formats(void **state)
{
	(void)state;
	static const char *const expected[] = {
		[0] = "“A *b* \"c\"” — Ann (T, 2026-01-02, /p)\n",
		[1] = "{\"schema\":\"reader-quote/1\",\"text\":\"A *b* "
		      "\\\"c\\\"\\u001b\",\"kind\":\"mixed\","
		      "\"speaker\":\"Ann\",\"regions\":[\"Varna\"],\"title\":\"T\",\"byline\":"
		      "null,"
		      "\"published\":\"2026-01-02\",\"read\":\"1970-01-01\",\"source\":\"/p\","
		      "\"start\":3,\"end\":12}\n",
		[2] = "text,speaker,kind,regions,title,byline,published,read,path,start,end\n"
		      "\"A *b* "
		      "\"\"c\"\"\033\",\"Ann\",\"mixed\",\"Varna\",\"T\",\"\",\"2026-01-02\","
		      "\"1970-01-01\",\"/p\",3,12\n",
		[3] = "> “A \\*b\\* \"c\"”\n>\n> — **Ann**, *T*, 2026-01-02\n",
	};
	struct said s = {.words = STR("A *b* \"c\"\033"),
			 .kind = QUOTE_MIXED,
			 .speaker = STR("Ann"),
			 .regions = varna,
			 .n_regions = 1,
			 .start = 3,
			 .end = 12,
			 .visit = {.title = STR("T"),
				   .published = STR("2026-01-02"),
				   .path = STR("/p")}};
	setenv("TZ", "UTC", 1);
	for (size_t i = 0; export_said_name(i); i++) {
		char *text = NULL;
		size_t n;
		struct error e;
		FILE *out = open_memstream(&text, &n);
		assert_true(export_said(i, &s, 1, out, &e));
		fclose(out);
		assert_string_equal(text, expected[i]);
		free(text);
	}
}

#define IN_FOLDER(test) cmocka_unit_test_setup_teardown(test, set_up, tear_down)

int main(void)
{
	const struct CMUnitTest tests[] = {
		IN_FOLDER(test_it_is_found),
		IN_FOLDER(test_short_beginnings),
		IN_FOLDER(test_a_rare_beginning),
		IN_FOLDER(test_any_query_is_good),
		IN_FOLDER(test_all_of_it_comes_back),
		IN_FOLDER(test_many_names),
		IN_FOLDER(test_very_long_quotes),
		IN_FOLDER(test_what_is_forgotten_is_gone),
		IN_FOLDER(test_a_revised_article_is_there_once),
		cmocka_unit_test(test_a_documents_quotes),
		cmocka_unit_test(test_formats),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
