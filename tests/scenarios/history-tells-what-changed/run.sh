# The history of a record in sentences: what every version changed, by the words that people use.
yishibu plugin show history >/dev/null 2>&1 || { echo "skipped: the history plugin is not built"; exit 77; }
yishibu init book --name 柳岸社区 --region 341181 >/dev/null; cd book
at() { export YISHIBU_NOW=$1T08:00:00Z YISHIBU_AUTHOR=$2; }
# Numbers of versions come from random ids.
told() { yishibu history "$@" | sed -E 's/^[0-9a-f]{10}  //'; }
at 2016-03-01 陈晓燕
yishibu --quiet new matter --set title=停车秩序整治 --set proposed_on=2016-03-01 >/dev/null
matter=$(yishibu list matter | cut -c1-17)
cat >../meeting.xml <<'X'
<?xml version="1.0" encoding="UTF-8"?>
<record xmlns="urn:yishibu:record:1" id="20160315-ba2de4gh" kind="national:meeting">
  <field name="title">停车秩序整治协商会</field>
  <field name="held">2016-03-15T14:30</field>
  <field name="attended_adults">31</field>
  <rows name="attendance">
    <row id="a1"><field name="name">王某</field><field name="present">no</field></row>
    <row id="a2"><field name="name">李某</field><field name="present">yes</field></row>
  </rows>
  <rows name="items"><row id="i1"><field name="topic">停车秩序</field><field name="in_favour">12</field></row></rows>
  <body name="minutes">
    <p id="p1">主持人宣布开会。</p>
    <p id="p2">王某提出，小区东侧道路应当划定停车位，由物业公司统一管理，每季度公布一次收支情况。</p>
    <p id="p3">李某表示同意。</p>
  </body>
</record>
X
yishibu --quiet new meeting --from ../meeting.xml >/dev/null
id=ba2de4gh
at 2016-03-02 周明远; yishibu set $id attended_adults=32 参会人员/王某/请假=是 items/i1/in_favour=13 form=村民议事 >/dev/null
at 2016-03-03 陈晓燕; yishibu set $id "minutes/p2=王某提出，小区东侧道路应当划定停车位，由业主委员会统一管理，每月公布一次收支情况。" minutes/p3= minutes/new=散会。 >/dev/null
at 2016-03-04 周明远; yishibu set $id items/i1/matter=$matter 参会人员/李某= 参会人员/new/姓名=孙某 参会人员/new/到会=是 held= place=议事厅 >/dev/null
at 2016-03-05 陈晓燕; printf '#!/bin/sh\nsed -i "/id=.p1./{h;d};/id=.p2./G" "$1"\n' >../editor; chmod +x ../editor; EDITOR=../editor yishibu edit --xml $id >/dev/null
at 2016-03-06 周明远; echo 照片 >../签到表.jpg; yishibu --quiet attach $id ../签到表.jpg >/dev/null
echo "— every version"
told $id
echo "— a line each"
told $id --lines
echo "— as data"
yishibu --json history $id | tr '}' '\n' | grep -o '"what":.*' | head -8
echo "— who wrote what stands there now"
yishibu who $id | sed -E 's/^[0-9a-f]{10}  //'
echo "— of many versions the newest fifty"
for i in $(seq 55); do yishibu --quiet set $matter outcome=第${i}稿 >/dev/null; done
told $matter | tail -4; told $matter | grep -c 协商结果：
told $matter --all | tail -2; told $matter --all | grep -c 协商结果：
echo "— a record that left and came back"
yishibu remove $id --reason 误建 --force >/dev/null; told $id | head -2
yishibu undo >/dev/null; told $id | head -4
echo "— by the clock on the wall: half past four in the morning of the next day"
YISHIBU_NOW=2016-12-31T20:30:00Z yishibu --quiet set $matter outcome=晚稿 >/dev/null
TZ=CST-8 yishibu history $matter --lines | head -1 | cut -d' ' -f3-
for day in 2016-12-31 2017-01-01; do TZ=CST-8 yishibu show $matter --at $day | grep 协商结果; done
