/* Help: what each sign of the screen means, then what one can do, by what one wants to do. */
#include "ui/lens.h"

enum { LABEL = 13, CELL_LEAST = 36 }; /* columns: of the keys; of a cell */

/* The order of ACTIONS groups them: what stands over the first action of each group. */
static const char *const headings[ACTION_COUNT] = {
	[ACT_LINE_DOWN] = "Reading on",
	[ACT_QUOTE_NEXT] = "Who says what, and where",
	[ACT_LIGHT_SPEAKER] = "Light",
	[ACT_SEARCH_FORWARD] = "Searching",
	[ACT_BACK] = "Going back",
	[ACT_PANE_NEXT] = "Panes and pages",
	[ACT_DETAIL] = "Why, copying, writing",
	[ACT_DROP] = "Correcting what was found",
	[ACT_FILES] = "Articles",
	[ACT_INFO] = "The program",
	[ACT_ROW_DOWN] = "In this list",
	[ACT_MAP_NEXT] = "On the map",
};

/* Keys as they are typed: reader.ini has words for those that would end a value there. */
static struct str typed_keys(const struct ui *ui, enum action action, enum mode mode,
			     struct arena *arena)
{
	static const struct {
		const char *word, *sign;
	} signs[] = {{"Hash", "#"},   {"Semicolon", ";"},  {"Equal", "="},
		     {"Quote", "\""}, {"Apostrophe", "'"}, {"Backslash", "\\"}};
	char keys[128];
	config_keys_of(ui->config, action, mode, keys, sizeof keys);
	struct str rest = str_of(keys), line = {"", 0};
	for (struct str key; (key = str_word(&rest)).n;) {
		for (size_t i = 0; i < sizeof signs / sizeof *signs; i++)
			if (str_eq(key, str_of(signs[i].word)))
				key = str_of(signs[i].sign);
		line = arena_printf(arena, "%.*s%s%.*s", (int)line.n, line.at,
				    line.n ? " " : "", (int)key.n, key.at);
	}
	return line;
}

/* The actions from `from` up to the next group, those that have a key, below their heading. */
static void add_group(const struct ui *ui, struct sheet_writer *w, enum mode mode, int from)
{
	size_t none = w->lines.n;
	struct sheet_line heading = {
		.cells = {{.label = str_of(headings[from]), .heading = true}}};
	VEC_PUSH(w->lines, heading);
	for (int a = from; a < ACTION_COUNT && (a == from || !headings[a]); a++) {
		struct str keys = typed_keys(ui, (enum action)a, mode, w->arena);
		if (!keys.n)
			continue;
		/* the first keys; all of them stand in reader.ini */
		keys.n = sheet_fitting(keys, LABEL - 1, w->ambiguous);
		size_t at = w->lines.n;
		sheet_wrap(w, arena_str(w->arena, keys).at, str_of(action_infos[a].help),
			   (struct str){0});
		w->lines.at[at].cells[0].name = str_of(action_infos[a].name);
	}
	if (w->lines.n == none + 1)
		w->lines.n = none;
}

/* ---- groups side by side ----------------------------------------------------------------- */

/* Where each line comes to stand when columns have `rows`; false: they do not hold them. */
static bool stand(const struct sheet_line *lines, size_t n, size_t rows, size_t across,
		  size_t *places)
{
	size_t column = 0, row = 0;
	for (size_t i = 0, end; i < n; i = end) {
		for (end = i + 1; end < n && !lines[end].cells[0].heading;)
			end++;
		row += row > 0; /* a blank between two groups */
		if (row + (end - i) > rows && row > 0) {
			column++;
			row = 0;
		}
		if (column == across || end - i > rows)
			return false;
		for (size_t k = i; k < end; k++)
			places[k] = row++ * SHEET_ACROSS + column;
	}
	return true;
}

