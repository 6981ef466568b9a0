// SPDX-License-Identifier: MIT
// Tests of bundle verify on bags made by hand, ours and others'. Must not need the program.
#include <doctest/doctest.h>
#include <sys/stat.h>
#include <zlib.h>

#include <algorithm>

#include "bag_writer.hpp"
#include "fake_host.hpp"
#include "tag_file.hpp"
#include "verify.hpp"

using namespace yishibu;
using namespace yishibu::bundle;
using namespace yishibu::bundle::test;
namespace fs = std::filesystem;

namespace {

std::string declaration(const std::string& version, const std::string& encoding = "UTF-8") {
  return "BagIt-Version: " + version + "\nTag-File-Character-Encoding: " + encoding + "\n";
}

/// A bag as others make it: bagit.txt, one payload file, one manifest.
struct Foreign {
  FakeHost host;
  Scratch scratch;
  fs::path bag = scratch / "bag";
  explicit Foreign(const std::string& version = "1.0", const std::string& algorithm = "sha256") {
    write(bag / "bagit.txt", declaration(version));
    write(bag / "data/a.txt", "alpha");
    write(bag / ("manifest-" + algorithm + ".txt"), sum(algorithm, "alpha") + "  data/a.txt\n");
  }
  Report check() { return verify(*open_source(bag), host); }
  /// Whether the bag is bad and one finding stands at `where` and speaks of `what`.
  bool finds(const std::string& where, const std::string& what) {
    const Report report = check();
    const bool found = std::any_of(report.findings.begin(), report.findings.end(), [&](const Finding& f) {
      return f.level == Level::Must && f.where == where && f.what.find(what) != std::string::npos;
    });
    if (!found)
      for (const Finding& f : report.findings) MESSAGE(f.where << " | " << f.what);
    return !report.valid() && found;
  }
  void manifest(const std::string& lines) { write(bag / "manifest-sha256.txt", sum("sha256", "alpha") + "  data/a.txt\n" + lines); }
};

struct Ours {
  FakeHost host;
  Scratch scratch;
  fs::path bag = scratch / "bag";
  Ours() {
    const auto sink = open_sink(bag);
    BagWriter writer(*sink, host);
    writer.payload("1-通知/a.txt", "alpha");
    writer.payload("b.txt", "beta");
    writer.payload("empty", "");
    writer.close({{"Source-Organization", "某社区"}, {"Bag-Software-Agent", "Yishibu 0.1.0 (bundle 1.0.0)"}});
    sink->finish();
  }
};

/// A stored ZIP, byte by byte, so that it can be as wrong as needed.
std::string zip(const std::vector<std::pair<std::string, std::string>>& files, std::uint32_t mode = 0100644) {
  std::string out, directory;
  const auto number = [](std::string& to, std::uint32_t value, int bytes) {
    for (int i = 0; i < bytes; ++i) to += static_cast<char>((value >> (8 * i)) & 0xFF);
  };
  for (const auto& [name, bytes] : files) {
    const auto offset = static_cast<std::uint32_t>(out.size());
    std::string shared;
    number(shared, 20, 2), number(shared, 0x800, 2), number(shared, 0, 2), number(shared, 0x00210000, 4);
    number(shared, static_cast<std::uint32_t>(crc32(0, reinterpret_cast<const Bytef*>(bytes.data()), static_cast<uInt>(bytes.size()))), 4);
    number(shared, static_cast<std::uint32_t>(bytes.size()), 4), number(shared, static_cast<std::uint32_t>(bytes.size()), 4);
    number(shared, static_cast<std::uint32_t>(name.size()), 2), number(shared, 0, 2);
    out += "PK\x03\x04" + shared + name + bytes;
    directory += "PK\x01\x02";
    number(directory, 0x0314, 2);
    directory += shared;
    number(directory, 0, 2), number(directory, 0, 2), number(directory, 0, 2), number(directory, mode << 16, 4), number(directory, offset, 4);
    directory += name;
  }
  const auto start = static_cast<std::uint32_t>(out.size());
  out += directory + "PK\x05\x06";
  number(out, 0, 4), number(out, static_cast<std::uint32_t>(files.size()), 2), number(out, static_cast<std::uint32_t>(files.size()), 2);
  number(out, static_cast<std::uint32_t>(directory.size()), 4), number(out, start, 4), number(out, 0, 2);
  return out;
}

}  // namespace

