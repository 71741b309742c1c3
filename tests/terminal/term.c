/* The floor that speaks to the terminal, in a terminal: what is shown, keys, every way out. */
#include "reader/term.h"

#include "pty.h"

#include <sched.h>
#include <sys/resource.h>

static void blank(struct grid *g)
{
	for (int i = 0; i < g->rows * g->columns; i++)
		g->cells[i] = (struct cell){.points = {' '}, .width = 1, .role = ROLE_BASE};
}

static void put(struct grid *g, int row, int column, const char *text)
{
	for (int i = 0; row < g->rows && text[i]; i++)
		if (column + i >= 0 && column + i < g->columns)
			grid_at(g, row, column + i)->points[0] = (unsigned char)text[i];
}

static void put_cell(struct grid *g, int row, int column, struct cell cell)
{
	if (row >= g->rows || column + cell.width > g->columns)
		return;
	*grid_at(g, row, column) = cell;
	for (int i = 1; i < cell.width; i++)
		*grid_at(g, row, column + i) = (struct cell){.role = cell.role};
}

/* What no view would put: control characters, halves of wide ones, a wrong role. */
static void put_nasty(struct grid *g, int row)
{
	put_cell(g, row, 0, (struct cell){{0x1b}, 1, ROLE_BASE, 0});
	put_cell(g, row, 1, (struct cell){{0x9b}, 1, ROLE_BASE, 0});
	put_cell(g, row, 2, (struct cell){{0x202e}, 1, ROLE_BASE, 0});
	put_cell(g, row, 3, (struct cell){{'a', 0x1b, 0x5b}, 1, 200, 0});
	put_cell(g, row, 4, (struct cell){{0}, 1, ROLE_BASE, 0});
	put_cell(g, row, 5, (struct cell){{0xe0041}, 1, ROLE_BASE, 0});
	put(g, row, 6, "behind");
	if (row < g->rows)
		*grid_at(g, row, g->columns - 1) = (struct cell){{0x4e2d}, 2, ROLE_BASE, 0};
}

static void draw(struct grid *g, const struct term_traits *t, const char *last)
{
	char line[200];
	g->rows = t->rows;
	g->columns = t->columns;
	g->cells = realloc(g->cells, sizeof *g->cells * (size_t)t->rows * (size_t)t->columns);
	g->cursor_row = g->cursor_column = -1;
	blank(g);
	snprintf(line, sizeof line, "%dx%d colours %d unicode %d %.79s", t->columns, t->rows,
		 t->colours, t->unicode, last);
	put(g, 0, 0, line);
	put_cell(g, 1, 0, (struct cell){{0x4e2d}, 2, ROLE_BASE, 0});
	put_cell(g, 1, 2, (struct cell){{'e', 0x301}, 1, ROLE_BASE, 0});
	put_cell(g, 1, 3, (struct cell){{0x201c}, 1, ROLE_BASE, 0});
	put_cell(g, 1, 4, (struct cell){{0x1f468, 0x200d, 0x1f469}, 2, ROLE_BASE, 0});
	put(g, 1, 6, "after");
	put_cell(g, 1, 12, (struct cell){{0x1f1e9, 0x1f1f0}, 2, ROLE_BASE, 0});
	put_cell(g, 2, 0, (struct cell){{'Q'}, 1, ROLE_QUOTE, 0});
	put_cell(g, 2, 1, (struct cell){{'I'}, 1, ROLE_INDIRECT, 0});
	put_cell(g, 2, 2, (struct cell){{'C'}, 1, ROLE_CURRENT, ATTR_UNDERLINE});
	put_nasty(g, 3);
	put(g, g->rows - 1, g->columns - 6, "corner");
}

/* Writes until the terminal takes no more, as it does when nobody reads. */
static bool flood(void)
{
	char bytes[4096];
	memset(bytes, '.', sizeof bytes);
	for (;;)
		if (write(STDOUT_FILENO, bytes, sizeof bytes) < 0 && errno != EINTR)
			return false;
}

static struct error copy_fault; /* no message: none */

