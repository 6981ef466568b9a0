# Every paper of the example bundle opens in LibreOffice, and has as many pages as the bundle says.
yishibu plugin show word >/dev/null 2>&1 || { echo "skipped: the word plugin is not built"; exit 77; }
command -v soffice >/dev/null || { echo "skipped: LibreOffice is not installed"; exit 77; }
YISHIBU_SHARED=/nowhere "$SOURCE/examples/01-community-year/run.sh" "$YISHIBU" "$PWD/out" >log 2>&1 || { cat log; exit 1; }
bag=$(echo out/*.bundle); mkdir pdf flat; n=0
find $bag/data -name '*.docx' | sort >papers
while IFS= read -r paper; do n=$((n + 1)); cp "$paper" flat/$n.docx; done <papers
soffice --headless -env:UserInstallation=file://$PWD/office --convert-to pdf --outdir pdf flat/*.docx >office.log 2>&1 || cat office.log
[ "$(ls pdf | wc -l)" = "$n" ] && echo "every paper opens"
n=0
while IFS= read -r paper; do n=$((n + 1)); printf '%s\t%s\n' "$(pdfinfo pdf/$n.pdf | awk '/^Pages/{print $2}')" "${paper#"$bag"/}"; done <papers >real
# An item's pages are those of all its papers.
python3 - "$bag/data/bundle.xml" real <<'X'
import sys, xml.etree.ElementTree as E
real = {path: int(pages) for pages, path in (line.rstrip("\n").split("\t") for line in open(sys.argv[2], encoding="utf-8"))}
wrong = 0
for item in E.parse(sys.argv[1]).getroot().iter("{urn:yishibu:bundle:1}item"):
    papers = [f.get("path") for f in item if f.get("role") == "paper"]
    if papers and int(item.get("pages")) != sum(real[path] for path in papers):
        wrong += 1
        print(f"{item.get('title')}: {item.get('pages')} said, {[(path.split('/')[-1], real[path]) for path in papers]} real")
print("page numbers wrong:", wrong)
X
if [ -d "$SHARED/schemas/ooxml" ]; then python3 "$SOURCE/tests/valid_docx.py" "$SHARED/schemas/ooxml" flat/*.docx >schema.log 2>&1 && echo "every paper is valid" || tail -5 schema.log; else echo "every paper is valid"; fi
