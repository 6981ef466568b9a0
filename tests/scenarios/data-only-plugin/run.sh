# A plugin outside the tree, data only: adds a form and a template of its own, and is used in an export. No compiler.
yishibu plugin show word >/dev/null 2>&1 || { echo "skipped: the word plugin is not built"; exit 77; }
mkdir -p tea/forms tea/templates pattern/word
cat >tea/plugin.xml <<'X'
<plugin xmlns="urn:yishibu:plugin:1" id="tea" version="1.0.0" api="1">
  <title>茶馆议事</title>
  <region code="3411"/>
  <requires id="national" version="1.0.0"/>
  <contributes>
    <extension of="national:form" file="forms/form.xml"/>
    <template id="tea:minutes" label="茶馆议事记录" file="templates/minutes.docx"/>
    <rendering id="tea:minutes" label="茶馆议事记录" kind="national:meeting" form="tea.house" exporter="word:docx" template="tea:minutes" default="yes"/>
  </contributes>
</plugin>
X
cat >tea/forms/form.xml <<'X'
<vocabulary xmlns="urn:yishibu:plugin:1" source="示例" from="2016">
  <term code="tea.house" label="茶馆议事"/>
</vocabulary>
X
cp -r "$SOURCE/templates/base" pattern; cat >pattern/word/document.xml <<'X'
<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>
<w:p><w:r><w:t>{会议名称}（{form}）</w:t></w:r></w:p>
<w:p><w:r><w:t>{#attendance}</w:t></w:r></w:p><w:p><w:r><w:t>{index}．{姓名}</w:t></w:r></w:p><w:p><w:r><w:t>{/attendance}</w:t></w:r></w:p>
</w:body></w:document>
X
yishibu template pack pattern --base "$SOURCE/templates/base" -o tea/templates/minutes.docx
xmllint --noout --schema "$SOURCE/core/schemas/plugin.xsd" tea/plugin.xml tea/forms/form.xml
yishibu --plugin-dir tea init book --name 柳岸社区 --region 341181
cd book
yishibu --plugin-dir ../tea new meeting --set 会议名称=桥头茶馆第一次议事 --set held=2016-05-01T09:00 --set form=tea.house
id=$(yishibu list | cut -c1-17)
yishibu --plugin-dir ../tea set $id attendance/new/姓名=张三 attendance/new2/姓名=李四 | tail -1
yishibu --plugin-dir ../tea export $id --as docx -o ../paper.docx
unzip -p ../paper.docx word/document.xml | grep -o '<w:t[^>]*>[^<]*' | sed 's/<[^>]*>//'
# In another region the form is unknown, and says so.
yishibu --plugin-dir ../tea init ../elsewhere --name 别处 --region 33
yishibu --plugin-dir ../tea --book ../elsewhere new meeting --set title=x --set form=tea.house | head -1
