/* The program itself in a terminal: open, move, light, search, resize, stop, quit. */
#include "folder.h"
#include "pty.h"

#include <dirent.h>
#include <sys/stat.h>
#include <sys/syscall.h>

static const char article[] =
	"Council keeps the night ferry\n"
	"\n"
	"LISBON — The night ferry will go on, with two boats and a new pier.\n"
	"\n"
	"“We count people and not only coins,” said Maria Huber, who leads the council. “The "
	"boat "
	"stays.”\n"
	"\n"
	"“It is the only way home for the bakers,” Tom Okafor, a baker, told reporters in "
	"Porto.\n"
	"\n"
	"Ropes, gulls and a bell belong to the old pier. The budget of the ferry is small; a "
	"new "
	"timetable of the river boats is due in spring, and there will be new ropes with it, "
	"as "
	"there are each year.\n"
	"\n"
	"Some words of a last paragraph stand here so that there is a second screen of text, "
	"with "
	"boats, piers, ropes and gulls in it, and with nothing else.\n"
	"\n"
	"A farewell closes the page.\n";

static const char web_page[] =
	"<!doctype html><html><head><title>Council keeps the night ferry</title></head><body>"
	"<nav><ul><li><a href=/>Front page of the paper</a><li><a "
	"href=/w>Weather</a></ul></nav>"
	"<article><h1>Council keeps the night ferry</h1>"
	"<p>The night ferry will go on, with two boats and a new pier that the town pays "
	"for.</p>"
	"<p>“We count people and not only coins,” said Maria Huber, who leads the council.</p>"
	"<p>Ropes, gulls and a bell belong to the old pier. The budget of the ferry is small; "
	"a "
	"new timetable of the river boats is due in spring, and there will be new ropes with "
	"it, as there are each year, and as there were in each of the years before that.</p>"
	"<p>Some words of a paragraph stand here so that there is a second screen of text, "
	"with "
	"boats, piers, ropes and gulls in it, and with nothing else that could be read.</p>"
	"<p>A farewell closes the article, and it is as long as a line of the screen is, "
	"too.</p>"
	"</article><footer><p>All rights reserved</p></footer></body></html>\n";

static char path[128], hostile[128], longer[128];

struct reader_run {
	const char *arguments[6];
	const char *through_pipe; /* on standard input, else NULL: the terminal */
};

static int program(void *context)
{
	const struct reader_run *run = context;
	const char *argv[8] = {getenv("READER") ? getenv("READER") : "./reader"};
	for (int i = 0; i < 6; i++)
		argv[i + 1] = run->arguments[i];
	int ends[2];
	if (run->through_pipe && pipe(ends) == 0) {
		size_t n = strlen(run->through_pipe);
		if (write(ends[1], run->through_pipe, n) != (ssize_t)n)
			return 98;
		dup2(ends[0], 0);
		close(ends[0]);
		close(ends[1]);
	}
	execv(argv[0], (char *const *)(uintptr_t)argv);
	return 99;
}

static void start_at(struct pty *p, int rows, int columns, const struct reader_run *run)
{
	pty_open(p, rows, columns);
	pty_start(p, program, (void *)(uintptr_t)run);
}

static void start(struct pty *p)
{
	static struct reader_run run;
	run = (struct reader_run){{path}, NULL};
	start_at(p, 24, 80, &run);
	pty_see(p, "Council keeps the night ferry");
	pty_see(p, "Tom Okafor    "); /* in the pane: the findings have come */
	pty_see(p, "PT Lisbon");
	pty_see(p, "F1 help"); /* the last row, sent last */
}

static void finish(struct pty *p)
{
	pty_send(p, "q");
	assert_int_equal(pty_end(p), 0);
	pty_restored(p);
	pty_close(p);
}

/* The screen without its status line, whose messages go; to be freed. */
static char *screen_text(struct pty *p)
{
	size_t room = (size_t)p->rows * (size_t)(p->columns * 4 + 2), n = 0;
	char *text = malloc(room);
	for (int row = 0; row + 1 < p->rows; row++)
		n += (size_t)snprintf(text + n, room - n, "%s\n", pty_row(p, row));
	return text;
}

