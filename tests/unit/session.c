/* Articles opened, read as they come, cancelled, handed over. */
#include "folder.h"

#include "reader/session.h"

#include "reader/reach.h"

#include <setjmp.h>
#include <stdio.h>
#include <cmocka.h>
#include <dirent.h>
#include <fcntl.h>
#include <poll.h>
#include <pthread.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <unistd.h>

static const char *path_of(const char *name)
{
	static char path[256];
	snprintf(path, sizeof path, "%s/%s", folder, name);
	return path;
}

static const char *write_file(const char *name, struct str content)
{
	const char *path = path_of(name);
	FILE *f = fopen(path, "wb");
	assert_non_null(f);
	assert_int_equal(fwrite(content.at, 1, content.n, f), content.n);
	assert_int_equal(fclose(f), 0);
	return path;
}

/* Waits for a notice, up to some seconds. */
static void wait_notice(void)
{
	struct pollfd p = {.fd = session_fd(), .events = POLLIN};
	assert_int_equal(poll(&p, 1, 5000), 1);
	session_acknowledge();
}

static void wait_text(const struct article *a, size_t n)
{
	while (article_view(a).text.n < n)
		wait_notice();
}

static void test_file(void **state)
{
	(void)state;
	struct article *a =
		article_open(write_file("a.txt", STR("One “line”.\r\n\r\nAnd two.\n")), NULL,
			     EXTENT_ARTICLE);
	article_wait(a);
	struct article_view v = article_view(a);
	assert_int_equal(v.phase, ARTICLE_READY);
	assert_true(str_eq(v.text, STR("One “line”.\n\nAnd two.\n")));
	assert_int_equal(v.n_paragraphs, 2);
	assert_true(str_eq(str_slice(v.text, v.paragraphs[1]), STR("And two.")));
	assert_non_null(v.document);
	assert_int_equal(v.document->n_paragraphs, 2);
	assert_true(v.document->text.at == v.text.at);
	struct error e;
	assert_true(document_check(v.document, &e));
	assert_null(v.error);
	assert_false(v.beyond);
	assert_string_equal(article_name(a), path_of("a.txt"));
	article_close(a);
}

/* The first screen goes first: what it stands on is there, and no more is done until then. */
static void test_held(void **state)
{
	(void)state;
	struct pollfd told = {.fd = session_fd(), .events = POLLIN};
	session_hold();
	struct article *a = article_open(write_file("held.txt", STR("“No,” said the mayor.\n")),
					 NULL, EXTENT_ARTICLE);
	wait_text(a, 1);
	while (poll(&told, 1, 200) > 0)
		session_acknowledge();
	assert_int_equal(article_view(a).phase, ARTICLE_READING);
	session_go_on();
	while (article_view(a).phase != ARTICLE_READY)
		wait_notice();
	assert_int_equal(article_view(a).document->n_quotes, 1);
	article_close(a);
}

/* A page has no text before its end: there is nothing that a first screen could stand on. */
static void test_held_without_text(void **state)
{
	(void)state;
	enum { SCRIPT = 100000 }; /* bytes: more than a first piece */
	static char page[SCRIPT + 256];
	strcpy(page, "<!doctype html><title>Vote</title><script>");
	memset(page + strlen(page), '0', SCRIPT);
	strcat(page, "</script><p>“No,” said the mayor of the old town, who was there.</p>\n");
	session_hold();
	struct article *a =
		article_open(write_file("late.html", str_of(page)), NULL, EXTENT_ARTICLE);
	wait_text(a, 1);
	article_close(a);
}

/* Who waits for an article, or closes it, is not kept waiting by what is held. */
static void test_held_and_wanted(void **state)
{
	(void)state;
	const char *path = write_file("wanted.txt", STR("“No,” said the mayor.\n"));
	session_hold();
	struct article *a = article_open(path, NULL, EXTENT_ARTICLE);
	article_wait(a);
	assert_int_equal(article_view(a).phase, ARTICLE_READY);
	article_close(a);
	session_hold();
	a = article_open(path, NULL, EXTENT_ARTICLE);
	wait_text(a, 1);
	article_close(a);
}

