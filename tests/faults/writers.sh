#!/usr/bin/env bash
# Eight writers at once (WRITERS), a hundred saves each (SAVES), in one book.
set -u
work=$(mktemp -d); trap 'rm -rf "$work"' EXIT
"$SAVER" create "$work/book" || exit 1
pids=(); names=$(echo w{a..p} | cut -d' ' -f1-"${WRITERS:-8}")
for w in $names; do TIMES=$work/$w.times "$SAVER" save "$work/book" "$w" 1 "${SAVES:-100}" >"$work/$w.acks" 2>"$work/$w.err" & pids+=($!); done
for pid in "${pids[@]}"; do wait "$pid" || { cat "$work"/*.err; exit 1; }; done
cat "$work"/*.acks >"$work/acks"; sort -n "$work"/*.times >"$work/times"
[ "$(wc -l <"$work/acks")" = $((${WRITERS:-8} * ${SAVES:-100})) ] || { echo "not every save was acknowledged"; exit 1; }
[ -z "$(find "$work/book/.git" -name '*.lock')" ] || { echo "locks are left"; find "$work/book/.git" -name '*.lock'; exit 1; }
echo "of $(wc -l <"$work/times") saves the slowest hundredth took $(sed -n "$(($(wc -l <"$work/times") * 99 / 100))p" "$work/times") ms or more"
"$SAVER" check "$work/book" "$work/acks"
