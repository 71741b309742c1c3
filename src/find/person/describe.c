#include "describe.h"

#include "find/read/english.h"
#include "find/read/small_words.h"

enum { PHRASE_MOST = 24 }; /* tokens */

/* Ends a noun phrase's core: what is no word of it. */
static bool stops(const struct token *t)
{
	if (t->flags & TOKEN_NUMBER)
		return false;
	if (!(t->flags & TOKEN_WORD))
		return t->sign != '-' && t->sign != '"' && t->sign != '\'';
	if (t->hash == WORD_WHO && t->flags & TOKEN_UPPER)
		return false; /* "the WHO spokesman" */
	if (t->hash == WORD_INSIDE && !(t->flags & TOKEN_SENTENCE) &&
	    t[-1].classes & LEX(DETERMINER))
		return false; /* "an inside source" */
	return (t->classes & (LEX(PREPOSITION) | LEX(AUXILIARY) | LEX(CONJUNCTION)) &&
		!(t->classes & LEX_HUMAN) && !(t[1].sign == '-' && t[1].flags & TOKEN_GLUED)) ||
	       english_relative(t->hash);
}

static void read_determiner(struct described *d, const struct names *n, uint32_t *i)
{
	const struct token *t = &n->at[*i];
	uint32_t h = t->hash;
	if (h == WORD_THE || h == WORD_THIS || h == WORD_THAT || h == WORD_THESE ||
	    h == WORD_THOSE) {
		d->determiner = DETERMINER_THE;
	} else if (h == WORD_A || h == WORD_AN || h == WORD_ONE || h == WORD_ANOTHER ||
		   h == WORD_EACH) {
		d->determiner = DETERMINER_A;
	} else if (h == WORD_HIS || h == WORD_HER || h == WORD_ITS || h == WORD_THEIR ||
		   h == WORD_MY || h == WORD_OUR) {
		d->determiner = DETERMINER_OWNED;
		d->owner = *i;
	} else if (t->classes & LEX(DETERMINER) || h == WORD_SOME || h == WORD_MANY ||
		   h == WORD_SEVERAL || h == WORD_BOTH || h == WORD_FEW || h == WORD_OTHER ||
		   h == WORD_TWO || h == WORD_DOZENS || h == WORD_HUNDREDS ||
		   h == WORD_THOUSANDS || t->flags & TOKEN_NUMBER) {
		if (t[1].sign == '-' && t[1].flags & TOKEN_GLUED)
			return; /* "34-year-old", "two-time winner" */
		d->another = h == WORD_OTHER;
		d->determiner = DETERMINER_QUANTITY;
	} else {
		return;
	}
	++*i;
}

static void add_word(struct described *d, const struct token *t)
{
	if (d->n_words == DESCRIBED_WORDS)
		return;
	d->named |= (token_capital(t) && !(t->flags & TOKEN_SENTENCE)) << d->n_words;
	d->words[d->n_words++] = t->hash;
}

/* "of reporters", "of angry parents": what is made of them is no body, but they are. */
static bool of_people(const struct names *n, uint32_t i)
{
	if (n->at[i++].hash != WORD_OF)
		return false;
	while (token_lower(&n->at[i]) && !stops(&n->at[i]) &&
	       !(n->at[i].classes & LEX(GROUP_NOUN)))
		i++;
	return token_lower(&n->at[i]) && n->at[i].classes & LEX(GROUP_NOUN);
}

static void add_head(struct described *d, const struct names *n, uint32_t i)
{
	const struct token *t = &n->at[i];
	if (d->n_heads == DESCRIBED_HEADS)
		return;
	if (!d->n_heads) {
		d->head = i;
		d->plural = t->classes & LEX(GROUP_NOUN) && !(t->classes & LEX(ROLE_NOUN));
		d->person = t->classes & (LEX_HUMAN | LEX(ROLE_NOUN)) || t->hash == WORD_SOURCE;
		d->body = t->classes & LEX(COLLECTIVE)
				  ? !of_people(n, i + 1)
				  : !d->person && t->classes & LEX(ORG_NOUN);
		d->person = d->person && !d->body;
		uint64_t known = LEX_HUMAN | LEX(ORG_NOUN);
		if (!(t->classes & known) && english_may_be_plural(token_str(n->d, t)))
			d->plural = true;
	}
	d->gender |= gender_of(t->classes);
	d->heads[d->n_heads++] = role_head(&n->at[i]);
}

/*
 * "wearing" of "a delegate wearing a cowboy hat", "grasped" of "the helper grasped the rope": a
 * determiner follows what is done.
 */
