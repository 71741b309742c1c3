/*
 * Turns the files of assets/gazetteer into the constant tables of src/find/gazetteer_tables.h
 * (printed as C). Places files have the columns of include/reader/places.h and one more, the
 * name to show. kinds.tsv: code of a country or subdivision ('*': those not listed), kinds
 * behind a subdivision's name joined by '|', kinds before it; the last line that fits counts.
 * demonyms.tsv: demonym, what it comes from: the code of a country or a subdivision, or
 * type:name:country.
 */
#include "find/place/gazetteer_build.h"
#include "find/read/lexicon.h"

#include <math.h>
#include <stdio.h>
#include <strings.h>

struct file {
	const char *name;
	enum place_source source;
};
static const struct file files[] = {
	{"countries", PLACE_ISO},    {"subdivisions", PLACE_ISO},   {"regions", PLACE_HAND},
	{"cities", PLACE_GEONAMES},  {"us-counties", PLACE_CENSUS}, {"us-places", PLACE_CENSUS},
	{"nature", PLACE_WORDNET},   {"towns", PLACE_TOWNS},        {"districts", PLACE_TOWNS},
	{"news-towns", PLACE_TOWNS},
};
enum { FILES = sizeof files / sizeof *files };

static VEC(struct place) places;
static VEC(struct place_row) rows; /* beside places; their text is never given back */
static VEC(struct subdivision_row) subdivisions;
static VEC(char) pool;
static uint32_t countries[26 * 26];
static struct name_builder names;
static VEC(struct name_kind) name_kinds;

/* Names of a place need no lexicon: its classes only tell full stops of abbreviations apart. */
const struct lexicon_entry lexicon_entries[LEXICON_SLOTS];
const uint64_t lexicon_sets[1];

/* What is made here, for those who share its files but do not read it. */
const struct name_table gazetteer_names;
const struct name_row gazetteer_name_rows[1];
const struct name_kind gazetteer_kinds[1];

const struct place *gazetteer_place(const struct places *own, uint32_t id)
{
	(void)own;
	return &places.at[id - 1];
}

static _Noreturn void die(const char *path, unsigned line, const char *what)
{
	fprintf(stderr, "%s:%u: %s\n", path, line, what);
	exit(1);
}

/* The next line that is neither empty nor a comment, without its end; never given back. */
static bool next_line(FILE *f, unsigned *number, struct str *out)
{
	char *line = NULL;
	size_t room = 0;
	ssize_t n;
	while ((n = getline(&line, &room, f)) >= 0) {
		++*number;
		while (n && (line[n - 1] == '\n' || line[n - 1] == '\r'))
			n--;
		if (n && *line != '#') {
			*out = (struct str){line, (size_t)n};
			return true;
		}
	}
	free(line);
	return false;
}

static FILE *open_file(const char *name, char path[static 256])
{
	snprintf(path, 256, "assets/gazetteer/%s.tsv", name);
	FILE *f = fopen(path, "r");
	if (!f) {
		perror(path);
		exit(1);
	}
	return f;
}

/* Cuts off what stands before the first `sign`. */
static struct str cut(struct str *rest, char sign)
{
	const char *end = rest->n ? memchr(rest->at, sign, rest->n) : NULL;
	struct str part = {rest->at, end ? (size_t)(end - rest->at) : rest->n};
	*rest = end ? (struct str){end + 1, rest->n - part.n - 1}
		    : (struct str){rest->at + rest->n, 0};
	return part;
}

/* ---- places ------------------------------------------------------------------------------ */

static uint32_t pool_add(struct str s)
{
	uint32_t at = (uint32_t)pool.n;
	for (size_t i = 0; i < s.n; i++)
		VEC_PUSH(pool, s.at[i]);
	VEC_PUSH(pool, '\0');
	return at;
}

static uint16_t subdivision_by_code(struct str code)
{
	for (size_t i = 0; i < subdivisions.n; i++)
		if (str_eq(code, str_of(subdivisions.at[i].code)))
			return (uint16_t)(i + 1);
	return 0;
}

static uint16_t add_subdivision(struct str code, uint32_t place)
{
	struct subdivision_row s = {.place = place};
	if (code.n)
		memcpy(s.code, code.at, code.n);
	VEC_PUSH(subdivisions, s);
	return (uint16_t)subdivisions.n;
}

