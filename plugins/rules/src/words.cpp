// SPDX-License-Identifier: MIT
// See words.hpp.
#include "words.hpp"

#include <algorithm>

namespace yishibu::rules {

void Words::add(View word) {
  if (word.size() < 2 || word.size() > kLongest) return;
  words_.emplace(word);
  longest_ = std::max(longest_, word.size());
}

std::vector<char> Words::starts(View text) const {
  std::vector<char> out(text.size() + 1, 0);
  for (std::size_t i = 0; i < text.size();) {
    out[i] = 1;
    std::size_t size = std::min(longest_, text.size() - i);
    while (size > 1 && !words_.contains(Text(text.substr(i, size)))) --size;
    if (size <= 1)
      for (size = 1; is_latin(text[i]) && is_latin(at(text, i + size));) ++size;
    i += size;
  }
  out[text.size()] = 1;
  return out;
}

}  // namespace yishibu::rules
