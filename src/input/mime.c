#include "mime.h"

#include "convert.h"
#include "errand.h"
#include "guess.h"
#include "mail.h"
#include "transfer.h"

#include <stdio.h>

enum {
	DEEPEST = 8,       /* parts within parts */
	PARTS_MOST = 1000, /* of a mail */
	LITTLE = 400,      /* bytes of text beside a page of TIMES_LITTLE as many */
	TIMES_LITTLE = 20,
	NAMES_MOST = 120, /* bytes */
};

struct mime {
	struct arena arena;
	unsigned parts;
	VEC(char) plain;
	VEC(char) page;
	bool attached; /* something is */
	VEC(char) names;
	struct converter converter;
};

/* ---- fields ------------------------------------------------------------------------------ */

static struct str field(struct mime *m, struct str header, const char *name)
{
	return mail_field(&m->arena, header, name);
}

/* Of `text/plain; charset="utf-8"` what stands before the first semicolon, in lower case. */
static struct str main_of(struct mime *m, struct str value)
{
	const char *end = memchr(value.at, ';', value.n);
	value.n = end ? (size_t)(end - value.at) : value.n;
	return arena_lower(&m->arena, str_trim(value));
}

/* A parameter of it, without the marks around it; empty: there is none. */
static struct str parameter(struct mime *m, struct str value, const char *name)
{
	size_t n = strlen(name);
	for (size_t i = 0; i < value.n; i++) {
		struct str rest = str_trim((struct str){value.at + i + 1, value.n - i - 1});
		if (value.at[i] != ';' || rest.n <= n || rest.at[n] != '=' ||
		    !str_alike((struct str){rest.at, n}, str_of(name)))
			continue;
		rest = (struct str){rest.at + n + 1, rest.n - n - 1};
		bool marked = rest.n && *rest.at == '"';
		rest = (struct str){rest.at + marked, rest.n - marked};
		const char *end = memchr(rest.at, marked ? '"' : ';', rest.n);
		rest.n = end ? (size_t)(end - rest.at) : rest.n;
		return arena_str(&m->arena, str_trim(rest));
	}
	return (struct str){"", 0};
}

static bool begins(struct str s, const char *with)
{
	size_t n = strlen(with);
	return s.n >= n && memcmp(s.at, with, n) == 0;
}

/* ---- bodies ------------------------------------------------------------------------------ */

static struct str decoded(struct mime *m, struct str header, struct str body)
{
	struct str code = main_of(m, field(m, header, "content-transfer-encoding"));
	bool base64 = str_eq(code, STR("base64"));
	if (!base64 && !str_eq(code, STR("quoted-printable")))
		return body;
	char *out = arena_array_raw(&m->arena, body.n + 1, 1);
	size_t n = base64 ? transfer_base64(body, out) : transfer_quoted(body, out);
	return (struct str){out, n};
}

/* In UTF-8, by what the part tells, or its bytes do. Valid until the next. */
static struct str in_utf8(struct mime *m, struct str type, struct str body)
{
	struct str told = parameter(m, type, "charset");
	if (text_valid(body) && (!told.n || charset_tells_nothing(told.at)))
		return body;
	struct charset_guess g = guess_charset(body, true);
	const char *guessed = g.name[0] ? g.name : charset_name(g.charset);
	bool open = told.n && !str_alike(told, STR("utf-8")) &&
		    converter_open(&m->converter, told.at);
	if (!open && !converter_open(&m->converter, guessed))
		return body;
	return converter_feed(&m->converter, body, true);
}

/* Lines that end in a blank go on, but for what is quoted and the mark of a signature. */
static void put_flowed(struct mime *m, struct str s)
{
	while (s.n) {
		struct str line = str_line(&s);
		bool stuffed = line.n && line.at[0] == ' ';
		line = (struct str){line.at + stuffed, line.n - stuffed};
		bool goes_on = line.n && line.at[line.n - 1] == ' ' && line.at[0] != '>' &&
			       !str_eq(line, STR("-- "));
		VEC_APPEND(m->plain, line.at, line.n);
		if (!goes_on)
			VEC_PUSH(m->plain, '\n');
	}
}

