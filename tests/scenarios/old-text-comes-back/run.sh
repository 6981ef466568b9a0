# Old text comes back as a new version: the whole record, or one field, table, row or paragraph. Issued records are left alone.
yishibu plugin show history >/dev/null 2>&1 || { echo "skipped: the history plugin is not built"; exit 77; }
yishibu init book --name 柳岸社区 --region 341181 >/dev/null; cd book
at() { export YISHIBU_NOW=$1T08:00:00Z; }
cat >../meeting.xml <<'X'
<?xml version="1.0" encoding="UTF-8"?>
<record xmlns="urn:yishibu:record:1" id="20160315-ba2de4gh" kind="national:meeting">
  <field name="title">停车秩序整治协商会</field>
  <field name="held">2016-03-15T14:30</field>
  <field name="place">社区议事厅</field>
  <field name="attended_adults">31</field>
  <rows name="attendance">
    <row id="a1"><field name="name">王某</field></row>
    <row id="a2"><field name="name">李某</field></row>
    <row id="a3"><field name="name">孙某</field></row>
  </rows>
  <body name="minutes"><p id="p1">主持人宣布开会。</p><p id="p2">王某发言。</p><p id="p3">散会。</p></body>
</record>
X
at 2016-03-16; yishibu --quiet new meeting --from ../meeting.xml >/dev/null
id=ba2de4gh; parts() { yishibu show $id | grep -E '地点|人数|^  (a|p)[0-9]|xxxxx|姓名' ; }
at 2016-03-17; yishibu set $id place=小学礼堂 attended_adults=40 attendance/a2= attendance/a1/name=王某某 minutes/p2= minutes/p1=主持人开会。 >/dev/null
parts
echo "— one field"
at 2016-03-18; yishibu restore $id 2016-03-16 --part 地点 --reason 误改 | grep -v '^\['; parts
echo "— one row, where it stood; one paragraph"
yishibu restore $id 2016-03-16 --part a2 --reason 误删 | grep -v '^\['; yishibu restore $id 2016-03-16 --part p2 --reason 误删 | grep -v '^\['; parts
echo "— a table, a text"
yishibu restore $id 2016-03-16 --part attendance --reason 误改 | grep -v '^\['; yishibu restore $id 2016-03-16 --part 会议记录 --reason 误改 | grep -v '^\['; parts
echo "— the whole"
yishibu restore $id 2016-03-16 --reason "全部改错了" | grep -v '^\['; parts
yishibu restore $id 2016-03-16 --reason "全部改错了"
echo "— every one of them is a version"
yishibu history $id | sed -E 's/^[0-9a-f]{10}  //'
echo "— forth again, by the number of a version"
version=$(yishibu --json history $id | grep -o '"revision":"[0-9a-f]*' | cut -c13-22 | sed -n 6p)
yishibu restore $id $version --reason 还是要第二稿 | grep -v '^\['; parts
echo "— what cannot be"
code yishibu restore $id 2016-03-16
code yishibu restore $id 2016-03-16 --reason "  "
code yishibu restore $id 2016-03-01 --reason 早
code yishibu restore $id 2016-03-16 --part 没有 --reason 无
yishibu issue $id --reason 先行签发 >/dev/null || true
yishibu show $id | grep 签发日期
code yishibu restore $id 2016-03-16 --reason 改回
