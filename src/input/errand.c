#include "errand.h"

#include <errno.h>
#include <stdio.h>
#include <unistd.h>

static const struct {
	const char *option;
	int (*run)(void);
} errands[] = {
	{UNPACK_ERRAND, unpack_errand}, {MARKDOWN_ERRAND, markdown_errand},
	{RTF_ERRAND, rtf_errand},       {MAIL_ERRAND, mail_errand},
	{BOXES_ERRAND, boxes_errand},   {OFFICE_ERRAND, office_errand},
	{BOOK_ERRAND, book_errand},
};

int errand_run(const char *option)
{
	for (size_t i = 0; i < sizeof errands / sizeof *errands; i++)
		if (strcmp(option, errands[i].option) == 0)
			return errands[i].run();
	return 2;
}

bool errand_read(struct str *to, size_t most)
{
	enum { CHUNK = 64 * 1024 };
	VEC(char) all = {0};
	ssize_t n = 1;
	while (n != 0 && all.n <= most) {
		while (all.room - all.n < CHUNK)
			all.at = vec_grow(all.at, &all.room, 1);
		n = read(STDIN_FILENO, all.at + all.n, CHUNK);
		if (n < 0 && errno != EINTR)
			break;
		all.n += n > 0 ? (size_t)n : 0;
	}
	*to = (struct str){all.at, all.n};
	if (all.n > most)
		fprintf(stderr, "longer than %zu MiB, the most of such a file\n", most >> 20);
	return all.n <= most;
}
