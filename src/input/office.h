/* Documents of word processors, DOCX and ODT: their text, and where paragraphs end. */
#ifndef READER_INPUT_OFFICE_H
#define READER_INPUT_OFFICE_H

#include "reader/base.h"

/* The XML files that are read; empty: there is none. */
struct office_files {
	bool word;           /* a DOCX */
	struct str document; /* word/document.xml, or an ODT's content.xml */
	struct str styles;   /* word/styles.xml, which tells what a heading is */
	struct str notes[2]; /* word/footnotes.xml, word/endnotes.xml */
};

struct office_html {
	VEC(char) text;
};

/*
 * Puts a page of UTF-8 behind *to: of the text what a reader sees of the body, then its notes;
 * not what is marked as hidden or deleted. Damaged XML gives what can be read of it; false:
 * nothing.
 */
bool office_read(const struct office_files *f, struct office_html *to);

#endif
