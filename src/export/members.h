/*
 * The members of a line's JSON object. Most lines are plain: an object of strings and integers
 * in ASCII. Such are read here, all others by the library, which takes thirty times as long for
 * them and tells what is wrong.
 */
#ifndef READER_EXPORT_MEMBERS_H
#define READER_EXPORT_MEMBERS_H

#include "lift.h"

enum member_kind { MEMBER_STRING, MEMBER_INTEGER, MEMBER_NULL, MEMBER_OTHER };

struct member {
	struct str key;
	enum member_kind kind;
	struct str string;
	int64_t integer;
};

/* Zero-initialise, use for many lines. */
struct members {
	VEC(struct member) list;
	struct json_t *root; /* owns keys and strings that the library has read; NULL */
};

/*
 * Reads the skeleton that `l` has made of a line; keys and strings live as long as that and
 * until the next is read. False, with a message, when it is no JSON or no object.
 */
bool members_read(struct members *m, const struct lift *l, struct error *e);

/* NULL if there is none. */
const struct member *member_named(const struct members *m, struct str key);

void members_free(struct members *m);

#endif
