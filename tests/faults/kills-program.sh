#!/usr/bin/env bash
# Kills the program itself at random moments while it saves, takes records out and back, imports, edits, searches and builds its index. Nothing that was
# acknowledged may be lost, nothing may need repair, and what an editor had saved is offered. YISHIBU, KILLS, SEED.
set -u
work=$(mktemp -d); trap 'rm -rf "$work"' EXIT
export HOME=$work YISHIBU_AUTHOR=x LC_ALL=C.UTF-8
RANDOM=${SEED:-1}; kills=${KILLS:-120}
"$YISHIBU" --quiet init "$work/book" --name 村 --region 34 >/dev/null; cd "$work/book" || exit 1
for n in 1 2 3 4 5; do "$YISHIBU" --quiet new matter --set title="第$n件" --set proposed_on=2016-0$n-01 >/dev/null; done
mapfile -t ids < <("$YISHIBU" --quiet list | cut -c1-17)
target=${ids[0]}; moving=${ids[1]}
printf '#!/bin/sh\nsed -i "s/第[^<]*件/第$EDITION件/" "$1"; sleep 0.05\n' >"$work/editor"; chmod +x "$work/editor"; export EDITOR=$work/editor EDITION=0
printf '# 第一次协商会议记录\n\n时间：2016年3月5日\n\n参加人员：张三、李四\n\n会议决定修路。\n' >"$work/minutes.txt"
# How long a change takes undisturbed says when to kill: some land, most do not.
begun=$(date +%s%N); for n in 1 2 3; do "$YISHIBU" --quiet set "$target" title="值0$n" >/dev/null; done; whole=$((($(date +%s%N) - begun) / 3000000))
acknowledged=; inflight=; landed=0; killed=0; out_ok=in
for n in $(seq "$kills"); do
  case $((RANDOM % 7)) in
    0|1) what=set; inflight="$inflight 值$n"; "$YISHIBU" --quiet set "$target" title="值$n" >"$work/out" 2>"$work/err" & ;;
    2) what=import; cp "$work/minutes.txt" "$work/minutes$n.txt"; echo "$n" >>"$work/minutes$n.txt"; "$YISHIBU" --quiet import "$work/minutes$n.txt" >"$work/out" 2>"$work/err" & ;;
    3) what=reindex; "$YISHIBU" --quiet reindex >"$work/out" 2>"$work/err" & ;;
    4) what=search; "$YISHIBU" --quiet search 会议 >"$work/out" 2>"$work/err" & ;;
    5) what=edit; EDITION=$n "$YISHIBU" --quiet edit "${ids[2]}" >"$work/out" 2>"$work/err" & ;;
    6) what=remove; "$YISHIBU" --quiet remove "$moving" --reason 试 --force >"$work/out" 2>"$work/err" & ;;
  esac
  pid=$!
  after=$((RANDOM % (whole * 3 / 2 + 1))); sleep "$((after / 1000)).$(printf %03d $((after % 1000)))"
  kill -9 $pid 2>/dev/null && killed=$((killed + 1)); wait $pid 2>/dev/null; rc=$?
  [ $rc = 137 ] || [ $rc = 0 ] || [ $what = remove ] || [ $what = search ] || { echo "$n: $what refused after a kill ($rc): $(cat "$work/err")"; exit 1; }
  if [ $what = set ] && [ $rc = 0 ]; then acknowledged="值$n"; inflight=; landed=$((landed + 1)); fi
  if [ $what = remove ] && [ $rc = 0 ]; then out_ok=out; fi
  if [ $((n % 10)) = 0 ] && [ $out_ok = out ]; then
    revision=$("$YISHIBU" --quiet --json history "$moving" 2>/dev/null | grep -o '"revision":"[0-9a-f]*"' | sed -n 2p | cut -d'"' -f4)
    "$YISHIBU" --quiet show "$moving" >/dev/null 2>&1 || "$YISHIBU" --quiet restore "$moving" "$revision" --reason 回 >"$work/out" 2>&1 || { echo "$n: what was taken out does not come back: $(cat "$work/out")"; exit 1; }
    out_ok=in
  fi
  if [ -n "$acknowledged" ]; then
    now=$("$YISHIBU" --quiet show "$target" | grep -o '值[0-9]*' | head -1)
    case " $acknowledged $inflight " in *" $now "*) ;; *) echo "$n: lost: acknowledged $acknowledged, tried $inflight, there is $now"; exit 1 ;; esac
  fi
done
"$YISHIBU" --quiet verify >"$work/out" 2>&1 || { echo "not whole"; cat "$work/out"; exit 1; }
before=$("$YISHIBU" --quiet list); "$YISHIBU" --quiet reindex >/dev/null; [ "$before" = "$("$YISHIBU" --quiet list)" ] || { echo "another index, other answers"; exit 1; }
git fsck --full --strict 2>&1 | grep -vE '^(dangling|notice|Checking)' | grep . && { echo "git fsck complains"; exit 1; }
echo "$kills starts, $killed kills, $landed changes acknowledged: none lost, nothing repaired by hand"
[ "$killed" -gt $((kills / 4)) ] && [ "$landed" -gt $((kills / 100)) ]
