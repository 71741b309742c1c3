/* What is kept of articles: found again, left alone when damaged, never half written. */
#include "folder.h"

#include "reader/state.h"

#include <setjmp.h>
#include <stdio.h>
#include <cmocka.h>
#include <dirent.h>
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <sqlite3.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

static char database[128];

static int begin(void **state)
{
	int fault = folder_make(state);
	snprintf(database, sizeof database, "%s/a/b/state.db", folder);
	return fault;
}

static const struct trace rows[] = {
	{TRACE_TOP, 40, {"The pier stays open", 19}},
	{TRACE_QUOTE, 120, {"We count people", 15}},
	{TRACE_SPEAKER, 0, {"Maria O'Huber", 13}},
	{TRACE_KINDS, 3, {"", 0}},
	{TRACE_MARK, 44, {"And so", 6}, 'q'},
};

static struct visit sample(uint64_t content)
{
	return (struct visit){
		.content = content,
		.path = STR("/nowhere/ferry.txt"),
		.title = STR("The ferry"),
		.byline = STR("A. Writer"),
		.published = STR("2026-03-12"),
		.permille = 340,
		.n_quotes = 2,
		.traces = rows,
		.n_traces = sizeof rows / sizeof *rows,
	};
}

static struct store *open_good(void)
{
	struct error e = {""};
	struct store *s = store_open(database, &e);
	if (!s)
		fail_msg("%s", e.message);
	return s;
}

static void keep(struct store *s, const struct visit *r)
{
	struct error e = {""};
	if (!store_keep(s, r, &e))
		fail_msg("%s", e.message);
}

/* Recalls what goes with `asked`; the title of what was found, "" when there is none. */
static const char *recalled(struct store *s, const struct visit *asked)
{
	static char title[64];
	struct arena arena = {0};
	struct visit found;
	struct error e = {""};
	if (!store_recall(s, asked, &arena, &found, &e))
		fail_msg("%s", e.message);
	snprintf(title, sizeof title, "%.*s", (int)found.title.n,
		 found.content ? found.title.at : "");
	arena_free(&arena);
	return title;
}

/* ---- places ------------------------------------------------------------------------------ */

static void test_places_are_found_again(void **state)
{
	(void)state;
	struct str old =
		STR("One more day. The night ferry will go on until the spring. And one more "
		    "day. The night ferry will go on for ever, they said.");
	uint32_t at = (uint32_t)(strstr(old.at, "The night") - old.at);
	struct str words = place_words(old, at);
	assert_int_equal(place_again(old, at, words), at);
	struct str more =
		STR("A new first line. One more day. The night ferry will go on until the "
		    "spring. And one more day. The night ferry will go on for ever.");
	assert_int_equal(place_again(more, at, words), strstr(more.at, "The night") - more.at);
	/* a word of it is another one: the rest is enough */
	struct str mended = STR(
		"One more fine day. The night boat will go on until the spring. And so on.");
	uint32_t near = place_again(mended, at, words);
	assert_in_range(near, 17, 22);
	/* nothing of it is there */
	assert_in_range(place_again(STR("Other words."), 90, words), 0, 11);
	assert_int_equal(place_again(STR(""), 90, words), 0);
	/* the words end and the place lies between characters */
	struct str accents = STR("aéééééééééééééééééééééééééééééééééééééééééééééééééééé");
	assert_true((place_words(accents, 1).n & 1) == 0);
	assert_int_equal(place_again(STR("éé"), 3, STR("nothing like that")), 2);
}

static void test_keys_of_texts(void **state)
{
	(void)state;
	char text[64] = "Some text that is long enough to be told by its words";
	uint64_t key = text_key(str_of(text));
	assert_true(key && key == text_key(str_of(text)));
	for (size_t i = 0; i < strlen(text); i++) {
		text[i] ^= 1;
		assert_true(key != text_key(str_of(text)));
		text[i] ^= 1;
	}
	assert_true(text_key(STR("")) != 0);
	assert_true(text_key(STR("ab")) != text_key(STR("abc")));
}

/* ---- keeping ----------------------------------------------------------------------------- */