static void await_same(struct pty *p, const char *expected)
{
	struct timespec start_time;
	clock_gettime(CLOCK_MONOTONIC, &start_time);
	for (;;) {
		char *text = screen_text(p);
		bool same = strcmp(text, expected) == 0;
		free(text);
		if (same)
			return;
		int left = PATIENCE - pty_elapsed(&start_time);
		if (left <= 0 || !pty_pump(p, left)) {
			pty_picture(p);
			fail_msg("the screen is another one");
		}
	}
}

static int at_column(struct pty *p, int row, const char *text)
{
	const char *line = pty_row(p, row), *found = strstr(line, text);
	int columns = 0;
	for (; found && line < found; line++)
		columns += ((unsigned char)*line & 0xc0) != 0x80;
	return found ? columns : -1;
}

/* ---- what a reader does ------------------------------------------------------------------ */

static void opens(void **state)
{
	(void)state;
	struct pty p;
	start(&p);
	assert_int_equal(pty_find(&p, "Council keeps the night ferry"), 0);
	assert_true(pty_find(&p, "Quotes") > 0);
	assert_true(pty_find(&p, "Speakers") > 0);
	assert_true(pty_find(&p, "Regions") > 0);
	assert_true(pty_find(&p, "▌ “We count people") > 0);
	assert_true(p.alternate && p.paste && !p.cursor);
	finish(&p);
}

static void jumps_and_lights(void **state)
{
	(void)state;
	struct pty p;
	start(&p);
	pty_send(&p, "J");
	pty_see(&p, "quote 1/");
	pty_send(&p, "l");
	pty_see(&p, "● Maria Huber");
	pty_send(&p, "x");
	pty_lose(&p, "● Maria Huber");
	pty_send(&p, "\033OR"); /* F3 */
	pty_see(&p, "person");
	pty_send(&p, "\r");
	pty_see(&p, "● ");
	pty_send(&p, "i");
	pty_see(&p, "┌");
	pty_send(&p, "\033");
	pty_lose(&p, "┌");
	pty_send(&p, "q"); /* leaves the list, not the program */
	pty_see(&p, "Esc clear");
	finish(&p);
}

static void shows_help(void **state)
{
	(void)state;
	struct pty p;
	start(&p);
	pty_send(&p, "h");
	pty_see(&p, "Help");
	pty_see(&p, "one line down");
	pty_send(&p, "\033");
	pty_lose(&p, "Help:");
	finish(&p);
}

static void searches(void **state)
{
	(void)state;
	struct pty p;
	start(&p);
	pty_send(&p, "/");
	pty_send(&p, "fer+y");
	pty_see(&p, "/fer+y");
	pty_see(&p, "3 matches");
	assert_true(p.cursor);
	pty_send(&p, "\r");
	pty_lose(&p, "/fer+y");
	assert_false(p.cursor);
	int row = pty_find(&p, "night ferry will");
	VTermScreenCell cell;
	assert_true(row > 0);
	vterm_screen_get_cell(p.screen, (VTermPos){row, at_column(&p, row, "ferry")}, &cell);
	assert_true(cell.bg.indexed.idx == 221 || cell.bg.indexed.idx == 117);
	finish(&p);
}

static void resizing_keeps_the_place(void **state)
{
	(void)state;
	struct pty p;
	start(&p);
	pty_resize(&p, 16, 80); /* so that there is something below */
	pty_lose(&p, "A farewell");
	pty_send(&p, "jjj");
	pty_see(&p, "16%"); /* the row drawn last, after the third */
	char *before = screen_text(&p);
	static const int columns[] = {50, 120, 80};
	for (int i = 0; i < 3; i++) {
		pty_resize(&p, 16, columns[i]);
		if (columns[i] == 50)
			pty_lose(&p, "Speakers");
		if (columns[i] == 120)
			pty_see(&p, "Speakers");
	}
	await_same(&p, before);
	free(before);
	finish(&p);
}

