/* What the sheets say: help, "why?", facts about the article, messages. */
#include "ui/state.h"

#include "reader/text.h"

#include <stdio.h>

enum { LABEL_WHY = 12, LABEL_HELP = 13, LISTED_MOST = 200 };

/* A sheet under construction. */
struct sheet_writer {
	struct arena *arena;
	VEC(struct sheet_line) lines;
	int columns; /* of the text behind the label */
};

static void add(struct sheet_writer *w, const char *label, struct str text, struct str right)
{
	VEC_PUSH(w->lines,
		 (struct sheet_line){.label = str_of(label), .text = text, .right = right});
}

/* A line that has the label's room, too. */
static void add_wide(struct sheet_writer *w, struct str text)
{
	VEC_PUSH(w->lines, (struct sheet_line){.text = text, .wide = true});
}

/* Bytes of `s` that fit `columns`: up to a space where there is one, at least one cluster. */
static size_t fitting(struct str s, int columns)
{
	size_t at = 0, space = 0;
	int used = 0;
	while (at < s.n) {
		size_t end = text_cluster_end(s, at);
		used += text_cluster_width((struct str){s.at + at, end - at}, 1);
		if (s.at[at] == ' ')
			space = at;
		if (used > columns && at > 0)
			return space ? space : at;
		at = end;
	}
	return s.n;
}

static void add_wrapped(struct sheet_writer *w, const char *label, struct str text,
			struct str right)
{
	int columns = w->columns - (right.n ? (int)right.n + 1 : 0);
	columns = columns < 8 ? 8 : columns;
	do {
		size_t n = fitting(text, columns);
		add(w, label, (struct str){text.at, n}, right);
		while (n < text.n && text.at[n] == ' ')
			n++;
		text = (struct str){text.at + n, text.n - n};
		label = "";
		right = (struct str){0};
		columns = w->columns < 8 ? 8 : w->columns;
	} while (text.n);
}

__attribute__((format(printf, 3, 4))) static void
add_format(struct sheet_writer *w, const char *label, const char *format, ...)
{
	char line[1024];
	va_list args;
	va_start(args, format);
	vsnprintf(line, sizeof line, format, args);
	va_end(args);
	/* vsnprintf may have cut a character */
	size_t n = strlen(line);
	if (n == sizeof line - 1)
		while (n && ((unsigned char)line[n] & 0xc0) == 0x80)
			n--;
	add_wrapped(w, label, arena_str(w->arena, (struct str){line, n}), (struct str){0});
}

static struct sheet_text finish(struct sheet_writer *w, struct str title, int label_columns)
{
	struct sheet_text t = {.title = title, .n = w->lines.n, .label_columns = label_columns};
	t.lines = ARENA_ARRAY(w->arena, t.n, struct sheet_line);
	if (t.n)
		memcpy(t.lines, w->lines.at, t.n * sizeof *t.lines);
	VEC_FREE(w->lines);
	return t;
}

/* ---- help -------------------------------------------------------------------------------- */

/* Folds the lines into two columns, read down the left one first. */
static void fold_columns(struct sheet_writer *w)
{
	size_t half = (w->lines.n + 1) / 2;
	for (size_t i = half; i < w->lines.n; i++) {
		w->lines.at[i - half].label2 = w->lines.at[i].label;
		w->lines.at[i - half].text2 = w->lines.at[i].text;
	}
	w->lines.n = half;
}

static const char *const pane_names[PANES] = {"article", "quotes", "speakers", "regions"};

/* Keys as they are typed: reader.ini has words for those that would end a value there. */
static struct str typed_keys(const struct ui *ui, enum action action, enum mode mode,
			     struct arena *arena)
{
	static const struct {
		const char *word, *sign;
	} signs[] = {{"Hash", "#"},
		     {"Semicolon", ";"},
		     {"Equal", "="},
		     {"Quote", "\""},
		     {"Backslash", "\\"}};
	char keys[128];
	config_keys_of(ui->config, action, mode, keys, sizeof keys);
	struct str rest = str_of(keys), line = {"", 0};
	while (rest.n) {
		const char *space = memchr(rest.at, ' ', rest.n);
		struct str key = {rest.at, space ? (size_t)(space - rest.at) : rest.n};
		rest = (struct str){key.at + key.n + (space != NULL),
				    rest.n - key.n - (space != NULL)};
		for (size_t i = 0; i < sizeof signs / sizeof *signs; i++)
			if (str_eq(key, str_of(signs[i].word)))
				key = str_of(signs[i].sign);
		line = arena_printf(arena, "%.*s%s%.*s", (int)line.n, line.at,
				    line.n ? " " : "", (int)key.n, key.at);
	}
	return line;
}

