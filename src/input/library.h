/* Libraries that are loaded when they are first needed: most articles need none of them. */
#ifndef READER_INPUT_LIBRARY_H
#define READER_INPUT_LIBRARY_H

#include "reader/base.h"

/* A function of a library, and the pointer to one that it is put into. */
struct library_function {
	const char *name;
	void *pointer;
};

/* Of a list X(name) of functions the members, and rows, of what holds them. */
#define LIBRARY_MEMBER(name) __typeof__(name) *name;
#define LIBRARY_ROW(name)    {#name, &library.name},

/*
 * Fills in all of them; false: the library is not installed, or another one. It stays loaded,
 * and to ask for it again costs little.
 */
bool library_load(const char *file, const struct library_function *functions, size_t n);

#endif
