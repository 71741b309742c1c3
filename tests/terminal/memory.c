/* The program remembers: how articles were left comes back, whatever ended the reading. */
#include "folder.h"
#include "pty.h"

#include <sqlite3.h>
#include <sys/resource.h>

static char path[64];

static int program(void *context)
{
	char *argv[6] = {getenv("READER") ? getenv("READER") : "./reader"};
	char *const *arguments = context;
	for (int i = 0; i < 4 && arguments[i]; i++)
		argv[i + 1] = arguments[i];
	execv(argv[0], argv);
	return 99;
}

static void open_with(struct pty *p, char *const *arguments)
{
	pty_open(p, 24, 80);
	pty_start(p, program, (void *)(uintptr_t)arguments);
	pty_see(p, "Speakers");
}

static void start_with(struct pty *p, char *const *arguments)
{
	open_with(p, arguments);
	pty_see(p, "▄▄▄ 40"); /* the findings have come */
}

static void start(struct pty *p)
{
	char *arguments[] = {path, NULL};
	start_with(p, arguments);
}

static void finish(struct pty *p)
{
	pty_leave(p, "q", 0);
}

/* ---- what comes back --------------------------------------------------------------------- */

static void test_the_place_comes_back(void **state)
{
	(void)state;
	struct pty p;
	start(&p);
	pty_send(&p, "30pJl");
	pty_see(&p, "● ");
	pty_settle(&p);
	char top[400], current[400];
	snprintf(top, sizeof top, "%s", pty_row(&p, 1));
	snprintf(current, sizeof current, "%s", pty_row(&p, pty_find(&p, "›▌")));
	finish(&p);
	start(&p);
	pty_see(&p, "where you left it");
	pty_see_in(&p, 1, top);
	pty_see(&p, current);
	pty_send(&p, "x"); /* the light was on, too */
	pty_see(&p, "quote ");
	pty_send(&p, "g");
	pty_lose(&p, top);
	pty_settle(&p);
	finish(&p);
	start(&p); /* at the top there is nothing to tell */
	pty_settle(&p);
	assert_int_equal(pty_find(&p, "where you left it"), -1);
	finish(&p);
}

/* Whether what is exported of the article has this. */
static bool is_exported(const char *options, const char *what)
{
	char command[300];
	const char *reader = getenv("READER") ? getenv("READER") : "./reader";
	snprintf(command, sizeof command, "%s %s --export json %s | grep -q '%s'", reader,
		 options, path, what);
	return system(command) == 0;
}

static void test_what_was_corrected_comes_back(void **state)
{
	(void)state;
	struct pty p;
	start(&p);
	pty_send(&p, "Jc");
	pty_see(&p, "checked");
	pty_send(&p, "JAAda Penrose\r");
	pty_see(&p, "said by Ada Penrose");
	pty_send(&p, "aask again\r");
	pty_see(&p, "noted");
	pty_settle(&p);
	finish(&p);
	char *arguments[] = {path, NULL};
	open_with(&p, arguments); /* one quote is another speaker's now */
	pty_see(&p, "3 corrections of yours put back");
	pty_see(&p, "✎Ada Penrose");
	pty_settle(&p);
	assert_true(is_exported("", "\"check\":\"checked\""));
	assert_true(is_exported("", "\"by\":\"person\",\"note\":\"ask again\""));
	assert_false(is_exported("--set reader:remember=no", "checked"));
	pty_send(&p, "\037\037\037");
	pty_see(&p, "taken back: checked");
	pty_settle(&p);
	finish(&p);
	assert_false(is_exported("", "\"by\":"));
}

static void test_it_need_not(void **state)
{
	(void)state;
	char *const ways[][3] = {{"--set", "reader:remember=no", path},
				 {"--set", "reader:secure=yes", path}};
	for (int i = 0; i < 2; i++) {
		struct pty p;
		char *arguments[] = {ways[i][0], ways[i][1], ways[i][2], NULL};
		start_with(&p, arguments);
		pty_send(&p, "G");
		pty_settle(&p);
		finish(&p);
		start(&p);
		pty_settle(&p);
		assert_int_equal(pty_find(&p, "where you left it"), -1);
		finish(&p);
	}
}

