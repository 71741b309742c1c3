/* Runs of capitalised words, and the names that they are. */
#include "names.h"
#include "proper.h"

#include "find/place/place.h"
#include "find/read/english.h"
#include "find/read/small_words.h"

enum { NAME_MOST = 12 }; /* tokens of one run of capitals */

/* ---- runs of capitals -------------------------------------------------------------------- */

struct scan {
	struct names *n;
	const struct token *at;
	const uint32_t *capitals; /* tokens */
	uint32_t n_capitals;
	/* by sentence: how many common words stand in capitals in it, behind its first token */
	uint32_t *common;
	/* tokens where a name starts behind what its bearer's office is of, ascending */
	const uint32_t *holders;
	uint32_t n_holders;
	uint32_t sentence; /* the one `headline` was found for */
	bool headline;     /* nearly every word of it is capitalised */
};

/* Does the capital of token i say nothing, because it opens a sentence or a quotation? */
static bool opens(const struct scan *s, uint32_t i)
{
	const struct token *t = &s->at[i];
	if (t->flags & TOKEN_SENTENCE || i == 0)
		return true;
	char sign = s->at[i - 1].sign;
	return sign == '"' || sign == '\'' || sign == ':' || sign == '(' || sign == '[' ||
	       sign == '_' || sign == '*';
}

/* "FULL TEXT", a paragraph by itself. */
static bool heading(const struct scan *s, struct sentence line)
{
	bool upper = s->at[line.first].flags & TOKEN_PARAGRAPH &&
		     s->at[line.end].flags & TOKEN_PARAGRAPH;
	for (uint32_t k = line.first; k < line.end && upper; k++)
		upper = !(s->at[k].flags & TOKEN_WORD) || s->at[k].flags & TOKEN_UPPER;
	return upper;
}

/* Are nearly all words capitalised, common ones too, of which there are `most`? */
static bool title_case(const struct scan *s, struct sentence line, uint32_t most)
{
	uint32_t small = 0, large = 0;
	/* until it is sure not to be one, too: most are sure after a few words */
	for (uint32_t k = line.first; k < line.end && small + large < 40 && small * 3 < most;
	     k++) {
		const struct token *w = &s->at[k];
		if (!(w->flags & TOKEN_WORD) ||
		    (w->classes & LEX_FUNCTION && !(w->flags & TOKEN_UPPER)))
			continue;
		if (!token_capital(w))
			small++;
		else if (w->classes & LEX(COMMON) && k != line.first)
			large++;
	}
	return large >= 2 && small * 3 < large;
}

/* A line in title case or capitals: capitals mean nothing in it. */
static bool headline(struct scan *s, uint32_t i)
{
	uint32_t sentence = s->at[i].sentence, most = s->common[sentence];
	struct sentence line = s->n->f->tokens.sentences[sentence];
	if (s->sentence == sentence)
		return s->headline;
	s->sentence = sentence;
	return s->headline = most < 2 ? heading(s, line) : title_case(s, line, most);
}

/* Does a name that token i would begin go on with the next? */
static bool followed(const struct scan *s, uint32_t i)
{
	const struct token *next = &s->at[i + 1];
	while (token_lower(next) && next->classes & LEX(NAME_PARTICLE))
		next++;
	return token_capital(next) && !(next->flags & TOKEN_SENTENCE) &&
	       !(next->classes & (LEX_FUNCTION | LEX(CALENDAR)));
}

/* "Toting signs", "Unimpressed by": a form of a verb that opens a sentence, before its object.
 */
static bool participle(const struct scan *s, uint32_t i)
{
	const struct token *t = &s->at[i], *next = &t[1];
	struct str word = token_str(s->n->d, t);
	return opens(s, i) && !t->tail &&
	       (word_ends_in(word, "ing") || word_ends_in(word, "ed")) &&
	       !(t->classes & (LEX_GIVEN | LEX(SURNAME))) && token_lower(next) && !next->cue &&
	       !(next->classes & (LEX(AUXILIARY) | LEX(VERB)));
}

