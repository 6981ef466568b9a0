#!/usr/bin/env bash
# Fuzzes each target under ASan and UBSan with clang's libFuzzer. Usage: tests/fuzz/run.sh [SECONDS] [TARGET…]. What is found is
# left in out/fuzz/TARGET; put the smallest into corpus/TARGET with the fix.
set -eu
seconds=${1:-600}; [ $# -gt 0 ] && shift
here=$(cd "$(dirname "$0")" && pwd); root=$(cd "$here/../.." && pwd)
command -v clang++ >/dev/null || { echo "clang++ is not installed"; exit 1; }
targets=${*:-template zip data import}
out=$root/out/fuzz; mkdir -p "$out"; cd "$out"
mkdir -p objects
for target in $targets; do
  case $target in import) plugin=text;; *) plugin=word;; esac
  sources=$(ls "$root"/plugins/$plugin/src/*.cpp "$root"/plugins/common/*.cpp | grep -vE '/plugin\.cpp|commands|pdf\.cpp')
  flags="-std=c++20 -O1 -g -fsanitize=address,undefined -fno-sanitize-recover=undefined -I$root/core/include -I$root/plugins/$plugin/src -I$root/plugins/common"
  # Both plugins have a docx.cpp; a file named for its plugin keeps them apart.
  for source in $sources; do echo "$source objects/$(basename "$(dirname "$(dirname "$source")")")-$(basename "$source").o"; done >"$target.list"
  xargs -P 2 -L 1 sh -c '[ "$1" -nt "$0" ] || clang++ '"$flags"' -fsanitize=fuzzer-no-link -c "$0" -o "$1"' <"$target.list"
  clang++ $flags -fsanitize=fuzzer "$here/$target.cpp" $(cut -d' ' -f2 "$target.list") $(pkg-config --cflags --libs zlib libdeflate) -o "$target" || exit 1
  mkdir -p "found/$target"
  "./$target" -max_total_time="$seconds" -timeout=10 -rss_limit_mb=2048 -artifact_prefix="found/$target/" -print_final_stats=1 "found/$target" "$here/corpus/$target" 2>&1 | tail -12
done