static void test_the_last_ones_are_listed(void **state)
{
	(void)state;
	struct pty p;
	char *arguments[] = {NULL};
	start(&p);
	pty_settle(&p);
	finish(&p);
	pty_open(&p, 12, 80);
	pty_start(&p, program, arguments);
	pty_see(&p, "Read last: 1 article");
	pty_see(&p, "pier.txt");
	pty_send(&p, "\r");
	pty_see(&p, "F1 help");
	pty_settle(&p);
	finish(&p);
	pty_open(&p, 12, 80);
	pty_start(&p, program, arguments);
	pty_see(&p, "The pier stays");
	pty_send(&p, "\033[3~"); /* Delete */
	pty_see(&p, "Read last: 0 articles");
	finish(&p);
	pty_open(&p, 12, 80);
	pty_start(&p, program, arguments);
	pty_see(&p, "no file is named, and none is remembered");
	assert_int_equal(pty_end(&p), 2);
	pty_close(&p);
}

static void test_the_archive_is_asked(void **state)
{
	(void)state;
	struct pty p;
	start(&p);
	pty_settle(&p);
	pty_send(&p, "\033[18~"); /* F7 */
	pty_see(&p, ":archive");
	pty_send(&p, "speaker:okafor count\r");
	pty_see(&p, "Archive: the newest 1");
	pty_see(&p, "Tom Okafor, The pier stays");
	pty_send(&p, "\r");
	pty_see(&p, "›▌ “We count,”");
	pty_send(&p, ":archive speaker:okafor\r");
	pty_see(&p, "Archive");
	pty_send(&p, "\033");
	pty_lose(&p, "Archive");
	pty_send(&p, ":archive nosuchword\r");
	pty_see(&p, "no quote that was read");
	finish(&p);
}

static void append(const char *text)
{
	FILE *f = fopen(path, "a");
	assert_non_null(f);
	fputs(text, f);
	fclose(f);
}

static void test_read_anew_it_keeps_the_place(void **state)
{
	(void)state;
	struct pty p;
	char top[200];
	start(&p);
	pty_send(&p, "40pJl");
	pty_see(&p, "● ");
	pty_settle(&p);
	snprintf(top, sizeof top, "%.60s", pty_row(&p, 1));
	pty_send(&p, "\033r");
	pty_see(&p, "read anew: it is the same");
	pty_see_in(&p, 1, top);
	append("A last line was put behind all of it.\n");
	pty_send(&p, "\033r");
	pty_lose(&p, "it is the same");
	pty_see(&p, "read anew");
	pty_see_in(&p, 1, top);
	pty_send(&p, "G");
	pty_see(&p, "A last line was put behind all of it.");
	finish(&p);
}

static void test_it_opens_where_asked(void **state)
{
	(void)state;
	struct pty p;
	char *searching[] = {"--set", "reader:remember=no", "+/number 31 stays", path, NULL};
	char *going[] = {"--set", "reader:remember=no", "+21", path, NULL};
	start_with(&p, searching);
	pty_see(&p, "The boat number 31");
	finish(&p);
	start_with(&p, going);
	pty_see_in(&p, 1, "Line 9 of a text");
	finish(&p);
}

static void test_a_damaged_database_is_told(void **state)
{
	(void)state;
	char name[128];
	snprintf(name, sizeof name, "%s/reader/state.db", folder);
	FILE *f = fopen(name, "wb");
	assert_non_null(f);
	fputs("no database", f);
	fclose(f);
	struct pty p;
	start(&p);
	pty_see(&p, "damaged");
	pty_send(&p, "J");
	pty_see(&p, "quote 1/");
	pty_send(&p, ":archive quote\r");
	pty_see(&p, "what was read can't be looked at");
	finish(&p);
	unlink(name);
}

/* The bytes of the database; to be freed. */
static char *database(size_t *n)
{
	char name[128];
	snprintf(name, sizeof name, "%s/reader/state.db", folder);
	FILE *f = fopen(name, "rb");
	assert_non_null(f);
	char *bytes = calloc(1, 1 << 22);
	*n = fread(bytes, 1, 1 << 22, f);
	fclose(f);
	return bytes;
}

