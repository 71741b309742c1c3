/*
 * The same story in ten habits of sites: the finding reads of each page what it reads of the
 * story as a text.
 */
#include "page.h"
#include "sample.h"

#include "reader/input.h"

#define TITLE "Barge freed after three days on the bank"

static const char *const story[] = {
	"The barge that lay for three days on a sandbank near Rousse was pulled free on "
	"Wednesday morning, and its crew of five went on with the evening's post.",
	"“We had bread, and we had books,” said Ivan Petkov, the mate. “There are worse places "
	"to be stuck in than this one.”",
	"The pilot, Maria Stoeva, said that the bank had not been on any chart. She said the "
	"harbour master had been told of it twice.",
	"“The river moves its furniture at night,” Stoeva told the Gazette.",
	"“Nobody tells the guests.”",
	"Petkov told reporters that the owners would pay for the tug, and that the books would "
	"be given to the school in Marten."};
enum { PARAGRAPHS = sizeof story / sizeof *story };

static const struct habit {
	const char *before, *open, *close;
	const char *among; /* behind the second paragraph */
	const char *after;
} habits[] = {
	{"<main><article><div data-name=headline><h1>" TITLE "</h1></div><div data-name=meta>"
	 "<address><a rel=author href=/jw>Jane Weber</a></address></div><div class=body>",
	 "<p class=dcr-1>", "</p>",
	 "<figure><img src=a.jpg><figcaption>A boat. Photograph: T. Okafor</figcaption>"
	 "</figure>",
	 "</div></article></main><aside><h2>Most viewed</h2><ol><li><a href=/1>Ten walks</a>"
	 "</ol></aside>"},
	{"<div class=site><header><a href=/>Orla Blog</a></header><article class='post hentry'>"
	 "<header class=entry-header><h1 class=entry-title>" TITLE "</h1></header>"
	 "<div class=entry-content>",
	 "<p>", "</p>\n",
	 "<div class=wp-caption><img src=a><p class=wp-caption-text>The pier</p></div>",
	 "<div class=sharedaddy><h3>Share this:</h3><ul><li><a "
	 "href=/t>Here</a></ul></div></div>"
	 "</article><div id=comments><ol><li class=comment><p>I said “so” last year.</p></ol>"
	 "</div></div>"},
	{"<amp-sidebar><ul><li><a href=/>Home</a></ul></amp-sidebar><article><h1>" TITLE
	 "</h1><p class=by>By Jane Weber</p>",
	 "<p>", "</p>", "<amp-ad width=300></amp-ad><amp-img src=a></amp-img>",
	 "</article><amp-list><a href=/m>More stories</a></amp-list>"},
	{"<header role=banner><nav><a href=/>Home</a></nav></header><main role=main><article>"
	 "<h1 id=main-heading>" TITLE "</h1><div><span>By Jane Weber</span></div>",
	 "<div data-component=text class=s-7><p class=s-1>", "</p></div>",
	 "<div><figure><img src=a><figcaption>The pier was shut</figcaption></figure></div>",
	 "</article></main><footer><p>The post answers for no other site.</p></footer>"},
	{"<TABLE WIDTH=600><TR><TD WIDTH=120><A HREF=a>Home</A><BR><A HREF=b>News</A></TD><TD>"
	 "<FONT SIZE=5><B>" TITLE "</B></FONT><P>",
	 "", "<BR><BR>\n", "<IMG SRC=a.gif><P>",
	 "</TD></TR></TABLE><CENTER><FONT SIZE=1>Copyright 1998</FONT></CENTER>"},
	{"<div class=Page><h1 class=Page-headline>" TITLE "</h1><div class=Page-byline>By "
	 "<a href=/w>JANE WEBER</a></div><div class=RichTextBody>",
	 "<p>", "</p>\n", "<div class=Enhancement><a href=/h>Read more</a></div>",
	 "</div></div>"},
	{"<ul class=menu><li><a href=/>Home</a></ul><div class=asset><h1>" TITLE "</h1>"
	 "<ul class=list-inline><li>By Jane Weber</li></ul><div class=asset-body>",
	 "<div class=subscriber-preview><p>", "</p></div>",
	 "<div class=newsletter-box><h4>The morning letter</h4><p>All the news of the county, "
	 "“every day”, at six.</p></div>",
	 "</div></div><div id=rail><h3>Trending</h3><p><a href=/1>Fair opens</a></p></div>"},
	{"<div class=wrap><h2>" TITLE "</h2><div class=text>", "<p>", "</p>",
	 "<blockquote class=pullquote>There are worse places to be stuck in than this one"
	 "</blockquote>",
	 "</div><div class=foot>Powered by a machine</div></div>"},
	{"<main><h1>" TITLE "</h1><div class=liveblog><article class=update><time "
	 "datetime='2024-03-05T10:00'>10:00</time>",
	 "<p>", "</p>",
	 "</article><article class=update><time datetime='2024-03-05T11:00'>11:00</time>",
	 "</article></div></main>"},
	{"<div class=nav><a href=/>Products</a></div><div class=release><h1>" TITLE "</h1>",
	 "<p>", "</p>", "",
	 "<p><b>About Orla Barges</b></p><p>Orla Barges moves 400 ships in 12 countries. “We "
	 "float,” its founder says.</p></div>"},
};

