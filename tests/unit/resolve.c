/*
 * Which place a name means. Texts have their names in braces with what is expected of them:
 * "{Paris=city US-TX}", "{Georgia=country GE}", "{Mudville=?}" for one that no list has. The
 * recogniser is left out; whole articles are looked at below.
 */
#include "sample.h"

#include "find/place/resolve.h"

#include <math.h>

struct resolved_article {
	struct sample s;
	struct toponym toponyms[SAMPLE_MARKS];
	struct toponyms t;
	struct choice choices[SAMPLE_MARKS];
};

static void set_toponyms(struct resolved_article *a)
{
	const struct token *at = a->s.f.tokens.at;
	a->t = (struct toponyms){a->toponyms, a->s.n_marks};
	for (uint32_t i = 0; i < a->s.n_marks; i++) {
		struct toponym *t = &a->toponyms[i];
		*t = (struct toponym){.span = a->s.marks[i].span};
		t->first = token_at(&a->s.f.tokens, t->span.start);
		for (t->end = t->first; at[t->end].start < t->span.end; t->end++)
			t->key = gazetteer_key(t->key, at[t->end].hash);
		struct place_refs refs = gazetteer_find(NULL, t->key);
		if (!refs.n)
			t->key = 0;
		else
			t->demonym = ref_flags(refs.at[0]) & NAME_DEMONYM;
	}
}

static void described(const struct choice *c, char out[64])
{
	const struct place *p = gazetteer_place(NULL, c->place);
	char code[8] = "";
	if (p)
		place_code(NULL, p, code);
	snprintf(out, 64, "%s %s", p ? region_type_name((enum region_type)p->type) : "?",
		 p && code[0] ? code
		 : p          ? (char[3]){p->country[0], p->country[1], 0}
			      : "");
}

static void resolve(struct resolved_article *a, const char *marked)
{
	sample_start(&a->s, marked);
	set_toponyms(a);
	toponyms_resolve(&a->s.f, &a->t, a->choices);
}

static void forget(struct resolved_article *a)
{
	sample_free(&a->s);
}

static void expect(const char *marked)
{
	static struct resolved_article a;
	resolve(&a, marked);
	for (uint32_t i = 0; i < a.s.n_marks; i++) {
		char got[64];
		described(&a.choices[i], got);
		const char *expected = a.s.marks[i].note + 1;
		struct str name = sample_str(&a.s, a.s.marks[i].span);
		if (strncmp(got, expected, strlen(expected)) != 0)
			fail_msg("%.*s: got %s, not %s, in: %s", (int)name.n, name.at, got,
				 expected, marked);
	}
	forget(&a);
}

static void test_georgia(void **state)
{
	(void)state;
	expect("{Georgia=subdivision US-GA} Gov. Ann Lee spoke in {Atlanta=city US-GA}. "
	       "Officials in "
	       "{Savannah=city US-GA} agreed, and {Florida=subdivision US-FL} followed.");
	expect("{Russia=country RU} and {Georgia=country GE} resumed flights. The ministry in "
	       "{Tbilisi=city GE} said {Moscow=city RU} had asked for talks.");
	expect("The ferry from {Batumi=city GE} in {Georgia=country GE} crosses the {Black "
	       "Sea=other}.");
}

/* Towns of Ireland by their English names. */
static void test_irish(void **state)
{
	(void)state;
	expect("Trains to {Killarney=city IE} and {Tramore=city IE} were late.");
}

/* A state has no article; the river of its name has. */
static void test_rivers(void **state)
{
	(void)state;
	expect("Barges wait on the lower {Mississippi=other}. Grain comes down the "
	       "{Missouri=other} and the {Ohio=other}.");
	expect("Voters in {Mississippi=subdivision US-MS} and the {Ohio=subdivision US-OH} "
	       "senator agreed.");
}

/* A government is named by the city that it sits in, not by a state of that city's name. */
static void test_government(void **state)
{
	(void)state;
	expect("{Washington=city US-DC} has told {Rabat=city MA} that the pears are sound. "
	       "They "
	       "grew near {Spokane=city US-WA}, {Washington=subdivision US-WA}, and were "
	       "packed "
	       "in {Olympia=city US-WA}, {Washington=subdivision US-WA}.");
	expect("Snow fell in {Oregon=subdivision US-OR} and {Washington=subdivision US-WA}, "
	       "near {Spokane=city US-WA}.");
	/* but what is said to lie elsewhere is no government's seat */
	expect("A man from {Athens=city US-TN}, {Tennessee=subdivision US-TN}, won. "
	       "{Athens=city US-TN} cheered.");
}

