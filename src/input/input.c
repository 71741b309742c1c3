/* The room of a text, and which type fills it. */
#include "foreign.h"
#include "type.h"

#include <sys/mman.h>

enum {
	ROOM_LEAST = 1024 * 1024,
	HUGE_FROM = 16 * 1024 * 1024, /* bytes of a file for which huge pages pay */
};

static const struct input_type *const types[] = {
#define X(name) &input_##name,
	INPUT_TYPES(X)
#undef X
};

bool input_open(struct input *in, const char *name, uint64_t size, struct error *e)
{
	*in = (struct input){.name = name, .size = size, .cancel_fd = -1};
	size_t want = (size_t)TEXT_MOST + 1;
	/* a byte of a file becomes three at most; room to grow while it is read */
	if (size && size < TEXT_MOST / 4)
		want = (size_t)size * 3 + ROOM_LEAST;
	for (; want >= ROOM_LEAST; want /= 2) {
		void *at = mmap(NULL, want, PROT_READ | PROT_WRITE,
				MAP_PRIVATE | MAP_ANONYMOUS | MAP_NORESERVE, -1, 0);
		if (at == MAP_FAILED)
			continue;
		/* a third of the time of a 100 MB file is page faults */
		if (size >= HUGE_FROM)
			madvise(at, want, MADV_HUGEPAGE);
		in->room = at;
		in->reserved = want;
		in->content.text.at = at;
		return true;
	}
	return fail(e, "%s: no address space for the text", name);
}

char *input_make_room(struct input *in, size_t n, struct error *e)
{
	size_t most = in->reserved < TEXT_MOST ? in->reserved : TEXT_MOST;
	if (n <= most - in->length)
		return in->room + in->length;
	fail(e, "%s: longer than %zu MiB", in->name, (most + 1) >> 20);
	return NULL;
}

/* Is it of this type? What the caller knows of it goes before what the bytes look like. */
static bool is_of(const struct input *in, const struct input_type *type, struct str head)
{
	if (in->told)
		return strcmp(in->told, type->name) == 0;
	return !in->decoded && !in->forced && type->recognise(head);
}

static const struct input_type *type_of(const struct input *in, struct str head)
{
	size_t i = 0, last = sizeof types / sizeof *types - 1;
	while (i < last && !is_of(in, types[i], head))
		i++;
	return types[i];
}

bool input_feed(struct input *in, const char *at, size_t n, bool last, struct error *e)
{
	struct str piece = {at, n};
	if (!in->type && !in->told && !in->decoded && !in->forced &&
	    !foreign_allow(in->name, piece, e))
		return false;
	if (!in->type) {
		in->type = type_of(in, piece);
		in->content.type = in->type->name;
		in->type->open(in);
	}
	bool good = in->type->feed(in, piece, last, e);
	if (!in->content.notice)
		in->content.notice = in->notice;
	return good;
}

struct body article_body(struct str text, const struct span *paragraphs, uint32_t n_paragraphs,
			 uint32_t n_captions)
{
	struct body body = {text, n_paragraphs - n_captions};
	if (n_captions)
		body.text.n = paragraphs[body.n_paragraphs - 1].end;
	return body;
}

void input_again(struct input *in)
{
	if (in->type)
		in->type->close(in);
	in->type = NULL;
	in->state = NULL;
	in->length = 0;
	in->content = (struct content){.text.at = in->room};
}

void input_close(struct input *in)
{
	input_again(in);
	if (in->room)
		munmap(in->room, in->reserved);
	*in = (struct input){0};
}
