// SPDX-License-Identifier: MIT
// Tests of verify() and repair(): each kind of damage is found, named, and put right as far as something is left to do it with.
#include <doctest/doctest.h>

#include <algorithm>
#include <fstream>

#include "../note_kinds.hpp"
#include "base/file.hpp"
#include "base/hash.hpp"
#include "yishibu/error.hpp"

using namespace yishibu;
using namespace yishibu::store;
namespace fs = std::filesystem;

namespace {

constexpr const char* kA = "20160315-aaaaaaaa";
constexpr const char* kB = "20160315-bbbbbbbb";

/// A book with three saves of two records, and a copy of it as it lies on a stick.
struct Damaged {
  fs::path folder = fs::temp_directory_path() / ("yishibu-" + hash::random_name(8)), root = folder / "book", stick = folder / "stick";
  tests::NoteKinds kinds;
  std::vector<std::string> saves;
  Damaged() {
    BookStore::create(root, {"村", "34", "village", ""}, {}, {});
    {
      BookStore book(root, kinds, {});
      saves.push_back(book.save({{note(kA, "一"), note(kB, "别的")}, {}, "记", {}, {}}));
      saves.push_back(book.save({{note(kA, "二")}, {}, "改", {}, {}}));
      saves.push_back(book.save({{note(kA, "三")}, {}, "改", {}, {}}));
    }
    fs::copy(root, stick, fs::copy_options::recursive);
  }
  ~Damaged() { fs::remove_all(folder); }
  static Record note(const std::string& id, const std::string& title) {
    Record record;
    record.id = id;
    record.kind = "t:note";
    record.fields = {{"title", title}};
    return record;
  }
  BookStore open() { return BookStore(root, kinds, {}); }
  std::string object(const std::string& save, const std::string& path) { return open_git(stick.string())->object_at(save, path); }
  static std::string path_of(const std::string& id) { return "notes/2016/03/" + id + ".xml"; }
  void spoil(const std::string& id, const std::string& bytes = "x") {
    const fs::path file = root / ".git/objects" / id.substr(0, 2) / id.substr(2);
    REQUIRE(fs::exists(file));
    fs::permissions(file, fs::perms::owner_write, fs::perm_options::add);
    std::ofstream(file, std::ios::trunc | std::ios::binary) << bytes;
  }
  size_t found() {
    BookStore book = open();
    const Findings findings = book.verify();
    return static_cast<size_t>(std::count_if(findings.begin(), findings.end(), [](const Finding& f) { return f.level == Level::Must; }));
  }
  /// Everything is as it was, in a new process too.
  void whole(size_t versions = 3) {
    BookStore book = open();
    const Findings findings = book.verify();
    for (const Finding& finding : findings) MESSAGE(finding.where, ": ", finding.what);
    CHECK(findings.empty());
    REQUIRE(book.find(kA));
    CHECK(book.find(kA)->field("title") == "三");
    CHECK(book.find(kB)->field("title") == "别的");
    CHECK(book.history(kA).size() == versions);
    book.save({{note(kB, "又写")}, {}, "改", {}, {}});
    CHECK(book.find(kB)->field("title") == "又写");
  }
};

}  // namespace

TEST_CASE_FIXTURE(Damaged, "a damaged text is put back from the working file") {
  spoil(object(saves[2], path_of(kA)));
  CHECK(found() >= 1);
  CHECK_FALSE(open().repair("").empty());
  whole();
  CHECK(fs::exists(root / ".git/yishibu/damaged"));
}

TEST_CASE_FIXTURE(Damaged, "a text that is gone is put back from the working file") {
  const std::string id = object(saves[2], path_of(kA));
  fs::remove(root / ".git/objects" / id.substr(0, 2) / id.substr(2));
  CHECK(found() >= 1);
  open().repair("");
  whole();
}

