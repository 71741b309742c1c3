/* Web pages: what is their article, title, byline and date; pages that are broken or hostile.
 */
#include "reader/input.h"

#include "input/date.h"

#include <setjmp.h>
#include <signal.h>
#include <stdio.h>
#include <cmocka.h>
#include <unistd.h>

#define MENU                                                                                   \
	"<nav><ul><li><a href='/a'>Home</a><li><a href='/b'>World</a>"                         \
	"<li><a href='/c'>Sport</a></ul></nav>"
#define FOOTER "<div class=footer><p>Copyright the Orla Post. All rights reserved.</p></div>"
#define P(n)                                                                                   \
	"<p>Paragraph " n " of the story says that the mayor, who spoke on Monday, would not " \
	"resign, and that the vote on the bridge would be held in the autumn.</p>"
#define STORY P("one") P("two") P("three")

static struct input in;
static struct error fault;

static const char *told; /* charset */

static bool read_as(const char *page, size_t n, bool whole)
{
	input_close(&in);
	assert_true(input_open(&in, "page.html", n, &fault));
	in.whole = whole;
	in.charset = told;
	return input_feed(&in, page, n, true, &fault);
}

static const struct content *read_page(const char *page)
{
	assert_true(read_as(page, strlen(page), false));
	assert_string_equal(in.content.type, "text/html");
	assert_true(text_valid(in.content.text));
	return &in.content;
}

/* Has the text a paragraph that is, or (`part`) holds, these words? */
static bool has(const struct content *c, const char *words)
{
	return memmem(c->text.at, c->text.n, words, strlen(words)) != NULL;
}

static bool is_paragraph(const struct content *c, const char *words)
{
	for (uint32_t i = 0; i < c->n_paragraphs; i++)
		if (str_eq(str_slice(c->text, c->paragraphs[i]), str_of(words)))
			return true;
	return false;
}

static void assert_str(struct str s, const char *want)
{
	if (!str_eq(s, str_of(want)))
		fail_msg("\"%.*s\", not \"%s\"", (int)s.n, s.at ? s.at : "", want);
}

static void test_article(void **state)
{
	(void)state;
	const struct content *c = read_page(
		"<!DOCTYPE html><html><head><title>The bridge stays closed for a year - Orla "
		"Post</title></head><body>" MENU "<article><h1>The bridge stays closed for a "
		"year</h1><p class=byline>By Jane Weber</p>" STORY
		"<h2>What the east bank says</h2><blockquote><p>Nobody asked us, the letter of "
		"the shopkeepers says, and nobody will.</p></blockquote>"
		"<ul><li>The ferry was given up in 1987, when the bridge was built</ul>"
		"<figure><img src=x><figcaption>The bridge. Photo: the council</figcaption>"
		"</figure><table><tr><th>Bridge<th>Built<tr><td>Orla<td>1987</table>" P(
			"four") "</article>" FOOTER "</body></html>");
	assert_str(c->about.title, "The bridge stays closed for a year");
	assert_str(c->about.byline, "By Jane Weber");
	assert_true(span_empty(c->title));
	assert_null(c->notice);
	assert_true(has(c, "Paragraph one") && has(c, "Paragraph four"));
	assert_true(is_paragraph(c, "What the east bank says"));
	assert_true(has(c, "Nobody asked us") && has(c, "The ferry was given up"));
	assert_true(is_paragraph(c, "Orla | 1987"));
	assert_false(has(c, "Home") || has(c, "Copyright") || has(c, "Photo:"));
	assert_false(has(c, "The bridge stays closed") || has(c, "Jane Weber"));
}

static void test_whole(void **state)
{
	(void)state;
	static const char page[] = "<title>T</title>" MENU "<div>" STORY "</div>" FOOTER;
	assert_true(read_as(page, sizeof page - 1, true));
	assert_true(has(&in.content, "Home") && has(&in.content, "Copyright"));
	assert_true(has(&in.content, "Paragraph two"));
	assert_null(in.content.notice);
}

