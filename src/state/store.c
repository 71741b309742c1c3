/* The database: found, made, checked before it is touched; transactions on it. */
#include "store.h"

#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <stdio.h>
#include <sys/stat.h>
#include <unistd.h>

enum {
	VERSION = 3,
	UNMARKED = 2,      /* the last one that leaves no word of its corrections */
	OURS = 0x72647231, /* "rdr1", the application id */
	PATIENCE = 5000,   /* milliseconds for another reader that writes */
};

/*
 * Rows of `trace` have the order in which they were given. A row of `leaf` is the quotes of an
 * article, packed (archive.c): those with the ids from `first` on, without gaps, which makes
 * the index half as large. `spoken` has what quotes are found by, nothing else. Of an article
 * `archived` is the content that its leaf has, with what was corrected of it.
 */
static const char first_schema[] = "CREATE TABLE article("
				   " id INTEGER PRIMARY KEY,"
				   " content INTEGER NOT NULL UNIQUE,"
				   " path TEXT NOT NULL,"
				   " extent INTEGER NOT NULL,"
				   " title TEXT NOT NULL,"
				   " byline TEXT NOT NULL,"
				   " published TEXT NOT NULL,"
				   " permille INTEGER NOT NULL,"
				   " quotes INTEGER NOT NULL,"
				   " read INTEGER NOT NULL,"
				   " archived INTEGER NOT NULL DEFAULT 0,"
				   " leaf INTEGER NOT NULL DEFAULT 0);"
				   "CREATE INDEX article_path ON article(path);"
				   "CREATE INDEX article_read ON article(read);"
				   "CREATE TABLE trace("
				   " article INTEGER NOT NULL,"
				   " row INTEGER NOT NULL,"
				   " kind INTEGER NOT NULL,"
				   " at INTEGER NOT NULL,"
				   " words TEXT NOT NULL,"
				   " letter INTEGER NOT NULL,"
				   " PRIMARY KEY(article, row)) WITHOUT ROWID;"
				   "CREATE TABLE leaf("
				   " first INTEGER PRIMARY KEY,"
				   " article INTEGER NOT NULL,"
				   " said BLOB NOT NULL);"
				   "CREATE VIRTUAL TABLE spoken USING fts5(terms, content = '',"
				   " columnsize = 0, detail = none,"
				   " tokenize = 'unicode61 remove_diacritics 2');";

/* Rows of `correction` have the order in which they are applied. */
static const char second_schema[] = "CREATE TABLE correction("
				    " article INTEGER NOT NULL,"
				    " row INTEGER NOT NULL,"
				    " kind INTEGER NOT NULL,"
				    " at INTEGER NOT NULL,"
				    " words TEXT NOT NULL,"
				    " ahead TEXT NOT NULL,"
				    " behind TEXT NOT NULL,"
				    " who TEXT NOT NULL,"
				    " value TEXT NOT NULL,"
				    " role TEXT NOT NULL,"
				    " type INTEGER NOT NULL,"
				    " country TEXT NOT NULL,"
				    " PRIMARY KEY(article, row)) WITHOUT ROWID;";

/* What makes each version of the one before it. */
static const char *const schemas[VERSION] = {first_schema, second_schema, ""};

/* ---- statements -------------------------------------------------------------------------- */

bool store_fail(struct store *s, struct error *e)
{
	int code = sqlite3_errcode(s->db);
	if (code == SQLITE_CORRUPT || code == SQLITE_NOTADB)
		return fail(e, "%s: is damaged", s->path);
	fail(e, "%s: %s", s->path, sqlite3_errmsg(s->db));
	e->passes = code == SQLITE_BUSY || code == SQLITE_LOCKED;
	return false;
}

bool store_run(struct store *s, const char *sql, struct error *e)
{
	return sqlite3_exec(s->db, sql, NULL, NULL, NULL) == SQLITE_OK || store_fail(s, e);
}

sqlite3_stmt *store_ask(struct store *s, const char *sql, struct error *e)
{
	sqlite3_stmt *q = NULL;
	if (sqlite3_prepare_v2(s->db, sql, -1, &q, NULL) != SQLITE_OK)
		store_fail(s, e);
	return q;
}

bool store_begin(struct store *s, struct error *e)
{
	return store_run(s, "BEGIN IMMEDIATE", e);
}

bool store_end(struct store *s, bool good, struct error *e)
{
	if (good && store_run(s, "COMMIT", e))
		return true;
	sqlite3_exec(s->db, "ROLLBACK", NULL, NULL, NULL);
	return false;
}

/* ---- what lies there --------------------------------------------------------------------- */

static uint32_t big_endian(const unsigned char *at)
{
	return (uint32_t)at[0] << 24 | (uint32_t)at[1] << 16 | (uint32_t)at[2] << 8 | at[3];
}

/*
 * Looks at the file without SQLite, which would write to one that it can read but we should
 * not. `version`: of its tables, 0 when there is nothing in it; in its log stands one that may
 * be newer.
 */
