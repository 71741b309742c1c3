/*
 * Turns the word lists of assets/lexicon into one constant hash table (printed as C).
 * A line of a list is a word; '#' starts a comment. cues.tsv: lemma, class, strength 0-15,
 * inversion 0/1, addressee 0/1, forms separated by blanks. title-roles.tsv: title, role.
 */
#include "find/read/fold.h"
#include "find/read/lexicon.h"

#include <stdio.h>

enum { SETS = 1 << 16, RANKS = 3 };

struct slot {
	uint32_t hash;
	uint64_t classes;
	uint16_t cue;
};

static struct slot slots[LEXICON_SLOTS];
static size_t used;
static uint64_t sets[SETS] = {0};
static size_t n_sets = 1;

static uint32_t hash_word(struct str word)
{
	char folded[256];
	if (word.n >= sizeof folded) {
		fprintf(stderr, "lexicongen: word too long: %.*s\n", (int)word.n, word.at);
		exit(1);
	}
	return hash_bytes(folded, fold_word(word, folded));
}

static struct slot *slot_of(struct str word)
{
	uint32_t hash = hash_word(word);
	uint32_t i = hash % LEXICON_SLOTS;
	while (slots[i].hash && slots[i].hash != hash)
		i = (i + 1) % LEXICON_SLOTS;
	if (!slots[i].hash && ++used > LEXICON_SLOTS * 3 / 4) {
		fputs("lexicongen: table full\n", stderr);
		exit(1);
	}
	slots[i].hash = hash;
	return &slots[i];
}

static FILE *open_list(const char *name, const char *suffix)
{
	char path[256];
	snprintf(path, sizeof path, "assets/lexicon/%s%s", name, suffix);
	FILE *f = fopen(path, "r");
	if (!f) {
		perror(path);
		exit(1);
	}
	return f;
}

/* Cuts the comment and the blanks around; false for an empty line. */
static bool trim(char *line)
{
	line[strcspn(line, "#\r\n")] = 0;
	size_t n = strlen(line);
	while (n && (line[n - 1] == ' ' || line[n - 1] == '\t'))
		line[--n] = 0;
	return n > 0;
}

static void read_class(const char *name, uint64_t bit)
{
	FILE *f = open_list(name, ".txt");
	char line[512];
	while (fgets(line, sizeof line, f))
		if (trim(line))
			slot_of(str_of(line))->classes |= bit;
	fclose(f);
}

static void read_cues(void)
{
	FILE *f = open_list("cues", ".tsv");
	char line[4096];
	uint16_t n = 0;
	puts("const struct cue_lemma lexicon_lemmas[] = {\n\t{0},");
	while (fgets(line, sizeof line, f)) {
		char lemma[64], class[32], forms[3500];
		int strength, inversion, addressee;
		if (!trim(line))
			continue;
		if (sscanf(line, "%63[^\t]\t%31[^\t]\t%d\t%d\t%d\t%3499[^\n]", lemma, class,
			   &strength, &inversion, &addressee, forms) != 6) {
			fprintf(stderr, "assets/lexicon/cues.tsv: not six columns: %s\n", line);
			exit(1);
		}
		n++;
		printf("\t{\"%s\", 0x%xu, %d, %d, %d, %d},\n", lemma,
		       hash_bytes(lemma, strlen(lemma)), !strcmp(class, "speech"), strength,
		       inversion, addressee);
		for (char *w = strtok(forms, " "); w; w = strtok(NULL, " "))
			slot_of(str_of(w))->cue = n;
	}
	puts("};\n");
	fclose(f);
}

static void read_title_roles(void)
{
	FILE *f = open_list("title-roles", ".tsv");
	char line[512];
	puts("const struct title_role lexicon_title_roles[] = {");
	while (fgets(line, sizeof line, f)) {
		if (!trim(line))
			continue;
		size_t n = strcspn(line, "\t");
		struct str title = {line, n};
		if (!(slot_of(title)->classes & LEX(TITLE))) {
			fprintf(stderr, "assets/lexicon/title-roles.tsv: no title: %s\n", line);
			exit(1);
		}
		printf("\t{0x%xu, 0x%xu},\n", hash_word(title),
		       line[n] ? hash_word(str_of(line + n + 1)) : 0);
	}
	puts("\t{0, 0},\n};\n");
	fclose(f);
}

/* Number of a set of classes among the distinct ones; the empty set is 0. */
static size_t set_of(uint64_t classes)
{
	size_t i = 0;
	while (i < n_sets && sets[i] != classes)
		i++;
	if (i == SETS) {
		fputs("lexicongen: too many sets of classes\n", stderr);
		exit(1);
	}
	if (i == n_sets)
		sets[n_sets++] = classes;
	return i;
}

/*
 * The words of short lists are the most frequent ones; most entries are names that are seldom
 * met.
 */
static unsigned rank_of(const struct slot *s)
{
	uint64_t names = LEX(FIRST_MALE) | LEX(FIRST_FEMALE) | LEX(SURNAME);
	return s->cue || s->classes & ~(names | LEX(COMMON)) ? 0
	       : s->classes & LEX(COMMON)                    ? 1
							     : 2;
}

/*
 * Places the words anew and prints: the frequent ones come first, so that they are found where
 * they are looked for.
 */
static void print_table(void)
{
	static struct slot placed[LEXICON_SLOTS];
	for (unsigned rank = 0; rank < RANKS; rank++) {
		for (size_t i = 0; i < LEXICON_SLOTS; i++) {
			if (!slots[i].hash || rank_of(&slots[i]) != rank)
				continue;
			size_t k = slots[i].hash % LEXICON_SLOTS;
			while (placed[k].hash)
				k = (k + 1) % LEXICON_SLOTS;
			placed[k] = slots[i];
		}
	}
	puts("const struct lexicon_entry lexicon_entries[LEXICON_SLOTS]\n"
	     "\t__attribute__((aligned(64))) = {");
	for (size_t i = 0; i < LEXICON_SLOTS; i++)
		if (placed[i].hash)
			printf("\t[%zu] = {0x%xu, %zu, %u},\n", i, placed[i].hash,
			       set_of(placed[i].classes), placed[i].cue);
	puts("};\n\nconst uint64_t lexicon_sets[] = {");
	for (size_t i = 0; i < n_sets; i++)
		printf("\t0x%llxu,\n", (unsigned long long)sets[i]);
	puts("};");
}

int main(void)
{
	puts("/* Generated by lexicongen from assets/lexicon. */\n#include "
	     "\"find/read/lexicon.h\"\n");
#define X(name, file) read_class(file, LEX(name));
	LEXICON_CLASSES(X)
#undef X
	read_cues();
	read_title_roles();
	print_table();
	return 0;
}
