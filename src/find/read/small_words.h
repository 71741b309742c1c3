/*
 * Hashes (token_hash) of the small words that reported speech, cues and phrases are told by;
 * tests/unit/indirect.c checks them.
 */
#ifndef READER_FIND_READ_SMALL_WORDS_H
#define READER_FIND_READ_SMALL_WORDS_H

#define HASH_THAT      0xcb18332cu
#define HASH_TO        0x42454824u
#define HASH_AS        0x5e25208du
#define HASH_ACCORDING 0x9cc2e6e7u
#define HASH_BY        0x542bcc94u
#define HASH_NOT       0x29b19c8au
#define HASH_AND       0x0f29c2a6u
#define HASH_BUT       0x60d56f8cu
#define HASH_WHILE     0x0dc628ceu
#define HASH_WHO       0x2af42a8fu
#define HASH_WHETHER   0xba4fbee2u
#define HASH_IF        0x39386e06u
#define HASH_ABOUT     0xb323923eu
#define HASH_WHICH     0x08d2ece2u
#define HASH_BECAUSE   0xe330335bu
#define HASH_HAVE      0xf5ce03fbu
#define HASH_HAS       0xedbf0fe3u
#define HASH_HAD       0xe2befe92u
#define HASH_IS        0x4e388f15u
#define HASH_ARE       0x406f344du
#define HASH_WAS       0x16e2c1f2u
#define HASH_WERE      0xc7eb512cu
#define HASH_BE        0x382ba080u
#define HASH_BEEN      0xa65b72c3u
#define HASH_BEING     0x6a430b08u
#define HASH_NEVER     0x0ac95089u
#define HASH_OF        0x69343c68u
#define HASH_ON        0x61342fd0u
#define HASH_WENT      0xd8b9cf23u
#define HASH_GOES      0x09784e5bu
#define HASH_CONTINUED 0x773c8c60u
#define HASH_READ      0xcedfa3c5u
#define HASH_WILL      0x10106d8du
#define HASH_MAY       0xd6a2e186u
#define HASH_HIS       0xfdd2b0cbu
#define HASH_HER       0xf4b48d8cu
#define HASH_THEIR     0xcbfd3c67u

#endif
