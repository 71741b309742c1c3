/* JSON and plain text of an article. */
#include "reader/export.h"
#include "reader/session.h"

#include "export/value.h"

#include <setjmp.h>
#include <stdio.h>
#include <cmocka.h>
#include <errno.h>
#include <jansson.h>
#include <math.h>
#include <unistd.h>

/* ---- an article by hand ------------------------------------------------------------------ */

static const char text[] = "Über “Nähe”\n"
			   "“Nein,” sagte Zoë in Köln. Sie sprach von \"a\\b\".\n";

static struct span find(const char *part)
{
	const char *at = strstr(text, part);
	assert_non_null(at);
	return (struct span){(uint32_t)(at - text),
			     (uint32_t)(at - text + (ptrdiff_t)strlen(part))};
}

struct made {
	struct span paragraphs[2], parts[1], mentions[1];
	struct quote quotes[2];
	struct speaker speakers[1];
	struct str aliases[1];
	uint32_t ids[1];
	struct region_mention places[2];
	struct region regions[2];
	struct document document;
	struct export_article article;
};

static void make_quotes(struct made *m)
{
	m->quotes[0] = (struct quote){.span = find("Nein,"),
				      .outer = find("“Nein,”"),
				      .kind = QUOTE_DIRECT,
				      .paragraph = 1,
				      .speaker = 1,
				      .mention = find("Zoë"),
				      .cue = find("sagte"),
				      .confidence = .9371f,
				      .rule = "quote-verb-subject",
				      .why = STR("the cue “sagte” follows")};
	m->quotes[1] = (struct quote){.span = find("von \"a\\b\""),
				      .outer = find("von \"a\\b\""),
				      .kind = QUOTE_MIXED,
				      .paragraph = 1,
				      .parts = {m->parts, 1},
				      .confidence = 1,
				      .rule = "mixed",
				      .continues = 1,
				      .within = 1};
}

static void make_regions(struct made *m)
{
	m->places[0] = (struct region_mention){find("Köln"), false};
	m->places[1] = (struct region_mention){find("Nähe"), true};
	m->regions[0] = (struct region){.name = STR("Cologne"),
					.type = REGION_CITY,
					.country = "DE",
					.code = "DE-NW",
					.located = true,
					.lat = 50.9333f,
					.lon = -6.95f,
					.within = 2,
					.confidence = .4f,
					.n_mentions = 1,
					.mentions = &m->places[0]};
	m->regions[1] = (struct region){.name = STR("Germany"),
					.type = REGION_COUNTRY,
					.country = "DE",
					.n_mentions = 1,
					.mentions = &m->places[1]};
}

static void make_article(struct made *m)
{
	*m = (struct made){0};
	struct span first = find("Über “Nähe”"), second = find("“Nein,” sagte");
	second.end = (uint32_t)sizeof text - 2;
	m->paragraphs[0] = first;
	m->paragraphs[1] = second;
	m->parts[0] = find("a\\b");
	m->mentions[0] = find("Zoë");
	m->aliases[0] = STR("Zo\xc3\xab K.");
	m->ids[0] = 1;
	m->speakers[0] = (struct speaker){.name = STR("Zoë Kern"),
					  .role = STR("mayor"),
					  .confidence = .9117f,
					  .aliases = {m->aliases, 1},
					  .mentions = {m->mentions, 1},
					  .quotes = {m->ids, 1}};
	make_quotes(m);
	make_regions(m);
	m->document = (struct document){.text = STR(text),
					.title = first,
					.paragraphs = m->paragraphs,
					.n_paragraphs = 2,
					.quotes = m->quotes,
					.n_quotes = 2,
					.speakers = m->speakers,
					.n_speakers = 1,
					.regions = m->regions,
					.n_regions = 2};
	m->article = (struct export_article){.path = "f\xff.txt",
					     .type = "text/plain",
					     .charset = CHARSET_UTF8,
					     .text = m->document.text,
					     .paragraphs = m->paragraphs,
					     .n_paragraphs = 2,
					     .title = first,
					     .document = &m->document};
}

