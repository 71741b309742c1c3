/*
 * reader.ini: options, themes and key bindings, with a line for every fault. The only floor
 * that knows iniparser. All is a table: actions, options, roles × themes.
 */
#ifndef READER_CONFIG_H
#define READER_CONFIG_H

#include "reader/reach.h"

/* ---- actions ----------------------------------------------------------------------------- */

/*
 * A plane is a page whose cursor moves across, too: all keys of the lists do there what they do
 * in lists, but for those that it has a use of its own for. So it is on the map.
 */
enum mode { MODE_ARTICLE = 1, MODE_LIST = 2, MODE_PLANE = 4, MODE_MAP = 8 };

/*
 * enum, handler, name in [keys] and after ':', modes, default keys, help. What a row does is
 * the function `act_` + handler of src/ui: without it the program does not link.
 */
#define ACTIONS(X)                                                                             \
	X(LINE_DOWN, line_down, "line-down", MODE_ARTICLE, "j Down ^E ^N e Enter",             \
	  "one line down")                                                                     \
	X(LINE_UP, line_up, "line-up", MODE_ARTICLE, "k Up ^Y ^P", "one line up")              \
	X(PAGE_DOWN, page_down, "page-down", MODE_ARTICLE, "Space f ^F PgDn", "one page down") \
	X(PAGE_UP, page_up, "page-up", MODE_ARTICLE, "b ^B PgUp", "one page up")               \
	X(HALF_DOWN, half_down, "half-down", MODE_ARTICLE, "d ^D", "half a page down")         \
	X(HALF_UP, half_up, "half-up", MODE_ARTICLE, "u ^U", "half a page up")                 \
	X(TOP, top, "top", MODE_ARTICLE, "g < Home", "top, or paragraph N")                    \
	X(BOTTOM, bottom, "bottom", MODE_ARTICLE, "G > End", "bottom")                         \
	X(PERCENT, percent, "percent", MODE_ARTICLE, "p %", "go to N percent")                 \
	X(PARAGRAPH_NEXT, paragraph_next, "paragraph-next", MODE_ARTICLE, "}",                 \
	  "next paragraph")                                                                    \
	X(PARAGRAPH_PREV, paragraph_prev, "paragraph-prev", MODE_ARTICLE, "{",                 \
	  "previous paragraph")                                                                \
	X(QUOTE_NEXT, quote_next, "quote-next", MODE_ARTICLE | MODE_LIST, "J ]",               \
	  "next lit quote")                                                                    \
	X(QUOTE_PREV, quote_prev, "quote-prev", MODE_ARTICLE | MODE_LIST, "K [",               \
	  "previous lit quote")                                                                \
	X(SPEAKER_NEXT, speaker_next, "same-speaker-next", MODE_ARTICLE | MODE_LIST, "s",      \
	  "next quote by this speaker")                                                        \
	X(SPEAKER_PREV, speaker_prev, "same-speaker-prev", MODE_ARTICLE | MODE_LIST, "S",      \
	  "previous quote by this speaker")                                                    \
	X(REGION_NEXT, region_next, "region-next", MODE_ARTICLE | MODE_LIST, "r",              \
	  "next region named")                                                                 \
	X(REGION_PREV, region_prev, "region-prev", MODE_ARTICLE | MODE_LIST, "R",              \
	  "previous region named")                                                             \
	X(UNSURE_NEXT, unsure_next, "unsure-next", MODE_ARTICLE | MODE_LIST, "U",              \
	  "next quote marked ?")                                                               \
	X(LIGHT_SPEAKER, light_speaker, "light-speaker", MODE_ARTICLE | MODE_LIST, "l",        \
	  "light only this speaker, again: all")                                               \
	X(LIGHT_CLEAR, light_clear, "light-clear", MODE_ARTICLE | MODE_LIST, "x",              \
	  "clear the light")                                                                   \
	X(DOUBT, doubt, "doubt", MODE_ARTICLE | MODE_LIST, "M-d",                              \
	  "show, dim or hide what is doubtful")                                                \
	X(FOCUS, focus, "focus", MODE_ARTICLE | MODE_LIST, "M-f",                              \
	  "dim all but this paragraph, this quote, nothing")                                   \
	X(HUES, hues, "colour-speakers", MODE_ARTICLE | MODE_LIST, "C",                        \
	  "colour quotes by speaker, or by kind")                                              \
	X(LIT_NEXT, lit_next, "lit-next", MODE_ARTICLE | MODE_LIST, ".",                       \
	  "next thing that is lit")                                                            \
	X(LIT_PREV, lit_prev, "lit-prev", MODE_ARTICLE | MODE_LIST, ",",                       \
	  "previous thing that is lit")                                                        \
	X(SEARCH_FORWARD, search_forward, "search-forward", MODE_ARTICLE | MODE_LIST, "/",     \
	  "search forward, regex")                                                             \
	X(SEARCH_BACK, search_back, "search-back", MODE_ARTICLE | MODE_LIST, "?",              \
	  "search backward")                                                                   \
	X(SEARCH_NEXT, search_next, "search-next", MODE_ARTICLE | MODE_LIST, "n",              \
	  "repeat the search")                                                                 \
	X(SEARCH_PREV, search_prev, "search-prev", MODE_ARTICLE | MODE_LIST, "N",              \
	  "repeat it the other way")                                                           \
	X(FILTER, filter, "filter", MODE_ARTICLE | MODE_LIST, "&",                             \
	  "keep only the paragraphs, the rows that match")                                     \
	X(SEARCH_UNLIGHT, search_unlight, "search-unlight", MODE_ARTICLE | MODE_LIST, "M-u",   \
	  "hide or show the matches")                                                          \
	X(BACK, back, "back", MODE_ARTICLE | MODE_LIST, "^O M-Left Backspace",                 \
	  "back in the jump list")                                                             \
	X(FORWARD, forward, "forward", MODE_ARTICLE | MODE_LIST, "M-Right",                    \
	  "forward in the jump list")                                                          \
	X(MARK, mark, "mark", MODE_ARTICLE, "m", "mark this place by a letter")                \
	X(MARK_GO, mark_go, "mark-go", MODE_ARTICLE, "Apostrophe",                             \
	  "go to a mark; twice: before the last jump")                                         \
	X(PANE_NEXT, pane_next, "pane-next", MODE_ARTICLE | MODE_LIST, "Tab w", "next pane")   \
	X(PANE_PREV, pane_prev, "pane-prev", MODE_ARTICLE | MODE_LIST, "S-Tab W",              \
	  "previous pane")                                                                     \
	X(QUOTES, quotes, "quotes", MODE_ARTICLE | MODE_LIST, "F2", "quotes pane")             \
	X(SPEAKERS, speakers, "speakers", MODE_ARTICLE | MODE_LIST, "F3", "speakers pane")     \
	X(REGIONS, regions, "regions", MODE_ARTICLE | MODE_LIST, "F4", "regions pane")         \
	X(VOICES, voices, "voices", MODE_ARTICLE | MODE_LIST, "F9 V",                          \
	  "whole quotes by speaker")                                                           \
	X(MAP, map, "map", MODE_ARTICLE | MODE_LIST, "F5", "the places on a map of the world") \
	X(ALL, all, "all-voices", MODE_ARTICLE | MODE_LIST, "M-v",                             \
	  "the same of all open articles")                                                     \
	X(ARCHIVE, archive, "archive", MODE_ARTICLE | MODE_LIST, "F7",                         \
	  "find quotes of all that was read")                                                  \
	X(MATRIX, matrix, "matrix", MODE_ARTICLE | MODE_LIST, "F6",                            \
	  "how often who is quoted near which region")                                         \
	X(ZOOM, zoom, "zoom", MODE_ARTICLE | MODE_LIST, "z",                                   \
	  "give this pane the whole screen")                                                   \
	X(PANES, panes, "panes", MODE_ARTICLE | MODE_LIST, "Backslash",                        \
	  "show or hide the side panes")                                                       \
	X(MOUSE, mouse, "mouse", MODE_ARTICLE | MODE_LIST, "M-m",                              \
	  "take the mouse, or leave it to the terminal")                                       \
	X(DETAIL, detail, "detail", MODE_ARTICLE | MODE_LIST, "i",                             \
	  "why this quote, speaker, region?")                                                  \
	X(COPY, copy, "copy", MODE_ARTICLE | MODE_LIST, "y", "copy the quote")                 \
	X(CITE, cite, "cite", MODE_ARTICLE | MODE_LIST, "Y", "copy it as a citation")          \
	X(EXPORT, export, "export", MODE_ARTICLE | MODE_LIST, "E",                             \
	  "write what is lit or listed to a file")                                             \
	X(DROP, drop, "drop", MODE_ARTICLE | MODE_LIST, "D",                                   \
	  "this is no quote, speaker, region")                                                 \
	X(SAID_BY, said_by, "said-by", MODE_ARTICLE | MODE_LIST, "A",                          \
	  "the quote is said by someone else")                                                 \
	X(SAME_AS, same_as, "same-as", MODE_ARTICLE | MODE_LIST, "M",                          \
	  "this speaker, region is the same as another")                                       \
	X(EDIT_ROW, edit_row, "edit-row", MODE_ARTICLE | MODE_LIST, "M-e",                     \
	  "edit name, role, kind, country")                                                    \
	X(CHECK, check, "check", MODE_ARTICLE | MODE_LIST, "c",                                \
	  "the quote is checked, disputed, open")                                              \
	X(NOTE, note, "note", MODE_ARTICLE | MODE_LIST, "a", "write a note on the quote")      \
	X(UNDO, undo, "undo", MODE_ARTICLE | MODE_LIST, "^_", "take the last correction back") \
	X(REDO, redo, "redo", MODE_ARTICLE | MODE_LIST, "M-_", "make it again")                \
	X(FILES, files, "articles", MODE_ARTICLE | MODE_LIST, "F8", "the open articles")       \
	X(NEXT_FILE, next_file, "next-file", MODE_ARTICLE | MODE_LIST, "M-n", "next article")  \
	X(PREV_FILE, prev_file, "prev-file", MODE_ARTICLE | MODE_LIST, "M-p",                  \
	  "previous article")                                                                  \
	X(WHOLE, whole, "whole", MODE_ARTICLE | MODE_LIST, "M-w",                              \
	  "all of a web page, or its article")                                                 \
	X(RELOAD, reload, "reload", MODE_ARTICLE | MODE_LIST, "M-r",                           \
	  "read the file anew, where it was left")                                             \
	X(FOLLOW, follow, "follow", MODE_ARTICLE, "F", "keep the end in sight as it grows")    \
	X(ADDRESS, address, "address", MODE_ARTICLE | MODE_LIST, "o",                          \
	  "choose an address in sight, to open or copy")                                       \
	X(EDIT, edit, "edit", MODE_ARTICLE | MODE_LIST, "v", "edit the file at this line")     \
	X(INFO, info, "info", MODE_ARTICLE | MODE_LIST, "Equal ^G",                            \
	  "where am I, what is this?")                                                         \
	X(COMMAND, command, "command", MODE_ARTICLE | MODE_LIST, ":", "command line")          \
	X(REDRAW, redraw, "redraw", MODE_ARTICLE | MODE_LIST, "^L ^R", "redraw")               \
	X(SUSPEND, suspend, "suspend", MODE_ARTICLE | MODE_LIST, "^Z", "suspend")              \
	X(HELP, help, "help", MODE_ARTICLE | MODE_LIST, "h H F1", "help for this pane")        \
	X(CLOSE, close, "close", MODE_ARTICLE | MODE_LIST, "Esc",                              \
	  "close, clear, back to the article")                                                 \
	X(QUIT, quit, "quit", MODE_ARTICLE | MODE_LIST, "q",                                   \
	  "back to the article; there: quit")                                                  \
	X(EXIT, exit, "exit", MODE_ARTICLE | MODE_LIST, "Q", "quit from anywhere")             \
	X(ROW_DOWN, row_down, "row-down", MODE_LIST, "j Down ^N", "next row")                  \
	X(ROW_UP, row_up, "row-up", MODE_LIST, "k Up ^P", "previous row")                      \
	X(LEFT, left, "left", MODE_PLANE, "h Left", "one column to the left")                  \
	X(RIGHT, right, "right", MODE_PLANE, "l Right", "one column to the right")             \
	X(LIST_PAGE_DOWN, list_page_down, "list-page-down", MODE_LIST, "PgDn ^F f",            \
	  "page down")                                                                         \
	X(LIST_PAGE_UP, list_page_up, "list-page-up", MODE_LIST, "PgUp ^B b", "page up")       \
	X(LIST_TOP, list_top, "list-top", MODE_LIST, "g < Home", "first row")                  \
	X(LIST_BOTTOM, list_bottom, "list-bottom", MODE_LIST, "G > End", "last row")           \
	X(CHOOSE, choose, "choose", MODE_LIST, "Enter",                                        \
	  "jump there; on a speaker or region: light only it")                                 \
	X(LIGHT_ADD, light_add, "light-add", MODE_LIST, "Space",                               \
	  "add this row to the light, or take it out")                                         \
	X(SORT, sort, "sort", MODE_LIST, "t", "next sort order")                               \
	X(MAP_NEXT, map_next, "map-next", MODE_MAP, "Tab", "next place")                       \
	X(MAP_PREV, map_prev, "map-previous", MODE_MAP, "S-Tab", "previous place")             \
	X(MAP_CLOSER, map_closer, "map-closer", MODE_MAP, "+", "closer")                       \
	X(MAP_WIDER, map_wider, "map-wider", MODE_MAP, "-", "wider")                           \
	X(MAP_FIT, map_fit, "map-fit", MODE_MAP, "0", "all places, or all that are lit")       \
	X(MAP_LEFT, map_left, "map-left", MODE_MAP, "Left h", "to the west")                   \
	X(MAP_DOWN, map_down, "map-down", MODE_MAP, "Down j", "to the south")                  \
	X(MAP_UP, map_up, "map-up", MODE_MAP, "Up k", "to the north")                          \
	X(MAP_RIGHT, map_right, "map-right", MODE_MAP, "Right l", "to the east")               \
	X(MAP_LEVEL, map_level, "map-level", MODE_MAP, "t", "only countries, regions, cities")

