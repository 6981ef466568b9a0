#!/usr/bin/env bash
# SPDX-License-Identifier: MIT
# Speed of the comparison of characters against diff-match-patch, in the same run on the same texts, both cleaned up for readers.
# The peers have their strings in memory, so ours is timed without taking UTF-8 apart too; how many times faster is of that. Usage: tests/bench/diff.sh BUILD_FOLDER (a release build with
# tests). A peer that is not installed is left out; npm fetches the JavaScript one into a temporary folder. ROUNDS=51
set -eu
build=$(realpath "$1"); here=$(realpath "$(dirname "$0")"); rounds=${ROUNDS:-51}
work=$(mktemp -d); trap 'rm -rf "$work"' EXIT; cd "$work"
python3 "$here/diff/texts.py" .
pairs=(); names=(20-edits 300-edits shuffled unrelated)
for name in "${names[@]}"; do pairs+=("$name.old" "$name.new"); done
peers=()
python=; for candidate in python3 /usr/bin/python3; do [ -n "$python" ] || ! "$candidate" -c 'import diff_match_patch' 2>/dev/null || python=$candidate; done
if [ -n "$python" ]; then peers+=(python); else echo "The Python peer is left out: it needs apt-get install python3-diff-match-patch."; fi
if command -v node >/dev/null; then
  node -e 'require("diff-match-patch")' 2>/dev/null || { npm install --silent --no-audit --no-fund --prefix "$work/npm" diff-match-patch >/dev/null 2>&1 || true; export NODE_PATH=$work/npm/node_modules; }
fi
if node -e 'require("diff-match-patch")' 2>/dev/null; then peers+=(javascript); else echo "The JavaScript peer is left out: it needs node, and npm install diff-match-patch."; fi
# Twice and the better of both, ours before and after the peers: the machine may be busy.
"$build/bin/bench_diff" "$rounds" "${pairs[@]}" >ours.1
for peer in "${peers[@]}"; do
  case $peer in
    python) "$python" "$here/diff/peer.py" "$((rounds / 10 + 1))" "${pairs[@]}" >python ;;
    javascript) node "$here/diff/peer.js" "$rounds" "${pairs[@]}" >javascript ;;
  esac
done
"$build/bin/bench_diff" "$rounds" "${pairs[@]}" >ours.2
echo "two texts of $(stat -c %s 20-edits.old) bytes, microseconds, medians of $rounds:"
for i in "${!names[@]}"; do
  row=$((i + 1))
  better() { paste -d' ' <(sed -n "${row}p" ours.1) <(sed -n "${row}p" ours.2) | awk -v c="$1" '{print $c < $(c + 4) ? $c : $(c + 4)}'; }
  bytes=$(better 2) ours=$(better 3)
  line="${names[$i]}: ours $bytes, without UTF-8 $ours"
  for peer in "${peers[@]}"; do line="$line, $peer $(sed -n "${row}p" $peer) ($(awk -v a="$(sed -n "${row}p" $peer)" -v b="$ours" 'BEGIN {printf "%.0f", a / b}') times)"; done
  echo "$line"
done
