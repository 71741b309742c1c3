#include "reader/base.h"

#include <stdio.h>
#include <stdlib.h>

#ifdef __has_feature
#if __has_feature(address_sanitizer)
#define WATCHED
#endif
#endif
#ifdef __SANITIZE_ADDRESS__
#define WATCHED
#endif

/*
 * Under AddressSanitizer what is not handed out may not be read, and some of it lies between
 * all that is: else whoever reads behind an array finds the next, or what it held before.
 */
#ifdef WATCHED
#include <sanitizer/asan_interface.h>
#define HIDE(at, n) ASAN_POISON_MEMORY_REGION(at, n)
#define SHOW(at, n) ASAN_UNPOISON_MEMORY_REGION(at, n)
enum { GAP = 64 };
#else
#define HIDE(at, n) ((void)(at))
#define SHOW(at, n) ((void)(at))
enum { GAP = 0 };
#endif

enum { BLOCK_LEAST = 16 * 1024, BLOCK_MOST = 4 * 1024 * 1024, ALIGN = 16 };

struct arena_block {
	struct arena_block *before;
	size_t size; /* bytes behind this header */
};

static void die_out_of_memory(void)
{
	fputs("reader: out of memory\n", stderr);
	exit(3);
}

void (*out_of_memory)(void) = die_out_of_memory;

void *mem_alloc(size_t n)
{
	void *p = malloc(n ? n : 1);
	if (!p)
		out_of_memory();
	return p;
}

void *mem_realloc(void *at, size_t n)
{
	void *p = realloc(at, n ? n : 1);
	if (!p)
		out_of_memory();
	return p;
}

void *vec_grow(void *at, size_t *room, size_t size)
{
	size_t more = *room ? *room * 2 : 32;
	if (more > SIZE_MAX / size)
		out_of_memory();
	*room = more;
	return mem_realloc(at, more * size);
}

static size_t round_up(size_t n)
{
	return (n + ALIGN - 1) & ~(size_t)(ALIGN - 1);
}

static size_t header_size(void)
{
	return round_up(sizeof(struct arena_block));
}

static void use_block(struct arena *a, struct arena_block *b)
{
	a->next = (char *)b + header_size();
	a->end = a->next + b->size;
	HIDE(a->next, b->size);
}

static void add_block(struct arena *a, size_t need)
{
	size_t size = a->head ? a->head->size * 2 : BLOCK_LEAST;
	if (size > BLOCK_MOST)
		size = BLOCK_MOST;
	if (size < need)
		size = need;
	if (size > SIZE_MAX - header_size())
		out_of_memory();
	struct arena_block *b = mem_alloc(header_size() + size);
	b->before = a->head;
	b->size = size;
	a->head = b;
	a->held += size;
	use_block(a, b);
}

static void *take(struct arena *a, size_t n)
{
	if (n > SIZE_MAX - ALIGN - GAP)
		out_of_memory();
	size_t with = round_up(n) + GAP;
	if (!a->next || (size_t)(a->end - a->next) < with)
		add_block(a, with);
	void *p = a->next;
	a->next += with;
	SHOW(p, n);
	return p;
}

void arena_spare(void *at, size_t n)
{
	HIDE(at, n);
	(void)n;
}

void *arena_alloc(struct arena *a, size_t n)
{
	return memset(take(a, n), 0, n);
}

void *arena_array_raw(struct arena *a, size_t count, size_t size)
{
	if (size && count > SIZE_MAX / size)
		out_of_memory();
	return take(a, count * size);
}

void *arena_array(struct arena *a, size_t count, size_t size)
{
	return memset(arena_array_raw(a, count, size), 0, count * size);
}

void *arena_grow(struct arena *a, void *at, uint32_t n, uint32_t *room, size_t size)
{
	enum { FIRST = 64 };
	if (n < *room)
		return at;
	if (*room > UINT32_MAX / 2)
		out_of_memory();
	uint32_t more = *room ? *room * 2 : FIRST;
	char *end = at ? (char *)at + round_up(*room * size) + GAP : NULL;
	size_t longer = round_up(more * size) - round_up(*room * size);
	*room = more;
	if (end && end == a->next && (size_t)(a->end - end) >= longer) {
		a->next += longer;
		SHOW(at, more * size);
		return at;
	}
	void *copy = arena_array_raw(a, more, size);
	return n ? memcpy(copy, at, n * size) : copy;
}