enum action {
	ACT_NONE,
#define X(id, handler, name, modes, keys, help) ACT_##id,
	ACTIONS(X)
#undef X
		ACTION_COUNT
};

struct action_info {
	const char *name, *keys, *help;
	unsigned modes;
};
extern const struct action_info action_infos[ACTION_COUNT];

/* ---- keys -------------------------------------------------------------------------------- */

/*
 * A key: a Unicode code point, or KEY_BASE + n for named keys, with modifiers. Control keys are
 * their control code (^A is 1; Tab 9, Enter 13, Esc 27, Backspace 127), so there is one form of
 * each.
 */
enum {
	READER_KEY_BASE = 0x200000,
	KEY_UP_ARROW = READER_KEY_BASE,
	KEY_DOWN_ARROW,
	KEY_LEFT_ARROW,
	KEY_RIGHT_ARROW,
	KEY_HOME_KEY,
	KEY_END_KEY,
	KEY_PAGE_UP,
	KEY_PAGE_DOWN,
	KEY_SHIFT_TAB,
	KEY_INSERT_KEY,
	KEY_DELETE_KEY,
	KEY_FUNCTION,                /* F1 is KEY_FUNCTION + 1 … F24 */
	READER_KEY_META = 0x1000000, /* or-ed: M-x */
};

