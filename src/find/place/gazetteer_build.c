#include "gazetteer_build.h"

#include "find/read/small_words.h"
#include "find/read/token.h"

#include <errno.h>
#include <math.h>
#include <stdio.h>

enum {
	COLUMN_NAME,
	COLUMN_TYPE,
	COLUMN_COUNTRY,
	COLUMN_CODE,
	COLUMN_LAT,
	COLUMN_LON,
	COLUMN_POPULATION,
	COLUMN_OTHERS,
	COLUMN_SHOWN,
	COLUMNS
};

enum { NAME_BYTES = 256 };

/* ---- rows -------------------------------------------------------------------------------- */

static struct str trimmed(struct str s)
{
	while (s.n && (*s.at == ' ' || *s.at == '\r'))
		s.at++, s.n--;
	while (s.n && (s.at[s.n - 1] == ' ' || s.at[s.n - 1] == '\r'))
		s.n--;
	return s;
}

/* Cuts off what stands before the first `sign`; false when nothing is left. */
static bool next_part(struct str *rest, char sign, struct str *part)
{
	if (!rest->at)
		return false;
	const char *end = rest->n ? memchr(rest->at, sign, rest->n) : NULL;
	size_t n = end ? (size_t)(end - rest->at) : rest->n;
	*part = trimmed((struct str){rest->at, n});
	*rest = end ? (struct str){end + 1, rest->n - n - 1} : (struct str){NULL, 0};
	return true;
}

static bool number(struct str s, double low, double high, double *out)
{
	char digits[40], *end;
	if (s.n == 0 || s.n >= sizeof digits)
		return false;
	memcpy(digits, s.at, s.n);
	digits[s.n] = '\0';
	errno = 0;
	*out = strtod(digits, &end);
	return errno == 0 && *end == '\0' && *out >= low && *out <= high; /* false for NaN */
}

static bool coordinates(struct place_row *row, struct str lat, struct str lon, struct error *e)
{
	double y, x;
	row->lat = row->lon = NAN;
	if (lat.n == 0 && lon.n == 0)
		return true;
	if (!number(lat, -90, 90, &y))
		return fail(e, "latitude \"%.*s\" is not a number from -90 to 90", (int)lat.n,
			    lat.at);
	if (!number(lon, -180, 180, &x))
		return fail(e, "longitude \"%.*s\" is not a number from -180 to 180",
			    (int)lon.n, lon.at);
	row->lat = (float)y;
	row->lon = (float)x;
	return true;
}

static bool type_of(struct str name, enum region_type *type)
{
	for (int i = 0; i < REGION_TYPES; i++) {
		if (str_eq(name, str_of(region_type_name((enum region_type)i)))) {
			*type = (enum region_type)i;
			return true;
		}
	}
	return false;
}

static bool country_of(struct str s, char country[2])
{
	country[0] = country[1] = '\0';
	if (s.n == 0)
		return true;
	if (s.n != 2 || country_index(s.at) < 0)
		return false;
	memcpy(country, s.at, 2);
	return true;
}

bool place_row_parse(struct place_row *row, struct str line, struct error *e)
{
	struct str column[COLUMNS] = {{0}}, rest = line, part;
	int n = 0;
	while (next_part(&rest, '\t', &part)) {
		if (n == COLUMNS)
			return fail(e, "more than %d columns", COLUMNS);
		column[n++] = part;
	}
	*row = (struct place_row){.name = column[COLUMN_NAME],
				  .shown = column[COLUMN_SHOWN],
				  .others = column[COLUMN_OTHERS],
				  .code = column[COLUMN_CODE]};
	if (row->name.n == 0)
		return fail(e, "the name is missing");
	if (row->shown.n == 0)
		row->shown = row->name;
	if (!type_of(column[COLUMN_TYPE], &row->type))
		return fail(e,
			    "type \"%.*s\" is none of country, subdivision, county, city, "
			    "region, other",
			    (int)column[COLUMN_TYPE].n, column[COLUMN_TYPE].at);
	if (!country_of(column[COLUMN_COUNTRY], row->country))
		return fail(e, "country \"%.*s\" is not a code of two capital letters",
			    (int)column[COLUMN_COUNTRY].n, column[COLUMN_COUNTRY].at);
	if (row->code.n > 7 || (row->code.n && (row->code.n < 4 || row->code.at[2] != '-')))
		return fail(e, "code \"%.*s\" is not like \"RU-KRS\"", (int)row->code.n,
			    row->code.at);
	double population = 0;
	struct str people = column[COLUMN_POPULATION];
	if (people.n && !number(people, 0, 4e9, &population))
		return fail(e, "population \"%.*s\" is not a number", (int)people.n, people.at);
	row->population = (uint32_t)population;
	return coordinates(row, column[COLUMN_LAT], column[COLUMN_LON], e);
}

