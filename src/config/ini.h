/*
 * One ini file as settings with their lines. iniparser gives no line for a value, drops what
 * stands twice and refuses a whole file for one bad line; so the lines are looked at first, bad
 * ones are reported and left out, and iniparser gives the values of the rest.
 */
#ifndef CONFIG_INI_H
#define CONFIG_INI_H

#include "reader/base.h"

struct ini_entry {
	struct str section, name, value; /* section and name in lower case */
	unsigned line;                   /* 1-based */
	char cut;                        /* '#' or ';' when a comment ended the value, else 0 */
};

struct ini_fault {
	struct str what; /* without file and line */
	unsigned line;
};

struct ini {
	VEC(struct ini_entry)
	entries; /* in the order of their lines, each name once a section */
	VEC(struct ini_entry) sections; /* name and value empty */
	VEC(struct ini_fault) faults;
};

/* False when the file can't be read (errno says why). Strings go to `a`; free with ini_free. */
bool ini_read(const char *path, struct ini *ini, struct arena *a);
void ini_free(struct ini *ini);

#endif
