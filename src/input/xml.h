/* Files of XML, element by element (libxml2's reader, loaded where it is needed). */
#ifndef READER_INPUT_XML_H
#define READER_INPUT_XML_H

#include "reader/base.h"

enum xml_kind { XML_OPENS, XML_CLOSES, XML_TEXT, XML_END };

struct xml {
	void *reader;
	enum xml_kind kind;
	struct str name; /* of an element, without its namespace; until the next step */
	struct str text;
	bool closing; /* the element that opened is empty: it closes next */
};

/* False: the library is not installed. Nothing but the bytes is read, no entity replaced. */
bool xml_open(struct xml *x, struct str bytes);

/* Moves on: false at the end, which may be where the file is damaged. */
bool xml_next(struct xml *x);

/* Of the element that opens, in any namespace; empty: it has none. Until the next step. */
struct str xml_attribute(struct xml *x, const char *name);

void xml_close(struct xml *x);

#endif
