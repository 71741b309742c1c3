/* reader.ini: values, faults with their lines, keys, themes. */
#include "config/table.h"

#include <dirent.h>
#include <errno.h>
#include <math.h>
#include <setjmp.h>
#include <stdio.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <unistd.h>

#include <cmocka.h> /* makes a macro of fail() */

static char folder[] = "/tmp/reader-config-XXXXXX";
static char ini_path[64];

static int make_folder(void **state)
{
	(void)state;
	if (!mkdtemp(folder))
		return 1;
	snprintf(ini_path, sizeof ini_path, "%s/t.ini", folder);
	unsetenv("NO_COLOR");
	unsetenv("COLORFGBG");
	unsetenv("READER_SECURE");
	unsetenv("LESSSECURE");
	return setenv("XDG_CONFIG_HOME", folder, 1);
}

static int remove_folder(void **state)
{
	(void)state;
	char path[128];
	unlink(ini_path);
	snprintf(path, sizeof path, "%s/reader/reader.ini", folder);
	unlink(path);
	snprintf(path, sizeof path, "%s/reader", folder);
	rmdir(path);
	return rmdir(folder);
}

static void write_file(const char *path, const char *text, size_t n)
{
	FILE *f = fopen(path, "w");
	assert_non_null(f);
	assert_int_equal(fwrite(text, 1, n, f), n);
	fclose(f);
}

/* Loads `text` as --config; to be freed. */
static void load_bytes(struct config *c, const char *text, size_t n)
{
	struct error e;
	write_file(ini_path, text, n);
	assert_true(config_load(c, &(struct config_request){.path = ini_path}, &e));
}

static void load(struct config *c, const char *text)
{
	load_bytes(c, text, strlen(text));
}

/* The message of the fault in a line, without the file; "" when there is none. */
static const char *fault_in(const struct config *c, unsigned line)
{
	static char start[80];
	snprintf(start, sizeof start, "%s:%u: ", ini_path, line);
	for (size_t i = 0; i < c->n_faults; i++)
		if (strncmp(c->faults[i].message, start, strlen(start)) == 0)
			return c->faults[i].message + strlen(start);
	return "";
}

static void load_default(struct config *c)
{
	struct error e;
	assert_true(config_load(c, &(struct config_request){0}, &e));
	assert_int_equal(c->n_faults, 0);
}

/* ---- values and faults ------------------------------------------------------------------- */

static void values_are_taken(void **state)
{
	(void)state;
	struct config c;
	load(&c, "\xef\xbb\xbf; a comment that ends in a backslash \\\r\n"
		 "[Reader] ; a comment = here\r\n"
		 "WIDTH = 60 ; columns\r\n"
		 "minimap=off\n"
		 "  glyphs   =   ascii\n"
		 "copy = \"xclip -i ; # both\" # quoted\n"
		 "escape-delay = 010\n"
		 "[places]\n"
		 "file = mine.tsv\n");
	assert_int_equal(c.n_faults, 0);
	assert_int_equal(c.options.width, 60);
	assert_false(c.options.minimap);
	assert_int_equal(c.options.glyphs, GLYPHS_ASCII);
	assert_string_equal(c.options.copy, "xclip -i ; # both");
	assert_int_equal(c.options.escape_delay, 10);
	char beside[80];
	snprintf(beside, sizeof beside, "%s/mine.tsv", folder);
	assert_string_equal(c.options.places, beside);
	config_free(&c);
}

