/* Every quote that was read: kept with its article, found by words, names and days. */
#include "pack.h"
#include "sift.h"
#include "store.h"
#include "terms.h"

#include <stdio.h>
#include <time.h>

/* What is kept of an article; speakers, regions and quotes beyond that are not. */
enum {
	NAMES_MOST = 4096,
	BYTES_MOST = 64 << 20, /* of its quotes, a quarter of what a leaf may be unpacked to */
};

/* ---- a leaf: the quotes of an article ---------------------------------------------------- */

/* Speakers and regions; numbers count from 1. */
struct name_list {
	struct str at[NAMES_MOST];
	size_t n;
};

/* 0: empty, or there is no room. */
static uint32_t number_of(struct name_list *names, struct str name)
{
	size_t i = 0;
	while (i < names->n && !str_eq(names->at[i], name))
		i++;
	if (!name.n || i == NAMES_MOST)
		return 0;
	names->at[i] = name;
	names->n += i == names->n;
	return (uint32_t)i + 1;
}

static struct str name_at(const struct name_list *names, uint32_t number)
{
	return number && number <= names->n ? names->at[number - 1] : (struct str){"", 0};
}

/* A row of `leaf`, unpacked: quote i has the id first + i. */
struct leaf {
	int64_t first, article;
	struct str day; /* by which they are found */
	struct said *said;
	size_t n;
	struct visit visit; /* where the article was asked for, too */
};

static void pack_quote(struct pack *p, struct name_list *names, const struct said *s)
{
	pack_number(p, s->start);
	pack_number(p, s->end - s->start);
	pack_number(p, s->kind);
	pack_number(p, number_of(names, s->speaker));
	pack_number(p, (uint32_t)s->n_regions);
	for (size_t i = 0; i < s->n_regions; i++)
		pack_number(p, number_of(names, s->regions[i]));
	pack_str(p, s->words);
}

/* The names stand first, though they are known last. */
static void pack_leaf(struct pack *p, const struct leaf *leaf)
{
	struct name_list names;
	struct pack quotes = {0};
	names.n = 0;
	for (size_t i = 0; i < leaf->n; i++)
		pack_quote(&quotes, &names, &leaf->said[i]);
	pack_str(p, leaf->day);
	pack_number(p, (uint32_t)names.n);
	for (size_t i = 0; i < names.n; i++)
		pack_str(p, names.at[i]);
	pack_number(p, (uint32_t)leaf->n);
	VEC_APPEND(p->bytes, quotes.bytes.at, quotes.bytes.n);
	VEC_FREE(quotes.bytes);
	pack_squeeze(p);
}

static void unpack_quote(struct unpack *u, const struct name_list *names, struct said *s,
			 struct arena *arena)
{
	s->start = unpack_number(u);
	s->end = s->start + unpack_number(u);
	s->kind = (enum quote_kind)(unpack_number(u) % QUOTE_KINDS);
	s->speaker = name_at(names, unpack_number(u));
	uint32_t n = unpack_number(u);
	u->bad |= n > (size_t)(u->end - u->at);
	if (u->bad)
		return;
	struct str *regions = ARENA_ARRAY(arena, n, struct str);
	for (uint32_t i = 0; i < n; i++)
		regions[i] = name_at(names, unpack_number(u));
	s->regions = regions;
	s->n_regions = n;
	s->words = unpack_str(u);
}

static bool unpack_leaf(struct leaf *leaf, const void *bytes, size_t n, struct arena *arena)
{
	struct name_list names;
	struct unpack u = unpack_of(bytes, n, arena);
	names.n = 0;
	leaf->day = unpack_str(&u);
	uint32_t n_names = unpack_number(&u);
	for (uint32_t i = 0; i < n_names && i < NAMES_MOST && !u.bad; i++)
		names.at[names.n++] = unpack_str(&u);
	leaf->n = unpack_number(&u);
	u.bad |= leaf->n > (size_t)(u.end - u.at);
	if (u.bad)
		return false;
	leaf->said = ARENA_ARRAY(arena, leaf->n, struct said);
	for (size_t i = 0; i < leaf->n && !u.bad; i++)
		unpack_quote(&u, &names, &leaf->said[i], arena);
	return !u.bad;
}

/* ---- rows -------------------------------------------------------------------------------- */

