/* Who utters what: the orders of quote, cue and subject, and what is no quote. */
#include "sample.h"

static struct sample s;

/* What was found between marks, one after the other: "mention" or "mention/cue" or "-". */
static const char *who(const char *text)
{
	static char out[2048];
	size_t n = 0;
	sample_find(&s, text);
	out[0] = 0;
	for (uint32_t i = 0; i < s.d.n_quotes; i++) {
		const struct quote *q = &s.d.quotes[i];
		if (q->kind == QUOTE_INDIRECT)
			continue;
		struct str m = sample_str(&s, q->mention), c = sample_str(&s, q->cue);
		n += (size_t)snprintf(out + n, sizeof out - n, "%s%.*s%s%.*s", n ? "; " : "",
				      m.n ? (int)m.n : 1, m.n ? m.at : "-", c.n ? "/" : "",
				      (int)c.n, c.at);
	}
	return out;
}

#define LEAD "Council votes on harbour\nThe council met on Monday to vote on the harbour.\n"

static void orders(void **state)
{
	(void)state;
	assert_string_equal(who(LEAD "“The harbour will stay open,” Maria Huber said."),
			    "Maria Huber/said");
	assert_string_equal(who(LEAD "“The harbour will stay open,” said Maria Huber."),
			    "Maria Huber/said");
	assert_string_equal(who(LEAD "Maria Huber said: “The harbour will stay open.”"),
			    "Maria Huber/said");
	assert_string_equal(who(LEAD "“The harbour,” Maria Huber said, “will stay open.”"),
			    "Maria Huber/said; Maria Huber/said");
	assert_string_equal(
		who(LEAD "The harbour, according to Maria Huber, “will stay open for ever.”"),
		"Maria Huber/according to");
	assert_string_equal(who(LEAD "“The harbour will stay open for ever.” — Maria Huber"),
			    "Maria Huber/—");
	assert_string_equal(
		who(LEAD "“The harbour will stay open for ever.” -Commissioner Maria Huber"),
		"Commissioner Maria Huber/-");
	assert_string_equal(who(LEAD "Maria Huber: “The harbour will stay open.”"),
			    "Maria Huber/:");
}

static void between_subject_and_cue(void **state)
{
	(void)state;
	assert_string_equal(who(LEAD "Maria Huber, a senior researcher at the institute, said: "
				     "“We were not asked.”"),
			    "Maria Huber/said");
	assert_string_equal(
		who(LEAD
		    "“We were not asked,” said Maria Huber, who has led the union since 2011."),
		"Maria Huber/said");
	assert_string_equal(who(LEAD "Maria Huber, who has led the union since 2011, told "
				     "members, “We were not asked.”"),
			    "Maria Huber/told");
	assert_string_equal(who(LEAD "“We were not asked,” she later angrily added."),
			    "she/added");
	assert_string_equal(
		who(LEAD "Maria Huber was quoted as saying “we were not asked at all.”"),
		"Maria Huber/quoted");
}

static void addressees(void **state)
{
	(void)state;
	assert_string_equal(who(LEAD "“We were not asked,” Huber told CNN."), "Huber/told");
	assert_string_equal(
		who(LEAD "Huber told reporters in Kursk that “nobody was asked at all.”"),
		"Huber/told");
	assert_string_equal(
		who(LEAD "“We were not asked,” the mayor told Anna Berg on Friday."),
		"the mayor/told");
}

static void noun_phrases(void **state)
{
	(void)state;
	assert_string_equal(
		who(LEAD "“We were not asked,” a spokeswoman for the harbour said."),
		"a spokeswoman/said");
	assert_string_equal(who(LEAD "“We were not asked,” said police Chief Wade Jordan."),
			    "police Chief Wade Jordan/said");
	assert_string_equal(who(LEAD "“We were not asked,” several fishermen said."),
			    "several fishermen/said");
	assert_string_equal(
		who(LEAD "The statement said the plan was “a threat to every one of us.”"),
		"The statement/said");
}