static bool use_key(uint32_t key)
{
	switch (key) {
	case 'q':
		return false;
	case 'X':
		raise(SIGSEGV);
		break;
	case 'A':
		abort();
	case 'O':
		out_of_memory();
		break;
	case 'F':
		return flood();
	case 'E':
		exit(7);
	case 26:
		term_suspend();
		break;
	case 'm':
		term_mouse(true);
		break;
	case 'M':
		term_mouse(false);
		break;
	case 'c':
		term_copy(STR("hello, clipboard"), &copy_fault);
		break;
	}
	return true;
}

static const char *told(const struct event *event)
{
	static char text[80];
	if (event->kind == EVENT_KEY) {
		char name[32];
		key_text(event->key, name, sizeof name);
		snprintf(text, sizeof text, "key %s.", name);
	} else if (event->kind == EVENT_PASTE) {
		int n = (int)(event->pasted.n < 30 ? event->pasted.n : 30);
		snprintf(text, sizeof text, "paste %zu %.*s", event->pasted.n, n,
			 event->pasted.at);
		for (char *p = text; *p; p++)
			*p = *p == '\n' ? '|' : *p;
	} else if (event->kind == EVENT_MOUSE) {
		const struct mouse *m = &event->mouse;
		snprintf(text, sizeof text, "mouse %d %s %d,%d +%u.", m->button,
			 m->pressed ? "down" : "up", m->row, m->column, m->modifiers);
	} else if (event->kind == EVENT_RESIZE) {
		return "resized.";
	}
	return text;
}

static struct event next_event(void)
{
	struct event event = term_event();
	while (event.kind == EVENT_NONE && !term_signal()) {
		struct pollfd wait = {term_fd(), POLLIN, 0};
		poll(&wait, 1, -1);
		event = term_event();
	}
	return event;
}

/* Leaves less memory than a large screen needs. */
static void starve(void)
{
	long pages = 0;
	FILE *f = fopen("/proc/self/statm", "r");
	if (f && fscanf(f, "%ld", &pages) == 1) {
		rlim_t most = (rlim_t)pages * (rlim_t)sysconf(_SC_PAGESIZE) + (4 << 20);
		setrlimit(RLIMIT_AS, &(struct rlimit){most, most});
	}
	if (f)
		fclose(f);
}

/* Shows what events come, as a program would; in want of memory when there is a context. */
static int program(void *context)
{
	struct config c;
	struct term_traits t;
	struct error e;
	struct grid g = {0};
	const char *last = "start.";
	setenv("XDG_CONFIG_HOME", "/nonexistent", 1);
	config_load(&c, &(struct config_request){0}, &e);
	if (context)
		starve();
	if (!term_open(25, &t, &e)) {
		printf("plain: %s\n", e.message);
		fflush(stdout);
		return 5;
	}
	if (t.warning)
		last = t.warning;
	for (bool going = true; going && !term_signal();) {
		t = term_traits();
		draw(&g, &t, last);
		term_show(&g, config_theme(&c, t.colours, t.background));
		struct event event = next_event();
		if (event.kind == EVENT_GONE)
			return 6;
		if (event.kind == EVENT_KEY)
			going = use_key(event.key);
		last = copy_fault.message[0] ? copy_fault.message : told(&event);
	}
	term_close();
	free(g.cells);
	config_free(&c);
	fflush(stdout);
	return term_signal() ? 100 + term_signal() : 0;
}

static void start(struct pty *p, const char *term)
{
	setenv("TERM", term, 1);
	pty_open(p, 10, 60);
	pty_start(p, program, NULL);
}

static void quit(struct pty *p)
{
	pty_send(p, "q");
	assert_int_equal(pty_end(p), 0);
	pty_restored(p);
	pty_close(p);
}

/* ---- showing ----------------------------------------------------------------------------- */

