#!/usr/bin/env bash
# One byte, anywhere in a book's folder, is changed, or a file cut short, emptied or removed, and every fifth time another file removed too: verify finds it
# or it does no harm, and repair, with a copy of the book at hand, brings everything back: the same list, the same texts, the same histories. YISHIBU, DAMAGES (how many), SEED.
set -u
export ASAN_OPTIONS=${ASAN_OPTIONS:-detect_leaks=0}  # thousands of short runs; leaks are looked for in every other test
work=$(mktemp -d); trap 'rm -rf "$work"' EXIT
export HOME=$work YISHIBU_AUTHOR=x YISHIBU_SEED=7 LC_ALL=C.UTF-8
yishibu() { "$YISHIBU" --quiet "$@"; }
RANDOM=${SEED:-1}
yishibu init "$work/book" --name 村 --region 34 >/dev/null; cd "$work/book" || exit 1
for n in $(seq 5); do yishibu new matter --set title="第$n件" --set proposed_on=2016-0$((n % 9 + 1))-01 >/dev/null; done
ids=$(yishibu list | cut -c1-17)
for round in 1 2 3; do for id in $ids; do yishibu set "$id" title="$id 第$round改" >/dev/null; done; done
git repack -qd; for id in $ids; do yishibu set "$id" title="$id 末" >/dev/null; done
[ $((${SEED:-1} % 2)) -eq 1 ] || git pack-refs --all  # as some programs leave a book
answers() { yishibu list; for id in $ids; do yishibu show "$id"; yishibu history "$id"; done; git fsck --strict 2>&1 | grep -v '^dangling'; }
answers >"$work/right"; cp -r . "$work/stick"
mapfile -t files < <(find . -type f ! -path './.git/hooks/*' ! -path './.git/yishibu/lock*' ! -name description ! -path './.git/info/*' ! -path './.git/COMMIT_EDITMSG' | LC_ALL=C sort)
found=0; harmless=0
for n in $(seq "${DAMAGES:-60}"); do
  rm -rf "$work/hurt"; cp -r "$work/stick" "$work/hurt"; cd "$work/hurt" || exit 1
  file=${files[RANDOM % ${#files[@]}]}; size=$(stat -c %s "$file"); chmod u+w "$file"
  case $((n % 6)) in
    0) how="cut short"; truncate -s $((size / 2)) "$file" ;;
    1) how="removed"; rm "$file" ;;
    2) how="emptied"; : >"$file" ;;
    *) at=$(((RANDOM * 32768 + RANDOM) % (size > 0 ? size : 1))); old=$(od -An -tu1 -j$at -N1 "$file"); how="byte $at"
       printf "\\x$(printf %x $(((old + 1 + RANDOM % 255) % 256)))" | dd of="$file" bs=1 seek=$at conv=notrunc status=none ;;
  esac
  if [ $((n % 5)) = 0 ]; then other=${files[RANDOM % ${#files[@]}]}; rm -f "$other"; how="$how, and $other removed"; fi
  if yishibu verify >"$work/verify" 2>&1; then
    harmless=$((harmless + 1))
  else
    found=$((found + 1))
  fi
  yishibu repair --from "$work/stick" >"$work/repair" 2>&1 || { echo "$n: $file $how: repair failed"; cat "$work/verify" "$work/repair"; exit 1; }
  yishibu verify >"$work/after" 2>&1 || { echo "$n: $file $how: not whole after repair"; cat "$work/verify" "$work/repair" "$work/after"; exit 1; }
  answers >"$work/now" 2>&1; diff "$work/right" "$work/now" || { echo "$n: $file $how: other answers"; cat "$work/verify" "$work/repair"; exit 1; }
done
echo "$((found + harmless)) damages: $found named by verify, $harmless in what is made again by itself; all answers the same after repair"
[ "$found" -gt 0 ]
