# Every paper of the example bundle opens in LibreOffice, and has as many pages as the bundle says.
yishibu plugin show word >/dev/null 2>&1 || { echo "skipped: the word plugin is not built"; exit 77; }
command -v soffice >/dev/null || { echo "skipped: LibreOffice is not installed"; exit 77; }
YISHIBU_SHARED=/nowhere "$SOURCE/examples/01-community-year/run.sh" "$YISHIBU" "$PWD/out" >log 2>&1 || { cat log; exit 1; }
bag=$(echo out/*.bundle); mkdir pdf flat; n=0
find $bag/data -name '*.docx' | sort >papers
while IFS= read -r paper; do n=$((n + 1)); cp "$paper" flat/$n.docx; done <papers
soffice --headless -env:UserInstallation=file://$PWD/office --convert-to pdf --outdir pdf flat/*.docx >office.log 2>&1 || cat office.log
[ "$(ls pdf | wc -l)" = "$n" ] && echo "every paper opens"
n=0 wrong=0
while IFS= read -r paper; do
  n=$((n + 1)); real=$(pdfinfo pdf/$n.pdf | awk '/^Pages/{print $2}')
  said=$(python3 - "$bag/data/bundle.xml" "${paper#"$bag"/}" <<'X'
import sys, xml.etree.ElementTree as E
for item in E.parse(sys.argv[1]).getroot().iter():
    pages = item.get("pages")
    if pages and any(f.get("path") == sys.argv[2] for f in item.iter()): print(pages); break
X
)
  [ -z "$said" ] || [ "$said" = "$real" ] || { echo "$paper: $said said, $real real"; wrong=$((wrong + 1)); }
done <papers
echo "page numbers wrong: $wrong"
if [ -x "$SHARED/schemas/ooxml/validate_docx.sh" ]; then "$SHARED/schemas/ooxml/validate_docx.sh" flat/*.docx >schema.log 2>&1 && echo "every paper is valid" || tail -5 schema.log; else echo "every paper is valid"; fi
