// SPDX-License-Identifier: MIT
// See renumber.hpp.
#include "renumber.hpp"

#include <map>

#include "numeral.hpp"
#include "reference.hpp"
#include "yishibu/text.hpp"

namespace yishibu::rules {
namespace {

constexpr int kParts = 1000;  // 第三条之二 is 3002: room for every part between two articles

enum class Role { Text, Chapter, Section, Article, Item };

/// A number as it is written: what stands before and behind the numeral.
struct Shape {
  Text prefix, numeral, suffix;
  int key = 0;  ///< number and part; 0 where there is none
};

struct Node {
  Role role = Role::Text;
  int level = 0;
  Shape shape;
  int fresh = 0;               ///< the new number
  int article = -1, chapter = -1;  ///< indices of what it stands under
  int clause = 0;              ///< 款 of its article that it belongs to, from 1
};

Shape shape_of(const std::string& number) {
  const Text text = from_utf8(number);
  Shape out;
  std::size_t begin = 0;
  while (begin < text.size() && numeral_size(text, begin) == 0) ++begin;
  const std::size_t size = numeral_size(text, begin);
  out.prefix = text.substr(0, begin);
  out.numeral = text.substr(begin, size);
  out.suffix = text.substr(begin + size);
  if (const auto value = value_of(out.numeral)) out.key = *value * kParts;
  if (const std::size_t mark = out.suffix.find(U"条之"); mark == 0 && out.key > 0)
    if (const auto part = value_of(View(out.suffix).substr(2)); part && *part < kParts) {
      out.key += *part;
      out.suffix = U"条";
    }
  return out;
}

Shape usual_shape(int level) {
  switch (level) {
    case 1: return {U"", U"一", U"、", 0};
    case 2: return {U"（", U"一", U"）", 0};
    case 3: return {U"", U"1", U".", 0};
    case 4: return {U"（", U"1", U"）", 0};
    default: return {U"第", U"一", U"条", 0};
  }
}

bool ends_with_colon(const Paragraph& p) {
  const std::string& text = p.text.empty() ? p.heading : p.text;
  return text.ends_with("：") || text.ends_with(":");
}

class Numbering {
 public:
  Numbering(const std::vector<Paragraph>& paragraphs, const std::string& title) : title_(from_utf8(title)) {
    out_.paragraphs = paragraphs;
    read();
    count();
    find();
    for (std::size_t i = 0; i < nodes_.size(); ++i) write(i);
    for (std::size_t i = 0; i < nodes_.size(); ++i) follow(i);
  }
  Renumbered take() { return std::move(out_); }

 private:
  /// What every paragraph is, by its level and number; one without a number is what its neighbours of the level are.
  void read() {
    std::vector<Paragraph>& all = out_.paragraphs;
    nodes_.resize(all.size());
    std::map<int, const Shape*> first, last;
    for (std::size_t i = 0; i < all.size(); ++i) {
      nodes_[i].level = all[i].level;
      nodes_[i].shape = shape_of(all[i].number);
      if (all[i].level > 0 && !nodes_[i].shape.numeral.empty()) first.try_emplace(all[i].level, &nodes_[i].shape);
    }
    for (std::size_t i = 0; i < all.size(); ++i) {
      Node& node = nodes_[i];
      if (node.level < 1 || node.level > 5) continue;
      if (node.shape.numeral.empty()) {
        const auto before = last.find(node.level), any = first.find(node.level);
        // A text whose headings of this level bear no numbers wants none.
        if (any == first.end() && !all[i].heading.empty() && all[i].text.empty() && node.level < 5) continue;
        Shape shape = before != last.end() ? *before->second : any != first.end() ? *any->second : usual_shape(node.level);
        shape.key = 0;
        node.shape = std::move(shape);
      } else {
        last[node.level] = &node.shape;
      }
      const View suffix = node.shape.suffix;
      node.role = node.level == 5 ? Role::Article : node.level == 1 && suffix.starts_with(U"章") ? Role::Chapter : node.level == 2 && suffix.starts_with(U"节") ? Role::Section : Role::Item;
    }
  }

  void count() {
    int chapter = 0, section = 0, article = 0, item[5] = {}, last_old[5] = {};
    int in_article = -1, in_chapter = -1, clause = 0;
    bool colon = false, seen_article = false, divided = false;
    for (std::size_t i = 0; i < nodes_.size(); ++i) {
      Node& node = nodes_[i];
      const auto restart = [&](int from) {
        for (int level = from; level < 5; ++level) item[level] = last_old[level] = 0;
      };
      node.article = in_article;
      node.chapter = in_chapter;
      switch (node.role) {
        case Role::Chapter:
          node.fresh = ++chapter;
          section = 0;
          restart(1);
          in_chapter = static_cast<int>(i);
          in_article = -1;
          break;
        case Role::Section:
          node.fresh = ++section;
          restart(1);
          in_article = -1;
          break;
        case Role::Article:
          node.fresh = ++article;
          // 一、 before the first article divides the articles; behind one it is an item of it.
          restart(divided ? 2 : 1);
          in_article = static_cast<int>(i);
          seen_article = true;
          clause = 1;
          break;
        case Role::Item: {
          divided = divided || (node.level == 1 && !seen_article);
          const int old = node.shape.key;
          if (colon && (old > 0 ? old <= last_old[node.level] : in_article >= 0)) item[node.level] = 0;
          node.fresh = ++item[node.level];
          if (old > 0) last_old[node.level] = old;
          restart(node.level + 1);
          if (node.level == 1 && divided) in_article = -1;
          break;
        }
        case Role::Text:
          ++clause;
          break;
      }
      node.clause = clause;
      colon = node.role == Role::Text && ends_with_colon(out_.paragraphs[i]);
    }
  }

