/* Interviews: whose answers stand behind "A:", and which are only a list of hints. */
#include "turns.h"

#include "english.h"
#include "lexicon.h"
#include "find/read/small_words.h"

enum { PERSONS_MOST = 16 }; /* persons of the lead that are compared */

/* Somebody named before the first question. */
struct asked {
	uint32_t surname; /* hash */
	struct span name; /* the fullest, first */
	uint32_t words;
	uint32_t score;
};

struct interview_lead {
	const struct elements *elements;
	const struct phrases *phrases;
	struct asked at[PERSONS_MOST];
	uint32_t n;
	bool met; /* it tells of a talk */
};

/* ---- who is asked ------------------------------------------------------------------------ */

/* "By Maria Huber", "our reporter Maria Huber": who asks. */
static bool asks_itself(const struct interview_lead *l, const struct phrase *p)
{
	const struct element *at = l->elements->at;
	if (p->first > 0 && at[p->first - 1].hash == WORD_BY)
		return true;
	return p->determiner == WORD_OUR || at[p->first].hash == WORD_OUR;
}

static struct asked *person_at(struct interview_lead *l, uint32_t surname)
{
	uint32_t i = 0;
	while (i < l->n && l->at[i].surname != surname)
		i++;
	if (i == PERSONS_MOST)
		return NULL;
	if (i == l->n)
		l->at[l->n++] = (struct asked){.surname = surname};
	return &l->at[i];
}

static uint32_t names_in(const struct elements *w, const struct phrase *p)
{
	uint32_t n = 0;
	for (uint32_t i = p->first; i <= p->last; i++)
		n += w->at[i].tag == TAG_NAME;
	return n;
}

static void take_phrase(struct interview_lead *l, const struct phrase *p)
{
	const struct element *at = l->elements->at;
	bool named = p->form == PHRASE_NAME || p->form == PHRASE_NAME1 ||
		     p->form == PHRASE_ROLE_NAME;
	uint32_t words = names_in(l->elements, p);
	if (!named || asks_itself(l, p) || p->flags & (PHRASE_ORG | PHRASE_GROUP))
		return;
	struct asked *who = person_at(l, p->head);
	if (!who)
		return;
	bool opens = at[p->first].flags & TOKEN_SENTENCE;
	if (p->flags & (PHRASE_PERSON | PHRASE_TITLED) && words > 1)
		who->score += 3;
	who->score += 1 + opens;
	if (words > who->words && !(p->flags & PHRASE_POSSESSIVE)) {
		who->words = words;
		who->name = phrase_span(l->elements, p);
	}
}

/* Does the word tell of a talk: "We met her", "spoke to us"? */
static bool tells_of_talk(const struct element *w)
{
	switch (w->hash) {
	case WORD_WE:
	case WORD_US:
	case WORD_OUR:
	case WORD_SPOKE:
	case WORD_TALKED:
	case WORD_INTERVIEW:
	case WORD_INTERVIEWED:
		return true;
	default:
		return false;
	}
}

/* Reads what stands before the paragraph `end`. */
static struct span read_lead(struct interview_lead *l, uint32_t end)
{
	const struct asked *best = NULL;
	for (uint32_t i = 0; i < l->elements->paragraph_first[end]; i++)
		l->met |= tells_of_talk(&l->elements->at[i]);
	for (uint32_t i = 0; i < l->phrases->paragraph_first[end]; i++)
		take_phrase(l, &l->phrases->at[i]);
	for (uint32_t i = 0; i < l->n; i++)
		if (l->at[i].words > 1 && (!best || l->at[i].score > best->score))
			best = &l->at[i];
	return best ? best->name : (struct span){0, 0};
}

/* ---- an interview, or hints? ------------------------------------------------------------- */

/* How many questions, or answers, there are; and whose words are in them. */
struct side {
	uint32_t n, own, others;
};

static struct side side_of(const struct turns *x, const struct tokens *t,
			   const struct document *d, enum label_form form)
{
	struct side s = {0};
	for (uint32_t k = 0; k < x->n; k++) {
		const struct turn *turn = &x->at[k];
		if (turn->label.form != form)
			continue;
		struct speech words = turn_speech(t, d, turn, turn->end);
		s.n++;
		s.own += words.own > 0 && words.own >= words.others;
		s.others += words.others > words.own;
	}
	return s;
}

bool interview_read(struct turns *x, const struct tokens *t, const struct elements *w,
		    const struct phrases *p, const struct document *d)
{
	struct side asks = side_of(x, t, d, LABEL_ASKS),
		    answers = side_of(x, t, d, LABEL_ANSWERS);
	if (asks.n + answers.n == 0)
		return true;
	if (asks.n + answers.n < 2 || answers.n == 0)
		return false;
	struct interview_lead lead = {.elements = w, .phrases = p};
	uint32_t k = 0;
	while (!label_is_letter(&x->at[k].label))
		k++;
	x->answers = read_lead(&lead, x->at[k].paragraph);
	/* "How do I renew my pass?" "You fill in a form." */
	if (asks.own > asks.others && answers.own <= answers.others)
		return false;
	if (answers.own * 3 >= answers.n || asks.others > 0)
		return answers.own > 0 || !span_empty(x->answers);
	return !span_empty(x->answers) && lead.met && answers.others == 0;
}
