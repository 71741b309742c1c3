#include "config/table.h"

/* ---- actions ----------------------------------------------------------------------------- */

const struct action_info action_infos[ACTION_COUNT] = {[ACT_NONE] = {"none", "", "", 0},
#define X(id, handler, name, modes, keys, help) [ACT_##id] = {name, keys, help, modes},
						       ACTIONS(X)
#undef X
};

/* ---- options ----------------------------------------------------------------------------- */

static const char *const panes_choices[] = {"auto", "right", "bottom", "none", NULL};
static const char *const glyphs_choices[] = {"auto", "unicode", "ascii", NULL};
static const char *const hyperlinks_choices[] = {"auto", "yes", "no", NULL};
static const char *const search_choices[] = {"smart", "exact", "fold", NULL};
static const char *const align_choices[] = {"left", "justify", NULL};
static const char *const doubt_choices[] = {"show", "dim", "hide", NULL};
static const char *const focus_choices[] = {"no", "paragraph", "quote", NULL};
static const char *const colour_choices[] = {"kind", "speaker", NULL};
static const char *const bidi_choices[] = {"mark", "drop", NULL};

#define AT(field)   offsetof(struct options, field)
#define TEXT(field) OPTION_TEXT, AT(field), sizeof(((struct options *)0)->field)

const struct option_info option_infos[] = {
	{"reader", "theme", "auto",
	 "auto, dark, light, contrast, mono, terminal or a [theme.NAME] below", TEXT(theme)},
	{"reader", "width", "76", "longest text line, in columns (20-400)", OPTION_NUMBER,
	 AT(width), .least = 20, .most = 400},
	{"reader", "align", "left", "left or justify", OPTION_CHOICE, AT(align),
	 .choices = align_choices},
	{"reader", "spacing", "1", "blank rows between paragraphs (0-1)", OPTION_NUMBER,
	 AT(spacing), .least = 0, .most = 1},
	{"reader", "indent", "0", "columns by which a paragraph's first row is set in (0-8)",
	 OPTION_NUMBER, AT(indent), .least = 0, .most = 8},
	{"reader", "panes", "auto", "auto, right, bottom or none", OPTION_CHOICE, AT(panes),
	 .choices = panes_choices},
	{"reader", "pane-width", "26",
	 "columns of the side panes at 80 (20-60); grows beside wide text", OPTION_NUMBER,
	 AT(pane_width), .least = 20, .most = 60},
	{"reader", "minimap", "yes", "where the quotes are, beside the text", OPTION_BOOL,
	 AT(minimap)},
	{"reader", "doubt", "show", "show, dim or hide (what is marked ?)", OPTION_CHOICE,
	 AT(doubt), .choices = doubt_choices},
	{"reader", "focus", "no", "no, paragraph or quote (all but the current one is dimmed)",
	 OPTION_CHOICE, AT(focus), .choices = focus_choices},
	{"reader", "colour", "kind", "kind or speaker (what the colours of quotes tell)",
	 OPTION_CHOICE, AT(colour), .choices = colour_choices},
	{"reader", "glyphs", "auto", "auto, unicode or ascii", OPTION_CHOICE, AT(glyphs),
	 .choices = glyphs_choices},
	{"reader", "ambiguous", "1", "columns of East Asian ambiguous characters (1-2)",
	 OPTION_NUMBER, AT(ambiguous), .least = 1, .most = 2},
	{"reader", "bidi", "mark", "mark (show where direction controls were) or drop",
	 OPTION_CHOICE, AT(bidi), .choices = bidi_choices},
	{"reader", "mouse", "yes", "the mouse is the reader's; with Shift the terminal's",
	 OPTION_BOOL, AT(mouse)},
	{"reader", "wheel", "3", "rows that a turn of the wheel scrolls (1-50)", OPTION_NUMBER,
	 AT(wheel), .least = 1, .most = 50},
	{"reader", "hyperlinks", "auto",
	 "auto, yes or no (the terminal opens the text's addresses, by OSC 8)", OPTION_CHOICE,
	 AT(hyperlinks), .choices = hyperlinks_choices},
	{"reader", "search", "smart", "smart (capitals make it exact), exact or fold",
	 OPTION_CHOICE, AT(search), .choices = search_choices},
	{"reader", "remember", "yes",
	 "how an article was left, under $XDG_STATE_HOME/reader; never of a pipe", OPTION_BOOL,
	 AT(remember)},
	{"reader", "secure", "no",
	 "no command is run, nothing copied or remembered (also READER_SECURE=1)", OPTION_BOOL,
	 AT(secure)},
	{"reader", "copy", "osc52", "osc52 (the terminal's clipboard), none, or a command",
	 TEXT(copy)},
	{"reader", "browser", "xdg-open", "what opens an address, or none", TEXT(browser)},
	{"reader", "escape-delay", "25", "milliseconds to wait after Esc (0-1000)",
	 OPTION_NUMBER, AT(escape_delay), .least = 0, .most = 1000},
	{"limits", "seconds", "30", "that fetching, or a filter, may take (1-3600)",
	 OPTION_NUMBER, AT(seconds), .least = 1, .most = 3600},
	{"limits", "size", "64", "MiB that are fetched, or a filter may make (1-1024)",
	 OPTION_NUMBER, AT(size), .least = 1, .most = 1024},
	{"limits", "redirects", "10", "from address to address (0-50)", OPTION_NUMBER,
	 AT(redirects), .least = 0, .most = 50},
	{"web", "agent", "reader", "how this program calls itself to servers", TEXT(agent)},
	{"web", "proxy", "", "http://host:port; else the environment's https_proxy",
	 TEXT(proxy)},
	{"places", "file", "", "your own places, a table with tabs; adds or overrides",
	 TEXT(places)},
	{"places", "home", "", "where your paper is at home: US-TX; Leeds, UK; GB", TEXT(home)},
};
const size_t n_option_infos = sizeof option_infos / sizeof *option_infos;

