// SPDX-License-Identifier: MIT
// Speed of an import: COUNT records, each a save of its own and ten thousand in a save, against git fast-import with the same files, folders and
// messages, in one run.
// bench_bulk FOLDER COUNT: prints processor time, user and system, for each record. Working files and index are made too; fast-import makes neither.
#include <malloc.h>
#include <spawn.h>
#include <sys/resource.h>
#include <sys/wait.h>

#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <string>
#include <vector>

#include "../note_kinds.hpp"
#include "model/record_xml.hpp"
#include "yishibu/error.hpp"

extern char** environ;
using namespace yishibu;

namespace {

/// Ten years, in the order of time; the number spelled in a-z2-7; 1.5 KB of text that does not repeat itself.
Record note(long n, long count) {
  static const std::u16string_view signs = u"居民代表发言建议先易后难分步实施经费从集体收入中列支会议同意按下列次序办理并公示七日水渠道路照明物业停车养老环境";
  const long month = n * 120 / count;
  char day[48];
  std::snprintf(day, sizeof day, "%04ld%02ld%02ld-", 2010 + month / 12, 1 + month % 12, 1 + n % 28);
  Record record;
  record.kind = "t:note";
  record.id = day;
  std::uint64_t chance = static_cast<std::uint64_t>(n) * 6364136223846793005u + 1442695040888963407u;
  std::string text;
  while (text.size() < 1350) {
    chance = chance * 6364136223846793005u + 1442695040888963407u;
    const char16_t c = signs[(chance >> 33) % signs.size()];
    text += {static_cast<char>(0xe0 | c >> 12), static_cast<char>(0x80 | (c >> 6 & 63)), static_cast<char>(0x80 | (c & 63))};
  }
  record.fields = {{"title", "第" + std::to_string(n) + "号"}, {"text", text}};
  for (int i = 0; i < 8; ++i, n /= 32) record.id += "abcdefghijklmnopqrstuvwxyz234567"[n % 32];
  return record;
}

double processor(int who) {
  rusage used{};
  ::getrusage(who, &used);
  const auto seconds = [](const timeval& t) { return static_cast<double>(t.tv_sec) + static_cast<double>(t.tv_usec) / 1e6; };
  return seconds(used.ru_utime) + seconds(used.ru_stime);
}

/// Seconds of processor, without those that making the records takes.
double import(const std::filesystem::path& root, long count, long each, tests::NoteKinds& kinds) {
  store::BookStore::create(root, {"村", "34", "village", ""}, {}, {});
  const double began = processor(RUSAGE_SELF);
  double making = 0;
  {
    store::BookStore book(root, kinds, {});
    for (long at = 0; at < count; at += 10'000) {
      const double making_began = processor(RUSAGE_SELF);
      std::vector<Change> changes;
      for (long n = at; n < std::min(count, at + 10'000); ++n) {
        if (n % each == 0) changes.push_back({{}, {}, "记", {}, "save-" + std::to_string(n)});
        changes.back().records.push_back(note(n, count));
      }
      making += processor(RUSAGE_SELF) - making_began;
      book.save_all(changes);
    }
  }
  return processor(RUSAGE_SELF) - began - making;
}

double fast_import(const std::filesystem::path& folder, long count, long each) {
  const std::filesystem::path stream = folder / ("stream-" + std::to_string(each)), peer = folder / ("peer-" + std::to_string(each));
  {
    std::ofstream out(stream);
    for (long n = 0; n < count; ++n) {
      if (n % each == 0) {
        std::string message = "记\n\n";
        for (long i = n; i < std::min(count, n + each); ++i) message += "Record: " + note(i, count).id + " t:note\n";
        message += "Save-Id: save-" + std::to_string(n) + "\n";
        out << "commit refs/heads/main\ncommitter x <x@x> " << 1451606400 + n << " +0000\ndata " << message.size() << "\n" << message;
      }
      const Record record = note(n, count);
      const std::string text = model::write_record(record);
      out << "M 100644 inline notes/" << record.id.substr(0, 4) << "/" << record.id.substr(4, 2) << "/" << record.id << ".xml\ndata " << text.size() << "\n" << text << "\n";
    }
  }
  const double before = processor(RUSAGE_CHILDREN);
  std::string program = "sh", option = "-c", command = "git init -q '" + peer.string() + "' && git -C '" + peer.string() + "' fast-import --quiet <'" + stream.string() + "'";
  char* words[] = {program.data(), option.data(), command.data(), nullptr};
  pid_t child = 0;
  int status = 1;
  if (::posix_spawnp(&child, "sh", nullptr, nullptr, words, environ) != 0 || ::waitpid(child, &status, 0) < 0 || status != 0) throw Error(ErrorKind::Io, "git fast-import failed");
  return processor(RUSAGE_CHILDREN) - before;
}

}  // namespace

int main(int argc, char** argv) {
  if (argc != 3) return std::fprintf(stderr, "usage: bench_bulk FOLDER COUNT\n"), 2;
  ::mallopt(M_TRIM_THRESHOLD, 256 << 20);  // as the program does
  namespace fs = std::filesystem;
  const fs::path folder = argv[1];
  const long count = std::atol(argv[2]);
  try {
    tests::NoteKinds kinds;
    for (const long each : {1L, 10'000L}) {  // ten thousand: as a ledger is taken in
      const double ours = import(folder / std::to_string(each), count, each, kinds), theirs = fast_import(folder, count, each);
      const double records = static_cast<double>(count) / 1e6;
      std::printf("%ld records, %ld in a save: %.0f µs of processor each; git fast-import %.0f µs: %.1f times\n", count, each, ours / records, theirs / records, theirs / ours);
    }
    return 0;
  } catch (const Error& error) {
    return std::fprintf(stderr, "%s\n", error.message().c_str()), 4;
  }
}
