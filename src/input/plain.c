/* Plain text: what it is written in, decoded, cut into paragraphs. */
#include "decoding.h"
#include "columns.h"
#include "imprint.h"
#include "line.h"
#include "mail.h"
#include "record.h"
#include "release.h"
#include "spacing.h"
#include "type.h"
#include "typewriter.h"
#include "unseen.h"

#define FILE_MOST ((uint64_t)2 * TEXT_MOST) /* bytes of a file that may still fit: UTF-16 */

struct plain {
	struct decoding decoding;
	bool wide; /* bytes may be no characters of ASCII */
	struct typewriter typewriter;
	struct paragraphs paragraphs;
	struct arena arena;           /* of what is told of the article */
	bool columns_judged, columns; /* its pages have columns */
	bool spaced;                  /* blank lines between its lines mean nothing */
	size_t parted;                /* bytes of the text whose columns, or lines, are set */
	bool imprint_judged;
	bool record_judged;
	size_t written, decoded; /* bytes, as the program wrote them and as they are kept */
	bool moved;              /* then some went: nobody knows where letters were styled */
	bool mail_judged, mail;  /* it begins with the header of a mail */
	struct span asides[3];   /* the header, what stands below a release, the signature */
};

/* Whatever no other type is. */
static bool recognise(struct str head)
{
	(void)head;
	return true;
}

static void open_plain(struct input *in)
{
	struct plain *p = mem_alloc(sizeof *p);
	*p = (struct plain){.decoding.decoder.started = in->decoded,
			    .decoding.decoder.pages = !in->decoded,
			    .paragraphs.knows = in->knows,
			    .decoding.known = in->decoded,
			    .paragraphs.given = in->decoded};
	p->decoding.declared = in->declared;
	if (in->charset && !in->decoded)
		decoding_told(&p->decoding, in->charset);
	in->state = p;
}

/* Without what was meant for a terminal; who has decoded already is not second-guessed. */
static struct str untyped(const struct input *in, struct plain *p, struct str piece, bool last)
{
	if (piece.n && !p->decoding.decoder.started)
		p->wide = in->charset || guess_unlike_ascii(piece);
	return in->decoded || p->wide ? piece : typewriter_feed(&p->typewriter, piece, last);
}

/* Decodes behind the text; false when it does not fit any more. */
static bool decode_piece(struct input *in, struct plain *p, struct str piece, bool last,
			 struct error *e)
{
	piece = untyped(in, p, piece, last);
	p->written += piece.n;
	decoding_look(&p->decoding, piece, last);
	piece = decoding_convert(&p->decoding, piece, last);
	struct decoder *d = &p->decoding.decoder;
	enum charset c = d->charset;
	bool wide = c == CHARSET_UTF16LE || c == CHARSET_UTF16BE;
	if (in->size > (wide ? FILE_MOST : TEXT_MOST))
		return fail(e, "%s: longer than 2 GiB", in->name);
	char *to = input_make_room(in, decoder_room(piece.n), e);
	if (!to)
		return false;
	size_t n = decoder_feed(d, (const unsigned char *)piece.at, piece.n, last, to);
	if (!in->decoded)
		n = unseen_leave(to, n);
	p->decoded += n;
	in->length += n;
	return true;
}

/* What a firm says of itself below its release, up to a mail's signature. */
static void leave_rest(struct content *c, struct plain *p)
{
	struct span rest = release_rest(c->text, c->paragraphs, c->n_paragraphs);
	struct span signature = p->mail ? mail_signature(c->text) : (struct span){0};
	if (!span_empty(signature) && rest.end > signature.start)
		rest.end = signature.start;
	if (rest.start < rest.end)
		p->asides[c->n_asides++] = rest;
}

/* Looks for the header of a mail once it has come, and for a signature at the end. */
static void read_mail(struct content *c, struct plain *p, bool last)
{
	struct span ink = line_trim(c->text.at, (struct span){0, (uint32_t)c->text.n});
	struct str text = str_slice(c->text, ink);
	if (!p->mail_judged &&
	    (last || text.n > HEADER_MOST || memmem(text.at, text.n, "\n\n", 2))) {
		size_t n = mail_header(text, last);
		p->mail_judged = true;
		p->mail = n > 0;
		if (n) {
			c->about = mail_about(&p->arena, (struct str){text.at, n});
			c->about.within = true;
			p->asides[c->n_asides++] =
				(struct span){ink.start, ink.start + (uint32_t)n};
		}
	}
	if (last)
		leave_rest(c, p);
	struct span signature = p->mail && last ? mail_signature(c->text) : (struct span){0};
	if (!span_empty(signature))
		p->asides[c->n_asides++] = signature;
	c->asides = p->asides;
}

/* Nothing of it is to be looked through. */
static void leave_all(struct content *c, struct plain *p)
{
	p->asides[0] = (struct span){0, (uint32_t)c->text.n};
	c->asides = p->asides;
	c->n_asides = 1;
}

/* Byline and date of an article that is no mail, once its beginning has come. */
static void read_imprint(struct content *c, struct plain *p, bool last)
{
	if (p->imprint_judged || !p->mail_judged || (!last && c->n_paragraphs <= IMPRINT_MOST))
		return;
	p->imprint_judged = true;
	if (!p->mail)
		c->about = imprint_read(&p->arena, c->text, c->paragraphs, c->n_paragraphs,
					c->title);
}

