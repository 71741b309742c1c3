/* Texts in many charsets, in pieces of any size: told, marked or guessed. */
#include "reader/input.h"
#include "reader/reach.h"

#include <setjmp.h>
#include <stdio.h>
#include <cmocka.h>
#include <iconv.h>

static const char german[] =
	"Die Fähre lief am Morgen auf eine Sandbank. Wir hörten ein Geräusch, sagte Käthe "
	"Müller. Die Gäste frühstückten später auf dem Oberdeck und hörten dabei Musik.\n";
static const char polish[] =
	"Prom osiadł rano na mieliźnie. Usłyszeliśmy dźwięk pod kadłubem, powiedziała "
	"Małgorzata "
	"Wójcik. Później dwa holowniki ściągnęły statek na głębszą wodę.\n";
static const char russian[] = "Паром утром сел на мель. Мы услышали странный звук под днищем, "
			      "сказала капитан Ольга Ефимова. Никто не пострадал.\n";
static const char ukrainian[] = "Пором уранці сів на мілину. Ми почули дивний звук під днищем, "
				"сказала капітанка Оксана Їжакевич. Ніхто не постраждав.\n";
static const char greek[] = "Το πλοίο προσάραξε το πρωί σε αμμώδη βυθό. Ακούσαμε έναν παράξενο "
			    "ήχο κάτω από την καρίνα, είπε η καπετάνισσα Ελένη Παππά.\n";
static const char turkish[] =
	"Feribot sabah kumluğa oturdu. Gövdenin altından garip bir ses duyduk dedi kaptan "
	"Ayşegül "
	"Yıldız. Kimse yaralanmadı, yolcular üst güvertede kahvaltı etti.\n";
static const char hebrew[] = "המעבורת עלתה בבוקר על שרטון. שמענו רעש מוזר מתחת לגוף הספינה, "
			     "אמרה רב החובלת רות לוי. איש לא נפגע.\n";
static const char arabic[] =
	"جنحت العبارة صباحا على شاطئ رملي. وقالت القبطان ليلى منصور: سمعنا "
	"صوتا غريبا تحت الهيكل. لم يصب أحد بأذى.\n";
static const char japanese[] = "渡し船は今朝、砂州に乗り上げた。「船底の下で妙な音が聞こえた」"
			       "と船長の山田花子さんは話した。"
			       "けが人はなく、乗客は上甲板で朝食をとった。\n";
static const char korean[] =
	"여객선이 오늘 아침 모래톱에 걸렸다. 배 밑에서 이상한 소리가 들렸다고 "
	"김영희 선장이 말했다. 다친 사람은 없었다.\n";
static const char simplified[] = "渡轮今天早上在沙洲搁浅。我们听到船底有奇怪的声音，船长王丽华"
				 "说。没有人受伤，乘客在上层甲板吃了"
				 "早餐。\n";
static const char traditional[] = "渡輪今天早上在沙洲擱淺。「我們聽到船底有奇怪的聲音，」船長王"
				  "麗華說。沒有人受傷，乘客在上層甲板"
				  "吃了早餐。\n";
static const char english[] =
	"Prices rose by £5 to €20, the firm said. “We are sorry – it’s late,” "
	"José told a reporter in the café.\n";

static const char latvian[] =
	"Prāmis no rīta uzskrēja sēklim. Mēs dzirdējām dīvainu skaņu zem korpusa, "
	"sacīja kapteine Līga Ozoliņa. Neviens netika ievainots, pasažieri brokastoja "
	"uz augšējā klāja.\n";
static const char vietnamese[] =
	"Chiếc phà mắc cạn vào buổi sáng. Chúng tôi nghe thấy một tiếng động lạ dưới "
	"đáy tàu, thuyền trưởng Nguyễn Thị Hoa nói. Không ai bị thương.\n";
static const char maltese[] =
	"Il-lanċa ħabtet ma' xtajta filgħodu. Smajna ħoss stramb taħt il-qoxra, qalet "
	"il-kaptan Ġorġa Żammit. Ħadd ma weġġa', il-passiġġieri ħadu l-kolazzjon fuq "
	"il-gverta.\n";
