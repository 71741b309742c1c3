/*
 * Prints a header with the hash of each word of assets/lexicon/small-words.txt, as tokens have
 * it: WORD_THAT for "that". A line: a name, and behind a tab the word, where it is not the
 * name.
 */
#include "find/read/fold.h"

#include <ctype.h>
#include <stdio.h>

static const char PATH[] = "assets/lexicon/small-words.txt";

/* Ends the line at its comment and the blanks before that. */
static void trim(char *line)
{
	size_t n = strcspn(line, "\r\n");
	n = line[0] == '#' ? 0 : n;
	while (n && isspace((unsigned char)line[n - 1]))
		n--;
	line[n] = 0;
}

/* Cuts the line into the name, made that of a constant, and the word. */
static struct str cut(char *line)
{
	char *tab = strchr(line, '\t');
	struct str word = str_of(tab ? tab + 1 : line);
	static char kept[256]; /* the word, as the name is changed */
	memcpy(kept, word.at, word.n + 1);
	if (tab)
		*tab = 0;
	for (char *p = line; *p; p++)
		*p = isalnum((unsigned char)*p) ? (char)toupper((unsigned char)*p) : '_';
	return (struct str){kept, word.n};
}

static void print_constant(const char *name, struct str word)
{
	char folded[256];
	size_t n = fold_word(word, folded);
	printf("#define WORD_%s 0x%08xu\n", name, hash_bytes(folded, n));
}

static void print_row(const char *name, struct str word)
{
	printf(" \\\n\tX(\"%.*s\", WORD_%s)", (int)word.n, word.at, name);
}

/* Prints each word by `print`. */
static void print_words(FILE *f, void (*print)(const char *, struct str))
{
	char line[256];
	rewind(f);
	while (fgets(line, sizeof line, f)) {
		trim(line);
		if (!*line)
			continue;
		struct str word = cut(line);
		print(line, word);
	}
}

int main(void)
{
	FILE *f = fopen(PATH, "r");
	if (!f) {
		perror(PATH);
		return 1;
	}
	puts("/*\n * Generated from assets/lexicon/small-words.txt: the words that rules name, "
	     "by\n"
	     " * their hashes (token_hash).\n */\n#ifndef READER_FIND_READ_SMALL_WORDS_H\n"
	     "#define READER_FIND_READ_SMALL_WORDS_H\n");
	print_words(f, print_constant);
	printf("\n/* All of them: word, hash. */\n#define SMALL_WORDS(X)");
	print_words(f, print_row);
	puts("\n\n#endif");
	fclose(f);
	return fflush(stdout) || ferror(stdout);
}
