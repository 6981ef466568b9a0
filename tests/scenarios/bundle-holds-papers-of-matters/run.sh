# A bundle holds of each matter its card and the papers of the steps that were done, in the order of its procedure: the sheets of
# 四议两公开, opinion; publication and feedback wherever they are written down. A step that was not done leaves no empty form; pages run on; each paper is in the index.
yishibu plugin show word >/dev/null 2>&1 || { echo "skipped: the word plugin is not built"; exit 77; }
. "$SOURCE/tests/system.sh"
book 大柳树村 341181 village
for record in 10-matter-road 20-meeting-road; do yishibu --quiet new "$(sed -n 's/.* kind="\([^"]*\)".*/\1/p' "$SOURCE/examples/02-village-decision/records/$record.xml" | head -1)" --from "$SOURCE/examples/02-village-decision/records/$record.xml" >/dev/null; done
new matter title=路灯 proposed_on=2016-05-01 subjects/new/subject=registered-resident outcome=同意 publications/new/from=2016-06-01 publications/new/content=路灯 >/dev/null
new matter title=刚提出 proposed_on=2016-06-01 >/dev/null
yishibu bundle create --year 2016 --force -o out.bundle | tail -2 | sed 's/[0-9]* 字节/N 字节/'
(cd out.bundle/data/8-协商事项办理材料; ls -d */*)
echo "— in the index, in this order"
grep -A30 'part code="8"' out.bundle/data/bundle.xml | grep -oE '<item number="[0-9]+"|page="[0-9]+" pages="[0-9]+"|path="[^"]*" role="[a-z]+"' | sed 's#path="data/8-协商事项办理材料/##'
echo "— pages run on: where a paper begins is where the one before it ended"
for paper in out.bundle/data/8-*/*/*.docx; do echo "$(basename "$paper" .docx) $(unzip -p "$paper" word/document.xml | grep -o 'w:pgNumType[^/]*' | grep -o 'start="[0-9]*"')"; done | sort -t'"' -k2n
yishibu bundle verify out.bundle | tail -1 | sed "s/[0-9]* 字节/N 字节/"
