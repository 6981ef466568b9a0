// SPDX-License-Identifier: MIT
// Speed of what a book's history is asked: one record's versions, an old version's text, a new index. In process, without the
// start of a program. bench_history BOOK: prints microseconds and commits a second.
#include <malloc.h>

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <ctime>
#include <vector>

#include "../note_kinds.hpp"
#include "yishibu/error.hpp"

using namespace yishibu;

namespace {

double processor_seconds() { return static_cast<double>(std::clock()) / CLOCKS_PER_SEC; }

void print(const char* what, std::vector<double>& microseconds) {
  std::sort(microseconds.begin(), microseconds.end());
  std::printf("%-20s %9.1f µs, p99 %9.1f µs\n", what, microseconds[microseconds.size() / 2], microseconds[microseconds.size() * 99 / 100]);
}

template <typename Call>
double timed(Call&& call) {
  const auto from = std::chrono::steady_clock::now();
  call();
  return std::chrono::duration<double, std::micro>(std::chrono::steady_clock::now() - from).count();
}

}  // namespace

int main(int argc, char** argv) {
  if (argc != 2) return std::fprintf(stderr, "usage: bench_history BOOK\n"), 2;
  ::mallopt(M_TRIM_THRESHOLD, 256 << 20);  // as the program does
  try {
    tests::NoteKinds kinds;
    double from = processor_seconds();
    std::size_t commits = 0;
    {
      store::BookStore book(argv[1], kinds, {});
      book.reindex();
      const double spent = processor_seconds() - from;
      commits = book.acts("", 100'000'000)->size();
      std::printf("%-20s %9.2f s of processor, %.0f commits/s\n", "new index", spent, static_cast<double>(commits) / spent);
    }
    from = processor_seconds();
    store::BookStore book(argv[1], kinds, {});
    const std::string some = book.acts("", 1)->front().records.front();
    static_cast<void>(book.find(some));
    std::printf("%-20s %9.2f ms of processor, with one record read\n", "open", (processor_seconds() - from) * 1000);
    const auto listed = book.list({});
    std::vector<double> history, old;
    std::size_t versions = 0;
    for (std::size_t i = 0; i < 2000; ++i) {
      const std::string& id = listed[i * 7919 % listed.size()].id;
      std::vector<Version> found;
      history.push_back(timed([&] { found = book.history(id); }));
      versions += found.size();
      old.push_back(timed([&] { static_cast<void>(book.find_at(id, found.back().revision)); }));
    }
    std::printf("%zu records, %zu commits, %.1f versions a record\n", listed.size(), commits, static_cast<double>(versions) / 2000);
    print("history", history);
    print("text of first version", old);
    return 0;
  } catch (const Error& error) {
    return std::fprintf(stderr, "%s\n", error.message().c_str()), 4;
  }
}
