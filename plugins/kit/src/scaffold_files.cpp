// SPDX-License-Identifier: MIT
// See scaffold_files.hpp. What is said here of a province is marked as an example: no term and no rule is made up as if it were one.
#include "scaffold_files.hpp"

#include <algorithm>

#include "yishibu/text.hpp"

namespace yishibu::kit {
namespace {

constexpr const char* kManifest = R"X(<?xml version="1.0" encoding="UTF-8"?>
<plugin xmlns="urn:yishibu:plugin:1" id="{0}" version="0.1.0" api="1">
  <title>{0}</title>
  <description>示例：请写明适用地区和依据的文件。</description>
{1}  <requires id="national" version="1.0.0"/>
{2}  <contributes>
    <kind id="{0}:meeting" label="示例会议" file="kinds/meeting.xml"/>
    <extension of="national:form" file="vocabularies/form.xml"/>
    <check id="{0}:meeting" label="示例检查" file="checks/meeting.xml"/>
    <rendering id="{0}:minutes" label="示例会议记录" kind="{0}:meeting" exporter="word:docx" template="national:minutes" default="yes"/>
{3}  </contributes>
</plugin>
)X";

constexpr const char* kForm = R"X(<?xml version="1.0" encoding="UTF-8"?>
<!-- Own codes begin with the plugin's id and a dot. Write the source with its clause, and from when it is in force. -->
<vocabulary xmlns="urn:yishibu:plugin:1" source="示例" status="待补">
  <term code="{0}.example" label="示例协商形式"/>
</vocabulary>
)X";

constexpr const char* kKind = R"X(<?xml version="1.0" encoding="UTF-8"?>
<!-- All that a meeting has, and what is added here. -->
<kind xmlns="urn:yishibu:plugin:1" base="national:meeting">
  <field name="follower" label="会后落实人"/>
</kind>
)X";

constexpr const char* kCheck = R"X(<?xml version="1.0" encoding="UTF-8"?>
<checks xmlns="urn:yishibu:plugin:1">
  <check id="{0}:follower" kind="{0}:meeting" type="present" field="follower" level="should" source="示例" message="应写明会后落实人。" fix="填写“会后落实人”。"/>
</checks>
)X";

constexpr const char* kReadme = R"X(# {0}

- `plugin.xml`：插件说明；每个文件都在这里列出。
- `vocabularies/`、`kinds/`、`checks/`：词表、类型、检查。写明依据的文件和条款。
- `samples/`：每个类型一份样本记录，用来试填模板。
- `tests/场景名/`：`run.sh` 是操作，`expected.txt` 是应有的结果。

检查：`yishibu plugin check 文件夹`　安装：`yishibu plugin install 文件夹`
{1})X";

constexpr const char* kReadmeCode = R"X(
编译：`cmake -S {0} -B build && cmake --build build`，然后检查 `build/plugins/{0}`。
)X";

constexpr const char* kScenario = R"X(# Every sample is taken into a book of the region and judged, and the paper of the first comes out.
plugin() { yishibu --plugin-dir "$SOURCE" "$@"; }
plugin init book --name 示例村 --region {1}
cd book
for sample in "$SOURCE"/samples/*.xml; do
  plugin new "$(sed -n 's/.* kind="\([^"]*\)".*/\1/p' "$sample")" --from "$sample" >/dev/null
done
plugin check || true
plugin export 20160501-sampleaa --as docx -o ../paper.docx
)X";

constexpr const char* kCMake = R"X(cmake_minimum_required(VERSION 3.25)
project({0} LANGUAGES CXX)
find_package(Yishibu REQUIRED)
yishibu_add_plugin({0} src/plugin.cpp)
)X";

constexpr const char* kCode = R"X(// The plugin's code: one exporter. Its classes stand in a namespace of their own, or two plugins' classes of one name would be taken
// for one another.
#include "yishibu/plugin.hpp"

namespace {1} {
namespace {

/// Who was there, a name a line.
class ListExporter final : public yishibu::Exporter {
 public:
  std::vector<yishibu::File> run(const yishibu::ExportRequest& request, yishibu::Host&) override {
    if (request.records.empty()) throw yishibu::Error(yishibu::ErrorKind::Usage, "没有可导出的记录。");
    std::string text;
    for (const yishibu::Record& record : request.records)
      for (const yishibu::Row& row : record.rows("attendance")) text += std::string(row.field("name")) + "\n";
    return {{"list.txt", text}};
  }
};

class OwnPlugin final : public yishibu::Plugin {
 public:
  explicit OwnPlugin(yishibu::Host&) {}
  yishibu::Exporter* exporter(std::string_view id) override { return id == "{0}:list" ? &list_ : nullptr; }

 private:
  ListExporter list_;
};

}  // namespace
}  // namespace {1}

YISHIBU_PLUGIN("{0}", "0.1.0", {1}::OwnPlugin)
)X";

constexpr const char* kExport = R"X(# The plugin's own exporter. The code is trusted first: this folder is ours.
plugin() { yishibu --quiet --plugin-dir "$SOURCE" "$@" >/dev/null; }
plugin plugin trust {0}
plugin init book --name 示例村 --region {1}
cd book
plugin new {0}:meeting --from "$SOURCE/samples/meeting.xml"
plugin export 20160501-sampleaa --as {0}:list -o ../list.txt
cat ../list.txt
)X";

std::string own_namespace(std::string id) {
  std::replace(id.begin(), id.end(), '-', '_');
  return "plugin_" + id;
}

}  // namespace

std::vector<std::pair<std::string, std::string>> files_around(const Plan& plan, const std::string& from) {
  const std::string region = plan.region.empty() ? "34" : plan.region;
  return {{"README.md", fill(kReadme, {plan.id, from.empty() ? (plan.exporter ? fill(kReadmeCode, {plan.id}) : std::string()) : "\n由插件 " + from + " 的数据改写。\n"})},
          {"tests/samples/run.sh", fill(kScenario, {plan.id, region})}};
}

std::vector<std::pair<std::string, std::string>> files_of(const Plan& plan) {
  auto out = files_around(plan, "");
  const std::string region = plan.region.empty() ? "" : "  <region code=\"" + plan.region + "\"/>\n";
  out.push_back({"plugin.xml", fill(kManifest, {plan.id, region, plan.exporter ? "  <library file=\"plugin.so\" sha256=\"\"/>\n" : "",
                                                plan.exporter ? fill("    <exporter id=\"{0}:list\" label=\"参会名单\" extension=\"txt\"/>\n", {plan.id}) : std::string()})});
  out.push_back({"vocabularies/form.xml", fill(kForm, {plan.id})});
  out.push_back({"kinds/meeting.xml", kKind});
  out.push_back({"checks/meeting.xml", fill(kCheck, {plan.id})});
  if (!plan.exporter) return out;
  out.push_back({"CMakeLists.txt", fill(kCMake, {plan.id})});
  out.push_back({"src/plugin.cpp", fill(kCode, {plan.id, own_namespace(plan.id)})});
  out.push_back({"tests/export/run.sh", fill(kExport, {plan.id, plan.region.empty() ? "34" : plan.region})});
  out.push_back({"tests/export/expected.txt", "示例姓名\n"});
  return out;
}

}  // namespace yishibu::kit
