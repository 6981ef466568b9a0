# A plan says what became of its rows: only planned, registered, deliberated, done, with the records; by the matter that a row names, else
# by the same name; what no row names is outside the plan.
id() { grep -o '[0-9]\{8\}-[a-z2-7]\{8\}' | head -1; }
yishibu init book --name 柳岸社区 --region 34 --level community >/dev/null; cd book
plan=$(yishibu new plan --set title=2016年度工作计划 --set year=2016 --set adopted_on=2015-12-20 --set schedule/new/topic=停车整治 --set schedule/new2/topic='老年助餐点（选址）' --set schedule/new3/topic=年度评议 --set schedule/new4/topic=雨水管网 | id)
lines() { yishibu show "$plan" | grep -E '^计划'; }
lines
parking=$(yishibu new matter --set title=柳岸东区停车秩序整治 --set proposed_on=2016-02-22 | id)
yishibu new matter --set title='老年助餐点 选址' --set proposed_on=2016-03-18 >/dev/null
yishibu new matter --set title=广场舞噪声 --set proposed_on=2016-05-10 >/dev/null
yishibu new matter --set title=雨水管网 --set proposed_on=2015-05-10 >/dev/null
echo "— matters, of which one has another name and one is of another year"; lines
row=$(yishibu show "$plan" | grep 停车整治 | grep -o '^  [a-z2-7]\{5\}' | tr -d ' ')
yishibu set "$plan" "schedule/$row/matter=$parking" >/dev/null
yishibu new meeting --set title=停车议事会 --set held=2016-03-15T14:30 --set form=residents-council --set items/new/matter="$parking" >/dev/null
yishibu new meeting --set title=年终会 --set held=2016-12-20T14:30 --set form=democratic-appraisal --set items/new/topic='年度评议。' >/dev/null
echo "— the row names its matter, and meetings were held"; lines
yishibu set "$parking" results/new/content=划线 results/new/done_on=2016-04-22 >/dev/null
echo "— its result is done"; lines
yishibu --json show "$plan" | python3 -c '
import json, sys
progress = json.load(sys.stdin)["progress"]
for row in progress["rows"]: print(row["topic"], row["stage"], len(row["matters"]), len(row["meetings"]))
print(len(progress["unplanned"]), "outside the plan")'
echo "— a reference to nothing is said"; code yishibu set "$plan" "schedule/$row/matter=20160101-aaaaaaaa"; yishibu check "$plan" || true
echo "— a row names a matter by its title, though a meeting is called so too; in a file from elsewhere as well"
yishibu new matter --set title=楼道照明改造 --set proposed_on=2016-06-01 >/dev/null; yishibu new matter --set title=健身器材 --set proposed_on=2016-06-02 >/dev/null
yishibu new meeting --set title=楼道照明改造 --set held=2016-06-10T14:30 --set form=residents-council --set items/new/topic=情况通报 >/dev/null
lines | grep -E '照明|器材'
yishibu set "$plan" schedule/new/topic=公共设施 schedule/new/matter=楼道照明改造
yishibu show "$plan" | grep -c '事项：楼道照明改造'
yishibu set "$plan" schedule/new/topic=讨论健身器材的添置和维护 >/dev/null
lines | grep -E '照明|器材|公共设施' || true
cat >../plan.xml <<'E'
<record xmlns="urn:yishibu:record:1" id="20160110-aaaaaaab" kind="national:plan"><field name="title">补充计划</field><field name="year">2016</field>
<rows name="schedule"><row id="r1"><field name="topic">设施</field><field name="matter">楼道照明改造</field></row></rows></record>
E
yishibu new plan --from ../plan.xml >/dev/null 2>&1 || true; yishibu show aaaaaaab | grep -E '照明|设施'
echo "— words in which two titles stand name neither"
yishibu new matter --set title=健身器材维修 --set proposed_on=2016-07-02 >/dev/null
yishibu set "$plan" schedule/new/topic=关于健身器材维修的协商 >/dev/null; lines | grep 关于