static void test_empty(void **state)
{
	(void)state;
	struct article *a =
		article_open(write_file("empty.txt", STR("")), NULL, EXTENT_ARTICLE);
	article_wait(a);
	struct article_view v = article_view(a);
	assert_int_equal(v.phase, ARTICLE_READY);
	assert_int_equal(v.text.n, 0);
	assert_int_equal(v.n_paragraphs, 0);
	assert_non_null(v.document);
	article_close(a);
}

static void check_failure(const char *path, const char *what)
{
	struct article *a = article_open(path, NULL, EXTENT_ARTICLE);
	article_wait(a);
	struct article_view v = article_view(a);
	assert_int_equal(v.phase, ARTICLE_FAILED);
	assert_non_null(v.error);
	if (!strstr(v.error, what))
		fail_msg("\"%s\" lacks \"%s\"", v.error, what);
	assert_null(v.document);
	assert_int_equal(v.text.n, 0);
	article_close(a);
}

static void test_failures(void **state)
{
	(void)state;
	check_failure(path_of("none.txt"), "none.txt: no such file or directory");
	check_failure(folder, ": is a directory");
	check_failure("", ": no such file");
	/* a name with an escape sequence is told without it */
	check_failure("no\x1b[31m\nfile", "no�[31m?file: no such file");
	if (geteuid() != 0) {
		chmod(write_file("secret.txt", STR("x")), 0);
		check_failure(path_of("secret.txt"), "secret.txt: permission denied");
	}
	/* text, then a hole of three gibibytes that takes no room */
	static char text[1 << 18];
	memset(text, 'a', sizeof text);
	const char *huge = write_file("huge.txt", (struct str){text, sizeof text});
	assert_int_equal(truncate(huge, (off_t)3 << 30), 0);
	check_failure(path_of("huge.txt"), "huge.txt: longer than 2 GiB");
}

static void test_charsets(void **state)
{
	(void)state;
	struct article *a =
		article_open(write_file("w.txt", STR("\x93Oui,\x94 dit le caf\xe9.\n")), NULL,
			     EXTENT_ARTICLE);
	article_wait(a);
	struct article_view v = article_view(a);
	assert_int_equal(v.charset, CHARSET_WINDOWS_1252);
	assert_true(str_eq(v.text, STR("“Oui,” dit le café.\n")));
	article_close(a);

	a = article_open(write_file("u.txt", STR("\xff\xfeO\0k\0\n\0")), NULL, EXTENT_ARTICLE);
	article_wait(a);
	v = article_view(a);
	assert_int_equal(v.charset, CHARSET_UTF16LE);
	assert_true(str_eq(v.text, STR("Ok\n")));
	article_close(a);

	/* the first byte beyond ASCII may come long after the first chunk */
	size_t n = 300000;
	char *big = mem_alloc(n);
	memset(big, 'x', n);
	memcpy(big + n - 20, " caf\xe9 \x96 d\xe9j\xe0 vu.\n", 17);
	a = article_open(write_file("late.txt", (struct str){big, n - 3}), NULL,
			 EXTENT_ARTICLE);
	article_wait(a);
	v = article_view(a);
	assert_int_equal(v.charset, CHARSET_WINDOWS_1252);
	assert_non_null(memmem(v.text.at, v.text.n, "café – déjà vu.", 19));
	assert_int_equal(v.faults.invalid, 0);
	article_close(a);
	/* damage that looks like UTF-16's mark there is damage */
	memset(big, 'x', n);
	memcpy(big + 65536, "\xff\xfe damaged text\n", 16);
	a = article_open(write_file("late2.txt", (struct str){big, n - 3}), NULL,
			 EXTENT_ARTICLE);
	article_wait(a);
	v = article_view(a);
	assert_int_equal(v.charset, CHARSET_UTF8);
	assert_int_equal(v.faults.invalid, 2);
	article_close(a);
	free(big);
}

static void put(int fd, const char *s)
{
	assert_int_equal(write(fd, s, strlen(s)), strlen(s));
}

