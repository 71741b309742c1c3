/* What stands beside a story in a page and is none of it: comments, offers, other stories. */
#include "page.h"

#include <unistd.h>

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
	/* without a heading, behind a rule */
	c = read_page(
		"<title>Bridge</title>" MENU "<div><h1>Bridge</h1>" STORY
		"<hr><p>Varn Ferries is a leading provider of ferries and of solutions for "
		"ports large and small, worldwide.</p><p>Varn Ferries has 400 people in 12 "
		"countries.</p></div>" FOOTER);
	assert_true(has(c, "Paragraph three"));
	assert_false(has(c, "leading provider") || has(c, "400 people"));
	c = read_page(
		"<title>Bridge</title>" MENU "<div><h1>Bridge</h1>" STORY
		"<p>The mayor said on Monday. Varn is a leading provider of ferries and of "
		"solutions for ports worldwide, and so on and on.</p><p>Steel is a global "
		"good, and the town is founded on it, a leading voice of the council "
		"said.</p></div>" FOOTER);
	assert_true(has(c, "The mayor said") && has(c, "Steel is a global"));
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

/* ---- other stories ----------------------------------------------------------------------- */

#define OTHER(name)                                                                            \
	"<article class=post><h2><a href=/x>" name "</a></h2><p>The council of " name " met, " \
	"said no to the budget once more, and went home before it was dark outside.</p>"       \
	"<p>It had met before, and it will meet again, as the law of 1949 has it.</p>"         \
	"</article>"

static void test_other_articles(void **state)
{
	(void)state;
	static const char *const pages[] = {
		"<main><article class=post><h1>Bridge closed</h1>" STORY
		"</article>" OTHER("Leno") OTHER("Varn") "</main>",
		"<section><article><header><h2>Bridge closed</h2></header>" STORY
		"</article></section><section><div class=col>" OTHER(
			"Leno") "</div><div class=col>" OTHER("Varn") "</div></section>",
	};
	char page[8192];
	for (size_t i = 0; i < sizeof pages / sizeof *pages; i++) {
		snprintf(page, sizeof page,
			 "<title>Bridge closed - Post</title>" MENU "%s" FOOTER, pages[i]);
		const struct content *c = read_page(page);
		assert_true(has(c, "Paragraph one") && has(c, "Paragraph three"));
		assert_false(has(c, "Leno") || has(c, "Varn"));
	}
}

/* The sections of a story may be articles, as may what is added to it. */
static void test_own_articles(void **state)
{
	(void)state;
	const struct content *c = read_page("<title>Bridge closed</title>" MENU
					    "<main><article><h1>Bridge closed</h1><p>The "
					    "bridge at Orla was closed, and this is what is "
					    "known.</p></article><article>" P("one")
						    P("two") "</article><article>" P("three")
							    P("four") "</article></main>");
	assert_true(has(c, "Paragraph one") && has(c, "Paragraph four"));
	c = read_page(
		"<title>Bridge closed</title>" MENU
		"<main><article><h1>Bridge closed</h1>" STORY "</article>"
		"<article class=live-post><h3>10:15</h3><p>Paragraph four of the story, long "
		"enough to be prose and told in full.</p></article>"
		"<article class=live-post><h3>10:05</h3>" P("five") "</article></main>");
	assert_true(has(c, "Paragraph four") && has(c, "Paragraph five"));
	c = read_page("<title>Bridge closed</title>" MENU
		      "<article><h1>Bridge closed</h1>" STORY
		      "<article>" P("four") "</article></article>" FOOTER);
	assert_true(has(c, "Paragraph four"));
}

#define LINKS                                                                                  \
	"<ul><li><a href=/1>Ferry to sail again</a><li><a href=/2>Who pays the toll?</a></ul>"

/* Under a label, behind the story: links and what tells of them. */
static void test_label(void **state)
{
	(void)state;
	static const char *const tails[] = {
		"<h3>More from Orla</h3>" LINKS,
		"<p>You may also like…</p>" LINKS,
		"<p><strong>Related Topics</strong></p>" LINKS,
		"<div class=heading-3>More great Post stories</div>" LINKS,
		"<h4>Mehr zum Thema</h4>" LINKS,
		"<h4>Читайте также</h4><div class=t><a href=/1>Ferry to sail again</a><p>It "
		"had been sold.</p></div>",
	};
	char page[8192];
	for (size_t i = 0; i < sizeof tails / sizeof *tails; i++) {
		snprintf(page, sizeof page,
			 "<title>Bridge closed</title>" MENU
			 "<div class=story><h1>Bridge closed</h1>" STORY "%s</div>" FOOTER,
			 tails[i]);
		const struct content *c = read_page(page);
		assert_true(has(c, "Paragraph three"));
		if (has(c, "Ferry") || has(c, "More") || has(c, "sold") || has(c, "also like"))
			fail_msg("page %zu: %.*s", i, (int)c->text.n, c->text.at);
	}
}

/* Within the story only the links go; words that begin as a label does are the story's. */
static void test_label_within(void **state)
{
	(void)state;
	const struct content *c = read_page(
		"<title>Bridge closed</title>" MENU
		"<div class=story><h1>Bridge closed</h1>" STORY
		"<p><b>Related:</b></p><p><a href=/1>Ferry to sail again from the old "
		"pier</a></p><p>“Nobody told us.”</p>" P(
			"four") "<p>READ MORE: <a href=/2>Who "
				"pays the toll of the bridge?</a></p>" P(
					"five") "<p><a href=/3>FERRY SOLD TO A "
						"FIRM IN LENO</a></p>" P(
							"six") "<p>More from the mayor is "
							       "heard on Monday.</p>"
							       "<p>Related by marriage, the "
							       "two never "
							       "spoke.</p></div>" FOOTER);
	assert_true(is_paragraph(c, "“Nobody told us.”"));
	assert_true(has(c, "Paragraph four") && has(c, "Paragraph six"));
	assert_false(has(c, "old pier") || has(c, "the toll") || has(c, "FERRY SOLD"));
	assert_true(has(c, "More from the mayor") && has(c, "Related by marriage"));
	/* a heading of the story's own, and its text */
	c = read_page("<title>Bridge closed</title>" MENU
		      "<div class=story><h1>Bridge closed</h1>" STORY
		      "<h2>Trending upwards</h2>" P("four") "</div>" FOOTER);
	assert_true(has(c, "Trending upwards") && has(c, "Paragraph four"));
}

static void test_trail(void **state)
{
	(void)state;
	const struct content *c = read_page(
		"<title>Bridge closed</title>" MENU "<div class='story breadcrumbs-on'><p "
		"id=breadcrumbs><a href=/>Front</a> » <a href=/o>Orla</a> » Bridge "
		"closed</p><h1>Bridge closed</h1>" STORY "</div>" FOOTER);
	assert_true(has(c, "Paragraph one"));
	assert_false(has(c, "Front"));
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
		cmocka_unit_test(test_readers),      cmocka_unit_test(test_offer),
		cmocka_unit_test(test_firm),         cmocka_unit_test(test_twice),
		cmocka_unit_test(test_byline),       cmocka_unit_test(test_last_word),
		cmocka_unit_test(test_signup),       cmocka_unit_test(test_other_articles),
		cmocka_unit_test(test_own_articles), cmocka_unit_test(test_label),
		cmocka_unit_test(test_label_within), cmocka_unit_test(test_trail),
	};
	if (argc > 1 && strcmp(argv[1], INPUT_CHILD) == 0)
		return input_child(false);
	return cmocka_run_group_tests(tests, NULL, end);
}
