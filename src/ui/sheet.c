/* What the sheets say: facts about the article, messages, options; "why?" is the lenses'. */
#include "ui/lens.h"

#include <stdio.h>

/* ---- facts ------------------------------------------------------------------------------- */

/* What the word for so many of a thing ends with. */
static const char *plural(size_t n)
{
	return n == 1 ? "" : "s";
}

static void add_findings(struct sheet_writer *w, const struct ui_article *a,
			 const struct document *d)
{
	uint32_t kinds[QUOTE_KINDS] = {0};
	for (uint32_t i = 0; i < d->n_quotes; i++)
		kinds[d->quotes[i].kind]++;
	sheet_format(w, "quotes", "%u: %u direct, %u mixed, %u indirect", d->n_quotes,
		     kinds[QUOTE_DIRECT], kinds[QUOTE_MIXED], kinds[QUOTE_INDIRECT]);
	sheet_format(w, "unsure", "%u marked ?, %u of them without a speaker",
		     a->lit.n_doubtful[PANE_QUOTES] + a->lit.n_hidden[PANE_QUOTES],
		     d->n_unattributed);
	sheet_format(w, "speakers", "%u", d->n_speakers);
	sheet_format(w, "regions", "%u, named %u time%s", d->n_regions, d->n_region_mentions,
		     plural(d->n_region_mentions));
	if (d->partial)
		sheet_format(w, "partial",
			     "the finding was given up: the rest was not looked through");
	if (!d->english)
		sheet_format(w, "language",
			     "does not look like English, which the finding is made for");
}

struct sheet_text article_sheet(const struct ui_article *a, struct sheet_writer *w)
{
	const struct article_view *v = &a->view;
	if (!span_empty(v->title))
		sheet_wrap(w, "title", ui_line(w->arena, v->text, v->title), (struct str){0});
	if (v->about.title.n)
		sheet_wrap(w, "title", v->about.title, (struct str){0});
	if (v->about.byline.n)
		sheet_wrap(w, "byline", v->about.byline, (struct str){0});
	if (v->about.published.n)
		sheet_wrap(w, "published", v->about.published, (struct str){0});
	if (v->notice)
		sheet_wrap(w, "notice", str_of(v->notice), (struct str){0});
	if (v->error)
		sheet_wrap(w, "fault", str_of(v->error), (struct str){0});
	sheet_wrap(w, "file", str_of(a->name), (struct str){0});
	sheet_format(w, "text", "%zu byte%s, %u paragraph%s, %s", v->text.n, plural(v->text.n),
		     v->n_paragraphs, plural(v->n_paragraphs),
		     v->written_in ? v->written_in : charset_name(v->charset));
	if (v->n_paragraphs)
		sheet_format(w, "here", "byte %u, %u%% of the text read", a->anchor,
			     ui_permille(a) / 10);
	if (v->record)
		sheet_format(w, "form", "nothing is looked for in a manual or a log");
	else if (v->document)
		add_findings(w, a, v->document);
	if (v->beyond)
		sheet_format(w, "beyond",
			     "only the first %d MB were looked through for findings",
			     FIND_MOST >> 20);
	if (v->faults.invalid)
		sheet_format(w, "invalid",
			     "%u ill-formed byte%s or sequence%s, shown as U+FFFD",
			     v->faults.invalid, plural(v->faults.invalid),
			     plural(v->faults.invalid));
	if (v->faults.controls)
		sheet_format(w, "controls", "%u control character%s, shown as U+FFFD",
			     v->faults.controls, plural(v->faults.controls));
	if (v->faults.bidi)
		sheet_format(w, "bidi", "%u direction control%s, the first at byte %u",
			     v->faults.bidi, plural(v->faults.bidi), v->faults.first_bidi);
	return sheet_end(w, STR("This article"), LABEL_WHY);
}

static struct sheet_text info(const struct ui *ui, struct sheet_writer *w)
{
	const struct search *s = &ui->search;
	if (s->pattern)
		sheet_format(w, "search", "%u match%s, %u in quotes%s", s->matches,
			     s->matches == 1 ? "" : "es", s->in_quotes,
			     s->count_gave_up ? "; too complex, not all was searched" : "");
	return article_sheet(ui_article(ui), w);
}

/* ---- what was wrong ---------------------------------------------------------------------- */