static void test_beside(void **state)
{
	(void)state;
	expect("{PARIS=city US-TX}, {Texas=subdivision US-TX} (AP) - A fair opened. "
	       "The mayor of {Paris=city US-TX} spoke.");
	expect("A fair opened in {Paris=city FR}, and one in {Lyon=city FR}.");
	expect("Water rose on the {Po=other IT} and on the {Rhine=other}.");
	expect("Near {Bangor=city US-ME}, {Maine=subdivision US-ME}, 75 cars crashed.");
	expect("{Long Beach=city US-CA}, CA to {Fresno=city US-CA}, CA");
	expect("She lives in {Cambridge=city GB} in {England=subdivision GB-ENG}.");
	expect("He taught in {Portland=city US-ME}, {Maine=subdivision US-ME}, and then in "
	       "{Portland=city US-OR}, {Oregon=subdivision US-OR}.");
	expect("{TROY=city US-NC}, {N.C.=subdivision US-NC} (AP) -- Some want the flag "
	       "removed.");
}

/* A short name that the world knows against the whole name of what few do. */
static void test_gaza(void **state)
{
	(void)state;
	expect("Rockets were fired from {Gaza=subdivision PS} at night, said diplomats in "
	       "{Cyprus=country CY} and {Egypt=country EG}.");
	expect("The aid for {Gaza=subdivision PS} waited off {Crete=}.");
	expect("Rivers rose in {Maputo=} and in {Gaza=subdivision MZ-G}, "
	       "{Mozambique=country MZ}.");
	expect("The {Gaza Province=subdivision MZ-G} lies on the sea.");
	expect("The bells of {Bethlehem=city PS} were silent on Monday.");
	expect("Workers left {Bethlehem=city US-PA} for {Allentown=city US-PA}.");
	expect("Trains to {Taoyuan=city TW} were late, and rain fell on {Orkney=}.");
}

/* What is said to hold a place restricts what it may be. */
static void test_containers(void **state)
{
	(void)state;
	expect("The fair in {Mexico=city US-MO}, {Missouri=subdivision US-MO}, opened, and the "
	       "one in {Poland=city US-OH}, {Ohio=subdivision US-OH}, closed.");
	expect("Jurors in {Lebanon=city US-PA}, {Pennsylvania=subdivision US-PA}, waited. The "
	       "judge had lived in {Lebanon=country LB}, in {Beirut=city LB}.");
	expect("She was born in {Hull=?}, {Ontario=subdivision CA-ON}, and skated there.");
	expect("A cow fell in {Yuma=?}, W. Va., and nobody in {Yuma=?} laughed.");
	expect("A barn burned in {Quarnholt=?}, a small village in northern "
	       "{Germany=country DE}.");
	expect("The {Syrian=country SY} town of {Lisburn=?} was shelled.");
	expect("Votes came in from {Moscow=city RU}, {Kyiv=city UA} and {London=city GB}.");
	expect("Growers from {Armenia=country AM} and {Georgia=country GE} met in "
	       "{Tbilisi=city GE}. One had come from {Athens=city US-GA}, {Georgia=subdivision "
	       "US-GA}.");
	/* once told, a name keeps to it, though a district is called so, too */
	expect("The mill in {Berlin=city US-NH}, {New Hampshire=subdivision US-NH}, closed. "
	       "{Berlin=city US-NH} lost 250 jobs.");
	expect("A ship left {Hamilton=city BM}, {Bermuda=country BM}, and the storm was near "
	       "{Hamilton=city BM} by night.");
	expect("A man from {Mexico=city US-MO}, {Missouri=subdivision US-MO}, was sent to "
	       "{Mexico=country MX}.");
	expect("A student from {Moscow=city US-ID}, {Idaho=subdivision US-ID}, knows "
	       "{Russia=country RU}. {Moscow=city RU} said its troops would stay.");
	/* a list of towns, none of which holds the one before it: that would be called a county
	 */
	expect("Crews from {Troy=city US-NY}, {Schenectady=city US-NY} and {Albany=city "
	       "US-NY} helped. They go on to {Cleveland=city US-OH}, {Miami=city US-FL} and "
	       "{Tampa=city US-FL}.");
}

