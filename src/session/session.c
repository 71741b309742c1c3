/* Articles: a worker each that reads, cuts and analyses, and what it has published so far. */
#include "reader/session.h"

#include "reader/input.h"

#include <pthread.h>
#include <signal.h>
#include <stdio.h>
#include <sys/eventfd.h>
#include <sys/mman.h>
#include <sys/resource.h>
#include <time.h>
#include <unistd.h>

enum {
	CHUNK = 256 * 1024, /* bytes read at a time */
	FIRST_CHUNK =
		64 * 1024, /* the first: the habit is judged by it, the screen stands on it */
	PATIENCE = 100,    /* milliseconds for the rest of the first chunk of a slow pipe */
	HUGE_FROM = 16 * 1024 * 1024, /* bytes of a file for which huge pages pay */
	NOTICE_EVERY = 25,            /* milliseconds between notices while reading */
};
#define TEXT_MOST ((size_t)INT32_MAX)       /* bytes; libunistring counts in int32 */
#define FILE_MOST ((uint64_t)2 * TEXT_MOST) /* bytes of a file that may still fit: UTF-16 */

struct article {
	char *name;
	const struct places *places;
	pthread_t worker;
	bool has_worker;
	int cancel_fd;
	struct find_progress progress;

	/* the worker's own */
	struct source source;
	struct decoder decoder;
	char *text; /* reserved, append-only */
	size_t reserved, length;
	bool charset_known, finds_all;
	int64_t noticed; /* milliseconds */

	/* shared, under the lock; `document` and the spans are const from ARTICLE_READY on */
	pthread_mutex_t lock;
	pthread_cond_t done;
	struct paragraphs paragraphs;
	size_t ready; /* bytes of the text that are final */
	enum article_phase phase;
	uint32_t permille;
	unsigned generation;
	struct text_faults faults;
	enum charset charset;
	struct document document;
	bool has_document, beyond;
	struct error error;

	/* the viewer's: a copy of the spans while they still grow */
	VEC(struct span) viewed;
};

/* ---- notices ----------------------------------------------------------------------------- */

static int notice_fd = -1;
static pthread_once_t notice_once = PTHREAD_ONCE_INIT;

static void make_notice_fd(void)
{
	notice_fd = eventfd(0, EFD_NONBLOCK | EFD_CLOEXEC);
}

int session_fd(void)
{
	pthread_once(&notice_once, make_notice_fd);
	return notice_fd;
}

/* Adds to an eventfd; a full one is readable already. */
static void raise_fd(int fd)
{
	uint64_t one = 1;
	if (write(fd, &one, sizeof one) < 0)
		return;
}

void session_acknowledge(void)
{
	uint64_t count;
	if (read(session_fd(), &count, sizeof count) < 0)
		return;
}

static int64_t milliseconds(void)
{
	struct timespec t;
	clock_gettime(CLOCK_MONOTONIC, &t);
	return (int64_t)t.tv_sec * 1000 + t.tv_nsec / 1000000;
}

/* ---- reading ----------------------------------------------------------------------------- */

static bool cancelled(struct article *a)
{
	return atomic_load_explicit(&a->progress.cancel, memory_order_relaxed);
}

/* Address space for the text: pages cost memory when they are written to. */
static bool reserve(struct article *a, struct error *e)
{
	size_t want = TEXT_MOST + 1;
	/* a byte of a file becomes three at most; room to grow while it is read */
	if (a->source.regular && a->source.size < TEXT_MOST / 4)
		want = (size_t)a->source.size * 3 + (1 << 20);
	for (; want >= 1 << 20; want /= 2) {
		void *at = mmap(NULL, want, PROT_READ | PROT_WRITE,
				MAP_PRIVATE | MAP_ANONYMOUS | MAP_NORESERVE, -1, 0);
		if (at != MAP_FAILED) {
			/* a third of the time of a 100 MB file is page faults */
			if (a->source.size >= HUGE_FROM)
				madvise(at, want, MADV_HUGEPAGE);
			a->text = at;
			a->reserved = want;
			return true;
		}
	}
	return fail(e, "%s: no address space for the text", a->name);
}

/*
 * Publishes what has been decoded: cuts it, and tells the viewer. `more` is at hand: then only
 * now and then, else at once, as nobody knows when the next piece comes.
 */
static void publish(struct article *a, bool more, bool last)
{
	uint32_t permille = 0;
	if (a->source.size)
		permille = (uint32_t)((double)a->length * 1000 / (double)a->source.size);
	pthread_mutex_lock(&a->lock);
	bool first = a->ready == 0;
	size_t final = paragraphs_go_on(&a->paragraphs, a->text, a->length, last);
	if (final > a->ready)
		a->ready = final;
	a->faults = a->decoder.faults;
	a->charset = a->decoder.charset;
	a->permille = permille < 999 ? permille : 999;
	a->generation++;
	pthread_mutex_unlock(&a->lock);
	int64_t time = milliseconds();
	if (first || !more || time - a->noticed >= NOTICE_EVERY) {
		a->noticed = time;
		raise_fd(session_fd());
	}
}

