// SPDX-License-Identifier: MIT
// The Word engine alone, for tests/bench/word.sh. Must not know the peers.
// bench_word fill T.docx D.json OUT.docx [D2.json]: one document, or a second one of the same compiled template. bench_word many T.docx D.json COUNT reuse|compile: as many in this process, from memory
// into memory, the template compiled once or for each; prints the median in microseconds.
#include <algorithm>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <fstream>
#include <iterator>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "docx.hpp"
#include "yishibu/error.hpp"

using namespace yishibu;

namespace {

std::string read(const std::string& path) {
  std::ifstream in(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), {}};
}

/// As much JSON as templates.py writes: no fractions, no surrogates.
class Json {
 public:
  explicit Json(std::string text) : text_(std::move(text)) {}
  Value value() {
    skip();
    const char c = text_.at(at_);
    if (c == '{') {
      Value::Object out;  // not by set(), which looks for the name each time
      while (more('}')) {
        std::string name = word();
        skip();
        ++at_;
        out.emplace_back(std::move(name), value());
      }
      return out;
    }
    if (c == '[') {
      Value::List out;
      while (more(']')) out.push_back(value());
      return out;
    }
    if (c == '"') return word();
    const std::size_t from = at_;
    while (at_ < text_.size() && std::string_view(",]} \n").find(text_[at_]) == std::string_view::npos) ++at_;
    const std::string plain = text_.substr(from, at_ - from);
    if (plain == "null") return {};
    return plain == "true" || plain == "false" ? Value(plain == "true") : Value(static_cast<std::int64_t>(std::atoll(plain.c_str())));
  }

 private:
  void skip() {
    while (text_.at(at_) == ' ' || text_[at_] == '\n') ++at_;
  }
  /// Steps over the opening sign or a comma; no once the end has been stepped over.
  bool more(char end) {
    skip();
    if (text_[at_] != end) ++at_;
    skip();
    return text_[at_] != end || (++at_, false);
  }
  std::string word() {
    std::string out;
    for (++at_; text_.at(at_) != '"'; ++at_) {
      if (text_[at_] != '\\') {
        out += text_[at_];
        continue;
      }
      const char c = text_.at(++at_);
      if (c == 'u') out += static_cast<char>(std::strtol(text_.substr(at_ + 1, 4).c_str(), nullptr, 16)), at_ += 4;
      else out += c == 'n' ? '\n' : c == 't' ? '\t' : c == 'r' ? '\r' : c;
    }
    ++at_;
    return out;
  }
  std::string text_;
  std::size_t at_ = 0;
};

}  // namespace

int main(int argc, char** argv) {
  const std::vector<std::string> words(argv + 1, argv + argc);
  const bool fill = (words.size() == 4 || words.size() == 5) && words[0] == "fill", many = words.size() == 5 && words[0] == "many";
  if (!fill && !many) return std::fprintf(stderr, "usage: bench_word fill T D OUT [D2] | many T D COUNT reuse|compile\n"), 2;
  try {
    const std::string bytes = read(words[1]);
    const Value data = Json(read(words[2])).value();
    if (fill) {
      const word::Docx docx(bytes);
      std::string out = docx.fill(data, {});
      if (words.size() == 5) out = docx.fill(Json(read(words[4])).value(), {});
      std::ofstream(words[3], std::ios::binary) << out;
      return 0;
    }
    std::optional<word::Docx> template_once;
    if (words[4] == "reuse") template_once.emplace(bytes);
    std::vector<double> times;
    for (long i = std::atol(words[3].c_str()); i > 0; --i) {
      const auto from = std::chrono::steady_clock::now();
      const std::string out = template_once ? template_once->fill(data, {}) : word::Docx(bytes).fill(data, {});
      times.push_back(std::chrono::duration<double, std::micro>(std::chrono::steady_clock::now() - from).count());
      if (out.empty()) return 1;
    }
    std::sort(times.begin(), times.end());
    std::printf("%.0f\n", times.at(times.size() / 2));
    return 0;
  } catch (const Error& error) {
    return std::fprintf(stderr, "%s\n", error.message().c_str()), 1;
  }
}
