#include "reader/find.h"

#include <stdio.h>

int main(void)
{
	puts("reader");
	return 0;
}
