/* Habits of plain text, paragraphs, titles, bytes from files and pipes. */
#include "reader/input.h"

#include "input/paragraph.h"

#include <setjmp.h>
#include <stdio.h>
#include <cmocka.h>
#include <fcntl.h>
#include <poll.h>
#include <unistd.h>

/* Six paragraphs of an article; other habits are made from them. */
static const char *const article[] = {
	"The bridge over the Orla will stay closed until the end of May, the council said on "
	"Tuesday, "
	"after engineers had found cracks in two of its piers.",
	"“We know what this means for the people on the east bank,” said Mayor Irena Holub. "
	"“But "
	"nobody here will take a risk with a bridge that carries nine thousand cars a day.”",
	"No date was given.",
	"The cracks were seen first in November. A report that the council had asked for was "
	"handed "
	"over last week; it calls the damage “serious but not beyond repair”.",
	"Shopkeepers in the old market say that they have lost a third of their customers. "
	"Some of "
	"them want the ferry back, which was given up in 1987 when the bridge was built.",
	"The work will cost 4.2 million, according to the council. It is to begin on Monday.",
};
enum { ARTICLE = sizeof article / sizeof *article, TEXT = 16 * 1024 };

struct style {
	const char *between;    /* paragraphs */
	unsigned width;         /* 0: not wrapped */
	unsigned first, others; /* indents */
};

static size_t put(char *out, size_t n, const char *s, size_t length)
{
	assert_true(n + length < TEXT);
	memcpy(out + n, s, length);
	return n + length;
}

static size_t put_spaces(char *out, size_t n, unsigned count)
{
	while (count--)
		n = put(out, n, " ", 1);
	return n;
}

/* Fills lines as an editor does: each word goes on the line if it fits. */
static size_t put_wrapped(char *out, size_t n, const char *s, const struct style *style)
{
	size_t columns = style->first;
	n = put_spaces(out, n, style->first);
	for (bool first = true; *s; first = false) {
		size_t length = strcspn(s, " ");
		size_t word = text_points((struct str){s, length});
		if (!first && columns + 1 + word > style->width) {
			n = put(out, n, "\n", 1);
			n = put_spaces(out, n, style->others);
			columns = style->others;
		} else if (!first) {
			n = put(out, n, " ", 1);
			columns++;
		}
		n = put(out, n, s, length);
		columns += word;
		s += length + (s[length] == ' ');
	}
	return n;
}

static size_t make_text(char *out, const struct style *style)
{
	size_t n = 0;
	for (int i = 0; i < ARTICLE; i++) {
		if (style->width)
			n = put_wrapped(out, n, article[i], style);
		else
			n = put(out, n, article[i], strlen(article[i]));
		n = put(out, n, style->between, strlen(style->between));
	}
	return n;
}

/* Compares a paragraph with its source, runs of spaces taken as one. */
static void check_paragraph(struct str got, const char *want)
{
	size_t i = 0;
	for (const char *p = want; *p; p++) {
		assert_true(i < got.n);
		if (*p == ' ') {
			assert_int_equal(got.at[i], ' ');
			while (i < got.n && got.at[i] == ' ')
				i++;
		} else {
			assert_int_equal(got.at[i++], *p);
		}
	}
	assert_int_equal(i, got.n);
}

static void check_style(const struct style *style, enum habit habit)
{
	char text[TEXT], before[TEXT];
	size_t n = make_text(text, style);
	memcpy(before, text, n);
	struct paragraphs p = {0};
	paragraphs_of(&p, text, n);
	assert_int_equal(p.habit, habit);
	assert_int_equal(p.spans.n, ARTICLE);
	for (int i = 0; i < ARTICLE; i++)
		check_paragraph(str_slice((struct str){text, n}, p.spans.at[i]), article[i]);
	/* what a program gave keeps its bytes */
	p.given = true;
	memcpy(text, before, n);
	assert_int_equal(paragraphs_of(&p, text, n), n);
	for (size_t i = 0; i < n; i++)
		assert_true(text[i] == before[i] || (before[i] == '\n' && text[i] == ' '));
	paragraphs_free(&p);
}

