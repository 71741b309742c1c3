/* One row of a list, as the panes draw it; columns are counted from the pane's left border. */
#ifndef VIEW_ROW_H
#define VIEW_ROW_H

#include "view/draw.h"

enum { WIDE = 34 }; /* columns of a pane from which on roles, kinds and types are shown */

struct list_row {
	const struct ui *ui;
	const struct ui_article *a;
	struct grid *g;
	struct rect pane;
	int at;             /* screen row */
	uint32_t id, index; /* of the row in its list */
	bool chosen;        /* the cursor of the focused pane stands here */
	bool near;          /* belongs to the current quote */
	bool doubtful;
};

/* How what has this role looks in the row; in the line below it, which the cursor leaves out.
 */
enum role pane_role(const struct list_row *l, enum role role);
enum role pane_under(const struct list_row *l, enum role role);
void pane_put(const struct list_row *l, int column, int width, struct str s, enum role role);
void pane_sign(const struct list_row *l, int column, const char *sign, enum role role);
/* Text cut off at the border, without a sign for it: the list is narrow enough. */
void pane_cut(const struct list_row *l, int column, struct str s, enum role role);
/* At the right border. */
void pane_number(const struct list_row *l, uint32_t n, enum role role);
int digits_of(uint32_t n);
/* What the reader made of the row, NULL: nothing; then "?" when it is doubtful. */
void pane_mark(const struct list_row *l, int column, const char *of_reader);

/* How a pane looks. */
struct pane_view {
	bool everywhere;  /* it shows what is of all open articles */
	const char *hint; /* what Enter does on a row: "jump" */
	struct {
		enum action action;
		const char *what;
	} hints[3]; /* more, instead of how to leave it */
	/* One row; or what is no such list, all of it: then the other is NULL. */
	void (*draw)(struct list_row *l, struct arena *arena);
	void (*page)(const struct ui *ui, struct grid *g, struct rect pane,
		     struct arena *arena);
	bool (*doubtful)(const struct document *d, uint32_t id);
	/* Whether the row belongs to the current quote or place; NULL: it says so itself. */
	bool (*near)(const struct ui *ui, uint32_t id);
	/* At the right of the title: "2? 3/8", "1 of 6". */
	struct str (*count)(const struct ui *ui, struct arena *arena);
	/* The status line while it has the focus; NULL: as over the text. */
	struct str (*status)(const struct ui *ui, struct arena *arena);
};

extern const struct pane_view *const pane_views[PANE_COUNT]; /* the article has none */

/* "2? 3/8": doubtful ones, the current one and how many quotes are lit. */
struct str quotes_counted(const struct ui *ui, struct arena *arena);

/* "6", "1 of 6" when the light or doubt leaves fewer, "2? 6" when two of them are doubtful. */
struct str row_count(const struct ui *ui, enum pane p, uint32_t lit, uint32_t all,
		     struct arena *arena);

#endif
