/*
 * One ini file as settings with their lines. iniparser gives no line for a value, drops what
 * stands twice and refuses a whole file for one bad line; so an index of the lines comes first:
 * it tells what is wrong and where. What is sound goes to iniparser as a clean copy, and the
 * sections, names and values are what that reads in it.
 */
#ifndef CONFIG_INI_H
#define CONFIG_INI_H

#include "reader/base.h"

struct ini_entry {
	struct str section, name; /* in lower case */
	struct str value;         /* empty when left out */
	unsigned line;            /* 1-based */
	char cut;                 /* '#' or ';' when a comment ended the value, else 0 */
	bool left_out;            /* a fault told of its line or section is the reason */
};

struct ini_section {
	struct str name; /* in lower case */
	unsigned line;
};

struct ini_fault {
	struct str what; /* without file and line */
	unsigned line;
};

struct ini {
	VEC(struct ini_entry) entries; /* by their lines; of one name the last that is good */
	VEC(struct ini_section) sections;
	VEC(struct ini_fault) faults;
	bool whole; /* false: too large, or there was no way to parse it: some is not here */
};

/*
 * False when the file can't be read (errno says why). Strings go to `a`; free with ini_free.
 */
bool ini_read(const char *path, struct ini *ini, struct arena *a);
void ini_free(struct ini *ini);

/* ---- what stands between the index and iniparser ----------------------------------------- */

/* A backslash of a value in the clean copy, where it has another meaning to each version. */
enum { CLEAN_BACKSLASH = 1 };

/*
 * Reads a clean copy by iniparser and adds its entries, without their lines, to `ini`. False
 * when there is no way to hand it the copy (errno).
 */
bool values_read(struct str clean, struct ini *ini, struct arena *a);

#endif
