/* The archive from the screen: asked for by a command, shown as a sheet. */
#include "ui/lens.h"

#include "reader/text.h"

static const char command[] = "archive ";

void act_archive(struct ui *ui)
{
	prompt_open(ui, PROMPT_COMMAND);
	ui_paste(ui, str_of(command));
}

struct effect archive_ask(struct ui *ui, struct str asked)
{
	struct effect effect = {.kind = EFFECT_ARCHIVE, .text = asked};
	if (ui->options.secure)
		ui_say(ui, true, "nothing is remembered in secure mode");
	return ui->options.secure ? (struct effect){0} : effect;
}

void ui_archived(struct ui *ui, struct arena *arena, const struct said *said, size_t n)
{
	arena_free(&ui->archive.arena);
	ui->archive.arena = *arena;
	*arena = (struct arena){0};
	ui->archive.said = said;
	ui->archive.n = n;
	ui->archive.cursor = 0;
	ui->archive.wanted = NULL;
	if (!n && ui->unkept[0])
		ui_say(ui, true, "what was read can't be looked at (:messages tells why)");
	else if (!n)
		ui_say(ui, false, "no quote that was read has all of this");
	if (!n)
		return;
	ui->sheet = SHEET_ARCHIVE;
	ui->sheet_top = 0;
	ui_settle(ui);
}

/* Who said it, in which article, when. */
static struct str source_of(const struct said *s, struct arena *arena)
{
	struct str who = s->speaker.n ? s->speaker : STR("unknown");
	struct str title = s->visit.title, day = s->visit.published;
	return arena_printf(arena, "%.*s, %.*s%s%.*s", (int)who.n, who.at, (int)title.n,
			    title.at, day.n ? ", " : "", (int)day.n, day.at);
}

struct sheet_text archive_sheet(const struct ui *ui, struct sheet_writer *w)
{
	struct str none = {"", 0};
	const char *current = ui_unicode(ui) ? "›" : ">", *dash = ui_unicode(ui) ? "—" : "-";
	for (size_t i = 0; i < ui->archive.n; i++) {
		const struct said *s = &ui->archive.said[i];
		if (i)
			sheet_wide(w, none);
		sheet_wrap(w, i == ui->archive.cursor ? current : "", s->words, none);
		sheet_wrap(w, dash, source_of(s, w->arena), none);
	}
	return sheet_end(w, arena_printf(w->arena, "Archive: the newest %zu", ui->archive.n),
			 3);
}

/* ---- the cursor -------------------------------------------------------------------------- */

/* The first line of each quote; one more: behind the last. In the arena. */
static const int *lines_of(const struct ui *ui, const struct sheet_text *t, struct arena *arena)
{
	int *lines = ARENA_ARRAY(arena, ui->archive.n + 1, int);
	size_t quote = 0;
	for (size_t i = 0; i < t->n && quote < ui->archive.n; i++)
		if (t->lines[i].wide) /* the blank one between two */
			lines[++quote] = (int)i + 1;
	lines[ui->archive.n] = (int)t->n + 1;
	return lines;
}

void archive_step(struct ui *ui, int quotes)
{
	struct arena arena = {0};
	int64_t to = (int64_t)ui->archive.cursor + quotes, last = (int64_t)ui->archive.n - 1;
	ui->archive.cursor = (size_t)(to > last ? last : to < 0 ? 0 : to);
	struct sheet_text t = ui_sheet(ui, &arena);
	const int *lines = lines_of(ui, &t, &arena) + ui->archive.cursor;
	int room = sheet_room(ui, &t);
	if (lines[1] - 1 > ui->sheet_top + room)
		ui->sheet_top = lines[1] - 1 - room;
	if (lines[0] < ui->sheet_top)
		ui->sheet_top = lines[0];
	arena_free(&arena);
}

void archive_point(struct ui *ui, int line)
{
	struct arena arena = {0};
	struct sheet_text t = ui_sheet(ui, &arena);
	const int *lines = lines_of(ui, &t, &arena);
	int i = 0;
	while ((size_t)i + 1 < ui->archive.n && lines[i + 1] <= line + ui->sheet_top)
		i++;
	arena_free(&arena);
	archive_step(ui, i - (int)ui->archive.cursor);
}

void archive_scrolled(struct ui *ui)
{
	struct arena arena = {0};
	struct sheet_text t = ui_sheet(ui, &arena);
	const int *lines = lines_of(ui, &t, &arena);
	int end = ui->sheet_top + sheet_room(ui, &t);
	size_t *cursor = &ui->archive.cursor;
	while (*cursor + 1 < ui->archive.n && lines[*cursor] < ui->sheet_top)
		++*cursor;
	while (*cursor > 0 && lines[*cursor + 1] - 1 > end)
		--*cursor;
	arena_free(&arena);
}

/* ---- going there ------------------------------------------------------------------------- */

void archive_choose(struct ui *ui)
{
	const struct said *s = &ui->archive.said[ui->archive.cursor];
	ui->sheet = SHEET_NONE;
	ui->archive.wanted = s;
	ui->archive.in = 0;
	ui->effect = (struct effect){
		.kind = EFFECT_OPEN, .text = s->visit.path, .extent = s->visit.extent};
}

static uint32_t byte_of(struct str text, uint32_t point)
{
	size_t at = 0;
	for (uint32_t i = 0; at < text.n; at++)
		if (((unsigned char)text.at[at] & 0xc0) != 0x80 && i++ == point)
			break;
	return (uint32_t)at;
}

/* The text may have changed since: then it is where its words stand. */
void archive_arrive(struct ui *ui)
{
	enum { WORDS = 64 }; /* bytes by which a place is known */
	const struct said *s = ui->archive.wanted;
	const struct article_view *v = &ui_article(ui)->view;
	if (!s || ui->archive.in != ui->at + 1 || !v->document)
		return;
	ui->archive.wanted = NULL;
	struct str words = s->words;
	words.n = text_border(words, words.n < WORDS ? words.n : WORDS);
	uint32_t at = byte_of(v->text, s->start);
	if (v->key != s->visit.content)
		at = place_again(v->text, at, words);
	uint32_t quote = document_quote_at(v->document, at);
	pane_focus(ui, PANE_ARTICLE);
	if (quote)
		move_quote(ui, quote);
	else
		move_show(ui, at);
	ui_settle(ui);
}