static const struct {
	const char *line, *fault; /* line 3, behind [reader] and ambiguous = 2 */
} line_faults[] = {
	{"width = 900", "width: 900 is not within 20-400"},
	{"width = 40x", "width: \"40x\" is no number"},
	{"width =", "width: a number is missing"},
	{"widht = 40", "widht: unknown name (did you mean \"width\"?)"},
	{"minimap = maybe", "minimap: \"maybe\" is neither yes nor no"},
	{"doubt = maybe",
	 "doubt: \"maybe\" is not one of: show, dim or hide (what is marked ?)"},
	{"doubt = hid",
	 "doubt: \"hid\" is not one of: show, dim or hide (what is marked ?) (did you "
	 "mean \"hide\"?)"},
	{"glyphs = asci",
	 "glyphs: \"asci\" is not one of: auto, unicode or ascii (did you mean "
	 "\"ascii\"?)"},
	{"theme = drak", "theme: there is no theme \"drak\" (did you mean \"dark\"?)"},
	{"nonsense", "\"nonsense\" is neither [section] nor name = value"},
	{"= 3", "a name is missing before ="},
	{"copy = ;", "copy: the value ends at ';' (a comment starts there); put it in quotes"},
	{"copy = a#b",
	 "copy: the value ends at '#' (a comment starts there); put it in quotes"},
	{"copy = \"open", "copy: the quote is not closed"},
	{"copy = \"a\" b",
	 "copy: text after the closing quote; put all of the value in quotes"},
	{"copy = a\\", "a line can't end in a backslash (the key is called Backslash)"},
	{"[colours", "a section ends with ]"},
	{"[]", "a section needs a name between [ and ]"},
	{"[theem.dark]", "[theem.dark]: unknown section (did you mean \"theme.dark\"?)"},
	{"[theme.auto]",
	 "[theme.auto]: a theme's name is up to 31 letters, digits, - and _, not auto"},
	{"ambiguous = 1", "ambiguous: already given in line 2; this one counts"},
	{"copy = \001", "a control character in the line"},
	{"[colours\001]", "a control character in the line"},
	{"[reader:theme]", "[reader:theme]: a name is letters, digits and -_./+ (at "
			   "most 64)"},
	{"[:]", "[:]: a name is letters, digits and -_./+ (at most 64)"},
	{"[reader:]", "[reader:]: a name is letters, digits and -_./+ (at most 64)"},
	{"[[reader]", "[[reader]: a name is letters, digits and -_./+ (at most 64)"},
	{"[a b]", "[a b]: a name is letters, digits and -_./+ (at most 64)"},
	{"[caf\xc3\xa9]", "[caf\xc3\xa9]: a name is letters, digits and -_./+ (at most 64)"},
	{"[reader] = 3 ;", "[reader]: text after ] is left out"},
	{"reader:width = 30", "reader:width: a name is letters, digits and -_./+ (at most 64)"},
	{"[] ; = 3", "a section needs a name between [ and ]"},
	{"copy =", "copy: a command is missing, or none"},
	{"browser = w3m | less",
	 "browser: \"|\" is a shell's, and none comes between (name a script)"},
};

static void faults_have_their_line(void **state)
{
	(void)state;
	for (size_t i = 0; i < sizeof line_faults / sizeof *line_faults; i++) {
		char text[400];
		struct config c;
		snprintf(text, sizeof text,
			 "[reader]\nambiguous = 2\n%s\n[reader]\npanes = none\n",
			 line_faults[i].line);
		load(&c, text);
		assert_int_equal(c.n_faults, 1);
		assert_string_equal(fault_in(&c, 3), line_faults[i].fault);
		assert_int_equal(c.options.panes, PANES_NONE); /* the rest counts */
		config_free(&c);
	}
}

static void faults_of_themes_and_keys(void **state)
{
	(void)state;
	struct config c;
	load(&c, "[theme.dark]\n"
		 "qoute = 117\n"
		 "quote = #87d7ff bold\n"
		 "base = white on #202020\n"
		 "region = \"#12345\"\n"
		 "cue = 300\n"
		 "match = blod red\n"
		 "current = 1 2\n"
		 "status = 1 on\n"
		 "[keys]\n"
		 "copy = y k\n"
		 "cite = y\n"
		 "quit = ^^^\n"
		 "qiut = q\n"
		 "[keys.list]\n"
		 "line-down = j\n");
	assert_string_equal(fault_in(&c, 2),
			    "[theme.dark] qoute: unknown name (did you mean \"quote\"?)");
	assert_string_equal(
		fault_in(&c, 3),
		"quote: the value ends at '#' (a comment starts there); put it in quotes");
	assert_string_equal(
		fault_in(&c, 4),
		"base: the value ends at '#' (a comment starts there); put it in quotes");
	assert_non_null(strstr(fault_in(&c, 5), "\"#12345\" is no colour"));
	assert_non_null(strstr(fault_in(&c, 6), "\"300\" is no colour"));
	assert_non_null(strstr(fault_in(&c, 7), "(did you mean \"bold\"?)"));
	assert_non_null(strstr(fault_in(&c, 8), "two foregrounds"));
	assert_non_null(strstr(fault_in(&c, 9), "must follow \"on\""));
	assert_string_equal(fault_in(&c, 12),
			    "[keys] cite: \"y\" is already copy's in article mode");
	assert_non_null(strstr(fault_in(&c, 13), "\"^^^\" is no key"));
	assert_string_equal(fault_in(&c, 14),
			    "[keys] qiut: unknown action (did you mean \"quit\"?)");
	assert_string_equal(fault_in(&c, 16), "[keys.list] line-down: does nothing in lists");
	assert_int_equal(config_action(&c, MODE_ARTICLE, 'q'), ACT_QUIT);
	config_free(&c);
}