static void await_change(struct pty *p, const char *before)
{
	for (bool same = true; same;) {
		assert_true(pty_pump(p, PATIENCE));
		char *text = screen_text(p);
		same = strcmp(text, before) == 0;
		free(text);
	}
}

/*
 * Scrolls row by row with `keys`; `redrawn`: sends all anew at the end. The screen, to be
 * freed.
 */
static char *scrolled(struct pty *p, const char *keys, bool redrawn)
{
	static struct reader_run run;
	run = (struct reader_run){{longer}, NULL};
	start_at(p, 24, 80, &run);
	pty_see(p, "Line 0 of");
	pty_see(p, "Tom Okafor    ");
	pty_see(p, "F1 help"); /* drawn last, in the status line */
	for (; *keys; keys++) {
		char *before = screen_text(p), key[] = {*keys, 0};
		pty_send(p, key);
		await_change(p, before);
		/* all of its screen: else it may be drawn with the next key, undone */
		pty_send(p, "/zz");
		pty_see(p, "/zz");
		pty_send(p, "\033");
		pty_lose(p, "/zz");
		free(before);
	}
	if (redrawn)
		pty_send(p, "\f");
	pty_send(p, "/zz"); /* when this is seen, all before it has come */
	pty_see(p, "/zz");
	return screen_text(p);
}

static void scrolling_shows_what_a_redraw_shows(void **state)
{
	(void)state;
	static const char *const keys[] = {"j", "jjjj", "jjjjkk", "jjjkjkk"};
	for (size_t i = 0; i < sizeof keys / sizeof *keys; i++) {
		struct pty a, b;
		char *moved = scrolled(&a, keys[i], false), *anew = scrolled(&b, keys[i], true);
		assert_string_equal(moved, anew);
		free(moved);
		free(anew);
		pty_send(&a, "\033");
		pty_lose(&a, "/zz");
		finish(&a);
		pty_send(&b, "\033");
		pty_lose(&b, "/zz");
		finish(&b);
	}
}

static void survives_any_size(void **state)
{
	(void)state;
	struct pty p;
	static const int sizes[][2] = {{1, 1}, {2, 9}, {8, 40}, {60, 200}, {3, 10}, {24, 80}};
	start(&p);
	char *before = screen_text(&p);
	for (size_t i = 0; i < sizeof sizes / sizeof *sizes; i++)
		pty_resize(&p, sizes[i][0], sizes[i][1]);
	await_same(&p, before);
	free(before);
	finish(&p);
}

/* ---- ways out ---------------------------------------------------------------------------- */

static void signals_restore(void **state)
{
	(void)state;
	static const int signals[] = {SIGTERM, SIGHUP, SIGSEGV};
	for (int i = 0; i < 3; i++) {
		struct pty p;
		start(&p);
		kill(p.pid, signals[i]);
		int expected = signals[i] == SIGSEGV ? -SIGSEGV : 128 + signals[i];
		assert_int_equal(pty_end(&p), expected);
		pty_restored(&p);
		pty_close(&p);
	}
}

/* A thread of the program that is not its first one. */
static pid_t worker_of(pid_t pid)
{
	char name[32];
	snprintf(name, sizeof name, "/proc/%d/task", (int)pid);
	DIR *tasks = opendir(name);
	assert_non_null(tasks);
	pid_t found = 0;
	for (struct dirent *one; (one = readdir(tasks));)
		if (atoi(one->d_name) > 0 && atoi(one->d_name) != pid)
			found = atoi(one->d_name);
	closedir(tasks);
	return found;
}

