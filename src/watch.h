/* A file that may grow: tells when something is written to it. */
#ifndef WATCH_H
#define WATCH_H

#include "reader/base.h"

/* A descriptor that is readable (poll) when the file has changed; -1: it can't be watched. */
int watch_open(const char *path);

/* Takes what has been told; a file that was put in the place of the old one is watched then. */
void watch_acknowledge(int fd, const char *path);

#endif
