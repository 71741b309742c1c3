/*
 * The options, one table: what each does to the request, and the help.
 */
#include "request.h"

#include "credits.h"
#include "quotes.h"

#include <errno.h>
#include <getopt.h>
#include <stdio.h>
#include <unistd.h>

/* ---- what an option does: false, and told, when it is wrong ------------------------------ */

static bool take_export(struct request *r, const char *name)
{
	r->way = &export_way;
	r->format_name = name;
	return true;
}

/* The names of the formats of articles, or of quotes; NULL behind the last. */
static const char *format_name(const struct request *r, size_t i)
{
	if (r->asked)
		return export_said_name(i);
	return export_formats[i] ? export_formats[i]->name : NULL;
}

/* The format that was named, once it is known of what; false, and told, when there is none. */
static bool take_format(struct request *r)
{
	const char *name = r->format_name ? r->format_name : "text";
	char names[200] = "";
	size_t n = 0;
	if (r->asked)
		r->way = &quotes_way;
	r->format = export_format_named(name);
	if (r->asked ? quotes_format(name, &r->said_format) : r->format != NULL)
		return true;
	for (size_t i = 0; format_name(r, i) && n < sizeof names; i++)
		n += (size_t)snprintf(names + n, sizeof names - n, "%s%s", i ? ", " : "",
				      format_name(r, i));
	return say("--export: \"%s\" is none of %s", name, names);
}

static bool take_plain(struct request *r, const char *none)
{
	(void)none;
	r->way = &plain_way;
	r->format_name = "spoken";
	return true;
}

static bool take_strict(struct request *r, const char *none)
{
	(void)none;
	r->strict = true;
	return true;
}

static bool take_keep(struct request *r, const char *names)
{
	r->keep = names;
	return true;
}

static bool take_whole(struct request *r, const char *none)
{
	(void)none;
	r->extent = EXTENT_WHOLE;
	return true;
}

static bool take_force(struct request *r, const char *none)
{
	(void)none;
	r->extent = EXTENT_BYTES;
	return true;
}

static bool take_charset(struct request *r, const char *name)
{
	r->reach.charset = name;
	return reach_knows_charset(name) ||
	       say("--charset: \"%s\" is none; try: iconv -l", name);
}

static bool take_offline(struct request *r, const char *none)
{
	(void)none;
	r->reach.offline = true;
	return true;
}

static bool take_explain(struct request *r, const char *offset)
{
	char *end;
	errno = 0;
	r->way = &explain_way;
	r->explained = strtoul(offset, &end, 10);
	if (*offset < '0' || *offset > '9' || *end || errno)
		return say("--explain: \"%s\" is no offset of a code point", offset);
	return true;
}

static bool take_quotes(struct request *r, const char *asked)
{
	r->asked = asked;
	return true;
}

static bool take_forget(struct request *r, const char *what)
{
	r->way = &forget_way;
	r->forgotten = what;
	return true;
}

static bool take_theme(struct request *r, const char *name)
{
	r->config.theme = name;
	return true;
}

static bool take_set(struct request *r, const char *set)
{
	if (r->config.n_sets == SETS_MOST)
		return say("--set: more than %d times", SETS_MOST);
	r->sets[r->config.n_sets++] = set;
	return true;
}

static bool take_config(struct request *r, const char *path)
{
	r->config.path = path;
	return true;
}

static bool take_version(struct request *r, const char *none)
{
	(void)r, (void)none;
	printf("reader " READER_VERSION "\n"
	       "Copyright (c) 2026 The reader authors. MIT licence; there is no warranty.\n"
	       "Sandbox of what strangers wrote: %s.\n"
	       "\n%s",
	       reach_sandbox(), credits);
	exit(print_end());
}

static bool take_help(struct request *r, const char *none);

/* ---- the table --------------------------------------------------------------------------- */

static const struct option_row {
	const char *name;
	char letter;          /* 0: none */
	const char *argument; /* as the help names it; NULL: it takes none */
	const char *help;
	/* what it does; NULL: it chooses a way of working */
	bool (*take)(struct request *r, const char *argument);
	const struct way *way;
} rows[] = {
	{"export", 'e', "FORMAT", "print the articles, do not show them", take_export, NULL},
	{"plain", 'p', NULL, "read line by line, findings in words: for ears and fingers",
	 take_plain, NULL},
	{"batch", 'b', NULL, "read JSON lines, write one JSON object a line", NULL, &batch_way},
	{"strict", 0, NULL, "with --batch: a bad line makes the exit status 1", take_strict,
	 NULL},
	{"keep", 0, "NAMES", "with --batch: give these members back under \"in\": url,date",
	 take_keep, NULL},
	{"whole", 'w', NULL, "show all of a web page, not only its article", take_whole, NULL},
	{"force", 'f', NULL, "take any file as plain text: a PDF, a page's source", take_force,
	 NULL},
	{"charset", 0, "NAME", "in which the files are written: koi8-r, shift_jis, …",
	 take_charset, NULL},
	{"offline", 0, NULL, "of addresses show what was fetched before", take_offline, NULL},
	{"explain", 0, "OFFSET", "tell how what stands at this code point was decided",
	 take_explain, NULL},
	{"quotes", 0, "QUERY", "print quotes read before: putin region:kursk date:2026-03",
	 take_quotes, NULL},
	{"forget", 0, "FILE", "forget how this file was left; all: how every one was",
	 take_forget, NULL},
	{"theme", 't', "NAME", "auto, dark, light, contrast, mono, terminal or one of your own",
	 take_theme, NULL},
	{"set", 's', "SECTION:NAME=VALUE", "change one setting, as in reader.ini", take_set,
	 NULL},
	{"config", 'c', "FILE", "read this reader.ini, too", take_config, NULL},
	{"print-config", 0, NULL, "print the settings in force as a reader.ini", NULL,
	 &print_config_way},
	{"check-config", 0, NULL, "tell what is wrong in the reader.ini files", NULL,
	 &check_config_way},
	{"help", 'h', NULL, "print this", take_help, NULL},
	{"version", 'V', NULL, "print the version, the licence and whose data is used",
	 take_version, NULL},
};
enum { N_ROWS = sizeof rows / sizeof *rows };

