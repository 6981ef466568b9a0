// SPDX-License-Identifier: MIT
// Books: creating, opening, reading. See book_store.hpp; saving is in book_save.cpp, the index in book_index.cpp.
#include "store/book_store.hpp"

#include <unistd.h>

#include "base/date.hpp"
#include "base/hash.hpp"
#include "base/limits.hpp"
#include "base/text.hpp"
#include "base/xml.hpp"
#include "model/record_xml.hpp"
#include "yishibu/error.hpp"
#include "yishibu/text.hpp"

namespace yishibu::store {
namespace fs = std::filesystem;
namespace {

constexpr std::string_view kNamespace = "urn:yishibu:book:1";

Element book_xml(const BookInfo& info, const std::vector<Plugged>& plugins) {
  Element root{"book", {{"xmlns", std::string(kNamespace)}}, {}, {}, 0};
  const auto child = [&](const char* name, const std::string& text) {
    if (text.empty()) return;
    root.add({name, {}, {}, {}, 0}).add({"", {}, {}, text, 0});
  };
  child("name", info.name);
  child("region", info.region);
  child("level", info.level);
  child("fonds", info.fonds);
  for (const Plugged& plugin : plugins)
    root.add({"plugin", {{"id", plugin.id}, {"sha256", plugin.sha256}, {"version", plugin.version}}, {}, {}, 0});
  return root;
}

}  // namespace

std::string record_id_of(std::string_view path) {
  if (!path.ends_with(".xml")) return {};
  path.remove_suffix(4);
  const size_t slash = path.rfind('/');
  const std::string id(slash == std::string_view::npos ? std::string_view() : path.substr(slash + 1));
  return model::is_record_id(id) && !path.starts_with("attachments/") ? id : std::string();
}

bool is_book_path(std::string_view path) {
  const auto parts = text::split(path, '/');
  return !parts.empty() && parts.size() <= 8 && path.front() != '/' && path.back() != '/' && std::all_of(parts.begin(), parts.end(), text::is_plain_name);
}

void BookStore::create(const fs::path& root, const BookInfo& info, const std::vector<Plugged>& plugins, const Writer& writer) {
  std::error_code error;
  if (fs::exists(root, error) && !fs::is_empty(root, error))
    throw Error(ErrorKind::Denied, say("The folder {0} is not empty.", {root.string()}), tr("Choose a new folder for the book."));
  fs::create_directories(root, error);
  if (error) throw Error(ErrorKind::Io, say("The folder {0} cannot be made: {1}.", {root.string(), error.message()}));
  create_git(root.string());
  const Entry entry{"book.xml", xml::write(book_xml(info, plugins))};
  const auto git = open_git(root.string());
  Signature author = writer.sign();
  author.time = date::now();
  const Prepared begin = git->prepare("", {entry}, say("Begin the book of {0}", {info.name}) + "\n", author);
  git->publish(begin);
  file::replace(root / entry.path, entry.bytes);
  std::set<fs::path> files;
  for (const char* made : {"HEAD", "config", "info/attributes"}) files.insert(root / ".git" / made);
  for (const std::string& file : git->restore({begin})) files.insert(file);
  git->refresh_index({});
  files.insert(root / ".git/index");
  file::sync(files);
}

std::optional<fs::path> BookStore::search(const fs::path& start) {
  std::error_code error;
  for (fs::path folder = fs::absolute(start, error); !error; folder = folder.parent_path()) {
    if (fs::exists(folder / "book.xml", error) || fs::exists(folder / ".git" / "yishibu", error)) return folder;
    if (folder == folder.parent_path()) break;
  }
  return std::nullopt;
}

BookStore::BookStore(fs::path root, KindSource& kinds, Writer writer) : root_(std::move(root)), kinds_(kinds), writer_(std::move(writer)) {
  std::error_code error;
  if (!fs::is_directory(root_ / ".git", error))
    throw Error(ErrorKind::NotFound, say("There is no book in {0}.", {root_.string()}), tr("Make one with “init”, or name its folder with --book."));
  const auto bytes = file::read_if_there(root_ / "book.xml", limits::kFileBytes);
  try {
    read_info(bytes ? *bytes : std::string());
  } catch (Error& failure) {
    // The file in the folder is a copy; what the history says is asked only where the copy is missing or damaged.
    std::optional<std::string> kept;
    const bool damaged = failure.kind() != ErrorKind::Unsupported && failure_of([&] { kept = git().read(git().head(), "book.xml"); });
    if (!damaged && (!kept || kept == bytes)) throw failure.while_doing(say("reading {0}", {(root_ / "book.xml").string()}));
    if (kept) read_info(*kept);
    else unread_ = failure;  // for verify() and repair() it is a book all the same
  }
  const auto cut_off = [&] {  // or writes in another window
    const auto held = lock();
    settle();
  };
  if (Journal::pending(private_path("journal")) && failure_of(cut_off)) journal_.reset();  // nothing can be written here now; what can be read is read
}

void BookStore::read_info(const std::string& bytes) {
  const Element book = xml::parse(bytes);
  if (book.name != "book" || book.attribute("xmlns") != kNamespace)
    throw Error(ErrorKind::Unsupported, tr("book.xml is from another version of this program."));
  info_ = {book.child_text("name"), book.child_text("region"), book.child_text("level"), book.child_text("fonds")};
  plugins_.clear();
  for (const Element& child : book.children)
    if (child.name == "plugin")
      plugins_.push_back({std::string(child.attribute("id")), std::string(child.attribute("version")), std::string(child.attribute("sha256"))});
}

BookStore::~BookStore() {
  try {
    if (journal_ && !journal_->last().empty()) {
      const auto held = lock();
      if (journal_->in_step()) settle();
    }
    if (!index_) return;
    const std::string known = index_->tracked(), now = index_->worktree();
    if (known == now || now.empty()) return;
    if (!git().refresh_index(git().has_commit(known) ? git().changes(known, now) : std::vector<Commit::Change>())) return;
    file::sync({root_ / ".git/index"});
    if (!index_writable_) open_index_for_writing();
    index_->set_tracked(now);
  } catch (const std::exception&) {
    // The saves are durable in the journal; the next start settles them.
  }
}

Git& BookStore::git() {
  if (!git_) git_ = open_git(root_.string());
  return *git_;
}

std::string BookStore::private_path(const char* name) const { return (root_ / ".git" / "yishibu" / name).string(); }

std::string BookStore::draft_path(std::string_view name) {
  if (!text::is_plain_name(name)) throw Error(ErrorKind::Denied, say("“{0}” is no name for a draft.", {name}));
  const fs::path folder = private_path("drafts");
  std::error_code error;
  fs::create_directories(folder, error);
  return (folder / name).string();
}

std::size_t BookStore::drafts() const {
  std::error_code error;
  fs::directory_iterator at(private_path("drafts"), error);
  return error ? 0 : static_cast<std::size_t>(std::count_if(fs::begin(at), fs::end(at), [](const fs::directory_entry& entry) {
    const std::string name = entry.path().filename().string();
    return (name.ends_with(".xml") || name.ends_with(".txt")) && model::is_record_id(name.substr(0, name.find('.')));
  }));
}

namespace {

class StoredCache final : public Cache {
 public:
  StoredCache(const std::string& path, Database::Mode mode) : database_(path, mode) {
    static_cast<void>(database_.query("SELECT count(*) FROM sqlite_master", {}).step());
  }
  void execute(const std::string& sql) override { database_.execute(sql.c_str()); }
  void query(const std::string& sql, const std::vector<std::string_view>& parameters, const std::function<bool(const Row&)>& each) override {
    struct Line final : Row {
      explicit Line(Statement from) : statement(std::move(from)) {}
      std::string_view text(int column) const override { return statement.view(column); }
      std::int64_t number(int column) const override { return statement.number(column); }
      Statement statement;
    } line(database_.query(sql, parameters));
    while (line.statement.step() && each(line)) continue;
  }