static void a_line_may_be_anything(void **state)
{
	(void)state;
	struct config c;
	char text[3000] = "[reader]\ncopy = ";
	size_t n = strlen(text);
	memset(text + n, 'x', 2000);
	memcpy(text + n + 2000, "\nwidth = 44\na\0b = 3\n", 20);
	load_bytes(&c, text, n + 2020);
	assert_string_equal(fault_in(&c, 2), "the line is longer than 1000 bytes");
	assert_string_equal(fault_in(&c, 4), "a control character in the line");
	assert_int_equal(c.options.width, 44);
	config_free(&c);
}

static size_t repeat(char *out, size_t room, const char *head, const char *line)
{
	size_t n = strlen(head), each = strlen(line);
	memcpy(out, head, n);
	for (; n + each <= room; n += each)
		memcpy(out + n, line, each);
	return n;
}

/* The time a file takes is bounded, whatever fills it. */
static void a_large_file_is_told_and_left(void **state)
{
	(void)state;
	enum { ROOM = 1 << 20 };
	static char text[ROOM];
	struct config c;
	load_bytes(&c, text, repeat(text, ROOM, "[reader]\nwidth = 40\n", "[reader]\n"));
	assert_string_equal(fault_in(&c, 252), "more than 250 sections in one file");
	assert_int_equal(c.n_faults, 1);
	assert_int_equal(c.options.width, 40); /* what was read counts */
	assert_true(c.options.secure);         /* what was not might have said so */
	config_free(&c);
	load_bytes(&c, text, repeat(text, ROOM, "[reader]\nwidth = 40\n", "width=41\n"));
	assert_string_equal(fault_in(&c, 2002), "more than 2000 settings in one file");
	assert_int_equal(c.options.width, 41);
	config_free(&c);
	load_bytes(&c, text, repeat(text, ROOM, "[reader]\nwidth = 40\n", "x"));
	assert_string_equal(fault_in(&c, 3), "the line is longer than 1000 bytes");
	config_free(&c);
}

/* As if it were missing, for what follows. */
static bool no_memfd;
int memfd_create(const char *name, unsigned flags);
int memfd_create(const char *name, unsigned flags)
{
	errno = ENOSYS;
	return no_memfd ? -1 : (int)syscall(SYS_memfd_create, name, flags);
}

static size_t files_in(const char *path)
{
	DIR *d = opendir(path);
	size_t n = 0;
	assert_non_null(d);
	while (readdir(d))
		n++;
	closedir(d);
	return n;
}

static void a_temporary_file_will_do(void **state)
{
	(void)state;
	struct config c;
	no_memfd = true;
	setenv("TMPDIR", folder, 1);
	load(&c, "[reader]\nwidth = 44\nwidht = 3\n");
	assert_int_equal(c.options.width, 44);
	assert_int_equal(c.n_faults, 1);
	assert_non_null(strstr(fault_in(&c, 3), "did you mean"));
	assert_int_equal(files_in(folder), 3); /* ., .. and t.ini */
	config_free(&c);
	setenv("TMPDIR", "/nonexistent", 1);
	load(&c, "[reader]\nwidth = 44\n");
	assert_string_equal(fault_in(&c, 1),
			    "can't be parsed: no temporary file: no such file or directory");
	assert_true(c.options.secure);
	config_free(&c);
	unsetenv("TMPDIR");
	no_memfd = false;
}

static void broken_files_break_nothing(void **state)
{
	(void)state;
	FILE *f = fopen("reader.ini", "r");
	static char whole[16384], text[16384];
	assert_non_null(f);
	size_t n = fread(whole, 1, sizeof whole, f);
	fclose(f);
	uint32_t random = 7;
	for (int round = 0; round < 200; round++) {
		memcpy(text, whole, n);
		for (int k = 0; k < 60; k++) {
			random = random * 1664525u + 1013904223u;
			size_t at = (random >> 8) % n;
			random = random * 1664525u + 1013904223u;
			static const char signs[] = "[]=;#\"'\\\n\r\t :^-x9\xff";
			text[at] = signs[(random >> 8) % sizeof signs];
		}
		struct config c;
		load_bytes(&c, text, n);
		assert_non_null(config_theme(&c, 256, COLOUR_DEFAULT));
		assert_in_range(c.options.width, 20, 400);
		config_free(&c);
	}
}

/* ---- where settings come from ------------------------------------------------------------ */