static struct sheet_text help(const struct ui *ui, struct arena *arena, int inner)
{
	enum mode mode = ui->focus == PANE_ARTICLE ? MODE_ARTICLE : MODE_LIST;
	bool two = inner >= 70;
	struct sheet_writer w = {.arena = arena};
	w.columns = (two ? inner / 2 : inner) - LABEL_HELP;
	for (int a = ACT_NONE + 1; a < ACTION_COUNT; a++) {
		if (!(action_infos[a].modes & (unsigned)mode))
			continue;
		struct str keys = typed_keys(ui, (enum action)a, mode, arena);
		if (!keys.n)
			continue;
		/* the first keys; all of them stand in reader.ini */
		keys.n = fitting(keys, LABEL_HELP - 1);
		add_wrapped(&w, arena_str(arena, keys).at, str_of(action_infos[a].help),
			    (struct str){0});
	}
	if (two)
		fold_columns(&w);
	add_wide(&w, STR(""));
	add_wide(&w, ui_unicode(ui) ? STR("Gutter  ▌ direct  ▐ mixed  ┆ indirect  ? unsure   ● "
					  "lit  › current")
				    : STR("Gutter  \" direct  + mixed  ' indirect  ? unsure   "
					  "* lit  > current"));
	add_wide(&w, STR("Digits before a key count: 50p, 12G, 3J.  :set option=value, "
			 ":speaker NAME"));
	add_wide(&w, STR("These are the bindings in force ([keys] in reader.ini)."));
	add_wide(&w, STR("Esc close   PgDn PgUp more"));
	struct sheet_text t = finish(
		&w, arena_printf(arena, "Help: %s pane", pane_names[ui->focus]), LABEL_HELP);
	t.half = two ? inner / 2 : 0;
	return t;
}

/* ---- why --------------------------------------------------------------------------------- */

/* "302-341", in code points. */
static struct str code_points(struct sheet_writer *w, const struct ui_article *a, struct span s)
{
	struct point_cursor points = a->points;
	size_t from = text_point_at(a->view.text, &points, s.start);
	size_t to = text_point_at(a->view.text, &points, s.end);
	return arena_printf(w->arena, "%zu-%zu", from, to);
}

static void add_span(struct sheet_writer *w, const struct ui_article *a, const char *label,
		     struct span s)
{
	if (!span_empty(s))
		add_wrapped(w, label, ui_line(w->arena, a->view.text, s),
			    arena_printf(w->arena, "(%s)", code_points(w, a, s).at));
}

/* Names of the regions that the paragraph of `q` names, each once. */
static void add_regions_near(struct sheet_writer *w, const struct document *d,
			     const struct quote *q)
{
	struct str line = {0};
	struct span p = d->paragraphs[q->paragraph];
	uint32_t seen[LISTED_MOST], n = 0;
	uint32_t i = mention_from(d->region_mentions, d->n_region_mentions, p.start);
	for (; i < d->n_region_mentions && d->region_mentions[i].span.start < p.end; i++) {
		uint32_t id = d->region_mentions[i].id, k = 0;
		while (k < n && seen[k] != id)
			k++;
		if (k < n || n == LISTED_MOST)
			continue;
		seen[n++] = id;
		struct str name = document_region(d, id)->name;
		line = arena_printf(w->arena, "%.*s%s%.*s", (int)line.n, line.n ? line.at : "",
				    line.n ? ", " : "", (int)name.n, name.at);
	}
	if (n)
		add_wrapped(w, "regions", line, (struct str){0});
}

/* The quote itself, over the whole width, six lines at most. */
static void add_quotation(struct sheet_writer *w, struct str text)
{
	for (int lines = 0; lines < 6 && text.n; lines++) {
		size_t n = fitting(text, w->columns + LABEL_WHY);
		add_wide(w, (struct str){text.at, n});
		while (n < text.n && text.at[n] == ' ')
			n++;
		text = (struct str){text.at + n, text.n - n};
	}
	if (text.n)
		add_wide(w, STR("[...]"));
}

