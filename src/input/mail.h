/* The header of a mail, or what a reader of mails and news puts before one. */
#ifndef READER_INPUT_MAIL_H
#define READER_INPUT_MAIL_H

#include "reader/input.h"

enum { HEADER_MOST = 16 * 1024 }; /* bytes */

/*
 * Bytes of the lines of a header that `text` begins with, with the line that mutt puts above,
 * without the newline of the last; 0: it begins with none. Lines that have not come yet are
 * not missed.
 */
size_t mail_header(struct str text, bool whole);

/* What a header tells: its subject, author and date, each unfolded and decoded; to the arena.
 */
struct about mail_about(struct arena *arena, struct str header);

/* The value of the first field of this name, in the same way; empty: there is none. */
struct str mail_field(struct arena *arena, struct str header, const char *name);

/* The signature at the end of a mail, from the line "-- " on; empty: there is none. */
struct span mail_signature(struct str text);

#endif
