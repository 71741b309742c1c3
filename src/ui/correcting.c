/* The prompts of corrections: who says it, which row it is, what a row is, a note. */
#include "ui/correct.h"

#include "reader/text.h"

#include <stdio.h>

enum { FIELDS = 3 }; /* of a row: "name | role | kind" */

/* The speaker or region at hand; 0, and said why, when there is none. */
static uint32_t row_at_hand(struct ui *ui, enum pane what)
{
	if (what == PANE_REGIONS || what == PANE_SPEAKERS) {
		uint32_t id = what == PANE_REGIONS ? ui_region(ui) : ui_speaker(ui);
		if (!id)
			ui_say(ui, false, "nothing in this list");
		return id;
	}
	uint32_t quote = correct_quote(ui);
	uint32_t speaker = quote ? document_quote(ui_document(ui), quote)->speaker : 0;
	if (quote && !speaker)
		ui_say(ui, false, "nobody was found for this quote");
	return speaker;
}

/* ---- what a prompt is about -------------------------------------------------------------- */

static void begin(struct ui *ui, enum prompt_kind kind, enum pane what, uint32_t id)
{
	prompt_open(ui, kind);
	ui->prompt.about.what = what;
	ui->prompt.about.id = id;
	ui->prompt.about.edition = ui_article(ui)->edition;
}

/* Other findings may have come while the line was written: then its id is another's. */
static bool still_there(const struct ui *ui)
{
	return ui_document(ui) && ui_article(ui)->edition == ui->prompt.about.edition;
}

/* ---- names ------------------------------------------------------------------------------- */

static bool names_regions(const struct ui *ui)
{
	return ui->prompt.about.what == PANE_REGIONS;
}

static uint32_t count_names(const struct ui *ui)
{
	const struct document *d = ui_document(ui);
	return names_regions(ui) ? d->n_regions : d->n_speakers;
}

static struct str name_at(const struct ui *ui, uint32_t i)
{
	const struct document *d = ui_document(ui);
	return names_regions(ui) ? d->regions[i].name : d->speakers[i].name;
}

/* A row is not the same as itself. */
static bool is_offered(const struct ui *ui, uint32_t i)
{
	return ui->prompt.kind != PROMPT_SAME_AS || i + 1 != ui->prompt.about.id;
}

/* Offers the names that a row may be given, behind what is said. */
static void hint_names(struct ui *ui, const char *said)
{
	char *hint = ui->prompt.hint;
	size_t room = sizeof ui->prompt.hint;
	size_t n = (size_t)snprintf(hint, room, "%sTab: ", said), begun = n;
	for (uint32_t i = 0; i < count_names(ui); i++) {
		struct str name = name_at(ui, i);
		if (!is_offered(ui, i))
			continue;
		if (n + name.n + 3 > room)
			return;
		n += (size_t)snprintf(hint + n, room - n, "%s%.*s", n > begun ? "  " : "",
				      (int)name.n, name.at);
	}
}

/* How much of what was typed some name begins with: all, unless it is mistyped. */
static size_t known_start(const struct ui *ui, size_t typed)
{
	struct str line = {ui->prompt.line, typed};
	for (; line.n; line.n = text_cluster_start(line, line.n))
		for (uint32_t i = 0; i < count_names(ui); i++)
			if (is_offered(ui, i) && name_starts(name_at(ui, i), line))
				return line.n;
	return 0;
}

/* The next name that begins as the line was typed; of an empty line any. */
void correcting_complete(struct ui *ui)
{
	struct prompt *p = &ui->prompt;
	if ((p->kind != PROMPT_SAID_BY && p->kind != PROMPT_SAME_AS) || !still_there(ui) ||
	    !count_names(ui))
		return;
	size_t typed = p->completed ? p->completed - 1 : known_start(ui, p->n);
	uint32_t n = count_names(ui), from = p->completed ? p->choice + 1 : 0;
	for (uint32_t k = 0; k < n; k++) {
		uint32_t i = (from + k) % n;
		struct str name = name_at(ui, i);
		if (!is_offered(ui, i) || !name_starts(name, (struct str){p->line, typed}))
			continue;
		prompt_fill(ui, name);
		hint_names(ui, "");
		p->choice = i;
		p->completed = typed + 1;
		return;
	}
}