static void later_layers_win(void **state)
{
	(void)state;
	char path[100];
	struct config c;
	struct error e;
	snprintf(path, sizeof path, "%s/reader", folder);
	assert_int_equal(mkdir(path, 0700), 0);
	snprintf(path, sizeof path, "%s/reader/reader.ini", folder);
	static const char mine[] = "[reader]\nwidth = 41\nambiguous = 2\npane-width = 30\n";
	static const char file[] = "[reader]\nwidth = 42\nambiguous = 1\ntheme = light\n";
	write_file(path, mine, sizeof mine - 1);
	write_file(ini_path, file, sizeof file - 1);
	static const char *const sets[] = {"width=43", "keys:copy=c",
					   "theme.light:quote=1 on 2 bold"};
	struct config_request request = {ini_path, sets, 3, "mono"};
	assert_true(config_load(&c, &request, &e));
	assert_int_equal(c.options.width, 43);
	assert_int_equal(c.options.ambiguous, 1);
	assert_int_equal(c.options.pane_width, 30);
	assert_string_equal(c.options.theme, "mono");
	assert_int_equal(config_action(&c, MODE_LIST, 'c'), ACT_COPY);
	assert_int_equal(config_action(&c, MODE_LIST, 'y'), ACT_NONE);
	config_free(&c);
	unlink(path);
}

static void a_wrong_command_line_is_an_error(void **state)
{
	(void)state;
	struct config c;
	struct error e;
	static const char *const sets[] = {"width=9"};
	struct config_request set = {NULL, sets, 1, NULL}, theme = {.theme = "drak"},
			      missing = {.path = "/nonexistent/r.ini"},
			      directory = {.path = folder};
	assert_false(config_load(&c, &set, &e));
	assert_string_equal(e.message, "--set width=9: width: 9 is not within 20-400");
	config_free(&c);
	assert_false(config_load(&c, &theme, &e));
	assert_non_null(strstr(e.message, "did you mean \"dark\"?"));
	config_free(&c);
	assert_false(config_load(&c, &missing, &e));
	assert_string_equal(e.message, "/nonexistent/r.ini: no such file or directory");
	config_free(&c);
	assert_false(config_load(&c, &directory, &e));
	config_free(&c);
}

/* In quotes and out of them a backslash is a backslash: iniparser 4.2 would take it for an
 * escape. */
static void values_are_the_same_to_each_version(void **state)
{
	(void)state;
	static const struct {
		const char *written, *value;
	} rows[] = {
		{"\"a\\;b\"", "a\\;b"},
		{"'a\\\\\"b'", "a\\\\\"b"},
		{"a\\b", "a\\b"},
		{"\"a\\\" ; note", "a\\"},
		{"\"\"", ""},
		{"''", ""},
		{"\" x = ' \"", " x = ' "},
		{"a \" b", "a \" b"},
	};
	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		char text[80];
		struct config c;
		snprintf(text, sizeof text, "[web]\nagent = %s\n", rows[i].written);
		load(&c, text);
		assert_int_equal(c.n_faults, 0);
		assert_string_equal(c.options.agent, rows[i].value);
		config_free(&c);
	}
}

static void secure_fails_closed(void **state)
{
	(void)state;
	static const struct {
		const char *line;
		bool secure;
		size_t n_faults;
	} rows[] = {
		{"secure = TRUE", true, 0},
		{"Secure = On", true, 0},
		{"secure = \"Yes\"", true, 0},
		{"secure = 1", true, 0},
		{"secure = No", false, 0},
		{"secure = OFF", false, 0},
		{"secure = maybe", true, 1},
		{"secure =", true, 1},
		{"secure = \"yes", true, 1},
		{"secure = yes\\", true, 1},
		{"secure = ye\001s", true, 1},
		{"[raeder]\nsecure = no", true, 1},
		{"[reader:x]\nsecure = x", true, 1},
		{"[reader\nsecure = yes", true, 1},
		{"widht = 3", false, 1},
		{"secure = no\nwidth = x", false, 1},
	};
	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		char text[80];
		struct config c;
		snprintf(text, sizeof text, "[reader]\n%s\n", rows[i].line);
		load(&c, text);
		if (c.options.secure != rows[i].secure || c.n_faults != rows[i].n_faults)
			fail_msg("%s: secure %d, %zu faults", rows[i].line, c.options.secure,
				 c.n_faults);
		config_free(&c);
	}
}

static void secure_by_environment(void **state)
{
	(void)state;
	static const char *const yes[] = {"1", "yes", "TRUE", "of course"};
	static const char *const no[] = {"", "0", "No"};
	struct config c;
	for (size_t i = 0; i < sizeof yes / sizeof *yes; i++) {
		setenv("READER_SECURE", yes[i], 1);
		load_default(&c);
		assert_true(c.options.secure);
		config_free(&c);
	}
	for (size_t i = 0; i < sizeof no / sizeof *no; i++) {
		setenv("READER_SECURE", no[i], 1);
		load_default(&c);
		assert_false(c.options.secure);
		config_free(&c);
	}
	unsetenv("READER_SECURE");
	setenv("LESSSECURE", "1", 1);
	load_default(&c);
	assert_true(c.options.secure);
	config_free(&c);
	unsetenv("LESSSECURE");
	load_default(&c);
	assert_false(c.options.secure);
	config_free(&c);
}