TEST_CASE("bags of every version and algorithm are valid") {
  for (const char* version : {"0.93", "0.94", "0.95", "0.96", "0.97", "1.0"})
    for (const char* algorithm : {"md5", "sha1", "sha256", "sha512", "sm3"}) {
      Foreign bag(version, algorithm);
      const Report report = bag.check();
      CHECK(report.findings.empty());
      CHECK(report.algorithms == std::vector<std::string>{algorithm});
      CHECK(report.version == version);
    }
}

TEST_CASE("an unknown version or a crooked bagit.txt is found") {
  Foreign bag;
  write(bag.bag / "bagit.txt", declaration("2.0"));
  CHECK(bag.finds("bagit.txt:1", "2.0"));
  write(bag.bag / "bagit.txt", "BagIt-Version : 1.0\nTag-File-Character-Encoding: UTF-8\n");
  CHECK(bag.finds("bagit.txt:1", "no place"));
  write(bag.bag / "bagit.txt", declaration("1.0") + "More: x\n");
  CHECK(bag.finds("bagit.txt:3", "no place"));
  fs::remove(bag.bag / "bagit.txt");
  CHECK(bag.finds("bagit.txt", "no bag"));
}

TEST_CASE("missing, extra, changed and repeated files are found, each by file and line") {
  Foreign bag;
  const std::string any(64, '0');
  bag.manifest(any + "  data/gone.txt\n");
  CHECK(bag.finds("manifest-sha256.txt:2", "missing"));
  bag.manifest(sum("sha256", "alpha") + "  data/a.txt\n");
  CHECK(bag.finds("manifest-sha256.txt:2", "twice"));
  bag.manifest("not a line\n");
  CHECK(bag.finds("manifest-sha256.txt:2", "no line"));
  bag.manifest(any.substr(1) + "  data/b\n");
  CHECK(bag.finds("manifest-sha256.txt:2", "no line"));
  bag.manifest(any + "  bag-info.txt\n");
  CHECK(bag.finds("manifest-sha256.txt:2", "not below data/"));
  bag.manifest("");
  write(bag.bag / "data/new.txt", "x");
  CHECK(bag.finds("data/new.txt", "no manifest"));
  fs::remove(bag.bag / "data/new.txt");
  write(bag.bag / "data/a.txt", "alphA");
  CHECK(bag.finds("manifest-sha256.txt:1", "not what it was"));
  fs::remove(bag.bag / "manifest-sha256.txt");
  CHECK(bag.finds("manifest-*.txt", "no payload manifest"));
}

TEST_CASE("names that differ only by case or Unicode form are found") {
  Foreign bag;
  write(bag.bag / "data/A.txt", "big");
  bag.manifest(sum("sha256", "big") + "  data/A.txt\n");
  CHECK(bag.finds("manifest-sha256.txt:2", "only by case"));
  Foreign other;
  write(other.bag / "data/caf\xC3\xA9", "1");
  write(other.bag / "data/cafe\xCC\x81", "2");
  other.manifest(sum("sha256", "1") + "  data/caf\xC3\xA9\n" + sum("sha256", "2") + "  data/cafe\xCC\x81\n");
  CHECK(other.finds("manifest-sha256.txt:3", "only by case or Unicode"));
}

TEST_CASE("a name stored in another Unicode form than listed is accepted with a remark") {
  Foreign bag;
  write(bag.bag / "data/cafe\xCC\x81", "1");
  bag.manifest(sum("sha256", "1") + "  data/caf\xC3\xA9\n");
  CHECK(bag.check().valid());
  CHECK(bag.check().findings.size() == 1);
}

TEST_CASE("paths that leave the bag are refused") {
  Foreign bag;
  const std::string any(64, '0');
  for (const char* path : {"data/../../etc/passwd", "../x", "/etc/passwd", "data\\..\\x", "C:/x", "c:\\x", "~/x", "~root/x", "data//x", "data/./x", "data/..", "data/%2e%2e/x"}) {
    CAPTURE(path);
    bag.manifest(any + "  " + path + "\n");
    CHECK(!bag.check().valid());
    if (std::string(path).find("%2e") == std::string::npos) CHECK(bag.finds("manifest-sha256.txt:2", "refused"));
  }
  bag.manifest(any + "  data/x%0A/../../../y\n");
  CHECK(bag.finds("manifest-sha256.txt:2", "refused"));
}

