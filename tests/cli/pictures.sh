#!/bin/sh
# The pictures of the README are the screens that the program draws. Prints TAP.
# --write: draws them anew.
svg=${BUILD:-build/release}/tests/pictures/svg
dir=$(mktemp -d) || exit 3
trap 'rm -rf "$dir"' EXIT

# name, rows, columns, theme, keys
pictures='
dark-80    24  80 dark  JJJJJJJ
light-80   24  80 light JJJJJJJ
light-120  40 120 light <F3><Down><Enter><Tab><Tab>
dark-120   40 120 dark  CJJJJJJJJJJ
voices-120 40 120 dark  <F9>jj
matrix-80  24  80 dark  <F6>3jl
map-120    36 120 dark  <F5>+++
'
drawn=$(echo "$pictures" | while read -r name rows columns theme keys; do
	[ -n "$name" ] || continue
	"$svg" assets/sample.txt "$rows" "$columns" "$theme" "$keys" >"$dir/$name.svg" || exit 3
	echo "$name"
done)

# the README with the screen as text, which is the block behind this line
"$svg" assets/sample.txt 24 80 text JJJJJJJ | sed 's/^ *$//; s/^./    &/; s/ *$//' >"$dir/screen"
awk -v screen="$dir/screen" '
	shown && /^(    |$)/ { next }
	shown { shown = 0 }
	{ print }
	/^<!-- the screen -->$/ {
		shown = 1
		print ""
		while ((getline line <screen) > 0)
			print line
		print ""
	}' README.md >"$dir/README.md"

if [ "$1" = --write ]; then
	mkdir -p assets/pictures
	cp "$dir"/*.svg assets/pictures/
	cp "$dir/README.md" README.md
	exit
fi

n=0
for name in $drawn; do
	n=$((n + 1))
	cmp -s "$dir/$name.svg" "assets/pictures/$name.svg" || printf 'not '
	echo "ok $n - $name is as the screen draws it (else: make pictures)"
	n=$((n + 1))
	grep -q "pictures/$name.svg" README.md || printf 'not '
	echo "ok $n - the README shows $name"
done
n=$((n + 1))
cmp -s "$dir/README.md" README.md && grep -q 'Ivan Petkov (' README.md || printf 'not '
echo "ok $n - the README shows the screen as text (else: make pictures)"
echo "1..$n"
[ "$n" -gt 0 ]
