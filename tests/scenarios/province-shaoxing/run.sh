# Shaoxing: two ways. What is asked is answered within 48 hours; what needs thought begins within five working days and its result is
# reported to the street office.
id() { grep -o "[0-9]\{8\}-[a-z2-7]\{8\}" | head -1; }
now() { export YISHIBU_NOW=$1T09:00:00Z; }
row() { yishibu show "$1" | grep "$2" | sed "s/^  \([a-z2-7]*\) .*/\1/" | head -1; }
now 2026-03-06
yishibu init book --name 府山社区 --region 330602 --level community >/dev/null; cd book
echo "— the instant way, asked on a Friday"
question=$(yishibu new matter --set title=楼道灯坏了 --set proposed_on=2026-03-06 --set track=shaoxing.instant | id)
yishibu step "$question"
now 2026-03-09; yishibu list matter --where overdue
yishibu set "$question" opinions/new/content=楼道灯不亮 opinions/new/answer=当天已换 opinions/new/on=2026-03-07 outcome=已换灯泡 >/dev/null
yishibu step "$question" | head -1
yishibu set "$question" evaluation=satisfied evaluated_on=2026-03-09 >/dev/null; yishibu step "$question" close --on 2026-03-09 | tail -1
echo "— the deep way, from the same Friday"
now 2026-03-06
matter=$(yishibu new matter --set title=加装电梯 --set proposed_on=2026-03-06 --set track=shaoxing.deep | id)
yishibu step "$matter"
now 2026-03-10; yishibu list matter --where due
now 2026-03-16; yishibu list matter --where overdue
yishibu step "$matter" review --on 2026-03-12 --evidence 社区初审意见 | tail -1
meeting=$(yishibu new shaoxing:council --set title=加装电梯议事会 --set form=shaoxing.hall --set held=2026-03-28T09:00 --set notice_on=2026-03-20 --set materials=设计方案 --set items/new/matter="$matter" --set items/new/topic=加装电梯 --set items/new/result=同意 \
  --set attendance/new/name=王桂芳 --set attendance/new/subject=shaoxing.representative --set attendance/new/present=yes | id)
yishibu set "$matter" subjects/new/subject=shaoxing.representative experts/new/name=设计院 experts/new/opinion=可行 experts/new/on=2026-03-18 >/dev/null
now 2026-03-29; yishibu step "$matter" | head -1
yishibu check "$meeting" | grep DB3306 || true
echo "— closed without a word to the street office"
yishibu step "$matter" close --reason 试一试 | tail -1
yishibu check "$matter" | grep DB3306 || true
yishibu render 会议记录 "$meeting" -o ../minutes.docx; unzip -p ../minutes.docx word/document.xml | grep -c 加装电梯议事会
