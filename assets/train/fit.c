#include "fit_loss.h"

#include "find/model/model_make.h"

#include <errno.h>
#include <math.h>
#include <stdio.h>

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
	VEC_PUSH(f->groups, (struct row_group){f->row_ends.n, f->row_ends.n, weight, document,
					       collection});
}

void fit_keys(struct fit *f, const uint32_t *keys, size_t n, bool right)
{
	struct row_group *g = &f->groups.at[f->groups.n - 1];
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

/* How much a feature's weights weigh together. */
static double size_of(const struct space *s, const double *w, uint32_t k)
{
	double sum = w[k] * w[k];
	for (unsigned u = 0; s->o->passes && u < HIDDEN_UNITS; u++)
		sum += w[space_hidden(s, k) + u] * w[space_hidden(s, k) + u];
	return sqrt(sum);
}

/* Leaves the `keep` features with the largest size * sqrt(rows) in the space. */
static void prune(struct space *s, const double *w, unsigned keep)
{
	const struct fit *f = s->f;
	struct ranked *r = mem_alloc(f->known.n * sizeof *r);
	size_t n = 0;
	for (uint32_t k = 0; k < f->known.n; k++)
		if (s->number[k])
			r[n++] = (struct ranked){
				size_of(s, w, s->number[k]) * sqrt(f->known.at[k].rows), k};
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
	if (s->o->passes)
		t.hidden = mem_alloc(s->n * sizeof *t.hidden);
	for (uint32_t k = 0; k < s->f->known.n; k++) {
		uint32_t i = s->number[k];
		if (!i || size_of(s, w, i) < (double)drop)
			continue;
		t.keys[t.n] = s->f->known.at[k].key;
		t.weights[t.n] = (float)w[i];
		for (unsigned u = 0; t.hidden && u < HIDDEN_UNITS; u++)
			t.hidden[t.n][u] = (float)w[space_hidden(s, i) + u];
		t.rows[t.n++] = s->f->known.at[k].rows;
	}
	for (unsigned u = 0; t.hidden && u < HIDDEN_UNITS; u++) {
		t.unit_bias[u] = (float)w[space_biases(s) + u];
		t.unit_out[u] = (float)w[space_outs(s) + u];
	}
	return t;
}

static size_t widest_group(const struct fit *f)
{
	size_t widest = 1;
	for (size_t i = 0; i < f->groups.n; i++) {
		size_t n = f->groups.at[i].end_row - f->groups.at[i].first_row;
		widest = n > widest ? n : widest;
	}
	return widest;
}

struct fit_table fit_solve(const struct fit *f, const struct fit_options *o)
{
	size_t widest = widest_group(f);
	struct space s = {
		.f = f,
		.o = o,
		.number = calloc(f->known.n + 1, sizeof(uint32_t)),
		.n = 1,
		.scores = doubles(3 * widest + 2),
		.heard = doubles(widest * HIDDEN_UNITS),
	};
	for (uint32_t k = 0; k < f->known.n; k++)
		if (wanted(&f->known.at[k], o))
			s.number[k] = (uint32_t)s.n++;
	double *w = doubles(space_size(&s));
	double loss = minimise(&s, w);
	if (o->keep && s.n > o->keep + 1) {
		double bias = w[0];
		prune(&s, w, o->keep);
		memset(w, 0, space_size(&s) * sizeof *w);
		w[0] = bias;
		loss = minimise(&s, w);
	}
	for (size_t i = 1; !o->passes && i < s.n; i++)
		loss -= 0.5 * o->l2 * w[i] * w[i];
	struct fit_table t = table_of(&s, w, o->drop);
	t.loss = (float)(loss / (double)(o->logistic ? f->row_ends.n : f->groups.n));
	free(w);
	free(s.number);
	free(s.scores);
	free(s.heard);
	return t;
}

void fit_table_scale(struct fit_table *t, float by)
{
	for (size_t i = 0; i < t->n; i++) {
		t->weights[i] *= by;
		for (unsigned u = 0; t->hidden && u < HIDDEN_UNITS; u++)
			t->hidden[i][u] *= by;
	}
}

void fit_table_free(struct fit_table *t)
{
	free(t->keys);
	free(t->weights);
	free(t->rows);
	free(t->hidden);
	*t = (struct fit_table){0};
}

/* ---- the table as the product has it ----------------------------------------------------- */

static float scale_of(const struct fit_table *t)
{
	float most = 0;
	for (size_t i = 0; i < t->n; i++)
		most = fmaxf(most, fabsf(t->weights[i]));
	return most > 0 ? most / INT8_MAX : 1;
}

static float hidden_scale(const struct fit_table *t)
{
	float most = 0;
	for (size_t i = 0; t->hidden && i < t->n; i++)
		for (unsigned u = 0; u < HIDDEN_UNITS; u++)
			most = fmaxf(most, fabsf(t->hidden[i][u]));
	return most > 0 ? most / HIDDEN_MOST : 1;
}

static int8_t rounded(float weight, float scale)
{
	return (int8_t)lrintf(weight / scale);
}

static struct hidden *layer_of(const struct fit_table *t)
{
	struct hidden *layer = mem_alloc(sizeof *layer);
	*layer = (struct hidden){.scale = hidden_scale(t)};
	memcpy(layer->bias, t->unit_bias, sizeof layer->bias);
	memcpy(layer->out, t->unit_out, sizeof layer->out);
	return layer;
}

struct model fit_model(const struct fit_table *t, const struct template_table *family)
{
	struct model m = {.scale = scale_of(t), .bias = t->bias};
	struct hidden *layer = t->hidden ? layer_of(t) : NULL;
	int8_t *weights = mem_alloc(t->n);
	hidden_weights *hidden = layer ? mem_alloc(t->n * sizeof *hidden) : NULL;
	for (size_t k = 0; k < t->n; k++) {
		weights[k] = rounded(t->weights[k], m.scale);
		for (unsigned u = 0; layer && u < HIDDEN_UNITS; u++)
			hidden[k][u] = rounded(t->hidden[k][u], layer->scale);
	}
	model_make(&m, layer, &(struct model_weights){t->keys, weights, hidden, t->n});
	model_make_dense(&m, layer, family);
	free(weights);
	free(hidden);
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

static void write_line(FILE *out, const struct fit_table *t, uint32_t i, float scale,
		       float hidden)
{
	bool any = rounded(t->weights[i], scale) != 0;
	for (unsigned u = 0; t->hidden && u < HIDDEN_UNITS; u++)
		any |= rounded(t->hidden[i][u], hidden) != 0;
	if (!any)
		return;
	fprintf(out, "%08x\t%d\t%u", t->keys[i], rounded(t->weights[i], scale), t->rows[i]);
	for (unsigned u = 0; t->hidden && u < HIDDEN_UNITS; u++)
		fprintf(out, "%c%d", u ? ' ' : '\t', rounded(t->hidden[i][u], hidden));
	fputc('\n', out);
}

bool fit_write(const struct fit_table *t, const char *path, const char *comment,
	       struct error *e)
{
	FILE *out = fopen(path, "w");
	if (!out)
		return fail(e, "%s: %s", path, system_fault(errno).text);
	float scale = scale_of(t), hidden = hidden_scale(t);
	write_comment(out, comment);
	fprintf(out,
		"# hash, weight in units of scale, rows of training data it was seen in%s\n",
		t->hidden ? ", for each hidden unit" : "");
	fprintf(out, "#scale %.9g\n#bias %.9g\n", (double)scale, (double)t->bias);
	if (t->hidden)
		fprintf(out, "#hidden %.9g\n", (double)hidden);
	for (unsigned u = 0; t->hidden && u < HIDDEN_UNITS; u++)
		fprintf(out, "#unit %.9g %.9g\n", (double)t->unit_bias[u],
			(double)t->unit_out[u]);
	struct ranked *order = mem_alloc((t->n + 1) * sizeof *order);
	for (uint32_t i = 0; i < t->n; i++)
		order[i] = (struct ranked){-(double)t->keys[i], i};
	qsort(order, t->n, sizeof *order, by_value);
	for (size_t k = 0; k < t->n; k++)
		write_line(out, t, order[k].index, scale, hidden);
	free(order);
	if (fclose(out))
		return fail(e, "%s: %s", path, system_fault(errno).text);
	return true;
}
