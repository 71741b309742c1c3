#include "foreign.h"

#include <stdio.h>

/*
 * A format: what a file of it is called, what writes its text to standard output (%s: the file;
 * NULL: nothing that is at hand), and the bytes that tell it, with where they stand. A `marked`
 * format is text itself; of the others the head holds control characters as well, so that prose
 * which happens to begin with the same letters stays prose. A file is of the first that fits.
 */
struct foreign {
	const char *what, *command;
	int at;
	const char *magic;
	size_t n;
	bool marked;
};

enum {
	LOOK = 512, /* bytes that are looked at for control characters */
	NOISE_LOOK = 4096,
	NOISE_LEAST = 8, /* of them, and this share: a 32nd; of noise it is an 11th */
	NOISE_SHARE = 32,
	NAME_MOST = 100, /* bytes of a name that is told twice */
};

#define BYTES(at, literal) (at), (literal), sizeof(literal) - 1

static const struct foreign formats[] = {
	{"a PDF file", "pdftotext %s -", BYTES(0, "%PDF-"), true},
	{"an RTF file", "unrtf --text %s", BYTES(0, "{\\rtf"), true},
	{"a PostScript file", "ps2ascii %s", BYTES(0, "%!PS"), true},
	{"an old Word document", "catdoc %s", BYTES(0, "\320\317\021\340\241\261\032\341"),
	 false},
	{"a 7z archive", "7z x -so %s", BYTES(0, "7z\274\257\047\034"), false},
	{"a tar archive", "tar -xOf %s", BYTES(257, "ustar"), false},
	{"a DjVu file", "djvutxt %s", BYTES(0, "AT&TFORM"), false},
	{"a PNG image", "tesseract %s -", BYTES(0, "\211PNG\r\n\032\n"), false},
	{"a JPEG image", "tesseract %s -", BYTES(0, "\377\330\377"), false},
	{"a GIF image", "tesseract %s -", BYTES(0, "GIF8"), false},
	{"a TIFF image", "tesseract %s -", BYTES(0, "II*\0"), false},
	{"a TIFF image", "tesseract %s -", BYTES(0, "MM\0*"), false},
	{"a WebP image", "tesseract %s -", BYTES(8, "WEBPVP8"), false},
	{"a zip archive", "unzip -p %s", BYTES(0, "PK\003\004"), false},
	{"a program", "strings %s", BYTES(0, "\177ELF"), false},
	{"a Windows program", "strings %s", BYTES(0, "MZ\220\0"), false},
	{"an SQLite database", "sqlite3 %s .dump", BYTES(0, "SQLite format 3\0"), false},
	{"a sound file", NULL, BYTES(0, "ID3"), false},
	{"a sound file", NULL, BYTES(0, "OggS"), false},
	{"a sound file", NULL, BYTES(0, "fLaC"), false},
	{"a sound file", NULL, BYTES(8, "WAVEfmt "), false},
	{"a film", NULL, BYTES(4, "ftyp"), false},
	{"a film", NULL, BYTES(0, "\032\105\337\243"), false},
};

/* What text has no use for; escape and backspace are of manuals. */
static bool is_odd(char c)
{
	static const char of_text[] = {'\t', '\n', '\v', '\f', '\r', '\b', '\033'};
	return (unsigned char)c < ' ' && !memchr(of_text, c, sizeof of_text);
}

static bool has_controls(struct str head)
{
	for (size_t i = 0; i < head.n && i < LOOK; i++)
		if (is_odd(head.at[i]))
			return true;
	return false;
}

static bool has_at(struct str s, size_t at, const char *bytes, size_t n)
{
	return s.n >= at + n && !memcmp(s.at + at, bytes, n);
}

/* So many zero bytes in a row stand in no text, in whichever charset. */
static bool has_gap(struct str head)
{
	static const char gap[64] = {0};
	return memmem(head.at, head.n, gap, sizeof gap);
}

/*
 * Control characters of many kinds, as packed data has them. In text of two bytes a letter one
 * of a kind may stand beside each letter, besides zeros; with a byte order mark there may be
 * any.
 */
static bool is_noise(struct str head)
{
	size_t kinds[' '] = {0}, all = 0, most = 0;
	size_t n = head.n < NOISE_LOOK ? head.n : NOISE_LOOK;
	if (has_at(head, 0, "\377\376", 2) || has_at(head, 0, "\376\377", 2))
		return false;
	for (size_t i = 0; i < n; i++) {
		if (!head.at[i] || !is_odd(head.at[i]))
			continue;
		all++;
		kinds[(unsigned char)head.at[i]]++;
		if (kinds[(unsigned char)head.at[i]] > most)
			most = kinds[(unsigned char)head.at[i]];
	}
	return all - most >= NOISE_LEAST && (all - most) * NOISE_SHARE >= n;
}

static bool fits(const struct foreign *f, struct str head)
{
	return has_at(head, (size_t)f->at, f->magic, f->n) && (f->marked || has_controls(head));
}

/* A name that a shell takes as it stands, and that leaves room for the rest of the message. */
static bool is_plain(const char *name)
{
	static const char plain[] = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ"
				    "0123456789./_+,:@%-";
	return *name != '-' && strlen(name) <= NAME_MOST && !name[strspn(name, plain)];
}

bool foreign_allow(const char *name, struct str head, struct error *e)
{
	size_t i = 0, n = sizeof formats / sizeof *formats;
	while (i < n && !fits(&formats[i], head))
		i++;
	const char *shown = strcmp(name, "-") ? name : "standard input";
	if (i == n)
		return !(has_gap(head) || is_noise(head)) ||
		       fail(e, "%s: binary, no text", shown);
	const struct foreign *f = &formats[i];
	if (!f->command)
		return fail(e, "%s: %s, which can't be read", shown, f->what);
	const char *argument = is_plain(name) ? name : "FILE", *at = strstr(f->command, "%s");
	return fail(e, "%s: %s, which can't be read yet: %.*s%s%s | reader", shown, f->what,
		    (int)(at - f->command), f->command, argument, at + 2);
}
