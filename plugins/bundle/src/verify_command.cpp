// SPDX-License-Identifier: MIT
// See verify_command.hpp: the verdict, what it rests on, and what it says nothing about.
#include "verify_command.hpp"

#include <algorithm>

#include "earlier.hpp"
#include "gather.hpp"
#include "verify.hpp"
#include "yishibu/error.hpp"

namespace yishibu::bundle {
namespace {

std::string number(std::size_t value) { return std::to_string(value); }

/// Names, as many as a line bears.
std::string some(const std::vector<std::string>& names) {
  constexpr std::size_t kMost = 8;
  std::string out;
  for (std::size_t i = 0; i < std::min(names.size(), kMost); ++i) out += (i ? ", " : "") + names[i];
  return names.size() > kMost ? say("{0} and {1} more", {out, number(names.size() - kMost)}) : out;
}

void explain(const Report& report, Outcome& out) {
  for (const Report::Used& manifest : report.manifests)
    out.text.push_back(manifest.known ? manifest.wrong > 0 ? say("Checked: {0} sums by {1}, in {2}: {3} do not agree.", {number(manifest.sums), manifest.algorithm, manifest.file, number(manifest.wrong)})
                                                           : say("Checked: {0} sums by {1}, in {2}.", {number(manifest.sums), manifest.algorithm, manifest.file})
                                      : say("Not checked: {0} sums in {1}; “{2}” is not known here.", {number(manifest.sums), manifest.file, manifest.algorithm}));
  if (report.ours) out.text.push_back(tr("Checked: all manifests byte for byte, since this program has only one way to write them."));
  std::vector<std::string> bare;  // of ours, the tag manifests are what has just been named
  for (const std::string& path : report.uncovered)
    if (!report.ours || !path.starts_with("tagmanifest-")) bare.push_back(path);
  if (!bare.empty()) out.text.push_back(say("Not checked: no sum speaks of {0}.", {some(bare)}));
  out.text.push_back(tr("Not checked: who made the bag. Sums find accidents and are no signature; whoever rewrites all of them makes another valid bag."));
}

/// The digest by which receipts name it; of a public copy what it was made from, held against that where `from` names it.
void tell_of_origin(const Earlier& bundle, const std::string& path, const std::string& from, Outcome& out, Host& host) {
  out.text.push_back(say("Digest of the bundle: SHA-256 {0}", {bundle.sha256}));
  out.json.set("sha256", bundle.sha256).set("sm3", bundle.sm3).set("public", bundle.public_copy);
  if (!bundle.public_copy) {
    if (!from.empty()) throw Error(ErrorKind::Usage, say("{0} is no public copy.", {path}), tr("Name the public copy, and its original with --from."));
    return;
  }
  out.json.set("original_sha256", bundle.original_sha256);
  if (from.empty()) {
    out.text.push_back(say("It is a public copy; its original has the digest SHA-256 {0}. Whoever holds that can compare: bundle verify {1} --from …", {bundle.original_sha256, path}));
    return;
  }
  const Earlier original = read_earlier(from, host);
  const auto differs = [&](const std::string& where, const std::string& what) { out.findings.push_back({Level::Must, "", where, what, "", tr("Ask for the bundle that the public copy names.")}); };
  if (original.sha256 != bundle.original_sha256) differs(from, say("It is another bundle than the one that the public copy was made from: SHA-256 {0}.", {original.sha256}));
  for (const Earlier::Had& item : bundle.items) {
    const auto whole = std::find_if(original.items.begin(), original.items.end(), [&](const Earlier::Had& one) { return one.id == item.id; });
    if (whole == original.items.end() || whole->sha256 != item.original_sha256) differs(item.archive_no, tr("The item is not as it stands in the original."));
  }
  out.yes = musts(out.findings) == 0;
  if (out.yes) out.text.push_back(say("Made from {0}: its digest and those of all {1} items agree with what the public copy says.", {from, std::to_string(bundle.items.size())}));
}

}  // namespace

Outcome verify_command(const Arguments& arguments, Host& host, Book*) {
  if (arguments.positional.empty()) throw Error(ErrorKind::Usage, tr("Name the bag to verify."));
  const std::string& path = arguments.positional.front();
  const auto source = open_source(path);
  const Report report = verify(*source, host);
  Outcome out;
  out.yes = report.valid();
  out.findings = report.findings;
  std::string algorithms;
  Value list = Value::list(), manifests = Value::list(), uncovered = Value::list();
  for (const std::string& algorithm : report.algorithms) {
    algorithms += (algorithms.empty() ? "" : ", ") + algorithm;
    list.add(algorithm);
  }
  for (const Report::Used& used : report.manifests) manifests.add(Value::object().set("file", used.file).set("algorithm", used.algorithm).set("sums", used.sums).set("wrong", used.wrong).set("checked", used.known));
  for (const std::string& file : report.uncovered) uncovered.add(file);
  if (!source->hopeless()) explain(report, out);
  const std::string from(arguments.option("from"));
  if (const auto bundle = out.yes ? earlier_of(*source, host) : std::nullopt) tell_of_origin(*bundle, path, from, out, host);
  else if (out.yes && !from.empty()) throw Error(ErrorKind::Usage, say("{0} is no public copy.", {path}), tr("Name the public copy, and its original with --from."));
  const std::string files = number(report.files), bytes = std::to_string(report.bytes);
  out.text.push_back(report.valid() ? say("The bag is valid: BagIt {0}, {1} files, {2} bytes, checked by {3}.", {report.version, files, bytes, algorithms})
                             : say("The bag is not valid: {0} files, {1} bytes were looked at.", {files, bytes}));
  out.json.set("path", path).set("valid", out.yes).set("version", report.version).set("agent", report.agent).set("strict", report.ours);
  out.json.set("files", report.files).set("bytes", static_cast<std::int64_t>(report.bytes)).set("algorithms", list).set("manifests", manifests).set("uncovered", uncovered);
  return out;
}

}  // namespace yishibu::bundle
