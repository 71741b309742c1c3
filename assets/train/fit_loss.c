#include "fit_loss.h"

#include <float.h>
#include <math.h>

enum { UNITS = HIDDEN_UNITS };

size_t space_hidden(const struct space *s, size_t k)
{
	return s->n + 1 + k * UNITS;
}

size_t space_biases(const struct space *s)
{
	return space_hidden(s, s->n);
}

size_t space_outs(const struct space *s)
{
	return space_biases(s) + UNITS;
}

size_t space_size(const struct space *s)
{
	return s->o->passes ? space_outs(s) + UNITS : s->n + 1;
}

/* ---- a row ------------------------------------------------------------------------------- */

static size_t entries_from(const struct space *s, size_t row)
{
	return row ? s->f->row_ends.at[row - 1] : 0;
}

static double *heard_of(const struct space *s, size_t row)
{
	return s->heard + (row - s->first_row) * UNITS;
}

static const double DEAF = 0.3;

/*
 * In each pass of training every row finds some of the units deaf, by chance but always the
 * same, so that none relies on another (dropout: Srivastava and others, JMLR 15, 2014).
 */
static bool deaf(const struct space *s, size_t row, unsigned unit)
{
	uint32_t h = ((uint32_t)row * UNITS + unit) * 2654435761u ^ s->pass * 0x9e3779b1u;
	h = (h ^ h >> 15) * 2246822519u;
	h = (h ^ h >> 13) * 3266489917u;
	return (h ^ h >> 16) % 1000 < DEAF * 1000;
}

/* By how much those that hear make up for them. */
static double louder(const struct space *s)
{
	return s->pass ? 1 / (1 - DEAF) : 1;
}

/* What the hidden units add; they have heard the row then. */
static double heard_score(const struct space *s, const double *w, size_t row)
{
	double *heard = heard_of(s, row), sum = 0;
	const double *out = &w[space_outs(s)];
	memcpy(heard, &w[space_biases(s)], UNITS * sizeof *heard);
	for (size_t i = entries_from(s, row); i < s->f->row_ends.at[row]; i++) {
		uint32_t k = s->number[s->f->entries.at[i]];
		const double *own = &w[space_hidden(s, k)];
		for (unsigned u = 0; k && u < UNITS; u++)
			heard[u] += own[u];
	}
	for (unsigned u = 0; u < UNITS; u++) {
		if (s->pass && deaf(s, row, u))
			heard[u] = 0;
		sum += heard[u] > 0 ? heard[u] * out[u] : 0;
	}
	return sum * louder(s);
}

static double score_of(const struct space *s, const double *w, size_t row)
{
	double sum = s->o->passes ? heard_score(s, w, row) : 0;
	for (size_t i = entries_from(s, row); i < s->f->row_ends.at[row]; i++) {
		uint32_t k = s->number[s->f->entries.at[i]];
		if (k)
			sum += w[k];
	}
	return sum;
}

static void add_hidden_gradient(const struct space *s, const double *w, double *g, size_t row,
				double by)
{
	const double *heard = heard_of(s, row), *out = &w[space_outs(s)];
	double passed[UNITS];
	by *= louder(s);
	for (unsigned u = 0; u < UNITS; u++) {
		passed[u] = heard[u] > 0 ? by * out[u] : 0;
		g[space_biases(s) + u] += passed[u];
		g[space_outs(s) + u] += heard[u] > 0 ? by * heard[u] : 0;
	}
	for (size_t i = entries_from(s, row); i < s->f->row_ends.at[row]; i++) {
		double *own = &g[space_hidden(s, s->number[s->f->entries.at[i]])];
		for (unsigned u = 0; u < UNITS; u++)
			own[u] += passed[u];
	}
}

/* The row has been scored at w. */
static void add_gradient(const struct space *s, const double *w, double *g, size_t row,
			 double by)
{
	for (size_t i = entries_from(s, row); i < s->f->row_ends.at[row]; i++)
		g[s->number[s->f->entries.at[i]]] += by;
	if (s->o->passes)
		add_hidden_gradient(s, w, g, row, by);
}

/* ---- a group ----------------------------------------------------------------------------- */

