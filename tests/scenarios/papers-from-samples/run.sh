# Every paper in both presets, filled from its sample: the template knows only fields that its kind has, the sample leaves no tag
# without a value, the paper is valid, opens in LibreOffice, says the same in python-docx and pandoc, and comes out byte for byte again.
yishibu plugin show word >/dev/null 2>&1 || { echo "skipped: the word plugin is not built"; exit 77; }
plugins=$(dirname "$YISHIBU")/../lib/yishibu/plugins
mkdir gb33476 classic pdf again; n=0
for folder in "$SOURCE"/templates/*/*/sample.json; do
  folder=${folder%/sample.json}; name=${folder##*/}; plugin=${folder%/*}; plugin=${plugin##*/}; n=$((n + 1))
  kind=$(sed -n "s/.*<rendering id=\"$plugin:$name\".* kind=\"\([^\"]*\)\".*/\1/p" "$SOURCE/plugins/$plugin/plugin.xml")
  for preset in gb33476 classic; do
    file=$plugins/$plugin/templates/$name; [ $preset = gb33476 ] || file=$file-classic
    out=$preset/$plugin-$name.docx
    yishibu template check "$file.docx" ${kind:+--kind "$kind"} >said 2>&1 || { echo "$plugin:$name, $preset:"; cat said; }
    yishibu --json template render "$file.docx" --data "$folder/sample.json" -o "$out" >said 2>&1 || { echo "$plugin:$name, $preset:"; cat said; }
    grep -q '"missing":\[\]' said || { echo "$plugin:$name, $preset, without a value:"; grep -o '"missing":[^]]*' said; }
    [ $preset = classic ] && continue
    yishibu --quiet template render "$file.docx" --data "$folder/sample.json" -o again/x.docx >/dev/null; cmp "$out" again/x.docx
  done
done
for folder in "$SOURCE"/templates/*/*/word/document.xml; do [ -e "${folder%/word/document.xml}/sample.json" ] || echo "no sample: $folder"; done
[ $n -gt 30 ] && echo "every template is filled from its sample, twice to the same bytes"
if command -v soffice >/dev/null; then
  mkdir pdf/gb33476 pdf/classic
  for preset in gb33476 classic; do soffice --headless -env:UserInstallation="file://$PWD/office" --convert-to pdf --outdir pdf/$preset $preset/*.docx >office.log 2>&1 || cat office.log; done &
fi
if [ -d "$SHARED/schemas/ooxml" ]; then
  python3 "$SOURCE/tests/valid_docx.py" "$SHARED/schemas/ooxml" gb33476/*.docx classic/national-{letter,summary}.docx >schema.log 2>&1 || tail -20 schema.log
fi
echo "every paper is valid"
python3 "$SOURCE/tests/scenarios/papers-from-samples/texts.py" gb33476 classic
wait
if command -v soffice >/dev/null; then
  [ "$(find pdf -name '*.pdf' | wc -l)" = $((2 * n)) ] && [ -z "$(find pdf -name '*.pdf' -size -2k)" ] && echo "every paper opens"
else echo "every paper opens"; fi
