/*
 * The archive when much was read: what it takes, how fast it finds. The articles are made up;
 * their words are as frequent as words are, a few hundred of them half of all. Argument: how
 * many articles.
 */
#include "reader/state.h"

#include <stdio.h>
#include <math.h>
#include <sys/stat.h>
#include <unistd.h>

enum { QUOTES = 8, WORDS = 60000, NAMES = 20000, PLACES = 3000 };

static uint64_t seed = 42;

static uint32_t chance(uint32_t n)
{
	seed = seed * 6364136223846793005u + 1442695040888963407u;
	return (uint32_t)((seed >> 33) % n);
}

/* Of n, the i-th as often as 1 / i. */
static uint32_t rank(uint32_t n)
{
	return (uint32_t)pow(n, chance(1000000) / 1e6) - 1;
}

/* A word of its own for each number; the frequent ones are short. */
static struct str word(struct arena *arena, const char *start, uint32_t i)
{
	static const char *const parts[] = {"ba", "re", "to",  "li",  "na",  "ku",  "se", "mo",
					    "di", "pa", "ver", "ton", "gra", "ste", "il", "or"};
	struct str s = str_of(start);
	do {
		s = arena_printf(arena, "%.*s%s", (int)s.n, s.at, parts[i % 16]);
		i /= 16;
	} while (i);
	return s;
}

static struct str sentence(struct arena *arena)
{
	struct str s = {"", 0};
	for (uint32_t n = 8 + chance(22); n > 0; n--) {
		struct str w = word(arena, "", rank(WORDS));
		s = arena_printf(arena, "%.*s%s%.*s", (int)s.n, s.at, s.n ? " " : "", (int)w.n,
				 w.at);
	}
	return s;
}

static uint64_t archive_one(struct store *s, uint32_t i, struct arena *arena)
{
	struct said said[QUOTES];
	struct str speakers[4], regions[4];
	uint64_t bytes = 0;
	struct error e;
	for (int k = 0; k < 4; k++) {
		struct str first = word(arena, "A", rank(500)),
			   last = word(arena, "O", rank(NAMES));
		speakers[k] = arena_printf(arena, "%s %s", first.at, last.at);
		regions[k] = word(arena, "Q", rank(PLACES));
	}
	for (uint32_t k = 0; k < QUOTES; k++) {
		said[k] = (struct said){.words = sentence(arena),
					.start = k * 400,
					.end = k * 400 + 90,
					.speaker = speakers[chance(4)],
					.regions = &regions[chance(3)],
					.n_regions = chance(3)};
		bytes += said[k].words.n;
	}
	struct visit v = {
		.content = i + 1,
		.path = arena_printf(arena, "/home/somebody/articles/%u.txt", i),
		.title = str_slice(sentence(arena), (struct span){0, 50}),
		.published = arena_printf(arena, "20%02u-%02u-%02u", 10 + chance(16),
					  1 + chance(12), 1 + chance(28)),
	};
	if (!store_archive(s, &v, said, QUOTES, &e))
		fprintf(stderr, "%s\n", e.message);
	return bytes;
}

static void ask(struct store *s, const char *query)
{
	struct arena arena = {0};
	struct said *found;
	struct error e;
	size_t n = 0;
	int64_t best = INT64_MAX;
	for (int i = 0; i < 5; i++) {
		arena_reset(&arena);
		int64_t start = microseconds();
		if (!store_search(s, str_of(query), 1000, &arena, &found, &n, &e))
			fprintf(stderr, "%s\n", e.message);
		int64_t took = microseconds() - start;
		best = took < best ? took : best;
	}
	printf("archive: %6.1f ms, %4zu found: %s\n", (double)best / 1e3, n, query);
	arena_free(&arena);
}

int main(int argc, char **argv)
{
	uint32_t n = argc > 1 ? (uint32_t)strtoul(argv[1], NULL, 10) : 5000;
	char folder[] = "/tmp/reader-archive-XXXXXX", path[64];
	struct error e;
	struct arena arena = {0};
	struct stat st;
	if (!mkdtemp(folder))
		return 1;
	snprintf(path, sizeof path, "%s/state.db", folder);
	struct store *s = store_open(path, &e);
	if (!s)
		return 1;
	uint64_t bytes = 0;
	int64_t start = microseconds();
	for (uint32_t i = 0; i < n; i++, arena_reset(&arena))
		bytes += archive_one(s, i, &arena);
	printf("archive: %u articles, %.2f ms each\n", n,
	       (double)(microseconds() - start) / 1e3 / n);
	ask(s, "ku");
	ask(s, "bare kuku region:Qba");
	ask(s, "verdi speaker:Oto date:2019");
	ask(s, "ba re to li na date:2019-03");
	ask(s, "speaker:Okuku");
	ask(s, "steil*");
	ask(s, "ste*");
	ask(s, "verdi s*");
	ask(s, "zz*");
	ask(s, "region:Qba date:2020-01-12");
	ask(s, "nosuchword");
	ask(s, "");
	store_close(s);
	s = store_open(path, &e);
	store_forget(s, "/none", &(uint32_t){0}, &e); /* moves the log into the file */
	store_close(s);
	stat(path, &st);
	printf("archive: %.1f MB for %.1f MB of quotes: %.2f\n", (double)st.st_size / 1e6,
	       (double)bytes / 1e6, (double)st.st_size / (double)bytes);
	unlink(path);
	char log[80];
	snprintf(log, sizeof log, "%s-wal", path);
	unlink(log);
	snprintf(log, sizeof log, "%s-shm", path);
	unlink(log);
	rmdir(folder);
	arena_free(&arena);
	return 0;
}
