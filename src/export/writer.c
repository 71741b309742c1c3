#include "writer.h"

#include <errno.h>

static void give(struct writer *w, struct str s)
{
	if (w->failed || fwrite(s.at, 1, s.n, w->out) == s.n)
		return;
	w->failed = true;
	w->error = errno;
}

bool writer_flush(struct writer *w, bool through)
{
	if (w->n)
		give(w, (struct str){w->at, w->n});
	w->n = 0;
	if (!w->failed && through && fflush(w->out) != 0) {
		w->failed = true;
		w->error = errno;
	}
	return !w->failed;
}

bool writer_fail(const struct writer *w, struct error *e)
{
	fail(e, "writing: %s", system_fault(w->error).text);
	errno = w->error;
	return false;
}

void writer_spill(struct writer *w, struct str s)
{
	writer_flush(w, false);
	if (s.n > WRITER_ROOM)
		give(w, s);
	else
		write_str(w, s);
}

void write_digits(struct writer *w, uint64_t number, unsigned n)
{
	if (WRITER_ROOM - w->n < n)
		writer_flush(w, false);
	for (size_t at = w->n + n; at > w->n; number /= 10)
		w->at[--at] = (char)('0' + number % 10);
	w->n += n;
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
	write_digits(w, number, digits_of(number));
}
