// SPDX-License-Identifier: MIT
// See verify.hpp. Files are read once each, in pieces; only paths and sums are held. Must not know how sums are computed.
#include "verify.hpp"

#include <algorithm>
#include <map>
#include <set>

#include "bag_writer.hpp"
#include "measure.hpp"
#include "names.hpp"
#include "portable.hpp"
#include "tag_file.hpp"
#include "yishibu/error.hpp"
#include "yishibu/text.hpp"

namespace yishibu::bundle {
namespace {

constexpr std::uint64_t kTagBytes = std::uint64_t{64} << 20;

struct Manifest {
  std::string file, algorithm;
  bool payload = true;
  std::map<std::string, std::pair<std::string, std::size_t>> sums;  ///< path in the bag → sum, line
  std::size_t wrong = 0;  ///< sums that do not agree
};

class Verifier {
 public:
  Verifier(Source& source, Host& host) : source_(source), host_(host) {}

  Report run() {
    report_.findings = source_.problems();
    if (source_.hopeless()) return std::move(report_);
    list_files();
    read_declaration();
    read_info();
    read_fetch();
    for (const auto& [path, entry] : files_)
      if (path.find('/') == std::string::npos) read_manifest(path);
    if (std::none_of(manifests_.begin(), manifests_.end(), [](const Manifest& m) { return m.payload; }))
      must("manifest-*.txt", tr("There is no payload manifest."), "RFC 8493 2.1.3");
    measure_files();
    compare();
    check_complete();
    check_oxum();
    if (report_.ours) check_canonical();
    account();
    return std::move(report_);
  }

 private:
  void add(Level level, std::string where, std::string what, std::string rule, std::string fix = {}) {
    report_.findings.push_back({level, "", std::move(where), std::move(what), std::move(rule), std::move(fix)});
  }
  void must(std::string where, std::string what, std::string rule, std::string fix = {}) {
    add(Level::Must, std::move(where), std::move(what), std::move(rule), std::move(fix));
  }
  static std::string at(const std::string& file, std::size_t line) { return file + ":" + std::to_string(line); }

  void list_files() {
    std::map<std::string, std::string> seen;
    for (const Source::Entry& entry : source_.entries()) {
      if (const std::string problem = path_problem(entry.path); !problem.empty()) {
        must(entry.path, say("The file is refused: {0}.", {problem}), "RFC 8493 5.1");
        if (!entry.path.starts_with("data/")) continue;
      }
      if (const std::string problem = windows_problem(entry.path); !problem.empty()) add(Level::Should, entry.path, problem, "RFC 8493 6.1");
      const auto [old, fresh] = seen.emplace(folded(entry.path, host_), entry.path);
      if (!fresh && old->second == entry.path) {
        must(entry.path, tr("The file is there twice."), "RFC 8493 4");
        continue;
      }
      if (!fresh) must(entry.path, say("The name differs from “{0}” only by case or Unicode form.", {old->second}), "RFC 8493 6.1");
      files_.emplace(entry.path, &entry);
    }
    for (const auto& [path, entry] : files_)
      if (const std::string form = invalid_utf8(path) == std::string::npos ? host_.normalised(path) : path; form != path) by_form_.emplace(form, path);
  }

  /// The raw bytes of a tag file, or nothing, with a finding where it is too large or cannot be read.
  std::optional<std::string> bytes_of(const std::string& path) {
    const auto found = files_.find(path);
    if (found == files_.end()) return std::nullopt;
    std::string out;
    try {
      source_.read(*found->second, [&](std::string_view piece) {
        if (out.size() + piece.size() > kTagBytes) throw Error(ErrorKind::Invalid, tr("The tag file is too large."));
        out += piece;
      });
    } catch (const Error& failure) {
      must(path, failure.message(), "");
      return std::nullopt;
    }
    return out;
  }