/* "Added Hall:", "Wrote Ruth Orr in May:": a verb of speech before its subject. */
static bool inverted_cue(const struct scan *s, uint32_t i)
{
	const struct token *t = &s->at[i];
	return t->cue && cue_lemma(t->cue)->speech && opens(s, i) && !t->tail &&
	       !(t->classes & (LEX_GIVEN | LEX(SURNAME) | LEX(TITLE))) && followed(s, i) &&
	       english_verb_form(token_str(s->n->d, t), t->hash) == 'd';
}

/* "… said", "… has told", "… also said": does a verb follow token i? */
static bool before_verb(const struct scan *s, uint32_t i)
{
	const struct token *next = &s->at[i + 1];
	if (next->classes & LEX(PARTICLE) || next->hash == WORD_LATER)
		return next[1].cue;
	return next->cue || next->classes & (LEX(VERB) | LEX(AUXILIARY));
}

/* ", who …", ", 43, …", ", a lawyer, …": is a person told more of behind token i? */
static bool before_who(const struct scan *s, uint32_t i)
{
	enum { REACH = 5 };
	const struct token *t = &s->at[i + 1];
	if (t->sign != ',')
		return false;
	t++;
	if (t->hash == WORD_WHO || t->hash == WORD_WHOSE || t->flags & TOKEN_NUMBER)
		return true;
	if (!(t->classes & LEX(DETERMINER)))
		return false;
	for (uint32_t k = 1; k < REACH && t[k].flags & TOKEN_WORD; k++)
		if (t[k].classes & LEX_HUMAN)
			return true;
	return false;
}

/* "-X" of "Wealth-X", at its hyphen, but not of "PML-N". */
static bool lettered(const struct token *hyphen)
{
	const struct token *letter = &hyphen[1];
	return hyphen->sign == '-' && hyphen->flags & letter->flags & TOKEN_GLUED &&
	       token_capital(letter) && letter->end - letter->start == 1 &&
	       !(hyphen[-1].flags & TOKEN_UPPER);
}

/* A capitalised word that could begin a name. */
static bool may_begin(struct scan *s, uint32_t i, uint32_t *flags)
{
	const struct token *t = &s->at[i], *next = t + 1;
	bool given = t->classes & LEX_GIVEN;
	if (t->classes & LEX_FUNCTION && t->classes & LEX(SURNAME) && next->cue &&
	    opens(s, i) && cue_lemma(next->cue)->key != next->hash) {
		*flags |= NAME_MAYBE; /* "May said", but "May say" */
		return true;
	}
	if (t->classes & (LEX_FUNCTION | LEX(CALENDAR)))
		return english_called_he(t->hash, t->flags, next->classes, next->flags) ||
		       (given && followed(s, i) && !(t->classes & LEX_FUNCTION && opens(s, i)));
	if (inverted_cue(s, i) || str_eq(token_str(s->n->d, t), STR("O")))
		return false; /* "O Death"; "O'Neill" is one word */
	if (!(t->classes & LEX(COMMON))) {
		*flags |= participle(s, i) ? NAME_MAYBE : 0;
		return true;
	}
	if (lettered(next))
		return true;
	if (!given && !(t->classes & LEX(TITLE)) && headline(s, i))
		return t->classes & LEX(SURNAME) ? (*flags |= NAME_MAYBE, true) : false;
	if (!opens(s, i))
		return true;
	bool one = t->classes & LEX_BODY && !english_may_be_plural(token_str(s->n->d, t));
	if ((t->classes & LEX(TITLE) || one) && next->hash == WORD_OF &&
	    token_capital(next + 1)) /* not "Companies of Chinese origin" */
		return true;         /* "Secretary of State", "Bank of Norway" */
	if (t->classes & LEX(TITLE) || given)
		return followed(s, i) || (given && (*flags |= NAME_MAYBE, true));
	if (followed(s, i) && (next->classes & (LEX(COMMON) | LEX(ORG_NOUN)) ||
			       t->classes & LEX_HUMAN || proper_place(s->n, i)))
		return true;
	if (t->classes & LEX(SURNAME) || t->tail ||
	    ((before_verb(s, i) || before_who(s, i)) &&
	     !(t->classes & (LEX_HUMAN | LEX(ORG_NOUN))))) {
		*flags |= NAME_MAYBE; /* "Pence said", "Pence, who …" */
		return true;
	}
	return false;
}

