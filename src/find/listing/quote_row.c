/* What speaks for a quote to be right as a row. */
#include "listing.h"
#include "listing_templates.h"
#include "seen.h"
#include "shown.h"

enum { INSIDE_MOST = 8 };

static void put_first_look(const struct seen_quote *s, struct row *row)
{
	listing_put(row, L_KIND, s->kind, 0, 0);
	listing_put(row, L_CHANCE, s->kind, s->chance, s->words);
	listing_put(row, L_SHARE, s->kind, s->share, 0);
	listing_put(row, L_FIRST_LOOK, s->kind, s->look, 0);
	listing_put(row, L_RULE, s->kind, s->rule, 0);
	listing_put(row, L_RULE_LOOK, least(s->look / 2, 4), s->rule, 0);
}

static void put_edges(const struct seen_quote *s, struct row *row)
{
	const struct seen_edges *x = &s->edges;
	listing_put(row, L_BEFORE, s->kind, x->before, s->words);
	listing_put(row, L_BEFORE_PAIR, s->kind, x->before, x->before2);
	listing_put(row, L_NAMING, x->naming, s->words, s->kind);
	listing_put(row, L_AFTER, s->kind, x->after, s->words);
	listing_put(row, L_LENGTH, s->words, s->kind, 0);
}

static void put_content(const struct seen_quote *s, struct row *row)
{
	const struct seen_content *x = &s->content;
	if (s->kind == QUOTE_DIRECT) {
		listing_put(row, L_OPENS, s->kind, x->low, s->words);
		return;
	}
	listing_put(row, L_OPENS, s->kind, x->first, 0);
	listing_put(row, L_OPENS_PAIR, s->kind, x->first, x->second);
	listing_put(row, L_INSIDE, s->kind, x->inside, 0);
	listing_put(row, L_INSIDE, s->kind, x->quoted, 999);
}

static void put_cue(const struct seen_quote *s, struct row *row)
{
	const struct seen_cue *x = &s->telling;
	if (!s->cue) {
		listing_put(row, L_CUE, s->kind, 0, s->words);
		return;
	}
	listing_put(row, L_CUE, s->kind, x->lemma, 0);
	listing_put(row, L_CUE, s->kind, s->cue->cue, 1 + least(s->words, SEEN_WORDS - 1));
	listing_put(row, L_CUE_OPENS, x->lemma, s->content.first, 0);
	listing_put(row, L_CUE_FORM, s->kind, x->form, x->leads);
	listing_put(row, L_CUE_LEMMA_CHAIN, x->lemma, x->chain, x->form);
	listing_put(row, L_CUE_PLACE, s->kind, x->place, x->same);
	listing_put(row, L_CUE_BEFORE, s->kind, x->before, x->chain & 16);
	if (x->chain & 16)
		listing_put(row, L_CUE_BEFORE, s->kind, x->before2, 999);
}

static void put_mention(const struct seen_quote *s, struct row *row)
{
	const struct seen_mention *x = &s->naming;
	if (!s->mention)
		return;
	listing_put(row, L_MENTION_HEAD, s->kind, x->head, 0);
	listing_put(row, L_MENTION_PLACE, s->kind, x->place, x->inside);
}

static void put_setting(const struct seen_quote *s, struct row *row)
{
	const struct seen_setting *x = &s->setting;
	listing_put(row, L_PLACE, s->kind, least(s->q->paragraph, 2), x->place);
	listing_put(row, L_NESTED, s->kind, x->nested, s->q->within != 0);
	listing_put(row, L_BESIDE, s->kind, x->beside, s->q->continues != 0);
	listing_put(row, L_SAME_CUE, s->kind, x->same_cue, 0);
	listing_put(row, L_SAME_SPEAKER, s->kind, x->said, 0);
}

/* ---- the name shown ---------------------------------------------------------------------- */

/* How a mention stands to the name shown: the same, other words, a pronoun. */
static uint32_t mention_to_name(const struct seen_quote *s, struct str name)
{
	if (!s->mention)
		return 0;
	if (element_tagged(s->mention, TAG(PRONOUN) | TAG(DETERMINER)) &&
	    s->mention == s->mention_end)
		return 1;
	struct str mention = str_slice(s->f->d->text, s->q->mention);
	if (str_eq(mention, name))
		return 2;
	bool within = mention.n < name.n && memmem(name.at, name.n, mention.at, mention.n);
	bool holds = mention.n > name.n && memmem(mention.at, mention.n, name.at, name.n);
	return 3 + within + 2 * holds;
}

/* Is the speaker named in what it says? */
static bool names_itself(const struct seen_quote *s)
{
	const struct document *d = s->f->d;
	const struct mention *at = d->speaker_mentions;
	uint32_t i = mention_from(at, d->n_speaker_mentions, s->q->span.start);
	uint32_t end = least(d->n_speaker_mentions, i + INSIDE_MOST);
	for (; i < end && at[i].span.start < s->q->span.end; i++)
		if (span_within(at[i].span, s->q->span) && at[i].id == s->q->speaker)
			return true;
	return false;
}

static void put_name(const struct seen_quote *s, const struct shown *names, struct row *row)
{
	const struct speaker *who = document_speaker(s->f->d, s->q->speaker);
	if (!who) {
		listing_put(row, L_NAME, s->kind, 99, s->words);
		return;
	}
	struct shown shown = names[s->q->speaker - 1];
	uint32_t link = mention_to_name(s, who->name);
	uint32_t pronoun = link == 1 ? s->mention->hash : 0;
	listing_put(row, L_NAME, s->kind, who->kind, least(s->words, 4));
	listing_put(row, L_NAME_MENTION, s->kind, link, who->kind);
	listing_put(row, L_NAME_GENDER, pronoun, shown.gender, who->kind);
	listing_put(row, L_NAME_COUNT, least(who->quotes.n, 4), count_step(who->mentions.n),
		    who->kind);
	listing_put(row, L_NAME_INSIDE, s->kind, names_itself(s), link);
}

/* ---- all together ------------------------------------------------------------------------ */

static void put_all(const struct seen_quote *s, struct row *row)
{
	put_first_look(s, row);
	put_edges(s, row);
	put_content(s, row);
	put_cue(s, row);
	put_mention(s, row);
	put_setting(s, row);
}

void listing_quote_features(const struct find *f, const struct shown *names, uint32_t quote,
			    struct row *right, struct row *span)
{
	struct seen_quote s;
	listing_see(&s, f, quote);
	if (right) {
		put_all(&s, right);
		put_name(&s, names, right);
	}
	if (span)
		put_all(&s, span);
}
