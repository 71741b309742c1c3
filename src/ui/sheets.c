/* The open sheet: opening it, what actions do to it, where it stands. */
#include "ui/lens.h"

#include "reader/text.h"

enum { ALL_LINES = 1 << 20 };

static void toggle_sheet(struct ui *ui, enum sheet sheet)
{
	ui->sheet = ui->sheet == sheet ? SHEET_NONE : sheet;
	ui->sheet_top = 0;
}

void act_info(struct ui *ui)
{
	toggle_sheet(ui, SHEET_INFO);
}

void act_help(struct ui *ui)
{
	toggle_sheet(ui, SHEET_HELP);
}

/* ---- why --------------------------------------------------------------------------------- */

void act_detail(struct ui *ui)
{
	struct ui_article *a = ui_now(ui);
	ui->sheet_about = ui->focus;
	if (ui->focus == PANE_ARTICLE)
		ui->sheet_about = ui_region_now(a) ? PANE_REGIONS : PANE_QUOTES;
	if (ui->sheet == SHEET_WHY) {
		ui->sheet = SHEET_NONE;
		return;
	}
	if (!a->view.document && !lenses[ui->sheet_about]->gather) {
		ui_say(ui, false, "nothing is found yet");
		return;
	}
	if (ui->sheet_about == PANE_QUOTES)
		quote_in_sight(ui);
	/* brings the cursor near, so that drawing the sheet counts few code points */
	const struct quote *q = document_quote(a->view.document, ui_quote(ui));
	text_point_at(a->view.text, &a->points, q ? q->span.start : a->anchor);
	ui->sheet = SHEET_WHY;
	ui->sheet_top = 0;
}

/* ---- actions while a sheet is open ------------------------------------------------------- */

/* How the open sheet answers an action. */
enum sheet_answer {
	ANSWER_LEAVE, /* the sheet makes way, the action is done */
	ANSWER_STAY,  /* the action is done beside it */
	ANSWER_QUOTE, /* the same; "why?" follows to the quote */
	ANSWER_REGION,
	ANSWER_CLOSE,  /* the sheet is closed, and that is all */
	ANSWER_CHOOSE, /* the same, where its rows are none to choose from */
	ANSWER_LINE_DOWN,
	ANSWER_LINE_UP,
	ANSWER_PAGE_DOWN,
	ANSWER_PAGE_UP,
	ANSWER_TOP,
	ANSWER_BOTTOM,
	ANSWER_SEARCH,
	ANSWER_SEARCH_BACK,
	ANSWER_NEXT, /* the next match, if something is looked for in the sheet */
	ANSWER_PREV,
};

static const unsigned char answers[ACTION_COUNT] = {
	[ACT_LINE_DOWN] = ANSWER_LINE_DOWN,
	[ACT_ROW_DOWN] = ANSWER_LINE_DOWN,
	[ACT_LINE_UP] = ANSWER_LINE_UP,
	[ACT_ROW_UP] = ANSWER_LINE_UP,
	[ACT_PAGE_DOWN] = ANSWER_PAGE_DOWN,
	[ACT_HALF_DOWN] = ANSWER_PAGE_DOWN,
	[ACT_LIST_PAGE_DOWN] = ANSWER_PAGE_DOWN,
	[ACT_LIGHT_ADD] = ANSWER_PAGE_DOWN,
	[ACT_PAGE_UP] = ANSWER_PAGE_UP,
	[ACT_HALF_UP] = ANSWER_PAGE_UP,
	[ACT_LIST_PAGE_UP] = ANSWER_PAGE_UP,
	[ACT_TOP] = ANSWER_TOP,
	[ACT_LIST_TOP] = ANSWER_TOP,
	[ACT_BOTTOM] = ANSWER_BOTTOM,
	[ACT_LIST_BOTTOM] = ANSWER_BOTTOM,
	[ACT_SEARCH_FORWARD] = ANSWER_SEARCH,
	[ACT_SEARCH_BACK] = ANSWER_SEARCH_BACK,
	[ACT_SEARCH_NEXT] = ANSWER_NEXT,
	[ACT_SEARCH_PREV] = ANSWER_PREV,
	[ACT_QUIT] = ANSWER_CLOSE,
	[ACT_CHOOSE] = ANSWER_CHOOSE,
	[ACT_QUOTE_NEXT] = ANSWER_QUOTE,
	[ACT_QUOTE_PREV] = ANSWER_QUOTE,
	[ACT_SPEAKER_NEXT] = ANSWER_QUOTE,
	[ACT_SPEAKER_PREV] = ANSWER_QUOTE,
	[ACT_UNSURE_NEXT] = ANSWER_QUOTE,
	[ACT_REGION_NEXT] = ANSWER_REGION,
	[ACT_REGION_PREV] = ANSWER_REGION,
	[ACT_COPY] = ANSWER_STAY,
	[ACT_CITE] = ANSWER_STAY,
	[ACT_REDRAW] = ANSWER_STAY,
	[ACT_SUSPEND] = ANSWER_STAY,
	[ACT_CLOSE] = ANSWER_STAY,
	[ACT_DETAIL] = ANSWER_STAY,
	[ACT_HELP] = ANSWER_STAY,
	[ACT_INFO] = ANSWER_STAY,
};

