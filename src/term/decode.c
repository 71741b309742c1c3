#include "term/decode.h"

enum { ESC = 27, DEL = 127, MOST_SEQUENCE = 64 };

/* What one step of decoding found: `used` 0 means that more bytes are needed. */
struct step {
	size_t used;
	uint32_t key; /* 0: bytes that mean nothing */
	bool paste;   /* a paste begins behind them */
};

static const struct step more = {0};

void decode_teach(struct key_decoder *d, const char *bytes, uint32_t key)
{
	if (!bytes || bytes == (const char *)-1 || bytes[0] != ESC || !bytes[1] ||
	    d->n_sequences == DECODE_SEQUENCES)
		return;
	d->sequences[d->n_sequences].bytes = bytes;
	d->sequences[d->n_sequences++].key = key;
}

/* ---- sequences --------------------------------------------------------------------------- */

static uint32_t numbered_key(unsigned n)
{
	switch (n) {
	case 1:
	case 7:
		return KEY_HOME_KEY;
	case 2:
		return KEY_INSERT_KEY;
	case 3:
		return KEY_DELETE_KEY;
	case 4:
	case 8:
		return KEY_END_KEY;
	case 5:
		return KEY_PAGE_UP;
	case 6:
		return KEY_PAGE_DOWN;
	}
	static const unsigned char functions[] = {
		[11] = 1,  [12] = 2,  [13] = 3,  [14] = 4,  [15] = 5,  [17] = 6,  [18] = 7,
		[19] = 8,  [20] = 9,  [21] = 10, [23] = 11, [24] = 12, [25] = 13, [26] = 14,
		[28] = 15, [29] = 16, [31] = 17, [32] = 18, [33] = 19, [34] = 20,
	};
	return n < sizeof functions && functions[n] ? KEY_FUNCTION + functions[n] : 0;
}

static uint32_t lettered_key(unsigned char c)
{
	switch (c) {
	case 'A':
		return KEY_UP_ARROW;
	case 'B':
		return KEY_DOWN_ARROW;
	case 'C':
		return KEY_RIGHT_ARROW;
	case 'D':
		return KEY_LEFT_ARROW;
	case 'F':
		return KEY_END_KEY;
	case 'H':
		return KEY_HOME_KEY;
	case 'P':
	case 'Q':
	case 'R':
	case 'S':
		return KEY_FUNCTION + 1 + (uint32_t)(c - 'P');
	case 'Z':
		return KEY_SHIFT_TAB;
	}
	return 0;
}

/* ESC [ numbers letter: the second number is 1 + the modifiers, of which 2 and 8 are Meta. */
static struct step control_sequence(const unsigned char *at, size_t n)
{
	unsigned numbers[2] = {0};
	size_t i = 2, which = 0;
	if (n > 3 && at[2] == '[') /* the Linux console: ESC [ [ A to E are F1 to F5 */
		return (struct step){
			4, at[3] >= 'A' && at[3] <= 'E' ? KEY_FUNCTION + 1u + at[3] - 'A' : 0,
			false};
	for (; i < n && at[i] >= 0x20 && at[i] <= 0x3f; i++) {
		if (at[i] == ';')
			which++;
		else if (at[i] >= '0' && at[i] <= '9' && which < 2 && numbers[which] < 1000)
			numbers[which] = numbers[which] * 10 + (unsigned)(at[i] - '0');
	}
	if (i == n || (n == 3 && at[2] == '['))
		return n < MOST_SEQUENCE ? more : (struct step){n, 0, false};
	if (at[i] < 0x40 || at[i] > 0x7e) /* broken off: what breaks it off is a key itself */
		return (struct step){i, 0, false};
	struct step s = {i + 1, 0, false};
	if (at[i] == '~' && numbers[0] == 200)
		s.paste = true;
	else if (at[i] == '~')
		s.key = numbered_key(numbers[0]);
	else if (at[i] == 'M' && i == 2) /* an old mouse report: three bytes follow */
		s.used = n < 6 ? n : 6;
	else
		s.key = lettered_key(at[i]);
	if (s.key && numbers[1] > 1 && ((numbers[1] - 1) & (2 | 8)))
		s.key |= READER_KEY_META;
	return s;
}

static struct step taught_sequence(const struct key_decoder *d, bool *partly)
{
	struct step best = {0};
	for (int i = 0; i < d->n_sequences; i++) {
		size_t n = strlen(d->sequences[i].bytes);
		size_t same = n < d->n ? n : d->n;
		if (memcmp(d->held, d->sequences[i].bytes, same) != 0)
			continue;
		if (n > d->n)
			*partly = true;
		else if (n > best.used)
			best = (struct step){n, d->sequences[i].key, false};
	}
	return best;
}

/* ---- characters -------------------------------------------------------------------------- */

static uint32_t plain_key(unsigned char c)
{
	return c == '\n' ? '\r' : c == '\b' ? DEL : c; /* one form of each key */
}

