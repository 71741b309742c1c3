/* The commands behind ':': names of actions, set, kind, speaker, region, a number. */
#include "ui/state.h"

#include <stdio.h>

/* Cuts the first word off `*rest`. */
static struct str first_word(struct str *rest, char end)
{
	struct str s = str_trim(*rest);
	size_t n = 0;
	while (n < s.n && s.at[n] != end)
		n++;
	*rest = str_trim((struct str){s.at + n, s.n - n});
	return (struct str){s.at, n};
}

static bool number_of(struct str s, uint32_t *number)
{
	uint64_t n = 0;
	for (size_t i = 0; i < s.n; i++) {
		if (s.at[i] < '0' || s.at[i] > '9')
			return false;
		n = n * 10 + (uint64_t)(s.at[i] - '0');
		if (n > UINT32_MAX)
			n = UINT32_MAX;
	}
	*number = (uint32_t)n;
	return s.n > 0;
}

/* ---- the light by name ------------------------------------------------------------------- */

static bool findings_ready(struct ui *ui)
{
	if (!ui_document(ui))
		ui_say(ui, false, "nothing is found yet");
	return ui_document(ui) != NULL;
}

static void run_kind(struct ui *ui, struct str rest)
{
	struct ui_article *a = ui_now(ui);
	unsigned kinds = 0;
	while (rest.n) {
		struct str word = first_word(&rest, ' ');
		unsigned bit = 0;
		for (unsigned k = 0; k < QUOTE_KINDS; k++)
			if (name_equals(word, str_of(quote_kind_name((enum quote_kind)k))))
				bit = 1u << k;
		if (!bit && !name_equals(word, STR("all"))) {
			ui_say(ui, true, "kind: %.*s is not direct, mixed, indirect or all",
			       (int)word.n, word.at);
			return;
		}
		kinds = bit ? kinds | bit : 0;
	}
	a->light.kinds = kinds;
	light_chosen(ui);
}

/* The i-th name, for speakers and regions alike. */
static struct str name_of(const struct document *d, bool region, uint32_t i)
{
	return region ? region_called(d, &d->regions[i]) : d->speakers[i].name;
}

/* Does the i-th go by what was typed? A region by the article's spelling and by that of lists.
 */
static bool goes_by(const struct document *d, bool region, uint32_t i, struct str typed)
{
	return name_contains(name_of(d, region, i), typed) ||
	       (region && name_contains(d->regions[i].name, typed));
}

static void run_light(struct ui *ui, bool region, struct str rest)
{
	struct ui_article *a = ui_now(ui);
	if (!findings_ready(ui))
		return;
	const struct document *d = a->view.document;
	struct id_set *set = region ? &a->light.regions : &a->light.speakers;
	uint32_t n = region ? d->n_regions : d->n_speakers, found = 0;
	for (uint32_t i = n; i-- > 0 && rest.n;)
		if (goes_by(d, region, i, rest) &&
		    !(found && name_equals(name_of(d, region, found - 1), rest)))
			found = i + 1;
	if (rest.n && !found) {
		ui_say(ui, false, "no %s is called %.*s", region ? "region" : "speaker",
		       (int)rest.n, rest.at);
		return;
	}
	id_set_clear(set);
	if (found)
		id_set_toggle(set, found);
	light_chosen(ui);
}

/* ---- set --------------------------------------------------------------------------------- */

static bool is_theme(const struct ui *ui, struct str name)
{
	bool is = str_eq(name, STR("auto"));
	for (size_t i = 0; i < ui->config->n_themes; i++)
		is |= str_eq(name, str_of(ui->config->themes[i].name));
	return is;
}

static void run_set(struct ui *ui, struct str rest)
{
	struct str all = rest, name = str_trim(first_word(&rest, '='));
	struct error e;
	char value[300];
	if (!name.n) {
		show_options(ui);
		return;
	}
	if (!rest.n && option_value(&ui->options, name, value, sizeof value) &&
	    !memchr(all.at, '=', all.n)) {
		ui_say(ui, false, "%.*s = %s", (int)name.n, name.at, value);
		return;
	}
	if (rest.n && rest.at[0] == '=')
		rest = str_trim((struct str){rest.at + 1, rest.n - 1});
	if (name_equals(name, STR("secure")))
		ui_say(ui, true, "secure: is set in reader.ini, or by READER_SECURE=1");
	else if (name_equals(name, STR("theme")) && !is_theme(ui, rest))
		ui_say(ui, true, "theme: there is none called %.*s", (int)rest.n, rest.at);
	else if (!option_set(&ui->options, name, rest, &e))
		ui_say(ui, true, "%s", e.message);
	else if (name_equals(name, STR("doubt")))
		doubt_changed(ui);
}

