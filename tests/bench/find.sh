#!/usr/bin/env bash
# SPDX-License-Identifier: MIT
# Speed of searching, at 1,000, 100,000 and 1,000,000 documents, and ripgrep over the same 100,000 texts. Must not know tables.
# Usage: find.sh BUILD_FOLDER (a release build with tests). SIZES="1000 100000" takes less; FOLDER=… keeps what was made there.
set -eu
build=$(realpath "$1"); here=$(realpath "$(dirname "$0")"); sizes=${SIZES:-1000 100000 1000000}; rounds=5
work=${FOLDER:-}; [ -n "$work" ] || { work=$(mktemp -d); trap 'rm -rf "$work"' EXIT; }
mkdir -p "$work"
grep -rhoE 'label="[^"]*"' "$here/../../plugins" --include=*.xml | sed 's/label="//; s/"$//' | grep -oE '[^[:space:][:punct:]（）、，。；：“”a-zA-Z0-9〔〕《》—…]{2,6}' | sort -u >"$work/words"
bzip2 -dc /usr/share/unicode/Unihan_Readings.txt.bz2 | awk -F'\t' '/^U/ && $2 == "kHanyuPinlu" { sum = 0; n = split($3, part, "[()]"); for (i = 2; i <= n; i += 2) sum += part[i]; print $1, sum }' | sort -k2 -nr |
  python3 -c 'import sys; [print(chr(int(code[2:], 16)), count) for code, count in map(str.split, sys.stdin)]' >"$work/characters"
for size in $sizes; do
  texts=; [ "$size" != 100000 ] || ! command -v rg >/dev/null || texts=$work/texts
  "$build/bin/bench_find" "$work/words" "$work/characters" "$work/book-$size" "$size" $texts | tee "$work/out-$size" | grep -v '^word '
  [ -n "$texts" ] || continue
  sed -n 's/^word //p' "$work/out-$size" | while read -r word; do
    for _ in $(seq $rounds); do from=$EPOCHREALTIME; rg -lF -- "$word" "$texts" >/dev/null || true; to=$EPOCHREALTIME; echo $((${to/./} - ${from/./})); done
  done | sort -n | awk '{ v[NR] = $1 } END { printf "ripgrep over the same texts: median %.0f µs, least %.0f µs\n", v[int((NR + 1) / 2)], v[1] }'
done
