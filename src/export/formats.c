#include "formats.h"

const struct export_format *const export_formats[] = {
#define X(name) &format_##name,
	FORMATS(X)
#undef X
		NULL};

const struct export_format *export_format_named(const char *name)
{
	for (size_t i = 0; export_formats[i]; i++)
		if (strcmp(export_formats[i]->name, name) == 0)
			return export_formats[i];
	return NULL;
}
