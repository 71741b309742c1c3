/* What was found in an annotated article, as the scorers read it. */
#ifndef READER_TRAIN_FOUND_H
#define READER_TRAIN_FOUND_H

#include "gold.h"

#include <stdio.h>

/* Writes the quotes and the speakers of its document, as a line of JSON. */
void found_write(FILE *out, const struct gold_article *a);

#endif