/* What goes on from a town's name by "de" or "am" is another place, and may be cut short. */
static void test_cut_short(void **state)
{
	(void)state;
	expect("The mayor of {Santiago de Cuba=city CU} spoke. {Santiago=city CU} is hot.");
	expect("Pilgrims reach {Santiago de Compostela=city ES}. In {Chile=country CL} police "
	       "in {Santiago=city CL} fired.");
	expect("The port of {Rio Grande do Sul=subdivision BR} is {Rio Grande=city BR-RS}.");
	expect("Nobody in {Calama=city CL} or in {San Pedro de Qzville=?} slept. "
	       "{San Pedro=?} shook.");
}

/* A name that no list has is of the area it is said to lie in. */
static void test_unknown_within(void **state)
{
	(void)state;
	static struct resolved_article a;
	resolve(&a, "Fire took a barn in {Qzvillage=?}, {Kansas=}, and one near {Xyburg=?}, "
		    "a village on the {Bulgarian=} side.");
	assert_int_equal(a.choices[0].within, a.choices[1].place);
	assert_int_equal(a.choices[2].within, a.choices[3].place);
	forget(&a);
	resolve(&a, "Troops left {Ukraine=}'s {Qzvillage=?} and the {Polish=} border town of "
		    "{Xyburg=?}.");
	assert_int_equal(a.choices[1].within, a.choices[0].place);
	assert_int_equal(a.choices[3].within, a.choices[2].place);
	forget(&a);
	resolve(&a, "{Poland=} sent boats. Water rose in {Qzvillage=?}, {Xyburg=?} and "
		    "{Zrtown=?} in northern {Nepal=}.");
	for (uint32_t i = 1; i < 4; i++)
		assert_int_equal(a.choices[i].within, a.choices[4].place);
	forget(&a);
}

/* A town or county that lies elsewhere is not the one that is meant; an English county may. */
static void test_strays(void **state)
{
	(void)state;
	static struct resolved_article a;
	resolve(&a, "He was held in {Kalamazoo County=?}, {Ohio=}, on Monday, she in "
		    "{Abilene=?}, {Ohio=}.");
	for (uint32_t i = 0; i < 4; i += 2) {
		assert_int_equal(a.choices[i].place, 0);
		assert_int_equal(a.choices[i].within, a.choices[1].place);
	}
	forget(&a);
	expect("Sen. Ann Roe (R-{La.=subdivision US-LA}) met Bo Lund, D-{Wapato=city US-WA}.");
	expect("{Qzville=?}, {La.=subdivision US-LA}, has a mayor. He left {L.A.=city US-CA}.");
	expect("In {Macomb County=county US-MI}, {China=country}'s cars are feared.");
	expect("In {Maricopa County=county US-AZ}, {California=} plates are common.");
	expect("{Maricopa County=county US-AZ}, {Georgia=}, and {Michigan=} voted.");
	expect("A swan was found in {Fife=county GB}, {Scotland=subdivision GB-SCT}.");
	expect("He was held in {Marion County=county US-OH}, {Ohio=subdivision US-OH}.");
}

/* Where the paper is at home names mean those near there, if the article does not say. */
static void test_home(void **state)
{
	(void)state;
	static const char *const homes[][2] = {{"US-OH", "city US-OH"},
					       {"Leeds, UK", "city GB"},
					       {"Toronto, Canada", "city CA"}};
	for (size_t i = 0; i < sizeof homes / sizeof *homes; i++) {
		static struct resolved_article a;
		struct error e;
		struct places *own = places_at_home(NULL, str_of(homes[i][0]), &e);
		char got[64];
		sample_start(&a.s, "The mill in {Hamilton=?} shut on Monday.");
		set_toponyms(&a);
		a.s.f.places = own;
		toponyms_resolve(&a.s.f, &a.t, a.choices);
		described(&a.choices[0], got);
		assert_int_equal(strncmp(got, homes[i][1], strlen(homes[i][1])), 0);
		forget(&a);
		places_free(own);
	}
}

