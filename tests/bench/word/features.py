# SPDX-License-Identifier: MIT
# What is asked of a Word engine: for each feature a template in the engine's own tags, data, and a judge of what comes out. Must not know
# how an engine is run. A judge says True, False or a short text for the cell. Several cases: it is enough that one of them passes.
import re

from package import dot64, drawn_chart, picture
from syntax import cell, p, r, row, table

PEOPLE = {"l": [{"name": "甲"}, {"name": "乙"}, {"name": "丙"}]}
FEATURES = []


class Case:
    def __init__(self, body, data, judge, note="", options=None, want=None, **parts):
        self.body, self.data, self.judge, self.note, self.want, self.parts = body, data, judge, note, want, parts
        self.options = options or {}


def feature(title, group):
    def keep(make):
        FEATURES.append((group, title, make))
        return make
    return keep


def says(text):
    return lambda result: result.ok and result.text == text


def holds(*texts):
    return lambda result: result.ok and all(t in result.text for t in texts)


def simple(title, group, body, data, text, **extra):
    """The same template in every language, judged by its text."""
    feature(title, group)(lambda s: Case(body(s), data, says(text), **{k: v(s) if callable(v) else v for k, v in extra.items()}))


def cut(text):
    """Every character in a run of its own, a spelling mark between."""
    return "<w:p>" + '<w:proofErr w:type="spellStart"/><w:proofErr w:type="spellEnd"/>'.join(r(c) for c in text) + "</w:p>"


# ---- Filling ----
G = "Filling in"
simple("tag cut into runs, spelling marks between", G, lambda s: cut("在" + s.v("name") + "开会"), {"name": "村部"}, "在村部开会¶")
simple("field names in Chinese", G, lambda s: p(s.v("会议名称")), {"会议名称": "协商会"}, "协商会¶")
simple("value seen from within a section further in", G, lambda s: p(s.here("l", "a", s.v("a.name") + s.v("place"))), {**PEOPLE, "place": "村"}, "甲村乙村丙村¶")
simple("list of plain texts", G, lambda s: p(s.here("l", "a", s.v("a.") + "；")), {"l": ["一", "二"]}, "一；二；¶")
simple("text with < & > \" in it", G, lambda s: p(s.v("x")), {"x": "a<b> & \"c\""}, "a<b> & \"c\"¶")
simple("braces in a value stay as they are", G, lambda s: p(s.v("x")), {"x": "{y}{{ y }}{INS y}", "y": "NO"}, "{y}{{ y }}{INS y}¶")
simple("line breaks of a value, text behind them in its place", G, lambda s: p("[" + s.v("x") + "]"), {"x": "一\n二"}, "[一↵二]¶")
feature("tabs of a value", G)(lambda s: Case(p("[" + s.v("x") + "]"), {"x": "一\t二"}, lambda q: q.ok and (q.text == "[一→二]¶" or ("一\t二" in q.xml and "~"))))


@feature("spaces at a value's ends are kept", G)
def _(s):
    return Case("<w:p><w:r><w:t>" + s.v("x") + "</w:t></w:r></w:p>", {"x": " 甲 "}, lambda q: q.ok and 'xml:space="preserve"' in q.xml and q.text == " 甲 ¶")


@feature("control characters in a value", G)
def _(s):
    judge = lambda q: q.ok and q.well_formed and q.text.replace("→", "").replace("↵", "") in ("甲乙丙¶", "甲乙\x85丙¶")
    data = {"x": "甲\x0b\x01乙\x1c丙"}
    return [Case(p(s.v("x")), data, judge)] + [Case(p(s.v("x")), data, judge, "option", {"stripInvalidXMLChars": True}) for e in ("yishibu", "docxtemplater") if s.engine == e]


@feature("a missing value is printed as", G)
def _(s):
    return Case(p("姓名" + s.v("x") + "。"), {}, lambda q: "“" + q.text[2:-2] + "”" if q.ok else "refused")


@feature("null is printed as", G)
def _(s):
    return Case(p("姓名" + s.v("x") + "。"), {"x": None}, lambda q: "“" + q.text[2:-2] + "”" if q.ok else "refused")


simple("text for missing values can be chosen", G, lambda s: p("姓名" + s.v("x") + "。"), {}, "姓名（缺）。¶", options={"nullText": "（缺）"})


@feature("other delimiters", G)
def _(s):
    return Case(p({"docxtpl": "«x»", "docx-templates": "«INS x»"}.get(s.engine, "«x»")), {"x": "好"}, says("好¶"), options={"delimiters": {"start": "«", "end": "»"}})


# ---- Repeating ----
G = "Sections"
simple("words within a paragraph", G, lambda s: p("人：" + s.here("l", "a", s.v("a.name")) + "完"), PEOPLE, "人：甲乙丙完¶")
simple("paragraphs; the section's tags leave no empty one", G, lambda s: p("前") + s.paragraphs("l", "a", p(s.v("a.name")) + p("x")) + p("后"), PEOPLE, "前¶甲¶x¶乙¶x¶丙¶x¶后¶")
simple("table rows", G, lambda s: table(2, row("姓名", "x"), s.rows("l", "a", row(s.v("a.name"), "x"))), PEOPLE, "姓名¶x¶|甲¶x¶|乙¶x¶|丙¶x¶|")
simple("several rows for an item", G, lambda s: table(2, s.rows("l", "a", row(s.v("a.name"), "1") + row("", "2"))), PEOPLE, "甲¶1¶|¶2¶|乙¶1¶|¶2¶|丙¶1¶|¶2¶|")


