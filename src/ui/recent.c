/* The articles read last: the cursor among them, and what keys do there. */
#include "reader/recent.h"

int recent_page(const struct recent *r)
{
	return r->rows > 3 ? r->rows - 2 : 1;
}

/* Puts the cursor on a row that there is, and that row in sight. */
static void go_to(struct recent *r, int64_t row)
{
	int64_t last = r->n ? (int64_t)r->n - 1 : 0;
	size_t page = (size_t)recent_page(r);
	r->cursor = (size_t)(row < 0 ? 0 : row > last ? last : row);
	if (r->top > r->cursor)
		r->top = r->cursor;
	if (r->cursor >= r->top + page)
		r->top = r->cursor - page + 1;
}

void recent_resize(struct recent *r, int rows, int columns)
{
	r->rows = rows;
	r->columns = columns;
	go_to(r, (int64_t)r->cursor);
}

void recent_forgotten(struct recent *r)
{
	memmove(r->visits + r->cursor, r->visits + r->cursor + 1,
		(r->n - r->cursor - 1) * sizeof *r->visits);
	r->n--;
	go_to(r, (int64_t)r->cursor);
}

struct str recent_source(const struct visit *v)
{
	if (v->byline.n)
		return v->byline;
	const char *slash = memrchr(v->path.at, '/', v->path.n);
	size_t skip = slash ? (size_t)(slash - v->path.at) + 1 : 0;
	return (struct str){v->path.at + skip, v->path.n - skip};
}

enum recent_effect recent_key(struct recent *r, uint32_t key)
{
	int64_t at = (int64_t)r->cursor, page = recent_page(r);
	r->message[0] = 0;
	if (key == KEY_DELETE_KEY)
		return r->n ? RECENT_FORGET : RECENT_NONE;
	switch (config_action(r->config, MODE_LIST, key)) {
	case ACT_ROW_DOWN:
		go_to(r, at + 1);
		break;
	case ACT_ROW_UP:
		go_to(r, at - 1);
		break;
	case ACT_LIST_PAGE_DOWN:
	case ACT_LIGHT_ADD:
		go_to(r, at + page);
		break;
	case ACT_LIST_PAGE_UP:
		go_to(r, at - page);
		break;
	case ACT_LIST_TOP:
		go_to(r, 0);
		break;
	case ACT_LIST_BOTTOM:
		go_to(r, INT64_MAX);
		break;
	case ACT_CHOOSE:
		return r->n ? RECENT_OPEN : RECENT_NONE;
	case ACT_SUSPEND:
		return RECENT_SUSPEND;
	case ACT_REDRAW:
		return RECENT_REDRAW;
	case ACT_QUIT:
	case ACT_CLOSE:
		return RECENT_QUIT;
	default:
		break;
	}
	return RECENT_NONE;
}

/* Index of the article whose row that is; SIZE_MAX: of none. */
static size_t row_under(const struct recent *r, int row)
{
	bool inside = row >= 1 && row <= recent_page(r) && r->top + (size_t)row - 1 < r->n;
	return inside ? r->top + (size_t)row - 1 : SIZE_MAX;
}

enum recent_effect recent_mouse(struct recent *r, const struct mouse *m, int64_t now)
{
	enum { LEFT = 1, WHEEL_UP = 4, WHEEL_DOWN, SOON = 400 /* milliseconds */ };
	int rows = r->config->options.wheel;
	size_t at = row_under(r, m->row);
	if (m->pressed && (m->button == WHEEL_UP || m->button == WHEEL_DOWN))
		go_to(r, (int64_t)r->cursor + (m->button == WHEEL_DOWN ? rows : -rows));
	if (m->button != LEFT || m->pressed || at == SIZE_MAX)
		return RECENT_NONE;
	bool second = at == r->cursor && r->clicked && now - r->clicked < SOON;
	r->message[0] = 0;
	r->clicked = second ? 0 : now;
	go_to(r, (int64_t)at);
	return second ? RECENT_OPEN : RECENT_NONE;
}