/* Waters, islands, villages at a front: what no list of towns has. */
static void test_lesser_places(void **state)
{
	(void)state;
	expect("Guns were heard in {Verbove=city UA} and {Novoprokopivka=city UA}.");
	expect("A tent burned in {Jabalia=city PS}; the road through the {Netzarim "
	       "Corridor=other PS} was shut.");
	expect("The ferry crossed the {Hudson Strait=other CA} and the {Chukchi Sea=other}.");
	expect("Sheep were landed on {Fair Isle=other GB}.");
	expect("Rain fell on {Hsinchu County=county TW} and {Pingtung County=county TW}.");
	/* a province that no town is said to be of, and the town of its name far away */
	expect("He farms in {Laguna=county PH}, an hour from {Manila=city PH}.");
	expect("He fishes at {Laguna=city BR}, far from {Porto Alegre=city BR}.");
	expect("The bus to {Toledo=city ES} leaves from {Madrid=city ES}.");
	expect("Ships waited off {Mischief Reef=other} and in the {Mona Passage=other}.");
}

static void test_kind(void **state)
{
	(void)state;
	expect("The women, from the {Kursk=subdivision RU-KRS} and {Voronezh=subdivision "
	       "RU-VOR} regions, "
	       "came to {Belgorod=city RU-BEL}.");
	expect("Fighting went on in {Ukraine=country UA}'s {Luhansk=subdivision UA-09} "
	       "region.");
	expect("The road from {Kursk=city RU-KRS} to {Moscow=city RU-MOW} is closed.");
	expect("{Moscow Oblast=subdivision RU-MOS} lies around {Moscow=city RU-MOW}.");
	expect("Drones fell in the {Moscow=subdivision RU-MOS} region, far from {Kyiv=city "
	       "UA-30}.");
	expect("In the province of {Buenos Aires=subdivision AR-B} and the city of {Buenos "
	       "Aires=city AR} "
	       "all was quiet.");
	expect("{Tucson=city US-AZ} is the seat of {Pima County=county US-AZ}.");
	expect("Storms hit {Walton=county US-FL} and {Okaloosa=county US-FL} counties in "
	       "{Florida=subdivision US-FL}.");
}

static void test_company(void **state)
{
	(void)state;
	expect("Trains link {Birmingham=city GB}, {Manchester=city GB} and {Leeds=city GB}.");
	expect("Trains link {Birmingham=city US-AL}, {Montgomery=city US-AL} and "
	       "{Tuscaloosa=city US-AL}, "
	       "all in {Alabama=subdivision US-AL}.");
	expect("Fares rose in {New York=subdivision US-NY}, {Texas=subdivision US-TX}, "
	       "{Ohio=subdivision US-OH} and {Florida=subdivision US-FL}.");
	expect("In {London=city GB} the pound fell.");
	expect("Roads in {Kent=county GB} and {Surrey=county GB} were under water.");
	expect("A hen won in {Kent=city US-WA}, far from {Spokane=city US-WA} and "
	       "{Seattle=city US-WA}.");
	expect("Delegates of {Turkey=country TR}, {Jordan=country JO} and {Georgia=country GE} "
	       "dined. One was from {Macon=city US-GA}, {Georgia=subdivision US-GA}.");
	expect("Boats lay on the {Loire=other}, and the wind blew from {Nantes=city FR}.");
	expect("The {Nantes=city FR} mayor went to the {Amazon=region}.");
	expect("She left {Keelung City=city TW} for {Taoyuan City=city TW}.");
	expect("Offices in {London=city CA-ON} and {Hamilton=city CA-ON}, {Ontario=subdivision "
	       "CA-ON}.");
	/* who names France means its capital, however much else is in the state of New York */
	expect("The {Paris=city FR} deal was signed. {Syracuse=city US-NY}, {Utica=city "
	       "US-NY}, "
	       "{Ithaca=city US-NY} and {Buffalo=city US-NY} sent people to {New York=city "
	       "US-NY}. {France=country FR} was glad.");
	/* a small town's own paper knows its namesake's land, and others, too */
	expect("{Warsaw=city US-IN} voted. {Indiana=subdivision US-IN} waited. {Kosciusko "
	       "County=county US-IN} was wet. {Poland=country PL} was glad.");
	expect("A school in {Dublin=city US-OH}, a suburb in {Ohio=subdivision US-OH}, hired a "
	       "teacher from {Mexico=country MX}.");
	expect("{Earth=region} was warm. The {Earth=region} goes round the sun.");
	expect("He came to {Earth=city US-TX}, {Texas=subdivision US-TX}.");
}

