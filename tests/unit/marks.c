/* Quotation marks: every style, nesting, what is left open, what is no mark at all. */
#include "sample.h"

static struct sample s;

static struct marks find(const char *text)
{
	sample_start(&s, text);
	marks_find(&s.f.marks, &s.f.tokens, &s.d, &s.scratch);
	return s.f.marks;
}

/* What stands inside the marks: "{…}" each, "{…~" left open, '+' before one that resumes. */
static const char *stretches(const char *text)
{
	static char out[4096];
	struct marks m = find(text);
	size_t n = 0;
	out[0] = 0;
	for (uint32_t i = 0; i < m.n; i++) {
		struct str inner = sample_str(&s, m.at[i].inner);
		n += (size_t)snprintf(out + n, sizeof out - n, "%s{%.*s%s",
				      m.at[i].resumes ? "+" : "", (int)inner.n, inner.at,
				      m.at[i].closed ? "}" : "~");
	}
	return out;
}

static void double_marks(void **state)
{
	(void)state;
	assert_string_equal(stretches("“We left,” she said. “Then it rained.”"),
			    "{We left,}{Then it rained.}");
	assert_string_equal(stretches("\"We left,\" she said, \"early.\""),
			    "{We left,}{early.}");
	assert_string_equal(stretches("He called it ''awful'' and ``worse''."),
			    "{awful}{worse}");
	assert_string_equal(stretches("„Wir gehen“, „and stay”, said Anna."),
			    "{Wir gehen}{and stay}");
	assert_string_equal(stretches("«Non», then « ja ». No: »Ja«, » a bullet."),
			    "{Non}{ ja }{Ja}");
	assert_string_equal(stretches("A \"mixed” pair and “another\"."), "{mixed}{another}");
	assert_string_equal(stretches("＂Wide＂ ones"), "{Wide}");
}

static void single_marks(void **state)
{
	(void)state;
	assert_string_equal(
		stretches("‘We don’t know the players’ names,’ said May. ‘The club’s sure.’"),
		"{We don’t know the players’ names,}{The club’s sure.}");
	assert_string_equal(stretches("'It's the boys' club,' he said. 'So what?'"),
			    "{It's the boys' club,}{So what?}");
	assert_string_equal(stretches("She said `never again' twice."), "{never again}");
	assert_string_equal(stretches("‚So‘ it was, ‹peut-être›."), "{So}{peut-être}");
}

static void escaped_marks(void **state)
{
	(void)state;
	assert_string_equal(
		stretches("It rained. \\\"We left,\\\" she said. \\\"Early.\\\" So."),
		"{We left,}{Early.}");
	assert_string_equal(stretches("She said: \\\"We left.\\\" He stayed."), "{We left.}");
	assert_string_equal(stretches("\\'We left,\\' she said."), "{We left,}");
}

static void british_paragraphs(void **state)
{
	(void)state;
	assert_string_equal(
		stretches("‘We left,’ said May. ‘It was late.\n"
			  "‘The miners’ strike came. Somebody’d sold the boat.\n"
			  "‘We rowed.’"),
		"{We left,}{It was late.~+{The miners’ strike came. Somebody’d sold "
		"the boat.~+{We rowed.}");
	assert_string_equal(stretches("'We left,' said May. 'It was late.\n"
				      "'The ships' bells rang. Nobody'd warned us.\n"
				      "'We rowed.'"),
			    "{We left,}{It was late.~+{The ships' bells rang. Nobody'd warned "
			    "us.~+{We rowed.}");
	assert_string_equal(stretches("'We left,' said May in the '90s.\n'Twas late."),
			    "{We left,}");
}

static void forgotten_marks(void **state)
{
	(void)state;
	assert_string_equal(stretches("“Shall we wait? asked Daniel Firth.\n“Yes,” said Olga."),
			    "{Shall we wait?~{Yes,}");
	assert_string_equal(stretches("\"They were here first, Hilda Moss said.\n\"No,\" he "
				      "said."),
			    "{They were here first,~{No,}");
	assert_string_equal(stretches("\"We are, said Ruth Cole, \"the best of all.\""),
			    "{We are,~{the best of all.}");
	assert_string_equal(stretches("“It will rain, the mayor of Leith warned, “all week.”"),
			    "{It will rain,~{all week.}");
	assert_string_equal(stretches("“It rained, she said on Friday."), "{It rained,~");
	assert_string_equal(stretches("“It rained, said finance minister Ruth Cole."),
			    "{It rained,~");
	assert_string_equal(stretches("“It rained, the vicar, Ruth Cole, told the board."),
			    "{It rained,~");
	assert_string_equal(stretches("“It rained, vicar Ruth Cole told reporters."),
			    "{It rained,~");
	assert_string_equal(stretches("“It rained, the vicar told us and left."),
			    "{It rained, the vicar told us and left.~");
	/* nested marks stay inside, those behind the cue count */
	assert_string_equal(
		stretches("“We saw the ‘Blue Heron’ go, said Maria Huber, “at ten.” “So?”"),
		"{We saw the ‘Blue Heron’ go,~{at ten.}{So?}");
	assert_string_equal(stretches("\"The 'Otter' sank, said May.\n\"So.\""),
			    "{The 'Otter' sank,~{So.}");
	/* what is told within is no cue of it */
	assert_string_equal(stretches("“I asked him, and he said nothing. We left.\n“So.”"),
			    "{I asked him, and he said nothing. We left.~+{So.}");
	assert_string_equal(stretches("“He was late, he said, and we left,” said May."),
			    "{He was late, he said, and we left,}");
}

