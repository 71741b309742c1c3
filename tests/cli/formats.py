"""Writes a text in other formats, as programs do, for tests/cli/reach.sh: formats.py TEXT FOLDER."""
import email.message
import email.policy
import os
import re
import sys
import zipfile

NAMED = {'“': '\\ldblquote ', '”': '\\rdblquote ', '‘': '\\lquote ', '’': '\\rquote ', '—': '\\emdash '}


def rtf_word(c):
    """With what older readers show behind each letter."""
    try:
        return "\\u%d\\'%02x" % (ord(c), c.encode('cp1252')[0])
    except UnicodeEncodeError:
        return '\\u%d?' % ord(c)


RTF = {
    'word': rtf_word,
    'mac': lambda c: '\\uc0\\u%d ' % ord(c),
    'named': lambda c: NAMED.get(c) or '\\u%d?' % ord(c),
    'bytes': lambda c: "\\'%02x" % c.encode('cp1252')[0],
    'utf-8': lambda c: ''.join("\\'%02x" % byte for byte in c.encode()),
}


def rtf(paragraphs, letter, page):
    head = ('{\\rtf1\\ansi\\ansicpg' + page + '\\uc1\\deff0{\\fonttbl{\\f0\\froman\\fcharset0 Times;}{\\f1\\fcharset204 Arial;}}\n'
            '{\\colortbl;\\red0\\green0\\blue0;}{\\stylesheet{\\ql\\f0 Normal;}}{\\info{\\title None}}\n'
            '{\\*\\generator tests;}{\\header Page\\par}\\viewkind4\n')
    lines = []
    for i, paragraph in enumerate(paragraphs):
        words = [''.join('\\' + c if c in '\\{}' else c if c < '\x80' else letter(c) for c in word)
                 for word in paragraph.split(' ')]
        words[1] = '{\\rtlch\\fcs1 \\ltrch\\i ' + words[1] + '}'
        lines.append('\\pard\\plain \\sa200\\f0\\fs24 ' + '\r\n '.join([' '.join(words[:9]), ' '.join(words[9:])]) + '\\par\n')
    return head + ''.join(lines) + '}'


def mail(**fields):
    made = email.message.EmailMessage(policy=email.policy.SMTP)
    for name, value in {'From': 'Ada Müller <ada@mill.example>', 'To': 'desk@mill.example',
                        'Subject': 'Büchern auf der Spur', 'Date': 'Wed, 04 Mar 2026 07:05:09 +0100', **fields}.items():
        made[name] = value
    return made


def mails(text, paragraphs):
    page = '<html><head><style>p {}</style></head><body>%s</body></html>' % ''.join('<p>%s</p>\r\n' % p for p in paragraphs)
    for code in 'quoted-printable', 'base64', '8bit':
        made = mail()
        made.set_content(text, cte=code)
        yield code, made
    made = mail()
    made.set_content(text, charset='windows-1252', cte='quoted-printable')
    yield 'western', made
    made = mail(Received='from a.example by b.example; Wed, 04 Mar 2026 07:05:09 +0100')
    made.set_content(text, cte='quoted-printable')
    made.add_alternative(page, subtype='html')
    yield 'both', made
    made = mail()
    made.set_content(text, cte='quoted-printable')
    made.add_alternative(page, subtype='html')
    made.add_attachment(b'%PDF-1.4', maintype='application', subtype='pdf', filename='weir.pdf')
    made.add_attachment('Not this', filename='notes.txt')
    yield 'attached', made
    made = mail()
    made.set_content(page, subtype='html')
    yield 'page', made


def width(text):
    """In ems of Helvetica, nearly."""
    return sum(.25 if c in " .,;:'’‘iIjlft" else .83 if c in 'mwMW—' else .68 if c.isupper() else .54 for c in text)


