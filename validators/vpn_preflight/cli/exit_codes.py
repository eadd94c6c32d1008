"""The exit codes; the last two are those of a shell, for Ctrl-C and for a broken pipe."""

CLEAN = 0
REFUSED = 1
USAGE = 2
FAULT = 3
INTERRUPTED = 130
BROKEN_PIPE = 141
