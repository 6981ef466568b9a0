# One matter and its meeting, typed once, fill the six sheets of 四议两公开, notice, sign-in, minutes, 公示, feedback, opinion, card and ledger:
# nothing that was typed stands in two places of the records, and every paper has what it needs from there.
bash "$SOURCE/examples/02-village-decision/run.sh" "$YISHIBU" out >/dev/null
cd out/village-book; yishibu --quiet report 台账 --year 2016 -o ../village-papers/year-ledger.docx >/dev/null
python3 - "$PWD" ../village-papers <<'P'
import collections, glob, re, sys, zipfile
import xml.etree.ElementTree as ET

NS = "{urn:yishibu:record:1}"
book, papers = sys.argv[1:]
typed = collections.Counter()
fields = 0
for path in glob.glob(book + "/matters/*/*/*.xml") + glob.glob(book + "/meetings/2016/03/*.xml"):
    for element in ET.parse(path).iter():
        if element.tag in (NS + "field", NS + "p") and element.text:
            fields += 1
            # Days, numbers, names and choices from lists are short; what costs a secretary time is text.
            if len(element.text) >= 8 and not re.fullmatch(r"[0-9a-zA-Z:.T-]+", element.text):
                typed[element.text] += 1
twice = [text for text, count in typed.items() if count > 1]
print("fields typed:", fields, "texts:", len(typed), "typed twice:", twice)


def words(name):
    xml = zipfile.ZipFile(f"{papers}/{name}.docx").read("word/document.xml").decode()
    return "".join(re.findall(r"<w:t[^>]*>([^<]*)</w:t>", xml))


needs = {
    "party-proposal": ["大柳树村三组机耕路硬化", "村党组织活动室", "提议列入村重大事项"], "committees-talk": ["大柳树村三组机耕路硬化", "同意，形成方案提交党员大会审议"],
    "members-review": ["大柳树村三组机耕路硬化", "会车处避开水渠"], "villagers-decision": ["大柳树村三组机耕路硬化", "由村民委员会组织实施"],
    "decision-notice": ["大柳树村三组机耕路硬化"], "result-notice": ["大柳树村三组机耕路硬化", "验收合格"], "notice": ["三组机耕路硬化", "村会议室"],
    "sign-in": ["张守田", "孙有福"], "minutes": ["与会人员现场看了路线", "会车处要避开水渠"], "publicity": ["大柳树村三组机耕路硬化"], "feedback": ["路面硬化1.2公里"],
    "opinion": ["路面硬化1.2公里", "菜地的补偿标准"], "matter": ["村“两委”会商议", "雨天泥泞"], "year-ledger": ["大柳树村三组机耕路硬化"]}
filled = 0
for name, texts in needs.items():
    there = words(name)
    missing = [text for text in texts if text not in there]
    uses = sum(there.count(text) for text in typed)
    filled += uses
    print(f"{name}: {'complete' if not missing else 'lacks ' + str(missing)}")
print("papers:", len(needs), "places filled from what was typed once:", filled)
sys.exit(bool(twice))
P