static char *json_of(const struct export_article *a)
{
	char *out;
	size_t n;
	FILE *f = open_memstream(&out, &n);
	struct error e;
	assert_true(export_format_named("json")->write(a, NULL, f, &e));
	fclose(f);
	return out;
}

static char *format_of(const char *name, const struct export_article *a)
{
	static const struct export_style style = {80, 1, true, NULL};
	char *out;
	size_t n;
	FILE *f = open_memstream(&out, &n);
	const struct export_format *format = export_format_named(name);
	struct error e;
	assert_non_null(format);
	if (format->open)
		assert_true(format->open(f, &e));
	assert_true(format->write(a, &style, f, &e));
	fclose(f);
	return out;
}

static char *text_of(const struct export_article *a, const struct export_style *style)
{
	char *out;
	size_t n;
	FILE *f = open_memstream(&out, &n);
	struct error e;
	assert_true(export_format_named("text")->write(a, style, f, &e));
	fclose(f);
	return out;
}

static const char want[] =
	"{\"schema\":\"reader/1\",\"source\":{\"path\":\"f�.txt\",\"type\":\"text/"
	"plain\",\"charset\":\"utf-8\"},"
	"\"title\":\"Über “Nähe”\",\"byline\":null,\"published\":null,"
	"\"text\":\"Über “Nähe”\\n“Nein,” sagte Zoë in Köln. Sie sprach von "
	"\\\"a\\\\b\\\".\\n\","
	"\"paragraphs\":[{\"start\":0,\"end\":11},{\"start\":12,\"end\":60}],"
	"\"quotes\":[{\"id\":1,\"kind\":\"direct\",\"start\":13,\"end\":18,\"text\":\"Nein,\","
	"\"parts\":[],"
	"\"paragraph\":1,\"speaker\":1,\"mention\":{\"start\":26,\"end\":29,\"text\":\"Zoë\"},"
	"\"cue\":{\"start\":20,\"end\":25,\"text\":\"sagte\"},\"continues\":null,\"within\":"
	"null,"
	"\"confidence\":0.937,\"rule\":\"quote-verb-subject\",\"why\":\"the cue “sagte” "
	"follows\"},"
	"{\"id\":2,\"kind\":\"mixed\",\"start\":50,\"end\":59,\"text\":\"von "
	"\\\"a\\\\b\\\"\",\"parts\":[[55,58]],"
	"\"paragraph\":1,\"speaker\":null,\"mention\":null,\"cue\":null,\"continues\":1,"
	"\"within\":1,"
	"\"confidence\":1.0,\"rule\":\"mixed\",\"why\":null}],"
	"\"speakers\":[{\"id\":1,\"name\":\"Zoë Kern\",\"aliases\":[\"Zoë "
	"K.\"],\"role\":\"mayor\",\"kind\":\"person\","
	"\"confidence\":0.912,\"mentions\":[{\"start\":26,\"end\":29,\"text\":\"Zoë\"}],"
	"\"quotes\":[1]}],"
	"\"regions\":[{\"id\":1,\"name\":\"Cologne\",\"type\":\"city\",\"country\":\"DE\","
	"\"code\":\"DE-NW\","
	"\"lat\":50.9333,\"lon\":-6.95,\"within\":2,\"confidence\":0.4,\"mentions\":[{"
	"\"start\":33,\"end\":37,"
	"\"text\":\"Köln\"}]},"
	"{\"id\":2,\"name\":\"Germany\",\"type\":\"country\",\"country\":\"DE\",\"code\":null,"
	"\"lat\":null,\"lon\":null,"
	"\"within\":null,\"confidence\":0.0,\"mentions\":[{\"start\":6,\"end\":10,\"text\":"
	"\"Nähe\",\"demonym\":"
	"true}]}]}\n";

static void test_json(void **state)
{
	(void)state;
	struct made m;
	make_article(&m);
	struct error e;
	if (!document_check(&m.document, &e))
		fail_msg("%s", e.message);
	char *got = json_of(&m.article);
	assert_string_equal(got, want);
	free(got);
}

