/*
 * What the files of ui/ share: each part of the state is changed by the file named for it.
 */
#ifndef UI_STATE_H
#define UI_STATE_H

#include "reader/ui.h"

static inline struct ui_article *ui_now(struct ui *ui)
{
	return &ui->articles[ui->at];
}

/* The count given to the action that is done. */
static inline uint32_t ui_times(const struct ui *ui)
{
	return ui->count ? ui->count : 1;
}

static inline bool ui_in_sight(const struct ui_article *a, uint32_t offset)
{
	return offset >= a->anchor && offset < a->bottom;
}

/* The id at the cursor of a list, 0: none. */
static inline uint32_t list_id(const struct list *l)
{
	return l->cursor < l->ids.n ? l->ids.at[l->cursor] : 0;
}

/* What each action does; each stands in the file of what it changes. */
#define X(id, handler, name, modes, keys, help) void act_##handler(struct ui *ui);
ACTIONS(X)
#undef X

/* ---- settle.c */

/* Brings what is derived up to date: frame, rows and matches in sight, tops of lists. */
void ui_settle(struct ui *ui);

/* ---- articles.c */

/* Shows article `i`, as it was left. */
void articles_show(struct ui *ui, uint32_t i);

/* ---- follow.c */

/* A key ends the following; true: that is all it does. */
bool follow_ends(struct ui *ui, uint32_t key);
/* The article shown has grown. */
void follow_on(struct ui *ui);

/* ---- files.c */

/* Their list, when it is shown next, stands at the article that is shown. */
void files_reopen(struct ui *ui);

/* ---- panes.c */

void pane_focus(struct ui *ui, enum pane pane);
/* Back to what stands in the article's place, from there to the article. */
void pane_leave(struct ui *ui);

/* ---- light.c */

void id_set_clear(struct id_set *s);
/* Adds it, or takes it out. */
void id_set_toggle(struct id_set *s, uint32_t id);
/* Holds only it; when it did so already, nothing. */
void id_set_only(struct id_set *s, uint32_t id);
void light_free(struct light *l);
void light_clear(struct ui *ui);
/* Another choice was made: lets the light fall on it, and shows something that is lit. */
void light_chosen(struct ui *ui);
/* Takes the light off, and goes back to where one was when it was put on. */
void light_leave(struct ui *ui);
/* Recomputes what the light falls on and what doubt hides, and the lists. */
void light_fall(struct ui *ui, struct ui_article *a);

/* ---- doubt.c */

/* What is doubtful is shown otherwise now; says how many rows that are. */
void doubt_changed(struct ui *ui);

/* ---- lists.c */

/* Puts the focused list's cursor on a row, the last one at most. */
void list_go(struct ui *ui, int64_t row);
void lists_build(const struct ui *ui, struct ui_article *a);
/* One of the article shown, its order or its filter being another one. */
void lists_build_one(struct ui *ui, enum pane pane);
/* The list of the page, where its rows are of all articles. */
void lists_gather(struct ui *ui);
/* Puts a list's cursor on the row of `id`; else it stays, on the last row at most. */
void list_keep(struct list *l, uint32_t id);
/* Lines of a pane between its title and its first row. */
int list_head(const struct ui *ui, enum pane p);
/* Puts the cursor of a list on the row of that id, where it has one. */
void list_put(struct list *l, uint32_t id);
/* Puts the cursors on the current quote, its speaker and region, where `focus` is elsewhere. */
void lists_follow(struct ui_article *a, enum pane focus);
void lists_scroll(struct ui *ui);
/* Scrolls a list, whose cursor stays where it is, in sight or not. */
void list_wheel(struct ui *ui, enum pane pane, int rows);

/* ---- map.c */

/* The pane's rows are regions. */
static inline bool pane_has_regions(enum pane p)
{
	return p == PANE_REGIONS || p == PANE_MAP;
}

/* Where the map is open: its place and that of the regions' list are one; shows it. */
void map_settle(struct ui *ui);
/* It was left for the article: shows there what was lit on it. */
void map_leave(struct ui *ui);
/* Closer by so many steps, or wider; in the middle stays what is there, or the current place.
 */
