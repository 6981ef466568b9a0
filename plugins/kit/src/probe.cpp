// SPDX-License-Identifier: MIT
// “plugin probe”, the child of “plugin check”: whatever happens here is one line of its report. The only place that loads a plugin's
// code past the program's own loader: for this process only, which nobody depends on. See probe.hpp.
#include "probe.hpp"

#include <dlfcn.h>

#include "commands.hpp"
#include "files.hpp"
#include "view_of.hpp"
#include "yishibu/error.hpp"
#include "yishibu/plugin.hpp"
#include "yishibu/text.hpp"

namespace yishibu::kit {
namespace fs = std::filesystem;
namespace {

constexpr const char* kNamespace = "urn:yishibu:kit:1";

/// Every value far longer than anybody writes.
Record prolonged(Record record) {
  std::string text;
  while (text.size() < (std::size_t{256} << 10)) text += "极长的字段";
  for (Field& field : record.fields) field.value = text;
  for (Rows& table : record.tables)
    for (Row& row : table.rows)
      for (Field& field : row.fields) field.value = text;
  for (Body& body : record.bodies)
    for (Paragraph& paragraph : body.paragraphs) paragraph.text = text;
  return record;
}

Record strange(Record record) {
  const std::string text("\x01\x02\x1b[31m\r\n\xff\xc3<&\"'{}{#x}\0", 23);
  record.id = "../" + text;
  record.kind = "nobody:nothing";
  for (Field& field : record.fields) field.value = text;
  record.fields.push_back({text, text});
  for (Rows& table : record.tables)
    for (Row& row : table.rows)
      for (Field& field : row.fields) field.value = text;
  for (Body& body : record.bodies)
    for (Paragraph& paragraph : body.paragraphs) paragraph = {text, -1, text, text, text};
  return record;
}

Exporter& load(const fs::path& library, const std::string& id, Host& host) {
  void* handle = ::dlopen(library.c_str(), RTLD_NOW | RTLD_LOCAL);
  const auto* descriptor = handle ? static_cast<const yishibu_plugin_descriptor*>(::dlsym(handle, "yishibu_plugin")) : nullptr;
  if (!descriptor) throw Error(ErrorKind::Plugin, say("{0} cannot be loaded.", {shown(library)}));
  Exporter* exporter = descriptor->create(host)->exporter(id);  // neither is ever given back: the process ends soon
  if (!exporter) throw Error(ErrorKind::Plugin, say("The code does not have the exporter {0}.", {id}));
  return *exporter;
}

/// "file SUM" or "error WHY".
std::string outcome_of(Exporter& exporter, const Element& row, const Record& record, SampleBook& book, Host& host) {
  ExportRequest request;
  request.book = &book;
  request.records = {record};
  try {
    request.data = view_of(host, record, &book);
  } catch (const Error&) {  // there is no view of what has no kind
    request.data = Value::object();
  }
  if (row.attribute("templates") == "yes")
    for (const Contribution& rendering : host.contributions("rendering", "*")) {
      if (rendering.row.attribute("exporter") != row.attribute("id") || !host.is_kind(record.kind, rendering.row.attribute("kind"))) continue;
      for (const Contribution& pattern : host.contributions("template", "*"))
        if (pattern.id == rendering.row.attribute("template")) request.template_id = pattern.id, request.template_bytes = host.file_of(pattern);
      break;
    }
  try {
    const std::vector<File> files = exporter.run(request, host);
    const auto sum = host.sha256();
    for (const File& file : files) {
      sum->update(file.path + "\n" + std::to_string(file.bytes.size()) + "\n");
      sum->update(file.bytes);
    }
    return files.empty() ? std::string("error ") + tr("It made no file.") : "file " + sum->finish();
  } catch (const Error& failure) {
    return "error " + failure.message();
  } catch (const std::exception& failure) {
    return std::string("error ") + failure.what();
  }
}

}  // namespace

Outcome plugin_probe(const Arguments& arguments, Host& host, Book*) {
  const fs::path folder = fs::absolute(arguments.positional.front()), output(std::string(arguments.option("output")));
  const std::string id(arguments.option("exporter")), wanted(arguments.option("document"));
  const Described plugin = describe(folder, host);
  if (output.empty()) throw Error(ErrorKind::Usage, tr("This command is for “plugin check”."), tr("Run “plugin check”."));
  if (id.empty()) {
    Report report;
    check_data(folder, plugin, host, output, report.faults, report.papers);
    if (report.faults.empty()) report.documents = documents(folder, plugin, host).size();
    write_file(output / "report.xml", write_report(report, host));
    return {};
  }
  const std::vector<Record> samples = documents(folder, plugin, host);
  SampleBook book(plugin.region, samples);
  Exporter& exporter = load(folder / plugin.library, id, host);
  std::vector<std::pair<std::string, Record>> all;
  for (std::size_t i = 0; i < samples.size(); ++i) all.emplace_back(std::to_string(i), samples[i]);
  all.insert(all.end(), {{"empty", Record{}}, {"long", prolonged(samples.front())}, {"strange", strange(samples.front())}});
  for (const Element& row : plugin.rows)
    if (row.name == "exporter" && row.attribute("id") == id)
      for (const auto& [name, record] : all)
        if (wanted == name || wanted == "all") write_file(output / "result", outcome_of(exporter, row, record, book, host));
  return {};
}

std::string write_report(const Report& report, Host& host) {
  Element root{"report", {{"xmlns", kNamespace}, {"documents", std::to_string(report.documents)}}, {}, {}, 0};
  for (const Fault& fault : report.faults)
    root.add({"fault", {{"check", std::to_string(fault.check)}, {"where", fault.where}, {"what", fault.what}, {"fix", fault.fix}}, {}, {}, 0});
  for (const Paper& paper : report.papers) root.add({"paper", {{"id", paper.id}, {"template", paper.template_file}, {"data", paper.data_file}}, {}, {}, 0});
  return host.write_xml(root);
}

Report read_report(const std::string& bytes, Host& host) {
  const Element root = host.parse_xml(bytes);
  Report out;
  out.documents = std::stoul(std::string(root.attribute("documents")));
  for (const Element& child : root.children) {
    const auto text = [&](const char* name) { return std::string(child.attribute(name)); };
    if (child.name == "fault") out.faults.push_back({std::stoul(text("check")), text("where"), text("what"), text("fix")});
    if (child.name == "paper") out.papers.push_back({text("id"), text("template"), text("data")});
  }
  return out;
}

}  // namespace yishibu::kit
