/*
 * Each action, by each of its keys, shows what its row of the table says: something that was
 * not on the screen before, or the effect it asks for.
 */
#include "play.h"

#define SMALL 9, 50

static const struct act {
	enum action action;
	int rows, columns;
	const char *before; /* keys; what has the focus then decides the mode */
	const char
		*appears; /* on the screen, where it was not before; NULL: nothing in words */
	const char *vanishes;
	enum effect_kind effect;
	const char *what; /* text whose look changes, to this */
	enum role role;
} acts[] = {
	/* moving */
	{ACT_LINE_DOWN, SMALL, "", " 6% ", " 0% "},
	{ACT_LINE_UP, SMALL, "j", " 0% ", " 6% "},
	{ACT_PAGE_DOWN, SMALL, "", "We will open", "chief says"},
	{ACT_PAGE_UP, SMALL, " ", "chief says", "We will open"},
	{ACT_HALF_DOWN, SMALL, "", "Nobody was hurt", "chief says"},
	{ACT_HALF_UP, SMALL, "d", "chief says", "Nobody was hurt"},
	{ACT_TOP, SMALL, "G", " 0% ", " 100% "},
	{ACT_TOP, SMALL, "4", " 42% ", " 0% "},
	{ACT_BOTTOM, SMALL, "", " 100% ", " 0% "},
	{ACT_PERCENT, SMALL, "50", " 47% ", " 0% "},
	{ACT_PARAGRAPH_NEXT, SMALL, "", "harbour chief Elena", "chief says"},
	{ACT_PARAGRAPH_PREV, SMALL, "}", "chief says", "harbour chief Elena"},
	/* quotes, places, who speaks */
	{ACT_QUOTE_NEXT, 24, 80, "J", "quote 2/8 direct", "quote 1/8"},
	{ACT_QUOTE_NEXT, 24, 80, ":speaker cole<Enter>", " 1/2 of 8 ", NULL},
	{ACT_QUOTE_NEXT, 24, 80, "J<F4>", "quote 2/8 direct", " 1/8 "},
	{ACT_QUOTE_PREV, 24, 80, "2J", "quote 1/8 indirect", "quote 2/8"},
	{ACT_SPEAKER_NEXT, 24, 80, "6J", "quote 7/8 indirect · Ruth Cole", "quote 6/8"},
	{ACT_SPEAKER_PREV, 24, 80, "6Js", "quote 6/8 direct · Ruth Cole", "quote 7/8"},
	{ACT_REGION_NEXT, 24, 80, "r", "Varna, city, BG", "Bulgaria, country"},
	{ACT_REGION_PREV, 24, 80, "rr", "Bulgaria, country, BG", "Varna, city"},
	{ACT_UNSURE_NEXT, 24, 80, "", "quote 8/8 indirect · nobody found", NULL},
	/* the light */
	{ACT_LIGHT_SPEAKER, 24, 80, "6J", "2 of 8 quotes lit", NULL, 0, "VARNA", ROLE_UNLIT},
	{ACT_LIGHT_SPEAKER, 24, 80, "6Jl", NULL, "quotes lit", 0, "VARNA", ROLE_BASE},
	{ACT_LIGHT_CLEAR, 24, 80, "6Jl", NULL, "quotes lit", 0, "VARNA", ROLE_BASE},
	{ACT_DOUBT, 24, 80, "", "1 doubtful row is dimmed", NULL, 0, "matter was",
	 ROLE_DOUBTFUL},
	{ACT_DOUBT, 24, 80, "<M-d>", "hidden", "┆?"},
	{ACT_FOCUS, 24, 80, "", "this paragraph stands out", NULL, 0, "reporters in",
	 ROLE_UNLIT},
	{ACT_HUES, 24, 80, "", "1Elena Dimova", NULL, 0, "Nobody was", ROLE_HUE_1},
	{ACT_LIT_NEXT, 24, 80, ":speaker cole<Enter>", " 1/2 of 8 ", NULL},
	{ACT_LIT_PREV, 24, 80, ":speaker cole<Enter>..", " 1/2 of 8 ", " 2/2 of 8 "},
	/* searching */
	{ACT_SEARCH_FORWARD, 24, 80, "", "\n/", NULL},
	{ACT_SEARCH_FORWARD, 24, 80, "<F3>", "\n/", NULL},
	{ACT_SEARCH_BACK, 24, 80, "", "\n?", NULL},
	{ACT_SEARCH_NEXT, 24, 80, "/months|tugs<Enter>", "2 of 2", "1 of 2"},
	{ACT_SEARCH_PREV, 24, 80, "/months|tugs<Enter>n", "1 of 2", "2 of 2"},
	{ACT_SEARCH_UNLIGHT, 24, 80, "/tonne<Enter>", NULL, NULL, 0, "tonne", ROLE_BASE},
	{ACT_FILTER, 24, 80, "", "\n&", NULL},
	{ACT_FILTER, 24, 80, "<F3>", "\n&", NULL},
	/* jumps and marks */
	{ACT_BACK, SMALL, "G", " 0% ", " 100% "},
	{ACT_BACK, 24, 80, "2GJG<F3>", NULL, " 100% "},
	{ACT_FORWARD, SMALL, "G<^O>", " 100% ", " 0% "},
	{ACT_MARK, SMALL, "", "letter", NULL},
	{ACT_MARK_GO, SMALL, "maG", "go to which mark?", NULL},
	/* panes and pages */
	{ACT_PANE_NEXT, 24, 80, "", NULL, NULL, 0, " Quotes ", ROLE_PANE_FOCUS},
	{ACT_PANE_NEXT, 24, 80, "<F2>", NULL, NULL, 0, " Speakers ", ROLE_PANE_FOCUS},
	{ACT_PANE_PREV, 24, 80, "", NULL, NULL, 0, " Regions ", ROLE_PANE_FOCUS},
	{ACT_PANE_PREV, 24, 80, "<F4>", NULL, NULL, 0, " Speakers ", ROLE_PANE_FOCUS},
	{ACT_QUOTES, 24, 80, "", NULL, NULL, 0, " Quotes ", ROLE_PANE_FOCUS},
	{ACT_QUOTES, SMALL, "", "─ Quotes │ Speakers", NULL},
	{ACT_SPEAKERS, 24, 80, "", NULL, NULL, 0, " Speakers ", ROLE_PANE_FOCUS},
	{ACT_REGIONS, 24, 80, "<F2>", NULL, NULL, 0, " Regions ", ROLE_PANE_FOCUS},
	{ACT_VOICES, 24, 80, "", "─ Voices ─", "Insurers"},
	{ACT_VOICES, 24, 80, "V", "Insurers", "─ Voices ─"},
	{ACT_MAP, 24, 80, "", "─ Map ─", "Insurers"},
	{ACT_MAP, 24, 80, "<F5>", "Insurers", "─ Map ─"},
	{ACT_ALL, 24, 80, "", "─ All voices ─", "Insurers"},
	{ACT_ARCHIVE, 24, 80, "", "\n:archive", NULL},
	{ACT_MATRIX, 24, 80, "", "─ Speakers by regions ─", "Insurers"},
	{ACT_MATRIX, 24, 80, "<F6>", "Insurers", "─ Speakers by regions ─"},
	{ACT_LEFT, 24, 80, "<F6>l", "· Bulgaria: 3 quotes", "· Romania: no quote"},
	{ACT_RIGHT, 24, 80, "<F6>", "· Romania: no quote", "· Bulgaria: 3 quotes"},
	{ACT_ZOOM, 24, 80, "<F3>", NULL, "VARNA"},
	{ACT_PANES, 24, 80, "", NULL, "─ Speakers ─"},
	{ACT_PANES, 24, 80, "\\", "─ Speakers ─", NULL},
	/* what stands there */
	{ACT_DETAIL, 24, 80, "2J", "─ Quote 2 of 8 ─", NULL},
	{ACT_DETAIL, 24, 80, "<F3>", "─ Speaker ─", NULL},
	{ACT_DETAIL, 24, 80, "<F4>", "─ Region ─", NULL},
	{ACT_COPY, 24, 80, "2J", NULL, NULL, EFFECT_COPY},
	{ACT_COPY, 24, 80, "<F3>", NULL, NULL, EFFECT_COPY},
	{ACT_CITE, 24, 80, "2J", NULL, NULL, EFFECT_COPY},
	{ACT_EXPORT, 24, 80, "", "\nexport to:", NULL},
	{ACT_INFO, 24, 80, "", "─ This article ─", NULL},
	{ACT_ADDRESS, 24, 80, "", "no address is in sight", NULL},
	{ACT_EDIT, 24, 80, "", NULL, NULL, EFFECT_EDIT},
	/* corrections */
	{ACT_DROP, 24, 80, "2J", "this is no quote", "  Nobody was hurt"},
	{ACT_DROP, 24, 80, "<F3>", "no speaker: Elena Dimova", NULL},
	{ACT_DROP, 24, 80, "<F4>", "no region: Bulgaria", NULL},
	{ACT_SAID_BY, 24, 80, "2J", "\nsaid by:", NULL},
	{ACT_SAME_AS, 24, 80, "<F3>", "\nsame as:", NULL},
	{ACT_EDIT_ROW, 24, 80, "<F3>", "\nrow: Elena Dimova | harbour chief", NULL},
	{ACT_EDIT_ROW, 24, 80, "<F4>", "\nrow: Bulgaria", NULL},
	{ACT_CHECK, 24, 80, "2J", " checked", NULL},
	{ACT_CHECK, 24, 80, "2Jc", " disputed", " checked"},
	{ACT_CHECK, 24, 80, "2Jcc", "\n open (", " disputed"},
	{ACT_NOTE, 24, 80, "2J", "\nnote:", NULL},
	{ACT_UNDO, 24, 80, "2JD", "  Nobody was hurt", NULL},
	{ACT_REDO, 24, 80, "2JD<^_>", NULL, "  Nobody was hurt"},
	/* articles */
	{ACT_FILES, 24, 80, "", "─ Articles ─", NULL},
	{ACT_NEXT_FILE, 24, 80, "", " 2/2", " 1/2"},
	{ACT_PREV_FILE, 24, 80, "<M-n>", " 1/2", " 2/2"},
	{ACT_WHOLE, 24, 80, "", NULL, NULL, EFFECT_TURN},
	{ACT_RELOAD, 24, 80, "", NULL, NULL, EFFECT_RELOAD},
	{ACT_FOLLOW, SMALL, "", "Grain prices", "chief says", EFFECT_FOLLOW},
	/* the program */
	{ACT_COMMAND, 24, 80, "", "\n:", NULL},
	{ACT_MOUSE, 24, 80, "", "the mouse is the terminal's", NULL},
	{ACT_MOUSE, 24, 80, "<M-m>", "the mouse is the reader's", "the terminal's"},
	{ACT_REDRAW, 24, 80, "", NULL, NULL, EFFECT_REDRAW},
	{ACT_SUSPEND, 24, 80, "", NULL, NULL, EFFECT_SUSPEND},
	{ACT_HELP, 24, 80, "", "─ Help", NULL},
	{ACT_HELP, 24, 80, "<F3>", "─ Help", NULL},
	{ACT_CLOSE, 24, 80, "Ji", NULL, "─ Quote 1 of 8 ─"},
	{ACT_CLOSE, 24, 80, "<F3>", NULL, NULL, 0, " Speakers ", ROLE_PANE_TITLE},
	{ACT_CLOSE, 24, 80, "6Jl", NULL, "quotes lit"},
	{ACT_QUIT, 24, 80, "", NULL, NULL, EFFECT_QUIT},
	{ACT_QUIT, 24, 80, "V", "Insurers", "─ Voices ─"},
	{ACT_EXIT, 24, 80, "", NULL, NULL, EFFECT_QUIT},
	{ACT_EXIT, 24, 80, "V<F3>", NULL, NULL, EFFECT_QUIT},
	/* lists */
	{ACT_ROW_DOWN, 24, 80, "<F3>", "Ruth Cole, broker", "Elena Dimova, harbour chief"},
	{ACT_ROW_UP, 24, 80, "<F3>j", "Elena Dimova, harbour chief", "Ruth Cole, broker"},
	{ACT_LIST_PAGE_DOWN, 24, 80, "<F2>", "quote 5/8", NULL},
	{ACT_LIST_PAGE_UP, 24, 80, "<F2>G", "quote 4/8", "quote 8/8"},
	{ACT_LIST_TOP, 24, 80, "<F2>G", "quote 1/8", "quote 8/8"},
	{ACT_LIST_BOTTOM, 24, 80, "<F2>", "quote 8/8", NULL},
	{ACT_CHOOSE, 24, 80, "<F3>j", "2 of 8 quotes lit", NULL},
	{ACT_CHOOSE, 24, 80, "<F2>3j", NULL, NULL, 0, " Quotes ", ROLE_PANE_TITLE},
	{ACT_LIGHT_ADD, 24, 80, "<F3><Space>j", "5 of 8 quotes lit", "3 of 8"},
	{ACT_LIGHT_ADD, 24, 80, "<F3><Space>j<Space>", "3 of 8 quotes lit", "5 of 8"},
	{ACT_SORT, 24, 80, "<F3>", "sorted by name", NULL},
	/* the map, where the six places of the stage lie in one cell */
	{ACT_MAP_NEXT, 24, 80, "<F5>", "Varna, city, BG", "Bulgaria, country"},
	{ACT_MAP_PREV, 24, 80, "<F5>", "London, city, GB", "Bulgaria, country"},
	{ACT_MAP_CLOSER, 24, 80, "<F5>+", " 100 km ", " 200 km "},
	{ACT_MAP_WIDER, 24, 80, "<F5>", " 500 km ", " 200 km "},
	{ACT_MAP_FIT, 24, 80, "<F5>++", " 200 km ", " 100 km "},
	{ACT_MAP_LEFT, 24, 80, "<F5><Right><Right><Right>", "Bulgaria +5", "6 outside"},
	{ACT_MAP_RIGHT, 24, 80, "<F5><Left><Left>", "Bulgaria +5", "6 outside"},
	{ACT_MAP_UP, 24, 80, "<F5><Down><Down>", "Bulgaria +5", "6 outside"},
	{ACT_MAP_DOWN, 24, 80, "<F5><Up><Up>", "Bulgaria +5", "6 outside"},
	{ACT_MAP_LEVEL, 24, 80, "<F5>", "countries 2 of 6", NULL},
};

