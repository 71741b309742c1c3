#!/bin/sh
# What comes packed, in other formats or from elsewhere. Prints TAP.
reader=${READER:-./reader}
case $reader in /*) ;; *) reader=$PWD/$reader ;; esac
sample=$PWD/assets/sample.txt tests=$PWD/tests/cli
dir=$(mktemp -d) || exit 3
servers=
trap 'kill $servers 2>/dev/null; rm -rf "$dir"' EXIT
cd "$dir" || exit 3
XDG_CONFIG_HOME=$dir XDG_CACHE_HOME=$dir/cache XDG_STATE_HOME=$dir/state
export XDG_CONFIG_HOME XDG_CACHE_HOME XDG_STATE_HOME
unset READER_SECURE LESSSECURE

. "$tests/tap"
# another file, name, file: it reads like that
like() {
	"$reader" --export text "$1" >want 2>&1
	number=$((number + 1))
	if "$reader" --export text "$3" >have 2>err && cmp -s want have && [ ! -s err ]; then
		echo "ok $number $2"
	else
		failed=1
		echo "not ok $number $2"
		head -n 3 err have | sed 's/^/# /'
	fi
}

# packed
cp "$sample" sample.txt
for tool in gzip bzip2 xz zstd lz4; do
	$tool -c <sample.txt >"packed.$tool"
	like sample.txt "what $tool packed" "packed.$tool"
done
gzip -c packed.gzip >twice.gz
like sample.txt 'packed twice' twice.gz
number=$((number + 1))
if "$reader" --export text <packed.gzip | cmp -s want -; then echo "ok $number from a pipe"; else failed=1 && echo "not ok $number from a pipe"; fi
run 'the bytes of it when asked' 0 '"type":"text/plain"' . "$reader" --force --export json packed.gzip
head -c 900 packed.gzip >cut.gz
run 'cut off' 1 '' '^reader: cut.gz: damaged, or cut off' "$reader" cut.gz
{ head -c 500 packed.gzip; head -c 900 packed.gzip; } >damaged.gz
run 'damaged' 1 '' '^reader: damaged.gz: damaged, or cut off' "$reader" damaged.gz
head -c 200000000 /dev/zero | gzip -1 >bomb.gz
run 'a bomb' 1 '' '^reader: bomb.gz: it unpacks to more than 200 times its size$' "$reader" bomb.gz
{ printf '<!DOCTYPE html><title>Ferry turns back in the storm</title><p>“Go,” said Ann Ode.'; } | gzip >page.html.gz
run 'a page that is packed' 0 '"type":"text/html".*"text":"“Go,” said Ann Ode."' . "$reader" --export json page.html.gz

# Markdown
cat >notes.md <<'END'
Harbour *opens*
===============

"We are glad," said **Maria Huber** in [Lisbon](http://x.example/lisbon).

- One
- Two <script>alert(1)</script>
END
run 'Markdown' 0 '"text":"Harbour opens.n“We are glad,” said Maria Huber in Lisbon.' '' "$reader" --export json notes.md
gzip -k notes.md
run 'packed, too' 0 'Harbour opens.n“We' '' "$reader" --export json notes.md.gz
run 'as it is when asked' 0 '=====' '' "$reader" --force notes.md

# filters
printf 'It rained, Ann said.\n' >a.odd
run 'the file stands on standard input' 0 'It snowed, Ann' '' "$reader" --set 'filters:odd=sed s/rained/snowed/' a.odd
run 'in capitals, too' 0 'It snowed, Ann' '' sh -c "cp a.odd B.ODD; \"$reader\" --set 'filters:odd=sed s/rained/snowed/' B.ODD"
run 'no shell comes between' 2 '' 'odd: ">" is a shell' "$reader" --set 'filters:odd=sed p > made' a.odd
run 'so nothing was made' 1 '' '' test -e made
if "$reader" --version | grep -q 'Sandbox.*Landlock'; then
	run 'a filter writes no file' 1 '' '^reader: a.odd: touch: ' "$reader" --set 'filters:odd=touch made' a.odd
	run 'so nothing was made then' 1 '' '' test -e made
	run 'but reads all' 0 'Library barge' '' "$reader" --set "filters:odd=cat $sample" a.odd
fi
if "$reader" --version | grep -q 'Sandbox.*seccomp' && command -v python3 >/dev/null; then
	printf 'import socket\nsocket.socket()\n' >connect.py
	mkfifo lines
	"$reader" --batch <lines >answers &
	exec 3>lines
	echo '{"text":"It rained."}' >&3
	# it flushes its answer where it waits for more
	for i in 1 2 3 4 5 6 7 8 9 10; do [ -s answers ] || sleep .2; done
	run 'nor does a batch' 0 '^Seccomp:.2$' '' cat /proc/$!/status
	exec 3>&-
	run 'nor speaks to the network' 1 '' '^reader: a.odd: python3: ' "$reader" --set 'filters:odd=python3 connect.py' a.odd
fi
run 'a program that is missing' 1 '' '^reader: a.odd: no-such-program is not installed \(package no-such-program\)$' "$reader" --set 'filters:odd=no-such-program -x' a.odd
run 'one that takes long' 1 '' '^reader: a.odd: sleep takes longer than 1 s$' "$reader" --set limits:seconds=1 --set 'filters:odd=sleep 20' a.odd
run 'one that writes much' 1 '' '^reader: a.odd: longer than 1 MiB$' "$reader" --set limits:size=1 --set 'filters:odd=yes' a.odd
run 'one that fails' 1 '' '^reader: a.odd: false failed: exit status 1$' "$reader" --set 'filters:odd=false' a.odd
run 'none' 0 'It rained' '' "$reader" --set 'filters:odd=none' a.odd
run 'not in secure mode' 0 'It rained' '' env READER_SECURE=1 "$reader" --set 'filters:odd=sed s/rained/snowed/' a.odd
run 'an empty filter is told' 2 '' 'filters.*odd: a program is missing' "$reader" --set 'filters:odd=' a.odd
printf '{\\rtf1\\ansi {\\b Harbour} opens\\u8212?now.\\par {\\*\\x No}It rained.}' >told.rtf
run 'RTF' 0 '"text":"Harbour opens—now..nIt rained."' . "$reader" --export json told.rtf
run 'by a program when asked' 0 'mine:{.rtf1' '' "$reader" --set 'filters:rtf=sed s/^/mine:/' told.rtf
run 'or by none' 1 '' '^reader: told.rtf: an RTF file' "$reader" --set filters:rtf=none told.rtf
printf '{\\rtf1 Harbour}' >a.rtf
run 'a format is told by its bytes' 0 'text":"It.rained.on Harbour' '' sh -c "\"$reader\" --set 'filters:rtf=sed s/.*rtf1/It.rained.on/' --export json <a.rtf"
printf 'Harbour opens.\n' >b.rtf
run 'not by its name' 0 'Harbour' '' "$reader" --set 'filters:rtf=sed s/o/0/' b.rtf
if command -v python3 >/dev/null; then
	mkdir formats && python3 "$tests/formats.py" sample.txt formats
	for file in formats/*.rtf formats/*.docx formats/*.odt formats/*.epub; do
		like sample.txt "${file#*/}" "$file"
	done
	for file in formats/*.pdf; do
		command -v pdftotext >/dev/null && like sample.txt "${file#*/}" "$file"
	done
	run 'the program of a PDF is told when it is missing' 1 '' 'book.pdf: pdftotext is not installed .package poppler-utils.$' env PATH="$dir/none" "$reader" formats/book.pdf
	run 'one of another way' 0 'Danube Courier' '' "$reader" --set 'filters:pdf=pdftotext - -' formats/book.pdf
	python3 -c "