static void test_keeps_and_recalls(void **state)
{
	(void)state;
	struct store *s = open_good();
	struct visit r = sample(7);
	keep(s, &r);
	store_close(s);
	struct stat st;
	assert_int_equal(stat(database, &st), 0);
	assert_int_equal(st.st_mode & 0777, 0600);
	s = open_good();
	struct arena arena = {0};
	struct visit found;
	struct error e;
	assert_true(store_recall(s, &r, &arena, &found, &e));
	assert_true(found.content == 7 && found.permille == 340 && found.n_quotes == 2);
	assert_true(str_eq(found.byline, r.byline) && str_eq(found.path, r.path));
	assert_int_equal(found.n_traces, r.n_traces);
	for (size_t i = 0; i < r.n_traces; i++) {
		assert_int_equal(found.traces[i].kind, rows[i].kind);
		assert_int_equal(found.traces[i].at, rows[i].at);
		assert_int_equal(found.traces[i].letter, rows[i].letter);
		assert_true(str_eq(found.traces[i].words, rows[i].words));
	}
	/* fewer rows the next time */
	r.n_traces = 1;
	keep(s, &r);
	assert_true(store_recall(s, &r, &arena, &found, &e));
	assert_int_equal(found.n_traces, 1);
	arena_free(&arena);
	store_close(s);
}

static void test_knows_an_article_again(void **state)
{
	(void)state;
	struct store *s = open_good();
	struct visit r = sample(7), other = sample(8), revised = sample(9);
	keep(s, &r);
	/* the same text elsewhere, under another title */
	r.path = STR("/elsewhere/copy.txt");
	r.title = STR("A copy");
	assert_string_equal(recalled(s, &r), "The ferry");
	/* another text of the same file and title: it was revised, and is one article still */
	assert_string_equal(recalled(s, &revised), "The ferry");
	keep(s, &revised);
	assert_string_equal(recalled(s, &r), "");
	/* another title in the file: another article */
	other.title = STR("The bridge");
	assert_string_equal(recalled(s, &other), "");
	/* another part of the page */
	other = sample(8);
	other.extent = 1;
	assert_string_equal(recalled(s, &other), "");
	store_close(s);
}

static void test_forgets(void **state)
{
	(void)state;
	struct error e;
	uint32_t n;
	struct store *s = open_good();
	struct visit r = sample(7), other = sample(8);
	other.path = STR("/nowhere/bridge.txt");
	keep(s, &r);
	keep(s, &other);
	assert_true(store_forget(s, "/nowhere/none.txt", &n, &e) && n == 0);
	assert_true(store_forget(s, "/nowhere/ferry.txt", &n, &e) && n == 1);
	assert_string_equal(recalled(s, &r), "");
	assert_string_equal(recalled(s, &other), "The ferry");
	assert_true(store_forget(s, NULL, &n, &e) && n == 1);
	assert_string_equal(recalled(s, &other), "");
	store_close(s);
	/* not even in what the file no longer uses */
	char command[200];
	snprintf(command, sizeof command, "grep -q 'pier stays' %s*", database);
	assert_int_not_equal(system(command), 0);
}

static void test_two_readers_at_once(void **state)
{
	(void)state;
	enum { EACH = 60 };
	store_close(open_good());
	pid_t pid = fork();
	struct store *s = open_good();
	for (uint64_t i = 1; i <= EACH; i++) {
		struct visit r = sample(i * 2 + (pid == 0));
		r.path = pid ? STR("/a") : STR("/b");
		keep(s, &r);
	}
	store_close(s);
	if (pid == 0)
		_exit(0);
	int status;
	waitpid(pid, &status, 0);
	assert_int_equal(status, 0);
	s = open_good();
	uint32_t n;
	struct error e;
	assert_true(store_forget(s, NULL, &n, &e));
	assert_int_equal(n, 2);
	store_close(s);
}

/* ---- what can't be used ------------------------------------------------------------------ */

/* The file alone: what a log beside it holds is dropped. */
static char *contents(size_t *n)
{
	char log[160];
	snprintf(log, sizeof log, "%s-wal", database);
	unlink(log);
	static char at[1 << 18];
	FILE *f = fopen(database, "rb");
	assert_non_null(f);
	*n = fread(at, 1, sizeof at, f);
	fclose(f);
	return at;
}

static void put_contents(const char *at, size_t n)
{
	FILE *f = fopen(database, "wb");
	assert_non_null(f);
	fwrite(at, 1, n, f);
	fclose(f);
}