/* A phrase speaks by its head, whatever qualifies it. */
static void whole_subjects(void **state)
{
	static const struct {
		const char *text, *who;
	} all[] = {
		{"A spokeswoman for Erik Sand said: “We were not asked at all.”",
		 "A spokeswoman/said"},
		{"“We were not asked,” a lawyer for Erik Sand said.", "a lawyer/said"},
		{"\"We were not asked,\" an aide to President Erik Sand said.", "an aide/said"},
		{"“We were not asked,” a source close to the union said.", "a source/said"},
		{"“We were not asked,” people familiar with the plan said.", "people/said"},
		{"A senior US diplomat in charge of trade said: “We were not asked at all.”",
		 "A senior US diplomat/said"},
		{"“We were not asked,” the owners of a small hotel near Oslo said.",
		 "the owners/said"},
		{"“We were not asked,” an engineer working for the port said.",
		 "an engineer/said"},
		{"Ada Orr of The Sun and Star called it “the longest night of the year.”",
		 "Ada Orr/called"},
		{"“We were not asked,” Sen. Jon Falk (R-Ohio) said.", "Sen. Jon Falk/said"},
		{"Ada Orr (34) of Oslo said: “We were not asked at all.”", "Ada Orr/said"},
		{"The WHO said: “We were not asked at all.”", "The WHO/said"},
		{"“We were not asked,” a newly formed ferry council said.",
		 "a newly formed ferry council/said"},
		{"“We were not asked,” Norwegian harbour pilots said.",
		 "Norwegian harbour pilots/said"},
		{"Liberal ferry advocates also said: “We were not asked at all.”",
		 "Liberal ferry advocates/said"},
		{"News reports said: “They were not asked at all.”", "News reports/said"},
		{"The Danube Centre for Law and Justice said: “We were not asked at all.”",
		 "The Danube Centre for Law and Justice/said"},
		{"The Ministry of Health and Lena Falk said: “We were not asked at all.”",
		 "Lena Falk/said"},
		{"“We were not asked,” Democratic harbour pilots said.",
		 "Democratic harbour pilots/said"},
	};
	char text[512];
	(void)state;
	for (size_t i = 0; i < sizeof all / sizeof *all; i++) {
		snprintf(text, sizeof text, LEAD "%s", all[i].text);
		assert_string_equal(who(text), all[i].who);
	}
}

/* The one quote of the text is of the speaker with that name. */
static void expect_name(const char *said, const char *expected)
{
	char text[512];
	snprintf(text, sizeof text, LEAD "%s", said);
	sample_find(&s, text);
	assert_int_equal(s.d.n_quotes, 1);
	struct str name = s.d.speakers[s.d.quotes[0].speaker - 1].name;
	if (!str_eq(name, str_of(expected)))
		fail_msg("%s: %.*s", said, (int)name.n, name.at);
}

/* "director of the board Ada Orr": what the office is of is not who speaks. */
static void holders_of_offices(void **state)
{
	static const struct {
		const char *text, *name;
	} all[] = {
		{"“We were not asked,” said director of the Harbour Board Ada Orr.", "Ada Orr"},
		{"\"We were not asked,\" said head of the Dockers' Union Ada Orr.", "Ada Orr"},
		{"“We were not asked,” said Minister of Ports and Fisheries Ada Orr.",
		 "Ada Orr"},
		{"“We were not asked,” said former minister for Trade and Customs Ada Orr.",
		 "Ada Orr"},
		{"Former commissioner for Water and Rural Roads Ada Orr said: “We were not "
		 "asked.”",
		 "Ada Orr"},
		{"The gate will stay shut, according to director of the Harbour Board Ada Orr.",
		 "Ada Orr"},
		{"“We were not asked,” Harbour Party (HP) spokesman Jon Lund said.",
		 "Jon Lund"},
		{"“We were not asked,” said one of the owners.", "one of the owners"},
		{"“We were not asked,” a lawyer for actress Ada Orr said.",
		 "a lawyer for actress Ada Orr"},
		{"“We were not asked,” said the president of South Korea.",
		 "the president of South Korea"},
	};
	(void)state;
	for (size_t i = 0; i < sizeof all / sizeof *all; i++)
		expect_name(all[i].text, all[i].name);
}

