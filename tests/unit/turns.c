/* Turns of transcripts: labels of every form, how far a turn goes, and what is none. */
#include "sample.h"

static struct sample s;

/* Whom each turn is given to and how it begins: "name: first words; …". */
static const char *turns(const char *text)
{
	static char out[4096];
	size_t n = 0;
	sample_find(&s, text);
	out[0] = 0;
	for (uint32_t i = 0; i < s.d.n_quotes; i++) {
		const struct quote *q = &s.d.quotes[i];
		if (strcmp(q->rule, "transcript-turn") != 0)
			continue;
		struct str words = sample_str(&s, q->span), who = STR("-");
		if (q->speaker)
			who = s.d.speakers[q->speaker - 1].name;
		n += (size_t)snprintf(out + n, sizeof out - n, "%s%.*s: %.*s", n ? "; " : "",
				      (int)who.n, who.at, (int)(words.n < 12 ? words.n : 12),
				      words.at);
	}
	return out;
}

static void titles_and_offices(void **state)
{
	(void)state;
	assert_string_equal(turns("The ferry debate\n"
				  "Shri Tait: I thank the minister.\n"
				  "Smt. Finn: Nobody has counted the boats.\n"
				  "Shri Tait: Then count them."),
			    "Tait: I thank the ; Finn: Nobody has c; Tait: Then count t");
	assert_string_equal(turns("FERRIES\n"
				  "Mr. TAIT. I thank the minister.\n"
				  "The Acting CHAIR. Order, please."),
			    "TAIT: I thank the ; The Acting CHAIR: Order, pleas");
	assert_string_equal(turns("The ferry debate\n"
				  "[00:01] Speaker A: I thank the minister.\n"
				  "[00:04] Speaker B: Nobody has counted the boats."),
			    "Speaker A: I thank the ; Speaker B: Nobody has c");
	assert_string_equal(turns("The ferry debate\n"
				  "Mr Tait: I thank the minister.\n"
				  "Dr Finn: Nobody has counted the boats.\n"
				  "The Deputy Speaker: Order!\n"
				  "Mr Tait: Then count them."),
			    "Tait: I thank the ; Finn: Nobody has c; The Deputy Speaker: "
			    "Order!; Tait: Then count t");
	assert_int_equal(s.d.n_speakers, 3);
	assert_string_equal(
		turns("Lords\n"
		      "Lord PENHALE (Lab): My Lords, it has stood.\n"
		      "Baroness QUILL (Con): It will fall.\n"
		      "Lord PENHALE: Not content."),
		"PENHALE: My Lords, it; QUILL: It will fall; PENHALE: Not content.");
}

/* Each turn below a line with a name and a post, or a part; not below the heads of sections. */
static void lines_of_their_own(void **state)
{
	(void)state;
	assert_string_equal(
		turns("Orla Boats third-quarter call\n"
		      "Ada Weiss -- Chief Executive Officer\n"
		      "Thanks, Tom. We sold 12 boats.\n"
		      "I am proud of the yard.\n"
		      "Questions & Answers:\n"
		      "Operator\n"
		      "Our first question is from Tom Okafor. Your line is open.\n"
		      "Tom Okafor — Lund Bank — Analyst\n"
		      "Hi. Could you talk about ferries?\n"
		      "Ada Weiss\n"
		      "Sure. They sell well."),
		"Ada Weiss: Thanks, Tom.; Ada Weiss: I am proud o; Operator: Our first qu; "
		"Tom Okafor: Hi. Could yo; Ada Weiss: Sure. They s");
	assert_true(str_eq(speaker_role(&s.d.speakers[2]), STR("Lund Bank Analyst")));
	assert_string_equal(
		turns("Candidates for the board\n"
		      "Ada Weiss\n"
		      "The engineer has built boats since 1990. She lives in Orla.\n"
		      "Tom Okafor\n"
		      "The baker wants cheaper bread. “I bake,” he says."),
		"");
	assert_string_equal(turns("What to see\n"
				  "Orla Castle - Harbour Street\n"
				  "The castle opens at nine. You should bring a coat.\n"
				  "Tide Museum - Quay Road\n"
				  "It shows you boats."),
			    "");
}

static void one_surname(void **state)
{
	(void)state;
	assert_string_equal(
		turns("Item nine\n"
		      "Cllr DEE HART (Eastgate): The bins are full.\n"
		      "Cllr JOE HART (Castle): They were emptied.\n"
		      "Cllr DEE HART: Not in my street."),
		"DEE HART: The bins are; JOE HART: They were em; DEE HART: Not in my "
		"st");
}

