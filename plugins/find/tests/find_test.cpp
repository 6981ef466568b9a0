// SPDX-License-Identifier: MIT
// Tests of pieces, pinyin, queries, and of the cache: what it says after any saves is what it says when it is made anew.
#include <doctest/doctest.h>

#include <filesystem>
#include <map>
#include <random>
#include <set>
#include <unistd.h>

#include "freshen.hpp"
#include "han.hpp"
#include "letters.hpp"
#include "note_kinds.hpp"
#include "plain_host.hpp"
#include "query.hpp"
#include "search.hpp"
#include "tokens.hpp"
#include "yishibu/contribution.hpp"
#include "yishibu/error.hpp"

using namespace yishibu;
using namespace yishibu::find;

namespace {

std::vector<Piece> pieces_of(const char* text, bool named = false) {
  std::vector<Piece> out;
  add_pieces(folded(characters(text)), out);
  if (named) add_pinyin(folded(characters(text)), out);
  return out;
}

bool has(const std::vector<Piece>& all, Piece piece) { return std::find(all.begin(), all.end(), piece) != all.end(); }

/// One to three signs, or a word.
bool has(const std::vector<Piece>& all, const char* piece) {
  const std::u32string signs = characters(piece);
  if (letter(signs[0]) != Letter::Sign) return has(all, word_piece(piece));
  return has(all, signs.size() == 3 ? three_piece(signs[0], signs[1], signs[2]).value() : sign_piece(signs[0], signs.size() == 2 ? signs[1] : 0));
}

bool holds(const char* query, const char* text, bool named = false) {
  return Reading(packed({{Part::Place::Field, named, "事由", {}, {}, text}})).holds(parse_query(query));
}

/// A host that knows one kind of notes and no vocabularies.
struct NoteHost final : tests::PlainHost {
  const yishibu::Kind& kind(std::string_view id) override {
    if (id != kinds.note.id) throw Error(ErrorKind::NotFound, "no such kind");
    return kinds.note;
  }
  std::string program_version() override { return "1"; }
  std::string today() override { return "2016-12-31"; }
  tests::NoteKinds kinds;
};

struct Folder {
  std::filesystem::path path = std::filesystem::temp_directory_path() / ("yishibu-find-" + std::to_string(::getpid()));
  ~Folder() { std::filesystem::remove_all(path); }
};

const std::vector<Shelf::Which> kAll{Shelf::Which::Now, Shelf::Which::Removed, Shelf::Which::Old};

/// Everything that the shelves answer: all documents and those of a few queries.
std::string answers(Host& host, Book& book) {
  std::string out;
  Library(host, book).with(kAll, [&](std::vector<Shelf>& shelves) {
    out.clear();
    for (std::size_t i = 0; i < kAll.size(); ++i) {
      out += "shelf " + std::to_string(i) + "\n";
      for (const char* query : {"", "水渠", "修水渠边", "sq", "-水渠", "路 或 桥", "20"}) {
        Request request;
        request.query = parse_query(query);
        request.limit = 10'000;
        for (const Hit& hit : search({{&shelves[i], kAll[i]}}, request).hits) {
          out += std::string(query) + "|" + hit.document.id + hit.document.version + hit.document.time + hit.document.date + hit.document.title;
          for (const Hit::Place& place : hit.places) out += place.part.label + place.snippet;
          out += shelves[i].parts(hit.document.label) + "\n";
        }
      }
    }
  });
  return out;
}

}  // namespace

TEST_CASE("signs stand alone, in twos and in threes, words whole, whatever their width and case") {
  const auto all = pieces_of("修水渠，Ｄrain ２０１６年");
  for (const char* piece : {"修", "水", "渠", "修水", "水渠", "修水渠", "drain", "2016", "年"}) CHECK(has(all, piece));
  CHECK_FALSE(has(all, "渠年"));
  const auto far = pieces_of("𠀋𰻞🙂");
  for (const char* piece : {"𠀋", "𠀋𰻞", "𰻞🙂"}) CHECK(has(far, piece));
}

