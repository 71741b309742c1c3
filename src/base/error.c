#include "reader/base.h"

#include <stdio.h>

bool fail(struct error *e, const char *format, ...)
{
	if (e) {
		va_list args;
		va_start(args, format);
		vsnprintf(e->message, sizeof e->message, format, args);
		va_end(args);
	}
	return false;
}
