/* The program with files: several, one more, none of which stops the others. */
#include "folder.h"
#include "pty.h"

#include <arpa/inet.h>
#include <fcntl.h>
#include <netinet/in.h>
#include <sys/socket.h>
#include <sys/stat.h>

static int program(void *context)
{
	const char *arguments = context;
	char command[8192];
	if (chdir(folder) < 0)
		return 98;
	snprintf(command, sizeof command, "exec %s %s", getenv("READER"), arguments);
	execl("/bin/sh", "sh", "-c", command, (char *)NULL);
	return 99;
}

static void start(struct pty *p, const char *arguments)
{
	pty_open(p, 24, 80);
	pty_start(p, program, (void *)(uintptr_t)arguments);
	pty_see(p, "Speakers");
}

static void finish(struct pty *p, int status)
{
	pty_leave(p, "Q", status);
}

static void put(const char *name, const char *text)
{
	char path[128];
	snprintf(path, sizeof path, "%s/%s", folder, name);
	FILE *f = fopen(path, "w");
	assert_non_null(f);
	fputs(text, f);
	fclose(f);
}

/* ---- several ----------------------------------------------------------------------------- */

static void test_one_that_fails_stops_no_other(void **state)
{
	(void)state;
	struct pty p;
	start(&p, "missing.txt pier.txt . quay.txt");
	pty_see(&p, "2/4"); /* the first that can be read */
	pty_see(&p, "We count");
	pty_send(&p, "\033[19~"); /* F8 */
	pty_see(&p, "Articles");
	pty_see(&p, "missing.txt");
	pty_see(&p, "cannot be read");
	pty_see(&p, "2 faults :messages");
	pty_send(&p, "G\r");
	pty_see(&p, "4/4");
	pty_see(&p, "The quay is new");
	finish(&p, 1);
}

static void test_voices_of_more_than_are_read_at_once(void **state)
{
	(void)state;
	struct pty p;
	for (int i = 0; i < 20; i++) {
		char name[32], text[200];
		snprintf(name, sizeof name, "many%02d.txt", i);
		snprintf(text, sizeof text,
			 "Number %d\n\n“The boat number %d stays,” said Maria Huber, who leads "
			 "the council.\n",
			 i, i);
		put(name, text);
	}
	start(&p, "quay.txt many*.txt");
	pty_send(&p, "\033v");
	pty_see(&p, "21 in 21 articles");
	pty_send(&p, "/number 19\r\r");
	pty_see(&p, "21/21");
	finish(&p, 0);
}

/* Pipes whose text comes by and by: more of them than are read at once. */
enum { SLOW = 12 };

static void open_slow(int *slow, const char *text)
{
	for (int i = 0; i < SLOW; i++) {
		char path[128];
		snprintf(path, sizeof path, "%s/slow%02d", folder, i);
		assert_int_equal(mkfifo(path, 0600), 0);
		slow[i] = open(path, O_RDWR | O_CLOEXEC);
		assert_true(slow[i] >= 0);
		assert_true(write(slow[i], text, strlen(text)) > 0);
	}
}

static void test_keys_while_all_are_being_read(void **state)
{
	(void)state;
	static const char *const keys[] = {
		"\033n",      "\033n",    "\033p", "\033[19~", "G\r",    "\033r",    "\033v",
		"q",          "\033n",    "\033p", "F",        "J",      "\033[19~", "gjj\r",
		":p\r",       ":n\r",     "\033r", "5\033n",   "6\033p", "\033[17~", "q",
		":reload!\r", "\033[15~", "q",     "D",        "/tide\r"};
	struct pty p;
	int slow[SLOW];
	open_slow(slow, "Tide tables\n\n“The tide will not wait,” said Maria Huber, who leads "
			"the council.\n\n");
	start(&p, "pier.txt slow*");
	for (size_t i = 0; i < sizeof keys / sizeof *keys; i++) {
		pty_send(&p, keys[i]);
		pty_settle(&p);
	}
	/* some have come to their end, the others go on until the reader leaves */
	for (int i = 0; i < SLOW / 2; i++)
		close(slow[i]);
	pty_send(&p, ":n\r:e pier.txt\r");
	pty_see(&p, "1/13");
	pty_see(&p, "We count");
	pty_send(&p, ":e quay.txt\r");
	pty_see(&p, "14/14");
	pty_see(&p, "Ana Reis    "); /* in the pane: the findings have come */
	pty_send(&p, "\033r");
	pty_see(&p, "read anew: it is the same");
	pty_send(&p, "2\033p");
	pty_see(&p, "12/14");
	finish(&p, 0);
	for (int i = SLOW / 2; i < SLOW; i++)
		close(slow[i]);
}