static uint32_t complaints(const struct ui *ui)
{
	uint32_t n = (uint32_t)ui->config->n_faults + (ui->unkept[0] != '\0');
	for (uint32_t i = 0; i < ui->n_articles; i++)
		n += ui->articles[i].view.error != NULL;
	return n;
}

uint32_t ui_complaints(const struct ui *ui)
{
	uint32_t n = complaints(ui);
	return n > ui->complaints_seen ? n : 0;
}

void show_messages(struct ui *ui)
{
	ui->sheet = SHEET_MESSAGES;
	ui->sheet_top = 0;
	ui->complaints_seen = complaints(ui);
}

static struct sheet_text messages(const struct ui *ui, struct sheet_writer *w)
{
	for (size_t i = 0; i < ui->config->n_faults; i++)
		sheet_wrap(w, "", str_of(ui->config->faults[i].message), (struct str){0});
	for (uint32_t i = 0; i < ui->n_articles; i++)
		if (ui->articles[i].view.error)
			sheet_wrap(w, "", str_of(ui->articles[i].view.error), (struct str){0});
	if (ui->unkept[0])
		sheet_wrap(w, "", str_of(ui->unkept), (struct str){0});
	if (!w->lines.n)
		sheet_wide(w, STR("nothing to complain of"));
	return sheet_end(w, STR("Messages"), 0);
}

/* ---- options ----------------------------------------------------------------------------- */

void show_options(struct ui *ui)
{
	ui->sheet = SHEET_OPTIONS;
	ui->sheet_top = 0;
}

static struct sheet_text options(const struct ui *ui, struct sheet_writer *w)
{
	for (size_t i = 0; option_name(i); i++) {
		char value[300] = "";
		struct str name = str_of(option_name(i)), choices = {"", 0};
		option_value(&ui->options, name, value, sizeof value);
		for (size_t k = 0; option_choice(name, k); k++)
			choices = arena_printf(w->arena, "%.*s%s%s", (int)choices.n, choices.at,
					       k ? " " : "", option_choice(name, k));
		sheet_wrap(w, option_name(i), arena_str(w->arena, str_of(value)), choices);
	}
	return sheet_end(w, STR("Options  :set name=value"), LABEL_WHY);
}

/* ---- place and scroll -------------------------------------------------------------------- */

static int sheet_columns(const struct ui *ui)
{
	int most = ui->sheet == SHEET_WHY || ui->sheet == SHEET_INFO ? 68 : 76;
	if (ui->sheet == SHEET_HELP)
		most = HELP_COLUMNS;
	int room = ui->columns < 60 ? ui->columns : ui->columns - 4;
	return room < most ? room : most;
}

struct sheet_text ui_sheet(const struct ui *ui, struct arena *arena)
{
	int inner = sheet_columns(ui) - 4;
	struct sheet_writer w = {.arena = arena,
				 .columns = inner - LABEL_WHY,
				 .ambiguous = ui->options.ambiguous};
	switch (ui->sheet) {
	case SHEET_HELP:
		return help_sheet(ui, &w, inner);
	case SHEET_WHY:
		return lenses[ui->sheet_about]->why(ui, &w);
	case SHEET_INFO:
		return info(ui, &w);
	case SHEET_OPTIONS:
		return options(ui, &w);
	case SHEET_ARCHIVE:
		w.columns = inner - 3;
		return archive_sheet(ui, &w);
	default:
		w.columns = inner;
		return messages(ui, &w);
	}
}

struct rect ui_sheet_rect(const struct ui *ui, const struct sheet_text *text)
{
	int columns = sheet_columns(ui), room = ui->rows - 1, most = room - 2;
	int rows = (int)(text->n < 1000 ? text->n : 1000) + 2;
	rows = rows > most ? most : rows;
	rows = rows < 3 ? (room < 3 ? room : 3) : rows;
	int top = room - rows < 4 ? room - rows : (room - rows) / 3 + 1;
	return (struct rect){top, (ui->columns - columns) / 2, rows, columns};
}

int sheet_room(const struct ui *ui, const struct sheet_text *text)
{
	return ui_sheet_rect(ui, text).rows - 2;
}

void sheet_scroll(struct ui *ui, int lines)
{
	struct arena arena = {0};
	struct sheet_text text = ui_sheet(ui, &arena);
	int room = sheet_room(ui, &text);
	int most = (int)text.n > room ? (int)text.n - room : 0;
	int64_t top = (int64_t)ui->sheet_top + lines;
	ui->sheet_top = top > most ? most : top < 0 ? 0 : (int)top;
	arena_free(&arena);
}