/* ---- files ------------------------------------------------------------------------------- */

/* Nothing named: the one shown, read anew. */
static struct effect run_open(struct ui *ui, struct str path)
{
	struct effect effect = {.kind = EFFECT_OPEN};
	ui->archive.wanted = NULL;
	if (!path.n)
		return ui_act(ui, ACT_RELOAD, 0);
	if (ui->options.secure) {
		ui_say(ui, true, "opening files is off in secure mode");
		return (struct effect){0};
	}
	arena_reset(&ui->scratch);
	effect.text = arena_str(&ui->scratch, path);
	return effect;
}

/* As reload, but what is kept of an address does not count. */
static struct effect run_refetch(struct ui *ui)
{
	struct effect effect = ui_act(ui, ACT_RELOAD, 0);
	if (effect.kind == EFFECT_RELOAD)
		effect.kind = EFFECT_REFETCH;
	return effect;
}

/* ---- running ----------------------------------------------------------------------------- */

/* Other names of actions; "quit" is meant when it is written out. */
static enum action action_named(struct str name)
{
	static const struct {
		const char *name;
		enum action action;
	} short_names[] = {{"q", ACT_EXIT},
			   {"quit", ACT_EXIT},
			   {"n", ACT_NEXT_FILE},
			   {"p", ACT_PREV_FILE}};
	for (size_t i = 0; i < sizeof short_names / sizeof *short_names; i++)
		if (str_eq(name, str_of(short_names[i].name)))
			return short_names[i].action;
	for (int a = ACT_NONE + 1; a < ACTION_COUNT; a++)
		if (name_equals(name, str_of(action_infos[a].name)))
			return (enum action)a;
	return ACT_NONE;
}

struct effect ui_command(struct ui *ui, struct str line)
{
	struct effect none = {0};
	struct str rest = str_trim(line), all = rest;
	struct str word = first_word(&rest, ' ');
	uint32_t number = 0;
	enum action action = action_named(word);
	if (action == ACT_ARCHIVE && rest.n)
		return archive_ask(ui, rest);
	if (action == ACT_EXPORT && rest.n)
		return export_to(ui, rest);
	if (action != ACT_NONE) {
		number_of(rest, &number);
		return ui_act(ui, action, number);
	}
	if (name_equals(word, STR("e")))
		return run_open(ui, rest);
	if (name_equals(word, STR("reload!")))
		return run_refetch(ui);
	move_begin(ui, ACT_COMMAND);
	if (number_of(all, &number))
		move_paragraph(ui, number);
	else if (name_equals(word, STR("set")))
		run_set(ui, rest);
	else if (name_equals(word, STR("kind")))
		run_kind(ui, rest);
	else if (name_equals(word, STR("speaker")))
		run_light(ui, false, rest);
	else if (name_equals(word, STR("region")))
		run_light(ui, true, rest);
	else if (name_equals(word, STR("messages")))
		show_messages(ui);
	else if (word.n)
		ui_say(ui, true, "no command %.*s (Tab lists them)", (int)word.n, word.at);
	ui_settle(ui);
	return none;
}

/* ---- completing -------------------------------------------------------------------------- */

static const char *const words[] = {"e",       "kind", "messages", "region",
				    "reload!", "set",  "speaker"};
static const char *const kinds[] = {"all", "direct", "indirect", "mixed"};

