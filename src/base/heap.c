#include "reader/base.h"

#include <malloc.h>
#include <sys/mman.h>
#include <unistd.h>

enum { LARGE = 2 << 20 }; /* bytes of a large page */

/*
 * The allocator writes where it begins, which would make small pages of a large one: that is
 * the small page before it.
 */
void heap_gather(void)
{
	uintptr_t small = (uintptr_t)sysconf(_SC_PAGESIZE), end = (uintptr_t)sbrk(0);
	uintptr_t large = (end + small + LARGE - 1) & ~(uintptr_t)(LARGE - 1);
	if (sbrk((intptr_t)(large - small - end)) == (void *)-1)
		return;
	mallopt(M_TOP_PAD, LARGE);
	void *volatile first = malloc(1); /* or the compiler leaves it out */
	free(first);
	madvise((void *)large, LARGE, MADV_HUGEPAGE);
}
