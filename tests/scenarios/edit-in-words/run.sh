# “edit” gives a sheet of plain words, a line for each field under its label; what is written there comes back as fields, rows and paragraphs,
# and whatever was not touched stays as it is, ids too. A sheet that was cut off, or says what nobody knows, is not saved, and not lost.
. "$SOURCE/tests/system.sh"
yishibu --quiet init book --name 石桥村 --region 341181 >/dev/null; cd book
yishibu new 协商组织 --set 名称=石桥村村民议事会 --set 成员/new/姓名=王德厚 --set 成员/new2/姓名=李秀英 --set 成员/new3/姓名=周小梅 >/dev/null
yishibu new 事项 --set 事项名称=修路 --set 提出时间=2016-03-01 >/dev/null
meeting=$(yishibu convene 村民议事会 --on 2016-03-15T14:30 --matter 修路 --form 村民议事会 | id)
yishibu set "$meeting" 会议记录/new=王德厚介绍情况。 '会议记录/new=大家讨论。' 会议记录/new=同意修路。 >/dev/null
editor() { printf '#!/bin/bash\nset -e\n%s\n' "$1" >../editor; chmod +x ../editor; export EDITOR=$PWD/../editor; }
echo "— the sheet"; editor 'sed "/：$/d" "$1"'; yishibu edit "$meeting"
stored() { sed -E 's/ id="[^"]*"//' "$(git ls-files | grep "$meeting")"; }
ids() { grep -oE '<(row|p) id="[^"]*"' "$(git ls-files | grep "$meeting")"; }; ids >../before
echo "— a year's most usual work: who came, what was said, how it was voted"
editor 'python3 - "$1" <<P
import sys
path = sys.argv[1]
text = open(path, encoding="utf-8").read()
text = text.replace("地点：\n", "地点：村部会议室\n").replace("记录人：\n", "记录人: 周小梅\n").replace("召开时间：2016-03-15 14:30", "召开时间：2016年3月15日15时")
text = text.replace("姓名：王德厚\n", "姓名：王德厚\n到会：是\n").replace("姓名：李秀英\n", "姓名：李秀英\n到会：是\n").replace("姓名：周小梅\n", "姓名：周小梅\n请假：是\n缺席原因：住院\n　手术\n")
text = text.replace("议题：修路\n", "议题：修路\n赞成：2\n反对：0\n协商结果：达成一致\n")
text = text.replace("大家讨论。\n", "大家讨论了一个上午。\n\n李秀英说：先修东头。\n有人问几时修。\n")
text = text.replace("【不同意见】\n", "【不同意见】\n－\n持不同意见者：孙有田\n意见：嫌贵\n")
open(path, "w", encoding="utf-8").write(text)
P'
yishibu edit "$meeting"; stored; yishibu history "$meeting" | sed -n '2,20p' | sed -E 's/^[0-9a-f]{10}  //'
ids >../after; comm -23 <(sort ../before) <(sort ../after) | wc -l
echo "— moved, taken out, emptied; a line that is not there changes nothing"
editor 'python3 - "$1" <<P
import re, sys
path = sys.argv[1]
text = open(path, encoding="utf-8").read()
text = text.replace("会议名称：石桥村村民议事会2016年第1次会议\n", "").replace("记录人：周小梅", "记录人：")
text = re.sub(r"－\n姓名：李秀英\n(?:.+\n)*?(?=－)", "", text)
text = re.sub(r"\n【不同意见】\n.*?(?=\n【)", "", text, flags=re.S)
text = text.replace("王德厚介绍情况。\n\n", "").replace("同意修路。\n", "同意修路。\n\n王德厚介绍情况。\n")
open(path, "w", encoding="utf-8").write(text)
P'
yishibu edit "$meeting"; yishibu show "$meeting" | sed -n '/会议名称/p;/记录人/p;/【/,$p' | sed -E 's/^  [a-z2-7]{5}  /  /'
echo "— what is not saved, and not lost"
for change in '/【完】/d' 's/^地点：.*/地址：村部/' 's/^地点：.*/地点 村部/' 's/^地点：\(.*\)/地点：\1\n地点：别处/' 's/【议题】/【议事】/'; do
  editor "sed -i '$change' \"\$1\""; code yishibu edit "$meeting" 2>&1 | sed 's#[^ ]*drafts/#DRAFTS/#; s/\.[0-9a-f]\{12\}\.txt/.VVV.txt/'
  yishibu drafts | head -2 | sed 's/\.[0-9a-f]\{12\}\.txt/.VVV.txt/'; yishibu drafts --drop "$(yishibu drafts | head -1 | cut -d' ' -f1)" --yes >/dev/null
done
editor ': >"$1"'; code yishibu edit "$meeting" 2>&1 | head -1; yishibu show "$meeting" | grep -c 修路
yishibu drafts --drop "$(yishibu drafts | head -1 | cut -d' ' -f1)" --yes >/dev/null
echo "— behind the end, and lines of a field that look like something else"
editor 'echo 补一段 >>"$1"'; yishibu edit "$meeting"; yishibu show "$meeting" | tail -2 | sed -E 's/^  [a-z2-7]{5}  /  /'; yishibu undo
editor 'sed -i "s/^地点：.*/地点：村部\n　#3号楼\n　－\n　【完】\n　【议题】/" "$1"'; yishibu edit "$meeting"; yishibu --json show "$meeting" | grep -o '"place":"[^"]*"'
echo "— a long list, of whom everybody comes: the same people, and a heading with another number is a heading"
big=$(yishibu new 会议 --set 会议名称=大会 --set 召开时间=2016-06-01T09:00 $(for n in $(seq 100); do echo "--set 参会人员/new$n/姓名=村民$n --set 参会人员/new$n/单位或身份=代表 --set 参会人员/new$n/有表决权=是"; done) | id)
grep -o '<row id="[^"]*"' "$(git ls-files | grep "$big")" | sort >../before; editor 'sed -i "s/^有表决权：是/&\n到会：是/; s/^姓名：村民50$/姓名：村民伍拾/" "$1"'; yishibu edit "$big"; grep -o '<row id="[^"]*"' "$(git ls-files | grep "$big")" | sort | diff ../before - && echo "the same 100"
rule=$(yishibu new 制度 --set 制度名称=约定 '--set=正文/new=第一条　为了和睦。' '--set=正文/new=第二条　有事商量。' | id)
editor 'sed -i "s/^第二条　/第三条　/; s/^第一条　为了和睦。/&\n\n第二条　一户一票。/" "$1"'; yishibu edit "$rule"; grep '<p ' rules/*"${rule#*-}"* | sed -E 's/^ *//; s/ id="[^"]*"//'
echo "— as XML, for who wants that"; editor 'head -2 "$1" | cut -c1-60'; yishibu edit "$meeting" --xml
echo "— every record of a year has a sheet, and is what it was when nothing is written in it"
cd ..; YISHIBU_SHARED=/nowhere "$SOURCE/examples/01-community-year/run.sh" "$YISHIBU" "$PWD/out" >log 2>&1 || true; cd out/book; git rev-parse HEAD >../before
printf '#!/bin/sh\ntail -1 "$1" >>../lasts\n' >../editor; chmod +x ../editor; export EDITOR=$PWD/../editor
for each in $(yishibu list | cut -d' ' -f1); do yishibu edit "$each"; done | sort | uniq -c | sed 's/^ *//'
sort ../lasts | uniq -c | sed 's/^ *//'; git rev-parse HEAD | diff - ../before && echo "the book is as it was"
