# One matter from proposal to close: the roster gives who is due, the meeting shows what was done, what is overdue or stuck is listed in
# the morning, an issued record is frozen, a correction stands beside it.
id() { grep -o '[0-9]\{8\}-[a-z2-7]\{8\}' | head -1; }
now() { export YISHIBU_NOW=$1T09:00:00Z; }
now 2016-03-01
yishibu init book --name 柳岸社区 --region 341181 --level community >/dev/null; cd book
yishibu new national:committee --set title=柳岸社区工作协商委员会 --set established=2016-01-10 --set members/new/name=周明远 --set members/new/role=director --set members/new/from=2016-01-10 \
  --set members/new2/name=李秀兰 --set members/new2/from=2016-01-10 --set members/new3/name=王建国 --set members/new3/from=2016-01-10 --set members/new3/to=2016-02-01 --set members/new4/name=何俊 --set members/new4/from=2016-01-10 >/dev/null
matter=$(yishibu new matter --set title=东区停车 --set proposed_on=2016-03-01 --set subjects/new/subject=property-company --set category=public-affairs --set extent=village --set lead_organ=committee | id)
echo "— where it stands"; yishibu step "$matter"
echo "— the meeting"; yishibu convene --on 2016-03-15T19:00 --matter "$matter" --place 活动室
meeting=$(yishibu list meeting | id)
yishibu show "$meeting"
code yishibu step "$matter" 协商委员会
code yishibu step "$matter" deliberate --on 2016-03-15
yishibu set "$meeting" notice_on=2016-03-10 notice_channel=公开栏 >/dev/null
now 2016-03-16
row() { yishibu show "$meeting" | grep "  姓名：$1" | sed 's/^  \([a-z2-7]*\) .*/\1/'; }
item=$(yishibu show "$meeting" | grep "  事项：" | sed 's/^  \([a-z2-7]*\) .*/\1/')
yishibu set "$meeting" "attendance/$(row 周明远)/present=yes" "attendance/$(row 李秀兰)/present=no" "attendance/$(row 李秀兰)/leave=yes" "attendance/$(row 何俊)/present=yes" \
  "attendance/new/name=冯立" attendance/new/observer=yes attendance/new/present=yes "items/$item/in_favour=3" "items/$item/result=达成一致" >/dev/null
yishibu check "$meeting" | grep -E "票|主体" || true
yishibu set "$meeting" "items/$item/in_favour=2" minutes/new=分时停车，划定消防通道。 >/dev/null
yishibu show "$meeting" | sed -n 1,3p
echo "— issued"; code yishibu issue "$meeting" --by 周明远
code yishibu set "$meeting" place=会议室
echo 签到 > sign.txt; code yishibu attach "$meeting" sign.txt
code yishibu issue "$meeting"
echo "— what is to be done"
yishibu set "$matter" results/new/content=划线 results/new/deadline=2016-04-10 results/new/owner=物业 >/dev/null
yishibu list matter --where due || true
now 2016-04-05; yishibu list matter --where due
now 2016-04-20; yishibu list matter --where overdue
now 2016-12-01; yishibu list matter --where stuck
code yishibu step "$matter" close
result=$(yishibu show "$matter" | grep "内容：划线" | sed 's/^  \([a-z2-7]*\) .*/\1/')
yishibu set "$matter" "results/$result/done_on=2016-04-18" publications/new/channel=notice-board publications/new/from=2016-03-20 publications/new/to=2016-04-10 \
  feedback/new/audience=subjects feedback/new/on=2016-05-01 feedback/new2/audience=stakeholders feedback/new2/on=2016-05-01 feedback/new3/audience=residents feedback/new3/on=2016-05-03 >/dev/null
yishibu step "$matter" 办结 --on 2016-05-10
code yishibu list matter --where due; yishibu list matter --where closed
echo "— corrected"
code yishibu correct "$matter" --reason 笔误
code yishibu correct "$meeting" --reason 漏记一人
yishibu list meeting | sort -k3; correction=$(yishibu list meeting --where corrects="$meeting" | id)
yishibu set "$correction" place=二楼活动室; code yishibu issue "$correction"
yishibu show "$meeting" | grep -E "地点|更正"; yishibu show "$correction" | grep -E "地点|更正"
echo "— the next meeting"; yishibu convene --on 2016-12-10T09:00
yishibu convene 柳岸社区工作协商委员会 --on 2016-12-11T09:00 --carry
yishibu history "$meeting" --lines | cut -c12-