/* Key <-> its name in reader.ini ("^E", "M-Left", "F1", "Hash"). 0 when it is none. */
uint32_t key_of(struct str name);
/* Writes at most `room` bytes with the NUL; for help and --print-config. */
void key_text(uint32_t key, char *out, size_t room);

/*
 * What terminals of xterm's kin, and the Linux console, send for keys with a name: calls `tell`
 * for each way, with KEY_BASE keys, or-ed with Meta where Alt is held.
 */
void key_sequences(void (*tell)(uint32_t key, const char *sequence));

enum mouse_modifier { MOUSE_SHIFT = 1, MOUSE_META = 2, MOUSE_CONTROL = 4 };

/* A button goes down or up, or the mouse moves meanwhile. A turn of the wheel goes down only.
 */
struct mouse {
	int row, column;    /* from 0 */
	int button;         /* 0 moves, 1 left, 2 middle, 3 right, 4 wheel up, 5 wheel down */
	bool pressed;       /* else released */
	unsigned modifiers; /* enum mouse_modifier */
};

struct key_binding {
	uint32_t key;
	enum action action;
	unsigned modes;
	unsigned place; /* among the keys of its action, as they are written */
};

/* ---- roles and themes -------------------------------------------------------------------- */

/* What a cell is; a theme gives each role its colours and attributes. */
#define ROLES(X)                                                                               \
	X(BASE, "base")   /* plain text */                                                     \
	X(TITLE, "title") /* the top row */                                                    \
	X(QUOTE, "quote") /* direct */                                                         \
	X(MIXED, "mixed")                                                                      \
	X(INDIRECT, "indirect")                                                                \
	X(SPEAKER, "speaker") /* a speaker's mention, a speaker's name in a list */            \
	X(REGION, "region")                                                                    \
	X(CUE, "cue")                                                                          \
	X(UNLIT, "unlit")               /* what the light leaves out */                        \
	X(DOUBTFUL, "doubtful")         /* what is marked "?", when doubt = dim */             \
	X(MATCH, "match")               /* what the search found */                            \
	X(CURRENT, "current")           /* the current match, row, place */                    \
	X(SPOT, "spot")                 /* the current quote, all of it */                     \
	X(SPOT_SPEAKER, "spot-speaker") /* where its speaker is named */                       \
	X(SPOT_REGION, "spot-region")   /* a region that it names */                           \
	X(HUE_1, "hue-1") /* the speakers most quoted, when colours tell who speaks */         \
	X(HUE_2, "hue-2")                                                                      \
	X(HUE_3, "hue-3")                                                                      \
	X(HUE_4, "hue-4")                                                                      \
	X(HUE_5, "hue-5")                                                                      \
	X(GUTTER, "gutter")                                                                    \
	X(MINIMAP, "minimap")                                                                  \
	X(COAST, "coast")   /* of the map */                                                   \
	X(BORDER, "border") /* between countries */                                            \
	X(RULE, "rule")     /* lines between the panes */                                      \
	X(PANE_TITLE, "pane-title")                                                            \
	X(PANE_FOCUS, "pane-focus") /* title of the focused pane */                            \
	X(STATUS, "status")                                                                    \
	X(PROMPT, "prompt")                                                                    \
	X(SHEET, "sheet")     /* help, why */                                                  \
	X(KEY, "key")         /* keys in help */                                               \
	X(WARNING, "warning") /* "?", messages that warn */

