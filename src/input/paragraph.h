/* Plain text -> paragraphs and a title, whatever habit its lines follow. */
#ifndef READER_INPUT_PARAGRAPH_H
#define READER_INPUT_PARAGRAPH_H

#include "turn.h"

/* How a block, the lines between two blank ones, uses its lines. */
enum habit {
	HABIT_UNKNOWN,
	HABIT_LINES,   /* a line is a paragraph */
	HABIT_KEPT,    /* verse, lists, tables, headers: lines that stay together */
	HABIT_WRAPPED, /* lines broken at some column; indents, short lines part paragraphs */
};

/* How wrapped lines were filled, in columns. */
struct filling {
	uint32_t width; /* 0: they are not wrapped */
	uint32_t slack; /* by which a line that goes on may stay short; 0: filled by rule */
	uint32_t first; /* indent of the first lines of paragraphs, in columns; 0: not known */
	bool hangs;     /* a paragraph's lines after its first are indented */
	bool loose;     /* broken anywhere, as a page of letters of many widths is: only the
			   ends of sentences tell; `width` is about how long such lines are */
};

/*
 * How the text as a whole was wrapped, by its first 64 KiB, normalised; an unfinished last line
 * is left out unless `whole`. Of a text that is `given` by a program, lines of more than 100
 * columns count as not wrapped.
 */
struct filling filling_of(struct str beginning, bool whole, bool given);

/*
 * The habit of the block at the beginning of `s`, whose first line has ink and ends at
 * `first_end`, in a text filled like *filling, which becomes the block's own. `first`: it is
 * the first one of the text. *complete tells whether all of the block was seen, or as much of
 * it as is looked at.
 */
enum habit habit_of(struct str s, size_t first_end, bool whole, bool first,
		    struct filling *filling, bool *complete);

enum line_kind {
	LINE_PROSE,
	LINE_BULLET, /* starts with the sign or number of a list */
	LINE_ROW,    /* parted into columns */
	LINE_FIELD,  /* of a mail's header */
	LINE_QUOTED, /* in a mail: "> " */
	LINE_CODE,
	LINE_KINDS
};

/* A line as the cutting sees it. */
struct line {
	struct span ink;  /* without white space at both ends; empty: a blank line */
	uint32_t indent;  /* columns before it */
	uint32_t columns; /* with the indent */
	uint32_t word;    /* columns of the first word */
	enum line_kind kind;
	bool starts;   /* may start a sentence */
	bool ends;     /* may end one */
	bool parted;   /* ends in a hyphen behind a letter */
	bool pauses;   /* ends in a mark of punctuation */
	bool capitals; /* has no small letter */
	bool apart; /* belongs to no paragraph: a row of signs, the mark of an article's end */
	bool label; /* opens as a turn of a transcript does: "Mr Jones: ", "A. " */
};

/*
 * Cuts text that comes in pieces into paragraphs. The text is changed in place: in wrapped text
 * a line break inside a paragraph becomes a space. The numbers and
 * heads of pages go, and the hyphen of a word that is parted by a line break, and the indents
 * of lines that are joined: the text behind moves up. A `given` text keeps all its bytes. Spans
 * leave out white space at both ends; but lines that stay together hold their indent, and all
 * the rest up to the next of them. Zero-initialise.
 */
struct paragraphs {
	VEC(struct span) spans; /* finished ones */
	struct span open;       /* the one growing behind them; empty: none */
	/* the first paragraph, or that below "FOR IMMEDIATE RELEASE", when it is a title;
	 * empty: none, or not known yet */
	struct span title;
	bool (*knows)(struct str word); /* to be set, as in struct input */
	bool given;          /* to be set: a program gave the text, and counts in it */
	bool typed;          /* to be set: written for a terminal, all of its lines stay */
	struct filling text; /* how the text is filled, by what came first */
	size_t text_judged;  /* bytes that was judged by */
	bool in_block;       /* one is under way */
	enum habit habit;    /* of the last block */
	struct filling filling;
	size_t block;  /* where the block starts */
	size_t judged; /* bytes of the block that its habit was judged by; 0: of all of it */
	struct turn_heads heads;
	bool paged;    /* it has form feeds */
	size_t header; /* where a mail's header ends that comes first; 0: none does */
	bool quoted;   /* the block is of lines that a mail quotes */
	bool turned, turned_blank; /* a page was turned, with a blank line, within `open` */
	bool fed;                  /* a form feed ended the line before `at` */
	size_t gone;               /* bytes left out since the call began, just before `at` */
	size_t shown;              /* what the last call called final */
	size_t at;                 /* start of the first line that is not cut yet */
	size_t scanned;            /* no newline stands between `at` and here */
	size_t blank;              /* nor any ink between `at` and here */
	struct line last;          /* the last line of the open paragraph */
	bool listed;               /* it started with the sign of a list */
	bool title_judged;
};

/*
 * Goes on over `text`, all *n bytes from the beginning: what the last call left there must be
 * unchanged; *n becomes less by what goes. `last`: no more will come. Habits are judged by what
 * is there, and again as a block, or the text, doubles up to 64 KiB, so the first call should
 * bring as much as is at hand. Returns how far the text is final: bytes behind it may still be
 * changed.
 */
size_t paragraphs_go_on(struct paragraphs *p, char *text, size_t *n, bool last);

/* All of a text in memory; returns how long it is now; the room of a used `p` is used again. */
size_t paragraphs_of(struct paragraphs *p, char *text, size_t n);
void paragraphs_free(struct paragraphs *p);

#endif
