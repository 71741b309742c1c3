#include "direct.h"

#include "report.h"
#include "tied.h"
#include "why.h"

#include <math.h>

/*
 * Stretches that score more are quotations, or left to the listing to decide about; those from
 * 0 on say who has spoken, too.
 */
static const float LEAST_FILTER = -0.8f;
/* What is addressed to somebody, or goes on from what is said, is surely said. */
static const float ADDRESS_FILTER = 3;
/* And so is what is said to be how somebody put it. */
static const float PREDICATE_FILTER = 3;
static const float TIED_SHARE = .97f;

static struct best_candidate rank(struct sight *s, uint32_t stretch, struct previous before,
				  uint64_t *effort)
{
	uint32_t window[WINDOW_MOST + 2];
	float scores[WINDOW_MOST + 2];
	uint32_t n = evidence_window(s->e, stretch, before, window);
	window[n++] = NO_CANDIDATE;
	*effort += n;
	evidence_look(s, stretch, before);
	uint32_t best = 0;
	evidence_scores(s, window, n, scores);
	for (uint32_t i = 1; i < n; i++)
		if (scores[i] > scores[best])
			best = i;
	float sum = 0;
	for (uint32_t i = 0; i < n; i++)
		sum += expf(scores[i] - scores[best]);
	return (struct best_candidate){window[best], scores[best], 1 / sum};
}

/* Is candidate a of the words of candidate b: the name of "the keeper Ada Orr"? */
static bool is_part_of(const struct candidates *c, uint32_t a, uint32_t b)
{
	const struct phrase *p = c->phrases->at;
	if (a == NO_CANDIDATE)
		return false;
	bool within = p[a].first >= p[b].first && p[a].last <= p[b].last;
	bool behind_name = phrase_is_name(p[a].form) && p[a].first > p[b].last &&
			   phrase_last(&p[a]) == phrase_last(&p[b]) &&
			   c->elements->at[p[a].first - 1].tag == TAG_NAME;
	return within || behind_name;
}

/* “A,” the agency quoted Orr as saying: Orr, where who stands behind the stretch cites him. */
static uint32_t whom_it_cites(const struct candidates *c, uint32_t word, uint32_t who)
{
	if (who == NO_CANDIDATE || phrase_first(&c->phrases->at[who]) < word)
		return who;
	uint32_t verb = phrase_last(&c->phrases->at[who]) + 1;
	while (verb < c->elements->n &&
	       element_tagged(&c->elements->at[verb], TAG(ADVERB) | TAG(PARTICLE)))
		verb++;
	uint32_t cited = verb < c->elements->n ? reporter_whom(c, verb) : NO_CANDIDATE;
	return cited != NO_CANDIDATE ? cited : who;
}

/* Who utters it by the syntax alone, when that tells. */
static void tie(const struct direct *x, uint32_t stretch, struct decision *d)
{
	const struct candidates *c = &x->evidence.candidates;
	const struct utterance *u = &x->evidence.utterances[stretch];
	uint32_t word = u->word;
	uint32_t who = tied_speaker(c, x->evidence.d, word, u->punct == PUNCT_COMMA);
	who = whom_it_cites(c, word, who);
	d->predicate = who == NO_CANDIDATE ? tied_predicate(c, word) : NO_CANDIDATE;
	who = d->predicate == NO_CANDIDATE ? who : d->predicate;
	if (who == NO_CANDIDATE)
		return;
	if (is_part_of(c, d->best.candidate, who))
		d->best.share = fmaxf(d->best.share, TIED_SHARE);
	else
		d->best = (struct best_candidate){who, d->best.score, TIED_SHARE};
}

/*
 * “Fine.” Orr took the pen. “Where?”: a sentence by itself, in a paragraph that one opens which
 * is said, is said, too.
 */
static bool says_on(const struct direct *x, uint32_t stretch)
{
	const struct utterance *u = &x->evidence.utterances[stretch], *before = u - 1;
	return stretch && u->alone && u->punct != PUNCT_NONE && u->closed &&
	       before->paragraph == u->paragraph && before->alone && before->opens &&
	       x->decisions[stretch - 1].accepted && x->decisions[stretch - 1].filter >= 0;
}