static const char icelandic[] =
	"Ferjan strandaði í morgun á sandrifi. Við heyrðum undarlegt hljóð undir "
	"skrokknum, sagði skipstjórinn Þóra Guðmundsdóttir. Enginn slasaðist, "
	"farþegar fengu sér morgunmat.\n";
static const char thai[] = "เรือข้ามฟากเกยตื้นเมื่อเช้านี้ เราได้ยินเสียงประหลาดใต้ท้องเรือ "
			   "กัปตันมาลี ศรีสุข กล่าว ไม่มีใครได้รับบาดเจ็บ\n";
static const char welsh[] =
	"Aeth y fferi ar y tywod yn y bore. Clywsom sŵn rhyfedd o dan y gwaelod, "
	"meddai'r capten Siân Môn, a'i thŷ ar y bryn. Ni chafodd neb ei anafu; yr "
	"oedd y dŵr yn isel.\n";
static const char french[] =
	"Le bac s'est échoué à l'aube. Nous avons entendu un bruit étrange sous la "
	"coque, a déclaré la capitaine Zoé Lefèvre. L'œuvre coûte 20 € à chaque "
	"élève, très déçu.\n";
static const char romanian[] =
	"Bacul a eșuat dimineața pe un banc de nisip. Șase oameni au așteptat până "
	"când apa a crescut. Am auzit un zgomot ciudat, a spus căpitanul Ștefania "
	"Țurcanu. Nimeni nu a fost rănit, pasagerii au luat micul dejun.\n";

static const struct written {
	const char *text, *charset, *name; /* as it is written, as it is told */
} samples[] = {
	{german, "iso-8859-1", "windows-1252"},
	{french, "iso-8859-15", "iso-8859-15"},
	{romanian, "iso-8859-16", "iso-8859-16"},
	{maltese, "iso-8859-3", "iso-8859-3"},
	{latvian, "iso-8859-4", "iso-8859-4"},
	{latvian, "iso-8859-13", "iso-8859-13"},
	{latvian, "windows-1257", "iso-8859-13"},
	{greek, "windows-1253", "iso-8859-7"},
	{hebrew, "iso-8859-8", "windows-1255"},
	{turkish, "iso-8859-9", "iso-8859-9"},
	{thai, "iso-8859-11", "tis-620"},
	{vietnamese, "windows-1258", "windows-1258"},
	{russian, "utf-32le", "utf-32le"},
	{german, "windows-1252", "windows-1252"},
	{german, "iso-8859-15", "windows-1252"},
	{polish, "iso-8859-2", "iso-8859-2"},
	{polish, "windows-1250", "windows-1250"},
	{russian, "windows-1251", "windows-1251"},
	{russian, "koi8-r", "koi8-r"},
	{russian, "iso-8859-5", "iso-8859-5"},
	{russian, "ibm866", "ibm866"},
	{ukrainian, "koi8-u", "koi8-u"},
	{ukrainian, "windows-1251", "windows-1251"},
	{greek, "iso-8859-7", "iso-8859-7"},
	{turkish, "windows-1254", "iso-8859-9"},
	{hebrew, "windows-1255", "windows-1255"},
	{arabic, "windows-1256", "windows-1256"},
	{arabic, "iso-8859-6", "iso-8859-6"},
	{japanese, "shift_jis", "shift_jis"},
	{japanese, "euc-jp", "euc-jp"},
	{japanese, "iso-2022-jp", "iso-2022-jp"},
	{korean, "euc-kr", "cp949"},
	{simplified, "gb2312", "gb18030"},
	{simplified, "gb18030", "gb18030"},
	{traditional, "big5", "big5"},
	{english, "windows-1252", "windows-1252"},
	{english, "utf-16le", "utf-16le"},
	{english, "utf-32le", "utf-32le"},
	{english, "utf-32be", "utf-32be"},
	{russian, "utf-16le", "utf-16le"},
	{russian, "utf-16be", "utf-16be"},
	{german, "utf-8", "utf-8"},
	{japanese, "utf-8", "utf-8"},
};
enum { N_SAMPLES = sizeof samples / sizeof *samples, ROOM = 4096 };