import zipfile
z, o = zipfile.ZipFile('formats/book.epub'), zipfile.ZipFile('told.epub', 'w')
for name in z.namelist():
    o.writestr(name, z.read(name).replace(b'<manifest>', b'<metadata xmlns:dc=\'urn:d\'><dc:title> Barges &amp; '
        b'\"Books\" </dc:title><dc:creator>Jane Weber</dc:creator><dc:date>2026-05-20</dc:date></metadata><manifest>'))
"
	run 'a book tells its title' 0 '"title":"Barges & ."Books.""' '' "$reader" --export json told.epub
	run 'who wrote it' 0 '"byline":"Jane Weber"' '' "$reader" --export json told.epub
	run 'and when' 0 '"published":"2026-05-20' '' "$reader" --export json told.epub
	run 'a book by a program when asked' 0 '^   mine$' '' "$reader" --set 'filters:epub=echo mine' formats/book.epub
	head -c 700 formats/written.docx >cut.docx
	run 'a document that is cut off' 1 '' '^reader: cut.docx: ' "$reader" cut.docx
	python3 -c "
import zipfile
z = zipfile.ZipFile('bomb.docx', 'w', zipfile.ZIP_DEFLATED)
z.writestr('word/document.xml', bytes(80 << 20))
z = zipfile.ZipFile('other.docx', 'w')
z.writestr('word/other.xml', '<a>')
z = zipfile.ZipFile('laugh.docx', 'w')
z.writestr('word/document.xml', '<!DOCTYPE d [<!ENTITY a \"aaaaaaaaaa\">' + ''.join(
    '<!ENTITY %s \"%s\">' % (chr(98 + i), '&%s;' % chr(97 + i) * 10) for i in range(9)) +
    ']><d><p><t>Harbour &j; opens</t></p></d>')
