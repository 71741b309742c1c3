/*
 * Keys pressed on a ui: characters as they are, named ones as in reader.ini within <…>.
 */
#ifndef TESTS_PRESS_H
#define TESTS_PRESS_H

#include "reader/ui.h"

#include <assert.h>

/* Idle work is done after each. Returns the effect of the last. */
static inline struct effect press(struct ui *ui, const char *keys)
{
	struct effect effect = {0};
	while (*keys) {
		const char *end = *keys == '<' ? strchr(keys, '>') : NULL;
		uint32_t key = (unsigned char)*keys;
		if (end)
			key = key_of((struct str){keys + 1, (size_t)(end - keys - 1)});
		assert(key);
		keys = end ? end + 1 : keys + 1;
		effect = ui_key(ui, key);
		while (ui_idle(ui))
			;
	}
	return effect;
}

#endif
