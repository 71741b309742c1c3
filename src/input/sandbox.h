/* What a process of ours gives up before it reads what a stranger wrote. */
#ifndef READER_INPUT_SANDBOX_H
#define READER_INPUT_SANDBOX_H

/*
 * Writing files (but for /dev/null and what is open): Landlock. Connections to anything, and to
 * trace other processes: seccomp. Where the kernel has one of them not, the process keeps that.
 * Holds for all that it becomes and starts.
 */
void sandbox_no_files(void);
void sandbox_no_network(void);

#endif