static void test_no_article(void **state)
{
	(void)state;
	const struct content *c = read_page("<html><body>" MENU "</body></html>");
	assert_non_null(c->notice);
	assert_true(has(c, "Home") && has(c, "Sport"));
	c = read_page("<html><body><h1></h1><p class=byline></p></body></html>");
	assert_int_equal(c->n_paragraphs, 0);
	c = read_page("<html></html>");
	assert_non_null(c->notice);
	assert_int_equal(c->n_paragraphs, 0);
}

static void test_short(void **state)
{
	(void)state;
	const struct content *c = read_page(
		"<title>Quake</title>" MENU "<div><h1>Quake hits town</h1><p>A quake of "
		"magnitude 4 hit the town on Monday, the police said.</p></div>" FOOTER);
	assert_null(c->notice);
	assert_true(has(c, "A quake of magnitude 4"));
	assert_false(has(c, "Home"));
}

static void test_broken(void **state)
{
	(void)state;
	const struct content *c = read_page("<title>T</title><div><h1>T<p>Then" P("one") P(
		"two") "<b><i><div></b>" P("three") "</td></span></p>");
	assert_true(has(c, "Paragraph one") && has(c, "Paragraph three"));
	/* HTML 5 without a body: the parser leaves it in the head */
	c = read_page("<title>T</title><main><article>" STORY "</article></main>");
	assert_true(has(c, "Paragraph one") && has(c, "Paragraph three"));
	/* the end of a script is the end of a script */
	c = read_page("<div><script>var a = '<b>x</b> unseen';</script>" STORY "</div>");
	assert_false(has(c, "unseen"));
}

/* What is taken out before the parser sees it. */
static void test_raw(void **state)
{
	(void)state;
	const struct content *c = read_page(
		"<title>T</title><style>p::before { content: '</p>unseen' }</style><div><!-- "
		"<p>"
		"unseen --!><!--><p>Words behind comments that were closed at once, as HTML 5 "
		"has it.</p><SCRIPT >if (a <!-- b) unseen();</SCRIPT><scripture>And a text of "
		"more than a few words in an element that nobody knows.</scripture>" STORY
		"<p title='<!-- no comment'>And this one is behind an attribute, and shown.</p>"
		"<!-- never closed <p>unseen");
	assert_false(has(c, "unseen"));
	assert_true(has(c, "Words behind comments") && has(c, "And a text of more"));
	assert_true(has(c, "Paragraph one") && has(c, "And this one is behind"));
	/* the data of a page is a script, too */
	c = read_page("<script type='application/LD+JSON'>{\"@type\": \"NewsArticle\", "
		      "\"headline\": \"A headline of some words\"}</script>" STORY);
	assert_str(c->about.title, "A headline of some words");
}

#define VOICE(name)                                                                            \
	"<div class=msg><b>" name "</b><p>I think that the mayor of " name " is right, and "   \
	"that the bridge should have been closed a long time ago, by somebody.</p></div>"
#define VOICES VOICE("Ann") VOICE("Bo") VOICE("Cy") VOICE("Di") VOICE("Ed") VOICE("Flo")

static void test_readers(void **state)
{
	(void)state;
	const struct content *c =
		read_page("<title>Bridge</title>" MENU "<article><h1>Bridge</h1>" STORY
			  "</article><section>" VOICES "</section>" FOOTER);
	assert_true(has(c, "Paragraph one") && has(c, "Paragraph three"));
	assert_false(has(c, "I think that") || has(c, "Bo"));
	/* where the story holds them they are a list of its own */
	c = read_page("<title>Bridge</title>" MENU "<article><h1>Bridge</h1>" STORY
		      "<div>" VOICES "</div></article>" FOOTER);
	assert_true(has(c, "Paragraph one") && has(c, "mayor of Flo"));
	/* and what has no story before it is one */
	c = read_page("<title>Bridge</title>" MENU "<h1>Bridge</h1><section>" VOICES
		      "</section>" FOOTER);
	assert_true(!c->notice && has(c, "mayor of Flo"));
}