static bool stands(struct stage *s, const char *what)
{
	struct str got = screen(s);
	return memmem(got.at, got.n, what, strlen(what)) != NULL;
}

static void stage_before(struct stage **s, const struct act *a)
{
	*s = stage_port(a->rows, a->columns);
	(*s)->view.key = 1; /* it is a file, of a web page */
	(*s)->view.page = true;
	stage_found(*s);
	play(*s, a->before);
}

static void expect_act(const struct act *a, const char *key)
{
	const char *name = action_infos[a->action].name;
	struct stage *s;
	stage_before(&s, a);
	if (a->appears && stands(s, a->appears))
		fail_msg("%s: \"%s\" stands there before %s", name, a->appears, key);
	if (a->vanishes && !stands(s, a->vanishes))
		fail_msg("%s: no \"%s\" before %s", name, a->vanishes, key);
	if (a->what && role_from(s, 1, a->what) == a->role)
		fail_msg("%s: \"%s\" looks so before %s", name, a->what, key);
	s->effect = ui_key(&s->ui, key_of(str_of(key)));
	while (ui_idle(&s->ui))
		;
	struct str got = screen(s);
	bool good = s->effect.kind == a->effect && (!a->appears || stands(s, a->appears)) &&
		    (!a->vanishes || !stands(s, a->vanishes)) &&
		    (!a->what || role_from(s, 1, a->what) == a->role);
	if (!good)
		fail_msg("%s by %s after \"%s\": effect %d\n%.*s", name, key, a->before,
			 (int)s->effect.kind, (int)got.n, got.at);
	stage_close(s);
}

