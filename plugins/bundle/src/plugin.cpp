// SPDX-License-Identifier: MIT
// The plugin's door and the command bundle verify. Must not know how bags are judged or made.
#include "yishibu/plugin.hpp"

#include "create.hpp"
#include "verify.hpp"

namespace yishibu::bundle {

Outcome verify_command(const Arguments& arguments, Host& host, Book*) {
  if (arguments.positional.empty()) throw Error(ErrorKind::Usage, tr("Name the bag to verify."));
  const std::string& path = arguments.positional.front();
  const auto source = open_source(path);
  const Report report = verify(*source, host);
  Outcome out;
  out.yes = report.valid();
  out.findings = report.findings;
  std::string algorithms;
  Value list = Value::list();
  for (const std::string& algorithm : report.algorithms) {
    algorithms += (algorithms.empty() ? "" : ", ") + algorithm;
    list.add(algorithm);
  }
  const std::string files = std::to_string(report.files), bytes = std::to_string(report.bytes);
  out.text.push_back(out.yes ? say("The bag is valid: BagIt {0}, {1} files, {2} bytes, checked by {3}.", {report.version, files, bytes, algorithms})
                             : say("The bag is not valid: {0} files, {1} bytes were looked at.", {files, bytes}));
  out.json.set("path", path).set("valid", out.yes).set("version", report.version).set("agent", report.agent).set("strict", report.ours);
  out.json.set("files", report.files).set("bytes", static_cast<std::int64_t>(report.bytes)).set("algorithms", list);
  return out;
}

namespace {

class BundlePlugin final : public Plugin {
 public:
  explicit BundlePlugin(Host&) {}
  Command* command(std::string_view id) override {
    if (id == "bundle:create") return &create_;
    if (id == "bundle:verify") return &verify_;
    return nullptr;
  }

 private:
  FunctionCommand create_{create_command}, verify_{verify_command};
};

}  // namespace
}  // namespace yishibu::bundle

YISHIBU_PLUGIN("bundle", "1.0.0", yishibu::bundle::BundlePlugin)
