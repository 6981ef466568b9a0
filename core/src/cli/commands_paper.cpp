// SPDX-License-Identifier: MIT
// Commands that make papers and data: export, render.
#include <algorithm>

#include "base/file.hpp"
#include "base/hash.hpp"
#include "base/limits.hpp"
#include "base/text.hpp"
#include "cli/commands.hpp"
#include "yishibu/error.hpp"
#include "yishibu/text.hpp"

namespace yishibu::cli {
namespace fs = std::filesystem;
namespace {

/// Sums of all files that were made from a book, so that one that was changed by hand since is known by having none.
class MadeFiles {
 public:
  explicit MadeFiles(const fs::path& list) : list_(list) {
    if (const auto sums = file::read_if_there(list_, limits::kFileBytes)) sums_ = *sums;
  }
  ~MadeFiles() {
    try {
      if (fresh_) file::replace_unsynced(list_, sums_);
    } catch (const Error&) {
      return;  // a book that cannot be written to: the next file asks once too often
    }
  }
  void write(const fs::path& path, const std::string& bytes, bool force) {
    const auto there = force ? std::nullopt : file::read_if_there(path, limits::kFileBytes);
    if (there && *there != bytes && sums_.find(hash::sha256(*there)) == std::string::npos)
      throw Error(ErrorKind::Denied, say("{0} was changed by hand, or was not made here; it is left as it is.", {path.string()}),
                  tr("“readback” takes the changes over into the record; --force overwrites them; or write to another place."));
    file::replace(path, bytes);
    if (const std::string sum = hash::sha256(bytes); sums_.find(sum) == std::string::npos) sums_ += sum + "\n", fresh_ = true;
  }

 private:
  fs::path list_;
  std::string sums_;
  bool fresh_ = false;
};

/// One file goes to PATH itself, unless PATH is a folder or ends in "/"; several go into the folder PATH.
std::vector<std::string> write_files(const std::vector<File>& files, const std::string& target, Session& session, const Arguments& arguments) {
  if (target.empty()) throw Error(ErrorKind::Usage, tr("Say where to write: -o PATH."));
  std::error_code error;
  const bool folder = files.size() > 1 || target.ends_with("/") || fs::is_directory(target, error);
  std::vector<std::string> out;
  MadeFiles list(session.book().root() / ".git" / "yishibu" / "made");
  for (const File& made : files) {
    const fs::path relative = made.path;
    if (relative.is_absolute() || made.path.find("..") != std::string::npos)
      throw Error(ErrorKind::Plugin, say("The exporter wants to write outside the target: {0}", {made.path}));
    const fs::path path = folder ? fs::path(target) / relative : fs::path(target);
    list.write(path, made.bytes, arguments.option("force") == "yes");
    out.push_back(path.string());
  }
  return out;
}

Outcome written(const std::vector<std::string>& paths) {
  Outcome out;
  out.json = Value::list();
  for (const std::string& path : paths) {
    out.text.push_back(path);
    out.json.add(path);
  }
  return out;
}

std::string paper_name(const Record& record, const Kind& kind, const std::string& file) {
  std::string title(record.field(kind.title_field));
  for (char& c : title)
    if (std::string_view("<>:\"/\\|?*%\n\r").find(c) != std::string_view::npos) c = '_';
  title.resize(std::min<std::size_t>(title.size(), 120));
  title.resize(std::min(title.size(), text::invalid_utf8(title)));
  return record.id + "-" + title + "-" + file;
}

Outcome render(Session& session, const Arguments& arguments) {
  std::vector<File> files;
  const std::vector<std::string> ids(arguments.positional.begin() + 1, arguments.positional.end());
  for (const std::string& id : ids) {
    const Record record = session.record(id);
    File made = session.host().render(arguments.positional.front(), record, &session.book(), Value());
    if (const std::string to(arguments.option("to")); !to.empty() && to != "docx") {
      ExportRequest request;
      request.template_bytes = made.bytes;
      const std::string name = made.path.substr(0, made.path.rfind('.') + 1) + to;
      made = session.host().run_exporter("word:" + to, request, say("making “{0}”", {name})).front();
      made.path = name;
    }
    if (ids.size() > 1) made.path = paper_name(record, session.host().kind(record.kind), made.path);
    files.push_back(std::move(made));
    session.host().progress(tr("Making papers"), files.size(), ids.size());
  }
  return written(write_files(files, std::string(arguments.option("output")), session, arguments));
}

Outcome export_records(Session& session, const Arguments& arguments) {
  std::string as(arguments.option("as"));
  if (as == "docx") as = "word:docx";
  if (as == "xml") as = "xml:xml";
  if (as.empty()) throw Error(ErrorKind::Usage, tr("Say as what to export: --as xml or --as docx."));
  std::vector<Record> records;
  for (const std::string& id : arguments.positional) records.push_back(session.record(id));
  plugin::PluginHost& host = session.host();
  const Contribution* row = host.registry().find("exporter", as);
  std::vector<File> files;
  if (row && row->row.attribute("templates") == "yes") {
    const std::string pattern(arguments.option("template"));
    for (const Record& record : records) {
      if (pattern.empty()) {
        files.push_back(host.render("", record, &session.book(), Value()));
      } else {
        const Contribution* known = host.registry().find("template", pattern);
        ExportRequest request = host.request_for(record, &session.book(), known ? *known : Contribution{pattern, {}, {}, {}});
        if (!known) request.template_bytes = file::read(pattern, limits::kFileBytes);
        for (File& made : host.run_exporter(as, request, say("exporting {0}", {record.id}))) files.push_back(std::move(made));
      }
      if (records.size() > 1) files.back().path = paper_name(record, host.kind(record.kind), files.back().path);
    }
  } else {
    ExportRequest request;
    request.book = &session.book();
    request.records = records;
    files = host.run_exporter(as, request, tr("exporting"));
    // What goes with the main file lies beside it.
    const fs::path target = std::string(arguments.option("output"));
    std::error_code error;
    if (records.size() == 1 && files.size() > 1 && !fs::is_directory(target, error) && !target.empty() && target.has_filename()) {
      std::vector<std::string> paths = write_files({files.front()}, target.string(), session, arguments);
      for (std::size_t i = 1; i < files.size(); ++i) paths.push_back(write_files({files[i]}, (target.parent_path() / files[i].path).string(), session, arguments).front());
      return written(paths);
    }
  }
  return written(write_files(files, std::string(arguments.option("output")), session, arguments));
}

}  // namespace

std::vector<CommandSpec> paper_commands() {
  const OptionSpec output{"output", tr("Where to write"), true, false}, force{"force", tr("Overwrite also what was changed by hand"), false, false};
  return {
      {"export", tr("Write records as data or as their usual paper"), {{"ID", tr("Record"), false, true}}, {{"as", tr("xml, docx or an exporter's id")}, {"template", tr("Template id, or a .docx of your own")}, output, force}, export_records},
      {"render", tr("Make a paper from records"), {{"PAPER", tr("As 会议纪要 or national:summary")}, {"ID", tr("Record"), false, true}}, {{"to", tr("docx or pdf")}, output, force}, render},
  };
}

}  // namespace yishibu::cli