@feature("table columns", G)
def _(s):
    bodies = {"yishibu": ["<w:tr>" + cell(p("{-w:tc l}{name}{/l}")) + "</w:tr>"],
              "docxtpl": ["<w:tr>" + cell(p("{%tc for a in l %}")) + cell(p("{{ a.name }}")) + cell(p("{%tc endfor %}")) + "</w:tr>"],
              "docx-templates": ["<w:tr>" + cell(p("{FOR a IN l}")) + cell(p("{INS $a.name}")) + cell(p("{END-FOR a}")) + "</w:tr>"],
              "easy-template-x": ["<w:tr>" + cell(p('{#l [loopOver: "column"]}{name}{/}')) + "</w:tr>"]}
    grids = {"docxtpl": 3, "docx-templates": 3}
    rows = bodies.get(s.engine, ["<w:tr>" + cell(p("{-w:tc l}{name}{/l}")) + "</w:tr>"])
    judge = lambda q: q.ok and q.text == "甲¶乙¶丙¶|" and (True if q.xml.count("<w:gridCol") == 3 else "~")
    return [Case(table(grids.get(s.engine, 1), x), PEOPLE, judge) for x in rows]


GROUPS = {"groups": [{"title": "一组", "members": [{"name": "甲"}, {"name": "乙"}]}, {"title": "二组", "members": [{"name": "丙"}]}]}
simple("section within a cell of a repeated row", G, lambda s: table(2, s.rows("groups", "g", row(s.v("g.title"), s.here("g.members", "m", s.v("m.name"))))), GROUPS, "一组¶甲乙¶|二组¶丙¶|")
simple("rows of members within rows of groups", G,
       lambda s: table(2, s.group("groups", "g", row(s.v("g.title"), "组"), s.rows("g.members", "m", row(s.v("m.name"), "员")), row("计", "完"))), GROUPS,
       "一组¶组¶|甲¶员¶|乙¶员¶|计¶完¶|二组¶组¶|丙¶员¶|计¶完¶|")
simple("whole tables", G, lambda s: s.paragraphs("groups", "g", p(s.v("g.title")) + table(1, row("x")) + p("y")), GROUPS, "一组¶x¶|y¶二组¶x¶|y¶")
simple("condition", G, lambda s: p(s.when("yes", "有") + s.when("no", "错")), {"yes": True, "no": False}, "有¶")
simple("inverted condition", G, lambda s: p(s.unless("no", "无") + s.unless("yes", "错")), {"yes": True, "no": False}, "无¶")
simple("what is shown for an empty list", G, lambda s: p({"docxtpl": s.unless("l", "无"), "docx-templates": "{IF !l.length}无{END-IF}"}.get(s.engine, s.unless("l", "无"))), {"l": []}, "无¶")


@feature("else", G)
def _(s):
    return [Case(p(x), {"yes": False}, says("无¶")) for x in s.whether("yes", "有", "无")]


@feature("no comma behind the last item", G)
def _(s):
    bodies = {"docxtpl": ["{{ l|join('、') }}"], "docx-templates": ["{INS l.join('、')}"]}
    return [Case(p(x), {"l": ["一", "二"]}, says("一、二¶")) for x in bodies.get(s.engine, ['{l | join:"、"}'])]


@feature("number of the item", G)
def _(s):
    bodies = {"docxtpl": ["{% for a in l %}{{ loop.index }}{{ a.name }}{% endfor %}"], "docx-templates": ["{FOR a IN l}{INS $idx + 1}{INS $a.name}{END-FOR a}"]}
    cases = [(x, "", {}) for x in bodies.get(s.engine, ["{#l}{$number}{name}{/l}", "{#l}{$index}{name}{/l}"])]
    if s.engine == "docxtemplater":
        cases.append(("{#l}{$index + 1}{name}{/l}", "module", {"expressions": True}))
    return [Case(p(x), PEOPLE, says("1甲2乙3丙¶"), note, options) for x, note, options in cases]


def calculated(title, expression, data, text, condition=False):
    @feature(title, "Sections")
    def _(s):
        words = [expression] if s.engine == "docxtpl" else [expression, expression.replace("and", "&amp;&amp;").replace("not ", "!")]
        bodies = [p(s.condition(w, "多") if condition else s.expression(w)) for w in words]
        return [Case(b, data, says(text)) for b in bodies] + [Case(b, data, says(text), "module", {"expressions": True}) for b in bodies if s.engine == "docxtemplater"]


