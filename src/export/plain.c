/*
 * The article as plain text: wrapped, with a gutter that tells the kinds of quotes, the
 * speakers named behind each paragraph, and lists of speakers and regions at the end, with "?"
 * before what is doubtful; no escape sequences, nothing unprintable.
 */
#include "formats.h"
#include "writer.h"

enum { GUTTER = 3 }; /* columns: space, glyph, space */

struct glyphs {
	struct str kinds[QUOTE_KINDS], dash, rule, unknown;
};

static const struct glyphs unicode_glyphs = {
	{{"▌", 3}, {"▐", 3}, {"┆", 3}}, {"—", 3}, {"─", 3}, {"�", 3}};
static const struct glyphs ascii_glyphs = {
	{{"\"", 1}, {"+", 1}, {"'", 1}}, {"-", 1}, {"-", 1}, {"?", 1}};

struct printer {
	struct writer *w;
	const struct export_article *a;
	const struct document *d;
	const struct export_style *style;
	const struct glyphs *glyphs;
	size_t width; /* columns of the text */
	char *breaks; /* of the paragraph under way */
	size_t breaks_room;
	uint32_t first_quote; /* index of the first that may touch what is not yet printed */
};

/* ---- lines ------------------------------------------------------------------------------- */

/* One cluster; what must not be shown gets a stand-in, what has no columns is left out. */
static void put_cluster(struct printer *p, struct str cluster)
{
	unsigned size;
	uint32_t c = text_decode(cluster, 0, &size);
	if (c == '\t' || c == '\n') {
		WRITE(p->w, " ");
		return;
	}
	if (!text_printable(c)) {
		if (text_is_bidi(c) || text_cluster_width(cluster, p->style->ambiguous) > 0)
			write_str(p->w, p->glyphs->unknown);
		return;
	}
	for (size_t at = 0; at < cluster.n; at += size) {
		c = text_decode(cluster, at, &size);
		if (text_printable(c))
			write_str(p->w, (struct str){cluster.at + at, size});
	}
}

static void put_text(struct printer *p, struct str s)
{
	for (size_t at = 0, end; at < s.n; at = end) {
		end = text_cluster_end(s, at);
		put_cluster(p, (struct str){s.at + at, end - at});
	}
}

/* Where the line that starts at `from` ends, and where the next one starts. */
struct line_cut {
	size_t end, next;
};

static struct line_cut cut_line(const struct printer *p, struct str s, size_t from)
{
	size_t width = 0, at = from;
	struct line_cut cut = {0};
	while (at < s.n) {
		size_t end = text_cluster_end(s, at);
		if (at > from && p->breaks[at] != BREAK_NONE)
			cut = (struct line_cut){at, at};
		bool space = s.at[at] == ' ';
		int columns = text_cluster_width((struct str){s.at + at, end - at},
						 p->style->ambiguous);
		/* spaces hang over the edge */
		if (!space && width + (size_t)columns > p->width && at > from) {
			if (!cut.next)
				cut = (struct line_cut){at, at};
			break;
		}
		width += (size_t)columns;
		at = end;
	}
	if (at >= s.n)
		cut = (struct line_cut){s.n, s.n};
	while (cut.end > from && s.at[cut.end - 1] == ' ')
		cut.end--;
	return cut;
}

/* The glyph of the strongest kind of quote in a line of the text. */
static struct str gutter_of(struct printer *p, struct span line)
{
	int best = QUOTE_KINDS;
	while (p->first_quote < p->d->n_quotes &&
	       p->d->quotes[p->first_quote].outer.end <= line.start)
		p->first_quote++;
	for (uint32_t i = p->first_quote; i < p->d->n_quotes; i++) {
		const struct quote *q = &p->d->quotes[i];
		if (q->outer.start >= line.end)
			break;
		if (span_overlap(q->outer, line) && (int)q->kind < best)
			best = (int)q->kind;
	}
	return best < QUOTE_KINDS ? p->glyphs->kinds[best] : STR(" ");
}

/* Tells where lines of `s` may be broken. */
static void find_breaks(struct printer *p, struct str s)
{
	if (s.n > p->breaks_room) {
		p->breaks_room = s.n + s.n / 2;
		p->breaks = mem_realloc(p->breaks, p->breaks_room);
	}
	text_breaks(s, p->breaks);
}

