/* JSON lines in and out: good, bad, strange, huge. */
#include "reader/export.h"

#include <setjmp.h>
#include <stdio.h>
#include <cmocka.h>
#include <errno.h>
#include <fcntl.h>
#include <jansson.h>
#include <poll.h>
#include <pthread.h>
#include <signal.h>
#include <unistd.h>

struct program_run {
	char *out, *err;
	size_t n_out, n_err;
	int status;
};

static char *read_all(FILE *f, size_t *n)
{
	fseek(f, 0, SEEK_END);
	*n = (size_t)ftell(f);
	rewind(f);
	char *all = mem_alloc(*n + 1);
	assert_int_equal(fread(all, 1, *n, f), *n);
	all[*n] = 0;
	fclose(f);
	return all;
}

static struct program_run run_for(struct str input, const struct batch_wish *wish)
{
	FILE *in = tmpfile(), *out = tmpfile(), *err = tmpfile();
	assert_true(in && out && err);
	assert_int_equal(fwrite(input.at, 1, input.n, in), input.n);
	fflush(in);
	rewind(in);
	struct program_run r = {.status = batch_run(in, out, err, wish)};
	fclose(in);
	r.out = read_all(out, &r.n_out);
	r.err = read_all(err, &r.n_err);
	return r;
}

static struct program_run run(struct str input, bool strict)
{
	return run_for(input, &(struct batch_wish){.strict = strict});
}

static void run_free(struct program_run *r)
{
	free(r->out);
	free(r->err);
}

/* The object a single line gives. */
static json_t *answer(struct str line)
{
	struct program_run r = run(line, false);
	assert_int_equal(r.status, 0);
	json_error_t error;
	json_t *root = json_loadb(r.out, r.n_out, JSON_ALLOW_NUL, &error);
	if (!root)
		fail_msg("%s: %s", error.text, r.out);
	assert_int_equal(r.out[r.n_out - 1], '\n');
	assert_null(memchr(r.out, '\n', r.n_out - 1));
	run_free(&r);
	return root;
}

static struct str text_in(const json_t *root)
{
	const json_t *value = json_object_get(root, "text");
	assert_true(json_is_string(value));
	return (struct str){json_string_value(value), json_string_length(value)};
}

static void check_text(const char *line, struct str want)
{
	json_t *root = answer(str_of(line));
	struct str got = text_in(root);
	if (!str_eq(got, want))
		fail_msg("%s: \"%.*s\"", line, (int)got.n, got.at);
	json_decref(root);
}

static void check_error(struct str line, const char *id, const char *message)
{
	json_t *root = answer(line);
	const json_t *error = json_object_get(root, "error");
	const char *got = json_string_value(json_object_get(error, "message"));
	assert_non_null(got);
	if (!strstr(got, message))
		fail_msg("%.*s: \"%s\" lacks \"%s\"", (int)line.n, line.at, got, message);
	assert_int_equal(json_integer_value(json_object_get(error, "line")), 1);
	const json_t *given = json_object_get(root, "id");
	assert_non_null(given);
	if (id)
		assert_string_equal(json_string_value(given), id);
	else
		assert_true(json_is_null(given));
	json_decref(root);
}

static void test_good(void **state)
{
	(void)state;
	struct program_run r =
		run(STR("{\"id\": \"a\", \"text\": \"One.\"}\n"
			"{\"text\": \"Two.\", \"other\": [1, {\"x\": null}], \"id\": 17}\n"
			"{\"text\": \"\"}"),
		    true);
	assert_string_equal(
		r.out,
		"{\"schema\":\"reader/"
		"1\",\"id\":\"a\",\"source\":{\"path\":null,\"type\":\"text/"
		"plain\",\"charset\":\"utf-8\"},"
		"\"title\":null,\"byline\":null,\"published\":null,\"text\":\"One.\","
		"\"paragraphs\":[{\"start\":0,\"end\":4}],"
		"\"quotes\":[],\"speakers\":[],\"regions\":[]}\n"
		"{\"schema\":\"reader/1\",\"id\":17,\"source\":{\"path\":null,\"type\":\"text/"
		"plain\",\"charset\":\"utf-8\"},"
		"\"title\":null,\"byline\":null,\"published\":null,\"text\":\"Two.\","
		"\"paragraphs\":[{\"start\":0,\"end\":4}],"
		"\"quotes\":[],\"speakers\":[],\"regions\":[]}\n"
		"{\"schema\":\"reader/1\",\"source\":{\"path\":null,\"type\":\"text/"
		"plain\",\"charset\":\"utf-8\"},"
		"\"title\":null,\"byline\":null,\"published\":null,\"text\":\"\","
		"\"paragraphs\":[],"
		"\"quotes\":[],\"speakers\":[],\"regions\":[]}\n");
	assert_int_equal(r.status, 0);
	assert_int_equal(r.n_err, 0);
	run_free(&r);
}

