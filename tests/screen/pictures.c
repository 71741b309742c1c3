/*
 * Screens as they shall look, at five sizes. The pictures are the expectation: change them with
 * care.
 */
#include "play.h"

static void test_two_panes_and_text(void **state)
{
	(void)state;
	struct stage *s = stage_ready(24, 80);
	/* clang-format off */
	static const char *const picture[] = {
		" Storm closes Bulgaria's port of Varna, harbour chief says                  1/2",
		" ┆ VARNA, Oct. 3 — A storm closed Bulgaria's largest │─ Quotes ──────── 1? 3/8 ─",
		" ┆ port overnight, the harbour chief said on Monday, │  ┆ Elena Dimova",
		"   while officials in Sofia gave no figures.        ▁│    A storm closed Bulgari",
		"                                                     │  ▌ Elena Dimova",
		" ▌ “Nobody was hurt and the cranes are standing,”    │    Nobody was hurt and th",
		"   harbour chief Elena Dimova told reporters in     ▁│ ›▌ Elena Dimova",
		"›▌ Varna. “We will open the gates within two days.”  │    We will open the gates",
		"                                                     │  ▐ Romania's coast guard",
		" ▐ Romania's coast guard said that two ferries near ▁│    two ferries near Const",
		" ▐ Constanta had lost what it called “all sense of   │─ Speakers ─────────── 4 ─",
		" ▐ direction”. Captain Ion Marin said the search    ▁│ › Elena Dimova     ▄▄▄ 3",
		" ▐ would take “no less than a night”.                │   Ruth Cole         ▄▄ 2",
		"                                                    ▁│   Romania's coast …  ▄ 1",
		"   Insurers in London warned that claims would be    │   Ion Marin          ▄ 1",
		" ▌ slow. “It is a matter of months, not weeks,” said │─ Regions ──────────── 6 ─",
		" ┆ Ruth Cole, a broker. She added that Bulgaria and ▁│  BG Bulgaria           3",
		" ┆ Romania had enough tugs.                          │ ›   Varna              2",
		"                                                    ▁│     Sofia              1",
		"   Grain prices rose 1.4% to $230 a tonne. A         │  RO Romania            2",
		"   spokesman for the shipping line, asked about the  │     Constanta          1",
		" ┆?delay, said the matter was for the owners.        │  GB London             1",
		"                                                    ▁│",
		" 100%  quote 3/8 direct · Elena Dimova (harbour chief) · Varna          F1 help",
	};
	/* clang-format on */
	play(s, "JJJ");
	expect_screen(s, picture, sizeof picture / sizeof *picture);
	stage_close(s);
}

static void test_a_light_on_a_speaker(void **state)
{
	(void)state;
	struct stage *s = stage_ready(24, 80);
	/* clang-format off */
	static const char *const picture[] = {
		" Storm closes Bulgaria's port of Varna, harbour chief says                  1/2",
		" ┆ VARNA, Oct. 3 — A storm closed Bulgaria's largest │─ Quotes ───── 1? 3 of 8 ─",
		" ┆ port overnight, the harbour chief said on Monday, │  ┆ Elena Dimova",
		"   while officials in Sofia gave no figures.        ▁│    A storm closed Bulgari",
		"                                                     │  ▌ Elena Dimova",
		" ▌ “Nobody was hurt and the cranes are standing,”    │    Nobody was hurt and th",
		"   harbour chief Elena Dimova told reporters in     ▁│  ▌ Elena Dimova",
		" ▌ Varna. “We will open the gates within two days.”  │    We will open the gates",
		"                                                     │",
		"   Romania's coast guard said that two ferries near ▁│",
		"   Constanta had lost what it called “all sense of   │─ Speakers ────── 1 of 4 ─",
		"   direction”. Captain Ion Marin said the search     │ ● Elena Dimova     ▄▄▄ 3",
		"   would take “no less than a night”.                │   Ruth Cole         ▄▄ 2",
		"                                                     │   Romania's coast …  ▄ 1",
		"   Insurers in London warned that claims would be    │   Ion Marin          ▄ 1",
		"   slow. “It is a matter of months, not weeks,” said │─ Regions ─────── 3 of 6 ─",
		"   Ruth Cole, a broker. She added that Bulgaria and  │  BG Bulgaria           3",
		"   Romania had enough tugs.                          │     Varna              2",
		"                                                     │     Sofia              1",
		"   Grain prices rose 1.4% to $230 a tonne. A         │",
		"   spokesman for the shipping line, asked about the  │",
		"   delay, said the matter was for the owners.        │",
		"                                                     │",
		" 100%  ● Elena Dimova: 3 of 8 quotes lit, 3 of 6 regions      Esc clear  s next",
	};
	/* clang-format on */
	play(s, "<F3><Enter><Esc>");
	expect_screen(s, picture, sizeof picture / sizeof *picture);
	stage_close(s);
}