enum role {
#define X(id, name) ROLE_##id,
	ROLES(X)
#undef X
		ROLE_COUNT
};
const char *role_name(enum role r);

enum attribute {
	ATTR_BOLD = 1,
	ATTR_DIM = 2,
	ATTR_ITALIC = 4,
	ATTR_UNDERLINE = 8,
	ATTR_REVERSE = 16,
};

enum { COLOUR_DEFAULT = -1, COLOUR_RGB = 0x1000000 }; /* 0-255, or COLOUR_RGB | 0xrrggbb */

struct style {
	int32_t fg, bg;
	unsigned attributes;
};

/* 0xrrggbb of one of the 256 colours, as xterm has them. */
uint32_t colour_rgb(int index);

/*
 * A colour as a terminal tells it, "rgb:hhhh/hhhh/hhhh" or "rgba:…/hhhh" with one to four
 * digits each: COLOUR_RGB | 0xrrggbb. False when it is none.
 */
bool colour_told(struct str text, int32_t *colour);

/*
 * The colour to give a terminal of `colours` colours: exact when `direct` (it takes 0xrrggbb,
 * 0-7 being the ANSI colours), else the nearest of the cube and the greys, of 16 or of 8.
 * COLOUR_DEFAULT stays.
 */
int colour_for(int32_t colour, int colours, bool direct);

