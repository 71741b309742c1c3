#!/bin/sh
# Memory is refused at the n-th call: a message and exit status 3, no crash, no good line called
# bad, no half line. And how much is asked for. Prints TAP.
reader=${READER:-./reader}
dir=$(mktemp -d) || exit 3
trap 'rm -rf "$dir"' EXIT
case $BUILD in *san*)
	echo 'ok 1 # skip: the sanitizer has its own malloc'
	exit 0 ;;
esac
${CC:-cc} -shared -fPIC -O1 -o "$dir/refuse.so" tests/cli/refuse.c || exit 3
${CC:-cc} -O1 -o "$dir/peak" tests/cli/peak.c || exit 3
XDG_CONFIG_HOME=$dir XDG_STATE_HOME=$dir/state
export XDG_CONFIG_HOME XDG_STATE_HOME

quote='\u201cIt rained all night long,\u201d said Maria Huber in Lisbon.'
article='“It rained all night long,” said Maria Huber in Lisbon.'
for id in 1 2 3; do
	printf '{"id":%d,"meta":{"a":[1,{"b":null}]},"text":"%s %0300d"}\n' $id "$quote" $id
done >"$dir/feed"
printf '%s\n' "$article" >"$dir/article"
"$reader" --batch <"$dir/feed" >"$dir/lines"
"$reader" --export json "$dir/article" >"$dir/object"

# way, what it prints when all goes well; then the command
refuse() {
	way=$1 whole=$2 faults=
	shift 2
	at=1
	while [ $at -le 200 ]; do
		for on in '' 1; do
			LD_PRELOAD=$dir/refuse.so REFUSE_AT=$at REFUSE_ON=$on "$@" <"$dir/feed" >"$dir/out" 2>"$dir/err"
			status=$?
			case $status in
			0) cmp -s "$dir/out" "$whole" || faults="$faults $at:output" ;;
			3) grep -q '^reader: ' "$dir/err" || faults="$faults $at:silent"
				head -n "$(wc -l <"$dir/out")" "$whole" | cmp -s - "$dir/out" || faults="$faults $at:cut" ;;
			*) faults="$faults $at:$status" ;;
			esac
		done
		if [ $at -lt 30 ]; then at=$((at + 1)); else at=$((at + 5)); fi
	done
	number=$((number + 1))
	[ -z "$faults" ] && echo "ok $number $way" || { failed=1; echo "not ok $number $way:$faults"; }
}
number=0 failed=0
refuse 'a batch without memory' "$dir/lines" "$reader" --batch
printf '[reader]\ntheme = dark\nwidth = "70"\n[keys]\nquote-next = J\n' >"$dir/ini"
"$reader" --config "$dir/ini" --print-config >"$dir/settings"
refuse 'an export without memory' "$dir/object" "$reader" --export json "$dir/article"
refuse 'a configuration without memory' "$dir/settings" "$reader" --config "$dir/ini" --print-config

: >"$dir/news"
# twenty times the text and what the program itself takes, its large page among it, in KiB
while [ "$(wc -c <"$dir/news")" -lt 4000000 ]; do
	for k in 1 2 3 4 5 6 7 8 9 10; do cat assets/sample.txt; echo; done >>"$dir/news"
done
"$dir/peak" "$dir/kib" "$reader" --export json "$dir/news" >"$dir/out"
size=$(wc -c <"$dir/news") held=$(cat "$dir/kib")
number=$((number + 1))
if [ "$held" -le $((size * 20 / 1024 + 20480)) ] && grep -q '"quotes":\[{' "$dir/out"; then
	echo "ok $number the finding takes twenty times the text"
else
	failed=1
	echo "not ok $number the finding takes twenty times the text: $held KiB for $size bytes"
fi
# a paragraph of places, told line by line: each is written once
{ printf 'Mayor opens the hall\n\nThey went to ' && grep -v '^#' assets/gazetteer/cities.tsv | head -n 3000 |
	cut -f 1 | paste -sd , | sed 's/,/, /g; s/$/./'; } >"$dir/places"
"$dir/peak" "$dir/kib" "$reader" --plain "$dir/places" >"$dir/out"
held=$(cat "$dir/kib")
number=$((number + 1))
if [ "$held" -le 65536 ] && grep -q '\[places: ' "$dir/out"; then
	echo "ok $number places that are told take little"
else
	failed=1
	echo "not ok $number places that are told take little: $held KiB"
fi
echo "1..$number"
exit $failed
