#include "charset.h"

#include "words.h"

#include "input/convert.h"

enum { SAID_WITHIN = 4096 }; /* bytes of a page in which its <meta> says the charset */

/* What stands behind "charset=", in a <meta charset> or a content type; empty: nothing. */
static void read_label(struct str bytes, char label[CHARSET_NAME])
{
	size_t n = 0, most = bytes.n < SAID_WITHIN ? bytes.n : SAID_WITHIN;
	for (size_t i = 0; i + 8 < most; i++) {
		if (!str_alike((struct str){bytes.at + i, 8}, STR("charset=")))
			continue;
		i += 8;
		while (i < most && strchr("\"' ", bytes.at[i]))
			i++;
		while (i < most && n + 1 < CHARSET_NAME && bytes.at[i] > ' ' &&
		       !strchr("\"'/>;", bytes.at[i]))
			label[n++] = ascii_lower(bytes.at[i++]);
		break;
	}
	label[n] = '\0';
}

static bool is_western(const char *label)
{
	static const char *const labels[] = {
		"iso-8859-1", "latin1", "us-ascii",   "windows-1252", "iso8859-1",
		"ascii",      "cp1252", "iso_8859-1", "x-cp1252",     "iso-8859-15"};
	bool western = false;
	for (size_t i = 0; i < sizeof labels / sizeof *labels; i++)
		western |= strcmp(label, labels[i]) == 0;
	return western;
}

/* *invalid: sequences that are none of the charset. */
static char *decoded(struct str bytes, enum charset charset, size_t *n, uint32_t *invalid)
{
	struct decoder d = {.charset = charset};
	char *to = mem_alloc(decoder_room(bytes.n));
	*n = decoder_feed(&d, (const unsigned char *)bytes.at, bytes.n, true, to);
	*invalid = d.faults.invalid;
	return to;
}

/* What the page says of itself, when it is not valid UTF-8; else what the bytes look like. */
static struct charset_guess guess_page(struct str bytes)
{
	char label[CHARSET_NAME];
	read_label(bytes, label);
	struct charset_guess g = guess_charset(bytes, true);
	if (strcmp(label, "utf-8") == 0 || strcmp(label, "utf8") == 0)
		return (struct charset_guess){.charset = CHARSET_UTF8};
	bool narrow = g.charset == CHARSET_WINDOWS_1252 || g.charset == CHARSET_OTHER;
	if (!label[0] || (!narrow && !guess_unlike_utf8(bytes)))
		return g;
	g = (struct charset_guess){.charset = CHARSET_WINDOWS_1252};
	if (!is_western(label)) {
		g.charset = CHARSET_OTHER;
		memcpy(g.name, label, sizeof g.name);
	}
	return g;
}

char *page_decode(struct str bytes, struct charset_guess *written, size_t *n)
{
	uint32_t invalid;
	size_t start = bytes.n < SAID_WITHIN ? bytes.n : SAID_WITHIN;
	enum charset c =
		charset_sniff((const unsigned char *)bytes.at, start, start == bytes.n);
	bool wide = c == CHARSET_UTF16LE || c == CHARSET_UTF16BE;
	*written = (struct charset_guess){.charset = wide ? c : CHARSET_UTF8};
	char *text = decoded(bytes, written->charset, n, &invalid);
	if (!invalid || wide)
		return text;
	free(text);
	struct converter converter = {0};
	*written = guess_page(bytes);
	if (written->charset == CHARSET_OTHER) {
		if (converter_open(&converter, written->name))
			bytes = converter_feed(&converter, bytes, true);
		else
			*written = (struct charset_guess){.charset = CHARSET_WINDOWS_1252};
	}
	text = decoded(bytes, written->charset, n, &invalid);
	converter_free(&converter);
	return text;
}
