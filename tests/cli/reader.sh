#!/bin/sh
# What the command line prints, where, and with which status. Prints TAP.
reader=${READER:-./reader}
case $reader in /*) ;; *) reader=$PWD/$reader ;; esac
top=$PWD
dir=$(mktemp -d) || exit 3
trap 'rm -rf "$dir"' EXIT
cd "$dir" || exit 3
XDG_CONFIG_HOME=$dir
XDG_STATE_HOME=$dir
export XDG_CONFIG_HOME XDG_STATE_HOME
unset NO_COLOR COLORFGBG READER_SECURE LESSSECURE

. "$top/tests/cli/tap"

printf 'Harbour opens\n\n“We are glad,” said Maria Huber in Lisbon.\n' >a.txt
printf '“It rained,” Tom Okafor told reporters.\n' >b.txt
printf 'caf\351 \223quoted\224\n' >latin.txt
: >empty.txt
esc=$(printf '\033')
{
	printf '<!DOCTYPE html><title>Harbour opens after the long storm of March - The Post</title>\n'
	printf '<nav><ul><li><a href=/>Home</a></ul></nav><article><h1>Harbour opens</h1>\n'
	printf '<p>“We are glad,” said Maria Huber in Lisbon, &#27;[31m on the pier, &#155;31m again.</p>\n'
	printf '<figure><img src=a><figcaption>The pier of Porto at noon, “open” again</figcaption></figure>\n'
	printf '</article><footer>All rights reserved</footer>\n'
} >page.html
printf '<html><nav><a href=/>Home</a></nav></html>\n' >menu.html

# a block of lines that ">" opens is one quotation, told below its last line
printf 'The letter\n\nIn a letter, Maria Huber wrote:\n\n> The ice is late this year.\n> It may come in May.\n\nIt came.\n' >block.txt
run 'a block is one quotation' 0 '"text":"The ice is late this year\.[^"]*It may come in May\.","parts"' '' "$reader" --export json block.txt
run 'who wrote it stands below' 0 '^     — Maria Huber$' '' sh -c "LC_ALL=C.UTF-8 \"$reader\" --export text block.txt | sed -n '/It may come/{n;p;}'"

# web pages
run 'the article of a page' 0 '"type":"text/html".*"title":"Harbour opens after the long storm of March".*"text":"“We are glad' '' \
	"$reader" --export json page.html
run 'nothing around it' 1 '' '' sh -c "\"$reader\" --export json page.html | grep -e Home -e 'rights reserved' -e '\\\\u001b'"
run 'all of a page' 0 'All rights reserved' '' "$reader" --whole --export json page.html
run 'a page without an article says so' 0 'Home' '^reader: menu.html: no article was found' "$reader" --export text menu.html
run 'captions are no text of it' 0 '"text":"“We are glad,”[^"]*again\.",.*"captions":\["The pier of Porto at noon, “open” again"\]' '' "$reader" --export json page.html
run 'nothing is found in them' 1 '' '' sh -c "\"$reader\" --export json page.html | grep -e 'Portugal.*Portugal' -e '\"name\":\"Porto'"
run 'its title opens the text' 0 '^   Harbour opens after the long storm of March$' '' "$reader" --export text page.html
input=page.html run 'a page from standard input' 0 'Maria Huber' '' "$reader" --export text

# charsets
printf '\360\301\322\317\315 \325\324\322\317\315 \323\305\314 \316\301 \315\305\314\330 \325 \302\305\322\305\307\301, \316\311\313\324\317 \316\305 \320\317\323\324\322\301\304\301\314.\n' >koi.txt
run 'a charset is guessed, and told' 0 '"charset":"koi8-r".*"text":"Паром утром сел на мель' '' "$reader" --export json koi.txt
run 'or taken as it is said' 0 '"charset":"cp1251".*"text":"рБТПН' '' "$reader" --charset cp1251 --export json koi.txt
printf 'Feribot kumlu\360a oturdu. G\366vdenin alt\375ndan ses duyduk, dedi kaptan Ayla Y\375ld\375z.\n' >few.txt
run 'doubt is told' 0 'Gövdenin' '^reader: few.txt: maybe not written in windows-1252: --charset' "$reader" few.txt
run 'a charset that is none' 2 '' '^reader: --charset: "klingon" is none' "$reader" --charset klingon a.txt

# what is no text
printf '%%PDF-1.4\n%%\342\343\nSecret words\n' >a.pdf
run 'a PDF file is told, not shown' 1 '' '^reader: a.pdf: a PDF file, which can.t be read yet: pdftotext a.pdf - \| reader$' "$reader" --set filters:pdf=none a.pdf
run 'nor exported' 1 '' '^reader: a.pdf: a PDF file' "$reader" --set filters:pdf=none --export json a.pdf
run 'the others are read' 1 'Tom Okafor' '^reader: a.pdf: a PDF file' "$reader" --set filters:pdf=none a.pdf b.txt
input=a.pdf run 'by standard input' 1 '' '^reader: standard input: a PDF file.*: pdftotext FILE - \| reader$' "$reader" --set filters:pdf=none
run 'but as text when asked' 0 '"text":"%PDF-1.4.n' '' "$reader" --force --export json a.pdf
run 'so is the source of a page' 0 '"type":"text/plain".*<nav>' '' "$reader" -f --export json page.html
printf '{"text":"%%PDF-1.4 said Ann."}\n' >lines
input=lines run 'a batch takes text as it is' 0 '"text":"%PDF|"regions"' '' "$reader" --batch
input=

# read line by line
run 'findings are told in words' 0 '^.quote, Maria Huber:. “We are glad,” said' '' "$reader" --plain a.txt
input=a.txt run 'of a pipe, too' 0 '^Lisbon, city in Portugal: named 1 time' '' "$reader" -p
input=
printf 'Port news\n\nMaria Huber said that the stair stays.\n\nShe said that the lamps go.\n' >said.txt
run 'who was just named is not named again' 0 'Huber said .reported:. that the stair' '' "$reader" --plain said.txt
run 'but where a pronoun stood' 0 'She said .reported, Maria Huber:. that' '' "$reader" --plain said.txt
run 'what there is none of is not counted' 0 '^.2 quotes, 1 speaker.$' '' "$reader" --plain said.txt
run 'of several, each by its name' 0 '^File b.txt' '' "$reader" --plain a.txt b.txt
run 'nothing of an article commands' 1 '' '' sh -c "\"$reader\" --plain page.html | grep '$esc'"
printf 'A list\n\nbread\tand  salt\n' >none.txt
run 'of nothing found nothing is told' 1 '' '' sh -c "\"$reader\" --plain none.txt | grep '\\['"

# what programs write for a terminal
printf 'N\bNA\bAM\bME\bE\n  l\bls\bs - list the _\bf_\bi_\bl_\be\n' >manual
printf '%s[33mcommit 1a2b%s[m\n\n    %s]8;;http://x.example/%s\\Mend the harbour%s]8;;\a%s[2J\n' "$esc" "$esc" "$esc" "$esc" "$esc" "$esc" >log
run 'a manual' 0 '"text":"NAME.n  ls - list the file.n"' '' "$reader" --export json manual
run 'its lines stay together' 0 '^2: +ls - list the file$' '' sh -c "\"$reader\" --export text manual | grep -n list"
run 'a log; what is no colour or link stays refused' 0 '"text":"commit 1a2b.n.n    Mend the harbour�.2J.n"' '' "$reader" --export json log
input=log run 'by standard input' 0 '^ +Mend the harbour' '' "$reader"
input=

# usage
run 'help' 0 '--print-config' '' "$reader" --help
run 'help names each key' 0 'quote-next' '' "$reader" -h
run 'version' 0 '^reader [0-9]+\.[0-9]+' '' "$reader" --version
run 'the licence and whose data is used' 0 'GeoNames .*CC BY 4.0' '' "$reader" --version
run 'an unknown option' 2 '' '^reader: --nonsense: unknown option' "$reader" --nonsense
run 'an unknown letter' 2 '' '^reader: -z: unknown option' "$reader" -z
run 'an argument missing' 2 '' '^reader: --theme: an argument is missing' "$reader" --theme
run 'an unknown format' 2 '' '"pdf" is none of json, text, markdown, csv, spoken$' "$reader" --export pdf a.txt
run 'help names the formats' 0 '^  text  +the article wrapped' '' "$reader" --help
run 'batch takes no file' 2 '' 'takes no file' "$reader" --batch a.txt
run 'unsafe bytes of an option are shown' 2 '' '^reader: --\\x1b\[1m: unknown option' "$reader" "--$esc[1m"

run 'an argument missing behind a letter' 2 '' '^reader: -t: an argument is missing' "$reader" -bt
for way in --help --version --print-config '--export text a.txt' '--explain 15 a.txt'; do
	run "$way to a full disk" 3 '' '^reader: standard output: no space left' sh -c "\"$reader\" $way >/dev/full"
	run "$way to a closed descriptor" 3 '' '^reader: standard output: bad file' sh -c "\"$reader\" $way >&-"
done
run 'closed standard input' 1 '' '^reader: standard input: bad file' sh -c "\"$reader\" --export text - <&-"
run 'a batch from a closed descriptor' 3 '' '^reader: reading: bad file' sh -c "\"$reader\" --batch <&-"
run 'no message is written into what is opened' 1 'Tom Okafor' '' sh -c "\"$reader\" nope b.txt 2>&-"

# text
run 'prints text without a terminal' 0 '▌ “We are glad,” said Maria Huber' '' "$reader" a.txt
run 'prints text when asked' 0 'Maria Huber' '' "$reader" --export text a.txt
run 'several files have headings' 0 '^==> b.txt <==$' '' "$reader" a.txt b.txt
if [ "$(head -c 1200000 /proc/kallsyms 2>/dev/null | wc -c)" -eq 1200000 ]; then
	run 'a file of reported size 0 is read whole' 0 . '' "$reader" --export text /proc/kallsyms
fi
run 'a missing file' 1 '' '^reader: nope.txt: no such file' "$reader" nope.txt
run 'the others are printed all the same' 1 'Tom Okafor' 'nope.txt' "$reader" nope.txt b.txt
run 'a directory' 1 '' '^reader: /: is a directory' "$reader" /
run 'unsafe bytes of a name are not printed' 1 '' '^reader: no[^[:cntrl:]]*: no such file' "$reader" "no$esc[1mname"
run 'an empty file' 0 '.' '' "$reader" empty.txt
run 'Latin-1' 0 'café' '' "$reader" latin.txt
input=a.txt
run 'standard input' 0 'Maria Huber' '' "$reader"
run 'standard input by -' 0 'Maria Huber' '' "$reader" -
input=
for way in text json; do
	run "no escapes in $way" 0 . '' "$reader" --export $way a.txt
	number=$((number + 1))
	if LC_ALL=C grep -q "$esc" "$dir/out"; then failed=1 && echo "not ok $number escapes"; else echo "ok $number none"; fi
done
number=$((number + 1))
"$reader" a.txt >/dev/full 2>"$dir/err"
if [ $? -eq 3 ] && grep -q 'standard output: no space left' "$dir/err"; then echo "ok $number a full disk is told"; else failed=1 && echo "not ok $number a full disk"; fi

# json and batch
run 'json' 0 '^\{"schema":"reader/1"' '' "$reader" --export json a.txt
run 'json, an object a file' 0 'b.txt' '' "$reader" --export=json a.txt b.txt
printf '{"id":"x","text":"“Go,” said Ann."}\nnonsense\n{"id":3,"text":"One."}\n' >lines
input=lines
run 'batch goes on over a bad line' 0 '"error"' . "$reader" --batch
printf '{"html":"<title>Ferry turns back in the storm</title><p>“Go,” said Ann Ode.","url":"http://x.example/1"}\n' >page.line
input=page.line run 'batch reads pages, and keeps what is named' 0 '"title":"Ferry.*"text":"“Go,” said Ann Ode.".*,"in":."url":"http://x.example/1"..$' '' "$reader" --batch --keep url
printf '{"html":"<title>Ferry turns back in the storm</title><p>“Go,” said Ann Ode of the ferry on Monday morning.<figure><figcaption>The ferry in the harbour of Porto</figcaption></figure>"}\n' >page.line
input=page.line run 'and their captions' 0 '"text":"“Go,”[^"]* morning.".*"regions":\[\],"captions":\["The ferry in the harbour of Porto"\]' '' "$reader" --batch
run 'batch tells it with --strict' 1 '"error"' . "$reader" --batch --strict
input=

# explaining: quotes, reports, pronouns and places, by the code points of their texts
printf '“The harbour’s open,” said Maria Huber, a doctor. The mayor said that it was closed. She said: “No.”\n' >c.txt
run 'the candidates of a quote are told' 0 '^ +\+[0-9.]+  “Maria Huber”' '' "$reader" --explain 1 c.txt
run 'and the model' 0 '^quote_speaker: who utters “The harbour’s open,”' '' "$reader" --explain 1 c.txt
run 'a candidate that loses is told, too' 0 '^ +[-+][0-9.]+  “a doctor”' '' "$reader" --explain 1 c.txt
run 'with named features' 0 '^ +\+[0-9.]+  B_LINK_SIDE [0-9]+ [0-9]+$' '' "$reader" --explain 1 c.txt
run 'with words' 0 '^ +[-+][0-9.]+  C_TYPE “said” [0-9]+$' '' "$reader" --explain 1 c.txt
run 'the last code point of a quote' 0 '^quote_filter' '' "$reader" --explain 20 c.txt
run 'a report: its gate' 0 '^indirect_gate: .* “said”' '' "$reader" --explain 70 c.txt
run 'a report: its start' 0 'START_FIRST_WORD “that”' '' "$reader" --explain 70 c.txt
run 'a report: its end' 0 '^ +\+[0-9.]+  “that it was closed”' '' "$reader" --explain 70 c.txt
printf 'It was too late by then, the mayor said. They left.\n' >d.txt
run 'a report before its word of speech' 0 '^ +[-+][0-9.]+  “It was too late by then”' '' "$reader" --explain 5 d.txt
run 'a report: whose words' 0 '^indirect_speaker: whose words are “that it was closed”' '' "$reader" --explain 70 c.txt
run 'a pronoun' 0 '^person_link: who is meant by “She”' '' "$reader" --explain 85 c.txt
run 'whom it may mean' 0 'WHOM_DISTANCE' '' "$reader" --explain 85 c.txt
printf 'The fire in Paris, Texas, began on Monday. Paris Hilton and the Russian army were not there.\n' >p.txt
run 'a place: is it one' 0 '^region_name: .* “Paris”' '' "$reader" --explain 13 p.txt
run 'by what stands before it' 0 '^ +\+[0-9.]+  T_BEFORE [0-9]+$' '' "$reader" --explain 13 p.txt
run 'and by the words around it' 0 '^ +[-+][0-9.]+  T_NEXT2 “Texas”$' '' "$reader" --explain 13 p.txt
run 'a place: which' 0 '^region_place: which place is meant by “Paris”' '' "$reader" --explain 13 p.txt
run 'the places of that name' 0 '^ +\+[0-9.]+  “Paris, city, US-TX”' '' "$reader" --explain 13 p.txt
run 'a place that the words beside it rule out' 0 '“Paris, city, FR-IDF: not weighed' '' "$reader" --explain 13 p.txt
run 'a rule that no place is meant' 0 '“Paris: not weighed, a first name”' '' "$reader" --explain 45 p.txt
run 'a demonym' 0 '“Russia, country, RU”' '' "$reader" --explain 65 p.txt
printf '“The \342\200\256harbour,” said Ann.\n' >bidi.txt
run 'nothing unprintable passes' 0 '“The �harbour,”' '' "$reader" --explain 1 bidi.txt
run 'an offset where nothing is decided' 0 '^nothing was decided at offset 9' '' "$reader" --explain 9 a.txt
run 'an offset behind the text' 2 '' '^reader: --explain: offset 4000: the text of a.txt has 5[0-9] code points' "$reader" --explain 4000 a.txt
run 'no offset' 2 '' '^reader: --explain: "-1" is no offset' "$reader" --explain -1 a.txt
run 'a second file' 2 '' '^reader: --explain tells about one file' "$reader" --explain 1 a.txt b.txt
run 'a file that is not there' 1 '' '^reader: nope.txt: no such file' "$reader" --explain 1 nope.txt

# configuration
run 'the shipped configuration is the built-in one' 0 . '' "$reader" --print-config
number=$((number + 1))
if cmp -s "$dir/out" "$top/reader.ini"; then echo "ok $number it is"; else failed=1 && echo "not ok $number reader.ini differs"; fi
run 'nothing wrong' 0 '' '' "$reader" --check-config
run 'a theme' 0 '^theme +=  ?light' '' "$reader" --theme light --print-config
run 'an unknown theme' 2 '' 'did you mean "dark"' "$reader" --theme drak a.txt
run 'a setting' 0 '^width +=  ?44' '' "$reader" --set reader:width=44 --print-config
run 'a setting changes the text' 0 '^.{0,44}$' '' "$reader" --set width=30 a.txt
run 'a wrong setting' 2 '' '^reader: --set width=9: width: 9 is not within 20-400' "$reader" --set width=9 a.txt
run 'a configuration that is not there' 2 '' '^reader: nope.ini: no such file' "$reader" --config nope.ini a.txt
printf '[reader]\nwidht = 3\nwidth = 33\n[keys]\nquit = X\n' >my.ini
run 'faults have their line' 2 '' '^reader: my.ini:2: widht: unknown name \(did you mean "width"\?\)' "$reader" --config my.ini --check-config
run 'the rest of the file is used' 0 '^width +=  ?33' 'my.ini:2' "$reader" --config my.ini --print-config
printf '[reader]\ndoubt = maybe\n' >doubt.ini
run 'a wrong doubt' 2 '' '^reader: doubt.ini:2: doubt: "maybe" is not one of: show, dim or hide' "$reader" --config doubt.ini --check-config
run 'doubt is hidden' 0 '^doubt +=  ?hide' '' "$reader" --set doubt=hide --print-config
printf '[reader]\ntheme = dark\n[reader:theme]\nwidth = 30\n' >colon.ini
run 'a section with a colon' 2 '' '^reader: colon.ini:3: \[reader:theme\]: a name is letters' "$reader" --config colon.ini --check-config
run 'secure in capitals' 0 '^secure +=  ?yes' '' "$reader" --set secure=TRUE --print-config
run 'a wrong secure is refused' 2 '' 'neither yes nor no' "$reader" --set reader:secure=maybe a.txt
printf '[reader]\nsecure = maybe\n' >secure.ini
run 'a wrong secure in a file secures' 0 '^secure +=  ?yes' 'secure.ini:2: secure: "maybe" is neither' "$reader" --config secure.ini --print-config
mkdir -p reader && printf '[reader]\nambiguous = 2\n' >reader/reader.ini
run "the user's file is read" 0 '^ambiguous +=  ?2' '' "$reader" --print-config
echo "1..$number"
exit $failed
