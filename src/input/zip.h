/* Books and documents that are zip files: the texts in them. */
#ifndef READER_INPUT_ZIP_H
#define READER_INPUT_ZIP_H

#include "reader/base.h"

struct zip_file {
	struct str name, bytes;
};

/* Zero-initialise. */
struct zip {
	VEC(struct zip_file) files;
	struct arena arena;
};

/*
 * Reads the files of markup in the zip on standard input, within limits. False, and why on
 * standard error, when it is none, or holds more.
 */
bool zip_read(struct zip *z);

/* The file of this name; empty when there is none. */
struct str zip_file(const struct zip *z, struct str name);

void zip_free(struct zip *z);

#endif
