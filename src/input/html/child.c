/* The process that reads a page: bytes on standard input, the answer on standard output. */
#include "charset.h"
#include "choose.h"
#include "parse.h"
#include "reply.h"
#include "words.h"

#include "reader/input.h"
#include "reader/reach.h"

#include "input/limit.h"

#include <errno.h>
#include <stdio.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

enum {
	SECONDS = 5,     /* of processor */
	ROOM = 1024,     /* MiB of address space beyond what it has */
	CELL_WORDS = 30, /* in a cell of a table that is a line */
};

/* ---- the answer -------------------------------------------------------------------------- */

static void put(struct reply *r, struct str s)
{
	VEC_APPEND(r->text, s.at, s.n);
}

static void put_line(struct reply *r, struct str s)
{
	put(r, s);
	VEC_PUSH(r->text, '\n');
}

/* The row of a table the block is a cell of, when the cell holds nothing else. */
static int32_t row_of(const struct page *p, const struct page_block *b)
{
	int32_t cell = b->leaf;
	while (cell >= 0 && p->elements.at[cell].tag != TAG_td &&
	       p->elements.at[cell].tag != TAG_th)
		cell = p->elements.at[cell].parent;
	if (cell < 0 || p->elements.at[cell].blocks != 1 || b->words > CELL_WORDS)
		return NOWHERE;
	return element_around(p, cell, TAG_tr);
}

/* Where the links of a block stand in the answer's text: a line for each. */
static void put_links(struct reply *links, const struct page *p, const struct page_block *b,
		      size_t text)
{
	size_t i;
	BISECT(i, p->links.n, p->links.at[i].at.start < b->at.start);
	for (; i < p->links.n && p->links.at[i].at.end <= b->at.end; i++) {
		struct span at = p->links.at[i].at;
		char line[64];
		snprintf(line, sizeof line, "\n%zu %zu ", text + at.start - b->at.start,
			 text + at.end - b->at.start);
		put(links, str_of(line));
		put(links, p->addresses.at[p->links.at[i].to]);
	}
}

static void put_blocks(struct reply *r, struct reply *links, const struct page *p,
		       const bool *keep)
{
	int32_t row = NOWHERE;
	for (size_t i = 0; i < p->blocks.n; i++) {
		const struct page_block *b = &p->blocks.at[i];
		if (!keep[i])
			continue;
		int32_t next = row_of(p, b);
		put(r, next != NOWHERE && next == row ? STR(" | ") : STR("\n"));
		put_links(links, p, b, r->text.n - 1); /* without the first line's end */
		put(r, block_text(p, b));
		row = next;
	}
}

/* A line for each. */
static void put_captions(struct reply *r, struct page *p, const bool *captions)
{
	for (size_t i = 0; i < p->blocks.n; i++) {
		if (!captions[i])
			continue;
		put(r, STR("\n"));
		put(r, words_squeeze(&p->arena, block_text(p, &p->blocks.at[i])));
	}
}

static unsigned count(const bool *blocks, size_t n)
{
	unsigned counted = 0;
	for (size_t i = 0; i < n; i++)
		counted += blocks[i];
	return counted;
}

static void put_page(struct reply *r, struct page *p, const struct charset_guess *written,
		     bool whole)
{
	char line[64];
	struct page_about about = about_read(p);
	struct chosen c = {0};
	if (!whole)
		c = choose_blocks(p, &about, &veto_builtin);
	enum page_kind kind = whole ? PAGE_WHOLE : c.text ? PAGE_ARTICLE : PAGE_NO_ARTICLE;
	snprintf(line, sizeof line, REPLY_MARK "%d", (int)kind);
	put_line(r, str_of(line));
	snprintf(line, sizeof line, "%d %s", (int)written->charset, written->name);
	put_line(r, str_of(line));
	put_line(r, about.title);
	put_line(r, about.byline);
	put_line(r, about.published);
	snprintf(line, sizeof line, "%u", c.captions ? count(c.captions, p->blocks.n) : 0);
	put(r, str_of(line));
	struct reply text = {0}, links = {0};
	put_blocks(&text, &links, p, c.text ? c.text : choose_all(p));
	if (c.captions)
		put_captions(&text, p, c.captions);
	put(r, (struct str){links.text.at, links.text.n});
	put(r, STR(REPLY_TEXT));
	put(r, (struct str){text.text.at, text.text.n});
	put(r, STR(REPLY_END));
	VEC_FREE(text.text);
	VEC_FREE(links.text);
}

void reply_make(struct reply *r, struct str bytes, bool whole)
{
	struct page p = {0};
	struct error e;
	struct charset_guess written;
	size_t n;
	char *text = page_decode(bytes, &written, &n);
	if (page_parse(&p, text, n, &e)) {
		put_page(r, &p, &written, whole);
	} else {
		put(r, STR(REPLY_FAULT));
		put(r, str_of(e.message));
	}
	free(text);
	page_free(&p);
}

/* ---- the process ------------------------------------------------------------------------- */

/* A file is mapped: who starts this process gives one that nobody else has. */
static struct str map_input(void)
{
	struct stat st;
	if (fstat(STDIN_FILENO, &st) < 0 || st.st_size <= 0 || st.st_size > PAGE_MOST)
		return (struct str){0};
	size_t n = (size_t)st.st_size;
	void *at = mmap(NULL, n, PROT_READ, MAP_PRIVATE | MAP_POPULATE, STDIN_FILENO, 0);
	return at == MAP_FAILED ? (struct str){0} : (struct str){at, n};
}

static bool read_input(struct reply *page)
{
	enum { CHUNK = 64 * 1024 };
	for (;;) {
		while (page->text.room - page->text.n < CHUNK)
			page->text.at = vec_grow(page->text.at, &page->text.room, 1);
		ssize_t n = read(STDIN_FILENO, page->text.at + page->text.n, CHUNK);
		if (n == 0)
			return true;
		if (n < 0 && errno != EINTR)
			return false;
		page->text.n += n > 0 ? (size_t)n : 0;
		if (page->text.n > PAGE_MOST)
			return false;
	}
}

int input_child(bool whole)
{
	struct reply page = {0}, answer = {0};
	/* nothing a page holds may cost more than this */
	limit_process(SECONDS, ROOM);
	reach_confine();
	struct str bytes = map_input();
	bool good = bytes.n || read_input(&page);
	if (good) {
		reply_make(&answer, bytes.n ? bytes : (struct str){page.text.at, page.text.n},
			   whole);
		good = fwrite(answer.text.at, 1, answer.text.n, stdout) == answer.text.n &&
		       fflush(stdout) == 0;
	}
	VEC_FREE(page.text);
	VEC_FREE(answer.text);
	return good ? 0 : 1;
}
