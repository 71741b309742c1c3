/* The prompt: a line being written, for commands and searches. */
#include "ui/state.h"

#include "reader/text.h"

enum {
	CTRL_A = 1,
	CTRL_C = 3,
	CTRL_E = 5,
	CTRL_G = 7,
	CTRL_H = 8,
	TAB = 9,
	LINE_FEED = 10,
	CTRL_K = 11,
	ENTER = 13,
	CTRL_R = 18,
	CTRL_U = 21,
	CTRL_W = 23,
	ESCAPE = 27,
	DELETE = 127
};

static struct str line_of(const struct prompt *p)
{
	return (struct str){p->line, p->n};
}

void prompt_open(struct ui *ui, enum prompt_kind kind)
{
	struct prompt *p = &ui->prompt;
	*p = (struct prompt){.kind = kind,
			     .origin = ui_article(ui)->anchor,
			     .origin_match = ui->search.match,
			     .recalled = -1};
}

void prompt_fill(struct ui *ui, struct str line)
{
	struct prompt *p = &ui->prompt;
	p->n = least((uint32_t)line.n, sizeof p->line - 1);
	memmove(p->line, line.at, p->n);
	p->cursor = p->n;
}

void act_command(struct ui *ui)
{
	prompt_open(ui, PROMPT_COMMAND);
}

/* ---- editing ----------------------------------------------------------------------------- */

static void cut(struct prompt *p, size_t from, size_t to)
{
	memmove(p->line + from, p->line + to, p->n - to);
	p->n -= to - from;
	p->cursor = from;
}

static void insert(struct prompt *p, struct str s)
{
	if (p->n + s.n >= sizeof p->line)
		return;
	memmove(p->line + p->cursor + s.n, p->line + p->cursor, p->n - p->cursor);
	memcpy(p->line + p->cursor, s.at, s.n);
	p->n += s.n;
	p->cursor += s.n;
}

static void insert_point(struct prompt *p, uint32_t c)
{
	char bytes[4];
	size_t n = text_encode(c, bytes);
	insert(p, (struct str){bytes, n});
}

static size_t word_start(const struct prompt *p)
{
	size_t at = p->cursor;
	while (at > 0 && p->line[at - 1] == ' ')
		at--;
	while (at > 0 && p->line[at - 1] != ' ')
		at--;
	return at;
}

/* True when the key edited the line or moved in it; *changed when the line is another one. */
static bool edit(struct prompt *p, uint32_t key, bool *changed)
{
	size_t n = p->n;
	*changed = false;
	switch (key) {
	case KEY_LEFT_ARROW:
		p->cursor = text_cluster_start(line_of(p), p->cursor);
		return true;
	case KEY_RIGHT_ARROW:
		p->cursor = text_cluster_end(line_of(p), p->cursor);
		return true;
	case KEY_HOME_KEY:
	case CTRL_A:
		p->cursor = 0;
		return true;
	case KEY_END_KEY:
	case CTRL_E:
		p->cursor = p->n;
		return true;
	case CTRL_H:
	case DELETE:
		cut(p, text_cluster_start(line_of(p), p->cursor), p->cursor);
		break;
	case KEY_DELETE_KEY:
		cut(p, p->cursor, text_cluster_end(line_of(p), p->cursor));
		break;
	case CTRL_U:
		cut(p, 0, p->cursor);
		break;
	case CTRL_K:
		cut(p, p->cursor, p->n);
		break;
	case CTRL_W:
		cut(p, word_start(p), p->cursor);
		break;
	default:
		if (key >= READER_KEY_BASE || !text_printable(key))
			return false;
		insert_point(p, key);
	}
	*changed = p->n != n || key >= ' ';
	return true;
}

/* ---- history ----------------------------------------------------------------------------- */

static const unsigned char histories[] = {
	[PROMPT_COMMAND] = COMMANDS, [PROMPT_SEARCH] = SEARCHES, [PROMPT_ROWS] = SEARCHES,
	[PROMPT_FILTER] = SEARCHES,  [PROMPT_SHEET] = SEARCHES,  [PROMPT_EXPORT] = FILES,
	[PROMPT_SAID_BY] = NAMES,    [PROMPT_SAME_AS] = NAMES,   [PROMPT_ROW] = NAMES,
	[PROMPT_NOTE] = NOTES};

static void remember(struct ui *ui)
{
	enum history_of which = histories[ui->prompt.kind];
	const struct history *h = &ui->history[which];
	struct str line = line_of(&ui->prompt);
	bool again = h->n && h->at[h->n - 1].article == ui->at &&
		     str_eq(history_line(ui, which, h->n - 1), line);
	if (line.n && !again)
		history_add(ui, which, ui->at, line);
}

