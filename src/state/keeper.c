/* The keeper: a thread that asks the store and writes to it, one job after the other. */
#include "reader/state.h"
#include "reader/thread.h"

#include <pthread.h>
#include <stdio.h>
#include <sys/eventfd.h>
#include <unistd.h>

enum {
	SEARCH_MOST = 200, /* quotes found for the screen */
	WAIT = 50,         /* milliseconds at once for another reader that writes */
	LAST_WAIT = 5000,  /* in all, once nothing more is asked */
};

enum job_kind { JOB_RECALL, JOB_KEEP, JOB_ARCHIVE, JOB_SEARCH };

struct job {
	struct job *next;
	enum job_kind kind;
	uint32_t ticket;
	struct visit visit;        /* in the arena, as all of it */
	struct said_taken taken;   /* JOB_ARCHIVE */
	const struct document *of; /* to be compared only */
	uint64_t corrected;        /* corrections_key() of it */
	struct str asked;          /* JOB_SEARCH */
	struct arena arena;
};

struct keeper {
	const char *path;
	pthread_t thread;
	bool started;
	int fd; /* an eventfd, readable when there are answers */
	struct store *store;
	bool failed;       /* the thread's: it asks the store no more */
	bool held;         /* the thread's: another reader writes, or did a moment ago */
	struct job *begun; /* the screen's: quotes are still taken for it */

	pthread_mutex_t lock;
	pthread_cond_t more;
	struct job *jobs; /* the oldest first */
	bool over;
	int64_t until; /* milliseconds; when over: nothing is tried again then */
	VEC(struct recalled) answers;
};

/* ---- copies ------------------------------------------------------------------------------ */

static struct visit copy_of(const struct visit *r, struct arena *arena)
{
	struct visit copy = *r;
	copy.path = arena_str(arena, r->path);
	copy.title = arena_str(arena, r->title);
	copy.byline = arena_str(arena, r->byline);
	copy.published = arena_str(arena, r->published);
	struct trace *traces = ARENA_ARRAY(arena, r->n_traces, struct trace);
	for (size_t i = 0; i < r->n_traces; i++) {
		traces[i] = r->traces[i];
		traces[i].words = arena_str(arena, traces[i].words);
	}
	copy.traces = traces;
	copy.corrections = corrections_copy(r->corrections, r->n_corrections, arena);
	return copy;
}

static struct job *job_of(enum job_kind kind, uint32_t ticket, const struct visit *r)
{
	struct job *job = mem_alloc(sizeof *job);
	*job = (struct job){.kind = kind, .ticket = ticket};
	job->visit = copy_of(r, &job->arena);
	return job;
}

static void job_free(struct job *job)
{
	arena_free(&job->arena);
	free(job);
}

/* ---- the thread -------------------------------------------------------------------------- */

static void put_answer(struct keeper *k, const struct recalled *a)
{
	uint64_t one = 1;
	pthread_mutex_lock(&k->lock);
	VEC_PUSH(k->answers, *a);
	pthread_mutex_unlock(&k->lock);
	if (write(k->fd, &one, sizeof one) < 0)
		return; /* full: it is readable already */
}

static bool is_writing(enum job_kind kind)
{
	return kind == JOB_KEEP || kind == JOB_ARCHIVE;
}

/* Nothing is made only to learn that it is empty. */
static bool open_store(struct keeper *k, enum job_kind kind, struct error *e)
{
	if (!k->store && (is_writing(kind) || access(k->path, F_OK) == 0)) {
		k->store = store_open(k->path, e);
		if (k->store)
			store_wait(k->store, WAIT);
	}
	return k->store || (!is_writing(kind) && access(k->path, F_OK) != 0);
}

static bool do_job(struct keeper *k, struct job *job, struct recalled *a)
{
	if (!open_store(k, job->kind, &a->fault))
		return false;
	job->visit.path = absolute_path(job->visit.path, &job->arena);
	if (job->kind == JOB_KEEP)
		return store_keep(k->store, &job->visit, &a->fault);
	if (job->kind == JOB_ARCHIVE)
		return store_archive(k->store, &job->visit, job->taken.all, job->taken.n,
				     &a->fault);
	if (job->kind == JOB_SEARCH)
		return !k->store || store_search(k->store, job->asked, SEARCH_MOST, &a->arena,
						 &a->said, &a->n_said, &a->fault);
	return !k->store ||
	       store_recall(k->store, &job->visit, &a->arena, &a->visit, &a->fault);
}

/* Is there time to try again what another reader keeps from being done? */
static bool may_wait(struct keeper *k)
{
	pthread_mutex_lock(&k->lock);
	bool may = !k->over || milliseconds() < k->until;
	pthread_mutex_unlock(&k->lock);
	return may;
}

/*
 * False: the job is to be done once more. After a fault that stays what is asked for is
 * answered still: there is nothing.
 */
static bool work_on(struct keeper *k, struct job *job)
{
	struct recalled a = {.ticket = job->ticket, .searched = job->kind == JOB_SEARCH};
	bool good = k->failed || do_job(k, job, &a);
	k->held = !good && a.fault.passes && may_wait(k);
	if (k->held) {
		arena_free(&a.arena);
		return false;
	}
	if (!good) {
		k->failed = true;
		put_answer(k, &(struct recalled){.failed = true, .fault = a.fault});
		arena_free(&a.arena);
		a = (struct recalled){.ticket = job->ticket, .searched = a.searched};
	}
	if (!is_writing(job->kind))
		put_answer(k, &a);
	return true;
}