/* A reading that does not come to its end keeps no other article from being read anew. */
static void test_one_more_is_read_anew(void **state)
{
	(void)state;
	struct pty p;
	char path[128];
	put("gone.txt", "The lock\n\n“We wait,” said Mia Holm, a pilot.\n");
	start(&p, "gone.txt quay.txt");
	pty_see(&p, "Mia Holm    ");
	snprintf(path, sizeof path, "%s/gone.txt", folder);
	assert_int_equal(unlink(path), 0);
	assert_int_equal(mkfifo(path, 0600), 0);
	int silent = open(path, O_RDWR | O_CLOEXEC);
	pty_send(&p, "\033r:n\r");
	pty_see(&p, "2/2");
	pty_see(&p, "Ana Reis    ");
	pty_send(&p, "\033r");
	pty_see(&p, "read anew: it is the same");
	finish(&p, 0);
	close(silent);
}

/* ---- one more ---------------------------------------------------------------------------- */

static void test_one_more_is_opened(void **state)
{
	(void)state;
	struct pty p;
	start(&p, "pier.txt");
	pty_send(&p, ":e nosuch.txt\r");
	pty_see(&p, "nosuch.txt: no such file");
	pty_send(&p, ":e more/\t");
	pty_see(&p, ":e more/bridge one.txt");
	pty_send(&p, "\r");
	pty_see(&p, "2/2");
	pty_see(&p, "The bridge is open");
	pty_send(&p, ":e pier.txt\r");
	pty_see(&p, "1/2");
	pty_send(&p, ":n\r");
	pty_see(&p, "2/2");
	pty_settle(&p);
	finish(&p, 0);
}

/* A server that takes connections and says nothing: its address. */
static int silent_server(char *address, size_t room)
{
	struct sockaddr_in at = {.sin_family = AF_INET,
				 .sin_addr.s_addr = htonl(INADDR_LOOPBACK)};
	socklen_t n = sizeof at;
	int fd = socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
	assert_int_equal(bind(fd, (struct sockaddr *)&at, sizeof at), 0);
	assert_int_equal(listen(fd, 4), 0);
	assert_int_equal(getsockname(fd, (struct sockaddr *)&at, &n), 0);
	snprintf(address, room, "http://127.0.0.1:%d/a", ntohs(at.sin_port));
	return fd;
}

static void test_an_address_is_given_up(void **state)
{
	(void)state;
	struct pty p;
	char address[64];
	if (system("command -v curl >/dev/null") != 0)
		skip();
	int server = silent_server(address, sizeof address);
	start(&p, "pier.txt");
	pty_send(&p, ":e ");
	pty_send(&p, address);
	pty_send(&p, "\r");
	pty_see(&p, "fetching: 0 KB");
	pty_send(&p, "\003");
	pty_see(&p, "given up");
	pty_send(&p, ":e more/bridge one.txt\r");
	pty_see(&p, "The bridge is open");
	finish(&p, 0);
	close(server);
}

/* ---- editing, following ------------------------------------------------------------------ */

