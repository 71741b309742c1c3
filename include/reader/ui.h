/*
 * The state of the screen and what each action does to it. One struct holds focus, light,
 * anchor, prompt, search, jumps and lists of every open article; views read it, ui_act and
 * ui_key change it, and nothing here performs I/O: what must be done outside is an effect.
 *
 * After each call everything derived (frame, visible rows, lit quotes, lists, matches in sight)
 * is up to date, so views compute nothing they have to keep.
 */
#ifndef READER_UI_H
#define READER_UI_H

#include "reader/chart.h"
#include "reader/pattern.h"
#include "reader/session.h"
#include "reader/state.h"

/* ---- the light --------------------------------------------------------------------------- */

/*
 * What is chosen. Speakers are or-ed, regions are or-ed, kinds are or-ed; the three are and-ed;
 * an empty one asks nothing. A quote lies in a region's light when its paragraph names the
 * region or one within it.
 */
struct id_set {
	uint32_t *at;
	size_t n, room;
};
bool id_set_holds(const struct id_set *s, uint32_t id);

struct light {
	struct id_set speakers, regions;
	unsigned kinds; /* bit of each enum quote_kind; 0: all */
};

enum { HUES = 5 };

/* What the light falls on, by index (id - 1), for one document. */
struct lit {
	uint32_t hues[HUES]; /* the speakers most quoted, ids, the most first; 0: none */
	bool *quotes, *speakers, *regions;
	bool *chosen_speakers, *chosen_regions; /* of regions: those within a chosen one, too */
	bool *listed_speakers,
		*listed_regions; /* what the rest of the light leaves to choose from */
	bool *hidden_speakers,
		*hidden_regions; /* doubtful, or nothing of theirs is left; doubt = hide */
	uint32_t *said;          /* by speaker: quotes that are not hidden */
	uint32_t *before;        /* lit quotes before quote i; n_quotes + 1 of them */
	uint32_t *reach;         /* how far quotes 0..i extend, bytes */
	uint32_t n_quotes, n_speakers, n_regions; /* lit ones */
	/* rows of each pane that are marked "?" though not hidden; that are hidden */
	uint32_t n_doubtful[PANE_COUNT], n_hidden[PANE_COUNT];
};

static inline bool light_on(const struct light *l)
{
	return l->speakers.n || l->regions.n || l->kinds;
}

/* ---- lists ------------------------------------------------------------------------------- */

enum { SORT_TEXT, SORT_COUNT, SORT_NAME, SORTS };

struct list {
	struct id_set ids; /* rows, in the order shown */
	uint32_t cursor;   /* row, < ids.n */
	uint32_t top;      /* first row in sight */
	int skip;          /* screen lines of it that stand above the page */
	bool wheeled;      /* the page was scrolled on its own, while the cursor */
	uint32_t held;     /* stood in this row */
	int sort;
	unsigned fall; /* of the light, when its rows were gathered of all articles */
};

/* Which places the map shows. */
enum map_level { LEVEL_ALL, LEVEL_COUNTRIES, LEVEL_REGIONS, LEVEL_CITIES, LEVELS };

/* What is kept of the lines typed at the prompt. */
enum history_of { COMMANDS, SEARCHES, FILES, NAMES, NOTES, HISTORIES };

enum { UI_HISTORY = 32 };

struct history {
	struct typed {
		char *line;       /* owned */
		uint32_t article; /* where it was used */
	} at[UI_HISTORY];         /* the newest last */
	int n;
};

/* What "&" keeps of a list, or of the article; zero-initialise: all. */
struct row_filter {
	struct pattern *pattern; /* NULL: all */
	char *source;
	uint32_t of;        /* rows before it */
	VEC(uint32_t) rows; /* they; what it keeps of a list is found in slices: */
	uint32_t upto;      /* these were looked at */
	uint32_t wanted;    /* id of the row that the cursor is to stand on */
};

/* ---- the matrix ---------------------------------------------------------------------------
 */

/* How often a speaker is quoted near a region. */
struct matrix_cell {
	uint32_t speaker, region; /* ids */
	uint32_t said, doubtful;  /* quotes, >= 1; of them those marked "?" */
};

struct matrix {
	struct arena arena;
	struct list across;              /* regions; its rows are columns here */
	const struct matrix_cell *cells; /* by speaker, then by region */
	size_t n_cells;
	uint32_t most;    /* the largest number in a cell */
	int name, region; /* columns: the longest name of a speaker, of a region */
};