void map_zoom(struct ui *ui, int steps);

/* ---- acts.c */

/* Copying is allowed; else says that it is not. */
bool may_copy(struct ui *ui);

/* ---- focus.c */

/* The paragraph that is read is one in sight. */
void focus_settle(struct ui *ui);
/* The `by`-th paragraph from it is read now; false: paragraphs do not stand out. */
bool focus_step(struct ui *ui, int64_t by);

/* ---- move.c */

/* Scrolls, as little as needed, so that a paragraph is in sight: all of it, or its start. */
void move_into_sight(struct ui *ui, struct span paragraph);

/* Scrolls so that `offset` stands in the upper third, unless it is in sight; remembers the
 * jump. */
void move_show(struct ui *ui, uint32_t offset);
/* Makes the row of `offset` the first; no further than the last page. Remembers the jump. */
void move_to(struct ui *ui, uint32_t offset);
void move_paragraph(struct ui *ui, uint32_t number);
/* An action begins: a jump that it makes leads back to here, or to where its run of steps
 * began. */
void move_begin(struct ui *ui, enum action action);
struct spot move_spot(const struct ui_article *a);
/* Goes there, exactly. Remembers the jump. */
void move_back_to(struct ui *ui, struct spot place);

/* ---- quotes.c */

/* Where the current quote is out of sight the first lit one in sight becomes it; 0: none is. */
uint32_t quote_in_sight(struct ui *ui);

/* ---- steps.c */

void move_quote(struct ui *ui, uint32_t id);
/* The findings have come: makes the step that waited for them. */
void step_at_last(struct ui *ui);
void move_region_mention(struct ui *ui, uint32_t index);
/* Shows the nearest thing that is lit, unless one is in sight. */
void move_to_light(struct ui *ui);

/* ---- search.c */

/* Compiles the prompt's line and looks for it from where the prompt was opened. */
void search_typed(struct ui *ui);
void search_drop(struct search *s);
/* The prompt asks for a pattern; what it asks becomes the last one; or the one before is it
 * again. */
void search_begin(struct ui *ui, bool backward);
void search_accept(struct ui *ui);
void search_restore(struct ui *ui);
void search_repeat(struct ui *ui, bool backward, uint32_t count);
void search_count_anew(struct ui *ui);
bool search_slice(struct ui *ui); /* true: more to do */
bool search_interrupt(struct ui *ui);
/* When nothing was found, or not all could be looked through: says so. */
void search_say_result(struct ui *ui);

/* The pattern that is typed, as the option "search" has it; NULL and a message. */
struct pattern *search_compile(const struct ui *ui, struct str source, bool literal,
			       struct error *e);

/* ---- sheet_search.c */

void sheet_search_begin(struct ui *ui, bool backward);
void sheet_search_typed(struct ui *ui);
void sheet_search_cancel(struct ui *ui);
void sheet_search_accept(struct ui *ui);
/* Goes on to the next match; false: nothing is looked for. */
bool sheet_search_repeat(struct ui *ui, bool backward, uint32_t count);
void sheet_search_drop(struct ui *ui);

/* ---- look.c */

void search_see(struct ui *ui); /* matches in sight */

/* ---- archive.c */

/* What asks the archive for quotes. */
struct effect archive_ask(struct ui *ui, struct str asked);
/* The article shown may be the one that was opened for a quote of it: goes there. */
void archive_arrive(struct ui *ui);

/* ---- address.c */

/* A key while an address is chosen; false: it means what it always does. */
bool address_key(struct ui *ui, uint32_t key, struct effect *effect);
/* Chooses the one in sight that holds the offset; false: there is none. */
bool address_point(struct ui *ui, uint32_t offset);
/* Opens the one that is chosen. */
struct effect address_open(struct ui *ui);

/* ---- marks.c */

/* The key that says which mark, after the action that asked. */
void marks_key(struct ui *ui, uint32_t key);

/* ---- memory.c */

/* The findings have come: puts back what was kept of them. */
void memory_found(struct ui *ui, struct ui_article *a);

