#!/usr/bin/env bash
# All figures of speed, each against its peer in the same run. Usage: tests/bench/run.sh BUILD_FOLDER, of a release build with
# tests: cmake --preset release -DBUILD_TESTING=ON && cmake --build --preset release.
set -eu
build=$(realpath "$1"); here=$(realpath "$(dirname "$0")"); work=$(mktemp -d); trap 'umount "$work" 2>/dev/null; rm -rf "$work" "$work.image"' EXIT
# On a fresh file system of its own where that can be had: ext4 is slow at new files for minutes after many were deleted.
if [ "$(id -u)" = 0 ] && command -v mkfs.ext4 >/dev/null; then
  truncate -s 6G "$work.image" && mkfs.ext4 -q -F "$work.image" && mount -o loop "$work.image" "$work" || echo "no file system of its own here"
fi
"$build"/bin/bench_save "$work/small" 1000 200
[ -n "${QUICK:-}" ] || "$build"/bin/bench_save "$work/middle" 20000 200
[ -n "${QUICK:-}" ] || "$build"/bin/bench_save "$work/large" 100000 200
[ -n "${QUICK:-}" ] || { mkdir "$work/bulk"; "$build"/bin/bench_bulk "$work/bulk" 20000; rm -rf "$work/bulk"; }
cd "$work/small"
# Whole processes, interleaved, median of 101.
median() { sort -n | awk '{v[NR] = $1} END {print v[int((NR + 1) / 2)]}'; }
for name in peer version list; do : >"$work/$name"; done
timed() { local from=$EPOCHREALTIME; "${@:2}" >/dev/null; local to=$EPOCHREALTIME; echo $((${to/./} - ${from/./})) >>"$work/$1"; }
for _ in $(seq 101); do
  timed peer git rev-parse HEAD; timed version "$build/bin/yishibu" --version; timed list "$build/bin/yishibu" list --from 2019-12-01
done
for name in version list; do
  echo "$name: $(median <"$work/$name") µs, git rev-parse $(median <"$work/peer") µs"
done
"$here/word.sh" "$build"
"$build/bin/bench_xml" "$here/../.." 50
"$build"/bin/bench_eep 20000
[ -n "${QUICK:-}" ] || { "$here/history.sh" "$build"; "$here/diff.sh" "$build"; "$here/find.sh" "$build"; "$here/bundle-verify.sh" "$build"; "$here/bundle.sh" "$build/bin/yishibu"; }