/* What a body is for is part of its name; whence somebody is names nobody. */
static void bodies_and_origins(void **state)
{
	static const struct {
		const char *text, *name;
	} all[] = {
		{"The Institute on River Health said the gate was shut.",
		 "Institute on River Health"},
		{"The Committee on Night Relations said the gate was shut.",
		 "Committee on Night Relations"},
		{"The Centre for Research on Tides and Clean Water said the gate was shut.",
		 "Centre for Research on Tides and Clean Water"},
		{"The Organisation for the Prohibition of Night Traffic said the gate was "
		 "shut.",
		 "Organisation for the Prohibition of Night Traffic"},
		{"The Mayor's Office for Night Development said the gate was shut.",
		 "The Mayor's Office for Night Development"},
		{"The Hospital on Mill Street said the gate was shut.", "Hospital"},
		{"The Agency on Labor Day said the gate was shut.", "Agency"},
		{"The Governor's Office of Planning and Research said the gate was shut.",
		 "Office of Planning and Research"},
		{"Mexican-American voters said the gate was shut.", "Mexican-American voters"},
		{"Anti-American clerics said the gate was shut.", "Anti-American clerics"},
		{"Finn scored twice. He said the gate was shut.", "Finn"},
		{"Chinese state media said the gate was shut.", "Chinese state media"},
		{"North Korean state-run television said the gate was shut.",
		 "North Korean state-run television"},
		{"The Committee on Monday said the gate was shut.", "The Committee"},
		{"German courts have met. The UN High Commissioner for Refugees said the gate "
		 "was shut.",
		 "The UN High Commissioner for Refugees"},
		{"The Tennessean first reported that the gate was shut.", "The Tennessean"},
		{"Jewish courts have met. The bishop said the gate was shut.", "The bishop"},
		{"Some Iraqi factions have demanded that the gate stay shut.",
		 "Some Iraqi factions"},
		{"The West African country confirmed that the gate was shut.",
		 "The West African country"},
		{"Native American tribes said the gate was shut.", "Native American tribes"},
		{"He Jianxiong said the gate was shut.", "He Jianxiong"},
		{"“The gate is shut,” said He Weifang, a professor.", "He Weifang"},
		{"Wealth-X said the gate was shut.", "Wealth-X"},
		{"Mother Jones said the gate was shut.", "Mother Jones"},
		{"The number who said that the gate was shut fell.", "some people"},
		{"Iranian state TV said the gate was shut.", "Iranian state TV"},
		{"Sophie in 't Veld said the gate was shut.", "Sophie in 't Veld"},
		{"Ruth van ’t Hof came. Van ’t Hof said the gate was shut.", "Ruth van ’t Hof"},
		{"It rained. State television said the gate was shut.", "State television"},
		{"The Society for the Prevention of Cruelty to Animals said the gate was shut.",
		 "Society for the Prevention of Cruelty to Animals"},
		{"The Campaign for the Protection of Rural Norway said the gate was shut.",
		 "Campaign for the Protection of Rural Norway"},
	};
	(void)state;
	for (size_t i = 0; i < sizeof all / sizeof *all; i++)
		expect_name(all[i].text, all[i].name);
}

/* The name in "Linz-based" tells what sort they are, and "CEO" is no name. */
static void sorts_of_speakers(void **state)
{
	static const struct {
		const char *text, *name;
	} all[] = {
		{"Washington-based analysts say that the gate is shut.",
		 "Washington-based analysts"},
		{"The Turkish-backed rebels said that the gate was shut.",
		 "The Turkish-backed rebels"},
		{"Kurdish-led forces said on Monday that the gate was shut.",
		 "Kurdish-led forces"},
		{"“The gate is shut,” one neo-bank CEO told me.", "one neo-bank CEO"},
		{"“The gate is shut now,” the singer and guitarist told the crowd.",
		 "the singer and guitarist"},
		{"Owners of boats with two masts also said that the gate was shut.",
		 "Owners of boats with two masts"},
		{"“The gate is shut,” said the WHO spokesman, Lund, on Monday.",
		 "the WHO spokesman"},
		{"“The gate is shut,” His Majesty said on Monday.", "His Majesty"},
		{"It led to an outcry, leading city officials to question whether the gate was "
		 "shut.",
		 "city officials"},
		{"HOW THE GATE ENDS LIVES “The gate was shut on Thursday and is to stay shut "
		 "until the spring.” [HarbourPost]",
		 "HarbourPost"},
		{"Huber is accused by critics of leaving the gate open.", "critics"},
	};
	(void)state;
	for (size_t i = 0; i < sizeof all / sizeof *all; i++)
		expect_name(all[i].text, all[i].name);
}

/* Who acts beside words without a cue; whom they call by name does not say them. */
static void scenes(void **state)
{
	static const struct {
		const char *text, *who;
	} all[] = {
		{"Nora Lind began speaking to Paul Reiter. “The gate is still shut.” Reiter "
		 "shrugged.",
		 "Nora Lind/began"},
		{"Nora Lind turned to the captain, Paul Reiter. \"We are an hour late.\" "
		 "Reiter "
		 "nodded and looked up.",
		 "Nora Lind"},
		{"Tom Hale bent down towards Ines Duarte. “The tank is empty now, and the well "
		 "is dry.” Duarte laughed.",
		 "Tom Hale"},
		{"“The tank is empty,” Ines Duarte smiled.", "Ines Duarte/smiled"},
		{"“No, Mr. Olsen. It was never ours.” Greta Holm shook her head.",
		 "Greta Holm"},
		{"“Jon, come here,” Anna Kerr said.\n“Yes, Anna.” Jon Falk got up.\n“And shut "
		 "the "
		 "door, Jon.”",
		 "Anna Kerr/said; Jon Falk; Anna Kerr"},
		{"“Right, Hanna.” Paul Reiter took the rope. “Where to?”\n“Up there, Paul.”",
		 "Paul Reiter; Paul Reiter; -"},
		{"The play “Home, Alone” opened in May. Nora Lind turned to Paul Reiter.", ""},
	};
	char text[512];
	(void)state;
	for (size_t i = 0; i < sizeof all / sizeof *all; i++) {
		snprintf(text, sizeof text, LEAD "%s", all[i].text);
		assert_string_equal(who(text), all[i].who);
	}
	/* nothing else is there */
	assert_string_equal(
		who("At the bank\nLeah leaned towards Omar and spoke in a low voice. "
		    "“They have changed the route again.” Omar stared out of the "
		    "window."),
		"Leah/spoke");
}

