/* Bytes of a file -> normalised UTF-8, chunk by chunk. */
#include "reader/text.h"

#ifdef __SSE2__
#include <emmintrin.h>
#endif

enum { REPLACEMENT = 0xfffd, ZERO_WIDTH_NO_BREAK_SPACE = 0xfeff };

const char *charset_name(enum charset c)
{
	static const char *const names[] = {"utf-8", "utf-16le", "utf-16be", "windows-1252",
					    "other"};
	return names[c];
}

/* Windows-1252 where it differs from Latin-1; 0: not assigned. */
static const uint16_t windows_1252[32] = {
	0x20ac, 0,      0x201a, 0x0192, 0x201e, 0x2026, 0x2020, 0x2021, 0x02c6, 0x2030, 0x0160,
	0x2039, 0x0152, 0,      0x017d, 0,      0,      0x2018, 0x2019, 0x201c, 0x201d, 0x2022,
	0x2013, 0x2014, 0x02dc, 0x2122, 0x0161, 0x203a, 0x0153, 0,      0x017e, 0x0178,
};

/* ---- one code point ---------------------------------------------------------------------- */

enum step { STEP_GOOD, STEP_BAD, STEP_MORE };

/*
 * The UTF-8 sequence at `p`, of which `n` > 0 bytes are here. STEP_BAD: *size bytes are the
 * longest beginning of a sequence, as Unicode recommends for replacing. STEP_MORE: all `n` may
 * begin one.
 */
static enum step utf8_step(const unsigned char *p, size_t n, uint32_t *c, unsigned *size)
{
	unsigned char a = p[0];
	*c = a;
	*size = 1;
	if (a < 0x80)
		return STEP_GOOD;
	if (a < 0xc2 || a > 0xf4)
		return STEP_BAD;
	unsigned need = a < 0xe0 ? 2 : a < 0xf0 ? 3 : 4;
	/*
	 * the second byte's range keeps out overlong forms, surrogates and what is beyond
	 * U+10FFFF
	 */
	unsigned char low = a == 0xe0 ? 0xa0 : a == 0xf0 ? 0x90 : 0x80;
	unsigned char high = a == 0xed ? 0x9f : a == 0xf4 ? 0x8f : 0xbf;
	uint32_t point = a & (0x7fu >> need);
	for (unsigned i = 1; i < need; i++) {
		if (i == n)
			return STEP_MORE;
		if (p[i] < low || p[i] > high)
			return STEP_BAD;
		point = point << 6 | (p[i] & 0x3f);
		*size = i + 1;
		low = 0x80;
		high = 0xbf;
	}
	*c = point;
	return STEP_GOOD;
}

static uint32_t utf16_unit(const unsigned char *p, bool big)
{
	return big ? (uint32_t)p[0] << 8 | p[1] : (uint32_t)p[1] << 8 | p[0];
}

static enum step utf16_step(const unsigned char *p, size_t n, bool big, uint32_t *c,
			    unsigned *size)
{
	*size = n < 2 ? (unsigned)n : 2;
	if (n < 2)
		return STEP_MORE;
	*c = utf16_unit(p, big);
	if (*c < 0xd800 || *c > 0xdfff)
		return STEP_GOOD;
	if (*c >= 0xdc00)
		return STEP_BAD;
	if (n < 4)
		return STEP_MORE;
	uint32_t low = utf16_unit(p + 2, big);
	if (low < 0xdc00 || low > 0xdfff)
		return STEP_BAD;
	*size = 4;
	*c = 0x10000 + ((*c - 0xd800) << 10) + (low - 0xdc00);
	return STEP_GOOD;
}

static enum step step(enum charset charset, const unsigned char *p, size_t n, uint32_t *c,
		      unsigned *size)
{
	switch (charset) {
	case CHARSET_UTF16LE:
	case CHARSET_UTF16BE:
		return utf16_step(p, n, charset == CHARSET_UTF16BE, c, size);
	case CHARSET_WINDOWS_1252:
		*size = 1;
		*c = *p >= 0x80 && *p < 0xa0 ? windows_1252[*p - 0x80] : *p;
		return *c || !*p ? STEP_GOOD : STEP_BAD;
	default:
		return utf8_step(p, n, c, size);
	}
}