static void put_page(char *to, size_t room, const struct habit *h)
{
	size_t n = (size_t)snprintf(to, room,
				    "<html><head><title>" TITLE "</title><meta name=author "
				    "content='Jane Weber'><meta property=og:type "
				    "content=article></head><body>%s",
				    h->before);
	for (int i = 0; i < PARAGRAPHS; i++)
		n += (size_t)snprintf(to + n, room - n, "%s%s%s%s", h->open, story[i], h->close,
				      i == 1 ? h->among : "");
	n += (size_t)snprintf(to + n, room - n, "%s</body></html>", h->after);
	assert_in_range(n, 1, room - 1);
}

/* The words of the quotes and who says them, a line each. */
static void put_quotes(char *to, size_t room, const char *text)
{
	static struct sample s;
	sample_find(&s, text);
	*to = '\0';
	for (uint32_t i = 0; i < s.d.n_quotes; i++) {
		struct str words = str_slice(s.d.text, s.d.quotes[i].span);
		const struct speaker *who = document_speaker(&s.d, s.d.quotes[i].speaker);
		struct str name = who ? who->name : STR("?");
		size_t n = strlen(to);
		snprintf(to + n, room - n, "%.*s: %.*s\n", (int)name.n, name.at, (int)words.n,
			 words.at);
	}
	sample_free(&s);
	s = (struct sample){0};
}

static void same_in_all(void **state)
{
	(void)state;
	char page[8192], text[4096] = "", want[4096], got[4096];
	for (int i = 0; i < PARAGRAPHS; i++)
		snprintf(text + strlen(text), sizeof text - strlen(text), "%s\n", story[i]);
	put_quotes(want, sizeof want, text);
	assert_string_equal(want,
			    "Ivan Petkov: We had bread, and we had books,\n"
			    "Ivan Petkov: There are worse places to be stuck in than this "
			    "one.\n"
			    "Maria Stoeva: that the bank had not been on any chart\n"
			    "Maria Stoeva: the harbour master had been told of it twice\n"
			    "Maria Stoeva: The river moves its furniture at night,\n"
			    "Maria Stoeva: Nobody tells the guests.\n"
			    "Ivan Petkov: that the owners would pay for the tug, and that "
			    "the books would be given to the school in Marten\n");
	for (size_t i = 0; i < sizeof habits / sizeof *habits; i++) {
		struct error e;
		put_page(page, sizeof page, &habits[i]);
		assert_true(input_open(&in, "page.html", strlen(page), &e));
		assert_true(input_feed(&in, page, strlen(page), true, &e));
		assert_null(in.content.notice);
		struct str body = body_of(&in.content);
		snprintf(text, sizeof text, "%.*s", (int)body.n, body.at);
		put_quotes(got, sizeof got, text);
		input_close(&in);
		if (strcmp(got, want) != 0)
			fail_msg("page %zu:\n%s\nhas\n%s", i, text, got);
	}
}

/* Pages are parsed by this program, started anew. */
int main(int argc, char **argv)
{
	const struct CMUnitTest tests[] = {cmocka_unit_test(same_in_all)};
	if (argc > 1 && strcmp(argv[1], INPUT_CHILD) == 0)
		return input_child(false);
	return cmocka_run_group_tests(tests, NULL, NULL);
}