/* An editor that tells what it is asked for, waits, and adds a line. */
static void test_the_file_is_edited_at_its_line(void **state)
{
	(void)state;
	struct pty p;
	char path[128];
	put("ed.sh", "#!/bin/sh\necho >>times; echo \"asked $(wc -l <times) for $*\"; read x\n"
		     "echo 'A line from the editor.' >>\"$3\"\n");
	snprintf(path, sizeof path, "%s/ed.sh", folder);
	chmod(path, 0755);
	snprintf(path, sizeof path, "%s/ed.sh -w", folder);
	setenv("VISUAL", path, 1);
	put("edited.txt", "The title\n\nA first paragraph;\nits second line.\n\n“We row,” said "
			  "Eva Lind.\n");
	start(&p, "edited.txt");
	pty_see(&p, "Eva Lind     ");
	pty_send(&p, "Jv");
	pty_see(&p, "asked 1 for -w +6 edited.txt");
	assert_false(p.alternate);
	pty_send(&p, "\003"); /* the editor's own: it ends, we do not */
	pty_see(&p, "read anew: it is the same");
	pty_send(&p, "v");
	pty_see(&p, "asked 2 for");
	pty_send(&p, "\r");
	pty_see(&p, "A line from the editor.");
	pty_see(&p, "›▌ “We row,”"); /* still the current quote */
	assert_true(p.alternate);
	finish(&p, 0);
	setenv("VISUAL", "no-such-editor", 1);
	start(&p, "edited.txt");
	pty_see(&p, "Eva Lind     ");
	pty_send(&p, "v");
	pty_see(&p, "no-such-editor: ");
	finish(&p, 0);
	setenv("VISUAL", "false", 1);
	start(&p, "edited.txt");
	pty_see(&p, "Eva Lind     ");
	pty_send(&p, "v");
	pty_see(&p, "false failed: exit status 1");
	finish(&p, 0);
}

/* A browser that tells its arguments: the address is one, whatever stands in it. */
static void test_an_address_is_opened(void **state)
{
	(void)state;
	struct pty p;
	char path[128];
	put("br.sh", "#!/bin/sh\nfor a; do echo \"asked <$a>\"; done; read x\n");
	snprintf(path, sizeof path, "%s/br.sh", folder);
	chmod(path, 0755);
	put("linked.txt",
	    "The title\n\nSee https://example.org/a?b=$(echo)&c=';reboot;'#d here, "
	    "and\nhttps://example.org/second too.\n\n“We row,” said Eva Lind.\n");
	snprintf(path, sizeof path, "[reader]\nbrowser = \"%s/br.sh --new\"\n", folder);
	put("browser.ini", path);
	start(&p, "--config browser.ini linked.txt");
	pty_see(&p, "Eva Lind     ");
	pty_send(&p, "o");
	pty_see(&p, "1/2 https://example.org/a?b=$(echo)&c=';reboot;'#d");
	pty_send(&p, "\r");
	pty_see(&p, "asked <--new>");
	pty_see(&p, "asked <https://example.org/a?b=$(echo)&c=';reboot;'#d>");
	assert_false(p.alternate);
	pty_send(&p, "\r");
	pty_see(&p, "“We row,”");
	assert_true(p.alternate);
	pty_send(&p, ":set browser=no-such-browser\r");
	pty_see(&p, "Eva Lind     ");
	pty_send(&p, "oo");
	pty_see(&p, "2/2 https://example.org/second");
	pty_send(&p, "\r");
	pty_see(&p, "no-such-browser: ");
	pty_send(&p, ":set browser=true 1 2 3 4 5 6 7 8 9 10 11 12 13 14 15 16\r");
	pty_see(&p, "Eva Lind     ");
	pty_send(&p, "o");
	pty_see(&p, "1/2 https");
	pty_send(&p, "\r");
	pty_see(&p, "true: too many words behind it");
	pty_send(&p, ":set browser=none\r");
	pty_see(&p, "Eva Lind     ");
	pty_send(&p, "o");
	pty_see(&p, "1/2 https");
	pty_send(&p, "\r");
	pty_see(&p, "no browser: [reader] browser");
	finish(&p, 0);
}

static void append(const char *name, const char *text)
{
	char path[128];
	snprintf(path, sizeof path, "%s/%s", folder, name);
	FILE *f = fopen(path, "a");
	assert_non_null(f);
	fputs(text, f);
	fclose(f);
}