static bool vowel(char c)
{
	return memchr("aeiouyAEIOUY", c, 12) != NULL;
}

/* May it be a syllable of a Chinese or Korean name: "chang", "Shih", "hyun"; not "led"? */
static bool syllable(struct str s)
{
	size_t i = 0, onset, nucleus;
	while (i < s.n && !vowel(s.at[i]))
		i++;
	onset = i;
	while (i < s.n && vowel(s.at[i]))
		i++;
	nucleus = i - onset;
	if (onset > 3 || nucleus < 1 || nucleus > 3)
		return false;
	bool nasal = i + 2 == s.n && s.at[i] == 'n' && s.at[i + 1] == 'g';
	return i == s.n || nasal || (i + 1 == s.n && memchr("nmhkpt", s.at[i], 6));
}

/* "Tseng-chang", "Wan-an": two syllables of a name, whatever words they are spelt like. */
static bool two_syllables(const struct scan *s, const struct token *before,
			  const struct token *then)
{
	const struct document *d = s->n->d;
	return !(then->classes & (LEX(VERB) | LEX(PARTICLE))) && !then->cue &&
	       syllable(token_str(d, before)) && syllable(token_str(d, then));
}

/*
 * "Jean-Claude", "al-Assad", "Ban Ki-moon", "Wealth-X", but neither "Russia-Turkey" nor
 * "Washington-based".
 */
static bool hyphenated(const struct scan *s, uint32_t first, uint32_t k)
{
	const struct token *at = s->at, *before = &at[k - 1], *then = &at[k + 1];
	uint64_t personal = LEX_GIVEN | LEX(SURNAME) | LEX(NAME_PARTICLE);
	if (token_capital(then))
		return k - first > 1 || lettered(&at[k]) ||
		       (before->classes & personal && !(before->flags & TOKEN_UPPER)) ||
		       then->classes & LEX_GIVEN;
	if (!token_lower(then) || k - first < 2)
		return false;
	if (two_syllables(s, before, then))
		return true;
	return then->end - then->start <= 4 && before->end - before->start <= 5 &&
	       !(then->classes & (LEX(PARTICLE) | LEX(VERB))) && !then->cue &&
	       !(before->classes & LEX(COMMON)) && !(before->flags & TOKEN_UPPER);
}

/* The token behind the nickname that starts with the mark k, in a name: Ruth “Duke” Weber; 0:
 * none.
 */
static uint32_t nickname_end(const struct scan *s, uint32_t k)
{
	enum { WORDS = 3 };
	const struct token *t = &s->at[k];
	uint32_t n = 1;
	if (!(t->flags & TOKEN_MARK))
		return 0;
	while (n <= WORDS && token_capital(&t[n]) && !t[n].tail)
		n++;
	bool name = (t[n].flags & (TOKEN_MARK | TOKEN_SENTENCE)) == TOKEN_MARK &&
		    token_capital(&t[n + 1]) && !(t[n + 1].flags & TOKEN_SENTENCE) &&
		    !(t[n + 1].classes & (LEX_FUNCTION | LEX(CALENDAR)));
	return n > 1 && name ? k + n + 1 : 0;
}

/*
 * "Law", "Public Health", "the Prohibition": what a body is for, in words that are common ones,
 * up to the end.
 */
static uint32_t cause_end(const struct scan *s, uint32_t i)
{
	enum { WORDS = 3 };
	uint32_t the = s->at[i].hash == WORD_THE, n = 0;
	const struct token *t = &s->at[i + the];
	while (n <= WORDS && token_capital(&t[n]) && t[n].classes & LEX(COMMON) &&
	       !(t[n].classes & (LEX_GIVEN | LEX(CALENDAR) | LEX_FUNCTION)) &&
	       !(t[n].flags & TOKEN_SENTENCE))
		n++;
	return n && n <= WORDS && !token_capital(&t[n]) ? i + the + n : i;
}

/* "on Mill Street", "on Labor Day": such a word ends no name of what a body is about. */
static bool where_or_when(const struct token *last)
{
	return last->hash == WORD_DAY ||
	       (last->classes & LEX(PLACE_GENERIC) && last->classes & LEX(PLACE_AFTER));
}

