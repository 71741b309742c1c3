/* The coasts and borders of the world: constant tables, made of assets/world. */
#ifndef VIEW_WORLD_H
#define VIEW_WORLD_H

#include <stdbool.h>
#include <stdint.h>

/* In hundredths of a degree; norths are those of chart.h. */
struct world_point {
	int16_t lon, north;
};

/* A line from point to point, each the shorter way round. */
struct world_line {
	uint16_t first, n; /* of world_points */
	bool border;       /* else a coast */
};

extern const struct world_point world_points[];
extern const struct world_line world_lines[];
extern const unsigned n_world_lines;

#endif
