# SPDX-License-Identifier: MIT
# Counts a book's year again from its files alone, and compares every figure of `report --json` with that. Prints what differs.
import glob, json, sys
import xml.etree.ElementTree as ET
from fractions import Fraction

N = "{urn:yishibu:record:1}"
book, year, report = sys.argv[1], sys.argv[2], json.load(open(sys.argv[3]))
END = year + "-12-31"
MATTER, MEETING = {"national:matter"}, {"national:meeting", "anhui:committee-meeting", "anhui:council", "anhui:talk", "anhui:hearing", "anhui:forum"}
COMMITTEE = {"national:committee", "anhui:committee"}


class Record:
    def __init__(self, path):
        self.root = ET.parse(path).getroot()
        self.id, self.kind = self.root.get("id"), self.root.get("kind")

    def values(self, name, at=None):
        return [f.text or "" for f in (self.root if at is None else at).findall(N + "field") if f.get("name") == name]

    def one(self, name, at=None):
        return (self.values(name, at) or [""])[0]

    def rows(self, name):
        return [dict((f.get("name"), f.text or "") for f in row.findall(N + "field")) for t in self.root.findall(N + "rows") if t.get("name") == name for row in t]


records = [Record(p) for p in sorted(glob.glob(book + "/*/**/2*.xml", recursive=True)) if "/.git/" not in p]
matters = [r for r in records if r.kind in MATTER and r.one("proposed_on").startswith(year)]
meetings = [r for r in records if r.kind in MEETING and r.one("held").startswith(year)]
held = [m for m in meetings if m.one("form") or not m.one("statutory")]
committees = [c for c in records if c.kind in COMMITTEE and c.one("established") <= END and not (c.one("ends") and c.one("ends") < END) and c.one("organ") in ("", "consultation")]
rules = [r for r in records if r.kind == "national:rule" and r.one("effective_on") <= END]
plans = [r for r in records if r.kind == "national:plan" and r.one("year") == year]
trainings = [r for r in records if r.kind == "national:training" and r.one("date").startswith(year)]
subsidies = [r for r in records if r.kind == "national:subsidy" and r.one("date").startswith(year)]
by_id = {m.id: m for m in matters}


def flat(rows_of, name):
    return [(r, row) for r in rows_of for row in r.rows(name)]


def tally(pairs):
    out = {}
    for key, _ in pairs:
        out[key or "未记录"] = out.get(key or "未记录", 0) + 1
    return out


def ids(pairs):
    return {r.id for r, _ in pairs}


expected = {}  # code → (value, of, ids, parts); value None is 未记录


def put(code, value, of=None, who=(), parts=None):
    expected[code] = (value, of, set(who), parts)


def said(value, spoken):
    return value if spoken else None


everyone = {m.id for m in matters}
put("topics", len(matters) or None, None, everyone, tally([(c, m) for m in matters for c in (m.values("category") or [""])]))
put("topics_by_channel", len(matters) or None, None, everyone, tally([(m.one("channel"), m) for m in matters]))
discussed = {row.get("matter") for m in meetings for row in m.rows("items")}
listed = everyone & discussed
put("listed", len(listed) or None, len(matters), listed)
commissioned = {m.id for m in matters if m.one("commissioned_by")}
put("commissioned", len(commissioned) or None, None, commissioned)
consulted = {m.id for m in held}
put("consultations", len(held) or None, None, consulted, tally([(m.one("form"), m) for m in held]))
put("consultations_by_month", len(held) or None, None, consulted, tally([(m.one("held")[5:7], m) for m in held]))
of_category = [(c, m) for m in held for c in ({c for row in m.rows("items") if row.get("matter") in by_id for c in by_id[row["matter"]].values("category")} or {""})]
put("consultations_by_category", len(held) or None, None, consulted, tally(of_category))
platform = [(m.one("platform"), m) for m in held if m.one("platform")]
put("platforms", len(platform) or None, None, {m.id for _, m in platform}, tally(platform))
present = [(m, row) for m, row in flat(held, "attendance") if row.get("present") == "yes"]
put("attendance", len(present) or None, None, ids(present), tally([(row.get("subject"), m) for m, row in present]))
words = ["老党员", "老干部", "群众代表", "党代表", "人大代表", "政协委员", "基层群团组织负责人", "社会工作者"]
special = [(m, row) for m, row in present if any(w in row.get("unit", "") for w in words)]
put("absorbed", len(special) or None, len(present), ids(special))
items = [(m, row) for m, row in flat(held, "items") if row.get("result")]
NO = ["未达成", "没有达成", "未能达成", "分歧", "未通过", "不通过", "没有通过", "不同意", "否决"]
no = [(m, row) for m, row in items if any(w in row["result"] for w in NO)]
yes = [(m, row) for m, row in items if not any(w in row["result"] for w in NO) and any(w in row["result"] for w in ["达成一致", "通过", "同意"])]
put("agreed", said(len(yes), items), len(items), ids(yes), tally([(row["result"], m) for m, row in items]))
put("not_agreed", said(len(no), items), len(items), ids(no))


