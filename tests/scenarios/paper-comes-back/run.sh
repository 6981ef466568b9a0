# A paper is changed by hand in a word processor and comes back: the record has exactly these changes, the rest is kept.
yishibu plugin show word >/dev/null 2>&1 || { echo "skipped: the word plugin is not built"; exit 77; }
python=/usr/bin/python3; $python -c 'import docx' 2>/dev/null || { echo "skipped: python3-docx is not installed"; exit 77; }
yishibu init book --name 柳岸社区 --region 341181
cd book
cat >record.xml <<'X'
<record xmlns="urn:yishibu:record:1" id="20160315-aaaaaaaa" kind="national:meeting">
  <field name="title">水渠协商会议</field><field name="held">2016-03-15T14:30</field><field name="place">社区会议室</field><field name="chair">周明</field>
  <rows name="attendance">
    <row id="a1"><field name="name">张三</field><field name="unit">一组</field><field name="present">yes</field></row>
    <row id="a2"><field name="name">李四</field><field name="unit">二组</field><field name="present">yes</field></row>
    <row id="a3"><field name="name">王五</field><field name="unit">三组</field><field name="present">yes</field></row>
  </rows>
  <body name="minutes"><p id="p1">主持人说明来意，大家先看了水渠。</p><p id="p2">张三提出先修上段，费用从集体收入中列支。</p><p id="p3">李四希望把预算公开，每季度贴一次。</p><p id="p4">大家同意分两步走。</p></body>
</record>
X
yishibu new meeting --from record.xml >/dev/null
id=$(yishibu list | cut -c1-17); mv record.xml ..
yishibu show $id >../before
yishibu render sign-in $id -o ../sheet.docx
yishibu render minutes $id -o ../minutes.docx
yishibu readback ../minutes.docx
cat >../edit.py <<'X'
import copy, sys, docx
from docx.text.paragraph import Paragraph
def write(paragraph, text):
    for run in paragraph.runs[1:]: run.text = ''
    paragraph.runs[0].text = text
minutes = docx.Document('../minutes.docx')
def find(words): return next(p for p in minutes.paragraphs if words in p.text)
place = find('社区会议室'); write(place, place.text.replace('社区会议室', '水渠边'))
write(find('每季度贴一次'), '李四希望把预算公开，每月贴一次。')
last = find('大家同意分两步走'); first = find('主持人说明来意')
added = copy.deepcopy(last._p); last._p.addnext(added); write(Paragraph(added, last._parent), '王五负责量尺寸。')
find('先修上段')._p.addprevious(first._p) if False else last._p.addprevious(first._p)
minutes.save('../minutes.docx')
sheet = docx.Document('../sheet.docx')
table = next(t for t in sheet.tables if any('张三' in c.text for r in t.rows for c in r.cells))
rows = {c.text: r for r in table.rows for c in r.cells if c.text in ('张三', '李四', '王五')}
fresh = copy.deepcopy(rows['王五']._tr); rows['王五']._tr.addnext(fresh)
from docx.table import _Row
for cell in _Row(fresh, table).cells:
    if cell.text == '王五': write(cell.paragraphs[0], '赵六')
    elif cell.text == '三组': write(cell.paragraphs[0], '四组')
table._tbl.remove(rows['李四']._tr)
sheet.save('../sheet.docx')
X
$python ../edit.py
yishibu readback ../minutes.docx
yishibu readback ../minutes.docx --accept 1,2 | tail -1
yishibu readback ../minutes.docx --accept all | tail -1 || true
yishibu readback ../sheet.docx
yishibu readback ../sheet.docx --accept all | tail -1
yishibu show $id | diff ../before - || true
# What was changed by hand is not overwritten unasked.
code yishibu render minutes $id -o ../minutes.docx
yishibu render minutes $id -o ../minutes.docx --force
yishibu readback ../minutes.docx
code yishibu readback ../edit.py
yishibu verify
