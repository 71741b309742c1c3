#!/bin/sh
# The targets of the Makefile that a user needs: run, install, uninstall, help. Prints TAP.
dir=$(mktemp -d) || exit 3
trap 'rm -rf "$dir"' EXIT
number=0 failed=0
result() { # status, name
	number=$((number + 1))
	if [ "$1" -eq 0 ]; then echo "ok $number $2"; else failed=1 && echo "not ok $number $2"; fi
}
# the make that runs the tests must not tell this one where to build
unset MAKEFLAGS MFLAGS MAKEOVERRIDES MAKELEVEL BUILD OPT SANITIZE
export XDG_CONFIG_HOME="$dir"

make -s run </dev/null >"$dir/out" 2>"$dir/err"
result $? 'make run works without a terminal'
./reader --export text assets/sample.txt | cmp -s - "$dir/out"
result $? 'it prints what --export text prints'
make -s install PREFIX=/usr DESTDIR="$dir/root" >"$dir/out" 2>&1
result $? 'make install'
"$dir/root/usr/bin/reader" --version >/dev/null
result $? 'the installed program runs'
cmp -s reader.ini "$dir/root/usr/share/doc/reader/reader.ini" && cmp -s assets/reader.1 "$dir/root/usr/share/man/man1/reader.1"
result $? 'with its man page and reader.ini'
cmp -s LICENSE "$dir/root/usr/share/doc/reader/LICENSE" && cmp -s assets/CREDITS "$dir/root/usr/share/doc/reader/CREDITS"
result $? 'with its licence and its credits'
make -s uninstall PREFIX=/usr DESTDIR="$dir/root" >"$dir/out" 2>&1
result $? 'make uninstall'
[ -z "$(find "$dir/root" -type f)" ]
result $? 'it leaves no file'
make -s help >"$dir/out" && grep -q 'make check' "$dir/out"
result $? 'make help lists the targets'
echo "1..$number"
exit $failed