static void test_wide(void **state)
{
	(void)state;
	struct stage *s = stage_ready(40, 120);
	/* clang-format off */
	static const char *const picture[] = {
		" Storm closes Bulgaria's port of Varna, harbour chief says                                                          1/2",
		" ┆ VARNA, Oct. 3 — A storm closed Bulgaria's largest port overnight, the         │─ Quotes ──────────────────── 1? 3/8 ─",
		"   harbour chief said on Monday, while officials in Sofia gave no figures.       │  ┆ Elena Dimova           indir  .71",
		"                                                                                 │    A storm closed Bulgaria's largest",
		" ▌ “Nobody was hurt and the cranes are standing,” harbour chief Elena Dimova    ▁│  ▌ Elena Dimova           direct .97",
		"›▌ told reporters in Varna. “We will open the gates within two days.”            │    Nobody was hurt and the cranes ar",
		"                                                                                 │ ›▌ Elena Dimova           direct .94",
		" ▐ Romania's coast guard said that two ferries near Constanta had lost what it   │    We will open the gates within two",
		" ▐ called “all sense of direction”. Captain Ion Marin said the search would      │  ▐ Romania's coast guard  mixed  .88",
		" ▐ take “no less than a night”.                                                  │    two ferries near Constanta had lo",
		"                                                                                ▁│  ▐ Ion Marin              mixed  .91",
		" ▌ Insurers in London warned that claims would be slow. “It is a matter of       │    the search would take “no less th",
		" ▌ months, not weeks,” said Ruth Cole, a broker. She added that Bulgaria and     │  ▌ Ruth Cole              direct .97",
		" ┆ Romania had enough tugs.                                                      │    It is a matter of months, not wee",
		"                                                                                ▁│  ┆ Ruth Cole              indir  .83",
		"   Grain prices rose 1.4% to $230 a tonne. A spokesman for the shipping line,    │    Bulgaria and Romania had enough t",
		" ┆?asked about the delay, said the matter was for the owners.                    │  ┆?unknown                indir  .42",
		"                                                                                 │    the matter was for the owners",
		"                                                                                ▁│─ Speakers ─────────────────────── 4 ─",
		"                                                                                 │ › Elena Dimova     harbour chief   3",
		"                                                                                 │   Ruth Cole        broker          2",
		"                                                                                 │   Romania's coast… organization    1",
		"                                                                                ▁│   Ion Marin        captain         1",
		"                                                                                 │─ Regions ──────────────────────── 6 ─",
		"                                                                                 │  BG  Bulgaria                      3",
		"                                                                                 │ ›    Varna             city        2",
		"                                                                                 │      Sofia             city        1",
		"                                                                                ▁│  RO  Romania                       2",
		"                                                                                 │      Constanta         city        1",
		"                                                                                 │  GB  London            city        1",
		"                                                                                 │",
		"                                                                                ▁│",
		"                                                                                 │",
		"                                                                                 │",
		"                                                                                 │",
		"                                                                                 │",
		"                                                                                 │",
		"                                                                                ▁│",
		"                                                                                 │",
		" 100%  quote 3/8 direct · Elena Dimova, harbour chief · told · Varna · confidence 0.94 · rule quote-verb-subje… F1 help",
	};
	/* clang-format on */
	play(s, "JJJ");
	expect_screen(s, picture, sizeof picture / sizeof *picture);
	stage_close(s);
}

