#include "pass.h"

void region_pass(struct find *f)
{
	(void)f;
}
