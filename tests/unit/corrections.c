/* Corrections in the database: kept with their article, found again, forgotten. */
#include "folder.h"

#include "reader/state.h"

#include <setjmp.h>
#include <stdio.h>
#include <cmocka.h>
#include <sqlite3.h>
#include <sys/stat.h>
#include <unistd.h>

static char database[128];

static int begin(void **state)
{
	int fault = folder_make(state);
	snprintf(database, sizeof database, "%s/state.db", folder);
	return fault;
}

static const struct correction made[] = {
	{.kind = CORRECT_NO_QUOTE,
	 .anchor = {40, {"The pier stays open", 19}, {"On Monday: ", 11}, {", he said", 9}}},
	{.kind = CORRECT_REGION,
	 .anchor = {90, {"Elbe", 4}, {"on the ", 7}, {" in", 3}},
	 .who = {"Elbe", 4},
	 .value = {"Elbe", 4},
	 .type = REGION_OTHER,
	 .country = "DE"},
	{.kind = CORRECT_SPEAKER,
	 .who = {"O'Huber", 7},
	 .value = {"Maria O'Huber", 13},
	 .role = {"mate", 4}},
};
enum { N = sizeof made / sizeof *made };

static struct visit sample(uint64_t content)
{
	return (struct visit){.content = content,
			      .path = STR("/nowhere/ferry.txt"),
			      .title = STR("The ferry"),
			      .corrections = made,
			      .n_corrections = N};
}

static struct store *open_good(void)
{
	struct error e = {""};
	struct store *s = store_open(database, &e);
	if (!s)
		fail_msg("%s", e.message);
	return s;
}

static void keep(struct store *s, const struct visit *v)
{
	struct error e = {""};
	if (!store_keep(s, v, &e))
		fail_msg("%s", e.message);
}

static struct visit recall(struct store *s, const struct visit *asked, struct arena *arena)
{
	struct visit found;
	struct error e = {""};
	if (!store_recall(s, asked, arena, &found, &e))
		fail_msg("%s", e.message);
	return found;
}

static void expect_these(const struct visit *found, const struct correction *these, size_t n)
{
	assert_int_equal(found->n_corrections, n);
	assert_true(corrections_key(found->corrections, n) == corrections_key(these, n));
}

static void test_kept_and_recalled(void **state)
{
	(void)state;
	struct arena arena = {0};
	struct store *s = open_good();
	struct visit v = sample(7), found;
	keep(s, &v);
	store_close(s);
	s = open_good();
	found = recall(s, &v, &arena);
	expect_these(&found, made, N);
	assert_string_equal(found.corrections[1].country, "DE");
	assert_true(str_eq(found.corrections[2].role, STR("mate")));
	/* one taken back, another made */
	v.n_corrections = 2;
	keep(s, &v);
	found = recall(s, &v, &arena);
	expect_these(&found, made, 2);
	v.corrections = made + 1;
	keep(s, &v);
	found = recall(s, &v, &arena);
	expect_these(&found, made + 1, 2);
	v.n_corrections = 0;
	keep(s, &v);
	assert_int_equal(recall(s, &v, &arena).n_corrections, 0);
	store_close(s);
	arena_free(&arena);
}

/* Two that read one article: neither takes away what the other has kept meanwhile. */
static void test_two_readers(void **state)
{
	(void)state;
	struct arena arena = {0};
	struct store *one = open_good(), *two = open_good(), *late;
	struct visit a = sample(7), b = sample(7), found;
	a.n_corrections = b.n_corrections = 1;
	keep(one, &a);
	found = recall(two, &b, &arena);
	expect_these(&found, made, 1);
	a.n_corrections = 2;
	keep(one, &a);
	const struct correction others[] = {made[0], made[2]},
				all[] = {made[1], made[0], made[2]};
	b.corrections = others;
	b.n_corrections = 2;
	keep(two, &b);
	late = open_good();
	found = recall(late, &a, &arena);
	expect_these(&found, all, 3);
	/* each takes back its own */
	b.n_corrections = 1;
	keep(two, &b);
	found = recall(late, &a, &arena);
	expect_these(&found, (struct correction[]){made[1], made[0]}, 2);
	a.n_corrections = 0;
	keep(one, &a);
	assert_int_equal(recall(late, &a, &arena).n_corrections, 0);
	store_close(late);
	store_close(two);
	store_close(one);
	arena_free(&arena);
}

/* Revised: the same file, or the same title, with another text. */
static void test_of_the_article_before(void **state)
{
	(void)state;
	struct arena arena = {0};
	struct store *s = open_good();
	struct visit v = sample(7), other = sample(8), found;
	keep(s, &v);
	found = recall(s, &other, &arena);
	expect_these(&found, made, N);
	assert_true(found.content == 7);
	other.title = STR("The ferry goes on");
	found = recall(s, &other, &arena);
	expect_these(&found, made, N);
	assert_true(found.content == 0 && found.n_traces == 0);
	other.title = v.title;
	other.path = STR("/nowhere/saved-again.txt");
	found = recall(s, &other, &arena);
	expect_these(&found, made, N);
	other.title = STR("");
	assert_int_equal(recall(s, &other, &arena).n_corrections, 0);
	store_close(s);
	arena_free(&arena);
}

