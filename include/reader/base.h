/*
 * What every floor uses: borrowed strings, spans of text, arenas, errors.
 *
 * Offsets are bytes into the normalised UTF-8 text of an article, half open. Ids are 1-based;
 * 0 means "none".
 */
#ifndef READER_BASE_H
#define READER_BASE_H

#include <stdarg.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

/* A borrowed string: not NUL-terminated, owned by whoever made it. */
struct str {
	const char *at;
	size_t n; /* bytes */
};

/* A part of the text, in bytes, half open. */
struct span {
	uint32_t start, end;
};

#define STR(literal) ((struct str){(literal), sizeof(literal) - 1})

static inline struct str str_of(const char *s)
{
	return (struct str){s, strlen(s)};
}

static inline bool str_eq(struct str a, struct str b)
{
	return a.n == b.n && (a.n == 0 || memcmp(a.at, b.at, a.n) == 0);
}

/* ASCII only: names in configuration, not text. */
static inline char ascii_lower(char c)
{
	return c >= 'A' && c <= 'Z' ? (char)(c + ('a' - 'A')) : c;
}

/* The same but for the case of ASCII letters. */
static inline bool str_alike(struct str a, struct str b)
{
	size_t i = 0;
	while (i < a.n && i < b.n && ascii_lower(a.at[i]) == ascii_lower(b.at[i]))
		i++;
	return i == a.n && i == b.n;
}

static inline bool is_blank(char c)
{
	return c == ' ' || c == '\t';
}

/* Without the blanks around it. */
struct str str_trim(struct str s);

/* Takes the first word, up to a blank, off *rest; empty when there is none. */
struct str str_word(struct str *rest);
/* Takes the first line off *rest; it has no line feed. */
struct str str_line(struct str *rest);

static inline struct str str_slice(struct str s, struct span at)
{
	return (struct str){s.at + at.start, at.end - at.start};
}

static inline bool span_empty(struct span s)
{
	return s.end <= s.start;
}

static inline uint32_t span_length(struct span s)
{
	return s.end > s.start ? s.end - s.start : 0;
}

static inline bool span_holds(struct span s, uint32_t offset)
{
	return s.start <= offset && offset < s.end;
}

static inline bool span_overlap(struct span a, struct span b)
{
	return a.start < b.end && b.start < a.end;
}

/* True when `inner` lies in `outer`. */
static inline bool span_within(struct span inner, struct span outer)
{
	return outer.start <= inner.start && inner.end <= outer.end;
}

/*
 * An arena: memory that is given back all at once. Zero-initialise it. Allocation never fails
 * for the caller: when memory is gone the out-of-memory hook runs, which does not return.
 */
struct arena_block;
struct arena {
	struct arena_block *head;
	char *next, *end;
	size_t held; /* bytes taken from the system */
};

/* `n` zeroed bytes, aligned for any type. */
void *arena_alloc(struct arena *a, size_t n);

/* `count` zeroed elements of `size` bytes; the product is checked. */
void *arena_array(struct arena *a, size_t count, size_t size);

/*
 * The same, not zeroed: for large arrays whose elements are all written. Zeroing costs as much
 * as a pass over them.
 */
void *arena_array_raw(struct arena *a, size_t count, size_t size);

/*
 * Room for one more element in an array of `n` that has room for *room: `at`, or a longer copy
 * of it. An array that is the newest in the arena grows in its place, so let no two grow by
 * turns.
 */
void *arena_grow(struct arena *a, void *at, uint32_t n, uint32_t *room, size_t size);

/* A copy of `s`, with a NUL after it that does not count. */
struct str arena_str(struct arena *a, struct str s);

/* The same with ASCII letters in lower case. */
struct str arena_lower(struct arena *a, struct str s);

/* printf into the arena; NUL-terminated, the NUL does not count. */
struct str arena_printf(struct arena *a, const char *format, ...)
	__attribute__((format(printf, 2, 3)));

/* Forgets everything allocated but keeps the largest block for reuse. */
void arena_reset(struct arena *a);

/* Where an arena stands. */
struct arena_mark {
	struct arena_block *head;
	char *next;
};
struct arena_mark arena_mark(const struct arena *a);

/* Forgets what was allocated since, and gives back the blocks that were taken for it. */
void arena_release(struct arena *a, struct arena_mark mark);

/* Gives everything back; the arena is as if zero-initialised. */
void arena_free(struct arena *a);