static void a_fault_in_a_worker_restores(void **state)
{
	(void)state;
	static const int faults[] = {SIGSEGV, SIGBUS, SIGFPE, SIGILL, SIGABRT};
	char fifo[80];
	snprintf(fifo, sizeof fifo, "%s/fifo", folder);
	assert_int_equal(mkfifo(fifo, 0600), 0);
	for (size_t i = 0; i < sizeof faults / sizeof *faults; i++) {
		struct pty p;
		struct reader_run run = {{fifo}, NULL};
		/* never closed, so that the worker waits for more */
		int feed = open(fifo, O_RDWR | O_CLOEXEC);
		assert_true(write(feed, article, sizeof article - 1) > 0);
		start_at(&p, 24, 80, &run);
		pty_see(&p, "We count people");
		pid_t worker = worker_of(p.pid);
		assert_true(worker > 0);
		assert_int_equal(syscall(SYS_tgkill, p.pid, worker, faults[i]), 0);
		assert_int_equal(pty_end(&p), -faults[i]);
		pty_restored(&p);
		pty_close(&p);
		close(feed);
	}
	unlink(fifo);
}

/* Is one of the mappings of its heap advised to be of large pages? */
static bool heap_is_large(pid_t pid)
{
	char name[64], line[512];
	bool heap = false, large = false;
	snprintf(name, sizeof name, "/proc/%d/smaps", (int)pid);
	FILE *f = fopen(name, "r");
	assert_non_null(f);
	while (fgets(line, sizeof line, f)) {
		if (strchr(line, '-') && strstr(line, " rw-p "))
			heap = strstr(line, "[heap]") != NULL;
		large |= heap && strncmp(line, "VmFlags:", 8) == 0 && strstr(line, " hg");
	}
	fclose(f);
	return large;
}

/* Else the first screen waits for each of its small ones. */
static void the_heap_begins_in_a_large_page(void **state)
{
	(void)state;
#if defined __SANITIZE_ADDRESS__ || defined __SANITIZE_THREAD__
	skip(); /* their heap is another one */
#endif
	if (access("/sys/kernel/mm/transparent_hugepage", F_OK) != 0)
		skip();
	struct pty p;
	start(&p);
	assert_true(heap_is_large(p.pid));
	finish(&p);
}

static void stops_and_goes_on(void **state)
{
	(void)state;
	struct pty p;
	struct reader_run run = {{path}, NULL};
	struct pty_job job = {program, &run};
	pty_open(&p, 24, 80);
	pty_start(&p, pty_shell, &job);
	pty_see(&p, "PT Lisbon");
	pty_see(&p, "F1 help");
	char *before = screen_text(&p);
	pty_send(&p, "\032");
	pty_see(&p, "[stopped]");
	pty_restored(&p);
	pty_send(&p, "\r");
	await_same(&p, before);
	free(before);
	pty_send(&p, "q");
	pty_see(&p, "[ended 0]");
	assert_int_equal(pty_end(&p), 0);
	pty_restored(&p);
	pty_close(&p);
}

/* ---- where it runs ----------------------------------------------------------------------- */

static void prints_on_a_dumb_terminal(void **state)
{
	(void)state;
	struct pty p;
	struct reader_run run = {{path}, NULL};
	setenv("TERM", "dumb", 1);
	start_at(&p, 60, 80, &run);
	assert_int_equal(pty_end(&p), 0);
	assert_true(pty_find(&p, "“We count people") >= 0);
	assert_null(memchr(p.raw, '\033', p.n_raw));
	pty_restored(&p);
	pty_close(&p);
	setenv("TERM", "xterm-256color", 1);
}

