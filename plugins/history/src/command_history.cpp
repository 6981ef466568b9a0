// SPDX-License-Identifier: MIT
// The commands history and who: what every version changed, and whose every part is. Must not know how versions are compared.
#include <algorithm>
#include <utility>

#include "commands.hpp"
#include "sentences.hpp"
#include "versions.hpp"
#include "local_time.hpp"
#include "yishibu/error.hpp"
#include "yishibu/text.hpp"

namespace yishibu::history {
namespace {

constexpr std::size_t kShown = 50;
constexpr std::size_t kAllVersions = static_cast<std::size_t>(-1);

std::string head(const Version& version) {
  return short_number(version.revision) + "  " + local_time(version.time) + "  " + version.author;
}

std::string parts_named(const std::vector<Part>& parts) {
  std::string out;
  for (const Part& part : parts) out += (out.empty() ? "" : "、") + part.label;
  return out;
}

}  // namespace

Outcome history_command(const Arguments& arguments, Host& host, Book* book) {
  const Versions versions(host, *book, arguments.positional.front());
  Wording wording(host, *book);
  const auto& all = versions.all();
  const bool lines = !arguments.option("lines").empty();
  const std::size_t shown = arguments.option("all").empty() ? std::min(all.size(), kShown) : all.size();
  Outcome out;
  out.json = Value::list();
  std::optional<Record> after;
  std::string damaged;  // why `after` could not be read
  const auto read = [&](std::size_t i) {
    damaged.clear();
    try {
      return versions.at(i);
    } catch (const Error& failure) {
      if (failure.kind() != ErrorKind::Corrupt) throw;
      damaged = failure.message();
      return std::optional<Record>();
    }
  };
  if (!lines) after = read(0);
  for (std::size_t i = 0; i < shown; ++i) {
    const Version& version = all[i];
    out.text.push_back(head(version) + "  " + version.summary);
    Value one = Value::object().set("revision", version.revision).set("time", version.time).set("author", version.author).set("summary", version.summary).set("removes", version.removes);
    if (!lines) {
      const std::string unreadable = std::exchange(damaged, {});
      const bool oldest = i + 1 == all.size(), back = !oldest && all[i + 1].removes;
      // A record that came back is compared with what it was before it left.
      const std::size_t older = back ? i + 2 : i + 1;
      std::optional<Record> before;
      if (older < all.size()) before = read(older);
      std::vector<std::string> told;
      std::vector<Part> parts;
      if (version.removes) {
        told.push_back(tr("left the book"));
      } else if (!unreadable.empty()) {
        told.push_back(say("this version cannot be read: {0}", {unreadable}));
      } else if (after && oldest) {
        parts = compared(nullptr, &*after, wording, true);
        told.push_back(say("new, with: {0}", {parts_named(parts)}));
      } else if (after && before) {
        parts = compared(&*before, &*after, wording, true);
        told = sentences(parts);
        if (back) told.insert(told.begin(), told.empty() ? tr("came back into the book as it was") : tr("came back into the book"));
        else if (told.empty()) told.push_back(tr("nothing that can be seen changed"));
      } else if (!damaged.empty()) {
        told.push_back(tr("the version before cannot be read, so what changed is not known"));
      }
      for (const std::string& sentence : told) out.text.push_back("    " + sentence);
      Value said = Value::list();
      for (const std::string& sentence : told) said.add(sentence);
      one.set("new", oldest).set("sentences", said).set("changes", changes_json(parts));
      // What comes next down the list: the removal between has no content of its own, and is read as nothing.
      if (back) after.reset();
      else after = std::move(before);
    }
    if (i + 1 == shown && shown < all.size()) one.set("older", all.size() - shown);
    out.json.add(std::move(one));
  }
  if (shown < all.size()) out.text.push_back(say("… {0} older versions; --all shows them.", {std::to_string(all.size() - shown)}));
  return out;
}

Outcome who_command(const Arguments& arguments, Host& host, Book* book) {
  const Versions versions(host, *book, arguments.positional.front());
  if (versions.removed()) throw Error(ErrorKind::NotFound, say("{0} has left the book.", {versions.id()}), tr("“history” lists its versions, “restore” brings it back."));
  const Record record = versions.last();
  Wording wording(host, *book);
  const auto changes = versions.last_changes(0, versions.all().size(), kAllVersions, false);
  Outcome out;
  out.json = Value::list();
  const auto add = [&](const Key& key, const std::string& label, const std::string& text) {
    const auto found = changes.find(key);
    if (found == changes.end()) return;
    const Version& version = versions.all()[found->second];
    out.text.push_back(head(version) + "  " + label + (text.empty() ? "" : "：" + excerpt(text, 30)));
    out.json.add(Value::object().set("part", key.part).set("id", key.id).set("label", label).set("text", text).set("revision", version.revision).set("time", version.time).set("author", version.author));
  };
  for (const Part& part : compared(nullptr, &record, wording, false)) {
    if (part.sort == Part::Sort::Field) add({part.name.empty() ? Key::Sort::Foreign : Key::Sort::Field, part.name, {}}, part.label, part.value.after);
    for (const Item& item : part.items) {
      if (part.sort == Part::Sort::Table) add({Key::Sort::Row, part.name, item.id}, part.label + " " + item.called, "");
      else add({Key::Sort::Paragraph, part.name, item.id}, part.label + " " + say("paragraph no. {0}", {std::to_string(item.b + 1)}), item.cells.front().after);
    }
  }
  return out;
}

}  // namespace yishibu::history
