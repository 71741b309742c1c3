/*
 * The room of the listing. In: all that was found about quotes and speakers, and the elements.
 * Out: d->quotes and d->speakers as rows of the panes: each with its confidence, without those
 * that are likelier wrong than worth a look. A row is right when its content is a quotation of
 * about that extent and the name shown is that of its speaker; the models quote_row and
 * speaker_row, fitted on what the passes before find in articles that they have not seen, say
 * how likely that is.
 */
#ifndef READER_FIND_LISTING_LISTING_H
#define READER_FIND_LISTING_LISTING_H

#include "find/pass.h"

void listing_pass(struct find *f);

/* ---- its parts, for the trainer too ------------------------------------------------------ */

/*
 * What speaks for the quote of this index to be right as a row, and to be one of about that
 * extent: both rows at once, either may be NULL; and for a speaker to be right.
 */
struct shown;
void listing_quote_features(const struct find *f, const struct shown *names, uint32_t quote,
			    struct row *right, struct row *span);
struct shown *listing_names(const struct find *f); /* of all speakers; in f->scratch */
void listing_speaker_features(const struct find *f, const struct shown *names, uint32_t speaker,
			      struct row *row);

/* Is it sure enough to be listed, by its chance and confidence? */
bool listing_sure(const struct quote *q);

/*
 * Takes out the quotes that are not sure enough by their confidence, and who is left without,
 * from the names, too.
 */
void listing_drop_quotes(struct find *f, struct shown *names);

#endif