static void many_verbs(void **state)
{
	static const char *const verbs[] = {"grumbled", "sighed",   "quipped",  "replied",
					    "shouted",  "wrote",    "warned",   "tweeted",
					    "recalled", "insisted", "muttered", "joked"};
	char text[512], want[64];
	(void)state;
	for (size_t i = 0; i < sizeof verbs / sizeof *verbs; i++) {
		snprintf(text, sizeof text, LEAD "“We were not asked at all,” %s Maria Huber.",
			 verbs[i]);
		snprintf(want, sizeof want, "Maria Huber/%s", verbs[i]);
		assert_string_equal(who(text), want);
	}
}

static void styles(void **state)
{
	(void)state;
	assert_string_equal(who(LEAD "''The harbour will stay open,'' Maria Huber said."),
			    "Maria Huber/said");
	assert_string_equal(who(LEAD "``The harbour will stay open,'' Maria Huber said."),
			    "Maria Huber/said");
	assert_string_equal(who(LEAD "\"The harbour will stay open,\" Maria Huber said."),
			    "Maria Huber/said");
	assert_string_equal(who(LEAD "‘The harbour’s gates will stay open,’ Maria Huber said."),
			    "Maria Huber/said");
	assert_string_equal(who(LEAD "'The harbour's gates will stay open,' Maria Huber said."),
			    "Maria Huber/said");
	assert_string_equal(who(LEAD "«The harbour will stay open», said Maria Huber."),
			    "Maria Huber/said");
	assert_string_equal(who(LEAD "„The harbour will stay open“, said Maria Huber."),
			    "Maria Huber/said");
}

static void paragraphs_that_go_on(void **state)
{
	(void)state;
	assert_string_equal(who(LEAD
				"“We were not asked,” Maria Huber said. “Nobody called us.\n"
				"“Nobody wrote to us either, and nobody ever will.”"),
			    "Maria Huber/said; Maria Huber/said; Maria Huber");
	assert_string_equal(who(LEAD
				"‘We were not asked,’ Maria Huber said. ‘Nobody called us.\n"
				"‘Nobody wrote to us either, and nobody ever will.’"),
			    "Maria Huber/said; Maria Huber/said; Maria Huber");
	assert_string_equal(who(LEAD "Maria Huber was angry. “We were not asked at all.”"),
			    "Maria Huber");
}

static void no_quotes(void **state)
{
	(void)state;
	assert_string_equal(who(LEAD "Maria Huber starred in the musical “Grease” as a girl."),
			    "");
	assert_string_equal(who(LEAD "He was known as Wade “Shorty” Jordan at school."), "");
	assert_string_equal(
		who(LEAD
		    "She appeared on ABC's “This Week” and read from her book “Cold Water.”"),
		"");
}

/* Who makes works, and what is written in them, speaks: no “Salt Road,” a film by Orr. */
static void not_set_off(void **state)
{
	static const struct {
		const char *text, *name;
	} all[] = {
		{"“No,” a film maker said on the quay on Monday.", "a film maker"},
		{"“Good Morning,” a movie star told me on the quay.", "a movie star"},
		{"“Never,” a magazine editor said on the quay.", "a magazine editor"},
		{"“Shut The Gate,” the book’s hero said on the quay.", "the book’s hero"},
	};
	(void)state;
	for (size_t i = 0; i < sizeof all / sizeof *all; i++)
		expect_name(all[i].text, all[i].name);
}

/* Names given, terms, titles that are listed, numbered chapters, nicknames: nobody says them.
 */