/*
 * The name under which a terminal is described as one of all colours, `out`: of those that say
 * by COLORTERM that they are. Else, or where it has no room, `name`. There may be no such
 * description.
 */
const char *colour_terminal(const char *name, char *out, size_t room);

/*
 * Is the terminal, by its name and what it says of itself in the environment, known to make
 * hyperlinks (OSC 8) of what it is told to?
 */
bool hyperlinks_known(const char *name);

struct theme {
	char name[32];
	struct style roles[ROLE_COUNT];
};

/*
 * How a role looks where there are so many colours. Where they are few a ground of its own that
 * is the base's there becomes reverse, what could not be read on its ground black or white.
 */
struct style style_on(const struct theme *t, enum role role, int colours, bool direct);

/* ---- options ----------------------------------------------------------------------------- */

enum { PANES_AUTO, PANES_RIGHT, PANES_BOTTOM, PANES_NONE };
enum { GLYPHS_AUTO, GLYPHS_UNICODE, GLYPHS_ASCII };
enum { HYPERLINKS_AUTO, HYPERLINKS_YES, HYPERLINKS_NO };
enum { SEARCH_SMART, SEARCH_EXACT, SEARCH_FOLD };
enum { ALIGN_LEFT, ALIGN_JUSTIFY };
enum { BIDI_MARK, BIDI_DROP };
enum { COLOUR_BY_KIND, COLOUR_BY_SPEAKER };
enum { DOUBT_SHOW, DOUBT_DIM, DOUBT_HIDE, DOUBTS };
enum { FOCUS_NO, FOCUS_PARAGRAPH, FOCUS_QUOTE, FOCUSES };