TEST_CASE("every two characters of a text find it, and only what stands together does") {
  std::mt19937 chance(3);
  const std::u32string signs = U"修建水渠三组会议村民，。a1 重曾𠀋";
  for (int round = 0; round < 300; ++round) {
    std::u32string text;
    for (int i = 0; i < 30; ++i) text += signs[chance() % signs.size()];
    const auto all = pieces_of(utf8_of(text).c_str());
    for (const std::size_t length : {1u, 2u, 3u, 8u}) {
      const std::u32string some = text.substr(chance() % 20, length);
      if (std::any_of(some.begin(), some.end(), [](char32_t c) { return letter(c) != Letter::Sign; })) continue;
      const Needs needs = needs_of(some);
      CHECK(needs.exact == (length <= 2));
      for (const Piece piece : needs.pieces) CHECK(has(all, piece));
      CHECK(place_of(text, some) != std::u32string::npos);
    }
  }
}

TEST_CASE("a character with several readings is found by each, in names only") {
  CHECK(holds("zengdan", "曾单", true));
  CHECK(holds("cengshan", "曾单", true));
  CHECK(holds("zs", "曾单", true));
  CHECK(holds("cd", "曾单", true));
  CHECK(holds("chongq", "重庆市", true));
  CHECK(holds("zhongq", "重庆市", true));
  CHECK_FALSE(holds("zs", "曾单", false));
  CHECK_FALSE(holds("sz", "曾单", true));
  CHECK(has(pieces_of("吕家", true), ":lvjia"));
}

TEST_CASE("the pieces asked for are in every text that reads so") {
  for (const char* name : {"修建水渠", "曾单", "单于芳", "重修吕家祠堂", "西安路", "欧阳重阳"}) {
    const auto all = pieces_of(name, true);
    const std::u32string text = characters(name);
    for (std::size_t at = 0; at < text.size(); ++at)
      for (std::size_t length = 2; at + length <= text.size(); ++length) {
        std::string initials, whole;
        for (const char32_t c : text.substr(at, length)) {
          initials += readings(c).back()[0];
          whole += readings(c).front();
        }
        for (std::string typed : {initials, whole, whole.substr(0, whole.size() - 1)}) {
          if (typed.size() < whole.size() && is_syllable(typed)) typed = whole;  // xia is 夏 and no beginning of 西安
          bool found = false;
          for (const Needs& needs : pinyin_needs(typed))
            found = found || std::all_of(needs.pieces.begin(), needs.pieces.end(), [&](Piece piece) { return has(all, piece); });
          CHECK_MESSAGE(found, typed, " ", name);
          CHECK(reads(text, typed).count > 0);
        }
      }
  }
}