  std::optional<std::string> text_of(const std::string& path, const std::string& encoding) {
    const auto bytes = bytes_of(path);
    if (!bytes) return std::nullopt;
    std::size_t bad = 0;
    bool mark = false;
    auto text = decode_text(*bytes, encoding, bad, mark);
    if (!text) {
      const auto line = bad == std::string::npos ? 1 : 1 + std::count(bytes->begin(), bytes->begin() + static_cast<std::ptrdiff_t>(bad), '\n');
      must(at(path, static_cast<std::size_t>(line)), say("The file cannot be read as {0}.", {encoding}), "RFC 8493 2.1.1");
    }
    if (mark) add(path == "bagit.txt" ? Level::Must : Level::Should, at(path, 1), tr("The file begins with a byte order mark."), "RFC 8493 2.1.1");
    return text;
  }

  void read_declaration() {
    const std::string file = "bagit.txt";
    if (!files_.contains(file)) {
      must(file, tr("There is no bagit.txt; this is no bag."), "RFC 8493 2.1.1");
      return;
    }
    const auto text = text_of(file, "UTF-8");
    if (!text) return;
    bool version = false, encoding = false;
    std::size_t count = 0;
    for (const Line& line : lines_of(*text)) {
      const std::size_t colon = line.text.find(": ");
      const std::string_view label = line.text.substr(0, colon);
      const std::string_view value = colon == std::string_view::npos ? std::string_view() : line.text.substr(colon + 2);
      ++count;
      if (label == "BagIt-Version" && count == 1 && read_version(value)) {
        version = true;
        if (!version_.known()) must(at(file, line.number), say("BagIt version {0} is not known; the bag is judged as 1.0.", {value}), "RFC 8493 2.1.1");
        if (!version_.known()) version_ = {};
      } else if (label == "Tag-File-Character-Encoding" && count == 2 && !value.empty() && value.find_first_of(" \t") == std::string_view::npos) {
        encoding = true;
        encoding_ = value;
        std::size_t bad = 0;
        bool mark = false;
        if (!decode_text("a", encoding_, bad, mark) && bad == std::string::npos) {
          must(at(file, line.number), say("The encoding “{0}” is not known; tag files are read as UTF-8.", {value}), "RFC 8493 2.1.1");
          encoding_ = "UTF-8";
        }
      } else {
        must(at(file, line.number), say("This line has no place in bagit.txt: “{0}”.", {line.text}), "RFC 8493 2.1.1");
      }
    }
    if (!version) must(file, tr("bagit.txt names no BagIt version."), "RFC 8493 2.1.1");
    if (!encoding) must(file, tr("bagit.txt names no character encoding."), "RFC 8493 2.1.1");
  }

  bool read_version(std::string_view value) {
    const std::size_t dot = value.find('.');
    if (dot == std::string_view::npos || dot == 0 || dot + 1 == value.size() || value.size() > 7) return false;
    if (value.find_first_not_of("0123456789.") != std::string_view::npos || value.find('.', dot + 1) != std::string_view::npos) return false;
    report_.version = value;
    version_ = {std::stoi(std::string(value.substr(0, dot))), std::stoi(std::string(value.substr(dot + 1)))};
    return true;
  }

  void read_info() {
    // Called package-info.txt up to 0.95.
    for (const std::string file : {"bag-info.txt", "package-info.txt"}) {
      if (!files_.contains(file)) continue;
      if (file[0] == 'p' && (version_.rfc() || version_.minor > 95)) continue;
      const auto text = text_of(file, encoding_);
      if (!text) continue;
      std::vector<std::size_t> wrong;
      for (const Tag& tag : tags_of(*text, wrong)) {
        if (same_label(tag.label, "Bag-Software-Agent")) {
          if (report_.agent.empty()) report_.agent = tag.value;
          report_.ours = report_.ours || tag.value.starts_with("Yishibu");
        }
        if (same_label(tag.label, "Payload-Oxum")) {
          if (!oxum_at_.empty()) must(at(file, tag.line), tr("Payload-Oxum stands more than once."), "RFC 8493 2.2.2");
          oxum_ = tag.value;
          oxum_at_ = at(file, tag.line);
        }
      }
      for (const std::size_t line : wrong) must(at(file, line), tr("This line is no “Label: value”."), "RFC 8493 2.2.2");
    }
  }

