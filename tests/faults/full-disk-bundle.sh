#!/usr/bin/env bash
# A disk that fills up while a bundle is written leaves nothing, neither a folder nor a ZIP nor their beginnings; once there is room it is written whole.
set -u
[ "$(id -u)" = 0 ] || { echo "skipped: only root can mount a small disk"; exit 77; }
[ -e "$BUILD/lib/yishibu/plugins/word/plugin.xml" ] || { echo "skipped: the word plugin is not built"; exit 77; }
export YISHIBU_NOW=2016-12-31T08:00:00Z YISHIBU_AUTHOR=陈晓燕 LC_ALL=C.UTF-8 LANGUAGE=en
work=$(mktemp -d)
trap 'umount "$work/disk" 2>/dev/null; rm -rf "$work"' EXIT
mkdir "$work/disk"
mount -t tmpfs -o size=8m tmpfs "$work/disk" 2>/dev/null || { echo "skipped: this system mounts no small disk"; exit 77; }
cd "$work" || exit 1
"$YISHIBU" --quiet init book --name 柳岸社区 --region 34 || exit 1
for n in 1 2 3; do "$YISHIBU" --quiet --book book new rule --set "title=工作制度$n" --set rule_class=system --set adopted_on=2016-01-18 --set text/new=一、总则 || exit 1; done
create() { "$YISHIBU" --quiet --book "$work/book" bundle create --year 2016 --force -o "$1"; }
create "$work/whole.zip" >/dev/null && create "$work/whole" >/dev/null || { echo "no bundle on a disk with room"; exit 1; }
need=$(($(du -sk "$work/whole" | cut -f1)))
failed=0
for form in out out.zip; do
  for spare in 0 4 8 16 32 64 96 128 192 $((need / 2)) $((need - 8)); do
    free=$(df --output=avail -k "$work/disk" | tail -1)
    head -c $(((free - spare) * 1024)) /dev/zero >"$work/disk/ballast"
    if create "$work/disk/$form" >/dev/null 2>"$work/err"; then
      cmp -s <("$YISHIBU" --json bundle verify "$work/disk/$form" | grep -c '"valid":true') <(echo 1) || { echo "a bundle that is not whole was called written ($form, $spare KiB)"; exit 1; }
      rm -rf "${work:?}/disk/$form"
    else
      failed=$((failed + 1))
      grep -q . "$work/err" || { echo "failed without a word ($form, $spare KiB)"; exit 1; }
    fi
    rm "$work/disk/ballast"
    left=$(ls -A "$work/disk"); [ -z "$left" ] || { echo "left behind at $spare KiB: $left"; exit 1; }
  done
  create "$work/disk/$form" >/dev/null || { echo "not written once there was room ($form)"; exit 1; }
  "$YISHIBU" --quiet bundle verify "$work/disk/$form" >/dev/null || { echo "what was written is not whole ($form)"; exit 1; }
  rm -rf "${work:?}/disk/$form"
done
[ $failed -ge 10 ] || { echo "the disk was full only $failed times"; exit 1; }
# A file that may not grow: what ends the program, if anything does, leaves no target.
for form in limited limited.zip; do
  (ulimit -f 4; create "$work/$form") >/dev/null 2>&1 && { echo "written beyond the limit ($form)"; exit 1; }
  [ ! -e "$work/$form" ] || { echo "a cut-off bundle looks whole ($form)"; exit 1; }
done
echo "the disk was full $failed times and nothing was left behind"
