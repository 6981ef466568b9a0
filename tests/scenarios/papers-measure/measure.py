"""Measures a PDF made from a paper, as a ruler would: measure.py PDF TOP, where TOP is the wanted top margin in mm."""
import re, subprocess, sys

MM = 25.4 / 72
text = subprocess.run(["pdftotext", "-bbox", sys.argv[1], "-"], capture_output=True, text=True, check=True).stdout
pages = []
for page in text.split("<page ")[1:]:
    words = re.findall(r'<word xMin="([\d.]+)" yMin="([\d.]+)" xMax="([\d.]+)" yMax="([\d.]+)">(.*?)</word>', page)
    pages.append([(float(a), float(b), float(c), float(d), w) for a, b, c, d, w in words])


def lines(page):
    """Words of the text, not of the page number, by line: left, right, middle, characters."""
    out = {}
    for a, b, c, d, w in page:
        if (b + d) / 2 * MM < 265: out.setdefault(round((b + d) / 2), []).append((a, c, w))
    rows = []
    for y in sorted(out):
        words = sorted(out[y])
        if rows and y - rows[-1][2] < 8: continue
        rows.append((words[0][0], words[-1][1], y, "".join(w for _, _, w in words)))
    return rows


def number(page):
    words = [w for w in page if (w[1] + w[3]) / 2 * MM >= 265]
    return min(w[0] for w in words) * MM, max(w[2] for w in words) * MM, 297 - sum((w[1] + w[3]) / 2 for w in words) / len(words) * MM


full = lines(pages[1])
pitch = (full[-1][2] - full[0][2]) / (len(full) - 1)
print(f"lines on a full page: {len(full)}, {pitch:.1f} pt apart")
print("characters in a full line:", max(len(row[3]) for row in full))
print(f"left margin: {min(row[0] for row in full) * MM:.0f} mm, right margin: {210 - max(row[1] for row in full) * MM:.0f} mm")
# A character's ink begins about 0.86 of its size over the baseline, which LibreOffice puts at four fifths of an exact line.
image = subprocess.run(["pdftoppm", "-f", "2", "-l", "2", "-r", "254", "-gray", sys.argv[1]], capture_output=True, check=True).stdout
width, height = map(int, image.split(None, 4)[1:3])
rows = image[-width * height:]
ink = next(y for y in range(height) if min(rows[y * width:(y + 1) * width]) < 128) / 10
top = ink - (0.8 * pitch - 0.86 * 16) * MM
wanted = float(sys.argv[2])
print(f"top margin: {wanted} mm" if abs(top - wanted) < 0.7 else f"top margin: {top:.2f} mm instead of {wanted}")
if "-v" in sys.argv: print(f"measured: {top:.2f} mm, first ink at {ink:.1f} mm")
for name, page in (("odd", pages[2]), ("even", pages[1])):
    left, right, up = number(page)
    side = f"right, {(210 - 26) - right:.0f} mm in" if left > 105 else f"left, {left - 28:.0f} mm in"
    print(f"page number, {name} page: {side}, {up:.0f} mm above the edge")