/* ---- the decoder ------------------------------------------------------------------------- */

struct output {
	char *start, *at;
};

/*
 * Surely to be put out as it is: newlines, Latin letters, dashes and quotation marks, thus
 * most.
 */
static bool stays(const struct decoder *d, uint32_t c)
{
	return c == '\n' ? !d->after_cr
			 : c >= 0xa0 && (c < 0x600 || (c >= 0x2010 && c <= 0x2027));
}

/* Puts out one code point, repaired. */
static void put(struct decoder *d, struct output *o, uint32_t c)
{
	if (stays(d, c)) {
		d->after_cr = false;
		d->started = true;
		o->at += text_encode(c, o->at);
		return;
	}
	bool after_cr = d->after_cr, first = !d->started;
	d->after_cr = c == '\r';
	d->started = true;
	if ((c == '\n' && after_cr) || (c == ZERO_WIDTH_NO_BREAK_SPACE && first))
		return;
	if (c == '\r' || c == 0x85 || c == 0x2028 || c == 0x2029) {
		c = '\n';
	} else if (c == '\f' && d->pages) {
		/* stays */
	} else if ((c < 0x20 && c != '\n' && c != '\t') || (c >= 0x7f && c < 0xa0)) {
		d->faults.controls++;
		c = REPLACEMENT;
	} else if (text_is_bidi(c)) {
		if (!d->faults.bidi++)
			d->faults.first_bidi =
				(uint32_t)(d->written + (size_t)(o->at - o->start));
	}
	o->at += text_encode(c, o->at);
}

#ifdef __SSE2__
/* Copies sixteen bytes; how many of them are printable ASCII before another. */
static size_t copy_block(const unsigned char *in, char *out)
{
	__m128i v = _mm_loadu_si128((const __m128i *)(const void *)in);
	_mm_storeu_si128((__m128i *)(void *)out, v);
	__m128i low =
		_mm_cmpgt_epi8(_mm_set1_epi8(0x20), v); /* signed: with all beyond ASCII */
	__m128i del = _mm_cmpeq_epi8(v, _mm_set1_epi8(0x7f));
	uint32_t odd = (uint32_t)_mm_movemask_epi8(_mm_or_si128(low, del));
	return (size_t)__builtin_ctz(odd | 0x10000);
}
#endif

/*
 * Copies printable ASCII; returns how many bytes. May write over what is behind it in `out`, up
 * to `n` bytes.
 */
static size_t copy_ascii(const unsigned char *in, size_t n, char *out)
{
	size_t i = 0;
#ifdef __SSE2__
	while (i + 16 <= n) {
		size_t plain = copy_block(in + i, out + i);
		i += plain;
		if (plain < 16)
			return i;
	}
#endif
	while (i < n && in[i] >= 0x20 && in[i] < 0x7f) {
		out[i] = (char)in[i];
		i++;
	}
	return i;
}

/* Decodes what is whole; returns the bytes used: all of them if `last`. */
static size_t decode(struct decoder *d, const unsigned char *in, size_t n, bool last,
		     struct output *o)
{
	bool wide = d->charset == CHARSET_UTF16LE || d->charset == CHARSET_UTF16BE;
	size_t i = 0;
	while (i < n) {
		if (!wide && in[i] >= 0x20 && in[i] < 0x7f) {
			size_t ascii = copy_ascii(in + i, n - i, o->at);
			i += ascii;
			o->at += ascii;
			d->started = true;
			d->after_cr = false;
			continue;
		}
		uint32_t c;
		unsigned size;
		enum step s = step(d->charset, in + i, n - i, &c, &size);
		if (s == STEP_MORE && !last)
			break;
		if (s != STEP_GOOD) {
			d->faults.invalid++;
			c = REPLACEMENT;
		}
		put(d, o, c);
		i += size;
	}
	return i;
}

enum { SEQUENCE_MOST = 4 };

size_t decoder_room(size_t n)
{
	return (n + SEQUENCE_MOST) * 3;
}