/* "why?" follows the jumps that are made from the article. */
static void follow(struct ui *ui, enum pane about)
{
	if (ui->focus == PANE_ARTICLE)
		ui->sheet_about = about;
}

/* Lines that the sheet scrolls by; 0 when the action is none that scrolls. */
static int lines_of(const struct ui *ui, enum sheet_answer answer)
{
	int page = ui->rows > 8 ? ui->rows - 6 : 2;
	switch (answer) {
	case ANSWER_LINE_DOWN:
		return 1;
	case ANSWER_LINE_UP:
		return -1;
	case ANSWER_PAGE_DOWN:
		return page;
	case ANSWER_PAGE_UP:
		return -page;
	case ANSWER_TOP:
		return -ALL_LINES;
	case ANSWER_BOTTOM:
		return ALL_LINES;
	default:
		return 0;
	}
}

/* Where it is a list, a line is a row of it. */
static void scroll(struct ui *ui, enum sheet_answer answer)
{
	int lines = lines_of(ui, answer) * (int)(answer <= ANSWER_LINE_UP ? ui_times(ui) : 1);
	bool list = ui->sheet == SHEET_ARCHIVE;
	if (list && answer != ANSWER_PAGE_DOWN && answer != ANSWER_PAGE_UP) {
		archive_step(ui, lines);
		return;
	}
	sheet_scroll(ui, lines);
	if (list)
		archive_scrolled(ui);
}

bool sheet_takes(struct ui *ui, enum action action)
{
	enum sheet_answer answer = answers[action];
	if (ui->sheet == SHEET_NONE)
		return false;
	switch (answer) {
	case ANSWER_NEXT:
	case ANSWER_PREV:
		if (sheet_search_repeat(ui, answer == ANSWER_PREV, ui_times(ui)))
			return true;
		if (!ui->search.source[0] && !row_search_here(ui)) { /* nor elsewhere */
			ui_say(ui, false, "nothing to search for: / asks");
			return true;
		}
		/* fall through */
	case ANSWER_LEAVE:
		ui->sheet = SHEET_NONE;
		return false;
	case ANSWER_SEARCH:
	case ANSWER_SEARCH_BACK:
		sheet_search_begin(ui, answer == ANSWER_SEARCH_BACK);
		return true;
	case ANSWER_STAY:
		return false;
	case ANSWER_QUOTE:
		follow(ui, PANE_QUOTES);
		return false;
	case ANSWER_REGION:
		follow(ui, PANE_REGIONS);
		return false;
	case ANSWER_CHOOSE:
		if (ui->sheet == SHEET_ARCHIVE) {
			archive_choose(ui);
			return true;
		}
		/* fall through */
	case ANSWER_CLOSE:
		ui->sheet = SHEET_NONE;
		return true;
	default:
		scroll(ui, answer);
		return true;
	}
}
