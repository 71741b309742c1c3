/* The types of input: a new one is a file that defines its row, and its name here. */
#ifndef READER_INPUT_TYPE_H
#define READER_INPUT_TYPE_H

#include "reader/input.h"

struct input_type {
	const char *name; /* media type */

	/* Are these the first bytes of one? */
	bool (*recognise)(struct str head);

	/* Makes in->state, before the first feed() of an article. */
	void (*open)(struct input *in);

	/* As input_feed(); puts text behind the text, and tells of it in in->content. */
	bool (*feed)(struct input *in, struct str piece, bool last, struct error *e);

	/* Gives back in->state, and with it the paragraphs. */
	void (*close)(struct input *in);
};

/* In this order they are asked; the last takes what no other does. */
#define INPUT_TYPES(X) X(html) X(plain)

#define X(name) extern const struct input_type input_##name;
INPUT_TYPES(X)
#undef X

enum { TEXT_MOST = INT32_MAX }; /* bytes; libunistring counts in int32 */

/*
 * Where the next `n` bytes of text go: behind in->length, which is to be moved. NULL, with a
 * message, when they do not fit any more.
 */
char *input_make_room(struct input *in, size_t n, struct error *e);

#endif
