/* Dates as pages and mails write them -> ISO 8601. */
#ifndef READER_INPUT_DATE_H
#define READER_INPUT_DATE_H

#include "reader/base.h"

/*
 * "2019-11-20 09:30", "Wed, 20 Nov 2019 09:30:00 GMT", "November 20, 2019", "20191120": an
 * ISO 8601 date, with the time where that is written so. Empty when it is none. To the arena.
 */
struct str date_read(struct arena *arena, struct str s);

#endif
