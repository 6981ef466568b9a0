# The last act is taken back, whatever it was; taken back twice, it is done again.
yishibu plugin show history >/dev/null 2>&1 || { echo "skipped: the history plugin is not built"; exit 77; }
yishibu init book --name 柳岸社区 --region 341181 >/dev/null; cd book
echo "— nothing was done yet"
code yishibu undo
echo "— a new record leaves, and is back"
yishibu --quiet new matter --set title=修路 --set proposed_on=2016-03-01 >/dev/null
yishibu undo; code yishibu list
yishibu undo; yishibu list
echo "— a change"
yishibu set 修路 title=修路修桥 outcome=一致同意 >/dev/null
yishibu undo; yishibu list; yishibu show 修路 | grep 协商结果 || true
yishibu undo; yishibu list
yishibu undo >/dev/null
echo "— a removal"
yishibu remove 修路 --reason 误建 >/dev/null
yishibu undo; yishibu list
yishibu undo; code yishibu list; yishibu undo >/dev/null
echo "— the history says so"
yishibu history 修路 --lines | sed -E 's/^[0-9a-f]{10}  //'
echo "— what was issued stays issued"
yishibu issue 修路 --reason 先行签发 >/dev/null || true
code yishibu undo
echo "— many at once are asked about first"
# One act of another program: twenty-one records at once.
mkdir -p matters/2016/04
for i in $(seq 11 31); do
  id=$(printf '201604%02d-aaaaaa%s' $((i - 10)) "$(printf %s $i | tr 0-9 abcdefghij)")
  printf '<?xml version="1.0" encoding="UTF-8"?>\n<record xmlns="urn:yishibu:record:1" id="%s" kind="national:matter">\n  <field name="title">第%s件</field>\n</record>\n' $id $i >matters/2016/04/$id.xml
done
git add matters; git commit -qm 一次写入二十一条
yishibu list | wc -l
code yishibu undo
yishibu undo --yes | tail -3; yishibu list | wc -l
yishibu undo --yes | head -2; yishibu list | wc -l
yishibu verify
