# Every record of the example books as Akoma Ntoso: valid, readable without this program, and back into an empty book as it was.
yishibu plugin show xml >/dev/null 2>&1 || { echo "skipped: the xml plugin is not built"; exit 77; }
schema="$SHARED/schemas/akn/akomantoso30.xsd"
YISHIBU_SHARED=/nowhere "$SOURCE/examples/01-community-year/run.sh" "$YISHIBU" "$PWD/out" >log 2>&1 || { cat log; exit 1; }
"$SOURCE/examples/02-village-decision/run.sh" "$YISHIBU" "$PWD/out" >log 2>&1 || { cat log; exit 1; }
[ ! -f "$SHARED/seed/community-consultation.txt" ] || { yishibu --quiet init out/seed-book --name 柳岸社区 --region 34 >/dev/null; yishibu --quiet --book out/seed-book import "$SHARED/seed/community-consultation.txt" >log; }
ids() { yishibu --book "$1" list | grep -oE '^[0-9]{8}-[a-z2-7]{8}'; }
for book in out/book out/village-book out/seed-book; do
  name=$(basename $book)
  [ -d $book ] || continue
  # What comes from outside is looked at as the rest is, and counted apart: it is not there in every copy of the project.
  [ $name = seed-book ] && exec 3>&1 >seed-out
  echo "== $name"
  yishibu --quiet --book $book export $(ids $book) --as akn -o $name-akn >written
  yishibu --quiet --book $book export $(ids $book) --as xml -o $name-xml >written-xml
  echo "$(ids $book | wc -l) records, $(wc -l <written) files"
  if [ -f "$schema" ]; then xmllint --noout --schema "$schema" $name-akn/*.akn 2>&1 | grep -v ' validates$' || true; fi
  python3 "$SCENARIO/read.py" $name-akn $name-xml
  yishibu --quiet --book $book export $(ids $book) --as akn -o again >/dev/null && diff -r $name-akn again && rm -r again && echo "byte for byte the same again"
  yishibu --quiet init $name-back --name 别处 --region 34 >/dev/null
  yishibu --quiet --book $name-back import $name-akn/2*.akn >imported
  yishibu --quiet --book $name-back export $(ids $name-back) --as xml -o $name-back-xml >/dev/null
  diff -r $name-xml $name-back-xml && echo "all records came back as they were"
  yishibu --book $name-back verify | tail -1 | sed 's/[0-9]\+/N/g'
  [ $name = seed-book ] && exec >&3
done
[ ! -f seed-out ] || { grep -q 'nothing is missing' seed-out && grep -q 'all records came back' seed-out && ! grep -q error seed-out; } || cat seed-out
grep -o 'name="[^"]*" ysb\|<documentRef' book-akn/collection.akn | sort | uniq -c
echo "== into a book that has it"
one=book-akn/20160315-mc3oe5qg.akn
code yishibu --book book-back import $one
sed 's/东区停车方案/改过的议题/' $one >changed.akn
code yishibu --book book-back import changed.akn
yishibu --book book-back show 20160315-mc3oe5qg | grep -c 改过的议题 || true
yishibu --quiet init empty --name 空 --region 34
code yishibu --book empty import changed.akn
yishibu --book empty show 20160315-mc3oe5qg | grep 改过的议题
echo "== what is refused"
refused() { code yishibu --book empty import "$1" --dry-run; }
echo '<akomaNtoso xmlns="http://docs.oasis-open.org/legaldocml/ns/akn/3.0"><act name="a"><meta/><body/></act></akomaNtoso>' >others.xml; refused others.xml
refused book-xml/20160315-mc3oe5qg.xml
refused book-akn/collection.akn
echo '<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>' >hostile.akn; refused hostile.akn
head -c 3000 $one >cut.akn; refused cut.akn
for file in "$SHARED"/schemas/akn/samples/*.xml; do [ ! -f "$file" ] || ! yishibu --quiet --book empty import "$file" --dry-run >/dev/null 2>&1 || echo "taken: $file"; done