/* It is refused with these words, and every byte stays. */
static void refused_and_untouched(const char *said)
{
	size_t n, after;
	struct error e = {""};
	char *at = contents(&n), *before = malloc(n + 1);
	memcpy(before, at, n);
	struct store *s = store_open(database, &e);
	struct visit r = sample(3);
	if (s)
		assert_false(store_keep(s, &r, &e));
	store_close(s);
	assert_non_null(strstr(e.message, said));
	assert_non_null(strstr(e.message, "state.db"));
	at = contents(&after);
	assert_int_equal(n, after);
	assert_memory_equal(at, before, n);
	free(before);
}

static void test_a_damaged_one_is_left(void **state)
{
	(void)state;
	struct store *s = open_good();
	struct visit r = sample(7);
	keep(s, &r);
	store_close(s);
	size_t n;
	char *at = contents(&n), *good = malloc(n);
	memcpy(good, at, n);
	put_contents("This is a letter to somebody.\n", 30);
	refused_and_untouched("damaged");
	put_contents(good, n / 2);
	refused_and_untouched("damaged");
	/* whole pages overwritten, the head as it was */
	memset(good + 100, 0xee, n - 100);
	put_contents(good, n);
	refused_and_untouched("damaged");
	free(good);
}

static void test_a_newer_one_is_left(void **state)
{
	(void)state;
	store_close(open_good());
	size_t n;
	char *at = contents(&n);
	at[63] = 99; /* its version */
	put_contents(at, n);
	refused_and_untouched("newer");
}

/* Its newer version stands in the log only, as a reader leaves it that does not wait. */
static void test_a_newer_log_is_left(void **state)
{
	(void)state;
	struct error e = {""};
	store_close(open_good());
	sqlite3 *db;
	assert_int_equal(sqlite3_open(database, &db), SQLITE_OK);
	sqlite3_db_config(db, SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, 1, NULL);
	assert_int_equal(sqlite3_exec(db,
				      "PRAGMA wal_checkpoint(TRUNCATE);"
				      "PRAGMA user_version = 99",
				      NULL, NULL, NULL),
			 SQLITE_OK);
	sqlite3_close(db);
	assert_null(store_open(database, &e));
	assert_non_null(strstr(e.message, "newer"));
}

static void test_a_foreign_one_is_left(void **state)
{
	(void)state;
	store_close(open_good());
	size_t n;
	char *at = contents(&n);
	at[68] = 1; /* its application */
	put_contents(at, n);
	refused_and_untouched("no database of reader");
}

static void test_what_can_not_be_written_is_told(void **state)
{
	(void)state;
	struct error e = {""};
	assert_null(store_open("/dev/null/reader/state.db", &e));
	assert_non_null(strstr(e.message, "/dev/null"));
	assert_null(store_open(folder, &e));
	assert_null(store_open("/dev/full", &e));
	assert_non_null(strstr(e.message, "is no file"));
}

static void test_a_full_disk(void **state)
{
	(void)state;
	struct store *s = open_good();
	struct visit r = sample(7);
	keep(s, &r);
	store_close(s);
	pid_t pid = fork();
	if (pid == 0) {
		char words[4000];
		memset(words, 'w', sizeof words);
		struct trace much[20];
		for (int i = 0; i < 20; i++)
			much[i] = (struct trace){TRACE_SPEAKER, 0, {words, sizeof words}};
		struct error e = {""};
		signal(SIGXFSZ, SIG_IGN);
		setrlimit(RLIMIT_FSIZE, &(struct rlimit){40000, 40000});
		r.traces = much;
		r.n_traces = 20;
		s = store_open(database, &e);
		bool kept = s && store_keep(s, &r, &e);
		store_close(s);
		_exit(kept || !e.message[0] ? 1 : 0);
	}
	int status;
	waitpid(pid, &status, 0);
	assert_int_equal(status, 0);
	/* what was there before is there still, whole */
	s = open_good();
	struct arena arena = {0};
	struct visit found;
	struct error e;
	r = sample(7);
	assert_true(store_recall(s, &r, &arena, &found, &e));
	assert_int_equal(found.n_traces, r.n_traces);
	arena_free(&arena);
	store_close(s);
}

/* ---- the keeper -------------------------------------------------------------------------- */