/* Towns that may lie in one state lie there together, though each has a greater namesake. */
static void test_areas(void **state)
{
	(void)state;
	expect("A barn burnt in {Walker County=county US-TX} on Sunday. Crews from "
	       "{Huntsville=city US-TX} put it out.");
	/* but great cities stay where all the world knows them, */
	expect("Envoys from {Paris=city FR}, {London=city GB} and {Berlin=city DE} met in "
	       "{Rome=city IT}.");
	/* nor does a capital move overseas where its country is named, */
	expect("The flight from {Wellington=city NZ} to {Honolulu=city US-HI} was late, "
	       "officials of {New Zealand=country NZ} said.");
	expect("The flag of {Spain=country ES} flew in {Granada=city NI} and {Managua=city "
	       "NI}, the old towns of {Nicaragua=country NI}.");
	expect("{United States=country US} envoys spoke of {Israel=country IL} and of "
	       "{Jerusalem=city IL}. Voters in {New York=} wait.");
	/* but a town stays where others of its state are named */
	expect("A {Hamilton=city US-OH} woman came from {New Zealand=country NZ}. {Butler "
	       "County=county US-OH} deputies and {Fairfield=city US-OH} police searched.");
	expect("A {Naples=city US-FL} man was born in {Italy=country IT}. {Collier "
	       "County=county US-FL} honored him.");
	/* and no small town is called like the capital with its district */
	expect("Tickets are sold in all states, {Washington, D.C.=city US-DC}, and on the "
	       "islands. She bought hers in {Riverdale=city US-NJ}, {Morris County=county "
	       "US-NJ}.");
}

/* What the article names by itself, or what has few namesakes, tells where the others lie. */
static void test_anchors(void **state)
{
	(void)state;
	expect("Floods hit {London=city CA-ON}, {Chatham=city CA-ON} and {Sarnia=city CA-ON}.");
	expect("{Massachusetts=subdivision US-MA} closed courts in {Norfolk=city US-MA}, "
	       "{Plymouth=city US-MA} and {Bristol=}.");
	expect("{New Zealand=country NZ} lost power in {Cambridge=city NZ}, {Hastings=city NZ} "
	       "and {Wellington=city NZ}.");
	expect("The storm hit {San Jose=city CR}, {Santa Rosa=} and {Alajuela=city CR}. "
	       "{Costa Rica=country CR} closed its schools.");
	/* but towns that any state has tell of none, */
	expect("The mayors of {Salem=city US-OR}, {Auburn=} and {Dover=} met.");
	/* nor does North America, which has a town of every name, */
	expect("Students from the {United States=country US} met in {Oxford=city GB} and "
	       "{Cambridge=city GB}.");
	/* nor do the greatest cities of a state tell of its towns */
	expect("An {Augusta=city US-GA} woman wrote for papers in {New York=} and {Boston=}.");
}

/* A county and the town in the middle of it. */
static void test_county_seats(void **state)
{
	(void)state;
	expect("Police in {Decatur=city US-GA} called the {DeKalb County=county US-GA} "
	       "sheriff.");
	expect("Police in {Richmond=city US-KY} called the {Madison County=county US-KY} "
	       "sheriff.");
	expect("{Paris=city US-TN} and {Henry County=county US-TN} are rich in history.");
	expect("Officials in {Athens=city US-TN} said so. {McMinn County=county US-TN} pays.");
}

/* What lies near a town that is told is not obscure, though over the border. */
static void test_landmarks(void **state)
{
	(void)state;
	expect("Police found them in {Hanover=city US-NH}. A son, of {Bethel=city US-VT}, "
	       "{Vt.=}, wept.");
}

