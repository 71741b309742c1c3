/*
 * How a configuration comes about: settings are applied layer by layer, each with the place it
 * stands at; themes and keys are put together when all are known.
 */
#ifndef CONFIG_LOAD_H
#define CONFIG_LOAD_H

#include "config/table.h"

/* Where a setting stands; path NULL: built in. A higher layer wins. */
struct origin {
	const char *path;
	unsigned line; /* 0: the command line */
	unsigned layer;
};

struct key_spec {
	struct str keys;
	struct origin origin;
};

/* A theme as it was written: what it is like, and the roles it sets itself. */
struct draft {
	char name[sizeof((struct theme *)0)->name];
	char like[sizeof((struct theme *)0)->name];
	struct origin like_origin;
	bool built_in;
	struct style styles[ROLE_COUNT];
	bool set[ROLE_COUNT];
	struct origin origins[ROLE_COUNT]; /* of what is set in a file */
};

/* The modes as indices: MODE_ARTICLE is mode 0 here. */
enum { AT_ARTICLE, AT_LIST, AT_PLANE, AT_MAP, MODES };

struct loader {
	struct config *config;
	struct arena *arena;
	bool check;           /* commands are looked for, too */
	struct origin origin; /* of the setting being applied */
	VEC(struct draft) drafts;
	VEC(struct config_fault) faults;
	struct key_spec specs[ACTION_COUNT][MODES];
	struct origin theme_origin;
};

/* Adds "path:line: what"; beyond 200 faults nothing more. */
void loader_fault(struct loader *l, struct origin at, const char *format, ...)
	__attribute__((format(printf, 3, 4)));

/* "path:line" */
const char *origin_print(struct origin at, struct arena *a);

bool section_known(struct str section);
/* The same, and tells when there is no such section. */
bool check_section(struct loader *l, struct str section);
/* Names in lower case. `cut`: see ini.h. What is wrong is told and left out: false. */
bool apply_setting(struct loader *l, struct str section, struct str name, struct str value,
		   char cut);
/* yes, no, on, off, true, false, 1, 0 in any letter case; false when it is none of them. */
bool bool_parse(struct str word, bool *out);
void apply_defaults(struct loader *l);

/* Puts together what was applied. */
void bind_keys(struct loader *l);
void finish_themes(struct loader *l);

#endif