static void test_offer(void **state)
{
	(void)state;
	const struct content *c = read_page(
		"<title>Bridge</title>" MENU "<article><h1>Bridge</h1>" STORY
		"<div class=x><h3>This one is for readers who pay</h3><p>Already a subscriber? "
		"Sign in, or choose an offer and cancel at any time you like.</p><p>All "
		"articles, on all your devices, and no "
		"advertising.</p></div></article>" FOOTER);
	assert_true(has(c, "Paragraph three"));
	assert_false(has(c, "who pay") || has(c, "subscriber") || has(c, "All articles"));
	/* a story may tell of subscribers before its end */
	c = read_page("<title>Bridge</title>" MENU "<article><h1>Bridge</h1>" STORY
		      "<p>“You may ask to continue reading the bridge's meters,” the mayor of "
		      "Orla said on Monday to the council.</p>" P("four") P("five")
			      P("six") "</article>" FOOTER);
	assert_true(has(c, "the bridge's meters") && has(c, "Paragraph six"));
}

static void test_firm(void **state)
{
	(void)state;
#define FIRM                                                                                   \
	"Orla Steel Inc. is a leading maker of bridges, founded in 1949, with 400 people in "  \
	"12 countries, and many of its bridges are open."
	const struct content *c =
		read_page("<title>Bridge</title>" MENU "<div><h1>Bridge</h1>" STORY
			  "<p><b>About Orla Steel</b></p><p>" FIRM "</p></div>" FOOTER);
	assert_true(has(c, "Paragraph three"));
	assert_false(has(c, "leading maker") || has(c, "About Orla"));
	c = read_page("<title>Bridge</title>" MENU "<div><h1>Bridge</h1>" STORY
		      "<p><strong>About Orla Steel</strong><br>" FIRM "</p></div>" FOOTER);
	assert_false(has(c, "leading maker"));
	/* what else starts so is text */
	c = read_page("<title>Bridge</title>" MENU "<div><h1>Bridge</h1>" STORY
		      "<p>About Orla Steel little is known; the mayor said so, and that " FIRM
		      "</p></div>" FOOTER);
	assert_true(has(c, "leading maker"));
}

/* A pull quote stands in the text already; what else is set apart does not. */
static void test_twice(void **state)
{
	(void)state;
#define SAID "Nobody asked the ferrymen what they thought of it"
	static const char *const pulled[] = {
		"<blockquote>" SAID ".</blockquote>",
		"<div class=pull-quote><p>“" SAID "”</p></div>", "<p><em>“" SAID "”</em></p>",
		"<figure><blockquote><p>" SAID "</p><cite>Jo Orla</cite></blockquote></figure>",
		"<aside><p>" SAID "</p></aside>"};
	char page[4096];
	for (size_t i = 0; i < sizeof pulled / sizeof *pulled; i++) {
		snprintf(page, sizeof page,
			 "<title>Bridge</title>" MENU "<div><h1>Bridge</h1>" STORY "<p>“" SAID
			 ",” Jo Orla said at the pier on Monday. “They were there "
			 "before the bridge.”</p>%s" P("four") "</div>" FOOTER,
			 pulled[i]);
		const struct content *c = read_page(page);
		const char *first = memmem(c->text.at, c->text.n, SAID, strlen(SAID));
		assert_non_null(first);
		size_t rest = c->text.n - (size_t)(first + 1 - c->text.at);
		assert_null(memmem(first + 1, rest, SAID, strlen(SAID)));
		assert_true(has(c, "at the pier") && has(c, "Paragraph four"));
	}
	const struct content *c =
		read_page("<title>Bridge</title>" MENU "<div><h1>Bridge</h1>" STORY
			  "<blockquote>" SAID ".</blockquote><p>“It is late.”</p>" P(
				  "four") "<p>“It is late.” Jo Orla said it twice, and went "
					  "home.</p></div>" FOOTER);
	assert_true(is_paragraph(c, SAID "."));
	assert_true(is_paragraph(c, "“It is late.”"));
}

