/*
 * The words by which phrases are told, with their hashes (token_hash), so that none is hashed
 * again for each text; tests/unit/words.c checks them.
 */
#ifndef READER_FIND_READ_PHRASE_WORDS_H
#define READER_FIND_READ_PHRASE_WORDS_H

/* Pronouns: word, hash, the form of a phrase that is one. */
#define PHRASE_PRONOUNS(X)                                                                     \
	X("he", 0x5c3ae3b6u, PHRASE_HE)                                                        \
	X("she", 0xe92df9e1u, PHRASE_SHE)                                                      \
	X("they", 0xd822d4ffu, PHRASE_THEY)                                                    \
	X("it", 0x47388410u, PHRASE_IT)                                                        \
	X("i", 0xec0c35c4u, PHRASE_I)                                                          \
	X("we", 0x5c47afa9u, PHRASE_WE)                                                        \
	X("you", 0x50b8d09cu, PHRASE_YOU)                                                      \
	X("who", 0x2af42a8fu, PHRASE_WHO)                                                      \
	X("that", 0xcb18332cu, PHRASE_THAT)                                                    \
	X("which", 0x08d2ece2u, PHRASE_WHICH)                                                  \
	X("others", 0x23a5c9f2u, PHRASE_INDEFINITE)                                            \
	X("some", 0xf3611c71u, PHRASE_INDEFINITE)                                              \
	X("many", 0xe1978fa2u, PHRASE_INDEFINITE)                                              \
	X("one", 0xba2719efu, PHRASE_INDEFINITE)                                               \
	X("another", 0x23176214u, PHRASE_INDEFINITE)                                           \
	X("both", 0xea81eea2u, PHRASE_INDEFINITE)                                              \
	X("everyone", 0xd378dd78u, PHRASE_INDEFINITE)                                          \
	X("everybody", 0xabbcb120u, PHRASE_INDEFINITE)                                         \
	X("somebody", 0x0f849041u, PHRASE_INDEFINITE)                                          \
	X("someone", 0xb450d31bu, PHRASE_INDEFINITE)                                           \
	X("most", 0xfb532132u, PHRASE_INDEFINITE)                                              \
	X("several", 0xb55426cfu, PHRASE_INDEFINITE)                                           \
	X("few", 0xb20295f9u, PHRASE_INDEFINITE)                                               \
	X("none", 0xada7afdbu, PHRASE_INDEFINITE)                                              \
	X("nobody", 0xfb7f6c5eu, PHRASE_INDEFINITE)                                            \
	X("anyone", 0xefb03667u, PHRASE_INDEFINITE)                                            \
	X("two", 0xbe248829u, PHRASE_INDEFINITE)

/* Determiners: word, hash, the form of the phrase they open; others open a quantity. */
#define PHRASE_DETERMINERS(X)                                                                  \
	X("the", 0xb40eb21cu, PHRASE_DEFINITE)                                                 \
	X("this", 0xda2bd281u, PHRASE_DEFINITE)                                                \
	X("these", 0xd4ee4008u, PHRASE_DEFINITE)                                               \
	X("those", 0xf8aa942au, PHRASE_DEFINITE)                                               \
	X("a", 0xe40c292cu, PHRASE_A)                                                          \
	X("an", 0x4124f2e6u, PHRASE_A)                                                         \
	X("one", 0xba2719efu, PHRASE_A)                                                        \
	X("another", 0x23176214u, PHRASE_A)                                                    \
	X("his", 0xfdd2b0cbu, PHRASE_POSSESSED)                                                \
	X("her", 0xf4b48d8cu, PHRASE_POSSESSED)                                                \
	X("their", 0xcbfd3c67u, PHRASE_POSSESSED)                                              \
	X("its", 0x80f867d9u, PHRASE_POSSESSED)                                                \
	X("our", 0xa91a3339u, PHRASE_POSSESSED)                                                \
	X("my", 0x4c2dfe93u, PHRASE_POSSESSED)                                                 \
	X("your", 0x00f0e6aau, PHRASE_POSSESSED)

/* Small words that join the parts of a name: word, hash, 0. */
#define PHRASE_JOINTS(X)                                                                       \
	X("de", 0x5c1ccea2u, 0)                                                                \
	X("van", 0x9625faa2u, 0)                                                               \
	X("von", 0x96217d74u, 0)                                                               \
	X("der", 0xd1599170u, 0)                                                               \
	X("den", 0xcd598b24u, 0)                                                               \
	X("bin", 0x5acad8beu, 0)                                                               \
	X("al", 0x3f24efc0u, 0)                                                                \
	X("el", 0x3f1a6264u, 0)                                                                \
	X("la", 0x4831c9deu, 0)                                                                \
	X("le", 0x4c31d02au, 0)                                                                \
	X("du", 0x4c1cb572u, 0)                                                                \
	X("da", 0x581cc856u, 0)                                                                \
	X("di", 0x601cd4eeu, 0)                                                                \
	X("dos", 0xda68aa25u, 0)                                                               \
	X("ibn", 0x9bdefa74u, 0)                                                               \
	X("of", 0x69343c68u, 0)                                                                \
	X("for", 0xacf38390u, 0)

#endif
