#include "members.h"

#include <jansson.h>

/* ---- plain lines ------------------------------------------------------------------------- */

enum { DIGITS_MOST = 15 };

/* What is left of the line. Its functions return false for what is not plain. */
struct rest {
	const struct lift *lift;
	const char *at, *end;
};

static void skip_space(struct rest *r)
{
	while (r->at < r->end &&
	       (*r->at == ' ' || *r->at == '\t' || *r->at == '\r' || *r->at == '\n'))
		r->at++;
}

/* The next sign behind white space, if it is this one. */
static bool take_sign(struct rest *r, char sign)
{
	skip_space(r);
	if (r->at == r->end || *r->at != sign)
		return false;
	r->at++;
	return true;
}

static bool digit(const struct rest *r)
{
	return r->at < r->end && *r->at >= '0' && *r->at <= '9';
}

/* A string of printable ASCII without escapes, or one that was lifted. */
static bool take_string(struct rest *r, struct str *out)
{
	static const struct str mark = {"\\u0001", 6};
	if (!take_sign(r, '"'))
		return false;
	const char *start = r->at;
	if ((size_t)(r->end - r->at) > mark.n && !memcmp(r->at, mark.at, mark.n)) {
		size_t index = 0;
		for (r->at += mark.n; digit(r); r->at++)
			index = index * 10 + (size_t)(*r->at - '0');
		if (index >= r->lift->strings.n)
			return false;
		*out = r->lift->strings.at[index];
	} else {
		while (r->at < r->end && *r->at >= ' ' && *r->at <= '~' && *r->at != '"' &&
		       *r->at != '\\')
			r->at++;
		*out = (struct str){start, (size_t)(r->at - start)};
	}
	return r->at < r->end && *r->at++ == '"';
}

static bool take_integer(struct rest *r, int64_t *out)
{
	bool negative = take_sign(r, '-');
	const char *start = r->at;
	int64_t value = 0;
	for (; digit(r) && r->at - start < DIGITS_MOST; r->at++)
		value = value * 10 + (*r->at - '0');
	*out = negative ? -value : value;
	/*
	 * a point, an exponent or more digits are for the library, and "01" is for it to refuse
	 */
	bool ends = r->at < r->end && (*r->at == ',' || *r->at == '}' || *r->at == ' ');
	return ends && r->at > start && (*start != '0' || r->at - start == 1);
}

static bool take_member(struct rest *r, struct member *out)
{
	*out = (struct member){.kind = MEMBER_STRING};
	if (!take_string(r, &out->key) || !take_sign(r, ':'))
		return false;
	skip_space(r);
	if (r->at < r->end && *r->at == '"')
		return take_string(r, &out->string);
	out->kind = MEMBER_INTEGER;
	return take_integer(r, &out->integer);
}

static bool read_plain(struct members *m, const struct lift *l)
{
	enum { MOST = 16 }; /* each key is compared with all before it */
	struct rest r = {l, l->skeleton, l->skeleton + l->n};
	struct member member;
	if (!take_sign(&r, '{'))
		return false;
	do {
		if (m->list.n == MOST || !take_member(&r, &member) ||
		    member_named(m, member.key))
			return false;
		VEC_PUSH(m->list, member);
	} while (take_sign(&r, ','));
	if (!take_sign(&r, '}'))
		return false;
	skip_space(&r);
	return r.at == r.end;
}

/* ---- by the library ---------------------------------------------------------------------- */

static bool parse(struct members *m, const struct lift *l, struct error *e)
{
	json_error_t error;
	m->root = json_loadb(l->skeleton ? l->skeleton : "", l->n,
			     JSON_REJECT_DUPLICATES | JSON_ALLOW_NUL, &error);
	if (!m->root) {
		/* what it quotes is the skeleton, which the user has never seen */
		char *near = strstr(error.text, " near '");
		if (near)
			*near = 0;
		return fail(e, "no JSON: %s", error.text);
	}
	return json_is_object(m->root) || fail(e, "not an object");
}

static struct member member_of(const struct lift *l, const char *key, const json_t *value)
{
	struct member member = {.key = lift_resolve(l, str_of(key)), .kind = MEMBER_OTHER};
	if (json_is_string(value)) {
		struct str s = {json_string_value(value), json_string_length(value)};
		member.kind = MEMBER_STRING;
		member.string = lift_resolve(l, s);
	} else if (json_is_integer(value)) {
		member.kind = MEMBER_INTEGER;
		member.integer = json_integer_value(value);
	} else if (json_is_null(value)) {
		member.kind = MEMBER_NULL;
	}
	return member;
}

/* ---- all --------------------------------------------------------------------------------- */

bool members_read(struct members *m, const struct lift *l, struct error *e)
{
	const char *key;
	json_t *value;
	json_decref(m->root);
	m->root = NULL;
	m->list.n = 0;
	if (read_plain(m, l))
		return true;
	m->list.n = 0;
	if (!parse(m, l, e))
		return false;
	json_object_foreach(m->root, key, value) VEC_PUSH(m->list, member_of(l, key, value));
	return true;
}

const struct member *member_named(const struct members *m, struct str key)
{
	for (size_t i = 0; i < m->list.n; i++)
		if (str_eq(m->list.at[i].key, key))
			return &m->list.at[i];
	return NULL;
}

void members_free(struct members *m)
{
	json_decref(m->root);
	m->root = NULL;
	VEC_FREE(m->list);
}
