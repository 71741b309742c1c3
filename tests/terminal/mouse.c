/* The program and the mouse, as terminals report it: by SGR, and as X10 did. */
#include "folder.h"
#include "pty.h"

#include <sys/stat.h>

static char path[64];
static const char *article_path = path;

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
	"Lamps, barrels and a bell belong to the old cellar. The budget is small; a new "
	"timetable is due in spring, and there will be new lamps with it, as there are each "
	"year.\n"
	"\n"
	"Some words of a paragraph stand here so that there is a second screen of text, with "
	"lamps and barrels in it, and with nothing else that could be read.\n"
	"\n"
	"More of them follow, of barrels, lamps and stairs, as many as a high screen needs to "
	"be filled and to be left again when it is scrolled by some lines at once.\n"
	"\n"
	"And more of them, of stairs, lamps and barrels.\n"
	"\n"
	"A farewell closes the page.\n";

struct mouse_job {
	const char *term, *option;
	int rows, columns;
};

static const struct mouse_job jobs[] = {
	{"xterm-256color", "reader:wheel=3", 24, 80},  /* SGR */
	{"screen-256color", "reader:wheel=3", 24, 80}, /* X10 */
	{"xterm-256color", "reader:wheel=3", 20, 240},
	{"screen-256color", "reader:wheel=3", 20, 223},
};
enum { JOBS = sizeof jobs / sizeof *jobs };

static int program(void *context)
{
	const struct mouse_job *job = context;
	setenv("TERM", job->term, 1);
	execl(getenv("READER"), "reader", "--set", "reader:remember=no", "--set", job->option,
	      article_path, (char *)NULL);
	return 99;
}