float place_rank(const struct place *p)
{
	float people = p->population ? log10f((float)p->population) : 0;
	float rank = 20;
	if (p->type == REGION_COUNTRY)
		rank = 55;
	else if (p->type == REGION_SUBDIVISION)
		rank = 36 + people;
	else if (p->type == REGION_REGION || p->source == PLACE_HAND)
		rank = 26;
	else if (p->type == REGION_COUNTY)
		rank = 22;
	else if (p->type == REGION_CITY)
		rank = 10 + 4.5f * (people > 0 ? people : 2.3f);
	return isnan(p->lat) ? rank - 15 : rank;
}

/* ---- names ------------------------------------------------------------------------------- */

static void add_as_written(struct name_builder *b, struct str name, uint32_t place,
			   unsigned flags, float rank)
{
	struct span all = {0, (uint32_t)name.n};
	struct document d = {.text = name, .paragraphs = &all, .n_paragraphs = 1};
	struct tokens t = {0};
	tokens_cut(&t, &d, &b->scratch);
	uint32_t first = 0, key = 0;
	if (t.n > 1 && t.at[0].hash == WORD_THE)
		first = 1; /* without the article now, with it below */
	for (uint32_t with = 0; t.n && with <= first; with++) {
		key = 0;
		for (uint32_t i = with ? 0 : first; i < t.n; i++) {
			uint32_t longer = gazetteer_key(key, t.at[i].hash);
			if (key && longer != key)
				VEC_PUSH(b->prefixes, key);
			key = longer;
		}
		if (t.at[t.n - 1].flags & TOKEN_POSSESSIVE)
			flags |= NAME_POSSESSIVE;
		if (key)
			VEC_PUSH(b->entries,
				 (struct name_entry){key, rank, place | flags << 24});
	}
	arena_reset(&b->scratch);
}

/* An apostrophe at the start of a string, of whatever shape: its bytes, 0 if there is none. */
static size_t apostrophe(struct str s)
{
	static const char *const shapes[] = {"'", "`", "‘", "’", "ʼ", "ʻ", "ʿ", "ʾ", "′"};
	for (size_t i = 0; i < sizeof shapes / sizeof *shapes; i++) {
		size_t n = strlen(shapes[i]);
		if (s.n >= n && memcmp(s.at, shapes[i], n) == 0)
			return n;
	}
	return 0;
}

/* The name without its apostrophes, but for a possessive ending: "Lysychansk", "St. John's" */
static struct str without_apostrophes(struct str name, char room[static NAME_BYTES])
{
	size_t n = 0;
	if (name.n >= NAME_BYTES)
		return name;
	for (size_t i = 0, size; i < name.n; i += size) {
		struct str rest = {name.at + i, name.n - i};
		size = apostrophe(rest);
		bool ending = str_eq(rest, STR("'s"));
		if (size && !ending)
			continue;
		size = size ? size : 1;
		memcpy(room + n, rest.at, size);
		n += size;
	}
	return (struct str){room, n};
}

static bool upper_at(struct str s, size_t i)
{
	return i < s.n && s.at[i] >= 'A' && s.at[i] <= 'Z';
}

/*
 * The name with its head written to the next capital or apart, as it is not: "DeSoto Parish"
 * for "De Soto Parish", "La Salle" for "LaSalle". Empty when it has no such head, or when one
 * word alone would be left of two: "LaRue" is rather a surname.
 */
static struct str head_otherwise(struct str name, char room[static NAME_BYTES])
{
	enum { HEAD = 2 };
	static const char heads[][HEAD + 1] = {"De", "Du", "La", "Le"};
	bool head = false;
	for (size_t i = 0; i < sizeof heads / sizeof *heads; i++)
		head |= name.n > HEAD + 1 && memcmp(name.at, heads[i], HEAD) == 0;
	if (!head || name.n + 1 >= NAME_BYTES)
		return (struct str){0};
	bool apart = name.at[HEAD] == ' ' && upper_at(name, HEAD + 1) &&
		     memchr(name.at + HEAD + 1, ' ', name.n - HEAD - 1);
	if (!apart && !upper_at(name, HEAD))
		return (struct str){0};
	size_t from = HEAD + apart, to = HEAD + !apart;
	memcpy(room, name.at, HEAD);
	room[HEAD] = ' ';
	memcpy(room + to, name.at + from, name.n - from);
	return (struct str){room, to + name.n - from};
}

