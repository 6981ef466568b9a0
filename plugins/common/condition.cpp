// SPDX-License-Identifier: MIT
// See condition.hpp.
#include "condition.hpp"

#include <algorithm>

namespace yishibu {

std::vector<std::string> split(std::string_view text, char separator) {
  std::vector<std::string> out;
  for (size_t from = 0; from <= text.size();) {
    const size_t end = std::min(text.find(separator, from), text.size());
    out.emplace_back(text.substr(from, end - from));
    from = end + 1;
  }
  return out;
}

Condition read_condition(std::string_view written) {
  Condition out;
  for (const std::string& word : split(written, ' ')) {
    if (word.empty()) continue;
    Condition::Word read;
    const size_t equals = word.find('=');
    read.negated = word.front() == '!' || (equals != word.npos && equals > 0 && word[equals - 1] == '!');
    read.name = word.substr(word.front() == '!', (equals == word.npos ? word.size() : equals - (word[equals - 1] == '!')) - (word.front() == '!'));
    if (equals != word.npos) read.values = split(word.substr(equals + 1), '|');
    out.words.push_back(std::move(read));
  }
  return out;
}

bool Condition::holds(const std::vector<Field>& fields) const {
  return std::all_of(words.begin(), words.end(), [&](const Word& word) {
    bool found = false;
    for (const Field& field : fields)
      if (field.name == word.name && !field.value.empty()) found |= word.values.empty() || std::find(word.values.begin(), word.values.end(), field.value) != word.values.end();
    return found != word.negated;
  });
}

}  // namespace yishibu