/* ---- corrected.c */

/* Lets what is in force of the corrections fall on the findings: what is chosen stays so. */
void corrected_show(struct ui *ui, struct ui_article *a);
/* The findings, or what was corrected of them, have come. Says how many were put back. */
void corrected_open(struct ui *ui, struct ui_article *a);
/* Those kept come before those made since. */
void corrected_recall(struct ui *ui, struct ui_article *a, const struct visit *left);

/* ---- correcting.c */

/* Offers the next name, where the prompt asks for one; its line is what it asked for. */
void correcting_complete(struct ui *ui);
void correcting_accept(struct ui *ui, enum prompt_kind kind, struct str line);

/* ---- lessons.c */

/* The action is done: it needs no teaching any more. */
void lesson_learnt(struct ui *ui, enum action action);

/* ---- fold.c */

/* The article as its filter leaves it: the paragraphs kept so far are all it has. */
struct article_view fold_view(const struct ui_article *a);
bool fold_hides(const struct ui_article *a, uint32_t offset);
/* Looks the text through from its start, a slice at a time; true: more to do. */
void fold_begin(struct ui_article *a);
bool fold_slice(struct ui *ui);

/* ---- filter.c */

void filter_free(struct row_filter *f);
/* Begins to take out of the list what its filter does not keep; goes on, true: more to do. */
void filter_rows(const struct ui *ui, struct ui_article *a, enum pane pane, uint32_t wanted);
bool filter_slice(const struct ui *ui, struct ui_article *a, enum pane pane);
bool filter_idle(struct ui *ui); /* of all lists of the article shown */
/* The prompt's line is the focused list's filter; the one before is it again; for good. */
void filter_typed(struct ui *ui);
void filter_cancel(struct ui *ui);
void filter_accept(struct ui *ui);
/* The focused list, or the article, has no filter any more. */
void filter_clear(struct ui *ui);

/* ---- row_search.c */

bool row_search_slice(struct ui *ui); /* true: more to do */
bool row_matches(struct pattern *pattern, const struct ui *ui, const struct ui_article *a,
		 enum pane pane, uint32_t id, struct arena *arena);
void row_search_free(struct row_search *s);
void row_search_begin(struct ui *ui, bool backward);
void row_search_typed(struct ui *ui);
void row_search_cancel(struct ui *ui);
void row_search_accept(struct ui *ui);
/* n repeats a search in the list that has the focus. */
bool row_search_here(const struct ui *ui);
void row_search_repeat(struct ui *ui, bool backward, uint32_t count);

/* ---- export.c */

/* Exports to a file of that name, or in that format to the clipboard. */
struct effect export_to(struct ui *ui, struct str name);
/* What the page that has the focus shows, if it is a table, into the arena; else NULL. */
const struct export_table *table_shown(const struct ui *ui, struct arena *arena);

/* The key that answers whether to replace the file. */
struct effect export_answer(struct ui *ui, uint32_t key);

/* ---- history.c */

/* As the newest; the oldest one goes when there is no room. */
void history_add(struct ui *ui, enum history_of which, uint32_t article, struct str words);
struct str history_line(const struct ui *ui, enum history_of which, int at);
void history_free(struct ui *ui);

/* ---- prompt.c */

void prompt_open(struct ui *ui, enum prompt_kind kind);
/* Makes this its line. */
void prompt_fill(struct ui *ui, struct str line);
struct effect prompt_key(struct ui *ui, uint32_t key);

/* ---- command.c */

/* Offers the next way to complete the prompt's line. */
struct effect command_complete(struct ui *ui);

/* ---- sheet.c */

void sheet_scroll(struct ui *ui, int lines);
void show_messages(struct ui *ui);
void show_options(struct ui *ui);

/* ---- sheets.c */

/* Whether the open sheet takes the action for itself; what it does not take may close it. */
bool sheet_takes(struct ui *ui, enum action action);

/* Compares without case, ASCII and beyond. */
bool name_equals(struct str a, struct str b);
bool name_starts(struct str name, struct str start);
bool name_contains(struct str name, struct str part);

#endif
