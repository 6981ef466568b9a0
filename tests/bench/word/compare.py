#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
# Runs every feature in every engine that is there, judges what comes out and prints the table. Must not know what a feature is about.
# compare.py BUILD WORK PYTHON: PYTHON has docxtpl, or is empty. OOXML_SCHEMAS names the folder of validate_docx.sh, if there is one.
# WHY=PATTERN runs the features with such titles and prints what happened; ONLY=engine,engine runs no others.
# CELLS=FILE keeps every cell that was run and does not run it again, as long as WORK is the same: one engine alone can be run anew by
# taking it out of the file.
import json
import os
import re
import subprocess
import sys
import time
import xml.etree.ElementTree as tree
import zipfile

import package
from features import FEATURES, Case
from syntax import ALL
from text import text_of

HERE = os.path.dirname(os.path.abspath(__file__))
BUILD, WORK, PYTHON = (sys.argv + [""])[1:4]
SCHEMAS = os.environ.get("OOXML_SCHEMAS", "")
WHY = os.environ.get("WHY")
ONLY = os.environ.get("ONLY", "").split(",")
KEPT = os.environ.get("CELLS")
# What docxtemplater sells as modules beside the free package, from its list of modules.
SOLD = {"picture from the data", "picture in the place and size of one in the template", "rich text from the data", "HTML from the data", "another document put in",
        "link to an address in the data", "equal cells below one another are merged", "chart from the data", "a copy of the template with each mistake as a comment"}
# poi-tl was not run; from its documentation and source, where they say something.
POI_TL = {
    "tag cut into runs, spelling marks between": "y", "table rows": "plug-in", "table columns": "plug-in", "several rows for an item": "plug-in", "paragraphs; the section's tags leave no empty one": "y",
    "section within a cell of a repeated row": "~", "rows of members within rows of groups": "n", "condition": "y", "inverted condition": "~", "else": "n", "no comma behind the last item": "n",
    "comparison in a condition": "SpEL", "and, not": "SpEL", "sums": "SpEL", "page break between items, none behind the last": "n", "numbered list starts anew for each item": "y",
    "bookmarks in a section get ids and names of their own": "n", "drawings in a section get ids of their own": "y", "a footnote in a section: one for each item": "n", "a comment in a section: one for each item": "n",
    "equal cells below one another are merged": "n", "raw XML": "y", "picture from the data": "y", "picture in the place and size of one in the template": "y", "rich text from the data": "y", "HTML from the data": "n",
    "another document put in": "y", "chart from the data": "y", "link to an address in the data": "y", "header and footer": "y", "footnote": "y", "endnote": "y", "comment": "y", "text box": "y", "content control": "y", "text of a link": "y",
    "inserted text (tracked)": "y", "tag with a tracked change inside": "n", "field instruction": "n", "alternative text of a picture": "y", "address of a link in the template": "n", "core properties": "n", "custom properties": "n",
    "a missing value is printed as": "“”", "three at once, all three reported": "n", "the tag is named": "y", "the part is named": "n", "its paragraph is named": "n", "its offset in the text is told": "n",
    "the right name is proposed for a mistyped one": "n", "a copy of the template with each mistake as a comment": "n", "full-width ｛｝ taken as braces": "n", "its name ends where the Chinese sentence goes on": "n", "list of a template's tags, with those inside sections": "y",
    "the values without a tag and the tags without a value are reported": "n", "other delimiters": "y", "one opened template filled again with other data": "n", "memory does not grow with the rows of a table": "n", "data read back out of a filled document": "n",
    "☑ and □ from yes and no": "n", "壹佰贰拾元整 from an amount": "n", "二〇二四年六月一日 from a date": "n",
}


def call(words, environment=None):
    """Its output, exit code and peak of memory in MB."""
    child = subprocess.Popen(words, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, env={**os.environ, "LC_ALL": "C.UTF-8", **(environment or {})}, cwd=WORK)
    said = child.stdout.read().decode("utf-8", "replace")
    _, status, usage = os.wait4(child.pid, 0)
    child.returncode = os.waitstatus_to_exitcode(status)
    return said, child.returncode, usage.ru_maxrss / 1024


def command(engine, template, data, out, options, want):
    """The words that run an engine, or nothing where it has no such command."""
    program = BUILD + "/bin/yishibu"
    if engine == "yishibu":
        more = {"check": ["--data", data], "kind": ["--kind", "national:meeting"], "comments": ["--comments", out]}
        if want == "tags":
            return [program, "--json", "template", "tags", template]
        if want in more:
            return [program, "--json", "template", "check", template] + more[want]
        if "again" in options:  # the command fills one document, the engine as many as it is asked to
            return [BUILD + "/bin/bench_word", "fill", template, data, out, options["again"]]
        return [program, "--json", "template", "render", template, "--data", data, "-o", out] + (["--options", options["file"]] if "file" in options else [])
    if want in ("check", "kind", "comments"):
        return None
    peer = [PYTHON, HERE + "/peer.py"] if engine == "docxtpl" else ["node", HERE + "/peer.js", engine]
    return peer + (["tags", template] if want == "tags" else ["fill", template, data, out] + ([options["file"]] if "file" in options else []))


