#include "fit_loss.h"

#include <math.h>

enum { MEMORY = 10 }; /* pairs that L-BFGS remembers */

/* ---- L-BFGS ------------------------------------------------------------------------------ */

static double dot(const double *a, const double *b, size_t n)
{
	double sum = 0;
	for (size_t i = 0; i < n; i++)
		sum += a[i] * b[i];
	return sum;
}

struct pairs {
	double *steps[MEMORY], *changes[MEMORY], rho[MEMORY];
	unsigned n, next;
};

/* direction = -H g by the two-loop recursion. */
static void direction_of(const struct pairs *p, const double *g, double *direction, size_t n)
{
	double alpha[MEMORY];
	for (size_t i = 0; i < n; i++)
		direction[i] = -g[i];
	for (unsigned k = 0; k < p->n; k++) {
		unsigned j = (p->next + MEMORY - 1 - k) % MEMORY;
		alpha[j] = p->rho[j] * dot(p->steps[j], direction, n);
		for (size_t i = 0; i < n; i++)
			direction[i] -= alpha[j] * p->changes[j][i];
	}
	if (p->n) {
		unsigned j = (p->next + MEMORY - 1) % MEMORY;
		double scale = 1 / (p->rho[j] * dot(p->changes[j], p->changes[j], n));
		for (size_t i = 0; i < n; i++)
			direction[i] *= scale;
	}
	for (unsigned k = p->n; k-- > 0;) {
		unsigned j = (p->next + MEMORY - 1 - k) % MEMORY;
		double beta = p->rho[j] * dot(p->changes[j], direction, n);
		for (size_t i = 0; i < n; i++)
			direction[i] += (alpha[j] - beta) * p->steps[j][i];
	}
}

static void remember(struct pairs *p, const double *w, const double *w2, const double *g,
		     const double *g2, size_t n)
{
	double *step = p->steps[p->next], *change = p->changes[p->next];
	for (size_t i = 0; i < n; i++) {
		step[i] = w2[i] - w[i];
		change[i] = g2[i] - g[i];
	}
	double curvature = dot(step, change, n);
	if (curvature <= 1e-12)
		return;
	p->rho[p->next] = 1 / curvature;
	p->next = (p->next + 1) % MEMORY;
	if (p->n < MEMORY)
		p->n++;
}

double *doubles(size_t n)
{
	double *d = calloc(n, sizeof *d);
	if (!d)
		out_of_memory();
	return d;
}

static double minimise_convex(struct space *s, double *w)
{
	size_t n = s->n;
	unsigned iterations = s->o->iterations ? s->o->iterations : 120;
	struct pairs p = {0};
	double *g = doubles(n + 1), *g2 = doubles(n + 1), *w2 = doubles(n + 1),
	       *direction = doubles(n);
	for (unsigned k = 0; k < MEMORY; k++) {
		p.steps[k] = doubles(n);
		p.changes[k] = doubles(n);
	}
	double loss = objective(s, w, g);
	for (unsigned it = 0; it < iterations; it++) {
		direction_of(&p, g, direction, n);
		double slope = dot(g, direction, n), norm = sqrt(dot(g, g, n));
		if (slope >= 0 || norm < 1e-5 * fmax(1, sqrt(dot(w, w, n))))
			break;
		double step = p.n ? 1 : fmin(1, 1 / norm), next = loss;
		unsigned tries = 0;
		for (; tries < 30; tries++, step *= 0.5) {
			for (size_t i = 0; i < n; i++)
				w2[i] = w[i] + step * direction[i];
			next = objective(s, w2, g2);
			if (next <= loss + 1e-4 * step * slope)
				break;
		}
		if (tries == 30)
			break;
		remember(&p, w, w2, g, g2, n);
		double gain = loss - next;
		memcpy(w, w2, n * sizeof *w);
		memcpy(g, g2, n * sizeof *g);
		loss = next;
		if (gain < 1e-7 * fabs(loss))
			break;
	}
	for (unsigned k = 0; k < MEMORY; k++) {
		free(p.steps[k]);
		free(p.changes[k]);
	}
	free(g);
	free(g2);
	free(w2);
	free(direction);
	return loss;
}

/* ---- Adam -------------------------------------------------------------------------------- */

enum { BATCH_ROWS = 2500 };
static const double RATE = 0.01, RATE_LEAST = 0.0002, MEAN_KEPT = 0.9, SQUARES_KEPT = 0.999;

