/*
 * Where syntax forbids reported content to start or end: the subject of the cue is none of it,
 * nor that of another cue, and an apposition does not stop a clause before its verb. The tables
 * of reported speech see a word or two on either side; here noun phrases are seen whole.
 */
#ifndef READER_FIND_QUOTE_BOUNDS_H
#define READER_FIND_QUOTE_BOUNDS_H

#include "clause.h"
#include "find/read/phrase.h"

/*
 * Element behind the subject that follows the event: "…, said the mayor of Linz | on Monday";
 * the event's own when its subject does not follow. `told`: content ends just before the event.
 */
uint32_t bounds_inverted(const struct clause *c, const struct phrases *p,
			 const struct report_event *e, bool told);

/*
 * Element behind what is told of a source: "According to the report, which was printed in May,
 * | the …"; behind a programme that is told, "told NTV's “Today” on Monday | the …"; the
 * event's own when nothing is.
 */
uint32_t bounds_source(const struct clause *c, const struct phrases *p,
		       const struct report_event *e);

/*
 * Element behind the name of who is told, in the middle of which no content starts: "told
 * Harbour Line | it was late"; the event's own when nobody is told by name.
 */
uint32_t bounds_addressee(const struct clause *c, const struct phrases *p,
			  const struct report_event *e);

/*
 * Where content ends that starts with the sentence: "Never touch the rope |, says Ada Orr",
 * when no comma but that may close something within; "It may close |, the keeper, Ada Orr,
 * warned." 0: the event has no such.
 */
uint32_t bounds_told(const struct clause *c, const struct phrases *p,
		     const struct report_event *e);

/*
 * Content behind the event that starts at `start` cannot go on over the element returned: there
 * the subject of the event tells something else, "… | and called the price …", or another party
 * does, "… | and the keeper, Ada Orr, said that …", "… |, Ada Orr said." The count of the
 * sentence: no such.
 */
uint32_t bounds_limit(const struct clause *c, const struct phrases *p,
		      const struct report_event *e, uint32_t start);

/*
 * Where content behind the event starts when words for its time stand before a subject: "said
 * late on Tuesday | it would sink"; its start where there are none.
 */
uint32_t bounds_behind_time(const struct clause *c, const struct report_event *e,
			    struct range content);

/*
 * Where content before the event starts, when its speaker first tells that he speaks: "The
 * keeper gave advice: | stay ashore, he said"; its start when he does not.
 */
uint32_t bounds_lead(const struct clause *c, const struct phrases *p,
		     const struct report_event *e, struct range content);

/*
 * May it end there: not before the verb of what an apposition or a remark stands by, nor before
 * the main clause that "although …" leads to?
 */
bool bounds_end(const struct clause *c, const struct phrases *p, const struct report_event *e,
		struct range content);

/* May content before the event end there: not between an apposition and what it stands by. */
bool bounds_before(const struct clause *c, const struct phrases *p,
		   const struct report_event *e, struct range content);

/*
 * aside.c: the aside in which the event stands and tells something: "Boyle — “a warrior”,
 * according to his coach — sat"; "Prado, “a wolf” according to Klein, sat". Empty: there is
 * none.
 */
struct range bounds_aside(const struct clause *c, const struct report_event *e);

/*
 * Where content goes on when the event parts a subject from its verb: "The gate, it said, |
 * will shut"; 0: it does not.
 */
uint32_t bounds_medial(const struct clause *c, const struct phrases *p,
		       const struct report_event *e);

#endif
