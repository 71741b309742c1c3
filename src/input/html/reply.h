/*
 * What the process that reads a page (child.c) answers, and what is made of it (html.c): a line
 * of REPLY_MARK and the kind, lines of charset (its number and, of one that has none, its
 * name), title, byline and date, of how many captions there are, one for each link (where it
 * begins and ends in the text, in bytes, and its address), then REPLY_TEXT and the text, a
 * paragraph a line, behind it the captions, then REPLY_END. The answer to a page that cannot be
 * read is REPLY_FAULT and a message.
 */
#ifndef READER_INPUT_HTML_REPLY_H
#define READER_INPUT_HTML_REPLY_H

#include "reader/base.h"

#define REPLY_MARK  "page "
#define REPLY_FAULT "fault "
#define REPLY_TEXT  "\ntext"
#define REPLY_END   "\nend of page\n"

enum page_kind {
	PAGE_ARTICLE,
	PAGE_WHOLE,      /* as it was asked for */
	PAGE_NO_ARTICLE, /* so all of it is given */
	PAGE_KINDS
};

enum {
	PAGE_MOST = 32 * 1024 * 1024, /* bytes */
	CAPTIONS_MOST = 100,          /* of a page: each is compared with those before it */
	LINKS_MOST_READ = 10000,      /* of a page: others are text */
};

struct reply {
	VEC(char) text;
};

/* Reads a page into an answer: the work of the process, without it. */
void reply_make(struct reply *r, struct str bytes, bool whole);

#endif
