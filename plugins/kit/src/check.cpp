// SPDX-License-Identifier: MIT
// “plugin check”: nine checks of a plugin folder (docs/developer/plugins.md), each with a line of its own. What runs code or could hang
// runs in a child. Must not judge data itself: data_check.cpp and its neighbours do.
#include <algorithm>
#include <map>

#include "child.hpp"
#include "commands.hpp"
#include "elf.hpp"
#include "files.hpp"
#include "probe.hpp"
#include "program.hpp"
#include "yishibu/error.hpp"
#include "yishibu/text.hpp"

#if defined(__SANITIZE_ADDRESS__)
#define YISHIBU_KIT_SANITIZED true
#else
#define YISHIBU_KIT_SANITIZED false
#endif

namespace yishibu::kit {
namespace fs = std::filesystem;
namespace {

constexpr std::size_t kChecks = 9;
constexpr std::size_t kMemory = std::size_t{512} << 20;

/// What a plugin may lean on: the C and C++ run time, and what the program brings along anyway.
bool may_be_needed(const std::string& library) {
  for (const char* known : {"libc.so.6", "libm.so.6", "libstdc++.so.6", "libgcc_s.so.1", "libz.so.1", "libdeflate.so.0", "libcrypto.so.3"})
    if (library == known) return true;
  for (const char* family : {"ld-linux", "libasan.so.", "libubsan.so."})
    if (library.starts_with(family)) return true;
  return false;
}

class Kit {
 public:
  Kit(fs::path folder, int seconds, bool quick, Host& host) : folder_(std::move(folder)), seconds_(seconds), quick_(quick), host_(host) {}

  void run() {
    try {
      plugin_ = describe(folder_, host_);
    } catch (const Error& failure) {
      if (failure.kind() == ErrorKind::NotFound) throw;
      fault(1, "plugin.xml", failure.message(), failure.hint());
    }
    if (faults_.empty()) manifest();
    if (!faults_.empty()) {
      for (std::size_t i = 2; i <= kChecks; ++i) not_run_[i] = tr("the manifest must be right first");
      return;
    }
    const auto has = [&](const char* type) { return std::any_of(plugin_.rows.begin(), plugin_.rows.end(), [&](const Element& row) { return row.name == type; }); };
    if (!has("template") && !has("rendering")) nothing_[3] = true;
    if (!has("procedure")) nothing_[4] = true;
    if (!has("exporter")) nothing_[7] = true;
    data();
    translations();
    code();
    exporters();
    scenarios();
    memory();
  }

  Outcome outcome() const {
    Outcome out;
    Value checks = Value::list();
    const char* const names[] = {"", tr("manifest"), tr("data"), tr("papers"), tr("procedures"), tr("translations"), tr("code"), tr("exporters"), tr("scenarios"), tr("memory errors")};
    for (std::size_t i = 1; i <= kChecks; ++i) {
      Value list = Value::list();
      std::vector<std::string> lines;
      for (const Fault& fault : faults_) {
        if (fault.check != i) continue;
        list.add(Value::object().set("where", fault.where).set("what", fault.what).set("fix", fault.fix));
        lines.push_back("   " + fault.where + (fault.where.empty() ? "" : tr(": ")) + fault.what + (fault.fix.empty() ? "" : " → " + fault.fix));
      }
      const auto reason = not_run_.find(i);
      const char* state = !lines.empty() ? "failed" : reason != not_run_.end() ? "not-run" : nothing_.contains(i) ? "nothing" : "passed";
      const std::string number = std::to_string(i);
      out.text.push_back(!lines.empty()                 ? say("{0} {1}: failed", {number, names[i]})
                         : reason != not_run_.end() ? say("{0} {1}: not run here ({2})", {number, names[i], reason->second})
                         : nothing_.contains(i)         ? say("{0} {1}: there is nothing to check", {number, names[i]})
                                                        : say("{0} {1}: passed", {number, names[i]}));
      out.text.insert(out.text.end(), lines.begin(), lines.end());
      out.yes = out.yes && lines.empty();
      checks.add(Value::object().set("number", i).set("name", names[i]).set("state", state).set("why", reason != not_run_.end() ? reason->second : "").set("faults", list));
    }
    out.json = Value::object().set("plugin", plugin_.id).set("version", plugin_.version).set("checks", checks);
    return out;
  }

