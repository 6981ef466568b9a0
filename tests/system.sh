# What the scenarios of the systems S01–S42 share: a small book, and short words for what they all do. Sourced by their run.sh.
export YISHIBU_NOW=${YISHIBU_NOW:-2016-12-31T08:00:00Z}
id() { grep -o '[0-9]\{8\}-[a-z2-7]\{8\}' | head -1; }
book() { yishibu init book --name "$1" --region "$2" --level "${3:-community}" >/dev/null; cd book; } # NAME REGION [LEVEL]
new() { local kind=$1; shift; local words=(); for word; do words+=(--set "$word"); done; yishibu --quiet new "$kind" "${words[@]}" | id; } # KIND field=value… → id
row() { yishibu show "$1" | grep -F "$2" | grep -o '^  [a-z0-9]* ' | head -1 | tr -d ' '; } # ID TEXT → the row with that text
quietly() { "$@" >/dev/null; }
today() { export YISHIBU_NOW=$1T08:00:00Z; }
line() { yishibu step "$1" | head -1; } # ID → where a matter stands, in one line
