#!/usr/bin/env bash
# A year's bundle of many meetings with a photo each, against cp + sha256sum + zip of the same photos in the same run; the program's largest memory.
# Usage: bundle.sh PROGRAM [MEETINGS [MEGABYTES]]
set -eu
program=$(realpath "$1"); count=${2:-1000}; megabytes=${3:-3}
work=$(mktemp -d); trap 'rm -rf "$work"' EXIT
export YISHIBU_NOW=2016-12-31T08:00:00Z YISHIBU_AUTHOR=x HOME=$work TZ=UTC
"$program" --quiet init "$work/book" --name 大村 --region 34 --level village >/dev/null; cd "$work/book"; mkdir "$work/photos"
for i in $(seq "$count"); do
  { printf '\377\330\377'; head -c $((megabytes << 20)) /dev/urandom; } >"$work/photos/$i.jpg"
  id=$("$program" --quiet new meeting --set title="会议$i" --set held=2016-03-15T14:30 --set items/new/topic=路灯 --set items/new/result=同意 | grep -o '[0-9]\{8\}-[a-z2-7]\{8\}' | head -1)
  "$program" --quiet attach "$id" "$work/photos/$i.jpg" >/dev/null
done
sync
seconds() { local from=$EPOCHREALTIME; "$@" >/dev/null; local to=$EPOCHREALTIME; awk "BEGIN { print ($to) - ($from) }"; }
peer() { cp -r "$work/photos" "$work/copy"; (cd "$work/copy" && sha256sum ./*.jpg >SHA256SUMS && zip -qr ../peer.zip .); sync -f "$work/peer.zip"; }
mine() { if command -v /usr/bin/time >/dev/null; then /usr/bin/time -f %M -o "$work/memory" "$@"; else "$@"; fi; }
theirs=$(seconds peer); ours=$(seconds mine "$program" --quiet bundle create --year 2016 --force -o "$work/bundle.zip")
echo "bundle of $count meetings, $megabytes MB each: $ours s, cp + sha256sum + zip $theirs s, ratio $(awk "BEGIN { printf \"%.2f\", $ours / $theirs }"), memory $(cat "$work/memory" 2>/dev/null || echo '?') KB"