/* What has come of a pipe that stalls can be read; more follows. */
static void test_fifo(void **state)
{
	(void)state;
	assert_int_equal(mkfifo(path_of("fifo"), 0600), 0);
	struct article *a = article_open(path_of("fifo"), NULL, EXTENT_ARTICLE);
	int fd = open(path_of("fifo"), O_WRONLY);
	put(fd, "The first line.\nAnd the beg");
	wait_text(a, 20);
	struct article_view v = article_view(a);
	assert_int_equal(v.phase, ARTICLE_READING);
	assert_null(v.document);
	assert_int_equal(v.n_paragraphs, 2);
	assert_true(str_eq(str_slice(v.text, v.paragraphs[0]), STR("The first line.")));
	assert_true(str_eq(str_slice(v.text, v.paragraphs[1]), STR("And the beg")));
	unsigned generation = v.generation;
	const char *at = v.text.at;
	put(fd, "inning. \xe2\x80");
	wait_text(a, 35);
	/* pieces that follow each other closely are told of, too */
	put(fd, "\x9c.");
	for (size_t n = 41; n < 60; n += 2) {
		put(fd, "ab");
		wait_text(a, n);
	}
	close(fd);
	article_wait(a);
	v = article_view(a);
	assert_int_equal(v.phase, ARTICLE_READY);
	assert_true(v.generation > generation);
	assert_true(v.text.at == at);
	assert_true(str_eq(v.text,
			   STR("The first line.\nAnd the beginning. “.abababababababababab")));
	assert_int_equal(v.faults.invalid, 0);
	article_close(a);
	unlink(path_of("fifo"));
}

/* Threads of this process whose calls are filtered. */
static unsigned confined(void)
{
	unsigned n = 0;
	DIR *tasks = opendir("/proc/self/task");
	for (struct dirent *task; tasks && (task = readdir(tasks));) {
		char path[300], line[200];
		snprintf(path, sizeof path, "/proc/self/task/%s/status", task->d_name);
		FILE *f = fopen(path, "r");
		while (f && fgets(line, sizeof line, f))
			n += strcmp(line, "Seccomp:\t2\n") == 0;
		if (f)
			fclose(f);
	}
	if (tasks)
		closedir(tasks);
	return n;
}

/* Who reads what a stranger wrote has given up what that could be used for; others have not. */
static void test_confined(void **state)
{
	(void)state;
	if (!strstr(reach_sandbox(), "seccomp") || strstr(reach_sandbox(), "no seccomp"))
		skip();
	unsigned before = confined();
	assert_int_equal(mkfifo(path_of("watched"), 0600), 0);
	struct article *a = article_open(path_of("watched"), NULL, EXTENT_ARTICLE);
	int fd = open(path_of("watched"), O_WRONLY);
	put(fd, "The first line.\nAnd the beg");
	wait_text(a, 20);
	assert_int_equal(confined(), before + 1);
	close(fd);
	article_wait(a);
	article_close(a);
	unlink(path_of("watched"));
	assert_int_equal(confined(), before);
}

static void *confine_and_try(void *told)
{
	const char **faults = told;
	reach_confine();
	int file = open(path_of("made"), O_WRONLY | O_CREAT, 0600);
	int null = open("/dev/null", O_WRONLY);
	int folder_read = open(folder, O_RDONLY);
	int net = socket(AF_INET, SOCK_STREAM, 0);
	if (!strstr(reach_sandbox(), "no Landlock") && file >= 0)
		*faults = "a file was made";
	if (!strstr(reach_sandbox(), "no seccomp") && net >= 0)
		*faults = "a socket was made";
	if (null < 0 || folder_read < 0)
		*faults = "what is harmless is refused";
	for (size_t i = 0; i < 4; i++)
		close((int[]){file, null, folder_read, net}[i]);
	return NULL;
}

static void test_given_up(void **state)
{
	(void)state;
	const char *fault = NULL;
	pthread_t thread;
	if (strncmp(reach_sandbox(), "none", 4) == 0)
		skip();
	assert_int_equal(pthread_create(&thread, NULL, confine_and_try, &fault), 0);
	pthread_join(thread, NULL);
	assert_null(fault);
	int net = socket(AF_INET, SOCK_STREAM, 0);
	assert_true(net >= 0); /* the others keep it: programs that show an address need it */
	close(net);
}