static void set_off(void **state)
{
	static const char *const sentences[] = {
		"The fog is nicknamed \"the blanket\" by pilots.",
		"A ditch in the north, known as the “long drain”, was dug by hand.",
		"Two lists, labelled ‘red’ and ‘amber,’ hang in the hall.",
		"The so called “night owls” meet at nine, the so-called “larks” at five.",
		"The inn is home to a barber called “Old Pete” and his dog.",
		"It is part of what is termed “soft closure” in the handbook.",
		"Nurses talk of “hot beds” and of being “cold called.”",
		"Her poems “Ash” and “Salt Road” were set to music.",
		"Turn to Section 4, “Care of the engine,” for more.",
		"Anna “Biscuit” Lindqvist, 52, bakes for the whole street.",
		"The prize went to Piotr \"The Wall\" Nowak on Sunday.",
		"Huber told NTV's “Today” on Monday that she would stay.",
		"Huber said on “The Late Hour with Ada Orr” on Monday that she would stay.",
		"In an interview with “Tide and Time,” Huber said that she would stay.",
		"Huber told “Tide and Time” after the vote that she would stay.",
		"Tom Okafor, an author of ''Men from Over the Water,'' said he would stay.",
		"The “Cold Water” star Tom Okafor said that he would stay.",
		"In his autobiography, “A Time for Truth,” Huber told how he had left.",
		"According to “The Orrs: Three Lives,” by Ada Orr, Huber had left.",
		"The sign on the quay is old and in Latin, Latin for “always here.”",
		"Huber spoke of the port in an interview last May on CBS' “60 Minutes.”",
		"Huber said that she would stay on Monday on “New Day.”",
		"Huber is set to publish “Salt Revealed,” a long novel by her father.",
		"Huber is set to publish “Salt Revealed,” a novel written by her father.",
		"Huber sang “Salt Road” and left.",
		"Huber sang “Let It Be” and left.",
		"’ “No” it is.",
		"The ad, titled “Unifier?”, is on the quay.",
		"It was what was then referred to as the “iron shirt” of the divers.",
		"The winger, once dubbed “the new Orr”, has left.",
		"The lane, known to locals as “the Gut”, is shut.",
		"His drummer, a tailor dubbed “Scissors” by the regulars, keeps time.",
		"The books are in states classed as “high risk” by now.",
		"The rules are in Part 3, “New words.”",
		"The yard, billed as “Lund on Sea”, is empty.",
		"Nurses talk of “hot beds” and of feeling “cold called.”",
		"The rules are in Annex B, “Boats without lights.”",
		"The march ended with the anthem, “Save the North Sea.”",
	};
	(void)state;
	char text[512];
	for (size_t i = 0; i < sizeof sentences / sizeof *sentences; i++) {
		snprintf(text, sizeof text, LEAD "%s", sentences[i]);
		if (*who(text))
			fail_msg("%s: said by %s", sentences[i], who(text));
	}
	assert_string_equal(
		who(LEAD "“We were late,” Ada Huber said.\n“We are early,” Ada Huber said.\n"
			 "‘A hard choice’\n“It is a hard choice,” Ada Huber said."),
		"Ada Huber/said; Ada Huber/said; Ada Huber/said");
	assert_string_equal(who(LEAD "“It is shut for good, and we are late.” [Laughter]"),
			    "-");
	assert_string_equal(who(LEAD "“It is shut,” Huber said. “It is to stay so.” [Linz]"),
			    "Huber/said; Huber/said");
	assert_string_equal(
		who("Mayor resigns over ‘improper’ loans\nThe mayor left on Monday."), "");
}

/* A surname that is a form of a verb opens a sentence, too; things of that name stay things. */
static void surnames_like_verbs(void **state)
{
	(void)state;
	assert_string_equal(
		who(LEAD "Ida Fears built it. Fears said it was “dear to the town.”"),
		"Fears/said");
	assert_string_equal(
		who(LEAD "Otto Wonders came. Wonders also told us: “We will build it anew.”"),
		"Wonders/told");
	assert_string_equal(who(LEAD
				"Jon Tester came. Tester, himself a sailor, said that they "
				"“put needless things in that bill.”"),
			    "Tester/said");
	assert_string_equal(who(LEAD
				"Ida Thatch came. Thatch went on to say she was “glad to be "
				"asked at last.”"),
			    "Thatch/say");
	assert_string_equal(who(LEAD "Ida Fears built it. Hopes said to be “dear to the town” "
				     "were lost, Maria Huber said."),
			    "Maria Huber/said");
}

/* Data and programs: keys and values, attributes, arguments, lists over lines. */
static void data(void **state)
{
	static const char *const texts[] = {
		"{\"title\": \"The port\", \"by\": \"Maria Huber\", \"year\": 2019}",
		"{\n\n\"title\": \"Huber says no\",\n\n\"offset\": 12,\n\n\"cue\": "
		"{\n\n\"text\": "
		"\"said\"\n\n},\n\n\"names\": [\n\n\"Maria Huber\",\n\n\"Tom "
		"Okafor\"\n\n]\n\n}",
		"<a href=\"port.html\" title=\"Maria Huber said this\">",
		"option = \"a small port\"",
		"puts(\"Nobody was hurt\", out);",
		"log('We were not asked', 'Maria Huber')",
	};
	(void)state;
	for (size_t i = 0; i < sizeof texts / sizeof *texts; i++)
		if (*who(texts[i]))
			fail_msg("%s: said by %s", texts[i], who(texts[i]));
}

