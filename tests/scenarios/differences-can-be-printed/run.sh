# Two versions of minutes side by side on a page and in a Word document whose changes are tracked: all accepted it is the new text,
# all rejected the old one, whatever came, went, moved or was rewritten.
yishibu plugin show history >/dev/null 2>&1 || { echo "skipped: the history plugin is not built"; exit 77; }
yishibu init book --name 柳岸社区 --region 341181 >/dev/null; cd book
cat >../meeting.xml <<'X'
<?xml version="1.0" encoding="UTF-8"?>
<record xmlns="urn:yishibu:record:1" id="20160315-ba2de4gh" kind="national:meeting">
  <field name="title">停车秩序整治协商会</field>
  <field name="held">2016-03-15T14:30</field>
  <field name="place">社区议事厅</field>
  <field name="attended_adults">31</field>
  <rows name="attendance">
    <row id="a1"><field name="name">王某</field><field name="leave">no</field></row>
    <row id="a2"><field name="name">李某</field><field name="unit">三组 &lt;东区&gt; &amp; 物业</field></row>
    <row id="a3"><field name="name">孙某</field></row>
  </rows>
  <rows name="copies"><row id="c1"><field name="name">街道办事处</field></row></rows>
  <body name="minutes">
    <p id="p0">第一段将被删去。</p>
    <p id="p1">主持人宣布开会，说明本次协商的议题和规则，到会31人，符合要求。</p>
    <p id="p2">王某提出，小区东侧道路应当划定停车位，由物业公司统一管理，每季度公布一次收支情况，接受全体居民监督，具体办法由业主大会另行讨论决定，并在公告栏公示七日。</p>
    <p id="p3">李某表示同意。&#10;孙某表示同意。</p>
    <p id="p4">会议结束。</p>
    <p id="p5">最后一段也将被删去。</p>
  </body>
</record>
X
# The numbers of versions come from random ids.
unnumbered() { sed -E 's/版本 [0-9a-f]{10}/版本 VVVVVVVVVV/g; s/版本 [0-9a-f]{1,9} /版本 V /'; }
at() { export YISHIBU_NOW=$1T08:00:00Z YISHIBU_AUTHOR=$2; }
at 2016-03-16 陈晓燕; yishibu --quiet new meeting --from ../meeting.xml >/dev/null
id=ba2de4gh
at 2016-03-17 周明远
yishibu set $id attended_adults=32 place= notice_channel=公开栏 attendance/a1/leave=是 attendance/a3= attendance/new/name=𠮷某 copies/c1= minutes/p0= minutes/p5= \
  "minutes/p2=王某、赵某提出，小区东侧道路应当划定停车位，由业主委员会统一管理，每月公布一次收支情况，接受全体居民监督，具体办法由业主大会另行讨论决定，并在公告栏公示七日。" >/dev/null
at 2016-03-18 陈晓燕
printf '#!/bin/sh\nsed -i "/id=.p1./{h;d};/id=.p4./G;s/孙某表示同意/孙某表示不同意👨‍👩‍👧/" "$1"\n' >../editor; chmod +x ../editor
EDITOR=../editor yishibu edit --xml $id >/dev/null
at 2016-03-18 周明远; yishibu set $id minutes/new=补记：散会后公示。 >/dev/null
echo "— in the terminal"
yishibu diff $id 2016-03-16 | unnumbered
echo "— side by side"
COLUMNS=88 yishibu diff $id 2016-03-16 --side | unnumbered
echo "— the last two versions, and a day against a day, the newer one named first"
yishibu diff $id | unnumbered
yishibu diff $id 2016-03-17 2016-03-16 | head -4 | unnumbered
echo "— in Word: who changed what"
yishibu diff $id 2016-03-16 -o ../changes.docx | unnumbered
python3 "$SCENARIO/tracked.py" marks ../changes.docx
echo "— all accepted is the new text, all rejected the old one"
yishibu diff $id 2016-03-18 2016-03-18 -o ../new.docx >/dev/null; yishibu diff $id 2016-03-16 2016-03-16 -o ../old.docx >/dev/null
python3 "$SCENARIO/tracked.py" marks ../new.docx; python3 "$SCENARIO/tracked.py" accept ../new.docx | head -n -1 >../new.txt
python3 "$SCENARIO/tracked.py" reject ../old.docx | head -n -1 >../old.txt
python3 "$SCENARIO/tracked.py" accept ../changes.docx | head -n -1 | diff ../new.txt - && python3 "$SCENARIO/tracked.py" reject ../changes.docx | head -n -1 | diff ../old.txt - && echo exactly
cat ../new.txt; echo; cat ../old.txt
echo "— the same bytes each time"
yishibu diff $id 2016-03-16 -o ../again.docx >/dev/null; cmp ../changes.docx ../again.docx && echo same
yishibu diff $id 2016-03-16 -o ../changes.html | unnumbered; yishibu diff $id 2016-03-16 -o ../again.html >/dev/null; cmp ../changes.html ../again.html && echo same
echo "— the page needs nothing else and no script"
xmllint --html --noout ../changes.html 2>&1 | grep -v 'Tag \|^ *^\|^<' | head -5
grep -ciE '<script|src=|href=|url\(' ../changes.html || true
grep -c '<del>31</del><ins>32</ins>' ../changes.html; grep -c '@media print' ../changes.html
echo "— what cannot be asked"
code yishibu diff $id 2016-03-16 -o ../changes.pdf
code yishibu diff $id 2016-03-01
code yishibu diff $id zzzz1234
