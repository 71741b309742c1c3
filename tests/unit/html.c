/* Web pages: what is their article, title, byline and date; pages that are broken or hostile.
 */
#include "page.h"

#include "input/date.h"

#include <signal.h>
#include <unistd.h>

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

/* ---- links ------------------------------------------------------------------------------- */

static void expect_link(const struct content *c, uint32_t i, const char *text,
			const char *address)
{
	assert_true(i < c->n_links);
	assert_str(str_slice(c->text, c->links[i].span), text);
	assert_str(c->links[i].address, address);
}

static void test_links(void **state)
{
	(void)state;
	const struct content *c = read_page(
		"<!DOCTYPE html><html><body>" MENU
		"<article><h1>The bridge stays closed</h1>" STORY
		"<p>The <a href=\"https://orla.example/a?b=1&amp;c=2\">letter of  <b>the"
		" shopkeepers</b></a>, the <a href='javascript:alert(1)'>script</a>, the "
		"<a href=/local>page</a>, the <a href=\"http://b.example@evil.example/\">bank"
		"</a>, the <a href=\"https://orla.example/\na b\">gap</a>, "
		"Zo\xc3\xab\xe2\x80\x99s "
		"<a href=HTTP://zoe.example>Zo\xc3\xab</a> and more of what is said of it here."
		"</p>" P("four") "</article>" FOOTER "</body></html>");
	assert_int_equal(c->n_links, 2);
	expect_link(c, 0, "letter of the shopkeepers", "https://orla.example/a?b=1&c=2");
	expect_link(c, 1, "Zo\xc3\xab", "HTTP://zoe.example");
	c = read_page("<!DOCTYPE html><p>Without any, there is no link, as there is none.");
	assert_int_equal(c->n_links, 0);
}