/* The city that all know, unless the article plays where its small namesake lies. */
static void test_renown(void **state)
{
	(void)state;
	expect("{Israel=country IL} reopened the road to {Jerusalem=city IL}. A farmer from "
	       "{Penn Yan=city US-NY}, {N.Y.=subdivision US-NY}, visited it.");
	expect("{Italy=country IT} is far from {Naples=city IT}. A farmer from {Immokalee=} "
	       "went there.");
	expect("{Italy=country IT} is far from {Naples=city US-FL}, {Marco Island=city US-FL} "
	       "and {Bonita Springs=city US-FL}.");
	expect("After the attacks in {Paris=city FR}, crowds in {Iowa=}, {Florida=} and "
	       "{Ohio=} forgot {China=}. He was born in {Beaumont=}, {Texas=}.");
	expect("A tornado hit {Paris=city US-TX} on Friday. {Texas=}, {Oklahoma=} and "
	       "{Arkansas=} counted the dead.");
	expect("Delegates flew to {Cleveland=city US-OH}. {Atlanta=}, {Macon=} and {Savannah=} "
	       "in {Georgia=subdivision US-GA} sent most.");
	expect("Exiles who fled {Venezuela=} live in {Madrid=}, {Barcelona=city ES} and "
	       "{Valencia=city ES}.");
	expect("The president of {Seychelles=} opened a hospital in {Victoria=city SC}. It was "
	       "built with money of {India=}.");
	expect("He spoke in {Cleveland=city US-OH}. {New Jersey=} waits. Police in {Tulsa=}, "
	       "{Oklahoma=}, shot a man.");
	expect("{Alexandria=city US-VA} is one of {America=country US}'s best towns, with "
	       "{Denver=city US-CO}, {Seattle=city US-WA} and {Tampa=city US-FL}.");
	expect("It has houses in {Nashville=} and {Cordova=city US}, {Tennessee=}, "
	       "{Richmond=}, {Virginia=}, and {Atlanta=}, {Georgia=}.");
}

/* What runs schools, and where somebody lives, is written so in North America. */
static void test_schools(void **state)
{
	(void)state;
	expect("She is of 420 Elm St., {Lebanon=city US}. Her sister left {Lebanon=city US}.");
	expect("He is 44, of 2517 Elm Ave., {Alexandria=city US-VA}.");
	expect("{Hamilton=city AU-VIC} Public Schools in {Victoria=subdivision AU-VIC} "
	       "closed.");
	expect("The {Palestine=city US-TX} Independent School District met. "
	       "{Alexandria=city US} City Public Schools opened.");
	expect("{Palestine=country PS} wants schools. Boats lie in {Alexandria=city EG}.");
}

static void test_unknown(void **state)
{
	(void)state;
	static struct resolved_article a;
	char got[64];
	resolve(&a, "Floods reached {Qzvillage=?} and {Macon=city US-GA}, {Georgia=subdivision "
		    "US-GA}.");
	assert_int_equal(a.choices[0].place, 0);
	a.choices[0].place = a.choices[0].near;
	described(&a.choices[0], got);
	assert_string_equal(got, "city US-GA");
	forget(&a);
	/* "Kurskaya Kursk Street": its known part */
	resolve(&a, "A fire on {Old Chicago Bridge=?} in {Chicago=city US-IL}.");
	assert_int_equal(a.choices[0].place, 0);
	assert_int_equal(a.choices[0].because, REASON_PART);
	assert_int_equal(a.choices[0].near, a.choices[1].place);
	forget(&a);
	/* Saint Peter is in Montserrat, where the article is not */
	resolve(&a,
		"Pilgrims came to {Rome=city IT}. In {St. Peter's Basilica=?} a choir sang.");
	assert_int_equal(a.choices[1].near, a.choices[0].place);
	forget(&a);
	resolve(&a, "Nothing is known of {Qzvillage=?}.");
	assert_int_equal(a.choices[0].near, 0);
	forget(&a);
}

static void test_reasons(void **state)
{
	(void)state;
	static struct resolved_article a;
	resolve(&a, "In {Paris=}, {Texas=}, and {Ukraine=}'s {Luhansk=} region. {Belgorod=} in "
		    "{Russia=}.");
	assert_int_equal(a.choices[0].because, REASON_BESIDE);
	assert_int_equal(a.choices[0].witness, a.choices[1].place);
	assert_true(a.choices[0].rivals > 3 && a.choices[0].rival != a.choices[0].place);
	assert_int_equal(a.choices[3].because, REASON_KIND);
	assert_int_equal(a.choices[2].because, REASON_ONLY);
	for (uint32_t i = 0; i < a.s.n_marks; i++)
		assert_true(a.choices[i].confidence > 0 && a.choices[i].confidence <= 1);
	forget(&a);
}