 private:
  void fault(std::size_t check, std::string where, std::string what, std::string fix) { faults_.push_back({check, std::move(where), std::move(what), std::move(fix)}); }
  bool sound(std::size_t check) const {
    return std::none_of(faults_.begin(), faults_.end(), [&](const Fault& one) { return one.check == check; });
  }
  Order order(const std::vector<std::string>& words) const {
    Order out = program_order(folder_, work_.path(), words);
    if (!run_time_.empty()) out.environment.emplace_back("LD_PRELOAD", run_time_);
    return out;
  }
  bool sanitized() const { return YISHIBU_KIT_SANITIZED || !run_time_.empty(); }
  /// As the sanitizers and valgrind write it.
  static std::string memory_error(const Ran& ran) {
    for (const char* mark : {"ERROR: AddressSanitizer", "runtime error: ", "Invalid read", "Invalid write", "uninitialised"})
      if (const size_t at = ran.err.find(mark); at != std::string::npos) return first_line(ran.err.substr(at));
    return {};
  }
  static std::string how(const Ran& ran) { return ran.ended.empty() ? say("it ended with code {0}: {1}", {std::to_string(ran.code), first_line(ran.err)}) : ran.ended; }

  // ---- 1 ----
  void manifest() {
    faults_ = check_manifest(folder_, plugin_);
    Order show = order({"plugin", "show", plugin_.id});
    std::erase(show.words, "--quiet");
    const Ran ran = run_child(show);
    if (ran.out.find("\n" + folder_.string() + "\n") == std::string::npos)
      fault(1, "plugin.xml", ran.err.empty() ? tr("another plugin of this id is used") : first_line(ran.err), tr("The manifest is described in docs/formats/plugin.md."));
  }

  // ---- 2, 3, 4 ----
  void data() {
    const Ran ran = run_child(order({"plugin", "probe", folder_.string(), "--output", work_.path().string()}));
    std::error_code ignored;
    if (!fs::exists(work_.path() / "report.xml", ignored)) return fault(2, plugin_.id, how(ran), "");
    const Report report = read_report(read_file(work_.path() / "report.xml"), host_);
    faults_.insert(faults_.end(), report.faults.begin(), report.faults.end());
    documents_ = report.documents;
    if (!sound(2)) return void(not_run_[3] = tr("the data must be right first"));
    for (const Paper& paper : report.papers) {
      if (paper.data_file.empty()) {
        const Ran tags = run_child(order({"template", "tags", paper.template_file}));
        if (tags.code != 0) fault(3, paper.id, first_line(tags.err), tr("“template check” names every mistake."));
        continue;
      }
      const Ran filled = run_child(order({"--json", "template", "render", paper.template_file, "--data", paper.data_file, "-o", (work_.path() / "paper.docx").string()}));
      const size_t at = filled.out.find("\"missing\":[");
      if (filled.code != 0 || at == std::string::npos) fault(3, paper.id, first_line(filled.err), tr("“template check” names every mistake."));
      else if (const std::string missing = filled.out.substr(at + 11, filled.out.find(']', at) - at - 11); !missing.empty())
        fault(3, paper.id, say("tags without a value: {0}", {missing}), tr("Use the fields of the kind, and fill them in the sample record in samples/."));
    }
  }

  // ---- 5 ----
  void translations() {
    std::error_code ignored;
    if (!fs::is_directory(folder_ / "po", ignored)) return void(nothing_[5] = true);
    const std::string msgfmt = tool("msgfmt");
    if (msgfmt.empty()) return void(not_run_[5] = tr("msgfmt is not installed"));
    for (const std::string& file : files_below(folder_ / "po")) {
      if (!file.ends_with(".po")) continue;
      Order check{{msgfmt, "--check", "--statistics", "-o", "/dev/null", (folder_ / "po" / file).string()}, {{"LC_ALL", "C"}, {"LANGUAGE", ""}}, work_.path(), 60, 0};
      const Ran ran = run_child(check);
      const std::size_t last = ran.err.rfind('\n', ran.err.size() - 2);  // the statistics
      const std::string sum = last == std::string::npos ? ran.err : ran.err.substr(last + 1);
      if (ran.code != 0 || sum.find("untranslated") != std::string::npos || sum.find("fuzzy") != std::string::npos)
        fault(5, "po/" + file, first_line(ran.code != 0 ? ran.err : sum), tr("Translate every message of a language that is there."));
    }
  }

