/* A program that is run: its end is seen, where the kernel has no descriptor of it, too. */
#include "reader/base.h"
#include "reader/reach.h"

#include "input/limit.h"
#include "input/program.h"

#include <errno.h>
#include <setjmp.h>
#include <signal.h>
#include <cmocka.h>
#include <sys/pidfd.h>
#include <sys/wait.h>
#include <unistd.h>

/* In place of the C library's: an old kernel, or a sandbox that refuses. */
int pidfd_open(pid_t pid, unsigned flags)
{
	(void)pid;
	(void)flags;
	errno = ENOSYS;
	return -1;
}

static void test_the_end_is_seen(void **state)
{
	(void)state;
	enum { SECONDS = 20 };
	static const char *const argv[] = {"echo", "ferry", NULL};
	struct program p = {.kind = PROGRAM_FILTER,
			    .argv = argv,
			    .in = -1,
			    .most = 1 << 20,
			    .seconds = SECONDS,
			    .cancel_fd = -1};
	struct error e = {""};
	char out[16] = "";
	int64_t start = milliseconds();
	if (!program_run(&p, &e))
		fail_msg("%s", e.message);
	assert_true(milliseconds() - start < SECONDS * 1000 / 2);
	assert_int_equal(read(p.out, out, sizeof out - 1), 6);
	assert_string_equal(out, "ferry\n");
	close(p.out);
}

/* In any script, but nothing that a terminal would obey. */
static void test_what_it_says_is_told(void **state)
{
	(void)state;
	static const char *const argv[] = {
		"sh", "-c",
		"printf 'F\\303\\244hre \\033[7m \\302\\2337m \\233 x\\nmore' >&2; exit 3",
		NULL};
	struct program p = {.kind = PROGRAM_FILTER,
			    .argv = argv,
			    .in = -1,
			    .most = 1 << 20,
			    .seconds = 20,
			    .cancel_fd = -1};
	struct error e = {""};
	assert_false(program_run(&p, &e));
	assert_string_equal(e.message, "sh: F\303\244hre ?[7m ?7m ? x");
}

/* Else nobody could tell it from one that was killed. */
static void test_too_long_is_told(void **state)
{
	(void)state;
	int status = 0;
	pid_t pid = fork();
	if (pid == 0) {
		limit_process(1, 1024);
		for (volatile unsigned n = 0;; n++)
			;
	}
	assert_int_equal(waitpid(pid, &status, 0), pid);
	assert_true(WIFSIGNALED(status));
	assert_int_equal(WTERMSIG(status), SIGXCPU);
}

int main(int argc, char **argv)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_the_end_is_seen),
		cmocka_unit_test(test_what_it_says_is_told),
		cmocka_unit_test(test_too_long_is_told),
	};
	if (argc > 1 && strcmp(argv[1], REACH_RUN) == 0)
		return reach_run(argc, argv);
	return cmocka_run_group_tests(tests, NULL, NULL);
}
