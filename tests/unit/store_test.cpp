// SPDX-License-Identifier: MIT
// Tests of store/: what a save promises, and what happens to a book that was treated badly.
#include <doctest/doctest.h>
#include <sys/wait.h>
#include <unistd.h>

#include <filesystem>
#include <fstream>

#include "base/file.hpp"
#include "base/hash.hpp"
#include "base/xml.hpp"
#include "model/definitions.hpp"
#include "store/book_store.hpp"
#include "yishibu/error.hpp"

using namespace yishibu;
using namespace yishibu::store;
namespace fs = std::filesystem;

namespace {

struct Kinds final : KindSource {
  Kind note = model::read_kind(xml::parse("<kind folder='notes' partition='month' title='title'><field name='title' label='题'/><field name='tag' label='签'/></kind>"), "t:note", "记", nullptr);
  const Kind* find_kind(std::string_view id) override { return id == "t:note" ? &note : nullptr; }
  std::optional<Entry> snapshot(std::string_view) override { return Entry{"kinds/t-1/note.xml", "<kind/>\n"}; }
};

struct Fixture {
  fs::path root = fs::temp_directory_path() / ("yishibu-" + hash::random_name(8)) / "book";
  Kinds kinds;
  std::vector<std::string> notices;
  Fixture() { BookStore::create(root, {"村", "34", "village", ""}, {}, {}); }
  ~Fixture() { fs::remove_all(root.parent_path()); }
  BookStore open() {
    Writer writer;
    writer.notice = [this](const std::string& line) { notices.push_back(line); };
    return BookStore(root, kinds, writer);
  }
  static Record note(const std::string& suffix, const std::string& title) {
    Record record;
    record.id = "20160315-" + suffix;
    record.kind = "t:note";
    record.fields = {{"title", title}};
    return record;
  }
};

}  // namespace

TEST_CASE_FIXTURE(Fixture, "what is saved is found, listed and remembered") {
  BookStore book = open();
  book.save({{note("aaaaaaaa", "一")}, {}, "记一", {}, {}});
  book.save({{note("aaaaaaaa", "二")}, {}, "改二", {}, {}});

  CHECK(book.find("20160315-aaaaaaaa")->field("title") == "二");
  CHECK(book.list({}).size() == 1);
  const auto history = book.history("20160315-aaaaaaaa");
  REQUIRE(history.size() == 2);
  CHECK(history[0].summary == "改二");
  CHECK(book.find_at("20160315-aaaaaaaa", history[1].revision)->field("title") == "一");
  CHECK(book.verify().empty());
}

TEST_CASE_FIXTURE(Fixture, "saving the same thing again makes no version, and neither does a repeated save id") {
  BookStore book = open();
  const std::string first = book.save({{note("aaaaaaaa", "一")}, {}, "记", {}, "id-1"});
  CHECK(book.save({{note("aaaaaaaa", "一")}, {}, "记", {}, {}}) == first);
  book.save({{note("aaaaaaaa", "二")}, {}, "改", {}, {}});
  CHECK(book.save({{note("aaaaaaaa", "一")}, {}, "记", {}, "id-1"}) == first);
  CHECK(book.find("20160315-aaaaaaaa")->field("title") == "二");
}

TEST_CASE_FIXTURE(Fixture, "an issued record keeps its text, and may be attached to and corrected, also when its kind lists the fields anew") {
  Record issued = note("aaaaaaaa", "一");
  issued.fields.push_back({"tag", "甲"});
  issued.fields.push_back({"issued_on", "2016-03-16"});
  open().save({{issued}, {}, "签发", {}, {}});
  kinds.note = model::read_kind(xml::parse("<kind folder='notes' partition='month' title='title'><field name='tag' label='签'/><field name='title' label='题'/></kind>"), "t:note", "记", nullptr);
  BookStore book = open();
  Record changed = issued;
  changed.fields[0].value = "二";
  CHECK_THROWS_AS(book.save({{changed}, {}, "改", {}, {}}), Error);
  changed = issued;
  std::erase_if(changed.fields, [](const Field& field) { return field.name == "issued_on"; });
  CHECK_THROWS_AS(book.save({{changed}, {}, "收回", {}, {}}), Error);
  Record attached = issued;
  attached.rows("attachments").push_back({"a1", {{"file", "attachments/x"}, {"name", "签字页"}}, {}});
  attached.fields.push_back({"corrected_by", "20160317-bbbbbbbb"});
  CHECK_NOTHROW(book.save({{attached}, {}, "附上签字页", {}, {}}));
  CHECK(book.find(issued.id)->field("title") == "一");

  Query naming;
  naming.refers_to = "20160317-bbbbbbbb";
  CHECK(book.list(naming).size() == 1);
  book.reindex();
  CHECK(book.list(naming).size() == 1);
}