calculated("comparison in a condition", "n &gt; 1", {"n": 2}, "多¶", True)
calculated("comparison with a text", "role == '主任'", {"role": "主任"}, "多¶", True)
calculated("and, not", "a and not b", {"a": True, "b": False}, "多¶", True)
calculated("sums", "a + b", {"a": 1, "b": 2}, "3¶")
feature("a table left without rows goes, or keeps the file valid", G)(
    lambda s: Case(table(2, s.rows("l", "a", row(s.v("a.name"), "x"))) + p("后"), {"l": []}, lambda q: q.ok and q.text == "后¶" and ("<w:tbl>" not in q.xml or "<w:tr>" in q.xml)))


@feature("a form of three rows filled up with empty ones", G)
def _(s):
    rows = {"yishibu": row("{#l | pad:3}{name}", "x{/l}"),
            "docxtpl": s.rows("l", "a", row(s.v("a.name"), "x")) + row("{%tr for i in range(3 - l|length) %}") + row("", "x") + row("{%tr endfor %}"),
            "docx-templates": s.rows("l", "a", row(s.v("a.name"), "x")) + row("{FOR i IN Array(3 - l.length).fill(0)}", "") + row("", "x") + row("{END-FOR i}", "")}
    return [Case(table(2, rows[s.engine]), {"l": [{"name": "甲"}]}, says("甲¶x¶|¶x¶|¶x¶|"))] if s.engine in rows else []


@feature("row with a single cell", G)
def _(s):
    bodies = [s.rows("l", "a", row(s.v("a.name")))] + ([row("{#l}") + row("{name}") + row("{/l}"), row("{-w:tr l}{name}{/l}")] if s.engine in ("yishibu", "docxtemplater") else ['<w:tr>' + cell(p('{#l [loopOver: "row"]}{name}{/l}')) + "</w:tr>"] if s.engine == "easy-template-x" else [])
    return [Case(table(1, x), PEOPLE, says("甲¶|乙¶|丙¶|")) for x in bodies]



@feature("a cell left without paragraphs stays valid", G)
def _(s):
    return Case(table(1, "<w:tr>" + cell(s.paragraphs("l", "a", p(s.v("a.name")))) + "</w:tr>"), {"l": []}, lambda q: q.ok and q.valid() and "甲" not in q.text)


@feature("page break between items, none behind the last", G)
def _(s):
    broken = '<w:p><w:r><w:br w:type="page"/></w:r></w:p>'
    bodies = {"docxtpl": [s.paragraphs("l", "a", p(s.v("a.name")) + p("{%p if not loop.last %}") + broken + p("{%p endif %}"))],
              "docx-templates": [s.paragraphs("l", "a", p(s.v("a.name")) + p("{IF $idx &lt; l.length - 1}") + broken + p("{END-IF}"))]}
    last = lambda q: q.ok and q.xml.count('w:type="page"') == 2 and q.xml.rfind('w:type="page"') < q.xml.find("丙")
    return [Case(x, PEOPLE, last) for x in bodies.get(s.engine, [s.paragraphs("l", "a", p(s.v("a.name")) + broken), s.paragraphs("l", "a", p(s.v("a.name")) + p("{pagebreak}"))])]


@feature("the same by “page break before” of an empty last paragraph", G)
def _(s):
    broken = "<w:p><w:pPr><w:pageBreakBefore/></w:pPr></w:p>"
    bodies = {"docxtpl": s.paragraphs("l", "a", p(s.v("a.name")) + p("{%p if not loop.last %}") + broken + p("{%p endif %}")),
              "docx-templates": s.paragraphs("l", "a", p(s.v("a.name")) + p("{IF $idx &lt; l.length - 1}") + broken + p("{END-IF}"))}
    return Case(bodies.get(s.engine, s.paragraphs("l", "a", p(s.v("a.name")) + broken)), PEOPLE, lambda q: q.ok and q.xml.count("pageBreakBefore") == 2 and q.xml.rfind("pageBreakBefore") < q.xml.find("丙"))


@feature("first and last item known", G)
def _(s):
    bodies = {"yishibu": "{#l}{name}{#$last}。{:else}、{/}{/l}", "docxtpl": "{% for a in l %}{{ a.name }}{% if loop.last %}。{% else %}、{% endif %}{% endfor %}",
              "docx-templates": "{FOR a IN l}{INS $a.name}{IF $idx === l.length - 1}。{END-IF}{IF $idx !== l.length - 1}、{END-IF}{END-FOR a}"}
    cases = [Case(p(bodies.get(s.engine, "{#l}{name}{#$last}。{/}{^$last}、{/}{/l}")), PEOPLE, says("甲、乙、丙。¶"))]
    if s.engine == "docxtemplater":
        cases.append(Case(p("{#l}{name}{#$index == l.length - 1}。{/}{#$index &lt; l.length - 1}、{/}{/l}"), PEOPLE, says("甲、乙、丙。¶"), "module", {"expressions": True}))
    return cases


@feature("condition in a header", G)
def _(s):
    return Case(p("好"), {"yes": True, "no": False}, lambda q: q.ok and q.text_of(q.part("word/header1.xml")) == "有无¶", header=s.when("yes", "有") + s.unless("no", "无") + s.when("no", "错"))


