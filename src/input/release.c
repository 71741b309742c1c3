#include "release.h"

enum {
	LINE_MOST = 120, /* bytes of a label above the title */
	LABEL_MOST = 60, /* bytes of "About Orla Steel AB" */
	LONG_LEAST = 80, /* bytes of a paragraph of the text */
	STORY_LEAST = 3, /* such paragraphs before */
	REST_SHARE = 40, /* percent of the text, at most, that may stand below */
	ABOUT_MOST = 3,  /* long paragraphs that a firm says of itself */
	MARK_MOST = 12,  /* bytes of a mark of the end */
	MARKS_LEAST = 3,
	OPENING_MOST = 80 /* bytes of the next paragraph that hold the name */
};

bool release_label(struct str line)
{
	static const char *const begins[] = {"for immediate release", "embargoed until",
					     "under embargo until"};
	static const char *const labels[] = {"press release", "news release", "media release",
					     "press statement"};
	line = str_trim(line);
	for (size_t i = 0; i < sizeof begins / sizeof *begins; i++) {
		size_t n = strlen(begins[i]);
		if (line.n >= n && line.n < LINE_MOST &&
		    str_alike((struct str){line.at, n}, str_of(begins[i])))
			return true;
	}
	while (line.n && strchr(":.* ", line.at[line.n - 1]))
		line.n--;
	for (size_t i = 0; i < sizeof labels / sizeof *labels; i++)
		if (str_alike(line, str_of(labels[i])))
			return true;
	return false;
}

static bool is_end(struct str s)
{
	size_t signs = 0;
	if (s.n > MARK_MOST)
		return false;
	while (s.n && strchr("#-* (", s.at[0])) {
		signs += s.at[0] == '#';
		s = (struct str){s.at + 1, s.n - 1};
	}
	while (s.n && strchr("#-* )", s.at[s.n - 1]))
		s.n--;
	return (!s.n && signs >= MARKS_LEAST) || str_eq(s, STR("30")) ||
	       str_alike(s, STR("ends"));
}

/* "Orla Steel of Hull AB": capitals, but for short words. */
static bool is_name(struct str s)
{
	for (struct str word; (word = str_word(&s)).n;)
		if (word.n > 3 && word.at[0] >= 'a' && word.at[0] <= 'z')
			return false;
	return true;
}

/* "About Orla Steel" above a paragraph that opens with the name; "About Orla Steel: It makes"
 */
static bool is_about(struct str s, struct str below)
{
	struct str about = STR("about ");
	if (s.n < about.n + 2 || !str_alike((struct str){s.at, about.n}, about))
		return false;
	struct str name = {s.at + about.n, s.n - about.n};
	const char *colon = memchr(name.at, ':', name.n < LABEL_MOST ? name.n : LABEL_MOST);
	if (s.n <= LABEL_MOST &&
	    (str_alike(name, STR("us")) || str_alike(name, STR("the company"))))
		return true;
	if (name.at[0] < 'A' || name.at[0] > 'Z')
		return false;
	if (colon && colon < name.at + name.n - 1 &&
	    is_name((struct str){name.at, (size_t)(colon - name.at)}))
		return true;
	struct str first = str_word(&name);
	while (first.n > 1 && strchr(":,.", first.at[first.n - 1]))
		first.n--;
	below.n = below.n < OPENING_MOST ? below.n : OPENING_MOST;
	return s.n <= LABEL_MOST && memmem(below.at, below.n, first.at, first.n);
}

static bool is_long(struct str text, struct span paragraph)
{
	return str_trim(str_slice(text, paragraph)).n >= LONG_LEAST;
}

/* From the end on: a story that goes on below "About Orla Bay" is no firm's. */
struct span release_rest(struct str text, const struct span *paragraphs, uint32_t n)
{
	uint32_t before = 0, below = 0, labels = 0, from = n;
	for (uint32_t i = 0; i < n; i++)
		before += is_long(text, paragraphs[i]);
	for (uint32_t i = n; i-- > 0;) {
		struct str s = str_trim(str_slice(text, paragraphs[i])), next = {"", 0};
		size_t rest = text.n - paragraphs[i].start;
		bool lengthy = is_long(text, paragraphs[i]);
		if (i + 1 < n)
			next = str_trim(str_slice(text, paragraphs[i + 1]));
		before -= lengthy;
		if (rest * 100 > text.n * REST_SHARE || before < STORY_LEAST)
			break;
		bool about = is_about(s, next);
		labels += about;
		if (is_end(s) || (about && below <= labels * ABOUT_MOST))
			from = i;
		below += lengthy;
	}
	return from == n ? (struct span){0}
			 : (struct span){paragraphs[from].start, (uint32_t)text.n};
}