 private:
  Database database_;
};

}  // namespace

std::unique_ptr<Cache> BookStore::cache(std::string_view name, bool fresh) {
  if (!text::is_plain_name(name) || name == "index") throw Error(ErrorKind::Denied, say("“{0}” is no name for a cache.", {name}));
  const std::string path = private_path((std::string(name) + ".sqlite").c_str());
  for (bool empty : {fresh, true}) {
    std::error_code error;
    fs::create_directories(fs::path(path).parent_path(), error);
    if (empty)
      for (const char* suffix : {"", "-wal", "-shm"}) fs::remove(path + suffix, error);
    try {
      return std::make_unique<StoredCache>(path, Database::Mode::Write);
    } catch (const Error&) {
      continue;  // damaged, or the disk takes no writing: it can be made again
    }
  }
  return std::make_unique<StoredCache>("", Database::Mode::Memory);
}

file::Lock BookStore::lock() {
  std::string holder;
  const std::string me = std::to_string(::getpid()) + " " + writer_.sign().name;
  auto lock = file::Lock::take(private_path("lock"), limits::kLockWaitMs, me, holder);
  if (!lock)
    throw Error(ErrorKind::Conflict, say("Another window is saving in this book ({0}).", {text::printable(holder)}),
                tr("Wait a moment and do it again; nothing was changed."));
  return std::move(*lock);
}

std::string BookStore::revision() const {
  if (const auto quick = quick_head(root_.string())) return *quick;
  return const_cast<BookStore*>(this)->git().head();
}

std::vector<Entry> BookStore::kind_snapshots() {
  std::vector<Entry> out;
  std::error_code error;
  for (fs::recursive_directory_iterator at(root_ / "kinds", error), end; !error && at != end; at.increment(error))
    if (at->is_regular_file(error) && at->path().extension() == ".xml")
      out.push_back({fs::relative(at->path(), root_, error).string(), file::read(at->path(), limits::kFileBytes)});
  return out;
}

std::optional<Record> BookStore::find(std::string_view id) {
  Index& known = index();
  // A record is asked for again and again while others that name it are looked at.
  if (recent_at_ != index_at_ || recent_.size() >= kRecent) recent_.clear();
  recent_at_ = index_at_;
  if (const auto at = recent_.find(id); at != recent_.end()) return at->second;
  auto found = read_record(recent_at_, known.path_of(id));
  return recent_.emplace(std::string(id), std::move(found)).first->second;
}

std::optional<Record> BookStore::find_at(std::string_view id, std::string_view at) {
  std::string path = index().path_of(id), commit(at);
  if (path.empty()) return std::nullopt;
  if (date::is_date(at) && at.size() == 10) commit = index().revision_at(id, date::end_of_day(at));
  else if (commit != revision()) {
    // An abbreviated revision, as history prints it.
    std::string whole;
    for (const Version& version : index().history(id))
      if (version.revision.starts_with(commit) && commit.size() >= 6) whole = version.revision;
    if (whole.empty() && git().has_commit(commit)) whole = commit;
    if (whole.empty()) throw Error(ErrorKind::NotFound, say("There is no version {0} of {1}.", {at, id}), tr("“history” lists the versions."));
    commit = whole;
  }
  return read_record(commit, path);
}

std::optional<Record> BookStore::read_record(const std::string& commit, const std::string& path) {
  if (commit.empty() || path.empty()) return std::nullopt;
  const auto bytes = git().read(commit, path);
  if (!bytes) return std::nullopt;
  try {
    return model::parse_record(*bytes);
  } catch (Error& failure) {
    throw Error(ErrorKind::Corrupt, failure.message(), tr("“history” lists older versions that can be read.")).while_doing(say("reading {0}", {path}));
  }
}

std::vector<Listed> BookStore::list(const Query& query) { return index().list(query); }
std::vector<Version> BookStore::history(std::string_view id) { return index().history(id); }
std::vector<Listed> BookStore::removed() { return index().removed(); }
std::optional<std::vector<Act>> BookStore::acts(std::string_view since, std::size_t most) { return index().acts(since, most); }

std::string BookStore::attachment_path(std::string_view bytes, std::string_view file_name) const {
  const std::string sum = hash::sha256(bytes);
  std::string extension;
  if (const size_t dot = file_name.rfind('.'); dot != std::string_view::npos)
    for (const char c : file_name.substr(dot + 1)) extension += static_cast<char>(c >= 'A' && c <= 'Z' ? c + 32 : c);
  if (extension.size() > 10 || !text::is_plain_name(extension)) extension = "bin";
  return "attachments/" + sum.substr(0, 2) + "/" + sum + "." + extension;
}

std::string BookStore::attachment(std::string_view path) {
  const auto bytes = git().read(git().head(), std::string(path));
  if (!bytes) throw Error(ErrorKind::NotFound, say("There is no attachment {0}.", {path}));
  if (path.find(hash::sha256(*bytes)) == std::string_view::npos)
    throw Error(ErrorKind::Corrupt, say("The attachment {0} is not what it was.", {path}), tr("Restore it from a copy of the book."));
  return *bytes;
}

}  // namespace yishibu::store
