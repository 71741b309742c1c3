/* A file of its own, as <term.h> makes macros of words such as `columns`. */
#include "term/terminal.h"

#include <curses.h>
#include <term.h>

static struct {
	char text[512];
	size_t n;
} made;

static int put_byte(int c)
{
	if (made.n < sizeof made.text)
		made.text[made.n++] = (char)c;
	return c;
}

static void put(const char *text)
{
	if (text)
		tputs(text, 1, put_byte);
}

bool capability_ansi(void)
{
	return cursor_address && strncmp(cursor_address, "\033[", 2) == 0;
}

struct str capability_move(int row, int column)
{
	made.n = 0;
	put(cursor_address ? tiparm(cursor_address, row, column) : NULL);
	return (struct str){made.text, made.n};
}

struct str capability_look(unsigned video, int pair)
{
	made.n = 0;
	vid_puts(video, 0, &pair, put_byte);
	return (struct str){made.text, made.n};
}

struct str capability_restore(void)
{
	made.n = 0;
	if (capability_ansi())
		/* dark or light, pasting, the mouse */
		put("\033[?2031l\033[?2004l\033[?1006;1002;1000l");
	put(exit_alt_charset_mode);
	put(exit_attribute_mode);
	put(orig_pair);
	put(keypad_local);
	put(exit_ca_mode ? exit_ca_mode : tiparm(cursor_address, LINES - 1, 0));
	put(cursor_normal); /* last: leaving the screen may bring back how it was on it */
	return (struct str){made.text, made.n};
}
