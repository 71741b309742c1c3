/* The last row: the prompt, a message, or where we are and who speaks. */
#include "view/row.h"

#include "reader/text.h"

/* columns: below, no hints; the short form; from, the long one */
enum { HINTS = 40, SHORT = 70, LONG = 100 };

/* ---- hints ------------------------------------------------------------------------------- */

/* The key to name for an action: a function key if it has one, else its first. */
static struct str hint_key(const struct ui *ui, enum action action, struct arena *arena)
{
	char keys[128];
	config_keys_of(ui->config, action, ui_mode(ui), keys, sizeof keys);
	struct str all = arena_str(arena, str_of(keys)), best = {0};
	for (struct str key; (key = str_word(&all)).n;)
		if (!best.n || (key.at[0] == 'F' && key.n > 1))
			best = key;
	return best;
}

static void add_hint(const struct ui *ui, enum action action, const char *what,
		     struct str *line, struct arena *arena)
{
	struct str key = hint_key(ui, action, arena);
	if (key.n)
		*line = arena_printf(arena, "%.*s%s%.*s%s%s", (int)line->n, line->at,
				     line->n ? *what ? "  " : " " : "", (int)key.n, key.at,
				     *what ? " " : "", what);
}

/* What is still to be taught, `most` of it: "J next quote · Tab panes"; empty where something
 * else is. */
static struct str lessons(const struct ui *ui, int most, struct arena *arena)
{
	const struct ui_article *a = ui_article(ui);
	struct str line = {"", 0};
	bool busy = ui->focus != PANE_ARTICLE || ui->sheet != SHEET_NONE || ui->count ||
		    light_on(&a->light) || ui_match_number(ui) || ui_complaints(ui);
	for (int i = 0; !busy && a->view.document && most > 0 && i < LESSONS; i++) {
		struct str one = {"", 0};
		bool of_use = !a->view.record || ui_lessons[i].action == ACT_HELP;
		if (of_use && !(ui->taught & 1u << i))
			add_hint(ui, ui_lessons[i].action, ui_lessons[i].what, &one, arena);
		most -= one.n > 0;
		line = view_join(arena, line,
				 arena_printf(arena, " %s ", view_signs(ui)->dot).at, one);
	}
	return line;
}

/* What one can do in the focused pane; only what Enter does when `brief`. */
static void add_pane_hints(const struct ui *ui, bool brief, struct str *line,
			   struct arena *arena)
{
	const struct pane_view *pane = pane_views[ui->focus];
	int most = ui->columns < LONG ? 1 : (int)(sizeof pane->hints / sizeof *pane->hints);
	add_hint(ui, ACT_CHOOSE, pane->hint, line, arena);
	for (int i = 0; i < most && !brief && pane->hints[i].what; i++)
		add_hint(ui, pane->hints[i].action, pane->hints[i].what, line, arena);
	if (!brief && !pane->hints[0].what)
		add_hint(ui, ACT_CLOSE, "back", line, arena);
}

/* Two hints, or one when `brief`. */
static struct str hints(const struct ui *ui, bool brief, struct arena *arena)
{
	struct str line = {"", 0};
	if (ui->count)
		return arena_printf(arena, "%u", ui->count);
	if (ui->awaited == ACT_ADDRESS) {
		line = STR("Enter opens");
		if (!brief)
			add_hint(ui, ACT_COPY, "copies", &line, arena);
		if (!brief)
			add_hint(ui, ACT_ADDRESS, "next", &line, arena);
		return line;
	}
	if (ui_article(ui)->view.refused) {
		add_hint(ui, ACT_WHOLE, "shows its bytes", &line, arena);
		return line;
	}
	uint32_t match = ui_match_number(ui);
	if (match) {
		line = arena_printf(arena, "%u of %u%s", match, ui->search.matches,
				    ui->search.counting ? "+" : "");
		if (!brief)
			add_hint(ui, ACT_SEARCH_NEXT, "next", &line, arena);
		return line;
	}
	uint32_t complaints = ui->columns < SHORT ? 0 : ui_complaints(ui);
	if (complaints)
		return arena_printf(arena, "%s :messages",
				    view_counted(complaints, "fault", arena).at);
	if (ui->sheet == SHEET_ARCHIVE) {
		add_hint(ui, ACT_CHOOSE, "open", &line, arena);
		if (!brief)
			add_hint(ui, ACT_CLOSE, "close", &line, arena);
	} else if (ui->sheet != SHEET_NONE) {
		add_hint(ui, ACT_CLOSE, "close", &line, arena);
		if (!brief)
			add_hint(ui, ACT_SEARCH_FORWARD, "search", &line, arena);
	} else if (ui->focus != PANE_ARTICLE) {
		add_pane_hints(ui, brief, &line, arena);
	} else if (light_on(&ui_article(ui)->light)) {
		add_hint(ui, ACT_CLOSE, "clear", &line, arena);
		if (!brief)
			add_hint(ui, ACT_SPEAKER_NEXT, "next", &line, arena);
	} else if (ui->columns < SHORT && ui->focus == PANE_ARTICLE) {
		add_hint(ui, ACT_PANE_NEXT, "", &line, arena);
		add_hint(ui, ACT_HELP, "", &line, arena);
		add_hint(ui, ACT_SEARCH_FORWARD, "", &line, arena);
	} else {
		add_hint(ui, ACT_HELP, "help", &line, arena);
		if (brief)
			return line;
		if (ui->columns >= LONG)
			add_hint(ui, ACT_PANE_NEXT, "pane", &line, arena);
		else
			add_hint(ui, ACT_SEARCH_FORWARD, "search", &line, arena);
	}
	return line;
}