class Result:
    def __init__(self, engine, case, number):
        stem = f"{WORK}/{engine}-{number}"
        self.template, self.out, data, options = stem + "-t.docx", stem + ".docx", stem + ".json", {}
        package.write(self.template, case.body, **case.parts)
        picture, document = WORK + "/dot.png", WORK + "/annex.docx"
        values = json.loads(json.dumps(case.data).replace('"PICTURE"', json.dumps(picture)).replace('"SUBDOCUMENT"', json.dumps(document)))
        self._save(data, values)
        if case.options:
            options["file"] = stem + "-o.json"
            self._save(options["file"], {k: v for k, v in case.options.items() if engine != "yishibu" or k not in ("again", "revive", "replace")})
            if engine == "yishibu" and "again" in case.options:
                options["again"] = stem + "-again.json"
                self._save(options["again"], case.options["again"])
        self.names, self.files, self.errors, self.said, self.peak, self.ok = [], {}, [], "", 0, False
        if case.want == "readback":
            self.known, self.ok = engine == "yishibu", True
            self.said = readback(stem) if self.known else ""
            return
        words = command(engine, self.template, data, self.out, options, case.want)
        self.known = words is not None
        if not self.known:
            return
        self.said, code, self.peak = call(words)
        self.ok = code == 0 and (case.want in ("tags", "check", "kind") or os.path.exists(self.out))
        if not self.ok or case.want in ("check", "kind"):
            self.errors = self._errors(self.said)
        if (self.ok or case.want == "comments") and os.path.exists(self.out):
            with zipfile.ZipFile(self.out) as file:
                self.names = file.namelist()
                self.files = {n: file.read(n) for n in self.names}

    @staticmethod
    def _save(path, value):
        with open(path, "w", encoding="utf-8") as file:
            json.dump(value, file, ensure_ascii=False)

    @staticmethod
    def _errors(said):
        """The array of mistakes; or the lines of a message: “text, paragraph 2 “…”: {x}: …”."""
        for start in (m.start() for m in re.finditer(r"[\[{]", said)):
            try:
                value = json.JSONDecoder().raw_decode(said[start:])[0]
            except ValueError:
                continue
            while isinstance(value, dict):
                value = next((value[k] for k in ("errors", "problems", "mistakes", "error", "message") if k in value), None)
            if isinstance(value, list) and all(isinstance(v, dict) for v in value):
                return value
            said = value if isinstance(value, str) else said
            break
        lines = re.findall(r"^(.*), paragraph (\d+) “(.*)”: (.*?): (.*)$", said, re.M)
        return [{"part": a, "paragraph": int(b), "tag": d, "message": e} for a, b, _, d, e in lines] or [{"message": said}]

    def part(self, name):
        return self.files.get(name, b"").decode("utf-8", "replace")

    def raw(self, name):
        return self.files.get(name)

    dot = staticmethod(package.dot)

    @property
    def xml(self):
        return self.part("word/document.xml")

    @property
    def well_formed(self):
        try:
            return tree.fromstring(self.files["word/document.xml"]) is not None
        except tree.ParseError:
            return False

    @staticmethod
    def text_of(xml):
        return text_of(xml).replace("|\n", "|").replace("\n", "¶").replace("\t", "")

    @property
    def text(self):
        return self.text_of(self.files["word/document.xml"]) if self.files and self.well_formed else ""

    def valid(self):
        return not SCHEMAS or not invalid([self.out])


def invalid(files):
    if not files:
        return []
    said = subprocess.run([SCHEMAS + "/validate_docx.sh", "-q", *files], capture_output=True, text=True).stdout
    return re.findall(r"^(\S+\.docx): (?:INVALID|not a readable)", said, re.M)


def broken(outputs):
    """How many files break the schema although their templates do not."""
    template = {out: t for t, out in outputs}
    found = [out for out in invalid(list(template)) if not invalid([template[out]])]
    for out in found:
        print("invalid:", out, file=sys.stderr)
    return f"{len(found)} of {len(template)}"


def memory(engine, case, number):
    """How much more 20,000 rows take than 2,000."""
    peaks = []
    for rows in (2000, 20000):
        case.data = {"l": [{"name": "户" + str(i), "text": "同意先修路灯"} for i in range(rows)]}
        result = Result(engine, case, f"{number}-{rows}")
        if not result.ok:
            return False
        peaks.append(result.peak)
    more = peaks[1] - peaks[0]
    return True if more < 4 else f"+{more:.0f} MB"


