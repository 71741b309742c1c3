#!/bin/sh
# The man page against the program: its options, keys and settings. Prints TAP.
reader=${READER:-./reader}
dir=$(mktemp -d) || exit 3
trap 'rm -rf "$dir"' EXIT
XDG_CONFIG_HOME=$dir "$reader" --print-config >"$dir/ini"
page=assets/reader.man

# a section of the page, between .\" name: and .\" end
section() {
	sed -n "/^\.\\\\\" $1:/,/^\.\\\\\" end/p" "$page" | sed '1d;$d'
}
# name = value ; help, of some sections of the ini file, as the page has it
entries() {
	awk -v from="$1" -v to="$2" '
		$0 == from { on = 1; next }
		on && /^\[/ {
			if (index(to, $0) == 0) exit
			section = $0 ~ /limits|web/ ? substr($0, 2, length($0) - 2) "." : ""
		}
		on && /^[a-z-]+ +=/ {
			name = $1; value = $0; help = $0
			sub(/^[^=]*= /, "", value); sub(/ *; .*/, "", value); sub(/^.* ; /, "", help)
			gsub(/\\/, "\\e", value); gsub(/-/, "\\-", name); gsub(/-/, "\\-", value)
			gsub(/-/, "\\-", help)
			print ".TP"; print ".B " section name; print "\\fR" value "\\fR: " help
		}' "$dir/ini"
}

# writes the page and reader.ini anew, for whoever changed a table
if [ "$1" = --write ]; then
	entries '[keys]' '[keys.list]' >"$dir/keys"
	entries '[reader]' '[places][limits][web]' >"$dir/settings"
	awk -v dir="$dir" '
		/^\.\\" (keys|settings):/ {
			print
			name = $2
			sub(/:/, "", name)
			while ((getline line <(dir "/" name)) > 0)
				print line
			skip = 1
		}
		/^\.\\" end/ { skip = 0 }
		!skip' "$page" >"$dir/page"
	cat "$dir/page" >"$page" && cat "$dir/ini" >reader.ini
	exit
fi

number=0 failed=0
same() {
	number=$((number + 1))
	if [ -s "$dir/want" ] && diff "$dir/want" "$dir/have" >"$dir/diff"; then
		echo "ok $number $1"
	else
		failed=1
		echo "not ok $number $1"
		sed 's/^/# /' "$dir/diff"
	fi
}
entries '[keys]' '[keys.list]' >"$dir/want"
section keys >"$dir/have"
same 'the keys are those of the program'
entries '[reader]' '[places][limits][web]' >"$dir/want"
section settings >"$dir/have"
same 'the settings are those of the program'
# "  -e, --export FORMAT  help" as the page heads it: .BR \-e ", " \-\-export " FORMAT"
"$reader" --help | awk '/^  (-.,|   ) --/ {
	letter = $1 ~ /^-.,$/ ? substr($1, 1, 2) : ""
	name = letter ? $2 : $1
	argument = letter ? $3 : $2
	if (index($0, name " " argument) == 0 || argument !~ /^[A-Z:=]+$/) argument = ""
	head = letter || argument ? ".BR " : ".B "
	if (letter) head = head letter " \", \" "
	head = head name (argument ? " \" " argument "\"" : "")
	gsub(/-/, "\\-", head); print head
}' >"$dir/want"
section options | sed -n '/^\.TP/{n;p;}' >"$dir/have"
same 'the options are those of the program'
# a line that happens to begin with a dot is taken for a macro, and not shown
printf '%s\n' B BI BR I IP IR PP RI SH TH TP br fi nf >"$dir/want"
sed -n 's/^\.\([A-Za-z]*\).*/\1/p' "$page" | LC_ALL=C sort -u | sed '/^$/d' >"$dir/have"
same 'the page uses macros of man alone'
echo "1..$number"
exit $failed
