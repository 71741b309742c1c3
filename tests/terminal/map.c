/* The map of the article's places on a terminal: by keys, by the mouse, in ASCII. */
#include "folder.h"
#include "pty.h"

static char path[80];

static const char article[] =
	"Ports of two seas sign a paper\n"
	"\n"
	"LISBON — The ports of Varna in Bulgaria and of Odesa in Ukraine signed a paper on "
	"lamps with those of Porto and Lisbon in Portugal.\n"
	"\n"
	"“We count ships and not only lamps,” said Maria Huber, who leads the port of Varna. "
	"“Porto does, too.”\n";

struct map_job {
	const char *term, *option;
	int rows, columns;
};

static const struct map_job jobs[] = {
	{"xterm-256color", "reader:wheel=3", 24, 80},  /* SGR */
	{"screen-256color", "reader:wheel=3", 24, 80}, /* X10 */
	{"xterm-256color", "reader:wheel=3", 40, 240},
	{"screen-256color", "reader:wheel=3", 40, 223},
};
enum { JOBS = sizeof jobs / sizeof *jobs };

static int program(void *context)
{
	const struct map_job *job = context;
	setenv("TERM", job->term, 1);
	execl(getenv("READER"), "reader", "--set", "reader:remember=no", "--set", job->option,
	      path, (char *)NULL);
	return 99;
}

static void start(struct pty *p, const struct map_job *job)
{
	pty_open(p, job->rows, job->columns);
	pty_start(p, program, (void *)(uintptr_t)job);
	pty_see(p, "Maria Huber    ");
	pty_see(p, "F1 help");
	pty_send(p, "\033[15~"); /* F5 */
	pty_see(p, "Map ");
	pty_see(p, "closer");
}

/* ---- what stands on it ------------------------------------------------------------------- */

/* Cells of braille dots. */
static int dots(struct pty *p)
{
	int n = 0;
	for (int y = 0; y < p->rows; y++)
		for (int x = 0; x < p->columns; x++) {
			VTermScreenCell cell;
			vterm_screen_get_cell(p->screen, (VTermPos){y, x}, &cell);
			n += cell.chars[0] > 0x2800 && cell.chars[0] < 0x2900;
		}
	return n;
}

static const char marks[][4] = {"•", "●", "◉", "○"};

/* The row and column of the mark before or behind the label; false: it has none. */
static bool find_mark(struct pty *p, const char *label, int *row, int *column)
{
	for (int y = 1; y < p->rows - 1; y++)
		for (size_t m = 0; m < sizeof marks / sizeof *marks; m++) {
			char text[64];
			snprintf(text, sizeof text, "%s %s", marks[m], label);
			const char *line = pty_row(p, y), *at = strstr(line, text);
			if (!at)
				snprintf(text, sizeof text, "%s %s", label, marks[m]);
			bool behind = !at && (at = strstr(line, text));
			if (!at)
				continue;
			size_t before = (size_t)(at - line);
			*row = y;
			*column = (int)text_width((struct str){line, before}, 1) +
				  (behind ? (int)strlen(label) + 1 : 0);
			return true;
		}
	return false;
}

static void report(struct pty *p, const struct map_job *job, int code, bool down, int row,
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

/* Waits until the place stands elsewhere on the map, or is out of sight. */
static void await_move(struct pty *p, const char *label, int row, int column)
{
	struct timespec start;
	int y = row, x = column;
	clock_gettime(CLOCK_MONOTONIC, &start);
	while (find_mark(p, label, &y, &x) && y == row && x == column)
		if (!pty_pump(p, PATIENCE - pty_elapsed(&start)))
			fail_msg("the map has not moved");
}

/* ---- tests ------------------------------------------------------------------------------- */

static void test_keys(void **state)
{
	(void)state;
	struct pty p;
	int row, column;
	start(&p, &jobs[0]);
	assert_true(dots(&p) > 100);
	assert_true(find_mark(&p, "Varna", &row, &column));
	pty_send(&p, "+");
	await_move(&p, "Varna", row, column);
	pty_send(&p, "0");
	pty_settle(&p);
	int y, x;
	assert_true(find_mark(&p, "Varna", &y, &x) && y == row && x == column);
	pty_send(&p, "l"); /* to the east */
	await_move(&p, "Varna", row, column);
	pty_send(&p, "0");
	pty_send(&p, "\r"); /* lights the current one */
	pty_see(&p, " of ");
	pty_send(&p, "\033[15~");
	pty_lose(&p, "closer");
	pty_leave(&p, "Q", 0);
}

static void test_the_mouse(void **state)
{
	(void)state;
	for (size_t i = 0; i < JOBS; i++) {
		struct pty p;
		int row, column;
		start(&p, &jobs[i]);
		assert_true(find_mark(&p, "Varna", &row, &column));
		report(&p, &jobs[i], 0, true, row, column);
		report(&p, &jobs[i], 0, false, row, column);
		pty_see_in(&p, p.rows - 1, "Varna");
		int north, at;
		assert_true(find_mark(&p, "Odesa", &north, &at));
		report(&p, &jobs[i], 64, true, 12, 20); /* the wheel: closer, around it */
		await_move(&p, "Odesa", north, at);
		int y, x;
		assert_true(find_mark(&p, "Varna", &y, &x) && y == row && x == column);
		pty_leave(&p, "Q", 0);
	}
}

static void test_in_ascii(void **state)
{
	(void)state;
	static const struct map_job ascii = {"xterm-256color", "reader:glyphs=ascii", 24, 80};
	struct pty p;
	start(&p, &ascii);
	assert_int_equal(dots(&p), 0);
	pty_see(&p, "Varna");
	for (int y = 1; y < p.rows - 1; y++)
		for (const char *c = pty_row(&p, y); *c; c++)
			assert_true((unsigned char)*c < 0x80);
	pty_leave(&p, "Q", 0);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_keys),
		cmocka_unit_test(test_the_mouse),
		cmocka_unit_test(test_in_ascii),
	};
	assert_int_equal(folder_make(NULL), 0);
	snprintf(path, sizeof path, "%s/ports.txt", folder);
	FILE *f = fopen(path, "w");
	assert_non_null(f);
	fputs(article, f);
	fclose(f);
	setenv("XDG_CONFIG_HOME", "/nonexistent", 1);
	int failed = cmocka_run_group_tests(tests, NULL, NULL);
	return folder_remove(NULL) || failed;
}
