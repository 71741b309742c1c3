/* Articles and how they were left: kept, found again, forgotten. */
#include "store.h"

#include <time.h>

void visit_row(sqlite3_stmt *q, int at, struct arena *arena, struct visit *v)
{
	*v = (struct visit){
		.content = (uint64_t)sqlite3_column_int64(q, at + 1),
		.path = column_str(q, at + 2, arena),
		.extent = sqlite3_column_int(q, at + 3),
		.title = column_str(q, at + 4, arena),
		.byline = column_str(q, at + 5, arena),
		.published = column_str(q, at + 6, arena),
		.permille = (uint32_t)sqlite3_column_int(q, at + 7),
		.n_quotes = (uint32_t)sqlite3_column_int(q, at + 8),
		.read = sqlite3_column_int64(q, at + 9),
	};
}

/*
 * The article's row, 0: there is none; into `r` when that is given. That of the content comes
 * first; then the newest of the file under the same title: a text that was revised.
 */
static bool find_article(struct store *s, const struct visit *asked, int64_t *id,
			 struct arena *arena, struct visit *r, struct error *e)
{
	sqlite3_stmt *q = store_ask(s,
				    "SELECT " VISIT ", 1 AS same FROM article"
				    " WHERE content = ?1 UNION ALL"
				    " SELECT " VISIT ", 0 FROM article WHERE path = ?2"
				    " AND extent = ?3 AND title = ?4"
				    " ORDER BY same DESC, read DESC LIMIT 1",
				    e);
	*id = 0;
	if (!q)
		return false;
	sqlite3_bind_int64(q, 1, (int64_t)asked->content);
	bind_str(q, 2, asked->path);
	sqlite3_bind_int(q, 3, asked->extent);
	bind_str(q, 4, asked->title);
	int code = sqlite3_step(q);
	if (code == SQLITE_ROW) {
		*id = sqlite3_column_int64(q, 0);
		if (r)
			visit_row(q, 0, arena, r);
	}
	bool good = code == SQLITE_ROW || code == SQLITE_DONE || store_fail(s, e);
	sqlite3_finalize(q);
	return good;
}

/* ---- asking ------------------------------------------------------------------------------ */

static bool recall_traces(struct store *s, int64_t id, struct arena *arena, struct visit *r,
			  struct error *e)
{
	VEC(struct trace) traces = {0};
	sqlite3_stmt *q = store_ask(s,
				    "SELECT kind, at, words, letter FROM trace"
				    " WHERE article = ?1 AND kind <> ?2 UNION ALL"
				    " SELECT kind, at, words, letter FROM trace WHERE article ="
				    " (SELECT id FROM article ORDER BY read DESC LIMIT 1)"
				    " AND kind = ?2",
				    e);
	if (!q)
		return false;
	sqlite3_bind_int64(q, 1, id);
	sqlite3_bind_int(q, 2, TRACE_TAUGHT);
	int code;
	while ((code = sqlite3_step(q)) == SQLITE_ROW) {
		int kind = sqlite3_column_int(q, 0);
		if (kind >= 0 && kind < TRACE_KIND_COUNT)
			VEC_PUSH(traces, (struct trace){(enum trace_kind)kind,
							(uint32_t)sqlite3_column_int64(q, 1),
							column_str(q, 2, arena),
							(char)sqlite3_column_int(q, 3)});
	}
	bool good = code == SQLITE_DONE || store_fail(s, e);
	sqlite3_finalize(q);
	r->traces = arena_rows(arena, traces.at, traces.n, sizeof *traces.at);
	r->n_traces = traces.n;
	VEC_FREE(traces);
	return good;
}

bool store_recall(struct store *s, const struct visit *asked, struct arena *arena,
		  struct visit *found, struct error *e)
{
	int64_t id;
	*found = (struct visit){0};
	if (!find_article(s, asked, &id, arena, found, e) ||
	    !recall_traces(s, id, arena, found, e))
		return false;
	if (!id)
		return corrections_elsewhere(s, asked, arena, found, e);
	bool good = corrections_recall(s, id, arena, found, e);
	if (good)
		corrections_know(s, id, found);
	return good;
}

