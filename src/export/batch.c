/* JSON lines in, one object a line out. */
#include "reader/export.h"
#include "reader/input.h"

#include "json.h"
#include "members.h"
#include "value.h"

#include <errno.h>
#include <unistd.h>

enum {
	READ = 256 * 1024,                /* bytes at a time */
	LINE_MOST = 256 * 1024 * 1024,    /* bytes of a line */
	SKELETON_MOST = 16 * 1024 * 1024, /* bytes of a line without its long strings */
};
#define ID_MOST ((int64_t)1 << 53) /* from here on a double no longer holds every integer */

struct batch {
	int in;
	const struct batch_wish *wish;
	struct writer writer;
	size_t line, bad;

	char *input; /* [from, end) is read and not yet used */
	size_t from, end, room;
	bool ended;
	int error; /* errno of reading, 0: none */

	/* of the line under way, used again for the next */
	struct lift lift;
	struct members members;
	struct input article;
	struct points points;
	struct document document;
	struct arena scratch; /* the finding's work space, kept from line to line */
};

/* ---- lines ------------------------------------------------------------------------------- */

/*
 * Reads more; false at the end. What is written is given out first: who waits for an answer
 * before he sends more has it, and lines that come together share a write.
 */
static bool read_more(struct batch *b)
{
	if (b->ended || !writer_flush(&b->writer, true))
		return false;
	if (b->from) {
		memmove(b->input, b->input + b->from, b->end - b->from);
		b->end -= b->from;
		b->from = 0;
	}
	if (b->room - b->end < READ) {
		b->room *= 2;
		b->input = mem_realloc(b->input, b->room);
	}
	ssize_t n;
	do
		n = read(b->in, b->input + b->end, READ);
	while (n < 0 && errno == EINTR);
	if (n < 0)
		b->error = errno;
	b->ended = n <= 0;
	b->end += n > 0 ? (size_t)n : 0;
	return n > 0;
}

struct batch_line {
	char *at;
	size_t n;
	bool too_long; /* then `at` and `n` are its end only */
};

/* The next line without its newline, to be changed at will; false at the end. */
static bool next_line(struct batch *b, struct batch_line *line)
{
	*line = (struct batch_line){0};
	for (size_t scanned = 0;;) {
		size_t n = b->end - b->from;
		char *at = b->input + b->from;
		char *newline = n > scanned ? memchr(at + scanned, '\n', n - scanned) : NULL;
		if (newline) {
			line->at = at;
			line->n = (size_t)(newline - at);
			b->from += line->n + 1;
			return true;
		}
		scanned = n;
		if (n > LINE_MOST) {
			line->too_long = true;
			b->from = b->end;
			scanned = 0;
		}
		if (!read_more(b)) {
			line->at = b->input + b->from;
			line->n = b->end - b->from;
			b->from = b->end;
			return !b->error && !b->writer.failed &&
			       (line->n > 0 || line->too_long);
		}
	}
}

/* ---- reading a line ---------------------------------------------------------------------- */

static bool read_members(struct batch *b, const struct batch_line *line, struct error *e)
{
	if (line->too_long)
		return fail(e, "longer than %d MiB", LINE_MOST >> 20);
	if (!lift_strings(&b->lift, line->at, line->n, e))
		return false;
	if (b->lift.n > SKELETON_MOST)
		return fail(e, "more than %d MiB beside its strings", SKELETON_MOST >> 20);
	return members_read(&b->members, &b->lift, e);
}

static bool take_id(struct member value, struct json_id *id, struct error *e)
{
	if (value.kind == MEMBER_NONE || value.kind == MEMBER_NULL)
		return true;
	if (value.kind == MEMBER_INTEGER) {
		id->number = value.integer;
		if (id->number <= -ID_MOST || id->number >= ID_MOST)
			return fail(e, "the id is not below 2^53");
		id->kind = ID_NUMBER;
		return true;
	}
	if (value.kind != MEMBER_STRING)
		return fail(e, "the id is neither a string nor an integer");
	id->string = value.string;
	if (!text_valid(id->string))
		return fail(e, "the id is not valid UTF-8");
	id->kind = ID_STRING;
	return true;
}

