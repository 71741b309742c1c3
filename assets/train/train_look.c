/*
 * Fits what a word looks like, one of a place's name or another (place_look): on the words of
 * the gazetteer's names of towns and areas, few of which are American, and on the names of
 * persons and common words of the lexicon that are no such word. Prints how well unseen words
 * are told apart.
 *
 *	train_look ASSETS OUT
 */
#include "fit.h"
#include "find/place/look.h"
#include "find/read/fold.h"

#include <stdio.h>

enum { PARTS = 5, LINE = 1 << 16 };

static const struct fit_options options = {
	.logistic = true, .l2 = 3, .least_rows = 10, .keep = 4000, .drop = 0.05f};

static const char *const places[] = {"cities", "towns", "districts", "subdivisions",
				     "news-towns"};
static const char *const others[] = {"surnames", "first-names-male", "first-names-female",
				     "common-words"};

static VEC(char *) place_words, other_words;

static int by_spelling(const void *a, const void *b)
{
	return strcmp(*(char *const *)a, *(char *const *)b);
}

static bool of_place(char *word)
{
	return bsearch(&word, place_words.at, place_words.n, sizeof word, by_spelling);
}

/* Sorts words, each once. */
static size_t sorted(char **words, size_t n)
{
	size_t kept = 0;
	qsort(words, n, sizeof *words, by_spelling);
	for (size_t i = 0; i < n; i++)
		if (!kept || strcmp(words[i], words[kept - 1]))
			words[kept++] = words[i];
	return kept;
}

/* Folds the words of a name, those that are long enough. */
static void add_words(const char *name, size_t n, bool place)
{
	for (size_t from = 0, end; from < n; from = end + 1) {
		for (end = from; end < n && !strchr(" -.,()/", name[end]); end++)
			;
		if (end - from < LOOK_LEAST)
			continue;
		char *word = mem_alloc(end - from + 1);
		word[fold_word((struct str){name + from, end - from}, word)] = '\0';
		if (place)
			VEC_PUSH(place_words, word);
		else
			VEC_PUSH(other_words, word);
	}
}

/* The names are what each line has before its first tab. */
static void read_names(const char *assets, const char *folder, const char *file,
		       const char *ending, bool place)
{
	static char line[LINE];
	char path[512];
	snprintf(path, sizeof path, "%s/%s/%s.%s", assets, folder, file, ending);
	FILE *in = fopen(path, "r");
	if (!in) {
		fprintf(stderr, "train_look: %s cannot be read\n", path);
		exit(1);
	}
	while (fgets(line, sizeof line, in))
		if (line[0] != '#')
			add_words(line, strcspn(line, "\t\r\n"), place);
	fclose(in);
}

static void read_all(const char *assets)
{
	for (size_t i = 0; i < sizeof places / sizeof *places; i++)
		read_names(assets, "gazetteer", places[i], "tsv", true);
	place_words.n = sorted(place_words.at, place_words.n);
	for (size_t i = 0; i < sizeof others / sizeof *others; i++)
		read_names(assets, "lexicon", others[i], "txt", false);
	other_words.n = sorted(other_words.at, other_words.n);
	size_t kept = 0;
	for (size_t i = 0; i < other_words.n; i++)
		if (!of_place(other_words.at[i]))
			other_words.at[kept++] = other_words.at[i];
	other_words.n = kept;
}

static void add_rows(struct fit *f, char *const *words, size_t n, uint32_t without, bool place)
{
	for (size_t i = 0; i < n; i++) {
		if (i % PARTS == without)
			continue;
		fit_group(f, 1, (uint32_t)i, place);
		look_features(fit_row(f), str_of(words[i]));
		fit_row_end(f, place);
	}
}

/* Fits on all but a part; PARTS: on all. */
static struct fit_table fit_without(uint32_t part)
{
	struct fit *f = fit_new();
	add_rows(f, place_words.at, place_words.n, part, true);
	add_rows(f, other_words.at, other_words.n, part, false);
	struct fit_table t = fit_solve(f, &options);
	fit_free(f);
	return t;
}

/* How many of the words of a part are told for what they are. */
static double told(const struct model *m, char *const *words, size_t n, bool place)
{
	uint32_t right = 0, all = 0;
	for (size_t i = 0; i < n; i += PARTS, all++) {
		struct row row = {.model = m};
		look_features(&row, str_of(words[i]));
		right += (row_score(&row) > 0) == place;
	}
	return 100.0 * right / (all + 1e-9);
}

int main(int argc, char **argv)
{
	char path[512];
	struct error e = {0};
	if (argc < 3) {
		fputs("usage: train_look ASSETS OUT\n", stderr);
		return 2;
	}
	read_all(argv[1]);
	struct fit_table t = fit_without(0);
	struct model m = fit_model(&t, &look_table);
	printf("of unseen words of places %.1f %%, of others %.1f %% are told; %zu and %zu in "
	       "all\n",
	       told(&m, place_words.at, place_words.n, true),
	       told(&m, other_words.at, other_words.n, false), place_words.n, other_words.n);
	t = fit_without(PARTS);
	snprintf(path, sizeof path, "%s/place_look.tsv", argv[2]);
	if (!fit_write(&t, path,
		       "Does a word look like one of a place's name, by its letters: "
		       "logistic.\nFitted by assets/train/train_look.c on the names of "
		       "assets/gazetteer and assets/lexicon.",
		       &e)) {
		fprintf(stderr, "train_look: %s\n", e.message);
		return 1;
	}
	return 0;
}
