# Every record of the example year and of the seed's import becomes a package of DA/T 48 that the reconstructed (按实践重建) schema takes.
yishibu plugin show word >/dev/null 2>&1 || { echo "skipped: the word plugin is not built"; exit 77; }
schema=$SHARED/schemas/eep/eep-dat48-2009-reconstructed.xsd
[ -f "$schema" ] || { echo "skipped: no reconstructed schema of DA/T 48 beside the project"; exit 77; }
"$SOURCE/examples/01-community-year/run.sh" "$YISHIBU" "$PWD/out" >log 2>&1 || { cat log; exit 1; }
yishibu init seed --name 柳岸社区 --region 34 --level community >made
yishibu --quiet --book seed import "$SHARED/seed/community-consultation.txt" >imported
for book in out/book seed; do
  ids=$(yishibu --book $book list | cut -c1-17)
  for way in eep eep-digest; do
    yishibu --quiet --book $book export $ids --as $way -o $way >written
    bad=0; for file in $way/*.xml; do xmllint --noout --schema "$schema" $file 2>said || { bad=$((bad + 1)); head -3 said; }; done
    [ "$(ls $way | wc -l)" = "$(wc -w <<<"$ids")" ] && echo "$book $way: every record is a package, $bad are not valid"
    yishibu --quiet --book $book export $ids --as $way -o again >written; diff -r $way again && echo "byte for byte the same again"
    [ $way$book = eepout/book ] && cp -r eep whole
    rm -r $way again
  done
done
# What is in a package is what the book has.
python3 - <<'P'
import base64, glob, re, collections, xml.etree.ElementTree as T
N = "{http://www.saac.gov.cn/standards/ERM/encapsulation}"
files = {p.rsplit("/", 1)[1]: open(p, "rb").read() for p in glob.glob("out/book/**/2*.xml", recursive=True)}
whole, numbers = 0, collections.defaultdict(list)
for path in sorted(glob.glob("whole/*.xml")):
    root = T.parse(path).getroot()
    for code in root.iter(N + "编码"):
        name, data = code.find(f"{N}电子属性/{N}计算机文件名").text, base64.b64decode(code.find(N + "编码数据").text)
        assert len(data) == int(code.find(f"{N}电子属性/{N}计算机文件大小").text)
        if name in files: assert files[name] == data; whole += 1
    no = root.find(f".//{N}档号")
    numbers[re.sub("-[0-9]*$", "", no.text.strip())].append(int(no.find(N + "室编件号").text))
    assert "按实践重建" in open(path).read()
print("records carried byte for byte:", whole, "of", len(files))
for head, given in sorted(numbers.items()): print(head, "1 …", max(given), "without a gap" if sorted(given) == list(range(1, len(given) + 1)) else given)
P
# Who did what, when: the way of a matter.
id=$(yishibu --book out/book list matter | head -1 | cut -c1-17)
yishibu --quiet --book out/book issue $id --reason 试验 >/dev/null; yishibu --quiet --book out/book export $id --as eep -o one.xml >/dev/null
grep -oE '<业务行为>[^<]*|<行为时间>[^<]*|<行为描述>[^<]*' one.xml | cut -c1-140
xmllint --noout --schema "$schema" one.xml
# A sum instead of the file is the file's.
yishibu --quiet --book out/book export $id --as eep-digest -o sums.xml >/dev/null
python3 - one.xml sums.xml <<'P'
import base64, hashlib, sys, xml.etree.ElementTree as T
N = "{http://www.saac.gov.cn/standards/ERM/encapsulation}"
read = lambda p: [(c.find(N + "反编码关键字").text, base64.b64decode(c.find(N + "编码数据").text)) for c in T.parse(p).getroot().iter(N + "编码")]
sums = iter(read(sys.argv[2]))
for key, data in read(sys.argv[1]):
    for name in ("sha256", "sm3"): assert next(sums) == (name + "-base64Binary", hashlib.new(name, data).digest())
print("sums are those of the files")
P
# What is attached goes in; what is lost stops the export.
echo 定稿 >定稿.txt; echo 照片 >照片.jpg
yishibu --quiet --book out/book attach $id 定稿.txt 照片.jpg >/dev/null 2>&1 || { yishibu --quiet --book out/book attach $id 定稿.txt >/dev/null; yishibu --quiet --book out/book attach $id 照片.jpg >/dev/null; }
yishibu --quiet --book out/book export $id --as eep -o one.xml >/dev/null; xmllint --noout --schema "$schema" one.xml; grep -oE '<计算机文件名>[^<]*' one.xml
