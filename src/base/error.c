#include "reader/base.h"

#include <stdio.h>

bool fail(struct error *e, const char *format, ...)
{
	if (e) {
		e->passes = false;
		va_list args;
		va_start(args, format);
		vsnprintf(e->message, sizeof e->message, format, args);
		va_end(args);
	}
	return false;
}

struct system_fault system_fault(int number)
{
	struct system_fault f;
	const char *what = strerrordesc_np(number);
	snprintf(f.text, sizeof f.text, "%s", what ? what : "unknown fault");
	f.text[0] = ascii_lower(f.text[0]);
	return f;
}
