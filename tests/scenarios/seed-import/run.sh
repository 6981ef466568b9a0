# The real text of a village's material: what comes out of it, and what was done to it.
yishibu plugin show text >/dev/null 2>&1 || { echo "skipped: the text plugin is not built"; exit 77; }
seed="$SHARED/seed/community-consultation.txt"
[ -f "$seed" ] || { echo "skipped: no seed text beside the project"; exit 77; }
yishibu import "$seed" --dry-run --json >report.json
python3 - <<'X'
import json, re
r = json.load(open("report.json"))
for d in r["documents"]:
    print(d["kind"], "|", d["title"], "|", d["number"], "|", d["issuers"], "|", d["addressees"], "|", d["date"], "| headings", len(d["headings"]), "| paragraphs", d["paragraphs"], "| duplicate_of", d["duplicate_of"], "| truncated", d["truncated"])
    assert [h["level"] for h in d["headings"]] is not None
print("dropped", len(r["dropped"]), "changes", len(r["changes"]), "doubts", len(r["doubts"]))
national = [d for d in r["documents"] if d["title"] == "关于加强城乡社区协商的意见"]
assert len(national) == 2 and [d["duplicate_of"] for d in national].count(None) == 1
heads = [h["number"] for h in national[0]["headings"]]
assert heads == ["一、", "（一）", "（二）", "（三）", "（四）", "二、", "（一）", "（二）", "（三）", "（四）", "（五）", "三、", "（一）", "（二）", "（三）", "（四）"], heads
notice = [d for d in r["documents"] if d["number"] == "皖办发〔2015〕53号"][0]
assert notice["issuers"] == ["中共安徽省委办公厅", "安徽省人民政府办公厅"] and notice["date"] == "2015-12-12", notice
assert notice["addressees"] == ["各市、县委", "各市、县人民政府", "省直各单位", "各人民团体"], notice["addressees"]
print("as expected")
X
yishibu init book --name 柳岸社区 --region 34 >made
yishibu --book book import "$seed" >imported
for f in $(find book -name '2*.xml' -path '*received*'); do xmllint --noout --schema "$SOURCE/core/schemas/record.xsd" $f 2>&1 | sed 's#.*/##; s/-[a-z2-7]*//'; done | sort | uniq -c
cmp "$seed" book/attachments/*/*.txt && echo "the original is kept byte for byte"
yishibu --book book verify