static size_t write_in(const char *text, const char *charset, char *to)
{
	iconv_t how = iconv_open(charset, "UTF-8");
	char *from = (char *)text, *out = to;
	size_t left = strlen(text), room = ROOM;
	assert_true(how != (iconv_t)-1);
	assert_int_not_equal(iconv(how, &from, &left, &out, &room), (size_t)-1);
	assert_int_not_equal(iconv(how, NULL, NULL, &out, &room), (size_t)-1);
	iconv_close(how);
	return ROOM - room;
}

static struct input in;

/* The first piece of `first` bytes, the others of `then`. */
static const struct content *read_in(struct str bytes, size_t first, size_t then)
{
	struct error e;
	size_t at = 0, n = first;
	input_again(&in);
	do {
		n = n < bytes.n - at ? n : bytes.n - at;
		assert_true(input_feed(&in, bytes.at + at, n, at + n == bytes.n, &e));
		at += n;
		n = then;
	} while (at < bytes.n);
	return &in.content;
}

static void check(const struct content *c, const struct written *s)
{
	if (strcmp(c->written_in, s->name) != 0)
		fail_msg("%s, written in %s, not %s", s->text, s->charset, c->written_in);
	if (c->text.n != strlen(s->text) || memcmp(c->text.at, s->text, c->text.n) != 0)
		fail_msg("%s: %.*s", s->charset, (int)c->text.n, c->text.at);
	assert_int_equal(c->faults.invalid, 0);
	assert_null(c->notice);
}

static void test_guessed(void **state)
{
	(void)state;
	for (size_t i = 0; i < N_SAMPLES; i++) {
		char bytes[ROOM];
		struct str s = {bytes, write_in(samples[i].text, samples[i].charset, bytes)};
		check(read_in(s, s.n, 1), &samples[i]);
		/* the first piece tells; the others may end within characters */
		for (size_t then = 1; then < 8; then++)
			check(read_in(s, s.n - 30, then), &samples[i]);
	}
}

/* Who tells the charset is believed. */
static void test_told(void **state)
{
	(void)state;
	for (size_t i = 0; i < N_SAMPLES; i++) {
		char bytes[ROOM];
		struct str s = {bytes, write_in(samples[i].text, samples[i].charset, bytes)};
		struct written told = samples[i];
		told.name = in.charset = told.charset;
		check(read_in(s, 1, 1), &told);
		check(read_in(s, 3, 5), &told);
	}
	in.charset = "koi8-r";
	assert_true(str_eq(read_in(STR("caf\xc3\xa9\n"), 9, 9)->text, STR("cafц╘\n")));
	in.charset = NULL;
	assert_true(reach_knows_charset("KOI8-R"));
	assert_false(reach_knows_charset("klingon"));
	assert_false(reach_knows_charset(""));
}

/* Which no detection tells surely from others of their script: who writes in them says so. */
static const struct written alike[] = {
	{icelandic, "iso-8859-10", "iso-8859-10"},
	{welsh, "iso-8859-14", "iso-8859-14"},
};

static struct str written_in(const struct written *w, char *bytes)
{
	return (struct str){bytes, write_in(w->text, w->charset, bytes)};
}

/* A server that names one is believed, but for names that servers give everything. */
static void test_declared(void **state)
{
	(void)state;
	char bytes[ROOM];
	for (size_t i = 0; i < N_SAMPLES; i++) {
		struct str s = written_in(&samples[i], bytes);
		in.declared = samples[i].charset;
		const struct content *c = read_in(s, 30, 7);
		if (!str_eq(c->text, str_of(samples[i].text)))
			fail_msg("%s: %.*s", in.declared, (int)c->text.n, c->text.at);
	}
	for (size_t i = 0; i < sizeof alike / sizeof *alike; i++) {
		struct str s = written_in(&alike[i], bytes);
		in.declared = alike[i].charset;
		check(read_in(s, s.n, 1), &alike[i]);
		in.declared = NULL;
		in.charset = alike[i].charset;
		check(read_in(s, 3, 5), &alike[i]);
		in.charset = NULL;
	}
	in.declared = NULL;
}