static struct recalled await(struct keeper *k)
{
	struct recalled a;
	struct pollfd fd = {.fd = keeper_fd(k), .events = POLLIN};
	while (!keeper_answer(k, &a))
		assert_int_equal(poll(&fd, 1, 20000), 1);
	return a;
}

static void test_the_keeper_keeps(void **state)
{
	(void)state;
	struct keeper *k = keeper_new(database);
	struct visit r = sample(7);
	keeper_recall(k, 5, &r);
	struct recalled a = await(k);
	assert_true(!a.failed && a.ticket == 5 && !a.visit.content);
	assert_int_not_equal(access(database, F_OK), 0); /* asking makes nothing */
	arena_free(&a.arena);
	for (uint32_t i = 1; i <= 200; i++) {
		r.permille = i;
		keeper_keep(k, &r);
	}
	keeper_recall(k, 6, &r);
	a = await(k);
	assert_true(a.ticket == 6 && a.visit.permille == 200);
	arena_free(&a.arena);
	keeper_free(k);
	keeper_free(keeper_new(database));
}

static void test_the_keeper_tells_once(void **state)
{
	(void)state;
	struct keeper *k = keeper_new("/dev/null/state.db");
	struct visit r = sample(7);
	keeper_keep(k, &r);
	struct recalled a = await(k);
	assert_true(a.failed);
	assert_non_null(strstr(a.fault.message, "/dev/null"));
	keeper_keep(k, &r);
	keeper_recall(k, 1, &r);
	a = await(k);
	assert_true(!a.failed && a.ticket == 1 && !a.visit.content);
	arena_free(&a.arena);
	keeper_free(k);
}

/* Another reader that writes for a while. */
static sqlite3 *hold(void)
{
	sqlite3 *db;
	store_close(open_good());
	assert_int_equal(sqlite3_open(database, &db), SQLITE_OK);
	assert_int_equal(sqlite3_exec(db, "BEGIN IMMEDIATE", NULL, NULL, NULL), SQLITE_OK);
	return db;
}

static void let_go(sqlite3 *db)
{
	assert_int_equal(sqlite3_exec(db, "COMMIT", NULL, NULL, NULL), SQLITE_OK);
	sqlite3_close(db);
}

static void test_the_keeper_waits_for_another_writer(void **state)
{
	(void)state;
	sqlite3 *other = hold();
	struct keeper *k = keeper_new(database);
	struct visit r = sample(7), quay = sample(8);
	quay.path = STR("/nowhere/quay.txt");
	for (uint32_t i = 1; i <= 8; i++) {
		r.permille = i;
		keeper_keep(k, &r);
		/* what is only read is answered meanwhile, without a word of it */
		keeper_recall(k, i, &r);
		struct recalled a = await(k);
		assert_true(!a.failed && a.ticket == i && !a.visit.content);
		arena_free(&a.arena);
		if (i == 2)
			keeper_keep(k, &quay);
	}
	let_go(other);
	keeper_finish(k);
	struct recalled a;
	assert_false(keeper_answer(k, &a));
	keeper_free(k);
	struct store *s = open_good();
	struct arena arena = {0};
	struct visit found;
	struct error e;
	assert_true(store_recall(s, &r, &arena, &found, &e) && found.permille == 8);
	assert_string_equal(recalled(s, &quay), "The ferry");
	arena_free(&arena);
	store_close(s);
}

#define WITH_FOLDER(test) cmocka_unit_test_setup_teardown(test, begin, folder_remove)

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_places_are_found_again),
		cmocka_unit_test(test_keys_of_texts),
		WITH_FOLDER(test_keeps_and_recalls),
		WITH_FOLDER(test_knows_an_article_again),
		WITH_FOLDER(test_forgets),
		WITH_FOLDER(test_two_readers_at_once),
		WITH_FOLDER(test_a_damaged_one_is_left),
		WITH_FOLDER(test_a_newer_one_is_left),
		WITH_FOLDER(test_a_newer_log_is_left),
		WITH_FOLDER(test_a_foreign_one_is_left),
		WITH_FOLDER(test_what_can_not_be_written_is_told),
		WITH_FOLDER(test_a_full_disk),
		WITH_FOLDER(test_the_keeper_keeps),
		WITH_FOLDER(test_the_keeper_tells_once),
		WITH_FOLDER(test_the_keeper_waits_for_another_writer),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