/*
 * "Center for Law", "Center for Law and Justice", "Centre for Research on Health": where the
 * name of a body ends that goes on over the small word at k; k: it does not.
 */
static uint32_t body_end(const struct scan *s, uint32_t first, uint32_t k)
{
	const struct token *t = &s->at[k], *before = t - 1,
			   *owner = &s->at[first] - (first > 0);
	bool goes_on = false, opens = t->hash == WORD_FOR || t->hash == WORD_ON;
	if (opens && owner->tail && owner->classes & (LEX_HUMAN | LEX(TITLE)))
		return k; /* "the Mayor's Office for …" is called by all of that */
	if (opens)
		goes_on = before->classes & LEX_BODY &&
			  !(before->classes & (LEX(PERSON_NOUN) | LEX(TITLE)));
	for (uint32_t i = k - 1; i > first && !goes_on; i--) {
		uint32_t h = s->at[i].hash;
		goes_on = h == WORD_FOR || h == WORD_ON ||
			  (h == WORD_OF && t->hash == WORD_AND && cause_end(s, i + 1) == k);
	}
	uint32_t end = goes_on ? cause_end(s, k + 1) : k + 1;
	if (t->hash == WORD_ON && end > k + 2 && where_or_when(&s->at[end - 1]))
		return k;
	return end > k + 1 ? end : k;
}

/*
 * "Society for the Prevention of Cruelty to Animals", "Campaign for the Protection of Rural
 * Norway": where a name goes on over the small word at k that ties one word in capitals to what
 * a body is for; k: it does not.
 */
static uint32_t cause_of(const struct scan *s, uint32_t first, uint32_t k)
{
	const struct token *t = &s->at[k];
	enum { REACH = 12 };
	bool cause = false;
	for (uint32_t i = k - 1; i > first && i + REACH > k && !cause; i--)
		cause = s->at[i].hash == WORD_FOR && s->at[i + 1].hash == WORD_THE &&
			s->at[i - 1].classes & LEX_BODY;
	bool goes_on = cause && token_capital(&t[-1]) && t[-1].classes & LEX(COMMON) &&
		       !t[-1].tail && token_capital(&t[1]) && t[1].classes & LEX(COMMON) &&
		       !(t[1].flags & TOKEN_SENTENCE) &&
		       !(t[1].classes & (LEX_FUNCTION | LEX(CALENDAR) | LEX_GIVEN));
	return goes_on ? k + 2 : k;
}

/* "Dockers' Association", "Women's Institute": a body that is called by whose it is. */
static bool owns_body(const struct scan *s, uint32_t k, uint32_t *end)
{
	const struct token *owner = &s->at[k - 1], *t = &s->at[k];
	bool apostrophe = t->sign == '\'' && t->flags & TOKEN_GLUED && !(t->flags & TOKEN_MARK);
	bool people =
		owner->classes & LEX(GROUP_NOUN) || english_plural(token_str(s->n->d, owner));
	t += apostrophe;
	if (!people || !(apostrophe || owner->tail) || !token_capital(t) ||
	    owner->classes & (LEX(SURNAME) | LEX_GIVEN) || t->flags & TOKEN_SENTENCE ||
	    !(t->classes & (LEX(ORG_NOUN) | LEX(ORG_HEAD))) || t->classes & LEX_HUMAN)
		return false;
	return *end = k + apostrophe + 1, true;
}

/* "'t Veld" of "in 't Veld", "van 't Hof", at its mark. */
static bool clipped_article(const struct document *d, const struct token *t)
{
	return t->sign == '\'' && t[1].flags & TOKEN_GLUED &&
	       str_eq(token_str(d, &t[1]), STR("t")) && token_capital(&t[2]) &&
	       !(t[2].flags & TOKEN_SENTENCE);
}

