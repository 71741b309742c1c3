/* What this process may use from now on. */
#ifndef READER_INPUT_LIMIT_H
#define READER_INPUT_LIMIT_H

#include <sys/resource.h>

void limit(int what, rlim_t most);

/* Seconds of processor, and MiB of address space beyond what it has; no core file. */
void limit_process(unsigned seconds, unsigned room);

#endif
