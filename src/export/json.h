/* One reader/1 object, as --export json and --batch write it. */
#ifndef READER_EXPORT_JSON_H
#define READER_EXPORT_JSON_H

#include "reader/export.h"
#include "writer.h"

enum { POINTS_BLOCK = 256 }; /* bytes */

/* Byte -> code point, for each byte of a text and the one behind it. Zero-initialise. */
struct points {
	uint32_t *before; /* code points before each block */
	uint8_t *within;  /* before each byte, in its block */
	size_t room;      /* bytes */
};

void points_free(struct points *p);

/* An id as the line gave it: nothing, a number or a string. */
struct json_id {
	enum { ID_NONE, ID_NUMBER, ID_STRING } kind;
	int64_t number;
	struct str string;
};

void json_id(struct writer *w, const struct json_id *id);

/* The object and a newline; `points` is used and may be used again. */
void json_article(struct writer *w, const struct export_article *a, const struct json_id *id,
		  struct points *points);

#endif
