/* What is wrong in a file of settings, with its place. */
#include "config/load.h"

#include <stdio.h>

enum { FAULTS_MOST = 200 };

void loader_fault(struct loader *l, struct origin at, const char *format, ...)
{
	if (l->faults.n >= FAULTS_MOST)
		return;
	char what[512];
	va_list args;
	va_start(args, format);
	vsnprintf(what, sizeof what, format, args);
	va_end(args);
	struct str message =
		at.line ? arena_printf(l->arena, "%s:%u: %s", at.path, at.line, what)
			: arena_printf(l->arena, "%s: %s", at.path ? at.path : "built in",
				       what);
	struct config_fault fault = {(char *)message.at, at.line, at.layer};
	VEC_PUSH(l->faults, fault);
}
