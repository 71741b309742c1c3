#include "english.h"

#include "find/read/small_words.h"

enum phrase_form english_pronoun(uint32_t hash)
{
	switch (hash) {
	case WORD_HE:
		return PHRASE_HE;
	case WORD_SHE:
		return PHRASE_SHE;
	case WORD_THEY:
		return PHRASE_THEY;
	case WORD_IT:
		return PHRASE_IT;
	case WORD_I:
		return PHRASE_I;
	case WORD_WE:
		return PHRASE_WE;
	case WORD_YOU:
		return PHRASE_YOU;
	case WORD_WHO:
		return PHRASE_WHO;
	case WORD_THAT:
		return PHRASE_THAT;
	case WORD_WHICH:
		return PHRASE_WHICH;
	case WORD_OTHERS:
	case WORD_SOME:
	case WORD_MANY:
	case WORD_ONE:
	case WORD_ANOTHER:
	case WORD_BOTH:
	case WORD_EVERYONE:
	case WORD_EVERYBODY:
	case WORD_SOMEBODY:
	case WORD_SOMEONE:
	case WORD_MOST:
	case WORD_SEVERAL:
	case WORD_FEW:
	case WORD_NONE:
	case WORD_NOBODY:
	case WORD_ANYONE:
	case WORD_TWO:
		return PHRASE_INDEFINITE;
	default:
		return PHRASE_FORMS;
	}
}

enum phrase_form english_determined(uint32_t hash)
{
	switch (hash) {
	case WORD_THE:
	case WORD_THIS:
	case WORD_THESE:
	case WORD_THOSE:
		return PHRASE_DEFINITE;
	case WORD_A:
	case WORD_AN:
	case WORD_ONE:
	case WORD_ANOTHER:
		return PHRASE_A;
	case WORD_HIS:
	case WORD_HER:
	case WORD_THEIR:
	case WORD_ITS:
	case WORD_OUR:
	case WORD_MY:
	case WORD_YOUR:
		return PHRASE_POSSESSED;
	default:
		return PHRASE_QUANTITY;
	}
}

bool english_joint(uint32_t hash)
{
	switch (hash) {
	case WORD_DE:
	case WORD_VAN:
	case WORD_VON:
	case WORD_DER:
	case WORD_DEN:
	case WORD_BIN:
	case WORD_AL:
	case WORD_EL:
	case WORD_LA:
	case WORD_LE:
	case WORD_DU:
	case WORD_DA:
	case WORD_DI:
	case WORD_DOS:
	case WORD_IBN:
	case WORD_OF:
	case WORD_FOR:
		return true;
	default:
		return false;
	}
}
