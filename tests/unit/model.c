/* Tables of weights: what is put in comes out, what is not weighs nothing. */
#include "find/model/explain.h"
#include "find/model/model_read.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdlib.h>
#include <unistd.h>
#include <cmocka.h>

enum { MANY = 20000 };

static uint32_t keys[MANY];
static int8_t weights[MANY];

static struct model make(size_t n)
{
	struct model m = {.scale = 0.5f, .bias = 1};
	for (uint32_t i = 0; i < n; i++) {
		keys[i] = feature_hash(7, i, i / 3, 1);
		weights[i] = (int8_t)((int)(i % 255) - 127);
	}
	model_make(&m, NULL, &(struct model_weights){keys, weights, NULL, n});
	return m;
}

static void every_weight_is_found(void **state)
{
	(void)state;
	struct model m = make(MANY);
	for (uint32_t i = 0; i < MANY; i++)
		assert_int_equal(model_units(&m, keys[i]), weights[i]);
	model_free(&m);
}

static void the_unknown_weighs_nothing(void **state)
{
	(void)state;
	struct model m = make(MANY);
	size_t found = 0;
	for (uint32_t i = 0; i < MANY; i++)
		found += model_units(&m, feature_hash(8, i, 0, 0)) != 0;
	/* 24 bits tell features apart in a slot */
	assert_true(found <= 1);
	model_free(&m);
}

static void a_score_is_the_sum_and_the_bias(void **state)
{
	(void)state;
	struct model m = make(100);
	uint32_t f[] = {keys[3], keys[99], keys[3], feature_hash(8, 0, 0, 0)};
	float want = 1 + ((float)weights[3] * 2 + (float)weights[99]) * 0.5f;
	assert_true(model_score(&m, f, 4) == want);
	assert_true(model_score(&m, f, 0) == 1);
	model_free(&m);
}

#define TEST_TEMPLATES(X)                                                                      \
	X(FEW, 7, 5, 3, 2)                                                                     \
	X(MANY_VALUES, 7, 0, 0, 0)                                                             \
	X(ALONE, 8, 1, 1, 1)

TEMPLATES(test, TEST_TEMPLATES, FORM_HIDDEN)

/* A weight for each feature of FEW and for that of ALONE. */
static struct model make_dense(void)
{
	struct model m = {.scale = 0.5f, .bias = 1};
	uint32_t n = 0;
	for (uint32_t a = 0; a < 5; a++)
		for (uint32_t b = 0; b < 3; b++)
			for (uint32_t c = 0; c < 2; c++) {
				keys[n] = feature_hash(7, a, b, c);
				weights[n] = (int8_t)(n + 1);
				n++;
			}
	keys[n] = feature_hash(8, 0, 0, 0);
	weights[n++] = 100;
	model_make(&m, NULL, &(struct model_weights){keys, weights, NULL, n});
	model_make_dense(&m, NULL, &test_table);
	return m;
}

static void a_dense_table_holds_what_the_hashed_one_does(void **state)
{
	(void)state;
	struct model m = make_dense();
	assert_int_equal(test_table.size, 5 * 3 * 2 + 1);
	for (uint32_t a = 0; a < 5; a++)
		for (uint32_t b = 0; b < 3; b++)
			for (uint32_t c = 0; c < 2; c++) {
				struct row dense = {.model = &m}, hashed = {.model = &m};
				test_put(&dense, FEW, a, b, c);
				test_put(&hashed, MANY_VALUES, a, b, c);
				assert_int_equal(dense.weight.units, (a * 3 + b) * 2 + c + 1);
				assert_int_equal(hashed.weight.units, dense.weight.units);
			}
	struct row alone = {.model = &m};
	test_put(&alone, ALONE, 0, 0, 0);
	assert_int_equal(alone.weight.units, 100);
	assert_true(row_score(&alone) == 51);
	model_free(&m);
}