static void shows_cells(void **state)
{
	(void)state;
	struct pty p;
	VTermScreenCell cell;
	start(&p, "xterm-256color");
	pty_see(&p, "60x10 colours 256 unicode 1 start.");
	pty_see(&p, "corner"); /* in the last cell of all, too */
	/* of doubtful width: sent last */
	pty_see(&p, "👨");
	assert_true(p.alternate);
	assert_false(p.cursor);
	assert_true(p.paste);
	/* a flag, unless the terminal says that it makes one sign of two: its letters */
	assert_string_equal(pty_row(&p, 1), "中e\u0301“👨after DK");
	vterm_screen_get_cell(p.screen, (VTermPos){2, 0}, &cell);
	assert_true(cell.attrs.bold);
	assert_true(VTERM_COLOR_IS_INDEXED(&cell.fg) && cell.fg.indexed.idx == 117);
	assert_true(VTERM_COLOR_IS_INDEXED(&cell.bg) && cell.bg.indexed.idx == 234);
	vterm_screen_get_cell(p.screen, (VTermPos){2, 1}, &cell);
	assert_true(cell.attrs.italic);
	vterm_screen_get_cell(p.screen, (VTermPos){2, 2}, &cell);
	assert_true(cell.attrs.underline && cell.bg.indexed.idx == 117);
	assert_string_equal(pty_row(&p, 3), " \ufffd\ufffda \ufffdbehind");
	pty_send(&p, "q");
	assert_int_equal(pty_end(&p), 0);
	/* nothing moves on the screen of the shell */
	const char leave[] = "\033[?1049l";
	size_t n = p.n_raw - (sizeof leave - 2);
	while (n && memcmp(p.raw + --n, leave, sizeof leave - 1) != 0)
		;
	assert_true(n > 0);
	assert_null(memchr(p.raw + n, 'H', p.n_raw - n));
	pty_close(&p);
}

/* Waits, 5 seconds at most, for bytes whose sequences the screen does not understand. */
static bool pty_says(struct pty *p, const char *what)
{
	struct timespec since;
	clock_gettime(CLOCK_MONOTONIC, &since);
	bool said = false;
	while (!said && pty_elapsed(&since) < 5000) {
		pty_pump(p, 100);
		said = p->n_raw && memmem(p->raw, p->n_raw, what, strlen(what));
	}
	return said;
}

/* A terminal that says so gets signs that are joined of several whole, in their colours. */
static void joined_signs_are_whole_where_they_can_be(void **state)
{
	(void)state;
	static const char *const answers[] = {"\033[?2027;1$y", "\033[?2027;3$y"};
	for (size_t i = 0; i < sizeof answers / sizeof *answers; i++) {
		struct pty p;
		start(&p, "xterm-256color");
		pty_see(&p, "👨");
		assert_true(pty_says(&p, "\033[?2027$p"));
		assert_null(memmem(p.raw, p.n_raw, "👨\u200d👩", 11));
		pty_send(&p, answers[i]);
		assert_true(pty_says(&p, "48;5;234m👨\u200d👩"));
		assert_true(pty_says(&p, "48;5;234m🇩🇰"));
		pty_see(&p, "resized.");
		size_t before = p.n_raw;
		pty_send(&p, "a");
		pty_see(&p, "key a.");
		assert_in_range(p.n_raw - before, 5, 60);
		assert_null(strstr(pty_row(&p, 0), "2027"));
		quit(&p);
	}
}

/* It knows nothing of it, or not now. */
static void joined_signs_are_left_where_they_can_not_be(void **state)
{
	(void)state;
	static const char *const answers[] = {"\033[?2027;0$y", "\033[?2027;2$y",
					      "\033[?2027;4$y", "\033[?1;1$y"};
	struct pty p;
	start(&p, "xterm-256color");
	pty_see(&p, "👨");
	for (size_t i = 0; i < sizeof answers / sizeof *answers; i++)
		pty_send(&p, answers[i]);
	pty_send(&p, "a");
	pty_see(&p, "key a.");
	assert_null(memmem(p.raw, p.n_raw, "👨\u200d👩", 11));
	quit(&p);
}

static void sends_only_what_differs(void **state)
{
	(void)state;
	struct pty p;
	start(&p, "xterm-256color");
	pty_see(&p, "start.");
	pty_see(&p, "👨");
	size_t before = p.n_raw;
	pty_send(&p, "a");
	pty_see(&p, "key a.");
	assert_in_range(p.n_raw - before, 5, 60);
	quit(&p);
}

