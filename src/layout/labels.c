/* Names on a chart: where there is room for them. */
#include "reader/chart.h"

#include <stdlib.h>
#include <string.h>

/* Which cells are taken. */
struct room {
	bool *taken;
	int columns, rows;
};

static void take(struct room *room, int row, int column, int columns)
{
	for (int x = column; x < column + columns; x++)
		if (row >= 0 && row < room->rows && x >= 0 && x < room->columns)
			room->taken[row * room->columns + x] = true;
}

/* Whether a name fits there, a free cell on either side, but at the chart's sides. */
static bool is_free(const struct room *room, int row, int column, int columns)
{
	if (row < 0 || row >= room->rows || column < 0 || column + columns > room->columns)
		return false;
	for (int x = column - 1; x <= column + columns; x++)
		if (x >= 0 && x < room->columns && room->taken[row * room->columns + x])
			return false;
	return true;
}

/* Beside the point first, then above and below it. */
static bool place(const struct room *room, struct chart_label *l)
{
	int right = l->column + 2, left = l->column - 1 - l->columns;
	int middle = l->column - l->columns / 2, most = room->columns - l->columns;
	middle = middle > most ? most : middle;
	middle = middle < 0 ? 0 : middle;
	const struct {
		int row, column;
	} ways[] = {{0, right},      {0, left},      {-1, middle},   {1, middle},
		    {-1, right - 1}, {1, right - 1}, {-1, left + 1}, {1, left + 1}};
	for (size_t i = 0; i < sizeof ways / sizeof *ways && !l->placed; i++) {
		l->at_row = l->row + ways[i].row;
		l->at_column = ways[i].column;
		l->placed = is_free(room, l->at_row, l->at_column, l->columns);
	}
	return l->placed;
}

void chart_place_labels(struct chart_label *labels, size_t n, int columns, int rows,
			const struct rect *taken, size_t n_taken)
{
	size_t cells = (size_t)columns * (size_t)rows;
	struct room room = {mem_alloc(cells * sizeof(bool)), columns, rows};
	memset(room.taken, 0, cells * sizeof *room.taken);
	for (size_t i = 0; i < n_taken; i++)
		for (int y = 0; y < taken[i].rows; y++)
			take(&room, taken[i].row + y, taken[i].column, taken[i].columns);
	for (size_t i = 0; i < n; i++)
		take(&room, labels[i].row, labels[i].column, 1);
	for (size_t i = 0; i < n; i++) {
		labels[i].placed = false;
		if (labels[i].columns && place(&room, &labels[i]))
			take(&room, labels[i].at_row, labels[i].at_column, labels[i].columns);
	}
	free(room.taken);
}
