/*
 * Building a gazetteer: rows of a TSV file -> places, names -> keys -> tables. The table
 * generator and the reading of a user's file share it, so that both cut names as the text is
 * cut.
 */
#ifndef READER_FIND_PLACE_GAZETTEER_BUILD_H
#define READER_FIND_PLACE_GAZETTEER_BUILD_H

#include "gazetteer_tables.h"

/* One line of a places file, its columns borrowed from the line. */
struct place_row {
	struct str name;  /* as texts have it */
	struct str shown; /* as the reader shows it; the name if the column is empty */
	/*
	 * joined by '|'; '~' before one marks an abbreviation, '=' another spelling in English,
	 * which is no measure of how far a place is known
	 */
	struct str others;
	struct str code; /* ISO 3166-2, or empty */
	char country[2];
	enum region_type type;
	float lat, lon;
	uint32_t population;
};

/* Cuts a line into a row; false: `e` says what is wrong with it (without path and line). */
bool place_row_parse(struct place_row *row, struct str line, struct error *e);

struct name_entry {
	uint32_t key;
	float rank; /* higher comes first */
	place_ref ref;
};

struct name_builder {
	VEC(struct name_entry) entries; /* names */
	VEC(uint32_t) prefixes;         /* keys of their beginnings */
	VEC(place_ref) refs;
	struct name_slot *slots;
	uint32_t mask;
	struct arena scratch;
};

/* Adds a name (UTF-8) for a place; one with "The" in front is added without it too. */
void names_add(struct name_builder *b, struct str name, uint32_t place, unsigned flags,
	       float rank);

/* Adds the name and the others of a row. */
void names_add_row(struct name_builder *b, const struct place_row *row, uint32_t place,
		   float rank);

/* Sorts the entries and fills slots, mask, refs. */
void names_finish(struct name_builder *b);

/* The finished table, borrowing from the builder. */
struct name_table names_table(const struct name_builder *b);

void names_free(struct name_builder *b);

/*
 * How likely a place is meant by its name alone: countries, subdivisions, large cities first.
 */
float place_rank(const struct place *p);

#endif