static void recall(struct ui *ui, int step)
{
	struct prompt *p = &ui->prompt;
	enum history_of which = histories[p->kind];
	int n = ui->history[which].n;
	int at = (p->recalled < 0 ? n : p->recalled) + step;
	if (at < 0 || at > n || n == 0)
		return;
	p->recalled = at == n ? -1 : at;
	struct str line = at == n ? STR("") : history_line(ui, which, at);
	memcpy(p->line, line.at, line.n);
	p->n = p->cursor = line.n;
}

/* ---- keys -------------------------------------------------------------------------------- */

static void cancel(struct ui *ui)
{
	if (ui->prompt.kind == PROMPT_SEARCH)
		search_restore(ui);
	if (ui->prompt.kind == PROMPT_ROWS)
		row_search_cancel(ui);
	if (ui->prompt.kind == PROMPT_FILTER)
		filter_cancel(ui);
	if (ui->prompt.kind == PROMPT_SHEET)
		sheet_search_cancel(ui);
	ui->prompt.kind = PROMPT_NONE;
}

static void accept_search(struct ui *ui)
{
	struct search *s = &ui->search;
	if (!ui->prompt.n) { /* an empty line repeats the last search */
		search_repeat(ui, s->backward, 1);
		return;
	}
	if (s->fault[0]) {
		ui_say(ui, true, "%s", s->fault);
		search_restore(ui);
		return;
	}
	search_accept(ui);
	if (!s->seeking)
		search_say_result(ui);
}

static struct effect accept(struct ui *ui)
{
	struct prompt *p = &ui->prompt;
	enum prompt_kind kind = p->kind;
	remember(ui);
	p->kind = PROMPT_NONE;
	switch (kind) {
	case PROMPT_COMMAND:
		return ui_command(ui, line_of(p));
	case PROMPT_EXPORT:
		return export_to(ui, line_of(p));
	case PROMPT_ROWS:
		row_search_accept(ui);
		break;
	case PROMPT_FILTER:
		filter_accept(ui);
		break;
	case PROMPT_SHEET:
		sheet_search_accept(ui);
		break;
	case PROMPT_SEARCH:
		accept_search(ui);
		break;
	default:
		correcting_accept(ui, kind, line_of(p));
	}
	return (struct effect){0};
}

static void line_changed(struct ui *ui)
{
	ui->prompt.completed = 0;
	if (ui->prompt.kind == PROMPT_COMMAND)
		ui->prompt.hint[0] = '\0';
	if (ui->prompt.kind == PROMPT_SEARCH)
		search_typed(ui);
	if (ui->prompt.kind == PROMPT_ROWS)
		row_search_typed(ui);
	if (ui->prompt.kind == PROMPT_FILTER)
		filter_typed(ui);
	if (ui->prompt.kind == PROMPT_SHEET)
		sheet_search_typed(ui);
}

struct effect prompt_key(struct ui *ui, uint32_t key)
{
	struct prompt *p = &ui->prompt;
	struct effect none = {0};
	bool changed = false;
	switch (key) {
	case ENTER:
	case LINE_FEED:
		return accept(ui);
	case ESCAPE:
	case CTRL_C:
	case CTRL_G:
		cancel(ui);
		return none;
	case KEY_UP_ARROW:
	case KEY_DOWN_ARROW:
		recall(ui, key == KEY_UP_ARROW ? -1 : 1);
		line_changed(ui);
		return none;
	case TAB:
		if (p->kind == PROMPT_COMMAND)
			return command_complete(ui);
		correcting_complete(ui);
		return none;
	case CTRL_R:
		if (p->kind == PROMPT_SEARCH) {
			ui->search.literal = !ui->search.literal;
			search_typed(ui);
		}
		return none;
	case CTRL_H:
	case DELETE:
		if (p->n == 0) {
			cancel(ui);
			return none;
		}
	}
	edit(p, key, &changed);
	if (changed)
		line_changed(ui);
	return none;
}

void ui_paste(struct ui *ui, struct str text)
{
	struct prompt *p = &ui->prompt;
	if (p->kind == PROMPT_NONE)
		return;
	for (size_t at = 0; at < text.n;) {
		unsigned size;
		uint32_t c = text_decode(text, at, &size);
		if (c == '\n' || c == '\t')
			c = ' ';
		if (text_printable(c))
			insert_point(p, c);
		at += size;
	}
	line_changed(ui);
	ui_settle(ui);
}