struct options {
	char theme[32]; /* "auto" or a theme's name */
	int width;      /* longest text line, columns */
	int align, spacing, indent, panes, pane_width;
	bool minimap;
	int doubt;  /* what becomes of what is marked "?" */
	int focus;  /* what is read stands out, the rest of the text is dimmed */
	int colour; /* what the colours of quotes tell */
	int glyphs, ambiguous, bidi, search;
	bool mouse;
	int wheel;      /* rows a turn of it scrolls */
	int hyperlinks; /* are addresses given to the terminal, to be opened there? */
	bool remember;  /* how articles were left, from one reading to the next */
	bool secure;
	char copy[256];               /* "osc52", "none" or a command */
	char browser[256];            /* a command, "none" */
	int escape_delay;             /* milliseconds */
	char places[1024];            /* [places] file: the user's own places, "" none */
	char home[200];               /* [places] home: "US-TX", "Leeds, UK", "" none */
	int seconds, size, redirects; /* [limits]; size: MiB */
	char agent[200], proxy[400];  /* [web] */
};

/*
 * Sets one option of [reader] by name, as :set does; false and a message when it is not right.
 */
bool option_set(struct options *o, struct str name, struct str value, struct error *e);

/* The value of one in force, as reader.ini writes it; false when there is no such option. */
bool option_value(const struct options *o, struct str name, char *out, size_t room);

/* The i-th value that an option can have; NULL: there are no more, or too many to list. */
const char *option_choice(struct str name, size_t i);

/* The name of the i-th option of [reader], NULL behind the last: for completion. */
const char *option_name(size_t i);

/* ---- the whole --------------------------------------------------------------------------- */

struct config_fault {
	char *message;        /* "file:line: what" */
	unsigned line, layer; /* for their order: layer by layer, line by line */
};

struct config {
	struct options options;
	struct key_binding *keys;
	size_t n_keys;
	struct theme *themes; /* built-in and the user's */
	size_t n_themes;
	struct reach_filter *filters; /* [filters] */
	size_t n_filters, filters_room;
	struct config_fault *faults;
	size_t n_faults;
	const char *places_from, *home_from; /* where they are set; NULL: built in */
	bool theme_chosen;                   /* by ini or flag: NO_COLOR then does not count */
	struct arena arena;
};

/* What the command line says about configuration. */
struct config_request {
	const char *path;        /* --config FILE, or NULL */
	const char *const *sets; /* --set section:key=value, n_sets of them */
	size_t n_sets;
	const char *theme; /* --theme NAME, or NULL */
	bool check;        /* tell of commands whose program is not there, too */
};

/*
 * Built-in values, /etc/reader.ini, $XDG_CONFIG_HOME/reader/reader.ini, --config, --set,
 * --theme, then READER_SECURE. What is wrong in a file stands in faults and the rest of it
 * counts. False when the command line is wrong: --config names a file that can't be read, --set
 * or --theme is no setting. To be freed in either case.
 */
bool config_load(struct config *c, const struct config_request *request, struct error *e);
void config_free(struct config *c);

/*
 * Adds what is wrong with what the configuration names, be it in a file of its own; `from`: the
 * place of the setting, NULL: the message has one. Beyond 400 nothing more.
 */
void config_fault(struct config *c, const char *from, const char *message);

/* The action of a key in a mode, or ACT_NONE. Binary search. */
enum action config_action(const struct config *c, enum mode mode, uint32_t key);

/* The keys of an action in a mode as text, "J ]"; for help. */
void config_keys_of(const struct config *c, enum action a, enum mode mode, char *out,
		    size_t room);

/*
 * The theme to draw with: resolves "auto" by NO_COLOR, the colours the terminal has and its
 * background, where that is COLOUR_DEFAULT by COLORFGBG.
 */
const struct theme *config_theme(const struct config *c, int terminal_colours,
				 int32_t background);

/*
 * Writes a complete reader.ini of the values in force (--print-config); the same text as the
 * shipped one for defaults.
 */
struct str config_print(const struct config *c, struct arena *a);

#endif