/* What may stand after the first word; `i` counts up; false behind the last one. */
static bool candidate(const struct ui *ui, struct str word, uint32_t i, struct str *out)
{
	const struct document *d = ui_document(ui);
	const uint32_t n_words = sizeof words / sizeof *words;
	const uint32_t n_kinds = sizeof kinds / sizeof *kinds;
	const char *text = NULL;
	if (!word.n) {
		if (i < n_words)
			text = words[i];
		else if (i - n_words + 1 < ACTION_COUNT)
			text = action_infos[i - n_words + 1].name;
	} else if (name_equals(word, STR("set"))) {
		text = option_name(i);
	} else if (name_equals(word, STR("set theme"))) {
		text = i == 0                      ? "auto"
		       : i <= ui->config->n_themes ? ui->config->themes[i - 1].name
						   : NULL;
	} else if (name_starts(word, STR("set "))) {
		text = option_choice((struct str){word.at + 4, word.n - 4}, i);
	} else if (name_equals(word, STR("kind"))) {
		text = i < n_kinds ? kinds[i] : NULL;
	} else if (name_equals(word, STR("e")) && i < ui->paths.n) {
		*out = ui->paths.at[i];
		return true;
	} else if (d && name_equals(word, STR("speaker")) && i < d->n_speakers) {
		*out = name_of(d, false, i);
		return true;
	} else if (d && name_equals(word, STR("region")) && i < d->n_regions) {
		*out = name_of(d, true, i);
		return true;
	}
	if (text)
		*out = str_of(text);
	return text != NULL;
}

/* Lists up to what fits of the ways to complete, the chosen one first. */
static void write_hint(struct ui *ui, struct str word, struct str part, uint32_t chosen)
{
	struct prompt *p = &ui->prompt;
	size_t n = 0;
	struct str c;
	p->hint[0] = '\0';
	for (uint32_t i = 0, seen = 0; candidate(ui, word, i, &c); i++) {
		if (!name_starts(c, part) || seen++ < chosen)
			continue;
		int more = snprintf(p->hint + n, sizeof p->hint - n, "%s%.*s", n ? "  " : "",
				    (int)c.n, c.at);
		if (more < 0 || (size_t)more >= sizeof p->hint - n) {
			p->hint[n] = '\0';
			return;
		}
		n += (size_t)more;
	}
}

static void complete(struct ui *ui)
{
	struct prompt *p = &ui->prompt;
	struct str rest = {p->line, p->completed ? p->completed - 1 : p->n};
	const char *space = memchr(rest.at, ' ', rest.n), *equal = memchr(rest.at, '=', rest.n);
	if (equal && name_starts(rest, STR("set "))) /* a value, behind "set theme" */
		space = equal;
	struct str word = {rest.at, space ? (size_t)(space - rest.at) : 0};
	struct str part = space ? (struct str){space + 1, rest.n - word.n - 1} : rest;
	char typed[UI_LINE]; /* the part typed, which the completion overwrites */
	memcpy(typed, part.at, part.n);
	struct str key = {typed, part.n}, c;
	uint32_t matching = 0;
	for (uint32_t i = 0; candidate(ui, word, i, &c); i++)
		matching += name_starts(c, key);
	if (!matching || (!p->n && !p->hint[0])) {
		write_hint(ui, word, key, 0);
		return;
	}
	p->choice = p->completed ? (p->choice + 1) % matching : 0;
	uint32_t seen = 0;
	for (uint32_t i = 0; candidate(ui, word, i, &c); i++)
		if (name_starts(c, key) && seen++ == p->choice)
			break;
	write_hint(ui, word, key, p->choice);
	size_t start = (size_t)(part.at - p->line);
	if (start + c.n >= sizeof p->line)
		return;
	if (!p->completed)
		p->completed = rest.n + 1;
	memmove(p->line + start, c.at, c.n);
	p->n = p->cursor = start + c.n;
	if (p->completed > p->n + 1)
		p->completed = 0;
}

/* A path that is typed, or a folder that was the only way to complete it; else nothing. */
static struct str typed_path(const struct ui *ui)
{
	const struct prompt *p = &ui->prompt;
	struct str none = {"", 0};
	bool folder = ui->paths.n == 1 && p->n && p->line[p->n - 1] == '/';
	if (!name_starts((struct str){p->line, p->n}, STR("e ")) || (p->completed && !folder))
		return none;
	return (struct str){p->line + 2, p->n - 2};
}

struct effect command_complete(struct ui *ui)
{
	struct effect effect = {.kind = EFFECT_PATHS, .text = typed_path(ui)};
	if (effect.text.n && !ui->options.secure)
		return effect;
	complete(ui);
	return (struct effect){0};
}

void ui_paths(struct ui *ui, struct arena *arena, const struct str *paths, size_t n)
{
	arena_free(&ui->paths.arena);
	ui->paths.arena = *arena;
	*arena = (struct arena){0};
	ui->paths.at = paths;
	ui->paths.n = n;
	ui->prompt.completed = 0;
	complete(ui);
	if (!n)
		snprintf(ui->prompt.hint, sizeof ui->prompt.hint, "no such file");
}
