/* The archive from the screen: asked for by a command, shown as a sheet. */
#include "ui/lens.h"

static const char command[] = "archive ";

void act_archive(struct ui *ui)
{
	prompt_open(ui, PROMPT_COMMAND);
	ui_paste(ui, str_of(command));
}

struct effect archive_ask(struct ui *ui, struct str asked)
{
	struct effect effect = {.kind = EFFECT_ARCHIVE, .text = asked};
	if (ui->options.secure)
		ui_say(ui, true, "nothing is remembered in secure mode");
	return ui->options.secure ? (struct effect){0} : effect;
}

void ui_archived(struct ui *ui, struct arena *arena, const struct said *said, size_t n)
{
	arena_free(&ui->archive.arena);
	ui->archive.arena = *arena;
	*arena = (struct arena){0};
	ui->archive.said = said;
	ui->archive.n = n;
	if (!n) {
		ui_say(ui, false, "no quote that was read has all of this");
		return;
	}
	ui->sheet = SHEET_ARCHIVE;
	ui->sheet_top = 0;
	ui_settle(ui);
}

/* Who said it, in which article, when. */
static struct str source_of(const struct said *s, struct arena *arena)
{
	struct str who = s->speaker.n ? s->speaker : STR("unknown");
	struct str title = s->visit.title, day = s->visit.published;
	return arena_printf(arena, "%.*s, %.*s%s%.*s", (int)who.n, who.at, (int)title.n,
			    title.at, day.n ? ", " : "", (int)day.n, day.at);
}

struct sheet_text archive_sheet(const struct ui *ui, struct sheet_writer *w)
{
	struct str none = {"", 0};
	for (size_t i = 0; i < ui->archive.n; i++) {
		const struct said *s = &ui->archive.said[i];
		if (i)
			sheet_wide(w, none);
		sheet_wrap(w, "", s->words, none);
		sheet_wrap(w, ui_unicode(ui) ? "—" : "-", source_of(s, w->arena), none);
	}
	return sheet_end(w, arena_printf(w->arena, "Archive: the newest %zu", ui->archive.n),
			 3);
}
