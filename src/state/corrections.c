/* What the reader corrected of an article: kept with it, found again. */
#include "store.h"

#define CORRECTION "kind, at, words, ahead, behind, who, value, role, type, country"

static bool read_row(sqlite3_stmt *q, struct arena *arena, struct correction *c)
{
	int kind = sqlite3_column_int(q, 0);
	struct str country = column_str(q, 9, arena);
	if (kind < 0 || kind >= CORRECTION_KINDS)
		return false;
	*c = (struct correction){
		.kind = (enum correction_kind)kind,
		.anchor = {(uint32_t)sqlite3_column_int64(q, 1), column_str(q, 2, arena),
			   column_str(q, 3, arena), column_str(q, 4, arena)},
		.who = column_str(q, 5, arena),
		.value = column_str(q, 6, arena),
		.role = column_str(q, 7, arena),
		.type = (uint32_t)sqlite3_column_int64(q, 8),
	};
	memcpy(c->country, country.at, country.n < 2 ? country.n : 2);
	return true;
}

bool corrections_recall(struct store *s, int64_t article, struct arena *arena, struct visit *v,
			struct error *e)
{
	VEC(struct correction) all = {0};
	struct correction c;
	sqlite3_stmt *q = store_ask(
		s, "SELECT " CORRECTION " FROM correction WHERE article = ? ORDER BY row", e);
	if (!q)
		return false;
	sqlite3_bind_int64(q, 1, article);
	int code;
	while ((code = sqlite3_step(q)) == SQLITE_ROW)
		if (read_row(q, arena, &c))
			VEC_PUSH(all, c);
	bool good = code == SQLITE_DONE || store_fail(s, e);
	sqlite3_finalize(q);
	v->corrections = arena_rows(arena, all.at, all.n, sizeof *all.at);
	v->n_corrections = all.n;
	VEC_FREE(all);
	return good;
}

bool corrections_elsewhere(struct store *s, const struct visit *asked, struct arena *arena,
			   struct visit *v, struct error *e)
{
	sqlite3_stmt *q = store_ask(s,
				    "SELECT id FROM article WHERE id IN"
				    " (SELECT DISTINCT article FROM correction)"
				    " AND (path = ?1 OR (title = ?2 AND title <> ''))"
				    " ORDER BY path = ?1 DESC, read DESC LIMIT 1",
				    e);
	if (!q)
		return false;
	bind_str(q, 1, asked->path);
	bind_str(q, 2, asked->title);
	int code = sqlite3_step(q);
	int64_t id = code == SQLITE_ROW ? sqlite3_column_int64(q, 0) : 0;
	bool good = code == SQLITE_ROW || code == SQLITE_DONE || store_fail(s, e);
	sqlite3_finalize(q);
	return good && (!id || corrections_recall(s, id, arena, v, e));
}

/* ---- keeping ----------------------------------------------------------------------------- */

static bool drop(struct store *s, int64_t article, struct error *e)
{
	sqlite3_stmt *q = store_ask(s, "DELETE FROM correction WHERE article = ?", e);
	if (!q)
		return false;
	sqlite3_bind_int64(q, 1, article);
	bool good = sqlite3_step(q) == SQLITE_DONE || store_fail(s, e);
	sqlite3_finalize(q);
	return good;
}

static void bind_row(sqlite3_stmt *q, int64_t article, size_t row, const struct correction *c)
{
	const struct str texts[] = {c->anchor.words, c->anchor.before, c->anchor.after,
				    c->who,          c->value,         c->role};
	sqlite3_bind_int64(q, 1, article);
	sqlite3_bind_int64(q, 2, (int64_t)row);
	sqlite3_bind_int(q, 3, (int)c->kind);
	sqlite3_bind_int64(q, 4, c->anchor.at);
	for (int i = 0; i < (int)(sizeof texts / sizeof *texts); i++)
		bind_str(q, 5 + i, texts[i]);
	sqlite3_bind_int64(q, 11, c->type);
	bind_str(q, 12, str_of(c->country));
}

static bool insert(struct store *s, int64_t article, const struct visit *v, struct error *e)
{
	sqlite3_stmt *q = store_ask(s,
				    "INSERT INTO correction(article, row, " CORRECTION ")"
				    " VALUES(?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
				    e);
	bool good = q != NULL;
	for (size_t i = 0; good && i < v->n_corrections; i++) {
		bind_row(q, article, i, &v->corrections[i]);
		good = sqlite3_step(q) == SQLITE_DONE || store_fail(s, e);
		sqlite3_reset(q);
	}
	sqlite3_finalize(q);
	return good;
}

/* ---- what others keep -------------------------------------------------------------------- */

void corrections_know(struct store *s, int64_t article, const struct visit *v)
{
	size_t n = 0;
	for (size_t i = 0; i < s->known.n; i++)
		if (s->known.at[i].article != article)
			s->known.at[n++] = s->known.at[i];
	s->known.n = n;
	for (size_t i = 0; i < v->n_corrections; i++)
		VEC_PUSH(s->known,
			 (struct known_row){article, corrections_key(&v->corrections[i], 1)});
}

/* Is it another reader's: neither known to be kept, nor one of the visit's? */
static bool anothers(const struct store *s, int64_t article, const struct visit *v,
		     const struct correction *c)
{
	uint64_t key = corrections_key(c, 1);
	for (size_t i = 0; i < s->known.n; i++)
		if (s->known.at[i].article == article && s->known.at[i].key == key)
			return false;
	for (size_t i = 0; i < v->n_corrections; i++)
		if (corrections_key(&v->corrections[i], 1) == key)
			return false;
	return true;
}

/* Those that another reader kept, and those of the visit behind them; in the arena. */
static struct visit joined(const struct store *s, int64_t article, const struct visit *kept,
			   const struct visit *v, struct arena *arena)
{
	struct visit both = *v;
	struct correction *all =
		arena_array(arena, kept->n_corrections + v->n_corrections, sizeof *all);
	size_t n = 0;
	for (size_t i = 0; i < kept->n_corrections; i++)
		if (anothers(s, article, v, &kept->corrections[i]))
			all[n++] = kept->corrections[i];
	for (size_t i = 0; i < v->n_corrections; i++)
		all[n++] = v->corrections[i];
	both.corrections = all;
	both.n_corrections = n;
	return both;
}

/* Mostly they are as before: then no row is written. */
bool corrections_keep(struct store *s, int64_t article, const struct visit *v, struct error *e)
{
	struct arena arena = {0};
	struct visit old = {0};
	bool good = corrections_recall(s, article, &arena, &old, e);
	struct visit both = joined(s, article, &old, v, &arena);
	bool same = corrections_key(old.corrections, old.n_corrections) ==
		    corrections_key(both.corrections, both.n_corrections);
	good = good && (!both.n_corrections || store_mark_corrected(s, e)) &&
	       (same || (drop(s, article, e) && insert(s, article, &both, e)));
	if (good)
		corrections_know(s, article, v);
	arena_free(&arena);
	return good;
}
