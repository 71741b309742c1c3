/*
 * Fits the veto of web pages (assets/learned/page_veto.tsv): logistic regression over the
 * blocks that the region keeps, right when most of their words stand in the gold text. Prints
 *F1 by cross-validation over sites.
 *
 *	train_html FOLDER OUT_FOLDER
 *
 * FOLDER/SET/PAGE.html with PAGE.json beside it ("text", "url"); the sets are zyte (what a
 * person marked) and mozilla (what Readability gives, captions and related links included).
 */
#include "fit.h"

#include "input/html/charset.h"
#include "input/html/choose.h"
#include "input/html/parse.h"
#include "input/html/words.h"

#include <dirent.h>
#include <jansson.h>
#include <math.h>
#include <stdio.h>

enum { FOLDS = 5, SHINGLE = 4, SHORT = 3, SEEDS = 3 };
enum { ZYTE, MOZILLA, SETS };
static const float MOZILLA_SHARE = .3f; /* what its gold counts beside the other */
static const char *const sets[SETS] = {"zyte", "mozilla"};

struct words {
	uint64_t *at; /* hashes */
	size_t n;
};

struct sample {
	struct page page;
	struct page_about about;
	struct words gold;
	uint32_t site;
	int set;
	bool *seen; /* blocks that the region keeps */
	bool *right;
	struct veto_row *rows;
};

struct samples {
	struct sample *at;
	size_t n, room;
};

/* ---- words ------------------------------------------------------------------------------- */

static struct words words_of(struct str s)
{
	VEC(uint64_t) w = {0};
	uint64_t hash = 0;
	unsigned size;
	for (size_t at = 0; at <= s.n; at += size) {
		uint32_t c = at < s.n ? text_decode(s, at, &size) : ' ';
		size = at < s.n ? size : 1;
		if (words_ink(c)) {
			hash = (hash + c + 1) * 0x9e3779b97f4a7c15u;
			hash ^= hash >> 29;
		} else if (hash) {
			VEC_PUSH(w, hash);
			hash = 0;
		}
	}
	return (struct words){w.at, w.n};
}

static uint64_t shingle(const uint64_t *at, size_t n)
{
	uint64_t h = 0;
	for (size_t i = 0; i < n; i++)
		h = (h ^ at[i]) * 0xbf58476d1ce4e5b9u + i;
	return h;
}

static int by_hash(const void *a, const void *b)
{
	const uint64_t *x = a, *y = b;
	return *x < *y ? -1 : *x > *y;
}

/* The hashes of all runs of four words, sorted; of a text of fewer the one of all. */
static struct words shingles(struct words w)
{
	size_t n = w.n >= SHINGLE ? w.n - SHINGLE + 1 : w.n > 0;
	struct words s = {mem_alloc((n + 1) * sizeof *s.at), n};
	for (size_t i = 0; i < n; i++)
		s.at[i] = shingle(w.at + i, w.n < SHINGLE ? w.n : SHINGLE);
	qsort(s.at, n, sizeof *s.at, by_hash);
	return s;
}

static size_t common(struct words a, struct words b)
{
	size_t n = 0;
	for (size_t i = 0, k = 0; i < a.n && k < b.n;) {
		if (a.at[i] == b.at[k])
			n++, i++, k++;
		else if (a.at[i] < b.at[k])
			i++;
		else
			k++;
	}
	return n;
}

/* ---- pages ------------------------------------------------------------------------------- */

static char *read_whole(const char *path, size_t *n)
{
	FILE *f = fopen(path, "rb");
	VEC(char) all = {0};
	char piece[65536];
	size_t got;
	while (f && (got = fread(piece, 1, sizeof piece, f)) > 0)
		VEC_APPEND(all, piece, got);
	if (f)
		fclose(f);
	*n = all.n;
	return all.at;
}

/* Pages of a site are seen together or not at all. */
static uint32_t site_of(const char *url, const char *id)
{
	char site[256];
	const char *from = url ? strstr(url, "://") : NULL;
	snprintf(site, sizeof site, "%s", from ? from + 3 : id);
	if (from) {
		site[strcspn(site, "/")] = '\0';
		char *dot = strrchr(site, '.');
		while (dot && dot > site && dot[-1] != '.')
			dot--;
		memmove(site, dot ? dot : site, strlen(dot ? dot : site) + 1);
	} else {
		size_t n = strlen(site);
		while (n && strchr("-0123456789", site[n - 1]))
			site[--n] = '\0';
	}
	uint32_t hash = 2166136261u;
	for (const char *c = site; *c; c++)
		hash = (hash ^ (unsigned char)*c) * 16777619u;
	return hash ^ hash >> 15;
}