TEST_CASE_FIXTURE(Fixture, "two windows that change the same record do not overwrite each other") {
  BookStore one = open(), two = open();
  const std::string base = one.save({{note("aaaaaaaa", "一")}, {}, "记", {}, {}});
  two.save({{note("aaaaaaaa", "二")}, {}, "改", base, {}});
  CHECK_THROWS_AS(one.save({{note("aaaaaaaa", "三")}, {}, "改", base, {}}), Error);
  CHECK(one.find("20160315-aaaaaaaa")->field("title") == "二");
  one.save({{note("bbbbbbbb", "别的")}, {}, "另一条不冲突", base, {}});
}

TEST_CASE_FIXTURE(Fixture, "a record that leaves the book is listed, readable at its old versions, and can come back") {
  const std::string id = "20160315-aaaaaaaa";
  std::string made;
  const auto same_in_every_index = [&](BookStore& of) {
    CHECK(of.list({}).size() == 1);
    REQUIRE(of.removed().size() == 1);
    CHECK(of.removed().front().title == "一");
    REQUIRE(of.history(id).size() == 2);
    CHECK(of.history(id).front().removes);
    CHECK(of.find_at(id, made)->field("title") == "一");
    const auto acts = of.acts(made, 10);
    REQUIRE(acts);
    REQUIRE(acts->size() == 1);
    CHECK(acts->front().records == std::vector<std::string>{id});
    CHECK_FALSE(of.acts("0123456789012345678901234567890123456789", 10));
  };
  {
    BookStore book = open();
    made = book.save({{note("aaaaaaaa", "一"), note("bbbbbbbb", "别的")}, {}, "记", {}, {}});
    book.save({{}, {}, "记错了", {}, {}, {id}});
    CHECK_FALSE(book.find(id));
    CHECK_THROWS_AS(book.save({{}, {}, "再删", {}, {}, {id}}), Error);
    same_in_every_index(book);
    CHECK(book.verify().empty());  // the index, kept up save by save, says what one made anew says
  }
  CHECK_FALSE(fs::exists(root / "notes/2016/03/20160315-aaaaaaaa.xml"));
  BookStore book = open();
  same_in_every_index(book);
  book.reindex();
  same_in_every_index(book);
  CHECK(book.verify().empty());
  book.save({{note("aaaaaaaa", "一")}, {}, "还是对的", {}, {}});
  CHECK(book.removed().empty());
  CHECK(book.list({}).size() == 2);
}

TEST_CASE_FIXTURE(Fixture, "a lost, damaged or foreign index is built anew") {
  { open().save({{note("aaaaaaaa", "一")}, {}, "记", {}, {}}); }
  const fs::path index = root / ".git/yishibu/index.sqlite";
  for (const std::string& content : {std::string(), std::string("junk junk junk junk"), std::string(8192, '\0')}) {
    fs::remove(index.string() + "-wal");
    std::ofstream(index, std::ios::binary) << content;
    CHECK(open().list({}).size() == 1);
    CHECK(open().history("20160315-aaaaaaaa").size() == 1);
  }
  fs::remove_all(root / ".git/yishibu");
  CHECK(open().list({}).size() == 1);
}

TEST_CASE_FIXTURE(Fixture, "records are found by long values as by short ones, and by no other's beginning") {
  std::string end(3 * 90, 'x'), same;
  for (int n = 0; n < 90; ++n) same += "水";
  for (const std::string& tag : {same, same + "渠", same.substr(0, 240), end}) {
    BookStore book = open();
    Record record = note("aaaaaaa" + std::string(1, "abcd"[tag == same ? 0 : tag == end ? 1 : tag.size() > 270 ? 2 : 3]), "一");
    record.fields.push_back({"tag", tag});
    book.save({{record}, {}, "记", {}, {}});
    Query query;
    query.where = {{"tag", tag}};
    REQUIRE(book.list(query).size() == 1);
    CHECK(book.list(query)[0].id == record.id);
    CHECK(book.find(record.id)->field("tag") == tag);
  }
  BookStore book = open();
  Query query;
  for (const std::string& tag : {same + "沟", same.substr(0, 120), end + "x"}) {
    query.where = {{"tag", tag}};
    CHECK(book.list(query).empty());
  }
  query.where = {{"tag", std::string(300, '\x80')}};  // as a terminal of another encoding may send it
  CHECK(book.list(query).empty());
}

