/*
 * Arguments, and which way of working they ask for: the screen, an export, a batch, the
 * configuration. Exit status: 0 good, 1 some inputs failed, 2 usage or configuration, 3 system.
 */
#include "reader/config.h"
#include "reader/export.h"
#include "reader/places.h"
#include "reader/session.h"

#include "interact.h"
#include "say.h"

#include <errno.h>
#include <getopt.h>
#include <signal.h>
#include <stdio.h>
#include <sys/ioctl.h>
#include <unistd.h>

enum { GOOD = 0, SOME_FAILED = 1, USAGE = 2, SYSTEM = 3 };
enum { MOST_SETS = 200, GUTTER = 3 };

/* id, short sign, name, its argument, help */
#define OPTIONS(X)                                                                             \
	X(EXPORT, 'e', "export", "FORMAT", "print the articles, do not show them")             \
	X(BATCH, 'b', "batch", NULL, "read JSON lines, write one JSON object a line")          \
	X(STRICT, 0, "strict", NULL, "with --batch: a bad line makes the exit status 1")       \
	X(THEME, 't', "theme", "NAME", "auto, dark, light, mono, terminal or one of your own") \
	X(SET, 's', "set", "SECTION:NAME=VALUE", "change one setting, as in reader.ini")       \
	X(CONFIG, 'c', "config", "FILE", "read this reader.ini, too")                          \
	X(PRINT_CONFIG, 0, "print-config", NULL,                                               \
	  "print the settings in force as a reader.ini")                                       \
	X(CHECK_CONFIG, 0, "check-config", NULL, "tell what is wrong in the reader.ini files") \
	X(HELP, 'h', "help", NULL, "print this")                                               \
	X(VERSION, 'V', "version", NULL, "print the version")

enum option_id {
	OPTION_NONE = 255, /* beyond the short signs */
#define X(id, sign, name, argument, help) OPTION_##id,
	OPTIONS(X)
#undef X
};

enum way { SHOW, EXPORT, BATCH, PRINT_CONFIG, CHECK_CONFIG };

struct request {
	enum way way;
	const struct export_format *format;
	bool strict;
	struct config_request config;
	const char *sets[MOST_SETS];
	const char *const *paths;
	size_t n_paths;
};

/* ---- help -------------------------------------------------------------------------------- */

static void print_help(void)
{
	static const struct {
		char sign;
		const char *name, *argument, *help;
	} options[] = {
#define X(id, sign, name, argument, help) {sign, name, argument, help},
		OPTIONS(X)
#undef X
	};
	puts("usage: reader [option ...] [file ...]\n"
	     "\n"
	     "Shows news articles with who is speaking, what they said and which places they "
	     "are\n"
	     "about. Without a file, or for -, it reads standard input. When there is no "
	     "terminal\n"
	     "it prints the articles as text.\n");
	for (size_t i = 0; i < sizeof options / sizeof *options; i++) {
		char left[64];
		snprintf(left, sizeof left, "--%s%s%s", options[i].name,
			 options[i].argument ? " " : "",
			 options[i].argument ? options[i].argument : "");
		if (options[i].sign)
			printf("  -%c, %-26s %s\n", options[i].sign, left, options[i].help);
		else
			printf("      %-26s %s\n", left, options[i].help);
	}
	puts("\nFormats of --export:");
	for (size_t i = 0; export_formats[i]; i++)
		printf("  %-10s %s\n", export_formats[i]->name, export_formats[i]->help);
	puts("\nKeys, all of them settings ([keys] in reader.ini); h or F1 shows them, too:");
	for (int a = 1; a < ACTION_COUNT; a++)
		printf("  %-19s %-20s %s\n", action_infos[a].keys, action_infos[a].name,
		       action_infos[a].help);
	puts("\nExit status: 0 good, 1 some articles could not be read, 2 wrong use or\n"
	     "configuration, 3 the system failed.");
}

/* ---- arguments --------------------------------------------------------------------------- */

