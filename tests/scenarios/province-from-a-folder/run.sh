# A province that does not exist, written here as a folder of data and used at once by the program as it was built: it renames a term, puts
# a step into the procedure, asks for a longer notice and has minutes of its own. No code, no compiler.
yishibu plugin show word >/dev/null 2>&1 || { echo "skipped: the word plugin is not built"; exit 77; }
id() { grep -o '[0-9]\{8\}-[a-z2-7]\{8\}' | head -1; }
export YISHIBU_NOW=2026-03-31T09:00:00Z
mkdir -p cloud/words cloud/checks cloud/procedures cloud/templates
cat >cloud/plugin.xml <<'P'
<plugin xmlns="urn:yishibu:plugin:1" id="cloud" version="1.0.0" api="1">
  <title>云上省（示例）</title>
  <region code="99"/>
  <requires id="national" version="1.0.0"/>
  <contributes>
    <extension of="national:form" file="words/form.xml"/>
    <check id="cloud:village" label="云上省办法" file="checks/village.xml"/>
    <procedure id="cloud:consultation" label="云上省协商程序" kind="national:matter" file="procedures/consultation.xml"/>
    <template id="cloud:minutes" label="云上省会议记录" file="templates/minutes.docx"/>
    <rendering id="cloud:minutes" label="云上省会议记录" kind="national:meeting" exporter="word:docx" template="cloud:minutes" default="yes"/>
  </contributes>
</plugin>
P
cat >cloud/words/form.xml <<'P'
<vocabulary xmlns="urn:yishibu:plugin:1" source="云上省办法（示例）第二条">
  <relabel code="residents-council" label="圆桌会"/>
</vocabulary>
P
cat >cloud/checks/village.xml <<'P'
<checks xmlns="urn:yishibu:plugin:1">
  <check id="cloud:notice" kind="national:meeting" books="village" level="must" type="days" if="statutory=residents-meeting" field="notice_on" other="held" min="20" overrides="national:village-assembly-notice"
         source="云上省办法（示例）第三条" message="召集村民会议，应当提前二十天通知村民。" fix="改期召开。"/>
</checks>
P
cat >cloud/procedures/consultation.xml <<'P'
<procedure xmlns="urn:yishibu:plugin:1" base="national:consultation" source="云上省办法（示例）第四条">
  <step id="walk" label="田间走访" stage="①" insert-after="propose"><evidence rows="opinions" field="content" when="channel=田间走访" date="on" label="还没有到田间走访"/></step>
  <relabel id="close" label="归档办结"/>
</procedure>
P
cp -r "$SOURCE/templates/national/minutes" own; rm own/sample.json
sed -i '0,/{title}/s//云上省专用格式：{title}/' own/word/document.xml
yishibu template pack own --base "$SOURCE/templates/base" -o cloud/templates/minutes.docx
xmllint --noout --schema "$SOURCE/core/schemas/plugin.xsd" cloud/plugin.xml cloud/*/*.xml
find cloud -type f | sort
cloudy() { yishibu --plugin-dir "$DIR/cloud" "$@"; }
DIR=$PWD; cloudy --quiet init book --name 白云村 --region 990101 --level village >/dev/null; cd book
matter=$(cloudy new matter --set title=引水上山 --set proposed_on=2026-03-01 --set category=public-affairs | id)
echo "— its step"; cloudy step "$matter" | head -3
cloudy set "$matter" opinions/new/channel=田间走访 opinions/new/content=先修上段 opinions/new/on=2026-03-02 >/dev/null; cloudy step "$matter" | head -1
echo "— its word"
meeting=$(cloudy new meeting --set title=白云村村民会议 --set form=residents-council --set statutory=residents-meeting --set held=2026-03-31T09:00 --set notice_on=2026-03-16 --set items/new/matter="$matter" --set items/new/topic=引水上山 --set minutes/new=逐户发言。 | id)
cloudy show "$meeting" | grep 协商形式
echo "— its notice, and what would hold without it"
cloudy check "$meeting" | grep 提前 || true
yishibu check "$meeting" --all | grep 提前
echo "— its paper"
cloudy export "$meeting" --as docx -o ../minutes.docx
unzip -p ../minutes.docx word/document.xml | sed 's/<\/w:p>/\n/g' | sed 's/<[^>]*>//g' | grep -E "专用格式|逐户发言|圆桌会"
echo "— beside it"
cloudy --quiet init ../other --name 别村 --region 340101 --level village >/dev/null; cd ../other
cloudy show "$(cloudy new meeting --set title=会议 --set form=residents-council --set held=2026-03-31T09:00 | id)" | grep 协商形式