static void lesser_terminals(void **state)
{
	(void)state;
	static const struct {
		const char *term, *first, *second;
	} rows[] = {
		{"vt100", "colours 0", "after"},
		{"xterm", "colours 8", "after"},
		{"linux", "colours 8", "after"},
		{"screen", "colours 8", "after"},
		{"xterm-mono", "colours 0", "after"},
		{"tmux-256color", "colours 256", "after"},
		{"no-such-terminal", "colours 256", "unknown"},
	};
	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		struct pty p;
		start(&p, rows[i].term);
		pty_see(&p, rows[i].first);
		pty_see(&p, rows[i].second);
		quit(&p);
	}
}

static void refuses_what_can_not_show(void **state)
{
	(void)state;
	static const char *const terms[] = {"dumb", ""};
	for (size_t i = 0; i < 2; i++) {
		struct pty p;
		start(&p, terms[i]);
		assert_int_equal(pty_end(&p), 5);
		assert_true(pty_find(&p, "plain: the") >= 0);
		pty_restored(&p);
		pty_close(&p);
	}
}

static void locales(void **state)
{
	(void)state;
	struct pty p;
	static const char *const names[] = {"C", "POSIX", "xx_YY.nowhere", "C.UTF-8", ""};
	for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
		setenv("LC_ALL", names[i], 1);
		start(&p, "xterm-256color");
		pty_see(&p, "unicode 1");
		pty_see(&p, "中e\u0301“👨after");
		quit(&p);
	}
	setenv("LC_ALL", "C.UTF-8", 1);
}

/* ---- events ------------------------------------------------------------------------------ */

static void keys_arrive(void **state)
{
	(void)state;
	static const struct {
		const char *bytes, *name;
	} rows[] = {
		{"x", "key x."},
		{"\r", "key Enter."},
		{"\t", "key Tab."},
		{"\n", "key Enter."},
		{"\033[Z", "key S-Tab."},
		{"\033", "key Esc."},
		{"\b", "key Backspace."},
		{"\033x", "key M-x."},
		{"\177", "key Backspace."},
		{"\033[A", "key Up."},
		{"\033OB", "key Down."},
		{"\033[1;3D", "key M-Left."},
		{"\033\033[C", "key M-Right."},
		{"\033OP", "key F1."},
		{"\033[15~", "key F5."},
		{"\033[24~", "key F12."},
		{"\033[3~", "key Delete."},
		{"\033[5~", "key PgUp."},
		{"\033[H", "key Home."},
		{"\033[4~", "key End."},
		{"\303\251", "key é."},
		{"\360\237\230\200", "key 😀."},
		{"\003", "key ^C."},
		{"\033[", "key M-[."},
		{"\033[99~y", "key y."},
		{"\033[Mabcw", "key w."},
		{"\033[9;9\033v", "key M-v."},
		{"\033OZu", "key u."},
		{"\033\177", "key M-Backspace."},
		{"\033[1;2A", "key Up."},
		{"\033[1;5C", "key Right."},
		{"\033[5;3~", "key M-PgUp."},
		{"\033[15;7~", "key M-F5."},
		{"\033O", "key M-O."},
		{"\033[<0;3;4Mz", "key z."},
	};
	struct pty p;
	start(&p, "xterm-256color");
	pty_see(&p, "start.");
	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		pty_send(&p, rows[i].bytes);
		/* only narrow letters are put by this program's put() */
		if ((unsigned char)rows[i].bytes[0] < 0x80)
			pty_see(&p, rows[i].name);
	}
	quit(&p);
}

static void a_paste_is_one_event(void **state)
{
	(void)state;
	struct pty p;
	start(&p, "xterm-256color");
	pty_see(&p, "start.");
	pty_send(&p, "\033[200~qA\rx\033[By\tz\377\033[201~");
	pty_see(&p, "paste 6 qA|xyz");
	pty_send(&p, "\033[200~half");
	pty_send(&p, " and half\033[20");
	pty_send(&p, "1~");
	pty_see(&p, "paste 13 half and half");
	/* what looks like the end and is none is text, but for the ESC */
	pty_send(&p, "\033[200~a\033[31mb\033[2Jc\033\033[201~");
	pty_see(&p, "paste 10 a[31mb[2Jc");
	quit(&p);
}

