# Completes reader's command line in bash. What there is to complete the program itself tells.

_reader_words() { # the program, the option before the word
	case $2 in
	-e | --export)
		"$1" --help | sed -n '/^Formats/,/^$/s/^  \([a-z]*\) .*/\1/p' ;;
	-t | --theme)
		echo auto
		"$1" --print-config | sed -n 's/^\[theme\.\(.*\)\]$/\1/p' ;;
	-s | --set)
		"$1" --print-config | sed -n '/^\[reader\]/,/^$/s/^\([a-z-]*\) *=.*/\1=/p' ;;
	--forget)
		echo all ;;
	*)
		"$1" --help | sed -n 's/^  \(-., \)\{0,1\} *\(--[a-z-]*\).*/\2/p' ;;
	esac
}

_reader() { # the program, the word, the one before it
	local before=$3
	COMPREPLY=()
	[[ $before == = ]] && before=${COMP_WORDS[COMP_CWORD - 2]} # --export=
	case $before in
	-e | --export | -t | --theme | -s | --set | --forget) ;;
	*) [[ $2 == -* ]] || return ;; # bash completes files
	esac
	mapfile -t COMPREPLY < <(compgen -W "$(_reader_words "$1" "$before" 2>/dev/null)" -- "$2")
	if [[ ${COMPREPLY[0]} == *= ]]; then compopt -o nospace 2>/dev/null; fi
}
complete -o bashdefault -o default -F _reader reader