static bool check_head(int fd, const char *path, uint32_t *version, struct error *e)
{
	enum { HEAD = 100, AT_PAGE = 16, AT_PAGES = 28, AT_VERSION = 60, AT_OWNER = 68 };
	unsigned char head[HEAD];
	struct stat st;
	if (fstat(fd, &st) != 0)
		return fail(e, "%s: %s", path, system_fault(errno).text);
	uint64_t n = S_ISREG(st.st_mode) ? (uint64_t)st.st_size : 0;
	*version = 0;
	if (!S_ISREG(st.st_mode))
		return fail(e, "%s: is no file", path);
	if (!n)
		return true;
	if (pread(fd, head, HEAD, 0) != HEAD || memcmp(head, "SQLite format 3", AT_PAGE) != 0 ||
	    big_endian(head + AT_OWNER) != OURS)
		return fail(e, "%s: is damaged, or no database of reader's", path);
	*version = big_endian(head + AT_VERSION);
	if (*version > VERSION)
		return fail(e, "%s: was written by a newer reader", path);
	uint32_t page = (uint32_t)head[AT_PAGE] << 8 | head[AT_PAGE + 1];
	uint64_t whole = (uint64_t)(page == 1 ? 65536 : page) * big_endian(head + AT_PAGES);
	return n >= whole || fail(e, "%s: is damaged: a part of it is missing", path);
}

static void mark_path(char *out, size_t room, const char *path)
{
	snprintf(out, room, "%s-corrected", path);
}

bool store_mark_corrected(struct store *s, struct error *e)
{
	char mark[PATH_MAX];
	mark_path(mark, sizeof mark, s->path);
	int fd = open(mark, O_WRONLY | O_CREAT | O_CLOEXEC, 0600);
	if (fd < 0)
		return fail(e, "%s: %s", mark, system_fault(errno).text);
	close(fd);
	return true;
}

/* Of an older version than what its log has, it is asked once too often. */
bool store_may_correct(const char *path)
{
	char mark[PATH_MAX];
	struct error e;
	uint32_t version;
	int fd = open(path, O_RDONLY | O_CLOEXEC);
	if (fd < 0)
		return errno != ENOENT;
	bool marks = check_head(fd, path, &version, &e) && version > UNMARKED;
	close(fd);
	mark_path(mark, sizeof mark, path);
	return !marks || access(mark, F_OK) == 0;
}

static bool open_file(const char *path, struct error *e)
{
	uint32_t version;
	int fd = open(path, O_RDWR | O_CREAT | O_CLOEXEC, 0600);
	if (fd < 0 && errno == ENOENT) {
		make_folders(path);
		fd = open(path, O_RDWR | O_CREAT | O_CLOEXEC, 0600);
	}
	if (fd < 0)
		return fail(e, "%s: %s", path, system_fault(errno).text);
	bool good = check_head(fd, path, &version, e);
	close(fd);
	return good;
}

static bool int_of(struct store *s, const char *sql, int *value, struct error *e)
{
	sqlite3_stmt *q = store_ask(s, sql, e);
	bool good = q && (sqlite3_step(q) == SQLITE_ROW || store_fail(s, e));
	if (good)
		*value = sqlite3_column_int(q, 0);
	sqlite3_finalize(q);
	return good;
}

/*
 * The tables that are not there yet, in one transaction: of two readers that come at once one
 * makes them.
 */
static bool make_tables(struct store *s, struct error *e)
{
	char stamp[80];
	int version = 0;
	if (!store_begin(s, e))
		return false;
	bool good = int_of(s, "PRAGMA user_version", &version, e) &&
		    (version != UNMARKED || store_mark_corrected(s, e));
	for (int v = version; good && v < VERSION; v++) {
		snprintf(stamp, sizeof stamp,
			 "PRAGMA application_id = %d; PRAGMA user_version = %d", OURS, v + 1);
		good = store_run(s, schemas[v], e) && store_run(s, stamp, e);
	}
	return store_end(s, good, e);
}

static bool open_tables(struct store *s, struct error *e)
{
	int version = 0;
	if (sqlite3_open_v2(s->path, &s->db, SQLITE_OPEN_READWRITE | SQLITE_OPEN_NOMUTEX,
			    NULL) != SQLITE_OK)
		return store_fail(s, e);
	sqlite3_busy_timeout(s->db, PATIENCE);
	sqlite3_db_config(s->db, SQLITE_DBCONFIG_DEFENSIVE, 1, NULL);
	sqlite3_db_config(s->db, SQLITE_DBCONFIG_TRUSTED_SCHEMA, 0, NULL);
	if (!int_of(s, "PRAGMA user_version", &version, e))
		return false;
	if (version > VERSION)
		return fail(e, "%s: was written by a newer reader", s->path);
	return (version == VERSION || make_tables(s, e)) &&
	       store_run(s, "PRAGMA journal_mode = WAL", e) &&
	       store_run(s, "PRAGMA synchronous = NORMAL", e);
}

struct store *store_open(const char *path, struct error *e)
{
	if (!open_file(path, e))
		return NULL;
	struct store *s = mem_alloc(sizeof *s);
	size_t room = strlen(path) + 1;
	*s = (struct store){.path = memcpy(mem_alloc(room), path, room)};
	if (open_tables(s, e))
		return s;
	store_close(s);
	return NULL;
}

void store_wait(struct store *s, int milliseconds)
{
	sqlite3_busy_timeout(s->db, milliseconds);
}

void store_close(struct store *s)
{
	if (!s)
		return;
	/* it would wait for the disk, and write to one that is damaged */
	if (s->db)
		sqlite3_db_config(s->db, SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, 1, NULL);
	sqlite3_close(s->db);
	VEC_FREE(s->known);
	free(s->path);
	free(s);
}
