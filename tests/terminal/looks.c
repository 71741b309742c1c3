/* The program on terminals that look otherwise: their ground, their colours, their widths. */
#include "pty.h"

#include <sys/stat.h>

static char folder[] = "/tmp/reader-looks-XXXXXX";
static char path[64];

static const char article[] =
	"Museum opens its cellars to the public\n"
	"\n"
	"LISBON — The museum will open its cellars, with two guides and a new stair.\n"
	"\n"
	"“We count people and not only coins,” said Maria Huber, who leads the museum. “The "
	"stair stays.”\n"
	"\n"
	"“It is the only cool place in the whole of the summer, and our children know that as "
	"well as we do,” Tom Okafor, a baker, told reporters in Porto.\n"
	"\n"
	"A farewell closes the page.\n";

enum { DARK = 234, LIGHT = 231 }; /* the grounds of the two themes */

struct look_job {
	const char *term, *option;
};

static int program(void *context)
{
	const struct look_job *job = context;
	setenv("TERM", job->term, 1);
	execl(getenv("READER"), "reader", "--set", job->option, "--set", "reader:remember=no",
	      path, (char *)NULL);
	return 99;
}

static void start(struct pty *p, const char *term, const char *option)
{
	static struct look_job job;
	job = (struct look_job){term, option};
	pty_open(p, 24, 80);
	pty_start(p, program, &job);
	pty_see(p, "Tom Okafor    "); /* in the pane: the findings have come */
	pty_see(p, "Porto    ");
	pty_see(p, "light · F1 help"); /* the last row of the screen with the findings */
}

static void finish(struct pty *p)
{
	pty_send(p, "Q");
	assert_int_equal(pty_end(p), 0);
	pty_restored(p);
	pty_close(p);
}

/* Of plain text at the foot of the article. */
static VTermColor ground(struct pty *p)
{
	VTermScreenCell cell;
	vterm_screen_get_cell(p->screen, (VTermPos){p->rows - 3, 5}, &cell);
	return cell.bg;
}

static bool stands_on(struct pty *p, int index)
{
	VTermColor g = ground(p);
	return VTERM_COLOR_IS_INDEXED(&g) && g.indexed.idx == index;
}

static void await_ground(struct pty *p, int index)
{
	struct timespec start;
	clock_gettime(CLOCK_MONOTONIC, &start);
	while (!stands_on(p, index)) {
		int left = PATIENCE - pty_elapsed(&start);
		if (left <= 0 || !pty_pump(p, left))
			fail_msg("the ground is not %d", index);
	}
}

static bool wrote(struct pty *p, const char *text)
{
	return p->raw && memmem(p->raw, p->n_raw, text, strlen(text)) != NULL;
}

/* ---- the ground of the terminal ---------------------------------------------------------- */

static void test_the_ground_decides(void **state)
{
	(void)state;
	static const struct {
		const char *answer;
		int ground;
	} rows[] = {
		{"\033]11;rgb:ffff/ffff/ffff\033\\", LIGHT},
		{"\033]11;rgb:fdfd/f6f6/e3e3\a", LIGHT},
		{"\033]11;rgb:ff/ff/dd\a", LIGHT},
		{"\033]11;rgba:eeee/eeee/eeee/ffff\a", LIGHT},
		{"\033]11;rgb:0000/2b2b/3636\033\\", DARK},
		{"\033]11;rgb:f/f/f\033\\\033[?2027;0$y", LIGHT},
	};
	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		struct pty p;
		start(&p, "xterm-256color", "reader:theme=auto");
		assert_true(wrote(&p, "\033]11;?"));
		assert_true(stands_on(&p, DARK)); /* it was not waited for */
		pty_send(&p, rows[i].answer);
		pty_send(&p, "J");
		pty_see(&p, "quote 1/3");
		await_ground(&p, rows[i].ground);
		pty_send(&p, ":set theme=dark\r");
		await_ground(&p, DARK);
		finish(&p);
	}
}

static size_t times_asked(struct pty *p)
{
	size_t n = 0;
	for (const char *at = p->raw;
	     (at = memmem(at, (size_t)(p->raw + p->n_raw - at), "\033]11;?", 6)); at++)
		n++;
	return n;
}

