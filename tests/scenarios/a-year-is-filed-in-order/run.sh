# A year becomes 件 with numbers that run on; a county's plugin says how long things are kept and that the yearly book of minutes is one 件.
yishibu plugin show word >/dev/null 2>&1 || { echo "skipped: the word plugin is not built"; exit 77; }
texts() { unzip -p "$1" word/document.xml | sed 's#</w:p>#\n#g' | sed 's/<[^>]*>//g; s/^ *//' | grep -v '^$'; }
yishibu init book --name 柳岸社区 --region 341181 --level community --fonds Z109 >made
cd book
for day in 2016-03-01 2016-05-02 2016-11-03; do yishibu --quiet new meeting --set 会议名称=$day议事会 --set held=${day}T09:00 >/dev/null; done
yishibu --quiet new meeting --set 会议名称=跨年会 --set held=2016-12-31T19:00 --set ended=2017-01-01T09:00 >/dev/null
yishibu --quiet new plan --set 计划名称=2016年协商计划 --set year=2016 --set adopted_on=2015-12-20 >/dev/null
yishibu --quiet new received --set 标题=关于协商的通知 --set 文号=柳街发〔2016〕5号 --set date=2016-01-06 >/dev/null
yishibu --quiet archive papers --year 2016 --media 在线 -o ../year book.xml
echo "== as shipped"; texts ../year/01-归档文件目录.docx | grep 'Z109-WS'
echo "== the next year"; yishibu --quiet archive papers --year 2017 -o ../next >/dev/null; texts ../next/01-归档文件目录.docx | grep 'Z109-WS'
mkdir -p ../county/lists
cat >../county/plugin.xml <<'X'
<plugin xmlns="urn:yishibu:plugin:1" id="county" version="1.0.0" api="1">
  <title>某县</title>
  <region code="341181"/>
  <requires id="archive" version="1.0.0"/>
  <contributes>
    <extension of="archive:retention" file="lists/retention.xml"/>
    <extension of="archive:item" file="lists/item.xml"/>
    <extension of="archive:organ" file="lists/organ.xml"/>
    <extension of="archive:receiver" file="lists/receiver.xml"/>
  </contributes>
</plugin>
X
list() { echo "<vocabulary xmlns=\"urn:yishibu:plugin:1\" source=\"某县归档范围表（示例）\"><relabel code=\"$2\" label=\"$3\"/></vocabulary>" >../county/lists/$1.xml; }
list retention national.meeting 30年; list item national.meeting 一年一件; list organ any XSY; list receiver name 某县档案馆
yishibu --quiet --plugin-dir ../county archive papers --year 2016 --media 在线 -o ../county-year book.xml >/dev/null
echo "== the county's own"; texts ../county-year/01-归档文件目录.docx | grep 'Z109-WS'
texts ../county-year/05-电子档案移交与接收登记表.docx | head -20
echo "== 备考表"; texts ../year/02-备考表.docx
echo "== 归档章"; texts ../year/03-归档章.docx | head -12
echo "== 登记表"; texts ../year/04-电子文件归档登记表.docx | head -24
code yishibu --quiet archive papers --year 1999 -o ../none
code yishibu --quiet archive papers --year 九九 -o ../none
# One package for the whole yearly book.
yishibu --quiet --plugin-dir ../county export $(yishibu list meeting | cut -c1-17) --as eep -o ../packages | wc -l