/* ---- one open article -------------------------------------------------------------------- */

enum {
	UI_JUMPS = 100,
	UI_LINE = 512,
	UI_MESSAGE = 512,
	UI_MARKS = 26,
	UI_STARTS = 1 << 20,
};

/* Where one is: the top of the screen, and what is chosen in the text; ids as in ui_article. */
struct spot {
	uint32_t anchor, quote, region_mention;
};

struct ui_article {
	const char *name; /* borrowed */
	struct article_view view;
	struct layout *layout;

	uint32_t anchor;         /* byte at the top of the screen; the user alone moves it */
	uint32_t bottom;         /* end of the last row in sight */
	bool at_end;             /* nothing stands below it */
	uint32_t reading;        /* byte of the paragraph that is read: one in sight */
	uint32_t quote;          /* current quote, id, 0: none */
	uint32_t region_mention; /* current one: 1 + index into region_mentions, 0: none */

	struct light light;
	struct lit lit;
	struct arena lit_arena;
	struct list lists[PANE_COUNT]; /* that of PANE_ARTICLE is empty */
	struct row_filter filters[PANE_COUNT];
	struct matrix matrix; /* its rows are the list of PANE_MATRIX */
	struct {
		enum map_level level;
		bool moved; /* away from the window that holds all places, to this one: */
		struct chart_window window;
		uint32_t place;   /* the current one, which the window has come to; id */
		struct spot from; /* that the current one was taken from */
		bool lights; /* a light was put on there: the text shows it when one goes back
			      */
	} map;
	VEC(struct span) kept; /* the paragraphs that the article's filter keeps, */
	uint32_t kept_upto;    /* of those before here */

	uint32_t
		before; /* quotes of the articles before it, as the page of all voices counts */

	bool lit_up;          /* a light is on: it was put on */
	struct spot lit_from; /* here */
	struct spot jumps[UI_JUMPS];
	uint32_t n_jumps, jump;   /* jump == n_jumps: not within the list */
	uint32_t marks[UI_MARKS]; /* anchors, by letter */
	uint32_t marked;          /* bit of each letter that is one */
	struct point_cursor points;

	const struct document *found; /* as it was found: the view has it corrected */
	struct corrections corrections;
	struct arena corrected;   /* the document that the view has, when there are any */
	unsigned edition;         /* of that document: none has the number of another */
	bool recalled, elsewhere; /* those kept before are there; another article's are */

	/* as it was left the last time: what waits for the findings to be put back */
	struct {
		struct arena arena;
		struct trace *at;
		size_t n;
	} left;
};

/* ---- search ------------------------------------------------------------------------------ */

/* A search is made in slices between keys, by ui_idle(), while it is seeking or counting. */
struct search {
	struct pattern *pattern; /* NULL: none */
	char source[UI_LINE];    /* the last one that was accepted, which n repeats */
	bool literal, backward, hidden;
	char fault[UI_MESSAGE]; /* why what is typed is no pattern */

	struct span match;      /* the current one; empty: none */
	VEC(struct span) sight; /* matches in the rows in sight */

	bool seeking, wrapped, seek_backward;
	uint32_t seek_at, seek_from; /* where the seeking stands, where it began */
	uint32_t seek_done;          /* bytes looked through */
	bool seek_gave_up;           /* some of them not to the end: too complex */

	bool counting, count_gave_up;
	uint32_t count_at;
	uint32_t matches, in_quotes, by_speaker;
	VEC(uint32_t) starts; /* where they start, ascending; the first UI_STARTS of them */
	uint32_t speaker;     /* whom by_speaker counts, id, 0: nobody */
};

/* What "/" looks for in a list. */
struct row_search {
	struct pattern *pattern; /* NULL: none, or to be compiled from the source */
	char source[UI_LINE];    /* the last one that was accepted, which n repeats */
	enum pane pane;          /* the list it was asked in */
	bool backward;
	uint32_t origin;      /* row where the prompt was opened: Esc goes back to it */
	char before[UI_LINE]; /* the filter that was in force when its prompt was opened */

	/* rows are looked through in slices, too, in the list `in` */
	enum pane in;
	bool seeking, counting, missing; /* missing: none was found */
	int step;                        /* 1, -1 */
	int64_t from;                    /* row where the seeking began, */
	uint32_t done, left;             /* rows looked at since; how many are to be found */
	uint32_t count_at, count;
};

