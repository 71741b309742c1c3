/*
 * How long keys wait in the program itself, in a terminal, while a long text is read, analysed
 * and archived behind the screen: from each key until the screen answers it. Fails when one
 * waits more than 50 ms; a busy machine makes keys wait, too. Argument: megabytes of text.
 */
#include "folder.h"
#include "terminal/pty.h"

enum {
	MOST = 50,        /* milliseconds that a key may wait */
	MORE = 400,       /* keys once the findings are there */
	PAUSE = 5,        /* milliseconds without output: the answer is there */
	KEYS = 1 << 14,   /* at most */
	NO_ANSWER = 5000, /* milliseconds */
};

static char path[128];

static void write_text(size_t megabytes)
{
	static const char *const names[] = {"Maria Huber", "Tom Okafor", "Ana Reis"};
	static const char *const places[] = {"Porto", "Leeds", "Ghana", "Osaka", "Quito"};
	FILE *out = fopen(path, "w");
	assert_non_null(out);
	fputs("What was said of the ferry\n\n", out);
	for (unsigned i = 0; (size_t)ftell(out) < megabytes << 20; i++)
		fprintf(out,
			"“The boat of number %u stays,” said %s in %s, where the council had "
			"met again to speak about the %u years in which nobody paid.\n\n"
			"Nothing else of it was told, and the %u days went on as before.\n\n",
			i, names[i % 3], places[i % 5], i % 90, i % 365);
	fclose(out);
}

static int program(void *context)
{
	(void)context;
	const char *reader = getenv("READER") ? getenv("READER") : "./reader";
	execl(reader, reader, path, (char *)NULL);
	return 99;
}

/* Milliseconds until the answer to `key` begins; what follows it is taken in. */
static double answered(struct pty *p, const char *key)
{
	struct timespec start, end;
	while (pty_pump(p, PAUSE))
		;
	clock_gettime(CLOCK_MONOTONIC, &start);
	pty_send(p, key);
	if (!pty_pump(p, NO_ANSWER))
		fail_msg("no answer to %s", key);
	clock_gettime(CLOCK_MONOTONIC, &end);
	return (double)(end.tv_sec - start.tv_sec) * 1e3 +
	       (double)(end.tv_nsec - start.tv_nsec) / 1e6;
}

static int by_size(const void *one, const void *other)
{
	double a = *(const double *)one, b = *(const double *)other;
	return (a > b) - (a < b);
}

static void test_no_key_waits(void **state)
{
	(void)state;
	static double took[KEYS];
	struct pty p;
	size_t n = 0, left = MORE;
	pty_open(&p, 40, 120);
	pty_start(&p, program, NULL);
	pty_see(&p, "What was said");
	/* each j changes the screen; a key that does not would wait for what does */
	for (; left && n < KEYS; n++) {
		took[n] = answered(&p, "j");
		if (left < MORE || pty_find(&p, "direct ") >= 0)
			left--;
	}
	kill(p.pid, SIGKILL);
	pty_end(&p);
	pty_close(&p);
	qsort(took, n, sizeof *took, by_size);
	printf("waits: %zu keys, median %.2f ms, p95 %.2f, longest %.1f\n", n, took[n / 2],
	       took[n * 95 / 100], took[n - 1]);
	assert_true(took[n - 1] <= MOST);
}

int main(int argc, char **argv)
{
	const struct CMUnitTest tests[] = {cmocka_unit_test(test_no_key_waits)};
	if (folder_make(NULL))
		return 1;
	snprintf(path, sizeof path, "%s/long.txt", folder);
	write_text(argc > 1 ? strtoul(argv[1], NULL, 10) : 100);
	folder_is_home();
	int failed = cmocka_run_group_tests(tests, NULL, NULL);
	return folder_remove(NULL) || failed;
}