static bool take_export(struct request *r, const char *name)
{
	r->way = EXPORT;
	r->format = export_format_named(name);
	if (r->format)
		return true;
	char names[200] = "";
	size_t n = 0;
	for (size_t i = 0; export_formats[i] && n < sizeof names; i++)
		n += (size_t)snprintf(names + n, sizeof names - n, "%s%s", i ? ", " : "",
				      export_formats[i]->name);
	return say("--export: \"%s\" is none of %s", name, names);
}

static bool take_set(struct request *r, const char *set)
{
	if (r->config.n_sets == MOST_SETS)
		return say("--set: more than %d times", MOST_SETS);
	r->sets[r->config.n_sets++] = set;
	return true;
}

static bool take_option(struct request *r, int id, const char *written)
{
	switch (id) {
	case 'e':
	case OPTION_EXPORT:
		return take_export(r, optarg);
	case 'b':
	case OPTION_BATCH:
		r->way = BATCH;
		return true;
	case OPTION_STRICT:
		r->strict = true;
		return true;
	case 't':
	case OPTION_THEME:
		r->config.theme = optarg;
		return true;
	case 's':
	case OPTION_SET:
		return take_set(r, optarg);
	case 'c':
	case OPTION_CONFIG:
		r->config.path = optarg;
		return true;
	case OPTION_PRINT_CONFIG:
		r->way = PRINT_CONFIG;
		return true;
	case OPTION_CHECK_CONFIG:
		r->way = CHECK_CONFIG;
		return true;
	case 'h':
	case OPTION_HELP:
		print_help();
		exit(GOOD);
	case 'V':
	case OPTION_VERSION:
		puts("reader " READER_VERSION);
		exit(GOOD);
	}
	char sign[] = {'-', optopt > 0 && optopt < OPTION_NONE ? (char)optopt : '?', 0};
	const char *which = sign[1] == '?' ? written : sign;
	if (id == ':')
		return say("%s: an argument is missing; try: reader --help", which);
	return say("%s: unknown option; try: reader --help", which);
}

static bool take_arguments(struct request *r, int argc, char **argv)
{
	static const struct option options[] = {
#define X(id, sign, name, argument, help)                                                      \
	{name, sizeof #argument != sizeof "NULL" ? required_argument : no_argument, NULL,      \
	 OPTION_##id},
		OPTIONS(X)
#undef X
			{0}};
	opterr = 0;
	for (int id; (id = getopt_long(argc, argv, ":e:bt:s:c:hV", options, NULL)) != -1;)
		if (!take_option(r, id, argv[optind - 1]))
			return false;
	static const char *const standard_input[] = {"-"};
	r->config.sets = r->sets;
	r->paths = (const char *const *)argv + optind;
	r->n_paths = (size_t)(argc - optind);
	if (r->way == BATCH && r->n_paths)
		return say("--batch reads standard input and takes no file");
	if (r->n_paths || r->way >= BATCH)
		return true;
	if (isatty(STDIN_FILENO))
		return say("no file is named; try: reader --help");
	r->paths = standard_input;
	r->n_paths = 1;
	return true;
}

/* ---- printing ---------------------------------------------------------------------------- */

/* The errno of writing so far, 0 when all has arrived. */
static int write_fault(void)
{
	return fflush(stdout) == 0 && !ferror(stdout) ? 0 : errno;
}

/* True when all has arrived, or nobody wanted more of it; else says why not. */
static bool arrived(int fault)
{
	return !fault || fault == EPIPE || say("standard output: %s", strerror(fault));
}

static int columns_to_print(const struct config *c)
{
	struct winsize size;
	int columns = c->options.width + GUTTER;
	if (ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) == 0 && size.ws_col > 20 &&
	    size.ws_col < columns)
		columns = size.ws_col;
	return columns;
}

struct printing {
	const struct request *request;
	const struct config *config;
	int fault; /* errno, when writing failed */
};

