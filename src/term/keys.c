/*
 * Keys, pastes and the mouse, as ncurses reads them; what terminals send that their description
 * does not tell is taught to it.
 */
#include "reader/text.h"
#include "term/terminal.h"

#include <curses.h>
#include <errno.h>
#include <poll.h>

enum {
	ESC = 27,
	DEL = 127,
	CODES = 0x1000,    /* of what we teach: a key of our own - READER_KEY_BASE + CODES */
	CODE_META = 0x100, /* or-ed */
	CODE_PASTE = 0x2000,
	CODE_PASTE_END,
	MOUSE_MOST = 8, /* reports that ncurses holds */
	BUTTONS = 5,
};

static struct {
	int fd, escape_delay;
	bool gone, pasting, answered; /* what was asked for shows in the next frame */
	struct pasted pasted;
	MEVENT mouse[MOUSE_MOST]; /* reports that are not told yet, the last one first */
	int n_mouse;
} keys;

/* What the description says goes first, but for its names of keys that we don't tell apart. */
static void teach(int code, const char *format, ...)
{
	char sequence[24];
	va_list args;
	va_start(args, format);
	vsnprintf(sequence, sizeof sequence, format, args);
	va_end(args);
	int known = key_defined(sequence);
	if (known == 0 || known > KEY_F(24))
		define_key(sequence, code);
}

/* ESC [ number final, or ESC O final; with modifiers ESC [ number ; 1 + modifiers final. */
static void teach_key(uint32_t key, unsigned number, char final)
{
	enum { ALT = 2, ALL = 7 };
	int code = CODES + (int)(key - READER_KEY_BASE);
	for (unsigned modifiers = 1; modifiers <= ALL; modifiers++)
		teach(modifiers & ALT ? code | CODE_META : code, "\033[%u;%u%c", number,
		      modifiers + 1, final);
	if (final == '~')
		teach(code, "\033[%u~", number);
	else
		teach(code, "\033O%c", final);
	if (final < 'P')
		teach(code, "\033[%c", final);
}

/* As xterm, its kin and the Linux console send them. */
static void teach_all(void)
{
	static const uint32_t lettered[] = {KEY_UP_ARROW,   KEY_DOWN_ARROW, KEY_RIGHT_ARROW,
					    KEY_LEFT_ARROW, KEY_END_KEY,    KEY_HOME_KEY};
	static const uint32_t numbered[] = {KEY_HOME_KEY, KEY_INSERT_KEY, KEY_DELETE_KEY,
					    KEY_END_KEY,  KEY_PAGE_UP,    KEY_PAGE_DOWN,
					    KEY_HOME_KEY, KEY_END_KEY};
	for (unsigned i = 0; i < 6; i++)
		teach_key(lettered[i], 1, "ABCDFH"[i]);
	for (unsigned i = 0; i < 8; i++)
		teach_key(numbered[i], 1 + i, '~');
	for (unsigned f = 1; f <= 4; f++)
		teach_key(KEY_FUNCTION + f, 1, (char)('O' + f));
	for (unsigned f = 1; f <= 20; f++) /* there are gaps in the numbers */
		teach_key(KEY_FUNCTION + f, 10 + f + (f > 5) + (f > 10) + (f > 14) + (f > 16),
			  '~');
	teach(KEY_BTAB, "\033[Z");
	teach(KEY_ENTER, "\033OM");
	teach(CODE_PASTE, "\033[200~");
	teach(CODE_PASTE_END, "\033[201~");
}

void keys_start(int fd, int escape_delay)
{
	keys.fd = fd;
	keys.escape_delay = escape_delay;
	keys.gone = keys.pasting = false;
	set_escdelay(escape_delay);
	keypad(stdscr, TRUE);
	teach_all();
	term_mouse(false);
}

/*
 * The next character (OK) or code (KEY_CODE_YES), else ERR. Waits `patience` milliseconds for
 * its beginning; one that has begun may take escape_delay to be whole.
 */
static int next(wint_t *c, int patience)
{
	do {
		struct pollfd wait = {keys.fd, POLLIN, 0};
		bool begun = poll(&wait, 1, 0) > 0;
		timeout(begun ? keys.escape_delay : patience);
		errno = 0;
		int kind = get_wch(c);
		if (kind != ERR || !begun)
			return kind;
		keys.gone = wait.revents & (POLLHUP | POLLERR | POLLNVAL) || errno == EIO;
	} while (!keys.gone);
	return ERR;
}

/* One form of each key, those with a name in the order of ours; 0: none that we know. */
static uint32_t key_from(int kind, wint_t c)
{
	static const int named[] = {KEY_UP,   KEY_DOWN, KEY_LEFT,  KEY_RIGHT,
				    KEY_HOME, KEY_END,  KEY_PPAGE, KEY_NPAGE,
				    KEY_BTAB, KEY_IC,   KEY_DC};
	int code = (int)c;
	if (kind == OK)
		return c == '\n' ? '\r' : c == '\b' ? DEL : c;
	for (uint32_t i = 0; i < sizeof named / sizeof *named; i++)
		if (named[i] == code)
			return KEY_UP_ARROW + i;
	if (code == KEY_BACKSPACE || code == KEY_ENTER)
		return code == KEY_ENTER ? '\r' : DEL;
	if (code > KEY_F(0) && code <= KEY_F(24))
		return KEY_FUNCTION + (uint32_t)(code - KEY_F(0));
	if (code < CODES || code >= CODE_PASTE)
		return 0;
	uint32_t key = READER_KEY_BASE + ((uint32_t)(code - CODES) & (CODE_META - 1));
	return code & CODE_META ? key | READER_KEY_META : key;
}