static struct sheet_text why_quote(const struct ui *ui, struct sheet_writer *w)
{
	const struct ui_article *a = ui_article(ui);
	const struct document *d = a->view.document;
	const struct quote *q = d ? document_quote(d, a->quote) : NULL;
	if (!q) {
		add_wide(w, STR("No quote is chosen here: J and K go to the quotes."));
		return finish(w, STR("Quote"), 0);
	}
	const struct speaker *s = document_speaker(d, q->speaker);
	add_quotation(w, ui_line(w->arena, a->view.text, q->outer));
	add_wide(w, STR(""));
	if (s)
		add_wrapped(w, "speaker",
			    arena_printf(w->arena, "%.*s%s%.*s", (int)s->name.n, s->name.at,
					 s->role.n ? ", " : "", (int)s->role.n, s->role.at),
			    arena_printf(w->arena, "%u %s", s->quotes.n,
					 s->quotes.n == 1 ? "quote" : "quotes"));
	else
		add(w, "speaker", STR("nobody was found"), STR(""));
	add_span(w, a, "mention", q->mention);
	add_span(w, a, "cue", q->cue);
	add_format(w, "kind", "%s, confidence %.2f%s", quote_kind_name(q->kind),
		   (double)q->confidence, quote_unsure(q) ? "  ?" : "");
	if (q->why.n)
		add_wrapped(w, "why", q->why, (struct str){0});
	add_format(w, "rule", "%s", q->rule ? q->rule : "");
	if (q->continues)
		add_format(w, "goes on", "from quote %u", q->continues);
	if (q->within)
		add_format(w, "within", "quote %u, which reports it", q->within);
	add_regions_near(w, d, q);
	add_format(w, "offsets", "%s (code points), paragraph %u",
		   code_points(w, a, q->span).at, q->paragraph + 1);
	return finish(w, arena_printf(w->arena, "Quote %u of %u", a->quote, d->n_quotes),
		      LABEL_WHY);
}

static struct sheet_text why_speaker(const struct ui *ui, struct sheet_writer *w)
{
	const struct ui_article *a = ui_article(ui);
	const struct document *d = a->view.document;
	const struct speaker *s = d ? document_speaker(d, ui_speaker(ui)) : NULL;
	if (!s)
		return finish(w, STR("Speaker"), 0);
	add_wrapped(w, "name", s->name, (struct str){0});
	if (s->role.n)
		add_wrapped(w, "role", s->role, (struct str){0});
	add_format(w, "kind", "%s", speaker_kind_name(s->kind));
	for (uint32_t i = 0; i < s->aliases.n && i < LISTED_MOST; i++)
		add_wrapped(w, i ? "" : "also", s->aliases.at[i], (struct str){0});
	for (uint32_t i = 0; i < s->mentions.n && i < LISTED_MOST; i++)
		add_span(w, a, i ? "" : "mentions", s->mentions.at[i]);
	for (uint32_t i = 0; i < s->quotes.n && i < LISTED_MOST; i++) {
		const struct quote *q = document_quote(d, s->quotes.at[i]);
		struct str line = q ? ui_line(w->arena, a->view.text, q->span) : STR("");
		add(w, i ? "" : "quotes",
		    arena_printf(w->arena, "%u: %.*s", s->quotes.at[i], (int)line.n, line.at),
		    STR(""));
	}
	return finish(w, STR("Speaker"), LABEL_WHY);
}

static void add_region_quotes(struct sheet_writer *w, const struct document *d, uint32_t id)
{
	uint32_t n = 0;
	for (uint32_t i = 0; i < d->n_quotes && n < LISTED_MOST; i++) {
		const struct quote *q = &d->quotes[i];
		const struct speaker *s = document_speaker(d, q->speaker);
		struct str name = s ? s->name : STR("?");
		if (ui_region_near(d, id, q))
			add_wrapped(
				w, n++ ? "" : "quotes",
				arena_printf(w->arena, "%u %.*s", i + 1, (int)name.n, name.at),
				(struct str){0});
	}
}

static struct sheet_text why_region(const struct ui *ui, struct sheet_writer *w)
{
	const struct ui_article *a = ui_article(ui);
	const struct document *d = a->view.document;
	const struct region *r = d ? document_region(d, ui_region(ui)) : NULL;
	if (!r)
		return finish(w, STR("Region"), 0);
	add_wrapped(w, "name", r->name, (struct str){0});
	add_format(w, "type", "%s%s%s", region_type_name(r->type), r->code[0] ? ", " : "",
		   r->code[0] ? r->code : r->country);
	const struct region *up = document_region(d, r->within);
	if (up)
		add_wrapped(w, "within", up->name, (struct str){0});
	if (r->located)
		add_format(w, "place", "%.4f, %.4f%s", (double)r->lat, (double)r->lon,
			   r->approximate ? " (of a place near by)" : "");
	add_format(w, "confidence", "%.2f, focus %.2f", (double)r->confidence,
		   (double)r->focus);
	if (r->why.n)
		add_wrapped(w, "why", r->why, (struct str){0});
	for (uint32_t i = 0; i < r->n_mentions && i < LISTED_MOST; i++)
		add_span(w, a, i ? "" : "mentions", r->mentions[i].span);
	add_region_quotes(w, d, ui_region(ui));
	return finish(w, STR("Region"), LABEL_WHY);
}

