/*
 * Web pages, as they are saved: read whole, then parsed by another process, with limits, as a
 * page may be made to break its parser. That process is this program (input_child): one made
 * by fork would be unsafe, as other threads run.
 */
#include "reply.h"

#include "input/convert.h"
#include "input/guess.h"
#include "input/line.h"
#include "input/release.h"
#include "input/type.h"
#include "input/unseen.h"

#include "reader/text.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <spawn.h>
#include <stdio.h>
#include <sys/mman.h>
#include <sys/wait.h>
#include <unistd.h>

enum { PATIENCE = 20 * 1000 }; /* milliseconds for a process that may spend a quarter of it */

struct html {
	int file; /* without a name: the bytes of the page */
	size_t n;
	VEC(struct span) paragraphs;
	struct span rest; /* what stands below a release */
	VEC(struct web_link) links;
	struct arena arena;
	char written_in[CHARSET_NAME]; /* of a charset that has no number */
};

/* ---- telling a page ---------------------------------------------------------------------- */

/* Elements that a page, or what was saved of one, starts with. */
static const char *const starts[] = {
	"!doctype html", "html",    "head",  "body",    "title", "meta",
	"link",          "script",  "style", "article", "main",  "div",
	"header",        "section", "table", "p",       "h1",    NULL};

/* Past a byte order mark, white space, comments and the declaration of XML. */
static struct str skip_opening(struct str s)
{
	if (s.n >= 3 && !memcmp(s.at, "\xef\xbb\xbf", 3))
		s = (struct str){s.at + 3, s.n - 3};
	for (;;) {
		while (s.n && (is_blank(*s.at) || strchr("\r\n\f", *s.at)) && *s.at)
			s = (struct str){s.at + 1, s.n - 1};
		bool comment = s.n > 4 && !memcmp(s.at, "<!--", 4);
		if (!comment && !(s.n > 5 && !memcmp(s.at, "<?xml", 5)))
			return s;
		const char *end =
			comment ? memmem(s.at, s.n, "-->", 3) : memchr(s.at, '>', s.n);
		if (!end)
			return s;
		end += comment ? 3 : 1;
		s = (struct str){end, s.n - (size_t)(end - s.at)};
	}
}

/* UTF-16 with a byte order mark: what stands for ASCII. */
static struct str narrowed(struct str s, char *to, size_t room)
{
	size_t n = 0;
	if (s.n < 2 || (memcmp(s.at, "\xff\xfe", 2) && memcmp(s.at, "\xfe\xff", 2)))
		return s;
	for (size_t i = 2; i < s.n && n < room; i++)
		if (s.at[i])
			to[n++] = s.at[i];
	return (struct str){to, n};
}

static bool recognise(struct str head)
{
	char narrow[512];
	struct str s = skip_opening(narrowed(head, narrow, sizeof narrow));
	if (s.n < 3 || *s.at != '<')
		return false;
	for (size_t i = 0; starts[i]; i++) {
		struct str name = str_of(starts[i]);
		if (s.n > name.n + 1 && str_alike((struct str){s.at + 1, name.n}, name) &&
		    strchr(" \t\r\n>/", s.at[name.n + 1]) && s.at[name.n + 1])
			return true;
	}
	return false;
}

static void open_html(struct input *in)
{
	struct html *h = mem_alloc(sizeof *h);
	*h = (struct html){.file = memfd_create("page", MFD_CLOEXEC)};
	in->state = h;
}

/* ---- the other process ------------------------------------------------------------------- */

/* Writes behind what the file holds; false: errno says why. */
static bool write_all(int fd, struct str s)
{
	while (s.n) {
		ssize_t written = write(fd, s.at, s.n);
		if (written < 0)
			return false;
		s = (struct str){s.at + written, s.n - (size_t)written};
	}
	return true;
}