/* Where `w` stands in the gold between `from` and `to`; `to`: nowhere. */
static size_t find_words(struct words gold, size_t from, size_t to, const uint64_t *w, size_t n)
{
	for (size_t i = from; i + n <= to; i++)
		if (memcmp(gold.at + i, w, n * sizeof *w) == 0)
			return i;
	return to;
}

/* The stretch of the gold from the first to the last run of four words that the block has. */
static struct span stretch_of(struct words gold, size_t from, struct words w)
{
	size_t first = gold.n, last = gold.n;
	for (size_t k = 0; k + SHINGLE <= w.n && first == gold.n; k++)
		first = find_words(gold, from, gold.n, w.at + k, SHINGLE);
	for (size_t k = w.n; k >= SHINGLE && first < gold.n && last == gold.n; k--)
		last = find_words(gold, first, gold.n, w.at + k - SHINGLE, SHINGLE);
	return (struct span){(uint32_t)first,
			     (uint32_t)(last < gold.n ? last + SHINGLE : last)};
}

/* Blocks of few words are right when they stand between those around them that are. */
static void label_short(struct sample *s, const struct words *blocks, const struct span *found)
{
	size_t from = 0, n = s->page.blocks.n;
	for (size_t i = 0; i < n; i++) {
		size_t next = i, w = blocks[i].n;
		if (w > SHORT) {
			from = s->right[i] && found[i].end > from ? found[i].end : from;
			continue;
		}
		while (next < n &&
		       !(blocks[next].n > SHORT && s->right[next] && found[next].start >= from))
			next++;
		size_t to = next < n ? found[next].start : s->gold.n;
		size_t at = w ? find_words(s->gold, from, to, blocks[i].at, w) : to;
		s->right[i] = at < to;
		from = at < to ? at + w : from;
	}
}

static void label(struct sample *s)
{
	size_t n = s->page.blocks.n, from = 0;
	struct words all = shingles(s->gold);
	struct words *blocks = mem_alloc(n * sizeof *blocks);
	struct span *found = mem_alloc(n * sizeof *found);
	for (size_t i = 0; i < n; i++) {
		struct words w = words_of(block_text(&s->page, &s->page.blocks.at[i]));
		blocks[i] = w;
		if (w.n <= SHORT)
			continue;
		struct words own = shingles(w);
		s->right[i] = common(own, all) * 2 >= own.n;
		free(own.at);
		if (!s->right[i])
			continue;
		found[i] = stretch_of(s->gold, from, w);
		if (found[i].start < s->gold.n)
			from = found[i].end;
	}
	label_short(s, blocks, found);
	for (size_t i = 0; i < n; i++)
		free(blocks[i].at);
	free(blocks);
	free(found);
	free(all.at);
}

static bool load_page(struct samples *all, const char *folder, int set, const char *id)
{
	char path[1024];
	struct error e;
	size_t n;
	struct charset_guess written;
	struct sample s = {.set = set};
	snprintf(path, sizeof path, "%s/%s/%s.json", folder, sets[set], id);
	json_t *gold = json_load_file(path, 0, NULL);
	const char *text = json_string_value(json_object_get(gold, "text"));
	if (!text)
		return false;
	s.gold = words_of(str_of(text));
	s.site = site_of(json_string_value(json_object_get(gold, "url")), id);
	json_decref(gold);
	snprintf(path, sizeof path, "%s/%s/%s.html", folder, sets[set], id);
	char *bytes = read_whole(path, &n);
	char *utf8 = page_decode((struct str){bytes, n}, &written, &n);
	bool good = page_parse(&s.page, utf8, n, &e);
	free(bytes);
	free(utf8);
	if (!good || !s.page.blocks.n)
		return good;
	s.about = about_read(&s.page);
	s.seen = arena_alloc(&s.page.arena, s.page.blocks.n);
	s.right = arena_alloc(&s.page.arena, s.page.blocks.n);
	s.rows = mem_alloc(s.page.blocks.n * sizeof *s.rows);
	label(&s);
	choose_rows(&s.page, &s.about, s.seen, s.rows);
	VEC_PUSH(*all, s);
	return true;
}

static int by_name(const void *a, const void *b)
{
	return strcmp(*(char *const *)a, *(char *const *)b);
}

