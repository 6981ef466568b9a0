#!/usr/bin/env bash
# The year 2016 of 柳岸社区, a made-up community: committee, four rules, a plan, six matters, eight meetings, one bundle.
# Usage: run.sh PROGRAM OUTPUT_FOLDER
set -eu
program=$1; out=$2; here=$(cd "$(dirname "$0")" && pwd)
export YISHIBU_NOW=${YISHIBU_NOW:-2016-12-31T08:00:00Z} YISHIBU_AUTHOR=${YISHIBU_AUTHOR:-陈晓燕} LC_ALL=${LC_ALL:-C.UTF-8} LANGUAGE=${LANGUAGE:-zh_CN}
rm -rf "$out/book" "$out/柳岸社区2016年协商材料.bundle"; mkdir -p "$out"
book="$out/book"
"$program" --quiet init "$book" --name 柳岸社区 --region 34 --level community
for file in 07-notice 01-committee 20-meeting-founding 02-rule-system 03-rule-mechanism 04-rule-content 05-rule-procedure 06-plan \
            10-matter-parking 11-matter-canteen 12-matter-drain 13-matter-noise 14-matter-corridor 15-matter-fee \
            21-meeting-parking 22-meeting-canteen 23-meeting-hearing 24-meeting-noise 25-meeting-corridor 26-meeting-fee 27-meeting-year-end; do
  kind=$(sed -n 's/.* kind="\([^"]*\)".*/\1/p' "$here/records/$file.xml" | head -1)
  "$program" --quiet --book "$book" new "$kind" --from "$here/records/$file.xml" | tail -n 1
done
seed=$here/../../../shared/seed/community-consultation.txt
if [ -f "$seed" ]; then "$program" --quiet --book "$book" import "$seed" | tail -n 4
else echo "（没有附带的来源文本，跳过导入一步）"; fi
"$program" --book "$book" bundle create --year 2016 -o "$out/柳岸社区2016年协商材料.bundle"
"$program" bundle verify "$out/柳岸社区2016年协商材料.bundle"
cat <<END

议事簿：    $book
材料汇编：  $out/柳岸社区2016年协商材料.bundle
先打开：    $(find "$out/柳岸社区2016年协商材料.bundle/data" -maxdepth 1 -name '*.docx' | sort | head -2 | tr '\n' ' ')
END
