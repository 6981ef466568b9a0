// SPDX-License-Identifier: MIT
// See output.hpp.
#include "output.hpp"

#include <filesystem>

#include "utf8.hpp"
#include "yishibu/error.hpp"
#include "yishibu/text.hpp"

namespace yishibu::papers {
namespace fs = std::filesystem;

void Output::write(const std::vector<File>& files, const std::string& target) {
  if (target.empty()) throw Error(ErrorKind::Usage, tr("Say where to write: -o PATH."));
  std::error_code error;
  const bool folder = files.size() > 1 || target.ends_with("/") || fs::is_directory(target, error);
  for (const File& made : files) {
    const fs::path relative = made.path;
    if (relative.is_absolute() || made.path.find("..") != std::string::npos)
      throw Error(ErrorKind::Plugin, say("The exporter wants to write outside the target: {0}", {made.path}));
    const std::string path = (folder ? fs::path(target) / relative : fs::path(target)).string();
    try {
      host_.write_file(path, made.bytes, &book_, force_);
    } catch (const Error& failure) {
      if (failure.kind() != ErrorKind::Denied) throw;
      throw Error(failure.kind(), failure.message(), tr("“readback” takes the changes over into the record; --force overwrites them; or write to another place."));
    }
    paths_.push_back(path);
  }
}

void Output::write_around(const std::vector<File>& files) {
  const fs::path target = target_;
  std::error_code error;
  if (files.size() < 2 || fs::is_directory(target, error) || !target.has_filename()) return write(files);
  write({files.front()}, target_);
  for (std::size_t i = 1; i < files.size(); ++i) write({files[i]}, (target.parent_path() / files[i].path).string());
}

Outcome Output::outcome() const {
  Outcome out;
  out.text = paths_;
  out.json = Value::list();
  for (const std::string& path : paths_) out.json.add(path);
  return out;
}

std::string paper_name(const Record& record, const Kind& kind, const std::string& file) {
  std::string title(record.field(kind.title_field));
  for (char& c : title)
    if (std::string_view("<>:\"/\\|?*%\n\r").find(c) != std::string_view::npos) c = '_';
  std::size_t whole = 0;  // file systems take 255 bytes; a character is not cut in two
  char32_t character;
  for (std::size_t length; whole < title.size() && (length = utf8::decode(title, whole, character)) > 0 && whole + length <= 120;) whole += length;
  return record.id + "-" + title.substr(0, whole) + "-" + file;
}

}  // namespace yishibu::papers