/* ---- prompt and sheets ------------------------------------------------------------------- */

enum prompt_kind {
	PROMPT_NONE,
	PROMPT_COMMAND,
	PROMPT_SEARCH,
	PROMPT_EXPORT,
	PROMPT_ROWS,
	PROMPT_FILTER,
	PROMPT_SHEET,
	PROMPT_SAID_BY, /* who says the quote */
	PROMPT_SAME_AS, /* which row it is, too */
	PROMPT_ROW,     /* name, role, kind of a speaker; name, type, country of a region */
	PROMPT_NOTE
};

struct prompt {
	enum prompt_kind kind;
	char line[UI_LINE]; /* UTF-8 */
	size_t n, cursor;   /* bytes */
	uint32_t origin;    /* anchor when it was opened: Esc goes back to it */
	struct span origin_match;
	bool origin_literal, origin_backward, origin_shown; /* the search it took over from */
	char hint[UI_MESSAGE];                              /* what Tab offers */
	size_t completed; /* 1 + bytes of the line that Tab completes; 0: none under way */
	uint32_t choice;
	int recalled; /* entry of the history, -1: the line being written */
	struct {
		enum pane what; /* quotes, speakers, regions */
		uint32_t id;
		unsigned edition; /* of the findings that have this id */
	} about;                  /* of a correction */
};

enum sheet {
	SHEET_NONE,
	SHEET_HELP,
	SHEET_WHY,
	SHEET_INFO,
	SHEET_MESSAGES,
	SHEET_OPTIONS,
	SHEET_ARCHIVE
};

enum { SHEET_ACROSS = 4 };

/* A label and what it says. */
struct sheet_cell {
	struct str label, text;
	struct str name; /* what else it is found by */
	bool heading;    /* the label is one, and has all of the room */
};

/* A line of a sheet: of one cell, or of several where there is room. */
struct sheet_line {
	struct sheet_cell cells[SHEET_ACROSS];
	struct str right; /* at the right border */
	bool wide;        /* the text has the label's room, and that of all cells */
};

struct sheet_text {
	struct str title;
	struct sheet_line *lines;
	size_t n;
	int label_columns; /* where text starts */
	int across, pitch; /* cells of a line, and how far apart they stand */
};

/* What "/" looks for in the open sheet. */
struct sheet_search {
	struct pattern *pattern; /* NULL: nothing */
	bool backward;
	int64_t at; /* the current match: its line times SHEET_ACROSS, and its cell; -1: none */
	int origin; /* first line in sight when the prompt was opened */
};

/* ---- lessons ----------------------------------------------------------------------------- */

/* What the status line teaches until it was used: bit i of `taught` is ui_lessons[i]. */
enum { LESSONS = 4, ALL_TAUGHT = (1 << LESSONS) - 1 };

struct ui_lesson {
	enum action action;
	const char *what; /* "next quote" */
};
extern const struct ui_lesson ui_lessons[LESSONS];

/* ---- the whole --------------------------------------------------------------------------- */

enum effect_kind {
	EFFECT_NONE,
	EFFECT_QUIT,
	EFFECT_EXPORT, /* write `table`, else `quotes`, to the file `text`; ui_ask_replace()
			  when it is there */
	EFFECT_COPY,   /* put `text` on the clipboard, then ui_say how it went */
	EFFECT_SUSPEND,
	EFFECT_REDRAW,
	EFFECT_CANCEL,  /* stop reading and finding of the article shown */
	EFFECT_GIVE_UP, /* stop what is `coming` */
	EFFECT_ARCHIVE, /* look for quotes that have all of `text`, then ui_archived */
	EFFECT_OPEN,    /* open the file `text`, then ui_opened */
	EFFECT_EDIT,    /* let the reader edit the file shown, at byte `at` of its text */
	EFFECT_FOLLOW,  /* tell of what is written to the file shown, while `following` */
	EFFECT_PATHS,   /* look for the files whose paths begin with `text`, then ui_paths */
	EFFECT_RELOAD,  /* read the file shown anew, then ui_article_reloaded */
	EFFECT_REFETCH, /* the same, whatever is kept of it */
	EFFECT_BROWSE,  /* open the address `text` in the browser */
	EFFECT_TURN,    /* read the page shown in the other extent, then ui_article_turned */
};

