# A list of terms that somebody has changed renews the search: records are found by what their terms are called now; unchanged, nothing is made anew.
mkdir -p tea/forms
cat >tea/plugin.xml <<'X'
<plugin xmlns="urn:yishibu:plugin:1" id="tea" version="1.0.0" api="1">
  <title>茶馆议事</title>
  <requires id="national" version="1.0.0"/>
  <contributes><extension of="national:form" file="forms/form.xml"/></contributes>
</plugin>
X
cat >tea/forms/form.xml <<'X'
<vocabulary xmlns="urn:yishibu:plugin:1" source="示例" from="2016">
  <term code="tea.house" label="茶馆议事"/>
</vocabulary>
X
yishibu() { "$YISHIBU" --plugin-dir "$PWD/${up:-}tea" "$@"; }
yishibu init book --name 柳岸社区 --region 34
cd book; up=../
yishibu --quiet new meeting --set title=第一次协商 --set held=2016-05-01 --set form=tea.house >/dev/null
code yishibu search 茶馆; code yishibu search 书场
python3 -c 'import sqlite3; d = sqlite3.connect(".git/yishibu/find.sqlite"); d.execute("UPDATE now_document SET title=\"还是这一份\""); d.commit()'
code yishibu search 茶馆 | head -1
sed -i 's/茶馆议事/书场议事/' ../tea/forms/form.xml
code yishibu search 茶馆; code yishibu search 书场