/* A paragraph's closing mark that was joined to the next one. */
static void displaced_marks(void **state)
{
	(void)state;
	assert_string_equal(
		stretches("\"The point is to know the way. \"Rowers kept the oars, said "
			  "Ada Orr. \"You feel better,\" she said."),
		"{The point is to know the way. }{You feel better,}");
	assert_int_equal(s.f.marks.at[0].last_sentence, 0);
	assert_string_equal(
		stretches("\"Can it float? \"Orr would not tell, but she said it might."),
		"{Can it float? }");
	/* the next paragraph of the quotation opens with it */
	assert_string_equal(stretches("\"We never meant it. \"This [the raft] said it all.\""),
			    "{We never meant it. \"This [the raft] said it all.}");
	assert_string_equal(
		stretches(
			"\"We left. \"It rained. \"Orr said it was hers. \"It is,\" he said."),
		"{We left. \"It rained. }{It is,}");
	/* nor is one within it, and who is cut off in the middle says no more */
	assert_string_equal(stretches("\"I told him \"no way\" and he said yes.\""),
			    "{I told him \"no way}");
	assert_string_equal(stretches("\"We left. \"Then it rained for a week."),
			    "{We left. \"Then it rained for a week.~");
}

static void dashes(void **state)
{
	(void)state;
	assert_string_equal(stretches("— We close at six, said Karin Weiss.\n"
				      "— Not a minute later! the boy cried.\n"
				      "– It rained, said May.\n"
				      "— Why? she asked."),
			    "{We close at six,~{Not a minute later!~{It rained,~{Why?~");
	assert_string_equal(stretches("— three eggs\n– The fee rises to five pounds."), "");
}

static void apostrophes(void **state)
{
	(void)state;
	assert_string_equal(stretches("the boys' club isn't 'ere in the '90s"), "");
	assert_string_equal(stretches("Rock 'n' roll of the '60s: give 'em 'til dawn"), "");
	assert_string_equal(stretches("The workers’ pay and the students’ rent"), "");
	assert_string_equal(stretches("He is 6'2\" tall, she 5'4\"."), "");
	assert_string_equal(stretches("the old ’uns"), "");
}

static void nested(void **state)
{
	(void)state;
	assert_string_equal(stretches("“He said ‘no way’ to me,” Ann said."),
			    "{He said ‘no way’ to me,}");
	assert_string_equal(stretches("\"It is 'a big' deal,\" he said"),
			    "{It is 'a big' deal,}");
	assert_string_equal(stretches("‘She cried “stop” and ran,’ he said."),
			    "{She cried “stop” and ran,}");
	assert_string_equal(stretches("“The [guard] (who left) knew,” she said"),
			    "{The [guard] (who left) knew,}");
	assert_string_equal(stretches("(“inside brackets”)"), "{inside brackets}");
}

static void left_open(void **state)
{
	(void)state;
	assert_string_equal(stretches("“We go on.\n“And on,” he said."),
			    "{We go on.~+{And on,}");
	assert_string_equal(stretches("‘We go on.\n‘And on,’ he said."),
			    "{We go on.~+{And on,}");
	assert_string_equal(stretches("\"Never closed\nA new paragraph."), "{Never closed~");
	assert_string_equal(stretches("“One.”\n“Two.”"), "{One.}{Two.}");
	assert_string_equal(stretches("\"\" and “”"), "");
	assert_string_equal(stretches("\""), "");
	assert_string_equal(stretches(""), "");
}

static void tokens_are_flagged(void **state)
{
	(void)state;
	struct marks m = find("Ann said “we left. It rained.” Then");
	const struct token *t = s.f.tokens.at;
	assert_int_equal(m.n, 1);
	assert_true(t[m.at[0].first].flags & TOKEN_MARK);
	assert_true(t[m.at[0].end - 1].flags & TOKEN_MARK);
	assert_true(t[m.at[0].first + 1].flags & TOKEN_QUOTED);
	assert_false(t[0].flags & (TOKEN_QUOTED | TOKEN_MARK));
	assert_false(t[m.at[0].end].flags & (TOKEN_QUOTED | TOKEN_MARK));
	assert_int_equal(m.at[0].sentence, 0);
	assert_int_equal(m.at[0].last_sentence, 1);
}

/* Many marks that never close must not be tried against each other. */
static void hostile(void **state)
{
	enum { N = 300000 };
	static char text[N * 4 + 1];
	(void)state;
	for (int i = 0; i < N; i++)
		memcpy(text + i * 4, "\xe2\x80\x98x", 4);
	assert_int_equal(find(text).n, 0);
	for (int i = 0; i < N; i++)
		memcpy(text + i * 4, "'as ", 4);
	find(text);
	for (int i = 0; i < N; i++)
		memcpy(text + i * 4, "s' 's", 4);
	find(text);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(double_marks),
		cmocka_unit_test(single_marks),
		cmocka_unit_test(escaped_marks),
		cmocka_unit_test(british_paragraphs),
		cmocka_unit_test(forgotten_marks),
		cmocka_unit_test(displaced_marks),
		cmocka_unit_test(dashes),
		cmocka_unit_test(apostrophes),
		cmocka_unit_test(nested),
		cmocka_unit_test(left_open),
		cmocka_unit_test(tokens_are_flagged),
		cmocka_unit_test(hostile),
	};
	int failed = cmocka_run_group_tests(tests, NULL, NULL);
	sample_free(&s);
	return failed;
}
