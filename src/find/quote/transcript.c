#include "transcript.h"

#include "find/read/small_words.h"

enum {
	LABEL_MOST = 4,     /* words of a label */
	LABELLED_LEAST = 3, /* paragraphs with a label that comes again */
};

struct turn_line {
	uint32_t paragraph, after; /* the first token behind the label */
	struct span label;
	uint32_t hash;
	bool capitals;
	bool again; /* the label opens another paragraph, too */
};

/* "Q" or "A" before a question or an answer. */
static bool is_letter(const struct tokens *t, uint32_t i)
{
	const struct token *letter = &t->at[i];
	return letter->flags & TOKEN_CAPITAL &&
	       (letter->hash == WORD_Q || letter->hash == WORD_A);
}

/* Words in capitals, or (loose) capitalised ones, up to a colon. */
static struct span label_at(const struct tokens *t, uint32_t first, uint32_t end, bool loose,
			    uint32_t *after)
{
	const struct token *at = t->at;
	const struct span none = {0, 0};
	uint32_t i = first, wanted = loose ? TOKEN_CAPITAL : TOKEN_UPPER | TOKEN_DOTTED;
	while (i < end && i - first < LABEL_MOST && at[i].flags & TOKEN_WORD &&
	       at[i].flags & TOKEN_CAPITAL && (at[i].flags & wanted || is_letter(t, i)))
		i++;
	if (i == first || i >= end)
		return none;
	bool letter = i == first + 1 && is_letter(t, first);
	bool dot = letter && at[first].flags & TOKEN_DOTTED;
	if (!dot && (at[i].sign != ':' || !(at[i].flags & TOKEN_GLUED)))
		return none;
	*after = dot ? i : i + 1;
	return *after < end ? (struct span){at[first].start, at[i - 1].end - dot} : none;
}

struct span transcript_label(const struct tokens *t, uint32_t first, uint32_t end,
			     uint32_t *after)
{
	return label_at(t, first, end, false, after);
}

/* Marks the lines whose label comes again; returns how many do. */
static uint32_t count_again(struct turn_line *lines, uint32_t n, struct arena *a)
{
	uint32_t size = 16, again = 0;
	while (size < n * 2)
		size *= 2;
	uint32_t *slots = ARENA_ARRAY(a, size, uint32_t); /* line + 1 */
	for (uint32_t k = 0; k < n; k++) {
		uint32_t i = lines[k].hash & (size - 1);
		while (slots[i] && lines[slots[i] - 1].hash != lines[k].hash)
			i = (i + 1) & (size - 1);
		if (slots[i])
			lines[slots[i] - 1].again = lines[k].again = true;
		else
			slots[i] = k + 1;
	}
	for (uint32_t k = 0; k < n; k++)
		again += lines[k].again;
	return again;
}

static uint32_t find_lines(const struct find *f, struct turn_line *lines)
{
	const struct tokens *t = &f->tokens;
	uint32_t n = 0;
	for (uint32_t p = 0; p < f->d->n_paragraphs; p++) {
		uint32_t first = t->paragraph_first[p], end = t->paragraph_first[p + 1], after;
		if (first == end || t->at[first].flags & (TOKEN_MARK | TOKEN_QUOTED) ||
		    !(t->at[first].flags & TOKEN_CAPITAL))
			continue;
		struct span label = label_at(t, first, end, false, &after);
		bool capitals = !span_empty(label);
		if (!capitals)
			label = label_at(t, first, end, true, &after);
		if (span_empty(label) || (!capitals && end - after < 4))
			continue;
		struct str s = str_slice(f->d->text, label);
		lines[n++] = (struct turn_line){p,        after, label, hash_bytes(s.at, s.n),
						capitals, false};
	}
	return n;
}

static struct quote quote_of(const struct find *f, const struct turn_line *l)
{
	const struct token *at = f->tokens.at;
	const struct token *last = &at[f->tokens.paragraph_first[l->paragraph + 1] - 1];
	struct str label = str_slice(f->d->text, l->label);
	struct span span = {at[l->after].start, last->end + last->tail};
	struct span *part = ARENA_NEW(f->keep, struct span);
	*part = span;
	return (struct quote){
		.span = span,
		.outer = span,
		.kind = QUOTE_MIXED, /* said in these words, but not in marks */
		.parts = {part, 1},
		.paragraph = l->paragraph,
		.mention = l->label,
		.cue = {l->label.end,
			at[l->after].start > l->label.end ? l->label.end + 1 : l->label.end},
		.confidence = 0.9f,
		.rule = "transcript-turn",
		.why = arena_printf(f->keep, "a line of a transcript that opens with “%.*s”",
				    (int)label.n, label.at),
	};
}

struct quote *transcript_add(const struct find *f, struct quote *quotes, uint32_t *n)
{
	struct turn_line *lines =
		ARENA_ARRAY(f->scratch, (size_t)f->d->n_paragraphs + 1, struct turn_line);
	uint32_t found = find_lines(f, lines);
	if (found < LABELLED_LEAST || count_again(lines, found, f->scratch) < LABELLED_LEAST)
		return quotes;
	struct quote *out = ARENA_ARRAY(f->scratch, (size_t)*n + found + 1, struct quote);
	uint32_t k = 0, q = 0;
	for (uint32_t i = 0; i < found; i++) {
		if (!lines[i].capitals && !lines[i].again)
			continue;
		struct quote line = quote_of(f, &lines[i]);
		while (q < *n && quotes[q].outer.start < line.outer.start)
			out[k++] = quotes[q++];
		out[k++] = line;
	}
	while (q < *n)
		out[k++] = quotes[q++];
	*n = k;
	return out;
}
