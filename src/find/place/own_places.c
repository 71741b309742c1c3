#include "gazetteer_build.h"
#include "reader/text.h"

#include <errno.h>
#include <stdio.h>

enum { LINE_MOST = 64 * 1024, FILE_MOST = 64 * 1024 * 1024 };

struct places_loader {
	struct name_builder names;
	VEC(struct place) places;
	VEC(char) pool;
	VEC(struct place_row) rows;
	struct arena lines;
	const char *path;
	places_fault *fault;
	void *context;
};

static void tell(const struct places_loader *l, unsigned line, const char *what)
{
	char message[768];
	snprintf(message, sizeof message, "%s:%u: %s", l->path, line, what);
	if (l->fault)
		l->fault(l->context, message);
}

/* The subdivision of that code among the built-in ones, 0 if none. */
static uint16_t subdivision_of(struct str code)
{
	for (uint32_t i = 0; code.n && i < gazetteer_n_subdivisions; i++)
		if (str_eq(code, str_of(gazetteer_subdivisions[i].code)))
			return (uint16_t)(i + 1);
	return 0;
}

static void pool_add(struct places_loader *l, struct str s)
{
	for (size_t i = 0; i < s.n; i++)
		VEC_PUSH(l->pool, s.at[i]);
	VEC_PUSH(l->pool, '\0');
}

static void add_row(struct places_loader *l, const struct place_row *row)
{
	struct place p = {.name = (uint32_t)l->pool.n,
			  .population = row->population,
			  .lat = row->lat,
			  .lon = row->lon,
			  .subdivision = subdivision_of(row->code),
			  .type = (uint8_t)row->type,
			  .source = PLACE_OWN};
	memcpy(p.country, row->country, 2);
	pool_add(l, row->shown);
	VEC_PUSH(l->places, p);
	VEC_PUSH(l->rows, *row);
}

static void read_line(struct places_loader *l, struct str line, unsigned number)
{
	struct place_row row;
	struct error e;
	while (line.n && (line.at[line.n - 1] == '\n' || line.at[line.n - 1] == '\r'))
		line.n--;
	if (number == 1 && line.n >= 3 && memcmp(line.at, "\xef\xbb\xbf", 3) == 0)
		line.at += 3, line.n -= 3;
	if (line.n == 0 || *line.at == '#')
		return;
	if (line.n > LINE_MOST)
		tell(l, number, "the line is too long");
	else if (memchr(line.at, '\0', line.n) || !text_valid(line))
		tell(l, number, "not valid UTF-8");
	else if (!place_row_parse(&row, arena_str(&l->lines, line), &e))
		tell(l, number, e.message);
	else
		add_row(l, &row);
}

/*
 * The next line into `line`, of LINE_MOST + 1 bytes: what is longer is cut. False: there is
 * none. *left: how many bytes of the file may still be read.
 */
static bool next_line(FILE *f, char *line, size_t *n, size_t *left)
{
	int c = 0;
	for (*n = 0; *left && c != '\n' && (c = getc(f)) != EOF; --*left)
		if (*n <= LINE_MOST)
			line[(*n)++] = (char)c;
	return *n > 0;
}

static bool read_file(struct places_loader *l, struct error *e)
{
	FILE *f = fopen(l->path, "re");
	if (!f)
		return fail(e, "%s: %s", l->path, system_fault(errno).text);
	char *line = mem_alloc(LINE_MOST + 1);
	size_t n, left = FILE_MOST;
	errno = 0;
	for (unsigned number = 1; next_line(f, line, &n, &left); number++)
		read_line(l, (struct str){line, n}, number);
	bool read = !ferror(f);
	int fault = errno;
	free(line);
	fclose(f);
	if (!left)
		return fail(e, "%s: more than %d MiB", l->path, FILE_MOST >> 20);
	return read || fail(e, "%s: %s", l->path, system_fault(fault).text);
}

/* The built-in place with the name, type and country of a row, 0 if none. */
static uint32_t same_place(const struct place_row *row, struct place_refs refs)
{
	for (uint32_t i = 0; i < refs.n; i++) {
		const struct place *p = gazetteer_place(NULL, ref_place(refs.at[i]));
		if (!(ref_flags(refs.at[i]) & NAME_DEMONYM) && p->type == row->type &&
		    memcmp(p->country, row->country, 2) == 0)
			return ref_place(refs.at[i]);
	}
	return 0;
}

/* Puts what the built-in table knows of the same names into ours, below our own. */
static void merge_builtin(struct places_loader *l, struct places *p)
{
	size_t n = l->names.entries.n;
	VEC(uint32_t) pairs = {0};
	for (size_t i = 0; i < n; i++) {
		struct name_entry mine = l->names.entries.at[i];
		struct place_refs refs = gazetteer_find(NULL, mine.key);
		const struct place_row *row =
			&l->rows.at[ref_place(mine.ref) - gazetteer_n_places - 1];
		uint32_t same = ref_flags(mine.ref) & NAME_MAIN ? same_place(row, refs) : 0;
		if (same) {
			VEC_PUSH(pairs, same);
			VEC_PUSH(pairs, ref_place(mine.ref));
		}
		for (uint32_t k = 0; k < refs.n; k++)
			if (ref_place(refs.at[k]) != same)
				VEC_PUSH(l->names.entries,
					 (struct name_entry){mine.key, -(float)k, refs.at[k]});
	}
	p->replaced = pairs.at;
	p->n_replaced = (uint32_t)(pairs.n / 2);
}

