# A ledger kept in a spreadsheet for years becomes records: one a line, whatever its encoding, named by the columns' heads; taken once, also when the
# import was broken off; everything plain git reads.
yishibu --quiet init book --name 柳岸村 --region 341181 --level 村 >/dev/null; cd book
python3 - <<'X'
kinds = ["修路", "停车", "路灯", "水渠"]
with open("../台账.csv", "w", encoding="gb18030", newline="") as out:
    out.write("事项名称,提出时间,提出人,类别,事由与背景,经办人电话\r\n")
    for n in range(1, 2601):
        out.write(f'第{n}件：{kinds[n % 4]},{2010 + n // 400}年{n % 12 + 1}月{n % 28 + 1}日,王某,,"先易后难，\n分步""实施"" {n}",139{n:08}\r\n')
    out.write(",2016-01-01,无题,,,\r\n")
X
echo "— without saying what a line is"; code yishibu import ../台账.csv 2>&1
echo "— no column for the title"; printf '名字,提出时间\n甲,2016-01-01\n' >../坏.csv; code yishibu import ../坏.csv --kind matter 2>&1 | cut -c1-120
echo "— looked at only"; yishibu import ../台账.csv --kind matter --dry-run; yishibu list | wc -l
echo "— broken off"
(ulimit -t 20; YISHIBU_LEAST_FREE_SPACE=999999999999999 yishibu import ../台账.csv --kind matter >/dev/null 2>&1) || echo "nothing was saved"; yishibu list | wc -l
echo "— taken"; yishibu --quiet import ../台账.csv --kind matter | tail -1; yishibu list matter | wc -l
echo "— once more"; yishibu --quiet import ../台账.csv --kind matter | tail -2; yishibu list matter | wc -l
echo "— put right in one line, with one more: only these are new"
python3 - <<'X'
text = open("../台账.csv", encoding="gb18030", newline="").read().replace("第7件：水渠,2010年8月8日,王某", "第7件：水渠,2010年8月8日,李某") + "补记,2017-01-01,甲,,,\r\n"
open("../台账二.csv", "w", encoding="gb18030", newline="").write(text)
X
yishibu --quiet import ../台账二.csv --kind matter | tail -3; yishibu list matter | grep -c 第7件：; yishibu list matter | wc -l; yishibu undo | head -1
echo "— as typed and understood"; yishibu show "$(yishibu list matter | grep '第2600件' | cut -c1-17)"
yishibu history --lines "$(yishibu list matter | grep '第1500件' | cut -c1-17)" | cut -c13-
echo "— git"; git fsck --strict --full && git log --oneline | wc -l && git status --short && ls .git/objects/pack/*.pack | wc -l
yishibu verify
echo "— json"; yishibu import ../台账.csv --kind matter --json | python3 -c 'import json, sys; r = json.load(sys.stdin); print(r["records"], r["saved"], r["kind"], [d["text"] for d in r["dropped"]])'