/* ---- what is said ------------------------------------------------------------------------ */

/* On which side of the screen a quote is that keys are not about; "": it is in sight. */
static const char *aside(const struct ui *ui, const struct quote *q)
{
	if (ui_quote(ui))
		return "";
	return q->outer.start < ui_article(ui)->anchor ? " (above)" : " (below)";
}

static struct str quote_status(const struct ui *ui, const struct quote *q, struct arena *arena)
{
	const struct ui_article *a = ui_article(ui);
	const struct document *d = a->view.document;
	const struct speaker *s = document_speaker(d, q->speaker);
	struct str regions = ui_regions_near(a, q, arena);
	struct str name = s ? s->name : STR("nobody found");
	struct str between = arena_printf(arena, " %s ", view_signs(ui)->dot);
	struct str line;
	if (ui->columns < SHORT) {
		if (s && s->kind == SPEAKER_PERSON)
			name = view_initialed(name, arena);
		line = arena_printf(arena, "q%u/%u%s %.*s", a->quote, d->n_quotes, aside(ui, q),
				    (int)name.n, name.at);
		return view_join(arena, line, between.at, regions);
	}
	bool longer = ui->columns >= LONG;
	struct str made = ui_made_of(q, arena);
	line = arena_printf(arena, "quote %u/%u%s %s%s%.*s", a->quote, d->n_quotes,
			    aside(ui, q), quote_kind_name(q->kind), between.at, (int)name.n,
			    name.at);
	struct str role = s ? speaker_role(s) : STR("");
	if (role.n)
		line = arena_printf(arena, "%.*s%s%.*s%s", (int)line.n, line.at,
				    longer ? ", " : " (", (int)role.n, role.at,
				    longer ? "" : ")");
	line = view_join(arena, line, between.at, made);
	if (longer)
		line = view_join(arena, line, between.at, ui_line(arena, a->view.text, q->cue));
	line = view_join(arena, line, between.at, regions);
	if (longer)
		line = view_join(arena, line, between.at,
				 arena_printf(arena, "confidence %.2f%srule %s",
					      (double)q->confidence, between.at,
					      q->rule ? q->rule : "-"));
	return line;
}

static struct str found_status(const struct ui *ui, struct arena *arena)
{
	const struct ui_article *a = ui_article(ui);
	const struct document *d = a->view.document;
	const char *dot = view_signs(ui)->dot;
	if (a->view.record)
		return STR("");
	struct str line = view_counted(d->n_quotes, "quote", arena);
	uint32_t doubtful = a->lit.n_doubtful[PANE_QUOTES];
	if (doubtful && ui->columns >= SHORT)
		line = arena_printf(arena, "%s (%u?)", line.at, doubtful);
	if (ui->columns >= SHORT)
		line = arena_printf(arena, "%s %s %s", line.at, dot,
				    view_counted(d->n_speakers, "speaker", arena).at);
	return arena_printf(arena, "%s %s %s", line.at, dot,
			    view_counted(d->n_regions, "region", arena).at);
}

static struct str fetching(uint64_t bytes, struct arena *arena)
{
	return arena_printf(arena, "fetching: %llu KB  ^C stops",
			    (unsigned long long)bytes / 1000);
}