/* Does the run that ends with token k - 1 go on with token k? Sets the end of what is taken. */
static bool goes_on(struct scan *s, uint32_t first, uint32_t k, uint32_t *end)
{
	const struct token *before = &s->at[k - 1], *t = &s->at[k];
	if ((before->tail || t->sign == '\'') && owns_body(s, k, end))
		return true;
	if (before->tail || t->flags & (TOKEN_SENTENCE | TOKEN_PARAGRAPH))
		return false;
	if (t->sign == '-' && t->flags & TOKEN_GLUED && t[1].flags & TOKEN_GLUED)
		return hyphenated(s, first, k) ? (*end = k + 2, true) : false;
	if (t->sign == ',' && name_firm_form(&t[1]))
		return *end = k + 2, true;
	uint32_t behind = nickname_end(s, k);
	if (behind)
		return *end = behind + 1, true;
	if (token_capital(t)) {
		if (t->classes & LEX_FUNCTION && !(t->flags & TOKEN_DOTTED) &&
		    !(t->classes & (LEX(SURNAME) | LEX_GIVEN | LEX(NAME_PARTICLE))))
			return false;
		if (proper_day(s->at, first, k))
			return false;
		if (t->classes & LEX(COMMON) && !(t->classes & (LEX_GIVEN | LEX(SURNAME))) &&
		    !(before->classes & LEX(TITLE)) && headline(s, k))
			return false;
		return *end = k + 1, true;
	}
	if (clipped_article(s->n->d, &t[1]) &&
	    (t->hash == WORD_IN || t->classes & LEX(NAME_PARTICLE)))
		return *end = k + 4, true;
	bool small = t->hash == WORD_FOR || t->hash == WORD_ON || t->hash == WORD_AND ||
		     t->hash == WORD_OF;
	uint32_t over = small ? body_end(s, first, k) : k;
	if (over == k && (t->hash == WORD_OF || t->hash == WORD_TO))
		over = cause_of(s, first, k);
	if (over > k)
		return *end = over, true;
	if (!(t->classes & LEX(NAME_PARTICLE)) && t->hash != WORD_OF)
		return false;
	const struct token *then = &t[1];
	if (t->classes & LEX(NAME_PARTICLE)) {
		uint32_t more = 1; /* "al-Assad", "van der Berg", "bin Salman" */
		if (then->sign == '-' || then->classes & LEX(NAME_PARTICLE))
			more = 2;
		if (token_capital(&t[more]) && !(t[more].flags & TOKEN_SENTENCE) &&
		    token_capital(before))
			return *end = k + more + 1, true;
	}
	if (t->hash == WORD_OF && before->classes & (LEX_BODY | LEX(TITLE)) &&
	    !proper_has_given(s->at, first, k - 1)) {
		uint32_t more = then->hash == WORD_THE ? 2 : 1;
		if (token_capital(&t[more]) &&
		    !(t[more].flags & TOKEN_SENTENCE || t[more].classes & LEX(CALENDAR)))
			return *end = k + more + 1, true;
	}
	return false;
}

/*
 * "Mechanism for the Control of Rivers (CMR)": the bracket up to which a name goes that begins
 * at `first` and has come to `end`, when its capitals are the letters that stand in it, in
 * whatever order, as in another language; `end`: there is none.
 */
static uint32_t spelt_end(const struct scan *s, uint32_t first, uint32_t end)
{
	enum { MORE_MOST = 8, LETTERS_MOST = 8 };
	const struct token *at = s->at;
	const char *text = s->n->d->text.at;
	char left[LETTERS_MOST];
	uint32_t close = end;
	if (end < first + 2 || !(at[end].classes & (LEX(PREPOSITION) | LEX(CONJUNCTION))))
		return end;
	while (close < end + MORE_MOST && at[close].flags & TOKEN_WORD &&
	       !(at[close].flags & TOKEN_SENTENCE))
		close++;
	const struct token *letters = &at[close + 1];
	size_t many = letters->end - letters->start;
	if (at[close].sign != '(' || !(letters->flags & TOKEN_UPPER) ||
	    letters[1].sign != ')' || many < 3 || many > LETTERS_MOST)
		return end;
	memcpy(left, text + letters->start, many);
	for (uint32_t i = first; i < close; i++) {
		if (!token_capital(&at[i]))
			continue;
		char *found = memchr(left, text[at[i].start], many);
		if (!found)
			return end;
		*found = left[--many];
	}
	return many ? end : close;
}

/* ---- a run becomes a name ---------------------------------------------------------------- */

