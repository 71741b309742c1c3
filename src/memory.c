#include "memory.h"

#include "print.h"
#include "say.h"

#include "reader/input.h"

#include <errno.h>
#include <poll.h>
#include <unistd.h>

/* What was done about an article. */
struct memory_page {
	bool archived;
	uint64_t corrected; /* corrections_key() of what was archived */
	uint64_t asked;     /* the key of the text that was asked for */
	bool answered;      /* only then is anything kept: else what was kept would be lost */
	uint32_t kept;      /* hash of what was kept last */
};

void memory_begin(struct memory *m, const struct options *o)
{
	if (!o->remember || o->secure || !state_path(m->path, sizeof m->path))
		return;
	m->keeper = keeper_new(m->path);
}

int memory_fd(const struct memory *m)
{
	return m->keeper ? keeper_fd(m->keeper) : -1;
}

bool memory_answers(struct memory *m, struct ui *ui)
{
	bool changed = false;
	for (struct recalled a; keeper_answer(m->keeper, &a); arena_free(&a.arena)) {
		changed = true;
		if (a.failed) {
			ui_say(ui, true, "%s: nothing is remembered", a.fault.message);
			snprintf(ui->unkept, sizeof ui->unkept, "%s", ui->message);
			continue;
		}
		if (a.searched) {
			ui_archived(ui, &a.arena, a.said, a.n_said);
			continue;
		}
		m->pages[a.ticket].answered = true;
		if (a.visit.n_traces || a.visit.n_corrections)
			ui_recall(ui, a.ticket, &a.visit);
	}
	return changed;
}

bool memory_search(struct memory *m, struct str asked)
{
	if (m->keeper)
		keeper_search(m->keeper, asked);
	return m->keeper != NULL;
}

/* Of all that is kept. */
static uint32_t hash_of(const struct visit *r, struct arena *arena)
{
	struct str all = arena_printf(arena, "%u %u", r->permille, r->n_quotes);
	uint32_t h = hash_bytes(all.at, all.n);
	for (size_t i = 0; i < r->n_traces; i++) {
		const struct trace *k = &r->traces[i];
		h = h * 31 + (hash_bytes(k->words.at, k->words.n) ^ k->at);
		h = h * 31 + ((uint32_t)k->kind << 8) + (unsigned char)k->letter;
	}
	uint64_t corrected = corrections_key(r->corrections, r->n_corrections);
	return h * 31 + (uint32_t)(corrected ^ corrected >> 32);
}

static struct memory_page *page_of(struct memory *m, const struct ui *ui)
{
	if (m->n < ui->n_articles)
		m->pages = mem_realloc(m->pages, ui->n_articles * sizeof *m->pages);
	for (; m->n < ui->n_articles; m->n++)
		m->pages[m->n] = (struct memory_page){0};
	return &m->pages[ui->at];
}

/* True: its quotes are being archived, which takes more calls. */
static bool archive(struct memory *m, const struct ui *ui, struct memory_page *page,
		    const struct visit *r)
{
	uint64_t corrected = corrections_key(r->corrections, r->n_corrections);
	bool same = page->archived && page->corrected == corrected;
	if (!page->answered || !ui_document(ui) || same)
		return false;
	if (keeper_archive(m->keeper, r, ui_document(ui)))
		return true;
	page->archived = true;
	page->corrected = corrected;
	return false;
}

bool memory_follow(struct memory *m, const struct ui *ui)
{
	if (!m->keeper || !ui_article(ui)->view.key)
		return false;
	struct memory_page *page = page_of(m, ui);
	arena_reset(&m->arena);
	struct visit r = ui_visit(ui, ui->at, &m->arena);
	if (page->asked != r.content) {
		*page = (struct memory_page){.asked = r.content};
		keeper_recall(m->keeper, ui->at, &r);
	}
	bool more = archive(m, ui, page, &r);
	uint32_t hash = hash_of(&r, &m->arena);
	if (page->answered && hash != page->kept) {
		page->kept = hash;
		keeper_keep(m->keeper, &r);
	}
	return more;
}

/* What was kept from being written until the end is told now. */
static void finish(struct keeper *k)
{
	keeper_finish(k);
	for (struct recalled a; keeper_answer(k, &a); arena_free(&a.arena))
		if (a.failed)
			say("%s: not all is remembered", a.fault.message);
	keeper_free(k);
}

/* Who leaves before it is known what was kept of the article has read it all the same. */
static void await_answer(struct memory *m, struct ui *ui)
{
	enum { PATIENCE = 500 }; /* milliseconds */
	struct pollfd answer = {.fd = memory_fd(m), .events = POLLIN};
	if (ui->at < m->n && !m->pages[ui->at].answered && poll(&answer, 1, PATIENCE) > 0)
		memory_answers(m, ui);
}

void memory_end(struct memory *m, struct ui *ui)
{
	memory_follow(m, ui);
	await_answer(m, ui);
	while (memory_follow(m, ui))
		;
	if (m->keeper)
		finish(m->keeper);
	free(m->pages);
	arena_free(&m->arena);
}

static bool forget_visits(const char *what, uint32_t *n, struct error *e)
{
	char path[4096];
	*n = 0;
	if (!state_path(path, sizeof path) || access(path, F_OK) != 0)
		return true;
	struct store *store = store_open(path, e);
	bool good = store && store_forget(store, what, n, e);
	store_close(store);
	return good;
}

int memory_forget(const char *what)
{
	struct error e;
	uint32_t n;
	const char *one = strcmp(what, "all") == 0 ? NULL : what;
	bool fetched = (!one || source_is_address(one)) && source_forget(one);
	if (!forget_visits(one, &n, &e))
		return say("%s", e.message), SYSTEM;
	if (!n && !fetched)
		say("%s: nothing is remembered of it", what);
	return GOOD;
}
