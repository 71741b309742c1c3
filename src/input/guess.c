#include "guess.h"

#include "library.h"

#include <stdio.h>
#include <uchardet/uchardet.h>

enum {
	ASKED = 64 * 1024, /* bytes that the library is given */
	LOOK = 512,        /* bytes in which a wide charset shows */
	FEW = 8,           /* letters that tell one Latin charset hardly from another */
	HARDLY_ANY = 4,    /* letters that tell nothing */
	TORN = 2,          /* words torn by signs, which are letters then */
};

/* ---- wide charsets ----------------------------------------------------------------------- */

/* Zeros of the first bytes by their place in a group of four. */
struct zeros {
	size_t at[4], groups;
};

static struct zeros count_zeros(struct str s)
{
	struct zeros z = {.groups = (s.n < LOOK ? s.n : LOOK) / 4};
	for (size_t i = 0; i < z.groups * 4; i++)
		z.at[i % 4] += !s.at[i];
	return z;
}

/* A charset of which letters are written between escapes, as mails once were; else NULL. */
static const char *escaped_name(struct str s)
{
	if (!memchr(s.at, '\033', s.n))
		return NULL;
	if (memmem(s.at, s.n, "\033$B", 3) || memmem(s.at, s.n, "\033$@", 3))
		return "iso-2022-jp";
	return memmem(s.at, s.n, "\033$)C", 4) ? "iso-2022-kr" : NULL;
}

/* By marks, or by where zeros stand: text in any other charset has none. NULL: not wide. */
static const char *wide_name(struct str s)
{
	if (s.n >= 4 && !memcmp(s.at, "\xff\xfe\0\0", 4))
		return "utf-32le";
	if (s.n >= 4 && !memcmp(s.at, "\0\0\xfe\xff", 4))
		return "utf-32be";
	struct zeros z = count_zeros(s);
	size_t even = z.at[0] + z.at[2], odd = z.at[1] + z.at[3];
	if (z.groups < 2 || !(even + odd))
		return NULL;
	if (z.at[3] == z.groups && z.at[2] == z.groups && z.at[0] == 0)
		return "utf-32le";
	if (z.at[0] == z.groups && z.at[1] == z.groups && z.at[3] == 0)
		return "utf-32be";
	/* of text in any script at least the blanks are of ASCII */
	if (even == 0 && odd * 16 >= z.groups * 2)
		return "utf-16le";
	if (odd == 0 && even * 16 >= z.groups * 2)
		return "utf-16be";
	return NULL;
}

/* ---- the library ------------------------------------------------------------------------- */

/* The functions of the library that are used. */
#define FUNCTIONS(X)                                                                           \
	X(uchardet_new)                                                                        \
	X(uchardet_handle_data)                                                                \
	X(uchardet_data_end)                                                                   \
	X(uchardet_get_charset)                                                                \
	X(uchardet_delete)

static struct {
	FUNCTIONS(LIBRARY_MEMBER)
} library;
static const struct library_function functions[] = {FUNCTIONS(LIBRARY_ROW)};

/* What the library takes it for; "": it does not know, or is not there. */
static void ask_library(struct str s, char name[CHARSET_NAME])
{
	name[0] = 0;
	if (!library_load(LIBUCHARDET, functions, sizeof functions / sizeof *functions))
		return;
	uchardet_t detector = library.uchardet_new();
	if (!library.uchardet_handle_data(detector, s.at, s.n < ASKED ? s.n : ASKED)) {
		library.uchardet_data_end(detector);
		snprintf(name, CHARSET_NAME, "%s", library.uchardet_get_charset(detector));
	}
	library.uchardet_delete(detector);
	for (char *c = name; *c; c++)
		*c = ascii_lower(*c);
}

/* ---- what it says, judged ---------------------------------------------------------------- */

struct letter_counts {
	size_t ascii, beyond; /* of them, and of bytes that are letters in most charsets */
	size_t runs;          /* of three and more beyond, as few Latin words have */
	size_t torn;          /* letters that Windows-1252 has a sign between */
	bool c1;              /* bytes that the ISO charsets have no sign for */
	bool ukrainian;       /* letters that KOI8-R has box drawings for */
};

static bool is_western_letter(unsigned char c)
{
	unsigned char lower = c | 0x20;
	return (lower >= 'a' && lower <= 'z') || (c >= 0xc0 && c != 0xd7 && c != 0xf7);
}

/* A sign that stands within no word: not the ordinals, the dots, the hyphen and the accents. */
static bool is_western_sign(unsigned char c)
{
	return c == 0xd7 || c == 0xf7 ||
	       (c > 0xa0 && c < 0xc0 && !strchr("\xa8\xaa\xad\xb4\xb7\xb8\xba", c));
}

static struct letter_counts count_letters(struct str s)
{
	struct letter_counts l = {0};
	size_t run = 0;
	for (size_t i = 0; i < s.n && i < ASKED; i++) {
		unsigned char c = (unsigned char)s.at[i], lower = c | 0x20;
		l.ascii += lower >= 'a' && lower <= 'z';
		l.beyond += c > 0xa0;
		run = c >= 0x80 ? run + 1 : 0;
		l.runs += run == 3;
		l.torn += i && i + 1 < s.n && is_western_sign(c) &&
			  is_western_letter((unsigned char)s.at[i - 1]) &&
			  is_western_letter((unsigned char)s.at[i + 1]);
		l.c1 |= c >= 0x80 && c < 0xa0;
		l.ukrainian |= c && strchr("\xa4\xa6\xa7\xad\xb4\xb6\xb7\xbd", c);
	}
	return l;
}