/* ---- keeping ----------------------------------------------------------------------------- */

/* Makes the article's row, or brings it up to date. */
static bool keep_article(struct store *s, const struct visit *r, int64_t *id, struct error *e)
{
	if (!find_article(s, r, id, NULL, NULL, e))
		return false;
	sqlite3_stmt *q = store_ask(s,
				    "INSERT INTO article(" VISIT ")"
				    " VALUES(?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10)"
				    " ON CONFLICT(id) DO UPDATE SET content = ?2, path = ?3,"
				    " extent = ?4, title = ?5, byline = ?6, published = ?7,"
				    " permille = ?8, quotes = ?9, read = ?10",
				    e);
	if (!q)
		return false;
	if (*id)
		sqlite3_bind_int64(q, 1, *id);
	sqlite3_bind_int64(q, 2, (int64_t)r->content);
	bind_str(q, 3, r->path);
	sqlite3_bind_int(q, 4, r->extent);
	bind_str(q, 5, r->title);
	bind_str(q, 6, r->byline);
	bind_str(q, 7, r->published);
	sqlite3_bind_int64(q, 8, r->permille);
	sqlite3_bind_int64(q, 9, r->n_quotes);
	sqlite3_bind_int64(q, 10, (int64_t)time(NULL));
	bool good = sqlite3_step(q) == SQLITE_DONE || store_fail(s, e);
	sqlite3_finalize(q);
	if (good && !*id)
		*id = sqlite3_last_insert_rowid(s->db);
	return good;
}

/* Writes the rows that are other ones than before. */
static bool keep_rows(struct store *s, int64_t id, const struct visit *r, struct error *e)
{
	sqlite3_stmt *q = store_ask(
		s,
		"INSERT INTO trace VALUES(?1, ?2, ?3, ?4, ?5, ?6)"
		" ON CONFLICT DO UPDATE SET kind = ?3, at = ?4, words = ?5, letter = ?6"
		" WHERE kind <> ?3 OR at <> ?4 OR words <> ?5 OR letter <> ?6",
		e);
	bool good = q != NULL;
	for (size_t i = 0; good && i < r->n_traces; i++) {
		sqlite3_bind_int64(q, 1, id);
		sqlite3_bind_int64(q, 2, (int64_t)i);
		sqlite3_bind_int(q, 3, r->traces[i].kind);
		sqlite3_bind_int64(q, 4, r->traces[i].at);
		bind_str(q, 5, r->traces[i].words);
		sqlite3_bind_int(q, 6, r->traces[i].letter);
		good = sqlite3_step(q) == SQLITE_DONE || store_fail(s, e);
		sqlite3_reset(q);
	}
	sqlite3_finalize(q);
	q = good ? store_ask(s, "DELETE FROM trace WHERE article = ? AND row >= ?", e) : NULL;
	if (!q)
		return false;
	sqlite3_bind_int64(q, 1, id);
	sqlite3_bind_int64(q, 2, (int64_t)r->n_traces);
	good = sqlite3_step(q) == SQLITE_DONE || store_fail(s, e);
	sqlite3_finalize(q);
	return good;
}

bool store_keep(struct store *s, const struct visit *r, struct error *e)
{
	int64_t id;
	if (!store_begin(s, e))
		return false;
	bool good = keep_article(s, r, &id, e) && keep_rows(s, id, r, e) &&
		    corrections_keep(s, id, r, e);
	return store_end(s, good, e);
}

bool visit_article(struct store *s, const struct visit *v, int64_t *id, uint64_t *archived,
		   struct error *e)
{
	if (!keep_article(s, v, id, e))
		return false;
	sqlite3_stmt *q = store_ask(s, "SELECT archived FROM article WHERE id = ?", e);
	if (!q)
		return false;
	sqlite3_bind_int64(q, 1, *id);
	bool good = sqlite3_step(q) == SQLITE_ROW || store_fail(s, e);
	*archived = good ? (uint64_t)sqlite3_column_int64(q, 0) : 0;
	sqlite3_finalize(q);
	return good;
}

