#include "charset.h"

#include "words.h"

#include <errno.h>
#include <iconv.h>

enum {
	SAID_WITHIN = 4096, /* bytes of a page in which its <meta> says the charset */
	LABEL_MOST = 40
};

/* What stands behind "charset=", in a <meta charset> or a content type; empty: nothing. */
static void read_label(struct str bytes, char label[LABEL_MOST])
{
	size_t n = 0, most = bytes.n < SAID_WITHIN ? bytes.n : SAID_WITHIN;
	for (size_t i = 0; i + 8 < most; i++) {
		if (!str_alike((struct str){bytes.at + i, 8}, STR("charset=")))
			continue;
		i += 8;
		while (i < most && strchr("\"' ", bytes.at[i]))
			i++;
		while (i < most && n + 1 < LABEL_MOST && bytes.at[i] > ' ' &&
		       !strchr("\"'/>;", bytes.at[i]))
			label[n++] = ascii_lower(bytes.at[i++]);
		break;
	}
	label[n] = '\0';
}

static bool is_western(const char *label)
{
	static const char *const labels[] = {
		"",      "iso-8859-1", "latin1",     "us-ascii", "windows-1252", "iso8859-1",
		"ascii", "cp1252",     "iso_8859-1", "x-cp1252", "iso-8859-15"};
	bool western = false;
	for (size_t i = 0; i < sizeof labels / sizeof *labels; i++)
		western |= strcmp(label, labels[i]) == 0;
	return western;
}

/* What cannot be converted becomes a byte that is no UTF-8, which the decoder tells. */
static struct str converted(struct str bytes, const char *label)
{
	iconv_t how = iconv_open("UTF-8", label);
	if (how == (iconv_t)-1)
		return (struct str){0};
	size_t room = bytes.n * 4 + 16, left = bytes.n, free_room = room;
	char *to = mem_alloc(room), *from = (char *)bytes.at, *out = to;
	while (left && iconv(how, &from, &left, &out, &free_room) == (size_t)-1) {
		if (errno == E2BIG || !free_room)
			break;
		*out++ = '\xff';
		free_room--;
		from++;
		left--;
	}
	iconv_close(how);
	return (struct str){to, (size_t)(out - to)};
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

/* Of a page that is not valid UTF-8, what it says of itself decides. */
static char *decoded_as_said(struct str bytes, enum charset *charset, size_t *n)
{
	char label[LABEL_MOST];
	uint32_t invalid;
	read_label(bytes, label);
	*charset = charset_sniff((const unsigned char *)bytes.at, bytes.n, true);
	if (strcmp(label, "utf-8") == 0 || strcmp(label, "utf8") == 0)
		*charset = CHARSET_UTF8;
	struct str utf8 = {0};
	if (*charset == CHARSET_WINDOWS_1252 && !is_western(label))
		utf8 = converted(bytes, label);
	if (!utf8.at)
		return decoded(bytes, *charset, n, &invalid);
	*charset = CHARSET_OTHER;
	char *text = decoded(utf8, CHARSET_UTF8, n, &invalid);
	free((char *)utf8.at);
	return text;
}

char *page_decode(struct str bytes, enum charset *charset, size_t *n)
{
	uint32_t invalid;
	size_t start = bytes.n < SAID_WITHIN ? bytes.n : SAID_WITHIN;
	*charset = charset_sniff((const unsigned char *)bytes.at, start, start == bytes.n);
	if (*charset == CHARSET_UTF16LE || *charset == CHARSET_UTF16BE)
		return decoded(bytes, *charset, n, &invalid);
	*charset = CHARSET_UTF8;
	char *text = decoded(bytes, *charset, n, &invalid);
	if (!invalid)
		return text;
	free(text);
	return decoded_as_said(bytes, charset, n);
}
