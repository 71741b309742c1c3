/*
 * Signals of a program that has taken over a terminal: those that ask wake its loop, those that
 * kill restore the terminal first.
 */
#ifndef READER_SIGNALS_H
#define READER_SIGNALS_H

#include "reader/base.h"

/*
 * Signals are noted, or deadly after a rescue of the terminal `fd`, whose modes of
 * now come back then. What was ignored stays so. Returns a descriptor that a noted signal makes
 * readable, -1 when the system refuses. signals_give_back() undoes it, then too.
 */
int signals_take(int fd);
void signals_give_back(void);

/* Has the window another size, or do we go on after a stop; are we asked to stop, too? */
bool signals_noted(bool *stop);

/* Stops a process, 0: our group, as ^Z at a shell does; returns when it goes on. */
void signals_stop(int process);

/* What a rescue shall write; copied. "": there is nothing to be restored any more. */
void signals_arm(struct str restore);
/* Restores the terminal at once, without ncurses; safe in a signal handler. */
void signals_rescue(void);

/*
 * Set by SIGTERM, SIGHUP, SIGINT: the number of the signal, else 0. The terminal is still to be
 * given back.
 */
int signals_ended(void);

#endif