/* ---- keys -------------------------------------------------------------------------------- */

static void keys_have_names(void **state)
{
	(void)state;
	static const struct {
		const char *name;
		uint32_t key;
	} rows[] = {
		{"a", 'a'},
		{"^E", 5},
		{"^e", 5},
		{"M-x", READER_KEY_META | 'x'},
		{"F1", KEY_FUNCTION + 1},
		{"F24", KEY_FUNCTION + 24},
		{"M-Left", READER_KEY_META | KEY_LEFT_ARROW},
		{"Hash", '#'},
		{"Apostrophe", '\''},
		{"M-'", READER_KEY_META | '\''},
		{"pgdn", KEY_PAGE_DOWN},
		{"^M", '\r'},
		{"^J", '\r'},
		{"^I", '\t'},
		{"^H", 127},
		{"^[", 27},
		{"\xc3\xa9", 0xe9},
		{"\xe2\x82\xac", 0x20ac},
		{"\xf0\x9f\x98\x80", 0x1f600},
		{"M-", 0},
		{"F25", 0},
		{"F0", 0},
		{"F01", 0},
		{"xx", 0},
		{"", 0},
		{"\xc3", 0},
		{"^\xc3", 0},
		{"M-M-x", 0},
		{"none", 0},
		{"\xcc\x81", 0}, /* a mark, a direction control, a space of no width */
		{"\xe2\x80\xae", 0},
		{"\xe2\x80\x8b", 0},
	};
	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
		assert_int_equal(key_of(str_of(rows[i].name)), rows[i].key);
}

static void every_default_key_acts(void **state)
{
	(void)state;
	struct config c;
	load_default(&c); /* no fault: no key does two things in one mode */
	for (int a = 1; a < ACTION_COUNT; a++) {
		for (unsigned mode = 1; mode <= MODE_MAP; mode *= 2) {
			char keys[200];
			if (!(action_infos[a].modes & mode))
				continue;
			config_keys_of(&c, (enum action)a, (enum mode)mode, keys, sizeof keys);
			assert_string_equal(keys, action_infos[a].keys);
			for (struct str rest = str_of(keys); rest.n;) {
				size_t n = 0;
				while (n < rest.n && rest.at[n] != ' ')
					n++;
				uint32_t key = key_of((struct str){rest.at, n});
				assert_int_equal(config_action(&c, (enum mode)mode, key), a);
				n += n < rest.n;
				rest = (struct str){rest.at + n, rest.n - n};
			}
		}
	}
	config_free(&c);
}

static void keys_can_be_moved(void **state)
{
	(void)state;
	struct config c;
	char keys[40];
	load(&c, "[keys]\ncopy = J F12\nhelp = none\n[keys.list]\nsort = Semicolon\n");
	assert_int_equal(c.n_faults, 2);
	assert_string_equal(fault_in(&c, 2),
			    "[keys] copy: takes \"J\" from quote-next in article mode (a line "
			    "\"quote-next = …\" says that it may)");
	assert_int_equal(config_action(&c, MODE_ARTICLE, 'J'), ACT_COPY);
	assert_int_equal(config_action(&c, MODE_ARTICLE, ']'), ACT_QUOTE_NEXT);
	assert_int_equal(config_action(&c, MODE_ARTICLE, 'y'), ACT_NONE);
	assert_int_equal(config_action(&c, MODE_ARTICLE, 'h'), ACT_NONE);
	assert_int_equal(config_action(&c, MODE_LIST, ';'), ACT_SORT);
	assert_int_equal(config_action(&c, MODE_ARTICLE, ';'), ACT_NONE);
	config_keys_of(&c, ACT_COPY, MODE_LIST, keys, sizeof keys);
	assert_string_equal(keys, "J F12");
	config_keys_of(&c, ACT_COPY, MODE_LIST, keys, 3);
	assert_string_equal(keys, "J ");
	config_free(&c);
	load(&c, "[keys]\nquote-next = ]\ncopy = J\nmark = none\ncite = m\n");
	assert_int_equal(c.n_faults, 0);
	config_free(&c);
}

/* ---- themes ------------------------------------------------------------------------------ */

static double luminance(int32_t colour)
{
	uint32_t rgb = colour & COLOUR_RGB ? (uint32_t)colour & 0xffffff : colour_rgb(colour);
	double sum = 0;
	static const double weights[] = {.2126, .7152, .0722};
	for (int i = 0; i < 3; i++) {
		double v = (double)(rgb >> (16 - 8 * i) & 255) / 255;
		sum += weights[i] * (v <= .04045 ? v / 12.92 : pow((v + .055) / 1.055, 2.4));
	}
	return sum;
}