static bool take_help(struct request *r, const char *none)
{
	(void)r, (void)none;
	puts("usage: reader [option ...] [+paragraph | +/pattern] [file or address ...]\n"
	     "\n"
	     "Shows news articles with who is speaking, what they said and which places they "
	     "are\n"
	     "about. Without a file it reads a pipe, or lists the articles read last; - is "
	     "standard\n"
	     "input. When there is no terminal it prints the articles as text.\n");
	for (const struct option_row *o = rows; o < rows + N_ROWS; o++) {
		char left[64];
		snprintf(left, sizeof left, "--%s%s%s", o->name, o->argument ? " " : "",
			 o->argument ? o->argument : "");
		if (o->letter)
			printf("  -%c, %-26s %s\n", o->letter, left, o->help);
		else
			printf("      %-26s %s\n", left, o->help);
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
	exit(print_end());
}

/* ---- arguments --------------------------------------------------------------------------- */

/* What getopt gives for the i-th row: its letter, or a number beyond them. */
static int code_of(size_t i)
{
	return rows[i].letter ? rows[i].letter : 256 + (int)i;
}

static bool wrong_option(int code, const char *written)
{
	char letter[] = {'-', optopt > 0 && optopt < 256 ? (char)optopt : '?', 0};
	/* a long one is told as it was written: an argument missing gives its letter, too */
	const char *which =
		strncmp(written, "--", 2) == 0 || letter[1] == '?' ? written : letter;
	return say(code == ':' ? "%s: an argument is missing; try: reader --help"
			       : "%s: unknown option; try: reader --help",
		   which);
}

static bool take_options(struct request *r, int argc, char **argv)
{
	struct option long_ones[N_ROWS + 1] = {0};
	char letters[2 * N_ROWS + 2] = ":";
	size_t n = 1;
	for (size_t i = 0; i < N_ROWS; i++) {
		bool argument = rows[i].argument != NULL;
		long_ones[i] = (struct option){rows[i].name,
					       argument ? required_argument : no_argument, NULL,
					       code_of(i)};
		if (rows[i].letter)
			letters[n++] = rows[i].letter;
		if (rows[i].letter && argument)
			letters[n++] = ':';
	}
	opterr = 0;
	for (int code; (code = getopt_long(argc, argv, letters, long_ones, NULL)) != -1;) {
		size_t i = 0;
		while (i < N_ROWS && code_of(i) != code)
			i++;
		if (i == N_ROWS)
			return wrong_option(code, argv[optind - 1]);
		if (rows[i].way)
			r->way = rows[i].way;
		else if (!rows[i].take(r, optarg))
			return false;
	}
	return true;
}

/* +12, +/pattern: a file of such a name is ./+12. */
static bool begins(const char *argument)
{
	size_t digits = argument[0] == '+' ? strspn(argument + 1, "0123456789") : 0;
	return (digits && !argument[1 + digits]) || strncmp(argument, "+/", 2) == 0;
}

bool request_take(struct request *r, int argc, char **argv)
{
	static const char *const standard_input[] = {"-"};
	if (!take_options(r, argc, argv) || !take_format(r))
		return false;
	r->config.sets = r->sets;
	if (optind < argc && begins(argv[optind]))
		r->where = argv[optind++] + 1;
	r->paths = (const char *const *)argv + optind;
	r->n_paths = (size_t)(argc - optind);
	if (r->way->reads == READS_LINES && r->n_paths)
		return say("--batch reads standard input and takes no file");
	if (r->way == &explain_way && r->n_paths > 1)
		return say("--explain tells about one file");
	if (r->way == &show_way && isatty(STDIN_FILENO) && isatty(STDOUT_FILENO))
		for (size_t i = 0; i < r->n_paths; i++)
			if (strcmp(r->paths[i], standard_input[0]) == 0)
				return say("-: standard input is the terminal");
	if (r->n_paths || r->way->reads != READS_ARTICLES)
		return true;
	if (isatty(STDIN_FILENO) && isatty(STDOUT_FILENO) && r->way == &show_way)
		return true;
	if (isatty(STDIN_FILENO))
		return say("no file is named; try: reader --help");
	r->paths = standard_input;
	r->n_paths = 1;
	return true;
}
