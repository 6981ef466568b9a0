# A number under which something was handed over is never given anew: not to it, not to others, in no bundle and in no list of the archive. The note of the
# sending is no item itself, and the transfer form has the digest of a bundle, be it a folder or a ZIP.
for plugin in word bundle archive; do yishibu plugin show $plugin >/dev/null 2>&1 || { echo "skipped: the $plugin plugin is not built"; exit 77; }; done
. "$SOURCE/tests/system.sh"
texts() { unzip -p "$1" word/document.xml | sed 's#</w:p>#\n#g' | sed 's/<[^>]*>//g; s/^ *//' | grep -v '^$'; }
numbers() { grep -oE '<item .*' "$1/data/bundle.xml" | grep -oE 'archive-no="[^"]*"|title="[^"]*"' | cut -d'"' -f2 | paste -d' ' - - | LC_ALL=C sort; }
book 柳岸村 34 village
first=$(new meeting title=一次会 held=2016-03-01T14:30 items/new/topic=路灯 items/new/result=同意); second=$(new meeting title=二次会 held=2016-04-01T14:30 items/new/topic=停车 items/new/result=同意)
yishibu --quiet bundle create --year 2016 --force -o ../one.zip >/dev/null; yishibu --quiet bundle create --year 2016 --force -o ../one >/dev/null; numbers ../one
yishibu --quiet bundle send ../one --to 柳岸镇人民政府 >/dev/null
quietly new meeting title=补记的会 held=2016-01-05T14:30 items/new/topic=水渠 items/new/result=同意
echo "— the whole year again"; yishibu --quiet bundle create --year 2016 --force -o ../two >/dev/null; numbers ../two
xmllint --xpath 'string(//检测项[@代码="2-6"]/@结果)' ../two/data/06-四性检测报告.xml; echo
echo "— one of them alone"; yishibu --quiet bundle create --ids "$second" --force -o ../three >/dev/null; numbers ../three
echo "— the archive's own list"; yishibu --quiet archive papers --year 2016 ../one ../one.zip -o ../papers >/dev/null; texts ../papers/01-归档文件目录.docx | grep -E 'WS·|会$'
echo "— its transfer form"; texts ../papers/05-电子档案移交与接收登记表.docx | grep -A1 '^one' | grep -v '^--'
texts ../papers/05-电子档案移交与接收登记表.docx | tr -d ' ' >form; grep -cF "$(sha256sum ../one/tagmanifest-sha256.txt | cut -c1-64)" form; grep -cF "$(sha256sum ../one.zip | cut -c1-64)" form; rm form
mkdir ../empty; code yishibu --quiet archive papers --year 2016 ../empty -o ../none
echo "— a bundle and the archive's list of the same year say the same of each 件, however many papers it has"
quietly new matter title=修水渠 proposed_on=2016-06-01 results/new/content=清淤 publications/new/channel=board publications/new/from=2016-06-10 feedback/new/audience=subjects feedback/new/on=2016-06-20
yishibu --quiet bundle create --year 2016 --force -o ../four >/dev/null; yishibu --quiet archive papers --year 2016 ../four -o ../again >/dev/null
python3 - ../four/data/03-移交清单.xml ../again/01-归档文件目录.docx <<'P'
import sys, zipfile, xml.etree.ElementTree as E
told = {row.get("档号"): row.get("页数") for row in E.parse(sys.argv[1]).getroot()}
w = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
rows = [["".join(t.text or "" for t in cell.iter(w + "t")) for cell in row.iter(w + "tc")] for row in E.fromstring(zipfile.ZipFile(sys.argv[2]).read("word/document.xml")).iter(w + "tr")]
same = [row for row in rows if any(number in row for number in told)]
print(len(told), "件 in the bundle,", len(same), "of them in the list,", sum(told[next(n for n in row if n in told)] in row for row in same), "with as many pages; the most pages:", max(map(int, told.values())))
P
