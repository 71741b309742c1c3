/* [filters]: the programs that make text or HTML of what is none. */
#ifndef CONFIG_FILTER_H
#define CONFIG_FILTER_H

#include "config/load.h"

void filter_defaults(struct loader *l);

/* name = program argument …; none: there is none. */
bool filter_apply(struct loader *l, struct str name, struct str value, struct error *e);

/* Is that what is built in? */
bool filter_is_builtin(struct str name, struct str value);

/* "program argument …", as reader.ini has it. */
struct str filter_print(const struct reach_filter *f, struct arena *a);

#endif
