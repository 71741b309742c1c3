/* peak FILE COMMAND…: runs it, writes to FILE how much memory it held at most, in KiB. */
#include <stdio.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

int main(int argc, char **argv)
{
	struct rusage usage;
	int status;
	pid_t child = argc > 2 ? fork() : -1;
	if (child == 0) {
		execvp(argv[2], argv + 2);
		_exit(127);
	}
	FILE *out = child > 0 ? fopen(argv[1], "w") : NULL;
	if (!out || wait4(child, &status, 0, &usage) != child)
		return 127;
	fprintf(out, "%ld\n", usage.ru_maxrss);
	fclose(out);
	return WIFEXITED(status) ? WEXITSTATUS(status) : 126;
}
