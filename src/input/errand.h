/* What another process of this program does: standard input -> standard output. */
#ifndef READER_INPUT_ERRAND_H
#define READER_INPUT_ERRAND_H

#include "reader/base.h"

/* The options that ask for them. */
#define UNPACK_ERRAND   "--unpack"
#define MARKDOWN_ERRAND "--markdown"

/* Each returns the exit status; what is wrong is the first line on standard error. */
int unpack_errand(void);
int markdown_errand(void);

#endif
