#!/usr/bin/env bash
# Cuts the power of a small disk at random moments of a long run of saves. No acknowledged save may be lost, git must find nothing
# damaged once the book has been opened, and it opens without help.
set -u
[ "$(id -u)" = 0 ] || { echo "skipped: only root can mount a disk"; exit 77; }
fs=${FS:-ext4}  # or xfs
command -v "mkfs.$fs" >/dev/null || { echo "skipped: mkfs.$fs is not installed"; exit 77; }
[ "$fs" = ext4 ] && size=96M quiet=(-q -F) options=${OPTIONS:-commit=1} || { size=320M quiet=(-q -f); options=${OPTIONS:-defaults}; }
cuts=${CUTS:-12}
RANDOM=${SEED:-1}
work=$(mktemp -d)
trap 'umount -l "$work/disk" 2>/dev/null; rm -rf "$work"' EXIT
truncate -s "$size" "$work/image" && "mkfs.$fs" "${quiet[@]}" "$work/image" && mkdir "$work/disk" || exit 1
mount -o "loop,$options" "$work/image" "$work/disk" 2>/dev/null || { echo "skipped: this system mounts no image"; exit 77; }
export YISHIBU_LEAST_FREE_SPACE=0
"$SAVER" create "$work/disk/book" || exit 1
touch "$work/acks"
damaged=0
for ((i = 1; i <= cuts; i++)); do
  next=$(($(tail -n 1 "$work/acks" | cut -d' ' -f3) + 1))
  "$SAVER" save "$work/disk/book" pc $next 1000000 >>"$work/acks" 2>/dev/null &
  pid=$!
  sleep "$((RANDOM % 2)).$(printf %03d $((RANDOM % 1000)))"
  "$SAVER" cut "$work/disk" || { kill $pid; echo "skipped: this system cannot stop a disk"; exit 77; }
  kill -9 $pid 2>/dev/null; wait $pid 2>/dev/null
  umount "$work/disk" && mount -o "loop,$options" "$work/image" "$work/disk" || { echo "the disk does not come back"; exit 1; }
  git -c safe.directory='*' -C "$work/disk/book" fsck --full >/dev/null 2>&1 || damaged=$((damaged + 1))
  "$SAVER" check "$work/disk/book" "$work/acks" >"$work/check" 2>&1 || { echo "cut $i: $(tail -n 5 "$work/check")"; exit 1; }
  git -c safe.directory='*' -C "$work/disk/book" fsck --full --strict 2>&1 | grep -vE '^(dangling|notice|Checking)' | grep . && { echo "cut $i: git fsck complains"; exit 1; }
done
echo "$cuts cuts; before it was opened, git found damage $damaged times"
cat "$work/check"
