#!/usr/bin/env bash
# The index and the search's cache are caches: deleted, cut, from the future, of another book, full of zeros, a folder in their place, one byte changed.
# Whatever is not noticed and made anew at once is named by verify, and reindex brings the same answers back. YISHIBU, ROUNDS, SEED.
set -u
export ASAN_OPTIONS=${ASAN_OPTIONS:-detect_leaks=0}  # thousands of short runs; leaks are looked for in every other test
work=$(mktemp -d); trap 'rm -rf "$work"' EXIT
export HOME=$work YISHIBU_AUTHOR=x LC_ALL=C.UTF-8
yishibu() { "$YISHIBU" --quiet "$@"; }
RANDOM=${SEED:-1}
yishibu init "$work/book" --name 村 --region 34 >/dev/null; cd "$work/book" || exit 1
for n in $(seq 5); do yishibu new matter --set title="第$n件水渠" --set proposed_on=2016-0$((n % 9 + 1))-01 >/dev/null; done
ids=$(yishibu list | cut -c1-17); for id in $ids; do yishibu set "$id" title="水渠 $id" >/dev/null; done
answers() { yishibu list; yishibu list --where title="水渠 $(echo "$ids" | head -1)"; yishibu search 水渠 --limit 50; for id in $ids; do yishibu history "$id"; done; }
answers >"$work/right"; cp -r .git/yishibu "$work/kept"
yishibu init "$work/other" --name 别村 --region 34 >/dev/null; (cd "$work/other" && yishibu new matter --set title=别的 >/dev/null; yishibu search 别的 >/dev/null)
named=0; silent=0
for n in $(seq "${ROUNDS:-50}"); do
  rm -rf .git/yishibu; cp -r "$work/kept" .git/yishibu
  file=.git/yishibu/$([ $((n % 4)) = 0 ] && echo find.sqlite || echo index.sqlite); size=$(stat -c %s "$file")
  case $((n % 10)) in
    0) how=removed; rm "$file" ;;
    1) how=emptied; : >"$file" ;;
    2) how=cut; truncate -s $((RANDOM % size)) "$file" ;;
    3) how=zeros; head -c "$size" /dev/zero >"$file" ;;
    4) how="another book's"; cp "$work/other/$file" "$file" ;;
    5) how="from the future"; python3 -c "import sqlite3, sys; d = sqlite3.connect(sys.argv[1]); d.execute(\"UPDATE meta SET value='99' WHERE key='schema'\") if 'index' in sys.argv[1] else d.execute('PRAGMA user_version=99'); d.commit()" "$file" ;;
    6) how="a folder"; rm "$file"; mkdir "$file" ;;
    *) at=$(((RANDOM * 32768 + RANDOM) % size)); how="byte $at"; old=$(od -An -tu1 -j$at -N1 "$file")
       printf "\\x$(printf %x $(((old + 1 + RANDOM % 255) % 256)))" | dd of="$file" bs=1 seek=$at conv=notrunc status=none ;;
  esac
  answers >"$work/now" 2>"$work/err"; yishibu verify >"$work/verify" 2>&1 && silent=$((silent + 1)) || named=$((named + 1))
  if ! cmp -s "$work/right" "$work/now"; then
    # Only what one look cannot notice may go wrong at first, and only where somebody is told.
    case $how in byte*|"a folder") ;; *) echo "$n: $file $how: other answers"; diff "$work/right" "$work/now"; cat "$work/err"; exit 1 ;; esac
    [ "${file##*/}" = find.sqlite ] || grep -q . "$work/err" || grep -q must "$work/verify" || { echo "$n: $file $how: wrong, and nobody says so"; diff "$work/right" "$work/now"; exit 1; }
    [ ! -d "$file" ] || rmdir "$file"; rm -f .git/yishibu/find.sqlite*; yishibu reindex >/dev/null
    answers >"$work/now" 2>&1; cmp -s "$work/right" "$work/now" || { echo "$n: $file $how: other answers after reindex"; diff "$work/right" "$work/now"; exit 1; }
  fi
done
echo "$((named + silent)) ways: the same answers at once, or named and after reindex"
