// SPDX-License-Identifier: MIT
// Messages for people: translation and filling in of {0}, {1} … Must not know any domain word.
#pragma once

#include <libintl.h>

#include <initializer_list>
#include <string>
#include <string_view>

namespace yishibu {

/// The translation of `msgid` in the user's language, from the program's catalogue. A plugin outside the tree uses
/// dgettext with its own domain instead. The result lives as long as the program.
inline const char* tr(const char* msgid) { return dgettext("yishibu", msgid); }

/// `pattern` with {0}, {1} … replaced by the arguments; a number without an argument stays as it is, and braces in
/// arguments are never looked at again.
inline std::string fill(std::string_view pattern, std::initializer_list<std::string_view> args) {
  std::string out;
  for (size_t i = 0; i < pattern.size(); ++i) {
    if (pattern[i] == '{' && i + 2 < pattern.size() && pattern[i + 2] == '}') {
      const size_t n = static_cast<size_t>(pattern[i + 1] - '0');
      if (n < args.size()) {
        out += args.begin()[n];
        i += 2;
        continue;
      }
    }
    out += pattern[i];
  }
  return out;
}

/// Translates and fills in one go.
inline std::string say(const char* msgid, std::initializer_list<std::string_view> args) { return fill(tr(msgid), args); }

}  // namespace yishibu