/* Tells the candidates of a stretch; NO_CANDIDATE is nobody. */
static void explain_speaker(const struct find *f, struct sight *s, uint32_t stretch,
			    struct previous before)
{
	uint32_t window[WINDOW_MOST + 2];
	uint32_t n = evidence_window(s->e, stretch, before, window);
	explain_decision(f->explain, "quote_speaker", &f->models->quote_speaker, "who utters",
			 f->marks.at[stretch].inner);
	for (uint32_t i = 0; i < n; i++) {
		struct span phrase = phrase_span(&f->elements, &f->phrases.at[window[i]]);
		evidence_features(s, window[i],
				  explain_choice(f->explain, str_slice(f->d->text, phrase)));
	}
	evidence_features(s, NO_CANDIDATE, explain_choice(f->explain, STR("(nobody)")));
}

static void explain_filter(const struct find *f, const struct evidence *e, uint32_t stretch,
			   const struct best_candidate *best)
{
	explain_decision(f->explain, "quote_filter", &f->models->quote_filter,
			 "is it a quotation (from 0 on)", f->marks.at[stretch].inner);
	evidence_filter(e, stretch, best, explain_choice(f->explain, STR("(yes)")));
}

void direct_decide(struct direct *x, struct find *f, const bool *accept)
{
	evidence_build(&x->evidence, f->d, &f->tokens, &f->marks, &f->elements, &f->phrases,
		       f->scratch);
	x->n = f->marks.n;
	x->decisions = ARENA_ARRAY(f->scratch, (size_t)x->n + 1, struct decision);
	struct sight sight;
	evidence_start(&sight, &x->evidence, &f->models->quote_speaker, f->scratch);
	struct previous before = previous_none;
	bool datum = false;
	for (uint32_t i = 0; i < x->n; i++) {
		struct decision *d = &x->decisions[i];
		datum = evidence_is_datum(&x->evidence, i, datum);
		d->previous = before;
		d->best = rank(&sight, i, before, &f->effort);
		tie(x, i, d);
		struct row filter = {.model = &f->models->quote_filter};
		evidence_filter(&x->evidence, i, &d->best, &filter);
		d->filter = row_score(&filter);
		if (explain_asked(f->explain, f->marks.at[i].outer)) {
			explain_speaker(f, &sight, i, before);
			explain_filter(f, &x->evidence, i, &d->best);
		}
		if (evidence_is_address(&x->evidence, i) || says_on(x, i))
			d->filter = fmaxf(d->filter, ADDRESS_FILTER);
		if (d->predicate != NO_CANDIDATE)
			d->filter = fmaxf(d->filter, PREDICATE_FILTER);
		d->accepted = accept ? accept[i]
				     : d->filter >= LEAST_FILTER && !datum &&
					       !evidence_is_term(&x->evidence, i);
		bool utters = accept ? accept[i] : d->accepted && d->filter >= 0;
		if (utters && d->best.candidate != NO_CANDIDATE)
			before = previous_after(&x->evidence, before, d->best.candidate, i);
		if (find_exhausted(f) || (i % 1024 == 1023 && find_cancelled(f)))
			return;
	}
}

/* ---- how it is told ---------------------------------------------------------------------- */

enum direct_rule {
	RULE_QUOTE_VERB_SUBJECT,
	RULE_QUOTE_SUBJECT_VERB,
	RULE_SUBJECT_VERB_QUOTE,
	RULE_VERB_SUBJECT_QUOTE,
	RULE_ACCORDING,
	RULE_COLON,
	RULE_DASH,
	RULE_CARRIED,
	RULE_RESUMED,
	RULE_BESIDE,
	RULE_NOBODY,
	RULES
};

static const char *const rule_names[RULES] = {
	[RULE_QUOTE_VERB_SUBJECT] = "quote-verb-subject",
	[RULE_QUOTE_SUBJECT_VERB] = "quote-subject-verb",
	[RULE_SUBJECT_VERB_QUOTE] = "subject-verb-quote",
	[RULE_VERB_SUBJECT_QUOTE] = "verb-subject-quote",
	[RULE_ACCORDING] = "according-to",
	[RULE_COLON] = "colon",
	[RULE_DASH] = "dash-name",
	[RULE_CARRIED] = "carried-on",
	[RULE_RESUMED] = "paragraph-carried-on",
	[RULE_BESIDE] = "named-beside",
	[RULE_NOBODY] = "nobody",
};