static void test_ids(void **state)
{
	(void)state;
	json_t *root = answer(STR("{\"id\": 9007199254740991, \"text\": \"x\"}"));
	assert_int_equal(json_integer_value(json_object_get(root, "id")), 9007199254740991);
	json_decref(root);
	root = answer(STR("{\"id\": -5, \"text\": \"x\"}"));
	assert_int_equal(json_integer_value(json_object_get(root, "id")), -5);
	json_decref(root);
	root = answer(STR("{\"id\": \"q\\\"\\n\\u0001é\", \"text\": \"x\"}"));
	assert_string_equal(json_string_value(json_object_get(root, "id")), "q\"\n\x01é");
	json_decref(root);
	root = answer(STR("{\"id\": null, \"text\": \"x\"}"));
	assert_null(json_object_get(root, "id"));
	json_decref(root);
	check_error(STR("{\"id\": 9007199254740992, \"text\": \"x\"}"), NULL, "2^53");
	check_error(STR("{\"id\": 99999999999999999999, \"text\": \"x\"}"), NULL, "2^53");
	check_error(STR("{\"id\": 1.5, \"text\": \"x\"}"), NULL, "neither");
	check_error(STR("{\"id\": [1], \"text\": \"x\"}"), NULL, "neither");
	check_error(STR("{\"id\": \"\\n\xff\", \"text\": \"x\"}"), NULL, "UTF-8");
}

static void test_bad(void **state)
{
	(void)state;
	check_error(STR("\n"), NULL, "no JSON");
	check_error(STR("nonsense"), NULL, "no JSON");
	check_error(STR("[1]"), NULL, "not an object");
	check_error(STR("{\"id\": \"k\"}"), "k", "no text");
	check_error(STR("{\"id\": \"k\", \"text\": null}"), "k", "not a string");
	check_error(STR("{\"id\": \"k\", \"html\": 5}"), "k", "html is not a string");
	check_error(STR("{\"id\": \"k\", \"html\": \"<p>a\\n\xff\"}"), "k",
		    "html is not valid");
	check_error(STR("{\"id\": \"k\", \"text\": \"a\"} x"), NULL, "no JSON");
	check_error(STR("{\"id\": \"k\", \"text\": \"unclosed"), NULL, "no JSON");
	check_error(STR("{\"id\": \"k\", \"text\": \"bad \\x escape\"}"), NULL, "escape");
	check_error(STR("{\"id\": \"k\", \"text\": \"bad \\u12g4\"}"), NULL, "escape");
	check_error(STR("{\"id\": \"k\", \"text\": \"bad \\"), NULL, "no JSON");
	check_error(STR("{\"id\": \"k\", \"text\": \"raw \t control \\n\"}"), NULL, "control");
	check_error(STR("{\"id\": \"k\", \"text\": \"\\n \xff\"}"), "k", "UTF-8");
	check_error(STR("{\"id\": \"a\", \"id\": \"b\", \"text\": \"x\"}"), NULL, "duplicate");
	check_error(STR("{\"text\": \"A\", \"te\\u0078t\": \"B\"}"), NULL, "duplicate");
	char deep[20000];
	memset(deep, '[', sizeof deep);
	check_error((struct str){deep, sizeof deep}, NULL, "no JSON");
}

