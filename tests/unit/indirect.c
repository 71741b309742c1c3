/*
 * Reported speech: each construction in a sentence, with what it reports, of whom, by which
 * rule.
 */
#include "sample.h"

/* Two lines before, so that the sentence is no headline. */
static void analyse(struct sample *a, const char *head, const char *sentence)
{
	char text[4096];
	int n = snprintf(text, sizeof text, "%s\nIt rained in the valley for two days.\n%s",
			 head, sentence);
	assert_in_range(n, 1, sizeof text - 1);
	sample_find(a, text);
}

static bool is(const struct sample *a, struct span s, const char *text)
{
	return str_eq(sample_str(a, s), str_of(text));
}

/* The quote with this content; fails with all that was found when there is none. */
static const struct quote *quote(const struct sample *a, const char *content)
{
	for (uint32_t i = 0; i < a->d.n_quotes; i++)
		if (is(a, a->d.quotes[i].span, content))
			return &a->d.quotes[i];
	print_error("no quote: %s\n", content);
	for (uint32_t i = 0; i < a->d.n_quotes; i++)
		print_error("found: %.*s\n", (int)span_length(a->d.quotes[i].span),
			    a->d.text.at + a->d.quotes[i].span.start);
	fail();
	return NULL;
}

static uint32_t id_of(const struct sample *a, const struct quote *q)
{
	return (uint32_t)(q - a->d.quotes) + 1;
}

static void expect(const char *head, const char *sentence, const char *content,
		   const char *mention, const char *cue, const char *rule)
{
	static struct sample a;
	analyse(&a, head, sentence);
	const struct quote *q = quote(&a, content);
	if (!is(&a, q->mention, mention))
		fail_msg("%s: said by %.*s", content, (int)span_length(q->mention),
			 a.d.text.at + q->mention.start);
	if (!is(&a, q->cue, cue))
		fail_msg("%s: cue %.*s", content, (int)span_length(q->cue),
			 a.d.text.at + q->cue.start);
	assert_string_equal(q->rule, rule);
	assert_int_equal(q->kind, QUOTE_INDIRECT);
	assert_true(q->why.n > 0 && q->confidence > 0);
	sample_free(&a);
}

static const char lake[] = "The water of the lake";

/* In each sentence the content behind it. */
static void expect_each(const char *const (*sentences)[2], size_t n)
{
	for (size_t i = 0; i < n; i++) {
		static struct sample a;
		analyse(&a, lake, sentences[i][0]);
		assert_non_null(quote(&a, sentences[i][1]));
		sample_free(&a);
	}
}

static void clause_after_the_cue(void **state)
{
	(void)state;
	expect(lake,
	       "Maria Huber, a senior researcher at the institute, said that the lake had lost "
	       "a third of its water.",
	       "that the lake had lost a third of its water", "Maria Huber", "said",
	       "reported-clause");
	expect(lake, "She told reporters in Linz that the talks had failed.",
	       "that the talks had failed", "She", "told", "reported-clause");
	expect(lake, "The judge asked whether the witness had seen the car.",
	       "whether the witness had seen the car", "The judge", "asked", "reported-clause");
	expect(lake, "Many snubbed the mayor, saying he was late.", "he was late", "Many",
	       "saying", "reported-clause");
	/* a dateline behind the title in one line */
	expect("Slide closes road. LINZ, Austria (AP) — The road is closed, police said.",
	       "It rained.", "The road is closed", "police", "said", "clause-subject-verb");
	expect(lake, "Weber regretted that the ferry was late.", "that the ferry was late",
	       "Weber", "regretted", "reported-clause");
	/* as it is spelt in London */
	expect(lake, "Weber apologised for the delay of the ferry.", "the delay of the ferry",
	       "Weber", "apologised", "reported-clause");
	expect(lake, "He said: the money is gone.", "the money is gone", "He", "said",
	       "reported-clause");
	expect(lake, "Weber accused the contractor of cutting corners.",
	       "the contractor of cutting corners", "Weber", "accused", "reported-clause");
}

static void end_of_the_clause(void **state)
{
	(void)state;
	expect(lake, "Polls showed that most of them wanted the bridge.",
	       "that most of them wanted the bridge", "Polls", "showed", "reported-clause");
	expect(lake, "Sales fell in May, according to Lund County property records.",
	       "Sales fell in May", "Lund County property records", "according to",
	       "according-to");
	expect(lake, "A passenger told National Express it was late.", "it was late",
	       "A passenger", "told", "reported-clause");
	expect(lake,
	       "The mayor said the bridge would stay closed until spring, but he did not say "
	       "why.",
	       "the bridge would stay closed until spring", "The mayor", "said",
	       "reported-clause");
	expect(lake,
	       "The teachers warned that the school would close and that the children would "
	       "have to travel.",
	       "that the school would close and that the children would have to travel",
	       "The teachers", "warned", "reported-clause");
	expect(lake,
	       "The minister promised to lower the tax and criticized the bank for its "
	       "silence.",
	       "to lower the tax", "The minister", "promised", "infinitive");
}

/* One capitalised word that opens the sentence is the subject, common word or not. */
static void subject_of_one_word(void **state)
{
	(void)state;
	static const char content[] = "the locks would be shut until the ice had gone";
	static const char *const subjects[] = {"Chile", "Hope", "Target", "Jordan", "Field"};
	static const char *const cues[] = {"said", "says", "warned", "announced"};
	for (size_t i = 0; i < 5; i++) {
		char sentence[128];
		const char *cue = cues[i % 4];
		snprintf(sentence, sizeof sentence, "%s %s %s.", subjects[i], cue, content);
		expect(lake, sentence, content, subjects[i], cue, "reported-clause");
		snprintf(sentence, sizeof sentence, "%s has also said %s.", subjects[i],
			 content);
		expect(lake, sentence, content, subjects[i], "said", "reported-clause");
	}
}

/* A common word that is a surname, too, opens a sentence before the noun that it goes with. */
static void subject_of_two_nouns(void **state)
{
	(void)state;
	static const char content[] = "the locks would be shut until the ice had gone";
	static const char *const subjects[] = {"Law enforcement", "Church leadership",
					       "Law enforcement officials"};
	for (size_t i = 0; i < sizeof subjects / sizeof *subjects; i++) {
		char sentence[128];
		snprintf(sentence, sizeof sentence, "%s said %s.", subjects[i], content);
		expect(lake, sentence, content, subjects[i], "said", "reported-clause");
	}
}