static struct str phase_status(const struct ui *ui, struct arena *arena)
{
	const struct article_view *v = &ui_article(ui)->view;
	switch (v->phase) {
	case ARTICLE_READING:
		if (!v->text.n && source_is_address(ui_article(ui)->name))
			return fetching(v->fetched, arena);
		return v->permille ? arena_printf(arena, "reading %u%%", v->permille / 10)
				   : arena_printf(arena, "reading: %zu KB so far",
						  v->text.n / 1000);
	case ARTICLE_FINDING:
		return arena_printf(arena, "finding who and where %u%%", v->permille / 10);
	case ARTICLE_FAILED:
		return str_of(v->error ? v->error : "cannot be read");
	default:
		return STR("");
	}
}

static struct str status_text(const struct ui *ui, struct arena *arena)
{
	const struct ui_article *a = ui_article(ui);
	const struct document *d = a->view.document;
	if (ui->search.seeking)
		return arena_printf(arena, "searching %u%%   ^C stops",
				    (unsigned)((uint64_t)ui->search.seek_done * 100 /
					       (a->view.text.n + 1)));
	if (ui->coming.any)
		return fetching(ui->coming.fetched, arena);
	if (!d)
		return phase_status(ui, arena);
	const struct pane_view *pane = pane_views[ui->focus];
	if (pane && pane->status)
		return pane->status(ui, arena);
	if (light_on(&a->light))
		return ui->columns < SHORT ? view_light_short(ui, arena)
					   : view_light_status(ui, arena);
	if (ui_region_now(a))
		return view_region_status(ui, arena);
	const struct quote *q = document_quote(d, a->quote);
	return q ? quote_status(ui, q, arena) : found_status(ui, arena);
}

/* ---- the prompt -------------------------------------------------------------------------- */

static struct str search_counts(const struct ui *ui, struct arena *arena)
{
	const struct search *s = &ui->search;
	const struct document *d = ui_document(ui);
	const char *dot = view_signs(ui)->dot;
	if (s->fault[0])
		return str_of(s->fault);
	struct str literal = s->literal ? STR("^R regex") : STR("^R literal");
	if (!s->pattern)
		return literal;
	struct str line = arena_printf(arena, "%u%s %s%s", s->matches,
				       s->counting || s->count_gave_up ? "+" : "",
				       s->matches == 1 ? "match" : "matches",
				       s->count_gave_up ? ", not all searched" : "");
	if (d)
		line = arena_printf(arena, "%.*s %s %u in quotes", (int)line.n, line.at, dot,
				    s->in_quotes);
	const struct speaker *who = d ? document_speaker(d, s->speaker) : NULL;
	if (who) {
		struct str name = ui_short_name(who->name);
		line = arena_printf(arena, "%.*s %s %u by %.*s", (int)line.n, line.at, dot,
				    s->by_speaker, (int)name.n, name.at);
	}
	return arena_printf(arena, "%.*s   %.*s", (int)line.n, line.at, (int)literal.n,
			    literal.at);
}

static struct str prompt_lead(const struct ui *ui)
{
	switch (ui->prompt.kind) {
	case PROMPT_SEARCH:
		return ui->search.backward ? STR("?") : STR("/");
	case PROMPT_ROWS:
		return ui->row_search.backward ? STR("?") : STR("/");
	case PROMPT_SHEET:
		return ui->sheet_search.backward ? STR("?") : STR("/");
	case PROMPT_FILTER:
		return STR("&");
	case PROMPT_SAID_BY:
		return STR("said by: ");
	case PROMPT_SAME_AS:
		return STR("same as: ");
	case PROMPT_ROW:
		return STR("row: ");
	case PROMPT_NOTE:
		return STR("note: ");
	case PROMPT_EXPORT:
		return ui->columns < SHORT / 2 ? STR(">") : STR("export to: ");
	default:
		return STR(":");
	}
}

