/*
 * "Did you mean": the nearest of the names that would have been right.
 */
#include "config/table.h"

enum { LONGEST = 40 };

unsigned edit_distance(struct str a, struct str b, unsigned most)
{
	if (a.n > LONGEST || b.n > LONGEST)
		return str_eq(a, b) ? 0 : most + 1;
	unsigned rows[3][LONGEST + 1];
	for (unsigned j = 0; j <= b.n; j++)
		rows[0][j] = j;
	for (unsigned i = 1; i <= a.n; i++) {
		unsigned *row = rows[i % 3], *up = rows[(i + 2) % 3], *up2 = rows[(i + 1) % 3];
		row[0] = i;
		for (unsigned j = 1; j <= b.n; j++) {
			bool same = a.at[i - 1] == b.at[j - 1];
			row[j] = least(least(up[j], row[j - 1]) + 1, up[j - 1] + !same);
			if (i > 1 && j > 1 && a.at[i - 1] == b.at[j - 2] &&
			    a.at[i - 2] == b.at[j - 1])
				row[j] = least(row[j], up2[j - 2] + 1);
		}
	}
	unsigned d = rows[a.n % 3][b.n];
	return d > most ? most + 1 : d;
}

struct suggestion suggest(struct str written)
{
	/* a third of the letters may be wrong: beyond that a suggestion is a guess */
	return (struct suggestion){written, NULL,
				   (unsigned)least((unsigned)written.n / 3 + 1, 4)};
}

void suggest_try(struct suggestion *s, const char *name)
{
	unsigned d = edit_distance(s->written, str_of(name), s->distance);
	if (d && (d < s->distance || (d == s->distance && !s->best))) {
		s->best = name;
		s->distance = d;
	}
}

struct str suggest_print(const struct suggestion *s, struct arena *a)
{
	return s->best ? arena_printf(a, " (did you mean \"%s\"?)", s->best) : STR("");
}