static void sql(const char *what)
{
	char name[128];
	sqlite3 *db;
	snprintf(name, sizeof name, "%s/reader/state.db", folder);
	assert_int_equal(sqlite3_open(name, &db), SQLITE_OK);
	assert_int_equal(sqlite3_exec(db, what, NULL, NULL, NULL), SQLITE_OK);
	sqlite3_close(db);
}

/* An address is no file that could be gone: it is asked for anew. */
static void test_an_address_is_listed(void **state)
{
	(void)state;
	struct pty p;
	char *arguments[] = {NULL}, back[128];
	start(&p);
	pty_settle(&p);
	finish(&p);
	sql("UPDATE article SET path = 'http://127.0.0.1:1/pier'");
	pty_open(&p, 12, 80);
	pty_start(&p, program, arguments);
	pty_see(&p, "Read last: 1 article");
	pty_send(&p, "\r");
	pty_see(&p, "http://127.0.0.1:1/pier: ");
	pty_send(&p, "Q"); /* a slow machine has the screen before the fault */
	assert_int_equal(pty_end(&p), 1);
	assert_true(pty_find(&p, "reader: http://127.0.0.1:1/pier: ") >= 0);
	pty_close(&p);
	snprintf(back, sizeof back, "UPDATE article SET path = '%s'", path);
	sql(back);
}

static void test_a_newer_database_is_left(void **state)
{
	(void)state;
	struct pty p;
	size_t n, later;
	start(&p);
	pty_settle(&p);
	finish(&p);
	sql("PRAGMA journal_mode = DELETE; PRAGMA user_version = 9999");
	char *before = database(&n);
	start(&p);
	pty_see(&p, "newer");
	pty_send(&p, "J");
	pty_see(&p, "quote 1/");
	finish(&p);
	char *after = database(&later);
	assert_true(n == later && memcmp(before, after, n) == 0);
	free(before);
	free(after);
	char name[128];
	snprintf(name, sizeof name, "%s/reader/state.db", folder);
	unlink(name);
}

/* A file may not be longer than this, as if the disk were full. */
static int on_a_full_disk(void *arguments)
{
	signal(SIGXFSZ, SIG_IGN);
	setrlimit(RLIMIT_FSIZE, &(struct rlimit){20000, 20000});
	return program(arguments);
}

static int nowhere_to_write(void *arguments)
{
	setenv("XDG_STATE_HOME", "/proc/self", 1);
	return program(arguments);
}

static void test_what_cannot_be_kept_is_told(void **state)
{
	(void)state;
	int (*const ways[])(void *) = {on_a_full_disk, nowhere_to_write};
	for (int i = 0; i < 2; i++) {
		struct pty p;
		char *arguments[] = {path, NULL};
		pty_open(&p, 24, 80);
		pty_start(&p, ways[i], arguments);
		pty_see(&p, ": nothing is");
		pty_send(&p, "J");
		pty_see(&p, "quote 1/");
		finish(&p);
	}
}

/* ---- killed ------------------------------------------------------------------------------ */

static uint32_t chance(uint32_t *seed, uint32_t n)
{
	*seed = *seed * 1664525u + 1013904223u;
	return (*seed >> 8) % n;
}

enum { ROW = 48 }; /* bytes of a row, of its text */

/* Kills it: at once, when something has come back, or when all is done that was asked for. */
static void kill_some_time(struct pty *p, uint32_t *seed)
{
	int status;
	uint32_t when = chance(seed, 4);
	if (when == 1)
		pty_pump(p, 50);
	if (when > 1)
		pty_settle(p);
	kill(p->pid, SIGKILL);
	waitpid(p->pid, &status, 0);
	while (pty_pump(p, 0)) /* what it had shown by then */
		;
}

/*
 * One session of some actions, then no mercy; `top`: rows before and after the last one. What
 * was not shown is not kept either.
 */
