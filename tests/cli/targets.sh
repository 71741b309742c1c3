#!/bin/sh
# The targets of the Makefile that a user needs: run, install, uninstall, help. Prints TAP.
dir=$(mktemp -d) || exit 3
trap 'rm -rf "$dir"' EXIT
number=0 failed=0
result() { # status, name
	number=$((number + 1))
	if [ "$1" -eq 0 ]; then echo "ok $number $2"; else failed=1 && echo "not ok $number $2"; fi
}
# what the tests are run with must not tell make where to build; what was given to make counts
unset BUILD CFLAGS CPPFLAGS LDFLAGS MAKELEVEL
export XDG_CONFIG_HOME="$dir" XDG_STATE_HOME="$dir/state"

make -s run </dev/null >"$dir/out" 2>"$dir/err"
result $? 'make run works without a terminal'
./reader --export text assets/sample.txt | cmp -s - "$dir/out"
result $? 'it prints what --export text prints'
make -s install PREFIX=/usr DESTDIR="$dir/root" >"$dir/out" 2>&1
result $? 'make install'
"$dir/root/usr/bin/reader" --version >/dev/null
result $? 'the installed program runs'
cmp -s reader.ini "$dir/root/usr/share/doc/reader/reader.ini" && cmp -s assets/reader.man "$dir/root/usr/share/man/man1/reader.1"
result $? 'with its man page and reader.ini'
cmp -s LICENSE "$dir/root/usr/share/doc/reader/LICENSE" && cmp -s assets/CREDITS "$dir/root/usr/share/doc/reader/CREDITS"
result $? 'with its licence and its credits'
make -s uninstall PREFIX=/usr DESTDIR="$dir/root" >"$dir/out" 2>&1
result $? 'make uninstall'
[ -z "$(find "$dir/root" -type f)" ]
result $? 'it leaves no file'
# libraries as archives or at run time: whichever is asked for, without a `make clean` between
ldd ./reader >"$dir/before"
make -s SHARED=1 && ldd ./reader | grep -q libjansson
result $? 'make SHARED=1 builds anew'
make -s && ldd ./reader >"$dir/after" && [ "$(wc -l <"$dir/before")" -eq "$(wc -l <"$dir/after")" ]
result $? 'and make builds as before'

# packages: tools of our own say what is missing, who asks, and note what is to be installed
mkdir "$dir/bin"
fake() { # name, shell command
	printf '#!/bin/sh\n%s\n' "$2" >"$dir/bin/$1"
	chmod +x "$dir/bin/$1"
}
ln -s "$(command -v sh)" "$(command -v grep)" "$(command -v env)" "$dir/bin"
deps() {
	PATH="$dir/bin" .ci/deps one two three >"$dir/out" 2>"$dir/err"
}
fake dpkg-query 'case "$*" in *two) echo install ok installed;; *) exit 1;; esac'
fake apt-get "echo \"\$*\" >>$dir/asked"
fake id 'echo 1000'
! deps && grep -q 'missing: one three$' "$dir/err" && grep -q 'no sudo' "$dir/err" && [ ! -e "$dir/asked" ]
result $? 'deps names the missing packages where nobody may install'
fake sudo 'exec "$@"'
deps && grep -q 'install .*one three$' "$dir/asked"
result $? 'it installs the missing ones by sudo'
fake id 'echo 0'
rm "$dir/bin/sudo" "$dir/asked"
deps && grep -q 'install .*one three$' "$dir/asked"
result $? 'or as root'
rm "$dir/bin/apt-get"
! deps && grep -q 'missing: one three$' "$dir/err" && grep -q 'no apt-get' "$dir/err"
result $? 'it names them where there is no apt-get'
fake dpkg-query 'echo install ok installed'
deps
result $? 'and is silent when nothing is missing'
make -n deps run >"$dir/run" && make -n deps test >"$dir/test" &&
	grep -q 'deps .*libjansson' "$dir/run" && ! grep -q libcmocka "$dir/run" &&
	grep -q 'deps .*libcmocka' "$dir/test"
result $? 'running needs no packages of the tests'

make -s help >"$dir/out" && grep -q 'make test ' "$dir/out"
result $? 'make help lists the targets'
echo "1..$number"
exit $failed