@feature("twelve sections within one another", G)
def _(s):
    data = {"name": "底"}
    for level in range(12, 0, -1):
        data = {"l" + str(level): [data]}
    body = s.v("k12.name")
    for level in range(12, 0, -1):
        body = s.here(("k" + str(level - 1) + "." if level > 1 else "") + "l" + str(level), "k" + str(level), body)
    return Case(p(body), data, says("底¶"))


@feature("numbered list starts anew for each item", G)
def _(s):
    body = s.paragraphs("groups", "g", p(s.v("g.title")) + s.paragraphs("g.members", "m", p(s.v("m.name"), '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr>')))

    def judge(q):
        if not q.ok:
            return False
        lists = [re.search(r'<w:numId w:val="(\d+)"', x) for x in q.xml.split("</w:p>") if "甲" in x or "乙" in x or "丙" in x]
        ids = [x.group(1) for x in lists if x]
        return len(ids) == 3 and ids[0] == ids[1] != ids[2] and 'startOverride' in q.part("word/numbering.xml") and q.valid()
    return Case(body, GROUPS, judge)


def ids_of(pattern):
    def judge(q):
        found = re.findall(pattern, q.xml) if q.ok else []
        return len(found) == 3 == len(set(found))
    return judge


@feature("bookmarks in a section get ids and names of their own", G)
def _(s):
    body = s.paragraphs("l", "a", '<w:p><w:bookmarkStart w:id="3" w:name="m"/>' + r(s.v("a.name")) + '<w:bookmarkEnd w:id="3"/></w:p>')
    both = (ids_of(r'<w:bookmarkStart [^>]*?w:id="(\d+)"'), ids_of(r'<w:bookmarkStart [^>]*?w:name="([^"]+)"'), ids_of(r'<w:bookmarkEnd [^>]*?w:id="(\d+)"'))
    return Case(body, PEOPLE, lambda q: all(j(q) for j in both))


@feature("drawings in a section get ids of their own", G)
def _(s):
    cases = [({}, "")] + ([({"fixDocPr": True}, "module")] if s.engine == "docxtemplater" else [])
    return [Case(s.paragraphs("l", "a", "<w:p>" + r(s.v("a.name")) + picture(4) + "</w:p>"), PEOPLE, ids_of(r'<wp:docPr [^>]*?\bid="(\d+)"'), note, options) for options, note in cases]


def cloned(title, mark, part):
    @feature(title, "Sections")
    def _(s):
        body = s.paragraphs("l", "a", "<w:p>" + r(s.v("a.name")) + "<w:r><w:" + mark + 'Reference w:id="1"/></w:r></w:p>')

        def judge(q):
            if not ids_of("<w:" + mark + r'Reference [^>]*?w:id="(\d+)"')(q):
                return False
            notes = q.part("word/" + part + ".xml")
            return all("注" + name in q.text_of(notes) for name in "甲乙丙") and q.valid()
        return Case(body, PEOPLE, judge, **{mark: "注" + s.v("a.name")})


cloned("a footnote in a section: one for each item", "footnote", "footnotes")
cloned("a comment in a section: one for each item", "comment", "comments")


@feature("equal cells below one another are merged", G)
def _(s):
    data = {"l": [{"g": "一组", "name": "甲"}, {"g": "一组", "name": "乙"}, {"g": "二组", "name": "丙"}]}
    first = {"docxtpl": ["{% vm %}{{ a.g }}"], "yishibu": ["{g | merge}"]}.get(s.engine, [s.v("a.g")])

    def judge(q):
        rows = q.xml.split("</w:tr>") if q.ok else []
        return len(rows) == 4 and 'w:val="restart"' in rows[0] and "<w:vMerge" in rows[1] and "restart" not in rows[1] and ("<w:vMerge" not in rows[2] or "restart" in rows[2])
    return [Case(table(2, s.rows("l", "a", row(x, s.v("a.name")))), data, judge) for x in first]


@feature("the same within each group of a nested section", G)
def _(s):
    first = {"docxtpl": "{% vm %}{{ g.title }}", "yishibu": "{title | merge}"}.get(s.engine, s.v("g.title"))
    rows = s.group("groups", "g", "", s.rows("g.members", "m", row(first, s.v("m.name"))), "") if s.engine in ("docxtpl", "docx-templates") else row("{#groups}", "") + s.rows("members", "m", row(first, "{name}")) + row("{/groups}", "")

    def judge(q):
        lines = q.xml.split("</w:tr>") if q.ok else []
        return len(lines) == 4 and "restart" in lines[0] and "<w:vMerge" in lines[1] and "restart" not in lines[1] and ("<w:vMerge" not in lines[2] or "restart" in lines[2])
    return Case(table(2, rows), GROUPS, judge)


@feature("content controls in a section get ids of their own, or none", G)
def _(s):
    body = s.paragraphs("l", "a", '<w:sdt><w:sdtPr><w:id w:val="77"/></w:sdtPr><w:sdtContent>' + p(s.v("a.name")) + "</w:sdtContent></w:sdt>")

    def judge(q):
        found = re.findall(r'<w:id w:val="(-?\d+)"', q.xml) if q.ok else []
        return q.ok and q.xml.count("<w:sdt>") == 3 and len(found) == len(set(found))
    return Case(body, PEOPLE, judge)