/* Steps a statement that gives nothing, and makes it ready for the next time. */
static bool step(struct store *s, sqlite3_stmt *q, struct error *e)
{
	bool good = sqlite3_step(q) == SQLITE_DONE || store_fail(s, e);
	sqlite3_reset(q);
	return good;
}

/*
 * The leaf that `q`, bound, gives: columns first, article, said, and what there may be of
 * its article. Its `n` is 0 when there is none.
 */
static bool leaf_row(struct store *s, sqlite3_stmt *q, struct leaf *leaf, struct arena *arena,
		     struct error *e)
{
	enum { OF_LEAF = 3 }; /* columns */
	*leaf = (struct leaf){0};
	int code = sqlite3_step(q);
	bool good = code == SQLITE_ROW || code == SQLITE_DONE || store_fail(s, e);
	if (code == SQLITE_ROW) {
		leaf->first = sqlite3_column_int64(q, 0);
		leaf->article = sqlite3_column_int64(q, 1);
		if (sqlite3_column_count(q) > OF_LEAF)
			visit_row(q, OF_LEAF, arena, &leaf->visit);
		good = unpack_leaf(leaf, sqlite3_column_blob(q, 2),
				   (size_t)sqlite3_column_bytes(q, 2), arena) ||
		       fail(e, "%s: is damaged", s->path);
	}
	sqlite3_reset(q);
	return good;
}

/* All that the quote is found by; the same when it is taken out again. */
static void terms_of(struct terms *t, const struct said *s, struct str day)
{
	t->text.n = 0;
	terms_add(t, FIELD_WORDS, s->words);
	terms_add(t, FIELD_SPEAKER, s->speaker);
	for (size_t i = 0; i < s->n_regions; i++)
		terms_add(t, FIELD_REGION, s->regions[i]);
	terms_add(t, FIELD_DATE, day);
}

/* Puts the terms of all quotes into the index, or takes them out, by `sql`. */
static bool index_leaf(struct store *s, const char *sql, const struct leaf *leaf,
		       struct error *e)
{
	struct terms terms = {0};
	sqlite3_stmt *q = store_ask(s, sql, e);
	bool good = q != NULL;
	for (size_t i = 0; good && i < leaf->n; i++) {
		terms_of(&terms, &leaf->said[i], leaf->day);
		sqlite3_bind_int64(q, 1, leaf->first + (int64_t)i);
		bind_str(q, 2, (struct str){terms.text.at, terms.text.n});
		good = step(s, q, e);
	}
	sqlite3_finalize(q);
	VEC_FREE(terms.text);
	return good;
}

/* ---- taking out -------------------------------------------------------------------------- */

bool archive_drop(struct store *s, int64_t article, struct error *e)
{
	struct arena arena = {0};
	struct leaf leaf = {0};
	sqlite3_stmt *q = store_ask(s,
				    "SELECT first, leaf.article, said FROM article"
				    " JOIN leaf ON first = leaf WHERE id = ?",
				    e);
	sqlite3_stmt *drop = store_ask(s, "DELETE FROM leaf WHERE first = ?", e);
	bool good = q && drop;
	if (good) {
		sqlite3_bind_int64(q, 1, article);
		good = leaf_row(s, q, &leaf, &arena, e) &&
		       index_leaf(s,
				  "INSERT INTO spoken(spoken, rowid, terms)"
				  " VALUES('delete', ?1, ?2)",
				  &leaf, e);
		sqlite3_bind_int64(drop, 1, leaf.first);
		good = good && step(s, drop, e);
	}
	sqlite3_finalize(q);
	sqlite3_finalize(drop);
	arena_free(&arena);
	return good;
}

/* ---- putting in -------------------------------------------------------------------------- */

/* The id behind that of the last quote. */
static bool next_id(struct store *s, int64_t *id, struct error *e)
{
	struct arena arena = {0};
	struct leaf last;
	sqlite3_stmt *q = store_ask(
		s, "SELECT first, article, said FROM leaf ORDER BY first DESC LIMIT 1", e);
	bool good = q && leaf_row(s, q, &last, &arena, e);
	sqlite3_finalize(q);
	arena_free(&arena);
	*id = good && last.n ? last.first + (int64_t)last.n : 1;
	return good;
}