/* Names in other languages are a measure of how far a place is known. */
static uint8_t fame_of(struct str others)
{
	uint8_t n = 0;
	while (others.n && n < 15)
		n += *cut(&others, '|').at != '=';
	return n;
}

/* Countries whose names of places have the Arabic article: "Al Hasakah", "el-Hasakah" */
static bool arabic(const char country[2])
{
	static const char codes[] =
		"AE BH DJ DZ EG ER IQ JO KW LB LY MA MR OM PS QA SA SD SO SY TN YE ";
	for (const char *c = codes; *c; c += 3)
		if (memcmp(c, country, 2) == 0)
			return true;
	return false;
}

/* What is left of a name behind its Arabic article; empty if it has none. */
static struct str behind_article(struct str name)
{
	static const char *const articles[] = {"al",  "el", "an", "ad", "ar", "as",
					       "ash", "at", "az", "ez", "en", "et"};
	enum { LEAST = 4 }; /* letters of a name that stands without it */
	for (size_t i = 0; i < sizeof articles / sizeof *articles; i++) {
		size_t n = strlen(articles[i]);
		if (name.n > n + LEAST && strncasecmp(name.at, articles[i], n) == 0 &&
		    (name.at[n] == ' ' || name.at[n] == '-'))
			return (struct str){name.at + n + 1, name.n - n - 1};
	}
	return (struct str){NULL, 0};
}

/* Names with the article go without it and with its other forms. */
static void add_articles(struct str name, uint32_t id, float rank)
{
	static const char *const forms[] = {"", "al ", "el "};
	struct str rest = behind_article(name);
	char form[512];
	for (size_t i = 0; rest.n && i < sizeof forms / sizeof *forms; i++) {
		int n = snprintf(form, sizeof form, "%s%.*s", forms[i], (int)rest.n, rest.at);
		if (n > 0 && (size_t)n < sizeof form)
			names_add(&names, (struct str){form, (size_t)n}, id, 0, rank - 2);
	}
}

static void add_place(const struct place_row *row, enum place_source source)
{
	struct place p = {.population = row->population,
			  .lat = row->lat,
			  .lon = row->lon,
			  .type = (uint8_t)row->type,
			  .source = (uint8_t)source};
	uint32_t id = (uint32_t)places.n + 1;
	memcpy(p.country, row->country, 2);
	p.name = pool_add(row->shown);
	p.kinded = row->shown.n > row->name.n;
	p.fame = fame_of(row->others);
	if (row->type == REGION_COUNTRY && countries[country_index(row->country)] == 0)
		countries[country_index(row->country)] = id;
	if (row->type == REGION_SUBDIVISION ||
	    (row->type == REGION_COUNTY && source == PLACE_ISO))
		p.subdivision = add_subdivision(row->code, id);
	else if (row->code.n)
		p.subdivision = subdivision_by_code(row->code);
	VEC_PUSH(places, p);
	VEC_PUSH(rows, *row);
	names_add_row(&names, row, id, place_rank(&p));
	if (!arabic(row->country))
		return;
	struct str others = row->others;
	add_articles(row->name, id, place_rank(&p));
	while (others.n) {
		struct str other = cut(&others, '|');
		add_articles((struct str){other.at + (*other.at == '='),
					  other.n - (*other.at == '=')},
			     id, place_rank(&p));
	}
}

static void read_places(const struct file *file)
{
	char path[256];
	FILE *f = open_file(file->name, path);
	unsigned line = 0;
	struct str text;
	while (next_line(f, &line, &text)) {
		struct place_row row;
		struct error e;
		if (!place_row_parse(&row, text, &e))
			die(path, line, e.message);
		if (row.type == REGION_COUNTRY && country_index(row.country) < 0)
			die(path, line, "a country needs its code");
		add_place(&row, file->source);
	}
	fclose(f);
}

/* ---- forms of names ---------------------------------------------------------------------- */

static void add_form(struct str a, const char *between, struct str b, uint32_t id)
{
	char form[512];
	int n = snprintf(form, sizeof form, "%.*s%s%.*s", (int)a.n, a.at, between, (int)b.n,
			 b.at);
	if (n > 0 && (size_t)n < sizeof form)
		names_add(&names, (struct str){form, (size_t)n}, id, NAME_KIND,
			  place_rank(&places.at[id - 1]) - 1);
}

