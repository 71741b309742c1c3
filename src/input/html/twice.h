/* Pull quotes: words of the article that the page shows once more, large, beside its text. */
#ifndef READER_INPUT_HTML_TWICE_H
#define READER_INPUT_HTML_TWICE_H

#include "page.h"

/* Takes them out of `keep`, by block. */
void twice_leave(struct page *p, bool *keep);

#endif