static void test_lines(void **state)
{
	(void)state;
	check_style(&(struct style){"\n", 0, 0, 0}, HABIT_LINES);
}

static void test_blanks(void **state)
{
	(void)state;
	check_style(&(struct style){"\n\n", 0, 0, 0}, HABIT_LINES);
	check_style(&(struct style){"\n \t\n\n", 0, 0, 0}, HABIT_LINES);
}

static void test_wrapped(void **state)
{
	(void)state;
	for (unsigned width = 25; width <= 120; width += width < 60 || width > 80 ? 5 : 1) {
		check_style(&(struct style){"\n\n", width, 0, 0}, HABIT_WRAPPED);
		check_style(&(struct style){"\n\n", width, 4, 0}, HABIT_WRAPPED);
		check_style(&(struct style){"\n", width, 3, 0}, HABIT_WRAPPED);
		check_style(&(struct style){"\n\n", width, 4, 4}, HABIT_WRAPPED);
	}
}

/* Nothing but short last lines part the paragraphs. */
static void test_wrapped_without_marks(void **state)
{
	(void)state;
	char text[TEXT];
	struct style style = {"\n", 72, 0, 0};
	size_t n = make_text(text, &style);
	struct paragraphs p = {0};
	paragraphs_of(&p, text, n);
	assert_int_equal(p.habit, HABIT_WRAPPED);
	assert_int_equal(p.spans.n, ARTICLE);
	paragraphs_free(&p);
}

static size_t count_of(const char *source, enum habit *habit)
{
	char text[TEXT];
	size_t n = put(text, 0, source, strlen(source));
	struct paragraphs p = {0};
	paragraphs_of(&p, text, n);
	*habit = p.habit;
	n = p.spans.n;
	paragraphs_free(&p);
	return n;
}

/* A turn of a transcript begins a paragraph, however full the line before it is. */
static void test_wrapped_turns(void **state)
{
	(void)state;
	static const char *const turns[] = {
		"Mrs Adair: The road to the quarry has forty holes in it, and I counted every "
		"one of them on my way here this morning with my own daughter.",
		"Q. I counted forty-one, but then I came by the upper road, which nobody has "
		"mended since the flood took the lower bridge away in June.",
		"Mr. TAIT. There is no money, and that is what I came here to say, and I will "
		"say it again until somebody in this room writes it all down.",
		"[00:04] The Chair: It is written.",
	};
	char text[TEXT];
	size_t n = 0;
	for (int i = 0; i < 4; i++) {
		n = put_wrapped(text, n, turns[i], &(struct style){"\n", 70, 0, 0});
		n = put(text, n, "\n", 1);
	}
	struct paragraphs p = {0};
	paragraphs_of(&p, text, n);
	assert_int_equal(p.habit, HABIT_WRAPPED);
	assert_int_equal(p.spans.n, 4);
	paragraphs_free(&p);
}

/* Short lines are no wrapped text when they were not filled. */
static void test_not_wrapped(void **state)
{
	(void)state;
	enum habit habit;
	assert_int_equal(count_of("Shall I compare thee to a summer's day?\n"
				  "Thou art more lovely and more temperate:\n"
				  "Rough winds do shake the darling buds of May,\n"
				  "And summer's lease hath all too short a date;\n",
				  &habit),
			 4);
	assert_int_equal(habit, HABIT_KEPT);
	assert_int_equal(count_of("apples from the hills near the lake, two crates\npears\n"
				  "plums from the market in the square behind it\ncherries\n",
				  &habit),
			 4);
	assert_int_equal(habit, HABIT_KEPT);
	assert_int_equal(
		count_of("A headline that is about as wide as the line that follows it here\n"
			 "The minister said on Monday that the bridge would be shut until "
			 "May.\n",
			 &habit),
		2);
	assert_int_equal(count_of("", &habit), 0);
	assert_int_equal(count_of("\n\n \n\t\n", &habit), 0);
	assert_int_equal(count_of("one", &habit), 1);
}