static void pages_on_a_dumb_terminal(void **state)
{
	(void)state;
	struct pty p;
	struct reader_run run = {{path}, NULL};
	setenv("TERM", "dumb", 1);
	start_at(&p, 10, 80, &run);
	pty_see(&p, "--More--");
	assert_true(pty_find(&p, "Council keeps") == 0);
	assert_true(pty_find(&p, "farewell") < 0);
	pty_send(&p, "\r"); /* a line */
	pty_lose(&p, "Council keeps");
	pty_see(&p, "--More--");
	for (int i = 0; i < 9 && pty_find(&p, "farewell") < 0; i++) {
		char *before = screen_text(&p);
		pty_send(&p, "? "); /* a screen; what is no key here does nothing */
		await_change(&p, before);
		free(before);
	}
	pty_see(&p, "(END)");
	pty_send(&p, "q");
	assert_int_equal(pty_end(&p), 0);
	assert_true(pty_find(&p, "farewell") >= 0);
	assert_true(pty_find(&p, "--More--") < 0);
	assert_null(memchr(p.raw, '\033', p.n_raw));
	pty_restored(&p);
	pty_close(&p);
	static const char *const ends[] = {"q", "\003", ""};
	for (size_t i = 0; i < sizeof ends / sizeof *ends; i++) {
		start_at(&p, 10, 80, &run);
		pty_see(&p, "--More--");
		pty_send(&p, ends[i]);
		if (!*ends[i])
			kill(p.pid, SIGTERM);
		assert_int_equal(pty_end(&p), *ends[i] ? 0 : -SIGTERM);
		assert_true(pty_find(&p, "farewell") < 0);
		pty_restored(&p);
		pty_close(&p);
	}
	setenv("TERM", "xterm-256color", 1);
}

static void other_terminals_and_locales(void **state)
{
	(void)state;
	static const char *const rows[][2] = {
		{"vt100", "C.UTF-8"},        {"linux", "C.UTF-8"},
		{"screen-256color", "C"},    {"no-such-terminal", "C.UTF-8"},
		{"xterm", "no_SUCH.locale"}, {"tmux-256color", "C.UTF-8"},
		{"screen", "POSIX"},         {"xterm-mono", "C.UTF-8"},
	};
	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		struct pty p;
		setenv("TERM", rows[i][0], 1);
		setenv("LC_ALL", rows[i][1], 1);
		start(&p);
		assert_true(pty_find(&p, "“We count people") > 0);
		finish(&p);
	}
	setenv("TERM", "xterm-256color", 1);
	setenv("LC_ALL", "C.UTF-8", 1);
}

static bool terminal_is_known(const char *name)
{
	char command[80];
	snprintf(command, sizeof command, "infocmp %s >/dev/null 2>&1", name);
	return system(command) == 0;
}

static void direct_colours_are_exact(void **state)
{
	(void)state;
	struct pty p;
	static const char foreground[] = "\033[38:2::135:215:255m"; /* #87d7ff, a quote's */
	static const char background[] = "\033[48:2::28:28:28m";
	if (!terminal_is_known("xterm-direct"))
		return;
	setenv("TERM", "xterm-direct", 1);
	start(&p);
	setenv("TERM", "xterm-256color", 1);
	assert_true(pty_find(&p, "“We count people") > 0);
	assert_non_null(memmem(p.raw, p.n_raw, foreground, sizeof foreground - 1));
	assert_non_null(memmem(p.raw, p.n_raw, background, sizeof background - 1));
	finish(&p);
}

static void starts_on_one_cell(void **state)
{
	(void)state;
	struct pty p;
	struct reader_run run = {{path}, NULL};
	start_at(&p, 1, 1, &run);
	while (!p.paste)
		assert_true(pty_pump(&p, PATIENCE));
	pty_send(&p, "jJl/x\033\033[<0;1;1M");
	finish(&p);
}

static void without_colours_when_asked(void **state)
{
	(void)state;
	struct pty p;
	setenv("NO_COLOR", "1", 1);
	start(&p);
	unsetenv("HOME"); /* nothing is remembered from one test to the next */
	unsetenv("XDG_STATE_HOME");
	unsetenv("NO_COLOR");
	assert_null(memmem(p.raw, p.n_raw, "[38;5;", 6));
	assert_null(memmem(p.raw, p.n_raw, "[48;5;", 6));
	finish(&p);
}

static void reads_a_pipe_and_keys(void **state)
{
	(void)state;
	struct pty p;
	struct reader_run run = {{NULL}, article};
	start_at(&p, 24, 80, &run);
	pty_see(&p, "▌ “We count people");
	pty_send(&p, "J");
	pty_see(&p, "quote 1/");
	finish(&p);
}