static double contrast(struct style s)
{
	double a = luminance(s.fg), b = luminance(s.bg);
	return a > b ? (a + .05) / (b + .05) : (b + .05) / (a + .05);
}

/* What the map does not use does there what it does in lists. */
static void the_map_has_keys_of_its_own(void **state)
{
	(void)state;
	struct config c;
	char keys[40];
	load_default(&c);
	assert_int_equal(config_action(&c, MODE_MAP, 'j'), ACT_MAP_DOWN);
	assert_int_equal(config_action(&c, MODE_MAP, 'G'), ACT_LIST_BOTTOM);
	assert_int_equal(config_action(&c, MODE_MAP, '\r'), ACT_CHOOSE);
	assert_int_equal(config_action(&c, MODE_LIST, '+'), ACT_NONE);
	config_keys_of(&c, ACT_ROW_DOWN, MODE_MAP, keys, sizeof keys);
	assert_string_equal(keys, "^N");
	config_free(&c);
	load(&c, "[keys]\nmap-closer = G\nmap-next = none\n[keys.list]\ncopy = F12\n");
	assert_int_equal(c.n_faults, 0);
	assert_int_equal(config_action(&c, MODE_MAP, 'G'), ACT_MAP_CLOSER);
	assert_int_equal(config_action(&c, MODE_MAP, '\t'), ACT_PANE_NEXT);
	assert_int_equal(config_action(&c, MODE_MAP, KEY_FUNCTION + 12), ACT_COPY);
	config_free(&c);
}

static void text_can_be_read(void **state)
{
	(void)state;
	struct config c;
	load_default(&c);
	for (size_t i = 0; i < 3; i++) { /* dark, light, contrast */
		bool much = strcmp(c.themes[i].name, "contrast") == 0;
		assert_true(much == (i == 2));
		for (int r = 0; r < ROLE_COUNT; r++) {
			/* rules are not read */
			double least = much               ? 7
				       : r == ROLE_RULE   ? 2
				       : r == ROLE_BORDER ? 3
							  : 4.5;
			struct style s = c.themes[i].roles[r];
			assert_true(s.fg >= 0 && s.bg >= 0);
			if (contrast(s) < least)
				fail_msg("%s, %s: %.2f", c.themes[i].name,
					 role_name((enum role)r), contrast(s));
		}
	}
	config_free(&c);
}

static void themes_inherit(void **state)
{
	(void)state;
	struct config c;
	load(&c, "[theme.own]\nquote = \"#102030 bold\"\nlike = light\n"
		 "[theme.child]\nlike = own\nbase = 1 on 2\n"
		 "[theme.round]\nlike = about\n[theme.about]\nlike = round\n"
		 "[theme.orphan]\nlike = drak\n"
		 "[reader]\ntheme = child\n");
	const struct theme *t = config_theme(&c, 256, COLOUR_DEFAULT);
	assert_string_equal(t->name, "child");
	assert_int_equal(t->roles[ROLE_QUOTE].fg, COLOUR_RGB | 0x102030);
	assert_int_equal(t->roles[ROLE_QUOTE].bg, 2); /* from its base */
	assert_int_equal(t->roles[ROLE_QUOTE].attributes, ATTR_BOLD);
	assert_int_equal(t->roles[ROLE_SPEAKER].fg, 130); /* from light */
	assert_string_equal(fault_in(&c, 8), "[theme.round] like: goes round in a circle");
	assert_string_equal(
		fault_in(&c, 12),
		"[theme.orphan] like: there is no theme \"drak\" (did you mean \"dark\"?)");
	config_free(&c);
}

/* What can't be read is told, but not of colours that are the terminal's own. */
static void contrasts_are_weighed(void **state)
{
	(void)state;
	struct config c;
	load(&c, "[theme.dark]\nquote = 235\nspeaker = \"#333333\"\nrule = 235\ncue = bold\n"
		 "base = 7 on 0\n"
		 "[theme.pale]\nbase = 16 on 231\nregion = 1 on 15\n");
	assert_string_equal(fault_in(&c, 2), "");
	assert_string_equal(fault_in(&c, 8),
			    "[theme.pale] mixed: its contrast with its ground is 1.5 (from 4.5 "
			    "on it is easy to read)");
	assert_int_equal(c.n_faults, 1);
	config_free(&c);
	load(&c, "[theme.dark]\nquote = 235\nspeaker = \"#333333\"\nrule = 235\ncue = bold\n");
	assert_non_null(strstr(fault_in(&c, 2), "[theme.dark] quote: its contrast"));
	assert_non_null(strstr(fault_in(&c, 3), "[theme.dark] speaker: its contrast"));
	assert_int_equal(c.n_faults, 2);
	config_free(&c);
}