/* What the file holds, to be read; nothing when that cannot be. */
static struct str map_file(int fd, size_t n)
{
	void *at = n ? mmap(NULL, n, PROT_READ, MAP_PRIVATE, fd, 0) : MAP_FAILED;
	return at == MAP_FAILED ? (struct str){0} : (struct str){at, n};
}

/* The same in UTF-8, when the page is in `charset`, as who reads it knows; -1: no such file. */
static int file_in_utf8(struct str bytes, const char *charset)
{
	struct converter c = {0};
	if (!converter_open(&c, charset))
		return -1;
	struct str utf8 = converter_feed(&c, bytes, true);
	int fd = memfd_create("page", MFD_CLOEXEC);
	if (fd >= 0 && !write_all(fd, utf8)) {
		close(fd);
		fd = -1;
	}
	converter_free(&c);
	return fd;
}

/* Returns errno's value, 0 when it runs. What the parser says of faults is for nobody. */
static int start_child(pid_t *pid, bool whole, int page, int answer)
{
	extern char **environ;
	char program[] = "reader", option[] = INPUT_CHILD, how[] = INPUT_CHILD_WHOLE;
	char *arguments[] = {program, option, whole ? how : NULL, NULL};
	posix_spawn_file_actions_t files;
	posix_spawnattr_t attributes;
	sigset_t none;
	sigemptyset(&none);
	posix_spawn_file_actions_init(&files);
	posix_spawn_file_actions_adddup2(&files, page, STDIN_FILENO);
	posix_spawn_file_actions_adddup2(&files, answer, STDOUT_FILENO);
	posix_spawn_file_actions_addopen(&files, STDERR_FILENO, "/dev/null", O_WRONLY, 0);
	posix_spawnattr_init(&attributes);
	posix_spawnattr_setflags(&attributes, POSIX_SPAWN_SETSIGMASK);
	posix_spawnattr_setsigmask(&attributes, &none);
	int fault = posix_spawn(pid, "/proc/self/exe", &files, &attributes, arguments, environ);
	posix_spawn_file_actions_destroy(&files);
	posix_spawnattr_destroy(&attributes);
	return fault;
}

enum heard { HEARD_END, HEARD_NOTHING, HEARD_TOO_MUCH, HEARD_CANCEL };

/* Reads the answer to its end. */
static enum heard listen_to(struct reply *r, int fd, size_t most, int cancel_fd)
{
	enum { CHUNK = 64 * 1024 };
	int64_t until = milliseconds() + PATIENCE;
	for (;;) {
		struct pollfd fds[2] = {{.fd = fd, .events = POLLIN},
					{.fd = cancel_fd, .events = POLLIN}};
		int64_t left = until - milliseconds();
		int ready = poll(fds, 2, left > 0 ? (int)left : 0);
		if (ready == 0)
			return HEARD_NOTHING;
		if (ready > 0 && fds[1].revents)
			return HEARD_CANCEL;
		if (ready < 0)
			continue;
		while (r->text.room - r->text.n < CHUNK)
			r->text.at = vec_grow(r->text.at, &r->text.room, 1);
		ssize_t n = read(fd, r->text.at + r->text.n, CHUNK);
		if (n == 0)
			return HEARD_END;
		r->text.n += n > 0 ? (size_t)n : 0;
		if (r->text.n > most)
			return HEARD_TOO_MUCH;
	}
}

/* Does it close as it shall? Takes the mark of that away. */
static bool cut_end(struct reply *r)
{
	size_t n = sizeof REPLY_END - 1;
	if (r->text.n < n || memcmp(r->text.at + r->text.n - n, REPLY_END, n) != 0)
		return false;
	r->text.n -= n;
	return true;
}

