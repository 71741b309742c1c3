"""Writes a text in other formats, as programs do, for tests/cli/reach.sh: formats.py TEXT FOLDER."""
import email.message
import email.policy
import os
import sys

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


def main(text, folder):
    paragraphs = [p for p in open(text, encoding='utf-8').read().split('\n') if p.strip()]
    for name, letter in RTF.items():
        with open(os.path.join(folder, name + '.rtf'), 'w', encoding='ascii', newline='') as f:
            f.write(rtf(paragraphs, letter, '65001' if name == 'utf-8' else '1252'))
    whole = open(text, encoding='utf-8').read()
    with open(os.path.join(folder, 'plain.mail'), 'w', encoding='utf-8') as f:
        f.write(''.join('%s: %s\n' % field for field in mail().items()) + '\n' + whole)
    for name, made in mails(whole, paragraphs):
        with open(os.path.join(folder, name + '.eml'), 'wb') as f:
            f.write(made.as_bytes())


main(*sys.argv[1:])
