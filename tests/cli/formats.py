"""Writes a text in other formats, as programs do, for tests/cli/reach.sh: formats.py TEXT FOLDER."""
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
}


def rtf(paragraphs, letter):
    head = ('{\\rtf1\\ansi\\ansicpg1252\\uc1\\deff0{\\fonttbl{\\f0\\froman\\fcharset0 Times;}{\\f1\\fcharset204 Arial;}}\n'
            '{\\colortbl;\\red0\\green0\\blue0;}{\\stylesheet{\\ql\\f0 Normal;}}{\\info{\\title None}}\n'
            '{\\*\\generator tests;}{\\header Page\\par}\\viewkind4\n')
    lines = []
    for i, paragraph in enumerate(paragraphs):
        words = [''.join('\\' + c if c in '\\{}' else c if c < '\x80' else letter(c) for c in word)
                 for word in paragraph.split(' ')]
        words[1] = '{\\rtlch\\fcs1 \\ltrch\\i ' + words[1] + '}'
        lines.append('\\pard\\plain \\sa200\\f0\\fs24 ' + '\r\n '.join([' '.join(words[:9]), ' '.join(words[9:])]) + '\\par\n')
    return head + ''.join(lines) + '}'


def main(text, folder):
    paragraphs = [p for p in open(text, encoding='utf-8').read().split('\n') if p.strip()]
    for name, letter in RTF.items():
        with open(os.path.join(folder, name + '.rtf'), 'w', encoding='ascii', newline='') as f:
            f.write(rtf(paragraphs, letter))


main(*sys.argv[1:])
