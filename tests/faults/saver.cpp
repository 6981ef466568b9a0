// SPDX-License-Identifier: MIT
// A writer for the fault tests: saves notes into a book, prints a line for each acknowledged save, and can check afterwards
// that every acknowledged save is there. Knows only the store.
#include <fcntl.h>
#include <sys/ioctl.h>
#include <unistd.h>

#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <fstream>
#include <map>
#include <string>

#include "../note_kinds.hpp"
#include "yishibu/error.hpp"

using namespace yishibu;

namespace {

std::string record_id(const std::string& writer) {
  std::string suffix = writer;
  while (suffix.size() < 8) suffix += 'a';
  return "20160315-" + suffix;
}

/// Saves numbers first…last under the writer's own record; says "ack WRITER N" once each is durable. $TIMES names a file that gets the milliseconds of each.
int save(store::BookStore& book, const std::string& writer, long first, long last) {
  std::ofstream times;
  if (const char* file = std::getenv("TIMES")) times.open(file);
  for (long n = first; n <= last; ++n) {
    const auto from = std::chrono::steady_clock::now();
    Record record;
    record.id = record_id(writer);
    record.kind = "t:note";
    record.fields = {{"title", "记录 " + writer}, {"n", std::to_string(n)}};
    book.save({{record}, {}, "记 " + std::to_string(n), {}, writer + "-" + std::to_string(n)});
    std::printf("ack %s %ld\n", writer.c_str(), n);
    std::fflush(stdout);
    times << std::chrono::duration_cast<std::chrono::milliseconds>(std::chrono::steady_clock::now() - from).count() << '\n';
  }
  return 0;
}

/// Every writer's record must hold at least its last acknowledged number, and its history every one of them.
int check(store::BookStore& book, const char* acks) {
  std::ifstream lines(acks);
  std::string word, writer;
  long n = 0, count = 0;
  std::map<std::string, std::map<long, bool>> acknowledged;
  while (lines >> word >> writer >> n)
    if (word == "ack") acknowledged[writer][n] = true, ++count;
  int bad = 0;
  for (auto& [name, numbers] : acknowledged) {
    const auto record = book.find(record_id(name));
    if (!record || std::atol(std::string(record->field("n")).c_str()) < numbers.rbegin()->first) {
      std::printf("LOST: %s holds %s, acknowledged %ld\n", name.c_str(), record ? std::string(record->field("n")).c_str() : "nothing", numbers.rbegin()->first);
      ++bad;
    }
    std::map<long, int> seen;
    for (const Version& version : book.history(record_id(name))) ++seen[std::atol(version.summary.substr(version.summary.find(' ') + 1).c_str())];
    for (const auto& [number, yes] : numbers)
      if (seen[number] != 1) std::printf("%s: %s %ld stands %d times\n", seen[number] ? "REPEATED" : "LOST", name.c_str(), number, seen[number]), ++bad;
  }
  for (const Finding& finding : book.verify()) std::printf("VERIFY: %s %s\n", finding.where.c_str(), finding.what.c_str()), ++bad;
  std::printf("%ld acknowledged, %d wrong\n", count, bad);
  return bad ? 1 : 0;
}

/// Stops a file system as a power cut does: what is not on the disk by now never gets there. ext4 and xfs share this ioctl.
int cut(const char* mount_point) {
  const int fd = ::open(mount_point, O_RDONLY | O_DIRECTORY);
  const unsigned flags = 2;  // without flushing the file system's journal
  return fd >= 0 && ::ioctl(fd, _IOR('X', 125, unsigned), &flags) == 0 ? 0 : 1;
}

}  // namespace

int main(int argc, char** argv) {
  const std::string action = argc > 2 ? argv[1] : "";
  try {
    if (action == "cut") return cut(argv[2]);
    tests::NoteKinds kinds;
    if (action == "create") {
      store::BookStore::create(argv[2], {"村", "34", "village", ""}, {}, {});
      return 0;
    }
    store::BookStore book(argv[2], kinds, {});
    if (action == "save" && argc == 6) return save(book, argv[3], std::atol(argv[4]), std::atol(argv[5]));
    if (action == "check" && argc == 4) return check(book, argv[3]);
    if (action == "last" && argc == 4) {
      const auto record = book.find(record_id(argv[3]));
      std::printf("%s\n", record ? std::string(record->field("n")).c_str() : "0");
      return 0;
    }
    std::fprintf(stderr, "usage: saver create|save|check|last BOOK | cut MOUNT …\n");
    return 2;
  } catch (const Error& error) {
    std::fprintf(stderr, "refused: %s\n", error.message().c_str());
    return 4;
  }
}
