/*
 * Several articles under keys and clicks at random, as they come, are read anew, opened and put
 * back: whatever is pressed when, the screen stands and shows findings that hold.
 */
#include "chance.h"
#include "play.h"
#include "sound.h"

enum { TEXTS = 4, ARTICLES_MOST = 12, LEFT_MOST = 8 };

static const char harbour_text[] =
	"Ferry waits for a captain\n\n"
	"“The tide will not wait,” said harbour chief Elena Dimova in Varna, see "
	"https://example.org/tide and www.example.com/a.\n\n"
	"“Then let it go,” said Omar Said, a passenger from Sofia.\n";

/* The texts that articles may have; the findings of each are handed over once by stage_found.
 */
struct shelf {
	struct stage *texts[TEXTS];
	struct article_view found[TEXTS];
	struct stage *on; /* whose screen it is */
	uint32_t text[ARTICLES_MOST];
	enum article_phase phase[ARTICLES_MOST];
	unsigned generation;
	struct arena arena;
	struct visit left[LEFT_MOST];
	uint32_t n_left;
};

static struct stage *stage_harbour(void)
{
	struct stage *s = calloc(1, sizeof *s);
	stage_cut(s, harbour_text);
	s->view.title = s->document.title = s->view.paragraphs[0];
	stage_speaker(s, SPEAKER_PERSON, "Elena Dimova", "harbour chief", "Elena Dimova");
	stage_speaker(s, SPEAKER_PERSON, "Omar Said", "passenger", "Omar Said");
	stage_quote(s, QUOTE_DIRECT, 1, "The tide will not wait,", "Elena Dimova", "said", .9f);
	stage_quote(s, QUOTE_DIRECT, 2, "Then let it go,", "Omar Said", "said", .4f);
	stage_region(s, REGION_CITY, "BG", 0, "Varna");
	stage_region(s, REGION_CITY, "BG", 0, "Sofia");
	stage_open(s, 24, 80);
	return s;
}

/* A text of which nothing is found: empty, or without paragraphs. */
static struct stage *stage_bare(const char *text)
{
	struct stage *s = calloc(1, sizeof *s);
	stage_cut(s, text);
	stage_open(s, 24, 80);
	return s;
}

static void shelf_open(struct shelf *f)
{
	f->texts[0] = stage_port(24, 80);
	f->texts[1] = stage_harbour();
	f->texts[2] = stage_bare("");
	f->texts[3] = stage_bare("Nobody said anything.\n\nNowhere.\n");
	for (int i = 0; i < TEXTS; i++) {
		stage_found(f->texts[i]);
		f->found[i] = f->texts[i]->view;
	}
	f->on = stage_port(24, 80);
}

static void shelf_close(struct shelf *f)
{
	for (int i = 0; i < TEXTS; i++)
		stage_close(f->texts[i]);
	stage_close(f->on);
	arena_free(&f->arena);
}

/* ---- what comes -------------------------------------------------------------------------- */

/* The article as far as it has come. */
static struct article_view view_of(struct shelf *f, uint32_t i)
{
	struct article_view v = f->found[f->text[i]];
	v.phase = f->phase[i];
	v.generation = ++f->generation;
	v.key = v.phase == ARTICLE_READING ? 0 : f->text[i] + 1;
	if (v.phase < ARTICLE_READY)
		v.document = NULL;
	if (v.phase == ARTICLE_READING && v.n_paragraphs > 2) {
		v.n_paragraphs = 2;
		v.text.n = v.paragraphs[1].end;
	}
	return v;
}

static void comes_on(struct shelf *f, uint32_t i)
{
	if (f->phase[i] < ARTICLE_READY)
		f->phase[i]++;
	struct article_view v = view_of(f, i);
	ui_article_changed(&f->on->ui, i, &v);
}

static void read_anew(struct shelf *f, uint32_t i)
{
	f->text[i] = any(3) ? f->text[i] : any(TEXTS);
	f->phase[i] = any(2) ? ARTICLE_FINDING : ARTICLE_READY;
	struct article_view v = view_of(f, i);
	ui_article_reloaded(&f->on->ui, i, &v);
}

static void turned(struct shelf *f, uint32_t i)
{
	f->text[i] = any(TEXTS);
	f->phase[i] = (enum article_phase)any(ARTICLE_READY + 1);
	struct article_view v = view_of(f, i);
	v.extent = any(2) ? EXTENT_ARTICLE : EXTENT_WHOLE;
	ui_article_turned(&f->on->ui, i, &v);
}

static void opened(struct shelf *f)
{
	struct ui *ui = &f->on->ui;
	uint32_t i = ui->n_articles;
	if (i == ARTICLES_MOST) {
		ui_show(ui, any(i));
		return;
	}
	f->text[i] = any(TEXTS);
	f->phase[i] = ARTICLE_READING;
	ui_opened(ui, "news/more.txt");
}

/* ---- what is kept ------------------------------------------------------------------------ */

static void own(struct shelf *f, struct str *s)
{
	*s = arena_str(&f->arena, *s);
}