static bool acts_on(const struct names *n, const struct token *t)
{
	struct str s = token_str(n->d, t);
	return t[1].classes & LEX(DETERMINER) && s.n > 5 &&
	       (word_ends_in(s, "ing") || word_ends_in(s, "ed"));
}

/* "34-year-old", "12-year-olds"; not "34-year veteran". */
static bool of_an_age(const struct token *t)
{
	return t->flags & TOKEN_NUMBER && t[1].sign == '-' && t[2].hash == WORD_YEAR &&
	       t[3].sign == '-' && (t[4].hash == WORD_OLD || t[4].hash == WORD_OLDS);
}

/*
 * "of" in "a Bank of Norway official", "the Bank of Norway's chief economist": the token behind
 * the capitals that go on the name before it, when a noun for a person follows; else `i`.
 */
static uint32_t over_name(const struct names *n, uint32_t i, uint32_t end)
{
	enum { WORDS_MOST = 3 }; /* of what sort he is */
	const struct token *at = n->at, *before = &at[i - 1];
	if (at[i].hash != WORD_OF || !token_capital(before) ||
	    !lexicon_opens_body(before->classes))
		return i;
	uint32_t first = i + 1 + (at[i + 1].hash == WORD_THE), k = first;
	while (k < end &&
	       (token_capital(&at[k]) || (at[k].hash == WORD_AND && token_capital(&at[k + 1]))))
		k++;
	uint32_t noun = k;
	while (noun < end && noun < k + WORDS_MOST && token_lower(&at[noun]) &&
	       !stops(&at[noun]) && !at[noun].cue &&
	       !(at[noun].classes & (LEX_HUMAN | LEX(VERB))))
		noun++;
	bool person = noun < end && token_lower(&at[noun]) && at[noun].classes & LEX_HUMAN;
	return k > first && person ? k : i;
}

/* ", 2005," of "a July 15, 2005, memo": the token behind it, when the noun follows; else `i`.
 */
static uint32_t over_year(const struct names *n, uint32_t i, uint32_t end)
{
	const struct token *t = &n->at[i];
	uint32_t next = i + 2 + (t[2].sign == ',');
	bool date = t->sign == ',' && t[-1].flags & t[1].flags & TOKEN_NUMBER &&
		    t[-2].classes & LEX(CALENDAR);
	return date && next < end && token_lower(&n->at[next]) ? next : i;
}

/* "official" of "official figures": without an article one of a kind names nobody. */
static bool bare_attribute(const struct described *d, const struct names *n, uint32_t head,
			   uint32_t last)
{
	const struct token *t = &n->at[head], *noun = &n->at[last];
	return !d->determiner && last == head + 1 && token_lower(t) && token_lower(noun) &&
	       t->classes & LEX_HUMAN && !(t->classes & LEX(GROUP_NOUN)) && !noun->cue &&
	       !(noun->classes & LEX_HUMAN) &&
	       (token_document(noun) || english_may_be_plural(token_str(n->d, noun)));
}

/* Words up to the noun: its index, or `end` when there is none. The last noun for a person
 * wins. */
static uint32_t read_core(struct described *d, const struct names *n, uint32_t i, uint32_t end)
{
	uint32_t head = end, last = end, from = i;
	for (; i < end; i++) {
		uint32_t over = i > from && stops(&n->at[i]) ? over_name(n, i, end) : i;
		if (over == i && i > from + 1)
			over = over_year(n, i, end);
		if (over > i && n->at[over - 1].tail) {
			d->determiner = DETERMINER_OWNED;
			d->owner = over - 1;
		}
		i = over;
		if (stops(&n->at[i]))
			break;
		const struct token *t = &n->at[i];
		if (of_an_age(t)) {
			d->old = true;
			head = last = i; /* "34-year-old" */
			i += 4;
			continue;
		}
		if (!(t->flags & TOKEN_WORD))
			continue;
		if (t->tail && i + 1 < end && !stops(&n->at[i + 1])) {
			d->determiner = DETERMINER_OWNED;
			d->owner = i;
			head = end;
			continue;
		}
		if (head != end && token_lower(t) &&
		    !(t->classes & (LEX_HUMAN | LEX(ORG_NOUN))) && (t->cue || acts_on(n, t)))
			break;
		if (head != end && english_postposed(t->hash) &&
		    t[1].classes & LEX(PREPOSITION))
			break; /* "a person | familiar with" */
		bool native = t->hash == WORD_NATIVE && token_capital(&t[1]);
		if (t->classes & (LEX_HUMAN | LEX(ORG_NOUN) | LEX(ROLE_NOUN)) && !native)
			head = i; /* not of "Native American tribes" */
		last = i;
	}
	if (head == end || (head < last && bare_attribute(d, n, head, last)))
		head = last;
	if (head == end)
		d->core_end = i;
	else
		d->core_end = d->old && n->at[head].flags & TOKEN_NUMBER ? head + 5 : head + 1;
	for (uint32_t k = from; k < d->core_end && k < end; k++) {
		d->another |= n->at[k].hash == WORD_OTHER;
		if (k != head && n->at[k].flags & TOKEN_WORD &&
		    !(n->at[k].classes & (LEX(DETERMINER) | LEX(PRONOUN))))
			add_word(d, &n->at[k]);
	}
	return head;
}

