// SPDX-License-Identifier: MIT
// “plugin new”: the folder of a plugin that passes “plugin check” as it stands, from nothing or from another plugin's data.
#include <algorithm>
#include <set>

#include "commands.hpp"
#include "files.hpp"
#include "installed.hpp"
#include "manifest.hpp"
#include "program.hpp"
#include "sample.hpp"
#include "scaffold_files.hpp"
#include "yishibu/error.hpp"
#include "yishibu/text.hpp"

namespace yishibu::kit {
namespace fs = std::filesystem;
namespace {

constexpr std::string_view kName = "abcdefghijklmnopqrstuvwxyz0123456789-";

/// Text with another plugin's ids made one's own: "from:name" where `names` has the name, and every "from.code".
std::string renamed(const std::string& text, const std::string& from, const std::string& to, const std::set<std::string>& names) {
  std::string out;
  for (size_t at = 0; at < text.size();) {
    const size_t end = at + from.size();
    const bool begins = text.compare(at, from.size(), from) == 0 && (at == 0 || kName.find(text[at - 1]) == std::string_view::npos) && end < text.size();
    const std::string name = begins ? text.substr(end + 1, text.find_first_not_of(kName, end + 1) - end - 1) : std::string();
    if (begins && !name.empty() && (text[end] == '.' || (text[end] == ':' && names.contains(name)))) {
      out += to;
      at = end;
    } else {
      out += text[at++];
    }
  }
  return out;
}

/// Sample records for the kinds of a plugin and, so that there is something to refer to, for those that they name.
class Samples {
 public:
  Samples(Host& host, std::string region) : host_(host), region_(std::move(region)) {}
  void want(const std::string& kind, const std::string& name) { wanted_.push_back({kind, name}); }

  std::vector<std::pair<std::string, Record>> make() {
    std::vector<std::pair<std::string, Record>> out;
    const std::size_t own = wanted_.size();
    for (std::size_t i = 0; i < wanted_.size(); ++i) {
      const Kind& kind = host_.kind(wanted_[i].first);
      Record record = make_sample(host_, kind, region_, [&](const std::string& target) { return reference(target, i, own); });
      record.id = id(i);
      out.emplace_back("samples/" + wanted_[i].second + ".xml", std::move(record));
    }
    return out;
  }