/* ---- roles ------------------------------------------------------------------------------- */

const char *role_name(enum role r)
{
	static const char *const names[ROLE_COUNT] = {
#define X(id, name) [ROLE_##id] = name,
		ROLES(X)
#undef X
	};
	return r < ROLE_COUNT ? names[r] : "";
}

/* ---- themes ------------------------------------------------------------------------------ */

enum { NO = COLOUR_INHERIT, DEF = COLOUR_DEFAULT };
enum { B = ATTR_BOLD, D = ATTR_DIM, I = ATTR_ITALIC, U = ATTR_UNDERLINE, R = ATTR_REVERSE };

/*
 * role, then foreground, background, attributes in dark, light, mono, terminal. Dark and light
 * set both colours, so that their contrast is a fact (a test holds text to 4.5:1); the three
 * kinds of quote share a hue and differ by attribute, for readers who see colours otherwise.
 * The hues of those most quoted are the five that stay furthest apart, from plain text and from
 * the hue of all others' quotes (CIEDE2000: to full sight at least 24 in dark and in light, to
 * protan, deutan, tritan eyes 14 and 10).
 */
#define STYLES(X)                                                                              \
	X(BASE, S(252, 234, 0), S(235, 231, 0), S(DEF, DEF, 0), S(DEF, DEF, 0))                \
	X(TITLE, S(255, 238, B), S(232, 252, B), S(NO, NO, B | R), S(NO, NO, B | R))           \
	X(QUOTE, S(117, NO, B), S(25, NO, B), S(NO, NO, B), S(6, NO, B))                       \
	X(MIXED, S(117, NO, U), S(25, NO, U), S(NO, NO, U), S(6, NO, U))                       \
	X(INDIRECT, S(117, NO, I), S(25, NO, I), S(NO, NO, I), S(6, NO, I))                    \
	X(SPEAKER, S(215, NO, 0), S(130, NO, 0), S(NO, NO, B | U), S(3, NO, 0))                \
	X(REGION, S(177, NO, 0), S(53, NO, 0), S(NO, NO, I | U), S(5, NO, 0))                  \
	X(CUE, S(NO, NO, 0), S(NO, NO, 0), S(NO, NO, 0), S(NO, NO, 0))                         \
	X(UNLIT, S(245, NO, 0), S(243, NO, 0), S(NO, NO, D), S(NO, NO, D))                     \
	X(DOUBTFUL, S(246, NO, 0), S(241, NO, 0), S(NO, NO, D), S(NO, NO, D))                  \
	X(MATCH, S(234, 221, 0), S(16, 214, 0), S(NO, NO, U | R), S(0, 3, 0))                  \
	X(CURRENT, S(234, 117, 0), S(231, 25, 0), S(NO, NO, B | U | R), S(0, 6, 0))            \
	X(SPOT, S(117, 237, 0), S(25, 189, 0), S(NO, NO, R), S(15, 4, 0))                      \
	X(SPOT_SPEAKER, S(230, 58, B), S(58, 223, B), S(NO, NO, B | I | U | R), S(0, 2, 0))    \
	X(SPOT_REGION, S(177, 237, 0), S(53, 189, 0), S(NO, NO, I | U | R), S(15, 4, U))       \
	X(HUE_1, S(154, NO, 0), S(29, NO, 0), S(NO, NO, 0), S(2, NO, 0))                       \
	X(HUE_2, S(199, NO, 0), S(88, NO, 0), S(NO, NO, 0), S(5, NO, 0))                       \
	X(HUE_3, S(105, NO, 0), S(19, NO, 0), S(NO, NO, 0), S(3, NO, 0))                       \
	X(HUE_4, S(136, NO, 0), S(130, NO, 0), S(NO, NO, 0), S(1, NO, 0))                      \
	X(HUE_5, S(36, NO, 0), S(96, NO, 0), S(NO, NO, 0), S(4, NO, 0))                        \
	X(GUTTER, S(117, NO, 0), S(25, NO, 0), S(NO, NO, B), S(6, NO, 0))                      \
	X(MINIMAP, S(110, NO, 0), S(25, NO, 0), S(NO, NO, 0), S(NO, NO, 0))                    \
	X(COAST, S(73, NO, 0), S(23, NO, 0), S(NO, NO, 0), S(NO, NO, 0))                       \
	X(BORDER, S(243, NO, 0), S(245, NO, 0), S(NO, NO, D), S(NO, NO, D))                    \
	X(RULE, S(243, NO, 0), S(245, NO, 0), S(NO, NO, D), S(NO, NO, D))                      \
	X(PANE_TITLE, S(250, NO, 0), S(238, NO, 0), S(NO, NO, 0), S(NO, NO, 0))                \
	X(PANE_FOCUS, S(NO, NO, B | R), S(NO, NO, B | R), S(NO, NO, B | R), S(NO, NO, B | R))  \
	X(STATUS, S(255, 238, 0), S(232, 252, 0), S(NO, NO, R), S(NO, NO, R))                  \
	X(PROMPT, S(255, 238, 0), S(232, 252, 0), S(NO, NO, 0), S(NO, NO, 0))                  \
	X(SHEET, S(252, 236, 0), S(235, 255, 0), S(NO, NO, 0), S(NO, NO, 0))                   \
	X(KEY, S(215, 236, B), S(25, 255, B), S(NO, NO, B), S(NO, NO, B))                      \
	X(WARNING, S(221, NO, 0), S(124, NO, 0), S(NO, NO, B), S(1, NO, B))

