/*
 * The article in words alone, for ears, fingers and pipes: as it reads, with "quote, Ruth
 * Cole:" where she begins to speak, what places a paragraph is the first to name, and at the
 * end who speaks and where it plays. Nothing is told by a sign, a place on a screen or a
 * colour.
 */
#include "formats.h"
#include "phrase.h"

#include "reader/places.h"

#include <stdlib.h>

/* Where a quote begins, or ends. */
struct edge {
	uint32_t at, quote; /* byte of the text; index */
	bool ends;
};

struct spoken {
	struct writer *w;
	const struct export_article *a;
	const struct document *d;
	size_t width, column; /* of a line, and what of it is written */
	bool gap;             /* a blank stood behind that */
	int ambiguous;
	uint32_t first_quote; /* index of the first that may reach what is not yet told */
	uint32_t told;        /* the speaker that was named last in this paragraph, id */
	uint32_t open;        /* quotes that have begun and not ended */
	bool within;          /* one has ended within another, which still is one of them */
	VEC(struct edge) edges;
	bool *named; /* by region: in a paragraph that was told */
};

/* ---- words ------------------------------------------------------------------------------- */

static void end_line(struct spoken *s)
{
	s->gap = false;
	if (s->column)
		WRITE(s->w, "\n");
	s->column = 0;
}

/* Words that go on in the line, where it has room. What no blank parts stays together. */
static void speak(struct spoken *s, struct str text)
{
	bool apart = s->gap || (text.n && is_blank(text.at[0]));
	bool gap = text.n ? is_blank(text.at[text.n - 1]) : s->gap;
	for (struct str word; (word = str_word(&text)).n; apart = true) {
		size_t columns = text_width(word, s->ambiguous);
		if (apart && s->column && s->column + 1 + columns > s->width) {
			end_line(s);
		} else if (apart && s->column) {
			WRITE(s->w, " ");
			s->column++;
		}
		phrase_write(s->w, word, "", 0);
		s->column += columns;
	}
	s->gap = gap;
}

/* A line of its own. */
static void speak_line(struct spoken *s, struct str text)
{
	speak(s, text);
	end_line(s);
}

static struct str name_of(const struct spoken *s, uint32_t speaker)
{
	const struct speaker *who = document_speaker(s->d, speaker);
	return who ? who->name : STR("speaker unknown");
}

/* ---- quotes ------------------------------------------------------------------------------ */

/*
 * The article itself has just said who speaks: "Ruth Cole said" stands before what she says. A
 * pronoun there says it to nobody who listens.
 */
static bool is_introduced(const struct spoken *s, const struct quote *q)
{
	struct str name = name_of(s, q->speaker), last = name, before;
	if (!q->speaker || span_empty(q->mention) || span_empty(q->cue) ||
	    q->mention.end > q->cue.start || q->cue.end > q->outer.start)
		return false;
	before = str_slice(s->a->text, (struct span){q->cue.end, q->outer.start});
	for (struct str word; (word = str_word(&name)).n;)
		last = word;
	struct str mention = str_slice(s->a->text, q->mention);
	return !memchr(before.at, '.', before.n) &&
	       memmem(mention.at, mention.n, last.at, last.n) != NULL;
}

/* "[quote, perhaps Ruth Cole:]"; whoever was named just before is not named again. */
static void begin_quote(struct spoken *s, const struct quote *q, struct arena *arena)
{
	static const char *const kinds[QUOTE_KINDS] = {"quote", "partly quoted", "reported"};
	struct str name = name_of(s, q->speaker);
	struct str label = arena_printf(arena, " [%s", kinds[q->kind]);
	bool sure = !quote_doubtful(q);
	if (!q->speaker || (q->speaker != s->told && !(sure && is_introduced(s, q))))
		label = arena_printf(arena, "%s, %s%.*s", label.at,
				     !sure && q->speaker ? "perhaps " : "", (int)name.n,
				     name.at);
	s->told = q->speaker;
	s->open++;
	if (q->check)
		label = arena_printf(arena, "%.*s, %s", (int)label.n, label.at,
				     quote_check_name((enum quote_check)q->check));
	speak(s, arena_printf(arena, "%.*s:] ", (int)label.n, label.at));
}

