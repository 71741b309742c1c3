/* Articles at an address of the web: by the program curl, and a cache of what came. */
#include "cache.h"
#include "program.h"
#include "source.h"

#include "reader/input.h"
#include "reader/reach.h"

#include <fcntl.h>
#include <stdio.h>
#include <unistd.h>

enum { CONNECT_MOST = 15 }; /* seconds */

bool source_is_address(const char *path)
{
	struct str s = str_of(path);
	return (s.n > 7 && str_alike((struct str){s.at, 7}, STR("http://"))) ||
	       (s.n > 8 && str_alike((struct str){s.at, 8}, STR("https://")));
}

/* ---- what curl is asked, and says -------------------------------------------------------- */

#define SAYS_CODE "reader-code "
#define SAYS_TYPE "reader-type "
#define SAYS_TAG  "reader-tag "

/* The arguments that have parts of their own. */
struct curl_call {
	char seconds[16], connect[16], bytes[24], redirects[16], tag[CACHE_TAG + 32];
	const char *argv[PROGRAM_ARGUMENTS];
};

static void ask(struct curl_call *a, const char *address, const struct cached *known)
{
	static const char *const always[] = {
		"curl",
		"-q",
		"-sS",
		"--fail",
		"--location",
		"--globoff",
		"--compressed",
		"--proto",
		"=http,https",
		"--proto-redir",
		"=http,https",
		"--write-out",
		"%{stderr}\n" SAYS_CODE "%{http_code}\n" SAYS_TYPE "%{content_type}\n" SAYS_TAG
		"%header{etag}\n",
		"--header",
		"Accept: text/html,application/xhtml+xml,text/*;q=0.9,*/*;q=0.5"};
	const struct reach *r = reach_told();
	size_t n = sizeof always / sizeof *always;
	memcpy(a->argv, always, sizeof always);
	snprintf(a->seconds, sizeof a->seconds, "%d", r->seconds);
	snprintf(a->connect, sizeof a->connect, "%d",
		 r->seconds < CONNECT_MOST ? r->seconds : CONNECT_MOST);
	snprintf(a->bytes, sizeof a->bytes, "%llu", (unsigned long long)r->most_mib << 20);
	snprintf(a->redirects, sizeof a->redirects, "%d", r->redirects);
	const char *const pairs[][2] = {{"--max-time", a->seconds},
					{"--connect-timeout", a->connect},
					{"--max-filesize", a->bytes},
					{"--max-redirs", a->redirects},
					{"--user-agent", r->agent},
					{"--proxy", r->proxy},
					{"--header", known->tag[0] ? a->tag : NULL},
					{"--url", address}};
	snprintf(a->tag, sizeof a->tag, "If-None-Match: %s", known->tag);
	for (size_t i = 0; i < sizeof pairs / sizeof *pairs; i++) {
		if (!pairs[i][1] || !*pairs[i][1])
			continue;
		a->argv[n++] = pairs[i][0];
		a->argv[n++] = pairs[i][1];
	}
	a->argv[n] = NULL;
}

/* The rest of the line that begins so; "" when there is none. */
static void said(const struct program *p, const char *begin, char *to, size_t room)
{
	const char *at = strstr(p->said, begin);
	at = at ? at + strlen(begin) : "";
	snprintf(to, room, "%.*s", (int)strcspn(at, "\n"), at);
}

/* What curl says of a fault, without its name. */
static const char *said_fault(struct program *p)
{
	char *at = strstr(p->said, "curl: (");
	if (!at)
		return "";
	at[strcspn(at, "\n")] = 0;
	char *behind = strstr(at, ") ");
	return behind ? behind + 2 : at;
}