/* A body's name of several words at the start of a sentence, before what somebody is in it. */
static void subject_in_a_body(void **state)
{
	(void)state;
	static const char content[] = "the locks would be shut until the ice had gone";
	static const char *const subjects[] = {
		"Bank of Norway governor Bo Lund",
		"University of Lund Professor Ada Weiss",
		"Institute of the Sea chief economist Ada Weiss",
		"Ministry of Works and Ports spokesman Bo Lund",
	};
	for (size_t i = 0; i < sizeof subjects / sizeof *subjects; i++) {
		char sentence[160];
		snprintf(sentence, sizeof sentence, "%s said %s.", subjects[i], content);
		expect(lake, sentence, content, subjects[i], "said", "reported-clause");
	}
}

/* The place behind who speaks is no speaker, by a preposition or a participle before it. */
static void place_behind_the_subject(void **state)
{
	(void)state;
	static const char content[] = "the locks would be shut until the ice had gone";
	expect(lake, "Leader of the opposition S. Ramadoss said it was late.", "it was late",
	       "S. Ramadoss", "said", "reported-clause");
	expect(lake, "The firm's managing director said it was late.", "it was late",
	       "The firm's managing director", "said", "reported-clause");
	static const char *const subjects[][2] = {
		{"Pupils of a school outside Lund", "Pupils"},
		{"Drivers along the quay in Lund", "Drivers"},
		{"An army colonel posted near Lund", "An army colonel"},
		{"A letter seen by the Lund Post", "A letter"},
	};
	for (size_t i = 0; i < sizeof subjects / sizeof *subjects; i++) {
		char sentence[160];
		snprintf(sentence, sizeof sentence, "%s said %s.", subjects[i][0], content);
		expect(lake, sentence, content, subjects[i][1], "said", "reported-clause");
	}
}

/* What tells when, between subject and verb, is nobody. */
static void time_before_the_verb(void **state)
{
	(void)state;
	static const char content[] = "the locks would be shut until the ice had gone";
	static const char *const times[] = {
		"earlier this month", "last week", "this morning",      "on Monday",
		"later that day",     "Thursday",  "earlier on Friday", "late last night"};
	static const char *const subjects[] = {"The harbour office", "Ada Lind", "The pilots"};
	for (size_t i = 0; i < 8; i++) {
		char sentence[160];
		const char *subject = subjects[i % 3];
		snprintf(sentence, sizeof sentence, "%s %s said %s.", subject, times[i],
			 content);
		expect(lake, sentence, content, subject, "said", "reported-clause");
	}
}

static bool listed(const struct sample *a, const char *content)
{
	for (uint32_t i = 0; i < a->d.n_quotes; i++)
		if (is(a, a->d.quotes[i].span, content))
			return true;
	return false;
}

/* Who speaks is no part of what is said, before the verb or behind it. */
static void subject_is_no_content(void **state)
{
	(void)state;
	static const struct {
		const char *sentence, *content, *subject;
	} of[] = {
		{"“The pump is new,” said Karla Lind. “It leaks.”", "The pump is new,",
		 "Karla Lind"},
		{"\"The pump is new\", said the plumber, Karla Lind.", "The pump is new",
		 "the plumber, Karla Lind"},
		{"“The pump is new,” added Karla Lind on Monday.", "The pump is new,",
		 "Karla Lind on Monday"},
		{"The pump will be mended by June, said the plumber.",
		 "The pump will be mended by June", "the plumber"},
		{"Never open the valve in frost, says Karla Lind, who keeps nine pumps.",
		 "Never open the valve in frost", "Karla Lind, who keeps nine pumps"},
		{"The pump will be mended by June, the firm's plumber, Karla Lind, said.",
		 "The pump will be mended by June",
		 "The pump will be mended by June, the firm's plumber"},
		{"The pump will be mended by June, Karla Lind, the firm's plumber, said.",
		 "The pump will be mended by June",
		 "The pump will be mended by June, Karla Lind"},
	};
	for (size_t i = 0; i < sizeof of / sizeof *of; i++) {
		static struct sample a;
		analyse(&a, lake, of[i].sentence);
		quote(&a, of[i].content);
		if (listed(&a, of[i].subject))
			fail_msg("%s: %s", of[i].sentence, of[i].subject);
		sample_free(&a);
	}
}

/* But a comma before the verb may close what stands within its subject. */
static void comma_before_the_cue(void **state)
{
	(void)state;
	expect(lake, "Karla Lind, who had come late, said the pump was new.",
	       "the pump was new", "Karla Lind", "said", "reported-clause");
	expect(lake, "The plumber, Karla Lind, said that the pump was new.",
	       "that the pump was new", "The plumber", "said", "reported-clause");
}

/* An apposition and what comes behind it belong to the clause. */
static void apposition_within(void **state)
{
	(void)state;
	expect(lake,
	       "The miners said they were told the owner of the pit, Josef Marek, had gone to "
	       "Vienna for money.",
	       "they were told the owner of the pit, Josef Marek, had gone to Vienna for money",
	       "The miners", "said", "reported-clause");
	expect(lake,
	       "Police say they believe the driver of the van, Petra Holm, has fled over the "
	       "border with two friends.",
	       "they believe the driver of the van, Petra Holm, has fled over the border with "
	       "two friends",
	       "Police", "say", "reported-clause");
}

/* A clause ends before what its speaker, or somebody else, says behind it. */
/* What stands between commas does not end a clause that has not come to its verb. */
static void remark_within(void **state)
{
	(void)state;
	expect(lake, "The board said that the dam, which was built by hand, would hold.",
	       "that the dam, which was built by hand, would hold", "The board", "said",
	       "reported-clause");
	expect(lake,
	       "The board said that the dam was old but its gate, painted in May, was sound.",
	       "that the dam was old but its gate, painted in May, was sound", "The board",
	       "said", "reported-clause");
}

