# An article is put into a rule with one command: behind its neighbour with all its clauses and items, at the neighbour's level; what
# stands behind is numbered anew and references follow. An item goes among items; a name that may mean several is asked back.
yishibu plugin show rules >/dev/null 2>&1 || { echo "skipped: the rules plugin is not built"; exit 77; }
yishibu init book --name 柳岸社区 --region 341181 >/dev/null; cd book
cat >../rule.xml <<'E'
<?xml version="1.0" encoding="UTF-8"?>
<record xmlns="urn:yishibu:record:1" id="20160118-ba2de4gh" kind="national:rule">
  <field name="title">柳岸社区协商议事制度</field>
  <field name="effective_on">2016-02-01</field>
  <body name="text">
    <p heading="总则" id="c1" level="1" number="第一章"/>
    <p id="p1" level="5" number="第一条">委员会每季度至少召开一次会议。</p>
    <p heading="会议" id="c2" level="1" number="第二章"/>
    <p id="p2" level="5" number="第二条">会议由主任召集，有下列情形之一的，应当临时召开：</p>
    <p id="i1" level="2" number="（一）">三名以上委员提议的；</p>
    <p id="i2" level="2" number="（二）">居民小组提议的。</p>
    <p id="t1">临时召开的会议可以当日通知。</p>
    <p id="p3" level="5" number="第三条">依照第二条第（二）项召开的会议，须有三分之二以上委员到会，下列人员列席：</p>
    <p id="i3" level="2" number="（一）">居务监督委员会成员。</p>
    <p heading="附则" id="c3" level="1" number="第三章"/>
    <p id="p4" level="5" number="第四条">第二条至第三条由委员会解释，第三章自公布之日起施行。</p>
  </body>
</record>
E
yishibu new rule --from ../rule.xml >/dev/null
id=ba2de4gh
text() { yishibu show $id | sed -n '/正文/,$p' | sed -E 's/^  ([a-z0-9]+) +/  /'; }
insert() { yishibu rule insert $id "$@"; }
echo "— behind an article that has items and a clause; only looked at"
insert --after 第二条 --text 会议至少提前三日通知。 --dry-run
text | grep -c 三日通知 || true
echo "— and done"
insert --after 第二条 --text 会议至少提前三日通知。
text
echo "— with a second clause"
insert --after 第一条 --text $'委员会由九人组成。\n委员任期三年。'
echo "— an item among the items of an article"
insert --after 第三条（一） --text 社区党组织提议的；
echo "— a chapter goes behind the whole chapter"
insert --after 第二章 --text 公开
text
echo "— which （一）? and what is not there"
code yishibu rule insert $id --after （一） --text 甲 2>&1
code yishibu rule insert $id --after 第九条 --text 甲 2>&1
code yishibu rule insert $id --after 第一条 2>&1
code yishibu rule insert $id --text 甲 2>&1
yishibu history --lines $id | cut -d' ' -f3-
echo "— an issued rule is corrected, not changed"
yishibu issue $id --reason 试行 >/dev/null 2>&1
code yishibu rule insert $id --after 第一条 --text 甲 2>&1
