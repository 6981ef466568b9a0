// SPDX-License-Identifier: MIT
// Peers that run on Node, behind one command line; their modules are looked for in NODE_PATH. Must not know what is measured.
// peer.js ENGINE fill T.docx D.json OUT.docx [OPTIONS.json]: one document; mistakes as a JSON array on standard output, exit 1.
// peer.js ENGINE many T.docx D.json COUNT: as many, memory to memory; prints the median in microseconds.
"use strict";
const fs = require("fs");

const engines = {
  docxtemplater(template, data, options) {
    const PizZip = require("pizzip"), Docxtemplater = require("docxtemplater");
    if (options.expressions) options = { ...options, parser: require("docxtemplater/expressions.js") };
    const doc = new Docxtemplater(new PizZip(template), { paragraphLoop: true, linebreaks: true, errorLogging: false, ...options });
    doc.render(data);
    if (options.twice) doc.render(data);
    return doc.toBuffer();
  },
  async "easy-template-x"(template, data, options) {
    const { TemplateHandler } = require("easy-template-x");
    return new TemplateHandler(options).process(template, data);
  },
  async "docx-templates"(template, data, options) {
    const { createReport } = require("docx-templates");
    return Buffer.from(await createReport({ template, data, cmdDelimiter: ["{", "}"], failFast: false, processLineBreaks: true, ...options, ...(options.context ? { additionalJsContext: eval("(" + options.context + ")") } : {}) }));
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
