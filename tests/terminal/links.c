/* Addresses as hyperlinks of the terminal: which cells it would open what from (OSC 8). */
#include "folder.h"
#include "pty.h"

enum { ROWS = 30, COLUMNS = 300, URIS = 64, URI_MOST = 3000 };

static char path[64];

static const char figures[] =
	"https://example.org/harbour/figures/of-the-year?table=7;sort=name&unit=tonnes";

static char *article(void)
{
	static char text[8192];
	size_t n = 0;
	n += (size_t)sprintf(
		text + n,
		"The harbour counts what it ships\n\n"
		"The figures of all years stand at %s and nowhere else, said Maria "
		"Huber, who leads it.\n\n"
		"K\xc3\xb6ln's are at http://list.example/K\xc3\xb6ln/. Write to "
		"mailto:desk@example.org, not to javascript:alert(1), "
		"file:///etc/passwd or https://bank.example@evil.example/.\n\n"
		"One is broken: https://example.org/a\x1b]8;;http://evil.example/"
		"\x1b\\b here.\n\n",
		figures);
	for (int i = 0; i < 12; i++)
		n += (size_t)sprintf(text + n,
				     "Paragraph %d tells of barrels, lamps and stairs, as "
				     "many as fill a row or two.\n\n",
				     i);
	n += (size_t)sprintf(text + n, "A long one: https://example.org/");
	memset(text + n, 'x', 1990);
	n += 1990;
	sprintf(text + n, " ends it.\n");
	return text;
}

/* ---- a terminal that knows links --------------------------------------------------------- */

static struct {
	char uris[URIS][URI_MOST];
	int ids[URIS];
	int n_uris, open; /* 1-based; 0: none is open */
	bool renumbered;
	int cells[ROWS][COLUMNS];
} links;

/* "id=1;https://example.org/", or ";": none from here on. */
static int link_from(const char *told, size_t n)
{
	char text[URI_MOST + 32];
	assert_true(n && n < sizeof text);
	memcpy(text, told, n);
	text[n] = '\0';
	for (size_t i = 0; i < n; i++)
		assert_true(text[i] > ' ' && text[i] < 0x7f);
	char *uri = strchr(text, ';') + 1;
	links.open = 0;
	if (!*uri)
		return 1;
	assert_true(strncmp(uri, "http://", 7) == 0 || strncmp(uri, "https://", 8) == 0);
	assert_true(strlen(uri) <= 2000);
	while (links.open < links.n_uris && strcmp(links.uris[links.open], uri) != 0)
		links.open++;
	assert_true(links.open < URIS);
	if (links.open == links.n_uris)
		strcpy(links.uris[links.n_uris++], uri);
	int id;
	assert_int_equal(sscanf(text, "id=%d;", &id), 1);
	links.renumbered |= links.ids[links.open] && links.ids[links.open] != id;
	links.ids[links.open++] = id;
	return 1;
}

/* libvterm 0.3 tells the number of a command apart, 0.1 at its beginning. */
#if VTERM_VERSION_MINOR >= 3
static int command_from(int command, VTermStringFragment text, void *context)
{
	(void)context;
	if (command != 8)
		return 0;
	assert_true(text.initial && text.final);
	return link_from(text.str, text.len);
}

static const VTermStateFallbacks listening = {.osc = command_from};
#else
static int command_from(const char *command, size_t n, void *context)
{
	(void)context;
	return n > 2 && memcmp(command, "8;", 2) == 0 ? link_from(command + 2, n - 2) : 0;
}

static const VTermParserCallbacks listening = {.osc = command_from};
#endif

static int drawn(VTermRect r, void *context)
{
	(void)context;
	for (int y = r.start_row; y < r.end_row; y++)
		for (int x = r.start_col; x < r.end_col; x++)
			links.cells[y][x] = links.open;
	return 1;
}

static int moved(VTermRect to, VTermRect from, void *context)
{
	(void)context;
	static int before[ROWS][COLUMNS];
	memcpy(before, links.cells, sizeof before);
	for (int y = to.start_row; y < to.end_row; y++)
		for (int x = to.start_col; x < to.end_col; x++)
			links.cells[y][x] = before[y - to.start_row + from.start_row]
						  [x - to.start_col + from.start_col];
	return 1;
}

static const VTermScreenCallbacks watching = {
	.damage = drawn, .moverect = moved, .settermprop = pty_property};

