// SPDX-License-Identifier: MIT
// Speed of one durable save, in process, against git add + git commit with the same durability on the same book, in one run.
// bench_save FOLDER RECORDS SAVES: prints medians. The book is filled in one commit.
#include <spawn.h>
#include <sys/wait.h>

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <fstream>
#include <string>
#include <vector>

#include "../note_kinds.hpp"
#include "yishibu/error.hpp"

extern char** environ;
using namespace yishibu;

namespace {

/// Ten years of months; the number spelled in a-z2-7.
Record note(long n, const std::string& text) {
  char day[16];
  std::snprintf(day, sizeof day, "%04ld%02ld15-", 2010 + n / 12 % 10, 1 + n % 12);
  Record record;
  record.kind = "t:note";
  record.id = day;
  for (int i = 0; i < 8; ++i, n /= 32) record.id += "abcdefghijklmnopqrstuvwxyz234567"[n % 32];
  std::string body;
  while (body.size() < 3000) body += "居民代表发言，建议先易后难，分步实施。" + text;
  record.fields = {{"title", "第" + text + "号"}, {"text", body}};
  return record;
}

int run(std::vector<std::string> words) {
  std::vector<char*> argv;
  for (std::string& word : words) argv.push_back(word.data());
  argv.push_back(nullptr);
  pid_t child = 0;
  int status = 0;
  if (::posix_spawnp(&child, argv[0], nullptr, nullptr, argv.data(), environ) != 0) return -1;
  ::waitpid(child, &status, 0);
  return status;
}

double median_ms(std::vector<double> times) {
  std::sort(times.begin(), times.end());
  return times[times.size() / 2];
}

template <typename Call>
double timed_ms(Call&& call) {
  const auto from = std::chrono::steady_clock::now();
  call();
  return std::chrono::duration<double, std::milli>(std::chrono::steady_clock::now() - from).count();
}

}  // namespace

int main(int argc, char** argv) {
  if (argc != 4) return std::fprintf(stderr, "usage: bench_save FOLDER RECORDS SAVES\n"), 2;
  const std::string folder = argv[1];
  const long records = std::atol(argv[2]), saves = std::atol(argv[3]);
  try {
    tests::NoteKinds kinds;
    store::BookStore::create(folder, {"村", "34", "village", ""}, {}, {});
    std::vector<double> ours, theirs;
    std::chrono::steady_clock::time_point began;
    {
      store::BookStore book(folder, kinds, {});
      for (long from = 0; from < records; from += 5000) {
        Change fill;
        fill.summary = "准备";
        for (long n = from; n < std::min(records, from + 5000); ++n) fill.records.push_back(note(n, std::to_string(n)));
        book.save(fill);
      }
    }
    {
      store::BookStore book(folder, kinds, {});
      began = std::chrono::steady_clock::now();
      for (long i = 0; i < saves; ++i) {
        const Record record = note(i * 37 % records, "改" + std::to_string(i));
        ours.push_back(timed_ms([&] { book.save({{record}, {}, "改", {}, {}}); }));
      }
    }
    // With all that is put off to the end: git's own files made durable, working files, git's index.
    const double whole = std::chrono::duration<double, std::milli>(std::chrono::steady_clock::now() - began).count() / static_cast<double>(saves);
    for (long i = 0; i < std::min(saves, 41L); ++i) {
      store::BookStore book(folder, kinds, {});
      const Record record = note(i * 37 % records, "他" + std::to_string(i));
      const std::string id = record.id, path = "notes/" + id.substr(0, 4) + "/" + id.substr(4, 2) + "/" + id + ".xml";
      std::ofstream(folder + "/" + path) << "<他>" << i << "</他>\n";
      theirs.push_back(timed_ms([&] {
        if (run({"git", "-C", folder, "-c", "core.fsync=all", "-c", "core.fsyncMethod=fsync", "add", path}) != 0 ||
            run({"git", "-C", folder, "-c", "core.fsync=all", "-c", "core.fsyncMethod=fsync", "-c", "gc.auto=0", "-c", "maintenance.auto=false", "-c", "user.name=x", "-c", "user.email=x@x", "commit", "-qm", "改"}) != 0)
          std::fprintf(stderr, "git failed\n");
      }));
    }
    const double git = median_ms(theirs);
    std::printf("%ld records: save %.2f ms (with its share of closing %.2f ms), git add+commit %.2f ms: %.1f times (%.1f)\n", records, median_ms(ours), whole, git,
                git / median_ms(ours), git / whole);
    return 0;
  } catch (const Error& error) {
    return std::fprintf(stderr, "%s\n", error.message().c_str()), 4;
  }
}