/* Few words at the end of a story, in a paragraph of their own, are often none of it: but not
 * what is said. */
static void test_last_word(void **state)
{
	(void)state;
#define LAST(words)                                                                            \
	"<title>Bridge</title><script type='application/ld+json'>{\"@type\":"                  \
	"\"NewsArticle\",\"headline\":\"Bridge\"}</script><article><h1>Bridge</h1>" STORY      \
	"<p>“And what do you tell them?” a reporter asked.</p><p>" words                       \
	"</p></article><amp-list><a href=/m>More stories from the coast</a></amp-list>"
	assert_true(
		is_paragraph(read_page(LAST("“To buy good shoes.”")), "“To buy good shoes.”"));
	assert_true(is_paragraph(read_page(LAST("“To wait.”")), "“To wait.”"));
	assert_true(is_paragraph(read_page(LAST("\"Nothing yet.\"")), "\"Nothing yet.\""));
}

static void test_byline(void **state)
{
	(void)state;
#define BYLINED(line)                                                                          \
	"<title>Bridge</title><meta name=author content='Jane Weber'>" MENU                    \
	"<div><h1>Bridge</h1><p>" line "</p>" STORY "</div>" FOOTER
	assert_false(has(read_page(BYLINED("By Jane Weber")), "Jane"));
	assert_false(has(read_page(BYLINED("JANE WEBER")), "JANE"));
	assert_false(has(read_page(BYLINED("By <a href=/w>Jane Weber</a> in Orla")), "Jane"));
	assert_true(has(read_page(BYLINED("By Monday Jane Weber had left Orla by the new "
					  "bridge and gone home.")),
			"By Monday"));
	assert_true(
		has(read_page(BYLINED("By nightfall all of them were home.")), "By nightfall"));
}

/* A box that asks for an address; a story may tell of newsletters. */
static void test_signup(void **state)
{
	(void)state;
	const struct content *c = read_page(
		"<title>Bridge</title>" MENU "<article><h1>Bridge</h1>" STORY
		"<div class='c-newsletter__box'><h3>The bridge by mail</h3><p>One letter a "
		"week, on Monday morning, with all that you need to know about the town.</p>"
		"</div>" P("four") "</article>" FOOTER);
	assert_true(has(c, "Paragraph four"));
	assert_false(has(c, "by mail") || has(c, "One letter"));
	c = read_page("<title>Bridge</title>" MENU
		      "<div class='page newsletter'><h1>Bridge</h1>" STORY P("four")
			      P("five") "</div>" FOOTER);
	assert_true(has(c, "Paragraph one") && has(c, "Paragraph five"));
	/* what only subscribers may read is the story, paragraph by paragraph */
	c = read_page("<title>Bridge</title>" MENU "<div id=body><h1>Bridge</h1>"
		      "<div class=subscriber-preview>" P(
			      "one") "</div>"
				     "<div class=subscriber-preview>" P(
					     "two") "</div>"
						    "<div class=subscriber-only>" P(
							    "three") "</div></div>" FOOTER);
	assert_false(c->notice);
	assert_true(has(c, "Paragraph one") && has(c, "Paragraph three"));
}

static void test_deep(void **state)
{
	(void)state;
	enum { DEEP = 2000 };
	VEC(char) page = {0};
	VEC_APPEND(page, "<html><body>", 12);
	for (int i = 0; i < DEEP; i++)
		VEC_APPEND(page, "<div>", 5);
	VEC_APPEND(page, STORY, sizeof STORY); /* with the NUL */
	assert_true(has(read_page(page.at), "Paragraph three"));
	page.n = 12;
	for (int i = 0; i < DEEP; i++)
		VEC_APPEND(page, "<font>", 6);
	VEC_APPEND(page, STORY, sizeof STORY);
	assert_true(has(read_page(page.at), "Paragraph three"));
	VEC_FREE(page);
}

