#include "reader/reach.h"

#include "convert.h"

static struct reach told;

void reach_tell(const struct reach *r)
{
	told = *r;
}

const struct reach *reach_told(void)
{
	return &told;
}

bool reach_knows_charset(const char *name)
{
	struct converter c = {0};
	bool known = *name && converter_open(&c, name); /* iconv takes "" for the locale's */
	converter_free(&c);
	return known;
}
