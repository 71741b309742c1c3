#include "term/pen.h"

#include "term/colour.h"
#include "term/terminal.h"

#include <curses.h>
#include <stdio.h>

static struct {
	const char *reset, *bold, *dim, *italic, *underline, *reverse;
	const char *no_italic, *no_underline, *default_colours;
	const char *set_fg, *set_bg;
	int colours;
	bool direct; /* takes 0xrrggbb */
	bool ansi;   /* has the standard ways of switching one thing off */
} has;

void bytes_add(struct bytes *b, const char *at, size_t n)
{
	while (b->list.n + n > b->list.room)
		b->list.at = vec_grow(b->list.at, &b->list.room, 1);
	memcpy(b->list.at + b->list.n, at, n);
	b->list.n += n;
}

void bytes_add_text(struct bytes *b, const char *text)
{
	if (text)
		bytes_add(b, text, strlen(text));
}

void pen_start(void)
{
	has.reset = terminal_capability("sgr0");
	has.bold = terminal_capability("bold");
	has.dim = terminal_capability("dim");
	has.italic = terminal_capability("sitm");
	has.underline = terminal_capability("smul");
	has.reverse = terminal_capability("rev");
	has.no_italic = terminal_capability("ritm");
	has.no_underline = terminal_capability("rmul");
	has.default_colours = terminal_capability("op");
	has.set_fg = terminal_capability("setaf");
	has.set_bg = terminal_capability("setab");
	has.colours = has.set_fg && has.set_bg ? tigetnum("colors") : 0;
	has.direct = has.colours > 256 && tigetflag("RGB") > 0;
	/* a terminal that sets colours by ECMA-48 knows its other codes, too */
	has.ansi = has.colours >= 8 && strncmp(has.set_fg, "\033[", 2) == 0;
	if (!has.italic) {
		has.italic = has.underline;
		has.no_italic = has.no_underline;
	}
}

static void colour_text(char *out, size_t room, const char *how, int colour,
			const char *standard)
{
	out[0] = 0;
	if (has.colours < 8)
		return;
	if (colour < 0)
		snprintf(out, room, "%s", has.ansi ? standard : "");
	else
		snprintf(out, room, "%s", tiparm(how, colour));
}

struct pen pen_of(struct style style)
{
	struct pen p = {.attributes = style.attributes, .fg = -1, .bg = -1};
	if (has.colours >= 8) {
		p.fg = colour_for(style.fg, has.colours, has.direct);
		p.bg = colour_for(style.bg, has.colours, has.direct);
		/* bright colours of a terminal that has only eight are bold */
		if (has.colours < 16 && style.fg >= 8 && style.fg < 16)
			p.attributes |= ATTR_BOLD;
	}
	colour_text(p.fg_text, sizeof p.fg_text, has.set_fg, p.fg, "\033[39m");
	colour_text(p.bg_text, sizeof p.bg_text, has.set_bg, p.bg, "\033[49m");
	return p;
}

void pen_reset(struct bytes *out)
{
	bytes_add_text(out, has.reset);
	bytes_add_text(out, has.default_colours);
}

/* Switches single attributes off; false when only a reset does that. */
static bool switch_off(struct bytes *out, unsigned off, unsigned *left)
{
	if (!has.ansi ||
	    (off & (ATTR_ITALIC | ATTR_UNDERLINE) && (!has.no_italic || !has.no_underline)))
		return false;
	if (off & (ATTR_BOLD | ATTR_DIM)) {
		bytes_add_text(out, "\033[22m");
		*left &= ~(unsigned)(ATTR_BOLD | ATTR_DIM);
	}
	if (off & ATTR_ITALIC)
		bytes_add_text(out, has.no_italic);
	if (off & ATTR_UNDERLINE)
		bytes_add_text(out, has.no_underline);
	if (has.no_italic == has.no_underline && off & (ATTR_ITALIC | ATTR_UNDERLINE))
		*left &= ~(unsigned)(ATTR_ITALIC | ATTR_UNDERLINE);
	if (off & ATTR_REVERSE)
		bytes_add_text(out, "\033[27m");
	*left &= ~off;
	return true;
}

void pen_change(struct bytes *out, const struct pen *now, const struct pen *want)
{
	static const struct pen none = {.fg = -1, .bg = -1};
	unsigned left = now ? now->attributes : 0;
	bool to_default =
		now && ((want->fg < 0 && now->fg >= 0) || (want->bg < 0 && now->bg >= 0));
	if (!now || (to_default && !has.ansi) ||
	    (left & ~want->attributes && !switch_off(out, left & ~want->attributes, &left))) {
		pen_reset(out);
		now = &none;
		left = 0;
	}
	unsigned on = want->attributes & ~left;
	if (on & ATTR_BOLD)
		bytes_add_text(out, has.bold);
	if (on & ATTR_DIM)
		bytes_add_text(out, has.dim);
	if (on & ATTR_ITALIC)
		bytes_add_text(out, has.italic);
	if (on & ATTR_UNDERLINE)
		bytes_add_text(out, has.underline);
	if (on & ATTR_REVERSE)
		bytes_add_text(out, has.reverse);
	if (want->fg != now->fg)
		bytes_add_text(out, want->fg_text);
	if (want->bg != now->bg)
		bytes_add_text(out, want->bg_text);
}

bool pen_same(const struct pen *a, const struct pen *b)
{
	return a->attributes == b->attributes && a->fg == b->fg && a->bg == b->bg;
}

bool pen_same_blank(const struct pen *a, const struct pen *b)
{
	unsigned seen = ATTR_UNDERLINE | ATTR_REVERSE;
	if (has.italic == has.underline)
		seen |= ATTR_ITALIC;
	return a->bg == b->bg && !((a->attributes | b->attributes) & seen);
}