/* Tells a manual or a log from an article, once its beginning has come. */
static void read_record(struct input *in, struct plain *p, bool last)
{
	if (p->record_judged || (!last && in->length < RECORD_MOST))
		return;
	size_t n = in->length < RECORD_MOST ? in->length : RECORD_MOST;
	p->record_judged = true;
	in->content.record = record_seen((struct str){in->room, n});
}

/*
 * Sets the columns of the pages that are whole: the text up to where they end is ready to be
 * cut.
 */
static void part_pages(struct input *in, struct plain *p, bool last)
{
	size_t from = p->parted, to = from;
	while (from < in->length) {
		char *page = in->room + from;
		size_t come = in->length - from;
		const char *feed = memchr(page, '\f', come);
		size_t n = feed ? (size_t)(feed - page) : come;
		if (!feed && !last && n < COLUMNS_MOST)
			break;
		memmove(in->room + to, page, n);
		from += n + (feed != NULL);
		to += n > COLUMNS_LEAST && n < COLUMNS_MOST ? columns_part(in->room + to, n)
							    : n;
		if (feed)
			in->room[to++] = '\f';
	}
	memmove(in->room + to, in->room + from, in->length - from);
	in->length -= from - to;
	p->parted = to;
}

/* How much of `s`, from a line's beginning, ends before a line that stands below a blank one.
 */
static size_t whole_lines(struct str s, bool last)
{
	size_t n = s.n;
	while (!last && n > 1 && !(s.at[n - 1] == '\n' && s.at[n - 2] == '\n'))
		n--;
	return n > 1 ? n : s.n > HABIT_SAMPLE ? s.n : 0;
}

/* Takes out what spaces the lines that are whole: up to them the text is ready to be cut. */
static void close_lines(struct input *in, struct plain *p, bool last)
{
	struct str rest = {in->room + p->parted, in->length - p->parted};
	size_t n = whole_lines(rest, last);
	if (!last && n < rest.n && rest.at[n] == '\n')
		return; /* more blank lines, maybe */
	size_t now = spacing_close(in->room + p->parted, n);
	p->parted += now;
	memmove(in->room + p->parted, rest.at + n, rest.n - n);
	in->length -= n - now;
}

/* Cuts what is ready; the rest moves up with it. Returns how far the text is final. */
static size_t cut(struct input *in, struct plain *p, bool last)
{
	if (!p->columns_judged && in->length) {
		p->columns_judged = true;
		struct str come = {in->room, in->length};
		bool article = !in->decoded && !p->typewriter.used && !in->content.record;
		p->columns = article && columns_seen(come);
		p->spaced = article && !p->columns && spacing_seen(come);
	}
	if (!p->columns && !p->spaced)
		return paragraphs_go_on(&p->paragraphs, in->room, &in->length, last);
	if (p->columns)
		part_pages(in, p, last);
	else
		close_lines(in, p, last);
	size_t ready = p->parted, rest = in->length - ready;
	size_t final = paragraphs_go_on(&p->paragraphs, in->room, &ready, last);
	memmove(in->room + ready, in->room + p->parted, rest);
	p->parted = ready;
	in->length = ready + rest;
	return final;
}

static bool feed(struct input *in, struct str piece, bool last, struct error *e)
{
	struct plain *p = in->state;
	struct content *c = &in->content;
	bool fits = decode_piece(in, p, piece, last, e);
	if (!in->decoded)
		read_record(in, p, last || !fits);
	p->paragraphs.typed = p->typewriter.used || c->record;
	size_t length = in->length, final = cut(in, p, last || !fits);
	p->moved |= in->length != length || (last && p->decoded != p->written);
	if (last && !p->moved) {
		c->styled = p->typewriter.styled.at;
		c->n_styled = (uint32_t)p->typewriter.styled.n;
	}
	if (final > c->text.n)
		c->text.n = final;
	c->charset = p->decoding.guess.charset;
	c->written_in = decoding_name(&p->decoding);
	c->notice = p->decoding.notice[0] ? p->decoding.notice : NULL;
	c->faults = p->decoding.decoder.faults;
	c->paragraphs = p->paragraphs.spans.at;
	c->n_paragraphs = (uint32_t)p->paragraphs.spans.n;
	c->open = p->paragraphs.open;
	if (c->open.end > final) /* a hyphen that may go yet */
		c->open.end = (uint32_t) final;
	c->title = c->record ? (struct span){0} : p->paragraphs.title;
	if (c->record)
		leave_all(c, p);
	else if (!in->decoded && c->text.n)
		read_mail(c, p, last || !fits);
	if (!in->decoded && !c->record)
		read_imprint(c, p, last || !fits);
	return fits;
}

static void close_plain(struct input *in)
{
	struct plain *p = in->state;
	paragraphs_free(&p->paragraphs);
	typewriter_free(&p->typewriter);
	decoding_free(&p->decoding);
	arena_free(&p->arena);
	free(p);
}

const struct input_type input_plain = {
	.name = "text/plain",
	.recognise = recognise,
	.open = open_plain,
	.feed = feed,
	.close = close_plain,
};