static void test_attributes(void **state)
{
	(void)state;
	VEC(char) page = {0};
	VEC_APPEND(page, "<html><body><div ", 17);
	for (int i = 0; i < 50 * 1000; i++) {
		char attribute[24];
		int n = snprintf(attribute, sizeof attribute, "a%d='>' ", i);
		VEC_APPEND(page, attribute, (size_t)n);
	}
	VEC_APPEND(page, ">" STORY, sizeof STORY + 1);
	const struct content *c = read_page(page.at);
	assert_true(has(c, "Paragraph one"));
	VEC_FREE(page);
}

static void test_hidden(void **state)
{
	(void)state;
	const struct content *c =
		read_page("<title>T</title><div><p style='display:none'>Unseen, "
			  "and long enough to be a paragraph.</p>" STORY "</div>");
	assert_false(has(c, "Unseen"));
	/* nearly all of it is hidden: a script would have shown it */
	c = read_page("<title>T</title>" MENU "<div style='display: none'>" STORY "</div>");
	assert_true(has(c, "Paragraph one"));
}

static void test_charset(void **state)
{
	(void)state;
	const struct content *c = read_page("<meta charset=iso-8859-2><p>\xb1 " STORY);
	assert_true(has(c, "\xc4\x85"));
	assert_int_equal(c->charset, CHARSET_OTHER);
	assert_string_equal(c->written_in, "iso-8859-2");
	c = read_page("<meta charset=iso-8859-2><p>caf\xc3\xa9 " STORY); /* but it is UTF-8 */
	assert_true(has(c, "caf\xc3\xa9"));
	c = read_page("<div><p>caf\xe9 " STORY);
	assert_true(has(c, "caf\xc3\xa9"));
	assert_int_equal(c->charset, CHARSET_WINDOWS_1252);
	/* Cyrillic in KOI8-R: nothing tells it, or who reads it does */
	static const char sea[] =
		"<div class=\"story main\"><p>\xf0\xc1\xd2\xcf\xcd \xd5\xd4\xd2\xcf\xcd "
		"\xd3\xc5\xcc \xce\xc1 \xcd\xc5\xcc\xd8 \xd5 \xc2\xc5\xd2\xc5\xc7\xc1, "
		"\xce\xc9\xcb\xd4\xcf \xce\xc5 \xd0\xcf\xd3\xd4\xd2\xc1\xc4\xc1\xcc.";
	c = read_page(sea);
	assert_true(has(c, "Паром утром сел на мель у берега"));
	assert_string_equal(c->written_in, "koi8-r");
	told = "koi8-r";
	c = read_page("<meta charset=iso-8859-2><p>\xed\xcf\xd2\xc5 " STORY);
	told = NULL;
	assert_true(has(c, "Море"));
	assert_string_equal(c->written_in, "koi8-r");
	static const char wide[] = "\xff\xfe<\0p\0>\0A\0 \0b\0i\0r\0d\0.\0";
	assert_true(read_as(wide, sizeof wide - 1, true));
	assert_str(in.content.text, "A bird.");
}

/* A reference must not bring in what the text itself may not hold. */
static void test_controls(void **state)
{
	(void)state;
	const struct content *c = read_page(
		"<title>A&#27;[31m title&#155;1m of the page, a long one</title><div><p>Red "
		"&#27;[31m and &#155;31m and &#x9d;0;x&#7; it is. " STORY "</div>");
	for (size_t i = 0; i < c->text.n; i++)
		assert_true((unsigned char)c->text.at[i] >= ' ' || c->text.at[i] == '\n');
	assert_false(has(c, "\xc2\x9b") || has(c, "\xc2\x9d"));
	assert_null(memmem(c->about.title.at, c->about.title.n, "\xc2\x9b", 2));
	assert_null(memchr(c->about.title.at, 27, c->about.title.n));
}