  /// Old number → where it stands now.
  void find() {
    for (std::size_t i = 0; i < nodes_.size(); ++i) {
      const Node& node = nodes_[i];
      if (node.shape.key == 0) continue;
      const int index = static_cast<int>(i);
      if (node.role == Role::Article) articles_.emplace(node.shape.key, index);
      if (node.role == Role::Chapter) chapters_.emplace(node.shape.key, index);
      if (node.role == Role::Section) sections_.emplace(std::pair{node.chapter, node.shape.key}, index);
      if (node.role == Role::Item) items_.emplace(std::pair{node.article, node.shape.key}, index);
    }
  }

  std::string where(std::size_t i) const {
    const Node& node = nodes_[i];
    const std::string& own = out_.paragraphs[i].number;
    if (node.role == Role::Article || node.article < 0) return own.empty() ? out_.paragraphs[i].id : own;
    return out_.paragraphs[static_cast<std::size_t>(node.article)].number + own;
  }

  void write(std::size_t i) {
    const Node& node = nodes_[i];
    if (node.role == Role::Text || node.shape.key == node.fresh * kParts) return;
    std::string& number = out_.paragraphs[i].number;
    const std::string fresh = to_utf8(node.shape.prefix + numeral_like(node.fresh, node.shape.numeral) + node.shape.suffix);
    out_.edits.push_back({out_.paragraphs[i].id, fresh, number, fresh, false});
    number = fresh;
  }

  /// The one paragraph that bore `key`: its index, -1 for none, -2 for several that differ now.
  template <typename Map, typename Key>
  int one(const Map& map, const Key& key, int clause = 0) const {
    int found = -1, looked_at = 0;
    for (auto [at, end] = map.equal_range(key); at != end && ++looked_at < 1000; ++at) {
      if (clause > 0 && nodes_[static_cast<std::size_t>(at->second)].clause != clause) continue;
      if (found >= 0 && nodes_[static_cast<std::size_t>(found)].fresh != nodes_[static_cast<std::size_t>(at->second)].fresh) return -2;
      found = at->second;
    }
    return found;
  }

  void complain(Level level, std::size_t i, std::string what, std::string fix) {
    out_.findings.push_back({level, "", where(i) + "（" + out_.paragraphs[i].id + "）", std::move(what), "", std::move(fix)});
  }

  void previous(std::size_t i, const std::string& shown) {
    const int self = nodes_[i].role == Role::Article ? static_cast<int>(i) : nodes_[i].article;
    if (self < 0) return;
    const Node& own = nodes_[static_cast<std::size_t>(self)];
    if (own.fresh < 2) return complain(Level::Must, i, say("“{0}” names no article: none stands before this one.", {shown}), tr("Write which article is meant, or take the reference out."));
    for (int before = self - 1; before >= 0; --before) {
      const Node& node = nodes_[static_cast<std::size_t>(before)];
      if (node.role != Role::Article) continue;
      // Old neighbours may have had parts between them (第三条之一), so only a place that another number had is said to be new.
      if (own.shape.key > 0 && node.shape.key != own.shape.key - kParts && node.shape.key / kParts != own.shape.key / kParts)
        complain(Level::Should, i, say("“{0}” now means another article: {1} stands before this one.", {shown, out_.paragraphs[static_cast<std::size_t>(before)].number}), tr("Read the sentence again; where the old one is meant, write its number."));
      return;
    }
  }

  void follow(std::size_t i) {
    Paragraph& paragraph = out_.paragraphs[i];
    follow(i, paragraph.heading);
    follow(i, paragraph.text);
  }

