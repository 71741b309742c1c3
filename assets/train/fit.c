#include "fit.h"

#include "find/model/model_make.h"

#include <errno.h>
#include <float.h>
#include <math.h>
#include <stdio.h>

enum { MEMORY = 10 }; /* pairs that L-BFGS remembers */

struct known {
	uint32_t key, rows, documents;
	uint32_t last_document, last_collection, collections;
	bool lexical;
};

struct group {
	size_t first_row, end_row;
	float weight;
	uint32_t document, collection;
};

struct fit {
	VEC(struct known) known;
	uint32_t *slots; /* hash table of indexes into known, + 1 */
	uint32_t mask;
	VEC(uint32_t) entries; /* feature indexes of all rows */
	VEC(size_t) row_ends;
	VEC(char) right;
	VEC(uint32_t) next; /* first row of the group that does not overlap */
	VEC(struct group) groups;
	struct features listed; /* of the row that is being made */
	struct row row;
};

struct fit *fit_new(void)
{
	struct fit *f = mem_alloc(sizeof *f);
	*f = (struct fit){.mask = (1u << 16) - 1};
	f->slots = calloc((size_t)f->mask + 1, sizeof *f->slots);
	return f;
}

void fit_free(struct fit *f)
{
	VEC_FREE(f->known);
	VEC_FREE(f->entries);
	VEC_FREE(f->row_ends);
	VEC_FREE(f->right);
	VEC_FREE(f->next);
	VEC_FREE(f->groups);
	free(f->slots);
	free(f);
}

static void grow_slots(struct fit *f)
{
	f->mask = f->mask * 2 + 1;
	free(f->slots);
	f->slots = calloc((size_t)f->mask + 1, sizeof *f->slots);
	if (!f->slots)
		out_of_memory();
	for (size_t k = 0; k < f->known.n; k++) {
		uint32_t i = f->known.at[k].key & f->mask;
		while (f->slots[i])
			i = (i + 1) & f->mask;
		f->slots[i] = (uint32_t)k + 1;
	}
}

static uint32_t index_of(struct fit *f, uint32_t key)
{
	uint32_t i = key & f->mask;
	for (; f->slots[i]; i = (i + 1) & f->mask)
		if (f->known.at[f->slots[i] - 1].key == key)
			return f->slots[i] - 1;
	VEC_PUSH(f->known, (struct known){.key = key});
	f->slots[i] = (uint32_t)f->known.n;
	if (f->known.n * 2 > f->mask)
		grow_slots(f);
	return (uint32_t)f->known.n - 1;
}

void fit_group(struct fit *f, float weight, uint32_t document, uint32_t collection)
{
	VEC_PUSH(f->groups,
		 (struct group){f->row_ends.n, f->row_ends.n, weight, document, collection});
}

void fit_keys(struct fit *f, const uint32_t *keys, size_t n, bool right)
{
	struct group *g = &f->groups.at[f->groups.n - 1];
	for (size_t i = 0; i < n; i++) {
		uint32_t k = index_of(f, keys[i]);
		struct known *w = &f->known.at[k];
		VEC_PUSH(f->entries, k);
		if (!w->rows || w->last_document != g->document)
			w->documents++;
		if (!w->rows || w->last_collection != g->collection)
			w->collections++;
		w->rows++;
		w->last_document = g->document;
		w->last_collection = g->collection;
	}
	VEC_PUSH(f->row_ends, f->entries.n);
	VEC_PUSH(f->right, right);
	g->end_row = f->row_ends.n;
	VEC_PUSH(f->next, (uint32_t)(g->end_row - g->first_row));
}

struct row *fit_row(struct fit *f)
{
	f->listed.n = 0;
	f->row = (struct row){.list = &f->listed};
	return &f->row;
}

void fit_row_end(struct fit *f, bool right)
{
	uint32_t keys[FEATURES_MOST];
	for (uint32_t i = 0; i < f->listed.n; i++)
		keys[i] = feature_key(&f->listed.at[i]);
	fit_keys(f, keys, f->listed.n, right);
}

void fit_next(struct fit *f, uint32_t next)
{
	f->next.at[f->next.n - 1] = next;
}

void fit_lexical(struct fit *f, uint32_t feature)
{
	uint32_t k = index_of(f, feature); /* may move known.at */
	f->known.at[k].lexical = true;
}

/* ---- the objective ----------------------------------------------------------------------- */

/* Which features take part and the numbers they have in the weight vector; 0 is the bias. */
struct space {
	const struct fit *f;
	const struct fit_options *o;
	uint32_t *number; /* of each known feature, 0: left out */
	size_t n;         /* weights, the bias included */
	double *scores;   /* scratch: a group's rows */
};

static double score_of(const struct space *s, const double *w, size_t row)
{
	size_t from = row ? s->f->row_ends.at[row - 1] : 0;
	double sum = 0;
	for (size_t i = from; i < s->f->row_ends.at[row]; i++) {
		uint32_t k = s->number[s->f->entries.at[i]];
		if (k)
			sum += w[k];
	}
	return sum;
}