  /// A path as a tag file writes it → as it is in the bag; nothing where it is refused.
  std::optional<std::string> path_in(std::string written, const std::string& where) {
    const std::string shown = written;
    if (written.starts_with("./")) {
      written.erase(0, 2);
      add(Level::Should, where, say("“{0}” should not begin with “./”.", {shown}), "RFC 8493 2.1.3");
    }
    std::string path = written;
    bool stray = false;
    if (version_.rfc()) {
      path = decode_path(written, true, stray);
      if (stray) add(Level::Should, where, say("A % in “{0}” should be written %25.", {shown}), "RFC 8493 2.1.3");
    } else if (version_.minor >= 97 && !files_.contains(written)) {
      path = decode_path(written, false, stray);  // draft 0.97 encoded line ends but left % itself alone
    }
    for (const std::string& form : {written, path})
      if (const std::string problem = path_problem(form); !problem.empty()) {
        must(where, say("“{0}” is refused: {1}.", {shown, problem}), "RFC 8493 5.1");
        return std::nullopt;
      }
    if (files_.contains(path)) return path;
    const std::string form = host_.normalised(path);
    const auto other = by_form_.find(form);
    const std::string near = files_.contains(form) ? form : other != by_form_.end() ? other->second : "";
    if (near.empty()) return path;
    add(Level::Should, where, say("“{0}” is stored in another Unicode form than it is listed in.", {shown}), "RFC 8493 6.1");
    return near;
  }

  void read_fetch() {
    const std::string file = "fetch.txt";
    const auto text = text_of(file, encoding_);
    if (!text) return;
    for (const Line& line : lines_of(*text)) {
      const std::string where = at(file, line.number);
      const auto parsed = fetch_line(line.text);
      if (!parsed) {
        must(where, tr("This is no line of a fetch.txt: “URL length path”."), "RFC 8493 2.2.3");
        continue;
      }
      const auto path = path_in(parsed->path, where);
      if (!path) continue;
      if (!path->starts_with("data/")) {
        must(where, say("“{0}” is not below data/.", {*path}), "RFC 8493 2.2.3");
        continue;
      }
      if (!fetch_.emplace(*path, where).second) must(where, say("“{0}” is listed twice.", {*path}), "RFC 8493 2.2.3");
      if (!files_.contains(*path))
        must(where, say("The bag is incomplete: “{0}” would have to be fetched from {1}. Nothing is ever fetched.", {*path, parsed->url}), "RFC 8493 3", tr("Ask the sender for a complete bag."));
    }
  }

  void read_manifest(const std::string& file) {
    const bool tag = file.starts_with("tagmanifest-");
    if (!file.ends_with(".txt") || (!tag && !file.starts_with("manifest-"))) return;
    Manifest manifest;
    manifest.file = file;
    manifest.payload = !tag;
    const std::size_t head = tag ? 12 : 9;
    for (const char c : file.substr(head, file.size() - head - 4))
      if (c != '-' && c != '_') manifest.algorithm += c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
    const bool known = digits_of(manifest.algorithm) > 0;
    if (!known) add(Level::Should, file, say("The digest algorithm “{0}” is not known; these sums are not checked.", {manifest.algorithm}), "RFC 8493 2.4");
    if (const auto text = text_of(file, encoding_)) {
      std::map<std::string, std::string> seen;
      for (const Line& line : lines_of(*text)) read_line(manifest, line, seen);
    }
    if (!tag && known) report_.algorithms.push_back(manifest.algorithm);
    manifests_.push_back(std::move(manifest));
  }