/* Only when it is asked for, and not of what is built in. */
static void programs_are_looked_for(void **state)
{
	(void)state;
	struct config c;
	struct error e;
	const char text[] = "[reader]\ncopy = no-such-program -i\nbrowser = /no/such\n"
			    "[filters]\ndoc = catdoc -d utf-8\nxyz = no-such-program\n"
			    "text/x-note = cat\nnot = none\nabc = $HOME/x\n";
	load(&c, text);
	assert_int_equal(c.n_faults, 0);
	config_free(&c);
	assert_true(
		config_load(&c, &(struct config_request){.path = ini_path, .check = true}, &e));
	assert_string_equal(fault_in(&c, 2), "copy: there is no program \"no-such-program\"");
	assert_string_equal(fault_in(&c, 3), "browser: there is no program \"/no/such\"");
	assert_string_equal(fault_in(&c, 6),
			    "[filters] xyz: there is no program \"no-such-program\"");
	assert_int_equal(c.n_faults, 3);
	config_free(&c);
}

static void assert_theme(const struct config *c, int colours, const char *name)
{
	assert_string_equal(config_theme(c, colours, COLOUR_DEFAULT)->name, name);
}

static void colours_are_told(void **state)
{
	(void)state;
	static const struct {
		const char *text;
		int32_t colour; /* 0: it is none */
	} rows[] = {
		{"rgb:1234/5678/9abc", COLOUR_RGB | 0x12569a},
		{"rgb:f/8/0", COLOUR_RGB | 0xff8800},
		{"rgb:ff/80/00", COLOUR_RGB | 0xff8000},
		{"rgb:FFF/000/fff", COLOUR_RGB | 0xff00ff},
		{"rgba:ffff/0000/ffff/8000", COLOUR_RGB | 0xff00ff},
		{"rgb:ffff/0000", 0},
		{"rgb:ffff/0000/", 0},
		{"rgb:fffff/0/0", 0},
		{"rgb:ffff/0000/ffff/8000", 0},
		{"rgba:ffff/0000/ffff", 0},
		{"rgb:ffff/0000/ffffx", 0},
		{"rgb", 0},
		{"red", 0},
		{"", 0},
	};
	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		int32_t colour = 0;
		bool told = colour_told(str_of(rows[i].text), &colour);
		assert_int_equal(told, rows[i].colour != 0);
		assert_int_equal(colour, rows[i].colour);
	}
}

static void the_theme_suits_the_terminal(void **state)
{
	(void)state;
	struct config c;
	load_default(&c);
	assert_theme(&c, 256, "dark");
	assert_theme(&c, 16777216, "dark");
	assert_theme(&c, 8, "terminal");
	assert_theme(&c, 0, "mono");
	setenv("COLORFGBG", "0;default;15", 1);
	assert_theme(&c, 256, "light");
	setenv("COLORFGBG", "15;8", 1);
	assert_theme(&c, 256, "dark");
	setenv("COLORFGBG", "15;x", 1);
	assert_theme(&c, 256, "dark");
	setenv("COLORFGBG", "0;15", 1); /* the terminal's own word counts more */
	assert_string_equal(config_theme(&c, 256, COLOUR_RGB)->name, "dark");
	unsetenv("COLORFGBG");
	assert_string_equal(config_theme(&c, 256, COLOUR_RGB | 0xeee8d5)->name, "light");
	assert_string_equal(config_theme(&c, 256, COLOUR_RGB | 0x002b36)->name, "dark");
	assert_string_equal(config_theme(&c, 8, COLOUR_RGB | 0xffffff)->name, "terminal");
	setenv("NO_COLOR", "", 1);
	assert_theme(&c, 256, "dark");
	setenv("NO_COLOR", "1", 1);
	assert_theme(&c, 256, "mono");
	config_free(&c);
	load(&c, "[reader]\ntheme = light\n"); /* chosen: NO_COLOR does not count */
	assert_theme(&c, 256, "light");
	assert_theme(&c, 0, "mono");
	unsetenv("NO_COLOR");
	config_free(&c);
}

/* ---- printing ---------------------------------------------------------------------------- */

static void the_shipped_file_is_what_is_built_in(void **state)
{
	(void)state;
	struct config c;
	load_default(&c);
	struct str printed = config_print(&c, &c.arena);
	FILE *f = fopen("reader.ini", "r");
	assert_non_null(f);
	char *shipped = malloc(printed.n + 1);
	size_t n = fread(shipped, 1, printed.n + 1, f);
	fclose(f);
	assert_int_equal(n, printed.n);
	assert_memory_equal(shipped, printed.at, n);
	free(shipped);
	config_free(&c);
}

