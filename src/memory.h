/* Between the screen and what is kept of it: asks for what is opened, keeps what has changed.
 */
#ifndef MEMORY_H
#define MEMORY_H

#include "reader/state.h"
#include "reader/ui.h"

struct memory_page;

struct memory {
	struct keeper *keeper;     /* NULL: nothing is remembered */
	struct memory_page *pages; /* of so many articles */
	uint32_t n;
	char path[4096];
	struct arena arena;
};

/* Nothing is opened yet. */
void memory_begin(struct memory *m, const struct options *o);

/* Readable (poll) when memory_answers() has something to do; -1: never. */
int memory_fd(const struct memory *m);

/* What was asked for has come; true when the screen is another one. */
bool memory_answers(struct memory *m, struct ui *ui);

/* Asks the archive for quotes; false when nothing is remembered. */
bool memory_search(struct memory *m, struct str asked);

/* After each change of the state: does not wait for the disk. True: there is more to do. */
bool memory_follow(struct memory *m, const struct ui *ui);

/* Keeps what has changed since, and waits until it is written. */
void memory_end(struct memory *m, struct ui *ui);

/* Forgets the articles of a file, or all for "all"; says how many. */
int memory_forget(const char *what);

#endif