/* The same words where somebody says them. */
static void not_only_set_off(void **state)
{
	(void)state;
	assert_string_equal(who(LEAD "The bill, which Huber called “a gift,” passed."),
			    "Huber/called");
	assert_string_equal(who(LEAD "What the minister called “a bad day” ended at noon."),
			    "the minister/called");
	assert_string_equal(who(LEAD "Maria Huber told them, “Save Our Harbour.”"),
			    "Maria Huber/told");
	assert_string_equal(who(LEAD "The crowd on the pier chanted “Save Our Harbour.”"),
			    "The crowd/chanted");
	assert_string_equal(who(LEAD "Maria Huber spoke of “a new start” on Monday."),
			    "Maria Huber/spoke");
	assert_string_equal(who(LEAD "“It is cold,” said Frank “Duke” Harrow."),
			    "Frank “Duke” Harrow/said");
	assert_string_equal(who(LEAD "\"We shall stay\": Maria Huber spoke to the crowd."),
			    "Maria Huber/:");
	assert_string_equal(
		who("\"name\": \"port\",\n\n\"We were not asked,\" Maria Huber said."),
		"Maria Huber/said");
	assert_string_equal(who(LEAD "Her answer (\"We were not asked\") was short."), "");
	assert_string_equal(who("Mayor calls loans ‘improper’\nThe mayor met us on Monday."),
			    "Mayor/calls");
}

/* Whose clause a stretch stands in: a relative one, one behind "and". */
static void clauses_of_their_own(void **state)
{
	(void)state;
	assert_string_equal(who(LEAD "“The harbour breaks my heart,” Ivo Penev said, according "
				     "to a transcript seen by the Gazette."),
			    "Ivo Penev/said");
	assert_string_equal(who(LEAD
				"The gate, which Eva Brandt called “a museum piece”, is “too "
				"dear”, said the treasurer, Nils Holm."),
			    "the treasurer/said; Eva Brandt/called");
	assert_string_equal(who(LEAD "Nils Holm, whom his rival, Eva Brandt, described as “a "
				     "ledger with legs”, said nothing."),
			    "Eva Brandt/described");
	assert_string_equal(who(LEAD "The yard, dubbed “a concrete cake” by Eva Brandt, is to "
				     "be shut."),
			    "Eva Brandt");
	assert_string_equal(who(LEAD
				"Thousands replied, with one man asking “Who pays for this?” "
				"and another adding “We do”."),
			    "one man/asking; another/adding");
	assert_string_equal(who(LEAD
				"The cinema, which Eva Brandt once called “the last honest "
				"room”, is “a garage”, said the treasurer, Nils Holm."),
			    "the treasurer/said; Eva Brandt/called");
	assert_string_equal(who(LEAD "The cinema, described by Eva Brandt as “the last honest "
				     "room”, is “a garage”, said the treasurer, Nils Holm."),
			    "the treasurer/said");
	assert_string_equal(who(LEAD "The union spoke of “an empty shelf” and the owner of the "
				     "yard, Eva Brandt, said the books were “in order”."),
			    "The union/spoke; Eva Brandt/said");
	assert_string_equal(who(LEAD
				"The clinic wrote of “a slip” while Nils Holm, the lawyer, "
				"called it “a crime”."),
			    "The clinic/wrote; Nils Holm/called");
}

/* Whoever else is near: the subject of the verb directly before, or behind a comma. */
static void next_to_its_verb(void **state)
{
	(void)state;
	assert_string_equal(who(LEAD "“It is late,” the Gazette quoted Otto Kern as saying."),
			    "Otto Kern/saying");
	assert_string_equal(who(LEAD "The Gazette quoted Otto Kern as saying: “It is late.”"),
			    "Otto Kern/quoted");
	assert_string_equal(who(LEAD "“It is late,” Otto Kern said as the heckler yelled: “Go "
				     "home!”"),
			    "Otto Kern/said; the heckler/yelled");
	assert_string_equal(who(LEAD "Otto Kern said that the plan was sound, to which Ada Orr "
				     "replied: “It is not.”"),
			    "Ada Orr/replied");
	assert_string_equal(who(LEAD "When Ada Orr noted that Kern had paid no tax for years — "
				     "as was true — Kern boasted, “That is smart.”"),
			    "Kern/boasted");
	assert_string_equal(who(LEAD "When Otto Kern said, “We are late,” Ada Orr laughed."),
			    "Otto Kern/said");
	assert_string_equal(who(LEAD "The lock that Kern said was “dear to him,” Ada Orr wrote "
				     "in May, was sold."),
			    "Ada Orr/wrote");
}