TEST_CASE_FIXTURE(Damaged, "objects cut short anywhere, or with something behind their end, are damaged and nothing waits for the rest of them") {
  const std::string text = object(saves[2], path_of(kA));
  const fs::path file = root / ".git/objects" / text.substr(0, 2) / text.substr(2);
  const std::string whole_bytes = file::read(file, 1 << 20);
  for (const std::string& id : {text, saves[2], saves[1]})
    for (const size_t left : {size_t{0}, size_t{1}, size_t{2}, size_t{12}, whole_bytes.size() / 2, whole_bytes.size() - 1}) {
      CAPTURE(left);
      fs::remove_all(root);
      fs::copy(stick, root, fs::copy_options::recursive);
      const fs::path cut = root / ".git/objects" / id.substr(0, 2) / id.substr(2);
      fs::permissions(cut, fs::perms::owner_write, fs::perm_options::add);
      fs::resize_file(cut, std::min<std::uintmax_t>(left, fs::file_size(cut) - 1));
      CHECK(found() >= 1);
      open().repair(stick.string());
      CHECK(open().verify().empty());
    }
  fs::permissions(file, fs::perms::owner_write, fs::perm_options::add);
  std::ofstream(file, std::ios::app) << "behind";
  CHECK(found() >= 1);
}

TEST_CASE_FIXTURE(Damaged, "a text of which nothing is left gives way to its version before, and says so") {
  spoil(object(saves[2], path_of(kA)), "");
  fs::remove(root / path_of(kA));
  const auto done = open().repair("");
  CHECK(std::any_of(done.begin(), done.end(), [](const std::string& line) { return line.find(kA) != std::string::npos; }));
  BookStore book = open();
  CHECK(book.find(kA)->field("title") == "二");
  CHECK(book.find(kB)->field("title") == "别的");
}

TEST_CASE_FIXTURE(Damaged, "what is lost here is taken from a copy") {
  spoil(object(saves[0], path_of(kA)));
  spoil(object(saves[2], path_of(kA)));
  spoil(object(saves[1], "notes/2016"));
  spoil(saves[1]);
  fs::remove(root / path_of(kA));
  CHECK(found() >= 3);
  open().repair(stick.string());
  whole();
  CHECK(open().find_at(kA, saves[0])->field("title") == "一");
}

TEST_CASE_FIXTURE(Damaged, "a damaged folder of the last save is made anew from the working files") {
  spoil(object(saves[2], "notes"));
  CHECK(found() >= 1);
  open().repair("");
  BookStore book = open();
  CHECK(book.find(kA)->field("title") == "三");
  CHECK(book.find(kB)->field("title") == "别的");
  CHECK(book.history(kA).size() >= 3);
}

TEST_CASE_FIXTURE(Damaged, "a lost folder of the last save takes no working file with it, whatever is run first") {
  const std::string id = object(saves[2], "notes");
  fs::remove(root / ".git/objects" / id.substr(0, 2) / id.substr(2));
  CHECK(found() >= 1);
  try {
    open().reindex();
  } catch (const Error&) {
    MESSAGE("reindex refuses");
  }
  CHECK(fs::exists(root / path_of(kA)));
  CHECK(fs::exists(root / path_of(kB)));
  open().repair("");
  BookStore book = open();
  CHECK(book.verify().size() <= 2);  // old saves keep their hole
  CHECK(book.find(kA)->field("title") == "三");
  CHECK(book.find(kB)->field("title") == "别的");
}

TEST_CASE_FIXTURE(Damaged, "a damaged save in the middle hides nothing that came after it") {
  spoil(saves[0]);
  CHECK(found() >= 1);
  const auto done = open().repair("");
  CHECK(done.size() == 1);
  BookStore book = open();
  CHECK(book.find(kA)->field("title") == "三");
  CHECK(book.history(kA).size() == 2);
  CHECK(book.find_at(kA, saves[1])->field("title") == "二");
}

TEST_CASE_FIXTURE(Damaged, "a damaged last save gives way to the one before; the working files keep its text") {
  spoil(saves[2]);
  CHECK(found() >= 1);
  CHECK(open().repair("").size() >= 1);
  BookStore book = open();
  CHECK(book.find(kA)->field("title") == "二");
  bool kept = false;
  for (const auto& entry : fs::directory_iterator(root / ".git/yishibu/drafts")) kept = kept || file::read(entry.path(), 1 << 20).find("三") != std::string::npos;
  CHECK(kept);
}

