/* Pages of a story for the tests of web pages, and what is read of them. */
#ifndef READER_TESTS_PAGE_H
#define READER_TESTS_PAGE_H

#include "reader/input.h"

#include <setjmp.h>
#include <stdio.h>
#include <cmocka.h>

#define MENU                                                                                   \
	"<nav><ul><li><a href='/a'>Home</a><li><a href='/b'>World</a>"                         \
	"<li><a href='/c'>Sport</a></ul></nav>"
#define FOOTER "<div class=footer><p>Copyright the Orla Post. All rights reserved.</p></div>"
#define P(n)                                                                                   \
	"<p>Paragraph " n " of the story says that the mayor, who spoke on Monday, would not " \
	"resign, and that the vote on the bridge would be held in the autumn.</p>"
#define STORY P("one") P("two") P("three")

static struct input in;
static struct error fault;
static const char *told; /* the charset, by who reads */

static inline bool read_as(const char *page, size_t n, bool whole)
{
	input_close(&in);
	assert_true(input_open(&in, "page.html", n, &fault));
	in.whole = whole;
	in.charset = told;
	return input_feed(&in, page, n, true, &fault);
}

static inline const struct content *read_page(const char *page)
{
	assert_true(read_as(page, strlen(page), false));
	assert_string_equal(in.content.type, "text/html");
	assert_true(text_valid(in.content.text));
	return &in.content;
}

/* Without the captions behind it. */
static inline struct str body_of(const struct content *c)
{
	return article_body(c->text, c->paragraphs, c->n_paragraphs, c->n_captions).text;
}

/* Does the article hold these words? */
static inline bool has(const struct content *c, const char *words)
{
	struct str body = body_of(c);
	return memmem(body.at, body.n, words, strlen(words)) != NULL;
}

static inline bool is_paragraph(const struct content *c, const char *words)
{
	for (uint32_t i = 0; i < c->n_paragraphs; i++)
		if (str_eq(str_slice(c->text, c->paragraphs[i]), str_of(words)))
			return true;
	return false;
}

#endif
