/* Weighed evidence and the features that trainers see of it are the same. */
#include "sample.h"

#include "find/quote/direct.h"
#include "find/quote/quote.h"

#include <math.h>

static const char text[] =
	"Council votes on harbour\n"
	"The council of Adelberg met on Monday. “The harbour will stay open,” said Maria "
	"Huber, "
	"a doctor, who, she says, “knows” the “Grease” of it. Huber added: “We were not "
	"asked.”\n"
	"“No, Huber, you were,” Mr. Paul Stone told her. “‘Never again,’ we said.\n"
	"“And we meant it” — Stone\n"
	"“Why?” he asked.\n"
	"“Who knows!” she cried.\n"
	"“HUBER: I DO, 100 times.”\n"
	"According to the mayor's spokeswoman, “it (the town) is “closed”, and rich;” her "
	"claim that "
	"it was, officials said, went on saying and saying “so” to the 40 workers who had been "
	"told "
	"by his own daughter, Anna Huber, of the end, is “wrong.” Reporting by Jo, editing by "
	"“Al”\n"
	"“\n"
	"he said \"it said 'she said \"they said' said\" said\" to say “…";

static bool near(float a, float b)
{
	return fabsf(a - b) < 1e-4f;
}

static void weights_are_those_of_the_features(void **state)
{
	(void)state;
	struct sample a = {0};
	struct direct x;
	struct sight sight;
	sample_phrases(&a, text);
	direct_decide(&x, &a.f, NULL);
	evidence_start(&sight, &x.evidence, &models_builtin.quote_speaker, &a.scratch);
	assert_true(x.n > 12);
	for (uint32_t i = 0; i < x.n; i++) {
		const struct decision *c = &x.decisions[i];
		uint32_t window[WINDOW_MOST + 2];
		uint32_t n = evidence_window(&x.evidence, i, c->previous, window);
		window[n++] = NO_CANDIDATE;
		float scores[WINDOW_MOST + 2];
		evidence_look(&sight, i, c->previous);
		evidence_scores(&sight, window, n, scores);
		for (uint32_t k = 0; k < n; k++) {
			struct features s = {.n = 0};
			evidence_features(&sight, window[k], &(struct row){.list = &s});
			assert_true(near(scores[k], features_score(&s, sight.model)));
		}
		struct features s = {.n = 0};
		evidence_filter(&x.evidence, i, &c->best, &(struct row){.list = &s});
		assert_true(near(c->filter, features_score(&s, &a.f.models->quote_filter)));
	}
	sample_free(&a);
}

/* A document that has taken all the effort there is ends with what was found. */
static void effort_has_an_end(void **state)
{
	(void)state;
	static const uint64_t spent[] = {0, EFFORT_MOST};
	uint32_t found[2];
	for (int k = 0; k < 2; k++) {
		struct sample a = {0};
		sample_phrases(&a, text);
		a.f.effort = spent[k];
		quote_pass(&a.f);
		found[k] = a.d.n_quotes;
		assert_int_equal(a.d.partial, k);
		assert_true(a.f.effort > spent[k]);
		sample_free(&a);
	}
	assert_true(found[1] < found[0]);
}

/* The choices that --explain tells of a stretch, the best first; NULL: it tells none. */
static const struct explained *explained(struct find *f, struct explain *x,
					 struct direct *direct, uint32_t stretch,
					 struct arena *a)
{
	*x = (struct explain){.at = f->marks.at[stretch].outer.start, .text = f->d->text};
	f->explain = x;
	direct_decide(direct, f, NULL);
	f->explain = NULL;
	explain_text(x, a);
	for (size_t i = 0; i < x->choices.n; i++) {
		const struct decision_told *d = &x->decisions.at[x->choices.at[i].decision];
		if (strcmp(d->name, "quote_speaker") == 0 &&
		    d->what.start == f->marks.at[stretch].inner.start)
			return &x->choices.at[i];
	}
	return NULL;
}

static void what_is_explained_is_what_is_decided(void **state)
{
	(void)state;
	struct sample a = {0};
	sample_phrases(&a, text);
	assert_true(a.f.marks.n > 12);
	for (uint32_t i = 0; i < a.f.marks.n; i++) {
		struct explain x;
		struct direct direct;
		const struct explained *best = explained(&a.f, &x, &direct, i, &a.scratch);
		const struct best_candidate *decided = &direct.decisions[i].best;
		assert_non_null(best);
		assert_true(near(best->score, decided->score));
		struct str label = STR("(nobody)");
		if (decided->candidate != NO_CANDIDATE)
			label = str_slice(a.d.text,
					  phrase_span(&a.f.elements,
						      &a.f.phrases.at[decided->candidate]));
		assert_true(str_eq(best->label, label));
		explain_free(&x);
	}
	sample_free(&a);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(weights_are_those_of_the_features),
		cmocka_unit_test(what_is_explained_is_what_is_decided),
		cmocka_unit_test(effort_has_an_end),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
