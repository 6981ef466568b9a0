#!/usr/bin/env bash
# A book of a size that only a county has: 10,000 matters and 20,000 meetings over ten years. Processor seconds of what a secretary does every
# morning and once a year. Usage: book.sh PROGRAM [MATTERS]
set -eu
program=$(realpath "$1"); matters=${2:-10000}; here=$(cd "$(dirname "$0")" && pwd)
work=$(mktemp -d); trap 'rm -rf "$work"' EXIT
export YISHIBU_NOW=2025-12-31T08:00:00Z YISHIBU_AUTHOR=x HOME=$work TZ=UTC
"$program" --quiet init "$work/book" --name 大县 --region 34 --level community >/dev/null
cd "$work/book"; python3 "$here/book/make.py" "$matters" | git fast-import --quiet
spent() { local what=$1; shift; local before after; TIMEFORMAT='%U %S'; { time "$@" >"$work/out" 2>/dev/null || true; } 2>"$work/time"; awk -v what="$what" -v lines="$(wc -l <"$work/out")" '{ printf "%-28s %6.2f s  (%d lines)\n", what, $1 + $2, lines }' "$work/time"; }
spent "reindex" "$program" --quiet reindex
spent "list matter" "$program" --quiet list matter
spent "list matter --where due" "$program" --quiet list matter --where due
spent "list matter --where open" "$program" --quiet list matter --where open
spent "report 年度总结 --year 2025" "$program" --quiet report 年度总结 --year 2025
spent "report 台账 --year 2025" "$program" --quiet report 台账 --year 2025
spent "check (whole book)" "$program" --quiet check