def submitted(text):
    return "提交" in text and any(a + b in text for a in ["村民", "居民", "村（居）民"] for b in ["会议", "代表会议"])


escalated, witnesses = set(), set()
for m, row in flat(meetings, "items"):
    if row.get("matter") and (m.one("statutory") in ("residents-meeting", "representatives-meeting") or submitted(row.get("result", "")) or submitted(row.get("decision", ""))):
        escalated.add(row["matter"]), witnesses.add(m.id)
for m in matters:
    if submitted(m.one("outcome")) or submitted(m.one("unresolved")) or m.rows("villagers_decision"):
        escalated.add(m.id), witnesses.add(m.id)
put("submitted", len(escalated) or None, None, witnesses)
noticed = {m.id for m in held if m.one("notice_on") and m.one("notice_on") <= m.one("held")}
put("noticed", len(noticed) or None, len(held), noticed)
met = {row.get("matter") for m in held for row in m.rows("items")}
told = {row.get("matter") for m in held if m.one("notice_on") for row in m.rows("items")}
decided = {row.get("matter") for m in held for row in m.rows("items") if row.get("result")}
whole = {m.id for m in matters if m.one("proposed_on") and m.rows("subjects") and m.id in told and m.id in decided and any(row.get("on") for row in m.rows("feedback"))}
put("steps", said(len(whole), any(m.id in met for m in matters)), sum(1 for m in matters if m.id in met), whole)
dissent = flat(held, "dissent")
put("explained", said(sum(1 for _, row in dissent if row.get("explanation") or row.get("explained_by")), dissent), len(dissent), ids(dissent))
put("committees", len(committees) or None, None, {c.id for c in committees})
members = [(c, row) for c, row in flat(committees, "members") if row.get("from", "") <= END and not (row.get("to") and row["to"] < END)]
put("members", len(members) or None, None, {c.id for c in committees}, tally([(row.get("source"), c) for c, row in members]))
put("members_by_gender", len(members) or None, None, {c.id for c in committees}, tally([(row.get("gender"), c) for c, row in members]))
put("rules", len(rules) or None, None, {r.id for r in rules}, tally([(r.one("rule_class"), r) for r in rules]))


def bare(text):
    return "".join(c for c in text if c.isalnum())


scheduled = flat(plans, "schedule")
named, done_rows = set(), 0
for _, row in scheduled:
    mine = {row["matter"]} if row.get("matter") else {m.id for m in matters if bare(m.one("title")) == bare(row["topic"])}
    named |= mine
    here = {m.id for m in meetings for item in m.rows("items") if item.get("matter") in mine}
    if not row.get("matter"):
        here |= {m.id for m in meetings if bare(row["topic"]) in [bare(m.one("title"))] + [bare(item.get("topic", "")) for item in m.rows("items")]}
    finished = mine and all(by_id[i].rows("results") and all(r.get("done_on") and r["done_on"] <= END for r in by_id[i].rows("results")) for i in mine)
    done_rows += bool(here or finished)