/* While another reader writes, only what reads gets on. */
static struct job *take_job(struct keeper *k)
{
	struct job **at = &k->jobs;
	while (k->held && *at && is_writing((*at)->kind))
		at = &(*at)->next;
	if (!*at)
		at = &k->jobs;
	struct job *job = *at;
	if (job)
		*at = job->next;
	return job;
}

static struct job *next_job(struct keeper *k)
{
	pthread_mutex_lock(&k->lock);
	while (!k->jobs && !k->over)
		pthread_cond_wait(&k->more, &k->lock);
	struct job *job = take_job(k);
	pthread_mutex_unlock(&k->lock);
	return job;
}

/* What was to be kept of the same content is late, once there is something newer. */
static bool is_late(const struct job *old, const struct job *job)
{
	return job->kind == JOB_KEEP && old->kind == JOB_KEEP &&
	       old->visit.content == job->visit.content;
}

/* The first again, if nothing newer has come meanwhile. */
static void put_back(struct keeper *k, struct job *job)
{
	pthread_mutex_lock(&k->lock);
	const struct job *newer = k->jobs;
	while (newer && !is_late(job, newer))
		newer = newer->next;
	if (!newer) {
		job->next = k->jobs;
		k->jobs = job;
	}
	pthread_mutex_unlock(&k->lock);
	if (newer)
		job_free(job);
}

static void work(void *argument)
{
	struct keeper *k = argument;
	for (struct job *job; (job = next_job(k)) != NULL;) {
		if (work_on(k, job))
			job_free(job);
		else
			put_back(k, job);
	}
	store_close(k->store);
	k->store = NULL;
}

/* ---- from outside ------------------------------------------------------------------------ */

struct keeper *keeper_new(const char *path)
{
	struct keeper *k = mem_alloc(sizeof *k);
	*k = (struct keeper){.path = path, .fd = -1};
	pthread_mutex_init(&k->lock, NULL);
	pthread_cond_init(&k->more, NULL);
	return k;
}

int keeper_fd(const struct keeper *k)
{
	return k->fd;
}

/* Without a thread nothing is remembered. */
static bool start(struct keeper *k)
{
	if (k->fd < 0)
		k->fd = eventfd(0, EFD_NONBLOCK | EFD_CLOEXEC);
	if (!k->started)
		k->started = k->fd >= 0 && thread_start(&k->thread, work, k);
	return k->started;
}

static void put_job(struct keeper *k, struct job *job)
{
	if (!start(k)) {
		job_free(job);
		return;
	}
	pthread_mutex_lock(&k->lock);
	struct job **at = &k->jobs;
	while (*at) {
		struct job *old = *at;
		if (!is_late(old, job)) {
			at = &old->next;
			continue;
		}
		*at = old->next;
		job_free(old);
	}
	*at = job;
	pthread_cond_signal(&k->more);
	pthread_mutex_unlock(&k->lock);
}

void keeper_recall(struct keeper *k, uint32_t ticket, const struct visit *asked)
{
	put_job(k, job_of(JOB_RECALL, ticket, asked));
}

void keeper_keep(struct keeper *k, const struct visit *r)
{
	put_job(k, job_of(JOB_KEEP, 0, r));
}

void keeper_search(struct keeper *k, struct str asked)
{
	struct job *job = job_of(JOB_SEARCH, 0, &(struct visit){0});
	job->asked = arena_str(&job->arena, asked);
	put_job(k, job);
}

bool keeper_archive(struct keeper *k, const struct visit *v, const struct document *d)
{
	uint64_t corrected = corrections_key(v->corrections, v->n_corrections);
	struct job *job = k->begun;
	if (job &&
	    (job->of != d || job->visit.content != v->content || job->corrected != corrected)) {
		job_free(job);
		job = NULL;
	}
	if (!job) {
		job = job_of(JOB_ARCHIVE, 0, v);
		job->of = d;
		job->corrected = corrected;
	}
	k->begun = job;
	if (said_take(&job->taken, d, &job->arena))
		return true;
	job->visit = copy_of(v, &job->arena); /* that of now is newer than what was kept */
	k->begun = NULL;
	put_job(k, job);
	return false;
}

bool keeper_answer(struct keeper *k, struct recalled *answer)
{
	uint64_t count;
	pthread_mutex_lock(&k->lock);
	bool any = k->answers.n > 0;
	if (any) {
		*answer = k->answers.at[0];
		memmove(k->answers.at, k->answers.at + 1,
			--k->answers.n * sizeof *k->answers.at);
	} else if (k->fd >= 0 && read(k->fd, &count, sizeof count) < 0) {
		count = 0; /* there was nothing to acknowledge */
	}
	pthread_mutex_unlock(&k->lock);
	return any;
}

void keeper_finish(struct keeper *k)
{
	pthread_mutex_lock(&k->lock);
	k->over = true;
	k->until = milliseconds() + LAST_WAIT;
	pthread_cond_signal(&k->more);
	pthread_mutex_unlock(&k->lock);
	if (k->started)
		pthread_join(k->thread, NULL);
	k->started = false;
}

void keeper_free(struct keeper *k)
{
	if (!k)
		return;
	keeper_finish(k);
	if (k->begun)
		job_free(k->begun);
	for (size_t i = 0; i < k->answers.n; i++)
		arena_free(&k->answers.at[i].arena);
	VEC_FREE(k->answers);
	if (k->fd >= 0)
		close(k->fd);
	pthread_cond_destroy(&k->more);
	pthread_mutex_destroy(&k->lock);
	free(k);
}