/* Is the name inside marks called out to somebody: “My dear Watson,”, “Come, Watson!”? */
static bool called(const struct token *at, const struct name *w)
{
	const struct token *before = &at[w->title - 1], *next = &at[w->end];
	bool close = next->sign && strchr(",.?!;\"'", next->sign);
	bool opening = before->sign == '"' || before->sign == '\'';
	return !at[w->end - 1].tail &&
	       ((close && (before->sign == ',' || before->hash == WORD_DEAR)) ||
		(opening && next->sign == ','));
}

/* What stands around a name. */
static uint32_t standing(const struct scan *s, const struct name *w)
{
	const struct token *at = s->at, *next = &at[w->end];
	uint32_t before = w->title;
	uint32_t flags = 0;
	if (!(next->flags & TOKEN_SENTENCE) &&
	    (next->cue || next->classes & LEX(AUXILIARY) || next->hash == WORD_WHO))
		flags |= NAME_ACTS;
	if (at[w->end - 1].tail)
		flags |= NAME_OWNS;
	if (at[w->first].flags & TOKEN_QUOTED)
		flags |= NAME_QUOTED | (before && called(at, w) ? NAME_CALLED : 0);
	if (!before || at[before].flags & TOKEN_SENTENCE)
		return flags | NAME_FRONT;
	const struct token *p = &at[before - 1];
	if (before > 1 && p->classes & LEX(DETERMINER) && !(p->flags & TOKEN_SENTENCE))
		p--;
	bool opens = p->flags & TOKEN_SENTENCE;
	if (p->classes & LEX(PREPOSITION))
		return flags | NAME_OBLIQUE;
	if (p->cue && !opens)
		return flags | NAME_ADDRESSED;
	if (opens || p->sign == ',' || p->sign == '"' ||
	    p->classes & (LEX(CONJUNCTION) | LEX(DETERMINER)))
		return flags | NAME_FRONT;
	return flags;
}

/* "the Prime Minister", "The Arizona Republican": a role in capitals, and nobody's name. */
static bool office(const struct scan *s, const struct name *w)
{
	const struct token *at = s->at, *last = &at[w->end - 1];
	const uint64_t role = LEX(PERSON_NOUN) | LEX(TITLE);
	bool the = w->title && at[w->title - 1].hash == WORD_THE;
	if (w->end - w->title < 2 || !(last->classes & role) ||
	    !(last->classes & LEX(COMMON)) || last->classes & (LEX(ORG_HEAD) | LEX(PRESS)) ||
	    last->tail)
		return false;
	bool sir = last[-1].classes & LEX(TITLE) && !(last->classes & LEX(TITLE));
	if (sir || proper_members(s->n->d, at, w->title, w->end))
		return false; /* "Mr. Singer" */
	bool words = true;
	for (uint32_t i = w->title; i + 1 < w->end; i++) {
		if (at[i].classes & LEX_GIVEN && !(at[i].classes & LEX(COMMON) && the) &&
		    !names_place(s->n->f->places, &at[i].hash, 1))
			return false;
		words = words && at[i].classes & (LEX(COMMON) | LEX(TITLE));
	}
	if (last->classes & (LEX(SURNAME) | LEX_GIVEN))
		return the && words;
	return the || words;
}

/* "Monroe County", "France Football": a place that is a first name, too, and what is there. */
static bool place_before(const struct scan *s, const struct name *w)
{
	const struct token *first = &s->at[w->first], *last = &s->at[w->end - 1];
	if (w->title < w->first || last->classes & (LEX(SURNAME) | LEX_GIVEN) ||
	    !(last->classes & (LEX(COMMON) | LEX(PLACE_GENERIC))))
		return false;
	return last->classes & LEX(PLACE_GENERIC) ||
	       names_place(s->n->f->places, &first->hash, 1);
}

/* "state media", "state-run television": of the noun, not of the verb. */
static bool state_body(const struct token *t)
{
	if (t->hash == WORD_STATE && t[1].sign == '-' && t[1].flags & TOKEN_GLUED)
		return true;
	return t->hash == WORD_STATE && !t[1].cue &&
	       (t[1].hash == WORD_TV ||
		(token_lower(&t[1]) &&
		 t[1].classes & (LEX_BODY | LEX(COLLECTIVE) | LEX_HUMAN | LEX(PRESS))));
}