static void test_narrow(void **state)
{
	(void)state;
	struct stage *s = stage_ready(20, 50);
	/* clang-format off */
	static const char *const picture[] = {
		" Storm closes Bulgaria's port of Varna, har…  1/2",
		"   Storm closes Bulgaria's port of Varna, harbour",
		"   chief says                                    ▁",
		"",
		" ┆ VARNA, Oct. 3 — A storm closed Bulgaria's",
		" ┆ largest port overnight, the harbour chief said▁",
		"   on Monday, while officials in Sofia gave no",
		"   figures.                                      ▁",
		"",
		" ▌ “Nobody was hurt and the cranes are standing,”▁",
		"   harbour chief Elena Dimova told reporters in",
		"›▌ Varna. “We will open the gates within two     ▁",
		" ▌ days.”",
		"                                                 ▁",
		" ▐ Romania's coast guard said that two ferries",
		" ▐ near Constanta had lost what it called “all   ▁",
		" ▐ sense of direction”. Captain Ion Marin said",
		" ▐ the search would take “no less than a night”.",
		"                                                 ▁",
		" 0% q3/8 E. Dimova · Varna               Tab F1 /",
	};
	/* clang-format on */
	play(s, "JJJ");
	expect_screen(s, picture, sizeof picture / sizeof *picture);
	stage_close(s);
}

static void test_narrow_with_a_sheet(void **state)
{
	(void)state;
	struct stage *s = stage_ready(20, 50);
	/* clang-format off */
	static const char *const picture[] = {
		" Storm closes Bulgaria's port of Varna, har…  1/2",
		"   Storm closes Bulgaria's port of Varna, harbour▁",
		"   chief says",
		"                                                 ▁",
		" ┆ VARNA, Oct. 3 — A storm closed Bulgaria's     ▁",
		" ┆ largest port overnight, the harbour chief said▁",
		"   on Monday, while officials in Sofia gave no   ▁",
		"   figures.",
		"                                                 ▂",
		" ▌ “Nobody was hurt and the cranes are standing,”",
		"   harbour chief Elena Dimova told reporters in  ▁",
		"─ Quotes │ Speakers │ Regions ─────────── 1? 3/8 ─",
		" ┆ Dimova     A storm closed Bulgaria's largest p",
		" ▌ Dimova     Nobody was hurt and the cranes are",
		"›▌ Dimova     We will open the gates within two d",
		" ▐ guard      two ferries near Constanta had lost",
		" ▐ Marin      the search would take “no less than",
		" ▌ Cole       It is a matter of months, not weeks",
		" ┆ Cole       Bulgaria and Romania had enough tug",
		" 0% q3/8 E. Dimova · Varna   Enter jump  Esc back",
	};
	/* clang-format on */
	play(s, "JJJ<F2>");
	expect_screen(s, picture, sizeof picture / sizeof *picture);
	stage_close(s);
}

static void test_narrow_with_speakers(void **state)
{
	(void)state;
	struct stage *s = stage_ready(20, 50);
	/* clang-format off */
	static const char *const picture[] = {
		" Storm closes Bulgaria's port of Varna, har…  1/2",
		"   Storm closes Bulgaria's port of Varna, harbour▁",
		"   chief says",
		"                                                 ▁",
		" ┆ VARNA, Oct. 3 — A storm closed Bulgaria's     ▁",
		" ┆ largest port overnight, the harbour chief said▁",
		"   on Monday, while officials in Sofia gave no   ▁",
		"   figures.",
		"                                                 ▂",
		" ▌ “Nobody was hurt and the cranes are standing,”",
		"   harbour chief Elena Dimova told reporters in  ▁",
		"─ Quotes │ Speakers │ Regions ──────────────── 4 ─",
		" › Elena Dimova           harbour chief         3",
		"   Ruth Cole              broker                2",
		"   Romania's coast guard  organization          1",
		"   Ion Marin              captain               1",
		"",
		"",
		"",
		" 0% Elena Dimova, harbour chief · pe… Enter light",
	};
	/* clang-format on */
	play(s, "JJJ<F3>");
	expect_screen(s, picture, sizeof picture / sizeof *picture);
	stage_close(s);
}

static void test_smallest_with_a_title(void **state)
{
	(void)state;
	struct stage *s = stage_ready(8, 40);
	/* clang-format off */
	static const char *const picture[] = {
		" Storm closes Bulgaria's port of …  1/2",
		"   Storm closes Bulgaria's port of     ▁",
		"   Varna, harbour chief says           ▁",
		"                                       ▂",
		"›┆ VARNA, Oct. 3 — A storm closed      ▁",
		" ┆ Bulgaria's largest port overnight,  ▂",
		"   the harbour chief said on Monday,   ▁",
		" 0% q1/8 E. Dimova · Bulgaria… Tab F1 /",
	};
	/* clang-format on */
	play(s, "J");
	expect_screen(s, picture, sizeof picture / sizeof *picture);
	stage_close(s);
}

