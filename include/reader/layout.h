/*
 * Layout: a text and a width -> rows, for the paragraphs on screen only, and the frame of the
 * panes. A row is found from any byte of it, so the place of a screen is a byte and survives
 * every change of width. Costs depend on the rows asked for, never on the length of the text.
 */
#ifndef READER_LAYOUT_H
#define READER_LAYOUT_H

#include "reader/base.h"
#include "reader/config.h"

/* ---- rows -------------------------------------------------------------------------------- */

/*
 * Rows of a paragraph tile it: the spaces at which a line is broken hang at the end of its row.
 * Between paragraphs stands a blank row, unless the style is dense: then the gap hangs, too. A
 * paragraph longer than 16 KiB is laid out in pieces, each of which begins on a row of its own,
 * so that no key has to lay out all of it.
 */
struct layout_row {
	struct span span;   /* bytes, what hangs included; a blank row: the gap */
	uint32_t shown;     /* end of what is drawn */
	uint32_t paragraph; /* index; of the paragraph above, when blank */
	uint32_t piece;     /* where its piece of the paragraph starts */
	uint32_t index;     /* of this row in its piece */
	int columns;        /* drawn, the hyphen included */
	bool blank;
	bool hyphen;  /* broken at a soft hyphen, which then shows as "-" */
	bool wrapped; /* the paragraph goes on in the next row */
};

struct layout_style {
	int columns;   /* longest row, >= 1 */
	int ambiguous; /* columns of East Asian ambiguous characters, 1 or 2 */
	bool justify;
	bool dense; /* no blank row between paragraphs */
	int indent; /* columns by which the first row of a paragraph behind a gap is set in */
	bool mark_bidi; /* bidi controls get a stand-in, ⟨RLO⟩; else they take no room */
};

struct layout;

struct layout *layout_new(void);
void layout_free(struct layout *l);

/*
 * What is laid out and how. All is borrowed. `first` is the first paragraph to lay out (1 when
 * the title stands elsewhere). The text may grow at its end; rows of finished paragraphs stay
 * in the cache. Cheap: nothing is laid out until asked for.
 */
void layout_set(struct layout *l, struct str text, const struct span *paragraphs,
		uint32_t n_paragraphs, uint32_t first, struct layout_style style);

/* The row that holds `offset`, the nearest one if none does. False when there are no rows. */
bool layout_row_at(struct layout *l, uint32_t offset, struct layout_row *row);

/* Steps to the row below or above; false, and the row unchanged, at the end. */
bool layout_row_next(struct layout *l, struct layout_row *row);
bool layout_row_previous(struct layout *l, struct layout_row *row);

/* The piece of paragraph `p` that holds `offset`: the unit of layout and of search. */
struct span layout_piece(struct str text, struct span paragraph, uint32_t offset);

/* ---- what stands in a row ---------------------------------------------------------------- */

enum glyph_kind { GLYPH_TEXT, GLYPH_SPACE, GLYPH_HYPHEN, GLYPH_BIDI };

/* One grapheme cluster, or its stand-in, at its place in the row. */
struct glyph {
	struct span span;
	int column, columns; /* from the start of the row; 0 columns are never given out */
	enum glyph_kind kind;
};

/* Zero-initialise to walk a row from its start. */
struct row_walk {
	uint32_t at;
	int column, gaps, gap;
	bool begun, done;
};

bool layout_glyph(const struct layout *l, const struct layout_row *row, struct row_walk *w,
		  struct glyph *glyph);

/* "RLO" for U+202E and so on; "BIDI" for what is none. */
const char *layout_bidi_name(uint32_t point);

/* ---- the frame of the panes -------------------------------------------------------------- */

/*
 * The panes of lists, in their order: enum, name, title, per cent of the rows that they share
 * beside the text, screen rows of one row there. What a pane holds and does is `lens_` + name
 * of src/ui, how it looks `pane_view_` + name of src/view: without them the program does not
 * link. Those of PAGES share nothing: while one is open it stands in the article's place.
 */
#define SIDE_PANES(X)                                                                          \
	X(QUOTES, quotes, "Quotes", 43, 2)                                                     \
	X(SPEAKERS, speakers, "Speakers", 27, 1)                                               \
	X(REGIONS, regions, "Regions", 30, 1)
#define PAGES(X)                                                                               \
	X(VOICES, voices, "Voices", 0, 1)                                                      \
	X(MATRIX, matrix, "Speakers by regions", 0, 1)                                         \
	X(MAP, map, "Map", 0, 1)                                                               \
	X(ALL, all, "All voices", 0, 1)                                                        \
	X(FILES, files, "Articles", 0, 1)
#define PANES(X) SIDE_PANES(X) PAGES(X)

enum pane {
	PANE_ARTICLE,
#define X(id, name, title, share, height) PANE_##id,
	PANES(X)
#undef X
		PANE_COUNT,
	PANE_FIRST = PANE_ARTICLE + 1, /* of the lists */
	PANE_SIDES = PANE_VOICES,      /* behind the last that stands beside the text */
};

struct pane_info {
	const char *name, *title; /* "quotes", "Quotes" */
	int share, height;
};
extern const struct pane_info pane_infos[PANE_COUNT];

struct rect {
	int row, column, rows, columns;
};

/* Which rectangles a screen has; those with no rows are not shown. */
struct frame {
	bool too_small;
	bool narrow; /* lists come as a sheet at the bottom */
	bool sheet;  /* that sheet is open: panes[focus] */
	struct rect title, status;
	struct rect article;           /* gutter, text and minimap */
	int gutter;                    /* first of the three columns left of the text */
	int text, text_columns;        /* where the text starts, how long a row may be */
	int minimap, rule;             /* columns, -1: none */
	int inner_rule;                /* between the quotes and the other lists */
	bool whole;                    /* the pane of quotes shows them whole */
	struct rect panes[PANE_COUNT]; /* each with its title in the first row */
};

struct frame_request {
	int rows, columns;            /* of the screen */
	int width, pane_width, panes; /* options */
	bool minimap;
	bool hidden; /* the side panes are put away */
	bool bare;   /* the text has the whole width, and nothing beside it */
	bool zoom;   /* the focused pane has the whole screen */
	enum pane focus;
	enum pane page;             /* in the article's place; PANE_ARTICLE: the text */
	uint32_t wants[PANE_COUNT]; /* rows that each list could fill */
};

struct frame frame_of(const struct frame_request *request);

/* Screen rows that one row of the pane takes. */
static inline int frame_row_height(const struct frame *f, enum pane p)
{
	return f->narrow ? 1 : pane_infos[p].height;
}

#endif