/* A finding that was given up says so; no other speaks of it. */
static void test_json_partial(void **state)
{
	(void)state;
	struct made m;
	make_article(&m);
	m.document.partial = true;
	char *got = json_of(&m.article);
	assert_memory_equal(got, want, sizeof want - 4);
	assert_string_equal(got + sizeof want - 4, "],\"partial\":true}\n");
	free(got);
}

/* Outside the text, and of no offset. */
static void test_captions(void **state)
{
	(void)state;
	struct made m;
	make_article(&m);
	char *without = json_of(&m.article);
	static const char more[] = "\nA “quay” in Köln\nTwo\tcranes";
	char all[512];
	size_t n = m.article.text.n;
	snprintf(all, sizeof all, "%.*s%s", (int)n, m.article.text.at, more);
	struct span paragraphs[4] = {m.paragraphs[0], m.paragraphs[1]};
	uint32_t two = (uint32_t)(n + sizeof "\nA “quay” in Köln");
	paragraphs[2] = (struct span){(uint32_t)n + 1, two - 1};
	paragraphs[3] = (struct span){two, (uint32_t)(n + sizeof more - 1)};
	m.article.text.at = all;
	m.article.paragraphs = paragraphs;
	m.article.n_captions = 2;
	char *got = json_of(&m.article);
	size_t same = strlen(without) - 2; /* } and a newline */
	assert_memory_equal(got, without, same);
	assert_string_equal(got + same,
			    ",\"captions\":[\"A “quay” in Köln\",\"Two\\tcranes\"]}\n");
	free(got);
	struct export_style style = {.columns = 40, .unicode = false};
	got = text_of(&m.article, &style);
	assert_non_null(strstr(got, "\n - Captions -------------------------- 2\n"
				    "   A “quay” in Köln\n   Two cranes\n\n - Speakers"));
	free(got);
	got = format_of("spoken", &m.article);
	assert_non_null(
		strstr(got, "\n\nCaptions:\nA “quay” in Köln\nTwo cranes\n\nSpeakers:"));
	free(got);
	free(without);
}

static void test_json_bare(void **state)
{
	(void)state;
	struct export_article a = {
		.type = "text/plain", .charset = CHARSET_UTF16LE, .text = STR("")};
	char *got = json_of(&a);
	assert_string_equal(
		got,
		"{\"schema\":\"reader/1\",\"source\":{\"path\":null,\"type\":\"text/plain\","
		"\"charset\":\"utf-16le\"},\"title\":null,\"byline\":null,\"published\":null,"
		"\"text\":\"\",\"paragraphs\":[],\"quotes\":[],\"speakers\":[],\"regions\":[]}"
		"\n");
	free(got);
}

/* ---- every {start, end, text} ------------------------------------------------------------ */

static size_t byte_of(struct str s, json_int_t point)
{
	size_t at = 0;
	unsigned size;
	while (point-- > 0 && at < s.n) {
		text_decode(s, at, &size);
		at += size;
	}
	return at;
}

/* Checks all objects with a text in the tree; returns how many there were. */
static int check_stretches(struct str whole, json_t *value)
{
	const char *key;
	json_t *child;
	size_t i;
	int n = 0;
	json_array_foreach(value, i, child) n += check_stretches(whole, child);
	json_object_foreach(value, key, child) n += check_stretches(whole, child);
	const json_t *start = json_object_get(value, "start"),
		     *end = json_object_get(value, "end");
	const json_t *part = json_object_get(value, "text");
	if (!start)
		return n;
	size_t from = byte_of(whole, json_integer_value(start)),
	       to = byte_of(whole, json_integer_value(end));
	assert_true(from <= to);
	if (part)
		assert_true(str_eq(
			(struct str){whole.at + from, to - from},
			(struct str){json_string_value(part), json_string_length(part)}));
	return n + 1;
}

