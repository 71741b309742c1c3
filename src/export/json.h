/* One reader/1 object, as --export json and --batch write it. */
#ifndef READER_EXPORT_JSON_H
#define READER_EXPORT_JSON_H

#include "reader/export.h"
#include "writer.h"

enum { POINTS_BLOCK = 8 }; /* bytes */

struct points_block {
	uint32_t before; /* code points before it */
	uint32_t inner;  /* bit i: its byte i starts none */
};

/* Byte -> code point, for each byte of a text and the one behind it. Zero-initialise. */
struct points {
	struct points_block *blocks;
	size_t room; /* blocks */
};

void points_free(struct points *p);

/* An id as the line gave it: nothing, a number or a string. */
struct json_id {
	enum { ID_NONE, ID_NUMBER, ID_STRING } kind;
	int64_t number;
	struct str string;
};

void json_id(struct writer *w, const struct json_id *id);

/* The object, left open for members that come behind; `points` may be used again. */
void json_article(struct writer *w, const struct export_article *a, const struct json_id *id,
		  struct points *points);

/* Closes it, with a newline. */
void json_article_end(struct writer *w);

#endif