static void add_forms(struct str name, struct str behind, struct str before, uint32_t id)
{
	while (behind.n)
		add_form(name, " ", cut(&behind, '|'), id);
	while (before.n)
		add_form(cut(&before, '|'), " ", name, id);
}

struct kinds {
	struct str of, behind, before;
};

static void add_kinds(const struct kinds *kinds, size_t n)
{
	for (size_t i = 0; i < places.n; i++) {
		const struct kinds *mine = NULL;
		if (places.at[i].source != PLACE_ISO || places.at[i].type == REGION_COUNTRY)
			continue;
		for (size_t k = 0; k < n; k++)
			if (*kinds[k].of.at == '*' || str_eq(kinds[k].of, rows.at[i].code) ||
			    str_eq(kinds[k].of, (struct str){places.at[i].country, 2}))
				mine = &kinds[k]; /* the last line that fits */
		struct str others = rows.at[i].others;
		add_forms(rows.at[i].name, mine->behind, mine->before, (uint32_t)i + 1);
		while (others.n) {
			struct str other = cut(&others, '|');
			if (other.n && *other.at == '=')
				other.at++, other.n--;
			if (other.n && *other.at != '~')
				add_forms(other, mine->behind, mine->before, (uint32_t)i + 1);
		}
	}
}

static void read_kinds(void)
{
	char path[256];
	FILE *f = open_file("kinds", path);
	unsigned line = 0;
	struct str text;
	VEC(struct kinds) kinds = {0};
	while (next_line(f, &line, &text)) {
		struct kinds k;
		k.of = cut(&text, '\t');
		k.behind = cut(&text, '\t');
		k.before = cut(&text, '\t');
		if (k.of.n < 2 && !str_eq(k.of, STR("*")))
			die(path, line, "no code");
		VEC_PUSH(kinds, k);
	}
	fclose(f);
	if (!kinds.n || *kinds.at[0].of.at != '*')
		die(path, 1, "the first line must be the one for '*'");
	add_kinds(kinds.at, kinds.n);
	VEC_FREE(kinds);
}

/* ---- demonyms ---------------------------------------------------------------------------- */

/* The place of "type:name:country" (the largest), a subdivision's or a country's code. */
static uint32_t target_of(struct str target)
{
	if (target.n == 2 && country_index(target.at) >= 0)
		return countries[country_index(target.at)];
	struct str rest = target, type = cut(&rest, ':');
	if (!rest.n) {
		uint16_t s = subdivision_by_code(target);
		return s ? subdivisions.at[s - 1].place : 0;
	}
	struct str name = cut(&rest, ':');
	uint32_t best = 0;
	for (uint32_t i = 0; i < places.n; i++) {
		const struct place *p = &places.at[i];
		if (str_eq(type, str_of(region_type_name((enum region_type)p->type))) &&
		    str_eq(name, rows.at[i].name) &&
		    (!rest.n || memcmp(rest.at, p->country, 2) == 0) &&
		    (!best || place_rank(p) > place_rank(&places.at[best - 1])))
			best = i + 1;
	}
	return best;
}

static void read_demonyms(void)
{
	char path[256];
	FILE *f = open_file("demonyms", path);
	unsigned line = 0;
	struct str text;
	while (next_line(f, &line, &text)) {
		struct str demonym = cut(&text, '\t');
		uint32_t place = target_of(cut(&text, '\t'));
		if (!demonym.n || !place)
			die(path, line, "no such place");
		names_add(&names, demonym, place, NAME_DEMONYM,
			  place_rank(&places.at[place - 1]));
	}
	fclose(f);
}

/* ---- output ------------------------------------------------------------------------------ */

static void print_numbers(const char *declaration, const uint32_t *at, size_t n)
{
	printf("%s = {", declaration);
	for (size_t i = 0; i < n; i++)
		printf("%s%uu,", i % 12 ? "" : "\n", at[i]);
	puts("\n};");
}

static void print_degrees(float degrees)
{
	if (isnan(degrees))
		fputs("NAN", stdout);
	else
		printf("%.4ff", (double)degrees);
}