/* Numbers by chance, but always the same. */
static uint32_t chance(uint64_t *state)
{
	*state = *state * 6364136223846793005u + 1442695040888963407u;
	return (uint32_t)(*state >> 33);
}

/* From about a normal distribution around 0, whose deviation is a tenth. */
static double small_chance(uint64_t *state)
{
	double sum = 0;
	for (unsigned i = 0; i < 12; i++)
		sum += (double)chance(state) / (double)(1u << 31);
	return (sum - 6) / 10;
}

static void shuffle(uint32_t *at, size_t n, uint64_t *state)
{
	for (size_t i = n; i > 1; i--) {
		size_t k = chance(state) % i;
		uint32_t last = at[i - 1];
		at[i - 1] = at[k];
		at[k] = last;
	}
}

struct adam {
	double *g; /* zero between batches */
	double *mean, *squares;
	size_t n, steps, done;
};

static void adam_step(struct adam *a, double *w)
{
	a->done++;
	double left = 1 - (double)a->done / (double)a->steps;
	double rate = fmax(RATE * left, RATE_LEAST);
	double mean_share = 1 - pow(MEAN_KEPT, (double)a->done),
	       squares_share = 1 - pow(SQUARES_KEPT, (double)a->done);
	for (size_t i = 0; i < a->n; i++) {
		a->mean[i] = MEAN_KEPT * a->mean[i] + (1 - MEAN_KEPT) * a->g[i];
		a->squares[i] =
			SQUARES_KEPT * a->squares[i] + (1 - SQUARES_KEPT) * a->g[i] * a->g[i];
		w[i] -= rate * (a->mean[i] / mean_share) /
			(sqrt(a->squares[i] / squares_share) + 1e-8);
	}
}

static double weight_of(const struct space *s, const struct row_group *at)
{
	return at->weight * (s->o->logistic ? (double)(at->end_row - at->first_row) : 1);
}

/* One time through all groups, some at a time. Returns the loss on the way. */
static double go_through(struct space *s, struct adam *a, const uint32_t *order, double whole,
			 double *w)
{
	const struct row_group *groups = s->f->groups.at;
	double loss = 0, weight = 0;
	size_t rows = 0;
	for (size_t i = 0; i < s->f->groups.n; i++) {
		const struct row_group *at = &groups[order[i]];
		loss += group_loss(s, at, w, a->g);
		weight += weight_of(s, at);
		rows += at->end_row - at->first_row;
		if (rows < BATCH_ROWS && i + 1 < s->f->groups.n)
			continue;
		add_penalty(s, w, a->g, weight / whole);
		for (size_t k = 0; k < a->n; k++)
			a->g[k] /= weight > 0 ? weight : 1;
		adam_step(a, w);
		memset(a->g, 0, a->n * sizeof *a->g);
		weight = 0;
		rows = 0;
	}
	return loss;
}

/*
 * With a hidden layer: from small weights by chance, so many times through all groups in orders
 * by chance.
 */
static double minimise_hidden(struct space *s, double *w)
{
	const struct fit *f = s->f;
	uint64_t state = 1;
	double whole = 0, loss = 0;
	size_t rows = 0;
	uint32_t *order = mem_alloc((f->groups.n + 1) * sizeof *order);
	for (size_t i = space_hidden(s, 1); i < space_size(s); i++)
		w[i] = small_chance(&state);
	memset(&w[space_biases(s)], 0, HIDDEN_UNITS * sizeof *w);
	for (uint32_t i = 0; i < f->groups.n; i++) {
		order[i] = i;
		whole += weight_of(s, &f->groups.at[i]);
		rows += f->groups.at[i].end_row - f->groups.at[i].first_row;
	}
	size_t n = space_size(s);
	struct adam a = {.g = doubles(n), .mean = doubles(n), .squares = doubles(n), .n = n};
	a.steps = s->o->passes * (rows / BATCH_ROWS + 1);
	for (unsigned k = 0; k < s->o->passes; k++) {
		shuffle(order, f->groups.n, &state);
		s->pass = k + 1;
		loss = go_through(s, &a, order, whole, w);
	}
	s->pass = 0;
	free(a.g);
	free(a.mean);
	free(a.squares);
	free(order);
	return loss;
}

double minimise(struct space *s, double *w)
{
	return s->o->passes ? minimise_hidden(s, w) : minimise_convex(s, w);
}
