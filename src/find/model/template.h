/*
 * Templates: the named kinds of evidence that a model weighs. A feature is a template
 * and up to three small values. Each room lists its templates once, in a table of rows
 *
 *	X(NAME, number, sizes of the three values)
 *
 * The number is part of the feature's hash, so of the learned tables: a new template gets a new
 * one, and none is used again. A size says how many values there may be, from 0 on, 1 where the
 * value is always 0; where all are few, the weights stand in a dense table, at a fifth of the
 * cost. Sizes 0, 0, 0: the values are any numbers, and the weights are hashed alone.
 *
 * TEMPLATES(family, LIST, form of its models) makes of such a table
 *
 *	enum family_template	its names
 *	family_templates[]	what the engine, --explain and the generator know of them
 *	family_table		the whole, for the models fitted on it (MODELS in model.h)
 *	family_put()		puts a feature into a row, see row.h
 *
 * Names are unlike over all families, so that their headers go together.
 */
#ifndef READER_FIND_MODEL_TEMPLATE_H
#define READER_FIND_MODEL_TEMPLATE_H

#include "reader/base.h"

/* Have models of a family a hidden layer (model.h)? Those that have none are spared the asking.
 */
enum model_form { FORM_LINEAR, FORM_HIDDEN };

struct template_info {
	char name[28];
	uint32_t number;
	uint32_t sizes[3]; /* how many values; 0: any number, there is no dense table */
	uint32_t start;    /* of its weights in the dense table */
};

struct template_table {
	const struct template_info *at;
	uint32_t n;
	uint32_t size; /* of the dense table of a model */
	enum model_form form;
};

#define TEMPLATE_NAME(name, number, a, b, c) name,
#define TEMPLATE_START(name, number, a, b, c)                                                  \
	DENSE_##name, DENSE_END_##name = DENSE_##name - 1 + (int)(a) * (int)(b) * (int)(c),
#define TEMPLATE_INFO(name, number, a, b, c) [name] = {#name, number, {a, b, c}, DENSE_##name},

#define TEMPLATES(family, LIST, form)                                                          \
	enum family##_template{LIST(TEMPLATE_NAME)};                                           \
	enum { LIST(TEMPLATE_START) family##_table_size };                                     \
	static const struct template_info family##_templates[] = {LIST(TEMPLATE_INFO)};        \
	static const struct template_table family##_table = {                                  \
		family##_templates, sizeof family##_templates / sizeof *family##_templates,    \
		family##_table_size, form};                                                    \
	static inline void family##_put(struct row *r, enum family##_template t, uint32_t a,   \
					uint32_t b, uint32_t c)                                \
	{                                                                                      \
		row_put(r, form, &family##_templates[t], a, b, c);                             \
	}

/*
 * A template and its values as one number: what the learned tables know of a feature. The
 * tables need no better mixing.
 */
static inline uint32_t feature_hash(uint32_t number, uint32_t a, uint32_t b, uint32_t c)
{
	return number * 0x9e3779b1u + a * 0x85ebca6bu + b * 0xc2b2ae35u + c * 0x27d4eb2fu;
}

/* The hash of the feature whose weight stands k places behind the template's first. */
static inline uint32_t template_hash(const struct template_info *t, uint32_t k)
{
	uint32_t c = k % t->sizes[2], ab = k / t->sizes[2];
	return feature_hash(t->number, ab / t->sizes[1], ab % t->sizes[1], c);
}

/* Where the weight of a feature stands in the dense table; the template has sizes. */
static inline uint32_t template_at(const struct template_info *t, uint32_t a, uint32_t b,
				   uint32_t c)
{
	return t->start + (a * t->sizes[1] + b) * t->sizes[2] + c;
}

#endif