static double group_softmax(const struct space *s, const struct row_group *at, const double *w,
			    double *g)
{
	double top = -DBL_MAX, all = 0, good = 0;
	size_t n = at->end_row - at->first_row;
	bool any = false;
	for (size_t i = 0; i < n; i++) {
		s->scores[i] = score_of(s, w, at->first_row + i);
		top = fmax(top, s->scores[i]);
		any |= s->f->right.at[at->first_row + i];
	}
	if (!any)
		return 0;
	for (size_t i = 0; i < n; i++) {
		s->scores[i] = exp(s->scores[i] - top);
		all += s->scores[i];
		if (s->f->right.at[at->first_row + i])
			good += s->scores[i];
	}
	good = fmax(good, DBL_MIN);
	for (size_t i = 0; i < n; i++) {
		double want = s->f->right.at[at->first_row + i] ? s->scores[i] / good : 0;
		add_gradient(s, w, g, at->first_row + i,
			     at->weight * (s->scores[i] / all - want));
	}
	return at->weight * (log(all) - log(good));
}

static double group_logistic(const struct space *s, const struct row_group *at, const double *w,
			     double *g)
{
	double loss = 0;
	for (size_t row = at->first_row; row < at->end_row; row++) {
		double z = score_of(s, w, row) + w[0];
		double sign = s->f->right.at[row] ? 1 : -1;
		double m = z * sign;
		loss += at->weight * (m > 0 ? log1p(exp(-m)) : -m + log1p(exp(m)));
		double by = -sign * at->weight / (1 + exp(m));
		add_gradient(s, w, g, row, by);
		g[s->n] += by; /* the bias, kept apart from features that are left out */
	}
	return loss;
}

static double log_add(double a, double b)
{
	double top = fmax(a, b), low = fmin(a, b);
	return low == -INFINITY ? top : top + log1p(exp(low - top));
}

/*
 * Sets of stretches: row by row a set either leaves the row out and goes on with the next one,
 * or takes it and goes on behind all that overlap it. `ahead` and `behind` are log sums over
 * the sets of the rows before and from a row on.
 */
static double group_stretches(const struct space *s, const struct row_group *at,
			      const double *w, double *g)
{
	const struct fit *f = s->f;
	size_t n = at->end_row - at->first_row;
	const uint32_t *next = &f->next.at[at->first_row];
	double *score = s->scores, *ahead = score + n, *behind = ahead + n + 1, good = 0;
	for (size_t i = 0; i < n; i++) {
		score[i] = score_of(s, w, at->first_row + i) + w[0];
		ahead[i] = -INFINITY;
		good += f->right.at[at->first_row + i] ? score[i] : 0;
	}
	behind[n] = 0;
	for (size_t i = n; i-- > 0;)
		behind[i] = log_add(behind[i + 1], score[i] + behind[next[i]]);
	ahead[n] = -INFINITY;
	ahead[0] = 0;
	for (size_t i = 0; i < n; i++) {
		double share = exp(ahead[i] + score[i] + behind[next[i]] - behind[0]);
		double by = at->weight * (share - f->right.at[at->first_row + i]);
		add_gradient(s, w, g, at->first_row + i, by);
		g[s->n] += by;
		ahead[i + 1] = log_add(ahead[i + 1], ahead[i]);
		ahead[next[i]] = log_add(ahead[next[i]], ahead[i] + score[i]);
	}
	return at->weight * (behind[0] - good);
}

double group_loss(struct space *s, const struct row_group *at, const double *w, double *g)
{
	s->first_row = at->first_row;
	if (s->o->stretches)
		return group_stretches(s, at, w, g);
	return s->o->logistic ? group_logistic(s, at, w, g) : group_softmax(s, at, w, g);
}

void add_penalty(const struct space *s, const double *w, double *g, double share)
{
	double by = share * s->o->l2;
	g[0] = s->o->logistic || s->o->stretches ? g[s->n] : 0;
	g[s->n] = 0;
	for (size_t i = 1; i < s->n; i++)
		g[i] += by * w[i];
	if (!s->o->passes)
		return;
	for (size_t i = space_hidden(s, 0); i < space_hidden(s, 1); i++)
		g[i] = 0; /* what is left out */
	for (size_t i = space_hidden(s, 1); i < space_size(s); i++)
		g[i] += by * w[i];
}

double objective(struct space *s, const double *w, double *g)
{
	double loss = 0;
	memset(g, 0, space_size(s) * sizeof *g);
	for (size_t i = 0; i < s->f->groups.n; i++)
		loss += group_loss(s, &s->f->groups.at[i], w, g);
	for (size_t i = 1; i < space_size(s); i++)
		loss += 0.5 * s->o->l2 * w[i] * w[i];
	add_penalty(s, w, g, 1);
	return loss;
}
