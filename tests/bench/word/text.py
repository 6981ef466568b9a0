#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
# text.py FILE.docx: what a reader sees of its text and footers, a paragraph a line, cells set off by tabs. Must not know who made it.
import sys
import xml.etree.ElementTree as tree
import zipfile

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


def text_of(xml):
    """Deleted text is not seen; a paragraph ends with a line feed, a cell with a tab, a row with a bar."""
    out = []

    def walk(node):
        name = node.tag.removeprefix(W)
        if name == "t":
            out.append(node.text or "")
        elif name in ("br", "cr") and node.get(W + "type") != "page":
            out.append("↵")
        elif name == "tab":
            out.append("→")
        elif name not in ("del", "pPr", "instrText", "moveFrom"):
            for child in node:
                walk(child)
        if name in ("p", "tc", "tr"):
            out.append({"p": "\n", "tc": "\t", "tr": "|\n"}[name])

    walk(tree.fromstring(xml))
    return "".join(out)


def main():
    with zipfile.ZipFile(sys.argv[1]) as file:
        for name in sorted(file.namelist()):
            if name.startswith(("word/document", "word/header", "word/footer")) and name.endswith(".xml"):
                sys.stdout.write(text_of(file.read(name)))


if __name__ == "__main__":
    main()