 private:
  static std::string id(std::size_t i) { return "20160501-sample" + std::string(1, static_cast<char>('a' + i / 26)) + static_cast<char>('a' + i % 26); }
  std::string reference(const std::string& target, std::size_t self, std::size_t own) {
    if (target.empty()) return {};
    for (std::size_t i = 0; i < wanted_.size(); ++i)
      if (host_.is_kind(wanted_[i].first, target)) return i == self ? std::string() : id(i);
    if (self >= own) return {};
    std::string name = target;
    std::replace(name.begin(), name.end(), ':', '-');
    want(target, name);
    return id(wanted_.size() - 1);
  }
  Host& host_;
  std::string region_;
  std::vector<std::pair<std::string, std::string>> wanted_;
};

/// The data of another plugin; what its code answers stays with it, and is required where it is used.
void copy_data(const Plan& plan, const std::string& from, const fs::path& into, Host& host) {
  const fs::path source = installed(from, host).folder;
  Element root = host.parse_xml(read_file(source / "plugin.xml"));
  std::set<std::string> names, files;
  Element* rows = nullptr;
  bool code = false;
  for (Element& child : root.children)
    if (child.name == "contributes") rows = &child;
  if (!rows) throw Error(ErrorKind::Invalid, say("The plugin “{0}” has nothing to copy.", {from}));
  for (const Element& row : rows->children) code = code || Described::is_code(row);
  std::erase_if(rows->children, [](const Element& row) { return Described::is_code(row); });
  for (const Element& row : rows->children) {
    if (const std::string id(row.attribute("id")); id.starts_with(from + ":")) names.insert(id.substr(from.size() + 1));
    if (!row.has("file")) continue;
    files.insert(std::string(row.attribute("file")));
    if (row.name != "check") continue;
    for (const Element& check : host.parse_xml(read_file(source / row.attribute("file"))).children)  // each has an id of its own
      if (const std::string id(check.attribute("id")); id.starts_with(from + ":")) names.insert(id.substr(from.size() + 1));
  }
  const auto rename = [&](const std::string& text) { return renamed(text, from, plan.id, names); };
  std::erase_if(root.children, [&](const Element& child) { return child.name == "library" || child.name == "description" || (child.name == "region" && !plan.region.empty()); });
  for (auto& [name, value] : root.attributes) value = name == "id" ? plan.id : name == "version" ? "0.1.0" : value;
  for (Element& child : root.children)
    if (child.name == "title") child.children = {{{}, {}, {}, plan.id, 0}};
  const auto after_title = std::find_if(root.children.begin(), root.children.end(), [](const Element& child) { return child.name == "title"; }) + 1;
  std::vector<Element> more;
  if (!plan.region.empty()) more.push_back({"region", {{"code", plan.region}}, {}, {}, 0});
  if (code) more.push_back({"requires", {{"id", from}, {"version", describe(source, host).version}}, {}, {}, 0});
  root.children.insert(after_title, more.begin(), more.end());
  std::string manifest = host.write_xml(root);
  write_file(into / "plugin.xml", rename(manifest));
  for (const std::string& file : files) {
    if (fs::path(file).is_absolute() || fs::path(file).lexically_normal().string().starts_with("..")) throw Error(ErrorKind::Invalid, say("“{0}” is no file of the plugin.", {file}));
    const std::string bytes = read_file(source / file);
    write_file(into / file, file.ends_with(".xml") ? rename(bytes) : bytes);
  }
  const std::string region = describe(into, host).region;
  Samples samples(host, region);
  for (const std::string& name : names)
    for (const Contribution& row : host.contributions("kind", "*"))
      if (row.id == from + ":" + name) samples.want(row.id, name);
  for (const auto& [file, record] : samples.make()) write_file(into / file, rename(host.record_to_xml(record)));
}

}  // namespace

Outcome plugin_new(const Arguments& arguments, Host& host, Book*) {
  const std::string from(arguments.option("from")), output(arguments.option("output"));
  const Plan plan{arguments.positional.front(), std::string(arguments.option("region")), arguments.option("exporter") == "yes"};
  if (plan.id.size() > 40 || plan.id.find_first_not_of(kName) != std::string::npos || plan.id.front() < 'a')
    throw Error(ErrorKind::Usage, say("“{0}” is no id of a plugin.", {plan.id}), tr("Begin with a letter; a–z, 0–9 and - may follow, 40 at most: cn-gd."));
  if (plan.region.find_first_not_of("0123456789") != std::string::npos) throw Error(ErrorKind::Usage, say("“{0}” is no region code.", {plan.region}), tr("GB/T 2260: 34, 3411, 341181."));
  if (!from.empty() && plan.exporter) throw Error(ErrorKind::Usage, tr("--from copies data; --exporter begins with code."), tr("Choose one of them."));
  for (const char* type : {"kind", "vocabulary", "exporter", "importer", "command", "check", "template"})
    for (const Contribution& row : host.contributions(type, "*"))
      if (row.plugin == plan.id) throw Error(ErrorKind::Conflict, say("There is a plugin “{0}” already.", {plan.id}), tr("Give the plugin another id."));
  const fs::path folder = fs::absolute(output.empty() ? fs::path(plan.id) : fs::path(output)).lexically_normal();
  std::error_code failure;
  if (fs::exists(fs::symlink_status(folder, failure))) throw Error(ErrorKind::Conflict, say("{0} is there already.", {shown(folder)}), tr("Name another folder with -o."));

  if (from.empty()) {
    for (const auto& [file, content] : files_of(plan)) write_file(folder / file, content);
    Samples samples(host, plan.region);
    samples.want("national:meeting", "meeting");
    auto made = samples.make();
    Record& meeting = made.front().second;
    meeting.kind = plan.id + ":meeting";
    set_field(meeting.fields, "form", {plan.id + ".example"});
    set_field(meeting.fields, "follower", {"示例会后落实人"});
    for (const auto& [file, record] : made) write_file(folder / file, host.record_to_xml(record));
  } else {
    copy_data(plan, from, folder, host);
    const Plan around{plan.id, describe(folder, host).region, false};
    for (const auto& [file, content] : files_around(around, from)) write_file(folder / file, content);
  }
  // What the scenario prints now is what it is expected to print.
  const WorkFolder work;
  Order scenario{{tool("bash"), (prefix() / "share" / "yishibu" / "scenario.sh").string(), (folder / "tests" / "samples").string()}, {}, work.path(), 120, 0};
  scenario.environment = {{"YISHIBU", program().string()}, {"SOURCE", folder.string()}, {"BUILD", prefix().string()}, {"UPDATE", "1"}, {"ASAN_OPTIONS", "detect_leaks=0"}};
  const Ran ran = run_child(scenario);
  Outcome out;
  const std::string where = output.empty() ? plan.id : output;
  out.text = {say("The plugin “{0}” is written in {1}.", {plan.id, where})};
  if (ran.code != 0) out.text.push_back(say("Its scenario could not be run: {0}", {first_line(ran.out + ran.err)}));
  out.text.push_back(plan.exporter ? std::string(tr("Next: build it, as its README.md says, and check what the build has made.")) : say("Next: plugin check {0}", {where}));
  Value files = Value::list();
  for (const std::string& file : files_below(folder)) files.add(file);
  out.json = Value::object().set("id", plan.id).set("folder", shown(folder)).set("files", files);
  return out;
}

}  // namespace yishibu::kit