TEST_CASE("a query is taken apart without ever failing") {
  const auto query = parse_query("水渠 “三组 漫水” -停车 路 或 桥 状态:草稿");
  REQUIRE(query.groups.size() == 4);
  CHECK(query.groups[1][0].text == U"三组 漫水");
  CHECK(query.groups[2].size() == 2);
  CHECK(query.groups[3][0].label == U"状态");
  CHECK(query.without.size() == 1);
  for (const char* nothing : {"", "\"", "\"\"", "-", "，。", "（）", "“", "\x01", "\xff"}) CHECK(parse_query(nothing).empty());
  CHECK(parse_query("或").groups.size() == 1);
  CHECK(parse_query("水渠 OR").groups.size() == 1);
  CHECK(parse_query(std::string(100'000, 'a')).cut);
  std::mt19937 chance(5);
  const std::u32string odd = U"\"“”「」-－ORor或|: 　水渠a1\x01🙂*()'、";
  for (int round = 0; round < 3000; ++round) {
    std::u32string text;
    for (int i = 0; i < 12; ++i) text += odd[chance() % odd.size()];
    const auto parsed = parse_query(utf8_of(text));
    for (const auto& group : plan_of(parsed).sought.groups)
      for (const auto& alternative : group) {
        CHECK(!alternative.empty());
        for (const Piece piece : alternative) CHECK(piece < Piece{1} << 52);
      }
  }
}

TEST_CASE("phrases, labels and exclusions are checked against the text") {
  CHECK(holds("水渠要修", "水渠要修好"));
  CHECK_FALSE(holds("水渠修好", "水渠要修好"));
  CHECK(holds("事由:要修", "水渠要修好"));
  CHECK_FALSE(holds("标题:要修", "水渠要修好"));
  CHECK(holds("10:30", "定于10:30开会"));
  CHECK_FALSE(holds("水渠 -要修", "水渠要修好"));
  CHECK(holds("2016年", "2016年3月"));
  CHECK_FALSE(holds("016年", "2016年3月"));
}

TEST_CASE("names are sorted by pinyin and by strokes") {
  const auto before = [](const char32_t* a, const char32_t* b, Order order) { return order_key(a, order) < order_key(b, order); };
  CHECK(before(U"安", U"丁", Order::Pinyin));
  CHECK(before(U"丁", U"王", Order::Pinyin));
  CHECK(before(U"丁", U"王", Order::Strokes));
  CHECK(before(U"王", U"安", Order::Strokes));
}

TEST_CASE("after any saves the cache answers as one that is made anew") {
  Folder folder;
  NoteHost host;
  store::BookStore::create(folder.path, {"村", "34", "village", ""}, {}, {});
  store::BookStore book(folder.path, host.kinds, {});
  std::minstd_rand chance(17);
  const std::vector<std::string> words{"修水渠", "水渠边", "路", "桥", "张三", "２０", "会议", "曾单"};
  std::vector<std::string> ids, gone;
  for (int round = 0; round < 60; ++round) {
    Change change;
    change.summary = "改";
    for (auto n = 1 + chance() % 3; n > 0; --n) {
      Record record;
      const auto what = chance() % 10;
      if (what < 5 || ids.empty()) {
        std::string id = "20" + std::to_string(10 + chance() % 10) + "0" + std::to_string(1 + chance() % 9) + "15-";
        for (int i = 0; i < 8; ++i) id += static_cast<char>('a' + chance() % 26);
        record.id = id;
        ids.push_back(id);
      } else if (what < 8) {
        record.id = ids[chance() % ids.size()];
      } else if (what == 8 && change.records.empty() && change.removed.empty() && book.find(ids.back())) {
        change.removed.push_back(ids.back());
        gone.push_back(ids.back());
        ids.pop_back();
        break;
      } else if (!gone.empty()) {
        record.id = gone.back();  // it comes back
        ids.push_back(gone.back());
        gone.pop_back();
      } else {
        continue;
      }
      record.kind = "t:note";
      std::string text;
      for (auto i = chance() % 6; i > 0; --i) text += words[chance() % words.size()];
      record.fields = {{"title", words[chance() % words.size()] + words[chance() % words.size()]}, {"n", std::to_string(round)}};
      if (!text.empty()) record.fields.push_back({"text", text});
      std::erase_if(change.records, [&](const Record& one) { return one.id == record.id; });
      change.records.push_back(std::move(record));
    }
    if (change.records.empty() && change.removed.empty()) continue;
    book.save(change);
    if (chance() % 3 != 0) continue;  // several saves between two searches
    const std::string grown = answers(host, book);
    static_cast<void>(book.cache("find", true));
    CHECK(answers(host, book) == grown);
  }
}

TEST_CASE("lists of pieces give what looking at every document gives, whatever was put in, changed and taken out") {
  Folder folder;
  NoteHost host;
  store::BookStore::create(folder.path, {"村", "34", "village", ""}, {}, {});
  store::BookStore book(folder.path, host.kinds, {});
  const auto cache = book.cache("find", true);
  cache->execute("CREATE TABLE t_document(label INTEGER PRIMARY KEY, batch INTEGER)");
  std::string tables;
  for (const char* c = Postings::tables(); *c; ++c) *c == '#' || *c == '@' ? tables += 't' : tables += *c;
  cache->execute(tables);
  Postings postings(*cache, "main.t");
  std::map<Label, std::set<Piece>> all;
  std::mt19937 chance(9);
  // Half of the pieces are everywhere and half hardly anywhere; of the threes 甲乙丙 is of common ones.
  const std::u32string signs = U"甲乙丙丁戊己庚辛壬癸";
  const auto piece = [&] { return chance() % 2 ? Piece{signs[chance() % 3]} << 21 | signs[chance() % 3] : Piece{1000 + chance() % 3000}; };
  Label last = 0;
  const auto query = [&](const std::string& sql, const std::vector<std::string_view>& parameters) { cache->query(sql, parameters, [](const Cache::Row&) { return true; }); };
  for (int round = 0; round < 60; ++round) {
    cache->execute("BEGIN IMMEDIATE");
    postings.begin();
    for (auto n = round == 0 ? 6000u : round % 10 == 0 ? 2000u : 1 + chance() % 5; n > 0; --n) {
      Label label = chance() % 8 || last == 0 ? last += 8 : 1 + static_cast<Label>(chance() % static_cast<unsigned>(last));
      if (all.erase(label)) {
        postings.drop(label);
        query("DELETE FROM t_document WHERE label=?", {std::to_string(label)});
        if (chance() % 4 == 0) continue;
      }
      last = std::max(last, label);
      query("INSERT INTO t_document VALUES(?,?)", {std::to_string(label), std::to_string(postings.batch())});
      std::vector<Piece> some;
      for (int i = 0; i < 12; ++i) some.push_back(piece());
      if (has(some, "甲乙") && has(some, "乙丙")) some.push_back(three_piece(U'甲', U'乙', U'丙').value());
      postings.add(label, [&](std::vector<Piece>& into) { into.insert(into.end(), some.begin(), some.end()); });
      all[label] = {some.begin(), some.end()};
    }
    postings.write();
    cache->execute("COMMIT");
    for (int i = 0; i < 20; ++i) {
      Sought sought;
      for (auto n = chance() % 3; n > 0; --n) {
        auto& group = sought.groups.emplace_back();
        for (auto m = 1 + chance() % 2; m > 0; --m) group.push_back({piece()});
        if (chance() % 2) group.back().push_back(piece());
      }
      if (i % 4 == 0) sought.groups = {{{sign_piece(U'甲', U'乙'), sign_piece(U'乙', U'丙'), three_piece(U'甲', U'乙', U'丙').value()}}};
      if (chance() % 3 == 0) sought.without.push_back(piece());
      const Label low = chance() % 3 ? 0 : static_cast<Label>(chance() % static_cast<unsigned>(last)), high = chance() % 3 ? last : low + 500;
      std::vector<Label> right, found;
      for (auto at = all.rbegin(); at != all.rend(); ++at) {
        const auto has = [&](Piece one) { return at->second.contains(one); };
        const auto every = [&](const std::vector<Piece>& pieces) { return std::all_of(pieces.begin(), pieces.end(), has); };
        if (at->first >= low && at->first <= high && std::none_of(sought.without.begin(), sought.without.end(), has) &&
            std::all_of(sought.groups.begin(), sought.groups.end(), [&](const auto& group) { return std::any_of(group.begin(), group.end(), every); }))
          right.push_back(at->first);
      }
      postings.find(sought, low, high, [](Label) { return true; }, [&](Label label) {
        found.push_back(label);
        return true;
      });
      CHECK(found == right);
      if (found != right) return;
    }
  }
}

TEST_CASE("who comes late finds room between two others") {
  Folder folder;
  NoteHost host;
  store::BookStore::create(folder.path, {"村", "34", "village", ""}, {}, {});
  store::BookStore book(folder.path, host.kinds, {});
  const auto cache = book.cache("find", true);
  Shelf shelf(*cache, Shelf::Which::Now, false);
  std::vector<std::string> dates;
  for (int i = 0; i < 300; ++i) dates.push_back(std::to_string(i % 2 ? 5000 - i : 2000 + i));  // closer and closer to the middle
  {
    Shelf::Transaction transaction(shelf);
    for (const std::string& date : dates) shelf.put(date, {{date, {}, {}, date, "t:note", "水渠", {}, packed({{Part::Place::Title, true, {}, {}, {}, "水渠"}}), {}}});
    transaction.commit();
  }
  std::sort(dates.rbegin(), dates.rend());
  std::vector<std::string> found;
  shelf.find({{{{sign_piece(U'水', U'渠')}}}, {}, {}, {}}, [](Label) { return true; }, [&](Label label) {
    found.push_back(shelf.hit(label).date);
    return true;
  });
  CHECK(found == dates);
}
