#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
# docxtpl behind the command line of peer.js: peer.py fill T D OUT [OPTIONS] | many T D COUNT | tags T. Must not know what is measured.
import base64
import io
import json
import sys
import time

import jinja2
from docxtpl import DocxTemplate, InlineImage, RichText


def revive(value, document):
    """A picture in the data is {"_bytes": BASE64}; a rich text {"_rich": TEXT, "bold": …, "link": …}; a document {"_document": PATH}."""
    if isinstance(value, list):
        return [revive(v, document) for v in value]
    if not isinstance(value, dict):
        return value
    if "_bytes" in value:
        return InlineImage(document, io.BytesIO(base64.b64decode(value["_bytes"])))
    if "_rich" in value:
        text = RichText()
        link = document.build_url_id(value["link"]) if "link" in value else None
        text.add(value["_rich"], bold=value.get("bold", False), url_id=link)
        return text
    if "_document" in value:
        return document.new_subdoc(value["_document"])
    return {k: revive(v, document) for k, v in value.items()}


def fill(template, data, options):
    """OPTIONS as in peer.js; `replace` are pictures by name, `revive` makes objects of the data."""
    document = DocxTemplate(io.BytesIO(template))
    for name, picture in options.get("replace", {}).items():
        document.replace_pic(name, io.BytesIO(base64.b64decode(picture)))
    environment = None
    if "nullText" in options:
        environment = jinja2.Environment(undefined=type("Blank", (jinja2.Undefined,), {"__str__": lambda _: options["nullText"]}))
    if "delimiters" in options:
        environment = jinja2.Environment(variable_start_string=options["delimiters"]["start"], variable_end_string=options["delimiters"]["end"])
    for values in [data] + ([options["again"]] if "again" in options else []):
        document.render(revive(values, document) if options.get("revive") else values, environment, autoescape=True)
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def main(mode, template, data=None, *rest):
    with open(template, "rb") as file:
        source = file.read()
    if mode == "tags":
        return print(json.dumps(sorted(DocxTemplate(io.BytesIO(source)).get_undeclared_template_variables()), ensure_ascii=False))
    with open(data, encoding="utf-8") as file:
        values = json.load(file)
    if mode == "many":
        times = []
        for _ in range(int(rest[0])):
            begun = time.perf_counter()
            fill(source, values, {})
            times.append((time.perf_counter() - begun) * 1e6)
        return print(f"{sorted(times)[len(times) // 2]:.0f}")
    options = {}
    if len(rest) > 1:
        with open(rest[1], encoding="utf-8") as file:
            options = json.load(file)
    try:
        out = fill(source, values, options)
    except Exception as error:  # whatever Jinja, lxml or Python says is the engine's message
        print(json.dumps([{"tag": "", "part": "", "code": type(error).__name__, "message": str(error)}], ensure_ascii=False))
        sys.exit(1)
    with open(rest[0], "wb") as file:
        file.write(out)


main(*sys.argv[1:])