/* The last words of a sentence, its subject in apposition, tell all that stands before. */
static void party_and_cue_behind(void **state)
{
	(void)state;
	expect(lake,
	       "The dam could fail within days, the head of the board, Nils Holm, warned.",
	       "The dam could fail within days", "Nils Holm", "warned", "clause-subject-verb");
	expect(lake, "Nobody was told of the leak, a lawyer for the town, Eva Brandt, argued.",
	       "Nobody was told of the leak", "Eva Brandt", "argued", "clause-subject-verb");
	expect(lake, "The wells were dry by June, her brother, Nils Holm, recalled.",
	       "The wells were dry by June", "Nils Holm", "recalled", "clause-subject-verb");
}

static void another_cue(void **state)
{
	(void)state;
	static struct sample a;
	static const char *const sentences[] = {
		"The study said that the dams were too low and called the flood “a lesson for "
		"all”.",
		"The letter says that the roof is safe and warns that the wall is not.",
		"The council said that the dams were too low but the pilot, Ida Orr, said that "
		"they were too high.",
	};
	static const char *const contents[] = {"that the dams were too low",
					       "that the roof is safe",
					       "that the dams were too low"};
	for (size_t i = 0; i < 3; i++) {
		analyse(&a, lake, sentences[i]);
		quote(&a, contents[i]);
		sample_free(&a);
	}
}

/* "although …, …": what leads to a main clause is not said alone. */
static void main_clause_behind(void **state)
{
	(void)state;
	static const struct {
		const char *cue, *content;
	} all[] = {
		{"argued", "that even if the nets were new, the catch was too small"},
		{"said", "while the nets were good, the eels had left and would not come back"},
		{"warned", "that unless the nets are mended, there will be no eels"},
		{"said", "if the boat came late, the eels would be lost"},
		{"said", "that although the lamp was lit, nobody saw it"},
	};
	for (size_t i = 0; i < sizeof all / sizeof *all; i++) {
		char sentence[200];
		snprintf(sentence, sizeof sentence, "Ida Orr %s %s.", all[i].cue,
			 all[i].content);
		expect(lake, sentence, all[i].content, "Ida Orr", all[i].cue,
		       "reported-clause");
	}
}

/* Behind what is told may stand when and how it was; that is no content. */
static void told_when(void **state)
{
	(void)state;
	static struct sample a;
	static const char *const ends[] = {"reported on Thursday evening",
					   "reported in a letter", "reported on Monday"};
	for (size_t i = 0; i < 3; i++) {
		char sentence[200];
		snprintf(sentence, sizeof sentence,
			 "The lake has its first case of eel pox this year, the Eel Board %s.",
			 ends[i]);
		analyse(&a, lake, sentence);
		quote(&a, "The lake has its first case of eel pox this year");
		assert_int_equal(a.d.n_quotes, 1);
		sample_free(&a);
	}
}

/* "which officials said …": of what its clause is about, and no further. */
static void in_a_relative_clause(void **state)
{
	(void)state;
	static struct sample a;
	expect(lake,
	       "The new rules, which officials said will be in force by May, will not help the "
	       "eel fishers.",
	       "will be in force by May", "officials", "said", "reported-clause");
	analyse(&a, lake,
		"The eels, which Ida Orr said were sold in June, would have fed the village.");
	quote(&a, "were sold in June");
	assert_int_equal(a.d.n_quotes, 1);
	sample_free(&a);
	expect(lake,
	       "It was sold to a firm which the keeper says has no boats and which nobody "
	       "knows.",
	       "has no boats", "the keeper", "says", "reported-clause");
	expect(lake,
	       "According to the council's report, which was printed in May, most of the wells "
	       "are dry.",
	       "most of the wells are dry", "the council's report", "According to",
	       "according-to");
}

/* A question that leads to its answer ends before who answers. */
static void asked_first(void **state)
{
	(void)state;
	static const char *const answers[] = {"Ida Orr said", "Ida Orr, the keeper, said",
					      "the keeper, Ida Orr, said"};
	char sentence[200];
	for (size_t i = 0; i < 3; i++) {
		snprintf(sentence, sizeof sentence,
			 "When asked how the eels would be sold, %s that nobody wanted them.",
			 answers[i]);
		expect(lake, sentence, "how the eels would be sold", "", "asked",
		       "reported-clause");
	}
}

/* A share of those who were asked speaks for itself. */
static void shares(void **state)
{
	(void)state;
	static const struct {
		const char *who, *name;
	} all[] = {{"47 percent of the anglers", "47 percent of the anglers"},
		   {"32 percent", "32 percent"},
		   {"38.5%", "38.5%"},
		   {"12 per cent", "12 per cent"}};
	for (size_t i = 0; i < sizeof all / sizeof *all; i++) {
		static struct sample a;
		char sentence[200];
		snprintf(sentence, sizeof sentence,
			 "Ida Orr has few friends, and %s said they had never heard of her.",
			 all[i].who);
		analyse(&a, lake, sentence);
		const struct quote *q = quote(&a, "they had never heard of her");
		const struct speaker *who = document_speaker(&a.d, q->speaker);
		assert_non_null(who);
		assert_true(str_eq(who->name, str_of(all[i].name)));
		sample_free(&a);
	}
}

/* Who is quoted "as saying" speaks, not who quotes; what is done to in a passive does not. */
static void quoted_as_saying(void **state)
{
	(void)state;
	expect(lake, "The agency quoted Ada Lind as telling the board that it was late.",
	       "that it was late", "Ada Lind", "telling", "reported-clause");
	expect(lake, "The Courier quoted Ida Orr as saying that the dam would hold.",
	       "that the dam would hold", "Ida Orr", "saying", "reported-clause");
	expect(lake, "The Courier cited two pilots as saying the dam would hold.",
	       "the dam would hold", "two pilots", "saying", "reported-clause");
	expect(lake, "Ida Orr was quoted by the agency as saying that the dam would hold.",
	       "that the dam would hold", "Ida Orr", "saying", "reported-clause");
	expect(lake, "The keeper, Ida Orr, has been cited as saying that the dam would hold.",
	       "that the dam would hold", "Ida Orr", "saying", "reported-clause");
	expect(lake, "The thieves are now said to be living in a hut.", "to be living in a hut",
	       "", "said", "infinitive");
}

