/* Terminals that are known to make hyperlinks, by what they say of themselves. */
#include "reader/config.h"

/* The number that the variable begins with, "3.4" as 304; 0: none. */
static long version(const char *variable)
{
	const char *text = getenv(variable);
	char *end = NULL;
	long major = text ? strtol(text, &end, 10) : 0;
	if (major < 0 || major > 1000000)
		return 0;
	return 100 * major + (end && *end == '.' ? strtol(end + 1, NULL, 10) % 100 : 0);
}

static bool begins_one(const char *text, const char *const *words)
{
	for (; text && *words; words++)
		if (strncmp(text, *words, strlen(*words)) == 0)
			return true;
	return false;
}

bool hyperlinks_known(const char *name)
{
	static const char *const within[] = {"screen", "tmux", NULL};
	static const char *const never[] = {"linux", "dumb", "vt", NULL};
	static const char *const names[] = {"xterm-kitty", "xterm-ghostty", "foot", "alacritty",
					    "wezterm",     "contour",       NULL};
	static const char *const programs[] = {"iTerm",   "WezTerm", "vscode",
					       "ghostty", "mintty",  NULL};
	const char *program = getenv("TERM_PROGRAM");
	/* what the terminal around it says is inherited, and is not the one that is spoken to
	 */
	if (begins_one(name, within))
		return program && strcmp(program, "tmux") == 0 &&
		       version("TERM_PROGRAM_VERSION") >= 304;
	if (!name || begins_one(name, never))
		return false;
	return begins_one(name, names) || begins_one(program, programs) ||
	       version("VTE_VERSION") >= 100 * 5000 || getenv("WT_SESSION");
}
