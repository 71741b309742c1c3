/* What E asks for: quotes of an article, written to a file or made a text for the clipboard. */
#ifndef EXPORTER_H
#define EXPORTER_H

#include "reader/export.h"

/*
 * The format that a file's name ends in, "notes.md", or that the name is, "md": then `*alone`.
 * NULL when there is none.
 */
const struct export_format *exporter_format(const char *name, bool *alone);

/* The articles in a format, one behind the other, to be freed; NULL with a message. */
char *exporter_text(const struct export_format *format, const struct export_article *articles,
		    size_t n_articles, const struct export_style *style, size_t *n,
		    struct error *e);

/* A table in a format, likewise. */
char *exporter_table(const struct export_format *format, const struct export_table *table,
		     size_t *n, struct error *e);

enum exported { EXPORTED, EXPORT_EXISTS, EXPORT_FAILED };

/*
 * Writes a file, "~/" being the home folder; one that is there only if `replace`, and then all
 * of the new one or nothing takes its place.
 */
enum exported exporter_write(const char *name, struct str text, bool replace, struct error *e);

#endif