/* An ISO charset, and the Windows one that has signs where it has none. */
static const struct twin {
	const char *iso, *windows;
} twins[] = {
	{"iso-8859-1", "windows-1252"},  {"iso-8859-15", "windows-1252"},
	{"iso-8859-2", "windows-1250"},  {"iso-8859-5", "windows-1251"},
	{"iso-8859-6", "windows-1256"},  {"iso-8859-7", "windows-1253"},
	{"iso-8859-8", "windows-1255"},  {"iso-8859-9", "windows-1254"},
	{"iso-8859-13", "windows-1257"},
};

/* Under the name of what holds all that the text holds. */
static void widen(char name[CHARSET_NAME], const struct letter_counts *l)
{
	for (size_t i = 0; l->c1 && i < sizeof twins / sizeof *twins; i++)
		if (strcmp(name, twins[i].iso) == 0)
			strcpy(name, twins[i].windows);
	if (l->ukrainian && strcmp(name, "koi8-r") == 0)
		strcpy(name, "koi8-u");
	if (strcmp(name, "uhc") == 0)
		strcpy(name, "cp949");
}

/* Of a script that Windows-1252 has the most letters of? Others show by any of theirs. */
static bool is_latin(const char *name)
{
	static const char *const latin[] = {"iso-8859-1",   "iso-8859-2",       "iso-8859-3",
					    "iso-8859-4",   "iso-8859-9",       "iso-8859-10",
					    "iso-8859-13",  "iso-8859-15",      "iso-8859-16",
					    "ibm852",       "windows-1250",     "windows-1252",
					    "windows-1254", "windows-1257",     "windows-1258",
					    "viscii",       "mac-centraleurope"};
	for (size_t i = 0; i < sizeof latin / sizeof *latin; i++)
		if (strcmp(name, latin[i]) == 0)
			return true;
	return false;
}

static struct charset_guess named(const char *name, bool doubtful)
{
	struct charset_guess g = {CHARSET_OTHER, "", doubtful};
	bool western = strcmp(name, "windows-1252") == 0 || strcmp(name, "iso-8859-1") == 0;
	if (western)
		g.charset = CHARSET_WINDOWS_1252;
	else
		snprintf(g.name, sizeof g.name, "%s", name);
	return g;
}

/* So few letters that the library takes any Latin charset for another? */
static bool tell_little(const struct letter_counts *l)
{
	return l->beyond < FEW && l->beyond * 10 < l->ascii;
}

/* Bytes that are not UTF-8; `western`: they may be Windows-1252. */
static struct charset_guess guess_narrow(struct str s, bool western)
{
	const struct charset_guess latin = {.charset = CHARSET_WINDOWS_1252};
	char name[CHARSET_NAME];
	struct letter_counts l = count_letters(s);
	/* English: the few letters it has beyond ASCII tell the library nothing */
	bool sparse = l.beyond * 50 < l.ascii && l.runs * 8 < l.beyond;
	bool torn = l.torn >= TORN;
	if (western && !torn && (sparse || l.beyond < HARDLY_ANY))
		return latin;
	ask_library(s, name);
	widen(name, &l);
	if (!name[0] || strcmp(name, "ascii") == 0 || strcmp(name, "utf-8") == 0)
		return (struct charset_guess){western ? CHARSET_WINDOWS_1252 : CHARSET_UTF8, "",
					      true};
	struct charset_guess g = named(name, l.beyond < FEW);
	g.doubtful |= torn && g.charset == CHARSET_WINDOWS_1252;
	if (!western || !is_latin(name) || !tell_little(&l) || torn)
		return g;
	g = latin;
	g.doubtful = strcmp(name, "windows-1252") != 0 && strcmp(name, "iso-8859-1") != 0;
	return g;
}

bool guess_unlike_ascii(struct str bytes)
{
	return (unsigned char)bytes.at[0] >= 0xfe ||
	       memchr(bytes.at, 0, bytes.n < 16 ? bytes.n : 16) || escaped_name(bytes);
}

bool guess_unlike_utf8(struct str s)
{
	bool beyond = false;
	for (size_t i = 0; i < s.n; i++) {
		unsigned char c = (unsigned char)s.at[i];
		if (c >= 0xc2 && (i + 1 == s.n || ((unsigned char)s.at[i + 1] & 0xc0) == 0x80))
			return false;
		beyond |= c >= 0x80;
	}
	return beyond;
}

struct charset_guess guess_behind_ascii(struct str bytes, bool whole)
{
	enum charset c = charset_sniff((const unsigned char *)bytes.at, bytes.n, whole);
	if (c == CHARSET_WINDOWS_1252 || c == CHARSET_OTHER)
		return guess_narrow(bytes, c == CHARSET_WINDOWS_1252);
	return (struct charset_guess){CHARSET_UTF8, "",
				      false}; /* UTF-16 would have shown at once */
}

struct charset_guess guess_charset(struct str bytes, bool whole)
{
	enum charset c = charset_sniff((const unsigned char *)bytes.at, bytes.n, whole);
	const char *wide = wide_name(bytes);
	const char *escaped = escaped_name(bytes);
	if (escaped)
		return named(escaped, false);
	if (wide && wide[4] == '3')
		return named(wide, false);
	if (wide && strcmp(wide, "utf-16le") == 0)
		c = CHARSET_UTF16LE;
	else if (wide)
		c = CHARSET_UTF16BE;
	if (c == CHARSET_UTF16LE || c == CHARSET_UTF16BE)
		return (struct charset_guess){c, "", false};
	return guess_behind_ascii(bytes, whole);
}