/* "Finn scored": of a name, what somebody did. */
static bool has_acted(const struct scan *s, const struct name *w)
{
	const struct token *t = &s->at[w->first];
	return t->classes & (LEX_GIVEN | LEX(SURNAME)) && w->end == w->first + 1 &&
	       word_ends_in(token_str(s->n->d, &t[1]), "ed");
}

/* "Israeli courts", "South African troops": whence somebody is, before who or what is. */
static bool of_origin(const struct scan *s, const struct name *w)
{
	enum { WORDS = 2 };
	const struct token *next = &s->at[w->end], *t = &s->at[w->first];
	uint32_t hashes[WORDS], n = w->end - w->first;
	if (n > WORDS || s->at[w->end - 1].tail || next->flags & TOKEN_SENTENCE ||
	    !token_lower(next) || (next->cue && !state_body(next)) ||
	    next->classes & (LEX_FUNCTION | LEX(VERB)) || has_acted(s, w) ||
	    (t->flags & TOKEN_GLUED && t[-1].sign == '-')) /* "Mexican-American voters" */
		return false;
	for (uint32_t i = 0; i < n; i++)
		hashes[i] = t[i].hash;
	bool landless = n == 1 && word_ends_in(token_str(s->n->d, t), "ish") &&
			!(t->classes & (LEX(SURNAME) | LEX_GIVEN)); /* "Jewish" */
	return landless || names_people(s->n->f->places, hashes, n);
}

/* "Native American": a title that tells whose land it was, not what somebody is. */
static bool native(const struct scan *s, const struct name *w)
{
	return w->title + 1 == w->first && s->at[w->title].hash == WORD_NATIVE;
}

/* "TV" of "state TV", "CEO" of "a bank's CEO": capitals that are a noun, and nobody's name. */
static bool noun_in_capitals(const struct token *t)
{
	return t->flags & TOKEN_UPPER && (t->hash == WORD_TV || t->hash == WORD_CEO);
}

/* "Majesty" of "His Majesty", "Royal Highness" of "Her Royal Highness": who is not named. */
static bool is_style(const struct scan *s, const struct name *w)
{
	uint32_t h = s->at[w->end - 1].hash, whose = w->title ? s->at[w->title - 1].hash : 0;
	return (whose == WORD_HIS || whose == WORD_HER) &&
	       (h == WORD_MAJESTY || h == WORD_HIGHNESS || h == WORD_HOLINESS ||
		h == WORD_EXCELLENCY);
}

/* Takes the run [first, end) as a name, if it is one. */
static void take(struct scan *s, uint32_t first, uint32_t end, uint32_t flags)
{
	const struct token *at = s->at;
	bool firm = end > first + 2 && at[end - 2].sign == ',' && name_firm_form(&at[end - 1]);
	end = firm ? end - 2 : proper_end(at, first, end);
	struct name *w = &s->n->list.at[s->n->list.n];
	*w = (struct name){.title = first,
			   .first = proper_start(s->n, first, end),
			   .end = end,
			   .flags = flags | (firm ? NAME_FIRM : 0)};
	const struct token *last = &at[end - 1];
	uint32_t words = end - w->first;
	if (office(s, w) || is_style(s, w) || (words == 1 && noun_in_capitals(last)) ||
	    ((w->title == w->first || native(s, w)) && of_origin(s, w)))
		return;
	bool press = last->classes & LEX(PRESS) && first > 0 && at[first - 1].hash == WORD_THE;
	if (words == 1 && !press && last->classes & (LEX(TITLE) | LEX_HUMAN) &&
	    !(last->classes & (LEX_GIVEN | LEX(SURNAME)) && w->first > first) &&
	    (last->classes & LEX(COMMON) || last->flags & TOKEN_DOTTED) &&
	    !(last->classes & LEX_GIVEN)) {
		if (last->flags & TOKEN_DOTTED ||
		    (last->classes & LEX(GROUP_NOUN) && !(last->classes & LEX(SURNAME))))
			return; /* "Gov.", "Republicans"; but there are Mr. Hicks, too */
		w->flags |= NAME_MAYBE; /* "President", but also Mr. King */
	}
	if (words == 1 && last->flags & TOKEN_DOTTED && last->end - last->start <= 2)
		return;
	if (w->first > first && at[w->first - 1].classes & LEX_FUNCTION &&
	    !proper_given(at, w->first, end))
		w->title = w->first; /* the title has no name */
	else if (w->first > first)
		w->flags |= NAME_TITLED;
	for (uint32_t i = w->first; i < end; i++)
		if (proper_body(at[i].classes) &&
		    at[i].classes & (LEX(COMMON) | LEX(ORG_HEAD)) && at[i + 1].sign != '-' &&
		    !proper_nickname(at, first, i) &&
		    !(i + 1 == end && at[w->first].classes & LEX_GIVEN && words == 2 &&
		      at[i].classes & LEX(SURNAME)))
			w->flags |= NAME_BODY;
	bool shouting = headline(s, first);
	if (words == 1 && last->flags & TOKEN_UPPER && !shouting)
		w->flags |= NAME_ACRONYM;
	if (at[w->first].classes & LEX_GIVEN && words > 1 && !place_before(s, w) &&
	    (!(at[w->first].classes & last->classes & LEX(COMMON)) || w->flags & NAME_TITLED ||
	     last->classes & (LEX(SURNAME) | LEX_GIVEN)))
		w->flags |= NAME_GIVEN;
	if (shouting)
		w->flags |= NAME_HEADLINE;
	w->last_hash = at[proper_surname(at, w->first, end)].hash;
	w->first_hash = at[w->first].hash;
	w->flags |= standing(s, w);
	s->n->list.n++;
}