static void clause_before_the_cue(void **state)
{
	(void)state;
	expect(lake, "The bridge will stay closed until spring, the mayor said.",
	       "The bridge will stay closed until spring", "the mayor", "said",
	       "clause-subject-verb");
	expect(lake,
	       "The bridge will stay closed until spring, said Jonas Weber, the mayor of the "
	       "town.",
	       "The bridge will stay closed until spring", "Jonas Weber", "said",
	       "clause-verb-subject");
	expect(lake,
	       "Police said the driver had fled. He was found two hours later in a field, they "
	       "said.",
	       "He was found two hours later in a field", "they", "said",
	       "clause-subject-verb");
}

/* Who first tells that he speaks does not say so. */
static void lead_before_a_colon(void **state)
{
	(void)state;
	static const char content[] = "keep the boats ashore until the ice has gone";
	static const char *const leads[] = {"The keeper of the light gave a warning",
					    "A pilot from Lund offered advice by telephone",
					    "Ada Lind sent the crew a message"};
	char sentence[200];
	for (size_t i = 0; i < 3; i++) {
		snprintf(sentence, sizeof sentence, "%s: %s, she said.", leads[i], content);
		expect(lake, sentence, content, "she", "said", "clause-subject-verb");
	}
	/* a colon within what is said */
	static const char whole[] = "The rule is simple: boats stay ashore until May";
	snprintf(sentence, sizeof sentence, "%s, she said.", whole);
	expect(lake, sentence, whole, "she", "said", "clause-subject-verb");
}

static void according_to(void **state)
{
	(void)state;
	expect(lake,
	       "According to the ministry, more than two hundred houses were damaged by the "
	       "flood.",
	       "more than two hundred houses were damaged by the flood", "the ministry",
	       "According to", "according-to");
	expect(lake,
	       "More than two hundred houses were damaged by the flood, according to the "
	       "ministry.",
	       "More than two hundred houses were damaged by the flood", "the ministry",
	       "according to", "according-to");
}

static void infinitive(void **state)
{
	(void)state;
	expect(lake, "The mayor promised to rebuild the bridge.", "to rebuild the bridge",
	       "The mayor", "promised", "infinitive");
	expect(lake, "The union urged its members to stay at home on Friday.",
	       "its members to stay at home on Friday", "The union", "urged",
	       "reported-clause");
}

/* Who does what follows "to": the object of "helped", whose "refusal" it is. */
static void subject_of_the_infinitive(void **state)
{
	(void)state;
	expect(lake, "The lawyers of the firm helped Karla Lind to argue that the dam was old.",
	       "that the dam was old", "Karla Lind", "argue", "reported-clause");
	expect(lake, "Karla Lind’s refusal to say whether the dam was old upset many.",
	       "whether the dam was old upset many", "Karla Lind", "say", "reported-clause");
}

/* To whom, when and where it is said, what he does meanwhile. */
static void beside_the_cue(void **state)
{
	(void)state;
	static const struct {
		const char *sentence, *none;
	} all[] = {
		{"“Who took the boat?” Weber asked the harbour officials.",
		 "the harbour officials"},
		{"At a meeting in the town hall, Weber said, “Nobody took the boat.”",
		 "At a meeting in the town hall"},
		{"Holding up a torn sail, Weber said, “Nobody took the boat.”",
		 "Holding up a torn sail"},
		{"The boat is gone, Weber told reporters during a walk on the pier.",
		 "during a walk on the pier"},
		{"The boat is gone, Weber insisted Thursday at a meeting of the board.",
		 "Thursday at a meeting of the board"},
		{"The boat is gone, Weber said, wiping the rain off his face.",
		 "wiping the rain off his face"},
		{"The boat may be back in, say, five or six weeks, and no one will care.",
		 "five or six weeks"},
	};
	for (size_t i = 0; i < sizeof all / sizeof *all; i++) {
		static struct sample a;
		analyse(&a, lake, all[i].sentence);
		for (uint32_t k = 0; k < a.d.n_quotes; k++)
			if (is(&a, a.d.quotes[k].span, all[i].none))
				fail_msg("%s", all[i].none);
		sample_free(&a);
	}
}

/* What looks like that and is said. */
static void not_beside_the_cue(void **state)
{
	(void)state;
	static const struct {
		const char *sentence, *said;
	} all[] = {
		{"The old bridge is, officials said, falling apart.", "falling apart"},
		{"The company is not, Weber said, leaving the city.", "leaving the city"},
		{"Losing the boat means ruin, Weber said, “We must row.”",
		 "Losing the boat means ruin"},
		{"Weber proposed Friday night curfews for the town.",
		 "Friday night curfews for the town"},
	};
	for (size_t i = 0; i < sizeof all / sizeof *all; i++) {
		static struct sample a;
		bool found = false;
		analyse(&a, lake, all[i].sentence);
		for (uint32_t k = 0; k < a.d.n_quotes; k++)
			found |= is(&a, a.d.quotes[k].span, all[i].said);
		if (!found)
			fail_msg("%s", all[i].said);
		sample_free(&a);
	}
}

/* Who says what stands in marks is nothing that the source says. */
static void told_by_a_source(void **state)
{
	(void)state;
	static struct sample a;
	analyse(&a, lake,
		"“Where is the boat?” Weber said at a meeting in June, according to the Mail.");
	for (uint32_t i = 0; i < a.d.n_quotes; i++)
		assert_false(str_eq(sample_str(&a, a.d.quotes[i].span),
				    STR("Weber said at a meeting in June")));
	sample_free(&a);
}

/* Where, when and of what something is said in marks, and to which programme. */
static void only_in_marks(void **state)
{
	static const char *const sentences[][2] = {
		{"“I shall stay,” Karla Lind said aboard the ferry as it left the quay.",
		 "I shall stay,"},
		{"“I shall stay,” Karla Lind, the keeper, told Ada Orr as he left the quay.",
		 "I shall stay,"},
		{"“I shall stay,” Karla Lind said about the vote on the quay.",
		 "I shall stay,"},
		{"When a lamp is out and needs oil, people often say, “Do you know Ada Orr?”",
		 "Do you know Ada Orr?"},
		{"On NTV’s “Good Morning Linz” Tuesday, Karla Lind said, “I shall stay.”",
		 "I shall stay."},
		{"Karla Lind said of the vote: “It was a great day for all of us.”",
		 "It was a great day for all of us."},
		{"“I shall stay,” Karla Lind told the mayor, according to a statement.",
		 "I shall stay,"},
		{"Karla Lind was for the bill while it was in the house, she said Wednesday "
		 "morning on NTV’s “Today.”",
		 "Karla Lind was for the bill while it was in the house"},
		{"The bridge is falling and must be shut at once, say experts.",
		 "The bridge is falling and must be shut at once"},
		{"On NTV’ “60 Minutes,” Karla Lind said, “I shall stay.”", "I shall stay."},
		{"Karla Lind told NTV’ “Good Morning” she would stay.", "she would stay"},
		{"EXCLUSIVE: The ferry sank on Monday, Karla Lind said.",
		 "The ferry sank on Monday"},
	};
	(void)state;
	for (size_t i = 0; i < sizeof sentences / sizeof *sentences; i++) {
		static struct sample a;
		analyse(&a, lake, sentences[i][0]);
		quote(&a, sentences[i][1]);
		if (a.d.n_quotes != 1)
			fail_msg("%s: %u quotes", sentences[i][0], a.d.n_quotes);
		sample_free(&a);
	}
}

