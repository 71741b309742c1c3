/*
 * For LD_PRELOAD: refuses the memory that the program asks for the REFUSE_AT-th time, and with
 * REFUSE_ON=1 from then on.
 */
#include <errno.h>
#include <stdatomic.h>
#include <stdlib.h>

extern void *__libc_malloc(size_t);
extern void *__libc_realloc(void *, size_t);
extern void *__libc_calloc(size_t, size_t);

static int refused(void)
{
	static atomic_long asked;
	const char *at = getenv("REFUSE_AT"), *on = getenv("REFUSE_ON");
	long n = atomic_fetch_add(&asked, 1) + 1, first = at ? atol(at) : 0;
	if (n < first || (n > first && !(on && *on)))
		return 0;
	errno = ENOMEM;
	return 1;
}

void *malloc(size_t n)
{
	return refused() ? NULL : __libc_malloc(n);
}

void *realloc(void *at, size_t n)
{
	return refused() ? NULL : __libc_realloc(at, n);
}

void *calloc(size_t count, size_t n)
{
	return refused() ? NULL : __libc_calloc(count, n);
}