  void follow(std::size_t i, std::string& in) {
    const Text text = from_utf8(in);
    const std::vector<Reference> all = references(text, title_);
    if (all.empty()) return;
    Text fresh;
    std::size_t done = 0;
    std::vector<int> target(all.size(), -1);
    for (std::size_t n = 0; n < all.size(); ++n) {
      const Reference& ref = all[n];
      const std::string shown = to_utf8(View(text).substr(ref.from, ref.to - ref.from));
      if (ref.unit == Unit::Previous) {
        previous(i, shown);
        continue;
      }
      const int found = target[n] = resolve(i, ref, all, target);
      if (found == kNothing) continue;
      if (ref.foreign) {
        if (found >= 0 && moved(found))
          complain(Level::Note, i, say("“{0}” was left as it is: the words before it name another document.", {to_utf8(View(text).substr(ref.from - std::min<std::size_t>(ref.from, 6), ref.to - ref.from + std::min<std::size_t>(ref.from, 6)))}), tr("Where this rule is meant, change the number by hand."));
        continue;
      }
      if (found == -1) complain(Level::Must, i, say("“{0}” names what is not in the text any more.", {shown}), tr("Write what is meant now, or take the reference out: “set”; then renumber again."));
      if (found == -2) complain(Level::Must, i, say("“{0}” may mean several: its number stood there more than once.", {shown}), tr("Write the number that is meant by hand, as it is after renumbering."));
      if (ref.reaches && n > 0 && found >= 0 && target[n - 1] >= 0 && ref.unit == Unit::Article) range(i, shown, all[n - 1], ref, target[n - 1], found);
      if (found < 0 || !moved(found)) continue;
      const Text number = numeral_like(nodes_[static_cast<std::size_t>(found)].fresh, View(text).substr(ref.begin, ref.end - ref.begin)) + (ref.part > 0 ? U"条" : U"");
      fresh += text.substr(done, ref.begin - done) + number;
      done = ref.end;
      out_.edits.push_back({out_.paragraphs[i].id, where(i), to_utf8(View(text).substr(ref.begin, ref.end - ref.begin)), to_utf8(number), true});
      name_edit(out_.edits.back(), ref);
    }
    if (done == 0) return;
    in = to_utf8(fresh + text.substr(done));
  }

  static void name_edit(Renumbered::Edit& edit, const Reference& ref) {
    const char* unit = ref.unit == Unit::Article ? "条" : ref.unit == Unit::Chapter ? "章" : ref.unit == Unit::Section ? "节" : "项";
    edit.before = "第" + edit.before + (ref.part > 0 ? "" : unit);
    edit.after = "第" + edit.after + (ref.part > 0 ? "" : unit);
  }

  bool moved(int index) const { return nodes_[static_cast<std::size_t>(index)].fresh * kParts != nodes_[static_cast<std::size_t>(index)].shape.key; }

  static constexpr int kNothing = -3;  ///< nothing to be said of it
  int resolve(std::size_t i, const Reference& ref, const std::vector<Reference>& all, const std::vector<int>& target) const {
    const int key = ref.number * kParts + ref.part;
    const int behind = ref.owner >= 0 ? target[static_cast<std::size_t>(ref.owner)] : -1;
    switch (ref.unit) {
      case Unit::Article: return articles_.empty() ? kNothing : one(articles_, key);
      case Unit::Chapter: return chapters_.empty() ? kNothing : one(chapters_, key);
      case Unit::Section:
        if (sections_.empty() || (ref.owner >= 0 && behind < 0)) return kNothing;
        return one(sections_, std::pair{behind >= 0 ? behind : nodes_[i].chapter, key});
      default: break;
    }
    if (ref.owner >= 0 && (behind < 0 || all[static_cast<std::size_t>(ref.owner)].foreign)) return kNothing;
    const int article = behind >= 0 ? behind : nodes_[i].role == Role::Article ? static_cast<int>(i) : nodes_[i].article;
    if (article < 0 && !articles_.empty()) return kNothing;
    const auto key_of_item = std::pair{article, key};
    const int anywhere = one(items_, key_of_item);
    return anywhere == -2 && ref.clause > 0 ? one(items_, key_of_item, ref.clause) : anywhere;
  }

  /// Whether a range still means the articles that it meant; new ones in between belong to it.
  void range(std::size_t i, const std::string& shown, const Reference& from, const Reference& to, int first, int last) {
    const int low = nodes_[static_cast<std::size_t>(first)].fresh, high = nodes_[static_cast<std::size_t>(last)].fresh;
    bool whole = low < high;
    for (auto at = articles_.lower_bound(from.number * kParts); whole && steps_ < kMostSteps && at != articles_.end() && at->first <= to.number * kParts + to.part; ++at) {
      ++steps_;
      const int now = nodes_[static_cast<std::size_t>(at->second)].fresh;
      whole = now >= low && now <= high;
    }
    if (!whole) complain(Level::Should, i, say("The range that ends with “{0}” does not hold the articles it held.", {shown}), tr("Articles were moved: read the sentence again and name them one by one."));
  }

  static constexpr std::size_t kMostSteps = 1'000'000;  ///< for all ranges together, which may be as many as there are articles
  std::size_t steps_ = 0;
  Text title_;
  Renumbered out_;
  std::vector<Node> nodes_;
  std::multimap<int, int> articles_, chapters_;
  std::multimap<std::pair<int, int>, int> sections_, items_;
};

}  // namespace

Renumbered renumber(const std::vector<Paragraph>& paragraphs, const std::string& title) { return Numbering(paragraphs, title).take(); }

}  // namespace yishibu::rules