/* With lines that end as lines do here. */
static struct str plain_lines(struct mime *m, struct str s)
{
	char *out = arena_array_raw(&m->arena, s.n + 1, 1);
	size_t n = 0;
	for (size_t i = 0; i < s.n; i++)
		if (s.at[i] != '\r' || i + 1 == s.n || s.at[i + 1] != '\n')
			out[n++] = s.at[i];
	return (struct str){out, n};
}

static void take_plain(struct mime *m, struct str type, struct str body)
{
	body = plain_lines(m, in_utf8(m, type, body));
	if (m->plain.n)
		VEC_PUSH(m->plain, '\n');
	if (str_alike(parameter(m, type, "format"), STR("flowed")))
		put_flowed(m, body);
	else
		VEC_APPEND(m->plain, body.at, body.n);
}

static void take_attached(struct mime *m, struct str header, struct str type)
{
	struct str place = field(m, header, "content-disposition");
	struct str name = parameter(m, place, "filename");
	if (!name.n)
		name = parameter(m, type, "name");
	m->attached = true;
	if (m->names.n && name.n)
		VEC_APPEND(m->names, ", ", 2);
	VEC_APPEND(m->names, name.at, name.n);
}

/* ---- parts ------------------------------------------------------------------------------- */

/* Part: its header, up to the empty line; the body behind it is left in *rest. */
static struct str take_header(struct str *rest)
{
	const char *from = rest->at;
	size_t n = 0;
	while (rest->n) {
		struct str line = str_line(rest);
		if (!str_trim(line).n || str_eq(line, STR("\r")))
			break;
		n = (size_t)(line.at + line.n - from);
	}
	return (struct str){from, n};
}

/* Is the line the boundary? *last: behind it comes no other part. */
static bool is_boundary(struct str line, struct str boundary, bool *last)
{
	if (!begins(line, "--") || line.n < boundary.n + 2 ||
	    memcmp(line.at + 2, boundary.at, boundary.n) != 0)
		return false;
	struct str behind = {line.at + 2 + boundary.n, line.n - 2 - boundary.n};
	*last = begins(behind, "--");
	return *last || !behind.n || is_blank(*behind.at) || *behind.at == '\r';
}

/* The next part, up to the boundary behind it, off *rest; false: there is none. */
static bool take_part(struct str *rest, struct str boundary, struct str *part)
{
	const char *from = rest->at;
	bool last = false;
	*part = (struct str){from, 0};
	if (!rest->n)
		return false;
	while (rest->n) {
		struct str line = str_line(rest);
		if (is_boundary(line, boundary, &last)) {
			part->n = line.at > from ? (size_t)(line.at - from) - 1 : 0;
			rest->n = last ? 0 : rest->n;
			return true;
		}
	}
	part->n = (size_t)(rest->at - from);
	return true;
}

/* A part that holds no others. */
static void take_leaf(struct mime *m, struct str header, struct str type, struct str body)
{
	struct str kind = main_of(m, type);
	struct str place = main_of(m, field(m, header, "content-disposition"));
	bool attached = str_eq(place, STR("attachment"));
	if (attached || begins(kind, "application/") || begins(kind, "message/")) {
		take_attached(m, header, type);
	} else if (!kind.n || str_eq(kind, STR("text/plain"))) {
		take_plain(m, type, decoded(m, header, body));
	} else if (str_eq(kind, STR("text/html"))) {
		body = in_utf8(m, type, decoded(m, header, body));
		VEC_APPEND(m->page, body.at, body.n);
	}
}

/* Parts within parts: those that wait, innermost last. */
static void walk(struct mime *m, struct str mail)
{
	struct {
		struct str boundary, rest;
	} open[DEEPEST];
	size_t depth = 0;
	struct str part = mail;
	for (bool more = true; more && m->parts < PARTS_MOST; m->parts++) {
		struct str body = part, header = take_header(&body);
		struct str type = field(m, header, "content-type");
		struct str boundary = parameter(m, type, "boundary");
		bool holds = begins(main_of(m, type), "multipart/") && boundary.n;
		if (!holds) {
			take_leaf(m, header, type, body);
		} else if (depth < DEEPEST) {
			open[depth].boundary = boundary;
			open[depth].rest = body;
			take_part(&open[depth++].rest, boundary,
				  &part); /* what it opens with */
		}
		more = false;
		while (depth && !more) {
			more = take_part(&open[depth - 1].rest, open[depth - 1].boundary,
					 &part);
			depth -= !more;
		}
	}
}