static int by_first(const void *a, const void *b)
{
	const uint32_t *x = a, *y = b;
	return x[0] != y[0] ? (x[0] < y[0] ? -1 : 1) : x[1] < y[1] ? -1 : x[1] > y[1];
}

static struct places *finish(struct places_loader *l)
{
	struct places *p = mem_alloc(sizeof *p);
	*p = (struct places){
		.at = l->places.at, .n = (uint32_t)l->places.n, .pool = l->pool.at};
	p->codes = mem_alloc((l->rows.n + 1) * sizeof *p->codes);
	memset(p->codes, 0, (l->rows.n + 1) * sizeof *p->codes);
	for (size_t i = 0; i < l->rows.n; i++) {
		if (l->rows.at[i].code.n)
			memcpy(p->codes[i], l->rows.at[i].code.at, l->rows.at[i].code.n);
		names_add_row(&l->names, &l->rows.at[i], gazetteer_n_places + 1 + (uint32_t)i,
			      100);
	}
	merge_builtin(l, p);
	if (p->n_replaced)
		qsort(p->replaced, p->n_replaced, 2 * sizeof *p->replaced, by_first);
	names_finish(&l->names);
	p->names = names_table(&l->names);
	return p;
}

struct places *places_load(const char *path, places_fault *fault, void *context,
			   struct error *e)
{
	struct places_loader l = {.path = path, .fault = fault, .context = context};
	struct places *p = NULL;
	if (read_file(&l, e)) {
		p = finish(&l);
		l.names.slots = NULL; /* the table's own, as are the refs */
		l.names.refs.at = NULL;
	} else {
		VEC_FREE(l.places);
		VEC_FREE(l.pool);
	}
	names_free(&l.names);
	VEC_FREE(l.rows);
	arena_free(&l.lines);
	return p;
}

/* ---- home -------------------------------------------------------------------------------- */

/* The places of that name in a gazetteer. */
static struct place_refs named(const struct places *own, struct str name)
{
	struct name_builder b = {0};
	names_add(&b, name, 0, 0, 0);
	uint32_t key = b.entries.n ? b.entries.at[0].key : 0;
	names_free(&b);
	return gazetteer_find(own, key);
}

static bool lies_in(const struct places *own, const struct place *p, struct place_refs areas)
{
	for (uint32_t i = 0; i < areas.n; i++) {
		const struct place *a = gazetteer_place(own, ref_place(areas.at[i]));
		bool state = a->type == REGION_SUBDIVISION && a->subdivision == p->subdivision;
		if (!memcmp(a->country, p->country, 2) && (a->type == REGION_COUNTRY || state))
			return true;
	}
	return false;
}

/* "US-TX", "GB" */
static uint32_t coded(struct str code)
{
	uint16_t subdivision = subdivision_of(code);
	if (subdivision)
		return gazetteer_subdivisions[subdivision - 1].place;
	return code.n == 2 ? gazetteer_country(NULL, code.at) : 0;
}

/* "Leeds, UK", "Leeds, GB", "Leeds" */
static uint32_t home_of(const struct places *own, struct str home)
{
	size_t name = home.n, from;
	while (name && home.at[name - 1] != ',')
		name--;
	for (from = name; from < home.n && home.at[from] == ' '; from++)
		;
	struct str area = {home.at + from, home.n - from};
	place_ref code = coded(area);
	if (!name && code)
		return code;
	struct place_refs areas = code ? (struct place_refs){&code, 1} : named(own, area);
	struct place_refs refs = named(own, (struct str){home.at, name ? name - 1 : home.n});
	for (uint32_t i = 0; i < refs.n; i++) {
		uint32_t id = ref_place(refs.at[i]);
		if (!(ref_flags(refs.at[i]) & NAME_DEMONYM) &&
		    (!name || lies_in(own, gazetteer_place(own, id), areas)))
			return id;
	}
	return 0;
}

struct places *places_at_home(struct places *own, struct str home, struct error *e)
{
	uint32_t id = home_of(own, home);
	if (!id) {
		fail(e, "[places] home: no list has \"%.*s\"", (int)home.n, home.at);
		return NULL;
	}
	if (!own) {
		struct places_loader l = {0};
		own = finish(&l);
		arena_free(&l.names.scratch);
	}
	own->home = id;
	return own;
}

uint32_t places_count(const struct places *p)
{
	return p ? p->n : 0;
}

void places_free(struct places *p)
{
	if (!p)
		return;
	free((void *)(uintptr_t)p->names.slots);
	free((void *)(uintptr_t)p->names.refs);
	free(p->at);
	free(p->codes);
	free(p->pool);
	free(p->replaced);
	free(p);
}
