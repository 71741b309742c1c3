#include "sift.h"

/* The tokenizer of the index, as its table names it. */
static bool find_tokenizer(struct sift *s, sqlite3 *db)
{
	const char *arguments[] = {"remove_diacritics", "2"};
	fts5_api *api = NULL;
	void *context;
	sqlite3_stmt *q = NULL;
	if (sqlite3_prepare_v2(db, "SELECT fts5(?1)", -1, &q, NULL) == SQLITE_OK) {
		sqlite3_bind_pointer(q, 1, &api, "fts5_api_ptr", NULL);
		sqlite3_step(q);
	}
	sqlite3_finalize(q);
	return api && api->xFindTokenizer(api, "unicode61", &context, &s->api) == SQLITE_OK &&
	       s->api.xCreate(context, arguments, 2, &s->tokenizer) == SQLITE_OK;
}

typedef int taker(void *to, int flags, const char *token, int n, int start, int end);

static bool tokenize(struct sift *s, struct str text, taker *take)
{
	return text.n <= INT32_MAX && s->api.xTokenize(s->tokenizer, s, FTS5_TOKENIZE_DOCUMENT,
						       text.at, (int)text.n, take) == SQLITE_OK;
}

static int take_start(void *to, int flags, const char *token, int n, int start, int end)
{
	struct sift *s = to;
	(void)flags, (void)start, (void)end;
	if (s->n == STARTS_MOST)
		return SQLITE_TOOBIG;
	s->starts[s->n++] = arena_str(&s->arena, (struct str){token, (size_t)n});
	return SQLITE_OK;
}

static int take_token(void *to, int flags, const char *token, int n, int start, int end)
{
	struct sift *s = to;
	(void)flags, (void)start, (void)end;
	for (size_t i = 0; i < s->n; i++)
		if (s->starts[i].n <= (size_t)n &&
		    memcmp(s->starts[i].at, token, s->starts[i].n) == 0)
			s->seen |= 1u << i;
	return SQLITE_OK;
}

/* A word that is none for the index is left out there, or is several: then it is not as here.
 */
bool sift_open(struct sift *s, sqlite3 *db, struct str starts)
{
	*s = (struct sift){0};
	size_t words = 0;
	for (struct str all = starts; str_word(&all).n;)
		words++;
	if (find_tokenizer(s, db) && tokenize(s, starts, take_start) && s->n == words)
		return true;
	sift_close(s);
	return false;
}

void sift_close(struct sift *s)
{
	if (s->tokenizer)
		s->api.xDelete(s->tokenizer);
	s->tokenizer = NULL;
	arena_free(&s->arena);
}

bool sift_lets(struct sift *s, struct str terms)
{
	s->seen = 0;
	return tokenize(s, terms, take_token) && s->seen == (1u << s->n) - 1;
}