/* "accused by critics of": of what somebody is accused, not of whom they are the critics. */
static bool accused(const struct names *n, uint32_t i)
{
	enum { NEAR = 5 };
	for (uint32_t k = i; k > 1 && i - k < NEAR; k--)
		if (n->at[k - 1].hash == WORD_BY)
			return n->at[k - 2].hash == WORD_ACCUSED;
	return false;
}

/* Does the preposition at `i` qualify the noun before it rather than a verb to come? */
static bool belongs(const struct names *n, uint32_t i)
{
	uint32_t h = n->at[i].hash, next = i + 1;
	while (n->at[next].classes & LEX(DETERMINER))
		next++;
	const struct token *t = &n->at[next];
	if (t->classes & LEX(CALENDAR) || (t->flags & TOKEN_NUMBER && h != WORD_OF))
		return false;
	if (accused(n, i) && word_ends_in(token_str(n->d, t), "ing"))
		return false;
	return h == WORD_OF || h == WORD_FOR || h == WORD_FROM || h == WORD_AT ||
	       h == WORD_WITH || (h == WORD_IN && token_capital(t)) ||
	       (h == WORD_TO &&
		(english_serves(n->at[i - 1].hash) || english_postposed(n->at[i - 1].hash)));
}

/* Does it tell what somebody does, "asked"; also "accused" behind a name: no noun for him? */
static bool tells(const struct names *n, const struct token *t)
{
	bool noun = t->classes & LEX_HUMAN &&
		    !(token_capital(t - 1) &&
		      english_verb_form(token_str(n->d, t), t->hash) == 'd');
	return t->cue && token_lower(t) && !noun;
}

/* "also" of "with accounts also said": it stands before what they do. */
static bool adverb(const struct names *n, uint32_t i)
{
	const struct token *t = &n->at[i];
	return token_lower(t) && t->classes & LEX(PARTICLE) &&
	       (t[1].cue || t[1].classes & (LEX(VERB) | LEX(AUXILIARY)));
}

/*
 * Behind the names that go on from one that ends before token i, "in Kenya | , Uganda and
 * Tanzania", where somebody says something; i: none do.
 */
static uint32_t behind_names(const struct names *n, uint32_t i, uint32_t end)
{
	bool last = false;
	uint32_t k = i;
	if (!token_capital(&n->at[i - 1]))
		return i;
	while (!last && (n->at[k].sign == ',' || n->at[k].hash == WORD_AND)) {
		last = n->at[k].hash == WORD_AND;
		uint32_t first = k + 1;
		for (k = first; k < end && token_capital(&n->at[k]); k++)
			if (n->at[k].classes & LEX_FUNCTION)
				return i;
		if (k == first)
			return i;
	}
	return last && tells(n, &n->at[k]) ? k : i;
}

/* What follows the head: "of the Kursk region", "in Belgorod"; to a comma, a clause or a verb.
 */
static void read_complement(struct described *d, const struct names *n, uint32_t i,
			    uint32_t end, uint32_t sure)
{
	if (i + 1 < end && english_postposed(n->at[i].hash) && belongs(n, i + 1))
		i++; /* "familiar with the talks" */
	while (i < end && n->at[i].classes & LEX(PREPOSITION) && (i < sure || belongs(n, i))) {
		uint32_t k = i + 1;
		bool noun = false;
		while (k < end &&
		       ((n->at[k].classes & LEX(DETERMINER) && !noun) || !stops(&n->at[k]))) {
			const struct token *t = &n->at[k];
			if (noun &&
			    (tells(n, t) || t->classes & LEX(DETERMINER) || adverb(n, k)))
				break; /* "of miners asked" */
			if (noun && token_lower(t) && token_capital(t - 1) &&
			    !english_sort(token_str(n->d, t - 1)) &&
			    !(t->classes & (LEX(PLACE_GENERIC) | LEX(ORG_NOUN) | LEX_HUMAN)))
				break; /* "from Lund stood" */
			noun = noun || !(t->classes & LEX(DETERMINER));
			if (t->flags & TOKEN_WORD &&
			    !(t->classes & (LEX(DETERMINER) | LEX(PRONOUN))))
				add_word(d, t);
			k++;
		}
		if (k == i + 1)
			break;
		i = behind_names(n, k, end);
	}
	d->end = i;
}