@feature("section over words of a tracked change", G)
def _(s):
    first, second = (s.here("l", "a", "\0").split("\0"))
    body = "<w:p>" + r(first + s.v("a.name")) + '<w:ins w:id="9" w:author="村" w:date="2024-06-01T00:00:00Z">' + r("、" + second) + "</w:ins>" + r("完") + "</w:p>"
    return Case(body, PEOPLE, lambda q: q.ok and q.text == "甲、乙、丙、完¶" and q.valid())


@feature("a link for each item, with an address of its own", G)
def _(s):
    data = {"l": [{"name": "甲", "u": "https://example.invalid/1"}, {"name": "乙", "u": "https://example.invalid/2"}]}
    body = s.paragraphs("l", "a", '<w:p><w:hyperlink r:id="rIdLink">' + r(s.v("a.name")) + "</w:hyperlink></w:p>")
    data2 = {"l": [{"x": {"_type": "link", "text": v["name"], "target": v["u"]} if s.engine == "easy-template-x" else {"url": v["u"], "label": v["name"]} if s.engine == "docx-templates" else {"_rich": v["name"], "link": v["u"]}} for v in data["l"]]}
    judge = lambda q: q.ok and q.text == "甲¶乙¶" and all(v["u"] in q.part("word/_rels/document.xml.rels") for v in data["l"]) and q.xml.count("<w:hyperlink") == 2 and q.valid()
    other = {"docxtpl": "{{r a.x }}", "docx-templates": "{LINK $a.x}", "easy-template-x": "{x}"}.get(s.engine)
    return [Case(body, data, judge, target=s.v("a.u").replace(" ", ""))] + ([Case(s.paragraphs("l", "a", p(other)), data2, judge, options={"revive": True})] if other else [])


# ---- What is put in ----
G = "What can be put in"


@feature("raw XML", G)
def _(s):
    xml = '<w:p><w:r><w:br w:type="page"/></w:r></w:p>'
    tag, value = {"docxtpl": ("{{p x|safe }}", xml), "easy-template-x": ("{x}", {"_type": "rawXml", "xml": xml, "replaceParagraph": True}),
                  "docx-templates": ("{INS x}", '||<w:br w:type="page"/>||')}.get(s.engine, ("{@x}", xml))
    return Case(p(tag), {"x": value}, lambda q: q.ok and 'w:type="page"' in q.xml and "&lt;" not in q.xml)


def new_picture(q):
    return q.ok and any("media/" in n for n in q.names if n != "word/media/dot.png") and len(re.findall("<a:blip ", q.xml)) == 1


@feature("picture from the data", G)
def _(s):
    size = {"width": 100, "height": 100}
    cases = {"docxtpl": [("{{ x }}", {"_bytes": dot64(9)}, {"revive": True})],
             "easy-template-x": [("{x}", {"_type": "image", "source": {"_bytes": dot64(9)}, "format": "image/png", **size}, {})],
             "docx-templates": [("{IMAGE x}", {"width": 1, "height": 1, "data": dot64(9), "extension": ".png"}, {})]}
    ours = [("{%x}", "data:image/png;base64," + dot64(9), {})]
    return [Case(p(tag), {"x": value}, new_picture, options=options) for tag, value, options in cases.get(s.engine, ours)]


@feature("picture in the place and size of one in the template", G)
def _(s):
    def judge(q):
        used = re.search(r'r:embed="([^"]+)"', q.xml) if q.ok else None
        target = used and re.search('Id="' + used.group(1) + r'"[^>]*?Target="/?([^"]+)"', q.part("word/_rels/document.xml.rels")) or used and re.search('Target="/?([^"]+)"[^>]*?Id="' + used.group(1) + '"', q.part("word/_rels/document.xml.rels"))
        return bool(target) and q.raw("word/" + target.group(1).removeprefix("word/")) == q.dot(9) and 'cx="360000"' in q.xml
    body = lambda text: "<w:p>" + picture(4, text) + "</w:p>"
    cases = {"docxtpl": [(body(""), {}, {"replace": {"dot.png": dot64(9)}})],
             "easy-template-x": [(body("{x}"), {"_type": "image", "source": {"_bytes": dot64(9)}, "format": "image/png"}, {})],
             "docx-templates": [(body("{IMAGE x}"), {"width": 1, "height": 1, "data": dot64(9), "extension": ".png"}, {})]}
    ours = [(body("{%x}"), "data:image/png;base64," + dot64(9), {})]
    return [Case(b, {"x": value}, judge, options=options) for b, value, options in cases.get(s.engine, ours)]


@feature("rich text from the data", G)
def _(s):
    tag, value = {"docxtpl": ("{{r x }}", {"_rich": "粗", "bold": True})}.get(s.engine, ("{x}", {"_type": "richText", "text": "粗", "bold": True}))
    return [Case(p(t), {"x": v}, lambda q: q.ok and re.search(r"<w:b/>.*粗", q.xml) is not None and "_type" not in q.text, options={"revive": True})
            for t, v in [(tag, value)]]


