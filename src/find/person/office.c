#include "office.h"

#include "find/read/small_words.h"

enum { ROLES_MOST = 32 }; /* of a figure, the newest, that are looked at */

/* Offices of which nobody holds two. */
static bool exclusive_office(uint32_t head)
{
	switch (head) {
	case WORD_PRESIDENT:
	case WORD_MINISTER:
	case WORD_GOVERNOR:
	case WORD_MAYOR:
	case WORD_JUDGE:
	case WORD_SHERIFF:
	case WORD_KING:
		return true;
	default:
		return false;
	}
}

/* "a neighbour", "a witness": who is brought in so is in no office. */
static bool bystander(const struct token *head)
{
	switch (head->hash) {
	case WORD_RESIDENT:
	case WORD_WITNESS:
	case WORD_STUDENT:
	case WORD_NURSE:
	case WORD_DRIVER:
	case WORD_TRADER:
	case WORD_SPOKESMAN:
	case WORD_SPOKESWOMAN:
		return true;
	default:
		return head->classes & LEX(RELATION_NOUN);
	}
}

/* "former", "vice", "-elect" among the tokens: an office that is not held. */
static bool not_held(const struct names *n, uint32_t first, uint32_t end)
{
	for (uint32_t i = first; i < end; i++)
		if (n->at[i].hash == WORD_FORMER || n->at[i].hash == WORD_VICE ||
		    n->at[i].hash == WORD_DEPUTY || n->at[i].sign == '-')
			return true;
	return false;
}

/* "a neighbour", "Mayor": do the words of a role rule out that its bearer holds the office? */
static bool rules_out(const struct names *n, const struct role_words *r, uint32_t office)
{
	uint32_t article = r->first ? n->at[r->first - 1].hash : 0;
	bool brought_in = article == WORD_A || article == WORD_AN;
	for (uint32_t i = r->first; i < r->end; i++) {
		bool holds = exclusive_office(role_head(&n->at[i])) && exclusive_office(office);
		if ((brought_in && bystander(&n->at[i])) ||
		    (holds && !not_held(n, r->first, r->end)))
			return true;
	}
	return false;
}

/* Has the role that office in it? */
static bool tells_office(const struct names *n, const struct role_words *r, uint32_t office)
{
	for (uint32_t i = r->first; i < r->end; i++)
		if (role_head(&n->at[i]) == office)
			return true;
	return false;
}

bool office_of_other(const struct names *n, uint32_t figure, const struct described *d)
{
	bool other = false;
	if (d->determiner != DETERMINER_THE || d->n_heads != 1 ||
	    !(n->at[d->head].classes & LEX(TITLE)) || not_held(n, d->first, d->end))
		return false;
	uint32_t id = n->figures.at[figure].role;
	for (int k = 0; id && k < ROLES_MOST; k++) {
		const struct role_words *r = &n->role_words.at[id - 1];
		if (tells_office(n, r, d->heads[0]))
			return false;
		other = other || rules_out(n, r, d->heads[0]);
		id = r->next;
	}
	return other;
}