/* What the text is written in shows at its first byte beyond ASCII, however late that comes. */
static void sniff(struct article *a, const unsigned char *in, size_t n, bool last)
{
	if (a->charset_known)
		return;
	size_t at = 0;
	if (a->decoder.started)
		while (at < n && in[at] < 0x80)
			at++;
	if (at == n)
		return;
	at -= at > 0; /* the letter before tells what kind of byte it is */
	enum charset c = charset_sniff(in + at, n - at, last);
	if (a->decoder.started && c != CHARSET_WINDOWS_1252)
		c = CHARSET_UTF8; /* UTF-16 would have shown at once */
	for (size_t i = 0; i < n && !a->charset_known; i++)
		a->charset_known = in[i] >= 0x80;
	a->charset_known |= c != CHARSET_UTF8;
	a->decoder.charset = c;
}

/* Decodes a chunk behind the text; false when it does not fit any more. */
static bool append(struct article *a, const unsigned char *in, size_t n, bool last,
		   struct error *e)
{
	sniff(a, in, n, last);
	bool wide =
		a->decoder.charset == CHARSET_UTF16LE || a->decoder.charset == CHARSET_UTF16BE;
	size_t most = a->reserved < TEXT_MOST ? a->reserved : TEXT_MOST;
	if ((!wide && a->source.size > TEXT_MOST) || a->source.size > FILE_MOST)
		return fail(e, "%s: longer than 2 GiB", a->name);
	if (decoder_room(n) > most - a->length)
		return fail(e, "%s: longer than %zu MiB", a->name, (most + 1) >> 20);
	a->length += decoder_feed(&a->decoder, in, n, last, a->text + a->length);
	return true;
}

/*
 * Waits for a first byte, then fills `in` up to `want` bytes or with what comes within
 * `patience` milliseconds.
 */
static enum source_result fill(struct article *a, unsigned char *in, size_t want, int patience,
			       size_t *n, struct error *e)
{
	enum source_result result = SOURCE_DATA;
	int64_t until = 0;
	*n = 0;
	while (*n < want && result == SOURCE_DATA) {
		int64_t left = *n ? until - milliseconds() : -1;
		if (*n && left < 0)
			left = 0;
		size_t got;
		result = source_read(&a->source, in + *n, want - *n, (int)left, a->cancel_fd,
				     &got, e);
		if (*n == 0)
			until = milliseconds() + patience;
		*n += got;
	}
	return result;
}

/*
 * What follows the first screen is work behind the scenes: on a busy machine the thread that
 * answers keys goes first.
 */
static void step_back(void)
{
	if (gettid() != getpid())
		setpriority(PRIO_PROCESS, (id_t)gettid(), 10);
}

static bool read_all(struct article *a, struct error *e)
{
	unsigned char *in = mem_alloc(CHUNK);
	size_t want = FIRST_CHUNK;
	int patience = PATIENCE;
	bool good = true;
	enum source_result result;
	do {
		size_t n;
		result = fill(a, in, want, patience, &n, e);
		bool last = result == SOURCE_END || result == SOURCE_FAILED ||
			    result == SOURCE_CANCELLED;
		good = append(a, in, n, last, e);
		publish(a, good && result == SOURCE_DATA, last || !good);
		if (want == FIRST_CHUNK)
			step_back();
		want = CHUNK;
		patience = 0;
	} while (good && (result == SOURCE_DATA || result == SOURCE_STALLED));
	free(in);
	return good && result == SOURCE_END;
}

/* ---- the worker -------------------------------------------------------------------------- */

static void enter(struct article *a, enum article_phase phase)
{
	pthread_mutex_lock(&a->lock);
	a->phase = phase;
	a->generation++;
	if (phase == ARTICLE_READY || phase == ARTICLE_FAILED)
		pthread_cond_broadcast(&a->done);
	pthread_mutex_unlock(&a->lock);
	raise_fd(session_fd());
}

/* Analyses; the document is handed over whole, or not at all when cancelled. */
static void find(struct article *a)
{
	struct document d = {
		.text = {a->text, a->length},
		.title = a->paragraphs.title,
		.paragraphs = a->paragraphs.spans.at,
		.n_paragraphs = (uint32_t)a->paragraphs.spans.n,
	};
	bool beyond = document_limit(&d, FIND_MOST);
	struct arena scratch = {0};
	bool found = find_document(&d, a->places, &scratch, &a->progress);
	arena_free(&scratch);
	if (!found) {
		document_free(&d);
		return;
	}
	pthread_mutex_lock(&a->lock);
	a->document = d;
	a->has_document = true;
	a->beyond = beyond;
	pthread_mutex_unlock(&a->lock);
}