/* What stands in the cells from which the terminal would open that, in their order. */
static const char *linked(struct pty *p, const char *uri)
{
	static char text[URI_MOST];
	size_t n = 0;
	for (int y = 0; y < p->rows; y++)
		for (int x = 0; x < p->columns; x++) {
			int link = links.cells[y][x];
			VTermScreenCell cell;
			if (!link || strcmp(links.uris[link - 1], uri) != 0)
				continue;
			vterm_screen_get_cell(p->screen, (VTermPos){y, x}, &cell);
			assert_true(cell.attrs.underline);
			n += text_encode(cell.chars[0], text + n);
		}
	text[n] = '\0';
	return text;
}

/* Waits for more from the program; fails when that takes too long. */
static void wait_on(struct pty *p, const struct timespec *since, const char *what)
{
	int left = PATIENCE - pty_elapsed(since);
	if (left > 0 && pty_pump(p, left))
		return;
	pty_picture(p);
	fail_msg("%s", what);
}

/* Links are sent behind the rest of the screen. */
static void see_linked(struct pty *p, const char *uri, const char *text)
{
	struct timespec since;
	clock_gettime(CLOCK_MONOTONIC, &since);
	while (strcmp(linked(p, uri), text) != 0)
		wait_on(p, &since, uri);
}

static size_t linked_cells(struct pty *p)
{
	size_t n = 0;
	for (int y = 0; y < p->rows; y++)
		for (int x = 0; x < p->columns; x++)
			n += links.cells[y][x] != 0;
	return n;
}

/* ---- the program on it ------------------------------------------------------------------- */

struct link_job {
	const char *term, *how, *program, *version;
};

static int program(void *context)
{
	const struct link_job *job = context;
	setenv("TERM", job->term, 1);
	unsetenv("VTE_VERSION");
	unsetenv("WT_SESSION");
	unsetenv("TERM_PROGRAM");
	if (job->program)
		setenv(job->program, job->version, 1);
	execl(getenv("READER"), "reader", "--set", "reader:remember=no", "--set", job->how,
	      path, (char *)NULL);
	return 99;
}

static void start(struct pty *p, const struct link_job *job, int rows, int columns)
{
	memset(&links, 0, sizeof links);
	pty_open(p, rows, columns);
	vterm_screen_set_callbacks(p->screen, &watching, p);
	vterm_screen_set_unrecognised_fallbacks(p->screen, &listening, p);
	pty_start(p, program, (void *)(uintptr_t)job);
	pty_see(p, "Maria Huber    ");
	pty_see(p, "F1 help");
}

static const struct link_job always = {"xterm-256color", "reader:hyperlinks=yes", NULL, NULL};

static void test_whole_across_rows(void **state)
{
	(void)state;
	struct pty p;
	start(&p, &always, 24, 80);
	assert_true(pty_find(&p, figures) < 0); /* it is wrapped */
	see_linked(&p, figures, figures);
	see_linked(&p, "http://list.example/K%C3%B6ln/", "http://list.example/K\xc3\xb6ln/");
	see_linked(&p, "https://example.org/ab", "https://example.org/ab");
	assert_false(links.renumbered); /* to the terminal its parts are one */
	/* and nothing else is one */
	assert_int_equal(linked_cells(&p), strlen(figures) + 25 + 22);
	pty_leave(&p, "q", 0);
}

/* It stays so whatever is drawn, moved or gone to. */
static void test_stays_whole(void **state)
{
	(void)state;
	static const char *const keys[] = {"j", "k",  "J",          "o", "o", "j", "j", "k",
					   "k", "\\", "\\",         "z", "z", "r", "l", "x",
					   "F", "g",  "/figures\r", "n", "n", "C", "G", "g"};
	struct pty p;
	start(&p, &always, 24, 80);
	for (size_t i = 0; i < sizeof keys / sizeof *keys; i++) {
		pty_send(&p, keys[i]);
		pty_settle(&p);
		if (pty_find(&p, "figures of all years") >= 0) /* it has not left the screen */
			see_linked(&p, figures, figures);
	}
	pty_resize(&p, 20, 60);
	pty_settle(&p);
	see_linked(&p, figures, figures);
	pty_send(&p, "\014");
	pty_settle(&p);
	see_linked(&p, figures, figures);
	pty_leave(&p, "q", 0);
}

