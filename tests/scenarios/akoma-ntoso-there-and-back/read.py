# SPDX-License-Identifier: MIT
# Reads Akoma Ntoso by its own elements alone and compares with the records' XML: every attendee, vote, resolution, speech,
# heading, article. Must not look at an attribute of ours. Usage: read.py FOLDER_OF_DOCUMENTS FOLDER_OF_RECORDS
import collections, glob, os, sys
import xml.etree.ElementTree as ET
A, R = "{http://docs.oasis-open.org/legaldocml/ns/akn/3.0}", "{urn:yishibu:record:1}"
all_text = lambda e: "".join(e.itertext())
count, missing = collections.Counter(), []
def need(what, wanted, found):
    wanted, found = collections.Counter(wanted), collections.Counter(found)
    count[what] += sum(wanted.values())
    missing.extend(f"{name}: {what}: {one}" for one in (wanted - found))
for path in sorted(glob.glob(sys.argv[1] + "/2*.akn")):
    name = os.path.basename(path)[:-4]
    record, root = ET.parse(f"{sys.argv[2]}/{name}.xml").getroot(), ET.parse(path).getroot()
    document = root[0]
    texts = lambda tag, under=document: [all_text(e) for e in under.iter(A + tag)]
    rows = lambda table: [{f.get("name"): f.text for f in r} for t in record.findall(R + "rows") if t.get("name") == table for r in t]
    shown = {e.get("eId"): e.get("showAs") for e in document.find(A + "meta").iter() if e.get("eId")}
    target = {e.get("eId"): e for e in root.iter() if e.get("eId")}
    # No address inside the document leads nowhere.
    for e in root.iter():
        for key in ("href", "refersTo", "as", "by", "source", "outcome", "dictionary"):
            for one in e.get(key, "").split():
                if one.startswith("#") and one[1:] not in target: missing.append(f"{name}: {key} {one} leads nowhere")
    field = {f.get("name"): f.text for f in record.findall(R + "field")}
    need("title", [field["title"]], texts("docTitle"))
    roll = [p for r in document.iter(A + "rollCall") for p in r.iter(A + "person")]
    need("attendee", [r["name"] for r in rows("attendance") if "name" in r], [shown[p.get("refersTo")[1:]] for p in roll])
    votes = lambda row: {k: row[k] for k in ("in_favour", "against", "abstain") if k in row}
    found = []
    for v in document.iter(A + "voting"):
        for c in v.findall(A + "count"):
            if all_text(target[c.get("href")[1:]]) != c.get("value"): missing.append(f"{name}: a count that the text does not say")
            found.append((shown[c.get("refersTo")[1:]], c.get("value")))
    words = {"in_favour": "赞成", "against": "反对", "abstain": "弃权"}
    voted = [r for t in ("items", "party_proposal", "committees_talk", "members_review", "villagers_decision") for r in rows(t)]
    need("vote", [(words[k], n) for r in voted for k, n in votes(r).items()], found)
    resolved = [all_text(p) for r in document.iter(A + "resolutions") for p in r.iter(A + "p")]
    need("resolution", [r.get("decision") or r.get("opinion") for r in voted if r.get("decision") or r.get("opinion")], resolved)
    need("result", [r["content"] for r in rows("results") if "content" in r], resolved)
    speeches = [(shown[s.get("by")[1:]], all_text(p)) for tag in ("speech", "question", "answer") for s in document.iter(A + tag) for p in s.findall(A + "p")]
    need("speech", [(r["speaker"], r["content"]) for r in rows("speeches")], speeches)
    need("dissent", [(r["person"], r["opinion"]) for r in rows("dissent")], speeches)
    need("explanation", [(r["explained_by"], r["explanation"]) for r in rows("dissent") if "explained_by" in r and "explanation" in r], speeches)
    people = {shown[p.get("refersTo")[1:]] for p in document.iter(A + "person")}
    need("member", {r["name"] for r in rows("members")} | {r["name"] for r in rows("people")}, people)
    paragraphs = [p for b in record.findall(R + "body") for p in b]
    need("heading", [p.get("heading") for p in paragraphs if p.get("heading")], texts("heading"))
    need("number", [p.get("number") for p in paragraphs if p.get("number")], texts("num"))
    articles = [(a.findtext(A + "num"), "".join(texts("p", a)[:1])) for a in document.iter(A + "article")]
    need("article", [(p.get("number"), p.text) for p in paragraphs if p.get("level") == "5"], articles)
    need("paragraph", [p.text for p in paragraphs if p.text], texts("p"))
    need("keyword", [field["form"]] if field.get("form") else [], [k.get("value") for k in document.iter(A + "keyword")])
    need("cited record", {f.text for f in record.iter(R + "field") if f.text and f.get("name") in ("matter", "committee", "adopted_at", "resolution")},
         {r.get("href").rsplit("/", 1)[1] for r in document.iter(A + "activeRef")})
    count["event"] += len(list(document.iter(A + "eventRef")))
print(*missing, sep="\n", end="\n" if missing else "")
print(", ".join(f"{n} {what}" for what, n in count.items() if n))
print("nothing is missing" if not missing else "MISSING")