/* Why there is no whole answer. */
static bool tell_end(const struct input *in, const struct reply *r, enum heard heard,
		     int status, struct error *e)
{
	size_t n = sizeof REPLY_FAULT - 1;
	if (r->text.n > n && memcmp(r->text.at, REPLY_FAULT, n) == 0)
		return fail(e, "%s: %.*s", in->name, (int)(r->text.n - n), r->text.at + n);
	if (heard == HEARD_CANCEL)
		return fail(e, "%s: given up", in->name);
	if (heard == HEARD_NOTHING || (WIFSIGNALED(status) && (WTERMSIG(status) == SIGXCPU ||
							       WTERMSIG(status) == SIGKILL)))
		return fail(e, "%s: the page takes too long to read", in->name);
	return fail(e, "%s: the page could not be read: its parser failed", in->name);
}

/* Has the page, of `n` bytes, read; false, with a message, when that was not done. */
static bool ask_child(const struct input *in, int page, size_t n, struct reply *r,
		      struct error *e)
{
	int ends[2];
	pid_t pid;
	if (pipe2(ends, O_CLOEXEC) < 0)
		return fail(e, "%s: %s", in->name, system_fault(errno).text);
	int fault = start_child(&pid, in->whole, page, ends[1]), status = 0;
	close(ends[1]);
	if (fault) {
		close(ends[0]);
		return fail(e, "%s: the page's parser does not start: %s", in->name,
			    system_fault(fault).text);
	}
	enum heard heard = listen_to(r, ends[0], n * 4 + 1024 * 1024, in->cancel_fd);
	close(ends[0]);
	if (heard != HEARD_END)
		kill(pid, SIGKILL);
	while (waitpid(pid, &status, 0) < 0 && errno == EINTR)
		;
	bool good = heard == HEARD_END && status == 0 && cut_end(r);
	return good || tell_end(in, r, heard, status, e);
}

/* ---- the answer -------------------------------------------------------------------------- */

/* A line made safe to keep: valid, without controls and line breaks. */
static struct str safe_line(struct html *h, struct str line)
{
	struct decoder d = {.charset = CHARSET_UTF8, .started = true};
	char *to = arena_alloc(&h->arena, decoder_room(line.n));
	size_t n = decoder_feed(&d, (const unsigned char *)line.at, line.n, true, to);
	for (size_t i = 0; i < n; i++)
		if (to[i] == '\n' || to[i] == '\t')
			to[i] = ' ';
	return str_trim((struct str){to, unseen_leave(to, n)});
}

/* A digit below `most`. */
static bool read_digit(struct str line, int most, int *value)
{
	*value = line.n == 1 ? line.at[0] - '0' : -1;
	return *value >= 0 && *value < most;
}

/* How many captions there are. */
static bool read_captions(struct str line, uint32_t *n)
{
	*n = 0;
	for (size_t i = 0; i < line.n; i++) {
		if (line.at[i] < '0' || line.at[i] > '9' || *n > CAPTIONS_MOST)
			return false;
		*n = *n * 10 + (uint32_t)(line.at[i] - '0');
	}
	return line.n > 0 && *n <= CAPTIONS_MOST;
}

/* The charset's number and, if it is another one, its name. */
static bool read_charset(struct html *h, struct str line, int *charset)
{
	static const char named[] = "abcdefghijklmnopqrstuvwxyz0123456789-_:.";
	struct str number = str_word(&line), name = str_word(&line);
	if (!read_digit(number, CHARSET_OTHER + 1, charset) || name.n >= CHARSET_NAME)
		return false;
	memcpy(h->written_in, name.at, name.n);
	h->written_in[name.n] = 0;
	return h->written_in[strspn(h->written_in, named)] == 0;
}

static bool read_number(struct str s, uint32_t *n)
{
	*n = 0;
	for (size_t i = 0; i < s.n; i++) {
		if (s.at[i] < '0' || s.at[i] > '9' || *n > UINT32_MAX / 20)
			return false;
		*n = *n * 10 + (uint32_t)(s.at[i] - '0');
	}
	return s.n > 0;
}