/* What man and git write: plain, line under line. */
static void is_a_pager(void **state)
{
	(void)state;
	struct pty p;
	struct reader_run run = {
		{NULL},
		"N\bNA\bAM\bME\bE\n    l\bls\bs - list _\bf_\bi_\bl_\be_\bs\n"
		"    \033[33mcommit\033[m \033]8;;http://x.example\a1a2b\033]8;;\a\n"};
	start_at(&p, 24, 80, &run);
	pty_see(&p, "F1 help");
	int row = pty_find(&p, "   NAME ");
	assert_true(row >= 0);
	assert_int_equal(pty_find(&p, "       ls - list files "), row + 1);
	assert_int_equal(pty_find(&p, "       commit 1a2b "), row + 2);
	finish(&p);
}

/* Who listens to it has the keys of less; all is told by words, line by line. */
static void reads_aloud_as_a_pager(void **state)
{
	(void)state;
	struct pty p;
	char lines[4096] = "";
	for (int i = 1; i <= 40; i++)
		snprintf(lines + strlen(lines), sizeof lines - strlen(lines),
			 "L\bL\033[1mine\033[m %d of the pager.\n", i);
	struct reader_run run = {{"--plain"}, lines};
	start_at(&p, 12, 60, &run);
	static const struct {
		const char *key, *first,
			*last; /* in the first row and in the one before last */
	} steps[] = {
		{"", "Line 1 ", "Line 11 "},       {" ", "Line 12 ", "Line 22 "},
		{"\r", "Line 13 ", "Line 23 "},    {"b", "Line 2 ", "Line 12 "},
		{"k", "Line 1 ", "Line 11 "},      {"d", "Line 7 ", "Line 17 "},
		{"u", "Line 1 ", "Line 11 "},      {"\033[6~", "Line 12 ", "Line 22 "},
		{"/33 of\r", "Line 33 ", "(END)"},
	};
	for (size_t i = 0; i < sizeof steps / sizeof *steps; i++) {
		pty_send(&p, steps[i].key);
		pty_see(&p, steps[i].last);
		if (steps[i].last[0] == 'L')
			pty_see_in(&p, p.rows - 2, steps[i].last);
		pty_see(&p, steps[i].first);
		pty_see_in(&p, p.rows - 1, steps[i].last[0] == 'L' ? "--More--" : "(END)");
	}
	pty_send(&p, "g");
	pty_see_in(&p, p.rows - 2, "Line 11 ");
	pty_send(&p, "/no such words\r");
	pty_see(&p, "not found");
	pty_send(&p, "h");
	pty_see(&p, "q: quit");
	pty_send(&p, "G");
	pty_see_in(&p, p.rows - 2, "Line 40 ");
	pty_see_in(&p, p.rows - 1, "(END)");
	assert_null(memchr(p.raw, '\033', p.n_raw)); /* nothing but text */
	pty_send(&p, "q");
	assert_int_equal(pty_end(&p), 0);
	pty_restored(&p);
	pty_close(&p);
	run = (struct reader_run){{"--plain"}, "One line.\n"}; /* it fits: nothing is asked */
	start_at(&p, 12, 60, &run);
	assert_int_equal(pty_end(&p), 0);
	assert_true(pty_find(&p, "One line.") >= 0);
	pty_close(&p);
	run = (struct reader_run){{"--plain", path}, NULL};
	start_at(&p, 24, 80, &run);
	pty_see(&p, "--More--");
	assert_true(pty_find(&p, "[quote, Maria Huber:] “We count people") >= 0);
	pty_send(&p, "q");
	assert_int_equal(pty_end(&p), 0);
	pty_close(&p);
}