/* Lines that stay together: the next one starts where the one before it ends. */
static void check_kept(const char *source, size_t first, size_t n)
{
	char text[TEXT];
	size_t length = put(text, 0, source, strlen(source));
	struct paragraphs p = {0};
	paragraphs_of(&p, text, length);
	assert_memory_equal(text, source, length);
	assert_true(p.spans.n >= first + n);
	for (size_t i = first; i + 1 < first + n; i++)
		assert_int_equal(p.spans.at[i].end, p.spans.at[i + 1].start);
	if (first)
		assert_true(p.spans.at[first - 1].end < p.spans.at[first].start);
	if (first + n < p.spans.n)
		assert_true(p.spans.at[first + n - 1].end < p.spans.at[first + n].start);
	paragraphs_free(&p);
}

static void test_kept(void **state)
{
	(void)state;
	check_kept("To: The desk\nFrom: Irena Holub <irena@orla.example>\n\nDear all,\n", 0, 2);
	check_kept(
		"It is an old song, and the whole of the east bank knows it by heart and sings:"
		"\n\n    The bridge is long,\n    the bridge is old,\n    the piers are "
		"stone,\n"
		"    the stone is cold.\n\nNobody knows who made it.\n",
		1, 4);
	check_kept(
		"The council asks for these, which are to be brought before noon on Monday:\n\n"
		"1. a rope\n2. a lamp\n3. a boat\n",
		1, 3);
	check_kept(
		"The figures of the last three years, as the council has given them to us:\n\n"
		"Year    Cars     Feet\n2023    9,000    1,200\n2024    9,100    1,300\n",
		1, 3);
	check_kept("> We never said that the bridge is safe, and we do not say it now either.\n"
		   "> It is not, and we told you so in November, and again in the spring.\n",
		   0, 2);
	check_kept("Here is how the lights of the bridge are set, for those who asked about "
		   "it:\n\n"
		   "for (i = 0; i < lamps; i++) {\n\tlamp[i] = ON;\n\twait(SECOND);\n}\n",
		   1, 4);
}

/* In a text that a program gave nothing but a span of ink is a paragraph. */
static void test_given(void **state)
{
	(void)state;
	char text[] = "one song,\nand another\n";
	struct paragraphs p = {.given = true};
	paragraphs_go_on(&p, text, &(size_t){sizeof text - 1}, true);
	assert_int_equal(p.spans.n, 2);
	assert_int_equal(p.spans.at[0].end, 9);
	paragraphs_free(&p);
}

/* Verse among wrapped paragraphs is told by its own lines. */
static void test_kept_in_wrapped(void **state)
{
	(void)state;
	char text[TEXT];
	const char *const signature = "Yours,\nIrena Holub\n";
	for (unsigned width = 40; width <= 80; width++) {
		size_t n = make_text(text, &(struct style){"\n\n", width, 0, 0});
		n = put(text, n, signature, strlen(signature));
		struct paragraphs p = {0};
		paragraphs_of(&p, text, n);
		assert_int_equal(p.spans.n, ARTICLE + 2);
		assert_int_equal(p.spans.at[ARTICLE].end, p.spans.at[ARTICLE + 1].start);
		paragraphs_free(&p);
	}
}

/* Lines broken wherever a page of letters of many widths was full. */
static void test_loose(void **state)
{
	(void)state;
	enum habit habit;
	size_t n = count_of(
		"Bridge over the Orla is closed\n"
		"The bridge over the Orla will stay closed until the end of May, the council "
		"said\n"
		"on Tuesday, after engineers had found cracks in two of its piers.\n"
		"“We know what this means for the people on the east bank, and nobody here "
		"will "
		"take a risk with a bridge that carries nine thousand cars a day,” said Mayor "
		"Irena Holub, who\nwalked over it.\n"
		"Shopkeepers in the old market say that they have lost a third of their "
		"customers, "
		"and that the ferry is\nwanted back by many of them.\n",
		&habit);
	assert_int_equal(habit, HABIT_WRAPPED);
	assert_int_equal(n, 4);
}

