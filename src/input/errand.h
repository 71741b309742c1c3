/* What another process of this program does: standard input -> standard output. */
#ifndef READER_INPUT_ERRAND_H
#define READER_INPUT_ERRAND_H

#include "reader/base.h"

/* The options that ask for them. */
#define UNPACK_ERRAND   "--unpack"
#define MARKDOWN_ERRAND "--markdown"
#define RTF_ERRAND      "--rtf"
#define MAIL_ERRAND     "--mail"
#define BOXES_ERRAND    "--boxes"
#define OFFICE_ERRAND   "--office"
#define BOOK_ERRAND     "--book"

/*
 * Does what the option asks for. The exit status; what is wrong, or not shown, is the first
 * line on standard error.
 */
int errand_run(const char *option);

/* All of standard input, to be freed; false, with that line, when it is longer. */
bool errand_read(struct str *all, size_t most);

/* Each of them. */
int unpack_errand(void);
int markdown_errand(void);
int rtf_errand(void);
int mail_errand(void);
int boxes_errand(void);
int office_errand(void);
int book_errand(void);

#endif