z = zipfile.ZipFile('locked.epub', 'w')
z.writestr('mimetype', 'application/epub+zip')
z.writestr('META-INF/rights.xml', '<rights/>')
"
	run 'a bomb in a document' 1 '' '^reader: bomb.docx: unpacked it is longer than 64 MiB$' "$reader" bomb.docx
	run 'a document without its text' 1 '' '^reader: other.docx: it holds no text of a known kind$' "$reader" other.docx
	run 'entities of entities' 1 '' '^reader: laugh.docx: it holds no text' "$reader" laugh.docx
	run 'a book that is locked' 1 '' '^reader: locked.epub: a book that is protected: it can.t be read$' "$reader" locked.epub
	# a mail of HTML has no header in its text
	mv formats/page.eml page.eml
	for file in formats/*.eml; do
		[ "$file" = formats/attached.eml ] || like formats/plain.mail "${file#*/}" "$file"
	done
	run 'a mail with something attached' 0 'Nobody was hurt' '^reader: formats/attached.eml: attached, and not shown: weir.pdf, notes.txt$' "$reader" formats/attached.eml
	run 'a mail that is a page' 0 '"title":"Büchern auf der Spur","byline":"Ada Müller","published":"2026-03-04T07:05:09.01:00","text":"Library barge' '' "$reader" --export json page.eml
fi

# addresses, of a server of ours that behaves badly
serve() { # file for the port, then what the server is told
	port=$1
	shift
	mkfifo "$port" && { python3 "$tests/server.py" "$@" >"$port" 2>/dev/null & }
	servers="$servers $!"
	read -r port <"$port"
}
if ! command -v curl >/dev/null || ! command -v python3 >/dev/null; then
	echo "ok $((number += 1)) # SKIP addresses: curl or python3 is missing"
	echo "1..$number"
	exit $failed
