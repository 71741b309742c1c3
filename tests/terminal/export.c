/* E writes what is lit or listed to a file, and loses none that is there. */
#include "folder.h"
#include "pty.h"

#include <sys/stat.h>

static int program(void *context)
{
	const char *reader = getenv("READER") ? getenv("READER") : "./reader";
	char name[] = "reader", article[] = "assets/sample.txt", set[] = "--set",
	     remember[] = "remember=no";
	char *const argv[] = {name, set, remember, article, NULL};
	(void)context;
	execv(reader, argv);
	return 99;
}

static void start(struct pty *p)
{
	pty_open(p, 24, 120);
	pty_start(p, program, NULL);
	pty_see(p, "Sofia Lindqvist"); /* the findings have come */
}

static void finish(struct pty *p)
{
	pty_leave(p, "q", 0);
}

static void export_to(struct pty *p, const char *name)
{
	char keys[200];
	snprintf(keys, sizeof keys, "E%s/%s\r", folder, name);
	pty_send(p, keys);
}

/* The whole file; to be freed. */
static char *file(const char *name)
{
	char path[200];
	snprintf(path, sizeof path, "%s/%s", folder, name);
	FILE *f = fopen(path, "r");
	assert_non_null(f);
	char *text = calloc(1, 100000);
	assert_int_not_equal(fread(text, 1, 99999, f), 0);
	fclose(f);
	return text;
}

static void expect_begins(const char *name, const char *begin)
{
	char *text = file(name);
	if (strncmp(text, begin, strlen(begin)) != 0)
		fail_msg("%s begins: %.100s", name, text);
	free(text);
}

static void test_formats(void **state)
{
	(void)state;
	struct pty p;
	start(&p);
	export_to(&p, "a.md");
	pty_see(&p, "quotes written to");
	expect_begins("a.md", "# Library barge aground");
	export_to(&p, "a.csv");
	pty_see(&p, "a.csv");
	expect_begins("a.csv", "file,title,quote,");
	export_to(&p, "a.json");
	pty_see(&p, "a.json");
	expect_begins("a.json", "{\"schema\":\"reader/1\"");
	export_to(&p, "a.txt");
	pty_see(&p, "a.txt");
	expect_begins("a.txt", "   Library barge aground");
	export_to(&p, "a.doc");
	pty_see(&p, "no .md, .csv, .json or .txt");
	export_to(&p, "none/a.md");
	pty_see(&p, "none/a.md: no such file or directory");
	finish(&p);
}

/* The matrix and the map are tables. */
static void test_tables(void **state)
{
	(void)state;
	struct pty p;
	start(&p);
	pty_send(&p, "\033[17~"); /* F6 */
	pty_see(&p, "Speakers by regions");
	export_to(&p, "matrix.csv");
	pty_see(&p, "rows written to");
	expect_begins("matrix.csv", "\"speaker\",\"quotes\",\"");
	pty_send(&p, "\033[17~\033[15~"); /* F5 */
	pty_see(&p, "─ Map ─");
	export_to(&p, "map.json");
	pty_see(&p, "map.json");
	expect_begins("map.json", "{\"schema\":\"reader-table/1\",\"columns\":[\"region\",");
	pty_leave(&p, "Q", 0);
}

/* A file for its owner's eyes alone stays one, and a link to it a link. */
static void expect_private(const char *name)
{
	char path[200];
	struct stat there;
	snprintf(path, sizeof path, "%s/%s", folder, name);
	assert_int_equal(stat(path, &there), 0);
	assert_int_equal(there.st_mode & 0777, 0600);
}

static void test_a_link_stays(void **state)
{
	(void)state;
	struct pty p;
	char path[200];
	struct stat there;
	snprintf(path, sizeof path, "%s/link.md", folder);
	assert_int_equal(symlink("kept.md", path), 0);
	start(&p);
	export_to(&p, "link.md");
	pty_see(&p, "is there already: replace it?");
	pty_send(&p, "y");
	pty_see(&p, "quotes written to");
	finish(&p);
	assert_int_equal(lstat(path, &there), 0);
	assert_true(S_ISLNK(there.st_mode));
	expect_private("kept.md");
}

static void test_nothing_is_lost(void **state)
{
	(void)state;
	struct pty p;
	char path[200];
	snprintf(path, sizeof path, "%s/kept.md", folder);
	FILE *f = fopen(path, "w");
	fputs("mine", f);
	fclose(f);
	assert_int_equal(chmod(path, 0600), 0);
	start(&p);
	export_to(&p, "kept.md");
	pty_see(&p, "is there already: replace it?");
	pty_send(&p, "n");
	pty_see(&p, "stays as it was");
	expect_begins("kept.md", "mine");
	export_to(&p, "kept.md");
	pty_see(&p, "is there already: replace it?");
	pty_send(&p, "y");
	pty_see(&p, "quotes written to");
	expect_begins("kept.md", "# Library barge");
	expect_private("kept.md");
	snprintf(path, sizeof path, "%s/folder.md", folder);
	assert_int_equal(mkdir(path, 0700), 0);
	export_to(&p, "folder.md");
	pty_see(&p, "folder.md: is no regular file");
	finish(&p);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_formats),
		cmocka_unit_test(test_tables),
		cmocka_unit_test(test_nothing_is_lost),
		cmocka_unit_test(test_a_link_stays),
	};
	pty_signals();
	return cmocka_run_group_tests(tests, folder_make, folder_remove);
}
