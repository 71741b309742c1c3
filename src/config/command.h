/* The commands that reader.ini names. */
#ifndef CONFIG_COMMAND_H
#define CONFIG_COMMAND_H

#include "reader/base.h"

/* No shell comes between: a word that only a shell understands is a fault. */
bool command_needs_no_shell(struct str command, struct error *e);

/* Is its program there? True of "none", and where only a shell could tell. */
bool command_found(struct str command);

#endif
