#include "terms.h"

/*
 * The index knows words, not fields: what is no word of the quote begins with a character for
 * private use, which the index takes for a letter and which no text keeps.
 */
static const char *const marks[] = {
	[FIELD_WORDS] = "",
	[FIELD_SPEAKER] = "\xee\x80\x81", /* U+E001 … */
	[FIELD_REGION] = "\xee\x80\x82",
	[FIELD_DATE] = "\xee\x80\x83",
};

static void put(struct terms *t, struct str s)
{
	VEC_APPEND(t->text, s.at, s.n);
}

/* Letters and digits of ASCII, and all beyond it but for the quotation marks and dashes. */
static size_t word_byte(struct str s, size_t i)
{
	unsigned char c = (unsigned char)s.at[i];
	if (c < 0x80)
		return (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') ||
		       (c >= 'a' && c <= 'z');
	return i + 1 >= s.n || c != 0xe2 || (unsigned char)s.at[i + 1] != 0x80;
}

/* Takes the next word off; empty: there is none. */
static struct str take_word(struct str *s)
{
	size_t i = 0, start;
	while (i < s->n && !word_byte(*s, i))
		/* the dash or mark of three bytes goes whole */
		i += (unsigned char)s->at[i] >= 0x80 && i + 2 < s->n ? 3 : 1;
	start = i;
	while (i < s->n && word_byte(*s, i))
		i++;
	struct str word = {s->at + start, i - start};
	*s = (struct str){s->at + i, s->n - i};
	return word;
}

static void put_word(struct terms *t, enum field field, struct str word)
{
	put(t, STR(" "));
	put(t, str_of(marks[field]));
	put(t, word);
}

void terms_add(struct terms *t, enum field field, struct str s)
{
	for (struct str word; (word = take_word(&s)).n;)
		put_word(t, field, word);
}

/* In quotes, as the index has words that may be names of its own. */
static void put_asked(struct terms *t, enum field field, struct str word, bool begins)
{
	put(t, STR(" \""));
	put(t, str_of(marks[field]));
	put(t, word);
	put(t, begins ? STR("\"*") : STR("\""));
}

struct str date_digits(struct str date, struct arena *arena)
{
	enum { DAY = 8 };
	char digits[DAY];
	size_t n = 0;
	for (size_t i = 0; i < date.n && n < DAY; i++) {
		if (date.at[i] >= '0' && date.at[i] <= '9')
			digits[n++] = date.at[i];
		else if (date.at[i] != '-')
			break;
	}
	return arena_str(arena, (struct str){digits, n});
}

/* Takes the field's name and colon off; FIELD_WORDS when there is none. */
static enum field take_field(struct str *s)
{
	static const struct {
		const char *name;
		enum field field;
	} names[] = {
		{"speaker:", FIELD_SPEAKER}, {"region:", FIELD_REGION}, {"date:", FIELD_DATE}};
	for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
		struct str name = str_of(names[i].name);
		if (s->n < name.n || !str_alike((struct str){s->at, name.n}, name))
			continue;
		*s = (struct str){s->at + name.n, s->n - name.n};
		return names[i].field;
	}
	return FIELD_WORDS;
}

/* Takes what stands between quotation marks, or up to a blank, off. */
static struct str take_value(struct str *s)
{
	bool marked = s->n && s->at[0] == '"';
	size_t start = marked, end = start;
	while (end < s->n && (marked ? s->at[end] != '"' : !is_blank(s->at[end])))
		end++;
	struct str value = {s->at + start, end - start};
	end += marked && end < s->n;
	*s = (struct str){s->at + end, s->n - end};
	return value;
}

/* A day is told from its year on. */
static void ask(struct query *q, enum field field, struct str s)
{
	enum { SHORT = 3 }; /* bytes: nearly every quote has a word that begins so */
	for (struct str word; (word = take_word(&s)).n;) {
		bool begins = field == FIELD_DATE || (s.n && s.at[0] == '*');
		put_asked(&q->all, field, word, begins);
		if (begins && word.n <= SHORT)
			put_word(&q->starts, field, word);
		else
			put_asked(&q->sure, field, word, begins);
	}
}

void query_read(struct query *q, struct str asked)
{
	struct arena arena = {0};
	*q = (struct query){0};
	for (asked = str_trim(asked); asked.n; asked = str_trim(asked)) {
		enum field field = take_field(&asked);
		struct str value = take_value(&asked);
		ask(q, field, field == FIELD_DATE ? date_digits(value, &arena) : value);
	}
	arena_free(&arena);
}

void query_free(struct query *q)
{
	VEC_FREE(q->all.text);
	VEC_FREE(q->sure.text);
	VEC_FREE(q->starts.text);
}
