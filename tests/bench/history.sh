#!/usr/bin/env bash
# What a book of many saves is asked, against git in the same run: history.sh BUILD_FOLDER [SAVES]. The whole-process times include the program's start.
set -eu
build=$(realpath "$1"); saves=${2:-100000}; here=$(cd "$(dirname "$0")" && pwd)
work=$(mktemp -d); trap 'rm -rf "$work"' EXIT; export YISHIBU_AUTHOR=x HOME=$work
program=$build/bin/yishibu
"$program" --quiet init "$work/book" --name 村 --region 34 --level village >/dev/null; cd "$work/book"
python3 "$here/history/make.py" "$saves" | git fast-import --quiet
"$build/bin/bench_history" "$work/book"
path=$(git ls-tree -r --name-only HEAD meetings | awk 'NR % 97 == 1' | tail -1); id=$(basename "$path" .xml)
median() { sort -n | awk '{v[NR] = $1} END {print v[int((NR + 1) / 2)]}'; }
timed() { for _ in $(seq "$1"); do local from=$EPOCHREALTIME; "${@:2}" >/dev/null; local to=$EPOCHREALTIME; echo $((${to/./} - ${from/./})); done | median; }
echo "history of one record, whole process: $(timed 21 "$program" --quiet history --lines "$id") µs"
echo "git log -- path: $(timed 5 git log --oneline -- "$path") µs"
git commit-graph write --reachable --changed-paths 2>/dev/null
echo "the same with commit-graph and Bloom filters: $(timed 9 git log --oneline -- "$path") µs"
