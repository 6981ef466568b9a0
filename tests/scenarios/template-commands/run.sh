# A template from elsewhere, filled from JSON without any book; its mistakes in Word's terms; a template proved against a kind.
yishibu plugin show word >/dev/null 2>&1 || { echo "skipped: the word plugin is not built"; exit 77; }
document() { # folder, paragraphs
  rm -rf "$1"; mkdir -p "$1/word"
  { echo '<?xml version="1.0" encoding="UTF-8" standalone="yes"?><w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>'
    for text in "${@:2}"; do echo "<w:p><w:r><w:t>$text</w:t></w:r></w:p>"; done; echo '</w:body></w:document>'; } >"$1/word/document.xml"
}
text() { unzip -p "$1" word/document.xml | grep -o '<w:t[^>]*>[^<]*' | sed 's/<[^>]*>//'; }
document good '{title}（{year | digits}）' '{#people}' '{name | name}{#chair}，主持{:else}，{role}{/chair}' '{/people}' '合计{sum | money}' '{remark}' '{value}'
yishibu template pack good --base "$SOURCE/templates/base" -o good.docx
cat >data.json <<'X'
{"title": "水渠协商", "year": 2016, "sum": 1200.5, "people": [{"name": "张三", "chair": true}, {"name": "欧阳修", "chair": false, "role": "委员"}],
 "value": "{title}\nDDEAUTO c:\\x <w:p/>", "note": "谁也没问"}
X
yishibu template render good.docx --data data.json -o out.docx
text out.docx
yishibu --json template render good.docx --data data.json -o again.docx
cmp out.docx again.docx && echo 相同
echo '{"nullText": "", "linebreaks": false}' >options.json
yishibu template render good.docx --data data.json --options options.json -o plain.docx | head -1
text plain.docx | tail -2
echo '{"colour": 1}' >options.json
code yishibu template render good.docx --data data.json --options options.json -o x.docx
echo '{"a": ' >broken.json
code yishibu template render good.docx --data broken.json -o x.docx
# Mistakes: the folder is zipped without the check that pack makes.
document bad '协商{title ，请' '{#people}{name}' '{/persons}' '{{a}}' '{b | dat}' 'x {@raw}'
cp -r "$SOURCE/templates/base/." bad-all; cp -r bad/. bad-all
python3 - <<'X'
import os, zipfile
with zipfile.ZipFile('bad.docx', 'w') as z:
    for folder, _, files in sorted(os.walk('bad-all')):
        for name in sorted(files):
            path = os.path.join(folder, name)
            z.write(path, os.path.relpath(path, 'bad-all'))
X
code yishibu template check bad.docx --comments commented.docx
yishibu --json template check bad.docx | sed 's/},{/},\n{/g' || true
unzip -p commented.docx word/comments.xml | grep -o '<w:t [^>]*>[^<]*' | sed 's/<[^>]*>//'
test -e x.docx && echo "written in spite of mistakes"
document meeting '{title}{会议名称}{titel}' '{#attendance}{姓名}{wer}{/attendance}'
yishibu template pack meeting --base "$SOURCE/templates/base" -o meeting.docx
code yishibu template check meeting.docx --kind meeting
document numbered '{titel}' '{#people}{$number}{name}{$numer}{/people}'
yishibu template pack numbered --base "$SOURCE/templates/base" -o numbered.docx
code yishibu template check numbered.docx --data data.json
# Every template of the program fits its kind.
for pair in minutes:meeting notice:meeting sign-in:meeting summary:meeting matter:matter feedback:matter publicity:matter roster:committee rule:rule plan:plan received:received report:report; do
  yishibu template check "$BUILD/lib/yishibu/plugins/national/templates/${pair%:*}.docx" --kind "${pair#*:}" | sed 's#.*/##'
done
