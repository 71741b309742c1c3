#!/bin/sh
# A text of this machine needs nothing that is there for others: no library is loaded, no process
# and no connection made. Prints TAP.
reader=${READER:-./reader}
case $reader in /*) ;; *) reader=$PWD/$reader ;; esac
sample=$PWD/assets/sample.txt
dir=$(mktemp -d) || exit 3
trap 'rm -rf "$dir"' EXIT
cd "$dir" || exit 3
XDG_CONFIG_HOME=$dir XDG_STATE_HOME=$dir/state XDG_CACHE_HOME=$dir/cache
# which looks for leaks as a debugger does, of which there is but one
ASAN_OPTIONS=${ASAN_OPTIONS:+$ASAN_OPTIONS:}detect_leaks=0
export XDG_CONFIG_HOME XDG_STATE_HOME XDG_CACHE_HOME ASAN_OPTIONS
unset READER_SECURE LESSSECURE
number=0 failed=0
elsewhere='lib(archive|xml2|uchardet|cmark|curl|ssl|icu)'

# whether the last command held, name
told() {
	if [ "$1" -eq 0 ]; then verdict=ok; else verdict='not ok' failed=1; fi
	echo "$verdict $((number += 1)) $2"
}

# The libraries of the command, and what else it becomes: the loader writes a file a process.
processes() {
	rm -f loaded.*
	LD_DEBUG=files LD_DEBUG_OUTPUT=loaded "$@" >out 2>&1 </dev/null
	set -- loaded.*
	echo $#
}
loaded() {
	sed -n 's/.*calling init: //p' loaded.* | grep -E "$elsewhere"
}
alone() { # name, then the command
	name=$1
	shift
	n=$(processes "$@")
	[ "$n" -eq 1 ] && [ -s out ] && ! loaded >needless
	told $? "$name"
	[ ! -s needless ] || sed 's/^/# /' needless
}

printf 'Prices rose by \2435 to \20020, the firm said. \223We are sorry,\224 Jos\351 told a reporter.\n' >western.txt
{ printf '\377\376' && sed 's/[^ -~]//g' "$sample" | iconv -t UTF-16LE; } >wide.txt
printf 'Harbour opens\n\n"We are glad," said Maria Huber in Lisbon.\n' >ascii.txt
alone 'a text' "$reader" --export json "$sample"
alone 'of ASCII' "$reader" --export text ascii.txt
alone 'of Windows-1252' "$reader" --export json western.txt
alone 'of UTF-16' "$reader" --export json wide.txt
alone 'several' "$reader" --export csv "$sample" ascii.txt western.txt
alone 'line by line' "$reader" --plain "$sample"
alone 'in secure mode' env READER_SECURE=1 "$reader" --export json "$sample"

# what this looks for is seen where it is
printf '\360\301\322\317\315 \325\324\322\317\315 \323\305\314 \316\301 \315\305\314\330 \325 \302\305\322\305\307\301.\n' >koi.txt
processes "$reader" --export json koi.txt >/dev/null
loaded | grep -q uchardet
told $? 'a charset that is guessed takes its library'
gzip -c "$sample" >packed.gz
n=$(processes "$reader" --export json packed.gz)
[ "$n" -gt 1 ] && loaded | grep -q archive
told $? 'what is packed a process and a library'

# on the screen, with all that the kernel is asked
if ! strace -f -o /dev/null true 2>/dev/null || ! command -v script >/dev/null; then
	echo "ok $((number += 1)) # SKIP the screen: strace or script is missing"
else
	traced="strace -f -o traced -e trace=execve,openat,socket,connect '$reader'"
	printf q | TERM=xterm timeout 60 script -qec "$traced '$sample'" /dev/null >screen
	grep -q 'openat.*sample.txt' traced && grep -q Danube screen
	told $? 'a text on the screen'
	! grep -E "$elsewhere|gconv/[^ ]*[.]so|socket[(]|connect[(]" traced >needless
	told $? 'neither loads nor connects'
	# a sanitizer may start the program anew, in its own process
	[ "$(sed -n 's/ .*execve(.*//p' traced | sort -u | wc -l)" -eq 1 ]
	told $? 'nor becomes another'
fi
echo "1..$number"
exit $failed