static void start(struct pty *p, const struct mouse_job *job)
{
	pty_open(p, job->rows, job->columns);
	pty_start(p, program, (void *)(uintptr_t)job);
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

/* ---- what a terminal sends --------------------------------------------------------------- */

enum { LEFT, MIDDLE, RIGHT, DRAG = 32, WHEEL_UP = 64, WHEEL_DOWN };

static void report(struct pty *p, const struct mouse_job *job, int code, bool down, int row,
		   int column)
{
	char bytes[32];
	if (job->term[0] == 'x')
		snprintf(bytes, sizeof bytes, "\033[<%d;%d;%d%c", code, column + 1, row + 1,
			 down ? 'M' : 'm');
	else
		snprintf(bytes, sizeof bytes, "\033[M%c%c%c", ' ' + (down ? code : 3),
			 '!' + column, '!' + row);
	pty_send(p, bytes);
}

static void click(struct pty *p, const struct mouse_job *job, int row, int column)
{
	report(p, job, LEFT, true, row, column);
	report(p, job, LEFT, false, row, column);
}

/* Columns before `text` in its row. */
static int column_of(struct pty *p, int row, const char *text)
{
	const char *line = pty_row(p, row), *at = strstr(line, text);
	assert_non_null(at);
	return (int)text_width((struct str){line, (size_t)(at - line)}, 1);
}

static void click_on(struct pty *p, const struct mouse_job *job, const char *text)
{
	int row = pty_find(p, text);
	assert_true(row >= 0);
	click(p, job, row, column_of(p, row, text));
}

/* What OSC 52 brought to the clipboard, decoded. */
static const char *clipboard(struct pty *p)
{
	static char text[1024];
	static const char digits[] =
		"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
	const char *at = memmem(p->raw, p->n_raw, "\033]52;c;", 7);
	assert_non_null(at);
	uint32_t bits = 0;
	size_t n = 0, held = 0;
	for (at += 7; *at != '\a' && *at != '='; at++) {
		bits = bits << 6 | (uint32_t)(strchr(digits, *at) - digits);
		if ((held += 6) >= 8)
			text[n++] = (char)(bits >> (held -= 8));
	}
	text[n] = 0;
	return text;
}

/* ---- tests ------------------------------------------------------------------------------- */

static void test_the_wheel_scrolls_what_is_under_it(void **state)
{
	(void)state;
	for (size_t i = 0; i < JOBS; i++) {
		struct pty p;
		start(&p, &jobs[i]);
		int row = pty_find(&p, "only cool place");
		report(&p, &jobs[i], WHEEL_DOWN, true, 5, 10);
		pty_see_in(&p, row - 3, "only cool place");
		report(&p, &jobs[i], WHEEL_UP, true, 5, 10);
		pty_see_in(&p, row, "only cool place");
		finish(&p);
	}
}

static void test_a_click_chooses(void **state)
{
	(void)state;
	for (size_t i = 0; i < JOBS; i++) {
		struct pty p;
		start(&p, &jobs[i]);
		click_on(&p, &jobs[i], "only cool place");
		pty_see(&p, "quote 3/3");
		click_on(&p, &jobs[i], "people and not");
		pty_see(&p, "quote 1/3");
		/* a row of a pane, and twice as Enter */
		int row = pty_find(&p, "Speakers") + 2;
		int column = p.columns - 6;
		click(&p, &jobs[i], row, column);
		pty_see(&p, "Enter ");
		click(&p, &jobs[i], row - 1, column);
		click(&p, &jobs[i], row - 1, column);
		pty_see(&p, " of 3 quotes lit");
		finish(&p);
	}
}

static void test_a_click_goes_and_presses(void **state)
{
	(void)state;
	for (size_t i = 0; i < JOBS; i++) {
		struct pty p;
		start(&p, &jobs[i]);
		pty_see_in(&p, jobs[i].rows - 1, "F1 help");
		/* a hint of the status line */
		click(&p, &jobs[i], p.rows - 1, column_of(&p, p.rows - 1, "F1 help") + 4);
		pty_see(&p, "┌");
		/* beside a sheet: it goes */
		report(&p, &jobs[i], LEFT, true, 0, 0);
		pty_lose(&p, "┌");
		report(&p, &jobs[i], LEFT, false, 0, 0);
		/* the right button asks why */
		pty_see(&p, "people and not");
		int row = pty_find(&p, "people and not");
		int column = column_of(&p, row, "people and not");
		report(&p, &jobs[i], RIGHT, true, row, column);
		pty_see(&p, "Quote 1 of 3");
		report(&p, &jobs[i], RIGHT, false, row, column);
		pty_send(&p, "\033");
		pty_lose(&p, "Quote 1 of 3");
		if (i < 2) {
			/* the last line of the minimap: the end of the text */
			click(&p, &jobs[i], p.rows - 2, column_of(&p, 1, "│") - 1);
			pty_see(&p, "A farewell");
		}
		finish(&p);
	}
}

/* Below 70 columns one pane stands for all, with their titles. */
static void test_a_click_on_a_title_shows_its_list(void **state)
{
	(void)state;
	static const struct mouse_job narrow[] = {
		{"xterm-256color", "reader:wheel=3", 20, 50},
		{"screen-256color", "reader:wheel=3", 20, 50}};
	for (size_t i = 0; i < 2; i++) {
		struct pty p;
		pty_open(&p, narrow[i].rows, narrow[i].columns);
		pty_start(&p, program, (void *)(uintptr_t)&narrow[i]);
		pty_see(&p, "▌ “We count");
		pty_see(&p, "light · F1 help");
		pty_send(&p, "\033OQ"); /* F2 */
		pty_see(&p, "Quotes │ Speakers │ Regions");
		click_on(&p, &narrow[i], "Regions");
		pty_see(&p, "Lisbon     ");
		click_on(&p, &narrow[i], "Speakers");
		pty_see(&p, "Maria Huber   ");
		click_on(&p, &narrow[i], "Quotes");
		pty_see(&p, "The stair stays");
		pty_see(&p, "the only cool");
		/* twice: it has the whole screen */
		int row = pty_find(&p, "Quotes │");
		click_on(&p, &narrow[i], "Regions");
		pty_see(&p, "Lisbon     ");
		click_on(&p, &narrow[i], "Regions");
		click_on(&p, &narrow[i], "Regions");
		pty_lose(&p, "LISBON");
		assert_true(pty_find(&p, "Regions") < row);
		finish(&p);
	}
}

static void test_the_bars_are_dragged(void **state)
{
	(void)state;
	static const struct mouse_job low[] = {{"xterm-256color", "reader:wheel=3", 12, 80},
					       {"screen-256color", "reader:wheel=3", 12, 80},
					       {"xterm-256color", "reader:wheel=3", 12, 240},
					       {"screen-256color", "reader:wheel=3", 12, 223}};
	for (size_t i = 0; i < JOBS; i++) {
		struct pty p;
		pty_open(&p, low[i].rows, low[i].columns);
		pty_start(&p, program, (void *)(uintptr_t)&low[i]);
		pty_see(&p, "▌ “We count");
		pty_see(&p, "light · F1 help");
		int column = column_of(&p, pty_find(&p, "▁"), "▁");
		char *top = strdup(pty_row(&p, 1));
		report(&p, &low[i], LEFT, true, 1, column);
		report(&p, &low[i], LEFT + DRAG, true, 5, column);
		report(&p, &low[i], LEFT + DRAG, true, p.rows - 2, column - 9);
		pty_see(&p, "A farewell");
		report(&p, &low[i], LEFT + DRAG, true, 4, column - 20);
		pty_lose(&p, "A farewell");
		report(&p, &low[i], LEFT + DRAG, true, p.rows - 1, column + 9);
		pty_see(&p, "A farewell");
		report(&p, &low[i], LEFT, false, p.rows - 1, column + 9);
		pty_send(&p, "\017"); /* ^O: all of it is one jump */
		pty_lose(&p, "A farewell");
		pty_see_in(&p, 1, top);
		assert_null(memmem(p.raw, p.n_raw, "\033]52;", 5)); /* nothing is copied */
		free(top);
		finish(&p);
	}
}

static void test_the_archive_has_rows(void **state)
{
	(void)state;
	struct mouse_job remembers = jobs[0];
	struct pty p;
	remembers.option = "reader:remember=yes";
	start(&p, &remembers);
	finish(&p); /* its quotes are in the archive now */
	for (size_t i = 0; i < JOBS; i++) {
		remembers = jobs[i];
		remembers.option = "reader:remember=yes";
		pty_open(&p, remembers.rows, remembers.columns);
		pty_start(&p, program, &remembers);
		pty_see(&p, "Tom Okafor    ");
		pty_see_in(&p, p.rows - 1, "0%");
		pty_send(&p, ":archive only\r");
		pty_see(&p, "Archive: the newest 2");
		pty_see(&p, "Maria Huber, Museum");
		bool second =
			pty_find(&p, "Maria Huber, Museum") > pty_find(&p, "Tom Okafor, Mus");
		const char *other = second ? "Maria Huber, Museum" : "Tom Okafor, Mus";
		click_on(&p, &remembers, other); /* the one at which the cursor is not */
		pty_see_in(&p, pty_find(&p, other) - (second ? 1 : 2), "› ");
		click_on(&p, &remembers, other);
		click_on(&p, &remembers, other);
		pty_lose(&p, "Archive");
		pty_see(&p, second ? "quote 1/3" : "quote 3/3");
		finish(&p);
	}
}

static int without_a_name(void *context)
{
	const struct mouse_job *job = context;
	setenv("TERM", job->term, 1);
	execl(getenv("READER"), "reader", (char *)NULL);
	return 99;
}

/* `reader` alone lists what was read: a click chooses, the second one opens. */
static void test_the_articles_read_last(void **state)
{
	(void)state;
	static char other[80];
	struct mouse_job remembers = jobs[0];
	struct pty p;
	remembers.option = "reader:remember=yes";
	pty_open(&p, 24, 80);
	pty_start(&p, program, &remembers);
	pty_see(&p, "Tom Okafor    ");
	pty_see_in(&p, p.rows - 1, "0%"); /* and the quote at which it was left, or not yet */
	finish(&p);
	snprintf(other, sizeof other, "%s/lamps.txt", folder);
	FILE *f = fopen(other, "w");
	fputs("Lamps of the old cellar\n\nThey are as bright as ever.\n", f);
	fclose(f);
	pty_open(&p, 24, 80);
	article_path = other;
	pty_start(&p, program, &remembers);
	pty_see(&p, "as bright as ever");
	pty_see(&p, "100%");
	finish(&p);
	article_path = path;
	for (size_t i = 0; i < JOBS; i++) {
		pty_open(&p, jobs[i].rows, jobs[i].columns);
		pty_start(&p, without_a_name, (void *)(uintptr_t)&jobs[i]);
		pty_see(&p, "Read last: ");
		pty_see(&p, "q quits");
		const char *lower = pty_find(&p, "Museum opens") > pty_find(&p, "Lamps of")
					    ? "Museum opens"
					    : "Lamps of";
		bool museum = *lower == 'M';
		click_on(&p, &jobs[i], lower);
		click_on(&p, &jobs[i], lower);
		pty_see(&p, museum ? "We count people" : "as bright as ever");
		finish(&p);
	}
}

static void test_dragging_copies_the_text(void **state)
{
	(void)state;
	static const char from[] = "people and not only", upto[] = "new stair";
	static const char copied[] = "new stair.\n\n“We count p";
	for (size_t i = 0; i < JOBS; i++) {
		struct pty p;
		start(&p, &jobs[i]);
		int row = pty_find(&p, from), end = pty_find(&p, upto);
		int column = column_of(&p, row, from), end_column = column_of(&p, end, upto);
		report(&p, &jobs[i], LEFT, true, row, column);
		report(&p, &jobs[i], LEFT + DRAG, true, row - 1, column);
		report(&p, &jobs[i], LEFT + DRAG, true, end, end_column);
		report(&p, &jobs[i], LEFT, false, end, end_column);
		pty_see(&p, "sent to the terminal: ");
		assert_string_equal(clipboard(&p), copied);
		finish(&p);
	}
}

/* Soft wraps are no part of the text, and neither are gutter and panes. */
static void test_a_selection_goes_across_wraps(void **state)
{
	(void)state;
	static const char all[] =
		"“It is the only cool place in the whole of the summer, and our children know "
		"that as well as we do,” Tom Okafor, a baker, told reporters in Porto.";
	for (size_t i = 0; i < JOBS; i++) {
		struct pty p;
		start(&p, &jobs[i]);
		int row = pty_find(&p, "“It is the"), end = pty_find(&p, "Porto.");
		assert_true(end > row);
		report(&p, &jobs[i], LEFT, true, row, 0);
		report(&p, &jobs[i], LEFT, false, end, column_of(&p, end, "Porto.") + 5);
		pty_see(&p, "sent to the terminal: ");
		assert_string_equal(clipboard(&p), all);
		finish(&p);
	}
}

static void test_the_terminal_may_have_it(void **state)
{
	(void)state;
	static const struct mouse_job off = {"xterm-256color", "reader:mouse=no", 24, 80};
	struct pty p;
	start(&p, &off);
	assert_null(memmem(p.raw, p.n_raw, "1002h", 5));
	pty_send(&p, "\033m");
	pty_see(&p, "the mouse is the reader's");
	click_on(&p, &off, "people and not");
	pty_see(&p, "quote 1/3");
	assert_non_null(memmem(p.raw, p.n_raw, "1002h", 5));
	pty_send(&p, "\033m");
	pty_see(&p, "the mouse is the terminal's");
	pty_send(&p, "Q");
	assert_int_equal(pty_end(&p), 0);
	assert_non_null(memmem(p.raw, p.n_raw, "1002l", 5));
	pty_restored(&p);
	pty_close(&p);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_the_wheel_scrolls_what_is_under_it),
		cmocka_unit_test(test_a_click_chooses),
		cmocka_unit_test(test_a_click_goes_and_presses),
		cmocka_unit_test(test_a_click_on_a_title_shows_its_list),
		cmocka_unit_test(test_the_bars_are_dragged),
		cmocka_unit_test(test_the_archive_has_rows),
		cmocka_unit_test(test_the_articles_read_last),
		cmocka_unit_test(test_dragging_copies_the_text),
		cmocka_unit_test(test_a_selection_goes_across_wraps),
		cmocka_unit_test(test_the_terminal_may_have_it),
	};
	assert_int_equal(folder_make(NULL), 0);
	snprintf(path, sizeof path, "%s/museum.txt", folder);
	FILE *f = fopen(path, "w");
	assert_non_null(f);
	fputs(article, f);
	fclose(f);
	setenv("XDG_CONFIG_HOME", "/nonexistent", 1);
	int failed = cmocka_run_group_tests(tests, NULL, NULL);
	return folder_remove(NULL) || failed;
}