static void what_is_printed_is_read_the_same(void **state)
{
	(void)state;
	struct config a, b;
	load(&a, "[reader]\nwidth = 99\ncopy = \"a;b\"\ntheme = own\n[places]\nfile = \"/a "
		 "b/c#d\"\n"
		 "[keys]\nquit = Hash Semicolon Quote \xc3\xa9 M-Equal\ncite = none\n"
		 "[keys.list]\ncopy = Backslash\npanes = none\n"
		 "[theme.own]\nlike = light\nquote = \"#c1c2c3 on #040506 dim reverse\"\n"
		 "[theme.dark]\nbase = default on 3\n");
	assert_int_equal(a.n_faults, 0);
	struct str first = config_print(&a, &a.arena);
	char *text = malloc(first.n + 1);
	memcpy(text, first.at, first.n);
	text[first.n] = 0;
	load(&b, text);
	assert_int_equal(b.n_faults, 0);
	struct str second = config_print(&b, &b.arena);
	assert_int_equal(first.n, second.n);
	assert_memory_equal(first.at, second.at, first.n);
	assert_string_equal(b.options.places, "/a b/c#d");
	free(text);
	config_free(&a);
	config_free(&b);
}

static void suggestions_are_near(void **state)
{
	(void)state;
	assert_int_equal(edit_distance(STR("quote"), STR("qoute"), 9), 1);
	assert_int_equal(edit_distance(STR("kitten"), STR("sitting"), 9), 3);
	assert_int_equal(edit_distance(STR(""), STR("abc"), 9), 3);
	assert_int_equal(edit_distance(STR("abcdef"), STR("uvwxyz"), 2), 3);
	struct suggestion s = suggest(STR("zzz"));
	suggest_try(&s, "width");
	assert_null(s.best);
}

static void colours_are_the_nearest_there_are(void **state)
{
	(void)state;
	static const struct {
		int32_t colour;
		int colours;
		bool direct;
		int here;
	} rows[] = {
		{COLOUR_DEFAULT, 256, false, COLOUR_DEFAULT},
		{117, 256, false, 117},
		{5, 8, false, 5},
		{117, 8, false, 7},
		{215, 16, false, 3},
		{COLOUR_RGB | 0x87d7ff, 256, false, 117},
		{COLOUR_RGB | 0x88d8fe, 256, false, 117},
		{COLOUR_RGB | 0x1c1c1c, 256, false, 234},
		{COLOUR_RGB | 0x0000ff, 8, false, 4},
		{COLOUR_RGB | 0x0000ee, 16, false, 4},
		{COLOUR_RGB | 0x123456, 1 << 24, true, 0x123456},
		{COLOUR_RGB | 0x000002, 1 << 24, true, 8}, /* 2 would be green */
		{117, 1 << 24, true, 0x87d7ff},
		{2, 1 << 24, true, 2},
	};
	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
		assert_int_equal(colour_for(rows[i].colour, rows[i].colours, rows[i].direct),
				 rows[i].here);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(values_are_taken),
		cmocka_unit_test(faults_have_their_line),
		cmocka_unit_test(faults_of_themes_and_keys),
		cmocka_unit_test(a_line_may_be_anything),
		cmocka_unit_test(a_large_file_is_told_and_left),
		cmocka_unit_test(a_temporary_file_will_do),
		cmocka_unit_test(values_are_the_same_to_each_version),
		cmocka_unit_test(secure_fails_closed),
		cmocka_unit_test(broken_files_break_nothing),
		cmocka_unit_test(later_layers_win),
		cmocka_unit_test(a_wrong_command_line_is_an_error),
		cmocka_unit_test(secure_by_environment),
		cmocka_unit_test(keys_have_names),
		cmocka_unit_test(every_default_key_acts),
		cmocka_unit_test(keys_can_be_moved),
		cmocka_unit_test(the_map_has_keys_of_its_own),
		cmocka_unit_test(text_can_be_read),
		cmocka_unit_test(themes_inherit),
		cmocka_unit_test(contrasts_are_weighed),
		cmocka_unit_test(programs_are_looked_for),
		cmocka_unit_test(colours_are_told),
		cmocka_unit_test(the_theme_suits_the_terminal),
		cmocka_unit_test(the_shipped_file_is_what_is_built_in),
		cmocka_unit_test(what_is_printed_is_read_the_same),
		cmocka_unit_test(suggestions_are_near),
		cmocka_unit_test(colours_are_the_nearest_there_are),
	};
	return cmocka_run_group_tests(tests, make_folder, remove_folder);
}