/* ---- whole articles ---------------------------------------------------------------------- */

static void check_regions(const struct document *d)
{
	struct error e;
	if (!document_check(d, &e))
		fail_msg("%s", e.message);
	for (uint32_t i = 0; i < d->n_regions; i++) {
		const struct region *r = &d->regions[i];
		assert_true(r->name.n > 0 && r->n_mentions > 0 && r->why.n > 0);
		assert_true(r->focus >= 0 && r->focus <= 1 && r->confidence >= 0 &&
			    r->confidence <= 1);
		assert_true(!r->located ||
			    (r->lat >= -90 && r->lat <= 90 && r->lon >= -180 && r->lon <= 180));
		uint32_t steps = 0;
		for (uint32_t up = r->within; up; up = d->regions[up - 1].within)
			assert_true(up <= d->n_regions && ++steps <= 4);
	}
	for (uint32_t i = 0; i < d->n_region_mentions; i++) {
		const struct mention *m = &d->region_mentions[i];
		assert_true(m->id >= 1 && m->id <= d->n_regions && m->span.start < m->span.end);
		assert_true(i == 0 || d->region_mentions[i - 1].span.end <= m->span.start);
	}
}

static void analyse(struct sample *s, const char *text)
{
	sample_find(s, text);
	check_regions(&s->d);
}

static const struct region *region_named(const struct document *d, const char *name)
{
	for (uint32_t i = 0; i < d->n_regions; i++)
		if (str_eq(d->regions[i].name, str_of(name)))
			return &d->regions[i];
	fail_msg("no region %s", name);
	return NULL;
}

/* Teams and universities are no places, but lie somewhere. */
static void test_bodies(void **state)
{
	static const struct {
		const char *text, *name, *country;
	} told[] = {
		{"Sligo Rovers drew with Galway United on Friday. The rain in Waterford had "
		 "turned the pitch heavy, and the train to Dundalk was late.",
		 "Dundalk", "IE"},
		{"The University of Limerick said students from Waterford and Dundalk had "
		 "applied.",
		 "Waterford", "IE"},
		{"The rain in Waterford had turned the pitch heavy, and the train to Dundalk "
		 "was late.",
		 "Dundalk", "US"},
	};
	(void)state;
	static struct sample s;
	for (size_t i = 0; i < sizeof told / sizeof *told; i++) {
		analyse(&s, told[i].text);
		assert_string_equal(region_named(&s.d, told[i].name)->country, told[i].country);
		sample_free(&s);
	}
}

static void test_article(void **state)
{
	(void)state;
	static const char text[] =
		"KYIV, Ukraine - Troops crossed into Russia's Kursk region on Monday, the "
		"government in Kyiv said. In Kursk Oblast, Russian officials in Sudzha and "
		"Kursk asked for help from Moscow.";
	static struct sample article;
	analyse(&article, text);
	const struct document d = article.d;
	const struct region *oblast = region_named(&d, "Kursk Oblast"),
			    *russia = region_named(&d, "Russia");
	assert_string_equal(oblast->code, "RU-KRS");
	assert_string_equal(oblast->country, "RU");
	assert_int_equal(oblast->type, REGION_SUBDIVISION);
	assert_int_equal(oblast->n_mentions, 2);
	assert_ptr_equal(document_region(&d, oblast->within), russia);
	assert_int_equal(russia->n_mentions, 2);
	assert_true(russia->mentions[1].demonym);
	assert_int_equal(russia->within, 0);
	assert_ptr_equal(document_region(&d, region_named(&d, "Kursk")->within), oblast);
	assert_ptr_equal(document_region(&d, region_named(&d, "Moscow")->within), russia);
	assert_true(russia->focus > region_named(&d, "Moscow")->focus);
	assert_non_null(
		strstr(arena_str(&article.arena, oblast->why).at, "its kind is named with it"));
	sample_free(&article);
}

/* A place in the company of others is sure; a word that merely may be one is doubtful. */
/* A place is called as the article calls it, not as the list, nor as a line in capitals does.
 */