TEST_CASE_FIXTURE(Fixture, "a working file changed by hand is put aside, not overwritten") {
  { open().save({{note("aaaaaaaa", "一")}, {}, "记", {}, {}}); }
  const fs::path working = root / "notes/2016/03/20160315-aaaaaaaa.xml";
  std::ofstream(working) << "手写的字";
  BookStore book = open();
  CHECK(book.verify().size() == 1);
  book.save({{note("aaaaaaaa", "二")}, {}, "改", {}, {}});
  CHECK(book.verify().empty());
  REQUIRE(notices.size() == 1);
  bool kept = false;
  for (const auto& entry : fs::directory_iterator(root / ".git/yishibu/drafts")) kept = kept || file::read(entry.path(), 1000) == "手写的字";
  CHECK(kept);
}

TEST_CASE_FIXTURE(Fixture, "working files left behind by a writer that was cut off are brought up to date by the next save") {
  const fs::path working = root / "notes/2016/03/20160315-aaaaaaaa.xml";
  std::string first;
  {
    BookStore book = open();
    first = book.save({{note("aaaaaaaa", "一")}, {}, "记", {}, {}});
  }
  const std::string old = file::read(working, 1000);
  { open().save({{note("aaaaaaaa", "二")}, {}, "改", {}, {}}); }
  const std::string fresh = file::read(working, 1000);
  file::replace(working, old);
  Index((root / ".git/yishibu/index.sqlite").string(), Database::Mode::Write).set_worktree(first);

  open().save({{note("bbbbbbbb", "另")}, {}, "记", {}, {}});
  CHECK(file::read(working, 1000) == fresh);
  CHECK(notices.empty());
}

/// Saves without ever closing the book, as a program does that is cut off.
#define CUT_OFF(saves)                              \
  if (const pid_t child = ::fork(); child == 0) {   \
    BookStore book = open();                        \
    saves;                                          \
    ::_exit(0);                                     \
  } else {                                          \
    ::waitpid(child, nullptr, 0);                   \
  }

TEST_CASE_FIXTURE(Fixture, "after a power cut the journal mends what the disk had not kept") {
  { open().save({{note("aaaaaaaa", "一")}, {}, "记", {}, {}}); }
  const std::string pointer = file::read(root / ".git/refs/heads/main", 100);
  const auto objects = [&] {
    std::set<fs::path> out;
    for (const auto& entry : fs::recursive_directory_iterator(root / ".git/objects"))
      if (entry.is_regular_file()) out.insert(entry.path());
    return out;
  };
  const auto before = objects();
  CUT_OFF({
    book.save({{note("aaaaaaaa", "二")}, {}, "改", {}, {}});
    book.save({{note("bbbbbbbb", "三")}, {}, "记", {}, {}});
    book.save({{note("aaaaaaaa", "四")}, {}, "改", {}, {}});
  });
  CHECK(Journal::pending(root / ".git/yishibu/journal"));
  SUBCASE("nothing lost") {}
  SUBCASE("pointer of long ago") { std::ofstream(root / ".git/refs/heads/main") << pointer; }
  SUBCASE("pointer of zeros") { std::ofstream(root / ".git/refs/heads/main") << std::string(41, '\0'); }
  SUBCASE("pointer empty, objects empty or gone") {
    std::ofstream(root / ".git/refs/heads/main", std::ios::trunc);
    int n = 0;
    for (const fs::path& object : objects())
      if (!before.contains(object)) {
        fs::permissions(object, fs::perms::owner_write, fs::perm_options::add);
        if (++n % 2) fs::resize_file(object, 0);
        else fs::remove(object);
      }
    std::ofstream(root / "notes/2016/03/20160315-aaaaaaaa.xml", std::ios::trunc);
  }
  BookStore book = open();
  CHECK(book.find("20160315-aaaaaaaa")->field("title") == "四");
  CHECK(book.find("20160315-bbbbbbbb")->field("title") == "三");
  CHECK(book.history("20160315-aaaaaaaa").size() == 3);
  CHECK(book.verify().empty());
  CHECK(notices.empty());
  CHECK_FALSE(Journal::pending(root / ".git/yishibu/journal"));
}

