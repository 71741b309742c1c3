/*
 * The string that restores the terminal when endwin can't be called.
 */
#include "term/terminal.h"

/* after our own headers: it makes macros of words such as `columns` */
#include <curses.h>
#include <term.h>

enum { ROOM = 512 };

static struct {
	char text[ROOM];
	size_t n;
} prepared;

static int put_byte(int c)
{
	if (prepared.n < sizeof prepared.text)
		prepared.text[prepared.n++] = (char)c;
	return c;
}

static void put(const char *text)
{
	if (text)
		tputs(text, 1, put_byte);
}

void rescue_prepare(bool ansi)
{
	prepared.n = 0;
	if (ansi)
		put("\033[?2004l");
	put(exit_alt_charset_mode);
	put(exit_attribute_mode);
	put(orig_pair);
	put(keypad_local);
	put(cursor_normal);
	if (exit_ca_mode)
		put(exit_ca_mode);
	else
		put(tparm(cursor_address, (long)LINES - 1, 0L, 0L, 0L, 0L, 0L, 0L, 0L, 0L));
	signals_prepare(prepared.text, prepared.n);
}
