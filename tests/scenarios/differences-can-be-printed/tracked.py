# SPDX-License-Identifier: MIT
# What a Word document with tracked changes says once everything is accepted or rejected, a paragraph a line, by the rules of the
# format and nothing of ours. Must not know who made the document. Usage: tracked.py accept|reject|marks FILE.docx
import sys
import xml.etree.ElementTree as tree
import zipfile

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
COME, GONE = {W + "ins", W + "moveTo"}, {W + "del", W + "moveFrom"}


def text(node, keep, drop):
    """The text of a paragraph's children: runs of `drop` vanish, those of `keep` and the untouched ones stay."""
    out = ""
    for child in node:
        if child.tag in drop or child.tag == W + "pPr":
            continue
        if child.tag in keep or child.tag == W + "r":
            out += text(child, keep, drop)
        elif child.tag in (W + "t", W + "delText"):
            # Deleted text may stand only in what is deleted, other text nowhere in it.
            out += child.text or ""
        elif child.tag == W + "br":
            out += "\n"
    return out


def check(document):
    ids, names = [], {}
    for node in document.iter():
        if node.tag in COME | GONE:
            assert node.get(W + "author") and node.get(W + "date", "").endswith("Z"), "a change without author or date"
        if node.get(W + "id") and not node.tag.endswith("RangeEnd"):
            ids.append(node.get(W + "id"))
        if node.tag.endswith("RangeStart"):
            names.setdefault(node.get(W + "name"), []).append(node.tag[len(W):])
        if node.tag == W + "del":
            assert not list(node.iter(W + "t")), "text in a deletion that is not deleted text"
        if node.tag in COME | {W + "moveFrom"}:
            assert not list(node.iter(W + "delText")), "deleted text outside a deletion"
    assert len(ids) == len(set(ids)), "an id stands twice"
    for name, tags in names.items():
        assert sorted(tags) == ["moveFromRangeStart", "moveToRangeStart"], "half a move: " + name


def paragraphs(document, keep, drop):
    """A paragraph whose mark vanishes is joined to the next one."""
    out, open_text = [], ""
    for p in document.iter(W + "p"):
        mark = p.find(W + "pPr/" + W + "rPr")
        gone = mark is not None and any(child.tag in drop for child in mark)
        open_text += text(p, keep, drop)
        if not gone:
            out.append(open_text)
            open_text = ""
    assert not open_text, "the last paragraph mark vanishes"
    return out


document = tree.fromstring(zipfile.ZipFile(sys.argv[2]).read("word/document.xml"))
check(document)
if sys.argv[1] == "marks":
    count = {}
    for node in document.iter():
        if node.tag in COME | GONE and len(node):
            key = (node.tag[len(W):], node.get(W + "author"), node.get(W + "date"))
            count[key] = count.get(key, 0) + 1
    for key in sorted(count):
        print(*key, count[key])
else:
    print("\n".join(paragraphs(document, *((COME, GONE) if sys.argv[1] == "accept" else (GONE, COME)))))