static void record(void **state)
{
	(void)state;
	assert_string_equal(
		turns("RIVER ACT\n"
		      "Mrs. TOLLIVER. Mr. President, I rise.\n"
		      "The PRESIDING OFFICER. It is so ordered.\n"
		      "Mr. McBRIDE of Ohio. I object.\n"
		      "The ACTING PRESIDENT pro tempore. Objection is heard."),
		"TOLLIVER: Mr. Presiden; The PRESIDING OFFICER: It is so ord; "
		"McBRIDE: I object.; The ACTING PRESIDENT pro tempore: Objection is");
}

static void machine_labels(void **state)
{
	(void)state;
	const char *want = "Speaker 1: Good evening; Ana Reis: I can hear y; Speaker 1: Then "
			   "sit dow";
	assert_string_equal(turns("Meeting\n"
				  "[00:00:02] Speaker 1: Good evening.\n"
				  "[00:00:09] Ana Reis: I can hear you.\n"
				  "[00:01:14] Speaker 1: Then sit down."),
			    want);
	assert_string_equal(turns("Meeting\n"
				  "0:02 Speaker 1: Good evening.\n"
				  "0:09 Ana Reis: I can hear you.\n"
				  "1:14 Speaker 1: Then sit down."),
			    want);
	assert_string_equal(turns("Meeting\n"
				  "Speaker 1 (00:02):\nGood evening.\n"
				  "Ana Reis (00:09):\nI can hear you.\n"
				  "Speaker 1 (01:14):\nThen sit down."),
			    want);
	assert_string_equal(turns("Meeting\n"
				  "Speaker 1 00:02\nGood evening.\n"
				  "Ana Reis 00:09\nI can hear you.\n"
				  "Speaker 1 01:14\nThen sit down."),
			    want);
}

static void names(void **state)
{
	(void)state;
	assert_string_equal(turns("Should the zoo close?\n"
				  "Karel Vrba: Yes. No bear should live there.\n"
				  "Lucie Mala: No. It keeps them alive."),
			    "Karel Vrba: Yes. No bear; Lucie Mala: No. It keeps");
	assert_string_equal(turns("On air\n"
				  "DANA WOLFE, CBN ANCHOR: Thank you for coming.\n"
				  "SEN. PAUL REYES (D-NM): Good to be with you.\n"
				  "(CROSSTALK)\n"
				  "WOLFE: You voted no.\n"
				  "UNIDENTIFIED MALE: Shame!"),
			    "DANA WOLFE: Thank you fo; PAUL REYES: Good to be w; DANA WOLFE: "
			    "You voted no; UNIDENTIFIED MALE: Shame!");
	assert_string_equal(turns("Street poll\n"
				  "Jean Barr, 34, baker: I sleep by day.\n"
				  "Tom Wick, student: I like it."),
			    "Jean Barr: I sleep by d; Tom Wick: I like it.");
}

static void goes_on_to_the_next(void **state)
{
	(void)state;
	assert_string_equal(turns("The ferry debate\n"
				  "Mr Tait: I thank the minister.\n"
				  "The nets were cut in May.\n"
				  "[Laughter]\n"
				  "That was the second time.\n"
				  "Dr Finn: Nobody has counted."),
			    "Tait: I thank the ; Tait: The nets wer; Tait: That was the; Finn: "
			    "Nobody has c");
	assert_string_equal(turns("On stage\n"
				  "Helga Brandt: I was late.\n"
				  "Tomas Vega: So was I.\n"
				  "Helga Brandt: I took the tram.\n"
				  "Tomas Vega: I walked.\n"
				  "Vega will be back in May."),
			    "Helga Brandt: I was late.; Tomas Vega: So was I.; Helga Brandt: I "
			    "took the t; Tomas Vega: I walked.");
}

