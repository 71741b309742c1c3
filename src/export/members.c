#include "members.h"

#include "reader/text.h"

#include "value.h"

#include <jansson.h>
#include <stdio.h>

/* ---- numbers ----------------------------------------------------------------------------- */

/* Digits that the library has room for. */
enum { DIGITS_MOST = 18, EXPONENT_MOST = 2 };

static bool is_digit(char c)
{
	return c >= '0' && c <= '9';
}

/* Offset behind the string whose opening quote stands at `at`. */
static size_t behind_string(const char *s, size_t at, size_t n)
{
	for (at++; at < n && s[at] != '"'; at++)
		at += s[at] == '\\';
	return at < n ? at + 1 : n;
}

static bool in_exponent(const char *s, size_t at)
{
	if (at && (s[at - 1] == '+' || s[at - 1] == '-'))
		at--;
	return at && (s[at - 1] == 'e' || s[at - 1] == 'E');
}

/*
 * Takes digits out of numbers that are too large for the library, which refuses the line for
 * them: none of those is an id, and whatever else stands in a line is nobody's business here.
 */
static void shorten_numbers(struct lift *l)
{
	char *s = l->skeleton;
	size_t kept = 0;
	for (size_t at = 0, end; at < l->n; at = end) {
		size_t most = SIZE_MAX;
		end = at + 1;
		if (s[at] == '"') {
			end = behind_string(s, at, l->n);
		} else if (is_digit(s[at])) {
			most = in_exponent(s, at) ? EXPONENT_MOST : DIGITS_MOST;
			while (end < l->n && is_digit(s[end]))
				end++;
		}
		size_t n = end - at < most ? end - at : most;
		memmove(s + kept, s + at, n);
		kept += n;
	}
	l->n = kept;
}

/* ---- the line ---------------------------------------------------------------------------- */

static json_t *parse(const struct lift *l, json_error_t *error)
{
	return json_loadb(l->skeleton ? l->skeleton : "", l->n,
			  JSON_REJECT_DUPLICATES | JSON_ALLOW_NUL, error);
}

bool members_read(struct members *m, struct lift *l, struct error *e)
{
	json_error_t error;
	/* else it calls a line bad when memory is gone */
	json_set_alloc_funcs(mem_alloc, free);
	json_decref(m->root);
	m->lift = l;
	m->root = parse(l, &error);
	m->shortened = !m->root && json_error_code(&error) == json_error_numeric_overflow;
	if (m->shortened) {
		shorten_numbers(l);
		m->root = parse(l, &error);
	}
	if (!m->root) {
		/* what it quotes is the skeleton, which the user has never seen */
		char *near = strstr(error.text, " near '");
		if (near)
			*near = 0;
		return fail(e, "no JSON: %s", error.text);
	}
	return json_is_object(m->root) || fail(e, "not an object");
}

struct member member_named(const struct members *m, const char *name)
{
	const json_t *value = json_object_get(m->root, name);
	if (!value)
		return (struct member){.kind = MEMBER_NONE};
	if (json_is_null(value))
		return (struct member){.kind = MEMBER_NULL};
	if (json_is_integer(value))
		return (struct member){.kind = MEMBER_INTEGER,
				       .integer = json_integer_value(value)};
	if (!json_is_string(value))
		return (struct member){.kind = MEMBER_OTHER};
	struct str s = {json_string_value(value), json_string_length(value)};
	return (struct member){.kind = MEMBER_STRING, .string = lift_resolve(m->lift, s)};
}

/* ---- given back -------------------------------------------------------------------------- */

bool members_whole(const struct members *m, struct error *e)
{
	if (m->shortened)
		return fail(e, "a number is too large to be kept");
	for (size_t i = 0; i < m->lift->strings.n; i++)
		if (!text_valid(m->lift->strings.at[i]))
			return fail(e, "a string is not valid UTF-8");
	return true;
}

/* With as few digits as give it back; always with a point or an exponent. */
static void write_real(struct writer *w, double number)
{
	char digits[40];
	for (int n = 15; n <= 17; n++) {
		snprintf(digits, sizeof digits, "%.*g", n, number);
		if (strtod(digits, NULL) == number)
			break;
	}
	write_str(w, str_of(digits));
	if (!strpbrk(digits, ".e"))
		WRITE(w, ".0");
}

static void write_value(struct writer *w, const struct members *m, json_t *value);

static void write_array(struct writer *w, const struct members *m, const json_t *array)
{
	uint32_t n = (uint32_t)json_array_size(array);
	write_char(w, '[');
	for (uint32_t i = 0; i < n; i++) {
		value_next(w, i);
		write_value(w, m, json_array_get(array, i));
	}
	write_char(w, ']');
}

static void write_object(struct writer *w, const struct members *m, json_t *object)
{
	uint32_t i = 0;
	const char *name;
	json_t *value;
	write_char(w, '{');
	json_object_foreach(object, name, value)
	{
		value_next(w, i++);
		value_string(w, str_of(name));
		write_char(w, ':');
		write_value(w, m, value);
	}
	write_char(w, '}');
}

/* The library reads nothing that is nested deeper than 2048. */
static void write_value(struct writer *w, const struct members *m, json_t *value)
{
	struct str s;
	switch (json_typeof(value)) {
	case JSON_OBJECT:
		write_object(w, m, value);
		break;
	case JSON_ARRAY:
		write_array(w, m, value);
		break;
	case JSON_STRING:
		s = (struct str){json_string_value(value), json_string_length(value)};
		value_string(w, lift_resolve(m->lift, s));
		break;
	case JSON_INTEGER:
		value_number(w, json_integer_value(value));
		break;
	case JSON_REAL:
		write_real(w, json_real_value(value));
		break;
	case JSON_NULL:
		value_null(w);
		break;
	default:
		write_str(w, json_is_true(value) ? STR("true") : STR("false"));
	}
}

void members_write(struct writer *w, const struct members *m, const char *names)
{
	uint32_t written = 0;
	write_char(w, '{');
	while (*names) {
		size_t n = strcspn(names, ",");
		char *name = strndup(names, n);
		json_t *value = json_object_get(m->root, name);
		if (value) {
			value_next(w, written++);
			value_string(w, str_of(name));
			write_char(w, ':');
			write_value(w, m, value);
		}
		free(name);
		names += n + (names[n] == ',');
	}
	write_char(w, '}');
}

void members_free(struct members *m)
{
	json_decref(m->root);
	*m = (struct members){0};
}