/* What he did before he said it is not what he said. */
static void done_before(void **state)
{
	(void)state;
	static struct sample a;
	analyse(&a, lake, "After hitting “ash,” the singer told the crowd, “that’s good.”");
	for (uint32_t i = 0; i < a.d.n_quotes; i++)
		assert_int_equal(a.d.quotes[i].kind, QUOTE_DIRECT);
	sample_free(&a);
}

/* But what is so, though a form in -ing is of it, may be said. */
static void not_done_before(void **state)
{
	(void)state;
	static struct sample a;
	analyse(&a, lake, "While being sad is normal, Karla Lind said, “I am not sad.”");
	quote(&a, "While being sad is normal");
	sample_free(&a);
}

/* What is spoken of is not what is said. */
static void setting(void **state)
{
	(void)state;
	static struct sample a;
	analyse(&a, lake, "Of the lamp, Karla Lind says only: “It was very bright.”");
	for (uint32_t i = 0; i < a.d.n_quotes; i++)
		assert_false(str_eq(sample_str(&a, a.d.quotes[i].span), STR("Of the lamp")));
	sample_free(&a);
}

/* What stands before the colon of a headline must be able to say something. */
static void labels(void **state)
{
	(void)state;
	expect("", "KLANG: The lake is low, Ada Orr said.", "The lake is low", "Ada Orr",
	       "said", "clause-subject-verb");
	expect("", "New Lund: The lake is low, Ada Orr said.", "The lake is low", "Ada Orr",
	       "said", "clause-subject-verb");
	expect("", "Linz (Reuters) - The lake is low, Ada Orr said.", "The lake is low",
	       "Ada Orr", "said", "clause-subject-verb");
	static const char *const none[] = {
		"The Latest: Ferry owners lose their case in court",
		"Harbour Update: Ferry owners lose their case in court",
		"Revealed: Ferry owners lost their case in court",
		"A Big Win for Weber: Ferry owners lose their case in court",
		"Daily News: A Harbour at War",
		"Weber: A troubled friendship",
		"Rangers 3, Harbour Board 2: Late goal ends long drought",
		"Services will be held Tuesday at 11:45 in the chapel",
		"Linz, AT, Austria: Crossing the lake, while not easy, has been done.",
	};
	static struct sample a;
	for (size_t i = 0; i < sizeof none / sizeof *none; i++) {
		analyse(&a, none[i], "It was cold.");
		if (a.d.n_quotes)
			fail_msg("%s", none[i]);
		sample_free(&a);
	}
	static const char *const some[] = {"Poll",     "Harbour Board", "Weber in 2016",
					   "Insiders", "White House",   "Buckingham Palace"};
	for (size_t i = 0; i < sizeof some / sizeof *some; i++) {
		char head[128];
		snprintf(head, sizeof head, "%s: The bridge will stay closed until spring",
			 some[i]);
		analyse(&a, head, "It was cold at the White House.");
		quote(&a, "The bridge will stay closed until spring");
		sample_free(&a);
	}
}

/* Where a place lies is told between two commas: it is not who acts. */
static void containers(void **state)
{
	(void)state;
	static struct sample a;
	analyse(&a, lake, "A man in Lund, Norway, sued the board, saying the lake was low.");
	assert_true(is(&a, quote(&a, "the lake was low")->mention, "A man"));
	sample_free(&a);
	analyse(&a, lake, "Officials in Kenya, Uganda and Oslo said the lake was low.");
	assert_true(is(&a, quote(&a, "the lake was low")->mention, "Officials"));
	sample_free(&a);
	analyse(&a, lake, "A survey of 40 clerks suggested that the lake was low.");
	assert_true(is(&a, quote(&a, "that the lake was low")->mention, "A survey"));
	sample_free(&a);
}

/* "sometimes" looks like a plural. */
static void adverbs(void **state)
{
	(void)state;
	static struct sample a;
	analyse(&a, lake, "Ada Orr had sometimes declared that the lake was low.");
	assert_true(is(&a, quote(&a, "that the lake was low")->mention, "Ada Orr"));
	sample_free(&a);
}

/* What tells when somebody says something is no part of it. */
static void times(void **state)
{
	(void)state;
	static const char *const sentences[][2] = {
		{"Ada Orr said late on Tuesday it would sink.", "it would sink"},
		{"Ada Orr said Tuesday night the ferry would sink.", "the ferry would sink"},
		{"Ada Orr said last week the ferry would sink.", "the ferry would sink"},
		{"Ada Orr said on Monday evening the ferry sank.", "the ferry sank"},
		{"Ada Orr said next week the ferry would sink.",
		 "next week the ferry would sink"},
		{"Ada Orr said last week was cold.", "last week was cold"},
	};
	expect_each(sentences, sizeof sentences / sizeof *sentences);
}

static void headline(void **state)
{
	(void)state;
	expect("Weber: The bridge will stay closed until spring", "It was cold.",
	       "The bridge will stay closed until spring", "Weber", ":", "headline-colon");
	expect("Karla Orr, mayor: The bridge will stay closed.", "It was cold.",
	       "The bridge will stay closed", "mayor", ":", "headline-colon");
	/* behind the place that the article comes from */
	static struct sample a;
	analyse(&a, "VARNA: The bridge will stay closed until spring.", "It was cold.");
	assert_int_equal(a.d.n_quotes, 0);
	sample_free(&a);
	analyse(&a,
		"Varna: Riham Falk is only twenty and she is juggling happily between her "
		"school "
		"in the old town and the small boat on which she sells her bread to sailors.",
		"It was cold.");
	assert_int_equal(a.d.n_quotes, 0);
	sample_free(&a);
}