/* Numbers that no integer and no double holds are nobody's business, but an id's. */
static void test_large_numbers(void **state)
{
	(void)state;
	check_text("{\"text\": \"a\", \"hash\": 18446744073709551615}", STR("a"));
	check_text("{\"hash\": [-123456789012345678901234567890.5e+999, 1E9999, 1e-9999], "
		   "\"text\": \"a\"}",
		   STR("a"));
	check_text("{\"hash\": 1e400, \"text\": \"1e400 18446744073709551615\"}",
		   STR("1e400 18446744073709551615"));
	check_text("{\"\\\"1e400\": 1e400, \"text\": \"a\"}", STR("a"));
	check_error(STR("{\"text\": \"a\", \"hash\": 1e400e400}"), NULL, "no JSON");
	check_error(STR("{\"text\": \"a\", \"hash\": 1e400, \"x"), NULL, "no JSON");
	check_error(STR("{\"text\": \"a\", \"hash\": 1e400, \"x\\"), NULL, "no JSON");
}

/* Faults do not end the stream; they are counted. */
static void test_stream_goes_on(void **state)
{
	(void)state;
	struct str input =
		STR("{\"id\": 1, \"text\": \"a\"}\nbad\n\n{\"id\": 2, \"text\": \"b\"}\n");
	for (int strict = 0; strict < 2; strict++) {
		struct program_run r = run(input, strict);
		assert_int_equal(r.status, strict);
		assert_string_equal(r.err, "reader: 2 of 4 lines were bad\n");
		assert_non_null(strstr(r.out, "{\"id\":null,\"error\":{\"line\":2,"));
		assert_non_null(strstr(r.out, "{\"id\":null,\"error\":{\"line\":3,"));
		const char *first = strstr(r.out, "\"id\":1,"),
			   *last = strstr(r.out, "\"id\":2,");
		assert_true(first && last && first < last);
		run_free(&r);
	}
}

/* As many code points as the caller has, whatever must be repaired. */
static void test_text_keeps_offsets(void **state)
{
	(void)state;
	check_text("{\"text\": \"a\\u0000b\\u001bc\\u007f\"}", STR("a�b�c�"));
	check_text("{\"text\": \"\\ud83d\\ude00 \\ud83d x \\ude00\"}", STR("😀 � x �"));
	check_text("{\"text\": \"\\ud83d\\u0041\\ud83d\"}", STR("�A�"));
	check_text("{\"text\": \"a\\r\\nb\\rc\\u000d\\u000ad\"}", STR("a \nb\nc \nd"));
	check_text("{\"text\": \"\\ufeffbom\"}", STR("\xef\xbb\xbf"
						     "bom"));
	check_text("{\"text\": \"\\\" \\\\ \\/ \\b\\f\\t\"}", STR("\" \\ / ��\t"));
	check_text("{\"te\\u0078t\": \"key with an escape\"}", STR("key with an escape"));
	check_text("\xef\xbb\xbf{\"text\": \"file with a mark\"}\r\n", STR("file with a mark"));
	check_text("{\"text\": \"\\u00016\"}", STR("�6"));
	check_text("  {\"html\": \"y\", \"text\": \"x\"}  ", STR("x"));
}

/* ---- long lines -------------------------------------------------------------------------- */

/* A text of any length, with what must be escaped, comes back; through pieces of any size. */
static void test_lengths(void **state)
{
	(void)state;
	for (size_t n = 200; n < 320; n++) {
		char want[512], line[1024];
		size_t k = 0, m = 0;
		m += (size_t)sprintf(line, "{\"text\": \"");
		for (; k < n; k++) {
			want[k] = k % 13 ? 'x' : '"';
			if (want[k] == '"')
				line[m++] = '\\';
			line[m++] = want[k];
		}
		m += (size_t)sprintf(line + m, "\"}");
		json_t *root = answer((struct str){line, m});
		assert_true(str_eq(text_in(root), (struct str){want, n}));
		json_decref(root);
	}
}