TEST_CASE_FIXTURE(Fixture, "a save that the power cut tore is no save, and the ones before it are") {
  CUT_OFF({
    book.save({{note("aaaaaaaa", "一")}, {}, "记", {}, {}});
    book.save({{note("aaaaaaaa", "二")}, {}, "改", {}, {}});
  });
  const fs::path path = root / ".git/yishibu/journal";
  std::string bytes = file::read(path, 1 << 22);
  const size_t second = bytes.find("yishibu-save", 20);
  REQUIRE(second != std::string::npos);
  const auto saves = [&](std::string content) {
    std::ofstream(path, std::ios::binary) << content;
    return Journal(path).read().size();
  };
  CHECK(saves(bytes) == 2);
  for (size_t cut = second; cut < second + 400; cut += 7) CHECK(saves(bytes.substr(0, cut) + std::string(bytes.size() - cut, '\0')) == 1);
  for (size_t at = 0; at < second; at += 11) {
    std::string changed = bytes;
    changed[at] = static_cast<char>(changed[at] ^ 1);
    CHECK(saves(changed) == 0);
  }
  // What an earlier filling left behind does not follow on the save before it.
  CHECK(saves(bytes.substr(second, bytes.find('\0', second + 200) - second) + bytes.substr(0, second)) <= 1);
}

TEST_CASE_FIXTURE(Fixture, "a save that cannot be published leaves nothing behind in the journal") {
  BookStore book = open();
  book.save({{note("aaaaaaaa", "一")}, {}, "记", {}, {}});
  fs::create_directories(root / ".git/refs/heads/main.lock/in-the-way");
  CHECK_THROWS_AS(book.save({{note("aaaaaaaa", "二")}, {}, "改", {}, {}}), Error);
  fs::remove_all(root / ".git/refs/heads/main.lock");
  CHECK(Journal(root / ".git/yishibu/journal").read().size() == 1);
  book.save({{note("aaaaaaaa", "三")}, {}, "改", {}, {}});
  CHECK(book.history("20160315-aaaaaaaa").size() == 2);
  CHECK(book.verify().empty());
}

TEST_CASE_FIXTURE(Fixture, "two windows save in turn, and a third reads") {
  BookStore first = open(), second = open();
  for (int i = 0; i < 5; ++i) {
    first.save({{note("aaaaaaaa", "甲" + std::to_string(i))}, {}, "改", {}, {}});
    second.save({{note("bbbbbbbb", "乙" + std::to_string(i))}, {}, "改", {}, {}});
    CHECK(open().find("20160315-bbbbbbbb")->field("title") == "乙" + std::to_string(i));
  }
  first.save({{note("aaaaaaaa", "末")}, {}, "改", {}, {}});
  CHECK(second.find("20160315-aaaaaaaa")->field("title") == "末");
  CHECK(first.history("20160315-aaaaaaaa").size() == 6);
  CHECK(second.verify().empty());
}

TEST_CASE_FIXTURE(Fixture, "many saves end in a pack, few in files of their own") {
  {
    BookStore book = open();
    for (int i = 0; i < 40; ++i) book.save({{note("aaaaaaaa", std::to_string(i))}, {}, "改", {}, {}});
  }
  size_t packs = 0, loose = 0;
  for (const auto& entry : fs::recursive_directory_iterator(root / ".git/objects"))
    if (entry.is_regular_file()) ++(entry.path().extension() == ".pack" ? packs : loose);
  CHECK(packs == 1);
  CHECK(loose < 10);
  BookStore book = open();
  CHECK(book.history("20160315-aaaaaaaa").size() == 40);
  CHECK(book.verify().empty());
}