static void noun(void **state)
{
	(void)state;
	static struct sample a;
	analyse(&a, lake, "There was no truth in his claim that nobody had been hurt.");
	const struct quote *q = quote(&a, "that nobody had been hurt");
	assert_string_equal(q->rule, "noun-cue");
	assert_true(is(&a, q->cue, "claim"));
	sample_free(&a);
}

static void broken_by_the_cue(void **state)
{
	(void)state;
	static struct sample a;
	analyse(&a, lake, "The company, Weber said, would appeal against the ruling.");
	const struct quote *first = quote(&a, "The company"),
			   *second = quote(&a, "would appeal against the ruling");
	assert_string_equal(first->rule, "parenthetical");
	assert_int_equal(second->continues, id_of(&a, first));
	assert_int_equal(first->continues, 0);
	assert_true(is(&a, second->mention, "Weber") && is(&a, first->mention, "Weber"));
	sample_free(&a);
}

static void partly_in_marks(void **state)
{
	(void)state;
	static struct sample a;
	analyse(&a, lake,
		"Huber said the plan was “a disaster for the valley” and would be fought.");
	const struct quote *q = &a.d.quotes[0];
	assert_int_equal(a.d.n_quotes, 1);
	assert_int_equal(q->kind, QUOTE_MIXED);
	assert_int_equal(q->parts.n, 1);
	assert_true(is(&a, q->parts.at[0], "a disaster for the valley"));
	assert_true(is(&a, q->mention, "Huber"));
	sample_free(&a);
}

/* Within dashes or brackets: nothing outside them is told; but around a medial cue it is. */
static void asides(void **state)
{
	(void)state;
	static const char *const sentences[][2] = {
		{"The baker Tom Okafor — a marked man, according to his brother — left.",
		 "a marked man"},
		{"The bridge (built too low, according to the engineers) opens in March.",
		 "built too low"},
		{"The new rule — it breaks the law, said Maria Huber — holds from May.",
		 "it breaks the law"},
		{"The new rule - it breaks the law, said Maria Huber - holds from May.",
		 "it breaks the law"},
		{"Two of the boats — one of them blue — had sunk before dawn, police said.",
		 "Two of the boats — one of them blue — had sunk before dawn"},
		{"The ferry will not sail — Maria Huber said on Monday — before the spring.",
		 "The ferry will not sail"},
	};
	expect_each(sentences, sizeof sentences / sizeof *sentences);
}

/* A hyphen with space around it is a dash: what stands behind it the writer adds. */
static void ends_at_a_dash(void **state)
{
	(void)state;
	static const char *const sentences[][2] = {
		{"Huber said that the gate will stay shut - the shops of the town have lost "
		 "half of their trade.",
		 "that the gate will stay shut"},
		{"The keeper praised the plan for a lock - a work of nine years which has cost "
		 "the town two millions.",
		 "the plan for a lock"},
		{"Two of the boats - one of them blue - had sunk before dawn, police said.",
		 "Two of the boats - one of them blue - had sunk before dawn"},
		{"Police said that the boy - aged 12 - was found at noon.",
		 "that the boy - aged 12 - was found at noon"},
		{"Huber said that revenue was 1 - 2 million crowns.",
		 "that revenue was 1 - 2 million crowns"},
		{"Huber said that the bridge - it was built in 1911 - will be shut until May.",
		 "that the bridge - it was built in 1911 - will be shut until May"},
	};
	expect_each(sentences, sizeof sentences / sizeof *sentences);
}

/* No adverb is parted from what it is of. */
static void whole_parts(void **state)
{
	(void)state;
	static const char *const sentences[][2] = {
		{"Ada Orr said the lock must be kept open every day, particularly as younger "
		 "keepers may not know the dam.",
		 "the lock must be kept open every day, particularly as younger keepers may "
		 "not "
		 "know the dam"},
		{"Ada Orr talks about growing up in Linz, just across the lake, and how happy "
		 "she is about the dam.",
		 "growing up in Linz, just across the lake, and how happy she is about the "
		 "dam"},
	};
	expect_each(sentences, sizeof sentences / sizeof *sentences);
}

/* What is marked there is all of the quote. */
static void marked_asides(void **state)
{
	(void)state;
	static const char *const sentences[] = {
		"The captain, Sam Boyle — “a stone wall”, according to his coach — is back.",
		"Keeper Sam Boyle, “a stone wall” according to coach Maria Huber, will play.",
		"They will miss Sam Boyle (“a stone wall”, according to Maria Huber) in May.",
	};
	for (size_t i = 0; i < sizeof sentences / sizeof *sentences; i++) {
		static struct sample a;
		analyse(&a, lake, sentences[i]);
		assert_int_equal(quote(&a, "a stone wall")->kind, QUOTE_DIRECT);
		assert_int_equal(a.d.n_quotes, 1);
		sample_free(&a);
	}
}

static void reported_within_reported(void **state)
{
	(void)state;
	static struct sample a;
	analyse(&a, lake,
		"The residents said that the water in their wells had been brown since the dam "
		"broke, the Evening Courier reported.");
	const struct quote *outer = quote(&a, "The residents said that the water in their "
					      "wells had been brown since the dam broke");
	const struct quote *inner =
		quote(&a, "that the water in their wells had been brown since the dam broke");
	assert_int_equal(inner->within, id_of(&a, outer));
	assert_int_equal(outer->within, 0);
	assert_true(is(&a, inner->mention, "The residents"));
	assert_true(is(&a, outer->mention, "the Evening Courier"));
	sample_free(&a);
}