void act_said_by(struct ui *ui)
{
	uint32_t quote = correct_quote(ui);
	if (!quote)
		return;
	begin(ui, PROMPT_SAID_BY, PANE_QUOTES, quote);
	hint_names(ui, "");
}

void act_same_as(struct ui *ui)
{
	enum pane what = correct_about(ui);
	uint32_t id = row_at_hand(ui, what);
	if (!id)
		return;
	begin(ui, PROMPT_SAME_AS, what == PANE_REGIONS ? PANE_REGIONS : PANE_SPEAKERS, id);
	hint_names(ui, "");
}

static void accept_speaker(struct ui *ui, struct str name)
{
	struct correction c =
		correction_of_quote(ui_document(ui), ui->prompt.about.id, CORRECT_SAID_BY);
	c.value = name;
	correct(ui, &c);
}

/* A name that no row has is mistyped: to call a row otherwise is another correction. */
static void accept_same(struct ui *ui, struct str name)
{
	const struct document *d = ui_document(ui);
	bool region = ui->prompt.about.what == PANE_REGIONS;
	uint32_t id = ui->prompt.about.id;
	uint32_t to =
		region ? correction_region_named(d, name) : correction_speaker_named(d, name);
	if (!to) {
		ui->prompt.kind = PROMPT_SAME_AS;
		hint_names(ui, "no row is called so. ");
		return;
	}
	if (to == id) {
		ui_say(ui, false, "that is this row itself");
		return;
	}
	struct correction c = region ? correction_of_region(d, id, CORRECT_SAME_REGION)
				     : correction_of_speaker(d, id, CORRECT_SAME_SPEAKER);
	c.value = name;
	correct(ui, &c);
}

/* ---- a row ------------------------------------------------------------------------------- */

static struct str row_line(struct ui *ui, enum pane what, uint32_t id)
{
	const struct document *d = ui_document(ui);
	if (what == PANE_REGIONS) {
		const struct region *r = document_region(d, id);
		struct str name = region_called(d, r);
		return arena_printf(&ui->scratch, "%.*s | %s | %s", (int)name.n, name.at,
				    region_type_name(r->type), r->country);
	}
	const struct speaker *s = document_speaker(d, id);
	return arena_printf(&ui->scratch, "%.*s | %.*s | %s", (int)s->name.n, s->name.at,
			    (int)s->role.n, s->role.at, speaker_kind_name(s->kind));
}

void act_edit_row(struct ui *ui)
{
	enum pane what = correct_about(ui);
	uint32_t id = row_at_hand(ui, what);
	if (!id)
		return;
	begin(ui, PROMPT_ROW, what == PANE_REGIONS ? PANE_REGIONS : PANE_SPEAKERS, id);
	prompt_fill(ui, row_line(ui, what, id));
	snprintf(
		ui->prompt.hint, sizeof ui->prompt.hint, "%s",
		what == PANE_REGIONS
			? "name | country subdivision county city region other | country's code"
			: "name | role | person group organization anonymous");
}

/* Takes the line apart; the first has to say something. */
static bool take_fields(struct str line, struct str *fields)
{
	for (int i = 0; i < FIELDS; i++) {
		const char *bar = i + 1 < FIELDS ? memchr(line.at, '|', line.n) : NULL;
		size_t n = bar ? (size_t)(bar - line.at) : line.n;
		fields[i] = str_trim((struct str){line.at, n});
		line = bar ? (struct str){bar + 1, line.n - n - 1} : (struct str){line.at, 0};
	}
	return fields[0].n > 0;
}