/* Why curl, by its exit status, did not fetch it; `why` says what else is known. */
static bool tell_fault(struct program *p, const char *address, const struct error *why,
		       struct error *e)
{
	const struct reach *r = reach_told();
	char code[16], text[sizeof why->message];
	said(p, SAYS_CODE, code, sizeof code);
	switch (p->status) {
	case 22:
		snprintf(text, sizeof text, "the server says %s", code);
		break;
	case 28:
		snprintf(text, sizeof text, "nothing more came within %d s", r->seconds);
		break;
	case 47:
		snprintf(text, sizeof text, "more than %d redirects", r->redirects);
		break;
	case 1:
		snprintf(text, sizeof text,
			 "the server leads to an address that is neither http nor https");
		break;
	case 18:
		snprintf(text, sizeof text, "cut off: less came than the server said");
		break;
	case 63:
		snprintf(text, sizeof text, "longer than %d MiB", r->most_mib);
		break;
	case 35:
	case 51:
	case 58:
	case 60:
	case 77:
	case 83:
		snprintf(text, sizeof text, "the connection is not safe: %s", said_fault(p));
		break;
	case -1:
	case 127:
		snprintf(text, sizeof text, "%s", why->message);
		break;
	default:
		snprintf(text, sizeof text, "%s", said_fault(p));
	}
	return source_fault(e, address, text);
}

/* ---- fetching ---------------------------------------------------------------------------- */

/* The part of the address that names a file. */
static struct str name_of(const char *address)
{
	const char *host = strstr(address, "//") + 2;
	size_t n = strcspn(host, "/?#");
	return (struct str){host + n, strcspn(host + n, "?#")};
}

static void lower(char *s)
{
	for (; *s; s++)
		*s = ascii_lower(*s);
}

/* Of a content type the media type and the charset, in lower case. */
static void take_type(struct source *s, const char *told)
{
	size_t n = strcspn(told, "; ");
	const char *charset = strcasestr(told, "charset=");
	snprintf(s->told_type, sizeof s->told_type, "%.*s", (int)n, told);
	lower(s->told_type);
	if (strcmp(s->told_type, "application/xhtml+xml") == 0)
		strcpy(s->told_type, "text/html");
	s->type = s->told_type[0] ? s->told_type : NULL;
	charset = charset ? charset + strlen("charset=") : "";
	charset += *charset == '"';
	snprintf(s->charset, sizeof s->charset, "%.*s", (int)strcspn(charset, "\"; "), charset);
	lower(s->charset);
}

static bool become(struct source *s, int fd, const char *type)
{
	off_t size = lseek(fd, 0, SEEK_END);
	take_type(s, type);
	source_become(s, fd, size > 0 ? (uint64_t)size : 0);
	return true;
}

static bool fetch(struct source *s, const char *address, struct cached *known,
		  const struct fetch_watch *watch, struct error *e)
{
	const struct reach *r = reach_told();
	struct curl_call asked;
	struct cached fresh = {.fd = -1};
	struct error why = {0};
	char code[16];
	ask(&asked, address, known);
	struct program p = {PROGRAM_FETCH,
			    asked.argv,
			    .in = -1,
			    .most = (uint64_t)r->most_mib << 20,
			    .seconds = r->seconds + 2,
			    .cancel_fd = watch->cancel_fd,
			    .tell = watch->tell,
			    .context = watch->context};
	if (!program_run(&p, &why))
		return tell_fault(&p, address, &why, e);
	said(&p, SAYS_CODE, code, sizeof code);
	if (strcmp(code, "304") == 0 && known->fd >= 0) {
		close(p.out);
		become(s, known->fd, known->type);
		known->fd = -1;
		return true;
	}
	said(&p, SAYS_TYPE, fresh.type, sizeof fresh.type);
	said(&p, SAYS_TAG, fresh.tag, sizeof fresh.tag);
	fresh.fd = p.out;
	if (r->cache)
		cache_put(address, &fresh);
	return become(s, p.out, fresh.type);
}

bool source_forget(const char *address)
{
	return cache_forget(address);
}

bool source_fetch(struct source *s, const char *address, const struct fetch_watch *watch,
		  struct error *e)
{
	const struct reach *r = reach_told();
	struct cached known = {.fd = -1};
	*s = (struct source){.fd = -1, .path = address, .name = name_of(address)};
	if ((r->cache || r->offline) && !watch->anew)
		cache_get(address, &known);
	bool good;
	if (r->offline && known.fd >= 0) {
		good = become(s, known.fd, known.type);
		known.fd = -1;
	} else if (r->offline) {
		good = source_fault(e, address,
				    watch->anew ? "nothing is fetched: --offline"
						: "not kept from before, and --offline");
	} else if (r->secure) {
		good = source_fault(e, address, "nothing is fetched in secure mode");
	} else {
		good = fetch(s, address, &known, watch, e);
	}
	if (known.fd >= 0)
		close(known.fd);
	return good;
}