/* A report ends before words in marks that have a verb of their own. */
static void not_of_the_report_before(void **state)
{
	(void)state;
	assert_string_equal(who(LEAD "The treasurer said that the port had lost its way: “The "
				     "port is no port,” he added."),
			    "he/added");
	assert_string_equal(who(LEAD "The mayor suggested that the plan was not serious - "
				     "“Again, we need the details,” she said - and left."),
			    "she/said");
}

/* Who is spoken to by name is another, whatever hash the names have. */
static void spoken_to_by_name(void **state)
{
	static const char *const names[] = {"Aggie", "Albina", "Alma", "Beate", "Carla"};
	(void)state;
	char text[512];
	for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
		snprintf(text, sizeof text,
			 LEAD "“The boats have been here for years,” Kern said. “Do not "
			      "forget, %s, that you have many of them in line for the lock.”",
			 names[i]);
		assert_string_equal(who(text), "Kern/said; Kern/said");
	}
}

/* Whose word leads to it: "his claim that it is “A”"; who is behind a passive. */
static void words_of_somebody(void **state)
{
	(void)state;
	assert_string_equal(who(LEAD "Nils Holm met the board. He has seized on Eva Brandt's "
				     "assertion of a “claim of right” over the land."),
			    "Eva Brandt/assertion");
	assert_string_equal(who(LEAD "Nils Holm was later slammed for staging “a long and "
				     "costly farce” by the union."),
			    "the union/slammed");
}

/* “A” was how somebody put it; his answer was “A”, the other way round. */
static void predicates(void **state)
{
	(void)state;
	assert_string_equal(who(LEAD "“Madness,” was how one baker described it."),
			    "one baker/described");
	assert_string_equal(who(LEAD "“A farce” is what Eva Brandt called it."),
			    "Eva Brandt/called");
	assert_string_equal(who(LEAD "“A pity,” was the way the treasurer, Nils Holm, put it."),
			    "Nils Holm");
	assert_string_equal(who(LEAD "“Never,” was the answer of Eva Brandt."), "Eva Brandt");
	assert_string_equal(who(LEAD "“No” was Nils Holm's reply."), "Nils Holm");
	assert_string_equal(who(LEAD "“The Miller” is how the picture is known."), "");
	/* a comma, and nobody in apposition */
	who(LEAD "“A pity,” was how Nils Holm, put it.");
	assert_int_equal(s.d.n_quotes, 1);
	who(LEAD "“A pity,” is what Eva Brandt, when asked, called it.");
	assert_int_equal(s.d.n_quotes, 1);
	assert_string_equal(who(LEAD "“The Miller” was the title of the picture."), "");
}

static void says_why(void **state)
{
	(void)state;
	sample_find(&s, LEAD "“The harbour will stay open,” said Maria Huber.");
	assert_int_equal(s.d.n_quotes, 1);
	assert_string_equal(s.d.quotes[0].rule, "quote-verb-subject");
	assert_true(
		str_eq(s.d.quotes[0].why,
		       STR("the cue “said” follows the quote; “Maria Huber” is its subject")));
	assert_true(s.d.quotes[0].confidence > 0.9f && s.d.quotes[0].confidence <= 1);
	sample_find(&s, LEAD "Maria Huber said: “The harbour will stay open.”");
	assert_string_equal(s.d.quotes[0].rule, "subject-verb-quote");
	sample_find(&s, LEAD "“The harbour will stay open,” Maria Huber said.");
	assert_string_equal(s.d.quotes[0].rule, "quote-subject-verb");
}

static uint32_t turns(const char *text)
{
	uint32_t n = 0;
	sample_find(&s, text);
	for (uint32_t i = 0; i < s.d.n_quotes; i++)
		n += !strcmp(s.d.quotes[i].rule, "transcript-turn");
	return n;
}