fi
unset http_proxy https_proxy all_proxy HTTPS_PROXY ALL_PROXY
serve port
at=http://127.0.0.1:$port
run 'a page' 0 '"path":"http://127.0.0.1:[0-9]*/page","type":"text/html".*"title":"Ferry turns back in the storm".*“Go home,”' '' "$reader" --export json "$at/page"
run 'it was moved' 0 '“Go home,” said Ann' '' "$reader" "$at/moved"
run 'a loop' 1 '' "^reader: $at/loop: more than 10 redirects\$" "$reader" "$at/loop"
run 'a shorter one' 1 '' 'loop: more than 3 redirects$' "$reader" --set limits:redirects=3 "$at/loop"
run 'to a file' 1 '' 'file: the server leads to an address that is neither http nor https$' "$reader" "$at/file"
run 'missing' 1 '' "^reader: $at/none: the server says 404\$" "$reader" "$at/none"
run 'the others are read' 1 'Go home' 'the server says 404' "$reader" "$at/none" "$at/page"
run 'stalled' 1 '' 'stalled: nothing more came within 1 s$' "$reader" --set limits:seconds=1 "$at/stalled"
run 'cut off' 1 '' 'short: cut off: less came than the server said$' "$reader" "$at/short"
run 'longer than it says' 0 'Go home' '' "$reader" "$at/long"
run 'a gigabyte, told' 1 '' 'huge: longer than 1 MiB$' "$reader" --set limits:size=1 "$at/huge"
run 'or not' 1 '' 'endless: longer than 1 MiB$' "$reader" --set limits:size=1 "$at/endless"
run 'a bomb' 1 '' 'bomb: longer than 4 MiB$' "$reader" --set limits:size=4 "$at/bomb"
run 'no gzip' 1 '' 'no-gzip: ' "$reader" "$at/no-gzip"
run 'a charset that is told' 0 '"charset":"koi8-r".*Паром утром' '' "$reader" --export json "$at/koi"
run 'or told wrongly' 0 '"charset":"utf-8".*Паром утром' '' "$reader" --export json "$at/lies"
run 'or not really' 0 '"charset":"windows-1251".*Паром утром' '' "$reader" --export json "$at/untold"
run 'the name tells a format' 0 '"type":"text/html".*"text":"Harbour opens.nIt rained' '' "$reader" --export json "$at/notes.md?a=1"
printf '[filters]\ntext/x-note = sed s/rained/snowed/\n' >note.ini
run 'a filter for a media type' 0 'It snowed' '' "$reader" --config note.ini "$at/note"
run 'escapes of a server' 0 'Harbour' '' "$reader" "$at/escape"
run 'its name' 0 'It is reader that asks' '' "$reader" "$at/agent"
run 'or another' 0 'It is Tester/1 that asks' '' "$reader" --set web:agent=Tester/1 "$at/agent"
run 'nobody answers' 1 '' '^reader: http://127.0.0.1:1/: ' "$reader" http://127.0.0.1:1/
run 'an address that is none' 1 '' '^reader: http:///: ' "$reader" http:///
run 'TLS that is none' 1 '' ': the connection is not safe: ' "$reader" "https://127.0.0.1:$port/page"
run 'not in secure mode' 1 '' 'page: nothing is fetched in secure mode$' env READER_SECURE=1 "$reader" "$at/page"
mkdir -p none
run 'without curl' 1 '' 'page: curl is not installed \(package curl\)$' env PATH="$dir/none" "$reader" "$at/page"
run 'kept' 0 'Go home' '' "$reader" "$at/kept"
run 'known again by its tag' 0 'Go home' '' "$reader" "$at/kept"
run 'shown offline' 0 'Go home' '' "$reader" --offline "$at/kept"
run 'as it came' 0 '<title>Ferry' '' "$reader" --offline --force "$at/kept"
run 'what was not fetched is not there' 1 '' 'kept.two: not kept from before, and --offline$' "$reader" --offline "$at/kept?two"
run 'an address is forgotten' 0 '' '' "$reader" --forget "$at/kept"
run 'and the page with it' 1 '' 'kept: not kept from before, and --offline$' "$reader" --offline "$at/kept"
run 'then nothing is known of it' 0 '' 'kept: nothing is remembered of it$' "$reader" --forget "$at/kept"
run 'kept once more' 0 'Go home' '' "$reader" "$at/kept"
run 'all is forgotten' 0 '' '' "$reader" --forget all
run 'and all pages' 1 '' 'kept: not kept from before, and --offline$' "$reader" --offline "$at/kept"
run 'for nobody else to read' 0 '^drwx------' '' ls -ld cache/reader
rm -r cache
run 'nothing is kept when nothing is remembered' 0 'Go home' '' "$reader" --set remember=no "$at/kept"
run 'so there is no cache' 1 '' '' test -e cache
if command -v openssl >/dev/null; then
	mkdir tls
	openssl req -x509 -newkey rsa:2048 -nodes -keyout tls/key.pem -out tls/cert.pem -days 2 -subj /CN=127.0.0.1 2>/dev/null
	serve safe tls
	run 'a certificate of nobody' 1 '' '^reader: https://127.0.0.1:[0-9]*/page: the connection is not safe: .*certificate' "$reader" "https://127.0.0.1:$port/page"
fi
echo "1..$number"
exit $failed
