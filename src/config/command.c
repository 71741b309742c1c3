#include "config/command.h"

#include <stdio.h>
#include <sys/stat.h>
#include <unistd.h>

bool command_needs_no_shell(struct str command, struct error *e)
{
	static const char *const signs[] = {"|", "||", "&", "&&", ">", ">>", "<", "2>&1"};
	for (struct str word; (word = str_word(&command)).n;)
		for (size_t i = 0; i < sizeof signs / sizeof *signs; i++)
			if (str_eq(word, str_of(signs[i])))
				return fail(e,
					    "\"%s\" is a shell's, and none comes between "
					    "(name a script)",
					    signs[i]);
	return true;
}

static bool is_program(const char *path)
{
	struct stat st;
	return stat(path, &st) == 0 && S_ISREG(st.st_mode) && access(path, X_OK) == 0;
}

static bool in_folder(struct str folder, const char *between, struct str program)
{
	char path[1024];
	int n = snprintf(path, sizeof path, "%.*s%s%.*s", (int)folder.n, folder.at, between,
			 (int)program.n, program.at);
	return n >= (int)sizeof path || is_program(path);
}

/* Nothing in it is for a shell to understand. */
static bool plain_word(struct str word)
{
	for (size_t i = 0; i < word.n; i++) {
		char c = ascii_lower(word.at[i]);
		if (!(c >= 'a' && c <= 'z') && !(c >= '0' && c <= '9') &&
		    !memchr("/-_.+", c, 5))
			return false;
	}
	return word.n > 0;
}

bool command_found(struct str command)
{
	struct str program = str_word(&command);
	const char *folders = getenv("PATH");
	if (!folders || !plain_word(program) || str_eq(program, STR("none")))
		return true;
	if (memchr(program.at, '/', program.n))
		return in_folder(STR(""), "", program);
	while (*folders) {
		size_t n = strcspn(folders, ":");
		if (in_folder((struct str){folders, n}, "/", program))
			return true;
		folders += n + (folders[n] == ':');
	}
	return false;
}