/* Who has said one thing says the next with a verb that has no subject of its own. */
static void told_on(void **state)
{
	static const char *const sentences[][3] = {
		{"Ada Orr said the gate was old but promised to mend it.", "the gate was old",
		 "to mend it"},
		{"Ada Orr defended the gate by citing a study of the dam.", "the gate",
		 "a study of the dam"},
		/* what somebody else does goes with what is told */
		{"Ada Orr said the board would meet and urge the town to wait.",
		 "the board would meet and urge the town to wait"},
		{"Ada Orr defended the people who shut the gate by citing a study of the dam.",
		 "the people who shut the gate by citing a study of the dam"},
		{"Ada Orr said the mayor, once again, promised that the gate would be mended.",
		 "the mayor, once again, promised that the gate would be mended"},
		{"Ada Orr said residents complained about the smell and demanded that it be "
		 "shut.",
		 "residents complained about the smell and demanded that it be shut"},
		{"Ada Orr said the doctor told his wife the child would live and promised a "
		 "bed.",
		 "the doctor told his wife the child would live and promised a bed"},
	};
	(void)state;
	for (size_t i = 0; i < sizeof sentences / sizeof *sentences; i++) {
		static struct sample a;
		analyse(&a, lake, sentences[i][0]);
		for (size_t k = 1; k < 3 && sentences[i][k]; k++)
			quote(&a, sentences[i][k]);
		sample_free(&a);
	}
}

/* What a poll or a study finds is told by it; what a person finds or shows is not. */
static void findings(void **state)
{
	static const char *const none[] = {
		"He found a purse and showed that to nobody.",
		"She found that the door was open.",
		"The museum shows a hat that was found in the lake.",
	};
	(void)state;
	expect(lake, "The survey also showed that half of the boats leaked.",
	       "that half of the boats leaked", "The survey", "showed", "reported-clause");
	expect(lake, "A new study by the university found that the fish had gone.",
	       "that the fish had gone", "A new study", "found", "reported-clause");
	for (size_t i = 0; i < sizeof none / sizeof *none; i++) {
		struct sample a = {0};
		analyse(&a, lake, none[i]);
		if (a.d.n_quotes)
			fail_msg("%s: a quote", none[i]);
		sample_free(&a);
	}
}

/* A whole sentence, then who told it and how; a subject that the cue parts from its verb. */
static void told_at_the_end(void **state)
{
	(void)state;
	expect(lake,
	       "The ban took effect on Monday, the Lake Safety Board (LSB) said in a "
	       "statement, "
	       "explaining its reasons.",
	       "The ban took effect on Monday", "the Lake Safety Board", "said",
	       "clause-subject-verb");
	expect(lake,
	       "The town has its first case of the fever, the Department of Fevers reported on "
	       "Friday evening.",
	       "The town has its first case of the fever", "the Department of Fevers",
	       "reported", "clause-subject-verb");
	expect(lake,
	       "The council hopes to vote on it in May, Ada Orr said via e-mail Tuesday, March "
	       "17.",
	       "The council hopes to vote on it in May", "Ada Orr", "said",
	       "clause-subject-verb");
	expect(lake, "The gate may cost more than was planned, Ada Orr informed the board.",
	       "The gate may cost more than was planned", "Ada Orr", "informed",
	       "clause-subject-verb");
	expect(lake, "The quay, it added, was still being mended.", "was still being mended",
	       "it", "added", "parenthetical");
	expect(lake, "The quay, said Weber, was still being mended.", "was still being mended",
	       "Weber", "said", "parenthetical");
	expect(lake, "The ferry, said the council, has not sailed since May.",
	       "has not sailed since May", "the council", "said", "parenthetical");
	expect(lake, "The minister, said the paper, had resigned.", "had resigned", "the paper",
	       "said", "reported-clause");
	expect(lake, "His brother, argued Mr Holm, never came back.", "never came back",
	       "Mr Holm", "argued", "parenthetical");
	expect(lake,
	       "Barges from Linz and Graz have been held, and each day costs much, according "
	       "to "
	       "Ada Orr.",
	       "Barges from Linz and Graz have been held, and each day costs much", "Ada Orr",
	       "according to", "according-to");
	expect(lake, "Weber said once the gate is shut, it stays shut.",
	       "once the gate is shut, it stays shut", "Weber", "said", "reported-clause");
	expect(lake, "Weber said the gate, despite its age, is safe.",
	       "the gate, despite its age, is safe", "Weber", "said", "reported-clause");
}

/* What names the speaker is a whole phrase, no adverb or small word before it. */
static void no_fragments(void **state)
{
	(void)state;
	expect(lake, "One Harbour Post commenter said that the lake was lost.",
	       "that the lake was lost", "One Harbour Post commenter", "said",
	       "reported-clause");
	expect(lake,
	       "The German automaker, which has built lorries for years, says the lake will be "
	       "clean.",
	       "the lake will be clean", "The German automaker", "says", "reported-clause");
	expect(lake, "Whatever Weber says, the lake is lost.", "the lake is lost", "Weber",
	       "says", "reported-clause");
}

static void not_speech(void **state)
{
	static const char *const sentences[] = {
		"The mayor thinks that the bridge is safe.",
		"Congress walks out of the house, slams Weber.",
		"The bridge was built in 1960 and painted green in 1987.",
		"She said.",
		"The winner cried on the stage.",
		"Holm shouted at the crowd behind the gate.",
		"She whispered in the dark of the barn.",
		"The driver pleaded not guilty to carrying a knife.",
		"Two men were charged over the fire that burnt for nine days.",
		"The contract calls for six buses and a driver for each.",
		"The pilot programme for next year calls for a fence around the pond.",
		"The ferry called at Hull and Bergen on its way north.",
		"The firm is calling back ten thousand vans that may burn.",
		"The water was cold and the road was closed.",
		"A fitter who asked not to be named was at the gate.",
		"One guard requested not to be publicly identified because of the row.",
		"The cook declined to be quoted by name.",
		"Two of the owners asked to remain anonymous.",
		"The owner has never spoken about the dam in public.",
		"The owner refused to discuss the price of the dam.",
		"The owner has yet to talk about the dam.",
		"The owner did not respond to a request for comment.",
		"The owner did not respond to questions about the new dam.",
		"The owner responded by closing the dam to all boats.",
		"The owner has responded, with a fence to be built on Friday.",
		"A man accused of selling two stolen boats is in custody.",
		"The pilot accused of drinking at work has left the town.",
		"The skipper Ruth “Old Salt” Weber told the board on Monday.",
		"The clubs have talked for a week.",
		"Highly recommended as an affordable way to see the old dam.",
		"No one bothered mentioning that the dam is old.",
	};
	(void)state;
	for (size_t i = 0; i < sizeof sentences / sizeof *sentences; i++) {
		static struct sample a;
		analyse(&a, lake, sentences[i]);
		if (a.d.n_quotes)
			fail_msg("%s: reported", sentences[i]);
		sample_free(&a);
	}
}