static const char long_article[] = "Dam at Orlík holds, says ministry\n\n"
				   "“The dam holds,” said Jana Nováková, minister of the "
				   "environment, in Prague. “It will hold "
				   "tomorrow, too 😀.”\n\n"
				   "Villagers in České Budějovice were not so sure. Petr "
				   "Dvořák said that the water had risen by "
				   "“half a metre” since Monday — “and nobody told us”.\n\n"
				   "“Nobody?” asked the minister. According to the Czech "
				   "Hydrometeorological Institute, the Vltava "
				   "would fall again on Friday.\n";

/* What the finding really finds, out of a text with signs of one to four bytes. */
static void test_stretches(void **state)
{
	(void)state;
	struct article *a = article_from_text("dam.txt", STR(long_article), NULL, true);
	struct article_view v = article_view(a);
	struct export_article x = {.path = "dam.txt",
				   .charset = v.charset,
				   .text = v.text,
				   .paragraphs = v.paragraphs,
				   .n_paragraphs = v.n_paragraphs,
				   .title = v.title,
				   .document = v.document};
	char *got = json_of(&x);
	json_error_t error;
	json_t *root = json_loads(got, 0, &error);
	assert_non_null(root);
	const json_t *whole = json_object_get(root, "text");
	assert_true(str_eq((struct str){json_string_value(whole), json_string_length(whole)},
			   STR(long_article)));
	assert_true(check_stretches(STR(long_article), root) >= 4);
	assert_string_equal(json_string_value(json_object_get(root, "title")),
			    "Dam at Orlík holds, says ministry");
	assert_int_equal(json_array_size(json_object_get(root, "paragraphs")), 4);
	json_decref(root);
	free(got);
	article_close(a);
}

static void test_json_escapes(void **state)
{
	(void)state;
	char every[200];
	size_t n = 0;
	for (int c = 1; c < 0x80; c++)
		every[n++] = (char)c;
	struct export_article a = {.text = {every, n}};
	char *got = json_of(&a);
	json_error_t error;
	json_t *root = json_loads(got, 0, &error);
	assert_non_null(root);
	assert_memory_equal(json_string_value(json_object_get(root, "text")), every, n);
	json_decref(root);
	free(got);
}

/* ---- text -------------------------------------------------------------------------------- */

static void test_text(void **state)
{
	(void)state;
	struct made m;
	make_article(&m);
	char *got = text_of(&m.article, &(struct export_style){30, 1, true, NULL});
	assert_string_equal(got, "   Über “Nähe”\n"
				 "\n"
				 " ▌ “Nein,” sagte Zoë in Köln.\n"
				 " ▐ Sie sprach von \"a\\b\".\n"
				 "     — Zoë Kern, mayor; ?\n"
				 "\n"
				 " ─ Speakers ──────────────── 1\n"
				 "   Zoë Kern, mayor: 1\n"
				 "\n"
				 " ─ Regions ───────────────── 2\n"
				 " ? DE  Köln: 1\n"
				 " ? DE  Germany: 1\n");
	free(got);
	got = text_of(&m.article, &(struct export_style){30, 1, false, NULL});
	assert_non_null(strstr(got, " \" “Nein,” sagte Zoë in Köln.\n + Sie"));
	assert_null(strstr(got, "▌"));
	free(got);
	/* who speaks twice in a paragraph is named once */
	m.quotes[1].speaker = 1;
	got = text_of(&m.article, &(struct export_style){30, 1, true, NULL});
	assert_non_null(strstr(got, "\n     — Zoë Kern, mayor\n"));
	free(got);
}

/* "?" before a name when all that is said there under it is doubtful. */
static void test_text_doubt(void **state)
{
	(void)state;
	struct made m;
	struct export_style style = {30, 1, true, NULL};
	make_article(&m);
	m.quotes[0].confidence = .2f;
	m.quotes[1].speaker = 1;
	m.regions[1].confidence = .9f;
	char *got = text_of(&m.article, &style);
	assert_non_null(strstr(got, "\n     — Zoë Kern, mayor\n"));
	assert_non_null(strstr(got, "\n   Zoë Kern, mayor: 1\n"));
	assert_non_null(strstr(got, "\n ? DE  Köln: 1\n   DE  Germany: 1\n"));
	free(got);
	m.quotes[1].confidence = .3f;
	m.speakers[0].confidence = .3f;
	got = text_of(&m.article, &style);
	assert_non_null(strstr(got, "\n     — ?Zoë Kern, mayor\n"));
	assert_non_null(strstr(got, "\n ? Zoë Kern, mayor: 1\n"));
	free(got);
}