/* The terminal turns light in the evening, or dark, and tells so: it is asked once more. */
static void test_the_ground_may_change(void **state)
{
	(void)state;
	struct pty p;
	start(&p, "xterm-256color", "reader:theme=auto");
	assert_true(wrote(&p, "\033[?2031h"));
	pty_send(&p, "\033]11;rgb:0000/2b2b/3636\033\\\033[?2027;0$y");
	pty_settle(&p);
	assert_true(stands_on(&p, DARK));
	assert_int_equal(times_asked(&p), 1);
	pty_send(&p, "\033[?997;2n");
	pty_settle(&p);
	assert_int_equal(times_asked(&p), 2);
	pty_send(&p, "\033]11;rgb:ffff/ffff/ffff\033\\");
	await_ground(&p, LIGHT);
	pty_send(&p, "\033[?997;1n");
	pty_settle(&p);
	pty_send(&p, "\033]11;rgb:0000/2b2b/3636\033\\");
	await_ground(&p, DARK);
	pty_send(&p, "Q");
	assert_int_equal(pty_end(&p), 0);
	assert_true(wrote(&p, "\033[?2031l"));
	pty_restored(&p);
	pty_close(&p);
}

/* It comes in the middle of what is typed, in pieces, twice, broken: keys stay keys. */
static void test_no_answer_is_a_key(void **state)
{
	(void)state;
	static const char *const broken[] = {
		"\033]11;banana\a", "\033]11;rgb:jj/JJ/qq\033\\",
		"\033]11;\a",       "\033]11;rgb:ffff/ffff/ffff/ffff/ffff/ffff/ffff/ffff/Q\a",
		"\033]11;?\033\\",  "\033]11;rgb:ffff/ffff\a",
	};
	struct pty p;
	start(&p, "xterm-256color", "reader:theme=auto");
	for (size_t i = 0; i < sizeof broken / sizeof *broken; i++)
		pty_send(&p, broken[i]);
	pty_send(&p, "J");
	pty_see(&p, "quote 1/3");
	assert_true(stands_on(&p, DARK));
	pty_send(&p, "J\033]11;rgb:ffff/ffff/ffff\033\\J");
	pty_see(&p, "quote 3/3");
	await_ground(&p, LIGHT);
	pty_send(&p, "/comm\033]11;rgb:0/0/0\abined");
	pty_see(&p, "/commbined");
	await_ground(&p, DARK);
	pty_send(&p, "\033");
	pty_lose(&p, "/commbined");
	pty_send(&p, "\033]11;rgb:ffff/");
	while (pty_pump(&p, 100))
		;
	pty_send(&p, "ffff/ffff\033\\K");
	pty_see(&p, "quote 2/3");
	await_ground(&p, LIGHT);
	finish(&p);
}

static void test_what_was_chosen_stays(void **state)
{
	(void)state;
	struct pty p;
	start(&p, "xterm-256color", "reader:theme=dark");
	pty_send(&p, "\033]11;rgb:ffff/ffff/ffff\033\\J");
	pty_see(&p, "quote 1/3");
	assert_true(stands_on(&p, DARK));
	pty_send(&p, ":set theme=auto\r"); /* it has not been forgotten */
	await_ground(&p, LIGHT);
	finish(&p);
}

/* What the environment says counts as long as the terminal says nothing. */
static void test_without_an_answer(void **state)
{
	(void)state;
	struct pty p;
	setenv("COLORFGBG", "0;15", 1);
	start(&p, "xterm-256color", "reader:theme=auto");
	unsetenv("COLORFGBG");
	assert_true(stands_on(&p, LIGHT));
	pty_send(&p, "\033]11;rgb:1e1e/1e1e/1e1e\033\\");
	await_ground(&p, DARK);
	finish(&p);
	start(&p, "vt220", "reader:theme=auto"); /* old ones would show the question */
	assert_false(wrote(&p, "\033]11;?"));
	finish(&p);
}