static bool load(struct samples *all, const char *folder, int set)
{
	char path[1024];
	snprintf(path, sizeof path, "%s/%s", folder, sets[set]);
	DIR *d = opendir(path);
	VEC(char *) ids = {0};
	for (struct dirent *f; d && (f = readdir(d));) {
		size_t n = strlen(f->d_name);
		if (n > 5 && !strcmp(f->d_name + n - 5, ".html"))
			VEC_PUSH(ids, strndup(f->d_name, n - 5));
	}
	if (d)
		closedir(d);
	bool good = ids.n > 0;
	if (good)
		qsort(ids.at, ids.n, sizeof *ids.at, by_name);
	for (size_t i = 0; i < ids.n; i++) {
		good &= load_page(all, folder, set, ids.at[i]);
		free(ids.at[i]);
	}
	VEC_FREE(ids);
	return good;
}

/* ---- fitting ----------------------------------------------------------------------------- */

/*
 * The mozilla gold holds captions, datelines, related links: it contradicts the other one
 * there, and the true article comes first.
 */
static bool is_contradiction(const struct sample *s, size_t i)
{
	static const char *const parts[] = {"caption", "credit", "byline",     "author",
					    "related", "promo",  "newsletter", "bio",
					    "date",    NULL};
	const struct page_block *b = &s->page.blocks.at[i];
	int32_t e = b->leaf;
	bool odd = b->time;
	for (int level = 0; e >= 0 && level < 4; level++, e = s->page.elements.at[e].parent) {
		const struct page_element *el = &s->page.elements.at[e];
		odd |= el->tag == TAG_figcaption || el->tag == TAG_time;
		for (size_t k = 0; parts[k]; k++)
			odd |= words_find(el->class, parts[k]);
	}
	return s->set == MOZILLA && s->right[i] && odd;
}

static void teach(struct fit *f, const struct sample *s, uint32_t document)
{
	float gold = s->gold.n < 60 ? 60 : (float)s->gold.n;
	for (size_t i = 0; i < s->page.blocks.n; i++) {
		if (!s->seen[i])
			continue;
		float share = (float)(s->page.blocks.at[i].words + 4) / gold;
		float weight = 200 * (share < .25f ? share : .25f);
		if (s->set == MOZILLA)
			weight *= MOZILLA_SHARE;
		fit_group(f, is_contradiction(s, i) ? weight * .001f : weight, document,
			  (uint32_t)s->set);
		fit_keys(f, s->rows[i].keys, s->rows[i].n, s->right[i]);
	}
}

static uint32_t fold_of(const struct sample *s, uint32_t seed)
{
	uint32_t h = (s->site ^ seed * 0x9e3779b9u) * 0x85ebca6bu;
	return (h ^ h >> 16) % FOLDS;
}

/* Fits all but a fold; FOLDS: all. */
static struct fit_table fit_without(struct samples *all, uint32_t fold, uint32_t seed)
{
	static const struct fit_options options = {.logistic = true,
						   .l2 = 10,
						   .least_rows = 3,
						   .least_documents = 3,
						   .drop = .05f,
						   .iterations = 150};
	struct fit *f = fit_new();
	for (size_t i = 0; i < all->n; i++)
		if (fold == FOLDS || fold_of(&all->at[i], seed) != fold)
			teach(f, &all->at[i], (uint32_t)i);
	struct fit_table t = fit_solve(f, &options);
	fit_free(f);
	return t;
}

struct weight {
	uint32_t key;
	float weight;
};

static int by_key(const void *a, const void *b)
{
	const struct weight *x = a, *y = b;
	return x->key < y->key ? -1 : x->key > y->key;
}

/* As the program has it: sorted, in 8 bits. */
static struct veto_table as_veto(const struct fit_table *t)
{
	struct weight *w = mem_alloc((t->n + 1) * sizeof *w);
	uint32_t *keys = mem_alloc((t->n + 1) * sizeof *keys);
	int8_t *weights = mem_alloc(t->n + 1);
	float most = 0;
	for (size_t i = 0; i < t->n; i++) {
		w[i] = (struct weight){t->keys[i], t->weights[i]};
		most = fmaxf(most, fabsf(t->weights[i]));
	}
	qsort(w, t->n, sizeof *w, by_key);
	for (size_t i = 0; i < t->n; i++) {
		keys[i] = w[i].key;
		weights[i] = (int8_t)lrintf(w[i].weight * 127 / (most > 0 ? most : 1));
	}
	free(w);
	return (struct veto_table){keys, weights, (uint32_t)t->n, most / 127, t->bias};
}