@feature("HTML from the data", G)
def _(s):
    tag = {"docx-templates": "{HTML x}", "docxtpl": "{{ x }}"}.get(s.engine, "{~~x}")
    return Case(p(tag), {"x": "<html><body><b>粗</b></body></html>"}, lambda q: q.ok and "&lt;b" not in q.xml and ("altChunk" in q.xml and "~" or re.search(r"<w:b/>.*粗", q.xml) is not None))


@feature("another document put in", G)
def _(s):
    return [Case(p(tag), {"x": value}, holds("附件正文"), options={"revive": True}) for tag, value in [("{{p x }}", {"_document": "SUBDOCUMENT"}) if s.engine == "docxtpl" else ("{:include x}", {"file": "SUBDOCUMENT"})]]


@feature("link to an address in the data", G)
def _(s):
    url = "https://example.invalid/new"
    tag, value = {"docxtpl": ("{{r x }}", {"_rich": "网页", "link": url}), "easy-template-x": ("{x}", {"_type": "link", "text": "网页", "target": url}),
                  "docx-templates": ("{LINK x}", {"url": url, "label": "网页"})}.get(s.engine, ("{x}", {"_type": "link", "text": "网页", "target": url}))
    judge = lambda q: q.ok and url in q.part("word/_rels/document.xml.rels") and "<w:hyperlink" in q.xml and "{" not in q.text
    # Or the link stands in the template and the data fills in its address and its words.
    drawn = '<w:p><w:hyperlink r:id="rIdLink">' + r(s.v("t")) + "</w:hyperlink></w:p>"
    return [Case(p(tag), {"x": value}, judge, options={"revive": True}), Case(drawn, {"x": url, "t": "网页"}, judge, target=s.v("x").replace(" ", ""))]


@feature("chart from the data", G)
def _(s):
    data = {"_type": "chart", "categories": {"names": ["北巷"]}, "series": [{"name": "同意", "values": [17]}]}
    judge = lambda q: q.ok and all(w in q.part("word/charts/chart1.xml") for w in ("北巷", "同意", "17"))
    return [Case(drawn_chart(), {"x": data}, judge, chart=t) for t in ([s.v("x")] + (["{$x}"] if s.engine == "docxtemplater" else []))]


def builtin(title, tags, data, text):
    """Without code of one's own, so only the engine's own words are tried."""
    feature(title, "What can be put in")(lambda s: [Case(p("{" + t + "}"), data, says(text)) for t in tags] if s.engine == "yishibu" else [])


builtin("二〇二四年六月一日 from a date", ['d | date:"cn"'], {"d": "2024-06-01"}, "二〇二四年六月一日¶")
builtin("一百零二 from a number", ["n | cn"], {"n": 102}, "一百零二¶")
builtin("壹佰贰拾元整 from an amount", ["n | money"], {"n": 120}, "壹佰贰拾元整¶")


def spelled(title, bodies, data, text):
    """Where the tags of more than one engine can say it; docxtemplater's by its module of expressions."""
    @feature(title, "What can be put in")
    def _(s):
        cases = [Case(p(x), data, says(text)) for x in bodies.get(s.engine, [])]
        return cases + ([Case(p(x), data, says(text), "module", {"expressions": True}) for x in bodies.get("module", [])] if s.engine == "docxtemplater" else [])


spelled("☑ and □ from yes and no", {"yishibu": ["{y | check}{n | check}"], "docxtpl": ["{{ '☑' if y else '□' }}{{ '☑' if n else '□' }}"], "docx-templates": ["{INS y ? '☑' : '□'}{INS n ? '☑' : '□'}"],
                                    "docxtemplater": ["{#y}☑{/y}{^y}□{/y}{#n}☑{/n}{^n}□{/n}"]}, {"y": True, "n": False}, "☑□¶")
spelled("77.5% from 31 of 40", {"yishibu": ["{n | percent}"], "docxtpl": ["{{ (a / b * 100)|round(1) }}%"], "docx-templates": ["{INS a / b * 100}%"], "module": ["{a / b * 100}%"]}, {"a": 31, "b": 40, "n": "31/40"}, "77.5%¶")
spelled("张　三, as wide as a name of three characters", {"yishibu": ["{n | name}"], "docxtpl": ["{{ n[0] ~ '　' ~ n[1] if n|length == 2 else n }}"],
                                              "docx-templates": ["{INS n.length === 2 ? n[0] + '　' + n[1] : n}"]}, {"n": "张三"}, "张　三¶")


@feature("a link's address in the data cannot be a script", G)
def _(s):
    url = "javascript:alert(1)"
    tag, value = {"docxtpl": ("{{r x }}", {"_rich": "网页", "link": url}), "easy-template-x": ("{x}", {"_type": "link", "text": "网页", "target": url}),
                  "docx-templates": ("{LINK x}", {"url": url, "label": "网页"})}.get(s.engine, (None, None))
    judge = lambda q: url not in q.part("word/_rels/document.xml.rels") if q.ok else True
    if tag:
        return Case(p(tag), {"x": value}, judge, options={"revive": True})
    if s.engine == "docxtemplater":
        return Case(p("x"), {}, lambda q: "no links")
    return Case('<w:p><w:hyperlink r:id="rIdLink">' + r("网页") + "</w:hyperlink></w:p>", {"x": url}, judge, target="{x}")