  // ---- 6 ----
  void code() {
    if (plugin_.library.empty()) return void(nothing_[6] = true);
    try {
      const Shared shared = read_shared(read_file(folder_ / plugin_.library));
      if (shared.exported != std::vector<std::string>{"yishibu_plugin"}) {
        std::string names;
        for (std::size_t i = 0; i < shared.exported.size() && i < 4; ++i) names += (i ? ", " : "") + (i == 3 ? "…" : shared.exported[i]);
        fault(6, plugin_.library, say("it must export yishibu_plugin and nothing else; it exports: {0}", {names}), tr("Build it with yishibu_add_plugin()."));
      }
      if (!shared.search.empty()) fault(6, plugin_.library, say("it has a search path of its own: {0}", {shared.search}), tr("Link without RPATH and RUNPATH."));
      for (const std::string& needed : shared.needed) {
        // Its run time must be there before the program begins, where the program itself has none.
        if (needed.starts_with("libasan.so.") && !YISHIBU_KIT_SANITIZED) run_time_ = needed;
        if (!may_be_needed(needed)) fault(6, plugin_.library, say("it needs {0}, which is not on every computer", {needed}), tr("Link it statically, or do without."));
      }
    } catch (const Error& failure) {
      fault(6, plugin_.library, failure.message(), failure.hint());
    }
    run_child(order({"plugin", "trust", plugin_.id}));
    Order load = order({"plugin", "doctor", plugin_.id});
    load.seconds = seconds_;
    const Ran ran = run_child(load);
    if (const std::string found = memory_error(ran); !found.empty()) fault(9, plugin_.library, found, "");
    else if (!ran.ended.empty() || ran.code > 1) fault(6, plugin_.library, say("loading it: {0}", {how(ran)}), "");
    else if (ran.code != 0) fault(6, plugin_.library, first_line(ran.out), "");
    else if (ran.out.empty()) fault(6, plugin_.library, tr("loading it ended the program"), "");
  }

  // ---- 7 ----
  Order probe(const std::string& exporter, const std::string& document) {
    std::error_code ignored;
    fs::remove(work_.path() / "result", ignored);
    Order out = order({"plugin", "probe", folder_.string(), "--exporter", exporter, "--document", document, "--output", work_.path().string()});
    out.seconds = seconds_;
    if (!sanitized()) out.memory = kMemory;  // a sanitizer reserves more; it has a limit of its own
    return out;
  }
  /// "file SUM", "error WHY", or "" with a fault where it came to no end.
  std::string tried(const std::string& exporter, const std::string& document) {
    const Ran ran = run_child(probe(exporter, document));
    std::error_code ignored;
    const bool ended_well = ran.code == 0 && fs::exists(work_.path() / "result", ignored);
    if (const std::string found = memory_error(ran); !found.empty()) fault(9, exporter, say("document {0}: {1}", {document, found}), tr("Mend it first: what it does elsewhere is chance."));
    else if (!ended_well) fault(7, exporter, say("document {0}: {1}", {document, how(ran)}), tr("An exporter makes a file or throws yishibu::Error, whatever the record holds."));
    return ended_well ? read_file(work_.path() / "result") : std::string();
  }
  void exporters() {
    if (nothing_.contains(7)) return;
    if (!sound(6) || !sound(2)) return void(not_run_[7] = tr("data and code must be right first"));
    for (const Element& row : plugin_.rows) {
      if (row.name != "exporter") continue;
      const std::string id(row.attribute("id"));
      bool made = false;
      std::string why;
      for (std::size_t i = 0; i < documents_; ++i) {
        const std::string document = std::to_string(i), first = tried(id, document), second = first.empty() ? first : tried(id, document);
        if (first != second && first.starts_with("file ") && second.starts_with("file ")) fault(7, id, say("document {0}: two runs make different bytes", {document}), tr("Take no clock, no address and no unordered list into the file."));
        made = made || first.starts_with("file ");
        if (first.starts_with("error ")) why = first.substr(6);
      }
      if (!made && !why.empty()) fault(7, id, say("it takes none of the sample records: {0}", {why}), tr("Put a record that it takes into samples/."));
      for (const char* document : kMalformed) tried(id, document);
    }
  }

