/* What was typed at the prompts before. */
#include "state.h"

void history_add(struct ui *ui, enum history_of which, uint32_t article, struct str words)
{
	struct history *h = &ui->history[which];
	if (h->n == UI_HISTORY) {
		free(h->at[0].line);
		memmove(h->at, h->at + 1, sizeof *h->at * (size_t)--h->n);
	}
	char *line = mem_alloc(words.n + 1);
	memcpy(line, words.at, words.n);
	line[words.n] = '\0';
	h->at[h->n++] = (struct typed){line, article};
}

struct str history_line(const struct ui *ui, enum history_of which, int at)
{
	return str_of(ui->history[which].at[at].line);
}

void history_free(struct ui *ui)
{
	for (int which = 0; which < HISTORIES; which++)
		for (int i = 0; i < ui->history[which].n; i++)
			free(ui->history[which].at[i].line);
}
