/* The quotes as a table, one a row (RFC 4180). */
#include "formats.h"
#include "phrase.h"
#include "value.h"

static void put_text(struct writer *w, struct str s)
{
	write_char(w, ',');
	phrase_field(w, s);
}

static void put_number(struct writer *w, uint64_t number)
{
	write_char(w, ',');
	write_number(w, number);
}

static void put_quote(struct writer *w, const struct export_article *a, struct str path,
		      uint32_t i, struct point_cursor *points)
{
	const struct document *d = a->document;
	const struct quote *q = &d->quotes[i];
	const struct speaker *s = document_speaker(d, q->speaker);
	phrase_field(w, path);
	put_text(w, phrase_title(a));
	put_number(w, i + 1);
	put_text(w, s ? s->name : STR(""));
	put_text(w, s ? speaker_role(s) : STR(""));
	write_char(w, ',');
	write_str(w, str_of(quote_kind_name(q->kind)));
	put_number(w, q->paragraph + 1);
	put_number(w, text_point_at(a->text, points, q->span.start));
	put_number(w, text_point_at(a->text, points, q->span.end));
	write_char(w, ',');
	value_decimal(w, (double)q->confidence, 2);
	write_str(w, quote_doubtful(q) ? STR(",?") : STR(","));
	WRITE(w, ",\"");
	phrase_regions(w, d, q, STR("; "), "\"", '"');
	WRITE(w, "\"");
	write_char(w, ',');
	if (q->check)
		write_str(w, str_of(quote_check_name((enum quote_check)q->check)));
	put_text(w, q->note ? *q->note : STR(""));
	write_str(w, q->by_person ? STR(",person") : STR(","));
	put_text(w, str_slice(a->text, q->span));
	WRITE(w, "\r\n");
}

static bool write_csv(const struct export_article *a, const struct export_style *style,
		      FILE *out, struct error *e)
{
	struct writer w = {.out = out};
	struct point_cursor points = {0};
	struct arena arena = {0};
	struct str path = phrase_path(a, &arena);
	(void)style;
	for (uint32_t i = 0; a->document && i < a->document->n_quotes && !w.failed; i++)
		put_quote(&w, a, path, i, &points);
	arena_free(&arena);
	return writer_flush(&w, true) || writer_fail(&w, e);
}

static bool open_csv(FILE *out, struct error *e)
{
	struct writer w = {.out = out};
	WRITE(&w, "file,title,quote,speaker,role,kind,paragraph,start,end,confidence,unsure,"
		  "regions,check,note,by,text\r\n");
	return writer_flush(&w, true) || writer_fail(&w, e);
}

const struct export_format format_csv = {
	.name = "csv",
	.help = "a table of the quotes, one a row, for spreadsheets",
	.write = write_csv,
	.open = open_csv,
};
