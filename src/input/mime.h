/* Mails that programs write: parts, codes and charsets. */
#ifndef READER_INPUT_MIME_H
#define READER_INPUT_MIME_H

#include "reader/base.h"

struct mime_text {
	VEC(char) text;
	char notice[200]; /* what of it is not shown; "" nothing */
};

/* Does it begin with the header of a mail that tells how its body is written? */
bool mime_seen(struct str head);

/*
 * Puts behind *to what a mail says: its header, of the fields that tell about it, and its body,
 * both in UTF-8; or a page of HTML, when its text is little or none. Of a mailbox the first.
 */
void mime_read(struct str mail, struct mime_text *to);

#endif