static void add_gradient(const struct space *s, double *g, size_t row, double by)
{
	size_t from = row ? s->f->row_ends.at[row - 1] : 0;
	for (size_t i = from; i < s->f->row_ends.at[row]; i++)
		g[s->number[s->f->entries.at[i]]] += by;
}

static double group_softmax(const struct space *s, const struct group *at, const double *w,
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
		add_gradient(s, g, at->first_row + i, at->weight * (s->scores[i] / all - want));
	}
	return at->weight * (log(all) - log(good));
}

static double group_logistic(const struct space *s, const struct group *at, const double *w,
			     double *g)
{
	double loss = 0;
	for (size_t row = at->first_row; row < at->end_row; row++) {
		double z = score_of(s, w, row) + w[0];
		double sign = s->f->right.at[row] ? 1 : -1;
		double m = z * sign;
		loss += at->weight * (m > 0 ? log1p(exp(-m)) : -m + log1p(exp(m)));
		double by = -sign * at->weight / (1 + exp(m));
		add_gradient(s, g, row, by);
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
static double group_stretches(const struct space *s, const struct group *at, const double *w,
			      double *g)
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
		add_gradient(s, g, at->first_row + i, by);
		g[s->n] += by;
		ahead[i + 1] = log_add(ahead[i + 1], ahead[i]);
		ahead[next[i]] = log_add(ahead[next[i]], ahead[i] + score[i]);
	}
	return at->weight * (behind[0] - good);
}

static double group_loss(const struct space *s, const struct group *at, const double *w,
			 double *g)
{
	if (s->o->stretches)
		return group_stretches(s, at, w, g);
	return s->o->logistic ? group_logistic(s, at, w, g) : group_softmax(s, at, w, g);
}

/* Loss with the penalty at w; its gradient to g (n + 1 long, the last is scratch). */
static double objective(const struct space *s, const double *w, double *g)
{
	double loss = 0;
	memset(g, 0, (s->n + 1) * sizeof *g);
	for (size_t i = 0; i < s->f->groups.n; i++)
		loss += group_loss(s, &s->f->groups.at[i], w, g);
	g[0] = s->o->logistic || s->o->stretches ? g[s->n] : 0;
	for (size_t i = 1; i < s->n; i++) {
		loss += 0.5 * s->o->l2 * w[i] * w[i];
		g[i] += s->o->l2 * w[i];
	}
	return loss;
}

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

static double *doubles(size_t n)
{
	double *d = calloc(n, sizeof *d);
	if (!d)
		out_of_memory();
	return d;
}