static char *wrap(const char *s, int columns)
{
	struct span at = {0, (uint32_t)strlen(s)};
	struct export_article a = {.text = str_of(s), .paragraphs = &at, .n_paragraphs = 1};
	return text_of(&a, &(struct export_style){columns, 1, true, NULL});
}

static void check_wrap(const char *s, const char *lines)
{
	char *got = wrap(s, 23);
	assert_string_equal(got, lines);
	free(got);
}

static void test_wrapping(void **state)
{
	(void)state;
	/* a line that fits exactly; its space hangs */
	check_wrap("aaaa bbbb cccc ddddd eeee", "   aaaa bbbb cccc ddddd\n   eeee\n");
	check_wrap("aaaa bbbb cccc dddddd eee", "   aaaa bbbb cccc\n   dddddd eee\n");
	/* a word longer than a line */
	check_wrap("x aaaaaaaaaabbbbbbbbbbccccc", "   x\n   aaaaaaaaaabbbbbbbbbb\n   ccccc\n");
	/* wide signs, two columns each */
	check_wrap("中文中文中文中文中文中文", "   中文中文中文中文中文\n   中文\n");
	/* soft hyphen, shown only where a line is broken at it */
	check_wrap("aaaaaaaaaaaaaa bbbb\xc2\xad"
		   "cccc",
		   "   aaaaaaaaaaaaaa bbbb-\n   cccc\n");
	check_wrap("bbbb\xc2\xad"
		   "cccc",
		   "   bbbbcccc\n");
	check_wrap("aaaa bbbb cccc ddddd — e", "   aaaa bbbb cccc\n   ddddd — e\n");
	check_wrap("", "");
}

/* Nothing of the article steers a terminal. */
static void test_text_is_safe(void **state)
{
	(void)state;
	static const char hostile[] = "a\x1b[31mb\tc\xc2\x9b"
				      "d\xe2\x80\xae"
				      "e\xe2\x81\xa6 f\xf3\xa0\x81\x81 g\x7f h\xe2\x80\x8b.";
	char *got = wrap(hostile, 80);
	assert_string_equal(got, "   a�[31mb c�d�e� f g� h.\n");
	free(got);
}

/* ---- failure ----------------------------------------------------------------------------- */

static void test_formats(void **state)
{
	(void)state;
	assert_null(export_format_named("jso"));
	for (size_t i = 0; export_formats[i]; i++) {
		const struct export_format *f = export_formats[i];
		assert_ptr_equal(export_format_named(f->name), f);
		assert_true(f->write && *f->help);
	}
}

/* ---- markdown and csv -------------------------------------------------------------------- */

static void make_mentions(struct made *m, struct mention places[2])
{
	places[0] = (struct mention){find("Nähe"), 2, true};
	places[1] = (struct mention){find("Köln"), 1, false};
	m->document.region_mentions = places;
	m->document.n_region_mentions = 2;
}

static void test_markdown(void **state)
{
	(void)state;
	struct made m;
	struct mention places[2];
	make_article(&m);
	make_mentions(&m, places);
	m.article.about.byline = STR("Ann * Other");
	char *got = format_of("markdown", &m.article);
	assert_string_equal(got, "# Über “Nähe”\n\n"
				 "Ann \\* Other · f�.txt\n\n"
				 "## Zoë Kern, mayor\n\n"
				 "> “Nein,”\n>\n"
				 "> ¶2 · direct · Köln · confidence 0.94\n\n"
				 "## Unknown speaker\n\n"
				 "> von \"a\\\\b\"\n>\n"
				 "> ¶2 · mixed · Köln · confidence 1.0 ?\n\n");
	free(got);
}