static void the_mouse_tells(void **state)
{
	(void)state;
	static const struct {
		const char *term, *bytes, *told;
	} rows[] = {
		{"xterm-256color", "\033[<0;3;4M", "mouse 1 down 3,2 +0."},
		{"xterm-256color", "\033[<0;3;4M\033[<0;3;4m", "mouse 1 up 3,2 +0."},
		{"xterm-256color", "\033[<0;3;4M\033[<32;5;6M", "mouse 0 up 5,4 +0."},
		{"xterm-256color", "\033\033[<1;3;4M", "mouse 2 down 3,2 +0."},
		{"xterm-256color", "\033[<2;50;10M", "mouse 3 down 9,49 +0."},
		{"xterm-256color", "\033[<16;1;1M", "mouse 1 down 0,0 +4."},
		{"xterm-256color", "\033[<64;7;2M", "mouse 4 down 1,6 +0."},
		{"xterm-256color", "\033[<65;7;2M", "mouse 5 down 1,6 +0."},
		{"screen", "\033[M #$\033[M@%&", "mouse 0 up 5,4 +0."},
		{"screen", "\033[M #$", "mouse 1 down 3,2 +0."},
		{"screen", "\033[M!\x21\x21", "mouse 2 down 0,0 +0."},
		{"screen", "\033[Ma!!", "mouse 5 down 0,0 +0."},
	};
	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		struct pty p;
		start(&p, rows[i].term);
		pty_see(&p, "start.");
		assert_null(memmem(p.raw, p.n_raw, "1000h", 5));
		pty_send(&p, "m");
		pty_see(&p, "key m.");
		assert_non_null(memmem(p.raw, p.n_raw, "1000h", 5));
		pty_send(&p, rows[i].bytes);
		pty_see(&p, rows[i].told);
		/* left on by another program, its reports are no keys */
		pty_send(&p, "M");
		pty_see(&p, "key M.");
		pty_send(&p, rows[i].bytes);
		pty_send(&p, "z");
		pty_see(&p, "key z.");
		quit(&p);
	}
}

static void resizes(void **state)
{
	(void)state;
	struct pty p;
	static const int sizes[][2] = {{5, 100}, {1, 1}, {2, 3}, {30, 20}, {10, 60}};
	start(&p, "xterm-256color");
	pty_see(&p, "start.");
	for (size_t i = 0; i < sizeof sizes / sizeof *sizes; i++)
		pty_resize(&p, sizes[i][0], sizes[i][1]);
	pty_see(&p, "60x10 colours 256 unicode 1 resized.");
	pty_resize(&p, 20, 70);
	pty_see(&p, "70x20 colours 256 unicode 1 resized.");
	pty_see_in(&p, 19, "corner");
	quit(&p);
}

static void copies_by_osc_52(void **state)
{
	(void)state;
	struct pty p;
	start(&p, "xterm-256color");
	pty_see(&p, "start.");
	pty_send(&p, "c");
	pty_see(&p, "key c.");
	assert_non_null(memmem(p.raw, p.n_raw, "\033]52;c;aGVsbG8sIGNsaXBib2FyZA==\a", 32));
	quit(&p);
}

static void tells_that_there_is_no_clipboard(void **state)
{
	(void)state;
	struct pty p;
	start(&p, "vt52");
	assert_true(pty_says(&p, "start."));
	pty_send(&p, "c");
	assert_true(pty_says(&p, "no clipboard"));
	pty_send(&p, "q");
	assert_int_equal(pty_end(&p), 0);
	pty_close(&p);
}

/* ---- ways out ---------------------------------------------------------------------------- */