/* What is told of the article outside its text; nothing: no line. */
static void put_told(struct printer *p, struct str s)
{
	if (s.n)
		find_breaks(p, s);
	for (size_t from = 0; from < s.n;) {
		struct line_cut cut = cut_line(p, s, from);
		WRITE(p->w, "   ");
		put_text(p, (struct str){s.at + from, cut.end - from});
		WRITE(p->w, "\n");
		from = cut.next;
	}
}

static void put_about(struct printer *p, const struct about *about)
{
	if (about->within)
		return;
	put_told(p, about->title);
	put_told(p, about->byline);
	put_told(p, about->published);
	if (about->title.n || about->byline.n || about->published.n)
		WRITE(p->w, "\n");
}

static void put_paragraph(struct printer *p, struct span at)
{
	struct str s = str_slice(p->a->text, at);
	/* a line that stays with the next one reaches up to it */
	if (s.n && s.at[s.n - 1] == '\n')
		s.n--;
	find_breaks(p, s);
	for (size_t from = 0; from < s.n;) {
		struct line_cut cut = cut_line(p, s, from);
		struct span line = {at.start + (uint32_t)from, at.start + (uint32_t)cut.end};
		WRITE(p->w, " ");
		write_str(p->w, gutter_of(p, line));
		WRITE(p->w, " ");
		put_text(p, str_slice(p->a->text, line));
		/* a soft hyphen is seen where a line is broken at it */
		if (cut.end > 1 && cut.end < s.n && !memcmp(s.at + cut.end - 2, "\xc2\xad", 2))
			WRITE(p->w, "-");
		WRITE(p->w, "\n");
		from = cut.next;
	}
}

/* ---- speakers and regions ---------------------------------------------------------------- */

static void put_speaker(struct printer *p, uint32_t id)
{
	const struct speaker *s = document_speaker(p->d, id);
	if (!s) {
		WRITE(p->w, "?");
		return;
	}
	put_text(p, s->name);
	struct str role = speaker_role(s);
	if (role.n) {
		WRITE(p->w, ", ");
		put_text(p, role);
	}
}

/* Has a quote of this paragraph before `i` the same speaker? */
static bool told_already(const struct document *d, uint32_t first, uint32_t i)
{
	enum { LOOK_BACK = 64 };
	if (i - first > LOOK_BACK)
		first = i - LOOK_BACK;
	for (uint32_t k = first; k < i; k++)
		if (d->quotes[k].speaker == d->quotes[i].speaker)
			return true;
	return false;
}

/* Is quote `i` doubtful, and what else its speaker says in this paragraph? */
static bool all_doubtful(const struct document *d, uint32_t i)
{
	const struct quote *q = &d->quotes[i];
	for (uint32_t k = i; k < d->n_quotes && d->quotes[k].paragraph <= q->paragraph; k++)
		if (d->quotes[k].speaker == q->speaker && !quote_doubtful(&d->quotes[k]))
			return false;
	return q->speaker > 0;
}

/* What the reader made of a quote, on a line: "Nobody was hurt" checked: in June. */
static void put_made(struct printer *p, const struct quote *q)
{
	enum { WORDS_MOST = 40 }; /* bytes of the quote */
	if (!q->check && !q->note)
		return;
	struct str words = str_slice(p->a->text, q->span);
	bool cut = words.n > WORDS_MOST;
	words.n = cut ? text_border(words, WORDS_MOST) : words.n;
	WRITE(p->w, "       \"");
	put_text(p, words);
	write_str(p->w, cut ? STR("...\"") : STR("\""));
	if (q->check) {
		WRITE(p->w, " ");
		write_str(p->w, str_of(quote_check_name((enum quote_check)q->check)));
	}
	if (q->note) {
		WRITE(p->w, ": ");
		put_text(p, *q->note);
	}
	WRITE(p->w, "\n");
}

