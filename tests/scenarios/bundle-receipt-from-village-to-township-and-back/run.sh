# The village hands over its bundle, the township verifies it and refuses one item, the village reads that, mends it, and sees what is still to send.
. "$SOURCE/tests/system.sh"
yishibu plugin show word >/dev/null 2>&1 || { echo "skipped: the word plugin is not built"; exit 77; }
book 柳岸村 34 village
quietly new rule title=协商工作制度 rule_class=system effective_on=2016-01-18 text/new=一、总则
quietly new rule title=议事规则 rule_class=system effective_on=2016-02-18 text/new=一、总则
quietly new plan title=2016年协商计划 year=2016 adopted_on=2016-01-05
quietly yishibu bundle create --year 2016 --force -o ../first.zip
echo "— before anything is sent"; yishibu bundle status --year 2016 | tail -1
yishibu bundle send ../first.zip --to 柳岸镇人民政府
code yishibu bundle send ../first.zip --to 柳岸镇人民政府
yishibu bundle status --year 2016

echo "— the township, without a book"; cd ..; mkdir town; cd town; today 2017-01-10
office=(--office 柳岸镇人民政府 --by 王敏)
yishibu bundle verify ../first.zip | tail -1 | grep -o "^[^：]*"
code yishibu bundle receipt ../first.zip "${office[@]}" -o none.xml
code yishibu bundle receipt ../first.zip --refuse 9=没有 "${office[@]}" -o none.xml
code yishibu bundle receipt ../first.zip --refuse "1=没有村民代表会议的表决结果" "${office[@]}" -o 回执.xml
xmllint --noout --schema "$SOURCE/plugins/bundle/schemas/receipt.xsd" 回执.xml 2>&1
cat 回执.txt
python3 -m zipfile -e ../first.zip unpacked
quietly yishibu bundle receipt unpacked/first --refuse "1=没有村民代表会议的表决结果" "${office[@]}" -o folder.xml; cmp 回执.xml folder.xml && echo "the folder's receipt is the ZIP's"
echo "— a bundle that is not whole can only be refused"
echo x >>unpacked/first/data/bundle.xml
code yishibu bundle receipt unpacked/first --accept "${office[@]}" -o broken.xml
code yishibu bundle receipt unpacked/first --refuse 全部=压缩包损坏 "${office[@]}" -o broken.xml | tail -3
xmllint --noout --schema "$SOURCE/plugins/bundle/schemas/receipt.xsd" broken.xml 2>&1
ls

echo "— the village reads it"; cd ../book; today 2017-01-12
sed 's/表决结果/表决记录/' ../town/回执.xml >../changed.xml; code yishibu bundle receipt --read ../changed.xml
sed 's/urn:yishibu:receipt:1/urn:yishibu:receipt:2/' ../town/回执.xml >../future.xml; code yishibu bundle receipt --read ../future.xml
echo "<x/>" >../other.xml; code yishibu bundle receipt --read ../other.xml
yishibu init ../neighbour --name 柳岸村 --region 34 --level village >/dev/null
code yishibu --book ../neighbour bundle receipt --read ../town/回执.xml
code yishibu bundle receipt --read ../town/回执.xml
code yishibu bundle receipt --read ../town/回执.xml | head -1
code yishibu bundle receipt --read ../town/broken.xml
yishibu bundle status --year 2016
echo "— what was refused comes again, as it is; what was accepted does not"; yishibu --quiet bundle create --year 2016 --force --since ../first.zip -o ../again >/dev/null
grep -oE '<(item|had) .*' ../again/data/bundle.xml | grep -oE '^<(item|had)|archive-no="[^"]*"|title="[^"]*"'; rm -r ../again
echo "— mended, and one more record"; today 2017-01-15
first=$(yishibu --json bundle status --year 2016 | grep -o '"id":"[^"]*"' | head -1 | cut -d'"' -f4)
new rule title=积分制度 rule_class=system effective_on=2016-12-01 text/new=一、总则 >/dev/null
quietly yishibu set $first number=柳协〔2016〕1号
yishibu bundle status --year 2016
yishibu verify | tail -1
quietly yishibu bundle create --year 2016 --ids "$first" --force -o ../second.zip
quietly yishibu bundle send ../second.zip --to 柳岸镇人民政府
quietly yishibu bundle receipt ../second.zip --accept "${office[@]}" -o ../second.xml
quietly yishibu bundle receipt --read ../second.xml
yishibu bundle status --year 2016 | tail -2
yishibu list bundle:transfer