/* Such lines of a given text are joined when they stand in from the margin, as in a source. */
static void test_given_source(void **state)
{
	(void)state;
	static const char *const margins[] = {"\n", "\n        ",
					      "\n                                "};
	static const uint32_t paragraphs[] = {7, 3, 3};
	for (size_t i = 0; i < 3; i++) {
		const char *m = margins[i];
		char text[TEXT];
		int n = snprintf(
			text, sizeof text,
			"The ferry is stopped.%s"
			"The ferry to the east bank of the river was stopped at six on Monday "
			"evening when a rope of the landing stage%s"
			"broke and the boat hit the quay with its bow, which was new and "
			"painted in the spring.%s"
			"Nobody was hurt, the harbour master told the council, but it will "
			"take "
			"until the end of the month to mend%s"
			"the stage, and the ferry will have to land at the old mill, where "
			"there is no road for lorries and no%s"
			"light at all for those who go home late, and shopkeepers have asked "
			"the council to pay for a second boat%s"
			"from what the tolls of the bridge bring in.\n",
			m, m, m, m, m, m);
		struct paragraphs p = {.given = true};
		paragraphs_of(&p, text, (size_t)n);
		assert_int_equal(p.spans.n, paragraphs[i]);
		paragraphs_free(&p);
	}
}

/* Also when most of them are whole paragraphs. */
static void test_given_source_few(void **state)
{
	(void)state;
#define IN "\n            "
	char text[] =
		"The ferry to the east bank of the river was stopped at six on Monday when a "
		"rope broke." IN "Nobody was hurt." IN
		"The harbour master told the council that it will take until the end of the "
		"month to mend the" IN "stage." IN "The ferry will land at the old mill." IN
		"There is no road." IN
		"Shopkeepers have asked the council to pay for a second boat from what the "
		"tolls of the old" IN "bridge bring in." IN "It was closed in May." IN
		"It is new." IN
		"The council will meet on Friday to talk about the boat, the landing stage, "
		"the mill and" IN "its road." IN "All may come." IN "Tea is served." IN
		"Dogs stay outside." IN "Bring a lamp.\n";
#undef IN
	struct paragraphs p = {.given = true};
	paragraphs_of(&p, text, sizeof text - 1);
	assert_int_equal(p.spans.n, 13);
	paragraphs_free(&p);
}

static bool knows(struct str word)
{
	static const char *const words[] = {"long", "standing", "after", "noon", "afternoon"};
	for (size_t i = 0; i < sizeof words / sizeof *words; i++)
		if (str_eq(word, str_of(words[i])))
			return true;
	return false;
}

/* The text that comes of `source`, with `n` paragraphs. */
static void check_text(const char *source, const char *want, size_t n)
{
	char text[TEXT];
	struct paragraphs p = {.knows = knows};
	size_t length = put(text, 0, source, strlen(source));
	length = paragraphs_of(&p, text, length);
	assert_int_equal(length, strlen(want));
	assert_memory_equal(text, want, length);
	assert_int_equal(p.spans.n, n);
	paragraphs_free(&p);
}

static const char parted[] =
	"The mayor of the town on the Orla came to the bridge in the after-\n"
	"noon, and she spoke with those who had waited there of the long-\n"
	"standing quarrel over the piers, the Holub\u00ad\n"
	"ova bank and the Franco-\n"
	"Polish road. Nobody else said anything at all on that day - \n"
	"and that was all there was to be heard of it, some of them said.\n";

/* A hyphen goes where the word is one without it; the text behind moves up. */
static void test_hyphens(void **state)
{
	(void)state;
	check_text(
		parted,
		"The mayor of the town on the Orla came to the bridge in the afternoon, and "
		"she spoke with those who had waited there of the long-standing quarrel over "
		"the piers, the Holubova bank and the Franco-Polish road. Nobody else said "
		"anything at all on that day - and that was all there was to be heard of it, "
		"some of them said.\n",
		1);
}

static const char paged[] =
	"The Orla Gazette\n\nThe bridge over the Orla will stay closed until the end of May, "
	"the\n"
	"council said on Tuesday, after engineers had found cracks in two of\n\n1\n\f"
	"The Orla Gazette\n\nits piers, and the ferry will not come back before the summer "
	"either.\n\n"
	"No date was given.\n\n- 2 -\n\n\fThe Orla Gazette\n\n"
	"Shopkeepers in the old market say that they have lost a third of the\n\f3\n"
	"trade, and want the ferry back.\n\f";

