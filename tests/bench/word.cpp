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

#include "data.hpp"
#include "docx.hpp"
#include "yishibu/error.hpp"

using namespace yishibu;

namespace {

std::string read(const std::string& path) {
  std::ifstream in(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), {}};
}

}  // namespace

int main(int argc, char** argv) {
  const std::vector<std::string> words(argv + 1, argv + argc);
  const bool fill = (words.size() == 4 || words.size() == 5) && words[0] == "fill", many = words.size() == 5 && words[0] == "many";
  if (!fill && !many) return std::fprintf(stderr, "usage: bench_word fill T D OUT [D2] | many T D COUNT reuse|compile\n"), 2;
  try {
    const std::string bytes = read(words[1]);
    const Value data = word::parse_json(read(words[2]));
    if (fill) {
      const word::Docx docx(bytes);
      std::string out = docx.fill(data, {});
      if (words.size() == 5) out = docx.fill(word::parse_json(read(words[4])), {});
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
