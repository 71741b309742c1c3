/* Screens as they shall look, at five sizes. */
#include "play.h"

static void show(int rows, int columns, const char *keys)
{
	struct stage *s = stage_port(rows, columns);
	stage_found(s);
	play(s, keys);
	struct str got = screen(s);
	printf("%d %d %s\n%.*s", rows, columns, keys, (int)got.n, got.at);
	stage_close(s);
}

int main(void)
{
	show(24, 80, "JJJ");
	show(24, 80, "<F3><Enter>");
	show(40, 120, "JJJ");
	show(20, 50, "JJJ");
	show(20, 50, "JJJ<F2>");
	show(20, 50, "JJJ<F3>");
	show(8, 40, "J");
	show(7, 39, "J");
	show(2, 9, "");
	show(24, 80, "JJJi");
	show(24, 80, "/har");
	show(24, 80, ":sp<Tab>");
	return 0;
}
