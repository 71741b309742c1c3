/* Turns assets/world/coast.txt into the tables of src/view/world.h (printed as C). */
#include "reader/chart.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>

enum { LINES_MOST = 2000, POINTS_MOST = UINT16_MAX };

struct arc {
	char kind;
	unsigned first, n;
};

/* The points of a line of the file; false: it is none. */
static bool print_points(const char *at, struct arc *line)
{
	line->kind = *at;
	if ((line->kind != 'c' && line->kind != 'b') || at[1] != ' ')
		return false;
	for (at++; *at == ' '; line->n++) {
		char *end;
		long lon = strtol(at + 1, &end, 10);
		if (*end != ',')
			return false;
		long lat = strtol(end + 1, &end, 10);
		printf("\t{%ld, %ld},\n", lon * 10,
		       lround(chart_north((double)lat / 10) * 100));
		at = end;
	}
	return *at == '\n' && line->n > 1 && line->first + line->n < POINTS_MOST;
}

int main(void)
{
	static const char path[] = "assets/world/coast.txt";
	static struct arc lines[LINES_MOST];
	FILE *f = fopen(path, "r");
	char *text = NULL;
	size_t room = 0, n = 0;
	if (!f) {
		perror(path);
		return 1;
	}
	puts("#include \"view/world.h\"\n\nconst struct world_point world_points[] = {");
	for (unsigned points = 0; getline(&text, &room, f) > 0; n++) {
		if (n < LINES_MOST)
			lines[n].first = points;
		if (n == LINES_MOST || !print_points(text, &lines[n])) {
			fprintf(stderr, "%s:%zu: not a line of points\n", path, n + 1);
			return 1;
		}
		points += lines[n].n;
	}
	puts("};\n\nconst struct world_line world_lines[] = {");
	for (size_t i = 0; i < n; i++)
		printf("\t{%u, %u, %s},\n", lines[i].first, lines[i].n,
		       lines[i].kind == 'b' ? "true" : "false");
	printf("};\nconst unsigned n_world_lines = %zu;\n", n);
	free(text);
	fclose(f);
	return ferror(stdout) ? 1 : 0;
}
