#!/usr/bin/env bash
# Kills the writer at random moments. No acknowledged save may be lost, and every next start must work without help.
set -u
kills=${KILLS:-200}
RANDOM=${SEED:-1}
work=$(mktemp -d); trap 'rm -rf "$work"' EXIT
"$SAVER" create "$work/book" || exit 1
next=1
for ((i = 1; i <= kills; i++)); do
  "$SAVER" save "$work/book" kw $next 1000000 >>"$work/acks" 2>"$work/err" &
  pid=$!
  sleep "0.$(printf %03d $((20 + RANDOM % 120)))"
  kill -9 $pid 2>/dev/null; wait $pid 2>/dev/null
  [ -s "$work/err" ] && { echo "refused after kill $((i - 1)): $(cat "$work/err")"; exit 1; }
  # A save that landed unacknowledged counts as done: the same save id is not written twice.
  next=$(($(tail -n 1 "$work/acks" 2>/dev/null | cut -d' ' -f3) + 1))
done
"$SAVER" save "$work/book" kw $next $next >>"$work/acks" || { echo "the next save after the kills was refused"; exit 1; }
git -C "$work/book" fsck --full --strict 2>&1 | grep -vE '^(dangling|notice|Checking)' | grep . && { echo "git fsck complains"; exit 1; }
echo "$kills kills"; "$SAVER" check "$work/book" "$work/acks"
