#include "reader/text.h"

enum { PASTE_MOST = 1 << 20, /* bytes */ DEL = 127 };

void pasted_begin(struct pasted *p)
{
	p->text.n = 0;
	p->n_ended = 0;
}

static void add(struct pasted *p, uint32_t c)
{
	char bytes[4];
	if ((c < ' ' && c != '\n') || c == DEL)
		return;
	size_t n = text_encode(c, bytes);
	for (size_t i = 0; i < n && p->text.n + n <= PASTE_MOST; i++)
		VEC_PUSH(p->text, bytes[i]);
}

bool pasted_take(struct pasted *p, uint32_t c)
{
	static const char end[] = "\033[201~";
	if (c != (unsigned char)end[p->n_ended]) {
		for (int i = 0; i < p->n_ended; i++) /* it began like the end, and is text */
			add(p, (unsigned char)end[i]);
		p->n_ended = 0;
	}
	if (c == (unsigned char)end[p->n_ended])
		p->n_ended++;
	else
		add(p, c == '\r' ? '\n' : c);
	return !end[p->n_ended];
}