/* Words before the determiner, "only", "about", and the determiner itself; the head's token. */
static uint32_t read_head(struct described *d, const struct names *n, uint32_t i, uint32_t end)
{
	while (i + 1 < end && (n->at[i].classes & LEX(PARTICLE) ||
			       n->at[i].hash == WORD_ABOUT || n->at[i].hash == WORD_NEARLY))
		i++;
	uint32_t opening = i;
	read_determiner(d, n, &i);
	bool counted = d->determiner == DETERMINER_QUANTITY;
	if (counted && opening > 0 && n->at[opening - 1].hash == WORD_THE) {
		d->determiner = DETERMINER_THE; /* "the two sides" were spoken of before */
		d->first = opening - 1;
	}
	if (counted && i + 1 < end && n->at[i].hash == WORD_IN &&
	    n->at[i + 1].flags & TOKEN_NUMBER)
		i += 2; /* "4 in 10 voters" */
	if (i < end && d->determiner && n->at[i].hash == WORD_OF) {
		uint8_t kept = d->determiner; /* "one of the wives" */
		d->one_of = kept == DETERMINER_A;
		i++;
		if (i < end && n->at[i].classes & LEX(PRONOUN) &&
		    !(n->at[i].classes & LEX(DETERMINER)) && !english_relative(n->at[i].hash) &&
		    n->at[i].hash != WORD_WHOM) {
			d->alone = true; /* "one of them" */
			d->core_end = i + 1;
			return i;
		}
		read_determiner(d, n, &i);
		d->determiner = kept;
	} else if (i < end && i > opening && stops(&n->at[i]) &&
		   n->at[opening].flags & TOKEN_WORD && d->determiner != DETERMINER_OWNED) {
		d->alone = true; /* "many in the party", "those whose …" */
		d->one_of =
			n->at[opening].hash == WORD_ONE || n->at[opening].hash == WORD_ANOTHER;
		d->core_end = i;
		return opening;
	}
	return read_core(d, n, i, end);
}

/* "front-runner and former secretary of state": one person, two heads. */
static void read_second(struct described *d, const struct names *n, uint32_t end, uint32_t sure)
{
	if (d->end + 1 >= end || n->at[d->end].hash != WORD_AND)
		return;
	struct described second = {0};
	uint32_t head = read_core(&second, n, d->end + 1, end);
	if (head >= end || !(n->at[head].classes & LEX_HUMAN) ||
	    n->at[head].classes & LEX(GROUP_NOUN))
		return;
	add_head(d, n, head);
	read_complement(d, n, second.core_end, end, sure);
}

bool describe(struct described *out, const struct names *n, uint32_t first, uint32_t end,
	      uint32_t sure)
{
	struct described d = {.first = first};
	uint32_t i = first;
	if (end > first + PHRASE_MOST)
		end = first + PHRASE_MOST;
	while (i < end && !(n->at[i].flags & (TOKEN_WORD | TOKEN_NUMBER)))
		i++;
	uint32_t head = read_head(&d, n, i, end);
	if (head >= end)
		return false;
	add_head(&d, n, head);
	if (d.alone)
		d.person = d.plural = true;
	if (d.one_of)
		d.plural = false;
	else if (d.determiner == DETERMINER_QUANTITY)
		d.plural = d.plural || d.person;
	read_complement(&d, n, d.core_end, end, sure);
	read_second(&d, n, end, sure);
	*out = d;
	return true;
}

bool describe_share(const struct names *n, uint32_t first, uint32_t *end)
{
	enum { SHARE_MOST = 3 }; /* "Forty-seven per cent" is one, too */
	bool percent = n->at[*end].sign == '%';
	*end += percent;
	for (uint32_t i = first + 1; i < *end && i <= first + SHARE_MOST; i++)
		percent |= n->at[i].hash == WORD_PERCENT || n->at[i].sign == '%' ||
			   (n->at[i].hash == WORD_PER && n->at[i + 1].hash == WORD_CENT);
	return percent;
}
