/* What the words of a paragraph tell of whether somebody speaks them. */
#include "turns.h"

#include "english.h"
#include "lexicon.h"
#include "find/read/small_words.h"

enum { SPEECH_MOST = 80 }; /* tokens that are looked at */

/* The bytes before the apostrophe in a word; 0: it has none. */
static size_t cut_short(struct str s)
{
	const char *apostrophe = memchr(s.at, '\'', s.n);
	if (!apostrophe)
		apostrophe = memmem(s.at, s.n, "’", 3);
	return apostrophe ? (size_t)(apostrophe - s.at) : 0;
}

/* "I'm", "we've" are their pronouns; "O'Hara" is not cut short. */
static void count(struct speech *s, const struct document *d, const struct token *w)
{
	struct str word = token_str(d, w);
	size_t n = cut_short(word);
	uint32_t hash = n ? token_hash((struct str){word.at, n}) : w->hash;
	s->cry |= n > 1 && !(w->classes & LEX(SURNAME));
	if (!english_spoken(hash))
		return;
	if (hash == WORD_YOU || hash == WORD_YOUR)
		s->others++;
	else
		s->own++;
}

static bool closes(const struct token *t)
{
	return t->sign == '"' || t->sign == '\'' || t->sign == ')' || t->sign == ']' ||
	       t->sign == '*';
}

struct speech speech_read(const struct tokens *t, const struct document *d, uint32_t first,
			  uint32_t end)
{
	struct speech s = {0};
	const struct token *at = t->at;
	while (first < end && at[first].sign && at[first].sign != '.' && at[first].sign != '_')
		first++;
	if (first == end)
		return s;
	uint32_t last = end - 1;
	while (last > first && closes(&at[last]))
		last--;
	bool stop = at[last].sign && strchr(".?!_-", at[last].sign);
	s.sentence = at[first].flags & (TOKEN_CAPITAL | TOKEN_NUMBER) || at[first].sign;
	s.sentence = s.sentence && (stop || at[last].flags & TOKEN_DOTTED);
	s.cry = at[last].sign == '?' || at[last].sign == '!';
	s.reply = at[first].classes & LEX(REPLY);
	for (uint32_t i = first; i < end && i - first < SPEECH_MOST; i++)
		if (at[i].flags & TOKEN_WORD)
			count(&s, d, &at[i]);
	return s;
}

struct speech turn_speech(const struct tokens *t, const struct document *d,
			  const struct turn *turn, uint32_t limit)
{
	const uint32_t *first = &t->paragraph_first[turn->paragraph];
	if (turn->label.after < first[1])
		return speech_read(t, d, turn->label.after, first[1]);
	if (turn->paragraph + 1 < limit)
		return speech_read(t, d, first[1], first[2]);
	return (struct speech){0};
}
