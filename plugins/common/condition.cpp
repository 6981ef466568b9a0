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
    const size_t equals = word.find('='), first = word.front() == '!';
    size_t end = std::min(equals, word.size());
    read.begins = equals != word.npos && end > first && word[end - 1] == '^';
    end -= read.begins;
    const bool unequal = equals != word.npos && end > first && word[end - 1] == '!';
    end -= unequal;
    read.negated = first || unequal;
    read.name = word.substr(first, end - first);
    if (equals != word.npos) read.values = split(word.substr(equals + 1), '|');
    out.words.push_back(std::move(read));
  }
  return out;
}

bool Condition::holds(const std::vector<Field>& fields) const {
  return std::all_of(words.begin(), words.end(), [&](const Word& word) {
    bool found = false;
    for (const Field& field : fields)
      if (field.name == word.name && !field.value.empty())
        found |= word.values.empty() || std::any_of(word.values.begin(), word.values.end(), [&](const std::string& value) { return word.begins ? field.value.starts_with(value) : field.value == value; });
    return found != word.negated;
  });
}

}  // namespace yishibu
