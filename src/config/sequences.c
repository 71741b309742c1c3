/*
 * What terminals send for keys that have a name, whatever their description tells of it.
 */
#include "reader/config.h"

#include <stdio.h>

enum { ALT = 2, MODIFIERS = 7, ROOM = 24 };

/* ESC [ number final, or ESC O final; with modifiers ESC [ number ; 1 + modifiers final. */
static void tell_key(void (*tell)(uint32_t key, const char *sequence), uint32_t key,
		     unsigned number, char final)
{
	char sequence[ROOM];
	for (unsigned modifiers = 1; modifiers <= MODIFIERS; modifiers++) {
		snprintf(sequence, sizeof sequence, "\033[%u;%u%c", number, modifiers + 1,
			 final);
		tell(modifiers & ALT ? key | READER_KEY_META : key, sequence);
	}
	if (final == '~')
		snprintf(sequence, sizeof sequence, "\033[%u~", number);
	else
		snprintf(sequence, sizeof sequence, "\033O%c", final);
	tell(key, sequence);
	snprintf(sequence, sizeof sequence, "\033[%c", final);
	if (final < 'P') /* beyond it other things are sent so */
		tell(key, sequence);
}

void key_sequences(void (*tell)(uint32_t key, const char *sequence))
{
	static const uint32_t lettered[] = {KEY_UP_ARROW,   KEY_DOWN_ARROW, KEY_RIGHT_ARROW,
					    KEY_LEFT_ARROW, KEY_END_KEY,    KEY_HOME_KEY};
	static const uint32_t numbered[] = {KEY_HOME_KEY, KEY_INSERT_KEY, KEY_DELETE_KEY,
					    KEY_END_KEY,  KEY_PAGE_UP,    KEY_PAGE_DOWN,
					    KEY_HOME_KEY, KEY_END_KEY};
	for (unsigned i = 0; i < 6; i++)
		tell_key(tell, lettered[i], 1, "ABCDFH"[i]);
	for (unsigned i = 0; i < 8; i++)
		tell_key(tell, numbered[i], 1 + i, '~');
	for (unsigned f = 1; f <= 4; f++)
		tell_key(tell, KEY_FUNCTION + f, 1, (char)('O' + f));
	for (unsigned f = 1; f <= 20; f++) /* there are gaps in the numbers */
		tell_key(tell, KEY_FUNCTION + f,
			 10 + f + (f > 5) + (f > 10) + (f > 14) + (f > 16), '~');
	tell(KEY_SHIFT_TAB, "\033[Z");
}