/* ---- a mail ------------------------------------------------------------------------------ */

static void put(struct mime_text *to, struct str s)
{
	VEC_APPEND(to->text, s.at, s.n);
}

static void put_html(struct mime_text *to, struct str s)
{
	for (size_t i = 0; i < s.n; i++) {
		if (s.at[i] == '<')
			put(to, STR("&lt;"));
		else if (s.at[i] == '&')
			put(to, STR("&amp;"));
		else if (s.at[i] == '"')
			put(to, STR("&quot;"));
		else
			VEC_PUSH(to->text, s.at[i]);
	}
}

static void put_page(struct mime *m, struct str header, struct mime_text *to)
{
	struct about about = mail_about(&m->arena, header);
	put(to, STR("<!DOCTYPE html><meta charset=utf-8><title>"));
	put_html(to, about.title);
	put(to, STR("</title><meta name=author content=\""));
	put_html(to, about.byline);
	put(to, STR("\"><meta property=\"article:published_time\" content=\""));
	put_html(to, about.published);
	put(to, STR("\">\n"));
	put(to, (struct str){m->page.at, m->page.n});
}

static void put_plain(struct mime *m, struct str header, struct mime_text *to)
{
	static const char *const shown[] = {"From", "Newsgroups", "To",
					    "Cc",   "Subject",    "Date"};
	for (size_t i = 0; i < sizeof shown / sizeof *shown; i++) {
		struct str value = field(m, header, shown[i]);
		if (!value.n)
			continue;
		put(to, str_of(shown[i]));
		put(to, STR(": "));
		put(to, value);
		put(to, STR("\n"));
	}
	put(to, STR("\n"));
	put(to, (struct str){m->plain.at, m->plain.n});
}

/* The first mail of a mailbox, in which lines that part mails begin with "From ". */
static struct str first_of(struct str s, bool *more)
{
	*more = false;
	if (!begins(s, "From "))
		return s;
	str_line(&s);
	const char *next = memmem(s.at, s.n, "\n\nFrom ", 7);
	*more = next != NULL;
	return next ? (struct str){s.at, (size_t)(next - s.at) + 1} : s;
}

static void note(const struct mime *m, bool more, struct mime_text *to)
{
	struct str names = {m->names.at, m->names.n};
	names.n = text_border(names, names.n < NAMES_MOST ? names.n : NAMES_MOST);
	if (!names.n)
		names = STR("a file");
	if (m->attached)
		snprintf(to->notice, sizeof to->notice, "attached, and not shown: %.*s",
			 (int)names.n, names.at);
	else if (more)
		snprintf(to->notice, sizeof to->notice, "the first mail of a mailbox");
}

bool mime_seen(struct str head)
{
	struct mime m = {0};
	if (begins(head, "-"))
		return false; /* mutt's line: it has decoded the mail, too */
	if (head.n > HEADER_MOST)
		head.n = HEADER_MOST;
	struct str header = plain_lines(&m, head);
	header.n = mail_header(header, false);
	bool seen = field(&m, header, "mime-version").n || field(&m, header, "content-type").n;
	arena_free(&m.arena);
	return seen;
}

void mime_read(struct str s, struct mime_text *to)
{
	struct mime m = {0};
	bool more;
	struct str mail = first_of(plain_lines(&m, s), &more), body = mail;
	struct str header = take_header(&body);
	walk(&m, mail);
	bool little = m.plain.n < LITTLE && m.plain.n < m.page.n / TIMES_LITTLE;
	if (m.page.n && (little || !m.plain.n))
		put_page(&m, header, to);
	else
		put_plain(&m, header, to);
	note(&m, more, to);
	VEC_FREE(m.plain);
	VEC_FREE(m.page);
	VEC_FREE(m.names);
	converter_free(&m.converter);
	arena_free(&m.arena);
}

int mail_errand(void)
{
	enum { MOST = 128 * 1024 * 1024 }; /* bytes, most of them attached */
	struct mime_text text = {0};
	struct str mail;
	if (!errand_read(&mail, MOST))
		return 1;
	mime_read(mail, &text);
	fprintf(stderr, "%s\n", text.notice);
	fwrite(text.text.at, 1, text.text.n, stdout);
	VEC_FREE(text.text);
	free((char *)mail.at);
	return fflush(stdout) == 0 ? 0 : 1;
}
