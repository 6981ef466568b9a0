# Both presets put 22 lines of 28 characters where GB/T 9704 wants them, and the page number with them: measured in the PDF.
yishibu plugin show word >/dev/null 2>&1 || { echo "skipped: the word plugin is not built"; exit 77; }
command -v soffice >/dev/null || { echo "skipped: LibreOffice is not installed"; exit 77; }
command -v pdftotext >/dev/null || { echo "skipped: pdftotext is not installed"; exit 77; }
[ -n "$(fc-list :lang=zh-cn)" ] || { echo "skipped: no Chinese font is installed"; exit 77; }
here=$SOURCE/tests/scenarios/papers-measure
yishibu --quiet init book --name 柳岸社区 --region 34 --level community >/dev/null
python3 - >report.xml <<'P'
body = "".join(f'<p id="p{n}">{"协商" * 14 * 23}</p>' for n in range(4))
print(f'<record xmlns="urn:yishibu:record:1" id="20160101-aa2bb3cc" kind="national:report"><field name="title">量一量</field><field name="date">2016-01-01</field><body name="text">{body}</body></record>')
P
yishibu --quiet --book book new national:report --from report.xml >/dev/null
yishibu --quiet --book book render national:report 20160101-aa2bb3cc -o gb33476.docx >/dev/null
yishibu --quiet --book book export 20160101-aa2bb3cc --as docx --template national:report-classic -o classic.docx >/dev/null
soffice --headless -env:UserInstallation="file://$PWD/office" --convert-to pdf gb33476.docx classic.docx >office.log 2>&1 || cat office.log
echo "== gb33476"; python3 "$here/measure.py" gb33476.pdf 34.58
echo "== classic"; python3 "$here/measure.py" classic.pdf 37

# Wherever the page ends, 署名 and date have the end of the text above them.
python3 - "$SOURCE/templates/national/report/sample.json" <<'P'
import json, sys
data = json.load(open(sys.argv[1]))
data = {name: value for name, value in data.items() if not name.startswith("sources")}  # the appendix begins a page of its own
for n in range(14, 18):
    data["text"] = [{**{f"level{i}": i == 0 for i in range(6)}, "level": 0, "number": "", "heading": "", "text": "协商" * 10, "run_in": False}] * n
    json.dump(data, open(f"{n}.json", "w"))
P
for n in 14 15 16 17; do for preset in "" -classic; do
  yishibu --quiet template render "$(dirname "$YISHIBU")/../lib/yishibu/plugins/national/templates/report$preset.docx" --data $n.json -o "ends/$n$preset.docx" >/dev/null
done; done
soffice --headless -env:UserInstallation="file://$PWD/office" --convert-to pdf --outdir ends ends/*.docx >office.log 2>&1 || cat office.log
alone=0; for paper in ends/*.pdf; do
  last=$(pdfinfo "$paper" | awk '/^Pages/{print $2}')
  pdftotext -f "$last" -l "$last" -raw "$paper" - | grep -q 协商协商 || alone=$((alone + 1))
done
echo "of $(find ends -name '*.pdf' | wc -l) papers a signature stands alone in $alone"

# The village's papers, the six sheets of 四议两公开 among them: each opens, and each says what it is.
"$SOURCE/examples/02-village-decision/run.sh" "$YISHIBU" "$PWD" >log 2>&1 || { cat log; exit 1; }
soffice --headless -env:UserInstallation="file://$PWD/office" --convert-to pdf --outdir pdf village-papers/*.docx >office.log 2>&1 || cat office.log
echo "== papers"
for paper in party-proposal committees-talk members-review villagers-decision decision-notice result-notice opinion summary official letter ledger subsidy; do
  echo "$(pdfinfo pdf/$paper.pdf | awk '/^Pages/{print $2}') $(pdftotext -raw pdf/$paper.pdf - | head -1 | tr -d ' ')"
done
pdftotext -raw pdf/summary.pdf - | grep -oE '^(出席|请假|列席|记录|抄送)：' | tr '\n' ' '; echo
if [ -d "$SHARED/schemas/ooxml" ]; then python3 "$SOURCE/tests/valid_docx.py" "$SHARED/schemas/ooxml" village-papers/*.docx classic.docx >schema.log 2>&1 && echo "every paper is valid" || tail -5 schema.log; else echo "every paper is valid"; fi