/* "120 131 https://example.org/a"; what is no link that may be kept is left out. */
static void read_link(struct html *h, struct str line)
{
	struct web_link l;
	struct span whole;
	struct str start = str_word(&line), end = str_word(&line), address = str_word(&line);
	if (!read_number(start, &l.span.start) || !read_number(end, &l.span.end) ||
	    h->links.n == LINKS_MOST_READ || !text_address_web(address) ||
	    !text_address_next(address, 0, &whole) || whole.start || whole.end < address.n)
		return;
	l.address = arena_str(&h->arena, address);
	VEC_PUSH(h->links, l);
}

/* The lines of links, up to where the text begins. False: it does not begin. */
static bool read_links(struct html *h, struct str *rest)
{
	static const struct str text = {REPLY_TEXT, sizeof REPLY_TEXT - 1};
	while (rest->n) {
		struct str line = str_line(rest);
		if (line.n == text.n - 1 && memcmp(line.at, text.at + 1, line.n) == 0)
			return true;
		read_link(h, line);
	}
	return false;
}

static bool is_border(struct str text, uint32_t at)
{
	return at == text.n || ((unsigned char)text.at[at] & 0xc0) != 0x80;
}

/* Keeps those that stand in the text as it was told, in order and apart. */
static void take_links(struct content *c, struct html *h, struct str told)
{
	uint32_t n = 0, end = 0;
	bool same = told.n == c->text.n && (!told.n || !memcmp(told.at, c->text.at, told.n));
	for (size_t i = 0; same && i < h->links.n; i++) {
		struct span s = h->links.at[i].span;
		if (s.start < end || s.start >= s.end || s.end > told.n ||
		    !is_border(told, s.start) || !is_border(told, s.end) ||
		    memchr(told.at + s.start, '\n', s.end - s.start))
			continue;
		end = s.end;
		h->links.at[n++] = h->links.at[i];
	}
	c->links = h->links.at;
	c->n_links = n;
}

static bool put_text(struct input *in, struct html *h, struct str text, struct error *e)
{
	struct content *c = &in->content;
	struct decoder d = {.charset = CHARSET_UTF8, .started = true};
	char *to = input_make_room(in, decoder_room(text.n), e);
	if (!to)
		return false;
	in->length += decoder_feed(&d, (const unsigned char *)text.at, text.n, true, to);
	in->length = unseen_leave(in->room, in->length);
	c->text.n = in->length;
	c->faults = d.faults;
	for (uint32_t at = 0; at < in->length;) {
		const char *end = memchr(in->room + at, '\n', in->length - at);
		uint32_t stop = end ? (uint32_t)(end - in->room) : (uint32_t)in->length;
		struct span ink = line_trim(in->room, (struct span){at, stop});
		if (!span_empty(ink))
			VEC_PUSH(h->paragraphs, ink);
		at = stop + 1;
	}
	c->paragraphs = h->paragraphs.at;
	c->n_paragraphs = (uint32_t)h->paragraphs.n;
	return true;
}

/* A title that is one of the first lines, and nothing else told: it is shown where it stands.
 */
static bool stands_within(const struct content *c)
{
	enum { FIRST = 2 };
	bool within = false;
	for (uint32_t i = 0; i < c->n_paragraphs && i < FIRST; i++)
		within |= str_eq(str_slice(c->text, c->paragraphs[i]), c->about.title);
	return within && !c->about.byline.n && !c->about.published.n;
}

/* All of a document, as a word processor wrote it. */
static void read_whole(struct content *c, struct html *h)
{
	c->about.within = stands_within(c);
	h->rest = release_rest(c->text, c->paragraphs, c->n_paragraphs);
	c->asides = &h->rest;
	c->n_asides = !span_empty(h->rest);
}

/* The answer comes from a process that a page may have taken over: nothing in it is believed.
 */
