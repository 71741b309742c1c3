#include "convert.h"

#include <errno.h>
#include <iconv.h>

/* A charset, and the one that is written under its name (as the Encoding Standard has it). */
static const char *const practised[][2] = {
	{"gb2312", "gb18030"},    {"gbk", "gb18030"},   {"shift_jis", "cp932"},
	{"x-sjis", "cp932"},      {"euc-kr", "cp949"},  {"big5", "big5-hkscs"},
	{"iso-8859-1", "cp1252"}, {"latin1", "cp1252"}, {"iso-8859-9", "cp1254"},
	{"tis-620", "cp874"},
};

bool charset_tells_nothing(const char *charset)
{
	static const char *const defaults[] = {"utf-8",  "utf8",     "iso-8859-1",
					       "latin1", "us-ascii", "windows-1252"};
	for (size_t i = 0; i < sizeof defaults / sizeof *defaults; i++)
		if (str_alike(str_of(charset), str_of(defaults[i])))
			return true;
	return false;
}

static const char *in_practice(const char *charset)
{
	struct str name = str_of(charset);
	for (size_t i = 0; i < sizeof practised / sizeof *practised; i++)
		if (str_alike(name, str_of(practised[i][0])))
			return practised[i][1];
	return charset;
}

bool converter_open(struct converter *c, const char *charset)
{
	iconv_t how = iconv_open("UTF-8", in_practice(charset));
	if (how == (iconv_t)-1)
		return false;
	converter_free(c);
	c->how = how;
	return true;
}

/* Converts; what is left at the end begins a character. Returns its bytes. */
static size_t convert(struct converter *c, char *from, size_t n)
{
	enum { ROOM = 64 };
	size_t left = n;
	while (left) {
		while (c->out.room - c->out.n < left + ROOM)
			c->out.at = vec_grow(c->out.at, &c->out.room, sizeof *c->out.at);
		char *to = c->out.at + c->out.n;
		size_t room = c->out.room - c->out.n;
		size_t status = iconv(c->how, &from, &left, &to, &room);
		c->out.n = c->out.room - room;
		if (status != (size_t)-1 || errno == E2BIG)
			continue;
		if (errno == EINVAL && left < sizeof c->held)
			break;
		VEC_PUSH(c->out, '\xff');
		from++;
		left--;
	}
	return left;
}

/* The last character, which one of Windows-1255 waits with for a point that joins it. */
static void flush(struct converter *c)
{
	enum { ROOM = 64 };
	while (c->out.room - c->out.n < ROOM)
		c->out.at = vec_grow(c->out.at, &c->out.room, sizeof *c->out.at);
	char *to = c->out.at + c->out.n;
	size_t room = ROOM;
	iconv(c->how, NULL, NULL, &to, &room);
	c->out.n = (size_t)(to - c->out.at);
}

/* What was held back, with as much of the piece as completes it; returns the bytes taken. */
static size_t convert_held(struct converter *c, struct str piece)
{
	size_t taken = 0;
	while (c->n_held && taken < piece.n) {
		c->held[c->n_held++] = piece.at[taken++];
		size_t left = convert(c, c->held, c->n_held);
		memmove(c->held, c->held + c->n_held - left, left);
		c->n_held = left;
	}
	return taken;
}

struct str converter_feed(struct converter *c, struct str piece, bool last)
{
	c->out.n = 0;
	size_t taken = convert_held(c, piece);
	if (taken < piece.n) {
		c->n_held = convert(c, (char *)piece.at + taken, piece.n - taken);
		memcpy(c->held, piece.at + piece.n - c->n_held, c->n_held);
	}
	if (last)
		flush(c);
	for (size_t i = 0; last && i < c->n_held; i++)
		VEC_PUSH(c->out, '\xff');
	c->n_held = last ? 0 : c->n_held;
	return (struct str){c->out.n ? c->out.at : "", c->out.n};
}

void converter_free(struct converter *c)
{
	if (c->how)
		iconv_close(c->how);
	VEC_FREE(c->out);
	*c = (struct converter){0};
}
