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

void write_number(struct writer *w, uint64_t number)
{
	char digits[20];
	size_t first = sizeof digits;
	do
		digits[--first] = (char)('0' + number % 10);
	while (number /= 10);
	write_str(w, (struct str){digits + first, sizeof digits - first});
}
