#include "xml.h"

#include "library.h"

#include <libxml/xmlreader.h>

/* The functions of the library that are used. */
#define FUNCTIONS(X)                                                                           \
	X(xmlReaderForMemory)                                                                  \
	X(xmlTextReaderRead)                                                                   \
	X(xmlTextReaderNodeType)                                                               \
	X(xmlTextReaderConstLocalName)                                                         \
	X(xmlTextReaderConstValue)                                                             \
	X(xmlTextReaderIsEmptyElement)                                                         \
	X(xmlTextReaderMoveToNextAttribute)                                                    \
	X(xmlTextReaderMoveToElement)                                                          \
	X(xmlFreeTextReader)

static struct {
	FUNCTIONS(LIBRARY_MEMBER)
} library;
static const struct library_function functions[] = {FUNCTIONS(LIBRARY_ROW)};

static struct str str_of_xml(const xmlChar *s)
{
	return str_of(s ? (const char *)s : "");
}

bool xml_open(struct xml *x, struct str bytes)
{
	*x = (struct xml){0};
	if (bytes.n > INT32_MAX ||
	    !library_load(LIBXML2, functions, sizeof functions / sizeof *functions))
		return false;
	x->reader = library.xmlReaderForMemory(bytes.at, (int)bytes.n, NULL, NULL,
					       XML_PARSE_RECOVER | XML_PARSE_NONET |
						       XML_PARSE_NOERROR | XML_PARSE_NOWARNING);
	return x->reader != NULL;
}

bool xml_next(struct xml *x)
{
	if (x->closing) {
		x->closing = false;
		x->kind = XML_CLOSES;
		return true;
	}
	while (library.xmlTextReaderRead(x->reader) == 1) {
		int type = library.xmlTextReaderNodeType(x->reader);
		x->name = str_of_xml(library.xmlTextReaderConstLocalName(x->reader));
		switch (type) {
		case XML_READER_TYPE_ELEMENT:
			x->closing = library.xmlTextReaderIsEmptyElement(x->reader) == 1;
			x->kind = XML_OPENS;
			return true;
		case XML_READER_TYPE_END_ELEMENT:
			x->kind = XML_CLOSES;
			return true;
		case XML_READER_TYPE_TEXT:
		case XML_READER_TYPE_CDATA:
		case XML_READER_TYPE_WHITESPACE:
		case XML_READER_TYPE_SIGNIFICANT_WHITESPACE:
			x->text = str_of_xml(library.xmlTextReaderConstValue(x->reader));
			x->kind = XML_TEXT;
			return true;
		default:
			continue;
		}
	}
	x->kind = XML_END;
	return false;
}

struct str xml_attribute(struct xml *x, const char *name)
{
	struct str value = {"", 0};
	while (!value.n && library.xmlTextReaderMoveToNextAttribute(x->reader) == 1)
		if (str_eq(str_of_xml(library.xmlTextReaderConstLocalName(x->reader)),
			   str_of(name)))
			value = str_of_xml(library.xmlTextReaderConstValue(x->reader));
	library.xmlTextReaderMoveToElement(x->reader);
	return value;
}

void xml_close(struct xml *x)
{
	if (x->reader)
		library.xmlFreeTextReader(x->reader);
	*x = (struct xml){0};
}
