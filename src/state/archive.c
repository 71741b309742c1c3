/* Every quote that was read: kept with its article, found by words, names and days. */
#include "store.h"
#include "terms.h"

#include <stdio.h>
#include <time.h>

/* ---- an article's names ------------------------------------------------------------------ */

enum { NAMES_MOST = 4096 }; /* others are not kept */

/* Speakers and regions, a line each; numbers count from 1. */
struct name_list {
	struct str at[NAMES_MOST];
	size_t n;
};

/* 0: empty, or there is no room. */
static unsigned number_of(struct name_list *names, struct str name)
{
	size_t i = 0;
	while (i < names->n && !str_eq(names->at[i], name))
		i++;
	if (!name.n || i == NAMES_MOST)
		return 0;
	names->at[i] = name;
	names->n += i == names->n;
	return (unsigned)i + 1;
}

static struct str names_line(const struct name_list *names, struct arena *arena)
{
	size_t n = 0;
	for (size_t i = 0; i < names->n; i++)
		n += names->at[i].n + 1;
	char *line = arena_alloc(arena, n + 1);
	n = 0;
	for (size_t i = 0; i < names->n; i++) {
		memcpy(line + n, names->at[i].at, names->at[i].n);
		n += names->at[i].n;
		line[n++] = '\n';
	}
	return (struct str){line, n};
}

static void names_of(struct name_list *names, struct str lines)
{
	names->n = 0;
	for (const char *end; lines.n && names->n < NAMES_MOST &&
			      (end = memchr(lines.at, '\n', lines.n)) != NULL;) {
		size_t n = (size_t)(end - lines.at);
		names->at[names->n++] = (struct str){lines.at, n};
		lines = (struct str){end + 1, lines.n - n - 1};
	}
}

static struct str name_at(const struct name_list *names, unsigned number)
{
	return number && number <= names->n ? names->at[number - 1] : (struct str){"", 0};
}

enum { REGIONS_MOST = 12 }; /* of a quote */

/* ---- terms ------------------------------------------------------------------------------- */

/* All that the quote is found by; the same when it is taken out again. */
static void terms_of(struct terms *t, const struct said *s, struct str day)
{
	t->text.n = 0;
	terms_add(t, FIELD_WORDS, s->words, false);
	terms_add(t, FIELD_SPEAKER, s->speaker, false);
	for (size_t i = 0; i < s->n_regions; i++)
		terms_add(t, FIELD_REGION, s->regions[i], false);
	terms_add(t, FIELD_DATE, day, false);
}

static struct str terms_text(const struct terms *t)
{
	return (struct str){t->text.at, t->text.n};
}

/* ---- rows -------------------------------------------------------------------------------- */

/* Columns of a quote, then of its article. */
#define SAID                                                                                   \
	"q.id, q.start, q.length, q.kind, q.speaker, q.regions, q.words, a.names, a.day,"      \
	" a.content, a.path, a.extent, a.title, a.byline, a.published, a.read"
#define OF_QUOTES " FROM quote q JOIN article a ON a.id = q.article"

static void said_row(sqlite3_stmt *q, struct name_list *names, struct arena *arena,
		     struct said *s)
{
	*s = (struct said){
		.words = column_str(q, 6, arena),
		.kind = (enum quote_kind)sqlite3_column_int(q, 3) % QUOTE_KINDS,
		.start = (uint32_t)sqlite3_column_int64(q, 1),
		.visit = {.content = (uint64_t)sqlite3_column_int64(q, 9),
			  .path = column_str(q, 10, arena),
			  .extent = sqlite3_column_int(q, 11),
			  .title = column_str(q, 12, arena),
			  .byline = column_str(q, 13, arena),
			  .published = column_str(q, 14, arena),
			  .read = sqlite3_column_int64(q, 15)},
	};
	s->end = s->start + (uint32_t)sqlite3_column_int64(q, 2);
	names_of(names, column_str(q, 7, arena));
	s->speaker = name_at(names, (unsigned)sqlite3_column_int(q, 4));
	const unsigned char *numbers = sqlite3_column_blob(q, 5);
	size_t n = numbers ? (size_t)sqlite3_column_bytes(q, 5) : 0;
	struct str *regions = ARENA_ARRAY(arena, n, struct str);
	unsigned number = 0;
	for (size_t i = 0; i < n; i++) {
		number = number << 7 | (numbers[i] & 127);
		if (numbers[i] & 128)
			continue;
		regions[s->n_regions++] = name_at(names, number);
		number = 0;
	}
	s->regions = regions;
}

