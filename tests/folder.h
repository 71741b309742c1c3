/* A folder of a test's own, gone when it ends with all that lies in it. */
#ifndef TESTS_FOLDER_H
#define TESTS_FOLDER_H

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static char folder[64];

/* Both as cmocka wants what sets up and tears down. */
static inline int folder_make(void **state)
{
	(void)state;
	strcpy(folder, "/tmp/reader-test-XXXXXX");
	return mkdtemp(folder) ? 0 : -1;
}

static inline int folder_remove(void **state)
{
	(void)state;
	char command[128];
	snprintf(command, sizeof command, "rm -rf %s", folder);
	return system(command);
}

/* The program finds a UTF-8 terminal, and its settings and memory there. */
static inline void folder_is_home(void)
{
	setenv("LC_ALL", "C.UTF-8", 1);
	setenv("TERM", "xterm-256color", 1);
	setenv("XDG_CONFIG_HOME", folder, 1);
	setenv("XDG_STATE_HOME", folder, 1);
}

#endif
