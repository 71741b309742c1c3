/* JSON, value by value; commas come by themselves. */
#ifndef READER_EXPORT_VALUE_H
#define READER_EXPORT_VALUE_H

#include "writer.h"

static inline void value_separate(struct writer *w)
{
	if (w->comma)
		write_char(w, ',');
	w->comma = true;
}

/* `sign` is '{' or '['; to be closed by its partner. */
static inline void value_open(struct writer *w, char sign)
{
	value_separate(w);
	write_char(w, sign);
	w->comma = false;
}

static inline void value_close(struct writer *w, char sign)
{
	write_char(w, sign);
	w->comma = true;
}

/* Before the value of a member; nothing in the literal is escaped. */
#define KEY(w, literal)                                                                        \
	do {                                                                                   \
		value_separate(w);                                                             \
		WRITE(w, "\"" literal "\":");                                                  \
		(w)->comma = false;                                                            \
	} while (0)

/* Ends a value that stands on a line of its own. */
static inline void value_line(struct writer *w)
{
	write_char(w, '\n');
	w->comma = false;
}

void value_null(struct writer *w);
void value_true(struct writer *w);
void value_number(struct writer *w, int64_t number);

/* At most `decimals` (1 to 4) digits after the point, no zeros behind them; null for NAN. */
void value_decimal(struct writer *w, double number, unsigned decimals);

/* A string of the program's own: nothing in it is to be escaped. */
void value_name(struct writer *w, struct str s);

/* `s` must be valid UTF-8. */
void value_string(struct writer *w, struct str s);

#endif