static void test_spoken(void **state)
{
	(void)state;
	struct made m;
	struct mention places[2];
	make_article(&m);
	make_mentions(&m, places);
	struct str note = STR("who?");
	m.quotes[0].check = 1;
	m.quotes[1].note = &note;
	char *got = format_of("spoken", &m.article);
	assert_string_equal(got, "[2 quotes, 1 speaker, 2 places]\n\n"
				 "Über “Nähe” [places: perhaps Germany]\n\n"
				 "[quote, Zoë Kern, checked:] “Nein,” sagte Zoë in Köln. Sie "
				 "sprach [partly\n"
				 "quoted, speaker unknown:] von \"a\\b\" [end] [note: who?]. "
				 "[places: perhaps Köln,\n"
				 "city in Germany]\n\n"
				 "Speakers:\nZoë Kern, mayor: 1 quote\n\n"
				 "Places:\n"
				 "perhaps Köln, city in Germany: named 1 time\n"
				 "perhaps Germany: named 1 time\n");
	free(got);
}

/* One inside another, and one that goes on in the next paragraph. */
static void test_spoken_within_and_across(void **state)
{
	(void)state;
	struct made m;
	make_article(&m);
	m.document.n_regions = 0;
	m.quotes[0].kind = QUOTE_INDIRECT;
	m.quotes[0].outer = (struct span){find("Nähe").start, find("Köln").end};
	m.quotes[1].outer = find("Zoë");
	char *got = format_of("spoken", &m.article);
	assert_non_null(strstr(got,
			       "Über “ [reported, Zoë Kern:] Nähe”\n\n“Nein,” sagte [partly "
			       "quoted, speaker unknown:] Zoë [end] in Köln [end, Zoë"));
	free(got);
}

static void test_csv(void **state)
{
	(void)state;
	struct made m;
	struct mention places[2];
	make_article(&m);
	make_mentions(&m, places);
	char *got = format_of("csv", &m.article);
	assert_string_equal(got, "file,title,quote,speaker,role,kind,paragraph,start,end,"
				 "confidence,unsure,regions,check,note,by,text\r\n"
				 "\"f�.txt\",\"Über “Nähe”\",1,\"Zoë Kern\",\"mayor\",direct,"
				 "2,13,18,0.94,,\"Köln\",,\"\",,\"Nein,\"\r\n"
				 "\"f�.txt\",\"Über “Nähe”\",2,\"\",\"\",mixed,"
				 "2,50,59,1.0,?,\"Köln\",,\"\",,\"von \"\"a\\b\"\"\"\r\n");
	free(got);
}

/* One direct quote that is all of a text, in a format. */
static char *quoted_in(const char *name, const char *said)
{
	struct str all = str_of(said);
	struct span whole = {0, (uint32_t)all.n};
	struct quote q = {.span = whole, .outer = whole, .confidence = 1, .rule = "marks"};
	struct document d = {.text = all,
			     .paragraphs = &whole,
			     .n_paragraphs = 1,
			     .quotes = &q,
			     .n_quotes = 1};
	struct export_article a = {
		.text = all, .paragraphs = &whole, .n_paragraphs = 1, .document = &d};
	return format_of(name, &a);
}

static void expect_quoted(const char *name, const char *said, const char *want_part)
{
	char *got = quoted_in(name, said);
	if (!strstr(got, want_part))
		fail_msg("no %s in:\n%s", want_part, got);
	free(got);
}

/* No spreadsheet runs what an article says, whatever stands unseen before it. */
static void test_what_the_reader_made_of_it(void **state)
{
	(void)state;
	static const struct {
		const char *format, *has;
	} wants[] = {
		{"json",
		 "\"by\":\"person\",\"check\":\"disputed\",\"note\":\"it was *June*\"}"},
		{"csv", ",disputed,\"it was *June*\",person,\"It is over\"\r\n"},
		{"markdown",
		 " · speaker by the reader · disputed\n>\n> Note: it was \\*June\\*\n\n"},
		{"text", "       \"It is over\" disputed: it was *June*\n"},
	};
	struct str said = STR("It is over"), note = STR("it was *June*");
	struct span whole = {0, (uint32_t)said.n};
	struct quote q = {.span = whole,
			  .outer = whole,
			  .confidence = 1,
			  .rule = "by-person",
			  .by_person = true,
			  .check = CHECK_DISPUTED,
			  .note = &note};
	struct document d = {.text = said,
			     .paragraphs = &whole,
			     .n_paragraphs = 1,
			     .quotes = &q,
			     .n_quotes = 1};
	struct export_article a = {
		.text = said, .paragraphs = &whole, .n_paragraphs = 1, .document = &d};
	for (size_t i = 0; i < sizeof wants / sizeof *wants; i++) {
		char *got = format_of(wants[i].format, &a);
		if (!strstr(got, wants[i].has))
			fail_msg("no %s in %s", wants[i].has, got);
		free(got);
	}
}