/* What a page says of its pictures stands behind the article, once, without sources. */
static void test_captions(void **state)
{
	(void)state;
	const struct content *c = read_page(
		"<html><body>" MENU "<main><article><h1>The bridge stays closed</h1>"
		"<figure><img src=a><figcaption>The bridge at dusk, “closed for good”, as a "
		"shopkeeper says</figcaption></figure>" STORY
		"<div class=wp-caption><img src=b><p class=wp-caption-text>The ferry that was "
		"given up in 1987</p></div><figure><img src=c><figcaption>Photo: T. Okafor"
		"</figcaption></figure><figure><img src=d><figcaption>The bridge at dusk, "
		"“closed for good”, as a shopkeeper says</figcaption></figure><figure>"
		"<figcaption>Sofia Lind/Orla Images</figcaption></figure>" P(
			"four") "<div class=photo><img src=e><span class=photo-caption>A loaf "
				"for the crew, "
				"<em>baked</em> at night</span></div></article></main>"
				"<aside class=related><figure><img><figcaption><a href=/x>The "
				"town that lost its "
				"only bridge</a></figcaption></figure></aside>" FOOTER
				"</body></html>");
	static const char *const captions[] = {
		"The bridge at dusk, “closed for good”, as a shopkeeper says",
		"The ferry that was given up in 1987",
		"A loaf for the crew, baked at night",
	};
	assert_int_equal(c->n_captions, 3);
	for (uint32_t i = 0; i < 3; i++)
		assert_str(str_slice(c->text, c->paragraphs[c->n_paragraphs - 3 + i]),
			   captions[i]);
	assert_true(has(c, "Paragraph four"));
	assert_false(has(c, "dusk") || has(c, "ferry") || has(c, "loaf"));
	assert_int_equal(body_of(c).at[body_of(c).n - 1], '.');
	assert_int_equal(c->n_asides, 3);
	/* of the whole page they stand where they stood */
	read_as("<p>" STORY "<figure><figcaption>The bridge at dusk</figcaption></figure>",
		sizeof "<p>" STORY
		       "<figure><figcaption>The bridge at dusk</figcaption></figure>" -
			1,
		true);
	assert_int_equal(in.content.n_captions, 0);
	assert_true(has(&in.content, "dusk"));
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

/* Of a tag only some attributes are read, however they are written. */
static void test_thinned(void **state)
{
	(void)state;
	static const char *const hiding[] = {
		"<p style=display:none>",
		"<p title='a > b'style = \"display:none\">",
		"<p\nonclick=\"if (a > b) go('x')\"\n\tSTYLE='display: none'\n>",
		"<p data-a data-b= c / style=display:none data-d='>'>",
		"<p =x style='display:none'>",
		"<p href=\"/one>two\" style='display:none'>",
		"<p data-x=/y/ hidden>",
		"<p hidden href=/>",
		"<p hidden data-x=/y/>",
		"<p title=\"style='\" hidden title='\">'>",
	};
	char page[4096];
	for (size_t i = 0; i < sizeof hiding / sizeof *hiding; i++) {
		snprintf(page, sizeof page,
			 "<title>T</title><div>%sUnseen, and long enough to be one of the "
			 "paragraphs of it.</p>" STORY "</div>",
			 hiding[i]);
		const struct content *c = read_page(page);
		if (has(c, "Unseen") || !has(c, "Paragraph one") || has(c, "'"))
			fail_msg("%s", hiding[i]);
	}
	/* those of data aren't tags, and a tag that closes itself stays one */
	const struct content *c = read_page(
		"<script type=application/ld+json>{\"@type\": \"NewsArticle\", \"headline\": "
		"\"The <b title='x'>bridge</b> of Orla\"}</script><div>" STORY
		"<br title=x/><p>Behind <i data-x=\"y\"/>it all, the council says, the ferry "
		"goes on as it did.</p></div>");
	assert_non_null(memmem(c->about.title.at, c->about.title.n, "title='x'", 9));
	assert_true(has(c, "Behind it all"));
	/* white space between tags counts as little as one space, but for the lines of <pre> */
	c = read_page("<div>" STORY "<p>The <b>ferry</b> \r\n\t <i>goes</i>\t\ton.</p>"
		      "<pre><b>one</b> \n\n  <i>two</i>   three</pre></div>");
	assert_true(has(c, "The ferry goes on.") && has(c, "one\ntwo three"));
	c = read_page("<div>" STORY "<p title='never closed>Unseen</div>");
	assert_true(has(c, "Paragraph three"));
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
	/* a letter that looks like damage when nobody tells the charset */
	c = read_page("<meta charset=iso-8859-2><p>Constan\xfe"
		      "a " STORY);
	assert_true(has(c, "Constanţa"));
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

/* A title is one without the name of its site, told by the page or by how it is written. */
static void test_titles(void **state)
{
	(void)state;
	static const struct {
		const char *title, *more, *want;
	} cases[] = {
		{"Mayor Okafor denies claims | The Post", "", "Mayor Okafor denies claims"},
		{"Mayor Okafor denies claims - Orla Post", "", "Mayor Okafor denies claims"},
		{"Ferry-crossings rise — Orla News", "", "Ferry-crossings rise — Orla News"},
		{"Who is Ada Quist? » The Post", "", "Who is Ada Quist?"},
		{"Barge freed – crew well - Orla Post", "", "Barge freed – crew well"},
		/* few words, which may be the site's as well */
		{"Ada Quist | Orla Post", "", "Ada Quist | Orla Post"},
		{"The bridge - closed for good", "", "The bridge - closed for good"},
		{"Ada Quist | Orla Post", "<meta property=og:site_name content='Orla Post'>",
		 "Ada Quist"},
		/* a heading says what it is */
		{"Okafor quits | Orla | The Post", "<h1>Okafor quits</h1>", "Okafor quits"},
		{"Barge freed - crew is well after three days",
		 "<h1>Barge freed - crew is well after three days</h1>",
		 "Barge freed - crew is well after three days"},
		{"x",
		 "<meta property=og:title content='Bridge shut for a year | The Post'><meta "
		 "property=og:site_name content='The Post'><h1>Bridge shut for a year</h1>",
		 "Bridge shut for a year"},
		{"x", "<meta property=og:title content='Bridge shut: the facts | The Post'>",
		 "Bridge shut: the facts | The Post"},
	};
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		char page[4096];
		snprintf(page, sizeof page, "<title>%s</title><div>%s" STORY "</div>",
			 cases[i].title, cases[i].more);
		assert_str(read_page(page)->about.title, cases[i].want);
	}
}

/* A name as the text of a page has it: without date, trade, or those of other pages. */
static void test_named_in_text(void **state)
{
	(void)state;
	static const char *const lines[][2] = {
		{"<p class=byline>By Jane Weber May 20, 2019</p>", "By Jane Weber"},
		{"<p class=byline>By Jane Weber, Orla<br>20 May 2019</p>",
		 "By Jane Weber, Orla"},
		{"<div class=author>Jane Weber • 8h</div>", "Jane Weber"},
		{"<div class=author><a class=author-link href=/w>Jane Weber</a> <span>Ferries "
		 "Editor</span></div>",
		 "Jane Weber"},
		{"<div itemprop=author><b itemprop=name>Jane Weber</b>, Orla</div>",
		 "Jane Weber"},
		{"<ul><li class=author-card><p>Tom Okafor</p><p>Ferry sold</p></li></ul><p "
		 "class=author>Jane Weber</p>",
		 "Jane Weber"},
		{"<p class=byline>June May</p>", "June May"},
		{"<p>Told by <b class=author>Jane Weber</b> for us</p>", "Jane Weber"},
	};
	char page[4096];
	for (size_t i = 0; i < sizeof lines / sizeof *lines; i++) {
		snprintf(page, sizeof page,
			 "<title>Bridge</title>" MENU "<div><h1>Bridge</h1>%s" STORY
			 "</div>" FOOTER,
			 lines[i][0]);
		assert_str(read_page(page)->about.byline, lines[i][1]);
	}
}

/* What sites set among the paragraphs and behind them, told by what it says and where. */
static void test_among(void **state)
{
	(void)state;
	const struct content *c = read_page(
		"<title>The bridge is shut | Orla</title>" MENU
		"<div class=body><p>FOR IMMEDIATE RELEASE</p><h1>The bridge is "
		"shut</h1>" P("one") "<div><p>Advertisement</p></div>" P(
			"two") "<div><p "
			       "class=timestamp>"
			       "14:05 GMT</p>" P(
				       "three") "</div>"
						"<div class=pullquote><p>Nobody "
						"crosses it</p></div>"
						"<p>“Nobody crosses it now,” the mayor "
						"said of the bridge, which was shut "
						"after a night of storms in March.</p>"
						"<p>###</p><p>Orla Press, which sends "
						"it</p></div>");
	assert_str(c->about.title, "The bridge is shut");
	assert_true(has(c, "“Nobody crosses it now,”") && has(c, "Paragraph three"));
	assert_false(has(c, "RELEASE") || has(c, "Advertisement") || has(c, "14:05"));
	assert_false(is_paragraph(c, "Nobody crosses it") || has(c, "###"));
	assert_false(has(c, "Orla Press"));
	/* the time that heads a paragraph may be the article's */
	c = read_page("<div><p>4:14 p.m.</p>" STORY "<p>Copyright 2024 Orla Post</p></div>");
	assert_true(has(c, "4:14 p.m."));
	assert_false(has(c, "Copyright"));
	c = read_page("<div>" STORY "<p>About Orla Steel</p><p>Orla Steel makes bridges. “We "
		      "make them,” its founder says.</p></div>");
	assert_false(has(c, "About Orla") || has(c, "founder"));
	c = read_page("<div>" STORY "<p>About midnight</p><p>The ferry came, and the mayor "
		      "went aboard.</p></div>");
	assert_true(has(c, "About midnight") && has(c, "The ferry came"));
}

/* Readers' words that no class tells of, under a heading that does. */
static void test_readers(void **state)
{
	(void)state;
	const struct content *c = read_page(
		"<body><h1>The bridge is shut</h1>" STORY "<h3>Your views</h3>"
		"<div><b>Ines</b> wrote:<p>“It was shut in my time, too,” my mother said.</p>"
		"</div><div><b>Tom</b> wrote:<p>Which bridge does she mean?</p></div></body>");
	assert_true(has(c, "Paragraph three"));
	assert_false(has(c, "views") || has(c, "Ines") || has(c, "my mother"));
	c = read_page("<body><h1>The bridge is shut</h1>" STORY "<h3>The readers</h3>" P("four")
			      P("five") "</body>");
	assert_true(has(c, "The readers") && has(c, "Paragraph five"));
}

/* Short paragraphs that are like the others stay, whatever stands before them. */
static void test_last(void **state)
{
	(void)state;
#define BOXED(text) "<div class=text-block><p class=t1>" text "</p></div>"
	const struct content *c = read_page(
		"<title>The bridge is shut</title><main><h1>The "
		"bridge is shut</h1>" BOXED("The mayor, who spoke on Monday, would not "
					    "resign, and the vote on "
					    "the bridge would be held in the autumn.")
			BOXED("The ferry goes on, as it has for a "
			      "hundred years and more, "
			      "the council said in a letter to the "
			      "shops.") "<div class=links><p><b>More "
					"on this "
					"story</b></p><ul><li><a "
					"href=/a>The town that lost "
					"its "
					"bridge</a></ul></div>" BOXED("Mr Lund isn't "
								      "sorry. “I swim,” he "
								      "said.") "<div "
									       "class="
									       "topics><h2>"
									       "Related "
									       "topics</"
									       "h2><ul><li>"
									       "<a "
									       "href=/"
									       "t>Orla</"
									       "a></ul></"
									       "div></"
									       "main>");
	assert_true(has(c, "Mr Lund isn't sorry."));
	assert_false(has(c, "More on this") || has(c, "lost its bridge") || has(c, "topics"));
}

/* One line break parts paragraphs where sentences end, and no lines of verse. */
static void test_single_breaks(void **state)
{
	(void)state;
	const struct content *c = read_page(
		"<title>T</title><div><p>" STORY
		"<p>“And what do you tell them?” I asked.<br>“To buy good shoes.”<br>She meant "
		"the shoes of her grandfather, who had walked it.<br>The mountain was as it "
		"is.<p>The river runs by night.<br>It tells no bridge,<br>It tells no mayor."
		"</div>");
	assert_true(is_paragraph(c, "“And what do you tell them?” I asked."));
	assert_true(is_paragraph(c, "“To buy good shoes.” She meant the shoes of her "
				    "grandfather, who had walked it."));
	assert_true(is_paragraph(c, "The mountain was as it is."));
	assert_true(is_paragraph(c, "The river runs by night. It tells no bridge, It tells no "
				    "mayor."));
}

static void test_unseen(void **state)
{
	(void)state;
	const struct content *c = read_page(
		"<title>The bridge&shy;head is shut</title><div>" STORY
		"<p>In&shy;vest&shy;ment "
		"in Buda&#x200b;pest is what Mül&#x2060;ler, the mayor, asks for.</p></div>");
	assert_true(has(c, "Investment in Budapest is what Müller"));
	assert_str(c->about.title, "The bridgehead is shut");
}

/* Who wrote it, who helped, what letters there are; not what is said of such things. */
static void test_credits(void **state)
{
	(void)state;
	const struct content *c = read_page("<title>T</title><div><p>By Jane Weber</p><div>" P(
		"one") P("two") "</div>"
				"<div><h4>The Morning Letter</h4><p>Sign up for our "
				"newsletter. “I read it,” "
				"says a reader.</p></div><p><em>(Photo by Tom "
				"Okafor)</em></p>" P(
					"three") "<p>The council sent a newsletter to the "
						 "shops on Monday, in which it told "
						 "them that the bridge would be shut.</p>"
						 "<p>Reporting by Jane Weber; editing by Tom "
						 "Okafor</p>"
						 "<p>Jane Weber is a reporter in Orla, where "
						 "she has lived with “two cats and "
						 "a boat” since the bridge was built.</p>"
						 "<p>Like this story? <a href=/s>Share "
						 "it</a></p></div>");
	assert_true(has(c, "Paragraph three") && has(c, "The council sent a newsletter"));
	assert_false(has(c, "Morning Letter") || has(c, "Sign up") || has(c, "Photo by"));
	assert_false(has(c, "Reporting by") || has(c, "two cats") || has(c, "Share it"));
	c = read_page("<title>T</title><div>" STORY "</div><div><h3>Read on</h3><p>You have "
		      "reached your limit of free articles. “Worth it,” says a reader.</p>"
		      "<p>Start your free trial now</p></div>");
	assert_true(has(c, "Paragraph three"));
	assert_false(has(c, "Read on") || has(c, "Worth it") || has(c, "trial"));
}

/* What a word processor wrote tells no title: its first line may be one. */
static void test_title_line(void **state)
{
	(void)state;
	static const struct {
		const char *page, *want;
	} cases[] = {
		{"<meta charset=utf-8><p>The bridge is shut<p>By Jane Weber" STORY,
		 "The bridge is shut"},
		{"<meta charset=utf-8><p><b>FOR IMMEDIATE RELEASE</b><p>The bridge is "
		 "shut" STORY,
		 "The bridge is shut"},
		{"<meta charset=utf-8><p>The bridge is shut.<p>It is." STORY, ""},
		{"<meta charset=utf-8><p>Bridge<p>It is shut" STORY, ""},
		{"<meta charset=utf-8><p>By JANE WEBER" STORY, ""},
		{"<meta charset=utf-8><p>A list of things<p>One<p>Two", ""},
	};
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
		assert_str(read_page(cases[i].page)->about.title, cases[i].want);
	static const char whole[] = "<meta charset=utf-8><p>The bridge is shut" STORY
				    "<p>###<p>“We float,” says Orla Steel.";
	assert_true(read_as(whole, sizeof whole - 1, true));
	assert_str(in.content.about.title, "The bridge is shut");
	assert_true(in.content.about.within && has(&in.content, "The bridge is shut"));
	assert_int_equal(in.content.n_asides, 1);
	assert_str(str_slice(in.content.text, in.content.asides[0]),
		   "###\n“We float,” says Orla Steel.");
}

/* Where no class tells of names and days, they are read as in a plain text. */
static void test_imprint(void **state)
{
	(void)state;
	const struct content *c = read_page(
		"<title>Bridge shut for a year</title><div><h1>Bridge shut for a year</h1>"
		"<p>By Jane Weber, Staff Writer</p><p>12 July 2025, 22:14</p>" STORY "</div>");
	assert_str(c->about.byline, "Jane Weber");
	assert_str(c->about.published, "2025-07-12");
	assert_false(has(c, "Jane Weber"));
	c = read_page("<title>Opinion | The slow train home</title><h1>The slow train home</h1>"
		      "<div class=bylines><p>By Ada Quist</p><p>Ms. Quist writes of trains.</p>"
		      "</div><div>" STORY "</div>");
	assert_str(c->about.title, "The slow train home");
	assert_str(c->about.byline, "By Ada Quist");
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
	fails_with("page 0\n0\nt\nb\nd\n0\ntext\nmore", failed); /* no end */
	fails_with("page 7\n0\nt\nb\nd\n0\ntext\nmore\nend of page\n", failed);
	fails_with("page 0\n99\nt\nb\nd\n0\ntext\nmore\nend of page\n", failed);
	fails_with("page 0\n0\nt\nb\nd\n-1\ntext\nmore\nend of page\n", failed);
	fails_with("page 0\n0\nt\nb\nd\n4294967297\ntext\nmore\nend of page\n", failed);
	fails_with("fault no such library", "page.html: no such library");
	/* an article is more than captions */
	setenv(INSTEAD, "page 0\n0\nt\nb\n\n2\ntext\none\ntwo\nend of page\n", 1);
	assert_true(read_as("<p>" STORY, sizeof STORY, false));
	assert_int_equal(in.content.n_captions, 0);
	/* an answer that is no text is made one */
	fails_with("page 0\n0\nt\nb\nd\n0\nmore\nend of page\n", failed); /* no text */
	/* nor is a link one that is nowhere, or leads nowhere */
	setenv(INSTEAD,
	       "page 0\n0\nt\nb\n\n0\n0 2 https://a.example/\n1 3 https://b.example/\n"
	       "4 4 https://c.example/\n3 5 https://d.example/\n4 99 https://e.example/\n"
	       "4294967297 5 https://f.example/\n-4 5 https://g.example/\n"
	       "4 5 javascript:alert(1)\n4 5 https://a@h.example/\n4\n"
	       "4 6 https://i.example/\n7 8 https://j.example/\ntext\none\ntw\xc3\xab\n"
	       "end of page\n",
	       1);
	assert_true(read_as("<p>" STORY, sizeof STORY, false));
	assert_int_equal(in.content.n_links, 2);
	expect_link(&in.content, 0, "on", "https://a.example/");
	expect_link(&in.content, 1, "tw", "https://i.example/");
	setenv(INSTEAD,
	       "page 0\n0\nt\x1b[m\nb\n\n0\n0 2 https://a.example/\ntext\nte\x1bxt\xff\nend of "
	       "page\n",
	       1);
	assert_true(read_as("<p>" STORY, sizeof STORY, false));
	unsetenv(INSTEAD);
	assert_str(in.content.text, "te�xt�");
	assert_int_equal(in.content.n_links, 0); /* nobody knows where they stand */
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
		cmocka_unit_test(test_article),       cmocka_unit_test(test_whole),
		cmocka_unit_test(test_no_article),    cmocka_unit_test(test_short),
		cmocka_unit_test(test_broken),        cmocka_unit_test(test_raw),
		cmocka_unit_test(test_deep),          cmocka_unit_test(test_attributes),
		cmocka_unit_test(test_thinned),       cmocka_unit_test(test_hidden),
		cmocka_unit_test(test_charset),       cmocka_unit_test(test_controls),
		cmocka_unit_test(test_about),         cmocka_unit_test(test_dates),
		cmocka_unit_test(test_named_in_text), cmocka_unit_test(test_recognised),
		cmocka_unit_test(test_too_long),      cmocka_unit_test(test_given_up),
		cmocka_unit_test(test_child),         cmocka_unit_test(test_links),
		cmocka_unit_test(test_captions),      cmocka_unit_test(test_titles),
		cmocka_unit_test(test_among),         cmocka_unit_test(test_readers),
		cmocka_unit_test(test_last),          cmocka_unit_test(test_single_breaks),
		cmocka_unit_test(test_imprint),       cmocka_unit_test(test_unseen),
		cmocka_unit_test(test_title_line),    cmocka_unit_test(test_credits),
	};
	if (argc > 1 && strcmp(argv[1], INPUT_CHILD) == 0)
		return child(argc, argv);
	return cmocka_run_group_tests(tests, NULL, end);
}
