#include "corrected.h"

#include "say.h"

#include "reader/state.h"

/* What is remembered of the article; false, and said why, when that can't be read. */
static bool recall(const char *database, const char *name, const struct article_view *v,
		   struct arena *arena, struct visit *found)
{
	struct error e;
	struct visit asked = {
		.content = v->key,
		.path = absolute_path(str_of(name), arena),
		.extent = (int)v->extent,
		.title = span_empty(v->title) ? v->about.title : str_slice(v->text, v->title),
	};
	struct store *store = store_open(database, &e);
	bool good = store && store_recall(store, &asked, arena, found, &e);
	store_close(store);
	if (!good)
		say("%s: nothing that you corrected is printed", e.message);
	return good;
}

const struct document *corrected_document(const struct options *o, const char *name,
					  const struct article_view *v, struct arena *arena)
{
	char database[4096];
	struct visit found = {0};
	if (!o->remember || o->secure || !v->key || !v->document ||
	    !state_path(database, sizeof database) || !store_may_correct(database) ||
	    !recall(database, name, v, arena, &found) || !found.n_corrections)
		return v->document;
	/* their words are the document's, too: they last as long */
	size_t n = found.n_corrections;
	struct corrections made = {.all = {corrections_copy(found.corrections, n, arena), n, n},
				   .n = n};
	struct document *d = ARENA_NEW(arena, struct document);
	corrections_apply(&made, v->document, arena, d);
	arena_free(&made.arena);
	return d;
}
