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
	CODE_COLOUR, /* of the ground: a colour follows, and BEL or ESC \ */
	CODE_LIGHT,  /* the terminal has become dark or light: ESC [ ? 997 ; 1 or 2 n */
	CODE_JOINS,  /* signs are joined: ESC [ ? 2027 ; 0 to 4 $ y, which is the last answer */
	SILENCE = 1000, /* milliseconds after which an answer that began is broken off */
	PATIENCE = 300, /* milliseconds that answers may take when we leave */
	MOUSE_MOST = 8, /* reports that ncurses holds */
	BUTTONS = 5,
};

static struct {
	int fd, escape_delay;
	bool learnt; /* ncurses knows what keys send */
	bool mouse_on, gone, pasting;
	int64_t asked; /* milliseconds: when, 0: all answers are there */
	int32_t *background;
	struct pasted pasted;
	MEVENT mouse[MOUSE_MOST]; /* reports that are not told yet, the last one first */
	int n_mouse;
} keys;

/* What the description says goes first, but for its names of keys that we don't tell apart. */
static void teach(int code, const char *sequence)
{
	int known = key_defined(sequence);
	if (known == 0 || known > KEY_F(24))
		define_key(sequence, code);
}

static void teach_key(uint32_t key, const char *sequence)
{
	int code = CODES + (int)((key & ~READER_KEY_META) - READER_KEY_BASE);
	teach(key & READER_KEY_META ? code | CODE_META : code, sequence);
}

void keys_start(int fd, int escape_delay, int32_t *background)
{
	keys.fd = fd;
	keys.escape_delay = escape_delay;
	keys.learnt = keys.gone = keys.pasting = false;
	keys.background = background;
	set_escdelay(escape_delay);
	term_mouse(false);
	keys.asked = COLORS >= 256 && capability_ansi() ? milliseconds() : 0;
	if (keys.asked) /* old ones might show it; the answers come as keys do */
		terminal_send(STR("\033]11;?\a\033[?2027$p"));
}

/* Done before the first key is read, which is behind the first screen. */
static void learn(void)
{
	keys.learnt = true;
	keypad(stdscr, TRUE);
	key_sequences(teach_key);
	teach(KEY_ENTER, "\033OM");
	teach(CODE_PASTE, "\033[200~");
	teach(CODE_PASTE_END, "\033[201~");
	teach(CODE_COLOUR, "\033]11;");
	teach(CODE_LIGHT, "\033[?997;1n");
	teach(CODE_LIGHT, "\033[?997;2n");
	for (char answer[] = "\033[?2027;0$y", *n = answer + 8; *n < '5'; ++*n)
		teach(CODE_JOINS + *n - '0', answer);
	keyok(KEY_MOUSE, keys.mouse_on);
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
	int n = 0, kind = next(&c, keys.escape_delay);
	if (kind == ERR)
		return READER_KEY_META | first;
	for (; first == '[' && kind == OK && c >= 0x20 && c <= 0x3f; n++)
		kind = next(&c, keys.escape_delay);
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
	keys.mouse_on = on;
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

/* The rest of what CODE_COLOUR begins, which may come in pieces. */
static bool take_colour(void)
{
	char colour[32];
	size_t n = 0;
	wint_t c;
	while (next(&c, SILENCE) == OK && c != '\a' && c != '\\')
		if (c != ESC && n < sizeof colour)
			colour[n++] = (char)c;
	return colour_told((struct str){colour, n}, keys.background);
}

/* What no key has sent. True: it changes what the screen shows. */
static bool take_code(int code)
{
	int joins = code - CODE_JOINS;
	while (code == KEY_MOUSE && keys.n_mouse < MOUSE_MOST &&
	       getmouse(&keys.mouse[keys.n_mouse]) == OK)
		keys.n_mouse++;
	if (code == CODE_PASTE) {
		keys.pasting = true;
		pasted_begin(&keys.pasted);
	}
	if (code == CODE_LIGHT) /* what its ground is now */
		terminal_send(STR("\033]11;?\a"));
	if (joins >= 0)
		keys.asked = 0;
	return code == CODE_COLOUR ? take_colour() : joins > 0 && joins % 2 && show_joins();
}

struct event keys_next(void)
{
	wint_t c;
	if (!keys.learnt)
		learn();
	for (int kind; !keys.pasting && keys.n_mouse == 0 && (kind = next(&c, 0)) != ERR;) {
		uint32_t key = kind == OK && c == ESC ? escape() : key_from(kind, c);
		if (key)
			return (struct event){EVENT_KEY, key};
		if (kind == KEY_CODE_YES && take_code((int)c))
			return (struct event){EVENT_RESIZE};
	}
	if (keys.pasting)
		return paste();
	if (keys.n_mouse)
		return mouse_event(&keys.mouse[--keys.n_mouse]);
	return (struct event){keys.gone ? EVENT_GONE : EVENT_NONE};
}

void keys_end(void)
{
	struct pollfd wait = {keys.fd, POLLIN, 0};
	while (keys.asked && !keys.gone && milliseconds() - keys.asked < PATIENCE)
		if (poll(&wait, 1, PATIENCE) > 0)
			keys_next();
}