static void test_article_and_status_only(void **state)
{
	(void)state;
	struct stage *s = stage_ready(7, 39);
	/* clang-format off */
	static const char *const picture[] = {
		"   Storm closes Bulgaria's port of",
		"   Varna, harbour chief says",
		"",
		"›┆ VARNA, Oct. 3 — A storm closed",
		" ┆ Bulgaria's largest port overnight,",
		"   the harbour chief said on Monday,",
		" 0% q1/8 E. Dimova · Bulgaria, Sofia",
	};
	/* clang-format on */
	play(s, "J");
	expect_screen(s, picture, sizeof picture / sizeof *picture);
	stage_close(s);
}

static void test_too_small(void **state)
{
	(void)state;
	struct stage *s = stage_ready(2, 9);
	/* clang-format off */
	static const char *const picture[] = {
		"too small",
		"",
	};
	/* clang-format on */
	play(s, "");
	expect_screen(s, picture, sizeof picture / sizeof *picture);
	stage_close(s);
}

static void test_why(void **state)
{
	(void)state;
	struct stage *s = stage_ready(24, 80);
	/* clang-format off */
	static const char *const picture[] = {
		" Storm closes Bulgaria's port of Varna, harbour chief says                  1/2",
		" ┆ VARNA, Oct. 3 — A storm closed Bulgaria's largest │─ Quotes ──────── 1? 3/8 ─",
		" ┆ port overnight, the harbour chief said on Monday, │  ┆ Elena Dimova",
		"   while officials in Sofia gave no figures.        ▁│    A storm closed Bulgari",
		"      ┌─ Quote 3 of 8 ───────────────────────────────────────────────────┐",
		" ▌ “No│ “We will open the gates within two days.”                        │and th",
		"   har│                                                                  │",
		"›▌ Var│ speaker     Elena Dimova, harbour chief                 3 quotes │ gates",
		"      │ mention     Elena Dimova                               (263-275) │guard",
		" ▐ Rom│ cue         told                                       (276-280) │ Const",
		" ▐ Con│ kind        direct, confidence 0.94                              │── 4 ─",
		" ▐ dir│ why         the cue follows the quote                            │▄▄▄ 3",
		" ▐ wou│ rule        quote-verb-subject                                   │ ▄▄ 2",
		"      │ regions     Varna                                                │  ▄ 1",
		"   Ins│ offsets     302-341 (code points), paragraph 3                   │  ▄ 1",
		" ▌ slo└──────────────────────────────────────────────────────────────────┘── 6 ─",
		" ┆ Ruth Cole, a broker. She added that Bulgaria and ▁│  BG Bulgaria           3",
		" ┆ Romania had enough tugs.                          │ ›   Varna              2",
		"                                                    ▁│     Sofia              1",
		"   Grain prices rose 1.4% to $230 a tonne. A         │  RO Romania            2",
		"   spokesman for the shipping line, asked about the  │     Constanta          1",
		" ┆?delay, said the matter was for the owners.        │  GB London             1",
		"                                                    ▁│",
		" 100%  quote 3/8 direct · Elena Dimova (harbour chief) · Varna        Esc close",
	};
	/* clang-format on */
	play(s, "JJJi");
	expect_screen(s, picture, sizeof picture / sizeof *picture);
	stage_close(s);
}