/* Reads the lines as a model of the family of the tests. */
static bool read_lines(struct model *m, const char *lines)
{
	char path[] = "/tmp/model-XXXXXX", line[512];
	int fd = mkstemp(path);
	assert_true(fd >= 0 && write(fd, lines, strlen(lines)) == (ssize_t)strlen(lines));
	close(fd);
	bool good = model_read(m, path, &test_table, line);
	unlink(path);
	return good;
}

static void what_is_read_stands_in_one_table(void **state)
{
	(void)state;
	char lines[128];
	struct model m;
	uint32_t dense = feature_hash(7, 4, 2, 1), hashed = feature_hash(7, 9, 9, 9),
		 low = dense < hashed ? dense : hashed, high = dense < hashed ? hashed : dense;
	snprintf(lines, sizeof lines, "#scale 0.5\n%08x\t%d\t1\n%08x\t%d\t1\n", low,
		 low == dense ? 5 : -6, high, high == dense ? 5 : -6);
	assert_true(read_lines(&m, lines));
	assert_int_equal(model_units(&m, dense), 0);
	assert_int_equal(model_units(&m, hashed), -6);
	struct row row = {.model = &m};
	test_put(&row, FEW, 4, 2, 1);
	assert_int_equal(row.weight.units, 5);
	test_put(&row, MANY_VALUES, 9, 9, 9);
	assert_int_equal(row.weight.units, -1);
	model_free(&m);
	assert_false(read_lines(&m, "00000102\t1\t1\n00000101\t1\t1\n"));
	model_free(&m);
}

static void a_list_weighs_what_the_row_does(void **state)
{
	(void)state;
	struct model m = make_dense();
	struct features listed = {.n = 0};
	struct row row = {.model = &m}, list = {.list = &listed};
	for (uint32_t n = 0; n < 20; n++) {
		assert_int_equal(listed.n, n);
		assert_true(features_score(&listed, &m) == row_score(&row));
		enum test_template t = n % 3 ? FEW : n % 2 ? MANY_VALUES : ALONE;
		uint32_t a = t == ALONE ? 0 : n % 5, b = t == ALONE ? 0 : n % 3;
		test_put(&row, t, a, b, 0);
		test_put(&list, t, a, b, 0);
		assert_string_equal(listed.at[n].template->name, t == FEW     ? "FEW"
								 : t == ALONE ? "ALONE"
									      : "MANY_VALUES");
		assert_int_equal(listed.at[n].values[0], a);
		assert_int_equal(feature_key(&listed.at[n]),
				 feature_hash(t == ALONE ? 8 : 7, a, b, 0));
	}
	assert_true(row.weight.units > 100 && list.weight.units == 0);
	model_free(&m);
}

static void an_empty_table_scores_its_bias(void **state)
{
	(void)state;
	struct model m = make(0);
	uint32_t f[] = {feature_hash(1, 2, 3, 4)};
	assert_true(model_score(&m, f, 1) == 1);
	model_free(&m);
}

/*
 * A model of two features with a hidden layer: unit 0 hears more than 0 only of both together
 * and counts double, unit 1 only of the second alone and speaks against.
 */
static const char hidden_lines[] = "#scale 0.5\n#bias 1\n#hidden 0.25\n"
				   "#unit -3 2\n#unit -1 -1\n#unit 0 1\n#unit 0 1\n"
				   "#unit 0 1\n#unit 0 1\n#unit 0 1\n#unit 0 1\n";

static struct model hidden_model(uint32_t first, uint32_t second)
{
	char lines[512];
	struct model m;
	bool turned = first > second;
	static const char *const two[] = {"2\t1\t8 -2 0 0 0 0 0 0", "4\t1\t8 6 0 0 0 0 0 0"};
	snprintf(lines, sizeof lines, "%s%08x\t%s\n%08x\t%s\n", hidden_lines,
		 turned ? second : first, two[turned], turned ? first : second, two[!turned]);
	assert_true(read_lines(&m, lines));
	assert_non_null(m.hidden);
	return m;
}

