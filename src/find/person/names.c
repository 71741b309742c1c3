#include "names.h"

void names_index(struct names *n, const struct find *f)
{
	n->f = f;
	n->d = f->d;
	n->at = f->tokens.at;
	n->n_tokens = f->tokens.n;
	names_scan(n);
	figures_join(n);
	figures_tell_places(n);
	roles_read(n);
	figures_tell_kinds(n);
}

void names_index_free(struct names *n)
{
	VEC_FREE(n->roles);
}
