/* What a source passes through before it is read: unpacking, the user's filters, Markdown. */
#include "reader/input.h"
#include "reader/reach.h"

#include "boxes.h"
#include "errand.h"
#include "mime.h"
#include "program.h"
#include "source.h"

#include <errno.h>
#include <stdio.h>
#include <sys/mman.h>
#include <unistd.h>

enum {
	PIECE = 64 * 1024,
	PACKED_MOST = 512 * 1024 * 1024, /* bytes of a pipe that is packed, or filtered */
	UNPACKED_MOST = 512 * 1024 * 1024,
	ERRAND_MOST = 32 * 1024 * 1024,
	BEGIN_MOST = 128, /* bytes that tell what a filter gives */
	SECONDS = 30,     /* for what this program does itself */
};

/* ---- telling the format ------------------------------------------------------------------ */

/*
 * A format: its name in [filters], and the bytes that tell it, with where they stand. NULL: to
 * be unpacked. What this program does with it, unless there is a filter; NULL: nothing.
 */
struct format {
	const char *name;
	size_t at;
	const char *magic;
	size_t n;
	const char *errand;
};

#define BYTES(at, literal) (at), (literal), sizeof(literal) - 1

static const struct format formats[] = {
	{NULL, BYTES(0, "\037\213\010")},
	{NULL, BYTES(0, "\3757zXZ\0")},
	{NULL, BYTES(0, "\050\265\057\375")},
	{NULL, BYTES(4, "1AY&SY")}, /* behind BZh9 */
	{NULL, BYTES(0, "\004\042\115\030")},
	{"pdf", BYTES(0, "%PDF-")},
	{"rtf", BYTES(0, "{\\rtf"), RTF_ERRAND},
	{"ps", BYTES(0, "%!PS")},
	{"djvu", BYTES(0, "AT&TFORM")},
	{"doc", BYTES(0, "\320\317\021\340\241\261\032\341")},
	{"epub", BYTES(30, "mimetypeapplication/epub+zip"), BOOK_ERRAND},
	{"odt", BYTES(30, "mimetypeapplication/vnd.oasis.opendocument.text"), OFFICE_ERRAND},
	{"docx", BYTES(0, "PK\003\004"), OFFICE_ERRAND}, /* and what stands in it */
};
enum { N_FORMATS = sizeof formats / sizeof *formats };

static bool is_of(const struct format *f, struct str head)
{
	if (head.n < f->at + f->n || memcmp(head.at + f->at, f->magic, f->n) != 0)
		return false;
	return !f->name || strcmp(f->name, "docx") != 0 || memmem(head.at, head.n, "word/", 5);
}

static const struct format *format_of(struct str head)
{
	for (size_t i = 0; i < N_FORMATS; i++)
		if (is_of(&formats[i], head))
			return &formats[i];
	return NULL;
}

/* What stands behind the last dot of the name; empty: nothing. */
static struct str suffix_of(struct str name)
{
	size_t at = name.n;
	while (at && name.at[at - 1] != '.' && name.at[at - 1] != '/')
		at--;
	return at && name.at[at - 1] == '.' ? (struct str){name.at + at, name.n - at}
					    : (struct str){0};
}

static const struct reach_filter *filter_row(struct str name)
{
	const struct reach *r = reach_told();
	for (size_t i = 0; name.n && i < r->n_filters; i++)
		if (str_alike(name, str_of(r->filters[i].name)))
			return &r->filters[i];
	return NULL;
}

static const struct reach_filter *filter_named(struct str name)
{
	const struct reach_filter *f = filter_row(name);
	return f && strcmp(f->argv[0], "none") != 0 ? f : NULL;
}

/* The filter for what the bytes, the server or the name tell; of a known format the bytes. */
static const struct reach_filter *filter_for(const struct source *s, const struct format *f)
{
	if (f)
		return filter_named(str_of(f->name));
	const struct reach_filter *filter = NULL;
	if (s->type)
		filter = filter_named(str_of(s->type));
	struct str suffix = suffix_of(s->name);
	for (size_t i = 0; !filter && i < N_FORMATS; i++)
		if (formats[i].name && str_alike(suffix, str_of(formats[i].name)))
			return NULL;
	return filter ? filter : filter_named(suffix);
}

static bool is_markdown(const struct source *s)
{
	struct str suffix = suffix_of(s->name);
	return (s->type && strcmp(s->type, "text/markdown") == 0) ||
	       str_alike(suffix, STR("md")) || str_alike(suffix, STR("markdown"));
}

/* What this program itself makes a page by; NULL: nothing is made of it. */
static const char *errand_for(const struct source *s, const struct format *f, struct str head)
{
	if (f)
		return filter_row(str_of(f->name)) ? NULL : f->errand;
	if (mime_seen(head))
		return MAIL_ERRAND;
	return is_markdown(s) ? MARKDOWN_ERRAND : NULL;
}