static void *work(void *argument)
{
	struct article *a = argument;
	struct error e = {0};
	bool good = a->text ||
		    (source_open(&a->source, a->name, &e) && reserve(a, &e) && read_all(a, &e));
	source_close(&a->source);
	if (!good && !cancelled(a)) {
		pthread_mutex_lock(&a->lock);
		a->error = e;
		pthread_mutex_unlock(&a->lock);
		enter(a, ARTICLE_FAILED);
		return NULL;
	}
	if (good && !cancelled(a)) {
		enter(a, ARTICLE_FINDING);
		find(a);
	}
	enter(a, ARTICLE_READY);
	return NULL;
}

/* ---- opening and closing ----------------------------------------------------------------- */

static struct article *make(const char *name, const struct places *places)
{
	struct article *a = mem_alloc(sizeof *a);
	*a = (struct article){.places = places, .source.fd = -1};
	size_t n = strlen(name) + 1;
	a->name = memcpy(mem_alloc(n), name, n);
	a->cancel_fd = eventfd(0, EFD_NONBLOCK | EFD_CLOEXEC);
	pthread_mutex_init(&a->lock, NULL);
	pthread_cond_init(&a->done, NULL);
	session_fd();
	return a;
}

/*
 * Signals are for the main thread, which waits for them; the worker would only be interrupted.
 */
static void start(struct article *a)
{
	sigset_t all, before;
	sigfillset(&all);
	pthread_sigmask(SIG_SETMASK, &all, &before);
	int failed = pthread_create(&a->worker, NULL, work, a);
	pthread_sigmask(SIG_SETMASK, &before, NULL);
	a->has_worker = !failed;
	if (failed)
		work(a);
}

struct article *article_open(const char *path, const struct places *places)
{
	struct article *a = make(path, places);
	start(a);
	return a;
}

struct article *article_from_text(const char *name, struct str text,
				  const struct places *places, bool wait)
{
	struct article *a = make(name, places);
	struct error e;
	a->source.size = text.n;
	a->source.regular = true;
	if (!reserve(a, &e) || !append(a, (const unsigned char *)text.at, text.n, true, &e)) {
		a->error = e;
		a->phase = ARTICLE_FAILED;
		return a;
	}
	publish(a, false, true);
	start(a);
	if (wait)
		article_wait(a);
	return a;
}

const char *article_name(const struct article *a)
{
	return a->name;
}

/* The paragraphs while they grow: a copy, as the worker's array may move. */
static void view_growing(struct article *a, struct article_view *v)
{
	const struct paragraphs *p = &a->paragraphs;
	for (size_t i = a->viewed.n; i < p->spans.n; i++)
		VEC_PUSH(a->viewed, p->spans.at[i]);
	v->n_paragraphs = (uint32_t)a->viewed.n;
	if (!span_empty(p->open) && p->open.start < a->ready) {
		VEC_PUSH(a->viewed, p->open);
		v->n_paragraphs++;
		a->viewed.n--;
		struct span *growing = &a->viewed.at[a->viewed.n];
		if (growing->end > a->ready)
			growing->end = (uint32_t)a->ready;
	}
	v->paragraphs = a->viewed.at;
}

struct article_view article_view(const struct article *shown)
{
	/* the lock and the copied spans are no part of what the caller holds constant */
	struct article *a = (struct article *)shown;
	pthread_mutex_lock(&a->lock);
	struct article_view v = {
		.text = {a->ready ? a->text : "", a->ready},
		.paragraphs = a->paragraphs.spans.at,
		.n_paragraphs = (uint32_t)a->paragraphs.spans.n,
		.title = a->paragraphs.title,
		.document = a->has_document ? &a->document : NULL,
		.phase = a->phase,
		.permille = a->permille,
		.generation = a->generation,
		.faults = a->faults,
		.charset = a->charset,
		.beyond = a->beyond,
		.error = a->phase == ARTICLE_FAILED ? a->error.message : NULL,
	};
	if (a->phase == ARTICLE_READING)
		view_growing(a, &v);
	pthread_mutex_unlock(&a->lock);
	if (v.phase == ARTICLE_FINDING)
		v.permille = atomic_load_explicit(&a->progress.permille, memory_order_relaxed);
	return v;
}

void article_wait(struct article *a)
{
	pthread_mutex_lock(&a->lock);
	while (a->phase != ARTICLE_READY && a->phase != ARTICLE_FAILED)
		pthread_cond_wait(&a->done, &a->lock);
	pthread_mutex_unlock(&a->lock);
}

void article_cancel(struct article *a)
{
	atomic_store_explicit(&a->progress.cancel, true, memory_order_relaxed);
	raise_fd(a->cancel_fd);
}

void article_close(struct article *a)
{
	if (!a)
		return;
	article_cancel(a);
	if (a->has_worker)
		pthread_join(a->worker, NULL);
	document_free(&a->document);
	paragraphs_free(&a->paragraphs);
	VEC_FREE(a->viewed);
	if (a->text)
		munmap(a->text, a->reserved);
	close(a->cancel_fd);
	pthread_cond_destroy(&a->done);
	pthread_mutex_destroy(&a->lock);
	free(a->name);
	free(a);
}