/* A page is turned within a paragraph; its number and its head are no part of the text. */
static void test_pages(void **state)
{
	(void)state;
	check_text(
		paged,
		"The Orla Gazette\n\nThe bridge over the Orla will stay closed until the end "
		"of "
		"May, the council said on Tuesday, after engineers had found cracks in two of "
		"its piers, and the ferry will not come back before the summer either.\n\n"
		"No date was given.\nShopkeepers in the old market say that they have lost a "
		"third of the trade, and want the ferry back.\n",
		4);
	check_text("a\f\n12\n\nb\n", "a\nb\n", 2);
	check_text("12\n\n13\n", "12\n\n13\n", 2);
}

static void test_lists(void **state)
{
	(void)state;
	char text[] =
		"The council decided on Tuesday evening to close the bridge, to repair both "
		"of\n"
		"the piers and to ask the owners of the old ferry what they would want for "
		"it:\n"
		"\n"
		"* the bridge stays closed until the end of May, except for those on foot and\n"
		"  on bicycles, who may use the northern side of it\n"
		"* the ferry is to be asked for an offer before the end of the month, and the\n"
		"  council will then decide about it\n";
	struct paragraphs p = {0};
	size_t n = paragraphs_of(&p, text, sizeof text - 1);
	assert_int_equal(p.habit, HABIT_WRAPPED);
	assert_int_equal(p.spans.n, 3);
	assert_int_equal(p.spans.at[1].end, p.spans.at[2].start);
	assert_non_null(memmem(text, n, "on foot and on bicycles", 23));
	paragraphs_free(&p);
}

/* Spaces that are not ASCII are left out at the ends, too. */
static void test_trim(void **state)
{
	(void)state;
	char text[] = "\xc2\xa0\xe3\x80\x80 é x \xe2\x80\x83\t\n  \xef\xbb\xbf\n“y”";
	struct str s = {text, sizeof text - 1};
	struct paragraphs p = {0};
	paragraphs_of(&p, text, s.n);
	assert_int_equal(p.spans.n, 2);
	assert_true(str_eq(str_slice(s, p.spans.at[0]), STR("é x")));
	assert_true(str_eq(str_slice(s, p.spans.at[1]), STR("“y”")));
	paragraphs_free(&p);
}

/* ---- pieces ------------------------------------------------------------------------------ */

/*
 * Text that comes in pieces of `piece` bytes ends up like text that comes at once; what is
 * final stays.
 */
static void check_pieces(const char *source, size_t n, size_t piece, size_t first)
{
	char text[TEXT], whole[TEXT], final[TEXT];
	memcpy(whole, source, n);
	struct paragraphs p = {.knows = knows}, q = {.knows = knows};
	size_t length = paragraphs_of(&q, whole, n);
	size_t known = 0, shown = 0, held = 0;
	for (size_t come = first < n ? first : n;; come += piece) {
		if (come > n)
			come = n;
		size_t more = come - known;
		memcpy(text + held, source + known, more);
		known = come;
		held += more;
		size_t ready = paragraphs_go_on(&p, text, &held, come == n);
		assert_memory_equal(text, final, shown);
		if (ready > shown)
			shown = ready;
		assert_true(shown <= come);
		memcpy(final, text, shown);
		if (!span_empty(p.open))
			assert_true(p.open.end <= come);
		if (come == n)
			break;
	}
	assert_int_equal(shown, held);
	if ((first >= n / 2 || !q.text.width) && p.habit == q.habit) {
		assert_int_equal(p.spans.n, q.spans.n);
		assert_memory_equal(p.spans.at, q.spans.at, q.spans.n * sizeof *q.spans.at);
		assert_int_equal(held, length);
		assert_memory_equal(text, whole, length);
		assert_int_equal(p.title.end, q.title.end);
	}
	paragraphs_free(&p);
	paragraphs_free(&q);
}

