/* RTF, as word processors write it: its letters, and where paragraphs end. */
#ifndef READER_INPUT_RTF_H
#define READER_INPUT_RTF_H

#include "reader/base.h"

struct rtf_html {
	VEC(char) text;
};

/*
 * Puts a page of UTF-8 behind *to: of the text what a reader sees of the body, without headers,
 * footers, notes, pictures and what is marked as hidden or deleted. Damaged RTF gives what can
 * be read of it.
 */
void rtf_read(struct str rtf, struct rtf_html *to);

#endif