static void test_huge_line(void **state)
{
	(void)state;
	size_t n = 5 << 20;
	char *line = mem_alloc(n + 100);
	size_t m = (size_t)sprintf(line, "{\"id\": \"big\", \"text\": \"");
	memset(line + m, 'x', n);
	for (size_t i = 0; i < n; i += 70)
		line[m + i] = ' ';
	m += n;
	m += (size_t)sprintf(line + m, "\"}\n");
	json_t *root = answer((struct str){line, m});
	assert_int_equal(text_in(root).n, n);
	json_decref(root);
	free(line);
}

/*
 * The structure beside the strings is limited: the library takes dozens of bytes for each
 * value.
 */
static void test_huge_structure(void **state)
{
	(void)state;
	size_t n = 20 << 20;
	char *line = mem_alloc(n);
	memset(line, '[', n);
	check_error((struct str){line, n}, NULL, "beside its strings");
	free(line);
}

/* ---- wrapped text ------------------------------------------------------------------------ */

static void test_wrapped(void **state)
{
	(void)state;
	json_t *root = answer(
		STR("{\"text\": \"The bridge over the Orla will stay closed until the end of "
		    "May, the\\n"
		    "council said on Tuesday, after engineers had found cracks in two of its\\n"
		    "piers. Nobody will take a risk with a bridge of that age.\\n\\n"
		    "No date was given.\\n\"}"));
	struct str text = text_in(root);
	assert_non_null(memmem(text.at, text.n, "May, the council", 16));
	assert_non_null(memmem(text.at, text.n, "age.\n\nNo", 8));
	assert_int_equal(json_array_size(json_object_get(root, "paragraphs")), 2);
	json_decref(root);
}

/* ---- pipes ------------------------------------------------------------------------------- */

struct pipes {
	FILE *in, *out;
	int status;
};

static void *run_piped(void *argument)
{
	struct pipes *p = argument;
	FILE *err = tmpfile();
	p->status = batch_run(p->in, p->out, err, &(struct batch_wish){0});
	fclose(err);
	fclose(p->out);
	return NULL;
}

/* Each answer comes before the next question is asked. */
static void test_flushes(void **state)
{
	(void)state;
	int in[2], out[2];
	assert_int_equal(pipe(in), 0);
	assert_int_equal(pipe(out), 0);
	struct pipes p = {.in = fdopen(in[0], "r"), .out = fdopen(out[1], "w")};
	pthread_t thread;
	assert_int_equal(pthread_create(&thread, NULL, run_piped, &p), 0);
	for (int i = 0; i < 3; i++) {
		char line[100], answered[1000];
		int n = snprintf(line, sizeof line, "{\"id\": %d, \"text\": \"x\"}\n", i);
		/* a line may come in pieces */
		assert_int_equal(write(in[1], line, 5), 5);
		assert_int_equal(write(in[1], line + 5, (size_t)n - 5), n - 5);
		struct pollfd ready = {.fd = out[0], .events = POLLIN};
		assert_int_equal(poll(&ready, 1, 5000), 1);
		ssize_t got = read(out[0], answered, sizeof answered);
		assert_true(got > 0 && answered[got - 1] == '\n');
	}
	close(in[1]);
	pthread_join(thread, NULL);
	assert_int_equal(p.status, 0);
	fclose(p.in);
	close(out[0]);
}

static int run_into(int fd)
{
	FILE *in = tmpfile(), *out = fdopen(fd, "w"), *err = tmpfile();
	fputs("{\"text\": \"x\"}\n{\"text\": \"y\"}\n", in);
	fflush(in);
	rewind(in);
	int status = batch_run(in, out, err, &(struct batch_wish){0});
	fclose(in);
	fclose(out);
	fclose(err);
	return status;
}

static void test_output_faults(void **state)
{
	(void)state;
	signal(SIGPIPE, SIG_IGN);
	int ends[2];
	assert_int_equal(pipe(ends), 0);
	close(ends[0]);
	assert_int_equal(run_into(ends[1]), 0);
	assert_int_equal(run_into(open("/dev/full", O_WRONLY)), 3);
}