TEST_CASE("links and devices are refused and never opened") {
  Foreign bag;
  fs::create_symlink("/etc/passwd", bag.bag / "data/link");
  CHECK(bag.finds("data/link", "symbolic link"));
  fs::remove(bag.bag / "data/link");
  fs::create_directory_symlink("..", bag.bag / "data/up");
  CHECK(bag.finds("data/up", "symbolic link"));
  fs::remove(bag.bag / "data/up");
  REQUIRE(::mkfifo((bag.bag / "data/pipe").c_str(), 0600) == 0);
  CHECK(bag.finds("data/pipe", "device"));
  fs::remove(bag.bag / "data/pipe");
  fs::rename(bag.bag / "manifest-sha256.txt", bag.scratch / "m");
  fs::create_symlink(bag.scratch / "m", bag.bag / "manifest-sha256.txt");
  CHECK(bag.finds("manifest-sha256.txt", "symbolic link"));
}

TEST_CASE("fetch.txt makes a bag incomplete and is never followed") {
  Foreign bag;
  bag.manifest(std::string(64, '0') + "  data/far.bin\n");
  write(bag.bag / "fetch.txt", "http://127.0.0.1:9/far.bin 12 data/far.bin\n");
  CHECK(bag.finds("fetch.txt:1", "incomplete"));
  write(bag.bag / "fetch.txt", "http://127.0.0.1:9/far.bin - ../far.bin\n");
  CHECK(bag.finds("fetch.txt:1", "refused"));
  write(bag.bag / "fetch.txt", "nonsense\n");
  CHECK(bag.finds("fetch.txt:1", "no line"));
  bag.manifest("");
  write(bag.bag / "fetch.txt", "http://127.0.0.1:9/a - data/a.txt\n");
  CHECK(bag.check().valid());
}

TEST_CASE("percent signs mean what the version says") {
  Foreign bag("1.0");
  write(bag.bag / "data/5%", "p");
  write(bag.bag / "data/a\nb", "n");
  bag.manifest(sum("sha256", "p") + "  data/5%25\n" + sum("sha256", "n") + "  data/a%0Ab\n");
  CHECK(bag.check().valid());
  CHECK(bag.check().findings.size() == 1);  // Windows cannot hold the line break
  Foreign draft("0.97");
  write(draft.bag / "data/5%25", "p");
  write(draft.bag / "data/a\nb", "n");
  draft.manifest(sum("sha256", "p") + "  data/5%25\n" + sum("sha256", "n") + "  data/a%0ab\n");
  CHECK(draft.check().valid());
  CHECK(draft.check().findings.size() == 1);
  Foreign old("0.96");
  write(old.bag / "data/a%0Ab", "n");
  old.manifest(sum("sha256", "n") + "  data/a%0Ab\n");
  CHECK(old.check().findings.empty());
}

TEST_CASE("drafts may list a file in any one manifest, 1.0 wants all") {
  for (const char* version : {"0.97", "1.0"}) {
    Foreign bag(version);
    write(bag.bag / "data/b", "b");
    write(bag.bag / "manifest-md5.txt", sum("md5", "b") + " *data/b\r\n");
    CHECK(bag.check().valid() == (std::string(version) == "0.97"));
  }
}

TEST_CASE("Payload-Oxum must agree") {
  Foreign bag;
  write(bag.bag / "bag-info.txt", "Payload-Oxum: 5.1\nNote: one\n  and more\n");
  CHECK(bag.check().findings.empty());
  for (const char* wrong : {"5.2", "6.1"}) {
    write(bag.bag / "bag-info.txt", std::string("A: b\nPayload-Oxum: ") + wrong + "\n");
    CHECK(bag.finds("bag-info.txt:2", "Payload-Oxum says"));
  }
  write(bag.bag / "bag-info.txt", "Payload-Oxum: five\n");
  CHECK(bag.finds("bag-info.txt:1", "bytes.files"));
  write(bag.bag / "bag-info.txt", "no tag\n");
  CHECK(bag.finds("bag-info.txt:1", "Label"));
  Foreign old("0.95");
  write(old.bag / "package-info.txt", "Payload-Oxum: 9.9\n");
  CHECK(old.finds("package-info.txt:1", "Payload-Oxum says"));
}

