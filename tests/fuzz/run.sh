#!/usr/bin/env bash
# Fuzzes each target under ASan and UBSan with clang's libFuzzer. Usage: tests/fuzz/run.sh [SECONDS] [TARGET…]. What is found is
# left in out/fuzz/TARGET; put the smallest into corpus/TARGET with the fix.
set -eu
seconds=${1:-600}; [ $# -gt 0 ] && shift
here=$(cd "$(dirname "$0")" && pwd); root=$(cd "$here/../.." && pwd)
command -v clang++ >/dev/null || { echo "clang++ is not installed"; exit 1; }
targets=${*:-template zip data}
out=$root/out/fuzz; mkdir -p "$out"; cd "$out"
word=$(ls "$root"/plugins/word/src/*.cpp | grep -vE 'plugin\.cpp|commands|pdf\.cpp')
flags="-std=c++20 -O1 -g -fsanitize=address,undefined -fno-sanitize-recover=undefined -I$root/core/include -I$root/plugins/word/src -I$root/plugins/common"
mkdir -p objects
sources="$word $(ls "$root"/plugins/common/*.cpp)"
for source in $sources; do echo "$source"; done |
  xargs -P 2 -I{} sh -c 'object=objects/$(basename {}).o; [ "$object" -nt {} ] || clang++ '"$flags"' -fsanitize=fuzzer-no-link -c {} -o "$object"'
for target in $targets; do
  clang++ $flags -fsanitize=fuzzer "$here/$target.cpp" $(for source in $sources; do echo "objects/$(basename "$source").o"; done) $(pkg-config --cflags --libs zlib libdeflate) -o "$target" || exit 1
  mkdir -p "found/$target"
  "./$target" -max_total_time="$seconds" -timeout=10 -rss_limit_mb=2048 -artifact_prefix="found/$target/" -print_final_stats=1 "found/$target" "$here/corpus/$target" 2>&1 | tail -12
done