TEST_CASE_FIXTURE(Fixture, "many acts at once are saves of their own, all of them or none") {
  const auto id = [](int n) { return std::string("aaaaaaa") + static_cast<char>('a' + n % 26) ; };
  BookStore book = open();
  book.save({{note(id(0), "原来")}, {}, "记", {}, {}});
  const std::string before = book.revision();
  std::vector<Change> changes;
  // Texts longer than 64 KiB, and most of them alike: what the pack keeps as differences.
  const std::string text(100'000, 'x');
  for (int n = 0; n < 26; ++n) changes.push_back({{note(id(n), text + std::to_string(n) + text)}, {}, "记 " + std::to_string(n), {}, "act-" + std::to_string(n)});
  const std::string made = book.save_all(changes);
  CHECK(made == book.revision());
  CHECK(book.list({}).size() == 26);
  CHECK(book.history("20160315-" + id(0)).size() == 2);
  CHECK(book.history("20160315-" + id(25)).size() == 1);
  CHECK(book.find("20160315-" + id(25))->field("title") == text + "25" + text);
  CHECK(book.acts(before, 100)->size() == 26);
  CHECK(fs::exists(root / ("notes/2016/03/20160315-" + id(25) + ".xml")));
  // A second pack, whose texts build on what stands in the first one.
  for (int n = 0; n < 26; ++n) changes[static_cast<std::size_t>(n)] = {{note(id(n), text + "又" + text)}, {}, "改", {}, "again-" + std::to_string(n)};
  const std::string after = book.save_all(changes);
  CHECK(book.save_all(changes) == after);  // all of them are there
  changes.push_back({{note("bbbbbbbb", "新")}, {}, "记", {}, "fresh"});
  CHECK(book.save_all(changes) != after);  // all but the last
  CHECK(book.find("20160315-bbbbbbbb").has_value());

  const std::string now = book.revision();
  Record strange = note("cccccccc", "x");
  strange.kind = "t:strange";
  CHECK_THROWS_AS(book.save_all({{{note("dddddddd", "一")}, {}, "记", {}, {}}, {{strange}, {}, "记", {}, {}}}), Error);
  CHECK_THROWS_AS(book.save_all({{{note("dddddddd", "一")}, {}, "记", {}, {}}, {{note("dddddddd", "二")}, {}, "记", {}, {}}}), Error);
  CHECK(book.revision() == now);
  CHECK_FALSE(book.find("20160315-dddddddd").has_value());
  CHECK(book.save_all({}) == now);
  book.save({{note("dddddddd", "单")}, {}, "记", {}, {}});
  CHECK(open().verify().empty());
  BookStore other = open();
  other.reindex();
  CHECK(other.history("20160315-" + id(0)).size() == 3);
}

TEST_CASE_FIXTURE(Fixture, "locks and temporary files of killed writers do not block the next") {
  { open().save({{note("aaaaaaaa", "一")}, {}, "记", {}, {}}); }
  std::ofstream(root / ".git/refs/heads/main.lock") << "";
  std::ofstream(root / ".git/HEAD.lock") << "";
  std::ofstream(root / ".git/objects/tmp_object_git2_x") << "x";
  open().save({{note("aaaaaaaa", "二")}, {}, "改", {}, {}});
  CHECK_FALSE(fs::exists(root / ".git/objects/tmp_object_git2_x"));
}

TEST_CASE_FIXTURE(Fixture, "a damaged stored text is named and nothing else is lost") {
  std::string object;
  {
    BookStore book = open();
    book.save({{note("aaaaaaaa", "一"), note("bbbbbbbb", "二")}, {}, "记", {}, {}});
    object = open_git(root.string())->object_at(book.revision(), "notes/2016/03/20160315-aaaaaaaa.xml");
  }
  const fs::path loose = root / ".git/objects" / object.substr(0, 2) / object.substr(2);
  fs::permissions(loose, fs::perms::owner_write, fs::perm_options::add);
  std::ofstream(loose, std::ios::trunc) << "x";
  {
    BookStore book = open();
    CHECK(book.verify().size() == 1);
    CHECK_THROWS_AS(book.find("20160315-aaaaaaaa"), Error);
    CHECK(book.find("20160315-bbbbbbbb")->field("title") == "二");
  }
  // The disk cannot read it at all.
  fs::remove(loose);
  fs::create_directory(loose);
  BookStore book = open();
  CHECK(book.verify().size() == 1);
  CHECK_THROWS_AS(book.find("20160315-aaaaaaaa"), Error);
  CHECK(book.find("20160315-bbbbbbbb")->field("title") == "二");
}

TEST_CASE_FIXTURE(Fixture, "a repository that reads from elsewhere is not opened") {
  std::ofstream(root / ".git/objects/info/alternates") << "/tmp\n";
  BookStore book = open();
  CHECK_THROWS_AS(book.save({{note("aaaaaaaa", "一")}, {}, "记", {}, {}}), Error);
}

TEST_CASE_FIXTURE(Fixture, "an attachment is named by its bytes") {
  BookStore book = open();
  const std::string path = book.attachment_path("照片", "签到.JPG");
  CHECK(path.ends_with(".jpg"));
  book.save({{note("aaaaaaaa", "一")}, {{path, "照片"}}, "附", {}, {}});
  CHECK(book.attachment(path) == "照片");
  CHECK_THROWS_AS(book.save({{}, {{"attachments/ab/x.jpg", "别的"}}, "附", {}, {}}), Error);
  CHECK_THROWS_AS(book.save({{}, {{"../x", "别的"}}, "附", {}, {}}), Error);
}
