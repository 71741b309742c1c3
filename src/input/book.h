/* EPUB: the chapters of a book, in the order that it tells. */
#ifndef READER_INPUT_BOOK_H
#define READER_INPUT_BOOK_H

#include "zip.h"

struct book_html {
	VEC(char) text;
};

/*
 * Puts a page behind *to: the bodies of the chapters as they are, one behind the other, without
 * the book's table of contents; its title, who wrote it and when stand in the head. False: the
 * files tell of no chapters.
 */
bool book_read(const struct zip *z, struct book_html *to);

#endif
