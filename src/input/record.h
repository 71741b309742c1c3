/*
 * Texts that tell of programs and were written by them: manuals, logs, differences. Words in
 * marks are no quotes there, nor are names those of speakers and places.
 */
#ifndef READER_INPUT_RECORD_H
#define READER_INPUT_RECORD_H

#include "reader/base.h"

enum { RECORD_MOST = 4096 }; /* bytes of a beginning that tell */

/* Is it one, by the form of its first lines? `text` begins it, its last line may be cut. */
bool record_seen(struct str text);

#endif