/* What was held back and the bytes that complete it; returns the bytes of `in` used. */
static size_t decode_held(struct decoder *d, const unsigned char *in, size_t n, bool last,
			  struct output *o)
{
	unsigned char joint[2 * SEQUENCE_MOST];
	size_t take = n < SEQUENCE_MOST ? n : SEQUENCE_MOST;
	memcpy(joint, d->held, d->n_held);
	if (take)
		memcpy(joint + d->n_held, in, take);
	size_t all = d->n_held + take, used = decode(d, joint, all, last && take == n, o);
	if (used >= d->n_held) {
		used -= d->n_held;
		d->n_held = 0;
		return used;
	}
	/* four bytes complete any sequence, so all of `in` is in `joint` */
	d->n_held = all - used;
	memmove(d->held, joint + used, d->n_held);
	return n;
}

size_t decoder_feed(struct decoder *d, const unsigned char *in, size_t n, bool last, char *out)
{
	struct output o = {out, out};
	size_t used = d->n_held ? decode_held(d, in, n, last, &o) : 0;
	if (used < n) {
		used += decode(d, in + used, n - used, last, &o);
		d->n_held = n - used;
		memcpy(d->held, in + used, d->n_held);
	}
	d->written += (size_t)(o.at - out);
	return (size_t)(o.at - out);
}

/* ---- guessing the charset ---------------------------------------------------------------- */

static bool letter_1252(unsigned char c)
{
	return c >= 0xc0 || ((c | 0x20) >= 'a' && (c | 0x20) <= 'z');
}

/* Windows-1252 bytes that stand in prose: its marks, dashes and signs, then the letters. */
static bool plausible_1252(const unsigned char *at, size_t n, size_t i)
{
	unsigned char c = at[i];
	if (c < 0xa0)
		return windows_1252[c - 0x80] != 0;
	if (c < 0xc0)
		return true;
	bool before = i > 0 && letter_1252(at[i - 1]);
	bool after = i + 1 < n && letter_1252(at[i + 1]);
	bool word = c == 0xe0 || c == 0xe8 || c == 0xe9 || c == 0xf3; /* à, è, é, ó */
	return c != 0xd7 && c != 0xf7 && c < 0xfe && (before || after || word);
}

/* UTF-16 without a BOM: English has a zero in each second byte, and no other zeros. */
static bool looks_utf16(const unsigned char *at, size_t n, bool big)
{
	size_t units = n / 2 < 512 ? n / 2 : 512, good = 0;
	for (size_t i = 0; i < units; i++) {
		uint32_t c = utf16_unit(at + 2 * i, big);
		good += c >= 0x20 ? c < 0x100 : c == '\n' || c == '\r' || c == '\t';
	}
	return units >= 4 && good * 10 >= units * 9;
}

enum { DAMAGE_MOST = 8 }; /* bytes: of more it is no damage */

enum charset charset_sniff(const unsigned char *at, size_t n, bool whole)
{
	if (n >= 2 && at[0] == 0xff && at[1] == 0xfe)
		return CHARSET_UTF16LE;
	if (n >= 2 && at[0] == 0xfe && at[1] == 0xff)
		return CHARSET_UTF16BE;
	if (n && memchr(at, 0, n < 16 ? n : 16)) {
		if (looks_utf16(at, n, false))
			return CHARSET_UTF16LE;
		if (looks_utf16(at, n, true))
			return CHARSET_UTF16BE;
	}
	size_t sequences = 0, bad = 0, plausible = 0, controls = 0;
	for (size_t i = 0; i < n;) {
		uint32_t c;
		unsigned size;
		enum step s = utf8_step(at + i, n - i, &c, &size);
		if (s == STEP_MORE && !whole)
			break;
		if (s == STEP_GOOD) {
			sequences += size > 1;
			controls +=
				c < 0x20 && c != '\n' && c != '\r' && c != '\t' && c != '\f';
		} else {
			bad++;
			plausible += plausible_1252(at, n, i);
		}
		i += size;
	}
	/*
	 * a damaged UTF-8 text still has more good sequences than bad ones; data has controls
	 */
	if (bad <= sequences || controls * 100 > bad)
		return CHARSET_UTF8;
	if (plausible * 10 >= bad * 9)
		return CHARSET_WINDOWS_1252;
	return bad < DAMAGE_MOST ? CHARSET_UTF8 : CHARSET_OTHER;
}
