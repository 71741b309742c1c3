/* Words that begin as asked, looked for in quotes themselves, as the index tells words. */
#ifndef STATE_SIFT_H
#define STATE_SIFT_H

#include "terms.h"

#include <sqlite3.h>

enum { STARTS_MOST = 8 };

struct sift {
	fts5_tokenizer api;
	Fts5Tokenizer *tokenizer;
	struct arena arena;
	struct str starts[STARTS_MOST]; /* as the index writes words */
	size_t n;
	unsigned seen; /* bit of each that the quote has */
};

/* `starts`: the words asked for; false: these have to be asked of the index. */
bool sift_open(struct sift *s, sqlite3 *db, struct str starts);
void sift_close(struct sift *s);

/* Has a quote with these terms a word for each of the beginnings? */
bool sift_lets(struct sift *s, struct str terms);

#endif