static void draw_prompt(const struct ui *ui, struct grid *g, struct arena *arena)
{
	const struct prompt *p = &ui->prompt;
	int row = ui->frame.status.row, right = g->columns;
	grid_fill(g, row, 0, 1, right, ' ', ROLE_PROMPT);
	bool search = p->kind == PROMPT_SEARCH;
	struct str more = search ? search_counts(ui, arena) : str_of(p->hint);
	struct str line = {p->line, p->n};
	/* what stands before the cursor must be seen; the rest when there is room */
	size_t from = 0;
	int room = right - 3 - (int)prompt_lead(ui).n;
	while (from < p->cursor &&
	       (int)text_width((struct str){p->line + from, p->cursor - from},
			       ui->options.ambiguous) > room)
		from = text_cluster_end(line, from);
	int left = draw(g, row, 0, right, prompt_lead(ui), ROLE_PROMPT);
	int end = draw(g, row, left, right - 1, (struct str){p->line + from, p->n - from},
		       ROLE_PROMPT);
	g->cursor_shown = true;
	struct str before = {p->line + from, p->cursor - from};
	grid_cursor(g, row, left + (int)text_width(before, g->ambiguous));
	int columns = (int)text_width(more, ui->options.ambiguous);
	int at = search && end + 4 + columns < right ? right - 1 - columns : end + 4;
	if (at < right - 8)
		draw(g, row, at, right - 1, more,
		     search && ui->search.fault[0] ? ROLE_WARNING : ROLE_PROMPT);
}

static bool side_by_side(const struct ui *ui, struct str left, struct str right)
{
	return (int)(text_width(left, ui->options.ambiguous) +
		     text_width(right, ui->options.ambiguous)) +
		       4 <=
	       ui->columns;
}

/* What stands at the right: lessons, for which counts make room, or hints. */
static struct str tail_beside(const struct ui *ui, struct str *text, struct arena *arena)
{
	struct str place = arena_printf(arena, "%u%%", ui_percent(ui));
	bool counts = !ui_article(ui)->quote;
	for (int most = ui->message[0] ? 0 : LESSONS; most > 0; most--) {
		struct str lesson = lessons(ui, most, arena);
		if (!lesson.n)
			break;
		if (side_by_side(ui, *text, lesson))
			return lesson;
		if (counts && side_by_side(ui, place, lesson)) {
			*text = place;
			return lesson;
		}
	}
	struct str tail = hints(ui, false, arena);
	if (side_by_side(ui, *text, tail))
		return tail;
	tail = hints(ui, true, arena);
	bool complains = ui->message[0] && ui->warning; /* rather whole than with a hint */
	return complains && !side_by_side(ui, *text, tail) ? (struct str){"", 0} : tail;
}

/* What the row says at its left, and at its right. */
static struct str status_parts(const struct ui *ui, struct str *tail, struct arena *arena)
{
	struct str text = str_of(ui->message);
	if (!text.n) {
		struct str what = status_text(ui, arena);
		text = arena_printf(arena, "%u%%%s%.*s", ui_percent(ui),
				    ui->columns < SHORT ? " " : "  ", (int)what.n, what.at);
	}
	*tail = tail_beside(ui, &text, arena);
	return text;
}

/* The last word up to that column which is a key that does something here. */
static uint32_t key_before(const struct ui *ui, struct str line, int column)
{
	uint32_t found = 0;
	const char *start = line.at;
	for (struct str word; (word = str_word(&line)).n;) {
		struct str before = {start, (size_t)(word.at - start)};
		uint32_t key = key_of(word);
		if ((int)text_width(before, ui->options.ambiguous) > column)
			break;
		if (key && config_action(ui->config, ui_mode(ui), key) != ACT_NONE)
			found = key;
	}
	return found;
}

uint32_t view_key_at(const struct ui *ui, int row, int column)
{
	struct arena arena = {0};
	struct str tail;
	if (row != ui->frame.status.row || ui->prompt.kind != PROMPT_NONE)
		return 0;
	status_parts(ui, &tail, &arena);
	int right = ui->frame.status.columns - 1,
	    at = right - (int)text_width(tail, ui->options.ambiguous);
	uint32_t key = 0;
	if (ui->frame.status.columns >= HINTS && column >= at && column < right)
		key = key_before(ui, tail, column - at);
	arena_free(&arena);
	return key;
}

void view_status(const struct ui *ui, struct grid *g, struct arena *arena)
{
	struct rect r = ui->frame.status;
	if (ui->prompt.kind != PROMPT_NONE) {
		draw_prompt(ui, g, arena);
		return;
	}
	grid_fill(g, r.row, 0, 1, r.columns, ' ', ROLE_STATUS);
	enum role role = ui->message[0] && ui->warning ? ROLE_WARNING : ROLE_STATUS;
	int right = r.columns - 1;
	struct str tail, text = status_parts(ui, &tail, arena);
	if (r.columns >= HINTS && tail.n) {
		draw_right(g, r.row, right, tail, ROLE_STATUS);
		right -= (int)text_width(tail, ui->options.ambiguous) + 1;
	}
	draw(g, r.row, 1, right, text, role);
}