/* Steps a statement that gives nothing, and makes it ready for the next time. */
static bool step(struct store *s, sqlite3_stmt *q, struct error *e)
{
	bool good = sqlite3_step(q) == SQLITE_DONE || store_fail(s, e);
	sqlite3_reset(q);
	return good;
}

/* ---- taking out -------------------------------------------------------------------------- */

/* What the index has of an article's quotes. */
static bool drop_terms(struct store *s, int64_t article, struct error *e)
{
	struct arena arena = {0};
	struct terms terms = {0};
	struct name_list names;
	sqlite3_stmt *q = store_ask(s,
				    "SELECT " SAID OF_QUOTES
				    " WHERE a.id = ?1 AND q.id >= a.first AND q.id < a.behind",
				    e);
	sqlite3_stmt *drop = store_ask(
		s, "INSERT INTO spoken(spoken, rowid, terms) VALUES('delete', ?1, ?2)", e);
	bool good = q && drop;
	if (good)
		sqlite3_bind_int64(q, 1, article);
	while (good && sqlite3_step(q) == SQLITE_ROW) {
		struct said said;
		said_row(q, &names, &arena, &said);
		terms_of(&terms, &said, column_str(q, 8, &arena));
		sqlite3_bind_int64(drop, 1, sqlite3_column_int64(q, 0));
		bind_str(drop, 2, terms_text(&terms));
		good = step(s, drop, e);
		arena_reset(&arena);
	}
	sqlite3_finalize(q);
	sqlite3_finalize(drop);
	VEC_FREE(terms.text);
	arena_free(&arena);
	return good;
}

bool archive_drop(struct store *s, int64_t article, struct error *e)
{
	if (!drop_terms(s, article, e))
		return false;
	sqlite3_stmt *q = store_ask(
		s,
		"DELETE FROM quote WHERE id >= (SELECT first FROM article WHERE id = ?1)"
		" AND id < (SELECT behind FROM article WHERE id = ?1)",
		e);
	if (!q)
		return false;
	sqlite3_bind_int64(q, 1, article);
	bool good = step(s, q, e);
	sqlite3_finalize(q);
	return good;
}

/* ---- putting in -------------------------------------------------------------------------- */

/* Seven bits a byte, the last one below 128. */
static size_t put_number(unsigned char *out, unsigned number)
{
	if (number < 128) {
		out[0] = (unsigned char)number;
		return 1;
	}
	out[0] = (unsigned char)(128 | number >> 7);
	out[1] = number & 127;
	return 2;
}

/* A quote's row; `said` is left with those of its names that are kept. */
static bool put_row(struct store *s, sqlite3_stmt *row, int64_t id, struct said *said,
		    struct name_list *names, struct error *e)
{
	unsigned char regions[2 * REGIONS_MOST];
	size_t n = 0, n_kept = 0;
	unsigned speaker = number_of(names, said->speaker);
	said->speaker = name_at(names, speaker);
	for (; n_kept < said->n_regions && n_kept < REGIONS_MOST; n_kept++) {
		unsigned number = number_of(names, said->regions[n_kept]);
		if (!number)
			break;
		n += put_number(regions + n, number);
	}
	sqlite3_bind_int64(row, 1, id);
	sqlite3_bind_int64(row, 3, said->start);
	sqlite3_bind_int64(row, 4, said->end - said->start);
	sqlite3_bind_int(row, 5, said->kind);
	sqlite3_bind_int64(row, 6, speaker);
	sqlite3_bind_blob(row, 7, regions, (int)n, SQLITE_TRANSIENT);
	bind_str(row, 8, said->words);
	said->n_regions = n_kept;
	return step(s, row, e);
}

/* The id behind the last quote's. */
static bool next_id(struct store *s, int64_t *id, struct error *e)
{
	sqlite3_stmt *q = store_ask(s, "SELECT coalesce(max(id), 0) + 1 FROM quote", e);
	bool good = q && (sqlite3_step(q) == SQLITE_ROW || store_fail(s, e));
	*id = good ? sqlite3_column_int64(q, 0) : 0;
	sqlite3_finalize(q);
	return good;
}

