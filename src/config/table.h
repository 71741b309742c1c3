/*
 * The tables of the configuration and what its files share: options, built-in themes, styles as
 * they are written in reader.ini, the edit distance behind "did you mean".
 */
#ifndef CONFIG_TABLE_H
#define CONFIG_TABLE_H

#include "reader/config.h"

#include <limits.h>

/* A colour that a role leaves open: it is taken from the theme's base. */
enum { COLOUR_INHERIT = -2 };

enum option_type { OPTION_NUMBER, OPTION_BOOL, OPTION_CHOICE, OPTION_TEXT };

struct option_info {
	const char *section, *name, *value, *help; /* value: the default, as written */
	enum option_type type;
	size_t offset;   /* in struct options */
	size_t room;     /* OPTION_TEXT: bytes there, with the NUL */
	int least, most; /* OPTION_NUMBER */
	const char *const
		*choices; /* OPTION_CHOICE, in the order of their enum; NULL ends it */
};

extern const struct option_info option_infos[];
extern const size_t n_option_infos;
/* NULL when there is none. */
const struct option_info *option_find(struct str section, struct str name);

extern const struct theme builtin_themes[]; /* colours may be COLOUR_INHERIT */
extern const size_t n_builtin_themes;

/* "[fg] [on bg] [attribute…]" -> style; colours that are not named become COLOUR_INHERIT. */
bool style_parse(struct str text, struct style *out, struct error *e);
/* The other way; a colour that must stand in quotes makes it all stand in quotes. */
struct str style_print(struct style s, struct arena *a);

/* Of its text with its ground, from 1 to 21; 0: it has colours that only the terminal knows. */
double style_contrast(struct style s);

/* What it counts, -1: it is none. */
int hex_digit(char c);
/* Black can be read on it better than white. */
bool colour_is_light(int32_t rgb);

/*
 * Least number of changed, added, left out or swapped letters; more than `most` gives most + 1.
 */
unsigned edit_distance(struct str a, struct str b, unsigned most);

/* Collects names and remembers the one nearest to what was written. */
struct suggestion {
	struct str written;
	const char *best;
	unsigned distance;
};
struct suggestion suggest(struct str written);
void suggest_try(struct suggestion *s, const char *name);
/* " (did you mean "x"?)", or nothing when no name is near. */
struct str suggest_print(const struct suggestion *s, struct arena *a);

#endif