static void test_pieces(void **state)
{
	(void)state;
	const struct style styles[] = {{"\n", 0, 0, 0},
				       {"\n\n", 0, 0, 0},
				       {"\n\n", 72, 0, 0},
				       {"\n", 65, 3, 0},
				       {"\n\n", 70, 4, 4}};
	char text[TEXT];
	for (size_t i = 0; i < sizeof styles / sizeof *styles; i++) {
		size_t n = make_text(text, &styles[i]);
		for (size_t piece = 1; piece < 200; piece = piece * 2 + 1) {
			check_pieces(text, n, piece, n * 6 / 10);
			check_pieces(text, n, piece, 1);
			check_pieces(text, n, piece, 80);
		}
	}
}

/* What goes is never shown before. */
static void test_pieces_that_shrink(void **state)
{
	(void)state;
	for (size_t piece = 1; piece < 200; piece++) {
		check_pieces(parted, sizeof parted - 1, piece, sizeof parted * 6 / 10);
		check_pieces(paged, sizeof paged - 1, piece, sizeof paged * 6 / 10);
		check_pieces(paged, sizeof paged - 1, piece, 1);
	}
}

/* The habit is judged again while little has come. */
static void test_late_habit(void **state)
{
	(void)state;
	char text[TEXT];
	struct style style = {"\n\n", 72, 0, 0};
	size_t n = make_text(text, &style);
	struct paragraphs p = {0};
	paragraphs_go_on(&p, text, &(size_t){90}, false);
	assert_int_equal(p.habit, HABIT_LINES);
	paragraphs_go_on(&p, text, &n, true);
	assert_int_equal(p.habit, HABIT_WRAPPED);
	assert_true(p.spans.n >= ARTICLE && p.spans.n <= ARTICLE + 2);
	paragraphs_free(&p);
}

/* ---- bytes -> article -------------------------------------------------------------------- */

/* Feeds it in pieces of `piece` bytes; what came before never changes. */
static void feed(struct input *in, struct str bytes, size_t piece)
{
	char before[TEXT];
	size_t known = 0;
	struct error e;
	for (size_t at = 0; at < bytes.n || at == 0; at += piece) {
		size_t n = bytes.n - at < piece ? bytes.n - at : piece;
		assert_true(input_feed(in, bytes.at + at, n, at + n == bytes.n, &e));
		const struct content *c = &in->content;
		assert_true(c->text.n >= known && c->text.n < TEXT);
		assert_memory_equal(c->text.at, before, known);
		known = c->text.n;
		memcpy(before, c->text.at, known);
	}
}

static void test_input(void **state)
{
	(void)state;
	const struct str latin = STR("Harbour \x93opens\x94\r\n\r\n\xc9t\xe9, they said.\n");
	const struct str want = STR("Harbour “opens”\n\nÉté, they said.\n");
	struct input in;
	struct error e;
	assert_true(input_open(&in, "a.txt", latin.n, &e));
	assert_null(in.content.type);
	for (size_t piece = 1; piece < 50; piece++) {
		feed(&in, latin, piece);
		const struct content *c = &in.content;
		assert_string_equal(c->type, "text/plain");
		assert_int_equal(c->charset, CHARSET_WINDOWS_1252);
		assert_true(str_eq(c->text, want));
		assert_int_equal(c->n_paragraphs, 2);
		assert_true(
			str_eq(str_slice(c->text, c->paragraphs[1]), STR("Été, they said.")));
		assert_true(span_empty(c->open));
		input_again(&in);
		assert_int_equal(in.content.text.n, 0);
	}
	/* who has decoded already is not second-guessed */
	in.decoded = true;
	feed(&in, STR("\xef\xbb\xbf caf\xe9 \x93"), 99);
	assert_int_equal(in.content.charset, CHARSET_UTF8);
	assert_int_equal(in.content.faults.invalid, 2);
	assert_memory_equal(in.content.text.at, "\xef\xbb\xbf caf", 7);
	input_close(&in);
}

/* What nobody sees goes from words, but not from signs that it joins. */
static void test_invisible(void **state)
{
	(void)state;
	const struct str bytes = STR("Bu\u00adda\u200bpest, Mal\u2060\U000e0068\U000e0069mö, "
				     "👩\u200d🚀 co\u00ad\n");
	struct input in;
	struct error e;
	assert_true(input_open(&in, "a.txt", bytes.n, &e));
	feed(&in, bytes, bytes.n);
	assert_true(str_eq(in.content.text, STR("Budapest, Malmö, 👩\u200d🚀 co\u00ad\n")));
	input_again(&in);
	in.decoded = true;
	feed(&in, bytes, bytes.n);
	assert_true(str_eq(in.content.text, bytes));
	input_close(&in);
}

