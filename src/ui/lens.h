/* What a pane is made of: its list, what is done on a row, and its sheet, "why?". */
#ifndef UI_LENS_H
#define UI_LENS_H

#include "ui/state.h"

/* ---- sheets ------------------------------------------------------------------------------ */

enum { LABEL_WHY = 12, LISTED_MOST = 200, HELP_COLUMNS = 176 };

/* A sheet under construction. */
struct sheet_writer {
	struct arena *arena;
	VEC(struct sheet_line) lines;
	int columns; /* of the text behind the label */
	int ambiguous;
};

void sheet_add(struct sheet_writer *w, const char *label, struct str text, struct str right);
/* A line that has the label's room, too. */
void sheet_wide(struct sheet_writer *w, struct str text);
/* As many lines as the text takes; `right` stands at the border of the first. */
void sheet_wrap(struct sheet_writer *w, const char *label, struct str text, struct str right);
void sheet_format(struct sheet_writer *w, const char *label, const char *format, ...)
	__attribute__((format(printf, 3, 4)));
/* Text of the article with its place; nothing for an empty span. */
void sheet_span(struct sheet_writer *w, const struct ui_article *a, const char *label,
		struct span s);
struct sheet_text sheet_end(struct sheet_writer *w, struct str title, int label_columns);

/* Bytes of `s` that fit `columns`: up to a space where there is one, at least one cluster. */
size_t sheet_fitting(struct str s, int columns, int ambiguous);
/* "302-341", in code points. */
struct str sheet_code_points(struct sheet_writer *w, const struct ui_article *a, struct span s);

/* ---- help.c */

/* `inner`: columns between the borders. */
struct sheet_text help_sheet(const struct ui *ui, struct sheet_writer *w, int inner);

/* ---- sheet.c */

/* Screen rows that an open sheet has for its lines. */
int sheet_room(const struct ui *ui, const struct sheet_text *text);
/* Facts about an article. */
struct sheet_text article_sheet(const struct ui_article *a, struct sheet_writer *w);

/* ---- archive.c */

struct sheet_text archive_sheet(const struct ui *ui, struct sheet_writer *w);
/* The sheet's cursor, by quotes; by lines as the sheet scrolls. */
void archive_step(struct ui *ui, int quotes);
void archive_scrolled(struct ui *ui);
/* It is the quote in a line of the sheet that is in sight, from 0. */
void archive_point(struct ui *ui, int line);
/* The article of the quote at the cursor is to be opened there. */
void archive_choose(struct ui *ui);

/* ---- lists ------------------------------------------------------------------------------- */

/* A row being sorted: by name where there is one, then by key, then by id. */
struct sort_row {
	uint32_t id;
	uint64_t key;    /* ascending */
	struct str name; /* when sorting by name */
};

/* The most first, the doubtful ones last. */
static inline uint64_t key_of_count(uint32_t n, bool doubtful)
{
	return (uint64_t)doubtful << 32 | (UINT32_MAX - n);
}

void rows_sort(struct sort_row *rows, uint32_t n);
/* Makes `n` rows, sorted, those of the list. */
void list_sort(struct list *l, struct sort_row *rows, uint32_t n);
/*
 * Makes `n` ids, each of a group, those of the list: group by group in their order, which sorts
 * `order`, one row for each, ids from 0; in a group as they stand. Linear in `n`.
 */
void list_group(struct list *l, const uint32_t *ids, const uint32_t *groups, uint32_t n,
		struct sort_row *order, uint32_t n_groups, struct arena *arena);

/* ---- lenses ------------------------------------------------------------------------------ */

