# Zhejiang: how many representatives a village of its size needs, topics told three days ahead, a vote and minutes there must be; an
# authorisation has matters and a period, an inquiry is answered in fifteen days.
rows() { sed 's/^  [a-z2-7]\{5\}  /  · /'; }  # their ids are made anew each time
id() { grep -o "[0-9]\{8\}-[a-z2-7]\{8\}" | head -1; }
now() { export YISHIBU_NOW=$1T09:00:00Z; }
row() { yishibu show "$1" | grep "$2" | sed "s/^  \([a-z2-7]*\) .*/\1/" | head -1; }
now 2019-06-01
yishibu init book --name 下洋村 --region 330726 --level village >/dev/null; cd book
echo "— the representatives"
people=$(yishibu new zhejiang:representatives --set title=村民代表会议 --set organ=representatives --set established=2019-01-01 --set population=from-500 --set members/new/name=王桂芳 --set members/new/gender=女 --set members/new/source=resident-representative \
  --set members/new/household=3-12 --set members/new2/name=李德明 --set members/new2/source=resident-representative --set members/new2/household=3-12 --set members/new3/name=周海 --set members/new3/source=resident-representative --set members/new4/name=何俊 --set members/new4/source=resident-representative | id)
yishibu show "$people" | grep -E "村民人数|所在户" | rows
yishibu check "$people" | grep 浙江 || true
yishibu set "$people" population=under-300 >/dev/null; yishibu check "$people" | grep -E "三百人|三十人" || true
echo "— the meeting"
meeting=$(yishibu new meeting --set title=村民代表会议 --set statutory=representatives-meeting --set held=2019-06-20T09:00 --set notice_on=2019-06-18 --set items/new/topic=水渠维修 | id)
yishibu check "$meeting" | grep 浙江 || true
yishibu render 会议通知 "$meeting" -o ../notice.docx; unzip -p ../notice.docx word/document.xml | grep -c 水渠维修
echo "— a matter that must be voted on"
matter=$(yishibu new matter --set title=水渠维修 --set proposed_on=2019-06-01 --set reserved=public-works --set closed_on=2019-08-01 --set villagers_decision/new/on=2019-06-20 | id)
yishibu check "$matter" | grep 浙江 || true
yishibu step "$matter" | head -1
echo "— an authorisation and an inquiry"
yishibu check "$(yishibu new zhejiang:authorization --set title=授权村民代表会议 --set from=2019-03-01 --set meeting="$meeting" | id)" || true
inquiry=$(yishibu new zhejiang:inquiry --set title=水渠账目 --set asked_on=2019-06-01 --set content=工程款去向 | id)
yishibu check "$inquiry" || true
now 2019-06-20; yishibu check "$inquiry" || true
yishibu set "$inquiry" replied_on=2019-06-16 reply=已公布明细 >/dev/null; yishibu check "$inquiry"
echo "— the organisation of art. 41"; yishibu show "$(yishibu new committee --set title=下洋村议事协商会 --set organ=zhejiang.deliberation | id)" | grep 组织类别
