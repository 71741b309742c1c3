/* Tables of weights: what is put in comes out, what is not weighs nothing. */
#include "find/model/row.h"
#include "find/model/model_make.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <cmocka.h>

enum { MANY = 20000 };

static uint32_t keys[MANY];
static int8_t weights[MANY];

static struct model make(size_t n)
{
	struct model m = {.scale = 0.5f, .bias = 1};
	for (uint32_t i = 0; i < n; i++) {
		keys[i] = feature(7, i, i / 3, 1);
		weights[i] = (int8_t)((int)(i % 255) - 127);
	}
	model_make(&m, keys, weights, n);
	return m;
}

static void every_weight_is_found(void **state)
{
	(void)state;
	struct model m = make(MANY);
	for (uint32_t i = 0; i < MANY; i++)
		assert_true(model_weight(&m, keys[i]) == (float)weights[i] * 0.5f);
	model_free(&m);
}

static void the_unknown_weighs_nothing(void **state)
{
	(void)state;
	struct model m = make(MANY);
	size_t found = 0;
	for (uint32_t i = 0; i < MANY; i++)
		found += model_weight(&m, feature(8, i, 0, 0)) != 0;
	/* 24 bits tell features apart in a slot */
	assert_true(found <= 1);
	model_free(&m);
}

static void a_score_is_the_sum_and_the_bias(void **state)
{
	(void)state;
	struct model m = make(100);
	uint32_t f[] = {keys[3], keys[99], keys[3], feature(8, 0, 0, 0)};
	float want = 1 + ((float)weights[3] * 2 + (float)weights[99]) * 0.5f;
	assert_true(model_score(&m, f, 4) == want);
	assert_true(model_score(&m, f, 0) == 1);
	model_free(&m);
}

/* Rows of every length, as they are not weighed one by one. */
static void a_bag_weighs_what_its_features_do(void **state)
{
	(void)state;
	struct model m = make(MANY);
	struct bag b = {0};
	for (uint32_t n = 0; n < BAG_MOST; n++) {
		uint32_t i = n * 257;
		assert_true(bag_score(&b, &m) == model_score(&m, b.at, n));
		bag_put(&b, n % 3 ? 7 : 8, i, i / 3, 1);
		assert_int_equal(b.at[n], feature(n % 3 ? 7 : 8, i, i / 3, 1));
	}
	model_free(&m);
}

static void an_empty_table_scores_its_bias(void **state)
{
	(void)state;
	struct model m = make(0);
	uint32_t f[] = {feature(1, 2, 3, 4)};
	assert_true(model_score(&m, f, 1) == 1);
	model_free(&m);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(every_weight_is_found),
		cmocka_unit_test(the_unknown_weighs_nothing),
		cmocka_unit_test(a_score_is_the_sum_and_the_bias),
		cmocka_unit_test(a_bag_weighs_what_its_features_do),
		cmocka_unit_test(an_empty_table_scores_its_bias),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
