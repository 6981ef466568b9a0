// SPDX-License-Identifier: MIT
// Speed of searching: documents of 1.5 KB as a county's minutes might read, fed straight into the plugin's cache. Must not know records on disk.
// bench_find WORDS CHARACTERS FOLDER COUNT [TEXTS]: WORDS has one word a line, CHARACTERS “character count” as Unihan's kHanyuPinlu has them;
// with TEXTS the same texts are written there as files, for a peer to search, and the words asked for are printed. ONLY=phrase asks only
// what is called so; SLOW=1 names what takes more than 2 ms.
#include <time.h>

#include <algorithm>
#include <chrono>
#include <cmath>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <filesystem>
#include <fstream>
#include <random>
#include <sstream>
#include <string>
#include <vector>

#include "../note_kinds.hpp"
#include "han.hpp"
#include "letters.hpp"
#include "search.hpp"
#include "tokens.hpp"
#include "yishibu/error.hpp"

using namespace yishibu;
using namespace yishibu::find;
namespace fs = std::filesystem;

namespace {

class Maker {
 public:
  Maker(const char* words, const char* letters) {
    std::ifstream in(words);
    for (std::string line; std::getline(in, line);) words_.push_back(line);
    std::ifstream counts(letters);
    std::vector<double> weights;
    std::string character;
    double count = 0;
    while (counts >> character >> count) {
      characters_.push_back(character);
      weights.push_back(count);
    }
    if (words_.empty() || characters_.empty()) throw Error(ErrorKind::Usage, "no words");
    // Words that nobody's list has, of characters as common as they are: the long tail that makes an index large.
    std::mt19937_64 chance(7);
    std::shuffle(words_.begin(), words_.end(), chance);
    std::discrete_distribution<std::size_t> any(weights.begin(), weights.end());
    for (int i = 0; i < 60'000; ++i) invented_.push_back(characters_[any(chance)] + characters_[any(chance)]);
  }

  struct Text {
    std::string title, person, place;
    std::vector<std::string> paragraphs;
  };
  Text text(std::uint64_t number) const {
    std::mt19937_64 chance(number * 2654435761u + 1);
    Text out;
    out.title = "关于" + word(chance) + word(chance) + word(chance) + "的会议";
    out.person = name(chance);
    out.place = word(chance) + "活动室";
    for (std::size_t bytes = 0; bytes < 1350; bytes += out.paragraphs.back().size()) {
      std::string one = name(chance) + "说：";
      for (int i = 0; i < 14; ++i) {
        one += word(chance);
        if (i % 5 == 4) one += i == 14 ? "。" : "，";
      }
      out.paragraphs.push_back(one + std::to_string(chance() % 2000) + "元。");
    }
    return out;
  }
  std::string name(std::mt19937_64& chance) const {
    static const std::u32string family = U"王李张刘陈杨黄赵吴周徐孙马朱胡郭何林高罗曾单";
    return utf8_of(family.substr(chance() % family.size(), 1)) + characters_[chance() % 1500] + characters_[chance() % 1500];
  }
  std::string word(std::mt19937_64& chance) const {
    const auto& list = chance() % 100 < 60 ? words_ : invented_;
    // Zipf's law with its flat head (Mandelbrot): one word in ninety is the commonest one, and half of the texts have it.
    const double u = static_cast<double>(chance() % 1'000'000) / 1'000'000, size = static_cast<double>(list.size()), head = 20;
    return list[static_cast<std::size_t>(head * std::pow((size + head) / head, u) - head) % list.size()];
  }

 private:
  std::vector<std::string> words_, invented_, characters_;
};

Document document(const Maker::Text& text, std::uint64_t number, std::uint64_t count) {
  const std::uint64_t day = number * 3360 / count;  // ten years of months of four weeks, so that days come in order
  char date[16];
  std::snprintf(date, sizeof date, "%04d-%02d-%02d", static_cast<int>(2010 + day / 336), static_cast<int>(1 + day % 336 / 28), static_cast<int>(1 + day % 28));
  std::string id = date;
  std::erase(id, '-');
  id += "-";
  for (int shift = 35; shift >= 0; shift -= 5) id += "234567abcdefghijklmnopqrstuvwxyz"[number >> shift & 31];  // in the order that lists have
  std::vector<Part> parts{{Part::Place::Title, true, "会议名称", {}, {}, text.title}, {Part::Place::Field, true, "主持人", {}, {}, text.person}, {Part::Place::Field, true, "地点", {}, {}, text.place}};
  std::size_t at = 0;
  for (const std::string& one : text.paragraphs) parts.push_back({Part::Place::Paragraph, false, "会议记录", std::to_string(++at), {}, one});
  return {id, {}, {}, date, "t:note", text.title, {}, packed(parts), mark("\1kind", "t:note") + " " + mark("\1year", std::string(date, 4)) + " "};
}

using Clock = std::chrono::steady_clock;
double seconds(Clock::time_point from) { return std::chrono::duration<double>(Clock::now() - from).count(); }

/// Of this thread alone: what the machine does beside it does not count.
double worked() {
  timespec now{};
  ::clock_gettime(CLOCK_THREAD_CPUTIME_ID, &now);
  return static_cast<double>(now.tv_sec) + static_cast<double>(now.tv_nsec) / 1e9;
}

void ask(const char* what, Shelf& shelf, const std::vector<std::string>& queries) {
  if (const char* only = std::getenv("ONLY"); only && !std::strstr(what, only)) return;
  std::vector<double> times, work;
  std::size_t hits = 0;
  for (const std::string& query : queries) {
    Request request;
    request.query = parse_query(query);
    const auto from = Clock::now();
    const double began = worked();
    hits += search({{&shelf, Shelf::Which::Now}}, request).hits.size();
    work.push_back((worked() - began) * 1e6);
    times.push_back(seconds(from) * 1e6);
    if (std::getenv("SLOW") && work.back() > 2000) std::printf("  slow: %s %.0f µs\n", query.c_str(), work.back());
  }
  const auto at = [](std::vector<double>& all, std::size_t percent) {
    std::sort(all.begin(), all.end());
    return all[all.size() * percent / 100];
  };
  const double most = *std::max_element(work.begin(), work.end());
  std::printf("%-31s p50 %6.0f, p99 %6.0f µs; of processor %6.0f, %6.0f, most %6.0f µs  (%.1f hits each)\n", what, at(times, 50), at(times, 99), at(work, 50), at(work, 99), most,
              static_cast<double>(hits) / static_cast<double>(times.size()));
}

}  // namespace

int main(int argc, char** argv) try {
  if (argc < 5) return std::fprintf(stderr, "usage: bench_find WORDS CHARACTERS FOLDER COUNT [TEXTS]\n"), 2;
  const Maker maker(argv[1], argv[2]);
  const std::string folder = argv[3];
  const std::uint64_t count = std::strtoull(argv[4], nullptr, 10);
  tests::NoteKinds kinds;
  if (!fs::exists(folder)) store::BookStore::create(folder, {"村", "34", "village", ""}, {}, {});
  store::BookStore book(folder, kinds, {});
  const auto cache = book.cache("find", false);
  cache->execute("PRAGMA cache_size=-16384; PRAGMA temp_store=MEMORY");
  Shelf shelf(*cache, Shelf::Which::Now, false);
  if (shelf.size() != count) {
    std::size_t bytes = 0;
    const auto from = Clock::now();
    double making = 0, indexing = 0;
    for (std::uint64_t at = 0; at < count; at += 4000) {
      const auto began = Clock::now();
      std::vector<Document> batch;
      for (std::uint64_t n = at; n < std::min(count, at + 4000); ++n) {
        const Maker::Text text = maker.text(n);
        bytes += text.title.size() + text.person.size() + text.place.size();
        for (const std::string& one : text.paragraphs) bytes += one.size();
        batch.push_back(document(text, n, count));
        if (argc > 5) {
          const fs::path path = fs::path(argv[5]) / std::to_string(n / 500) / (std::to_string(n) + ".txt");
          fs::create_directories(path.parent_path());
          std::ofstream out(path);
          out << text.title << "\n" << text.person << "\n" << text.place << "\n";
          for (const std::string& one : text.paragraphs) out << one << "\n";
        }
      }
      making += seconds(began);
      const double began_work = worked();
      Shelf::Transaction transaction(shelf);
      for (const Document& one : batch) shelf.put(one.id, {one});
      transaction.commit(at + 4000 >= count);
      indexing += worked() - began_work;
    }
    const double took = seconds(from) - making;
    std::size_t pages = 0, all = 0;
    cache->query("PRAGMA page_count", {}, [&](const Cache::Row& row) { pages = static_cast<std::size_t>(row.number(0)); return false; });
    cache->query("SELECT sum(length(CAST(parts AS BLOB)))+sum(length(marks)) FROM now_text", {}, [&](const Cache::Row& row) { all = static_cast<std::size_t>(row.number(0)); return false; });
    std::printf("%llu documents of %.0f bytes: %.0f documents/s (%.0f per second of processor), cache/text %.2f (of it the texts themselves %.2f)\n", static_cast<unsigned long long>(count), static_cast<double>(bytes) / static_cast<double>(count),
                static_cast<double>(count) / took, static_cast<double>(count) / indexing, static_cast<double>(pages) * 4096 / static_cast<double>(bytes), static_cast<double>(all) / static_cast<double>(bytes));
  }
  // What is asked for stands in some document, so common things are asked for more often, as people do.
  std::mt19937_64 chance(11);
  std::vector<std::string> words, phrases, absent, single, initials, whole, begun;
  const auto paragraph = [&] {
    const Maker::Text text = maker.text(chance() % count);
    return characters(text.paragraphs[chance() % text.paragraphs.size()]);
  };
  const auto piece = [&](std::size_t length) {
    for (;;) {
      const std::u32string text = paragraph();
      const std::size_t at = chance() % text.size();
      const std::u32string some = text.substr(at, length);
      if (some.size() == length && std::all_of(some.begin(), some.end(), is_han)) return utf8_of(some);
    }
  };
  const auto letters = [](const std::string& name, bool all) {
    std::string out;
    for (const char32_t c : characters(name))
      if (const auto read = readings(c); !read.empty()) out += all ? read[0] : read[0].substr(0, 1);
    return out;
  };
  for (int i = 0; i < 2000; ++i) {
    words.push_back(piece(2));
    phrases.push_back(piece(8));
    absent.push_back(piece(4) + piece(4));
    single.push_back(piece(1));
    const Maker::Text text = maker.text(chance() % count);
    initials.push_back(letters(text.person, false));
    whole.push_back(letters(text.person, true));
    begun.push_back(letters(text.person, true).substr(0, 4));
  }
  ask("two characters", shelf, words);
  ask("phrase of eight", shelf, phrases);
  ask("phrase of eight, mostly absent", shelf, absent);
  ask("one character", shelf, single);
  ask("initials of a name", shelf, initials);
  ask("name in pinyin", shelf, whole);
  ask("its first four letters", shelf, begun);
  if (argc > 5)
    for (int i = 0; i < 5; ++i) std::printf("word %s\nword %s\n", words[static_cast<std::size_t>(i)].c_str(), phrases[static_cast<std::size_t>(i)].c_str());
  return 0;
} catch (const Error& error) {
  std::fprintf(stderr, "%s\n", error.message().c_str());
  return 1;
}
