/* Articles: a worker each that reads, cuts and analyses, and what it has published so far. */
#include "reader/session.h"

#include "reader/input.h"
#include "reader/reach.h"
#include "reader/state.h"
#include "reader/thread.h"

#include <pthread.h>
#include <stdio.h>
#include <sys/eventfd.h>
#include <sys/resource.h>
#include <unistd.h>

enum {
	CHUNK = 256 * 1024, /* bytes read at a time */
	FIRST_CHUNK =
		64 * 1024, /* the first: type and habit show in it, the screen stands on it */
	PATIENCE = 100,    /* milliseconds for the rest of the first chunk of a slow pipe */
	NOTICE_EVERY = 25, /* milliseconds between notices while reading */
};

struct article {
	char *name;
	const struct places *places;
	enum extent extent;
	bool anew;
	pthread_t worker;
	bool has_worker;
	int cancel_fd;
	struct find_progress progress;

	/* the worker's own until reading is over, then nobody's to change */
	struct source source;
	struct input input;
	uint64_t fed;    /* bytes */
	int64_t noticed; /* milliseconds */
	bool file;       /* it came from a regular file, not from a pipe */
	bool refused;    /* what came is no text */

	/* shared, under the lock; what they point at is const from ARTICLE_FINDING on */
	pthread_mutex_t lock;
	pthread_cond_t done;
	struct content content;   /* a copy of the input's, with */
	VEC(struct span) arrived; /* its own paragraphs while they still grow */
	enum article_phase phase;
	uint32_t permille;
	unsigned generation;
	uint64_t fetched; /* bytes, from an address */
	uint64_t key;     /* text_key() of what may be remembered */
	struct document document;
	bool has_document, beyond;
	struct error error;

