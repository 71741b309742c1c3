/*
 * From the command line to the way of working that it asks for, with the configuration.
 */
#include "reader/find.h"
#include "reader/input.h"
#include "reader/reach.h"

#include "request.h"

#include <fcntl.h>
#include <malloc.h>
#include <signal.h>
#include <unistd.h>

enum { MMAP_FROM = 1024 * 1024 }; /* bytes of a block that the system gives and takes back */

static void add_fault(void *config, const char *message)
{
	config_fault(config, NULL, message);
}

/* The user's own places and home; what is wrong with them is a fault of the configuration. */
static struct places *read_places(const struct request *r, struct config *c)
{
	struct error e;
	struct places *places = NULL, *at_home = NULL;
	const struct options *o = &c->options;
	if (r->way->reads != READS_NOTHING && o->places[0]) {
		places = places_load(o->places, add_fault, c, &e);
		if (!places)
			config_fault(c, c->places_from, e.message);
	}
	if (!o->home[0])
		return places;
	at_home = places_at_home(places, str_of(o->home), &e);
	if (!at_home)
		config_fault(c, c->home_from, e.message);
	return at_home ? at_home : places;
}

/* What is wrong is told here, or on the screen where there is one. */
static enum status work(const struct request *r, struct config *c)
{
	struct places *places = read_places(r, c);
	bool on_screen = r->way == &show_way && isatty(STDOUT_FILENO);
	for (size_t i = 0; !on_screen && i < c->n_faults; i++)
		say("%s", c->faults[i].message);
	struct reach reach = r->reach;
	reach.seconds = c->options.seconds;
	reach.most_mib = c->options.size;
	reach.redirects = c->options.redirects;
	reach.agent = c->options.agent;
	reach.proxy = c->options.proxy;
	reach.secure = c->options.secure;
	reach.cache = c->options.remember && !c->options.secure;
	reach.filters = c->filters;
	reach.n_filters = c->options.secure ? 0 : c->n_filters; /* they are commands */
	reach_tell(&reach);
	enum status status = r->way->work(r, c, places);
	places_free(places);
	return status;
}

/*
 * A standard descriptor that is closed would be given to the next file that is opened. What
 * takes its place is open the wrong way, so that using it fails as if it were closed.
 */
static bool hold_descriptors(void)
{
	for (int fd = STDIN_FILENO; fd <= STDERR_FILENO; fd++)
		if (fcntl(fd, F_GETFD) < 0 &&
		    open("/dev/null", fd == STDIN_FILENO ? O_WRONLY : O_RDONLY) != fd)
			return say("descriptor %d is closed, and so is /dev/null", fd);
	return true;
}

int main(int argc, char **argv)
{
	struct request request = {.way = &show_way};
	struct config config;
	struct error e;
	if (argc > 1 && strcmp(argv[1], INPUT_CHILD) == 0)
		return input_child(argc > 2 && strcmp(argv[2], INPUT_CHILD_WHOLE) == 0);
	if (argc > 1 && strcmp(argv[1], REACH_RUN) == 0) {
		reach_tell(&(struct reach){.knows = find_knows});
		return reach_run(argc, argv);
	}
	heap_gather();
	signal(SIGPIPE, SIG_IGN); /* writing tells by EPIPE */
	/* else what the finding gives back is kept once a large block has been given back */
	mallopt(M_MMAP_THRESHOLD, MMAP_FROM);
	if (!hold_descriptors())
		return SYSTEM;
	if (!request_take(&request, argc, argv))
		return USAGE;
	request.config.check = request.way == &check_config_way;
	enum status status = USAGE;
	if (config_load(&config, &request.config, &e))
		status = work(&request, &config);
	else
		say("%s", e.message);
	config_free(&config);
	return status;
}