put("planned", said(done_rows, scheduled), len(scheduled), {p.id for p in plans})
put("unplanned", said(len(everyone - named), scheduled), None, everyone - named)
put("trainings", len(trainings) or None, None, {t.id for t in trainings})
counted = [t for t in trainings if t.one("people")]
put("trained", said(sum(int(t.one("people")) for t in counted), counted), None, {t.id for t in counted})
people = flat(subsidies, "people")
sat = [(s, row) for s, row in people if row.get("sittings")]
put("subsidised", said(sum(int(row["sittings"]) for _, row in sat), sat), None, ids(sat))
paid = [(s, row) for s, row in people if row.get("amount", "").rstrip("元").replace(",", "").replace(".", "", 1).isdigit()]
put("subsidy", said(int(sum(Fraction(row["amount"].rstrip("元").replace(",", "")) * 100 for _, row in paid)), paid), None, ids(paid))
results = flat(matters, "results")
put("results", len(results) or None, None, ids(results))
adoption = [row.get("adoption", "") for _, row in results]
put("adopted", said(adoption.count("采纳"), any(adoption)), sum(1 for a in adoption if a), ids(results), tally([(a, None) for a in adoption]))


def finished(row):
    return row["done_on"] <= END if row.get("done_on") else row.get("progress", "").startswith(("已完成", "已落实", "已办结"))


def state(row):
    if finished(row): return "落实"
    if row.get("done_on"): return "在办"
    if not row.get("progress"): return ""
    return "未落实" if any(w in row["progress"] for w in ["未落实", "未启动", "未开始", "未办理", "没有落实"]) else "在办"


states = [state(row) for _, row in results]
put("implemented", said(states.count("落实"), any(states)), len(results), ids(results), tally([(s, None) for s in states]))
due = [(m, row) for m, row in results if row.get("deadline") and row["deadline"] <= END and (row.get("done_on") or not finished(row))]
put("on_time", said(sum(1 for _, row in due if row.get("done_on") and row["done_on"] <= row["deadline"]), due), len(due), ids(due))
late = [(m, row) for m, row in results if row.get("deadline") and row["deadline"] < END and not finished(row)]
put("overdue", said(len(late), due), None, ids(late))
notices = [x for t in ("publications", "decision_notice", "result_notice") for x in flat(matters, t)]
put("publications", len(notices) or None, None, ids(notices), tally([(row.get("channel"), m) for m, row in notices]))
answers = flat(matters, "feedback")
put("feedback", len(answers) or None, None, ids(answers), tally([(row.get("audience"), m) for m, row in answers]))
judged = [m for m in matters if m.one("evaluation")]
put("satisfaction", said(sum(1 for m in judged if m.one("evaluation") in ("satisfied", "fairly")), judged), len(judged) or None, {m.id for m in judged if m.one("evaluation") in ("satisfied", "fairly")})
wide = [m for m in matters if m.one("extent")]
crossing = {m.id for m in wide if m.one("extent") == "cross"}
put("cross_village", said(len(crossing), wide), None, crossing)
for code in ("demonstration", "archived"):
    put(code, None)

bad = 0


def differs(code, what, there, here):
    global bad
    bad += 1
    print(f"{code}: {what}: the report says {there}, the files say {here}")


reported = {f["code"]: f for f in report["figures"]}
for code in sorted(set(reported) ^ set(expected)):
    differs(code, "figure", code in reported, code in expected)
for code in sorted(set(reported) & set(expected)):
    figure, (value, of, who, parts) = reported[code], expected[code]
    if figure["value"] != value: differs(code, "value", figure["value"], value)
    if value is not None and figure.get("of") != of: differs(code, "of", figure.get("of"), of)
    if value is not None and set(figure["ids"]) != who: differs(code, "ids", figure["ids"], sorted(who))
    if of:
        tenths = int(Fraction(value * 1000, of) + Fraction(1, 2)) if value is not None else None
        if value is not None and figure["percent"] != f"{tenths // 10}.{tenths % 10}%": differs(code, "percent", figure["percent"], tenths)
    if parts is not None and {p["code"]: p["value"] for p in figure["parts"]} != (parts if value is not None else {}):
        differs(code, "parts", {p["code"]: p["value"] for p in figure["parts"]}, parts)
    if [p["code"] for p in figure["parts"] if not p["ids"]]: differs(code, "parts without records", figure["parts"], "")
silent = {f["code"] for f in report["unrecorded"]}
if silent != {c for c, (v, _, _, _) in expected.items() if v is None}: differs("unrecorded", "codes", silent, "")
print(f"{len(reported)} figures, {bad} differ, {len(silent)} unrecorded: {' '.join(sorted(silent))}")