/* The cue that links the candidate to the stretch, NO_ELEMENT if none does. */
static uint32_t cue_of(const struct evidence *e, const struct utterance *u,
		       const struct candidate *c)
{
	const struct element *at = e->elements->at;
	const uint32_t cues[] = {c->left, c->right, c->right2};
	uint32_t best = NO_ELEMENT, least = UINT32_MAX;
	for (int i = 0; i < 3; i++) {
		uint32_t cue = cues[i];
		if (cue == NO_ELEMENT || (i == 0 && c->taken) ||
		    at[cue].paragraph != u->paragraph ||
		    (at[cue].cue == CUE_INFINITIVE && cue > u->word))
			continue;
		uint32_t far = cue > u->word ? cue - u->word : u->word - cue;
		if (at[cue].cue == CUE_COLON)
			far += far == 1 ? 0 : 20; /* a verb is the better cue, unless the colon
						     opens the quote */
		if (i == 2 && c->shape <= SHAPE_ADVERB)
			far += 4;
		if (far < least) {
			least = far;
			best = cue;
		}
	}
	return best;
}

static enum direct_rule rule_of(const struct evidence *e, const struct decision *d,
				uint32_t stretch, uint32_t cue)
{
	const struct utterance *u = &e->utterances[stretch];
	if (d->best.candidate == NO_CANDIDATE)
		return RULE_NOBODY;
	if (cue == NO_ELEMENT) {
		if (d->best.candidate != d->previous.candidate)
			return RULE_BESIDE;
		return u->resumes ? RULE_RESUMED : RULE_CARRIED;
	}
	bool subject_first = e->candidates.phrases->at[d->best.candidate].first < cue;
	switch (e->elements->at[cue].cue) {
	case CUE_ACCORDING:
		return RULE_ACCORDING;
	case CUE_COLON:
		return RULE_COLON;
	case CUE_DASH:
		return RULE_DASH;
	default:
		break;
	}
	if (cue < u->word)
		return subject_first ? RULE_SUBJECT_VERB_QUOTE : RULE_VERB_SUBJECT_QUOTE;
	return subject_first ? RULE_QUOTE_SUBJECT_VERB : RULE_QUOTE_VERB_SUBJECT;
}

/* What is said around the cue, where it is named, and around the mention. */
static const struct reason {
	struct str before_cue, before_mention, end;
} reasons[RULES] = {
	[RULE_QUOTE_VERB_SUBJECT] = {SAID("the cue “"), SAID("” follows the quote; “"),
				     SAID("” is its subject")},
	[RULE_QUOTE_SUBJECT_VERB] = {SAID("the cue “"), SAID("” follows the quote; “"),
				     SAID("” is its subject")},
	[RULE_SUBJECT_VERB_QUOTE] = {SAID("the cue “"), SAID("” leads to the quote; “"),
				     SAID("” is its subject")},
	[RULE_VERB_SUBJECT_QUOTE] = {SAID("the cue “"), SAID("” leads to the quote; “"),
				     SAID("” is its subject")},
	[RULE_ACCORDING] = {SAID(""), SAID("the quote is given “according to” "), SAID("")},
	[RULE_COLON] = {SAID(""), SAID("a colon opens the quote; “"),
			SAID("” stands before it")},
	[RULE_DASH] = {SAID(""), SAID("a dash after the quote names “"), SAID("”")},
	[RULE_CARRIED] = {SAID(""),
			  SAID("no cue here: the quote goes on from the one before, whose "
			       "speaker is “"),
			  SAID("”")},
	[RULE_RESUMED] = {SAID(""), SAID("the paragraph before was left open: “"),
			  SAID("” goes on speaking")},
	[RULE_BESIDE] = {SAID(""), SAID("no cue links them, but “"),
			 SAID("” is the likeliest speaker near the quote")},
	[RULE_NOBODY] = {SAID(""), SAID("the text does not tell who utters it"), SAID("")},
};

static struct str why(const struct find *f, enum direct_rule rule, struct span cue,
		      struct span mention)
{
	const struct reason *r = &reasons[rule];
	struct str named = r->before_cue.n ? str_slice(f->d->text, cue) : STR("");
	struct str parts[] = {r->before_cue, named, r->before_mention,
			      str_slice(f->d->text, mention), r->end};
	return why_told(f->keep, parts, sizeof parts / sizeof *parts);
}

/* A label within marks: in capitals, or "Q", as any other may be a heading that is read out. */
static bool opens_with_label(const struct find *f, const struct stretch *s,
			     struct turn_label *l)
{
	uint32_t end = s->end - s->closed;
	return label_read(&f->tokens, s->first + 1, end, l) && l->after < end &&
	       (l->capitals || label_is_letter(l));
}

/*
 * The same where turns are labelled, though the word is a common one: “THATCH: Nobody asked.”
 */