/* Minimises from w in place. Returns the loss with the penalty. */
static double minimise(const struct space *s, double *w, unsigned iterations)
{
	size_t n = s->n;
	struct pairs p = {0};
	double *g = doubles(n + 1), *g2 = doubles(n + 1), *w2 = doubles(n),
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

/* ---- choosing the weights ---------------------------------------------------------------- */

static bool wanted(const struct known *k, const struct fit_options *o)
{
	return k->rows >= (o->least_rows ? o->least_rows : 3) &&
	       k->documents >= (o->least_documents ? o->least_documents : 1) &&
	       !(k->lexical && k->collections < 2);
}

struct ranked {
	double value;
	uint32_t index;
};

static int by_value(const void *a, const void *b)
{
	const struct ranked *x = a, *y = b;
	if (x->value != y->value)
		return x->value < y->value ? 1 : -1;
	return x->index < y->index ? -1 : 1;
}

/* Leaves the `keep` features with the largest |w| * sqrt(rows) in the space. */
static void prune(struct space *s, const double *w, unsigned keep)
{
	const struct fit *f = s->f;
	struct ranked *r = mem_alloc(f->known.n * sizeof *r);
	size_t n = 0;
	for (uint32_t k = 0; k < f->known.n; k++)
		if (s->number[k])
			r[n++] = (struct ranked){
				fabs(w[s->number[k]]) * sqrt(f->known.at[k].rows), k};
	qsort(r, n, sizeof *r, by_value);
	memset(s->number, 0, f->known.n * sizeof *s->number);
	s->n = 1;
	for (size_t i = 0; i < n && i < keep; i++)
		s->number[r[i].index] = (uint32_t)s->n++;
	free(r);
}

static struct fit_table table_of(const struct space *s, const double *w, float drop)
{
	struct fit_table t = {.bias = (float)w[0]};
	t.keys = mem_alloc(s->n * sizeof *t.keys);
	t.weights = mem_alloc(s->n * sizeof *t.weights);
	t.rows = mem_alloc(s->n * sizeof *t.rows);
	for (uint32_t k = 0; k < s->f->known.n; k++) {
		if (!s->number[k] || fabs(w[s->number[k]]) < drop)
			continue;
		t.keys[t.n] = s->f->known.at[k].key;
		t.weights[t.n] = (float)w[s->number[k]];
		t.rows[t.n++] = s->f->known.at[k].rows;
	}
	return t;
}

struct fit_table fit_solve(const struct fit *f, const struct fit_options *o)
{
	size_t widest = 1, rows = 0;
	for (size_t i = 0; i < f->groups.n; i++) {
		size_t n = f->groups.at[i].end_row - f->groups.at[i].first_row;
		widest = n > widest ? n : widest;
		rows += n;
	}
	struct space s = {f, o, calloc(f->known.n + 1, sizeof(uint32_t)), 1,
			  doubles(3 * widest + 2)};
	for (uint32_t k = 0; k < f->known.n; k++)
		if (wanted(&f->known.at[k], o))
			s.number[k] = (uint32_t)s.n++;
	double *w = doubles(s.n);
	unsigned iterations = o->iterations ? o->iterations : 120;
	double loss = minimise(&s, w, iterations);
	if (o->keep && s.n > o->keep + 1) {
		double bias = w[0];
		prune(&s, w, o->keep);
		memset(w, 0, s.n * sizeof *w);
		w[0] = bias;
		loss = minimise(&s, w, iterations);
	}
	for (size_t i = 1; i < s.n; i++)
		loss -= 0.5 * o->l2 * w[i] * w[i];
	struct fit_table t = table_of(&s, w, o->drop);
	t.loss = (float)(loss / (double)(o->logistic ? rows : f->groups.n));
	free(w);
	free(s.number);
	free(s.scores);
	return t;
}

void fit_table_free(struct fit_table *t)
{
	free(t->keys);
	free(t->weights);
	free(t->rows);
	*t = (struct fit_table){0};
}

/* ---- the table as the product has it ----------------------------------------------------- */

static float scale_of(const struct fit_table *t)
{
	float most = 0;
	for (size_t i = 0; i < t->n; i++)
		most = fmaxf(most, fabsf(t->weights[i]));
	return most > 0 ? most / 127 : 1;
}

struct model fit_model(const struct fit_table *t, const struct template_table *family)
{
	struct model m = {.scale = scale_of(t), .bias = t->bias};
	int8_t *weights = mem_alloc(t->n);
	for (size_t k = 0; k < t->n; k++)
		weights[k] = (int8_t)lrintf(t->weights[k] / m.scale);
	model_make(&m, t->keys, weights, t->n);
	model_make_dense(&m, family);
	free(weights);
	return m;
}

void fit_model_free(struct model *m)
{
	model_free(m);
}

static void write_comment(FILE *out, const char *comment)
{
	while (*comment) {
		size_t n = strcspn(comment, "\n");
		fprintf(out, "# %.*s\n", (int)n, comment);
		comment += n + (comment[n] == '\n');
	}
}

bool fit_write(const struct fit_table *t, const char *path, const char *comment,
	       struct error *e)
{
	FILE *out = fopen(path, "w");
	if (!out)
		return fail(e, "%s: %s", path, system_fault(errno).text);
	float scale = scale_of(t);
	write_comment(out, comment);
	fprintf(out,
		"# hash, weight in units of scale, rows of training data it was seen in\n");
	fprintf(out, "#scale %.9g\n#bias %.9g\n", (double)scale, (double)t->bias);
	struct ranked *order = mem_alloc((t->n + 1) * sizeof *order);
	for (uint32_t i = 0; i < t->n; i++)
		order[i] = (struct ranked){-(double)t->keys[i], i};
	qsort(order, t->n, sizeof *order, by_value);
	for (size_t k = 0; k < t->n; k++) {
		uint32_t i = order[k].index;
		int weight = (int)lrintf(t->weights[i] / scale);
		if (weight)
			fprintf(out, "%08x\t%d\t%u\n", t->keys[i], weight, t->rows[i]);
	}
	free(order);
	if (fclose(out))
		return fail(e, "%s: %s", path, system_fault(errno).text);
	return true;
}

struct fit_table fit_read(const char *path)
{
	struct fit_table t = {0};
	VEC(uint32_t) keys = {0};
	VEC(float) weights = {0};
	char line[512];
	float scale = 1;
	FILE *f = fopen(path, "r");
	while (f && fgets(line, sizeof line, f)) {
		unsigned key;
		int units;
		sscanf(line, "#scale %f", &scale);
		sscanf(line, "#bias %f", &t.bias);
		if (line[0] != '#' && sscanf(line, "%x\t%d", &key, &units) == 2) {
			VEC_PUSH(keys, key);
			VEC_PUSH(weights, (float)units * scale);
		}
	}
	if (f)
		fclose(f);
	t.keys = keys.at;
	t.weights = weights.at;
	t.rows = calloc(keys.n + 1, sizeof *t.rows);
	t.n = keys.n;
	return t;
}
