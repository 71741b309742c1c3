/* The members of a line's JSON object, read by the library, and written as they came. */
#ifndef READER_EXPORT_MEMBERS_H
#define READER_EXPORT_MEMBERS_H

#include "lift.h"
#include "writer.h"

enum member_kind { MEMBER_NONE, MEMBER_STRING, MEMBER_INTEGER, MEMBER_NULL, MEMBER_OTHER };

struct member {
	enum member_kind kind;
	struct str string;
	int64_t integer; /* of more than 18 digits only the first 18 */
};

/* Zero-initialise, use for many lines. */
struct members {
	const struct lift *lift;
	struct json_t *root;
	bool shortened; /* a number of it was too large for the library */
};

/*
 * Reads the skeleton that `l` has made of a line, which is changed; strings live as long as
 * that and until the next is read. False, with a message, when it is no JSON or no object.
 */
bool members_read(struct members *m, struct lift *l, struct error *e);

/* MEMBER_NONE if there is none of this name. */
struct member member_named(const struct members *m, const char *name);

/* False, with a message, when the line holds what could not be given back as it came. */
bool members_whole(const struct members *m, struct error *e);

/* Writes an object of those whose names stand in `names`, joined by commas, in that order. */
void members_write(struct writer *w, const struct members *m, const char *names);

void members_free(struct members *m);

#endif