void names_add(struct name_builder *b, struct str name, uint32_t place, unsigned flags,
	       float rank)
{
	char room[NAME_BYTES];
	struct str plain = without_apostrophes(name, room);
	add_as_written(b, name, place, flags, rank);
	if (plain.n < name.n)
		add_as_written(b, plain, place, flags, rank);
	struct str other = head_otherwise(name, room);
	if (other.n)
		add_as_written(b, other, place, flags & ~(unsigned)NAME_MAIN, rank);
}

void names_add_row(struct name_builder *b, const struct place_row *row, uint32_t place,
		   float rank)
{
	struct str rest = row->others, part;
	names_add(b, row->name, place, NAME_MAIN, rank);
	if (!str_eq(row->shown, row->name))
		names_add(b, row->shown, place, NAME_MAIN | NAME_KIND, rank);
	while (next_part(&rest, '|', &part)) {
		bool brief = part.n && *part.at == '~';
		if (brief || (part.n && *part.at == '='))
			part.at++, part.n--;
		if (part.n)
			names_add(b, part, place, brief ? NAME_SHORT : 0, rank - 2);
	}
}

static int by_key_and_rank(const void *a, const void *b)
{
	const struct name_entry *x = a, *y = b;
	if (x->key != y->key)
		return x->key < y->key ? -1 : 1;
	if (x->rank != y->rank)
		return x->rank > y->rank ? -1 : 1;
	return x->ref < y->ref ? -1 : x->ref > y->ref;
}

static uint32_t *value_of(struct name_builder *b, uint32_t key)
{
	uint32_t i = key & b->mask;
	while (b->slots[i].key && b->slots[i].key != key)
		i = (i + 1) & b->mask;
	b->slots[i].key = key;
	return &b->slots[i].value;
}

/* Adds one meaning to the refs that start at `from`; the same place twice becomes one. */
static void add_ref(struct name_builder *b, size_t from, place_ref ref)
{
	bool demonym = ref_flags(ref) & NAME_DEMONYM;
	for (size_t i = from; i < b->refs.n; i++) {
		place_ref *other = &b->refs.at[i];
		bool same = !(ref_flags(*other) & NAME_DEMONYM) == !demonym;
		if (ref_place(*other) == ref_place(ref) && same) {
			*other |= ref & 0xff000000u;
			return;
		}
	}
	if (b->refs.n - from < SLOT_COUNT_MOST)
		VEC_PUSH(b->refs, ref);
}

static int by_number(const void *a, const void *b)
{
	uint32_t x = *(const uint32_t *)a, y = *(const uint32_t *)b;
	return x < y ? -1 : x > y;
}

/* Sorts, and counts the keys of both kinds, those that are both twice. */
static size_t sort_and_count(struct name_builder *b)
{
	size_t n = 0, kept = 0;
	if (b->entries.n)
		qsort(b->entries.at, b->entries.n, sizeof *b->entries.at, by_key_and_rank);
	if (b->prefixes.n)
		qsort(b->prefixes.at, b->prefixes.n, sizeof *b->prefixes.at, by_number);
	for (size_t i = 0; i < b->entries.n; i++)
		n += i == 0 || b->entries.at[i].key != b->entries.at[i - 1].key;
	for (size_t i = 0; i < b->prefixes.n; i++)
		if (i == 0 || b->prefixes.at[i] != b->prefixes.at[kept - 1])
			b->prefixes.at[kept++] = b->prefixes.at[i];
	b->prefixes.n = kept;
	return n + kept;
}

void names_finish(struct name_builder *b)
{
	size_t slots = 16, used = sort_and_count(b);
	while (slots < used + used / 4)
		slots *= 2;
	b->slots = mem_alloc(slots * sizeof *b->slots);
	memset(b->slots, 0, slots * sizeof *b->slots);
	b->mask = (uint32_t)slots - 1;
	for (size_t i = 0; i < b->entries.n;) {
		uint32_t key = b->entries.at[i].key;
		size_t from = b->refs.n;
		for (; i < b->entries.n && b->entries.at[i].key == key; i++)
			add_ref(b, from, b->entries.at[i].ref);
		*value_of(b, key) = (uint32_t)from | (uint32_t)(b->refs.n - from)
							     << SLOT_COUNT_SHIFT;
	}
	for (size_t i = 0; i < b->prefixes.n; i++)
		*value_of(b, b->prefixes.at[i]) |= SLOT_PREFIX;
}

struct name_table names_table(const struct name_builder *b)
{
	return (struct name_table){b->slots, b->mask, b->refs.at};
}

void names_free(struct name_builder *b)
{
	VEC_FREE(b->entries);
	VEC_FREE(b->prefixes);
	VEC_FREE(b->refs);
	free(b->slots);
	arena_free(&b->scratch);
	*b = (struct name_builder){0};
}
