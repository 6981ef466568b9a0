# An issued record that was corrected says so wherever it is met: in lists, on the screen, on every paper, the office's own template
# included, and in the bundle's lists; while the correction is not issued, that is said. What corrects it bears no such words.
yishibu plugin show word >/dev/null 2>&1 || { echo "skipped: the word plugin is not built"; exit 77; }
id() { grep -o '[0-9]\{8\}-[a-z2-7]\{8\}' | head -1; }
said() { unzip -p "$1" word/document.xml | sed 's/<[^>]*>/\n/g' | grep -E '更正' | sed -E 's/[0-9]{8}-[a-z2-7]{8}/ID/' || echo "（没有）"; }
yishibu init book --name 大柳树村 --region 341181 --level village >/dev/null; cd book
meeting=$(yishibu new meeting --set title=三月例会 --set held=2016-03-15T14:30 --set place=村部 --set items/new/topic=水渠维修 --set items/new/result=同意 --set minutes/new=会议经过。 | id)
yishibu render 会议记录 "$meeting" -o 原.docx >/dev/null; echo "— before"; said 原.docx
yishibu issue "$meeting" --by 王德厚 --reason 补录 >/dev/null
fresh=$(yishibu --json correct "$meeting" --reason 地点写错 | id)
echo "— begun"
yishibu list meeting | sort -k3; yishibu show "$meeting" | sed -n 2,3p
yishibu render 会议记录 "$meeting" -o 更正中.docx >/dev/null; said 更正中.docx
echo "— issued"
yishibu set "$fresh" place=村小学 >/dev/null; YISHIBU_NOW=2017-01-05T08:00:00Z yishibu issue "$fresh" --reason 补录 >/dev/null
yishibu list meeting --where title=三月例会 --to 2016 | sort -k3; yishibu show "$meeting" | sed -n 2,3p
yishibu --json list meeting | grep -o '"corrected_by":"[^"]*"' | grep -c "$fresh"
for paper in 会议记录 会议纪要 会议通知 签到表; do yishibu render $paper "$meeting" -o $paper.docx >/dev/null; echo "$paper：$(said $paper.docx)"; done
yishibu render 会议记录 "$fresh" -o 更正件.docx >/dev/null; echo "更正件：$(said 更正件.docx)"
echo "— the office's own template, which knows nothing of corrections"
mkdir -p own/word own/_rels
printf '<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>' >'own/[Content_Types].xml'
printf '<?xml version="1.0"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/></Relationships>' >own/_rels/.rels
printf '<?xml version="1.0"?><w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body><w:p><w:r><w:t>{title}</w:t></w:r></w:p></w:body></w:document>' >own/word/document.xml
(cd own && zip -qr ../own.docx .)
yishibu export "$meeting" --as docx --template own.docx -o own-out.docx >/dev/null; said own-out.docx
echo "— the bundle"
yishibu bundle create --year 2016 --force -o out.bundle >/dev/null
for list in 02-目录 04-归档文件目录; do said out.bundle/data/$list.docx | sed -E "s/^[12]．/N．/; s/第[12]件/第N件/"; done  # ids of one day stand in no fixed order
grep -c "corrected-by=\"$fresh\"" out.bundle/data/bundle.xml
xmllint --noout --schema out.bundle/data/schemas/bundle.xsd out.bundle/data/bundle.xml 2>&1 | tail -1 | sed 's/.*bundle.xml/bundle.xml/'
echo "— the meeting that named the original means the correction, in steps and in figures; of the original nothing is asked any more"
cd ..; yishibu --quiet init steps --name 柳岸社区 --region 34 >/dev/null; cd steps
matter=$(yishibu new matter --set title=停车整治 --set proposed_on=2016-02-01 | id)
yishibu new meeting --set title=停车协商会 --set held=2016-03-01T09:00 --set notice_on=2016-02-20 --set items/new/matter="$matter" --set items/new/topic=停车 --set items/new/result=部分达成一致 --set items/new/decision=划线停车 --set items/new2/topic=照明 --set items/new2/result=达成一致 --set items/new3/topic=审议《上次会》的会议记录 --set items/new3/result=通过 >/dev/null
yishibu issue "$matter" --on 2016-03-05 --reason 试 | head -1; yishibu --quiet correct "$matter" --reason 名称写错 >/dev/null
fresh=$(yishibu list matter --where corrected_by= 2>/dev/null | id || true); fresh=$(yishibu list matter | grep -v 更正 | id)
yishibu step "$fresh" | head -1; yishibu check "$matter"
yishibu --quiet report 台账 --year 2016 | grep 停车整治
yishibu --json report 年度总结 --year 2016 | tr '{' '\n' | grep -E '"code":"(agreed|not_agreed|listed)"' | grep -oE '"(code|value|of)":[^,]*' | tr '\n' ' '; echo
yishibu render 公示 "$fresh" -o p.docx >/dev/null; unzip -p p.docx word/document.xml | sed 's/<\/w:p>/\n/g' | sed 's/<[^>]*>//g; s/^ *//' | grep -E '结果为|^划线'
code yishibu set "$fresh" 签发日期=2016-04-01; code yishibu issue "$fresh" --on 2017-04-01
