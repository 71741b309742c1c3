/*
 * Messages on standard error, and text from outside made harmless to print.
 */
#ifndef READER_SAY_H
#define READER_SAY_H

#include <stdbool.h>

/*
 * "reader: " and the message, what is unprintable in it as \xNN, and a newline. Returns false.
 */
bool say(const char *format, ...) __attribute__((format(printf, 1, 2)));

struct visible_text {
	char text[1200];
};

/* A copy, cut when it is longer, with what is unprintable or no UTF-8 as \xNN. */
struct visible_text visible(const char *s);

#endif
