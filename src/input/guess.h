/* In which charset text is written that no one tells of. */
#ifndef READER_INPUT_GUESS_H
#define READER_INPUT_GUESS_H

#include "reader/text.h"

enum { CHARSET_NAME = 24 }; /* bytes of a name, with its NUL */

struct charset_guess {
	enum charset charset;
	char name[CHARSET_NAME]; /* of CHARSET_OTHER, as iconv has it, in lower case; else "" */
	bool doubtful;
};

/*
 * By a byte order mark, by what is well-formed, else by the letters' frequencies (libuchardet,
 * loaded at the first text that is not UTF-8). `bytes` are the first ones of a text; `whole`:
 * no more will come.
 */
struct charset_guess guess_charset(struct str bytes, bool whole);

/* Does it begin like a charset in which bytes below 0x80 may be no characters of ASCII? */
bool guess_unlike_ascii(struct str bytes);

/*
 * Letters beyond ASCII, and none of them as UTF-8 has them? Few of them are guessed to be
 * damage of it: who knows the charset knows better.
 */
bool guess_unlike_utf8(struct str bytes);

/* As guess_charset(), of bytes from within a text that is ASCII before them. */
struct charset_guess guess_behind_ascii(struct str bytes, bool whole);

#endif