static void interviews(void **state)
{
	(void)state;
	assert_string_equal(
		turns("The beekeeper\n"
		      "Anna Kowal keeps forty hives. She talked to us.\n"
		      "Q: When did you begin?\n"
		      "A: In the year of the flood.\n"
		      "I had two hives.\n"
		      "Q: And now?\n"
		      "A: Forty."),
		"the interviewer: When did you; Anna Kowal: In the year ; Anna "
		"Kowal: I had two hi; the interviewer: And now?; Anna Kowal: Forty.");
	/* labels on lines of their own */
	assert_string_equal(turns("A baker and her oven\n"
				  "Q:\nWhat do you bake first?\n"
				  "A:\nI bake the rye bread.\n"
				  "Q:\nAnd you sleep when?\n"
				  "A:\nI sleep at noon."),
			    "the interviewer: What do you ; -: I bake the r; the interviewer: "
			    "And you slee; -: I sleep at n");
	assert_string_equal(turns("The keeper\n"
				  "By Tom Reece\n"
				  "Its last keeper, Pavel Holub, spoke to the Gazette.\n"
				  "Q. Is it empty?\n"
				  "A. Nobody climbs it.\n"
				  "Q. Why?\n"
				  "A. Ships no longer come."),
			    "the interviewer: Is it empty?; Pavel Holub: Nobody climb; the "
			    "interviewer: Why?; Pavel Holub: Ships no lon");
	assert_string_equal(turns("The mayor\n"
				  "Ines Duarte has run the town since 2011.\n"
				  "Question: Why did you close it?\n"
				  "Answer: My children could not cross it."),
			    "the interviewer: Why did you ; Ines Duarte: My children ");
	/* questions without a label */
	assert_string_equal(turns("The road of salt\n"
				  "Petra Vance has written a book. We met her.\n"
				  "Petra Vance: I grew up near a river.\n"
				  "Did they bother you?\n"
				  "PV: I laughed for a week.\n"
				  "It was a small book.\n"
				  "And now?\n"
				  "PV: I rest, you know."),
			    "Petra Vance: I grew up ne; Petra Vance: I laughed fo; Petra "
			    "Vance: It was a sma; Petra Vance: I rest, you ");
}

static void none(void **state)
{
	(void)state;
	static const char *const texts[] = {
		"Weather\nLondon: Sunny spells, with highs of 20.\nParis: Rain later.\n"
		"London: Cloudy on Sunday.\nParis: Dry.",
		"Chicken\nIngredients: One chicken.\nMethod: Rub it with salt.\n"
		"Note: Rest the bird.\nNote: Serve it hot.",
		"Parking\nMayor Jane Doe signed the order.\nQ: How do I get a permit?\n"
		"A: You fill in a form.\nQ: What if I lose my permit?\nA: You pay ten pounds.",
		"Renewal\nQ:\nHow do I renew my pass?\nA:\nYou bring your old pass.\n"
		"Q:\nDo I pay?\nA:\nYou pay nothing.",
		"Voting\nQ: Who can vote?\nA: Anyone over eighteen.\nQ: Until when?\nA: Nine.",
		"Cast\nDirector: Anna Berg\nHamlet: David Cole\nOphelia: Jane Rice",
		"Candidates\nJohn Smith: The former mayor was elected in 1990.\n"
		"Mary Jones: A lawyer, she joined in 2002.",
		"Transfers\nLeeds United: The club has sold its keeper.\n"
		"Hull City: Two players have left.\nLeeds United: A bid was turned down.",
		"Steps\nStep 1: Open the box.\nStep 2: Read the leaflet.\nStep 3: Close it.",
		"Programme\n10:00 Arrival of the guests.\n10:30 Speech by the mayor.",
		"Doctors\nDr Smith: 14 Quay Street\nDr Jones: 555-0101",
		"Advisory\nWHO: Mayor Lena Orr\nWHEN: Monday, 10:00\nWHERE: Quay Street",
		"Village\nMr. SMITH lives there. He is old.\nThe CHURCH was built in 1800.",
		"Weber: We will appeal\nThe council met on Monday. It was cold.",
		"One label\nIt was cold.\nJANE WEBER: It was late.",
		"Letters\nDEAR ADA: My sister is ill. What shall I do?\n"
		"DEAR ADA: My brother is late.\nWrite to Ada Orr, Quay Street.",
	};
	for (size_t i = 0; i < sizeof texts / sizeof *texts; i++)
		assert_string_equal(turns(texts[i]), "");
}

/* Who speaks is a person, also under a label that looks like an acronym; a body stays one. */
static void kinds(void **state)
{
	(void)state;
	turns("Hearing\nTAIT: I will stay, you know.\nFINN: You will not go?\nTAIT: I said "
	      "so.\n"
	      "HARBOUR BOARD: We will go.\nFINN: Will you?\nHARBOUR BOARD: We said so.");
	assert_int_equal(s.d.n_speakers, 3);
	assert_int_equal(s.d.speakers[0].kind, SPEAKER_PERSON);
	assert_int_equal(s.d.speakers[1].kind, SPEAKER_PERSON);
	assert_int_equal(s.d.speakers[2].kind, SPEAKER_ORGANIZATION);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(titles_and_offices),
		cmocka_unit_test(lines_of_their_own),
		cmocka_unit_test(one_surname),
		cmocka_unit_test(record),
		cmocka_unit_test(machine_labels),
		cmocka_unit_test(names),
		cmocka_unit_test(goes_on_to_the_next),
		cmocka_unit_test(interviews),
		cmocka_unit_test(none),
		cmocka_unit_test(kinds),
	};
	int failed = cmocka_run_group_tests(tests, NULL, NULL);
	sample_free(&s);
	return failed;
}