@feature("raw XML with a field in it (DDE) is refused", G)
def _(s):
    field = '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>DDEAUTO c:\\\\x</w:instrText></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r>'
    xml = "<w:p>" + field + "</w:p>"
    tag, value = {"docxtpl": ("{{p x|safe }}", xml), "easy-template-x": ("{x}", {"_type": "rawXml", "xml": xml, "replaceParagraph": True}), "docx-templates": ("{INS x}", "||" + field + "||")}.get(s.engine, ("{@x}", xml))
    return Case(p(tag), {"x": value}, lambda q: "<w:instrText" not in q.xml)


# ---- Places ----
G = "Where tags may stand"
XX = {"x": "好了"}


def placed(title, where, body=lambda s: p("x"), look=None, **parts):
    @feature(title, "Where tags may stand")
    def _(s):
        return Case(body(s), XX, look or (lambda q: q.ok and "好了" in q.part(where)), **{k: v(s) for k, v in parts.items()})


def mark(kind):
    return lambda s: "<w:p>" + r("x") + "<w:r><w:" + kind + 'Reference w:id="1"/></w:r></w:p>'


placed("header and footer", "", look=lambda q: q.ok and "好了" in q.part("word/header1.xml") and "好了" in q.part("word/footer1.xml"), header=lambda s: s.v("x"), footer=lambda s: s.v("x"))
placed("footnote", "word/footnotes.xml", mark("footnote"), footnote=lambda s: s.v("x"))
placed("endnote", "word/endnotes.xml", mark("endnote"), endnote=lambda s: s.v("x"))
placed("comment", "word/comments.xml", mark("comment"), comment=lambda s: s.v("x"))
placed("text box", "word/document.xml", lambda s: '<w:p><w:r><w:pict><v:shape id="s" style="width:90pt;height:30pt"><v:textbox><w:txbxContent>' + p(s.v("x")) + "</w:txbxContent></v:textbox></v:shape></w:pict></w:r></w:p>")
placed("content control", "word/document.xml", lambda s: "<w:sdt><w:sdtPr/><w:sdtContent>" + p(s.v("x")) + "</w:sdtContent></w:sdt>")
placed("text of a link", "word/document.xml", lambda s: '<w:p><w:hyperlink r:id="rIdLink">' + r(s.v("x")) + "</w:hyperlink></w:p>")
placed("inserted text (tracked)", "word/document.xml", lambda s: '<w:p><w:ins w:id="9" w:author="村" w:date="2024-06-01T00:00:00Z">' + r(s.v("x")) + "</w:ins></w:p>")
placed("tag with a tracked change inside", "", lambda s: "<w:p>" + r(s.v("x")[:-2]) + '<w:ins w:id="9" w:author="村" w:date="2024-06-01T00:00:00Z">' + r(s.v("x")[-2:-1]) + '</w:ins><w:del w:id="8" w:author="村" w:date="2024-06-01T00:00:00Z"><w:r><w:delText>旧</w:delText></w:r></w:del>' + r(s.v("x")[-1:]) + "</w:p>",
       look=lambda q: q.ok and q.text == "好了¶" and q.valid())
placed("field instruction", "word/document.xml", lambda s: '<w:p><w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText xml:space="preserve"> SUBJECT ' + s.v("x") + ' </w:instrText></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r></w:p>')
placed("alternative text of a picture", "word/document.xml", lambda s: "<w:p>" + picture(4, s.v("x")) + "</w:p>")
placed("address of a link in the template", "word/_rels/document.xml.rels", lambda s: '<w:p><w:hyperlink r:id="rIdLink">' + r("x") + "</w:hyperlink></w:p>", target=lambda s: "https://example.invalid/" + s.v("x").replace(" ", ""),
       look=lambda q: q.ok and ("好了" in q.part("word/_rels/document.xml.rels") or "%E5%A5%BD" in q.part("word/_rels/document.xml.rels")))
placed("core properties", "docProps/core.xml", subject=lambda s: s.v("x"))
placed("custom properties", "docProps/custom.xml", custom=lambda s: s.v("x"))


# ---- Mistakes ----
G = "Mistakes in a template"
NAMES = ["closed but not opened", "opened but not closed", "closed by another name", "not closed by a brace"]
for index, name in enumerate(NAMES):
    feature(name + ": noticed", G)(lambda s, i=index: Case(p("好") + p(s.mistakes()[i]), {"a": [1], "b": [1], "c": [1]}, lambda q: not q.ok))


@feature("three at once, all three reported", G)
def _(s):
    a, b, _, d = s.mistakes()
    return Case(p(a) + p(d) + p(b), {"a": [1], "b": [1], "c": [1]}, lambda q: not q.ok and len({(e.get("tag"), e.get("message")) for e in q.errors}) >= 3)


