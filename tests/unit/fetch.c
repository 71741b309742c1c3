/* What is kept of an address, with a program in curl's place that tells what it was asked. */
#include "reader/input.h"
#include "reader/reach.h"
#include "reader/session.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <cmocka.h>
#include <sys/stat.h>
#include <unistd.h>

static char folder[] = "/tmp/reader-fetch-XXXXXX";

static const char *const curl = "#!/bin/sh\n"
				"echo \"It was asked: $*\"\n"
				"printf 'reader-code 200\\nreader-type text/plain\\n' >&2\n"
				"printf 'reader-tag \"seven\"\\n' >&2\n";

static void tell(bool offline)
{
	const struct reach reach = {.seconds = 20,
				    .most_mib = 1,
				    .redirects = 1,
				    .agent = "",
				    .proxy = "",
				    .cache = true,
				    .offline = offline};
	reach_tell(&reach);
}

static int set_up(void **state)
{
	(void)state;
	char path[256];
	if (!mkdtemp(folder))
		return 1;
	snprintf(path, sizeof path, "%s/curl", folder);
	FILE *f = fopen(path, "w");
	if (!f || fputs(curl, f) < 0 || fclose(f) != 0 || chmod(path, 0700) != 0)
		return 1;
	snprintf(path, sizeof path, "%s:/usr/bin:/bin", folder);
	setenv("PATH", path, 1);
	setenv("XDG_CACHE_HOME", folder, 1);
	return 0;
}

static int tear_down(void **state)
{
	(void)state;
	char command[300];
	snprintf(command, sizeof command, "rm -r %s", folder);
	return system(command);
}

/* Does it ask about what is kept? Else it is fetched as if nothing were. */
static bool asks(struct article *a)
{
	article_wait(a);
	struct article_view v = article_view(a);
	assert_null(v.error);
	assert_true(v.address);
	assert_non_null(memmem(v.text.at, v.text.n, "It was asked", 12));
	bool asks = memmem(v.text.at, v.text.n, "If-None-Match: \"seven\"", 22);
	article_close(a);
	return asks;
}

static void test_kept(void **state)
{
	(void)state;
	static const char at[] = "http://mill.example/weir";
	tell(false);
	assert_false(asks(article_open(at, NULL, EXTENT_ARTICLE)));
	assert_true(asks(article_open(at, NULL, EXTENT_ARTICLE)));
	assert_false(asks(article_open("http://mill.example/w", NULL, EXTENT_ARTICLE)));
	assert_false(asks(article_open_anew(at, NULL, EXTENT_ARTICLE)));
	assert_true(asks(article_open(at, NULL, EXTENT_ARTICLE)));
}

/* Cuts the only file that is kept by a byte. */
static void cut_kept(void)
{
	char command[400];
	snprintf(command, sizeof command,
		 "set -- %s/reader/*; [ $# = 1 ] && truncate -s -1 \"$1\"", folder);
	assert_int_equal(system(command), 0);
}

static void test_cut_off(void **state)
{
	(void)state;
	static const char at[] = "http://mill.example/sluice";
	tell(false);
	source_forget(NULL);
	assert_false(asks(article_open(at, NULL, EXTENT_ARTICLE)));
	cut_kept();
	assert_false(asks(article_open(at, NULL, EXTENT_ARTICLE))); /* all of it anew */
	assert_true(asks(article_open(at, NULL, EXTENT_ARTICLE)));
}

static void test_offline(void **state)
{
	(void)state;
	static const char at[] = "http://mill.example/dam";
	tell(false);
	assert_false(asks(article_open(at, NULL, EXTENT_ARTICLE)));
	tell(true);
	assert_false(asks(article_open(at, NULL, EXTENT_ARTICLE))); /* what came then */
	struct article *a = article_open_anew(at, NULL, EXTENT_ARTICLE);
	article_wait(a);
	assert_string_equal(article_view(a).error,
			    "http://mill.example/dam: nothing is fetched: --offline");
	article_close(a);
}

int main(int argc, char **argv)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_kept),
		cmocka_unit_test(test_cut_off),
		cmocka_unit_test(test_offline),
	};
	if (argc > 1 && strcmp(argv[1], REACH_RUN) == 0)
		return reach_run(argc, argv);
	return cmocka_run_group_tests(tests, set_up, tear_down);
}