  void read_line(Manifest& manifest, const Line& line, std::map<std::string, std::string>& seen) {
    const std::string where = at(manifest.file, line.number);
    const auto parsed = manifest_line(line.text, manifest.algorithm);
    if (!parsed) {
      must(where, say("This is no line of a {0} manifest: “{1}”.", {manifest.algorithm, line.text.substr(0, 200)}), "RFC 8493 2.1.3");
      return;
    }
    const auto path = path_in(parsed->path, where);
    if (!path) return;
    const bool payload = path->starts_with("data/");
    if (manifest.payload && !payload) return must(where, say("“{0}” is not below data/; it belongs into a tag manifest.", {*path}), "RFC 8493 2.1.3");
    if (!manifest.payload && payload) return must(where, say("“{0}” is payload; it does not belong into a tag manifest.", {*path}), "RFC 8493 2.2.1");
    if (!manifest.payload && path->starts_with("tagmanifest-")) return must(where, say("“{0}” is a tag manifest; none may be listed.", {*path}), "RFC 8493 2.2.1");
    const auto [old, fresh] = seen.emplace(folded(*path, host_), *path);
    if (!fresh && old->second == *path) return must(where, say("“{0}” is listed twice.", {*path}), "RFC 8493 2.1.3");
    if (!fresh) must(where, say("“{0}” differs from “{1}” only by case or Unicode form.", {*path, old->second}), "RFC 8493 6.1");
    if (!files_.contains(*path) && !fetch_.contains(*path)) must(where, say("“{0}” is missing.", {*path}), "RFC 8493 3");
    if (manifest.payload && payload && fetch_.contains(*path)) fetch_listed_.insert(*path);
    manifest.sums[*path] = {parsed->sum, line.number};
  }

  void measure_files() {
    std::vector<Job> jobs;
    std::uint64_t total = 0;
    for (const auto& [path, entry] : files_) {
      Job job{entry, {}};
      if (report_.ours) job.algorithms = {"sha256", "sm3"};
      for (const Manifest& manifest : manifests_)
        if (manifest.sums.contains(path) && digits_of(manifest.algorithm)) job.algorithms.insert(manifest.algorithm);
      jobs.push_back(std::move(job));
      total += entry->size;
    }
    const auto show = [&](std::uint64_t done) { host_.progress(tr("Checking sums (KiB)"), done >> 10, std::max(total, done) >> 10); };
    std::vector<Measured> results = measure(source_, jobs, show);
    show(total);
    std::size_t next = 0;
    for (const auto& [path, entry] : files_) {
      Measured& measured = measured_[path] = std::move(results[next++]);
      if (!measured.problem.empty()) must(path, measured.problem, "RFC 8493 3");
      if (!path.starts_with("data/")) continue;
      ++report_.files;
      report_.bytes += measured.bytes;
    }
    if (report_.files == 0) add(Level::Should, "data/", tr("The payload is empty."), "RFC 8493 2.1.2");
  }

  void compare() {
    const auto sum_of = [&](const Manifest& manifest, const std::string& path) -> const std::string* {
      const auto found = measured_.find(path);
      return found == measured_.end() || !found->second.problem.empty() || !digits_of(manifest.algorithm) ? nullptr : &found->second.sums[manifest.algorithm];
    };
    for (Manifest& manifest : manifests_)
      for (const auto& [path, expected] : manifest.sums) {
        const std::string* sum = sum_of(manifest, path);
        if (!sum || *sum == expected.first) continue;
        ++manifest.wrong;
        std::string fix;
        for (const Manifest& other : manifests_)
          if (const auto listed = other.sums.find(path); listed != other.sums.end() && sum_of(other, path) && *sum_of(other, path) == listed->second.first)
            fix = say("{0} agrees with the file: either this line was changed, or the file together with that one.", {other.file});
        must(at(manifest.file, expected.second), say("“{0}” is not what it was: its {1} is {2}, not {3}.", {path, manifest.algorithm, *sum, expected.first}), "RFC 8493 3", fix);
      }
  }

  void check_complete() {
    for (const auto& [path, measured] : measured_) {
      if (!path.starts_with("data/")) continue;
      bool listed = false, checked = false;
      std::vector<std::string> lacking;
      for (const Manifest& manifest : manifests_) {
        if (!manifest.payload) continue;
        const bool here = manifest.sums.contains(path);
        listed = listed || here;
        checked = checked || (here && digits_of(manifest.algorithm));
        if (!here) lacking.push_back(manifest.file);
      }
      if (!listed) must(path, tr("The file is in no manifest: it has been added or its line taken away."), "RFC 8493 3");
      else if (version_.rfc())
        for (const std::string& file : lacking) must(file, say("“{0}” is not listed here.", {path}), "RFC 8493 3");
      if (listed && !checked) must(path, tr("No sum of this file can be checked."), "RFC 8493 2.4");
    }
    for (const auto& [path, where] : fetch_)
      if (!fetch_listed_.contains(path)) must(where, say("“{0}” is in no manifest.", {path}), "RFC 8493 2.2.3");
  }