static void keep(struct shelf *f, uint32_t i)
{
	struct visit v = ui_visit(&f->on->ui, i, &f->arena);
	for (size_t k = 0; k < v.n_traces; k++)
		own(f, (struct str *)&v.traces[k].words);
	struct correction *c = ARENA_ARRAY(&f->arena, v.n_corrections, struct correction);
	for (size_t k = 0; k < v.n_corrections; k++) {
		c[k] = v.corrections[k];
		struct str *parts[] = {&c[k].anchor.words, &c[k].anchor.before,
				       &c[k].anchor.after, &c[k].who,
				       &c[k].value,        &c[k].role};
		for (size_t p = 0; p < sizeof parts / sizeof *parts; p++)
			own(f, parts[p]);
	}
	v.corrections = c;
	own(f, &v.path);
	own(f, &v.title);
	f->left[f->n_left++ % LEFT_MOST] = v;
}

static void put_back(struct shelf *f, uint32_t i)
{
	uint32_t n = f->n_left < LEFT_MOST ? f->n_left : LEFT_MOST;
	if (n)
		ui_recall(&f->on->ui, i, &f->left[any(n)]);
}

/* ---- what is done ------------------------------------------------------------------------ */

/* What the program would do at once or a while later. */
static void carry_out(struct shelf *f, struct effect e)
{
	struct ui *ui = &f->on->ui;
	if ((e.kind == EFFECT_RELOAD || e.kind == EFFECT_REFETCH) && any(2))
		read_anew(f, ui->at);
	else if (e.kind == EFFECT_TURN && any(2))
		turned(f, ui->at);
	else if (e.kind == EFFECT_OPEN)
		opened(f);
	else if (e.kind == EFFECT_EXPORT && any(2))
		ui_ask_replace(ui);
}

static void happens(struct shelf *f)
{
	uint32_t i = any(f->on->ui.n_articles);
	switch (any(24)) {
	case 0:
	case 1:
	case 2:
		comes_on(f, i);
		break;
	case 3:
		if (f->phase[i] != ARTICLE_READING)
			read_anew(f, i);
		break;
	case 4:
		turned(f, i);
		break;
	case 5:
		keep(f, i);
		break;
	case 6:
		put_back(f, i);
		break;
	case 7:
		ui_resize(&f->on->ui, 1 + (int)any(45), 1 + (int)any(130));
		break;
	default:
		break;
	}
}

/* Planes, corrections, addresses and other articles, more often than they are in the table. */
static const char *const runs[] = {"<F5>",
				   "<F6>",
				   "<F8>",
				   "<M-v>",
				   "<F2>",
				   "<F3>",
				   "<F4>",
				   "<F9>",
				   "J",
				   "r",
				   "D",
				   "D",
				   "c",
				   "<^_>",
				   "<M-_>",
				   "M<Tab><Enter>",
				   "A<Tab>",
				   "aso",
				   "<Enter>",
				   "<Esc>",
				   "o",
				   "o",
				   "<M-n>",
				   "<M-p>",
				   "<M-r>",
				   "M-e",
				   "A<Tab><Enter>",
				   "hjkl",
				   "<Tab>",
				   "M-d",
				   "i",
				   "<Space>",
				   ":reload",
				   "x|y|z",
				   "<M-e>",
				   "E",
				   "t",
				   "&a<Enter>",
				   "/e<Enter>",
				   "n",
				   "aso<Enter>",
				   "<M-e><Enter>",
				   "Mnobody<Enter>",
				   "l",
				   "F",
				   "G",
				   "ma",
				   "'a"};

static void press_any(struct shelf *f)
{
	static const unsigned char buttons[] = {0, 1, 1, 1, 3, 4, 5};
	struct ui *ui = &f->on->ui;
	struct effect e;
	if (any(8) == 0) {
		struct mouse m = {.row = (int)any((uint32_t)ui->rows),
				  .column = (int)any((uint32_t)ui->columns),
				  .button = buttons[any(sizeof buttons)],
				  .pressed = any(2)};
		e = ui_mouse(ui, &m, any(1000));
	} else if (any(3)) {
		e = press(ui, runs[any(sizeof runs / sizeof *runs)]);
	} else {
		e = ui_key(ui, any_key(&f->on->config));
	}
	carry_out(f, e);
}

static void check(struct shelf *f)
{
	struct ui *ui = &f->on->ui;
	struct error e;
	const char *fault = ui_fault(ui);
	if (fault)
		fail_msg("%s", fault);
	screen(f->on);
	fault = grid_fault(&f->on->grid);
	if (fault)
		fail_msg("%s", fault);
	for (uint32_t i = 0; i < ui->n_articles; i++) {
		const struct document *d = ui->articles[i].view.document;
		if (d && !document_check(d, &e))
			fail_msg("%s", e.message);
	}
}

static void test_many_at_random(void **state)
{
	(void)state;
	for (uint32_t round = 1; round <= 60; round++) {
		struct shelf *f = calloc(1, sizeof *f);
		seed = round * 7919;
		shelf_open(f);
		for (int i = 0; i < 300; i++) {
			happens(f);
			press_any(f);
			check(f);
		}
		shelf_close(f);
		free(f);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_many_at_random),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
