#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
# Whether Word files keep to ECMA-376: the judgement of validate_docx.sh in SCHEMAS, with each schema read once and a part that many files share
# looked at once. Usage: valid_docx.py SCHEMAS FILE.docx… Prints what is wrong, and fails then.
import fnmatch, hashlib, pathlib, subprocess, sys, tempfile, zipfile

schemas, files = pathlib.Path(sys.argv[1]).resolve(), sys.argv[2:]
PARTS = [("[[]Content_Types].xml", "opc-xsd/opc-contentTypes.xsd", False), ("*.rels", "opc-xsd/opc-relationships.xsd", False)] + [
    (f"word/{name}.xml", "wml.xsd", True) for name in ("document*", "styles", "numbering", "footnotes", "endnotes", "comments", "fontTable", "header*", "footer*")]
wrong = 0


def bad(*words):
    global wrong
    wrong += 1
    print(*words)


with tempfile.TemporaryDirectory() as folder:
    seen = {}  # schema → file with the part's bytes → where it stands
    for file in files:
        try:
            package = zipfile.ZipFile(file)
        except zipfile.BadZipFile:
            bad(file, "is no package")
            continue
        names = package.namelist()
        if not fnmatch.filter(names, "word/document*.xml"):
            bad(file, "has no document")
        for pattern, schema, strip in PARTS:
            for name in fnmatch.filter(names, pattern):
                part = package.read(name)
                at = pathlib.Path(folder, hashlib.sha256(schema.encode() + part).hexdigest() + ".xml")
                here = seen.setdefault(schema, {})
                if str(at) not in here:
                    at.write_bytes(part)
                    if strip:
                        stripped = subprocess.run([sys.executable, schemas / "mce_strip.py", at], capture_output=True)
                        if stripped.returncode != 0:
                            bad(file, name, stripped.stderr.decode())
                        at.write_bytes(stripped.stdout)
                here.setdefault(str(at), f"{file}: {name}")
        cross = subprocess.run([sys.executable, schemas / "check_docx.py", file], capture_output=True, text=True)
        if cross.returncode != 0:
            bad(cross.stdout + cross.stderr)
    for schema, parts in seen.items():
        told = subprocess.run(["xmllint", "--nonet", "--noout", "--huge", "--schema", schemas / schema, *parts], capture_output=True, text=True)
        before = wrong
        for line in told.stderr.splitlines():
            where = next((parts[at] for at in parts if line.startswith(at)), None)
            if where and not line.endswith(" validates"):
                bad(where, line)
        if told.returncode != 0 and wrong == before:
            bad(schema, told.stderr)
sys.exit(1 if wrong else 0)