def readback(stem):
    """What the program says of a paper of a record in which one word was changed by hand."""
    environment = {"HOME": stem + "-home", "YISHIBU_AUTHOR": "村"}
    program = lambda *words: call([BUILD + "/bin/yishibu", *words], environment)[0]
    with open(stem + ".xml", "w", encoding="utf-8") as file:
        file.write('<record xmlns="urn:yishibu:record:1" id="20160315-aaaaaaaa" kind="national:meeting"><field name="title">协商会</field><field name="held">2016-03-15</field><field name="place">社区会议室</field></record>')
    book = stem + "-book"
    said = program("init", book, "--name", "柳岸社区", "--region", "341181")
    said += program("--book", book, "new", "meeting", "--from", stem + ".xml")
    record = program("--book", book, "list")[:17]
    said += program("--book", book, "render", "minutes", record, "-o", stem + "-paper.docx")
    try:
        with zipfile.ZipFile(stem + "-paper.docx") as paper, zipfile.ZipFile(stem + "-changed.docx", "w") as changed:
            for name in paper.namelist():
                changed.writestr(name, paper.read(name).replace("社区会议室".encode(), "水渠边".encode()))
    except OSError:
        return said
    return program("--book", book, "readback", stem + "-changed.docx")


def again(engine, case, number):
    first = Result(engine, case, number)
    time.sleep(2.1)  # a time stamp of a ZIP file counts in two seconds
    return first.ok and open(first.out, "rb").read() == open(Result(engine, case, str(number) + "-again").out, "rb").read()


def judged(engine, make, number, syntax, outputs):
    """The cell of one feature and engine: the best of its cases."""
    cases, best = make(syntax), False
    for index, case in enumerate([cases] if isinstance(cases, Case) else cases or []):
        stem = f"{number}-{index}"
        if case.want in ("memory", "again"):
            verdict = (memory if case.want == "memory" else again)(engine, case, stem)
        else:
            result = Result(engine, case, stem)
            try:
                verdict = result.known and case.judge(result)
            except (KeyError, tree.ParseError):
                verdict = False
            if result.ok and case.want is None and result.files:
                outputs.append((result.template, result.out))
            if WHY:
                print(engine, stem, verdict, result.ok, result.text, result.errors or result.said[:300], result.out, file=sys.stderr)
        if verdict is True:
            return "y" + (f" ({case.note})" if case.note else "")
        best = verdict or best
    return best if isinstance(best, str) else "n"


class Cells:
    """What was run before, by engine and title, and the files that came out."""

    def __init__(self):
        self.known = {}
        if KEPT and os.path.exists(KEPT):
            with open(KEPT, encoding="utf-8") as file:
                self.known = json.load(file)

    def of(self, engine, title, make):
        cells = self.known.setdefault(engine, {"outputs": []})
        if title not in cells:
            cells[title] = make(cells["outputs"])
            if KEPT:
                Result._save(KEPT, self.known)
        return cells[title]


def main():
    with open(WORK + "/dot.png", "wb") as file:
        file.write(package.dot(9))
    package.write(WORK + "/annex.docx", package.paragraph("附件正文"))
    engines = [s for s in ALL if (s.engine != "docxtpl" or PYTHON) and (ONLY == [""] or s.engine in ONLY)]
    engines = [s for s in engines if s.engine in ("yishibu", "docxtpl") or subprocess.run(["node", "-e", f"require('{s.engine}')"], capture_output=True).returncode == 0]
    group, yes, kept = "", {s.engine: 0 for s in engines}, Cells()
    print("| | " + " | ".join("this engine" if s.engine == "yishibu" else s.engine for s in engines) + " | poi-tl (read, not run) |")
    print("|---" * (len(engines) + 2) + "|")
    for number, (name, title, make) in enumerate(FEATURES):
        if WHY and not re.search(WHY, title):
            continue
        if name != group:
            group = name
            print(f"| **{group}** |" + " |" * (len(engines) + 1))
        cells = []
        for syntax in engines:
            cell = kept.of(syntax.engine, title, lambda outputs: judged(syntax.engine, make, number, syntax, outputs))
            yes[syntax.engine] += cell.startswith("y")
            cells.append(cell + (" ($)" if cell == "n" and syntax.engine == "docxtemplater" and title in SOLD else ""))
        print(f"| {title} | " + " | ".join(cells) + f" | {POI_TL.get(title, '')} |", flush=True)
    if SCHEMAS and not WHY:
        cells = []
        for syntax in engines:
            cells.append(kept.of(syntax.engine, "broken", broken))
        print("| files made here that break the schema, of templates that do not | " + " | ".join(cells) + " | |")
    print("| y in all | " + " | ".join(str(yes[s.engine]) for s in engines) + " | |")


main()