/* Marks close what is direct; what is reported has none. Of two that end whose it is is said.
 */
static void end_quote(struct spoken *s, const struct quote *q, struct arena *arena)
{
	struct str name = name_of(s, q->speaker);
	if (q->kind != QUOTE_DIRECT && s->within)
		speak(s, arena_printf(arena, " [end, %.*s]", (int)name.n, name.at));
	else if (q->kind != QUOTE_DIRECT)
		speak(s, STR(" [end]"));
	s->open -= s->open > 0;
	s->within = s->open > 0;
	if (q->note)
		speak(s, arena_printf(arena, " [note: %.*s]", (int)q->note->n, q->note->at));
}

static int by_place(const void *one, const void *other)
{
	const struct edge *a = one, *b = other;
	if (a->at != b->at)
		return a->at < b->at ? -1 : 1;
	if (a->ends != b->ends)
		return a->ends ? -1 : 1;
	return a->quote < b->quote ? -1 : a->quote > b->quote;
}

/* The edges of quotes that lie in a paragraph, in the order of the text. */
static void find_edges(struct spoken *s, struct span paragraph)
{
	const struct document *d = s->d;
	s->edges.n = s->open = 0;
	while (s->first_quote < d->n_quotes &&
	       d->quotes[s->first_quote].outer.end <= paragraph.start)
		s->first_quote++;
	for (uint32_t i = s->first_quote; i < d->n_quotes; i++) {
		struct span q = d->quotes[i].outer;
		if (q.start >= paragraph.end)
			break;
		s->open += q.start < paragraph.start && q.end > paragraph.start;
		if (q.start >= paragraph.start)
			VEC_PUSH(s->edges, ((struct edge){q.start, i, false}));
		if (q.end > paragraph.start && q.end <= paragraph.end)
			VEC_PUSH(s->edges, ((struct edge){q.end, i, true}));
	}
	if (s->edges.n)
		qsort(s->edges.at, s->edges.n, sizeof *s->edges.at, by_place);
}

/* ---- places ------------------------------------------------------------------------------ */

/* "Ruse, city in Bulgaria"; what is neither country nor within one goes by its name alone. */
static struct str place_of(const struct spoken *s, uint32_t id, struct arena *arena)
{
	const struct region *r = document_region(s->d, id);
	const struct region *in = document_region(s->d, r->within);
	struct str name = region_called(s->d, r);
	const char *country = r->country[0] ? country_name(r->country) : NULL;
	struct str outer = in ? region_called(s->d, in) : str_of(country ? country : "");
	struct str line = arena_printf(arena, "%s%.*s", region_doubtful(r) ? "perhaps " : "",
				       (int)name.n, name.at);
	bool typed = r->type == REGION_CITY;
	if (typed)
		line = arena_printf(arena, "%s, %s", line.at, region_type_name(r->type));
	if (outer.n && r->type != REGION_COUNTRY)
		line = arena_printf(arena, "%s%s in %.*s", line.at, typed ? "" : ",",
				    (int)outer.n, outer.at);
	return line;
}

static void speak_new_places(struct spoken *s, struct span paragraph, struct arena *arena)
{
	const struct document *d = s->d;
	uint32_t i = mention_from(d->region_mentions, d->n_region_mentions, paragraph.start);
	bool some = false;
	for (; i < d->n_region_mentions && d->region_mentions[i].span.start < paragraph.end;
	     i++) {
		uint32_t id = d->region_mentions[i].id;
		if (s->named[id - 1])
			continue;
		s->named[id - 1] = true;
		struct str place = place_of(s, id, arena);
		speak(s, arena_printf(arena, "%s%s", some ? "; " : " [places: ", place.at));
		some = true;
	}
	if (some)
		speak(s, STR("]"));
}

/* ---- the whole --------------------------------------------------------------------------- */

