/* The user's copy command: given a text on its standard input, and watched until it ends. */
#ifndef COPIER_H
#define COPIER_H

#include "reader/base.h"

#include <sys/types.h>

enum { COPIERS_MOST = 16 };

/* Zero-initialise with fd = -1. One command is watched, the last. */
struct copier {
	pid_t pid;
	int fd;                     /* readable when it has ended; -1: none is watched */
	pid_t living[COPIERS_MOST]; /* earlier ones that had not ended yet */
	size_t n_living;
};

/* False with a message when it could not be started. It is not waited for. */
bool copier_start(struct copier *c, const char *command, struct str text, struct error *e);

/* True, once, with a message when the command has ended in failure. */
bool copier_failed(struct copier *c, struct error *e);

#endif
