#include "explain.h"

#include "reader/text.h"

#include <math.h>
#include <stdio.h>

enum { ENDS_TOLD = 30 }; /* code points of a long text that are told at either end */

/* ---- gathering --------------------------------------------------------------------------- */

static int by_weight(const void *a, const void *b)
{
	const struct weighed *x = a, *y = b;
	float heavy = fabsf(x->score), other = fabsf(y->score);
	if (heavy != other)
		return heavy < other ? 1 : -1;
	return strcmp(x->feature.template->name, y->feature.template->name);
}

/*
 * What a feature adds to the score of a choice whose features weigh `all` together: its own
 * weight, and its part in what the hidden units hear that are above 0. So the shares of all
 * features and that of the biases sum up to the score.
 */
static float share_of(const struct model *m, const struct weighing *all,
		      const struct weighing *own)
{
	float sum = (float)own->units * m->scale;
	for (unsigned k = 0; m->hidden && k < HIDDEN_UNITS; k++)
		if (hidden_heard(m->hidden, all, k) > 0)
			sum += (float)own->hidden[k] * m->hidden->scale * m->hidden->out[k];
	return sum;
}

static float share_of_biases(const struct model *m, const struct weighing *all)
{
	float sum = m->bias;
	for (unsigned k = 0; m->hidden && k < HIDDEN_UNITS; k++)
		if (hidden_heard(m->hidden, all, k) > 0)
			sum += m->hidden->bias[k] * m->hidden->out[k];
	return sum;
}

/* The last choice has all its features: they are weighed. */
static void end_choice(struct explain *x)
{
	struct explained *c = x->choices.n ? &x->choices.at[x->choices.n - 1] : NULL;
	if (!c || c->features)
		return;
	const struct model *m = x->decisions.at[c->decision].model;
	struct weighing all = features_weight(&x->features, m);
	c->score = model_sum(m, &all);
	c->bias = share_of_biases(m, &all);
	c->features = ARENA_ARRAY(&x->arena, (size_t)x->features.n + 1, struct weighed);
	for (uint32_t i = 0; i < x->features.n; i++) {
		const struct feature *f = &x->features.at[i];
		struct weighing own = feature_weight(f, m);
		float score = share_of(m, &all, &own);
		if (score != 0)
			c->features[c->n++] = (struct weighed){*f, score};
		else
			c->silent++;
	}
	qsort(c->features, c->n, sizeof *c->features, by_weight);
}

void explain_decision(struct explain *x, const char *name, const struct model *m,
		      const char *question, struct span what)
{
	end_choice(x);
	VEC_PUSH(x->decisions, (struct decision_told){name, m, question, what});
}

struct row *explain_choice(struct explain *x, struct str label)
{
	end_choice(x);
	VEC_PUSH(x->choices,
		 (struct explained){.label = label, .decision = (uint32_t)x->decisions.n - 1});
	x->features.n = 0;
	x->row = (struct row){.list = &x->features};
	return &x->row;
}

void explain_word(struct explain *x, uint32_t hash, struct str word)
{
	VEC_PUSH(x->words, (struct told_word){hash, word});
}

/* ---- telling ----------------------------------------------------------------------------- */

static int by_score(const void *a, const void *b)
{
	const struct explained *x = a, *y = b;
	return (x->score < y->score) - (x->score > y->score);
}

/* A text on one line, its middle left out when it is long; nothing unprintable passes. */
static void put_quoted(FILE *out, struct str s)
{
	size_t points = text_points(s), k = 0;
	fputs("“", out);
	for (size_t i = 0; i < s.n; k++) {
		unsigned size;
		uint32_t c = text_decode(s, i, &size);
		bool left_out = k >= ENDS_TOLD && k + ENDS_TOLD < points;
		if (left_out && k == ENDS_TOLD)
			fputs("…", out);
		else if (!left_out && text_printable(c))
			fwrite(s.at + i, 1, size, out);
		else if (!left_out)
			fputs(c == '\n' || c == '\t' ? " " : "\uFFFD", out);
		i += size;
	}
	fputs("”", out);
}

static int by_hash(const void *a, const void *b)
{
	const struct told_word *x = a, *y = b;
	return (x->hash > y->hash) - (x->hash < y->hash);
}

static void put_value(const struct explain *x, FILE *out, uint32_t value)
{
	enum { SMALL = 0x10000 }; /* larger ones are hashes */
	const struct told_word wanted = {.hash = value}, *found = NULL;
	if (value >= SMALL && x->words.n)
		found = bsearch(&wanted, x->words.at, x->words.n, sizeof wanted, by_hash);
	fputc(' ', out);
	if (found)
		put_quoted(out, found->word);
	else
		fprintf(out, value < SMALL ? "%u" : "%08x", value);
}

/* The values that the template has, as far as is known: not those that are always 0. */
static void put_values(const struct explain *x, FILE *out, const struct feature *f)
{
	const uint32_t *sizes = f->template->sizes;
	uint32_t n = 3;
	if (sizes[0])
		while (n > 0 && sizes[n - 1] == 1)
			n--;
	else
		while (n > 1 && f->values[n - 1] == 0)
			n--;
	for (uint32_t i = 0; i < n; i++)
		put_value(x, out, f->values[i]);
}

static void put_choice(const struct explain *x, FILE *out, const struct explained *c)
{
	fprintf(out, "  %+7.3f  ", (double)c->score);
	put_quoted(out, c->label);
	fputc('\n', out);
	if (c->bias != 0)
		fprintf(out, "      %+7.3f  bias\n", (double)c->bias);
	for (const struct weighed *w = c->features; w < c->features + c->n; w++) {
		fprintf(out, "      %+7.3f  %s", (double)w->score, w->feature.template->name);
		put_values(x, out, &w->feature);
		fputc('\n', out);
	}
	if (c->silent)
		fprintf(out, "               and %u that add nothing\n", c->silent);
}

static void put_decision(const struct explain *x, FILE *out, uint32_t decision)
{
	const struct decision_told *d = &x->decisions.at[decision];
	fprintf(out, "%s: %s ", d->name, d->question);
	put_quoted(out, str_slice(x->text, d->what));
	fputc('\n', out);
	for (size_t i = 0; i < x->choices.n; i++)
		if (x->choices.at[i].decision == decision)
			put_choice(x, out, &x->choices.at[i]);
}

/* Of each decision the best choices come first. */
static void sort_choices(struct explain *x)
{
	for (size_t first = 0, end; first < x->choices.n; first = end) {
		uint32_t decision = x->choices.at[first].decision;
		for (end = first;
		     end < x->choices.n && x->choices.at[end].decision == decision;)
			end++;
		qsort(x->choices.at + first, end - first, sizeof *x->choices.at, by_score);
	}
}

struct str explain_text(struct explain *x, struct arena *a)
{
	char *at = NULL;
	size_t n = 0;
	FILE *out = open_memstream(&at, &n);
	if (!out)
		out_of_memory();
	end_choice(x);
	sort_choices(x);
	if (x->words.n)
		qsort(x->words.at, x->words.n, sizeof *x->words.at, by_hash);
	for (uint32_t i = 0; i < x->decisions.n; i++) {
		if (i)
			fputc('\n', out);
		put_decision(x, out, i);
	}
	if (fclose(out))
		out_of_memory();
	struct str text = arena_str(a, (struct str){at, n});
	free(at);
	return text;
}

void explain_free(struct explain *x)
{
	VEC_FREE(x->decisions);
	VEC_FREE(x->choices);
	VEC_FREE(x->words);
	arena_free(&x->arena);
}