/* From `first` on. */
static bool put_quotes(struct store *s, int64_t article, int64_t first, const struct said *said,
		       size_t n, struct name_list *names, struct str day, struct error *e)
{
	struct terms terms = {0};
	sqlite3_stmt *row = store_ask(s, "INSERT INTO quote VALUES(?, ?, ?, ?, ?, ?, ?, ?)", e);
	sqlite3_stmt *index = store_ask(s, "INSERT INTO spoken(rowid, terms) VALUES(?, ?)", e);
	bool good = row && index;
	if (row)
		sqlite3_bind_int64(row, 2, article);
	for (size_t i = 0; good && i < n; i++) {
		struct said one = said[i];
		int64_t id = first + (int64_t)i;
		good = put_row(s, row, id, &one, names, e);
		terms_of(&terms, &one, day);
		sqlite3_bind_int64(index, 1, id);
		bind_str(index, 2, terms_text(&terms));
		good = good && step(s, index, e);
	}
	sqlite3_finalize(row);
	sqlite3_finalize(index);
	VEC_FREE(terms.text);
	return good;
}

/* What an article's row tells of its quotes. */
struct archived {
	uint64_t content;
	struct str names, day;
	int64_t first, behind;
};

static bool note_archived(struct store *s, int64_t article, const struct archived *a,
			  struct error *e)
{
	sqlite3_stmt *q = store_ask(s,
				    "UPDATE article SET archived = ?2, names = ?3, day = ?4,"
				    " first = ?5, behind = ?6 WHERE id = ?1",
				    e);
	if (!q)
		return false;
	sqlite3_bind_int64(q, 1, article);
	sqlite3_bind_int64(q, 2, (int64_t)a->content);
	bind_str(q, 3, a->names);
	bind_str(q, 4, a->day);
	sqlite3_bind_int64(q, 5, a->first);
	sqlite3_bind_int64(q, 6, a->behind);
	bool good = step(s, q, e);
	sqlite3_finalize(q);
	return good;
}

/* The day it was published, if that is told; else today. */
static struct str day_of(const struct visit *v, struct arena *arena)
{
	char today[16] = "";
	time_t now = time(NULL);
	struct tm at;
	struct str day = date_digits(v->published, arena);
	if (day.n >= 4)
		return day;
	if (localtime_r(&now, &at))
		strftime(today, sizeof today, "%Y%m%d", &at);
	return arena_str(arena, str_of(today));
}

/* In place of what the archive had of the article. */
static bool archive_anew(struct store *s, int64_t article, const struct visit *v,
			 const struct said *said, size_t n, struct error *e)
{
	struct arena arena = {0};
	struct name_list names = {.n = 0};
	struct archived a = {.content = v->content, .day = day_of(v, &arena)};
	bool good = archive_drop(s, article, e) && next_id(s, &a.first, e) &&
		    put_quotes(s, article, a.first, said, n, &names, a.day, e);
	a.behind = a.first + (int64_t)n;
	a.names = names_line(&names, &arena);
	good = good && note_archived(s, article, &a, e);
	arena_free(&arena);
	return good;
}

bool store_archive(struct store *s, const struct visit *v, const struct said *said, size_t n,
		   struct error *e)
{
	int64_t article;
	uint64_t archived;
	if (!store_begin(s, e))
		return false;
	bool good = visit_article(s, v, &article, &archived, e);
	if (good && archived != v->content)
		good = archive_anew(s, article, v, said, n, e);
	return store_end(s, good, e);
}

/* ---- finding ----------------------------------------------------------------------------- */

bool store_search(struct store *s, struct str asked, size_t most, struct arena *arena,
		  struct said **found, size_t *n, struct error *e)
{
	VEC(struct said) all = {0};
	struct name_list names;
	struct terms terms = {0};
	terms_of_query(&terms, asked);
	sqlite3_stmt *q = store_ask(
		s,
		terms.text.n ? "SELECT " SAID " FROM spoken JOIN quote q ON q.id = spoken.rowid"
			       " JOIN article a ON a.id = q.article"
			       " WHERE spoken MATCH ?1"
			       " ORDER BY spoken.rowid DESC LIMIT ?2"
			     : "SELECT " SAID OF_QUOTES " ORDER BY q.id DESC LIMIT ?2",
		e);
	bool good = q != NULL;
	int code = SQLITE_DONE;
	if (good) {
		bind_str(q, 1, terms_text(&terms));
		sqlite3_bind_int64(q, 2, (int64_t)most);
		while ((code = sqlite3_step(q)) == SQLITE_ROW) {
			struct said said;
			said_row(q, &names, arena, &said);
			VEC_PUSH(all, said);
		}
		good = code == SQLITE_DONE || store_fail(s, e);
	}
	sqlite3_finalize(q);
	VEC_FREE(terms.text);
	*n = all.n;
	*found = ARENA_ARRAY(arena, all.n, struct said);
	if (all.n)
		memcpy(*found, all.at, all.n * sizeof **found);
	VEC_FREE(all);
	return good;
}