static void test_searching(void **state)
{
	(void)state;
	struct stage *s = stage_ready(24, 80);
	/* clang-format off */
	static const char *const picture[] = {
		" Storm closes Bulgaria's port of Varna, harbour chief says                  1/2",
		" ┆ VARNA, Oct. 3 — A storm closed Bulgaria's largest │─ Quotes ──────── 1? 2/8 ─",
		" ┆ port overnight, the harbour chief said on Monday,•│  ┆ Elena Dimova",
		"   while officials in Sofia gave no figures.        ▁│    A storm closed Bulgari",
		"                                                    •│ ›▌ Elena Dimova",
		"›▌ “Nobody was hurt and the cranes are standing,”    │    Nobody was hurt and th",
		"   harbour chief Elena Dimova told reporters in     ▁│  ▌ Elena Dimova",
		" ▌ Varna. “We will open the gates within two days.” •│    We will open the gates",
		"                                                     │  ▐ Romania's coast guard",
		" ▐ Romania's coast guard said that two ferries near ▁│    two ferries near Const",
		" ▐ Constanta had lost what it called “all sense of   │─ Speakers ─────────── 4 ─",
		" ▐ direction”. Captain Ion Marin said the search    ▁│ › Elena Dimova     ▄▄▄ 3",
		" ▐ would take “no less than a night”.                │   Ruth Cole         ▄▄ 2",
		"                                                    ▁│   Romania's coast …  ▄ 1",
		"   Insurers in London warned that claims would be    │   Ion Marin          ▄ 1",
		" ▌ slow. “It is a matter of months, not weeks,” said │─ Regions ──────────── 6 ─",
		" ┆ Ruth Cole, a broker. She added that Bulgaria and ▁│  BG Bulgaria           3",
		" ┆ Romania had enough tugs.                          │ ›   Varna              2",
		"                                                    ▁│     Sofia              1",
		"   Grain prices rose 1.4% to $230 a tonne. A         │  RO Romania            2",
		"   spokesman for the shipping line, asked about the  │     Constanta          1",
		" ┆?delay, said the matter was for the owners.        │  GB London             1",
		"                                                    ▁│",
		"/har                         3 matches · 0 in quotes · 0 by Dimova   ^R literal",
	};
	/* clang-format on */
	play(s, "JJ/har");
	expect_screen(s, picture, sizeof picture / sizeof *picture);
	stage_close(s);
}

static void test_ascii(void **state)
{
	(void)state;
	struct stage *s = stage_ready(24, 80);
	/* clang-format off */
	static const char *const picture[] = {
		" Storm closes Bulgaria's port of Varna, harbour chief says                  1/2",
		" ' VARNA, Oct. 3 — A storm closed Bulgaria's largest |- Quotes -------- 1? 3/8 -",
		" ' port overnight, the harbour chief said on Monday, |  ' Elena Dimova",
		"   while officials in Sofia gave no figures.        .|    A storm closed Bulgari",
		"      +- Quote 3 of 8 ---------------------------------------------------+",
		" \" “No| “We will open the gates within two days.”                        |and th",
		"   har|                                                                  |",
		">\" Var| speaker     Elena Dimova, harbour chief                 3 quotes | gates",
		"      | mention     Elena Dimova                               (263-275) |guard",
		" + Rom| cue         told                                       (276-280) | Const",
		" + Con| kind        direct, confidence 0.94                              |-- 4 -",
		" + dir| why         the cue follows the quote                            |||| 3",
		" + wou| rule        quote-verb-subject                                   | || 2",
		"      | regions     Varna                                                |  | 1",
		"   Ins| offsets     302-341 (code points), paragraph 3                   |  | 1",
		" \" slo+------------------------------------------------------------------+-- 6 -",
		" ' Ruth Cole, a broker. She added that Bulgaria and .|  BG Bulgaria           3",
		" ' Romania had enough tugs.                          | >   Varna              2",
		"                                                    .|     Sofia              1",
		"   Grain prices rose 1.4% to $230 a tonne. A         |  RO Romania            2",
		"   spokesman for the shipping line, asked about the  |     Constanta          1",
		" '?delay, said the matter was for the owners.        |  GB London             1",
		"                                                    .|",
		" 100%  quote 3/8 direct - Elena Dimova (harbour chief) - Varna        Esc close",
	};
	/* clang-format on */
	play(s, ":set glyphs=ascii<Enter>JJJi");
	expect_screen(s, picture, sizeof picture / sizeof *picture);
	stage_close(s);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_two_panes_and_text),
		cmocka_unit_test(test_a_light_on_a_speaker),
		cmocka_unit_test(test_wide),
		cmocka_unit_test(test_narrow),
		cmocka_unit_test(test_narrow_with_a_sheet),
		cmocka_unit_test(test_narrow_with_speakers),
		cmocka_unit_test(test_smallest_with_a_title),
		cmocka_unit_test(test_article_and_status_only),
		cmocka_unit_test(test_too_small),
		cmocka_unit_test(test_why),
		cmocka_unit_test(test_searching),
		cmocka_unit_test(test_ascii),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