/* What does not fit is told; what came before is finished. */
static void test_input_too_long(void **state)
{
	(void)state;
	struct input in;
	struct error e;
	assert_true(input_open(&in, "a.txt", 10, &e));
	assert_true(input_feed(&in, "One.\nTwo.", 9, false, &e));
	assert_int_equal(in.content.n_paragraphs, 1);
	assert_int_equal(span_length(in.content.open), 4);
	char *more = mem_alloc(1 << 20);
	memset(more, 'x', 1 << 20);
	assert_false(input_feed(&in, more, 1 << 20, false, &e));
	assert_string_equal(e.message, "a.txt: longer than 1 MiB");
	assert_int_equal(in.content.n_paragraphs, 2);
	assert_int_equal(in.content.text.n, 9);
	free(more);
	input_close(&in);
	input_close(&in);
}

/* ---- titles ------------------------------------------------------------------------------ */

static void check_title(const char *first, bool title)
{
	char text[TEXT];
	size_t n = put(text, 0, first, strlen(first));
	size_t length = n;
	for (int i = 0; i < ARTICLE; i++) {
		n = put(text, n, "\n\n", 2);
		n = put(text, n, article[i], strlen(article[i]));
	}
	struct paragraphs p = {0};
	paragraphs_of(&p, text, n);
	assert_int_equal(p.title.end, title ? length : 0);
	assert_int_equal(p.title.start, 0);
	assert_int_equal(p.spans.n, ARTICLE + 1);
	paragraphs_free(&p);
}

/* Below a label of texts that are sent to papers. */
static void check_released(const char *label, bool is_label)
{
	static const char title[] = "Bridge over the Orla closed until May";
	char first[TEXT], text[TEXT];
	snprintf(first, sizeof first, "%s\n\n%s", label, title);
	size_t n = put(text, 0, first, strlen(first)), length = n;
	for (int i = 0; i < ARTICLE; i++) {
		n = put(text, n, "\n\n", 2);
		n = put(text, n, article[i], strlen(article[i]));
	}
	struct paragraphs p = {0};
	paragraphs_of(&p, text, n);
	assert_int_equal(p.title.start, is_label ? length - strlen(title) : 0);
	assert_int_equal(p.title.end, is_label ? length : strlen(label));
	paragraphs_free(&p);
}

static void test_title_below_a_label(void **state)
{
	(void)state;
	check_released("FOR IMMEDIATE RELEASE", true);
	check_released("For immediate release: March 4, 2026", true);
	check_released("PRESS RELEASE ***", true);
	check_released("News Release:", true);
	check_released("EMBARGOED UNTIL 6 a.m., Thursday", true);
	check_released("Press release tells of a bridge", false);
	check_released("Release of the bridge's keeper", false);
}

static void test_title(void **state)
{
	(void)state;
	check_title("Bridge over the Orla closed until May", true);
	check_title("‘Serious’ cracks close bridge over the Orla", true);
	check_title("Will the ferry come back?", true);
	check_title("Bridge closed.", false);
	check_title("“We will take no risk”", false);
	check_title("and so it went on", false);
	check_title(article[0], false);
	check_title("ORLA BRIDGE, March 3 (Reuters) - The bridge is shut, said the mayor",
		    false);
	check_title("NEW YORK (AP)", false);
	check_title("LONDON — The bridge is shut", false);
	check_title("NASA (AND ITS FRIENDS) WANT THE BRIDGE", true);
	check_title("Orla: a bridge is shut", true);
	char alone[] = "A line alone";
	struct paragraphs p = {0};
	paragraphs_of(&p, alone, sizeof alone - 1);
	assert_true(span_empty(p.title));
	char list[] = "Fruit\nApples\nPears\nPlums\nCherries";
	paragraphs_of(&p, list, sizeof list - 1);
	assert_true(span_empty(p.title));
	paragraphs_free(&p);
}

