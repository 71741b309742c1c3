#!/bin/sh
# --check-config tells each fault of faults.ini, as faults.txt has them. Prints TAP.
reader=$(realpath "${READER:-./reader}")
dir=$(mktemp -d) || exit 3
trap 'rm -rf "$dir"' EXIT
XDG_CONFIG_HOME=$dir XDG_STATE_HOME=$dir/state
export XDG_CONFIG_HOME XDG_STATE_HOME
here=$(pwd)
cd tests/cli || exit 3
"$reader" --check-config --config faults.ini >"$dir/out" 2>"$dir/err"
status=$?
cd "$here" || exit 3
sed 's/^reader: //' "$dir/err" | diff tests/cli/faults.txt - >"$dir/diff"
if [ $status -eq 2 ] && [ ! -s "$dir/diff" ] && [ ! -s "$dir/out" ]; then
	echo 'ok 1 each fault is told'
else
	echo "not ok 1 each fault is told: status $status"
	sed 's/^/# /' "$dir/diff"
fi
echo 1..1