static void transcripts(void **state)
{
	(void)state;
	assert_string_equal(who(LEAD "“HUBER: We were not asked.\n“BERG: You were asked "
				     "twice.\n“And you know it.”"),
			    "HUBER/:; BERG/:; BERG");
	assert_string_equal(who(LEAD
				"“HUBER: Will the ferry run?\n“THATCH: It will, when it is "
				"safe.\n“(LAUGHTER.)\n“HUBER: Thank you.”"),
			    "HUBER/:; THATCH/:; HUBER/:");
	assert_int_equal(turns(LEAD "HUBER: We were not asked.\nBERG: You were asked "
				    "twice.\nHUBER: We were never asked.\nBERG: So you say."),
			 4);
	assert_int_equal(s.d.n_speakers, 2);
	assert_int_equal(
		turns(LEAD "Q: Were you asked?\nA: No.\nQ. Will you be?\nA. I doubt it."), 4);
	assert_int_equal(turns(LEAD "Huber: We were not asked.\nBerg: You were asked.\nHuber: "
				    "We were never asked.\nBerg: So you say, sir."),
			 4);
	assert_int_equal(
		turns(LEAD
		      "Note: The harbour is open.\nBerlin: The council met.\nLisbon: No news."),
		0);
}

static void headers(void **state)
{
	(void)state;
	assert_string_equal(who(LEAD "From the desk of Maria Huber, Treasurer, Norwind.\n"
				     "“The harbour will stay open for another year.”"),
			    "Maria Huber");
	assert_string_equal(who(LEAD "A message from Tomas Vrba, Head of Operations:\n"
				     "\"We have worked through the winter.\""),
			    "Tomas Vrba");
	assert_string_equal(who(LEAD "STATEMENT BY IRENA HOLUB\n"
				     "“Nobody will be left on the island this year.”"),
			    "IRENA HOLUB");
	assert_string_equal(who(LEAD "A report by Anna Berg was read.\n"
				     "“Nobody will be left there,” said Wade Jordan."),
			    "Wade Jordan/said");
}

static void blocks(void **state)
{
	(void)state;
	assert_string_equal(who(LEAD "In a letter, Maria Huber wrote:\n"
				     "> We regret to say that the ice is late.\n"
				     "> It may come in May.\nIt came."),
			    "Maria Huber");
	assert_int_equal(s.d.n_quotes, 1);
	assert_string_equal(who(LEAD "In a letter, Maria Huber wrote:\n"
				     "> We regret to say that the ice is late.\n>\n"
				     "> It may come in May.\nIt came."),
			    "Maria Huber; Maria Huber");
	assert_string_equal(who(LEAD "The note, found by Tomas Vrba, reads:\n> Come back."),
			    "Tomas Vrba");
	assert_string_equal(who(LEAD "It was cold.\n> More on the harbour"), "");
}

static void pieces_of_one_utterance(void **state)
{
	(void)state;
	sample_find(
		&s, LEAD
		"“The harbour,” Maria Huber said, “will stay open.\n“It will be deeper, too.”");
	assert_int_equal(s.d.n_quotes, 3);
	assert_int_equal(s.d.quotes[1].continues, 1);
	assert_int_equal(s.d.quotes[2].continues, 2);
}

/* Nothing to find, or nothing but marks. */
static void edges(void **state)
{
	(void)state;
	assert_string_equal(who(""), "");
	assert_string_equal(who("“"), "");
	assert_string_equal(who("““““””””"), "");
	assert_string_equal(who("“Yes”\n“No”\n“Yes”"), who("“Yes”\n“No”\n“Yes”"));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(orders),
		cmocka_unit_test(between_subject_and_cue),
		cmocka_unit_test(addressees),
		cmocka_unit_test(noun_phrases),
		cmocka_unit_test(whole_subjects),
		cmocka_unit_test(holders_of_offices),
		cmocka_unit_test(bodies_and_origins),
		cmocka_unit_test(sorts_of_speakers),
		cmocka_unit_test(scenes),
		cmocka_unit_test(many_verbs),
		cmocka_unit_test(styles),
		cmocka_unit_test(paragraphs_that_go_on),
		cmocka_unit_test(no_quotes),
		cmocka_unit_test(set_off),
		cmocka_unit_test(not_set_off),
		cmocka_unit_test(surnames_like_verbs),
		cmocka_unit_test(data),
		cmocka_unit_test(not_only_set_off),
		cmocka_unit_test(clauses_of_their_own),
		cmocka_unit_test(next_to_its_verb),
		cmocka_unit_test(not_of_the_report_before),
		cmocka_unit_test(spoken_to_by_name),
		cmocka_unit_test(words_of_somebody),
		cmocka_unit_test(predicates),
		cmocka_unit_test(says_why),
		cmocka_unit_test(transcripts),
		cmocka_unit_test(headers),
		cmocka_unit_test(blocks),
		cmocka_unit_test(pieces_of_one_utterance),
		cmocka_unit_test(edges),
	};
	int failed = cmocka_run_group_tests(tests, NULL, NULL);
	sample_free(&s);
	return failed;
}