/* The same verbs where they report. */
static void speech(void **state)
{
	(void)state;
	static const char *const inverted[] = {"promised", "concedes", "vows"};
	for (size_t i = 0; i < 3; i++) {
		char sentence[96];
		snprintf(sentence, sizeof sentence, "Well, the lamps are old, %s Weber.",
			 inverted[i]);
		expect(lake, sentence, "Well, the lamps are old", "Weber", inverted[i],
		       "clause-verb-subject");
	}
	expect(lake, "Weber called for a ban on boats without lights.",
	       "a ban on boats without lights", "Weber", "called", "reported-clause");
	expect(lake, "Critics of the plan called for a new vote.", "a new vote", "Critics",
	       "called", "reported-clause");
	expect(lake, "Weber charged that the council had lied.", "that the council had lied",
	       "Weber", "charged", "reported-clause");
	expect(lake, "Weber asked that the road be named for her son.",
	       "that the road be named for her son", "Weber", "asked", "reported-clause");
	expect(lake, "The Lake Board, which keeps the gate, said Ada Orr is a keeper.",
	       "Ada Orr is a keeper", "The Lake Board", "said", "reported-clause");
	expect(lake, "Weber responded that the dam is old.", "that the dam is old", "Weber",
	       "responded", "reported-clause");
	expect(lake, "The owner responded by letter that it was looking into the matter.",
	       "that it was looking into the matter", "The owner", "responded",
	       "reported-clause");
	expect(lake, "Weber asked not to be blamed for the weather.",
	       "not to be blamed for the weather", "Weber", "asked", "reported-clause");
}

/* What only ties a sentence to the one before is no words of anybody. */
static void no_ties(void **state)
{
	(void)state;
	static const char *const sentences[] = {
		"However, the council said, the ferry has not sailed since May.",
		"But even then, Weber added, the quay was still being mended."};
	for (size_t i = 0; i < sizeof sentences / sizeof *sentences; i++) {
		static struct sample a;
		analyse(&a, lake, sentences[i]);
		assert_int_equal(a.d.n_quotes, 1);
		sample_free(&a);
	}
}

/* A sentence longer than is looked at, and one of nothing but cues. */
static void hostile(void **state)
{
	(void)state;
	static struct sample a;
	/* texts that end where more is looked for */
	static const char *const cut_off[] = {
		"It rained, people fled, (Orr) said", "It was late, he was cold, vows",
		"He is gone; lost, (Orr) said",       "“We agree,” said a statement by (",
		"according to a statement from \"",   "The statement"};
	for (size_t i = 0; i < sizeof cut_off / sizeof *cut_off; i++) {
		analyse(&a, "", cut_off[i]);
		sample_free(&a);
	}
	char text[3600];
	size_t n = 0;
	for (size_t i = 0; n + 8 < sizeof text; i++)
		n += (size_t)snprintf(text + n, sizeof text - n, "%s",
				      i % 3 ? "said " : "that, ");
	analyse(&a, lake, text);
	sample_free(&a);
	n = 0;
	while (n + 8 < sizeof text)
		n += (size_t)snprintf(text + n, sizeof text - n, "“a” ");
	analyse(&a, lake, text);
	sample_free(&a);
}

/* Who is accused does not say it, also behind what is set off by commas. */
static void patients(void **state)
{
	(void)state;
	static struct sample a;
	analyse(&a, lake,
		"The Harbour Court, set up to hear old claims, has been accused of being "
		"unfair to crews.");
	for (uint32_t i = 0; i < a.d.n_quotes; i++)
		assert_int_equal(a.d.quotes[i].speaker, 0);
	sample_free(&a);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(clause_after_the_cue),
		cmocka_unit_test(end_of_the_clause),
		cmocka_unit_test(subject_of_one_word),
		cmocka_unit_test(subject_of_two_nouns),
		cmocka_unit_test(subject_in_a_body),
		cmocka_unit_test(place_behind_the_subject),
		cmocka_unit_test(time_before_the_verb),
		cmocka_unit_test(subject_is_no_content),
		cmocka_unit_test(comma_before_the_cue),
		cmocka_unit_test(apposition_within),
		cmocka_unit_test(remark_within),
		cmocka_unit_test(party_and_cue_behind),
		cmocka_unit_test(another_cue),
		cmocka_unit_test(main_clause_behind),
		cmocka_unit_test(told_when),
		cmocka_unit_test(in_a_relative_clause),
		cmocka_unit_test(asked_first),
		cmocka_unit_test(shares),
		cmocka_unit_test(quoted_as_saying),
		cmocka_unit_test(clause_before_the_cue),
		cmocka_unit_test(lead_before_a_colon),
		cmocka_unit_test(according_to),
		cmocka_unit_test(infinitive),
		cmocka_unit_test(setting),
		cmocka_unit_test(beside_the_cue),
		cmocka_unit_test(not_beside_the_cue),
		cmocka_unit_test(told_by_a_source),
		cmocka_unit_test(only_in_marks),
		cmocka_unit_test(done_before),
		cmocka_unit_test(not_done_before),
		cmocka_unit_test(subject_of_the_infinitive),
		cmocka_unit_test(labels),
		cmocka_unit_test(containers),
		cmocka_unit_test(adverbs),
		cmocka_unit_test(times),
		cmocka_unit_test(headline),
		cmocka_unit_test(noun),
		cmocka_unit_test(broken_by_the_cue),
		cmocka_unit_test(partly_in_marks),
		cmocka_unit_test(asides),
		cmocka_unit_test(ends_at_a_dash),
		cmocka_unit_test(whole_parts),
		cmocka_unit_test(marked_asides),
		cmocka_unit_test(reported_within_reported),
		cmocka_unit_test(told_on),
		cmocka_unit_test(findings),
		cmocka_unit_test(told_at_the_end),
		cmocka_unit_test(not_speech),
		cmocka_unit_test(no_fragments),
		cmocka_unit_test(speech),
		cmocka_unit_test(no_ties),
		cmocka_unit_test(hostile),
		cmocka_unit_test(patients),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