TEST_CASE("tag files are read in the encoding that bagit.txt names, and unreadable ones are found") {
  Foreign bag("0.97");
  const std::string line = sum("sha256", "alpha") + "  data/a.txt\n";
  std::string wide = "\xFE\xFF";
  for (const char c : line) (wide += '\0') += c;
  write(bag.bag / "bagit.txt", declaration("0.97", "UTF-16"));
  write(bag.bag / "manifest-sha256.txt", wide);
  CHECK(bag.check().valid());
  write(bag.bag / "bagit.txt", declaration("0.97", "GB18030"));
  write(bag.bag / "data/\xE6\x9D\x91", "village");
  write(bag.bag / "manifest-sha256.txt", line + sum("sha256", "village") + "  data/\xB4\xE5\n");
  CHECK(bag.check().valid());
  write(bag.bag / "bagit.txt", declaration("0.97", "UTF-8"));
  CHECK(bag.finds("manifest-sha256.txt:2", "cannot be read as UTF-8"));
  write(bag.bag / "bagit.txt", declaration("0.97", "KLINGON-8"));
  CHECK(bag.finds("bagit.txt:2", "KLINGON-8"));
}

TEST_CASE("tag manifests are checked") {
  Foreign bag;
  write(bag.bag / "tagmanifest-sha256.txt", sum("sha256", "other") + "  bagit.txt\n");
  CHECK(bag.finds("tagmanifest-sha256.txt:1", "not what it was"));
  write(bag.bag / "tagmanifest-sha256.txt", std::string(64, '0') + "  tagmanifest-sha256.txt\n");
  CHECK(bag.finds("tagmanifest-sha256.txt:1", "none may be listed"));
  write(bag.bag / "tagmanifest-sha256.txt", sum("sha256", "alpha") + "  data/a.txt\n");
  CHECK(bag.finds("tagmanifest-sha256.txt:1", "payload"));
}

TEST_CASE("an unknown algorithm alone proves nothing, beside a known one it is a remark") {
  Foreign bag;
  write(bag.bag / "manifest-blake9.txt", "00ff  data/a.txt\n");
  CHECK(bag.check().valid());
  CHECK(bag.check().findings.size() == 1);
  fs::remove(bag.bag / "manifest-sha256.txt");
  CHECK(bag.finds("data/a.txt", "can be checked"));
}

TEST_CASE("every single changed byte of a bag of ours is found") {
  Ours ours;
  REQUIRE(verify(*open_source(ours.bag), ours.host).findings.empty());
  std::vector<fs::path> files;
  for (const auto& entry : fs::recursive_directory_iterator(ours.bag))
    if (entry.is_regular_file()) files.push_back(entry.path());
  REQUIRE(files.size() == 9);
  for (const fs::path& file : files) {
    const std::string whole = read(file);
    for (std::size_t i = 0; i < whole.size(); ++i)
      for (const unsigned flip : {0x01u, 0x20u, 0x80u}) {
        std::string changed = whole;
        changed[i] = static_cast<char>(static_cast<unsigned char>(changed[i]) ^ flip);
        write(file, changed);
        INFO(file << " byte " << i << " flip " << flip);
        REQUIRE(!verify(*open_source(ours.bag), ours.host).valid());
      }
    for (const std::string& changed : {whole + "\n", whole + "x", whole.substr(0, whole.empty() ? 0 : whole.size() - 1)}) {
      if (changed == whole) continue;
      write(file, changed);
      INFO(file);
      REQUIRE(!verify(*open_source(ours.bag), ours.host).valid());
    }
    fs::remove(file);
    CHECK(!verify(*open_source(ours.bag), ours.host).valid());
    write(file, whole);
  }
  REQUIRE(verify(*open_source(ours.bag), ours.host).valid());
  write(ours.bag / "stray.txt", "x");
  CHECK(!verify(*open_source(ours.bag), ours.host).valid());
}

