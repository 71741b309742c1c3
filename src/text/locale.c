/* What the terminal can show, as the environment says. */
#include "reader/text.h"

#include <langinfo.h>
#include <locale.h>

bool text_take_locale(void)
{
	const char *named = setlocale(LC_CTYPE, "");
	const char *codeset = nl_langinfo(CODESET);
	if (named && strcmp(codeset, "UTF-8") == 0)
		return true;
	/* a locale that is missing, C or POSIX says nothing of the terminal; Latin-1 does */
	return (!named || strcmp(codeset, "ANSI_X3.4-1968") == 0) &&
	       setlocale(LC_CTYPE, "C.UTF-8") != NULL;
}
