/* Files that are no text, told by how they begin, and what makes text of them. */
#ifndef READER_INPUT_FOREIGN_H
#define READER_INPUT_FOREIGN_H

#include "reader/base.h"

/*
 * False, with a message that names the format and a command, when a file that begins with
 * `head` is of a format that is not read. `name` is as given, "-" for standard input.
 */
bool foreign_allow(const char *name, struct str head, struct error *e);

#endif