/* ---- speed ------------------------------------------------------------------------------- */

/* A line without end is not scanned again for each piece of it. */
static void test_endless_line(void **state)
{
	(void)state;
	size_t n = 64 << 20, piece = 64 << 10;
	for (int blank = 0; blank < 2; blank++) {
		char *text = mem_alloc(n);
		memset(text, blank ? ' ' : 'x', n);
		struct paragraphs p = {0};
		for (size_t come = piece; come <= n; come += piece)
			assert_int_equal(paragraphs_go_on(&p, text, &come, false), come);
		assert_int_equal(p.open.end, blank ? 0 : n);
		assert_int_equal(p.scanned, n);
		assert_int_equal(p.blank, blank ? n : 0);
		paragraphs_free(&p);
		free(text);
	}
}

/* ---- sources ----------------------------------------------------------------------------- */

static void test_source(void **state)
{
	(void)state;
	struct error e;
	struct source s;
	assert_false(source_open(&s, "/nonexistent/file", &e));
	assert_string_equal(e.message, "/nonexistent/file: no such file or directory");
	assert_false(source_open(&s, "/", &e));
	assert_string_equal(e.message, "/: is a directory");
	assert_true(source_open(&s, "/dev/null", &e));
	assert_false(s.regular);
	char byte;
	size_t n;
	assert_int_equal(source_read(&s, &byte, 1, -1, -1, &n, &e), SOURCE_END);
	source_close(&s);
}

static void test_source_stalled(void **state)
{
	(void)state;
	int ends[2], cancel[2];
	assert_int_equal(pipe(ends), 0);
	assert_int_equal(pipe(cancel), 0);
	struct source s = {.fd = ends[0], .path = "pipe"};
	struct error e;
	char bytes[8];
	size_t n;
	assert_int_equal(source_read(&s, bytes, 8, 0, cancel[0], &n, &e), SOURCE_STALLED);
	assert_int_equal(write(ends[1], "abc", 3), 3);
	assert_int_equal(source_read(&s, bytes, 8, -1, cancel[0], &n, &e), SOURCE_DATA);
	assert_int_equal(n, 3);
	assert_int_equal(write(cancel[1], "x", 1), 1);
	assert_int_equal(source_read(&s, bytes, 8, -1, cancel[0], &n, &e), SOURCE_CANCELLED);
	close(ends[1]);
	assert_int_equal(source_read(&s, bytes, 8, -1, -1, &n, &e), SOURCE_END);
	source_close(&s);
	s = (struct source){.fd = cancel[1], .path = "pipe"}; /* the end for writing */
	s.regular = true;
	assert_int_equal(source_read(&s, bytes, 8, -1, -1, &n, &e), SOURCE_FAILED);
	assert_string_equal(e.message, "pipe: bad file descriptor");
	close(cancel[0]);
	close(cancel[1]);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_lines),
		cmocka_unit_test(test_blanks),
		cmocka_unit_test(test_wrapped),
		cmocka_unit_test(test_wrapped_turns),
		cmocka_unit_test(test_wrapped_without_marks),
		cmocka_unit_test(test_not_wrapped),
		cmocka_unit_test(test_kept),
		cmocka_unit_test(test_given),
		cmocka_unit_test(test_kept_in_wrapped),
		cmocka_unit_test(test_loose),
		cmocka_unit_test(test_given_source),
		cmocka_unit_test(test_given_source_few),
		cmocka_unit_test(test_hyphens),
		cmocka_unit_test(test_pages),
		cmocka_unit_test(test_lists),
		cmocka_unit_test(test_trim),
		cmocka_unit_test(test_pieces),
		cmocka_unit_test(test_pieces_that_shrink),
		cmocka_unit_test(test_late_habit),
		cmocka_unit_test(test_input),
		cmocka_unit_test(test_invisible),
		cmocka_unit_test(test_input_too_long),
		cmocka_unit_test(test_title),
		cmocka_unit_test(test_title_below_a_label),
		cmocka_unit_test(test_endless_line),
		cmocka_unit_test(test_source),
		cmocka_unit_test(test_source_stalled),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