TEST_CASE_FIXTURE(Damaged, "a lost or garbled pointer is found again, and nobody writes before it is") {
  for (const char* content : {"", "garbage\n", "0000000000000000000000000000000000000000\n", "1234567890123456789012345678901234567890\n"}) {
    CAPTURE(content);
    const bool gone = std::string_view(content).empty();
    if (gone) fs::remove(root / ".git/refs/heads/main");
    else std::ofstream(root / ".git/refs/heads/main") << content;
    CHECK(found() >= 1);
    CHECK_THROWS_AS(open().save({{note(kB, "盲写")}, {}, "改", {}, {}}), Error);
    open().repair("");
    BookStore book = open();
    CHECK(book.verify().empty());
    CHECK(book.find(kA)->field("title") == "三");
    CHECK(book.find(kB)->field("title") == "别的");
  }
}

TEST_CASE_FIXTURE(Damaged, "whatever the name of the newest save's pointer has become, it is one that git takes") {
  for (const char* content : {"", "x", "ref: refs/heads/^ain\n", "ref: refs/heads/ma n\n", "ref: refs/heads/maix\n", "ref: refs/heads/main.lock\n", "ref: refs/heads/../main\n",
                              "rex: refs/heads/main\n", "ref: refs/Heads/main\n", "ref: refs/heads/\n", "ref: refs/heads/m\0in\n"}) {
    CAPTURE(content);
    std::ofstream(root / ".git/HEAD", std::ios::trunc) << content;
    open().repair("");
    CHECK(file::read(root / ".git/HEAD", 100) == "ref: refs/heads/main\n");
    CHECK(open().verify().empty());
  }
}

TEST_CASE_FIXTURE(Damaged, "a pack with one bad byte gives up what can be read in it") {
  {
    BookStore book = open();
    for (int i = 0; i < 60; ++i) book.save({{note(kB, std::to_string(i))}, {}, "改", {}, {}});
    book.save({{note(kB, "别的")}, {}, "改", {}, {}});
  }
  fs::path pack;
  for (const auto& entry : fs::directory_iterator(root / ".git/objects/pack"))
    if (entry.path().extension() == ".pack") pack = entry.path();
  REQUIRE_FALSE(pack.empty());
  fs::permissions(pack, fs::perms::owner_write, fs::perm_options::add);
  std::string bytes = file::read(pack, 1 << 24);
  bytes[bytes.size() / 2] = static_cast<char>(bytes[bytes.size() / 2] ^ 0x10);
  std::ofstream(pack, std::ios::trunc | std::ios::binary) << bytes;
  CHECK(found() >= 1);
  open().repair("");
  BookStore book = open();
  CHECK(book.find(kA)->field("title") == "三");
  CHECK(book.find(kB)->field("title") == "别的");
  CHECK_FALSE(fs::exists(pack));
}

TEST_CASE_FIXTURE(Damaged, "a foreign spelling is named and spelled anew; a name that leads nowhere is named") {
  std::ofstream(root / path_of(kB)) << "<record xmlns=\"urn:yishibu:record:1\" kind=\"t:note\" id=\"" << kB << "\"><field name=\"n\">20160101-zzzzzzzz</field><field name=\"title\">别的</field></record>";
  REQUIRE(std::system(("git -C '" + root.string() + "' -c user.name=x -c user.email=x@x commit -qam 别的程序").c_str()) == 0);
  CHECK(found() == 1);
  BookStore book = open();
  CHECK(book.repair("").size() == 1);
  const Findings after = book.verify();
  REQUIRE(after.size() == 1);
  CHECK(after.front().what.find("20160101-zzzzzzzz") != std::string::npos);
}

TEST_CASE_FIXTURE(Damaged, "an issued record that another program changed is named") {
  Record issued = note(kB, "决议");
  issued.fields.push_back({"issued_on", "2016-04-01"});
  kinds.note.fields.push_back(FieldSpec{});
  kinds.note.fields.back().name = "issued_on";
  { open().save({{issued}, {}, "签发", {}, {}}); }
  CHECK(found() == 0);
  std::string bytes = file::read(root / path_of(kB), 1 << 20);
  bytes.replace(bytes.find("决议"), std::string("决议").size(), "改议");
  std::ofstream(root / path_of(kB)) << bytes;
  REQUIRE(std::system(("git -C '" + root.string() + "' -c user.name=x -c user.email=x@x commit -qam 别的程序").c_str()) == 0);
  CHECK(found() == 1);
}