/* How many common words each sentence has in capitals, but for its first word. */
static void count_common(struct scan *s)
{
	s->common = ARENA_ARRAY(s->n->f->scratch, (size_t)s->n->f->tokens.n_sentences + 1,
				uint32_t);
	for (uint32_t i = 0; i < s->n_capitals; i++) {
		const struct token *t = &s->at[s->capitals[i]];
		bool common = t->classes & LEX(COMMON), opens = t->flags & TOKEN_SENTENCE;
		s->common[t->sentence] += common & !opens;
	}
}

/* "the Refugee Council Enver Solomon": where the phrases have it that the name starts. */
static void find_holders(struct scan *s)
{
	const struct find *f = s->n->f;
	uint32_t *holders = ARENA_ARRAY_RAW(f->scratch, f->phrases.n, uint32_t);
	for (uint32_t i = 0; i < f->phrases.n; i++)
		if (f->phrases.at[i].office > 0)
			holders[s->n_holders++] = token_at(
				&f->tokens, f->elements.at[f->phrases.at[i].first].start);
	s->holders = holders;
}

/* Takes the run as one name, or as what an office is of and the name of its holder. */
static void take_run(struct scan *s, uint32_t first, uint32_t end, uint32_t flags)
{
	while (s->n_holders && *s->holders <= first) {
		s->holders++;
		s->n_holders--;
	}
	uint32_t holder = s->n_holders ? *s->holders : end;
	if (holder >= end) {
		take(s, first, end, flags);
		return;
	}
	take(s, first, holder, flags);
	take(s, holder, end, 0);
}

void names_scan(struct names *n)
{
	const struct tokens *tokens = &n->f->tokens;
	struct scan s = {
		.n = n,
		.at = n->at,
		.capitals = tokens->capitals,
		.n_capitals = tokens->n_capitals,
		.sentence = UINT32_MAX,
	};
	uint32_t end = 0;
	count_common(&s);
	find_holders(&s);
	n->list.at = ARENA_ARRAY_RAW(n->f->scratch, s.n_capitals, struct name);
	for (uint32_t k = 0; k < s.n_capitals; k++) {
		uint32_t i = s.capitals[k], flags = 0;
		if (i < end || !may_begin(&s, i, &flags))
			continue;
		end = i + 1;
		while (end < n->n_tokens && end - i < NAME_MOST && goes_on(&s, i, end, &end))
			;
		if (end > n->n_tokens)
			end = n->n_tokens;
		uint32_t spelt = spelt_end(&s, i, end);
		if (spelt > end)
			take(&s, i, end = spelt, flags | NAME_BODY);
		else
			take_run(&s, i, end, flags);
	}
}