struct effect {
	enum effect_kind kind;
	struct str text; /* until the next call */
	/* of each open article, by index; NULL: none of its quotes; until the next call */
	const bool *const *quotes;
	const struct export_table *table; /* until the next call; may be NULL */
	bool replace;
	uint32_t at;
	int extent; /* of the file to be opened; 0: as the others */
};

struct ui {
	const struct config *config;
	struct options options; /* the configured ones, as changed by :set */
	int rows, columns;
	bool unicode;    /* the terminal's part of glyphs = auto */
	bool hyperlinks; /* and of hyperlinks = auto */

	struct ui_article *articles;
	uint32_t n_articles, at;
	unsigned falls;    /* how often a light fell on one of them, or one was added */
	unsigned editions; /* documents that they had so far */

	enum pane focus, page; /* what stands in the article's place; PANE_ARTICLE: the text */
	bool panes_hidden, zoom;
	struct frame frame;
	uint32_t count;       /* digits typed; of the action while one is done; 0: none */
	struct effect effect; /* of the action */
	struct {
		bool any;         /* an address, asked for while another article is shown */
		uint64_t fetched; /* bytes of it */
	} coming;
	bool following;      /* the end of the article is kept in sight as it grows */
	enum action awaited; /* it asks the next key something; ACT_NONE: none does */
	struct span address; /* the one chosen, while ACT_ADDRESS is awaited */
	struct {
		enum action action; /* ACT_NONE: none */
		uint32_t count;
	} early; /* a step asked for before there was a finding to go to: is made then */
	struct {
		enum action action; /* the last one */
		struct spot from;   /* where it began, or the run of steps it belongs to */
		bool jumped;        /* that is in the list of jumps */
	} run;
	struct prompt prompt;
	struct search search;
	struct row_search row_search;
	struct history history[HISTORIES];
	char export_name[UI_LINE]; /* the file last asked for */
	struct {
		struct arena arena;
		const struct str *at;
		size_t n;
	} paths; /* how the one typed at the prompt can be completed */
	enum sheet sheet;
	enum pane sheet_about; /* SHEET_WHY: what it is about */
	int sheet_top;
	struct sheet_search sheet_search;
	char unkept[UI_MESSAGE]; /* why nothing of this session can be kept; "": it can */
	unsigned taught;
	uint32_t complaints_seen; /* as many as :messages showed */
	char message[UI_MESSAGE];
	bool warning; /* the message warns */
	struct {
		bool down, in_text, in_bars, dragged;
		int row, column;      /* where the left button went down */
		int64_t clicked;      /* when it came up there the last time, milliseconds */
		struct span origin;   /* of the text there */
		struct span selected; /* what was dragged over; empty: nothing */
	} pointer;
	struct {
		struct arena arena;
		const struct said *said;
		size_t n, cursor;          /* the chosen one */
		uint32_t in;               /* that article, from 1, once it is open */
		const struct said *wanted; /* one that its article is opened for, NULL: none */
	} archive;                         /* what was found there last */
	struct arena scratch;              /* of the last effect */
};

/* `names` and `config` are borrowed. The articles are empty until ui_article_changed. */
void ui_init(struct ui *ui, const struct config *config, const char *const *names, uint32_t n);
void ui_free(struct ui *ui);

/* The screen has this size. */
void ui_resize(struct ui *ui, int rows, int columns);

/* Article `i` looks like this. Moves the text only for a step that waited for findings. */
void ui_article_changed(struct ui *ui, uint32_t i, const struct article_view *view);

/*
 * Article `i` is the same page in the other extent, and looks like this: another text, so that
 * what was chosen in the old one is forgotten. What stood at the top still does, if it is
 * there.
 */
void ui_article_turned(struct ui *ui, uint32_t i, const struct article_view *view);

/* How article `i` is to be kept, the rows in the arena; the rest is borrowed. */
struct visit ui_visit(const struct ui *ui, uint32_t i, struct arena *arena);

/*
 * Article `i` was left like this: goes back to that place, unless the reader has gone to
 * another already; light and quote come back with the findings.
 */
void ui_recall(struct ui *ui, uint32_t i, const struct visit *left);

/* Article `i` was read anew and looks like this: all that was chosen stays where it still can.
 */
void ui_article_reloaded(struct ui *ui, uint32_t i, const struct article_view *view);

/* One more article is open, and shown; `name` is borrowed. */
void ui_opened(struct ui *ui, const char *name);

