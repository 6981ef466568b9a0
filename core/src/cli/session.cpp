// SPDX-License-Identifier: MIT
// See session.hpp.
#include "cli/session.hpp"

#include <pwd.h>
#include <unistd.h>

#include <algorithm>
#include <cstdio>
#include <cstdlib>

#include "base/file.hpp"
#include "base/text.hpp"
#include "base/xml.hpp"
#include "yishibu/error.hpp"
#include "yishibu/text.hpp"

namespace yishibu::cli {
namespace fs = std::filesystem;

volatile int interrupted = 0;

struct Session::LazyKinds final : store::KindSource {
  explicit LazyKinds(Session& owner) : session(owner) {}
  const Kind* find_kind(std::string_view id) override { return session.host().find_kind(id); }
  std::optional<store::Entry> snapshot(std::string_view kind) override { return session.host().snapshot(kind); }
  Session& session;
};

namespace {

void show_progress(const Globals& globals, std::string_view what, std::size_t done, std::size_t total) {
  if (interrupted) throw Error(ErrorKind::Denied, tr("Stopped, as you asked. Nothing half-done was kept."));
  if (globals.quiet || !::isatty(STDERR_FILENO)) return;
  std::fprintf(stderr, "\r\033[K%.*s %zu/%zu%s", static_cast<int>(what.size()), what.data(), done, total, done >= total ? "\r\033[K" : "");
  std::fflush(stderr);
}

}  // namespace

Session::Session(Globals globals) : globals_(std::move(globals)), kinds_(std::make_unique<LazyKinds>(*this)) {}
Session::~Session() = default;

void Session::note(const std::string& line) const {
  if (!globals_.quiet) std::fprintf(stderr, "%s\n", text::printable(line).c_str());
}

plugin::Registry& Session::registry() {
  if (!registry_) {
    registry_ = std::make_unique<plugin::Registry>();
    registry_->scan(file::program().parent_path().parent_path() / "lib" / "yishibu" / "plugins", Installed::Origin::System);
    registry_->scan(file::user_folder() / "plugins", Installed::Origin::User);
    for (const std::string& folder : globals_.plugin_folders) registry_->add_given(folder);
    registry_->settle();
    for (const Error& problem : registry_->problems()) note(problem.message() + (problem.hint().empty() ? "" : " " + problem.hint()));
  }
  return *registry_;
}

plugin::PluginHost& Session::host() {
  if (!host_)
    host_ = std::make_unique<plugin::PluginHost>(
        registry(), file::program().parent_path().parent_path() / "share" / "yishibu" / "schemas", globals_.safe,
        [this](std::string_view what, std::size_t done, std::size_t total) { show_progress(globals_, what, done, total); });
  if (book_ && !snapshots_added_) {
    snapshots_added_ = true;
    for (const store::Entry& entry : book_->kind_snapshots()) {
      try {
        registry().add_snapshot(xml::parse(entry.bytes));
      } catch (const Error& failure) {
        note(say("{0} cannot be used: {1}", {entry.path, failure.message()}));
      }
    }
  }
  return *host_;
}

store::Writer Session::writer() const {
  store::Writer out;
  out.sign = [] {
    const passwd* user = ::getpwuid(::geteuid());
    const std::string login = user && user->pw_name ? user->pw_name : "secretary";
    const char* told = std::getenv("YISHIBU_AUTHOR");
    const std::string full = user && user->pw_gecos ? user->pw_gecos : "";
    std::string name = told && *told ? told : full.substr(0, full.find(','));
    std::erase_if(name, [](char c) { return c == '<' || c == '>' || c == '\n'; });
    return store::Signature{text::trimmed(name).empty() ? login : name, login + "@yishibu.invalid", 0};
  };
  out.notice = [this](const std::string& line) { note(line); };
  out.progress = [this](std::size_t done, std::size_t total) { show_progress(globals_, tr("Reading the book"), done, total); };
  return out;
}

store::BookStore* Session::book_if_any() {
  if (book_) return book_.get();
  const auto root = globals_.book.empty() ? store::BookStore::search(fs::current_path()) : std::optional<fs::path>(globals_.book);
  if (!root) return nullptr;
  book_ = std::make_unique<store::BookStore>(*root, *kinds_, writer());
  return book_.get();
}

store::BookStore& Session::book() {
  if (store::BookStore* found = book_if_any()) return *found;
  throw Error(ErrorKind::NotFound, tr("There is no book here."), tr("Make one with “init”, or name its folder with --book."));
}

std::string Session::full_id(const std::string& id) { return plugin::full_id(id, book()); }

Record Session::record(const std::string& id) {
  auto found = book().find(full_id(id));
  if (!found) throw Error(ErrorKind::NotFound, say("There is no record “{0}” in this book.", {id}), tr("“list” shows the records."));
  return std::move(*found);
}

}  // namespace yishibu::cli
