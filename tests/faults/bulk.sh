#!/usr/bin/env bash
# Kills the import of a long ledger at random moments, and imports again each time. In the end every line is a record, once; git finds nothing damaged,
# and nothing needs repair. YISHIBU, KILLS, LINES, SEED.
set -u
work=$(mktemp -d); trap 'rm -rf "$work"' EXIT
export HOME=$work YISHIBU_AUTHOR=x LC_ALL=C.UTF-8
RANDOM=${SEED:-1}; kills=${KILLS:-8}; lines=${LINES:-4000}
"$YISHIBU" --quiet init "$work/book" --name 村 --region 34 >/dev/null; cd "$work/book" || exit 1
{ echo 事项名称,提出时间; for n in $(seq "$lines"); do echo "第$n件,2016-$(printf %02d $((n % 12 + 1)))-01"; done; } >"$work/ledger.csv"
# How long it takes undisturbed says when to kill.
"$YISHIBU" --quiet init "$work/whole" --name 村 --region 34 >/dev/null
begun=$(date +%s%N); (cd "$work/whole" && "$YISHIBU" --quiet import "$work/ledger.csv" --kind matter >/dev/null 2>&1) || exit 1
whole=$((($(date +%s%N) - begun) / 1000000))
killed=0
for n in $(seq "$kills"); do
  [ "$("$YISHIBU" --quiet list | wc -l)" != "$lines" ] || { cd .. && rm -rf book && "$YISHIBU" --quiet init book --name 村 --region 34 >/dev/null && cd book; }
  "$YISHIBU" --quiet import "$work/ledger.csv" --kind matter >"$work/out" 2>&1 & pid=$!
  after=$((whole * (RANDOM % 1000) / 2000)); sleep $((after / 1000)).$(printf %03d $((after % 1000)))
  kill -9 $pid 2>/dev/null && killed=$((killed + 1)); wait $pid 2>/dev/null; rc=$?
  [ $rc = 137 ] || [ $rc = 0 ] || { echo "$n: refused after a kill ($rc): $(cat "$work/out")"; exit 1; }
  there=$("$YISHIBU" --quiet list | wc -l)
  [ "$there" = 0 ] || [ $((there % 1000)) = 0 ] || [ "$there" = "$lines" ] || { echo "$n: half an act is there: $there records"; exit 1; }
  # A lock of git's own index that a kill leaves is let lie for an hour: it may be somebody's git. The hour passes.
  [ ! -e .git/index.lock ] || { touch -d '2 hours ago' .git/index.lock; "$YISHIBU" --quiet list >/dev/null; }
  [ -z "$(git status --short)" ] || { echo "$n: the folder is not what the history says"; git status --short | head; exit 1; }
done
"$YISHIBU" --quiet import "$work/ledger.csv" --kind matter >"$work/out" 2>&1 || { cat "$work/out"; exit 1; }
titles=$("$YISHIBU" --quiet list | grep -o '第[0-9]*件' | sort -u | wc -l)
[ "$("$YISHIBU" --quiet list | wc -l)" = "$lines" ] && [ "$titles" = "$lines" ] || { echo "$titles of $lines lines are records"; exit 1; }
"$YISHIBU" --quiet verify >"$work/out" 2>&1 || { echo "not whole"; cat "$work/out"; exit 1; }
git fsck --full --strict 2>&1 | grep -vE '^(dangling|notice|Checking)' | grep . && { echo "git fsck complains"; exit 1; }
[ -z "$(git status --short)" ] || { echo "the folder is not what the history says"; git status --short | head; exit 1; }
echo "$kills imports, $killed killed: $lines lines, $lines records, once each"
[ "$killed" -gt 0 ]