/* An article that is open is to be shown. */
void ui_show(struct ui *ui, uint32_t i);

/* Ways to complete the path at the prompt, sorted; it takes over the arena of them. */
void ui_paths(struct ui *ui, struct arena *arena, const struct str *paths, size_t n);

/* What was found in the archive; it takes over the arena of it. */
void ui_archived(struct ui *ui, struct arena *arena, const struct said *said, size_t n);

/* Goes to where the command line says: a number of a paragraph, or `/` and a pattern. */
void ui_begin(struct ui *ui, const char *where);

/* A key: into the prompt, a digit of a count, or an action by the configured bindings. */
struct effect ui_key(struct ui *ui, uint32_t key);

/* The mouse, at a time in milliseconds: two clicks soon one after the other are one of two. */
struct effect ui_mouse(struct ui *ui, const struct mouse *m, int64_t now);

/* Pasted text: into the prompt; dropped when there is none. */
void ui_paste(struct ui *ui, struct str text);

/* Does one action; `count` 0: none was given. Every action of the table does something. */
struct effect ui_act(struct ui *ui, enum action action, uint32_t count);

/* Runs a line of the prompt (without the ':'). */
struct effect ui_command(struct ui *ui, struct str line);

/*
 * One slice of the work that goes on between keys (at most about 1 ms). False when there is
 * nothing to do.
 */
bool ui_idle(struct ui *ui);

/* The file of the last EFFECT_EXPORT is there already: asks whether to replace it. */
void ui_ask_replace(struct ui *ui);

/* Shows a message in the status line until the next key. */
void ui_say(struct ui *ui, bool warning, const char *format, ...)
	__attribute__((format(printf, 3, 4)));

/* ---- sheets ------------------------------------------------------------------------------ */

/* Where the open sheet stands, border included, and what it says: from the state and the key
 * table. */
struct rect ui_sheet_rect(const struct ui *ui, const struct sheet_text *text);
struct sheet_text ui_sheet(const struct ui *ui, struct arena *arena);

/* What stands in a cell: its text; its name, where that alone is what "/" looks for. */
struct str ui_sheet_words(const struct ui *ui, const struct sheet_cell *c);

/* ---- voices ------------------------------------------------------------------------------ */

/* Text in lines of so many columns, broken at spaces where there are any. */
struct lines {
	const struct str *at; /* n of them */
	int n;
};
struct lines ui_wrap(struct arena *arena, struct str text, int columns, int ambiguous);

/* What the pane of quotes shows of one that it shows whole: at least the name's line is left.
 */
struct lines ui_quoted(const struct ui *ui, uint32_t id, struct arena *arena);

/* Screen lines that a row of a list beside the text takes. */
int ui_row_lines(const struct ui *ui, enum pane p, uint32_t id);

/* A row of a page of voices: a whole quote, below a heading where its speaker's begin. */
struct voice {
	const struct ui_article *article;
	const struct quote *quote;
	struct str name, role; /* of the heading; name empty: none */
	uint32_t said;         /* quotes below the heading */
	struct lines lines;
	struct str told; /* "¶2 · .97 · Varna, Sofia" */
	bool apart;      /* it has a line of its own, below the quote's last */
	int above;       /* lines above the quote's: a blank one, the heading */
	int height;      /* of all, lines */
};

/* Row `row` of the list of the page that is open, in the arena. */
struct voice ui_voice(const struct ui *ui, uint32_t row, struct arena *arena);

/* ---- the matrix as it stands ---------------------------------------------------------------
 */

/* Columns from the pane's left border, and lines. */
struct matrix_frame {
	int name, said, cells; /* where the names start, the numbers of quotes, the cells */
	int cell;              /* width of a cell, what parts it from the next included */
	int across;            /* cells of a row in sight */
	int heads;             /* lines on which the names of regions begin, in turn */
	bool ruled;            /* a rule stands below them */
};
struct matrix_frame ui_matrix_frame(const struct ui *ui);

/* NULL: 0. */
const struct matrix_cell *ui_matrix_cell(const struct ui_article *a, uint32_t speaker,
					 uint32_t region);

/* ---- the map ----------------------------------------------------------------------------- */

/* Where the chart stands on the screen; no rows: nowhere. */
struct rect ui_map_rect(const struct ui *ui);
struct chart ui_map_chart(const struct ui *ui);