static bool put_leaf(struct store *s, const struct leaf *leaf, struct error *e)
{
	struct pack pack = {0};
	if (!leaf->n)
		return true;
	sqlite3_stmt *q = store_ask(s, "INSERT INTO leaf VALUES(?, ?, ?)", e);
	if (!q)
		return false;
	pack_leaf(&pack, leaf);
	sqlite3_bind_int64(q, 1, leaf->first);
	sqlite3_bind_int64(q, 2, leaf->article);
	sqlite3_bind_blob64(q, 3, pack.bytes.at, pack.bytes.n, SQLITE_STATIC);
	bool good = step(s, q, e);
	sqlite3_finalize(q);
	VEC_FREE(pack.bytes);
	return good;
}

/* What the article's row tells of its leaf. */
static bool note_leaf(struct store *s, const struct leaf *leaf, uint64_t key, struct error *e)
{
	sqlite3_stmt *q =
		store_ask(s, "UPDATE article SET archived = ?2, leaf = ?3 WHERE id = ?1", e);
	if (!q)
		return false;
	sqlite3_bind_int64(q, 1, leaf->article);
	sqlite3_bind_int64(q, 2, (int64_t)key);
	sqlite3_bind_int64(q, 3, leaf->n ? leaf->first : 0);
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

/* How many of the quotes, with their names, are not too long for one leaf. */
static size_t kept_most(const struct said *said, size_t n)
{
	enum { NUMBERS = 100 }; /* bytes that the numbers of a quote may take */
	size_t room = BYTES_MOST;
	for (size_t i = 0; i < n; i++) {
		size_t bytes = said[i].words.n + said[i].speaker.n + NUMBERS;
		for (size_t r = 0; r < said[i].n_regions; r++)
			bytes += said[i].regions[r].n;
		if (bytes > room)
			return i;
		room -= bytes;
	}
	return n;
}

/* Names that are too many are dropped, so that the index has what the leaf has. */
static struct said *kept_of(const struct said *said, size_t n, struct arena *arena)
{
	struct name_list names;
	names.n = 0;
	struct said *kept = ARENA_ARRAY(arena, n, struct said);
	for (size_t i = 0; i < n; i++) {
		kept[i] = said[i];
		kept[i].speaker = name_at(&names, number_of(&names, said[i].speaker));
		size_t r = 0;
		while (r < said[i].n_regions && number_of(&names, said[i].regions[r]))
			r++;
		kept[i].n_regions = r;
	}
	return kept;
}

/* What tells the quotes of a visit from those of others: its text, and how it is corrected. */
static uint64_t archive_key(const struct visit *v)
{
	return v->content ^ corrections_key(v->corrections, v->n_corrections);
}

/* In place of what the archive had of the article. */
static bool archive_anew(struct store *s, int64_t article, const struct visit *v,
			 const struct said *said, size_t n, struct error *e)
{
	struct arena arena = {0};
	n = kept_most(said, n);
	struct leaf leaf = {.article = article,
			    .day = day_of(v, &arena),
			    .said = kept_of(said, n, &arena),
			    .n = n};
	bool good =
		archive_drop(s, article, e) && next_id(s, &leaf.first, e) &&
		put_leaf(s, &leaf, e) &&
		index_leaf(s, "INSERT INTO spoken(rowid, terms) VALUES(?1, ?2)", &leaf, e) &&
		note_leaf(s, &leaf, archive_key(v), e);
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
	if (good && archived != archive_key(v))
		good = archive_anew(s, article, v, said, n, e);
	return store_end(s, good, e);
}

/* ---- finding ----------------------------------------------------------------------------- */

struct id_list {
	int64_t *at;
	size_t n;
};

/* The ids that the index has for `terms`, the newest first; into the arena. */
static bool ids_found(struct store *s, const struct terms *terms, size_t most,
		      struct id_list *ids, struct error *e)
{
	sqlite3_stmt *q = store_ask(s,
				    "SELECT rowid FROM spoken WHERE spoken MATCH ?"
				    " ORDER BY rowid DESC LIMIT ?",
				    e);
	int code;
	if (!q)
		return false;
	bind_str(q, 1, (struct str){terms->text.at, terms->text.n});
	sqlite3_bind_int64(q, 2, (int64_t)most);
	while ((code = sqlite3_step(q)) == SQLITE_ROW && ids->n < most)
		ids->at[ids->n++] = sqlite3_column_int64(q, 0);
	bool good = code == SQLITE_DONE || code == SQLITE_ROW || store_fail(s, e);
	sqlite3_finalize(q);
	return good;
}

/* The newest; some may be of quotes that are forgotten. */
static bool ids_newest(struct store *s, size_t most, struct id_list *ids, struct error *e)
{
	int64_t id;
	if (!next_id(s, &id, e))
		return false;
	while (--id > 0 && ids->n < most)
		ids->at[ids->n++] = id;
	return true;
}

static bool ids_of(struct store *s, const struct terms *asked, size_t most, struct id_list *ids,
		   struct error *e)
{
	ids->n = 0;
	return asked->text.n ? ids_found(s, asked, most, ids, e) : ids_newest(s, most, ids, e);
}

/*
 * Quotes that are looked at themselves, about 40 ms, or twice as many as are asked for where
 * that is more; the first SAMPLE of them tell whether that will do.
 */
enum { LOOK = 9000, SAMPLE = 1500 };

struct finds {
	size_t most, look;
	struct arena *arena;
	struct said *found;
	size_t n;
};

/* Of the quotes the first `most` of those that `sift` lets through; NULL: all. */
static bool take(struct store *s, const struct id_list *ids, struct sift *sift,
		 struct finds *to, struct error *e)
{
	struct leaf leaf = {0};
	struct terms terms = {0};
	sqlite3_stmt *q = store_ask(s,
				    "SELECT first, article, said, " VISIT " FROM leaf"
				    " JOIN article ON id = article WHERE first <= ?"
				    " ORDER BY first DESC LIMIT 1",
				    e);
	bool good = q != NULL;
	to->n = 0;
	for (size_t i = 0; good && i < ids->n && to->n < to->most; i++) {
		if (sift && i == SAMPLE && ids->n == to->look &&
		    to->n * to->look < to->most * SAMPLE)
			break; /* the index has few, so it is quick */
		sqlite3_bind_int64(q, 1, ids->at[i]);
		if (!leaf.n || ids->at[i] < leaf.first)
			good = leaf_row(s, q, &leaf, to->arena, e);
		size_t at = (size_t)(ids->at[i] - leaf.first);
		if (!good || at >= leaf.n)
			continue;
		if (sift)
			terms_of(&terms, &leaf.said[at], leaf.day);
		if (sift && !sift_lets(sift, (struct str){terms.text.at, terms.text.n}))
			continue;
		to->found[to->n] = leaf.said[at];
		to->found[to->n++].visit = leaf.visit;
	}
	sqlite3_finalize(q);
	VEC_FREE(terms.text);
	return good;
}

/*
 * The index gathers all quotes that have a word with a beginning before it gives the newest.
 * Where that is short nearly every quote has one: `whole`, when enough were found among the
 * newest that have the rest of what is asked, or these were all.
 */
static bool take_newest(struct store *s, const struct query *q, struct finds *to, bool *whole,
			struct error *e)
{
	struct id_list ids = {.at = ARENA_ARRAY_RAW(to->arena, to->look, int64_t)};
	struct sift sift = {0};
	struct str starts = {q->starts.text.at, q->starts.text.n};
	*whole = false;
	if (!sift_open(&sift, s->db, starts))
		return true;
	bool good = ids_of(s, &q->sure, to->look, &ids, e) && take(s, &ids, &sift, to, e);
	*whole = to->n == to->most || ids.n < to->look;
	sift_close(&sift);
	return good;
}

static bool search(struct store *s, const struct query *q, struct finds *to, struct error *e)
{
	struct id_list ids = {.at = ARENA_ARRAY_RAW(to->arena, to->most, int64_t)};
	bool whole = false;
	if (q->starts.text.n && !take_newest(s, q, to, &whole, e))
		return false;
	return whole || (ids_of(s, &q->all, to->most, &ids, e) && take(s, &ids, NULL, to, e));
}

bool store_search(struct store *s, struct str asked, size_t most, struct arena *arena,
		  struct said **found, size_t *n, struct error *e)
{
	struct query q;
	struct finds to = {
		.most = most, .look = 2 * most < LOOK ? LOOK : 2 * most, .arena = arena};
	to.found = ARENA_ARRAY(arena, most, struct said);
	query_read(&q, asked);
	bool good = search(s, &q, &to, e);
	query_free(&q);
	*found = to.found;
	*n = to.n;
	return good;
}