static void every_way_out_restores(void **state)
{
	(void)state;
	static const struct {
		const char *keys;
		int signal, status;
	} rows[] = {
		{"E", 0, 7},
		{"X", 0, -SIGSEGV},
		{"A", 0, -SIGABRT},
		{"O", 0, 3},
		{"", SIGTERM, 100 + SIGTERM},
		{"", SIGHUP, 100 + SIGHUP},
		{"", SIGINT, 100 + SIGINT},
		{"", SIGBUS, -SIGBUS},
		{"", SIGFPE, -SIGFPE},
		{"", SIGILL, -SIGILL},
		{"", SIGQUIT, -SIGQUIT},
		{"", SIGUSR1, -SIGUSR1},
		{"", SIGUSR2, -SIGUSR2},
		{"", SIGALRM, -SIGALRM},
		{"", SIGXCPU, -SIGXCPU},
		{"", SIGXFSZ, -SIGXFSZ},
		{"", SIGSYS, -SIGSYS},
		{"", SIGTRAP, -SIGTRAP},
		{"", SIGVTALRM, -SIGVTALRM},
		{"", SIGPROF, -SIGPROF},
		{"", SIGIO, -SIGIO},
	};
	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		struct pty p;
		start(&p, "xterm-256color");
		pty_see(&p, "start.");
		pty_see(&p, "corner");
		pty_send(&p, rows[i].keys);
		if (rows[i].signal)
			kill(p.pid, rows[i].signal);
		assert_int_equal(pty_end(&p), rows[i].status);
		pty_restored(&p);
		pty_close(&p);
	}
}

/* Waits until nothing more fits into the terminal, whose bytes nobody reads. */
static void await_stall(struct pty *p)
{
	struct pollfd wait = {p->slave, POLLOUT, 0};
	while (poll(&wait, 1, 0) > 0)
		sched_yield();
}

static void a_stalled_terminal_does_not_hold(void **state)
{
	(void)state;
	static const int signals[] = {SIGTERM, SIGHUP, SIGSEGV, SIGUSR1};
	for (size_t i = 0; i < sizeof signals / sizeof *signals; i++) {
		struct pty p;
		int status;
		struct timespec since;
		start(&p, "xterm-256color");
		pty_see(&p, "corner");
		pty_send(&p, "F");
		await_stall(&p);
		clock_gettime(CLOCK_MONOTONIC, &since);
		kill(p.pid, signals[i]);
		assert_int_equal(waitpid(p.pid, &status, 0), p.pid);
		assert_true(WIFSIGNALED(status) && WTERMSIG(status) == signals[i]);
		assert_in_range(pty_elapsed(&since), 0, 5000);
		while (pty_pump(&p, 0))
			;
		pty_restored(&p);
		pty_close(&p);
	}
}

static void want_of_memory_is_told(void **state)
{
	(void)state;
#ifdef __SANITIZE_ADDRESS__
	return; /* its allocator would end the program itself */
#endif
	struct pty p;
	pty_open(&p, 500, 1000);
	pty_start(&p, program, &p);
	assert_int_equal(pty_end(&p), 3);
	assert_non_null(memmem(p.raw, p.n_raw, "reader: out of memory", 21));
	pty_restored(&p);
	pty_close(&p);
}

static void what_is_ignored_stays_so(void **state)
{
	(void)state;
	struct pty p;
	signal(SIGHUP, SIG_IGN);
	start(&p, "xterm-256color");
	signal(SIGHUP, SIG_DFL);
	pty_see(&p, "start.");
	kill(p.pid, SIGHUP);
	pty_send(&p, "k");
	pty_see(&p, "key k.");
	quit(&p);
}

/* Has descriptors for the terminal alone: 0 when signals are as before it was tried. */
static int lacks_descriptors(void *context)
{
	(void)context;
	struct term_traits t;
	struct error e;
	struct sigaction now;
	rlim_t next = (rlim_t)dup(STDOUT_FILENO);
	close((int)next);
	setrlimit(RLIMIT_NOFILE, &(struct rlimit){next + 1, next + 1});
	signal(SIGPIPE, SIG_IGN);
	bool opened = term_open(25, &t, &e);
	sigaction(SIGPIPE, NULL, &now);
	return opened ? 1 : now.sa_handler == SIG_IGN ? 0 : 2;
}