static void test_input_faults(void **state)
{
	(void)state;
	FILE *in = fopen("/", "r"), *out = tmpfile(), *err = tmpfile();
	assert_non_null(in);
	assert_int_equal(batch_run(in, out, err, &(struct batch_wish){0}), 3);
	size_t n;
	char *told = read_all(err, &n);
	assert_string_equal(told, "reader: reading: is a directory\n");
	free(told);
	fclose(in);
	fclose(out);
	struct program_run r = run(STR(""), true);
	assert_int_equal(r.status, 0);
	assert_int_equal(r.n_out, 0);
	run_free(&r);
}

/* ---- pages, and what is kept ------------------------------------------------------------- */

static void test_pages(void **state)
{
	(void)state;
	json_t *root =
		answer(STR("{\"html\": \"<title>Ferry turns back in the storm</title>"
			   "<article><p>&ldquo;It is late,&rdquo; said Ann \\ud83d\\ude00 "
			   "Ode.</p></article>\"}"));
	assert_string_equal(json_string_value(json_object_get(root, "title")),
			    "Ferry turns back in the storm");
	assert_string_equal(json_string_value(json_object_get(root, "text")),
			    "“It is late,” said Ann 😀 Ode.");
	assert_int_equal(json_array_size(json_object_get(root, "quotes")), 1);
	json_decref(root);
	check_text("{\"html\": \"no element at all\"}", STR("no element at all"));
	check_text("{\"text\": \"<p>tags of a text\"}", STR("<p>tags of a text"));
}

/* The line's `members`, of which `names` are kept; what comes back, or the message. */
static void check_kept(const char *members, const char *names, const char *want)
{
	char line[4096];
	size_t n = (size_t)snprintf(line, sizeof line, "{\"text\": \"x\"%s}", members);
	struct program_run r =
		run_for((struct str){line, n}, &(struct batch_wish){.keep = names});
	const char *in = strstr(r.out, ",\"in\":");
	assert_string_equal(in ? in : r.out, want);
	run_free(&r);
}

static void test_kept(void **state)
{
	(void)state;
	check_kept(", \"url\": \"http://x.example/?a=\\\"1\\\"\", \"date\": 5", "url,date",
		   ",\"in\":{\"url\":\"http://x.example/?a=\\\"1\\\"\",\"date\":5}}\n");
	check_kept(", \"b\": 1, \"a\": 2", "a,none,b", ",\"in\":{\"a\":2,\"b\":1}}\n");
	check_kept(", \"b\": 1", "a", ",\"in\":{}}\n");
	check_kept(", \"b\": 1", "", ",\"in\":{}}\n");
	check_kept(", \"a\": [1.10, -0.5, 1e300, 3.0, true, false, null, [], {}]", "a",
		   ",\"in\":{\"a\":[1.1,-0.5,1e+300,3.0,true,false,null,[],{}]}}\n");
	check_kept(", \"a\": {\"k\\n\": [\"\\u00e9\\t\", {\"b\": \"\\ud83d\\ude00\"}]}", "a",
		   ",\"in\":{\"a\":{\"k\\n\":[\"é\\t\",{\"b\":\"😀\"}]}}}\n");
	check_kept(", \"a\": 99999999999999999999", "a",
		   "{\"id\":null,\"error\":{\"line\":1,\"message\":"
		   "\"a number is too large to be kept\"}}\n");
	check_kept(", \"a\": \"\\n\xff\"", "a",
		   "{\"id\":null,\"error\":{\"line\":1,\"message\":"
		   "\"a string is not valid UTF-8\"}}\n");
}

int main(int argc, char **argv)
{
	if (argc > 1 && strcmp(argv[1], INPUT_CHILD) == 0)
		return input_child(false);
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_good),
		cmocka_unit_test(test_ids),
		cmocka_unit_test(test_bad),
		cmocka_unit_test(test_large_numbers),
		cmocka_unit_test(test_stream_goes_on),
		cmocka_unit_test(test_text_keeps_offsets),
		cmocka_unit_test(test_pages),
		cmocka_unit_test(test_kept),
		cmocka_unit_test(test_lengths),
		cmocka_unit_test(test_huge_line),
		cmocka_unit_test(test_huge_structure),
		cmocka_unit_test(test_wrapped),
		cmocka_unit_test(test_flushes),
		cmocka_unit_test(test_output_faults),
		cmocka_unit_test(test_input_faults),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
