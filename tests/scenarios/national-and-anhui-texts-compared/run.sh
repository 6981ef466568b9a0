# Anhui's text against the national one, from the material as a village has it: every difference that a careful reader noted is found.
yishibu plugin show rules >/dev/null 2>&1 || { echo "skipped: the rules plugin is not built"; exit 77; }
seed="$SHARED/seed/community-consultation.txt"
[ -f "$seed" ] || { echo "skipped: no seed text beside the project"; exit 77; }
yishibu init book --name 柳岸社区 --region 34 >/dev/null; cd book
yishibu import "$seed" >/dev/null
national=$(yishibu list received | sed -n 's/ .*  关于加强城乡社区协商的意见  .*//p')
anhui=$(yishibu list received | grep 印发《 | cut -d' ' -f1)
yishibu --json compare "$national" "$anhui" >../found.json
yishibu compare "$national" "$anhui" -o ../page.html | tail -1
python3 - <<'E'
import json, re
found = json.load(open("../found.json"))["differences"]
missing = 0
def tell(name, hit):
    global missing
    missing += hit is None
    print(("找到  " if hit else "没有  ") + name + ("  ［" + (hit["b"] or hit["a"])["place"] + "］" if hit else ""))
def first(test): return next((d for d in found if test(d)), None)
for before, after in [("渠道", "途径"), ("协商范围", "范围"), ("论证评估", "论证"), ("明确协商内容", "细化协商内容"), ("主要包括", "协商内容应包括"),
                      ("民主权利", "民主权力"), ("社会", "社区")]:
    tell(f"替换  {before} → {after}", first(lambda d: d["kind"] == "replaced" and (d["before"], d["after"]) == (before, after)))
tell("删除  为目标", first(lambda d: d["kind"] == "removed" and d["before"] == "为目标"))
tell("增加  公共服务、物业服务等", first(lambda d: d["kind"] == "added" and d["items"] == ["公共服务", "物业服务等"]))
tell("增加  村（居）民（代表）会议表决事项", first(lambda d: d["kind"] == "added" and d["after"] == "村（居）民（代表）会议表决事项"))
tell("增加  市级社区协商事项目录制度", first(lambda d: d["kind"] == "added" and d["after"].endswith("市级社区协商事项目录制度") and len(d["after"]) < 20))
tell("增加  （三）社区工作协商委员会", first(lambda d: d["kind"] == "added" and d["paragraph"] and d["b"]["number"] == "（三）" and "社区工作协商委员会" in d["b"]["heading"]))
forms = "社区党员议事会 农村集体经济组织成员议事会 物业联席会 网格协商 楼栋协商 民主访谈 社区民情民意恳谈会 社区茶馆会议 居民开放空间 社区论坛 社区工作坊".split()
tell("增加  11 种协商形式：" + "、".join(forms), first(lambda d: d["kind"] == "added" and d["items"] == forms))
print("缺", missing)
page = open("../page.html", encoding="utf-8").read()
assert "http" not in page and "<script" not in page and "@media print" in page and "<del>" in page and "<ins>" in page and "<mark>" in page
assert not missing
E
xmllint --html --noout ../page.html 2>/dev/null; echo "页面 → $?"
yishibu set "$national" number=中办发〔2015〕41号 >/dev/null
yishibu --json compare "$national" "$anhui" >../found.json; yishibu --json compare "$anhui" >../again.json; cmp ../found.json ../again.json && echo "来文依据的文号在簿中，不写另一份也找得到"