static void a_vain_try_changes_no_signal(void **state)
{
	(void)state;
	struct pty p;
	pty_open(&p, 10, 60);
	pty_start(&p, lacks_descriptors, NULL);
	assert_int_equal(pty_end(&p), 0);
	pty_close(&p);
}

/* Waits for something, and then has nothing to show after all. */
static int prepares_in_vain(void *context)
{
	(void)context;
	struct sigaction now;
	term_prepare();
	term_close();
	sigaction(SIGTERM, NULL, &now);
	return now.sa_handler == SIG_DFL ? 0 : 1;
}

static int prepares(void *context)
{
	term_prepare();
	return program(context);
}

static void what_is_prepared_shows_nowhere(void **state)
{
	(void)state;
	struct pty p;
	pty_open(&p, 10, 60);
	pty_start(&p, prepares_in_vain, NULL);
	assert_int_equal(pty_end(&p), 0);
	assert_int_equal(p.n_raw, 0);
	pty_restored(&p);
	pty_close(&p);
	setenv("TERM", "xterm-256color", 1);
	pty_open(&p, 10, 60);
	pty_start(&p, prepares, NULL);
	pty_see(&p, "start.");
	pty_send(&p, "k");
	pty_see(&p, "key k.");
	quit(&p);
}

static void stops_and_goes_on(void **state)
{
	(void)state;
	for (int outside = 0; outside < 2; outside++) {
		struct pty p;
		struct pty_job job = {program, NULL};
		setenv("TERM", "xterm-256color", 1);
		pty_open(&p, 10, 60);
		pty_start(&p, pty_shell, &job);
		pty_see(&p, "start.");
		pid_t group = tcgetpgrp(p.fd);
		assert_true(group > 1);
		if (outside)
			kill(-group, SIGTSTP);
		else
			pty_send(&p, "\032");
		pty_see(&p, "[stopped]");
		pty_restored(&p);
		pty_resize(&p, 12, 50);
		pty_send(&p, "\r");
		pty_see(&p, "50x12");
		assert_true(p.alternate && p.paste);
		pty_send(&p, "k");
		pty_see(&p, "key k.");
		pty_send(&p, "q");
		pty_see(&p, "[ended 0]");
		assert_int_equal(pty_end(&p), 0);
		pty_restored(&p);
		pty_close(&p);
	}
}

static void sees_that_the_terminal_is_gone(void **state)
{
	(void)state;
	struct pty p;
	int status;
	start(&p, "xterm-256color");
	pty_see(&p, "start.");
	close(p.slave);
	close(p.fd);
	assert_int_equal(waitpid(p.pid, &status, 0), p.pid);
	assert_true(WIFEXITED(status));
	assert_true(WEXITSTATUS(status) == 6 || WEXITSTATUS(status) == 100 + SIGHUP);
	p.fd = p.slave = -1;
	pty_close(&p);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(shows_cells),
		cmocka_unit_test(sends_only_what_differs),
		cmocka_unit_test(joined_signs_are_whole_where_they_can_be),
		cmocka_unit_test(joined_signs_are_left_where_they_can_not_be),
		cmocka_unit_test(lesser_terminals),
		cmocka_unit_test(refuses_what_can_not_show),
		cmocka_unit_test(locales),
		cmocka_unit_test(keys_arrive),
		cmocka_unit_test(a_paste_is_one_event),
		cmocka_unit_test(the_mouse_tells),
		cmocka_unit_test(resizes),
		cmocka_unit_test(copies_by_osc_52),
		cmocka_unit_test(tells_that_there_is_no_clipboard),
		cmocka_unit_test(every_way_out_restores),
		cmocka_unit_test(a_stalled_terminal_does_not_hold),
		cmocka_unit_test(want_of_memory_is_told),
		cmocka_unit_test(what_is_ignored_stays_so),
		cmocka_unit_test(a_vain_try_changes_no_signal),
		cmocka_unit_test(what_is_prepared_shows_nowhere),
		cmocka_unit_test(stops_and_goes_on),
		cmocka_unit_test(sees_that_the_terminal_is_gone),
	};
	setenv("LC_ALL", "C.UTF-8", 1);
	pty_signals();
	return cmocka_run_group_tests(tests, NULL, NULL);
}