/*
 * The theme for eyes that need much: all text stands 7:1 from its ground, hues 23 apart;
 * names and places differ by more than colour, too.
 */
#define CONTRAST_STYLES(X)                                                                     \
	X(BASE, S(231, 16, 0))                                                                 \
	X(TITLE, S(16, 231, B))                                                                \
	X(QUOTE, S(147, NO, B))                                                                \
	X(MIXED, S(147, NO, U))                                                                \
	X(INDIRECT, S(147, NO, I))                                                             \
	X(SPEAKER, S(46, NO, B | U))                                                           \
	X(REGION, S(209, NO, I | U))                                                           \
	X(CUE, S(NO, NO, 0))                                                                   \
	X(UNLIT, S(248, NO, 0))                                                                \
	X(DOUBTFUL, S(250, NO, 0))                                                             \
	X(MATCH, S(16, 216, 0))                                                                \
	X(CURRENT, S(16, 147, 0))                                                              \
	X(SPOT, S(231, 18, 0))                                                                 \
	X(SPOT_SPEAKER, S(16, 46, B))                                                          \
	X(SPOT_REGION, S(219, 18, 0))                                                          \
	X(HUE_1, S(220, NO, 0))                                                                \
	X(HUE_2, S(205, NO, 0))                                                                \
	X(HUE_3, S(34, NO, 0))                                                                 \
	X(HUE_4, S(121, NO, 0))                                                                \
	X(HUE_5, S(144, NO, 0))                                                                \
	X(GUTTER, S(147, NO, 0))                                                               \
	X(MINIMAP, S(NO, NO, 0))                                                               \
	X(COAST, S(51, NO, 0))                                                                 \
	X(BORDER, S(248, NO, 0))                                                               \
	X(RULE, S(248, NO, 0))                                                                 \
	X(PANE_TITLE, S(NO, NO, 0))                                                            \
	X(PANE_FOCUS, S(NO, NO, B | R))                                                        \
	X(STATUS, S(16, 231, 0))                                                               \
	X(PROMPT, S(16, 231, 0))                                                               \
	X(SHEET, S(231, 233, 0))                                                               \
	X(KEY, S(46, 233, B))                                                                  \
	X(WARNING, S(222, NO, B))

#define COUNT(...) +1
_Static_assert(0 STYLES(COUNT) == ROLE_COUNT, "each role has a style in each theme");
_Static_assert(0 CONTRAST_STYLES(COUNT) == ROLE_COUNT, "and in the one of most contrast");
#undef COUNT

/* clang-format off */
#define S(fg, bg, attributes) {fg, bg, attributes}
/* clang-format on */
#define DARK(role, dark, light, mono, terminal)     [ROLE_##role] = dark,
#define LIGHT(role, dark, light, mono, terminal)    [ROLE_##role] = light,
#define CONTRAST(role, style)                       [ROLE_##role] = style,
#define MONO(role, dark, light, mono, terminal)     [ROLE_##role] = mono,
#define TERMINAL(role, dark, light, mono, terminal) [ROLE_##role] = terminal,

const struct theme builtin_themes[] = {
	{"dark", {STYLES(DARK)}},
	{"light", {STYLES(LIGHT)}},
	{"contrast", {CONTRAST_STYLES(CONTRAST)}},
	{"mono", {STYLES(MONO)}},
	{"terminal", {STYLES(TERMINAL)}},
};
const size_t n_builtin_themes = sizeof builtin_themes / sizeof *builtin_themes;
