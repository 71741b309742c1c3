/* Marks: places that letters are given to, and the place before the last jump. */
#include "ui/state.h"

enum { BEFORE_JUMP = '\'' };

void act_mark(struct ui *ui)
{
	ui->awaited = ACT_MARK;
	ui_say(ui, false, "mark this place by which letter?");
}

void act_mark_go(struct ui *ui)
{
	const struct ui_article *a = ui_article(ui);
	char letters[UI_MARKS + 1];
	size_t n = 0;
	for (int i = 0; i < UI_MARKS; i++)
		if (a->marked & 1u << i)
			letters[n++] = (char)('a' + i);
	letters[n] = 0;
	ui->awaited = ACT_MARK_GO;
	ui_say(ui, false, "go to which mark? %s%s' is before the last jump", letters,
	       n ? ", " : "");
}

static void go(struct ui *ui, uint32_t key)
{
	struct ui_article *a = ui_now(ui);
	uint32_t i = key - 'a';
	if (key == BEFORE_JUMP && a->jump == 0)
		ui_say(ui, false, "there was no jump yet");
	else if (key == BEFORE_JUMP)
		move_back_to(ui, a->jumps[a->jump - 1]);
	else if (a->marked & 1u << i)
		move_to(ui, a->marks[i]);
	else
		ui_say(ui, false, "no place is marked %c", (char)key);
}

void marks_key(struct ui *ui, uint32_t key)
{
	struct ui_article *a = ui_now(ui);
	bool letter = key >= 'a' && key < 'a' + UI_MARKS;
	enum action awaited = ui->awaited;
	ui->awaited = ACT_NONE;
	ui->message[0] = '\0';
	if (awaited == ACT_MARK_GO && (letter || key == BEFORE_JUMP)) {
		go(ui, key);
	} else if (awaited == ACT_MARK && letter) {
		a->marks[key - 'a'] = a->anchor;
		a->marked |= 1u << (key - 'a');
		ui_say(ui, false, "marked %c: '%c comes back here", (char)key, (char)key);
	} else if (key != 27) {
		ui_say(ui, false, "a mark is a letter, a to z");
	}
	ui_settle(ui);
}