static bool take_answer(struct input *in, struct html *h, struct str answer, struct error *e)
{
	struct content *c = &in->content;
	int kind, charset;
	uint32_t captions;
	struct str rest = answer;
	struct str mark = str_line(&rest);
	size_t n = sizeof REPLY_MARK - 1;
	if (mark.n != n + 1 || memcmp(mark.at, REPLY_MARK, n) ||
	    !read_digit((struct str){mark.at + n, 1}, PAGE_KINDS, &kind) ||
	    !read_charset(h, str_line(&rest), &charset))
		return fail(e, "%s: the page could not be read: its parser failed", in->name);
	c->charset = (enum charset)charset;
	c->written_in = h->written_in[0] ? h->written_in : charset_name(c->charset);
	c->about.title = safe_line(h, str_line(&rest));
	c->about.byline = safe_line(h, str_line(&rest));
	c->about.published = safe_line(h, str_line(&rest));
	if (kind == PAGE_NO_ARTICLE)
		c->notice = "no article was found in the page: this is all of it";
	if (!read_captions(str_line(&rest), &captions))
		return fail(e, "%s: the page could not be read: its parser failed", in->name);
	if (!read_links(h, &rest))
		return fail(e, "%s: the page could not be read: its parser failed", in->name);
	if (!put_text(in, h, rest, e))
		return false;
	take_links(c, h, rest);
	if (kind == PAGE_WHOLE) {
		read_whole(c, h);
		return true;
	}
	c->n_captions = c->n_asides = captions < c->n_paragraphs ? captions : 0;
	if (c->n_asides)
		c->asides = c->paragraphs + (c->n_paragraphs - captions);
	return true;
}

/* What who reads it says, or a server, if the page is not UTF-8 after all; NULL: nobody. */
static const char *charset_told(const struct input *in, struct str bytes)
{
	if (in->charset || !in->declared || charset_tells_nothing(in->declared))
		return in->charset;
	struct charset_guess g = guess_charset(bytes, true);
	bool narrow = g.charset == CHARSET_WINDOWS_1252 || g.charset == CHARSET_OTHER;
	return narrow ? in->declared : NULL;
}

/* Has the page read as it is, or in UTF-8 where its charset is told. */
static bool ask(const struct input *in, const struct html *h, struct reply *r,
		const char **charset, struct error *e)
{
	int page = -1;
	*charset = NULL;
	if (in->charset || in->declared) {
		struct str bytes = map_file(h->file, h->n);
		*charset = charset_told(in, bytes);
		page = *charset ? file_in_utf8(bytes, *charset) : -1;
		if (bytes.n)
			munmap((void *)bytes.at, bytes.n);
	}
	int file = page < 0 ? h->file : page;
	lseek(file, 0, SEEK_SET);
	bool good = ask_child(in, file, h->n, r, e);
	if (page >= 0)
		close(page);
	return good;
}

static bool feed(struct input *in, struct str piece, bool last, struct error *e)
{
	struct html *h = in->state;
	if (piece.n > PAGE_MOST - h->n)
		return fail(e, "%s: longer than %d MiB, the most of a web page", in->name,
			    PAGE_MOST >> 20);
	if (h->file < 0 || !write_all(h->file, piece))
		return fail(e, "%s: %s", in->name, system_fault(errno).text);
	h->n += piece.n;
	if (!last)
		return true;
	struct reply r = {0};
	in->page = h->file;
	const char *charset;
	bool good = ask(in, h, &r, &charset, e) &&
		    take_answer(in, h, (struct str){r.text.at, r.text.n}, e);
	if (charset && good)
		in->content.written_in = charset;
	VEC_FREE(r.text);
	return good;
}

static void close_html(struct input *in)
{
	struct html *h = in->state;
	VEC_FREE(h->paragraphs);
	VEC_FREE(h->links);
	arena_free(&h->arena);
	if (h->file >= 0)
		close(h->file);
	free(h);
	in->page = 0;
}

const struct input_type input_html = {
	.name = "text/html",
	.recognise = recognise,
	.open = open_html,
	.feed = feed,
	.close = close_html,
};
