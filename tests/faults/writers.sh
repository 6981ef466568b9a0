#!/usr/bin/env bash
# Eight writers at once, a hundred saves each, in one book.
set -u
work=$(mktemp -d); trap 'rm -rf "$work"' EXIT
"$SAVER" create "$work/book" || exit 1
pids=()
for w in wa wb wc wd we wf wg wh; do "$SAVER" save "$work/book" $w 1 "${SAVES:-100}" >"$work/$w.acks" 2>"$work/$w.err" & pids+=($!); done
for pid in "${pids[@]}"; do wait "$pid" || { cat "$work"/*.err; exit 1; }; done
cat "$work"/*.acks >"$work/acks"
[ "$(wc -l <"$work/acks")" = $((8 * ${SAVES:-100})) ] || { echo "not every save was acknowledged"; exit 1; }
"$SAVER" check "$work/book" "$work/acks"
