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
# One byte changed, at the start, middle and end of every file: of the payload all at once, each to be named; of the bag's own files one after the other.
flip() { python3 -c 'import sys
for name in sys.argv[2:]:
  f = open(name, "r+b"); b = bytearray(f.read()); i = int(sys.argv[1]) * (len(b) - 1) // 2; b[i] ^= 1; f.seek(0); f.write(b)' "$@"; }
found=0 missed=0
for at in 0 1 2; do
  rm -rf hurt.bundle; cp -r $bag hurt.bundle; find hurt.bundle/data -type f -size +0 -print0 | xargs -0 bash -c "$(declare -f flip); flip \"\$@\"" flip $at
  yishibu --quiet bundle verify hurt.bundle >named 2>&1 && echo "the bag with a changed byte in each file is said to be whole"
  grep -oE '“data/[^”]*”' named | sed 's/^“//; s/”$//' | LC_ALL=C sort -u >names; (cd hurt.bundle; find data -type f -size +0) | LC_ALL=C sort >all
  LC_ALL=C comm -13 names all; missed=$((missed + $(LC_ALL=C comm -13 names all | wc -l))); found=$((found + $(LC_ALL=C comm -12 names all | wc -l)))
  for file in $bag/*.txt; do
    cp "$file" kept; flip $at "$file"
    if yishibu --quiet bundle verify $bag >/dev/null 2>&1; then missed=$((missed + 1)); echo "missed: $file at $at"; else found=$((found + 1)); fi
    cp kept "$file"
  done
done
echo "missed $missed"; [ $found -gt 100 ] && echo "more than 100 changes found"
code yishibu bundle verify $bag | tail -1
