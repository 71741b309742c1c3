/*
 * A program that is run for what it writes: by argv, without a shell, with limits. Between this
 * process and it stands another of this program (REACH_RUN), which sets the limits.
 */
#ifndef READER_INPUT_PROGRAM_H
#define READER_INPUT_PROGRAM_H

#include "reader/base.h"

#include <sys/types.h>

enum program_kind {
	PROGRAM_OWN,    /* this one: argv[0] is an option of it (errand.h) */
	PROGRAM_FILTER, /* the user's; neither writes files nor speaks to the network */
	PROGRAM_FETCH   /* speaks to the network */
};

enum { PROGRAM_ARGUMENTS = 60 };

struct program {
	enum program_kind kind;
	const char *const *argv; /* NULL behind the last, of PROGRAM_ARGUMENTS at most */
	int in;                  /* a file from whose start it reads; -1: nothing */
	uint64_t most;           /* bytes that it may write */
	int seconds;
	int cancel_fd; /* readable: nobody waits any more; -1: none */
	/* told now and then how many bytes it has written; NULL: nobody wants to know */
	void (*tell)(void *context, uint64_t bytes);
	void *context;

	/* how it ended */
	int out;         /* a file without a name of what it wrote, to be closed; -1: none */
	int status;      /* its exit status; -1: it was ended */
	char said[2048]; /* on standard error */
};

/* Runs it to its end. False, with a message without a path, when that was not a good one. */
bool program_run(struct program *p, struct error *e);

#endif