/* Sets the lines from `from` on side by side, whole groups, in as few rows as hold them. */
static void set_side_by_side(struct sheet_writer *w, size_t from, size_t across)
{
	size_t n = w->lines.n - from, rows = n / across;
	struct sheet_line *lines = ARENA_ARRAY(w->arena, n, struct sheet_line);
	size_t *places = ARENA_ARRAY(w->arena, n, size_t);
	memcpy(lines, w->lines.at + from, n * sizeof *lines);
	while (!stand(lines, n, rows, across, places))
		rows++;
	w->lines.n = from;
	for (size_t i = 0; i < rows; i++)
		VEC_PUSH(w->lines, (struct sheet_line){0});
	for (size_t i = 0; i < n; i++)
		w->lines.at[from + places[i] / SHEET_ACROSS].cells[places[i] % SHEET_ACROSS] =
			lines[i].cells[0];
}

/* ---- the sheet --------------------------------------------------------------------------- */

/* Lines that end between two of its items, which two blanks part, where that fills one half. */
static void add_note(struct sheet_writer *w, int columns, struct str text)
{
	while (text.n) {
		size_t n = sheet_fitting(text, columns, w->ambiguous), half = n / 2;
		for (size_t at = n; n < text.n && at > half; at--)
			if (text.at[at] == ' ' && text.at[at - 1] == ' ') {
				n = at - 1;
				break;
			}
		sheet_wide(w, (struct str){text.at, n});
		while (n < text.n && text.at[n] == ' ')
			n++;
		text = (struct str){text.at + n, text.n - n};
	}
}

static void add_signs(const struct ui *ui, struct sheet_writer *w, int columns)
{
	add_note(w, columns,
		 ui_unicode(ui)
			 ? STR("Gutter  ▌ direct  ▐ mixed  ┆ indirect  ? unsure   ● lit  › "
			       "current")
			 : STR("Gutter  \" direct  + mixed  ' indirect  ? unsure   * lit  > "
			       "current"));
	add_note(w, columns,
		 ui_unicode(ui) ? STR("Yours   ✎ by you  ✓ checked  ✗ disputed")
				: STR("Yours   * by you  + checked  x disputed"));
	add_note(
		w, columns,
		STR("Bars    the whole article: where its quotes stand, and what is in sight"));
	add_note(w, columns,
		 STR("Digits before a key count: 50p, 12G, 3J.  :set option=value, "
		     ":speaker NAME"));
}

static void add_map_signs(const struct ui *ui, struct sheet_writer *w, int columns)
{
	add_note(w, columns,
		 ui_unicode(ui) ? STR("Map     • ● ◉ named once, some times, often  ○ near by"
				      "  · not lit")
				: STR("Map     o O @ named once, some times, often  ~ near by"
				      "  , not lit"));
}

struct sheet_text help_sheet(const struct ui *ui, struct sheet_writer *w, int inner)
{
	bool list = ui->focus != PANE_ARTICLE, map = ui->focus == PANE_MAP;
	enum mode mode = map                                 ? MODE_MAP
			 : list && lenses[ui->focus]->across ? MODE_PLANE
			 : list                              ? MODE_LIST
							     : MODE_ARTICLE;
	int across = inner / CELL_LEAST;
	across = across < 1 ? 1 : across > SHEET_ACROSS ? SHEET_ACROSS : across;
	add_signs(ui, w, inner);
	if (map)
		add_map_signs(ui, w, inner);
	sheet_wide(w, STR(""));
	size_t from = w->lines.n;
	w->columns = inner / across - LABEL - (across > 1);
	if (map)
		add_group(ui, w, mode, ACT_MAP_NEXT);
	if (list)
		add_group(ui, w, mode, ACT_ROW_DOWN);
	for (int a = ACT_NONE + 1; a < ACT_ROW_DOWN; a++)
		if (headings[a])
			add_group(ui, w, mode, a);
	set_side_by_side(w, from, (size_t)across);
	sheet_wide(w, STR(""));
	add_note(w, inner, STR("These are the bindings in force ([keys] in reader.ini)."));
	struct sheet_text t = sheet_end(
		w, arena_printf(w->arena, "Help: %s pane", pane_infos[ui->focus].name), LABEL);
	t.across = across;
	t.pitch = inner / across;
	return t;
}