static void a_page_is_turned_into_all_of_it_and_back(void **state)
{
	(void)state;
	struct pty p;
	struct reader_run run = {{NULL}, web_page}; /* a pipe, which gives it once */
	start_at(&p, 12, 80, &run);
	pty_see(&p, "▌ “We count people");
	pty_see(&p, "F1 help");
	assert_true(pty_find(&p, "Front page") < 0);
	pty_send(&p, "\033w");
	pty_see(&p, "Front page of the paper");
	pty_see(&p, "all of the page");
	pty_see(&p, "▌ “We count people");
	pty_send(&p, "\033w");
	pty_lose(&p, "Front page");
	pty_see(&p, "the article of the page");
	pty_send(&p, "G");
	pty_see(&p, "A farewell closes");
	pty_see(&p, "100%"); /* in the status line, drawn last */
	char *before = strdup(pty_row(&p, 1));
	pty_send(&p, "\033w");
	pty_see(&p, "all of the page");
	assert_string_equal(pty_row(&p, 1), before);
	pty_send(&p, "g");
	pty_see(&p, "Front page of the paper");
	free(before);
	finish(&p);
}

static void what_is_no_page_is_not_turned(void **state)
{
	(void)state;
	struct pty p;
	start(&p);
	char *before = screen_text(&p);
	pty_send(&p, "\033w");
	pty_see(&p, "this is no web page");
	await_same(&p, before);
	free(before);
	finish(&p);
}

static void a_paste_is_no_command(void **state)
{
	(void)state;
	struct pty p;
	start(&p);
	pty_send(&p, "\033[200~q\033[201~");
	pty_send(&p, "/\033[200~quit\nquit\033[201~");
	pty_see(&p, "/quit quit");
	pty_send(&p, "\033");
	pty_lose(&p, "/quit");
	finish(&p);
}

static void nothing_of_the_article_commands(void **state)
{
	(void)state;
	struct pty p;
	struct reader_run run = {{hostile}, NULL};
	start_at(&p, 24, 80, &run);
	pty_see(&p, "behind the title");
	pty_see(&p, "F1 help");
	assert_null(memmem(p.raw, p.n_raw, "PWNED\a", 6));
	assert_null(memmem(p.raw, p.n_raw, "\033[13;37H", 8));
	assert_null(memmem(p.raw, p.n_raw, "\302\233", 2));
	assert_null(memmem(p.raw, p.n_raw, "\342\200\256", 3));
	finish(&p);
}

/* Its bytes are shown when they are asked for; having seen what it is, is no failure. */
static void asks_before_it_shows_what_is_no_text(void **state)
{
	(void)state;
	static char program_path[80];
	struct pty p;
	struct reader_run run = {{program_path}, NULL};
	snprintf(program_path, sizeof program_path, "%s/tool", folder);
	FILE *f = fopen(program_path, "w");
	assert_non_null(f);
	fputs("\177ELF\002\001\001 of ferries and piers\n", f);
	fclose(f);
	start_at(&p, 24, 80, &run);
	pty_see(&p, "tool: a program");
	pty_see(&p, "M-w shows its bytes");
	assert_true(pty_find(&p, "of ferries") < 0);
	pty_send(&p, "\033w");
	pty_see(&p, "of ferries and piers");
	pty_see(&p, "the bytes of the file");
	finish(&p);
	start_at(&p, 24, 80, &run);
	pty_see(&p, "tool: a program");
	finish(&p);
	unlink(program_path);
}

static void tells_what_can_not_be_read(void **state)
{
	(void)state;
	struct pty p;
	struct reader_run run = {{"/nonexistent/a.txt"}, NULL};
	start_at(&p, 24, 80, &run);
	assert_int_equal(pty_end(&p), 1);
	assert_true(pty_find(&p, "reader: /nonexistent/a.txt: no such file") >= 0);
	assert_null(memmem(p.raw, p.n_raw, "\033[?1049h", 8)); /* no screen for nothing */
	pty_restored(&p);
	pty_close(&p);
}

static void write_file(const char *name, char *full, size_t room, const char *text)
{
	snprintf(full, room, "%s/%s", folder, name);
	FILE *f = fopen(full, "w");
	if (f) {
		fputs(text, f);
		fclose(f);
	}
}