static void test_csv_is_safe(void **state)
{
	(void)state;
	expect_quoted("csv", "=HYPERLINK(\"http://a\")",
		      "\"'=HYPERLINK(\"\"http://a\"\")\"\r\n");
	expect_quoted("csv", "+1 on that", "\"'+1 on that\"");
	expect_quoted("csv", "-2", "\"'-2\"");
	expect_quoted("csv", "@SUM(A1)", "\"'@SUM(A1)\"");
	expect_quoted("csv", " \t\n=1", "\"'=1\"");
	expect_quoted("csv", "\xe2\x80\x8b=1", "\"'=1\""); /* zero width space */
	expect_quoted("csv",
		      "\xef\xbc\x9d"
		      "1",
		      "\"'\xef\xbc\x9d"
		      "1\"");
	expect_quoted("csv", "one = two", "\"one = two\"");
	expect_quoted("csv", "a,\nb", "\"a, b\"");
	expect_quoted("csv",
		      "a\xc2\x9b"
		      "31m",
		      "\"a\xef\xbf\xbd"
		      "31m\"");
}

/* Nor is it anything but text to a reader of Markdown. */
static void test_markdown_is_safe(void **state)
{
	(void)state;
	expect_quoted("markdown", "<script>a & b</script>",
		      "> \\<script\\>a \\& b\\</script\\>\n");
	expect_quoted("markdown", "![x](y) `z` *a* _b_ ~~c~~ a|b",
		      "> !\\[x\\](y) \\`z\\` \\*a\\* \\_b\\_ \\~\\~c\\~\\~ a\\|b\n");
	expect_quoted("markdown", "# no heading\n# nor here",
		      "> \\# no heading \\# nor here\n");
	expect_quoted("markdown", "12. March", "> 12\\. March\n");
	expect_quoted("markdown", "- no list", "> \\- no list\n");
	expect_quoted("markdown", "\xe2\x80\x8b+ none", "> \\+ none\n");
	expect_quoted("markdown", "=== a", "> \\=== a\n");
	expect_quoted("markdown", "3.5 per cent", "> 3\\.5 per cent\n");
	expect_quoted("markdown", "a-b + c = d", "> a-b + c = d\n");
}

static void test_write_failure(void **state)
{
	(void)state;
	struct made m;
	make_article(&m);
	FILE *full = fopen("/dev/full", "w");
	assert_non_null(full);
	struct error e;
	errno = 0;
	assert_false(export_format_named("json")->write(&m.article, NULL, full, &e));
	assert_int_equal(errno, ENOSPC);
	assert_string_equal(e.message, "writing: no space left on device");
	fclose(full);
	full = fopen("/dev/full", "w");
	struct export_style style = {.columns = 80, .ambiguous = 1};
	assert_false(export_format_named("text")->write(&m.article, &style, full, &e));
	fclose(full);
	/* more than any buffer holds */
	size_t n = 1 << 20;
	char *big = mem_alloc(n);
	memset(big, 'x', n);
	struct export_article a = {.text = {big, n}};
	full = fopen("/dev/full", "w");
	assert_false(export_format_named("json")->write(&a, NULL, full, &e));
	fclose(full);
	free(big);
}

/* ---- tables ------------------------------------------------------------------------------ */

