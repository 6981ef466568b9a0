#!/usr/bin/env bash
# A small disk that fills up under the writer: every success is true, every failure is said, and it goes on once there is room.
set -u
[ "$(id -u)" = 0 ] || { echo "skipped: only root can mount a small disk"; exit 77; }
work=$(mktemp -d)
trap 'umount "$work/disk" 2>/dev/null; rm -rf "$work"' EXIT
mkdir "$work/disk"
mount -t tmpfs -o size=6m tmpfs "$work/disk" 2>/dev/null || { echo "skipped: this system mounts no small disk"; exit 77; }
"$SAVER" create "$work/disk/book" || exit 1
# With the usual reserve, a nearly full disk is refused in words before anything is written.
"$SAVER" save "$work/disk/book" fd 1 1 2>"$work/err" && { echo "saved below the reserve"; exit 1; }
grep -q . "$work/err" || { echo "refused without a word"; exit 1; }
# Without the reserve, the disk really fills: first by ballast at several fill levels, then by the saves themselves.
export YISHIBU_LEAST_FREE_SPACE=0
next=1
for spare in 0 4 8 12 16 24 32 48 64 96 128 200; do
  free=$(df --output=avail -k "$work/disk" | tail -1)
  head -c $(((free - spare) * 1024)) /dev/zero >"$work/disk/ballast" 2>/dev/null
  "$SAVER" save "$work/disk/book" fd $next 1000000 >>"$work/acks" 2>"$work/err" && { echo "endless saves on a full disk"; exit 1; }
  grep -q . "$work/err" || { echo "failed without a word at $spare KiB"; exit 1; }
  rm "$work/disk/ballast"
  touch "$work/acks"
  next=$(($(tail -n 1 "$work/acks" | cut -d' ' -f3) + 1))
  "$SAVER" save "$work/disk/book" fd $next $next >>"$work/acks" || { echo "no save after room was made ($spare KiB)"; exit 1; }
  next=$((next + 1))
done
"$SAVER" check "$work/disk/book" "$work/acks"