/* The speakers of one paragraph's quotes on a line; moves *quote behind them. */
static void put_speakers_of(struct printer *p, uint32_t paragraph, uint32_t *quote)
{
	uint32_t first = *quote, told = 0;
	uint32_t end = p->a->paragraphs[paragraph].end; /* a block goes on over it */
	for (; *quote < p->d->n_quotes && p->d->quotes[*quote].outer.end <= end; ++*quote) {
		if (told_already(p->d, first, *quote))
			continue;
		if (told++) {
			WRITE(p->w, "; ");
		} else {
			WRITE(p->w, "     ");
			write_str(p->w, p->glyphs->dash);
			WRITE(p->w, " ");
		}
		if (all_doubtful(p->d, *quote))
			WRITE(p->w, "?");
		put_speaker(p, p->d->quotes[*quote].speaker);
	}
	if (told)
		WRITE(p->w, "\n");
	for (uint32_t i = first; i < *quote; i++)
		put_made(p, &p->d->quotes[i]);
}

static void put_heading(struct printer *p, struct str title, uint32_t n)
{
	WRITE(p->w, "\n ");
	write_str(p->w, p->glyphs->rule);
	WRITE(p->w, " ");
	write_str(p->w, title);
	WRITE(p->w, " ");
	size_t taken = title.n + 6 + (n > 9) + (n > 99) + (n > 999);
	for (size_t i = taken; i < p->width + GUTTER; i++)
		write_str(p->w, p->glyphs->rule);
	WRITE(p->w, " ");
	write_number(p->w, n);
	WRITE(p->w, "\n");
}

/* The gutter of a row of the lists. */
static void put_doubt(struct printer *p, bool doubtful)
{
	write_str(p->w, doubtful ? STR(" ? ") : STR("   "));
}

static void put_lists(struct printer *p)
{
	if (p->a->n_captions)
		put_heading(p, STR("Captions"), p->a->n_captions);
	for (uint32_t i = 0; i < p->a->n_captions; i++)
		put_told(p, str_slice(p->a->text, p->a->paragraphs[p->a->n_paragraphs + i]));
	if (p->d->n_speakers)
		put_heading(p, STR("Speakers"), p->d->n_speakers);
	for (uint32_t i = 0; i < p->d->n_speakers; i++) {
		put_doubt(p, speaker_doubtful(&p->d->speakers[i]));
		put_speaker(p, i + 1);
		WRITE(p->w, ": ");
		write_number(p->w, p->d->speakers[i].quotes.n);
		WRITE(p->w, "\n");
	}
	if (p->d->n_regions)
		put_heading(p, STR("Regions"), p->d->n_regions);
	for (uint32_t i = 0; i < p->d->n_regions; i++) {
		const struct region *r = &p->d->regions[i];
		put_doubt(p, region_doubtful(r));
		put_text(p, str_of(r->country[0] ? r->country : "  "));
		WRITE(p->w, "  ");
		put_text(p, region_called(p->d, r));
		WRITE(p->w, ": ");
		write_number(p->w, r->n_mentions);
		WRITE(p->w, "\n");
	}
}

static bool write_text(const struct export_article *a, const struct export_style *style,
		       FILE *out, struct error *e)
{
	static const struct document nothing;
	struct writer w = {.out = out};
	int columns = style->columns < 20 ? 20 : style->columns;
	struct printer p = {
		.w = &w,
		.a = a,
		.d = a->document ? a->document : &nothing,
		.style = style,
		.glyphs = style->unicode ? &unicode_glyphs : &ascii_glyphs,
		.width = (size_t)columns - GUTTER,
	};
	if (style->heading) {
		WRITE(&w, "==> ");
		write_str(&w, str_of(style->heading));
		WRITE(&w, " <==\n");
	}
	put_about(&p, &a->about);
	uint32_t quote = 0;
	for (uint32_t i = 0; i < a->n_paragraphs && !w.failed; i++) {
		if (i && a->paragraphs[i].start > a->paragraphs[i - 1].end)
			WRITE(&w, "\n");
		put_paragraph(&p, a->paragraphs[i]);
		put_speakers_of(&p, i, &quote);
	}
	put_lists(&p);
	free(p.breaks);
	return writer_flush(&w, true) || writer_fail(&w, e);
}

const struct export_format format_text = {
	.name = "text",
	.help = "the article wrapped, quotes marked, speakers named",
	.write = write_text,
};
