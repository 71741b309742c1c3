#!/bin/bash
# assets/reader.bash completes options, formats, themes and settings. Prints TAP.
reader=$(realpath "${READER:-./reader}")
export XDG_CONFIG_HOME=/nonexistent
. assets/reader.bash
number=0 failed=0
completes() { # words so far, the last to be completed; what comes of it, sorted
	read -ra COMP_WORDS <<<"$1"
	[[ $1 == *' ' ]] && COMP_WORDS+=('')
	COMP_CWORD=$((${#COMP_WORDS[@]} - 1))
	_reader "$reader" "${COMP_WORDS[COMP_CWORD]}" "${COMP_WORDS[COMP_CWORD - 1]}"
	local got
	got=$(printf '%s\n' "${COMPREPLY[@]}" | sort | tr '\n' ' ')
	number=$((number + 1))
	if [[ $got == "$2 " ]]; then
		echo "ok $number $1"
	else
		failed=1
		echo "not ok $number $1: $got"
	fi
}
completes 'reader --che' '--check-config'
completes 'reader --e' '--explain --export'
completes 'reader --export ' 'csv json markdown spoken text'
completes 'reader -e s' 'spoken'
completes 'reader --export = j' 'json'
completes 'reader --theme ' 'auto contrast dark light mono terminal'
completes 'reader --set pane' 'pane-width= panes='
completes 'reader --forget a' 'all'
completes 'reader ass' ''
completes 'reader --charset k' ''
echo "1..$number"
exit $failed