static struct step character(const unsigned char *at, size_t n)
{
	if (at[0] < 0x80)
		return (struct step){1, plain_key(at[0]), false};
	size_t size = at[0] >= 0xf0 ? 4 : at[0] >= 0xe0 ? 3 : 2;
	if (at[0] < 0xc2 || at[0] > 0xf4)
		return (struct step){1, 0, false};
	uint32_t c = at[0] & (0xffu >> (size + 1));
	for (size_t i = 1; i < size; i++) {
		if (i == n)
			return more;
		if ((at[i] & 0xc0) != 0x80)
			return (struct step){i, 0, false};
		c = c << 6 | (at[i] & 0x3f);
	}
	static const uint32_t least[] = {0, 0, 0x80, 0x800, 0x10000};
	bool good = c >= least[size] && c <= 0x10ffff && (c < 0xd800 || c > 0xdfff);
	return (struct step){size, good ? c : 0, false};
}

static struct step escape(const struct key_decoder *d, const unsigned char *at, size_t n)
{
	bool partly = false;
	struct step s = at == d->held ? taught_sequence(d, &partly) : more;
	if (s.used || partly)
		return s;
	if (n == 1)
		return more;
	if (at[1] == '[')
		return control_sequence(at, n);
	if (at[1] == 'O' && n == 2)
		return more;
	if (at[1] == 'O' && at[2] == 'M')
		return (struct step){3, '\r', false};
	if (at[1] == 'O')
		return (struct step){3, lettered_key(at[2]), false};
	if (at[1] == ESC)
		return (struct step){1, ESC, false};
	s = character(at + 1, n - 1);
	if (s.used) {
		s.used++;
		s.key = s.key ? s.key | READER_KEY_META : 0;
	}
	return s;
}

/* Nothing more will come: ESC is Esc, ESC [ is M-[, and a broken character is nothing. */
static struct step unfinished(const struct key_decoder *d)
{
	const unsigned char *at = d->held;
	if (at[0] != ESC)
		return (struct step){d->n, 0, false};
	if (d->n == 1)
		return (struct step){1, ESC, false};
	if (d->n == 2 && at[1] < 0x80)
		return (struct step){2, at[1] == ESC ? ESC : READER_KEY_META | at[1], false};
	return (struct step){d->n, 0, false};
}

static struct step next_step(const struct key_decoder *d)
{
	if (d->held[0] != ESC)
		return character(d->held, d->n);
	/* some terminals send Meta with a key as ESC before its sequence */
	if (d->n > 2 && d->held[1] == ESC && (d->held[2] == '[' || d->held[2] == 'O')) {
		struct step s = escape(d, d->held + 1, d->n - 1);
		if (s.used)
			s.used++;
		if (s.key)
			s.key |= READER_KEY_META;
		return s;
	}
	if (d->n == 2 && d->held[1] == ESC)
		return more;
	return escape(d, d->held, d->n);
}

/* ---- pasting ----------------------------------------------------------------------------- */

static void drop(struct key_decoder *d, size_t n)
{
	memmove(d->held, d->held + n, d->n - n);
	d->n -= n;
}

static void add_point(struct key_decoder *d, const unsigned char *at, size_t n)
{
	if (d->pasted.n + n > DECODE_PASTE)
		return;
	for (size_t i = 0; i < n; i++)
		VEC_PUSH(d->pasted, (char)at[i]);
}

/* Takes characters over until the end of the paste; controls and bad bytes are left out. */
static struct event paste(struct key_decoder *d)
{
	static const char end[] = "\033[201~";
	struct event none = {EVENT_NONE};
	size_t done = 0;
	while (done < d->n) {
		const unsigned char *at = d->held + done;
		size_t left = d->n - done, n = left < sizeof end - 1 ? left : sizeof end - 1;
		if (at[0] == ESC && memcmp(at, end, n) == 0) {
			d->pasting = n < sizeof end - 1;
			drop(d, d->pasting ? done : done + n);
			if (d->pasting)
				return none;
			return (struct event){EVENT_PASTE,
					      .pasted = {d->pasted.at, d->pasted.n}};
		}
		struct step s = character(at, left);
		if (!s.used)
			break;
		if (at[0] == '\r' || at[0] == '\n')
			add_point(d, (const unsigned char *)"\n", 1);
		else if (s.key >= ' ' && s.key != DEL)
			add_point(d, at, s.used);
		done += s.used;
	}
	drop(d, done);
	return none;
}

struct event decode_next(struct key_decoder *d, bool whole)
{
	while (d->n) {
		if (d->pasting)
			return paste(d);
		struct step s = next_step(d);
		if (!s.used && !whole)
			break;
		if (!s.used)
			s = unfinished(d);
		drop(d, s.used);
		if (s.paste) {
			d->pasting = true;
			d->pasted.n = 0;
		} else if (s.key) {
			return (struct event){EVENT_KEY, s.key};
		}
	}
	return (struct event){EVENT_NONE};
}

void decode_free(struct key_decoder *d)
{
	VEC_FREE(d->pasted);
	*d = (struct key_decoder){0};
}
