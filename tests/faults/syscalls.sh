#!/usr/bin/env bash
# Injects a fault at each file-system call of a save in turn: EIO, ENOSPC, EINTR, and kill. No acknowledged save may be lost, no
# false success, and the next save must work. Every call is counted first, on a save without faults. THOROUGH=1 takes every call instead of ten of
# a kind, EACCES and EMFILE too, and faults that stay (N+) as well as those that pass.
set -u
command -v strace >/dev/null || { echo "skipped: strace is not installed"; exit 77; }
work=$(mktemp -d); trap 'rm -rf "$work"' EXIT
strace -qq -o /dev/null true 2>/dev/null || { echo "skipped: processes cannot be traced here"; exit 77; }
export ASAN_OPTIONS=detect_leaks=0  # LeakSanitizer cannot run under ptrace
"$SAVER" create "$work/fresh" && "$SAVER" save "$work/fresh" sv 1 2 >"$work/fresh.acks" || exit 1
faults="error=EIO error=ENOSPC error=EINTR signal=KILL"
[ -z "${THOROUGH:-}" ] || faults="$faults error=EACCES error=EMFILE error=EIO+ error=ENOSPC+ error=EACCES+"
calls="rename link mkdir write pwrite64 fsync fdatasync unlink openat close read pread64 ftruncate flock"
points=0 wrong=0
for call in $calls; do
  cp -r "$work/fresh" "$work/count"
  strace -f -qq -e trace="$call" -o "$work/trace" "$SAVER" save "$work/count" sv 3 3 >/dev/null 2>&1
  total=$(grep -c "$call(" "$work/trace"); rm -rf "$work/count"
  # Calls before the book is opened (loader, libraries) hold no data: begin where the book's folder first appears.
  strace -f -qq -e trace=all -o "$work/trace" "$SAVER" save "$work/fresh" zz 0 -1 >/dev/null 2>&1
  first=1
  [ "$call" = openat ] || [ "$call" = read ] || [ "$call" = close ] || [ "$call" = pread64 ] &&
    first=$(awk -v c="$call(" 'index($0, "book.xml") {exit} index($0, c) {n++} END {print n + 1}' "$work/trace")
  step=1; [ "$total" -gt $((first + 10)) ] && step=$(((total - first) / 10 + 1))
  [ -n "${THOROUGH:-}" ] && step=1
  for ((n = first; n <= total; n += step)); do
    for each in $faults; do
      fault=${each%+} when=$n; [ "$fault" = "$each" ] || when=$n+
      [ "$fault" = error=EINTR ] && [ "$call" = close ] && continue
      rm -rf "$work/book"; cp -r "$work/fresh" "$work/book"; cp "$work/fresh.acks" "$work/acks"
      points=$((points + 1))
      (timeout 20 strace -f --seccomp-bpf -qq -e inject="$call:$fault:when=$when" -o /dev/null "$SAVER" save "$work/book" sv 3 3 >>"$work/acks" 2>"$work/err"; exit $?) 2>/dev/null; rc=$?
      [ $rc = 124 ] && { echo "$call #$n $each: hangs"; wrong=$((wrong + 1)); }
      [ $rc = 134 ] || [ $rc = 139 ] && { echo "$call #$n $each: crashed ($rc)"; wrong=$((wrong + 1)); }
      "$SAVER" save "$work/book" sv 4 4 >>"$work/acks" 2>"$work/err2" || { echo "$call #$n $each: next save refused: $(cat "$work/err2")"; wrong=$((wrong + 1)); continue; }
      "$SAVER" check "$work/book" "$work/acks" >"$work/check" 2>&1 || { echo "$call #$n $each: $(cat "$work/check")"; wrong=$((wrong + 1)); }
    done
  done
done
echo "$points faults, $wrong wrong"
[ $wrong = 0 ]