TEST_CASE("zips are judged like folders: top folder, twins, traversal, links, damage") {
  FakeHost host;
  Scratch scratch;
  const std::string line = sum("sha256", "alpha") + "  data/a.txt\n";
  using Files = std::vector<std::pair<std::string, std::string>>;
  const Files good = {{"b/bagit.txt", declaration("1.0")}, {"b/data/a.txt", "alpha"}, {"b/manifest-sha256.txt", line}};
  const auto check = [&](const std::string& bytes) {
    write(scratch / "b.zip", bytes);
    try {
      return verify(*open_source(scratch / "b.zip"), host).valid();
    } catch (const Error&) {
      return false;
    }
  };
  const auto with = [&](std::string name, std::string bytes) {
    Files files = good;
    files.emplace_back(std::move(name), std::move(bytes));
    return files;
  };
  CHECK(check(zip(good)));
  CHECK(check(zip(with("b/data/", ""))));
  CHECK(!check(zip(with("b/data/a.txt", "alpha"))));
  CHECK(!check(zip(with("b/../evil", "x"))));
  CHECK(!check(zip(with("/evil", "x"))));
  CHECK(!check(zip(with("other/file", "x"))));
  CHECK(!check(zip(with("b\\data\\c", "x"))));
  CHECK(!check(zip(good, 0120777)));
  CHECK(!check("PK nonsense"));
  std::string damaged = zip(good);
  damaged[damaged.find("alpha") + 1] ^= 1;
  CHECK(!check(damaged));
  CHECK(!check(zip(good).substr(0, 100)));
}

TEST_CASE("a changed byte of a ZIP of ours is found, or changes no byte and no name of what is in it") {
  Ours ours;
  const auto sink = open_sink(ours.scratch / "b.zip");
  BagWriter writer(*sink, ours.host);
  writer.payload("a.txt", std::string(3000, 'a') + "end");
  writer.payload("1-通知/b.txt", "beta");
  writer.close({{"Bag-Software-Agent", "Yishibu 0.1.0 (bundle 1.0.0)"}});
  sink->finish();
  const auto content = [&](Source& source) {
    std::string out;
    for (const Source::Entry& entry : source.entries()) {
      out += entry.path + '\0';
      source.read(entry, [&](std::string_view piece) { out += piece; });
    }
    return out;
  };
  const std::string whole = read(ours.scratch / "b.zip"), original = content(*open_source(ours.scratch / "b.zip"));
  std::size_t found = 0, harmless = 0;
  for (std::size_t i = 0; i < whole.size(); ++i)
    for (const unsigned flip : {0x01u, 0x20u, 0x80u}) {
#ifdef __SANITIZE_ADDRESS__
      if (flip != (i % 3 == 0 ? 0x01u : i % 3 == 1 ? 0x20u : 0x80u)) continue;  // a third of the ways, in the time that all take otherwise
#endif
      std::string changed = whole;
      changed[i] = static_cast<char>(static_cast<unsigned char>(changed[i]) ^ flip);
      write(ours.scratch / "c.zip", changed);
      bool valid = false;
      try {
        valid = verify(*open_source(ours.scratch / "c.zip"), ours.host).valid();
      } catch (const Error&) {
      }
      ++(valid ? harmless : found);
      INFO("byte " << i << " flip " << flip);
      if (valid) REQUIRE(content(*open_source(ours.scratch / "c.zip")) == original);
    }
  MESSAGE(found << " changes found, " << harmless << " without effect");
  CHECK(found > harmless);
}

TEST_CASE("sums by several threads are those by one, errors in the order of the files") {
  Foreign bag;
  std::string lines;
  for (int i = 0; i < 40; ++i) {
    const std::string path = "data/" + std::to_string(100 + i), bytes(static_cast<std::size_t>(1 + i * 20000), static_cast<char>('a' + i % 20));
    write(bag.bag / path, bytes);
    lines += sum("sha256", i % 10 == 3 ? "other" : bytes) + "  " + path + "\n";
  }
  bag.manifest(lines);
  const Report report = bag.check();
  REQUIRE(report.findings.size() == 4);
  for (std::size_t i = 0; i < 4; ++i) CHECK(report.findings[i].where == "manifest-sha256.txt:" + std::to_string(5 + 10 * i));
  bag.host.stop_at = tr("Checking sums (KiB)");
  CHECK_THROWS_AS(bag.check(), Error);
}

TEST_CASE("what was not checked is said") {
  Foreign bag;
  write(bag.bag / "manifest-blake9.txt", "00ff  data/a.txt\n");
  write(bag.bag / "notes/x.txt", "x");
  const Report report = bag.check();
  REQUIRE(report.manifests.size() == 2);
  CHECK(!report.manifests[0].known);
  CHECK(report.manifests[1].sums == 1);
  CHECK(report.uncovered == std::vector<std::string>{"bagit.txt", "manifest-blake9.txt", "manifest-sha256.txt", "notes/x.txt"});
}

TEST_CASE("a path that is not there is an error, not a finding") { CHECK_THROWS_AS(open_source("/nonexistent/bag"), Error); }
