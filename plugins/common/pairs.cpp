// SPDX-License-Identifier: MIT
// See pairs.hpp. Every pair of neighbouring characters is looked up in a list of bounded length, so the work is linear.
#include "pairs.hpp"

#include <algorithm>
#include <cstdint>
#include <tuple>
#include <unordered_map>
#include <utility>

namespace yishibu::difference {
namespace {

constexpr std::size_t kMostPlaces = 48;      // paragraphs remembered for one pair of characters
constexpr std::size_t kMostCandidates = 6;   // of one paragraph
constexpr int kAlike = 220;                  // of 1000
constexpr std::size_t kLooked = 64;          // characters of a piece that are compared

std::vector<std::uint64_t> bigrams(View text) {
  std::vector<std::uint64_t> out;
  for (std::size_t i = 0; i + 1 < text.size(); ++i) out.push_back((std::uint64_t{text[i]} << 32) | text[i + 1]);
  std::sort(out.begin(), out.end());
  out.erase(std::unique(out.begin(), out.end()), out.end());
  return out;
}

}  // namespace

Text sorted(View text) {
  Text out(text.substr(0, kLooked));
  std::sort(out.begin(), out.end());
  return out;
}

int likeness(View x, View y) {
  if (x.empty() || y.empty()) return 0;
  std::size_t shared = 0;
  for (std::size_t i = 0, j = 0; i < x.size() && j < y.size();) {
    if (x[i] == y[j]) ++shared, ++i, ++j;
    else if (x[i] < y[j]) ++i;
    else ++j;
  }
  return static_cast<int>(2000 * shared / (x.size() + y.size()));
}

std::vector<std::size_t> pairs(const std::vector<Text>& a, const std::vector<Text>& b) {
  std::vector<std::size_t> out(a.size(), kNone), back(b.size(), kNone);
  std::unordered_map<Text, std::pair<std::vector<std::size_t>, std::size_t>> equal;  // places in b, and how many are taken
  for (std::size_t j = 0; j < b.size(); ++j) equal[b[j]].first.push_back(j);
  for (std::size_t i = 0; i < a.size(); ++i)
    if (const auto found = equal.find(a[i]); found != equal.end() && found->second.second < found->second.first.size()) {
      out[i] = found->second.first[found->second.second++];
      back[out[i]] = i;
    }

  std::unordered_map<std::uint64_t, std::vector<std::uint32_t>> places;
  std::vector<std::size_t> sizes(b.size());
  for (std::size_t j = 0; j < b.size(); ++j) {
    if (back[j] != kNone) continue;
    const auto grams = bigrams(b[j]);
    sizes[j] = grams.size();
    for (const std::uint64_t gram : grams)
      if (auto& known = places[gram]; known.size() < kMostPlaces) known.push_back(static_cast<std::uint32_t>(j));
  }
  std::vector<std::tuple<int, std::size_t, std::size_t, std::size_t>> candidates;  // worse is greater
  std::vector<std::uint32_t> votes(b.size(), 0);
  for (std::size_t i = 0; i < a.size(); ++i) {
    if (out[i] != kNone) continue;
    const auto grams = bigrams(a[i]);
    std::vector<std::uint32_t> touched;
    for (const std::uint64_t gram : grams)
      if (const auto found = places.find(gram); found != places.end())
        for (const std::uint32_t j : found->second)
          if (votes[j]++ == 0) touched.push_back(j);
    std::vector<std::tuple<int, std::size_t, std::size_t, std::size_t>> own;
    for (const std::uint32_t j : touched) {
      const std::size_t shared = std::exchange(votes[j], 0), least = std::min(grams.size(), sizes[j]);
      int score = static_cast<int>(2000 * shared / (grams.size() + sizes[j]));
      if (least >= 20) score = std::max(score, static_cast<int>(500 * shared / least));  // one swallowed the other
      if (score >= kAlike) own.emplace_back(-score, i > j ? i - j : j - i, i, j);
    }
    const std::size_t most = std::min(own.size(), kMostCandidates);
    std::partial_sort(own.begin(), own.begin() + static_cast<std::ptrdiff_t>(most), own.end());
    candidates.insert(candidates.end(), own.begin(), own.begin() + static_cast<std::ptrdiff_t>(most));
  }
  std::sort(candidates.begin(), candidates.end());
  for (const auto& [score, distance, i, j] : candidates)
    if (out[i] == kNone && back[j] == kNone) {
      out[i] = j;
      back[j] = i;
    }
  return out;
}

}  // namespace yishibu::difference
