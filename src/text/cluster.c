/* Grapheme clusters, their columns, and what may be shown of them. */
#include "reader/text.h"

#include <unicase.h>
#include <unictype.h>
#include <unigbrk.h>
#include <unistr.h>
#include <uniwidth.h>

uint32_t text_decode(struct str s, size_t at, unsigned *size)
{
	unsigned char first = (unsigned char)s.at[at];
	ucs4_t c;
	*size = 1;
	if (first < 0x80)
		return first;
	*size = (unsigned)u8_mbtouc(&c, (const uint8_t *)s.at + at, s.n - at);
	return c;
}

size_t text_encode(uint32_t c, char out[4])
{
	int n = u8_uctomb((uint8_t *)out, c, 4);
	return n > 0 ? (size_t)n : 0;
}

static bool is_ascii(struct str s, size_t at)
{
	return (unsigned char)s.at[at] < 0x80;
}

static bool is_regional(uint32_t c)
{
	return c >= 0x1f1e6 && c <= 0x1f1ff;
}

/* What UAX 29 wants remembered inside a cluster: GB11, and GB12 and GB13. */
struct cluster_state {
	bool picture; /* a picture and marks on it, perhaps a joiner */
	bool paired;  /* the last regional indicator was the second of its flag */
};

/* Is there a border between `c` and `next`? u8_grapheme_next looks at the pair alone. */
static bool cluster_breaks(struct cluster_state *state, uint32_t c, uint32_t next)
{
	enum { JOINER = 0x200d };
	if (uc_is_property_extended_pictographic(c))
		state->picture = true;
	if (c == JOINER && state->picture && uc_is_property_extended_pictographic(next))
		return false;
	if (is_regional(c) && is_regional(next)) {
		state->paired = !state->paired;
		return !state->paired;
	}
	return uc_is_grapheme_break(c, next);
}

size_t text_cluster_end(struct str s, size_t at)
{
	if (at >= s.n)
		return s.n;
	if (is_ascii(s, at) && (at + 1 == s.n || is_ascii(s, at + 1)))
		return at + 1;
	struct cluster_state state = {0};
	unsigned size;
	for (uint32_t c = text_decode(s, at, &size); at + size < s.n;) {
		at += size;
		uint32_t next = text_decode(s, at, &size);
		if (cluster_breaks(&state, c, next))
			return at;
		c = next;
	}
	return s.n;
}

/* How far text_cluster_start looks back for a sure border. */
enum { LOOK_BACK = 512 };

size_t text_cluster_start(struct str s, size_t at)
{
	if (at == 0 || at > s.n)
		return 0;
	if (is_ascii(s, at - 1) && (at == s.n || is_ascii(s, at)) &&
	    (at < 2 || is_ascii(s, at - 2)))
		return at - 1;
	/*
	 * a border stands before and after any ASCII pair, so clusters counted from there are
	 * right
	 */
	size_t from = at - 1;
	size_t least = at > LOOK_BACK ? at - LOOK_BACK : 0;
	while (from > least && !(is_ascii(s, from) && is_ascii(s, from - 1)))
		from--;
	while (from < at && !is_ascii(s, from) && ((unsigned char)s.at[from] & 0xc0) == 0x80)
		from++;
	size_t start = from, next;
	while (from < at && (next = text_cluster_end(s, from)) > from) {
		start = from;
		if (next >= at)
			break;
		from = next;
	}
	return start < at ? start : at - 1;
}

/* Blocks kept for emoji: wide even where a code point is newer than the library's tables. */
static bool is_emoji_block(uint32_t c)
{
	return (c >= 0x1f900 && c <= 0x1f9ff) || (c >= 0x1fa70 && c <= 0x1faff);
}

static int point_width(uint32_t c, int ambiguous)
{
	if (c < 0x20 || (c >= 0x7f && c < 0xa0))
		return 1; /* uc_width says 0 */
	if (c < 0x7f)
		return 1;
	if (c == 0xad)
		return 0; /* glibc says 1; a soft hyphen is shown at a break only */
	if (is_emoji_block(c))
		return 2;
	int w = uc_width(c, ambiguous == 2 ? "EUC-JP" : "UTF-8");
	return w < 0 ? 1 : w > 2 ? 2 : w;
}

int text_cluster_width(struct str cluster, int ambiguous)
{
	if (cluster.n == 0)
		return 0;
	unsigned size, second;
	uint32_t c = text_decode(cluster, 0, &size);
	/* two of them are one flag; each alone is a letter in a box */
	if (is_regional(c) && size < cluster.n &&
	    is_regional(text_decode(cluster, size, &second)))
		return 2;
	return point_width(c, ambiguous);
}

size_t text_width(struct str s, int ambiguous)
{
	size_t width = 0;
	for (size_t at = 0, end; at < s.n; at = end) {
		end = text_cluster_end(s, at);
		width += (size_t)text_cluster_width((struct str){s.at + at, end - at},
						    ambiguous);
	}
	return width;
}

bool text_is_bidi(uint32_t c)
{
	return (c >= 0x202a && c <= 0x202e) || (c >= 0x2066 && c <= 0x2069) || c == 0x200e ||
	       c == 0x200f || c == 0x61c;
}

bool text_printable(uint32_t c)
{
	if (c < 0x7f)
		return c >= 0x20;
	if (c < 0x300)
		return c >= 0xa0 && c != 0xad;
	if (c == 0x200c || c == 0x200d)
		return true; /* joiners: parts of clusters */
	if (c > 0x10ffff || text_is_bidi(c) || (c >= 0xe0000 && c <= 0xe0fff))
		return false;
	/* fillers have letters' categories but show nothing */
	if (c == 0x115f || c == 0x1160 || c == 0x3164 || c == 0xffa0 || c == 0x2800 ||
	    c == 0x34f)
		return false;
	/*
	 * U+0600 … U+0605, U+06DD, U+070F: signs that enclose digits, visible though of class
	 * Cf
	 */
	if ((c >= 0x600 && c <= 0x605) || c == 0x6dd || c == 0x70f)
		return true;
	return !uc_is_general_category_withtable(
		c, UC_CATEGORY_MASK_Cc | UC_CATEGORY_MASK_Cf | UC_CATEGORY_MASK_Cs |
			   UC_CATEGORY_MASK_Cn | UC_CATEGORY_MASK_Zl | UC_CATEGORY_MASK_Zp);
}

uint32_t text_fold(uint32_t c)
{
	if (c < 0x80)
		return c >= 'A' && c <= 'Z' ? c + 32 : c;
	if (c == 0x130 || c == 0x131)
		return c; /* Turkish i: folded with and without a dot they would meet */
	return uc_tolower(uc_toupper(c));
}

char text_ascii(uint32_t c)
{
	static const uint16_t points[] = {
		0x00a0, 0x00ab, 0x00b7, 0x00bb, 0x2010, 0x2011, 0x2012, 0x2013,
		0x2014, 0x2015, 0x2018, 0x2019, 0x201a, 0x201c, 0x201d, 0x201e,
		0x2022, 0x2026, 0x2032, 0x2033, 0x2039, 0x203a, 0x2212,
	};
	static const char signs[] = " \".\"------'''\"\"\"*.'\"''-";
	for (size_t i = 0; i < sizeof points / sizeof *points; i++)
		if (points[i] == c)
			return signs[i];
	return c < 0x7f ? (char)c : '?';
}