static int make_files(void **state)
{
	if (folder_make(state))
		return 1;
	write_file("ferry.txt", path, sizeof path, article);
	write_file("hostile.txt", hostile, sizeof hostile,
		   "Title \033]0;PWNED\a behind the title\n\nText \033[13;37H and \302\233"
		   "1m and "
		   "\342\200\256 more, said Maria Huber.\n");
	char lines[8192] = "A title\n\n“We count,” said Tom Okafor.\n\n";
	for (int i = 0; i < 60; i++)
		snprintf(lines + strlen(lines), sizeof lines - strlen(lines),
			 "Line %d of a text that %s and fills its rows with %d words.\n\n", i,
			 i % 3 ? "goes on, from one row to another," : "is here", i * 7 + 3);
	write_file("longer.txt", longer, sizeof longer, lines);
	folder_is_home();
	unsetenv("HOME"); /* nothing is remembered from one test to the next */
	unsetenv("XDG_STATE_HOME");
	unsetenv("NO_COLOR");
	unsetenv("COLORFGBG");
	return 0;
}

/* Copies a quote by `command` and waits for what the status line says. */
static void copy_by(const char *command, const char *said)
{
	struct pty p;
	struct reader_run run = {{"--set", command, path}, NULL};
	start_at(&p, 24, 80, &run);
	pty_see(&p, "Tom Okafor    ");
	pty_send(&p, "J");
	pty_see(&p, "quote 1/");
	pty_send(&p, "y");
	pty_see(&p, said);
	finish(&p);
}

static void test_a_copy_command_that_fails_is_told(void **state)
{
	(void)state;
	copy_by("reader:copy=exit 7", "the copy command failed with exit status 7");
	copy_by("reader:copy=/nonexistent/clip", "there is no such command");
	copy_by("reader:copy=kill -TERM $$", "the copy command failed: Terminated");
}

static void test_a_copy_command_is_given_the_quote(void **state)
{
	(void)state;
	char command[128], copied[96], line[64] = "";
	snprintf(copied, sizeof copied, "%s/copied", folder);
	snprintf(command, sizeof command, "reader:copy=cat > %s; exit 9", copied);
	copy_by(command, "with exit status 9");
	FILE *file = fopen(copied, "r");
	assert_non_null(file);
	assert_non_null(fgets(line, sizeof line, file));
	assert_non_null(strstr(line, "We count people and not only coins"));
	fclose(file);
	unlink(copied);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_a_copy_command_that_fails_is_told),
		cmocka_unit_test(test_a_copy_command_is_given_the_quote),
		cmocka_unit_test(opens),
		cmocka_unit_test(jumps_and_lights),
		cmocka_unit_test(shows_help),
		cmocka_unit_test(searches),
		cmocka_unit_test(resizing_keeps_the_place),
		cmocka_unit_test(scrolling_shows_what_a_redraw_shows),
		cmocka_unit_test(survives_any_size),
		cmocka_unit_test(signals_restore),
		cmocka_unit_test(a_fault_in_a_worker_restores),
		cmocka_unit_test(the_heap_begins_in_a_large_page),
		cmocka_unit_test(stops_and_goes_on),
		cmocka_unit_test(prints_on_a_dumb_terminal),
		cmocka_unit_test(pages_on_a_dumb_terminal),
		cmocka_unit_test(other_terminals_and_locales),
		cmocka_unit_test(direct_colours_are_exact),
		cmocka_unit_test(starts_on_one_cell),
		cmocka_unit_test(without_colours_when_asked),
		cmocka_unit_test(reads_a_pipe_and_keys),
		cmocka_unit_test(is_a_pager),
		cmocka_unit_test(reads_aloud_as_a_pager),
		cmocka_unit_test(a_page_is_turned_into_all_of_it_and_back),
		cmocka_unit_test(what_is_no_page_is_not_turned),
		cmocka_unit_test(a_paste_is_no_command),
		cmocka_unit_test(nothing_of_the_article_commands),
		cmocka_unit_test(asks_before_it_shows_what_is_no_text),
		cmocka_unit_test(tells_what_can_not_be_read),
	};
	pty_signals();
	return cmocka_run_group_tests(tests, make_files, folder_remove);
}
