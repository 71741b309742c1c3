#include "look.h"

#include "find/read/fold.h"

enum {
	LOOK_LETTERS = 4, /* that are looked at together */
	LOOK_MOST = 48,   /* bytes of a word */
};

void look_features(struct row *row, struct str word)
{
	/* the word between blanks, so that how it begins and ends tells more */
	char letters[LOOK_MOST + 2] = {' '};
	word.n = word.n > LOOK_MOST ? text_border(word, LOOK_MOST) : word.n;
	size_t n = 1 + fold_word(word, letters + 1);
	letters[n++] = ' ';
	for (size_t i = 0; i < n; i++) {
		uint32_t gram = (unsigned char)letters[i];
		for (size_t k = i + 1; k < n && k < i + LOOK_LETTERS; k++) {
			gram = gram << 8 | (unsigned char)letters[k];
			look_put(row, LOOK_GRAM, gram, 0, 0);
		}
	}
}