/* Prints an article that is open; 1 when it could not be read. */
static int print_article(struct article *article, void *context)
{
	struct printing *p = context;
	const struct request *r = p->request;
	article_wait(article);
	struct article_view view = article_view(article);
	if (view.phase == ARTICLE_FAILED) {
		say("%s", view.error);
		return SOME_FAILED;
	}
	struct export_article data = {
		.path = article_name(article),
		.type = view.type,
		.charset = view.charset,
		.text = view.text,
		.paragraphs = view.paragraphs,
		.n_paragraphs = view.n_paragraphs,
		.title = view.title,
		.document = view.document,
	};
	struct visible_text heading = visible(data.path);
	struct export_style style = {columns_to_print(p->config), p->config->options.ambiguous,
				     p->config->options.glyphs != GLYPHS_ASCII,
				     r->n_paths > 1 ? heading.text : NULL};
	struct error e;
	if (!r->format->write(&data, &style, stdout, &e))
		p->fault = errno;
	return p->fault ? SYSTEM : GOOD;
}

static int print_articles(const struct request *r, const struct config *c,
			  const struct places *places)
{
	struct printing printing = {r, c, 0};
	struct error e;
	int status = GOOD;
	if (r->format->open && !r->format->open(stdout, &e))
		printing.fault = errno;
	for (size_t i = 0; i < r->n_paths && !printing.fault; i++) {
		struct article *article = article_open(r->paths[i], places);
		if (print_article(article, &printing) == SOME_FAILED)
			status = SOME_FAILED;
		article_close(article);
	}
	if (!printing.fault && r->format->close && !r->format->close(stdout, &e))
		printing.fault = errno;
	return arrived(printing.fault) ? status : SYSTEM;
}

/* ---- ways of working --------------------------------------------------------------------- */

static int print_config(const struct config *c)
{
	struct arena arena = {0};
	struct str text = config_print(c, &arena);
	fwrite(text.at, 1, text.n, stdout);
	arena_free(&arena);
	return arrived(write_fault()) ? GOOD : SYSTEM;
}

/* The screen when there is a terminal that can do it; else the text. */
static int show(const struct request *r, const struct config *c, const struct places *places)
{
	struct printing printing = {r, c, 0};
	if (!isatty(STDOUT_FILENO))
		return print_articles(r, c, places);
	int status = interact(c, r->paths, r->n_paths, places, print_article, &printing);
	return arrived(printing.fault) ? status : SYSTEM;
}

static void tell_fault(void *context, const char *message)
{
	(void)context;
	say("%s", message);
}

static void tell_faults(const struct config *c)
{
	for (size_t i = 0; i < c->n_faults; i++)
		say("%s", c->faults[i].message);
}

static int work(const struct request *r, const struct config *c)
{
	struct error e;
	struct places *places = NULL;
	bool on_screen = r->way == SHOW && isatty(STDOUT_FILENO);
	if (!on_screen)
		tell_faults(c);
	if (r->way == CHECK_CONFIG)
		return c->n_faults ? USAGE : GOOD;
	if (r->way == PRINT_CONFIG)
		return print_config(c);
	if (c->options.places[0]) {
		places = places_load(c->options.places, tell_fault, NULL, &e);
		if (!places)
			say("%s", e.message);
	}
	int status = r->way == BATCH  ? batch_run(stdin, stdout, stderr, places, r->strict)
		     : r->way == SHOW ? show(r, c, places)
				      : print_articles(r, c, places);
	places_free(places);
	return status;
}

int main(int argc, char **argv)
{
	struct request request = {.format = export_format_named("text")};
	struct config config;
	struct error e;
	signal(SIGPIPE, SIG_IGN); /* writing tells by EPIPE */
	if (!take_arguments(&request, argc, argv))
		return USAGE;
	int status = USAGE;
	if (config_load(&config, &request.config, &e))
		status = work(&request, &config);
	else
		say("%s", e.message);
	config_free(&config);
	return status;
}