static void copy_cells(struct pty *p, VTermScreenCell *out)
{
	for (int y = 0; y < p->rows; y++)
		for (int x = 0; x < p->columns; x++) {
			VTermScreenCell *cell = &out[y * p->columns + x];
			vterm_screen_get_cell(p->screen, (VTermPos){y, x}, cell);
			cell->chars[0] = cell->chars[0] ? cell->chars[0] : ' ';
		}
}

static void test_the_screen_is_the_same(void **state)
{
	(void)state;
	static VTermScreenCell screens[2][24 * 80];
	static const struct link_job jobs[] = {
		{"xterm-256color", "reader:hyperlinks=no", NULL, NULL},
		{"xterm-256color", "reader:hyperlinks=yes", NULL, NULL},
	};
	static const char *const keys[] = {"", "j", "o", "G", "g"};
	for (size_t n = 0; n <= sizeof keys / sizeof *keys; n++) {
		VTermPos at[2];
		for (int i = 0; i < 2; i++) {
			struct pty p;
			memset(screens[i], 0, sizeof screens[i]);
			start(&p, &jobs[i], 24, 80);
			for (size_t k = 0; k < n; k++)
				pty_send(&p, keys[k]);
			pty_settle(&p);
			copy_cells(&p, screens[i]);
			struct timespec since;
			clock_gettime(CLOCK_MONOTONIC, &since);
			while (i && memcmp(screens[0], screens[1], sizeof screens[0]) != 0) {
				wait_on(&p, &since, "another screen");
				copy_cells(&p, screens[i]);
			}
			vterm_state_get_cursorpos(vterm_obtain_state(p.vterm), &at[i]);
			assert_int_equal(i && n<2, linked_cells(&p)> 0 && n < 2);
			pty_leave(&p, "Q", 0);
		}
		assert_memory_equal(&at[0], &at[1], sizeof at[0]);
	}
}

/* Not where nobody knows that the terminal takes them, nor in secure mode. */
static void test_who_gets_them(void **state)
{
	(void)state;
	static const struct {
		struct link_job job;
		bool gets;
	} rows[] = {
		{{"xterm-256color", "reader:hyperlinks=auto", NULL, NULL}, false},
		{{"xterm-256color", "reader:hyperlinks=auto", "VTE_VERSION", "6003"}, true},
		{{"xterm-256color", "reader:hyperlinks=auto", "VTE_VERSION", "4801"}, false},
		{{"xterm-256color", "reader:hyperlinks=no", "VTE_VERSION", "6003"}, false},
		{{"xterm-256color", "reader:hyperlinks=auto", "TERM_PROGRAM", "WezTerm"}, true},
		{{"xterm-kitty", "reader:hyperlinks=auto", NULL, NULL}, true},
		{{"screen-256color", "reader:hyperlinks=auto", "VTE_VERSION", "6003"}, false},
		{{"linux", "reader:hyperlinks=auto", "VTE_VERSION", "6003"}, false},
		{{"xterm-256color", "reader:secure=yes", "VTE_VERSION", "6003"}, false},
	};
	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		struct pty p;
		start(&p, &rows[i].job, 24, 80);
		bool got = memmem(p.raw, p.n_raw, "]8;", 3) != NULL;
		if (got != rows[i].gets)
			fail_msg("%s, %s", rows[i].job.term, rows[i].job.how);
		pty_leave(&p, "Q", 0);
	}
}

/* One that is longer than terminals take is plain text. */
static void test_too_long(void **state)
{
	(void)state;
	struct pty p;
	start(&p, &always, 24, 80);
	pty_send(&p, "G");
	pty_see(&p, "xxxx ends it");
	assert_int_equal(linked_cells(&p), 0);
	pty_leave(&p, "q", 0);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_whole_across_rows),
		cmocka_unit_test(test_stays_whole),
		cmocka_unit_test(test_the_screen_is_the_same),
		cmocka_unit_test(test_who_gets_them),
		cmocka_unit_test(test_too_long),
	};
	assert_int_equal(folder_make(NULL), 0);
	snprintf(path, sizeof path, "%s/harbour.txt", folder);
	FILE *f = fopen(path, "w");
	assert_non_null(f);
	fputs(article(), f);
	fclose(f);
	setenv("XDG_CONFIG_HOME", "/nonexistent", 1);
	int failed = cmocka_run_group_tests(tests, NULL, NULL);
	return folder_remove(NULL) || failed;
}