static void test_what_grows_is_followed(void **state)
{
	(void)state;
	struct pty p;
	put("log.txt", "The log\n\n");
	for (int i = 0; i < 40; i++)
		append("log.txt", "A line of it.\n\n");
	start(&p, "log.txt");
	pty_send(&p, "F");
	pty_see(&p, "following what grows");
	append("log.txt", "The first that came.\n\n");
	pty_see(&p, "The first that came.");
	append("log.txt", "The second that came.\n\n");
	pty_see(&p, "The second that came.");
	pty_send(&p, "\033");
	pty_lose(&p, "following");
	append("log.txt", "The third that came.\n\n");
	pty_settle(&p);
	assert_int_equal(pty_find(&p, "The third"), -1);
	pty_send(&p, "g");
	pty_lose(&p, "The second that came.");
	finish(&p, 0);
}

static void test_a_pipe_is_followed(void **state)
{
	(void)state;
	struct pty p;
	char fifo[128];
	snprintf(fifo, sizeof fifo, "%s/fifo", folder);
	assert_int_equal(mkfifo(fifo, 0600), 0);
	pty_open(&p, 24, 80);
	pty_start(&p, program, (void *)(uintptr_t) "< fifo");
	int fd = open(fifo, O_WRONLY);
	assert_true(fd >= 0);
	for (int i = 0; i < 40; i++)
		dprintf(fd, "A line of it.\n\n");
	pty_see(&p, "A line of it.");
	pty_send(&p, "F");
	pty_see(&p, "following what grows");
	dprintf(fd, "The first that came.\n\n");
	pty_see(&p, "The first that came.");
	close(fd);
	pty_see(&p, "Quotes ─");
	finish(&p, 0);
}

/* Keys would be read as the text, and nobody could quit. */
static void test_no_article_comes_from_the_keys(void **state)
{
	(void)state;
	static const struct {
		const char *arguments, *told;
		int status;
	} rows[] = {
		{"-", "reader: -: standard input is the terminal", 2},
		{"pier.txt -", "reader: -: standard input is the terminal", 2},
		{"/dev/tty", "reader: /dev/tty: is a terminal", 1},
	};
	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		struct pty p;
		pty_open(&p, 24, 80);
		pty_start(&p, program, (void *)(uintptr_t)rows[i].arguments);
		pty_see(&p, rows[i].told);
		assert_int_equal(pty_end(&p), rows[i].status);
		pty_close(&p);
	}
}

/* ---- all --------------------------------------------------------------------------------- */

static int make_files(void **state)
{
	static char reader[4096];
	char more[64];
	const char *given = getenv("READER") ? getenv("READER") : "./reader";
	if (folder_make(state) || !realpath(given, reader))
		return 1;
	setenv("READER", reader, 1); /* it is started in another folder */
	folder_is_home();
	snprintf(more, sizeof more, "%s/more", folder);
	if (mkdir(more, 0755) < 0)
		return 1;
	put("pier.txt", "The pier stays\n\n“We count,” said Tom Okafor, a baker in Porto.\n\n");
	put("quay.txt", "The quay is new\n\n“We paint,” said Ana Reis, a painter.\n\n");
	put("more/bridge one.txt", "The bridge is open\n\nNothing else is told of it.\n");
	return 0;
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_one_that_fails_stops_no_other),
		cmocka_unit_test(test_voices_of_more_than_are_read_at_once),
		cmocka_unit_test(test_keys_while_all_are_being_read),
		cmocka_unit_test(test_one_more_is_read_anew),
		cmocka_unit_test(test_one_more_is_opened),
		cmocka_unit_test(test_an_address_is_given_up),
		cmocka_unit_test(test_the_file_is_edited_at_its_line),
		cmocka_unit_test(test_an_address_is_opened),
		cmocka_unit_test(test_what_grows_is_followed),
		cmocka_unit_test(test_no_article_comes_from_the_keys),
		cmocka_unit_test(test_a_pipe_is_followed),
	};
	pty_signals();
	return cmocka_run_group_tests(tests, make_files, folder_remove);
}