/* Nothing of it is left to whoever has the terminal next. */
static void test_an_answer_at_the_end(void **state)
{
	(void)state;
	struct timespec asked;
	struct pty p;
	static const struct look_job job = {"xterm-256color", "reader:theme=auto"};
	pty_open(&p, 24, 80);
	pty_start(&p, program, (void *)(uintptr_t)&job);
	clock_gettime(CLOCK_MONOTONIC, &asked);
	while (!wrote(&p, "\033[?2027$p"))
		assert_true(pty_pump(&p, PATIENCE));
	pty_send(&p, "Q\033]11;rgb:ffff/ffff/ffff\033\\\033[?2027;0$y");
	assert_int_equal(pty_end(&p), 0);
	pty_restored(&p);
	struct termios raw = p.modes;
	int left = 0;
	cfmakeraw(&raw);
	tcsetattr(p.slave, TCSANOW, &raw);
	ioctl(p.slave, FIONREAD, &left);
	if (pty_elapsed(&asked) < 300) /* later ones are not waited for */
		assert_int_equal(left, 0);
	pty_close(&p);
}

/* ---- colours ----------------------------------------------------------------------------- */

static bool terminal_is_known(const char *name)
{
	static const char *const roots[] = {"/etc/terminfo", "/lib/terminfo",
					    "/usr/share/terminfo"};
	char full[128];
	struct stat s;
	for (size_t i = 0; i < sizeof roots / sizeof *roots; i++) {
		snprintf(full, sizeof full, "%s/%c/%s", roots[i], name[0], name);
		if (stat(full, &s) == 0)
			return true;
	}
	return false;
}

static void test_all_colours_where_the_terminal_has_them(void **state)
{
	(void)state;
	static const char exact[] = "\033[38:2::18:52:86m", nearest[] = "38;5;23";
	static const char option[] = "theme.dark:quote=#123456";
	static const char *const says[] = {"truecolor", "24bit", "no", ""};
	for (size_t i = 0; i < sizeof says / sizeof *says; i++) {
		struct pty p;
		setenv("COLORTERM", says[i], 1);
		start(&p, "xterm-256color", option);
		unsetenv("COLORTERM");
		if (i < 2 && terminal_is_known("xterm-direct"))
			assert_true(wrote(&p, exact));
		else
			assert_true(wrote(&p, nearest));
		pty_send(&p, "\033[B\033[<65;5;5MJ"); /* its keys and mouse are the same */
		pty_see(&p, "quote 1/3");
		finish(&p);
	}
}

/* ---- widths ------------------------------------------------------------------------------ */

/* This terminal shows them in one: what stands behind them is where it would be in the other.
 */
static void test_ambiguous_characters_have_two_columns(void **state)
{
	(void)state;
	static const struct look_job job = {"xterm-256color", "reader:ambiguous=2"};
	struct pty p;
	pty_open(&p, 24, 80);
	pty_start(&p, program, (void *)(uintptr_t)&job);
	pty_see(&p, "Tom Okafor    ");
	pty_see(&p, "light - F1 help");
	pty_see(&p, "\" “ We count people");
	VTermScreenCell cell;
	int rule = p.columns - 27; /* between the text and the panes */
	for (int row = 1; row + 1 < p.rows; row++) {
		vterm_screen_get_cell(p.screen, (VTermPos){row, rule}, &cell);
		assert_int_equal(cell.chars[0], '|');
	}
	pty_send(&p, "J");
	pty_see(&p, "quote 1/3");
	pty_see(&p, "“ We count people");
	finish(&p);
}

static int make_files(void **state)
{
	(void)state;
	if (!mkdtemp(folder))
		return 1;
	snprintf(path, sizeof path, "%s/museum.txt", folder);
	FILE *f = fopen(path, "w");
	if (!f)
		return 1;
	fputs(article, f);
	fclose(f);
	setenv("LC_ALL", "C.UTF-8", 1);
	setenv("XDG_CONFIG_HOME", folder, 1);
	unsetenv("NO_COLOR");
	unsetenv("COLORFGBG");
	unsetenv("COLORTERM");
	return 0;
}

static int remove_files(void **state)
{
	(void)state;
	unlink(path);
	return rmdir(folder);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_the_ground_decides),
		cmocka_unit_test(test_the_ground_may_change),
		cmocka_unit_test(test_no_answer_is_a_key),
		cmocka_unit_test(test_what_was_chosen_stays),
		cmocka_unit_test(test_without_an_answer),
		cmocka_unit_test(test_an_answer_at_the_end),
		cmocka_unit_test(test_all_colours_where_the_terminal_has_them),
		cmocka_unit_test(test_ambiguous_characters_have_two_columns),
	};
	pty_signals();
	return cmocka_run_group_tests(tests, make_files, remove_files);
}
