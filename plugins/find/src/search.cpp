// SPDX-License-Identifier: MIT
// See search.hpp.
#include "search.hpp"

#include <algorithm>
#include <utility>

#include "han.hpp"
#include "letters.hpp"
#include "tokens.hpp"

namespace yishibu::find {
namespace {

// Ranking reads every candidate's text; of more than these nobody misses the worst of the oldest.
constexpr std::size_t kRanked = 1'000;

bool newer(const Hit& a, const Hit& b) {
  const auto& x = a.document;
  const auto& y = b.document;
  // Of one record the text that stands comes before those that stood, and these the latest first.
  if (std::tie(x.date, x.id) != std::tie(y.date, y.id)) return std::tie(x.date, x.id) > std::tie(y.date, y.id);
  if (a.which != b.which) return a.which < b.which;
  return std::tie(x.time, x.version) > std::tie(y.time, y.version);
}

void count(Results& results, const Shelf::Hit& document) {
  ++results.kinds[document.kind];
  if (document.date.size() >= 4) ++results.years[document.date.substr(0, 4)];
  std::string_view rest = document.facets;
  while (!rest.empty()) {
    const std::size_t end = std::min(rest.find('\n'), rest.size());
    ++results.categories[std::string(rest.substr(0, end))];
    rest.remove_prefix(std::min(end + 1, rest.size()));
  }
}

void sort(std::vector<Hit>& hits, Sort order) {
  std::sort(hits.begin(), hits.end(), newer);
  if (order == Sort::Rank) std::stable_sort(hits.begin(), hits.end(), [](const Hit& a, const Hit& b) { return a.weight > b.weight; });
  if (order != Sort::Pinyin && order != Sort::Strokes && order != Sort::Title) return;
  std::vector<std::pair<std::u32string, Hit>> keyed;
  for (Hit& hit : hits) {
    const std::u32string title = characters(hit.document.title);
    keyed.emplace_back(order == Sort::Title ? title : order_key(title, order == Sort::Pinyin ? Order::Pinyin : Order::Strokes), std::move(hit));
  }
  std::stable_sort(keyed.begin(), keyed.end(), [](const auto& a, const auto& b) { return a.first < b.first; });
  hits.clear();
  for (auto& [key, hit] : keyed) hits.push_back(std::move(hit));
}

}  // namespace

Results search(const std::vector<Place>& places, const Request& request) {
  Plan plan = plan_of(request.query);
  for (const auto& marks : request.marks) {
    std::vector<std::vector<Piece>> group;
    for (const std::string& one : marks) group.push_back({word_piece(one)});
    plan.sought.groups.push_back(std::move(group));
  }
  for (const std::string& one : request.without) plan.sought.without.push_back(word_piece(one));
  plan.sought.from = request.from;
  plan.sought.to = request.to;
  Results out;
  if (places.empty()) return out;
  const Shelf::Transaction still(*places.front().shelf, false);  // all shelves lie in one cache
  // Each shelf gives its newest; where order or counts need them all, up to a bound.
  const std::size_t wanted = request.limit + 1;
  const std::size_t most = request.sort == Sort::Date ? wanted : request.sort == Sort::Rank ? std::max(kRanked, wanted) : std::max(kCandidates, wanted);
  for (const Place& place : places) {
    std::size_t kept = 0, counted = 0;
    int weight = 0;
    std::string parts;  // of the document that was looked at last
    const auto holds = [&](Label label) {
      if (plan.exact && request.sort != Sort::Rank) return true;
      parts = place.shelf->parts(label);
      if (!may_hold(request.query, parts)) return false;
      const Reading reading(parts);
      if (!plan.exact && !reading.holds(request.query)) return false;
      if (request.sort == Sort::Rank && kept < most) weight = reading.weight(request.query);
      return true;
    };
    place.shelf->find(plan.sought, holds, [&](Label label) {
      Hit hit;
      hit.weight = weight;
      hit.document = place.shelf->hit(label);
      hit.which = place.which;
      if (request.sort == Sort::Date) hit.parts = std::exchange(parts, {});  // few: the others are sorted first
      if (request.facets) count(out, hit.document);
      ++counted;
      if (kept < most) {
        out.hits.push_back(std::move(hit));
        ++kept;
      }
      const bool enough = kept >= most && (!request.facets || counted >= kCandidates);
      out.bounded = out.bounded || (enough && (request.facets || request.sort != Sort::Date));
      return !enough;
    });
  }
  sort(out.hits, request.sort);
  out.more = out.hits.size() > request.limit;
  if (out.more) out.hits.resize(request.limit);
  for (Hit& hit : out.hits) {
    Shelf* shelf = nullptr;
    for (const Place& place : places)
      if (place.which == hit.which) shelf = place.shelf;
    const Reading reading(hit.parts.empty() ? shelf->parts(hit.document.label) : std::exchange(hit.parts, {}));
    for (const auto& found : reading.places(request.query, 3)) hit.places.push_back({found.part, found.snippet});
  }
  return out;
}

}  // namespace yishibu::find
