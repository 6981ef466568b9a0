# S34 误工补贴：没有决议和委托不造表；按签到算；公示。
. "$SOURCE/tests/system.sh"
book 大柳树村 34 village
decided=$(new meeting title=村民代表会议 statutory=representatives-meeting held=2016-01-15T19:00 items/new/topic=误工补贴办法 items/new/result=通过)
quietly new meeting title=议事会一 held=2016-03-15T19:00 attendance/new/name=张守田 attendance/new/present=yes attendance/new2/name=赵振宇 attendance/new2/observer=yes attendance/new2/present=yes
other=$(new meeting title=议事会二 held=2016-04-15T19:00 attendance/new/name=张守田 attendance/new/present=yes attendance/new2/name=孙有福 attendance/new2/present=yes)
code yishibu subsidy --from 2016-03 --to 2016-12 --rate 30
code yishibu subsidy --from 2016-03 --to 2016-12 --rate 30 --resolution "$other" --commission 村委会委托书
yishibu subsidy --from 2016-03 --to 2016-12 --rate 30 --resolution "$decided" --commission 村委会委托书
list=$(yishibu list subsidy | id); yishibu show "$list" | grep 姓名; yishibu check "$list"
yishibu render 误工补贴花名册 "$list" -o x.docx >/dev/null; unzip -p x.docx word/document.xml | grep -o 张守田 | head -1