/* The mark of byte order goes before what the server says, and is no part of the text. */
static void test_marked(void **state)
{
	(void)state;
	static const struct written marked[] = {
		{"\ufeff", "utf-8", "utf-8"},       {"\ufeff", "utf-16le", "utf-16le"},
		{"\ufeff", "utf-16be", "utf-16be"}, {"\ufeff", "utf-32le", "utf-32le"},
		{"\ufeff", "utf-32be", "utf-32be"},
	};
	static const char *const texts[] = {english, russian, japanese, "no", "é"};
	for (size_t i = 0; i < sizeof marked / sizeof *marked; i++) {
		for (size_t t = 0; t < sizeof texts / sizeof *texts; t++) {
			char bytes[2 * ROOM];
			struct written w = {texts[t], marked[i].charset, marked[i].name};
			struct str s = written_in(&marked[i], bytes);
			s.n += write_in(w.text, w.charset, bytes + s.n);
			in.declared = t % 2 ? "koi8-r" : NULL;
			check(read_in(s, s.n, 1), &w);
		}
	}
	in.declared = NULL;
}

/* An English article has few letters beyond ASCII, and far behind its start. */
static void test_english(void **state)
{
	(void)state;
	char text[20000], bytes[ROOM];
	size_t n = 0, m = write_in(english, "windows-1252", bytes);
	while (n < 15000)
		n += (size_t)sprintf(text + n,
				     "The ferry ran aground at dawn on a sandbank.\n");
	memcpy(text + n, bytes, m);
	const struct content *c = read_in((struct str){text, n + m}, 4096, 4096);
	assert_string_equal(c->written_in, "windows-1252");
	assert_null(c->notice);
	assert_non_null(memmem(c->text.at, c->text.n, "€20", 5));
}

/* Too short to tell; data; damage. */
static void test_doubtful(void **state)
{
	(void)state;
	const struct content *c = read_in(STR("Feribot kumlu\xf0"
					      "a oturdu. G\xf6vdenin alt\xfdndan ses "
					      "duyduk, dedi kaptan Ayla Y\xfdld\xfdz.\n"),
					  99, 99);
	assert_string_equal(c->written_in, "windows-1252");
	assert_non_null(c->notice);
	assert_non_null(strstr(c->notice, "--charset"));
	c = read_in(
		STR("Za\xbf\xf3\xb3\xe6 g\xea\xb6l\xb1 ja\xbc\xf1, said Jan Nowak in \xa3\xf3"
		    "d\xbc on Monday.\n"),
		99, 99);
	assert_non_null(c->notice); /* signs would stand within its words */
	c = read_in(STR("It\xb4s 20\xb0, don\xb4t you know\n"), 99, 99);
	assert_null(c->notice);
	c = read_in(STR("One \xff damaged \xfe byte or two\n"), 99, 99);
	assert_string_equal(c->written_in, "utf-8");
	assert_int_equal(c->faults.invalid, 2);
	in.charset = "shift_jis";
	c = read_in(STR("\x93n\x82\xb5\x91\x44\xff\x81"), 3, 1);
	assert_true(str_eq(c->text, STR("渡し船��")));
	assert_int_equal(c->faults.invalid, 2);
	in.charset = NULL;
}

int main(void)
{
	struct error e;
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_guessed),  cmocka_unit_test(test_told),
		cmocka_unit_test(test_declared), cmocka_unit_test(test_marked),
		cmocka_unit_test(test_english),  cmocka_unit_test(test_doubtful),
	};
	if (!input_open(&in, "a.txt", 0, &e))
		return 1;
	int failed = cmocka_run_group_tests(tests, NULL, NULL);
	input_close(&in);
	return failed;
}