@feature("three unknown names, all three reported", G)
def _(s):
    return Case(p("A" + s.v("one") + s.v("two")) + p(s.v("three")), {"x": 1}, lambda q: all(n in q.said for n in ("one", "two", "three")))


@feature("the tag is named", G)
def _(s):
    return Case(p("好") + p(s.mistakes()[0]), {"a": [1]}, lambda q: not q.ok and any(e.get("tag") or s.mistakes()[0].strip("{}% ") in e.get("message", "") for e in q.errors))


@feature("its name ends where the Chinese sentence goes on", G)
def _(s):
    def judge(q):
        return not q.ok and any("姓名" in str(e.get("tag")) + e.get("message", "") and "村民" not in str(e.get("tag")) for e in q.errors) and not any("村民" in str(e.get("tag")) for e in q.errors)
    return Case(p(s.mistakes()[3]), {}, judge)


@feature("the part is named", G)
def _(s):
    return Case(p("好"), {}, lambda q: not q.ok and any("header" in str(e.get("part")) + e.get("message", "") for e in q.errors), header=s.mistakes()[0])


@feature("its paragraph is named", G)
def _(s):
    return Case(p("好") + p("好") + p(s.mistakes()[0]), {}, lambda q: not q.ok and any(e.get("paragraph") == 3 or "paragraph 3" in e.get("message", "") for e in q.errors))


@feature("its place in a table is named", G)
def _(s):
    return Case(p("好") + table(2, row("好", "好"), row("好", s.mistakes()[1])), {"b": [1]}, lambda q: not q.ok and any("row 2" in str(e.get("table")) + e.get("message", "") for e in q.errors))


@feature("its kind has a code for programs", G)
def _(s):
    def judge(q):
        codes = [str(e.get("code", "")) for e in q.errors]
        return not q.ok and any("unclosed" in c for c in codes)
    return Case(p("好") + p(s.mistakes()[1]), {"b": [1]}, judge)


@feature("a copy of the template with each mistake as a comment", G)
def _(s):
    return Case(p("好") + p(s.mistakes()[0]) + p(s.mistakes()[1]), {}, lambda q: q.xml.count("<w:commentReference") == 2 and q.part("word/comments.xml").count("<w:comment ") == 3 and q.valid(), want="comments")


@feature("its offset in the text is told", G)
def _(s):
    return Case(p("好") + p("好" + s.mistakes()[0]), {}, lambda q: not q.ok and any(isinstance(e.get("offset"), int) for e in q.errors))


@feature("it is told what to write instead", G)
def _(s):
    return Case(p(s.mistakes()[1]), {"b": [1]}, lambda q: not q.ok and any(e.get("hint") or "{/b}" in e.get("message", "") for e in q.errors))


@feature("the right name is proposed for a mistyped one", G)
def _(s):
    return [Case(p(s.v("titel")), {"title": "好", "place": "村"}, lambda q: any("title" in str(e.get("hint")) + e.get("message", "") for e in q.errors), want=want) for want in (None, "check")]


@feature("the fields of a kind of record are known to the check", G)
def _(s):
    return Case(p(s.v("titel")), {}, lambda q: any(e.get("code") == "unknown_field" and "title" in str(e.get("hint")) for e in q.errors), want="kind")


@feature("the values without a tag and the tags without a value are reported", G)
def _(s):
    return Case(p("A" + s.v("missing_one")), {"unused_one": "好"}, lambda q: "missing_one" in q.said and "unused_one" in q.said)


@feature("full-width ｛｝ taken as braces", G)
def _(s):
    return Case(p(s.v("x").replace("{", "｛").replace("}", "｝")), XX, says("好了¶"))


@feature("list of a template's tags, with those inside sections", G)
def _(s):
    return Case(p(s.v("title")) + s.paragraphs("l", "a", p(s.v("a.name"))), PEOPLE, lambda q: "title" in q.said and ("name" in q.said or "~"), want="tags")


# ---- The file ----
G = "The file"


@feature("same template and data, same bytes", G)
def _(s):
    return Case(p(s.v("x")), XX, lambda q: q.ok, want="again")


@feature("one opened template filled again with other data", G)
def _(s):
    return [] if s.engine in ("easy-template-x", "docx-templates") else Case(p(s.v("x")), {"x": "旧"}, says("好了¶"), options={"again": XX})  # those open it each time


@feature("memory does not grow with the rows of a table", G)
def _(s):
    return Case(table(2, s.rows("l", "a", row(s.v("a.name"), s.v("a.text")))), {}, lambda q: q.ok, want="memory")


@feature("a template cannot run code of its own", G)
def _(s):
    body = {"docxtpl": "{{ ''.__class__.__mro__[1].__subclasses__()|length }}", "docx-templates": "{INS [].constructor.constructor('return 40 + 2')()}"}.get(s.engine, "{constructor.constructor('return 40 + 2')()}")
    return Case(p(body), XX, lambda q: not q.ok or not re.search(r"\d\d", q.text))


@feature("data read back out of a filled document", G)
def _(s):
    return Case(p("x"), {}, lambda q: "水渠边" in q.said and "社区会议室" in q.said, want="readback")