static bool opens_with_capitals(const struct find *f, const struct stretch *s,
				struct turn_label *l)
{
	const struct token *word = &f->tokens.at[s->first + 1];
	bool opens = word[-1].flags & TOKEN_PARAGRAPH;
	if (!opens || s->first + 3 >= s->end - s->closed || !(word->flags & TOKEN_UPPER) ||
	    word[1].sign != ':' || !(word[1].flags & TOKEN_GLUED))
		return false;
	*l = (struct turn_label){.span = {word->start, word->end}, .after = s->first + 3};
	return true;
}

/* “(CROSSTALK.)”: in brackets stands, where turns are labelled, what is heard besides. */
static bool is_in_brackets(const struct find *f, const struct stretch *s)
{
	const struct token *at = f->tokens.at;
	uint32_t last = s->end - s->closed - 1;
	if (!(at[s->first].flags & TOKEN_PARAGRAPH) || at[s->first + 1].sign != '(' ||
	    at[last].sign != ')')
		return false;
	for (uint32_t i = s->first + 2; i < last; i++)
		if (at[i].sign == '(' || at[i].sign == ')')
			return false;
	return true;
}

/* “HUBER: We were not asked.” inside marks: the label is who speaks, the rest is said. */
static void take_label(const struct find *f, const struct turn_label *l, struct quote *q)
{
	struct span label = l->span;
	q->mention = label;
	q->cue = (struct span){label.end, label.end + 1};
	q->span.start = f->tokens.at[l->after].start;
	q->chance = q->share = 0.98f;
	q->rule = "transcript-turn";
	q->why = arena_printf(f->keep, "a line of a transcript that opens with “%.*s”",
			      (int)span_length(label), f->d->text.at + label.start);
}

static void take_resumed(const struct find *f, struct span label, struct quote *q)
{
	q->mention = label;
	q->cue = (struct span){0, 0};
	q->chance = q->share = 0.95f;
	q->rule = rule_names[RULE_RESUMED];
	q->why = why(f, RULE_RESUMED, q->cue, label);
}

static struct quote quote_of(const struct direct *x, const struct find *f, uint32_t stretch)
{
	const struct evidence *e = &x->evidence;
	const struct decision *d = &x->decisions[stretch];
	const struct stretch *s = &f->marks.at[stretch];
	struct quote q = {
		.span = s->inner,
		.outer = s->outer,
		.kind = QUOTE_DIRECT,
		.paragraph = s->paragraph,
		.chance = 1 / (1 + expf(-d->filter)),
		.share = d->best.share,
	};
	uint32_t cue = NO_ELEMENT;
	if (d->best.candidate != NO_CANDIDATE) {
		q.mention = phrase_span(&f->elements, &f->phrases.at[d->best.candidate]);
		cue = cue_of(e, &e->utterances[stretch], &e->candidates.at[d->best.candidate]);
	}
	if (cue != NO_ELEMENT) {
		const struct element *w = &f->elements.at[cue];
		bool according = w->cue == CUE_ACCORDING;
		q.cue = (struct span){according ? f->elements.at[cue - 1].start : w->start,
				      w->end};
	}
	enum direct_rule rule = rule_of(e, d, stretch, cue);
	q.rule = rule_names[rule];
	q.why = why(f, rule, q.cue, q.mention);
	return q;
}

struct quote *direct_quotes(const struct direct *x, const struct find *f, uint32_t *n)
{
	struct quote *out = ARENA_ARRAY_RAW(f->scratch, (size_t)x->n + 1, struct quote);
	struct span speaking = {0, 0}; /* the label of the stretch before */
	bool turns = false;            /* a stretch before had one */
	*n = 0;
	for (uint32_t i = 0; i < x->n; i++) {
		const struct stretch *s = &f->marks.at[i];
		struct turn_label label;
		bool labelled = opens_with_label(f, s, &label) ||
				(turns && opens_with_capitals(f, s, &label));
		turns |= labelled;
		if (!labelled && !s->resumes)
			speaking = (struct span){0, 0};
		if (!x->decisions[i].accepted && !labelled && span_empty(speaking))
			continue;
		if (turns && is_in_brackets(f, s))
			continue;
		struct quote *q = &out[(*n)++];
		*q = quote_of(x, f, i);
		if (labelled) {
			take_label(f, &label, q);
			speaking = label.span;
		} else if (!span_empty(speaking)) {
			take_resumed(f, speaking, q);
		}
	}
	return out;
}