/*
 * The rest of a control sequence that nobody taught, behind ESC and `first`: it is left out
 * whole, or its letters would command. ESC [ and ESC O alone are keys.
 */
static uint32_t unknown_sequence(wint_t first)
{
	wint_t c;
	char answer[8] = "";
	int n = 0, kind = next(&c, keys.escape_delay);
	if (kind == ERR)
		return READER_KEY_META | first;
	for (; first == '[' && kind == OK && c >= 0x20 && c <= 0x3f; n++) {
		if (n < (int)sizeof answer)
			answer[n] = (char)c;
		kind = next(&c, keys.escape_delay);
	}
	keys.answered |= kind == OK && c == 'y' && show_answered(answer, sizeof answer);
	if (kind == OK && c == 'M' && n == 0) /* an old mouse report: three bytes follow */
		for (int i = 0; i < 3; i++)
			next(&c, keys.escape_delay);
	else if (kind == OK && (c < 0x40 || c > 0x7e)) /* broken off by a key */
		unget_wch((wchar_t)c);
	else if (kind == KEY_CODE_YES)
		ungetch((int)c);
	return 0;
}

/* What follows ESC at once makes a key with Meta. */
static uint32_t escape(void)
{
	wint_t c;
	int kind = next(&c, 0);
	if (kind == OK && (c == '[' || c == 'O'))
		return unknown_sequence(c);
	bool apart = kind == ERR || c == (kind == OK ? ESC : KEY_MOUSE);
	if (apart && kind != ERR)
		ungetch((int)c);
	if (apart)
		return ESC;
	uint32_t key = key_from(kind, c);
	return key ? key | READER_KEY_META : 0;
}

/* Goes on gathering a paste; the event comes at the end. */
static struct event paste(void)
{
	wint_t c;
	for (int kind; (kind = next(&c, 0)) != ERR;)
		if (kind == OK ? pasted_take(&keys.pasted, c) : c == CODE_PASTE_END) {
			keys.pasting = false;
			return (struct event){EVENT_PASTE, .pasted = {keys.pasted.text.at,
								      keys.pasted.text.n}};
		}
	return (struct event){keys.gone ? EVENT_GONE : EVENT_NONE};
}

enum { BOTH = NCURSES_BUTTON_PRESSED | NCURSES_BUTTON_RELEASED };

void term_mouse(bool on)
{
	mmask_t mask = REPORT_MOUSE_POSITION | BUTTON_SHIFT | BUTTON_CTRL | BUTTON_ALT;
	for (int button = 1; button <= BUTTONS; button++)
		mask |= NCURSES_MOUSE_MASK(button, BOTH);
	keyok(KEY_MOUSE, on);
	mouseinterval(0);
	mousemask(on ? mask : 0, NULL);
	if (capability_ansi()) /* where it is dragged to, too */
		terminal_send(on ? STR("\033[?1002h") : STR("\033[?1002l"));
}

static struct event mouse_event(const MEVENT *m)
{
	struct event event = {EVENT_MOUSE, .mouse = {.row = m->y, .column = m->x}};
	for (int button = 1; button <= BUTTONS; button++) {
		if (m->bstate & NCURSES_MOUSE_MASK(button, BOTH))
			event.mouse.button = button;
		if (m->bstate & NCURSES_MOUSE_MASK(button, NCURSES_BUTTON_PRESSED))
			event.mouse.pressed = true;
	}
	event.mouse.modifiers = (m->bstate & BUTTON_SHIFT ? MOUSE_SHIFT : 0) |
				(m->bstate & BUTTON_ALT ? MOUSE_META : 0) |
				(m->bstate & BUTTON_CTRL ? MOUSE_CONTROL : 0);
	return event;
}

struct event keys_next(void)
{
	wint_t c;
	if (keys.pasting)
		return paste();
	for (int kind; keys.n_mouse == 0 && (kind = next(&c, 0)) != ERR;) {
		if (kind == KEY_CODE_YES && c == CODE_PASTE) {
			keys.pasting = true;
			pasted_begin(&keys.pasted);
			return paste();
		}
		if (kind == KEY_CODE_YES && c == KEY_MOUSE)
			while (keys.n_mouse < MOUSE_MOST &&
			       getmouse(&keys.mouse[keys.n_mouse]) == OK)
				keys.n_mouse++;
		uint32_t key = kind == OK && c == ESC ? escape() : key_from(kind, c);
		if (key || keys.answered) {
			keys.answered = false;
			return (struct event){key ? EVENT_KEY : EVENT_RESIZE, key};
		}
	}
	if (keys.n_mouse)
		return mouse_event(&keys.mouse[--keys.n_mouse]);
	return (struct event){keys.gone ? EVENT_GONE : EVENT_NONE};
}
