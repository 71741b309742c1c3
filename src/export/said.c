/* Quotes out of the archive, as text, JSON, CSV or Markdown. */
#include "reader/export.h"

#include "value.h"
#include "writer.h"

#include <time.h>

/* ---- what several of them write ---------------------------------------------------------- */

/* Nothing of an article reaches a terminal unless it is printable. */
static void put_shown(struct writer *w, struct str s, const char *escaped)
{
	unsigned size;
	for (size_t at = 0; at < s.n; at += size) {
		uint32_t c = text_decode(s, at, &size);
		if (c < 0x80 && c && strchr(escaped, (int)c))
			write_char(w, '\\');
		if (text_printable(c))
			write_str(w, (struct str){s.at + at, size});
	}
}

static struct str day_read(const struct said *s, struct arena *arena)
{
	char day[16] = "";
	time_t read = (time_t)s->visit.read;
	struct tm at;
	if (localtime_r(&read, &at))
		strftime(day, sizeof day, "%Y-%m-%d", &at);
	return arena_str(arena, str_of(day));
}

/* When it was published, else read. */
static struct str day_of(const struct said *s, struct arena *arena)
{
	return s->visit.published.n ? s->visit.published : day_read(s, arena);
}

static struct str regions_of(const struct said *s, const char *between, struct arena *arena)
{
	struct str line = {"", 0};
	for (size_t i = 0; i < s->n_regions; i++)
		line = arena_printf(arena, "%.*s%s%.*s", (int)line.n, line.at,
				    line.n ? between : "", (int)s->regions[i].n,
				    s->regions[i].at);
	return line;
}

/* ---- the formats ------------------------------------------------------------------------- */

static void put_text(struct writer *w, const struct said *s, bool first, struct arena *arena)
{
	(void)first;
	WRITE(w, "“");
	put_shown(w, s->words, "");
	WRITE(w, "” — ");
	put_shown(w, s->speaker.n ? s->speaker : STR("unknown"), "");
	WRITE(w, " (");
	put_shown(w, s->visit.title, "");
	WRITE(w, ", ");
	put_shown(w, day_of(s, arena), "");
	WRITE(w, ", ");
	put_shown(w, s->visit.path, "");
	WRITE(w, ")\n");
}

static void put_markdown(struct writer *w, const struct said *s, bool first,
			 struct arena *arena)
{
	static const char signs[] = "\\`*_[]<>#|";
	if (!first)
		WRITE(w, "\n");
	WRITE(w, "> “");
	put_shown(w, s->words, signs);
	WRITE(w, "”\n>\n> — **");
	put_shown(w, s->speaker.n ? s->speaker : STR("unknown"), signs);
	WRITE(w, "**, *");
	put_shown(w, s->visit.title, signs);
	WRITE(w, "*, ");
	put_shown(w, day_of(s, arena), signs);
	WRITE(w, "\n");
}

static void put_field(struct writer *w, struct str s, char end)
{
	write_char(w, '"');
	for (size_t i = 0; i < s.n; i++) {
		if (s.at[i] == '"')
			write_char(w, '"');
		write_char(w, s.at[i]);
	}
	write_char(w, '"');
	write_char(w, end);
}

static void put_csv(struct writer *w, const struct said *s, bool first, struct arena *arena)
{
	if (first)
		WRITE(w,
		      "text,speaker,kind,regions,title,byline,published,read,path,start,end\n");
	put_field(w, s->words, ',');
	put_field(w, s->speaker, ',');
	put_field(w, str_of(quote_kind_name(s->kind)), ',');
	put_field(w, regions_of(s, "; ", arena), ',');
	put_field(w, s->visit.title, ',');
	put_field(w, s->visit.byline, ',');
	put_field(w, s->visit.published, ',');
	put_field(w, day_read(s, arena), ',');
	put_field(w, s->visit.path, ',');
	write_number(w, s->start);
	write_char(w, ',');
	write_number(w, s->end);
	write_char(w, '\n');
}

static void put_member(struct writer *w, struct str s)
{
	if (s.n)
		value_string(w, s);
	else
		value_null(w);
}

/* An object a line. */
static void put_json(struct writer *w, const struct said *s, bool first, struct arena *arena)
{
	(void)first;
	write_char(w, '{');
	FIRST_KEY(w, "schema");
	value_name(w, STR("reader-quote/1"));
	KEY(w, "text");
	value_string(w, s->words);
	KEY(w, "kind");
	value_name(w, str_of(quote_kind_name(s->kind)));
	KEY(w, "speaker");
	put_member(w, s->speaker);
	KEY(w, "regions");
	write_char(w, '[');
	for (size_t i = 0; i < s->n_regions; i++) {
		value_next(w, (uint32_t)i);
		value_string(w, s->regions[i]);
	}
	write_char(w, ']');
	KEY(w, "title");
	put_member(w, s->visit.title);
	KEY(w, "byline");
	put_member(w, s->visit.byline);
	KEY(w, "published");
	put_member(w, s->visit.published);
	KEY(w, "read");
	put_member(w, day_read(s, arena));
	KEY(w, "source");
	put_member(w, s->visit.path);
	KEY(w, "start");
	write_number(w, s->start);
	KEY(w, "end");
	write_number(w, s->end);
	WRITE(w, "}\n");
}

/* ---- all --------------------------------------------------------------------------------- */

static const struct {
	const char *name;
	void (*put)(struct writer *w, const struct said *s, bool first, struct arena *arena);
} formats[] = {
	{"text", put_text}, {"json", put_json}, {"csv", put_csv}, {"markdown", put_markdown}};

const char *export_said_name(size_t i)
{
	return i < sizeof formats / sizeof *formats ? formats[i].name : NULL;
}

bool export_said(size_t format, const struct said *said, size_t n, FILE *out, struct error *e)
{
	struct writer w = {.out = out};
	struct arena arena = {0};
	for (size_t i = 0; i < n; i++, arena_reset(&arena))
		formats[format].put(&w, &said[i], i == 0, &arena);
	arena_free(&arena);
	return writer_flush(&w, true) || writer_fail(&w, e);
}
