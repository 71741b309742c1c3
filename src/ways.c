/*
 * The ways of working: the screen, an export, a batch, the archive, the configuration.
 */
#include "request.h"

#include "interact.h"
#include "memory.h"
#include "pager.h"
#include "quotes.h"
#include "recent.h"

#include <errno.h>
#include <stdio.h>
#include <unistd.h>

static struct printing printing_of(const struct request *r, const struct config *c)
{
	return (struct printing){c, r->format, r->paths, r->n_paths, r->extent, stdout, 0};
}

static enum status print_all(const struct request *r, const struct config *c,
			     const struct places *places)
{
	struct printing printing = printing_of(r, c);
	return print_articles(&printing, places);
}
const struct way export_way = {print_all, READS_ARTICLES};

/* On a terminal that can only print: a screen at a time, as long as more is wanted. */
static int show_paged(struct article *article, void *context)
{
	struct printing *p = context;
	if (p->out == stdout)
		p->out = pager_open(stdout);
	if (!p->out)
		p->fault = errno;
	int status = p->fault ? SYSTEM : print_article(article, p);
	return p->fault == EPIPE ? GOOD : status;
}

static enum status show(const struct request *r, const struct config *c,
			const struct places *places);

/* No article is named: one of those read last. */
static enum status choose_and_show(const struct request *r, const struct config *c,
				   const struct places *places)
{
	struct arena arena = {0};
	struct request chosen = *r;
	struct error e;
	const char *path;
	int extent;
	enum status status = GOOD;
	if (recent_choose(c, &arena, &path, &extent, &e)) {
		chosen.paths = &path;
		chosen.n_paths = 1;
		chosen.extent = (enum extent)extent;
		status = show(&chosen, c, places);
	} else if (e.message[0]) {
		say("%s", e.message);
		status = USAGE;
	}
	arena_free(&arena);
	return status;
}

/* The screen when there is a terminal that can do it; else the text. */
static enum status show(const struct request *r, const struct config *c,
			const struct places *places)
{
	struct printing printing = printing_of(r, c);
	if (!r->n_paths)
		return choose_and_show(r, c, places);
	if (!isatty(STDOUT_FILENO))
		return print_articles(&printing, places);
	int status = interact(c, r->paths, r->n_paths, r->where, places, r->extent, show_paged,
			      &printing);
	if (printing.out && printing.out != stdout && fclose(printing.out) != 0 &&
	    !printing.fault)
		printing.fault = errno;
	return print_status((enum status)status, printing.fault);
}
const struct way show_way = {show, READS_ARTICLES};

/* In the order of the text, where there is a terminal a screen at a time. */
static enum status read_plainly(const struct request *r, const struct config *c,
				const struct places *places)
{
	struct printing printing = printing_of(r, c);
	if (isatty(STDOUT_FILENO))
		printing.out = pager_open(stdout);
	if (!printing.out)
		return print_status(SYSTEM, errno);
	enum status status = print_articles(&printing, places);
	if (printing.out != stdout && fclose(printing.out) != 0)
		return print_status(status, errno);
	return status;
}
const struct way plain_way = {read_plainly, READS_ARTICLES};

static enum status batch(const struct request *r, const struct config *c,
			 const struct places *places)
{
	(void)c;
	reach_confine();
	const struct batch_wish wish = {places, r->keep, r->strict};
	return (enum status)batch_run(stdin, stdout, stderr, &wish);
}
const struct way batch_way = {batch, READS_LINES};

static enum status print_config(const struct request *r, const struct config *c,
				const struct places *places)
{
	(void)r, (void)places;
	struct arena arena = {0};
	struct str text = config_print(c, &arena);
	fwrite(text.at, 1, text.n, stdout);
	arena_free(&arena);
	return print_end();
}
const struct way print_config_way = {print_config, READS_NOTHING};

static enum status check_config(const struct request *r, const struct config *c,
				const struct places *places)
{
	(void)r, (void)places;
	return c->n_faults ? USAGE : GOOD;
}
const struct way check_config_way = {check_config, READS_PLACES};

static enum status explain(const struct request *r, const struct config *c,
			   const struct places *places)
{
	struct printing printing = printing_of(r, c);
	return print_explained(&printing, r->explained, places);
}
const struct way explain_way = {explain, READS_ARTICLES};

static enum status quotes(const struct request *r, const struct config *c,
			  const struct places *places)
{
	(void)c, (void)places;
	return quotes_print(r->asked, r->said_format);
}
const struct way quotes_way = {quotes, READS_NOTHING};

static enum status forget(const struct request *r, const struct config *c,
			  const struct places *places)
{
	(void)c, (void)places;
	return (enum status)memory_forget(r->forgotten);
}
const struct way forget_way = {forget, READS_NOTHING};