static void expect_table(const char *format, const char *wanted)
{
	const struct table_cell cells[] = {
		{.text = STR("speaker")},
		{.text = STR("quotes")},
		{.text = STR("Bulg|aria")},
		{.text = STR("=Anna \"A\"\x1b[m")},
		{STR("12"), true},
		{STR(""), true},
		{.text = STR("Jos\xc3\xa9")},
		{STR("3"), true},
		{STR("0"), true},
	};
	struct export_table t = {cells, 3, 3};
	struct error e;
	char *got = NULL;
	size_t n;
	FILE *out = open_memstream(&got, &n);
	assert_true(export_table(&t, format, out, &e));
	fclose(out);
	assert_string_equal(got, wanted);
	free(got);
}

static void test_tables(void **state)
{
	(void)state;
	expect_table("csv", "\"speaker\",\"quotes\",\"Bulg|aria\"\r\n"
			    "\"'=Anna \"\"A\"\"\xef\xbf\xbd[m\",12,\r\n"
			    "\"Jos\xc3\xa9\",3,0\r\n");
	expect_table("json", "{\"schema\":\"reader-table/1\",\"columns\":[\"speaker\","
			     "\"quotes\",\"Bulg|aria\"],\"rows\":["
			     "[\"=Anna \\\"A\\\"\\u001b[m\",12,null],"
			     "[\"Jos\xc3\xa9\",3,0]]}\n");
	expect_table("markdown", "| speaker | quotes | Bulg\\|aria |\n"
				 "| --- | ---: | ---: |\n"
				 "| =Anna \"A\"\xef\xbf\xbd\\[m | 12 |  |\n"
				 "| Jos\xc3\xa9 | 3 | 0 |\n");
	expect_table("text", "speaker       quotes  Bulg|aria\n"
			     "=Anna \"A\"\xef\xbf\xbd[m      12           \n"
			     "Jos\xc3\xa9               3          0\n");
}

/* Strings of all lengths about a block, and of some pieces, with an escape at each place. */
static void test_escapes(void **state)
{
	(void)state;
	static const size_t lengths[] = {1,  15, 16,   17,   31,   32,
					 33, 47, 8191, 8192, 8193, 70000};
	char *plain = mem_alloc(70000), *read = mem_alloc(70100);
	struct writer *w = mem_alloc(sizeof *w);
	for (size_t k = 0; k < sizeof lengths / sizeof *lengths; k++) {
		size_t n = lengths[k], step = n > 100 ? n / 50 : 1;
		for (size_t at = 0; at < n; at += step) {
			memset(plain, 'x', n);
			plain[at] = '"';
			*w = (struct writer){.out = tmpfile()};
			value_string(w, (struct str){plain, n});
			assert_true(writer_flush(w, true));
			rewind(w->out);
			assert_int_equal(fread(read, 1, 70100, w->out), n + 3);
			fclose(w->out);
			assert_memory_equal(read + 1, plain, at);
			assert_memory_equal(read + 1 + at, "\\\"", 2);
			assert_memory_equal(read + 3 + at, plain + at + 1, n - at - 1);
			assert_int_equal(read[n + 2], '"');
		}
	}
	free(plain);
	free(read);
	free(w);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_formats),
		cmocka_unit_test(test_escapes),
		cmocka_unit_test(test_json),
		cmocka_unit_test(test_json_bare),
		cmocka_unit_test(test_json_partial),
		cmocka_unit_test(test_stretches),
		cmocka_unit_test(test_json_escapes),
		cmocka_unit_test(test_text),
		cmocka_unit_test(test_text_doubt),
		cmocka_unit_test(test_wrapping),
		cmocka_unit_test(test_text_is_safe),
		cmocka_unit_test(test_markdown),
		cmocka_unit_test(test_spoken),
		cmocka_unit_test(test_captions),
		cmocka_unit_test(test_spoken_within_and_across),
		cmocka_unit_test(test_csv),
		cmocka_unit_test(test_what_the_reader_made_of_it),
		cmocka_unit_test(test_csv_is_safe),
		cmocka_unit_test(test_markdown_is_safe),
		cmocka_unit_test(test_write_failure),
		cmocka_unit_test(test_tables),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