  void check_oxum() {
    if (oxum_at_.empty()) {
      if (report_.ours) must("bag-info.txt", tr("There is no Payload-Oxum."), "RFC 8493 2.2.2");
      return;
    }
    const std::string actual = std::to_string(report_.bytes) + "." + std::to_string(report_.files);
    const std::size_t dot = oxum_.find('.');
    if (dot == 0 || dot == std::string::npos || dot + 1 == oxum_.size() || oxum_.find_first_not_of("0123456789.") != std::string::npos || oxum_.find('.', dot + 1) != std::string::npos)
      must(oxum_at_, say("Payload-Oxum “{0}” is not “bytes.files”.", {oxum_}), "RFC 8493 2.2.2");
    else if (oxum_ != actual)
      must(oxum_at_, say("Payload-Oxum says {0}; the payload is {1}.", {oxum_, actual}), "RFC 8493 2.2.2");
  }

  /// Our own bags have only one possible spelling, so that no byte of them can change unseen, not even in tag manifests,
  /// which no sum covers.
  void check_canonical() {
    if (report_.version != "1.0") must("bagit.txt:1", tr("Bags of this program are BagIt 1.0."), "urn:yishibu:bundle:1");
    for (const std::string algorithm : {"sha256", "sm3"})
      for (const bool payload : {true, false}) {
        const std::string file = (payload ? "manifest-" : "tagmanifest-") + algorithm + ".txt";
        if (!files_.contains(file)) {
          must(file, tr("The file is missing; bags of this program always have it."), "urn:yishibu:bundle:1");
          continue;
        }
        std::vector<std::pair<std::string, std::string>> lines;
        for (const auto& [path, measured] : measured_)
          if (path.starts_with("data/") == payload && !path.starts_with("tagmanifest-")) lines.emplace_back(path, measured.sums.at(algorithm));
        compare_bytes(file, manifest_text(std::move(lines)));
      }
  }

  void compare_bytes(const std::string& file, const std::string& expected) {
    const auto actual = bytes_of(file);
    if (!actual || *actual == expected) return;
    for (const Finding& finding : report_.findings)
      if (finding.level == Level::Must && finding.where.starts_with(file)) return;  // said already, and better
    const auto differs = std::mismatch(actual->begin(), actual->end(), expected.begin(), expected.end()).first;
    must(at(file, static_cast<std::size_t>(1 + std::count(actual->begin(), differs, '\n'))), tr("The line is not byte for byte what this program writes."), "urn:yishibu:bundle:1");
  }

  /// What the verdict rests on, and what it says nothing about.
  void account() {
    for (const Manifest& manifest : manifests_) report_.manifests.push_back({manifest.file, manifest.algorithm, manifest.sums.size(), manifest.wrong, digits_of(manifest.algorithm) > 0});
    for (const auto& [path, measured] : measured_)
      if (std::none_of(manifests_.begin(), manifests_.end(), [&](const Manifest& m) { return digits_of(m.algorithm) && m.sums.contains(path); })) report_.uncovered.push_back(path);
  }

  Source& source_;
  Host& host_;
  Report report_;
  std::map<std::string, const Source::Entry*> files_;
  std::map<std::string, std::string> by_form_;  ///< NFC → stored path, where they differ
  BagVersion version_;
  std::string encoding_ = "UTF-8", oxum_, oxum_at_;
  std::map<std::string, std::string> fetch_;  ///< path → where
  std::set<std::string> fetch_listed_;
  std::vector<Manifest> manifests_;
  std::map<std::string, Measured> measured_;
};

}  // namespace

Report verify(Source& source, Host& host) { return Verifier(source, host).run(); }

}  // namespace yishibu::bundle
