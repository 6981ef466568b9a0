# The example year, from records to a verified bundle; every record and manifest is valid; a change anywhere is found.
yishibu plugin show word >/dev/null 2>&1 || { echo "skipped: the word plugin is not built"; exit 77; }
YISHIBU_SHARED=/nowhere "$SOURCE/examples/01-community-year/run.sh" "$YISHIBU" "$PWD/out" >log 2>&1 || { cat log; exit 1; }
book=out/book; bag=$(echo out/*.bundle)
for file in $(find $book -name '2*.xml' -not -path '*/.git/*'); do xmllint --noout --schema "$SOURCE/core/schemas/record.xsd" $file 2>&1 | grep -v validates || true; done
xmllint --noout --schema "$SOURCE/core/schemas/book.xsd" $book/book.xml
for file in $BUILD/lib/yishibu/plugins/*/plugin.xml $(find $BUILD/lib/yishibu/plugins/national $BUILD/lib/yishibu/plugins/anhui $book/kinds -name '*.xml'); do xmllint --noout --schema "$SOURCE/core/schemas/plugin.xsd" $file 2>&1 | grep -v validates || true; done
xmllint --noout --schema "$SOURCE/core/schemas/bundle.xsd" $bag/data/bundle.xml 2>&1 | sed 's#.*/##'
yishibu --book $book verify
yishibu --book $book check | sort | uniq -c | sort -rn | head -20
ls $bag/data
code yishibu bundle verify $bag | tail -2 | sed 's/[0-9]* 字节/N 字节/'
# The same book at the same day gives the same bytes.
yishibu --quiet --book $book bundle create --year 2016 -o again.bundle >log2; diff -r $bag again.bundle && echo "byte for byte the same again"
yishibu --quiet --book $book bundle create --year 2016 -o bag.zip >log3; code yishibu bundle verify bag.zip | tail -2 | sed 's/[0-9]* 字节/N 字节/'
# One byte changed, in every file in turn: at its start, middle and end.
found=0 missed=0
while IFS= read -r -d '' file; do
  size=$(stat -c %s "$file")
  for at in 0 $((size / 2)) $((size - 1)); do
    cp "$file" kept
    old=$(dd if="$file" bs=1 skip=$at count=1 status=none | od -An -tu1 | tr -d ' ')
    printf "\\x$(printf %x $((old ^ 1)))" | dd of="$file" bs=1 seek=$at conv=notrunc status=none
    if yishibu --quiet bundle verify $bag >/dev/null 2>&1; then missed=$((missed + 1)); echo "missed: $file at $at"; else found=$((found + 1)); fi
    cp kept "$file"
  done
done < <(find $bag -type f -size +0 -print0)
echo "missed $missed"; [ $found -gt 100 ] && echo "more than 100 changes found"
code yishibu bundle verify $bag | tail -1