static void print_places(void)
{
	puts("const struct place gazetteer_places[] = {");
	for (size_t i = 0; i < places.n; i++) {
		const struct place *p = &places.at[i];
		printf("{%u,%u,", p->name, p->population);
		print_degrees(p->lat);
		putchar(',');
		print_degrees(p->lon);
		printf(",%u,{%d,%d},%u,%u,%u,%u},\n", p->subdivision, p->country[0],
		       p->country[1], p->type, p->source, p->kinded, p->fame);
	}
	puts("};");
	printf("const uint32_t gazetteer_n_places = %zu;\n", places.n);
	puts("const struct subdivision_row gazetteer_subdivisions[] = {");
	for (size_t i = 0; i < subdivisions.n; i++)
		printf("{\"%s\",%u},\n", subdivisions.at[i].code, subdivisions.at[i].place);
	puts("};");
	printf("const uint32_t gazetteer_n_subdivisions = %zu;\n", subdivisions.n);
}

static void print_pool(void)
{
	puts("#pragma GCC diagnostic ignored \"-Woverlength-strings\"\nconst char "
	     "gazetteer_pool[] =");
	for (size_t i = 0; i < pool.n;) {
		putchar('"');
		for (unsigned char c; (c = (unsigned char)pool.at[i++]);) {
			if (c == '"' || c == '\\' || c >= 0x80)
				printf("\\%03o", c);
			else
				putchar(c);
		}
		puts("\\0\"");
	}
	puts(";");
}

static void print_slots(void)
{
	puts("static const struct name_slot slots[] = {");
	for (size_t i = 0; i <= names.mask; i++)
		printf("{%uu,%uu},%s", names.slots[i].key, names.slots[i].value,
		       i % 6 == 5 ? "\n" : "");
	puts("};");
}

/* The number of a kind among those there are. */
static unsigned kind_number(const struct name_kind *kind)
{
	unsigned i = 0;
	while (i < name_kinds.n && memcmp(&name_kinds.at[i], kind, sizeof *kind) != 0)
		i++;
	if (i == name_kinds.n)
		VEC_PUSH(name_kinds, *kind);
	return i;
}

static void print_name_rows(void)
{
	struct name_row *rows_of = calloc(names.refs.n, sizeof *rows_of);
	for (size_t i = 0; i <= names.mask; i++) {
		uint32_t value = names.slots[i].value, at = value & SLOT_OFFSET;
		struct place_refs refs = {names.refs.at + at,
					  value >> SLOT_COUNT_SHIFT & SLOT_COUNT_MOST};
		struct name_kind kind;
		uint16_t areas[NAME_SENSES] = {0};
		name_kind_make(&kind, areas, refs, NULL);
		for (uint32_t k = 0; k < kind.n_areas; k++)
			rows_of[at + k].area = areas[k];
		if (refs.n)
			rows_of[at].kind = (uint16_t)kind_number(&kind);
	}
	puts("const struct name_row gazetteer_name_rows[] = {");
	for (size_t i = 0; i < names.refs.n; i++)
		printf("{%u,%u},%s", rows_of[i].kind, rows_of[i].area,
		       i % 12 == 11 ? "\n" : "");
	puts("};\nconst struct name_kind gazetteer_kinds[] = {");
	for (size_t i = 0; i < name_kinds.n; i++)
		printf("{%u,%u,%u,%u,%u,%u,%u},\n", name_kinds.at[i].class,
		       name_kinds.at[i].city, name_kinds.at[i].sources, name_kinds.at[i].flags,
		       name_kinds.at[i].senses, name_kinds.at[i].renown,
		       name_kinds.at[i].n_areas);
	puts("};");
	free(rows_of);
}

static void print_key_bits(void)
{
	static uint32_t bits[KEY_BITS / 32];
	for (size_t i = 0; i <= names.mask; i++) {
		uint32_t key = names.slots[i].key;
		if (key)
			bits[key % KEY_BITS / 32] |= (uint32_t)1 << key % 32;
	}
	print_numbers("const uint32_t gazetteer_key_bits[KEY_BITS / 32]", bits, KEY_BITS / 32);
}

int main(void)
{
	for (size_t i = 0; i < FILES; i++)
		read_places(&files[i]);
	read_kinds();
	read_demonyms();
	names_finish(&names);
	puts("#include \"find/place/gazetteer_tables.h\"\n#include <math.h>");
	print_places();
	print_pool();
	print_numbers("const uint32_t gazetteer_countries[26 * 26]", countries, 26 * 26);
	print_slots();
	print_key_bits();
	print_numbers("static const place_ref refs[]", names.refs.at, names.refs.n);
	printf("const struct name_table gazetteer_names = {slots, %uu, refs};\n", names.mask);
	print_name_rows();
	return fflush(stdout) || ferror(stdout);
}