/* Cancelling ends the wait for a pipe at once, with a writer or without. */
static void test_cancel_fifo(void **state)
{
	(void)state;
	for (int with_writer = 0; with_writer < 2; with_writer++) {
		assert_int_equal(mkfifo(path_of("stalled"), 0600), 0);
		struct article *a = article_open(path_of("stalled"), NULL, EXTENT_ARTICLE);
		int fd = -1;
		if (with_writer) {
			fd = open(path_of("stalled"), O_WRONLY);
			put(fd, "Some text that has come.\nMore");
			wait_text(a, 20);
		}
		article_cancel(a);
		article_wait(a);
		struct article_view v = article_view(a);
		assert_int_equal(v.phase, ARTICLE_READY);
		assert_null(v.document);
		if (with_writer)
			assert_true(str_eq(v.text, STR("Some text that has come.\nMore")));
		article_close(a);
		if (fd >= 0)
			close(fd);
		unlink(path_of("stalled"));
	}
}

static char *prose(size_t n)
{
	static const char line[] =
		"The governor said on Monday that “nothing” had changed in Kursk.\n";
	char *text = mem_alloc(n);
	for (size_t i = 0; i < n; i++)
		text[i] = line[i % (sizeof line - 1)];
	return text;
}

/* Views taken while the worker reads hang together. */
static void test_views_while_reading(void **state)
{
	(void)state;
	size_t n = 20 << 20;
	char *text = prose(n);
	struct article *a = article_open(write_file("long.txt", (struct str){text, n}), NULL,
					 EXTENT_ARTICLE);
	size_t seen = 0;
	struct article_view v;
	do {
		v = article_view(a);
		assert_true(v.text.n >= seen);
		if (v.text.n > seen)
			assert_memory_equal(v.text.at + seen, text + seen, v.text.n - seen);
		seen = v.text.n;
		for (uint32_t i = v.n_paragraphs > 50 ? v.n_paragraphs - 50 : 0;
		     i < v.n_paragraphs; i++) {
			assert_true(v.paragraphs[i].start < v.paragraphs[i].end);
			assert_true(v.paragraphs[i].end <= v.text.n);
			assert_true(!i || v.paragraphs[i - 1].end <= v.paragraphs[i].start);
		}
	} while (v.phase == ARTICLE_READING);
	article_close(a); /* while it is being analysed */
	free(text);
}

/* What is longer than FIND_MOST is analysed at its beginning. */
static void test_beyond(void **state)
{
	(void)state;
	size_t n = FIND_MOST + 1000;
	char *text = mem_alloc(n);
	memset(text, 'x', n);
	struct article *a = article_from_text("long", (struct str){text, n}, NULL, true);
	struct article_view v = article_view(a);
	assert_int_equal(v.phase, ARTICLE_READY);
	assert_true(v.beyond);
	assert_int_equal(v.text.n, n);
	assert_int_equal(v.document->text.n, FIND_MOST);
	assert_int_equal(v.document->n_paragraphs, 1);
	assert_int_equal(v.document->paragraphs[0].end, FIND_MOST);
	assert_int_equal(v.paragraphs[0].end, n);
	article_close(a);
	free(text);
}

static void test_several(void **state)
{
	(void)state;
	struct article *a[8];
	for (int i = 0; i < 8; i++)
		a[i] = article_from_text("t", STR("“No,” said the mayor.\n"), NULL, false);
	for (int i = 0; i < 8; i++) {
		article_wait(a[i]);
		assert_non_null(article_view(a[i]).document);
	}
	for (int i = 0; i < 8; i++)
		article_close(a[i]);
	wait_notice();
}

int main(int argc, char **argv)
{
	if (argc > 1 && strcmp(argv[1], INPUT_CHILD) == 0)
		return input_child(false);
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_file),
		cmocka_unit_test(test_held),
		cmocka_unit_test(test_held_without_text),
		cmocka_unit_test(test_held_and_wanted),
		cmocka_unit_test(test_empty),
		cmocka_unit_test(test_failures),
		cmocka_unit_test(test_charsets),
		cmocka_unit_test(test_fifo),
		cmocka_unit_test(test_confined),
		cmocka_unit_test(test_given_up),
		cmocka_unit_test(test_cancel_fifo),
		cmocka_unit_test(test_several),
		cmocka_unit_test(test_beyond),
		cmocka_unit_test(test_views_while_reading),
	};
	return cmocka_run_group_tests(tests, folder_make, folder_remove);
}
