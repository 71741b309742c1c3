#include "editor.h"

#include "lend.h"
#include "reader/state.h"

#include <fcntl.h>
#include <stdio.h>
#include <sys/stat.h>
#include <unistd.h>

enum { LOOK_MOST = 64 << 20 }; /* bytes of a file that are looked through for the line */

/* ---- the line ---------------------------------------------------------------------------- */

/* The beginning of the file; to be freed. */
static char *bytes_of(const char *path, size_t *n)
{
	struct stat there;
	int fd = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK);
	*n = 0;
	if (fd < 0)
		return NULL;
	size_t most = 0;
	if (fstat(fd, &there) == 0 && S_ISREG(there.st_mode) && there.st_size > 0)
		most = there.st_size < LOOK_MOST ? (size_t)there.st_size : LOOK_MOST;
	char *bytes = mem_alloc(most + 1);
	for (ssize_t got = 1; *n < most && got > 0; *n += got > 0 ? (size_t)got : 0)
		got = read(fd, bytes + *n, most - *n);
	close(fd);
	return bytes;
}

unsigned editor_line(const char *path, struct str words, double share)
{
	size_t n;
	char *bytes = bytes_of(path, &n);
	unsigned line = 1;
	const char *end = words.n ? memchr(words.at, '\n', words.n) : NULL;
	if (end)
		words.n = (size_t)(end - words.at);
	uint32_t at = place_again((struct str){bytes, n}, (uint32_t)(share * (double)n), words);
	for (uint32_t i = 0; i < at; i++)
		line += bytes[i] == '\n';
	free(bytes);
	return line;
}

/* ---- the program ------------------------------------------------------------------------- */

static const char *chosen(void)
{
	static const char *const variables[] = {"VISUAL", "EDITOR"};
	for (int i = 0; i < 2; i++) {
		const char *value = getenv(variables[i]);
		if (value && value[strspn(value, " \t")])
			return value;
	}
	return "vi";
}

bool editor_run(const char *path, unsigned line, struct error *e)
{
	char at[16], file[4096];
	snprintf(at, sizeof at, "+%u", line);
	/* a name that begins like an option is none */
	snprintf(file, sizeof file, "%s%s", *path == '-' || *path == '+' ? "./" : "", path);
	return lend_terminal(chosen(), (const char *[]){at, file, NULL}, e);
}
