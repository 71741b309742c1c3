/* The database behind the floor: statements on it, and what they fail with. */
#ifndef STATE_STORE_H
#define STATE_STORE_H

#include "reader/state.h"

#include <sqlite3.h>

/* A correction that this reader knows to be kept with an article. */
struct known_row {
	int64_t article;
	uint64_t key; /* corrections_key() of it alone */
};

struct store {
	sqlite3 *db;
	char *path;
	VEC(struct known_row) known; /* of the articles that were recalled or kept */
};

/* Makes the folders that a path leads through, for the user alone. */
void make_folders(const char *path);

/* The message of what has just failed; false. */
bool store_fail(struct store *s, struct error *e);

/* Runs statements that give nothing. */
bool store_run(struct store *s, const char *sql, struct error *e);

/* NULL, with a message, when it fails. To be finalized. */
sqlite3_stmt *store_ask(struct store *s, const char *sql, struct error *e);

/* A transaction, whose writing starts at once; ends by taking all of it, or nothing. */
bool store_begin(struct store *s, struct error *e);
bool store_end(struct store *s, bool good, struct error *e);

/* The row of an article, made when there is none; the content that its archive has, 0: none. */
bool visit_article(struct store *s, const struct visit *v, int64_t *id, uint64_t *archived,
		   struct error *e);

/* The columns of an article, and what stands in them, from column `at` on. */
#define VISIT "id, content, path, extent, title, byline, published, permille, quotes, read"
void visit_row(sqlite3_stmt *q, int at, struct arena *arena, struct visit *v);

/* The corrections of an article's row; those of another that has the file or the title. */
bool corrections_recall(struct store *s, int64_t article, struct arena *arena, struct visit *v,
			struct error *e);
bool corrections_elsewhere(struct store *s, const struct visit *asked, struct arena *arena,
			   struct visit *v, struct error *e);

/* Remembers them as what is kept with an article, in place of what was known of it. */
void corrections_know(struct store *s, int64_t article, const struct visit *v);

/*
 * Makes those of the visit the article's, within a transaction. What another reader kept with
 * it meanwhile stays, before them.
 */
bool corrections_keep(struct store *s, int64_t article, const struct visit *v, struct error *e);

/* Takes an article's quotes out of the archive. */
bool archive_drop(struct store *s, int64_t article, struct error *e);

/* Leaves word beside the database that there are corrections in it. */
bool store_mark_corrected(struct store *s, struct error *e);

/* Rows that were gathered, into the arena. */
static inline void *arena_rows(struct arena *arena, const void *at, size_t n, size_t size)
{
	void *own = arena_array(arena, n, size);
	if (n)
		memcpy(own, at, n * size);
	return own;
}

static inline void bind_str(sqlite3_stmt *q, int at, struct str s)
{
	sqlite3_bind_text64(q, at, s.n ? s.at : "", s.n, SQLITE_STATIC, SQLITE_UTF8);
}

/* Into the arena. */
static inline struct str column_str(sqlite3_stmt *q, int at, struct arena *arena)
{
	const char *text = (const char *)sqlite3_column_text(q, at);
	size_t n = (size_t)sqlite3_column_bytes(q, at);
	return text ? arena_str(arena, (struct str){text, n}) : (struct str){"", 0};
}

#endif