struct str arena_str(struct arena *a, struct str s)
{
	char *copy = arena_alloc(a, s.n + 1);
	if (s.n)
		memcpy(copy, s.at, s.n);
	return (struct str){copy, s.n};
}

struct str arena_lower(struct arena *a, struct str s)
{
	struct str copy = arena_str(a, s);
	for (char *p = (char *)copy.at; p < copy.at + copy.n; p++)
		*p = ascii_lower(*p);
	return copy;
}

/* A string being made: what `room` does not hold is only counted. */
struct format_line {
	char *at;
	size_t n, room;
};

static void put(struct format_line *l, const char *s, size_t n)
{
	if (n && l->n < l->room && l->room - l->n >= n)
		memcpy(l->at + l->n, s, n);
	l->n += n;
}

/*
 * Of printf only %s and %.*s, which the sentences of the findings are made of: vsnprintf takes
 * four times as long for them. False when there is anything else.
 */
static bool put_strings(struct format_line *l, const char *format, va_list args)
{
	for (;;) {
		const char *end = strchrnul(format, '%');
		put(l, format, (size_t)(end - format));
		if (!*end)
			return true;
		bool cut = end[1] == '.' && end[2] == '*' && end[3] == 's';
		if (!cut && end[1] != 's')
			return false;
		int most = cut ? va_arg(args, int) : -1;
		const char *s = va_arg(args, const char *);
		if (!s && most)
			return false;
		put(l, s, most == 0 ? 0 : most < 0 ? strlen(s) : strnlen(s, (size_t)most));
		format = end + (cut ? 4 : 2);
	}
}

/* Writes what `room` holds; returns how long all is. */
static size_t print(char *at, size_t room, const char *format, va_list args)
{
	struct format_line l = {.at = at, .room = room};
	va_list again;
	va_copy(again, args);
	if (!put_strings(&l, format, args)) {
		int n = vsnprintf(at, room, format, again);
		l.n = n < 0 ? 0 : (size_t)n;
	}
	va_end(again);
	return l.n;
}

struct str arena_printf(struct arena *a, const char *format, ...)
{
	va_list args, again;
	va_start(args, format);
	va_copy(again, args);
	/* most fit into what is left of the block: then it is written once, where it stays */
	size_t room = (size_t)(a->end - a->next);
	SHOW(a->next, room);
	size_t n = print(a->next, room, format, args);
	HIDE(a->next, room);
	bool fits = round_up(n + 1) + GAP <= room;
	char *at = take(a, n + 1);
	if (!fits)
		print(at, n + 1, format, again);
	at[n] = 0;
	va_end(args);
	va_end(again);
	return (struct str){at, n};
}

/* Gives back the blocks that were taken after `kept`. */
static void free_blocks(struct arena *a, struct arena_block *kept)
{
	while (a->head != kept) {
		struct arena_block *before = a->head->before;
		a->held -= a->head->size;
		free(a->head);
		a->head = before;
	}
}

void arena_reset(struct arena *a)
{
	/* the newest block is the largest unless one odd request was larger */
	struct arena_block *newest = a->head;
	if (!newest)
		return;
	a->head = newest->before;
	free_blocks(a, NULL);
	newest->before = NULL;
	a->head = newest;
	use_block(a, newest);
}

struct arena_mark arena_mark(const struct arena *a)
{
	return (struct arena_mark){a->head, a->next};
}

void arena_release(struct arena *a, struct arena_mark mark)
{
	free_blocks(a, mark.head);
	if (!mark.head) {
		*a = (struct arena){0};
		return;
	}
	a->next = mark.next;
	a->end = (char *)mark.head + header_size() + mark.head->size;
	HIDE(a->next, (size_t)(a->end - a->next));
}

void arena_free(struct arena *a)
{
	free_blocks(a, NULL);
	*a = (struct arena){0};
}