static void test_about(void **state)
{
	(void)state;
	const struct content *c = read_page(
		"<title>x</title><meta property='og:title' content='Another title'>"
		"<script type='application/ld+json'>{\"@graph\": [{\"@type\": \"WebPage\"},\n"
		"{\"@type\": [\"NewsArticle\"], \"headline\": \"Bridge &amp; ferry\tagain\", "
		"\"datePublished\": \"2024-03-05T10:00:00+01:00\", \"author\": [{\"name\": "
		"\"Jane Weber\"}, {\"name\": \"Tom Okafor\"}]}]}</script><div>" STORY "</div>");
	assert_str(c->about.title, "Bridge & ferry again");
	assert_str(c->about.byline, "Jane Weber, Tom Okafor");
	assert_str(c->about.published, "2024-03-05T10:00:00+01:00");
	c = read_page("<title>x</title><meta property='og:title' content='Another title'>"
		      "<meta name=author content='T. Okafor'><div><time datetime='March 5, "
		      "2024'></time>" STORY "</div>");
	assert_str(c->about.title, "Another title");
	assert_str(c->about.byline, "T. Okafor");
	assert_str(c->about.published, "2024-03-05");
}

static void test_dates(void **state)
{
	(void)state;
	static const char *const dates[][2] = {
		{"2019-11-20", "2019-11-20"},
		{"2019-11-20 09:30", "2019-11-20T09:30"},
		{"2019-11-20T09:30:15.25Z", "2019-11-20T09:30:15.25Z"},
		{"2019-11-20T09:30:15+0100 x", "2019-11-20T09:30:15+0100"},
		{"20191120", "2019-11-20"},
		{"Wed, 20 Nov 2019 09:30:00 GMT", "2019-11-20"},
		{"November 3rd, 2019", "2019-11-03"},
		{"2019-13-20", ""},
		{"yesterday", ""},
		{"", ""},
	};
	struct arena arena = {0};
	for (size_t i = 0; i < sizeof dates / sizeof *dates; i++)
		assert_str(date_read(&arena, str_of(dates[i][0])), dates[i][1]);
	arena_free(&arena);
}

static void test_recognised(void **state)
{
	(void)state;
	static const struct {
		const char *start;
		bool page;
	} starts[] = {
		{"<!doctype HTML><p>x", true},
		{" \n<!-- saved from x -->\n<HTML lang=en>", true},
		{"<?xml version='1.0'?><!DOCTYPE html>", true},
		{"\xef\xbb\xbf<html>", true},
		{"<?xml version='1.0'?><rss>", false},
		{"<3 is a heart", false},
		{"<p", false},
		{"<prose>", false},
		{"A <p> in text", false},
		{"<", false},
	};
	for (size_t i = 0; i < sizeof starts / sizeof *starts; i++) {
		assert_true(read_as(starts[i].start, strlen(starts[i].start), false));
		assert_string_equal(in.content.type,
				    starts[i].page ? "text/html" : "text/plain");
	}
	/* what a caller has as text is text */
	input_close(&in);
	assert_true(input_open(&in, "text", 0, &fault));
	in.decoded = true;
	assert_true(input_feed(&in, "<p>x", 4, true, &fault));
	assert_string_equal(in.content.type, "text/plain");
}

static void test_too_long(void **state)
{
	(void)state;
	enum { CHUNK = 1 << 20 };
	char *chunk = mem_alloc(CHUNK);
	memset(chunk, ' ', CHUNK);
	memcpy(chunk, "<html>", 6);
	input_close(&in);
	assert_true(input_open(&in, "page.html", 0, &fault));
	int fed = 0;
	while (fed < 64 && input_feed(&in, chunk, CHUNK, false, &fault))
		fed++;
	assert_int_equal(fed, 32);
	assert_string_equal(fault.message,
			    "page.html: longer than 32 MiB, the most of a web page");
	free(chunk);
}

