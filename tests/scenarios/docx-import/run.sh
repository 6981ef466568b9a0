# Word documents come in: minutes with a form, a table of people, numbered headings and a picture; a collection that repeats itself;
# files that are refused with nothing saved. The documents lie unpacked in this folder.
yishibu plugin show text >/dev/null 2>&1 || { echo "skipped: the text plugin is not built"; exit 77; }
pack() { # FOLDER FILE
  python3 - "$SCENARIO/$1" "$2" <<'P'
import os, sys, zipfile
folder, out = sys.argv[1:]
names = sorted(os.path.relpath(os.path.join(d, f), folder) for d, _, files in os.walk(folder) for f in files)
with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as z:
    for name in names:
        z.writestr(zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0)), open(os.path.join(folder, name), "rb").read(), zipfile.ZIP_DEFLATED)
P
}
pack minutes 会议记录.docx
pack collection 材料.docx
yishibu init book --name 柳岸社区 --region 341181
cd book
yishibu import ../会议记录.docx
yishibu show $(yishibu list meeting | cut -c1-17)
yishibu import ../材料.docx
yishibu list | cut -c19-
echo "--- refused"
head -c 600 ../会议记录.docx >../cut.docx
cp ../会议记录.docx ../macro.docm; python3 -c 'import zipfile; zipfile.ZipFile("../macro.docm", "a").writestr("word/vbaProject.bin", "x")'
printf '\320\317\021\340\241\261\032\341 %s' "W o r d" >../old.doc
for f in cut.docx macro.docm old.doc; do code yishibu import ../$f 2>&1; done
yishibu list | wc -l
yishibu verify
