#include "watch.h"

#include <sys/inotify.h>
#include <unistd.h>

enum { CHANGES = IN_MODIFY | IN_CLOSE_WRITE | IN_MOVE_SELF | IN_DELETE_SELF | IN_ATTRIB };

int watch_open(const char *path)
{
	int fd = inotify_init1(IN_NONBLOCK | IN_CLOEXEC);
	if (fd >= 0 && inotify_add_watch(fd, path, CHANGES) < 0) {
		close(fd);
		return -1;
	}
	return fd;
}

void watch_acknowledge(int fd, const char *path)
{
	char events[4096];
	while (read(fd, events, sizeof events) > 0)
		;
	/* of the same file the watch stays the same one */
	if (inotify_add_watch(fd, path, CHANGES) < 0)
		return;
}