static void test_forgotten(void **state)
{
	(void)state;
	struct arena arena = {0};
	struct error e;
	uint32_t n;
	struct store *s = open_good();
	struct visit v = sample(7);
	keep(s, &v);
	assert_true(store_forget(s, "/nowhere/ferry.txt", &n, &e) && n == 1);
	assert_int_equal(recall(s, &v, &arena).n_corrections, 0);
	store_close(s);
	char command[200];
	snprintf(command, sizeof command, "grep -q 'pier stays' %s*", database);
	assert_int_not_equal(system(command), 0);
	arena_free(&arena);
}

static void run(const char *sql)
{
	sqlite3 *db;
	assert_int_equal(sqlite3_open(database, &db), SQLITE_OK);
	assert_int_equal(sqlite3_exec(db, sql, NULL, NULL, NULL), SQLITE_OK);
	sqlite3_close(db);
}

/* A database of the first version has no table of them; all else stays. */
static void test_an_older_database(void **state)
{
	(void)state;
	struct arena arena = {0};
	struct visit v = sample(7), found;
	static const struct trace mark = {TRACE_MARK, 44, {"And so", 6}, 'q'};
	v.n_corrections = 0;
	v.traces = &mark;
	v.n_traces = 1;
	struct store *s = open_good();
	keep(s, &v);
	store_close(s);
	run("DROP TABLE correction; PRAGMA user_version = 1");
	s = open_good();
	found = recall(s, &v, &arena);
	assert_int_equal(found.n_traces, 1);
	v.corrections = made;
	v.n_corrections = N;
	keep(s, &v);
	found = recall(s, &v, &arena);
	expect_these(&found, made, N);
	store_close(s);
	arena_free(&arena);
}

/* An export that has nothing to correct does not open the database to learn so. */
static void test_word_of_them(void **state)
{
	(void)state;
	struct visit v = sample(7);
	char command[300];
	assert_false(store_may_correct(database));
	v.n_corrections = 0;
	struct store *s = open_good();
	keep(s, &v);
	store_close(s);
	assert_false(store_may_correct(database));
	v.n_corrections = N;
	s = open_good();
	keep(s, &v);
	store_close(s);
	assert_true(store_may_correct(database));
	/* one that was written before there was such a word, until it is opened and after */
	snprintf(command, sizeof command, "rm %s-corrected", database);
	assert_int_equal(system(command), 0);
	assert_false(store_may_correct(database));
	run("PRAGMA user_version = 2; PRAGMA wal_checkpoint(TRUNCATE)");
	assert_true(store_may_correct(database));
	store_close(open_good());
	run("PRAGMA wal_checkpoint(TRUNCATE)");
	assert_true(store_may_correct(database));
	/* what is no database has its fault told by who opens it */
	snprintf(command, sizeof command, "rm %s*; echo no >%s", database, database);
	assert_int_equal(system(command), 0);
	assert_true(store_may_correct(database));
}

/* Without it nothing is kept that an export would not know of. */
static void test_word_that_cannot_be_left(void **state)
{
	(void)state;
	struct arena arena = {0};
	struct error e = {""};
	struct visit v = sample(7);
	char mark[160];
	snprintf(mark, sizeof mark, "%s-corrected", database);
	assert_int_equal(mkdir(mark, 0700), 0);
	struct store *s = open_good();
	assert_false(store_keep(s, &v, &e));
	assert_non_null(strstr(e.message, "-corrected: "));
	assert_int_equal(recall(s, &v, &arena).n_corrections, 0);
	store_close(s);
	arena_free(&arena);
}

/* The archive has the quotes as they are corrected. */
static void test_archived_anew(void **state)
{
	(void)state;
	struct arena arena = {0};
	struct error e = {""};
	struct said *found, said = {.words = STR("The pier stays open"), .end = 19};
	size_t n;
	struct visit v = sample(7);
	v.n_corrections = 0;
	said.speaker = STR("Nemo");
	struct store *s = open_good();
	assert_true(store_archive(s, &v, &said, 1, &e));
	said.speaker = STR("Ahab");
	assert_true(store_archive(s, &v, &said, 1, &e)); /* the same content: it is there */
	assert_true(store_search(s, STR("speaker:nemo"), 9, &arena, &found, &n, &e) && n == 1);
	v.n_corrections = 1;
	assert_true(store_archive(s, &v, &said, 1, &e));
	assert_true(store_search(s, STR("speaker:nemo"), 9, &arena, &found, &n, &e) && n == 0);
	assert_true(store_search(s, STR("speaker:ahab"), 9, &arena, &found, &n, &e) && n == 1);
	store_close(s);
	arena_free(&arena);
}

#define WITH_FOLDER(test) cmocka_unit_test_setup_teardown(test, begin, folder_remove)

int main(void)
{
	const struct CMUnitTest tests[] = {
		WITH_FOLDER(test_kept_and_recalled),
		WITH_FOLDER(test_two_readers),
		WITH_FOLDER(test_of_the_article_before),
		WITH_FOLDER(test_forgotten),
		WITH_FOLDER(test_an_older_database),
		WITH_FOLDER(test_archived_anew),
		WITH_FOLDER(test_word_of_them),
		WITH_FOLDER(test_word_that_cannot_be_left),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
