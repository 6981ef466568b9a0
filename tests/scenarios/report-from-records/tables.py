# SPDX-License-Identifier: MIT
# Reads the .xlsx as its standard says, with nothing but zipfile, and compares its first sheet with the .csv cell by cell.
import csv, io, sys, zipfile
import xml.etree.ElementTree as ET

M = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
rows = list(csv.reader(io.StringIO(open(sys.argv[1], encoding="utf-8-sig", newline="").read())))
book = zipfile.ZipFile(sys.argv[2])
assert book.testzip() is None
for name in book.namelist(): ET.fromstring(book.read(name))
names = [s.get("name") for s in ET.fromstring(book.read("xl/workbook.xml")).iter(M + "sheet")]
cells, numbers, formulas = [], 0, 0
for row in ET.fromstring(book.read("xl/worksheets/sheet1.xml")).iter(M + "row"):
    line = []
    for c in row:
        number = c.find(M + "v")
        numbers += number is not None
        formulas += c.find(M + "f") is not None
        line.append(number.text if number is not None else "".join(t.text or "" for t in c.iter(M + "t")))
    cells.append(line)
print("sheets:", *names, "· first the same as the CSV:", cells == rows, "·", len(cells), "rows,", numbers, "numbers,", formulas, "formulas")