bool store_recent(struct store *s, size_t most, struct arena *arena, struct visit **visits,
		  size_t *n, struct error *e)
{
	VEC(struct visit) found = {0};
	sqlite3_stmt *q = store_ask(
		s, "SELECT " VISIT " FROM article ORDER BY read DESC, id DESC LIMIT ?", e);
	if (!q)
		return false;
	sqlite3_bind_int64(q, 1, (int64_t)most);
	int code;
	while ((code = sqlite3_step(q)) == SQLITE_ROW) {
		struct visit v;
		visit_row(q, 0, arena, &v);
		VEC_PUSH(found, v);
	}
	bool good = code == SQLITE_DONE || store_fail(s, e);
	sqlite3_finalize(q);
	*n = found.n;
	*visits = arena_rows(arena, found.at, found.n, sizeof *found.at);
	VEC_FREE(found);
	return good;
}

/* ---- forgetting ------------------------------------------------------------------------- */

/* Articles that are forgotten: those of a path or a content, each NULL: all. */
#define FORGOTTEN "(?1 IS NULL OR path = ?1) AND (?2 IS NULL OR content = ?2)"

static bool delete_of(struct store *s, const char *sql, const char *path,
		      const uint64_t *content, struct error *e)
{
	sqlite3_stmt *q = store_ask(s, sql, e);
	if (!q)
		return false;
	sqlite3_bind_text(q, 1, path, -1, SQLITE_STATIC);
	if (content)
		sqlite3_bind_int64(q, 2, (int64_t)*content);
	bool good = sqlite3_step(q) == SQLITE_DONE || store_fail(s, e);
	sqlite3_finalize(q);
	return good;
}

/* Before the articles go: their quotes go out of the archive. */
static bool drop_quotes(struct store *s, const char *path, const uint64_t *content,
			struct error *e)
{
	if (!path && !content)
		return store_run(s,
				 "DELETE FROM leaf;"
				 "INSERT INTO spoken(spoken) VALUES('delete-all')",
				 e);
	sqlite3_stmt *q = store_ask(s, "SELECT id FROM article WHERE " FORGOTTEN, e);
	if (!q)
		return false;
	sqlite3_bind_text(q, 1, path, -1, SQLITE_STATIC);
	if (content)
		sqlite3_bind_int64(q, 2, (int64_t)*content);
	bool good = true, any = false;
	for (; good && sqlite3_step(q) == SQLITE_ROW; any = true)
		good = archive_drop(s, sqlite3_column_int64(q, 0), e);
	sqlite3_finalize(q);
	/* the index strikes words out; only when it is written anew are they gone */
	return good &&
	       (!any || store_run(s, "INSERT INTO spoken(spoken) VALUES('optimize')", e));
}

static bool forget(struct store *s, const char *path, const uint64_t *content, uint32_t *n,
		   struct error *e)
{
	/* what is forgotten does not stay in the file's free pages */
	if (!store_run(s, "PRAGMA secure_delete = 1", e) || !store_begin(s, e))
		return false;
	bool good = drop_quotes(s, path, content, e) &&
		    delete_of(s,
			      "DELETE FROM trace WHERE article IN"
			      " (SELECT id FROM article WHERE " FORGOTTEN ")",
			      path, content, e) &&
		    delete_of(s,
			      "DELETE FROM correction WHERE article IN"
			      " (SELECT id FROM article WHERE " FORGOTTEN ")",
			      path, content, e) &&
		    delete_of(s, "DELETE FROM article WHERE " FORGOTTEN, path, content, e);
	*n = good ? (uint32_t)sqlite3_changes(s->db) : 0;
	return store_end(s, good, e) && store_run(s, "PRAGMA wal_checkpoint(TRUNCATE)", e);
}

bool store_forget(struct store *s, const char *path, uint32_t *n, struct error *e)
{
	struct arena arena = {0};
	const char *real = path ? absolute_path(str_of(path), &arena).at : NULL;
	bool good = forget(s, real, NULL, n, e);
	arena_free(&arena);
	return good;
}

bool store_forget_visit(struct store *s, uint64_t content, struct error *e)
{
	uint32_t n;
	return forget(s, NULL, &content, &n, e);
}