/* Makes the text the article, or else the page that stands in its place. */
static bool take_text(struct batch *b, struct error *e)
{
	const char *name = "text";
	struct member value = member_named(&b->members, name);
	b->article.told = "text/plain";
	if (value.kind == MEMBER_NONE) {
		name = "html";
		value = member_named(&b->members, name);
		b->article.told = "text/html";
	}
	if (value.kind == MEMBER_NONE)
		return fail(e, "there is no text");
	if (value.kind != MEMBER_STRING)
		return fail(e, "the %s is not a string", name);
	/* a page would be taken for one in another charset; of a text the decoder tells */
	if (*name == 'h' && !text_valid(value.string))
		return fail(e, "the html is not valid UTF-8");
	input_again(&b->article);
	if (!input_feed(&b->article, value.string.at, value.string.n, true, e))
		return false;
	if (b->article.content.faults.invalid)
		return fail(e, "the text is not valid UTF-8");
	return true;
}

/* ---- writing ----------------------------------------------------------------------------- */

static void write_article(struct batch *b, const struct json_id *id)
{
	const struct content *c = &b->article.content;
	struct body body = article_body(c->text, c->paragraphs, c->n_paragraphs, c->n_captions);
	struct export_article a = {
		.type = c->type,
		.charset = c->charset,
		.written_in = c->written_in,
		.text = body.text,
		.paragraphs = c->paragraphs,
		.n_paragraphs = body.n_paragraphs,
		.n_captions = c->n_captions,
		.title = c->title,
		.about = c->about,
		.document = &b->document,
	};
	b->document = (struct document){
		.arena = b->document.arena,
		.text = body.text,
		.title = c->title,
		.paragraphs = c->paragraphs,
		.n_paragraphs = body.n_paragraphs,
		.terse = true,
	};
	document_limit(&b->document, FIND_MOST);
	find_document(&b->document, b->wish->places, &b->scratch, NULL);
	json_article(&b->writer, &a, id, &b->points);
	if (b->wish->keep) {
		KEY(&b->writer, "in");
		members_write(&b->writer, &b->members, b->wish->keep);
	}
	json_article_end(&b->writer);
	arena_reset(&b->document.arena);
}

static void write_error(struct batch *b, const struct json_id *id, const struct error *e)
{
	struct writer *w = &b->writer;
	write_char(w, '{');
	FIRST_KEY(w, "id");
	json_id(w, id);
	KEY(w, "error");
	write_char(w, '{');
	FIRST_KEY(w, "line");
	value_number(w, (int64_t)b->line);
	KEY(w, "message");
	struct str message = str_of(e->message);
	value_string(w, text_valid(message) ? message : STR("no JSON"));
	write_char(w, '}');
	write_char(w, '}');
	write_char(w, '\n');
	b->bad++;
}

static void do_line(struct batch *b, struct batch_line *line)
{
	struct error e;
	struct json_id id = {0};
	if (b->line == 1 && line->n >= 3 && !memcmp(line->at, "\xef\xbb\xbf", 3)) {
		line->at += 3;
		line->n -= 3;
	}
	bool good = read_members(b, line, &e) &&
		    take_id(member_named(&b->members, "id"), &id, &e) &&
		    (!b->wish->keep || members_whole(&b->members, &e)) && take_text(b, &e);
	if (good)
		write_article(b, &id);
	else
		write_error(b, &id, &e);
}

static void free_batch(struct batch *b)
{
	free(b->input);
	lift_free(&b->lift);
	members_free(&b->members);
	input_close(&b->article);
	points_free(&b->points);
	arena_free(&b->document.arena);
	arena_free(&b->scratch);
}

int batch_run(FILE *in, FILE *out, FILE *err, const struct batch_wish *wish)
{
	struct batch b = {.in = fileno(in), .wish = wish, .writer.out = out};
	b.room = 2 * READ;
	b.input = mem_alloc(b.room);
	setvbuf(out, NULL, _IONBF, 0); /* the writer is buffer enough */
	struct batch_line line;
	struct error e;
	if (!input_open(&b.article, "the text", 0, &e)) {
		fprintf(err, "reader: %s\n", e.message);
		free_batch(&b);
		return 3;
	}
	b.article.decoded = true;
	while (!b.writer.failed && next_line(&b, &line)) {
		b.line++;
		do_line(&b, &line);
	}
	writer_flush(&b.writer, true);
	if (b.bad)
		fprintf(err, "reader: %zu of %zu lines were bad\n", b.bad, b.line);
	int status = wish->strict && b.bad ? 1 : 0;
	if (b.error) {
		fprintf(err, "reader: reading: %s\n", system_fault(b.error).text);
		status = 3;
	} else if (b.writer.failed && b.writer.error != EPIPE) {
		fprintf(err, "reader: writing: %s\n", system_fault(b.writer.error).text);
		status = 3;
	}
	free_batch(&b);
	return status;
}