/* ---- passing through --------------------------------------------------------------------- */

static bool put(int fd, const char *at, size_t n)
{
	while (n) {
		ssize_t written = write(fd, at, n);
		if (written < 0)
			return false;
		at += written;
		n -= (size_t)written;
	}
	return true;
}

/* The rest of a pipe behind `head`, as a file; false, with a message. */
static bool collect(struct source *s, struct str head, int cancel_fd, struct error *e)
{
	char piece[PIECE];
	int fd = memfd_create("pipe", MFD_CLOEXEC);
	size_t n = head.n, all = head.n;
	enum source_result result = SOURCE_DATA;
	bool good = fd >= 0 && put(fd, head.at, n);
	while (good && result == SOURCE_DATA && all < PACKED_MOST) {
		result = source_read(s, piece, sizeof piece, -1, cancel_fd, &n, e);
		good = put(fd, piece, n);
		all += n;
	}
	if (!good)
		source_fault(e, s->path, system_fault(errno).text);
	else if (all >= PACKED_MOST)
		good = source_fault(e, s->path, "longer than 512 MiB");
	else
		good = result == SOURCE_END;
	if (good)
		source_become(s, fd, all);
	else if (fd >= 0)
		close(fd);
	return good;
}

/* Becomes what the program makes of it. */
static enum pass pass_through(struct source *s, struct program *p, struct str head,
			      struct error *e)
{
	struct error why;
	if (!s->regular && !collect(s, head, p->cancel_fd, e))
		return PASS_FAILED;
	p->in = s->fd;
	if (!program_run(p, &why)) {
		source_fault(e, s->path, why.message);
		return PASS_FAILED;
	}
	off_t size = lseek(p->out, 0, SEEK_END);
	source_become(s, p->out, size > 0 ? (uint64_t)size : 0);
	return PASS_TAKEN;
}

static enum pass unpack(struct source *s, struct str head, int cancel_fd, struct error *e)
{
	static const char *const argv[] = {UNPACK_ERRAND, NULL};
	struct program p = {PROGRAM_OWN, argv, .most = UNPACKED_MOST, .seconds = SECONDS,
			    .cancel_fd = cancel_fd};
	size_t suffix = suffix_of(s->name).n;
	if (suffix)
		s->name.n -= suffix + 1;
	s->type = NULL;
	return pass_through(s, &p, head, e);
}

/* Text or a page is made of it. */
static enum pass make_article(struct source *s, struct program *p, struct str head,
			      struct error *e)
{
	enum pass pass = pass_through(s, p, head, e);
	char first = 0;
	s->name.n = 0;
	s->charset[0] = 0;
	s->type = NULL;
	if (pass == PASS_TAKEN && pread(s->fd, &first, 1, 0) == 1 && first == '<') {
		s->type = "text/html";
		s->whole = true;
	}
	return pass;
}

static enum pass do_errand(struct source *s, const char *errand, struct str head, int cancel_fd,
			   struct error *e)
{
	const char *const argv[] = {errand, NULL};
	struct program p = {PROGRAM_OWN, argv, .most = ERRAND_MOST, .seconds = SECONDS,
			    .cancel_fd = cancel_fd};
	enum pass pass = make_article(s, &p, head, e);
	if (pass == PASS_TAKEN)
		snprintf(s->notice, sizeof s->notice, "%.*s", (int)strcspn(p.said, "\n"),
			 p.said);
	return pass;
}

static enum pass filter(struct source *s, const struct reach_filter *f, struct str head,
			int cancel_fd, struct error *e)
{
	const struct reach *r = reach_told();
	struct program p = {PROGRAM_FILTER, f->argv, .most = (uint64_t)r->most_mib << 20,
			    .seconds = r->seconds, .cancel_fd = cancel_fd};
	enum pass pass = make_article(s, &p, head, e);
	char begin[BEGIN_MOST];
	ssize_t n = pass == PASS_TAKEN ? pread(s->fd, begin, sizeof begin, 0) : 0;
	head = (struct str){begin, n > 0 ? (size_t)n : 0};
	return boxes_seen(head) ? do_errand(s, BOXES_ERRAND, head, cancel_fd, e) : pass;
}

enum pass source_pass(struct source *s, struct str head, int cancel_fd, struct error *e)
{
	const struct format *f = format_of(head);
	if (f && !f->name)
		return unpack(s, head, cancel_fd, e);
	const struct reach_filter *by = filter_for(s, f);
	if (by)
		return filter(s, by, head, cancel_fd, e);
	const char *errand = errand_for(s, f, head);
	return errand ? do_errand(s, errand, head, cancel_fd, e) : PASS_NONE;
}