/* A cell of the chart in which places lie, and the one that is named of them. */
struct map_mark {
	int row, column; /* of the chart */
	uint32_t id;     /* of the region */
	uint32_t more;   /* how many others lie there */
	uint32_t named;  /* how often the most named of them is */
	bool lit;        /* one of them is */
};
struct map_marks {
	struct map_mark *at;
	uint32_t n;
};

/* In the arena: what is lit first, of that the most named. */
struct map_marks ui_map_marks(const struct ui *ui, struct arena *arena);

/* ---- what views ask ---------------------------------------------------------------------- */

static inline const struct ui_article *ui_article(const struct ui *ui)
{
	return &ui->articles[ui->at];
}

/* NULL until the findings are there. */
static inline const struct document *ui_document(const struct ui *ui)
{
	return ui->articles[ui->at].view.document;
}

/* The title of the article, or its name when it has none. */
struct str ui_title(const struct ui_article *a);

/*
 * The quote that a key is about: the current one while it is in sight, in the text or in a list
 * of quotes; 0: none.
 */
uint32_t ui_quote(const struct ui *ui);

/* The focused pane's speaker or region, or that of the current quote; 0: none. */
uint32_t ui_speaker(const struct ui *ui);
uint32_t ui_region(const struct ui *ui);

/* The mention of a region that was gone to, 1-based, while it is in sight; else 0. */
uint32_t ui_region_now(const struct ui_article *a);

/* What is doubtful is not shown at all, or steps back. */
static inline bool ui_hides(const struct ui *ui, bool doubtful)
{
	return doubtful && ui->options.doubt == DOUBT_HIDE;
}

static inline bool ui_dims(const struct ui *ui, bool doubtful)
{
	return doubtful && ui->options.doubt == DOUBT_DIM;
}

/* What stands out of the text by the option "focus"; empty: all is as it is. */
struct span ui_standing_out(const struct ui *ui);

/* In which mode keys are looked up now. */
enum mode ui_mode(const struct ui *ui);

/* Which hue a speaker has, from 1, while colours tell who speaks; else 0. */
unsigned ui_hue(const struct ui *ui, uint32_t speaker);

/* Is region `id` named near the quote? */
bool ui_region_near(const struct document *d, uint32_t id, const struct quote *q);

/* How far an article was read. */
uint32_t ui_permille(const struct ui_article *a);

/* Where the top of the screen is, as the action "percent" counts; 100: the end is in sight. */
unsigned ui_percent(const struct ui *ui);

/* What :messages has to tell, when there is something that it did not show yet; else 0. */
uint32_t ui_complaints(const struct ui *ui);

/* Which match the current one is, from 1; 0: none is in sight, or it is not known yet. */
uint32_t ui_match_number(const struct ui *ui);

/* Matches that start in `part`, as far as they are counted. */
uint32_t ui_matches_in(const struct ui *ui, struct span part);

/* Addresses and links that stand in sight, `most` of them, in order; returns how many. */
uint32_t ui_addresses(const struct ui_article *a, struct span *out, uint32_t most);
/* Where one of them leads. */
struct str ui_address_of(const struct ui_article *a, struct span span);

/* Paragraphs that the article's filter folds in this gap between two that it keeps. */
uint32_t ui_folded_in(const struct ui_article *a, struct span gap);

/* Index of the first quote that may reach beyond `offset`: none before it does. */
uint32_t ui_quotes_from(const struct ui_article *a, uint32_t offset);

/* Last word of a name: "Ivanov". */
struct str ui_short_name(struct str name);

/* Unicode glyphs are to be used. */
bool ui_unicode(const struct ui *ui);
/* Are addresses given to the terminal? */
bool ui_hyperlinks(const struct ui *ui);

/* Text of a span as one line: white space folded; into the arena. */
struct str ui_line(struct arena *arena, struct str text, struct span span);

/* Names of the regions shown that the paragraph of `q` names, each once: "Kursk, Kyiv". */
struct str ui_regions_near(const struct ui_article *a, const struct quote *q,
			   struct arena *arena);

/* What the reader made of a quote, in words: "checked, note: it was June"; "": nothing. */
struct str ui_made_of(const struct quote *q, struct arena *arena);

/* “…” — Name, role (Title, source, ¶3, chars 137–177); into the arena. */
struct str ui_citation(const struct ui_article *a, const struct quote *q, struct arena *arena);

#endif
