#include "measure.h"

#include "gold.h"

/* Length of the mark, space or (at the end) final punctuation at `at`, 0 if none. */
static unsigned strippable(const char *at, size_t n, bool final)
{
	static const char *const always[] = {" ", "\n", "\t", "\"", "'", "`",  "“",       "”",
					     "„", "‘",  "’",  "«",  "»", "＂", "\xc2\xa0"};
	static const char *const last[] = {".", ",", ";", ":", "!", "?", "…", "-", "–", "—"};
	for (size_t i = 0; i < sizeof always / sizeof *always; i++)
		if (strlen(always[i]) <= n && !memcmp(at, always[i], strlen(always[i])))
			return (unsigned)strlen(always[i]);
	for (size_t i = 0; final && i < sizeof last / sizeof *last; i++)
		if (strlen(last[i]) <= n && !memcmp(at, last[i], strlen(last[i])))
			return (unsigned)strlen(last[i]);
	return 0;
}

struct span measure_strip(const char *text, struct span s)
{
	unsigned n;
	while (s.start < s.end && (n = strippable(text + s.start, s.end - s.start, false)))
		s.start += n;
	for (;;) {
		uint32_t k = s.end;
		if (k == s.start)
			break;
		for (k--; k > s.start && ((unsigned char)text[k] & 0xc0) == 0x80; k--)
			;
		if (!strippable(text + k, s.end - k, true))
			break;
		s.end = k;
	}
	return s;
}

static bool wordy(unsigned char c)
{
	return c >= 0x80 || (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') ||
	       (c >= 'A' && c <= 'Z');
}

bool measure_has_letter(const char *text, struct span s)
{
	for (uint32_t i = s.start; i < s.end; i++)
		if (wordy((unsigned char)text[i]))
			return true;
	return false;
}

/* A letter or digit at i, no curly mark or dash. */
static bool wordy_at(struct str name, size_t i)
{
	return i < name.n && (unsigned char)name.at[i] != 0xe2 &&
	       wordy((unsigned char)name.at[i]);
}

/* Bytes of the apostrophe or hyphen at i that has a letter behind it, else 0. */
static size_t joint_at(struct str name, size_t i)
{
	size_t n = 0;
	if (i < name.n && (name.at[i] == '\'' || name.at[i] == '-'))
		n = 1;
	else if (i + 2 < name.n && !memcmp(name.at + i, "’", 3))
		n = 3;
	return n && wordy_at(name, i + n) ? n : 0;
}

/* The hash of the word at *i, in lower case; moves *i behind it and its "'s". */
static uint32_t read_word(struct str name, size_t *i)
{
	char low[64];
	size_t n = 0, joint;
	for (;;) {
		for (; wordy_at(name, *i); ++*i)
			if (n < sizeof low)
				low[n++] = (char)(name.at[*i] >= 'A' && name.at[*i] <= 'Z'
							  ? name.at[*i] + 32
							  : name.at[*i]);
		joint = joint_at(name, *i);
		bool owner = joint && name.at[*i] != '-' && (name.at[*i + joint] | 32) == 's' &&
			     !wordy_at(name, *i + joint + 1);
		if (!joint || owner) {
			*i += owner ? joint + 1 : 0;
			return hash_bytes(low, n);
		}
		if (n < sizeof low)
			low[n++] = name.at[*i] == '-' ? '-' : '\'';
		*i += joint;
	}
}

uint32_t measure_last_word(struct str name, uint32_t *words)
{
	static const char *const suffixes[] = {"jr", "sr", "ii",  "iii",
					       "iv", "md", "phd", "esq"};
	uint32_t last = 0;
	*words = 0;
	for (size_t i = 0; i < name.n;) {
		if (!wordy_at(name, i)) {
			i++;
			continue;
		}
		uint32_t hash = read_word(name, &i);
		bool suffix = false;
		for (size_t k = 0; k < sizeof suffixes / sizeof *suffixes; k++)
			suffix |= hash == hash_bytes(suffixes[k], strlen(suffixes[k]));
		if (!suffix) {
			last = hash;
			++*words;
		}
	}
	return last;
}

uint32_t measure_head_word(struct str name)
{
	static const char *const ends[] = {"who", "which", "that", "of", "at", "from",
					   "for", "in",    "with", "on", "to"};
	uint32_t words;
	while (name.n && (*name.at == ' ' || *name.at == ','))
		name.at++, name.n--;
	size_t end = name.n;
	for (size_t i = 0; i < end; i++) {
		if (name.at[i] == ',' || name.at[i] == '(')
			end = i;
		if (i && wordy((unsigned char)name.at[i - 1]))
			continue;
		for (size_t k = 0; k < sizeof ends / sizeof *ends; k++) {
			size_t n = strlen(ends[k]);
			if (i + n <= end && !memcmp(name.at + i, ends[k], n) &&
			    (i + n == name.n || !wordy((unsigned char)name.at[i + n])))
				end = i;
		}
	}
	uint32_t hash = measure_last_word((struct str){name.at, end}, &words);
	return words ? hash : measure_last_word(name, &words);
}

bool measure_is_pronoun(struct str name)
{
	static const char *const words[] = {
		"i",       "you",        "he",     "she",      "it",        "we",
		"they",    "him",        "her",    "them",     "us",        "me",
		"who",     "one",        "this",   "that",     "these",     "those",
		"his",     "their",      "my",     "our",      "its",       "himself",
		"herself", "themselves", "itself", "everyone", "everybody", "nobody",
		"someone", "somebody",   "anyone", "others",   "some",      "many"};
	uint32_t n, hash = measure_last_word(name, &n);
	if (n != 1)
		return false;
	for (size_t i = 0; i < sizeof words / sizeof *words; i++)
		if (hash_bytes(words[i], strlen(words[i])) == hash)
			return true;
	return false;
}

/* "name", "noun phrase", "pronoun" by the first words of the gold speaker. */
enum measure_kind measure_kind(struct str name)
{
	if (measure_is_pronoun(name))
		return MEASURE_PRONOUN;
	size_t i = 0, last = 0;
	bool any = false;
	for (; i < name.n && name.at[i] != ','; i++)
		if (wordy((unsigned char)name.at[i]) &&
		    (i == 0 || !wordy((unsigned char)name.at[i - 1]))) {
			last = i;
			any = true;
		}
	return any && ((name.at[last] >= 'A' && name.at[last] <= 'Z') ||
		       (unsigned char)name.at[last] >= 0x80)
		       ? MEASURE_NAME
		       : MEASURE_NOUN_PHRASE;
}

double measure_cover(struct span a, struct span b)
{
	uint32_t longest = span_length(a) > span_length(b) ? span_length(a) : span_length(b);
	return longest ? (double)span_common(a, b) / longest : 0;
}