/* By each of the keys that the action has in the mode of this row. */
static void expect_by_each_key(const struct act *a)
{
	struct stage *s;
	char keys[128];
	stage_before(&s, a);
	config_keys_of(&s->config, a->action, ui_mode(&s->ui), keys, sizeof keys);
	stage_close(s);
	struct str all = str_of(keys);
	int n = 0;
	for (struct str word; (word = str_word(&all)).n; n++) {
		char key[16];
		snprintf(key, sizeof key, "%.*s", (int)word.n, word.at);
		expect_act(a, key);
	}
	assert_true(n > 0);
}

static void test_each_key_does_what_its_row_says(void **state)
{
	(void)state;
	for (size_t i = 0; i < sizeof acts / sizeof *acts; i++)
		expect_by_each_key(&acts[i]);
}

static void test_no_action_is_left_out(void **state)
{
	(void)state;
	for (int action = ACT_NONE + 1; action < ACTION_COUNT; action++) {
		size_t i = 0;
		while (i < sizeof acts / sizeof *acts && acts[i].action != (enum action)action)
			i++;
		if (i == sizeof acts / sizeof *acts)
			fail_msg("no row for %s", action_infos[action].name);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_each_key_does_what_its_row_says),
		cmocka_unit_test(test_no_action_is_left_out),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