static void speak_paragraph(struct spoken *s, struct span paragraph, struct arena *arena)
{
	uint32_t at = paragraph.start;
	s->told = 0;
	s->within = false;
	find_edges(s, paragraph);
	for (size_t i = 0; i < s->edges.n; i++) {
		struct edge edge = s->edges.at[i];
		speak(s, str_slice(s->a->text, (struct span){at, edge.at}));
		at = edge.at;
		if (edge.ends)
			end_quote(s, &s->d->quotes[edge.quote], arena);
		else
			begin_quote(s, &s->d->quotes[edge.quote], arena);
	}
	speak(s, str_slice(s->a->text, (struct span){at, paragraph.end}));
	speak_new_places(s, paragraph, arena);
	end_line(s);
}

static const char *counted(uint32_t n, const char *what, struct arena *arena)
{
	return arena_printf(arena, "%u %s%s", n, what, n == 1 ? "" : "s").at;
}

static void speak_about(struct spoken *s, struct arena *arena)
{
	const struct about *about = &s->a->about;
	if (!about->within) {
		speak_line(s, about->title);
		speak_line(s, about->byline);
		speak_line(s, about->published);
	}
	const struct {
		uint32_t n;
		const char *what;
	} found[] = {{s->d->n_quotes, "quote"},
		     {s->d->n_speakers, "speaker"},
		     {s->d->n_regions, "place"}};
	struct str all = {"", 0};
	for (int i = 0; i < 3; i++)
		if (found[i].n)
			all = arena_printf(arena, "%s%s%s", all.at, all.n ? ", " : "",
					   counted(found[i].n, found[i].what, arena));
	if (!all.n)
		return;
	speak_line(s, arena_printf(arena, "[%s]", all.at));
	WRITE(s->w, "\n");
}

static void speak_lists(struct spoken *s, struct arena *arena)
{
	const struct document *d = s->d;
	if (s->a->n_captions)
		WRITE(s->w, "\nCaptions:\n");
	for (uint32_t i = 0; i < s->a->n_captions; i++)
		speak_line(s, str_slice(s->a->text, s->a->paragraphs[s->a->n_paragraphs + i]));
	if (d->n_speakers)
		WRITE(s->w, "\nSpeakers:\n");
	for (uint32_t i = 0; i < d->n_speakers; i++) {
		const struct speaker *who = &d->speakers[i];
		struct str role = speaker_role(who);
		speak_line(s, arena_printf(arena, "%s%.*s%s%.*s: %s",
					   speaker_doubtful(who) ? "perhaps " : "",
					   (int)who->name.n, who->name.at, role.n ? ", " : "",
					   (int)role.n, role.at,
					   counted(who->quotes.n, "quote", arena)));
	}
	if (d->n_regions)
		WRITE(s->w, "\nPlaces:\n");
	for (uint32_t i = 0; i < d->n_regions; i++)
		speak_line(s, arena_printf(arena, "%s: named %s", place_of(s, i + 1, arena).at,
					   counted(d->regions[i].n_mentions, "time", arena)));
}

static bool write_spoken(const struct export_article *a, const struct export_style *style,
			 FILE *out, struct error *e)
{
	static const struct document nothing;
	struct writer w = {.out = out};
	struct arena arena = {0};
	struct spoken s = {
		.w = &w,
		.a = a,
		.d = a->document ? a->document : &nothing,
		.width = style->columns < 20 ? 20 : (size_t)style->columns,
		.ambiguous = style->ambiguous,
	};
	struct arena kept = {0};
	s.named = ARENA_ARRAY(&kept, s.d->n_regions, bool);
	if (style->heading)
		speak_line(&s, arena_printf(&arena, "File %s.", style->heading));
	if (a->document)
		speak_about(&s, &arena);
	for (uint32_t i = 0; i < a->n_paragraphs && !w.failed; i++) {
		if (i && a->paragraphs[i].start > a->paragraphs[i - 1].end)
			WRITE(&w, "\n");
		speak_paragraph(&s, a->paragraphs[i], &arena);
		arena_reset(&arena);
	}
	speak_lists(&s, &arena);
	VEC_FREE(s.edges);
	arena_free(&arena);
	arena_free(&kept);
	return writer_flush(&w, true) || writer_fail(&w, e);
}

const struct export_format format_spoken = {
	.name = "spoken",
	.help = "the article in words alone, who speaks told in line",
	.write = write_spoken,
};