static void veto_free(struct veto_table *t)
{
	free((uint32_t *)t->keys);
	free((int8_t *)t->weights);
}

/* ---- measuring --------------------------------------------------------------------------- */

/* As the benchmark of scrapinghub does: means of the pages' precision and recall. */
struct tally {
	double precision, recall;
	unsigned n_precision, n_recall;
};

static void measure(struct sample *s, const struct veto_table *table, struct tally *t)
{
	bool *keep = choose_blocks(&s->page, &s->about, table).text;
	VEC(char) text = {0};
	if (!keep)
		keep = choose_all(&s->page);
	for (size_t i = 0; i < s->page.blocks.n; i++) {
		struct str b = block_text(&s->page, &s->page.blocks.at[i]);
		if (keep[i]) {
			VEC_APPEND(text, b.at, b.n);
			VEC_PUSH(text, '\n');
		}
	}
	struct words w = words_of((struct str){text.at, text.n});
	struct words got = shingles(w), want = shingles(s->gold);
	double both = (double)common(got, want);
	if (got.n) {
		t->precision += both / (double)got.n;
		t->n_precision++;
	}
	if (want.n) {
		t->recall += both / (double)want.n;
		t->n_recall++;
	}
	free(w.at);
	free(got.at);
	free(want.at);
	VEC_FREE(text);
}

static float f1_of(const struct tally *t, char *to, size_t room)
{
	double p = t->precision / t->n_precision, r = t->recall / t->n_recall;
	snprintf(to, room, "F1 %.4f (P %.4f R %.4f)", 2 * p * r / (p + r), p, r);
	return (float)(2 * p * r / (p + r));
}

/* Cross-validation over sites, some seeds of folds; prints one line. */
static void validate(struct samples *all, char *told, size_t room)
{
	struct tally t[SETS] = {0};
	for (uint32_t k = 0; k < SEEDS * FOLDS; k++) {
		struct fit_table fitted = fit_without(all, k % FOLDS, k / FOLDS);
		struct veto_table table = as_veto(&fitted);
		for (size_t i = 0; i < all->n; i++)
			if (fold_of(&all->at[i], k / FOLDS) == k % FOLDS)
				measure(&all->at[i], &table, &t[all->at[i].set]);
		veto_free(&table);
		fit_table_free(&fitted);
	}
	char zyte[64], mozilla[64];
	f1_of(&t[ZYTE], zyte, sizeof zyte);
	f1_of(&t[MOZILLA], mozilla, sizeof mozilla);
	snprintf(told, room, "zyte %s, mozilla %s", zyte, mozilla);
	printf("unseen sites: %s\n", told);
	fflush(stdout);
}

int main(int argc, char **argv)
{
	struct samples all = {0};
	struct error e;
	char told[256], comment[1024], path[1024];
	if (argc != 3) {
		fputs("usage: train_html FOLDER OUT_FOLDER\n", stderr);
		return 2;
	}
	if (!load(&all, argv[1], ZYTE) || !load(&all, argv[1], MOZILLA)) {
		fprintf(stderr, "train_html: %s: not all pages can be read\n", argv[1]);
		return 1;
	}
	validate(&all, told, sizeof told);
	struct fit_table t = fit_without(&all, FOLDS, 0);
	printf("%zu pages, %zu weights\n", all.n, t.n);
	snprintf(comment, sizeof comment,
		 "What of a web page is no text of its article: fitted by "
		 "assets/train/train_html.c on the\n%zu dev pages of "
		 "scrapinghub/article-extraction-benchmark (MIT) and mozilla/readability's\n"
		 "test pages (Apache-2.0). No passages in it: hashes of lengths, tags, places, "
		 "words of itemprops.\nBy cross-validation over sites:\n%s",
		 all.n, told);
	snprintf(path, sizeof path, "%s/page_veto.tsv", argv[2]);
	bool good = fit_write(&t, path, comment, &e);
	if (!good)
		fprintf(stderr, "train_html: %s\n", e.message);
	fit_table_free(&t);
	for (size_t i = 0; i < all.n; i++) {
		free(all.at[i].gold.at);
		free(all.at[i].rows);
		page_free(&all.at[i].page);
	}
	VEC_FREE(all);
	return !good;
}
