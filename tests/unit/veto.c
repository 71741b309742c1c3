/* What is never the name of a place, and what always is, whatever else a town is called. */
#include "named.h"

static void test_roads(void **state)
{
	(void)state;
	check("The crash closed US-24 near {Decatur}, {Illinois}, and {KY 52} near "
	      "{Frankfort}, "
	      "{Kentucky}. Crews cleared {Ky. 15} by noon. Drivers should avoid U.S. 31 until "
	      "Friday.");
	/* a bill, a weapon, a gang: no place of that state is named */
	check("They carried an AR 15 and tied it to MS 13 in {Sacramento}. {California} passed "
	      "AB 5 "
	      "in May.");
	check("They live on {Victoria Road} 5 miles from {Cape Town}.");
	/* of a county or a state, not of a whole country */
	check("Snow closed {County Road 56} and {Illinois Route 159} near {Decatur}. The crash "
	      "on {State Highway 9} slowed Interstate 74, too.");
	check("They carried AK-47s. Members of MS-13 met near {Leeds}. A truck left NH-9.");
	check("It gave the {U.S.} 30 days to leave. They moved to {Frankfort}, {KY} 40601, "
	      "later.");
}

/* Where somebody is in a street, it is a place, however seldom it is named. */
static void test_streets(void **state)
{
	(void)state;
	check("It rained onto {Ferris Rd.} in {Peoria}, {Illinois}, for days. Crews came to "
	      "the fire at 85 {S. Main St.} after ten. A car burned in the 200 block of "
	      "{Pell Lane}, on the corner of {Orrin Street}.");
}

static void test_saints(void **state)
{
	(void)state;
	check("A bomb hit the small church of St. Peter and St. Paul in {Cairo} on Monday.");
	check("He was a pupil at St. Paul's School before he moved to {Leeds} in May.");
	check("The mayor of {St. Paul} spoke in {Minneapolis} on Friday.");
}

static void test_makes(void **state)
{
	(void)state;
	check("She spoke only {French*} and Farsi when she came to {Leeds} in May.");
	check("A brown Cadillac hit a Honda in {Leeds} on Friday.");
	check("A red Dodge Durango stopped in {Leeds}. The men in the Durango left.");
}

static void test_clubs(void **state)
{
	(void)state;
	check("Real Madrid beat Atletico Madrid, and Bayern Munich drew, in {Lisbon} on "
	      "Saturday.");
	check("They flew from {Munich} to {Madrid} on Saturday.");
}

static void test_parts(void **state)
{
	(void)state;
	check("A spokesman told Agence France-Presse so in {Leeds} on Friday.");
	check("They won the Copa America in {Santiago} in May.");
	check("It was built between 250 and 100 B.C. near {Vancouver}, {B.C.}, they said.");
	check("They marched in {Leeds} and Mr gough led them.");
	check("Tom Schmidt spoke in {Leeds}. Co-owner Ann Roe left.");
	check("It cost five million US dollars, the minister said in {Leeds} on Friday. They "
	      "paid US dollars 6000 for a US-dollar bond.");
}

/* A land that is somebody's first name, too, does what somebody else says. */
static void test_lands(void **state)
{
	(void)state;
	check("Israel Katz and Israel Cohen met in {Tel Aviv}. The storm hit northern {Israel} "
	      "on "
	      "Monday. {Israel} allowed them to leave.");
	check("Chad Kroeger sang in {Leeds}. Chad said he was glad.");
}

static void test_diseases(void **state)
{
	(void)state;
	check("The West Nile virus was found in {Leeds} in May. Most West Nile cases are "
	      "mild.");
}

/* Where the same words tell of a place none the less. */
static void test_places_still(void **state)
{
	(void)state;
	check("London measles cases have doubled. {London} doctors met. {London} has nine "
	      "million people.");
	check("The {Illinois} blanket ban ended on Monday.");
	check("In {Lebanon} dollars are scarce. A {Chicago} dollar store was robbed on "
	      "Monday.");
	check("Medals so far: {US} 40, {China} 38, {France} 14.");
	check("In 2017 {BC} elected a new government. It met in {Victoria}, {BC}, in May.");
	check("Inter Milan fans clashed with police. The {Milan} prosecutor opened an "
	      "inquiry.");
}

static void test_datelines(void **state)
{
	(void)state;
	check("{WASHINGTON} Barack Obama pardoned his last turkey on Wednesday.");
	check("{PARIS} Angela Merkel met the president on Monday in the capital.");
	check("FLORENCE Pugh sang on Monday in the theatre.");
}

static void test_behind_party(void **state)
{
	(void)state;
	check("The leader, Marty Seifert, R-{Marshall}, joined Tom Bakk, DFL-{Cook}, on "
	      "Monday.");
	check("Delegates Ann Roe, D-{Hardy}; Tom Bakk, R-{Berkeley}; and Joe Moore, "
	      "D-{McDowell}, met in {Charleston}, {W.Va.}, on Monday.");
	check("They landed in {Normandy} (D-Day) in 1944.");
}

/* What several names are said to be together is what each of them is. */
static void test_kind_of_several(void **state)
{
	(void)state;
	check("Ann Roe and counties in {Ohio} settled. So did Purdue and counties in {Iowa}.");
	check("Rain fell on {Barrow}, {Clarke} and {Jackson} counties in {Georgia}. More fell "
	      "in {Atlanta}.");
}

/* The government, not the house where it sits. */
static void test_seats(void **state)
{
	(void)state;
	check("The White House announced it. It was condemned by the Kremlin in {Moscow}. Four "
	      "White House aides left. Downing Street said so, too.");
	check("They stopped by the {White House} on their way to {Baltimore}.");
	check("She was barred from the {White House} in May. They met near the {Kremlin}.");
}

/* Two who share a surname, and one of them alone. */
static void test_couples(void **state)
{
	(void)state;
	check("Brent and Lynne Hain live in {Edmonton}. Brent told them so.");
	check("They moved from {Florence} and Lynne Hain sang.");
	check("He praised {Israel} and Joe Biden. {Israel} welcomed it.");
}

/* Papers, leagues; a firm that is called after a place and then by its last name. */
static void test_firms(void **state)
{
	(void)state;
	check("He told Al-Ahram in {Cairo} so. Haaretz wrote it first. They won La Liga in "
	      "May.");
	check("Detroit Edison raised its rates in {Lansing}. Edison said it had to.");
	check("The China Daily said so in {Beijing}. Radio Hobart and Television New Zealand "
	      "had it, too.");
	check("Mississippi State beat {Notre Dame} in {Columbus}. She works at Michigan State "
	      "University. He teaches at the University of Southern Indiana.");
	check("{Texas} State officials met in {Austin}. In {China} Reuters reported a fire. He "
	      "lives in {Ballon}, a village in {County Carlow}.");
	check("He landed at {Macdonald-Cartier International Airport} near {Ottawa}.");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_roads),        cmocka_unit_test(test_saints),
		cmocka_unit_test(test_makes),        cmocka_unit_test(test_clubs),
		cmocka_unit_test(test_parts),        cmocka_unit_test(test_lands),
		cmocka_unit_test(test_diseases),     cmocka_unit_test(test_datelines),
		cmocka_unit_test(test_behind_party), cmocka_unit_test(test_places_still),
		cmocka_unit_test(test_streets),      cmocka_unit_test(test_kind_of_several),
		cmocka_unit_test(test_seats),        cmocka_unit_test(test_couples),
		cmocka_unit_test(test_firms),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
