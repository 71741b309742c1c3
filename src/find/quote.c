#include "pass.h"

void quote_pass(struct find *f)
{
	(void)f;
}
