#include "limit.h"

#include <stdio.h>
#include <unistd.h>

void limit(int what, rlim_t most)
{
	/* where both are one, the kernel ends it without telling why */
	rlim_t hard = what == RLIMIT_CPU ? most + 1 : most;
	setrlimit(what, &(struct rlimit){most, hard});
}

void limit_process(unsigned seconds, unsigned room)
{
	unsigned long pages = 0;
	FILE *f = fopen("/proc/self/statm", "r");
	if (f && fscanf(f, "%lu", &pages) == 1)
		limit(RLIMIT_AS,
		      (rlim_t)pages * (rlim_t)sysconf(_SC_PAGESIZE) + ((rlim_t)room << 20));
	if (f)
		fclose(f);
	limit(RLIMIT_CPU, seconds);
	limit(RLIMIT_CORE, 0);
}