/* What rows of the two features, dense or hashed, score. */
static void hidden_scores(const struct model *m, enum test_template t, uint32_t a, uint32_t b)
{
	static const float want[2][2] = {{1, 2.5f}, {2, 6}};
	for (unsigned k = 0; k < 4; k++) {
		struct row row = {.model = m};
		if (k & 2)
			test_put(&row, t, a, 0, 0);
		if (k & 1)
			test_put(&row, t, b, 0, 0);
		assert_true(row_score(&row) == want[k >> 1][k & 1]);
	}
}

static void a_hidden_unit_counts_what_rises_above_0(void **state)
{
	(void)state;
	struct model few = hidden_model(feature_hash(7, 1, 0, 0), feature_hash(7, 2, 0, 0));
	hidden_scores(&few, FEW, 1, 2);
	model_free(&few);
	struct model many = hidden_model(feature_hash(7, 77, 0, 0), feature_hash(7, 99, 0, 0));
	hidden_scores(&many, MANY_VALUES, 77, 99);
	uint32_t both[] = {feature_hash(7, 77, 0, 0), feature_hash(8, 1, 1, 1),
			   feature_hash(7, 99, 0, 0)};
	assert_true(model_score(&many, both, 3) == 6);
	model_free(&many);
}

static void a_hidden_layer_is_read_whole_or_refused(void **state)
{
	(void)state;
	static const char *const bad[] = {"00000101\t1\t1\n", "00000101\t1\t1\t1 2 3\n",
					  "00000101\t1\t1\t64 0 0 0 0 0 0 0\n"};
	static const char *const parts[] = {
		"#hidden 0.5\n#unit 0 1\n", /* seven units lack */
		"00000101\t1\t1\n#hidden 0.5\n#unit 0 1\n#unit 0 1\n#unit 0 1\n#unit 0 1\n"
		"#unit 0 1\n#unit 0 1\n#unit 0 1\n#unit 0 1\n",
	};
	for (unsigned i = 0; i < sizeof bad / sizeof *bad; i++) {
		char lines[512];
		struct model m;
		snprintf(lines, sizeof lines, "%s%s", hidden_lines, bad[i]);
		assert_false(read_lines(&m, lines));
		model_free(&m);
	}
	for (unsigned i = 0; i < sizeof parts / sizeof *parts; i++) {
		struct model m;
		assert_false(read_lines(&m, parts[i]));
		model_free(&m);
	}
}

static void shares_sum_up_to_the_score(void **state)
{
	(void)state;
	struct model m = hidden_model(feature_hash(7, 1, 0, 0), feature_hash(7, 99, 0, 0));
	struct explain x = {.text = STR("text")};
	explain_decision(&x, "test", &m, "is it", (struct span){0, 4});
	struct row *row = explain_choice(&x, STR("yes"));
	test_put(row, FEW, 1, 0, 0);
	test_put(row, MANY_VALUES, 99, 0, 0);
	test_put(row, ALONE, 0, 0, 0);
	struct arena a = {0};
	explain_text(&x, &a);
	const struct explained *yes = &x.choices.at[0];
	assert_int_equal(yes->n, 2);
	assert_int_equal(yes->silent, 1);
	assert_true(yes->score == 6);
	/* the lesser one adds 1 by itself, 4 by unit 0; the bias loses 6 there */
	assert_true(yes->features[0].score == 6);
	assert_true(yes->features[1].score == 5);
	assert_true(yes->bias == -5);
	explain_free(&x);
	arena_free(&a);
	model_free(&m);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(every_weight_is_found),
		cmocka_unit_test(the_unknown_weighs_nothing),
		cmocka_unit_test(a_score_is_the_sum_and_the_bias),
		cmocka_unit_test(a_dense_table_holds_what_the_hashed_one_does),
		cmocka_unit_test(what_is_read_stands_in_one_table),
		cmocka_unit_test(a_list_weighs_what_the_row_does),
		cmocka_unit_test(an_empty_table_scores_its_bias),
		cmocka_unit_test(a_hidden_unit_counts_what_rises_above_0),
		cmocka_unit_test(a_hidden_layer_is_read_whole_or_refused),
		cmocka_unit_test(shares_sum_up_to_the_score),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