	/* the viewer's: a copy of those that have arrived */
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

/* ---- the first screen goes first --------------------------------------------------------- */

static struct {
	pthread_mutex_t lock;
	pthread_cond_t over;
	bool on;
} hold = {.lock = PTHREAD_MUTEX_INITIALIZER, .over = PTHREAD_COND_INITIALIZER};

void session_hold(void)
{
	pthread_mutex_lock(&hold.lock);
	hold.on = true;
	pthread_mutex_unlock(&hold.lock);
}

void session_go_on(void)
{
	pthread_mutex_lock(&hold.lock);
	hold.on = false;
	pthread_cond_broadcast(&hold.over);
	pthread_mutex_unlock(&hold.lock);
}

/* ---- reading ----------------------------------------------------------------------------- */

static bool cancelled(struct article *a)
{
	return atomic_load_explicit(&a->progress.cancel, memory_order_relaxed);
}

/*
 * Publishes what has come, and tells the viewer. `more` is at hand: then only now and then,
 * else at once, as nobody knows when the next piece comes.
 */
static void publish(struct article *a, bool more)
{
	const struct content *c = &a->input.content;
	uint32_t permille = 0;
	if (a->source.size)
		permille = (uint32_t)((double)a->fed * 1000 / (double)a->source.size);
	pthread_mutex_lock(&a->lock);
	bool first = a->content.text.n == 0;
	for (uint32_t i = (uint32_t)a->arrived.n; i < c->n_paragraphs; i++)
		VEC_PUSH(a->arrived, c->paragraphs[i]);
	a->content = *c;
	a->content.paragraphs = a->arrived.at;
	a->permille = permille < 999 ? permille : 999;
	a->generation++;
	pthread_mutex_unlock(&a->lock);
	int64_t time = milliseconds();
	if (first || !more || time - a->noticed >= NOTICE_EVERY) {
		a->noticed = time;
		raise_fd(session_fd());
	}
}

/*
 * Waits for a first byte, then fills `in` up to `want` bytes or with what comes within
 * `patience` milliseconds.
 */
static enum source_result fill(struct article *a, char *in, size_t want, int patience,
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

/* Until the first screen stands, on a thread of its own. */
static void rest(void)
{
	if (gettid() == getpid())
		return;
	pthread_mutex_lock(&hold.lock);
	while (hold.on)
		pthread_cond_wait(&hold.over, &hold.lock);
	pthread_mutex_unlock(&hold.lock);
}

static bool open_input(struct article *a, struct error *e)
{
	if (!input_open(&a->input, a->name, a->source.size, e))
		return false;
	a->input.knows = find_knows;
	/* what else a server says is often wrong */
	if (a->extent != EXTENT_BYTES && a->source.type &&
	    strcmp(a->source.type, "text/html") == 0)
		a->input.told = a->source.type;
	a->input.whole = a->extent == EXTENT_WHOLE || a->source.whole;
	a->input.forced = a->extent == EXTENT_BYTES;
	a->input.cancel_fd = a->cancel_fd;
	a->input.charset = reach_told()->charset;
	if (a->source.charset[0])
		a->input.declared = a->source.charset;
	if (a->source.notice[0])
		a->input.notice = a->source.notice;
	return true;
}

/* Its first bytes, once it has passed through what makes text of it. */
static enum source_result first_piece(struct article *a, char *in, size_t *n, struct error *e)
{
	enum { PASSES_MOST = 4 };
	enum source_result result = fill(a, in, FIRST_CHUNK, PATIENCE, n, e);
	enum pass pass = PASS_TAKEN;
	if (a->extent == EXTENT_BYTES)
		return result;
	for (int i = 0; i < PASSES_MOST && result != SOURCE_FAILED; i++) {
		pass = source_pass(&a->source, (struct str){in, *n}, a->cancel_fd, e);
		if (pass != PASS_TAKEN)
			break;
		result = fill(a, in, FIRST_CHUNK, PATIENCE, n, e);
	}
	return pass == PASS_FAILED ? SOURCE_FAILED : result;
}

/* All that it needs is open; without a thread of its own it needs more afterwards. */
static void give_up(void)
{
	if (gettid() != getpid())
		reach_confine();
}

static bool read_all(struct article *a, struct error *e)
{
	char *in = mem_alloc(CHUNK);
	size_t n;
	enum source_result result = first_piece(a, in, &n, e);
	give_up();
	bool first = true, good = result != SOURCE_FAILED && open_input(a, e);
	while (good && (first || result == SOURCE_DATA || result == SOURCE_STALLED)) {
		if (!first)
			result = fill(a, in, CHUNK, 0, &n, e);
		bool last = result == SOURCE_END || result == SOURCE_FAILED ||
			    result == SOURCE_CANCELLED;
		good = input_feed(&a->input, in, n, last, e);
		a->fed += n;
		publish(a, good && result == SOURCE_DATA);
		if (first)
			step_back();
		first = false;
		if (a->input.content.text.n) /* a page has none until its end */
			rest();
	}
	free(in);
	return good && result == SOURCE_END;
}

/* ---- the worker -------------------------------------------------------------------------- */

static void enter(struct article *a, enum article_phase phase)
{
	pthread_mutex_lock(&a->lock);
	if (a->phase == ARTICLE_READING) {
		a->content = a->input.content;
		VEC_FREE(a->arrived);
	}
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
	const struct content *c = &a->input.content;
	struct body body = article_body(c->text, c->paragraphs, c->n_paragraphs, c->n_captions);
	struct document d = {
		.text = body.text,
		.title = c->title,
		.paragraphs = c->paragraphs,
		.n_paragraphs = body.n_paragraphs,
		.asides = {c->asides, c->n_asides},
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

/* A pipe can't be opened again; of a long text the part that is analysed tells it from others.
 */
static void take_key(struct article *a)
{
	struct str text = a->input.content.text;
	if (!a->file || !text.n)
		return;
	text.n = text.n < FIND_MOST ? text.n : FIND_MOST;
	uint64_t key = text_key(text);
	pthread_mutex_lock(&a->lock);
	a->key = key;
	pthread_mutex_unlock(&a->lock);
}

static void tell_fetched(void *article, uint64_t bytes)
{
	struct article *a = article;
	pthread_mutex_lock(&a->lock);
	bool more = a->fetched != bytes;
	a->fetched = bytes;
	a->generation += more;
	pthread_mutex_unlock(&a->lock);
	if (more)
		raise_fd(session_fd());
}

static bool open_source(struct article *a, struct error *e)
{
	if (!source_is_address(a->name))
		return source_open(&a->source, a->name, e);
	const struct fetch_watch watch = {a->cancel_fd, tell_fetched, a, a->anew};
	return source_fetch(&a->source, a->name, &watch, e);
}

static void work(void *argument)
{
	struct article *a = argument;
	struct error e = {0};
	bool open = a->input.room || a->source.fd >= 0 || open_source(a, &e);
	a->file = open && a->source.regular;
	bool good = open && (a->input.room || read_all(a, &e));
	source_close(&a->source);
	if (!good && !cancelled(a)) {
		pthread_mutex_lock(&a->lock);
		a->error = e;
		a->refused = a->file && a->extent != EXTENT_BYTES && !a->input.content.text.n;
		pthread_mutex_unlock(&a->lock);
		enter(a, ARTICLE_FAILED);
		return;
	}
	if (good && !cancelled(a)) {
		take_key(a);
		enter(a, ARTICLE_FINDING);
		find(a);
	}
	enter(a, ARTICLE_READY);
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

static void start(struct article *a)
{
	a->has_worker = thread_start(&a->worker, work, a);
	if (!a->has_worker)
		work(a);
}

struct article *article_open(const char *path, const struct places *places, enum extent extent)
{
	struct article *a = make(path, places);
	a->extent = extent;
	start(a);
	return a;
}

struct article *article_open_anew(const char *path, const struct places *places,
				  enum extent extent)
{
	struct article *a = make(path, places);
	a->extent = extent;
	a->anew = true;
	start(a);
	return a;
}

struct article *article_turned(const struct article *a)
{
	struct article *turned = make(a->name, a->places);
	struct error e;
	turned->extent = a->extent == EXTENT_WHOLE ? EXTENT_ARTICLE : EXTENT_WHOLE;
	if (source_open_again(&turned->source, a->input.page, turned->name, &e)) {
		start(turned);
	} else {
		turned->error = e;
		turned->phase = ARTICLE_FAILED;
	}
	return turned;
}

struct article *article_from_text(const char *name, struct str text,
				  const struct places *places, bool wait)
{
	struct article *a = make(name, places);
	struct error e;
	bool good = input_open(&a->input, a->name, text.n, &e);
	a->input.knows = find_knows;
	if (!good || !input_feed(&a->input, text.at, text.n, true, &e)) {
		a->error = e;
		a->phase = ARTICLE_FAILED;
		return a;
	}
	publish(a, false);
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
	struct span growing = a->content.open;
	for (size_t i = a->viewed.n; i < a->arrived.n; i++)
		VEC_PUSH(a->viewed, a->arrived.at[i]);
	v->n_paragraphs = (uint32_t)a->viewed.n;
	if (growing.end > v->text.n)
		growing.end = (uint32_t)v->text.n;
	if (!span_empty(growing)) {
		VEC_PUSH(a->viewed, growing);
		v->n_paragraphs++;
		a->viewed.n--;
	}
	v->paragraphs = a->viewed.at;
}

struct article_view article_view(const struct article *shown)
{
	/* the lock and the copied spans are no part of what the caller holds constant */
	struct article *a = (struct article *)shown;
	pthread_mutex_lock(&a->lock);
	struct article_view v = {
		.type = a->content.type,
		.text = {a->content.text.n ? a->content.text.at : "", a->content.text.n},
		.paragraphs = a->content.paragraphs,
		.n_paragraphs = a->content.n_paragraphs,
		.title = a->content.title,
		.about = a->content.about,
		.asides = {a->content.asides, a->content.n_asides},
		.n_captions = a->content.n_captions,
		.record = a->content.record,
		.styled = a->content.styled,
		.n_styled = a->content.n_styled,
		.links = a->content.links,
		.n_links = a->content.n_links,
		.notice = a->content.notice,
		.document = a->has_document ? &a->document : NULL,
		.extent = a->extent,
		.phase = a->phase,
		.permille = a->permille,
		.address = source_is_address(a->name),
		.fetched = a->fetched,
		.generation = a->generation,
		.key = a->key,
		.faults = a->content.faults,
		.charset = a->content.charset,
		.written_in = a->content.written_in,
		.refused = a->refused,
		.beyond = a->beyond,
		.error = a->phase == ARTICLE_FAILED ? a->error.message : NULL,
	};
	if (a->phase == ARTICLE_FINDING || a->phase == ARTICLE_READY)
		v.page = a->input.page != 0;
	if (a->phase == ARTICLE_READING)
		view_growing(a, &v);
	else
		VEC_FREE(a->viewed);
	pthread_mutex_unlock(&a->lock);
	if (v.phase == ARTICLE_FINDING)
		v.permille = atomic_load_explicit(&a->progress.permille, memory_order_relaxed);
	return v;
}

void article_wait(struct article *a)
{
	session_go_on();
	pthread_mutex_lock(&a->lock);
	while (a->phase != ARTICLE_READY && a->phase != ARTICLE_FAILED)
		pthread_cond_wait(&a->done, &a->lock);
	pthread_mutex_unlock(&a->lock);
}

void article_cancel(struct article *a)
{
	atomic_store_explicit(&a->progress.cancel, true, memory_order_relaxed);
	raise_fd(a->cancel_fd);
	session_go_on();
}

void article_close(struct article *a)
{
	if (!a)
		return;
	article_cancel(a);
	if (a->has_worker)
		pthread_join(a->worker, NULL);
	document_free(&a->document);
	input_close(&a->input);
	VEC_FREE(a->arrived);
	VEC_FREE(a->viewed);
	close(a->cancel_fd);
	pthread_cond_destroy(&a->done);
	pthread_mutex_destroy(&a->lock);
	free(a->name);
	free(a);
}
