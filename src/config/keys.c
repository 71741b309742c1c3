/*
 * Keys and their names in reader.ini.
 */
#include "reader/config.h"
#include "reader/text.h"

#include <stdio.h>

static const struct {
	const char *name;
	uint32_t key;
} named[] = {
	/* the first name of a key is the one that is printed */
	{"Up", KEY_UP_ARROW},
	{"Down", KEY_DOWN_ARROW},
	{"Left", KEY_LEFT_ARROW},
	{"Right", KEY_RIGHT_ARROW},
	{"Home", KEY_HOME_KEY},
	{"End", KEY_END_KEY},
	{"PgUp", KEY_PAGE_UP},
	{"PgDn", KEY_PAGE_DOWN},
	{"Tab", '\t'},
	{"S-Tab", KEY_SHIFT_TAB},
	{"Enter", '\r'},
	{"Space", ' '},
	{"Esc", 27},
	{"Backspace", 127},
	{"Delete", KEY_DELETE_KEY},
	{"Insert", KEY_INSERT_KEY},
	{"Hash", '#'},
	{"Semicolon", ';'},
	{"Equal", '='},
	{"Quote", '"'},
	{"Apostrophe", '\''},
	{"Backslash", '\\'},
	{"PageUp", KEY_PAGE_UP},
	{"PageDown", KEY_PAGE_DOWN},
	{"Escape", 27},
	{"Return", '\r'},
	{"Del", KEY_DELETE_KEY},
	{"Ins", KEY_INSERT_KEY},
	{"BackTab", KEY_SHIFT_TAB},
};
enum { N_NAMED = sizeof named / sizeof *named, MOST_FUNCTION = 24 };

/* The one code point that `s` is, or 0. */
static uint32_t only_point(struct str s)
{
	unsigned size;
	if (s.n == 0 || s.n > 4 || !text_valid(s))
		return 0;
	uint32_t c = text_decode(s, 0, &size);
	return size == s.n && c > ' ' && text_printable(c) && text_cluster_width(s, 1) ? c : 0;
}

static uint32_t function_key(struct str name)
{
	if (name.n < 2 || name.n > 3 || (name.at[0] != 'F' && name.at[0] != 'f'))
		return 0;
	unsigned n = 0;
	for (size_t i = 1; i < name.n; i++) {
		if (name.at[i] < '0' || name.at[i] > '9')
			return 0;
		n = n * 10 + (unsigned)(name.at[i] - '0');
	}
	return n >= 1 && n <= MOST_FUNCTION && name.at[1] != '0' ? KEY_FUNCTION + n : 0;
}

/* ^A is 1; to every terminal ^I is Tab, ^M and ^J are Enter, ^H is Backspace, ^[ is Esc. */
static uint32_t control_key(char c)
{
	if (c >= 'a' && c <= 'z')
		c = (char)(c - 32);
	if (c == '?')
		return 127;
	if (c < '@' || c > '_')
		return 0;
	return c == 'J' ? '\r' : c == 'H' ? 127 : (uint32_t)(c - '@');
}

uint32_t key_of(struct str name)
{
	uint32_t meta = 0;
	if (name.n > 2 && (name.at[0] == 'M' || name.at[0] == 'm') && name.at[1] == '-') {
		meta = READER_KEY_META;
		name = (struct str){name.at + 2, name.n - 2};
	}
	uint32_t key = only_point(name);
	if (!key && name.n == 2 && name.at[0] == '^')
		key = control_key(name.at[1]);
	if (!key)
		key = function_key(name);
	for (size_t i = 0; !key && i < N_NAMED; i++)
		if (str_alike(name, str_of(named[i].name)))
			key = named[i].key;
	return key ? key | meta : 0;
}

static void print_point(uint32_t c, char *out, size_t room)
{
	char bytes[4];
	snprintf(out, room, "%.*s", (int)text_encode(c, bytes), bytes);
}

void key_text(uint32_t key, char *out, size_t room)
{
	if (room == 0)
		return;
	if (key & READER_KEY_META) {
		int n = snprintf(out, room, "M-");
		out += (size_t)n < room ? (size_t)n : room - 1;
		room -= (size_t)n < room ? (size_t)n : room - 1;
		key &= ~(uint32_t)READER_KEY_META;
	}
	for (size_t i = 0; i < N_NAMED; i++) {
		if (named[i].key == key) {
			snprintf(out, room, "%s", named[i].name);
			return;
		}
	}
	if (key > KEY_FUNCTION && key <= KEY_FUNCTION + MOST_FUNCTION)
		snprintf(out, room, "F%u", (unsigned)(key - KEY_FUNCTION));
	else if (key < ' ')
		snprintf(out, room, "^%c", (int)(key + '@'));
	else
		print_point(key, out, room);
}