static bool speaker_kind_of(struct str name, uint32_t *kind)
{
	for (uint32_t k = 0; k < SPEAKER_KINDS; k++)
		if (str_alike(name, str_of(speaker_kind_name((enum speaker_kind)k))))
			return *kind = k, true;
	return false;
}

static bool region_type_of(struct str name, uint32_t *type)
{
	for (uint32_t t = 0; t < REGION_TYPES; t++)
		if (str_alike(name, str_of(region_type_name((enum region_type)t))))
			return *type = t, true;
	return false;
}

/* Two letters, made capitals; or nothing. */
static bool country_of(struct str code, char *country)
{
	if (code.n != 0 && code.n != 2)
		return false;
	for (size_t i = 0; i < code.n; i++) {
		char c = ascii_lower(code.at[i]);
		if (c < 'a' || c > 'z')
			return false;
		country[i] = (char)(c - 'a' + 'A');
	}
	return true;
}

static void accept_speaker_row(struct ui *ui, uint32_t id, const struct str *fields)
{
	struct correction c = correction_of_speaker(ui_document(ui), id, CORRECT_SPEAKER);
	c.value = fields[0];
	c.role = fields[1];
	if (speaker_kind_of(fields[2], &c.type))
		correct(ui, &c);
	else
		ui_say(ui, true, "%.*s: is not person, group, organization or anonymous",
		       (int)fields[2].n, fields[2].at);
}

static void accept_region_row(struct ui *ui, uint32_t id, const struct str *fields)
{
	struct correction c = correction_of_region(ui_document(ui), id, CORRECT_REGION);
	c.value = fields[0];
	if (!region_type_of(fields[1], &c.type))
		ui_say(ui, true,
		       "%.*s: is not country, subdivision, county, city, region or other",
		       (int)fields[1].n, fields[1].at);
	else if (!country_of(fields[2], c.country))
		ui_say(ui, true, "%.*s: a country's code has two letters", (int)fields[2].n,
		       fields[2].at);
	else
		correct(ui, &c);
}

static void accept_row(struct ui *ui, struct str line)
{
	struct str fields[FIELDS];
	uint32_t id = ui->prompt.about.id;
	if (!take_fields(line, fields))
		ui_say(ui, true, "a row needs a name");
	else if (ui->prompt.about.what == PANE_REGIONS)
		accept_region_row(ui, id, fields);
	else
		accept_speaker_row(ui, id, fields);
}

/* ---- a note ------------------------------------------------------------------------------ */

void act_note(struct ui *ui)
{
	uint32_t id = correct_quote(ui);
	if (!id)
		return;
	const struct str *note = document_quote(ui_document(ui), id)->note;
	begin(ui, PROMPT_NOTE, PANE_QUOTES, id);
	if (note)
		prompt_fill(ui, *note);
}

static void accept_note(struct ui *ui, struct str line)
{
	uint32_t id = ui->prompt.about.id;
	const struct str *note = document_quote(ui_document(ui), id)->note;
	struct correction c = correction_of_quote(ui_document(ui), id, CORRECT_NOTE);
	c.value = line;
	if (note ? !str_eq(*note, line) : line.n > 0)
		correct(ui, &c);
}

/* ---- accepting --------------------------------------------------------------------------- */

/* An empty line gives no name: nothing is done. */
void correcting_accept(struct ui *ui, enum prompt_kind kind, struct str line)
{
	line = str_trim(line);
	if (!still_there(ui))
		ui_say(ui, true, "the text was read anew meanwhile: nothing was corrected");
	else if (kind == PROMPT_NOTE)
		accept_note(ui, line);
	else if (kind == PROMPT_ROW)
		accept_row(ui, line);
	else if (line.n && kind == PROMPT_SAID_BY)
		accept_speaker(ui, line);
	else if (line.n)
		accept_same(ui, line);
}