static void walk_and_kill(uint32_t *seed, char top[2][ROW])
{
	static const char *const keys[] = {"j", "k", "J",           "K",  "d",   "u", "}",
					   "{", "l", "40p",         "ma", "\'a", "G", "g",
					   "x", "s", "/number 2\r", "n",  "r"};
	struct pty p;
	start(&p);
	pty_settle(&p);
	for (uint32_t steps = 1 + chance(seed, 6); steps > 0; steps--) {
		pty_settle(&p);
		snprintf(top[0], ROW, "%s", pty_row(&p, 1));
		pty_send(&p, keys[chance(seed, sizeof keys / sizeof *keys)]);
	}
	kill_some_time(&p, seed);
	snprintf(top[1], ROW, "%s", pty_row(&p, 1));
	pty_close(&p);
}

static int is_ok(void *ok, int n, char **values, char **names)
{
	(void)names;
	*(bool *)ok = n == 1 && values[0] && strcmp(values[0], "ok") == 0;
	return 0;
}

static void check_database(void)
{
	char name[128];
	sqlite3 *db;
	bool ok = false;
	snprintf(name, sizeof name, "%s/reader/state.db", folder);
	assert_int_equal(sqlite3_open_v2(name, &db, SQLITE_OPEN_READWRITE, NULL), SQLITE_OK);
	assert_int_equal(sqlite3_exec(db, "PRAGMA integrity_check", is_ok, &ok, NULL),
			 SQLITE_OK);
	assert_true(ok);
	sqlite3_close(db);
}

static void await_either(struct pty *p, char top[2][ROW])
{
	struct timespec since;
	clock_gettime(CLOCK_MONOTONIC, &since);
	for (char now[ROW];;) {
		snprintf(now, sizeof now, "%s", pty_row(p, 1));
		if (strcmp(now, top[0]) == 0 || strcmp(now, top[1]) == 0)
			return;
		int left = PATIENCE - pty_elapsed(&since);
		if (left <= 0 || !pty_pump(p, left)) {
			pty_picture(p);
			fail_msg("this was neither at the top: %s nor: %s", top[0], top[1]);
		}
	}
}

static void test_killed_it_loses_the_last_action_at_most(void **state)
{
	(void)state;
	const char *wanted = getenv("SESSIONS");
	uint32_t seed = 20261129;
	struct pty first;
	start(&first); /* the database is made */
	pty_settle(&first);
	finish(&first);
	for (int left = wanted ? (int)strtol(wanted, NULL, 10) : 6; left > 0; left--) {
		char top[2][ROW];
		struct pty p;
		walk_and_kill(&seed, top);
		check_database();
		start(&p);
		pty_settle(&p);
		await_either(&p, top);
		finish(&p);
	}
}

/* ---- all --------------------------------------------------------------------------------- */

static int make_files(void **state)
{
	if (folder_make(state))
		return 1;
	snprintf(path, sizeof path, "%s/pier.txt", folder);
	FILE *f = fopen(path, "w");
	if (!f)
		return 1;
	fputs("The pier stays\n\n“We count,” said Tom Okafor, a baker in Porto.\n\n", f);
	for (int i = 0; i < 40; i++)
		fprintf(f,
			"Line %d of a text that %s and fills its rows with %d words.\n\n"
			"“The boat number %d stays,” said Maria Huber, who leads the "
			"council.\n\n",
			i, i % 3 ? "goes on" : "is here", i * 7 + 3, i);
	fclose(f);
	folder_is_home();
	return 0;
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_the_place_comes_back),
		cmocka_unit_test(test_it_need_not),
		cmocka_unit_test(test_what_was_corrected_comes_back),
		cmocka_unit_test(test_the_last_ones_are_listed),
		cmocka_unit_test(test_an_address_is_listed),
		cmocka_unit_test(test_the_archive_is_asked),
		cmocka_unit_test(test_read_anew_it_keeps_the_place),
		cmocka_unit_test(test_it_opens_where_asked),
		cmocka_unit_test(test_a_damaged_database_is_told),
		cmocka_unit_test(test_a_newer_database_is_left),
		cmocka_unit_test(test_what_cannot_be_kept_is_told),
		cmocka_unit_test(test_killed_it_loses_the_last_action_at_most),
	};
	pty_signals();
	return cmocka_run_group_tests(tests, make_files, folder_remove);
}
