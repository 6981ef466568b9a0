// SPDX-License-Identifier: MIT
// Times the comparison of characters on pairs of files, UTF-8 taken apart each time. Must not know books.
// Usage: bench_diff ROUNDS OLD NEW [OLD NEW]…   prints microseconds: medians of shortest_diff, of
// readable_diff, and of readable_diff on texts that are taken apart already; edits.
#include <algorithm>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <fstream>
#include <iterator>
#include <string>

#include "characters_diff.hpp"

namespace {
std::string read(const char* path) {
  std::ifstream in(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), {}};
}
template <typename Work>
double median_of(int rounds, Work&& work) {
  std::vector<double> all;
  for (int i = 0; i < rounds; ++i) {
    const auto from = std::chrono::steady_clock::now();
    work();
    all.push_back(std::chrono::duration<double, std::micro>(std::chrono::steady_clock::now() - from).count());
  }
  std::sort(all.begin(), all.end());
  return all[all.size() / 2];
}
}  // namespace

int main(int argc, char** argv) {
  using namespace yishibu::difference;
  const int rounds = argc > 1 ? std::atoi(argv[1]) : 0;
  if (rounds < 1 || argc % 2 != 0) return std::fprintf(stderr, "usage: bench_diff ROUNDS OLD NEW…\n"), 2;
  for (int i = 2; i + 1 < argc; i += 2) {
    const std::string before = read(argv[i]), after = read(argv[i + 1]);
    std::size_t edits = 0;
    const double shortest = median_of(rounds, [&] {
      const Text a = from_utf8(before), b = from_utf8(after);
      edits = 0;
      for (const Stretch& s : shortest_diff(a, b)) edits += s.turn == Turn::Same ? 0 : s.text.size();
    });
    const double readable = median_of(rounds, [&] {
      const Text a = from_utf8(before), b = from_utf8(after);
      edits += readable_diff(a, b).empty() ? 1 : 0;
    });
    const Text a = from_utf8(before), b = from_utf8(after);
    const double decoded = median_of(rounds, [&] { edits += readable_diff(a, b).empty() ? 1 : 0; });
    std::printf("%.1f %.1f %.1f %zu\n", shortest, readable, decoded, edits);
  }
}
