/* JSON, value by value; braces, brackets and commas are the caller's. */
#ifndef READER_EXPORT_VALUE_H
#define READER_EXPORT_VALUE_H

#include "writer.h"

/*
 * Before the value of a member: FIRST_KEY of the first of an object, KEY of the others. Nothing
 * in the name is escaped.
 */
#define FIRST_KEY(w, name) WRITE(w, "\"" name "\":")
#define KEY(w, name)       WRITE(w, ",\"" name "\":")

/* Before element i of an array. */
static inline void value_next(struct writer *w, uint32_t i)
{
	if (i > 0)
		write_char(w, ',');
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