def wrapped(text, most, first, parts):
    """Its lines, the first `first` ems shorter; words of many letters are parted where that is asked."""
    line, lines, room = '', [], most - first
    for word in text.split(' '):
        half = word[:len(word) // 2] + '-'
        if line and width(line + ' ' + word) > room:
            parted = parts and len(word) > 8 and word.islower() and word.isalpha() and width(line + ' ' + half) <= room
            lines.append(line + ' ' + half if parted else line)
            line, room = word[len(half) - 1:] if parted else word, most
        else:
            line = (line + ' ' + word).strip()
    return lines + [line]


def pdf(paragraphs, columns=1, size=11, indent=0, apart=0, parts=False, head=None):
    """Lines set one by one on pages of A5, as typesetting programs leave them."""
    high, wide, leading, gutter = 595, 420, size * 1.2, 20
    measure = (wide - 80 - gutter * (columns - 1)) / columns
    slots = [[]]  # a page's lines: x, y, text
    column, y = 0, high - 60
    for paragraph in paragraphs:
        for i, line in enumerate(wrapped(paragraph, measure / size, indent / size, parts)):
            if y < 60:
                column, y = column + 1, high - 60
            if column == columns:
                slots, column = slots + [[]], 0
            slots[-1].append((40 + column * (measure + gutter) + (0 if i else indent), y, line))
            y -= leading
        y -= apart
    objects = ['<< /Type /Catalog /Pages 2 0 R >>', '',
               '<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>']
    for number, lines in enumerate(slots):
        if head:
            lines = [(40, high - 30, head), *lines, (wide / 2, 30, str(number + 1))]
        body = ''.join('BT /F1 %d Tf %.2f %.2f Td (%s) Tj ET\n' % (size, x, y, re.sub(r'([()\\])', r'\\\1', line))
                       for x, y, line in lines)
        objects.append('<< /Type /Page /Parent 2 0 R /MediaBox [0 0 %d %d] /Contents %d 0 R '
                       '/Resources << /Font << /F1 3 0 R >> >> >>' % (wide, high, len(objects) + 2))
        objects.append('<< /Length %d >>\nstream\n%sendstream' % (len(body), body))
    pages = ' '.join('%d 0 R' % (4 + 2 * i) for i in range(len(slots)))
    objects[1] = '<< /Type /Pages /Kids [%s] /Count %d >>' % (pages, len(slots))
    out, offsets = '%PDF-1.4\n', []
    for i, thing in enumerate(objects):
        offsets.append(len(out))
        out += '%d 0 obj\n%s\nendobj\n' % (i + 1, thing)
    table = ''.join('%010d 00000 n \n' % offset for offset in offsets)
    out += 'xref\n0 %d\n0000000000 65535 f \n%strailer\n<< /Size %d /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF\n' % (
        len(objects) + 1, table, len(objects) + 1, len(out))
    return out.encode('cp1252')


PDF = {
    'report': dict(apart=6),
    'letter': dict(apart=14, parts=True, head='Library barge aground'),
    'book': dict(indent=16, parts=True, head='The Danube Courier'),
    'paper': dict(columns=2, size=8, indent=10, parts=True, head='The Danube Courier'),
    'leaflet': dict(columns=3, size=6, apart=5),
}


def zipped(path, files):
    with zipfile.ZipFile(path, 'w', zipfile.ZIP_DEFLATED) as z:
        for name, content in files.items():
            z.writestr(name, content, zipfile.ZIP_STORED if name == 'mimetype' else None)


def escaped(text):
    return text.replace('&', '&amp;').replace('<', '&lt;')


def docx(paragraphs):
    """Words cut into runs, beside what is deleted, hidden, of a field or for older programs."""
    def run(text, properties=''):
        return '<w:r><w:rPr>%s</w:rPr><w:t xml:space="preserve">%s</w:t></w:r>' % (properties, escaped(text))
    body = ''
    for p in paragraphs:
        body += ('<w:p><w:pPr><w:tabs><w:tab w:val="left" w:pos="720"/></w:tabs></w:pPr>' + run(p[:7]) +
                 '<w:del w:id="1"><w:r><w:delText>not this</w:delText></w:r></w:del><w:proofErr w:type="spellStart"/>' +
                 run('nor this', '<w:vanish/>') + '<w:r><w:instrText>PAGE</w:instrText></w:r>' +
                 '<w:hyperlink>' + run(p[7:20], '<w:vanish w:val="0"/>') + '</w:hyperlink><w:ins>' + run(p[20:]) + '</w:ins>' +
                 '<mc:AlternateContent><mc:Choice/><mc:Fallback>' + run('twice') + '</mc:Fallback></mc:AlternateContent></w:p>')
    return {'[Content_Types].xml': '<Types/>', 'word/header1.xml': '<w:hdr><w:p>' + run('Header') + '</w:p></w:hdr>',
            'word/document.xml': '<?xml version="1.0"?><w:document xmlns:w="http://w.example" xmlns:mc="http://m.example">'
                                 '<w:body>' + body + '</w:body></w:document>'}


def odt(paragraphs):
    body = '<text:tracked-changes><text:p>Not this.</text:p></text:tracked-changes>'
    for p in paragraphs:
        first, second, rest = p.split(' ', 2)
        body += ('<text:p>%s<text:s/><text:span>%s</text:span> <office:annotation><text:p>Nor this.</text:p></office:annotation>'
                 '<text:bookmark text:name="a"/>%s</text:p>\n' % tuple(map(escaped, (first, second, rest))))
    return {'mimetype': 'application/vnd.oasis.opendocument.text', 'styles.xml': '<a><text:p>Page</text:p></a>',
            'content.xml': '<?xml version="1.0"?><office:document-content xmlns:office="urn:o" xmlns:text="urn:t">'
                           '<office:body><office:text>' + body + '</office:text></office:body></office:document-content>'}


def epub(paragraphs):
    """Chapters that lie there in another order than they are read in."""
    order, files = [3, 0, 2, 1], {'mimetype': 'application/epub+zip'}
    files['META-INF/container.xml'] = '<container><rootfiles><rootfile full-path="OPS/pack/book.opf"/></rootfiles></container>'
    items = spine = ''
    for number in order:
        part = paragraphs[number * 6:number * 6 + 6] if number < 3 else paragraphs[18:]
        files['OPS/text %d.xhtml' % number] = (
            '<?xml version="1.0"?><html><head><title>Chapter</title></head><body class="x">%s</body></html>' %
            ''.join('<p>%s</p>\n' % escaped(p).replace('—', '&mdash;') for p in part))
        items += '<item id="c%d" href="../text%%20%d.xhtml" media-type="application/xhtml+xml"/>' % (number, number)
    files['OPS/pack/nav.xhtml'] = files['OPS/pack/ad.xhtml'] = '<html><body><p>Not this.</p></body></html>'
    items += '<item id="nav" properties="nav" href="nav.xhtml"/><item id="ad" href="ad.xhtml"/>'
    spine = '<itemref idref="nav"/>' + ''.join('<itemref idref="c%d"/>' % n for n in range(4)) + '<itemref idref="ad" linear="no"/>'
    files['OPS/pack/book.opf'] = '<package><manifest>%s</manifest><spine>%s</spine></package>' % (items, spine)
    return files


def main(text, folder):
    paragraphs = [p for p in open(text, encoding='utf-8').read().split('\n') if p.strip()]
    for name, letter in RTF.items():
        with open(os.path.join(folder, name + '.rtf'), 'w', encoding='ascii', newline='') as f:
            f.write(rtf(paragraphs, letter, '65001' if name == 'utf-8' else '1252'))
    for name, how in PDF.items():
        with open(os.path.join(folder, name + '.pdf'), 'wb') as f:
            f.write(pdf(paragraphs, **how))
    for name, make in ('written.docx', docx), ('written.odt', odt), ('book.epub', epub):
        zipped(os.path.join(folder, name), make(paragraphs))
    whole = open(text, encoding='utf-8').read()
    with open(os.path.join(folder, 'plain.mail'), 'w', encoding='utf-8') as f:
        f.write(''.join('%s: %s\n' % field for field in mail().items()) + '\n' + whole)
    for name, made in mails(whole, paragraphs):
        with open(os.path.join(folder, name + '.eml'), 'wb') as f:
            f.write(made.as_bytes())


main(*sys.argv[1:])
