"""The text of each paper as we wrote it, as python-docx reads it and as pandoc does: texts.py FOLDER OTHER_PRESET."""
import html, json, os, re, shutil, subprocess, sys, zipfile

try: import docx
except ImportError: docx = None
pandoc = shutil.which("pandoc")
BLANKS = re.compile(r"[\s\u3000]+")


def squeezed(text): return BLANKS.sub("", text)


def ours(path):
    xml = zipfile.ZipFile(path).read("word/document.xml").decode()
    return squeezed("".join(html.unescape(t) for t in re.findall(r"<w:t(?: [^>]*)?>([^<]*)</w:t>", xml)))


def words(node):
    """The words of pandoc's tree in order."""
    if isinstance(node, dict):
        if node.get("t") == "Str": return node["c"]
        return words(node.get("c", []))
    return "".join(words(n) for n in node) if isinstance(node, list) else ""


def of_pandoc(path):
    tree = json.loads(subprocess.run(["pandoc", "-f", "docx", "-t", "json", path], capture_output=True, check=True).stdout)
    title = tree["meta"].get("title", {}).get("c", [])
    return squeezed(words(title) + words(tree["blocks"]))


wrong = 0
for name in sorted(os.listdir(sys.argv[1])):
    path = f"{sys.argv[1]}/{name}"
    text = ours(path)
    seen = {sys.argv[2]: ours(f"{sys.argv[2]}/{name}")}
    if docx: seen["python-docx"] = squeezed("".join(t.text or "" for t in docx.Document(path).element.body.iter("{*}t")))
    if pandoc: seen["pandoc"] = of_pandoc(path)
    if "{" in text or not text: print(f"{name}: a tag is left, or there is no text"); wrong += 1
    for reader, other in seen.items():
        if other == text: continue
        wrong += 1
        at = next((i for i, (a, b) in enumerate(zip(text, other)) if a != b), min(len(text), len(other)))
        print(f"{name}: {reader} reads …{other[max(0, at - 10):at + 30]}, we wrote …{text[max(0, at - 10):at + 30]}")
print(f"texts that differ between readers: {wrong}")
