#include "print.h"

#include "corrected.h"
#include "say.h"

#include <errno.h>
#include <stdio.h>
#include <sys/ioctl.h>
#include <unistd.h>

enum { GUTTER = 3 };

enum status print_status(enum status status, int fault)
{
	if (!fault || fault == EPIPE)
		return status;
	say("standard output: %s", system_fault(fault).text);
	return SYSTEM;
}

enum status print_end(void)
{
	return print_status(GOOD, fflush(stdout) == 0 && !ferror(stdout) ? 0 : errno);
}

static int columns_to_print(const struct config *c)
{
	struct winsize size;
	int columns = c->options.width + GUTTER;
	if (ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) == 0 && size.ws_col > 20 &&
	    size.ws_col < columns)
		columns = size.ws_col;
	return columns;
}

struct export_article print_data(const struct article *article, const struct article_view *view)
{
	struct body body = article_body(view->text, view->paragraphs, view->n_paragraphs,
					view->n_captions);
	return (struct export_article){
		.path = article_name(article),
		.type = view->type,
		.charset = view->charset,
		.written_in = view->written_in,
		.text = body.text,
		.paragraphs = view->paragraphs,
		.n_paragraphs = body.n_paragraphs,
		.n_captions = view->n_captions,
		.title = view->title,
		.about = view->about,
		.document = view->document,
	};
}

int print_article(struct article *article, struct printing *p)
{
	article_wait(article);
	struct article_view view = article_view(article);
	if (view.phase == ARTICLE_FAILED) {
		say("%s", view.error);
		return SOME_FAILED;
	}
	if (view.notice)
		say("%s: %s", article_name(article), view.notice);
	struct export_article data = print_data(article, &view);
	struct visible_text heading = visible(data.path);
	struct export_style style = {columns_to_print(p->config), p->config->options.ambiguous,
				     p->config->options.glyphs != GLYPHS_ASCII,
				     p->n_paths > 1 ? heading.text : NULL};
	struct error e;
	struct arena arena = {0};
	data.document =
		corrected_document(&p->config->options, article_name(article), &view, &arena);
	if (!p->format->write(&data, &style, p->out, &e))
		p->fault = errno;
	arena_free(&arena);
	return p->fault ? SYSTEM : GOOD;
}

enum status print_articles(struct printing *p, const struct places *places)
{
	struct error e;
	enum status status = GOOD;
	if (p->format->open && !p->format->open(p->out, &e))
		p->fault = errno;
	for (size_t i = 0; i < p->n_paths && !p->fault; i++) {
		struct article *article = article_open(p->paths[i], places, p->extent);
		if (print_article(article, p) == SOME_FAILED)
			status = SOME_FAILED;
		article_close(article);
	}
	if (!p->fault && p->format->close && !p->format->close(p->out, &e))
		p->fault = errno;
	return print_status(status, p->fault);
}

static void explain(const struct article_view *view, size_t point, const struct places *places)
{
	struct body body = article_body(view->text, view->paragraphs, view->n_paragraphs,
					view->n_captions);
	struct document d = {
		.text = body.text,
		.title = view->title,
		.paragraphs = view->paragraphs,
		.n_paragraphs = body.n_paragraphs,
		.asides = view->asides,
	};
	struct arena scratch = {0};
	document_limit(&d, FIND_MOST);
	struct str told =
		find_explain(&d, places, &scratch, (uint32_t)text_byte_at(view->text, point));
	if (told.n)
		fwrite(told.at, 1, told.n, stdout);
	else
		printf("nothing was decided at offset %zu\n", point);
	arena_free(&scratch);
	document_free(&d);
}

enum status print_explained(const struct printing *p, size_t point, const struct places *places)
{
	const char *path = p->paths[0];
	enum status status = GOOD;
	struct article *article = article_open(path, places, p->extent);
	article_wait(article);
	struct article_view view = article_view(article);
	size_t points = text_points(view.text);
	if (view.phase == ARTICLE_FAILED) {
		say("%s", view.error);
		status = SOME_FAILED;
	} else if (point >= points) {
		say("--explain: offset %zu: the text of %s has %zu code points", point, path,
		    points);
		status = USAGE;
	} else {
		explain(&view, point, places);
	}
	article_close(article);
	return status == GOOD ? print_end() : status;
}