  // ---- 8 ----
  void scenarios() {
    const fs::path script = prefix() / "share" / "yishibu" / "scenario.sh";
    const std::string bash = tool("bash");
    std::vector<std::string> names;
    for (const std::string& file : files_below(folder_))
      if (file.starts_with("tests/") && file.ends_with("/run.sh")) names.push_back(file.substr(0, file.size() - 7));
    if (names.empty()) return void(nothing_[8] = true);
    std::error_code ignored;
    if (bash.empty() || !fs::exists(script, ignored)) return void(not_run_[8] = say("{0} or bash is missing", {script.string()}));
    if (!sound(6) || !sound(7)) return void(not_run_[8] = tr("code and exporters must be right first"));
    for (const std::string& name : names) {
      Order run{{bash, script.string(), (folder_ / name).string()}, {}, work_.path(), 120, 0};
      run.environment = {{"YISHIBU", program().string()}, {"SOURCE", folder_.string()}, {"BUILD", prefix().string()}, {"UPDATE", ""}, {"ASAN_OPTIONS", "detect_leaks=0"}, {"LD_PRELOAD", run_time_}};
      const Ran ran = run_child(run);
      if (ran.code == 77) not_run_[8] = name + tr(": ") + first_line(ran.out);
      else if (ran.code != 0) fault(8, name, ran.ended.empty() ? say("it does not say what expected.txt says: {0}", {difference(ran.out + ran.err)}) : ran.ended, tr("Look at both; where the new text is right, write it into expected.txt."));
    }
  }
  /// The first lines that differ, of a diff.
  static std::string difference(const std::string& diff) {
    std::string out;
    for (std::size_t at = 0, line = 0; at < diff.size() && line < 4; at = diff.find('\n', at) + 1) {
      const std::string text = first_line(diff.substr(at));
      if ((text.starts_with("-") && !text.starts_with("---")) || (text.starts_with("+") && !text.starts_with("+++"))) out += (line++ ? " | " : "") + text;
      if (diff.find('\n', at) == std::string::npos) break;
    }
    return out.empty() ? first_line(diff) : out;
  }

  // ---- 9 ----
  /// Under sanitizers 6 and 7 have found what there is to find; else valgrind does both again.
  void memory() {
    if (plugin_.library.empty()) return void(nothing_[9] = true);
    if (sanitized() || !sound(9)) return;
    if (quick_) return void(not_run_[9] = tr("left out with --quick"));
    const std::string valgrind = tool("valgrind");
    if (valgrind.empty()) return void(not_run_[9] = tr("the program is built without sanitizers, and valgrind is not installed"));
    if (!sound(6) || !sound(7) || not_run_.contains(7)) return void(not_run_[9] = tr("code and exporters must be right first"));
    std::vector<std::pair<std::string, Order>> orders{{plugin_.library, order({"plugin", "doctor", plugin_.id})}};
    for (const Element& row : plugin_.rows)
      if (row.name == "exporter") orders.emplace_back(row.attribute("id"), probe(std::string(row.attribute("id")), "all"));
    for (auto& [where, run] : orders) {
      run.words.insert(run.words.begin(), {valgrind, "-q", "--error-exitcode=99"});
      run.seconds = 60 * seconds_;
      run.memory = 0;
      const Ran ran = run_child(run);
      if (const std::string found = memory_error(ran); !found.empty() || ran.code == 99) fault(9, where, found.empty() ? first_line(ran.err) : found, tr("Run it under valgrind, or build it with -fsanitize=address,undefined, to see where."));
    }
  }

  fs::path folder_;
  int seconds_;
  bool quick_;
  Host& host_;
  Described plugin_;
  WorkFolder work_;
  Faults faults_;
  std::map<std::size_t, std::string> not_run_;
  std::map<std::size_t, bool> nothing_;
  std::size_t documents_ = 0;
  std::string run_time_;  ///< of the sanitizer that only the plugin is built with
};

}  // namespace

Outcome plugin_check(const Arguments& arguments, Host& host, Book*) {
  const std::string seconds(arguments.option("seconds"));
  const int limit = seconds.empty() ? 10 : std::atoi(seconds.c_str());
  if (limit <= 0) throw Error(ErrorKind::Usage, say("“{0}” is no number of seconds.", {seconds}));
  std::error_code failure;
  const fs::path folder = fs::canonical(arguments.positional.front(), failure);
  if (failure || !fs::is_directory(folder, failure)) throw Error(ErrorKind::NotFound, say("There is no folder {0}.", {arguments.positional.front()}));
  Kit kit(folder, limit, arguments.option("quick") == "yes", host);
  kit.run();
  return kit.outcome();
}

}  // namespace yishibu::kit