/* ---- facts ------------------------------------------------------------------------------- */

static void add_findings(struct sheet_writer *w, const struct ui_article *a,
			 const struct document *d)
{
	uint32_t kinds[QUOTE_KINDS] = {0};
	for (uint32_t i = 0; i < d->n_quotes; i++)
		kinds[d->quotes[i].kind]++;
	add_format(w, "quotes", "%u: %u direct, %u mixed, %u indirect", d->n_quotes,
		   kinds[QUOTE_DIRECT], kinds[QUOTE_MIXED], kinds[QUOTE_INDIRECT]);
	add_format(w, "unsure", "%u marked ?, %u of them without a speaker", a->lit.n_unsure,
		   d->n_unattributed);
	add_format(w, "speakers", "%u", d->n_speakers);
	add_format(w, "regions", "%u, named %u times", d->n_regions, d->n_region_mentions);
	if (!d->english)
		add_format(w, "language",
			   "does not look like English, which the finding is made for");
}

static struct sheet_text info(const struct ui *ui, struct sheet_writer *w)
{
	const struct ui_article *a = ui_article(ui);
	const struct article_view *v = &a->view;
	if (!span_empty(v->title))
		add_wrapped(w, "title", ui_line(w->arena, v->text, v->title), (struct str){0});
	add_wrapped(w, "file", str_of(a->name), (struct str){0});
	add_format(w, "text", "%zu bytes, %u paragraphs, %s", v->text.n, v->n_paragraphs,
		   charset_name(v->charset));
	if (v->n_paragraphs)
		add_format(w, "here", "byte %u, %u%% of the text", a->anchor,
			   (unsigned)((uint64_t)a->bottom * 100 / (v->text.n ? v->text.n : 1)));
	if (v->document)
		add_findings(w, a, v->document);
	if (v->beyond)
		add_format(w, "beyond", "only the first %d MB were looked through for findings",
			   FIND_MOST >> 20);
	if (v->faults.invalid)
		add_format(w, "invalid", "%u ill-formed bytes or sequences, shown as U+FFFD",
			   v->faults.invalid);
	if (v->faults.controls)
		add_format(w, "controls", "%u control characters, shown as U+FFFD",
			   v->faults.controls);
	if (v->faults.bidi)
		add_format(w, "bidi", "%u direction controls, the first at byte %u",
			   v->faults.bidi, v->faults.first_bidi);
	if (ui->search.pattern)
		add_format(w, "search", "%u matches, %u in quotes%s", ui->search.matches,
			   ui->search.in_quotes,
			   ui->search.count_gave_up ? "; too complex, not all was searched"
						    : "");
	return finish(w, STR("This article"), LABEL_WHY);
}

static struct sheet_text messages(const struct ui *ui, struct sheet_writer *w)
{
	for (size_t i = 0; i < ui->config->n_faults; i++)
		add_wrapped(w, "", str_of(ui->config->faults[i].message), (struct str){0});
	if (!ui->config->n_faults)
		add_wide(w, STR("reader.ini: nothing to complain of"));
	return finish(w, STR("Messages"), 0);
}

/* ---- place and scroll -------------------------------------------------------------------- */

static int sheet_columns(const struct ui *ui)
{
	int most = ui->sheet == SHEET_WHY || ui->sheet == SHEET_INFO ? 68 : 76;
	int room = ui->columns < 60 ? ui->columns : ui->columns - 4;
	return room < most ? room : most;
}

struct sheet_text ui_sheet(const struct ui *ui, struct arena *arena)
{
	int inner = sheet_columns(ui) - 4;
	struct sheet_writer w = {.arena = arena, .columns = inner - LABEL_WHY};
	switch (ui->sheet) {
	case SHEET_HELP:
		return help(ui, arena, inner);
	case SHEET_WHY:
		if (ui->sheet_about == PANE_SPEAKERS)
			return why_speaker(ui, &w);
		return ui->sheet_about == PANE_REGIONS ? why_region(ui, &w) : why_quote(ui, &w);
	case SHEET_INFO:
		return info(ui, &w);
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

void sheet_scroll(struct ui *ui, int lines)
{
	struct arena arena = {0};
	struct sheet_text text = ui_sheet(ui, &arena);
	int room = ui_sheet_rect(ui, &text).rows - 2;
	int most = (int)text.n > room ? (int)text.n - room : 0;
	int64_t top = (int64_t)ui->sheet_top + lines;
	ui->sheet_top = top > most ? most : top < 0 ? 0 : (int)top;
	arena_free(&arena);
}