struct lens {
	const char *sorts[SORTS]; /* as the change of order is told: "by name" */
	int sort;                 /* the first order */
	uint32_t (*count)(const struct document *d);
	/* Fills the list, in its order, with what the light leaves to choose from. */
	void (*build)(struct ui_article *a, const struct document *d, struct list *l);
	/* Instead: fills it with rows of all open articles, each of which is found by locate();
	 * the id that the row at the cursor has now. */
	uint32_t (*gather)(struct ui *ui, struct list *l);
	/* The article of a row, and its id there. */
	const struct ui_article *(*locate)(const struct ui *ui, uint32_t *id);
	/* What is searched in a row, in the arena. */
	struct str (*words)(const struct ui_article *a, uint32_t id, struct arena *arena);
	/* The row of the current quote, 0: none. */
	uint32_t (*of_quote)(const struct ui_article *a, const struct quote *q);
	/* The cursor has come to `id`; NULL: nothing moves with it. */
	void (*moved)(struct ui *ui, uint32_t id);
	/* Screen lines of a row beside the text; NULL: frame_row_height(). */
	int (*lines)(const struct ui *ui, uint32_t id);
	/* Where a page is no such list: brings the cursor in sight; rows that the page
	 * holds from the first in sight on. */
	void (*scroll)(const struct ui *ui, struct list *l);
	uint32_t (*in_sight)(const struct ui *ui);
	/* Lines above the first row; NULL: none. */
	int (*head)(const struct ui *ui);
	/* Brings in sight what the lists themselves don't; NULL: there is no such thing. */
	void (*fit)(struct ui *ui);
	/* Where it is a plane, which then has the whole width while it has the focus: moves the
	 * cursor by columns; puts it on what stands in that column of the pane. */
	void (*across)(struct ui *ui, int64_t columns);
	void (*point)(struct ui *ui, int column);
	/* Shows more of a row that is higher than its pane; false: there is no more. NULL: none
	 * is. */
	bool (*reveal)(struct ui *ui, int step);
	/* Where rows do not stand one below the other: the one at a place of the screen,
	 * UINT32_MAX: none; what a turn of the wheel does, 1: away from the reader. */
	uint32_t (*under)(const struct ui *ui, int row, int column);
	void (*turn)(struct ui *ui, int step);
	void (*choose)(struct ui *ui, uint32_t id);
	void (*add)(struct ui *ui,
		    uint32_t id); /* to the light, or out of it; NULL: no light */
	/* The row as text, to be copied; NULL: what is copied is the current quote. */
	struct str (*row)(const struct ui *ui, uint32_t id, struct arena *arena);
	struct sheet_text (*why)(const struct ui *ui, struct sheet_writer *w);
};

/* ---- quotes.c, whose rows others list, too */

uint32_t quote_count(const struct document *d);
uint32_t quote_current(const struct ui_article *a, const struct quote *q);
/* Who says it, and it. */
struct str quote_words(const struct ui_article *a, uint32_t id, struct arena *arena);
/* Lights its speaker, too. */
void quote_light(struct ui *ui, uint32_t id);
struct sheet_text quote_why(const struct ui *ui, struct sheet_writer *w);
/* "why?" of quote `id` of any article. */
struct sheet_text quote_sheet(const struct ui_article *a, uint32_t id, struct sheet_writer *w);

/* ---- speakers.c, whose rows others list, too */

struct str speaker_words(const struct ui_article *a, uint32_t id, struct arena *arena);

/* ---- regions.c, whose rows the map has, too */

uint32_t region_count(const struct document *d);
void region_build(struct ui_article *a, const struct document *d, struct list *l);
struct str region_words(const struct ui_article *a, uint32_t id, struct arena *arena);
/* The first that the paragraph of the quote names. */
uint32_t region_of_quote(const struct ui_article *a, const struct quote *q);
void region_choose(struct ui *ui, uint32_t id);
void region_light(struct ui *ui, uint32_t id);
struct str region_row(const struct ui *ui, uint32_t id, struct arena *arena);
struct sheet_text region_about(const struct ui *ui, struct sheet_writer *w);

/* ---- voices.c */

void voices_scroll(const struct ui *ui, struct list *l);
uint32_t voices_in_sight(const struct ui *ui);
bool voices_reveal(struct ui *ui, int step);

extern const struct lens *const lenses[PANE_COUNT]; /* the article has none */

#endif
