/* Addresses in the text: one in sight is chosen, told whole, then opened or copied. */
#include "ui/state.h"

#include "reader/text.h"

enum { ESCAPE = 27, ENTER = 13, SIGHT_MOST = 64 };

/* Those that the text itself names. */
static uint32_t named(const struct ui_article *a, struct span *out, uint32_t most)
{
	size_t from = a->anchor > ADDRESS_MOST ? a->anchor - ADDRESS_MOST : 0, at = 0;
	size_t to = a->bottom + (size_t)ADDRESS_MOST;
	from = text_border(a->view.text, from);
	struct str text = {a->view.text.at + from,
			   (to < a->view.text.n ? to : a->view.text.n) - from};
	struct span found;
	uint32_t n = 0;
	for (; n < most && text_address_next(text, at, &found); at = found.end) {
		struct span s = {found.start + (uint32_t)from, found.end + (uint32_t)from};
		if (s.start >= a->bottom)
			break;
		if (s.end > a->anchor && !fold_hides(a, s.start))
			out[n++] = s;
	}
	return n;
}

/* Index of the first link that ends behind the offset. */
static uint32_t link_from(const struct ui_article *a, uint32_t offset)
{
	uint32_t i;
	BISECT(i, a->view.n_links, a->view.links[i].span.end <= offset);
	return i;
}

/* Where both are one, the link is it: what it says and where it leads may differ. */
uint32_t ui_addresses(const struct ui_article *a, struct span *out, uint32_t most)
{
	struct span own[SIGHT_MOST];
	uint32_t n_own = named(a, own, SIGHT_MOST), n = 0, k = 0;
	for (uint32_t i = link_from(a, a->anchor); n < most; i++) {
		bool more = i < a->view.n_links && a->view.links[i].span.start < a->bottom;
		struct span link =
			more ? a->view.links[i].span : (struct span){UINT32_MAX, UINT32_MAX};
		for (; k < n_own && n < most && own[k].end <= link.start; k++)
			out[n++] = own[k];
		while (k < n_own && span_overlap(own[k], link))
			k++;
		if (!more)
			break;
		if (n < most && !fold_hides(a, link.start))
			out[n++] = link;
	}
	return n;
}

struct str ui_address_of(const struct ui_article *a, struct span span)
{
	uint32_t i = link_from(a, span.start);
	bool link = i < a->view.n_links && a->view.links[i].span.start == span.start &&
		    a->view.links[i].span.end == span.end;
	return link ? a->view.links[i].address : str_slice(a->view.text, span);
}

static void choose(struct ui *ui, const struct span *all, uint32_t n, uint32_t i)
{
	struct str s = ui_address_of(ui_article(ui), all[i]);
	ui->awaited = ACT_ADDRESS;
	ui->address = all[i];
	ui_say(ui, false, "%u/%u %.*s", i + 1, n, (int)s.n, s.at);
}

/* Chooses the one behind that which is chosen, the first after the last. */
static void choose_next(struct ui *ui)
{
	struct span all[SIGHT_MOST];
	uint32_t n = ui_addresses(ui_article(ui), all, SIGHT_MOST), i = 0;
	while (ui->awaited == ACT_ADDRESS && i < n && all[i].start <= ui->address.start)
		i++;
	ui->awaited = ACT_NONE;
	if (n)
		choose(ui, all, n, i < n ? i : 0);
	else
		ui_say(ui, false, "no address is in sight");
}

bool address_point(struct ui *ui, uint32_t offset)
{
	struct span all[SIGHT_MOST];
	uint32_t n = ui_addresses(ui_article(ui), all, SIGHT_MOST), i = 0;
	while (i < n && !span_holds(all[i], offset))
		i++;
	if (i < n)
		choose(ui, all, n, i);
	return i < n;
}

void act_address(struct ui *ui)
{
	ui->awaited = ACT_NONE;
	if (ui->page != PANE_ARTICLE)
		ui_say(ui, false, "that is for addresses in the text");
	else
		choose_next(ui);
}

static struct str encoded(struct str s, struct arena *arena)
{
	char *out = arena_alloc(arena, 3 * s.n + 1);
	return (struct str){out, text_address_ascii(s, out)};
}

struct effect address_open(struct ui *ui)
{
	struct str address = ui_address_of(ui_article(ui), ui->address);
	ui->awaited = ACT_NONE;
	if (!ui->options.secure)
		return (struct effect){EFFECT_BROWSE, encoded(address, &ui->scratch)};
	ui_say(ui, true, "opening addresses is off in secure mode");
	return (struct effect){0};
}

bool address_key(struct ui *ui, uint32_t key, struct effect *effect)
{
	struct str address = ui_address_of(ui_article(ui), ui->address);
	enum action action = config_action(ui->config, ui_mode(ui), key);
	ui->message[0] = '\0';
	arena_reset(&ui->scratch);
	if (action == ACT_ADDRESS) {
		choose_next(ui);
		return true;
	}
	ui->awaited = ACT_NONE;
	if (key == ENTER)
		*effect = address_open(ui);
	else if (action == ACT_COPY && may_copy(ui))
		*effect = (struct effect){EFFECT_COPY, arena_str(&ui->scratch, address)};
	return key == ENTER || action == ACT_COPY || key == ESCAPE;
}
