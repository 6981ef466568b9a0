// SPDX-License-Identifier: MIT
// Peers that run on Node, behind one command line; their modules are looked for in NODE_PATH. Must not know what is measured.
// peer.js ENGINE fill T.docx D.json OUT.docx [OPTIONS.json]: one document; mistakes as a JSON array on standard output, exit 1.
// peer.js ENGINE many T.docx D.json COUNT: as many, memory to memory; prints the median in microseconds.
"use strict";
const fs = require("fs");

// OPTIONS are the same for all: delimiters {start, end}, nullText, stripInvalidXMLChars; besides, modules a peer must be given:
// expressions, fixDocPr. `again` is other data for the template that has just been filled.
const engines = {
  docxtemplater(template, data, { nullText, expressions, fixDocPr, again, delimiters, stripInvalidXMLChars }) {
    const PizZip = require("pizzip"), Docxtemplater = require("docxtemplater");
    const options = { paragraphLoop: true, linebreaks: true, errorLogging: false };
    if (delimiters) options.delimiters = delimiters;
    if (stripInvalidXMLChars) options.stripInvalidXMLChars = true;
    if (nullText !== undefined) options.nullGetter = () => nullText;
    if (expressions) options.parser = require("docxtemplater/expressions.js");
    if (fixDocPr) options.modules = [require("docxtemplater/js/modules/fix-doc-pr-corruption.js")];
    const doc = new Docxtemplater(new PizZip(template), options);
    doc.render(data);
    if (again) doc.render(again);
    return doc.toBuffer();
  },
  async "easy-template-x"(template, data, { delimiters }) {
    const { TemplateHandler } = require("easy-template-x");
    return new TemplateHandler(delimiters ? { delimiters: { tagStart: delimiters.start, tagEnd: delimiters.end } } : {}).process(template, data);
  },
  async "docx-templates"(template, data, { delimiters, nullText }) {
    const { createReport } = require("docx-templates");
    const options = { template, data, cmdDelimiter: delimiters ? [delimiters.start, delimiters.end] : ["{", "}"], failFast: false, processLineBreaks: true, maximumWalkingDepth: 1e9 };
    if (nullText !== undefined) options.errorHandler = () => nullText;
    return Buffer.from(await createReport(options));
  },
};
/// The names a template uses, as the engine lists them.
const listings = {
  docxtemplater(template) {
    const PizZip = require("pizzip"), Docxtemplater = require("docxtemplater"), inspect = require("docxtemplater/js/inspect-module.js")();
    new Docxtemplater(new PizZip(template), { modules: [inspect] });
    return inspect.getAllTags();
  },
  async "easy-template-x"(template) {
    const { TemplateHandler } = require("easy-template-x");
    return (await new TemplateHandler().parseTags(template)).map((tag) => tag.rawText);
  },
  async "docx-templates"(template) {
    return require("docx-templates").listCommands(template, ["{", "}"]);
  },
};

/// A picture in the data is written {"_bytes": BASE64}.
function revive(_, value) {
  return value && value._bytes ? Buffer.from(value._bytes, "base64") : value;
}

function mistake(error) {
  const properties = error.properties || {};
  return { tag: properties.xtag || properties.id || error.command || "", part: properties.file || "", offset: properties.offset, code: properties.id || error.name, message: [error.message, properties.explanation].filter(Boolean).join(": ") };
}

async function main([engine, mode, template, data, ...rest]) {
  const bytes = fs.readFileSync(template);
  if (mode === "tags") return console.log(JSON.stringify(await listings[engine](bytes)));
  const values = JSON.parse(fs.readFileSync(data, "utf8"), revive);
  if (mode === "many") {
    const times = [];
    for (let i = Number(rest[0]); i > 0; --i) {
      const from = process.hrtime.bigint();
      await engines[engine](bytes, values, {});
      times.push(Number(process.hrtime.bigint() - from) / 1000);
    }
    return console.log(times.sort((a, b) => a - b)[times.length >> 1].toFixed(0));
  }
  const options = rest[1] ? JSON.parse(fs.readFileSync(rest[1], "utf8")) : {};
  fs.writeFileSync(rest[0], await engines[engine](bytes, values, options));
}

main(process.argv.slice(2)).catch((error) => {
  const several = Array.isArray(error) ? error : (error.properties && error.properties.errors) || [error];
  console.log(JSON.stringify(several.map(mistake)));
  process.exitCode = 1;
});
