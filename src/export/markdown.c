/*
 * The quotes as Markdown, grouped by who said them: a heading a speaker, a block a quote, its
 * paragraph, regions and confidence behind it. Whatever the article holds stays plain text.
 */
#include "formats.h"
#include "phrase.h"
#include "value.h"

static void put_plain(struct writer *w, struct str s)
{
	phrase_write(w, s, MARKDOWN_SIGNS, '\\');
}

/* At the start of a line a mark of a list or rule is a sign, too: "- ", "12. ", "===". */
static void put_opening(struct writer *w, struct str s)
{
	size_t digits = 0;
	s = phrase_begin(s);
	while (digits < s.n && s.at[digits] >= '0' && s.at[digits] <= '9')
		digits++;
	if (digits < s.n && strchr(digits ? ".)" : "-+=:", s.at[digits])) {
		write_str(w, (struct str){s.at, digits});
		write_char(w, '\\');
		write_char(w, s.at[digits]);
		/* a gap behind it is trimmed off with the rest */
		if (digits + 1 < s.n && strchr(" \n\t", s.at[digits + 1]))
			write_char(w, ' ');
		s = (struct str){s.at + digits + 1, s.n - digits - 1};
	}
	put_plain(w, s);
}

/* "A · B": what is not empty. */
static void put_more(struct writer *w, struct str s, bool *begun)
{
	if (!s.n)
		return;
	if (*begun)
		WRITE(w, " · ");
	put_plain(w, s);
	*begun = true;
}

static void put_head(struct writer *w, const struct export_article *a)
{
	struct arena arena = {0};
	struct str title = phrase_title(a), path = phrase_path(a, &arena);
	bool begun = false;
	WRITE(w, "# ");
	put_opening(w, title.n ? title : path);
	WRITE(w, "\n\n");
	put_more(w, a->about.byline, &begun);
	put_more(w, a->about.published, &begun);
	put_more(w, title.n ? path : STR(""), &begun);
	if (begun)
		WRITE(w, "\n\n");
	arena_free(&arena);
}

static void put_quote(struct writer *w, const struct export_article *a, uint32_t id)
{
	const struct document *d = a->document;
	const struct quote *q = document_quote(d, id);
	uint32_t region;
	WRITE(w, "> ");
	put_opening(w, str_slice(a->text, q->outer));
	WRITE(w, "\n>\n> ¶");
	write_number(w, q->paragraph + 1);
	WRITE(w, " · ");
	write_str(w, str_of(quote_kind_name(q->kind)));
	if (document_regions_near(d, q, &region, 1)) {
		WRITE(w, " · ");
		phrase_regions(w, d, q, STR(", "), MARKDOWN_SIGNS, '\\');
	}
	WRITE(w, " · confidence ");
	value_decimal(w, (double)q->confidence, 2);
	write_str(w, quote_doubtful(q) ? STR(" ?") : STR(""));
	if (q->by_person)
		WRITE(w, " · speaker by the reader");
	if (q->check) {
		WRITE(w, " · ");
		write_str(w, str_of(quote_check_name((enum quote_check)q->check)));
	}
	if (q->note) {
		WRITE(w, "\n>\n> Note: ");
		put_plain(w, *q->note);
	}
	WRITE(w, "\n\n");
}

static void put_speaker(struct writer *w, const struct export_article *a,
			const struct speaker *s)
{
	struct str role = speaker_role(s);
	WRITE(w, "## ");
	put_opening(w, s->name);
	if (role.n) {
		WRITE(w, ", ");
		put_plain(w, role);
	}
	WRITE(w, "\n\n");
	for (uint32_t i = 0; i < s->quotes.n && !w->failed; i++)
		put_quote(w, a, s->quotes.at[i]);
}

static void put_unattributed(struct writer *w, const struct export_article *a)
{
	const struct document *d = a->document;
	bool begun = false;
	for (uint32_t i = 0; i < d->n_quotes && !w->failed; i++) {
		if (d->quotes[i].speaker)
			continue;
		if (!begun)
			WRITE(w, "## Unknown speaker\n\n");
		begun = true;
		put_quote(w, a, i + 1);
	}
}

static bool write_markdown(const struct export_article *a, const struct export_style *style,
			   FILE *out, struct error *e)
{
	struct writer w = {.out = out};
	const struct document *d = a->document;
	(void)style;
	put_head(&w, a);
	for (uint32_t i = 0; d && i < d->n_speakers && !w.failed; i++)
		if (d->speakers[i].quotes.n)
			put_speaker(&w, a, &d->speakers[i]);
	if (d)
		put_unattributed(&w, a);
	return writer_flush(&w, true) || writer_fail(&w, e);
}

const struct export_format format_markdown = {
	.name = "markdown",
	.help = "the quotes by speaker, with paragraph, regions, confidence",
	.write = write_markdown,
};
