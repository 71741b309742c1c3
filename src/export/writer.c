#include "writer.h"

#include <errno.h>
#include <math.h>

enum { FLUSH_AT = 256 * 1024 };

void writer_free(struct writer *w)
{
	free(w->at);
	*w = (struct writer){0};
}

static void failed(struct writer *w)
{
	w->failed = true;
	w->error = errno;
}

bool writer_flush(struct writer *w, bool through)
{
	if (!w->failed && w->n && fwrite(w->at, 1, w->n, w->out) != w->n)
		failed(w);
	if (!w->failed && through && fflush(w->out) != 0)
		failed(w);
	w->n = 0;
	return !w->failed;
}

bool writer_fail(const struct writer *w, struct error *e)
{
	fail(e, "writing: %s", strerror(w->error));
	errno = w->error;
	return false;
}

void writer_make_room(struct writer *w, size_t more)
{
	if (w->n >= FLUSH_AT)
		writer_flush(w, false);
	if (w->room - w->n >= more)
		return;
	size_t room = w->room ? w->room : FLUSH_AT * 2;
	while (room - w->n < more)
		room *= 2;
	w->at = mem_realloc(w->at, room);
	w->room = room;
}

static unsigned digits_of(uint64_t number)
{
	unsigned n = 1;
	for (; number >= 10000; number /= 10000)
		n += 4;
	return n + (number >= 10) + (number >= 100) + (number >= 1000);
}

void write_number(struct writer *w, uint64_t number)
{
	enum { MOST = 20 };
	if (w->room - w->n < MOST)
		writer_make_room(w, MOST);
	unsigned n = digits_of(number);
	char *out = w->at + w->n + n;
	w->n += n;
	for (; number >= 10; number /= 10)
		*--out = (char)('0' + number % 10);
	*--out = (char)('0' + number);
}

void write_decimal(struct writer *w, double number, unsigned decimals)
{
	static const uint32_t powers[] = {1, 10, 100, 1000, 10000};
	if (!(fabs(number) < 1e9)) {
		WRITE(w, "null");
		return;
	}
	uint64_t scaled = (uint64_t)(fabs(number) * powers[decimals] + .5);
	while (decimals > 1 && scaled % 10 == 0) {
		scaled /= 10;
		decimals--;
	}
	if (number < 0 && scaled)
		WRITE(w, "-");
	write_number(w, scaled / powers[decimals]);
	WRITE(w, ".");
	for (unsigned d = decimals; d-- > 0;)
		write_number(w, scaled / powers[d] % 10);
}

/* ---- JSON strings ----------------------------------------------------------------------------- */

#define EACH_BYTE(x) (0x0101010101010101u * (x))

/* High bits where a byte of `v` is zero (and perhaps above the first such byte). */
static inline uint64_t zeros(uint64_t v)
{
	return (v - EACH_BYTE(1)) & ~v;
}

/* High bits where a byte of the eight at `s` is escaped (and perhaps behind the first such). */
static inline uint64_t escaped(const char *s)
{
	uint64_t v;
	memcpy(&v, s, 8);
	return ((v - EACH_BYTE(0x20)) & ~v) | zeros(v ^ EACH_BYTE('"')) |
	       zeros(v ^ EACH_BYTE('\\'));
}

/* Bytes from the start of `s` that stand for themselves in a JSON string. */
static size_t plain(const char *s, size_t n)
{
	size_t i = 0;
	while (i + 16 <= n && !((escaped(s + i) | escaped(s + i + 8)) & EACH_BYTE(0x80)))
		i += 16;
	if (i + 8 <= n && !(escaped(s + i) & EACH_BYTE(0x80)))
		i += 8;
	while (i < n && (unsigned char)s[i] >= 0x20 && s[i] != '"' && s[i] != '\\')
		i++;
	return i;
}

static void write_escape(struct writer *w, unsigned char c)
{
	static const char hex[] = "0123456789abcdef";
	static const char letters[] = "\"\"\\\\\nn\tt\rr\bb\ff";
	for (const char *p = letters; *p; p += 2)
		if ((unsigned char)p[0] == c) {
			write_str(w, (struct str){(char[]){'\\', p[1]}, 2});
			return;
		}
	write_str(w, (struct str){(char[]){'\\', 'u', '0', '0', hex[c >> 4], hex[c & 15]}, 6});
}

void write_json_string(struct writer *w, struct str s)
{
	WRITE(w, "\"");
	for (size_t i = 0; i < s.n;) {
		size_t n = plain(s.at + i, s.n - i);
		write_str(w, (struct str){s.at + i, n});
		i += n;
		if (i < s.n)
			write_escape(w, (unsigned char)s.at[i++]);
	}
	WRITE(w, "\"");
}
