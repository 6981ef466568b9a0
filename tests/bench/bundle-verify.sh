#!/usr/bin/env bash
# SPDX-License-Identifier: MIT
# bundle verify against sha256sum of the same bytes, in memory, interleaved, medians; and what SM3 costs by itself.
# Usage: tests/bench/bundle-verify.sh BUILD_FOLDER (a release build). ROUNDS=5 MEGABYTES=1024 FILES=64 FOLDER=/dev/shm; QUICK=1 takes less.
set -eu
build=$(realpath "$1"); rounds=${ROUNDS:-${QUICK:+3}}; rounds=${rounds:-5}; size=${MEGABYTES:-${QUICK:+128}}; size=${size:-1024}; files=${FILES:-64}
work=$(mktemp -d "${FOLDER:-/dev/shm}/bundle-verify-XXXXXX"); trap 'rm -rf "$work"' EXIT; cd "$work"
free=$(df --output=avail -m . | tail -1); [ "$free" -gt $((size * 3)) ] || { echo "too little room for $size MB twice: $free MB"; exit 1; }
mkdir -p bag/data
for n in $(seq "$files"); do openssl enc -aes-128-ctr -pass pass:"$n" -nosalt -pbkdf2 -iter 1 </dev/zero 2>/dev/null | head -c $((size * 1048576 / files)) >"bag/data/$n.bin" || true; done
printf 'BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n' >bag/bagit.txt
(cd bag && sha256sum data/* >manifest-sha256.txt)
cp -al bag both; (cd both && openssl dgst -sm3 -r data/* | sed 's/ \*/  /' >manifest-sm3.txt)
zip -q -0 -r bag.zip bag; rm -rf none
timed() { local name=$1; shift; local from=$EPOCHREALTIME; "$@" >"$name.out" 2>&1 || { cat "$name.out"; exit 1; }; local to=$EPOCHREALTIME; echo $((${to/./} - ${from/./})) >>"$name.us"; }
verify() { "$build/bin/yishibu" --quiet bundle verify "$1"; }
peer() { sha256sum bag/data/*; }
two() { ls bag/data/* | xargs -P "$(nproc)" -n $(((files + 1) / 2)) sha256sum; }
sm3() { openssl dgst -sm3 bag/data/*; }
for _ in $(seq "$rounds"); do timed peer peer; timed two two; timed folder verify bag; timed zip verify bag.zip; timed both verify both; done
timed sm3 sm3
median() { sort -n "$1.us" | awk '{v[NR] = $1} END {printf "%.2f", v[int((NR + 1) / 2)] / 1e6}'; }
ratio() { awk -v a="$(median "$1")" -v b="$2" 'BEGIN {printf "%.2f", a / b}'; }
base=$(median peer)
echo "$size MB in $files files, $(nproc) cores, load $(cut -d' ' -f1 /proc/loadavg), median of $rounds:"
echo "| | seconds | × sha256sum |"; echo "|---|---|---|"
echo "| sha256sum, one process | $base | 1 |"
echo "| sha256sum, one process a core | $(median two) | $(ratio two "$base") |"
echo "| bundle verify, folder, sha256 | $(median folder) | $(ratio folder "$base") |"
echo "| bundle verify, stored ZIP, sha256 | $(median zip) | $(ratio zip "$base") |"
echo "| openssl dgst -sm3, one process | $(median sm3) | $(ratio sm3 "$base") |"
echo "| bundle verify, folder, sha256 and sm3 | $(median both) | $(ratio both "$base"); with SM3's own cost allowed: $(ratio both "$(awk -v a="$base" -v b="$(median sm3)" 'BEGIN {print a + b}')") |"
[ ! -x /usr/bin/time ] || { /usr/bin/time -f %M "$build/bin/yishibu" --quiet bundle verify both >/dev/null 2>peak; echo "Peak of memory with both sums: $(($(tail -1 peak) / 1024)) MB."; }
