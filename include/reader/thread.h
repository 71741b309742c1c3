/* Threads that leave the signals to the first one. */
#ifndef READER_THREAD_H
#define READER_THREAD_H

#include <stdbool.h>
#include <sys/types.h>

/*
 * Starts work(argument) in a thread of its own, to be joined. Signals are for the main thread,
 * which waits for them, but those that a fault of the thread raises: they are handled on a
 * stack apart, as its own may be used up. False when there can be no thread.
 */
bool thread_start(pthread_t *thread, void (*work)(void *), void *argument);

#endif