/*
 * Of what was handed out these bytes are needed no more, the last of an array that was made as
 * long as it might have to be: to read them is an error that AddressSanitizer sees.
 */
void arena_spare(void *at, size_t n);

#define ARENA_NEW(arena, type)          ((type *)arena_alloc((arena), sizeof(type)))
#define ARENA_ARRAY(arena, n, type)     ((type *)arena_array((arena), (n), sizeof(type)))
#define ARENA_ARRAY_RAW(arena, n, type) ((type *)arena_array_raw((arena), (n), sizeof(type)))

/*
 * A growing array in scratch memory (malloc): VEC(struct token) tokens = {0}; VEC_PUSH(tokens,
 * t). Free with VEC_FREE.
 */
#define VEC(type)                                                                              \
	struct {                                                                               \
		type *at;                                                                      \
		size_t n, room;                                                                \
	}
#define VEC_PUSH(v, ...)                                                                       \
	do {                                                                                   \
		if ((v).n == (v).room)                                                         \
			(v).at = vec_grow((v).at, &(v).room, sizeof *(v).at);                  \
		(v).at[(v).n++] = (__VA_ARGS__);                                               \
	} while (0)
#define VEC_APPEND(v, from, count)                                                             \
	do {                                                                                   \
		while ((v).room - (v).n < (count))                                             \
			(v).at = vec_grow((v).at, &(v).room, sizeof *(v).at);                  \
		if (count)                                                                     \
			memcpy((v).at + (v).n, (from), (count) * sizeof *(v).at);              \
		(v).n += (count);                                                              \
	} while (0)
#define VEC_FREE(v)                                                                            \
	do {                                                                                   \
		free((v).at);                                                                  \
		(v).at = NULL;                                                                 \
		(v).n = (v).room = 0;                                                          \
	} while (0)

/* Room for more elements; never fails for the caller. Doubles *room. */
void *vec_grow(void *at, size_t *room, size_t size);

/*
 * Before anything is allocated: the heap begins in one large page, where the system has them.
 * A first screen touches some two hundred small ones, each a fault, which on a virtual machine
 * is a seventh of the time to it. Without this call all is the same, but later.
 */
void heap_gather(void);

/* malloc and realloc that run the out-of-memory hook instead of failing. */
void *mem_alloc(size_t n);
void *mem_realloc(void *at, size_t n);

/*
 * Called when memory is gone; must not return. The default prints a message and exits with 3.
 */
extern void (*out_of_memory)(void);

/*
 * Sets `at` to the first of 0 … n - 1 for which `before`, an expression of `at`, is false, to n
 * when there is none: BISECT(i, n, rows[i].start < offset). It must hold for all before that.
 */
#define BISECT(at, n, before)                                                                  \
	do {                                                                                   \
		size_t bisect_first = 0;                                                       \
		for (size_t bisect_n = (n); bisect_n > 0; bisect_n /= 2) {                     \
			size_t bisect_half = bisect_n - bisect_n / 2;                          \
			(at) = bisect_first + bisect_half - 1;                                 \
			if (before)                                                            \
				bisect_first += bisect_half;                                   \
		}                                                                              \
		(at) = bisect_first;                                                           \
	} while (0)

/* Of a clock that only goes forward. */
int64_t microseconds(void);
static inline int64_t milliseconds(void)
{
	return microseconds() / 1000;
}

static inline uint32_t least(uint32_t a, uint32_t b)
{
	return a < b ? a : b;
}

/* FNV-1a over bytes: the hash of words in the lexicon, the gazetteer and the learned tables. */
static inline uint32_t hash_bytes(const char *at, size_t n)
{
	uint32_t h = 2166136261u;
	for (size_t i = 0; i < n; i++)
		h = (h ^ (unsigned char)at[i]) * 16777619u;
	return h;
}

/* Writes `s` as base64 to `out`, of BASE64_ROOM(s.n) bytes; returns the bytes written. */
#define BASE64_ROOM(n) (((n) + 2) / 3 * 4)
size_t base64(struct str s, char *out);

/* A message made once, where the fault happens: lower case, no full stop, "path:line: what". */
struct error {
	char message[512];
	bool passes; /* somebody else has it now: later the same may work */
};

/* Writes the message and returns false, so that `return fail(e, …)` reads well. */
bool fail(struct error *e, const char *format, ...) __attribute__((format(printf, 2, 3)));

/* What a value of errno says, as our messages have it: in lower case. */
struct system_fault {
	char text[64];
};
struct system_fault system_fault(int number);

#endif