static void test_called(void **state)
{
	(void)state;
	static struct sample s;
	analyse(&s,
		"RUSE, Bulgaria - A barge sank at Ruse on Monday. Bulgarian divers came from "
		"Varna.");
	const struct region *r = &s.d.regions[0];
	assert_true(str_eq(r->name, STR("Rousse")));
	assert_true(str_eq(region_called(&s.d, r), STR("Ruse")));
	assert_true(str_eq(region_called(&s.d, &s.d.regions[1]), STR("Bulgaria")));
	sample_free(&s);
	analyse(&s,
		"BEIJING (AP) - Officials in Varna met the Chinese. The Chinese left Varna.");
	for (uint32_t i = 0; i < s.d.n_regions; i++)
		assert_true(str_eq(region_called(&s.d, &s.d.regions[i]), s.d.regions[i].name));
	sample_free(&s);
}

static void test_doubt(void **state)
{
	(void)state;
	static struct sample article;
	static const char *const sure[] = {
		"Trains from Leeds to York were late; in Bradford, buses ran. England waited.",
		"Fishermen in Tromso and Oslo said Norway's quota was too small.",
		"Two people died in Linz on Monday, police in Austria said, and one in Graz.",
	};
	static const char *const doubtful[] = {
		"Buffalo roam there. Bath salts sold well.",
		"Mining has stopped, the board wrote. Orange is the firm's colour.",
		"Florence Nightingale nursed them. Victoria wept.",
	};
	for (int k = 0; k < 3; k++) {
		analyse(&article, sure[k]);
		assert_true(article.d.n_regions >= 2);
		for (uint32_t i = 0; i < article.d.n_regions; i++)
			assert_false(region_doubtful(&article.d.regions[i]));
		sample_free(&article);
		analyse(&article, doubtful[k]);
		for (uint32_t i = 0; i < article.d.n_regions; i++)
			assert_true(region_doubtful(&article.d.regions[i]));
		sample_free(&article);
	}
}

/* Words of all sorts in random order: whatever comes of it must hold together. */
static const char *const words[] = {
	"Paris",
	"Texas",
	"Georgia",
	"Kursk",
	"region",
	"regions",
	"and",
	",",
	".",
	"in",
	"the",
	"of",
	"County",
	"Township",
	"Russian",
	"Ukraine's",
	"St. John's",
	"U.S.",
	"(",
	")",
	"New",
	"York",
	"\n",
	"Qzx",
	"River",
	"Gov.",
	"said",
	"“",
	"”",
	"-",
	"Oblast",
	"city",
	"Springfield",
	"Portland",
	"Maine",
	"London",
	"Ontario",
	"Moscow",
	"EU",
	"Soviet Union",
	"Guinea",
	"Equatorial",
	"Stoke-on-Trent",
};
static void test_random(void **state)
{
	(void)state;
	uint32_t seed = 7;
	for (int round = 0; round < 60; round++) {
		static char text[8192];
		static struct sample article;
		size_t n = 0;
		for (int k = 0; k < 40 * (round % 12); k++) {
			seed = seed * 1664525u + 1013904223u;
			const char *word = words[(seed >> 16) % (sizeof words / sizeof *words)];
			n += (size_t)snprintf(text + n, sizeof text - n,
					      *word == '\n' ? "%s" : "%s ", word);
		}
		text[n] = '\0';
		analyse(&article, text);
		sample_free(&article);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_georgia),        cmocka_unit_test(test_government),
		cmocka_unit_test(test_irish),          cmocka_unit_test(test_rivers),
		cmocka_unit_test(test_beside),         cmocka_unit_test(test_gaza),
		cmocka_unit_test(test_cut_short),      cmocka_unit_test(test_containers),
		cmocka_unit_test(test_unknown_within), cmocka_unit_test(test_strays),
		cmocka_unit_test(test_lesser_places),  cmocka_unit_test(test_home),
		cmocka_unit_test(test_kind),           cmocka_unit_test(test_company),
		cmocka_unit_test(test_areas),          cmocka_unit_test(test_anchors),
		cmocka_unit_test(test_county_seats),   cmocka_unit_test(test_landmarks),
		cmocka_unit_test(test_renown),         cmocka_unit_test(test_schools),
		cmocka_unit_test(test_unknown),        cmocka_unit_test(test_reasons),
		cmocka_unit_test(test_bodies),         cmocka_unit_test(test_article),
		cmocka_unit_test(test_called),         cmocka_unit_test(test_doubt),
		cmocka_unit_test(test_random),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