static void test_given_up(void **state)
{
	(void)state;
	int cancel[2];
	assert_int_equal(pipe(cancel), 0);
	close(cancel[1]); /* readable: its end is */
	input_close(&in);
	assert_true(input_open(&in, "page.html", 0, &fault));
	in.cancel_fd = cancel[0];
	assert_false(input_feed(&in, "<p>" STORY, sizeof STORY, true, &fault));
	assert_string_equal(fault.message, "page.html: given up");
	close(cancel[0]);
}

/* What the process does instead of its work; main() looks. */
#define INSTEAD "READER_TEST_CHILD"

static void fails_with(const char *instead, const char *message)
{
	setenv(INSTEAD, instead, 1);
	bool good = read_as("<p>" STORY, sizeof STORY, false);
	unsetenv(INSTEAD);
	assert_false(good);
	assert_string_equal(fault.message, message);
	assert_int_equal(in.content.n_paragraphs, 0);
}

static void test_child(void **state)
{
	(void)state;
	static const char failed[] = "page.html: the page could not be read: its parser failed";
	fails_with("kill", "page.html: the page takes too long to read");
	fails_with("abort", failed);
	fails_with("", failed);
	fails_with("page 0\n0\nt\nb\nd\ntext", failed); /* no end */
	fails_with("page 7\n0\nt\nb\nd\ntext\nend of page\n", failed);
	fails_with("page 0\n99\nt\nb\nd\ntext\nend of page\n", failed);
	fails_with("fault no such library", "page.html: no such library");
	/* an answer that is no text is made one */
	setenv(INSTEAD, "page 0\n0\nt\x1b[m\nb\n\nte\x1bxt\xff\nend of page\n", 1);
	assert_true(read_as("<p>" STORY, sizeof STORY, false));
	unsetenv(INSTEAD);
	assert_str(in.content.text, "te�xt�");
	assert_str(in.content.about.title, "t�[m");
	assert_str(in.content.about.published, "");
}

static int child(int argc, char **argv)
{
	const char *instead = getenv(INSTEAD);
	if (!instead)
		return input_child(argc > 2 && strcmp(argv[2], INPUT_CHILD_WHOLE) == 0);
	if (strcmp(instead, "kill") == 0)
		raise(SIGKILL);
	if (strcmp(instead, "abort") == 0)
		return 9;
	fputs(instead, stdout);
	return 0;
}

static int end(void **state)
{
	(void)state;
	input_close(&in);
	return 0;
}

int main(int argc, char **argv)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_article),    cmocka_unit_test(test_whole),
		cmocka_unit_test(test_no_article), cmocka_unit_test(test_short),
		cmocka_unit_test(test_broken),     cmocka_unit_test(test_raw),
		cmocka_unit_test(test_readers),    cmocka_unit_test(test_offer),
		cmocka_unit_test(test_firm),       cmocka_unit_test(test_twice),
		cmocka_unit_test(test_byline),     cmocka_unit_test(test_last_word),
		cmocka_unit_test(test_signup),     cmocka_unit_test(test_deep),
		cmocka_unit_test(test_attributes), cmocka_unit_test(test_hidden),
		cmocka_unit_test(test_charset),    cmocka_unit_test(test_controls),
		cmocka_unit_test(test_about),      cmocka_unit_test(test_dates),
		cmocka_unit_test(test_recognised), cmocka_unit_test(test_too_long),
		cmocka_unit_test(test_given_up),   cmocka_unit_test(test_child),
	};
	if (argc > 1 && strcmp(argv[1], INPUT_CHILD) == 0)
		return child(argc, argv);
	return cmocka_run_group_tests(tests, NULL, end);
}
