// SPDX-License-Identifier: MIT
// See i18n.hpp.
#include "base/i18n.hpp"

#include <libintl.h>

#include <clocale>
#include <cstdlib>
#include <string_view>

namespace yishibu::i18n {

void start(const std::string& language, const std::string& catalogue_folder) {
  std::string wanted = language;
  if (wanted.empty())
    for (const char* name : {"LANGUAGE", "LC_ALL", "LC_MESSAGES", "LANG"})
      if (const char* value = std::getenv(name); value && *value && wanted.empty()) wanted = value;
  // Messages only: numbers and dates are written by our own rules, and each further category costs start-up files.
  const char* locale = std::setlocale(LC_MESSAGES, "");
  if (!locale || std::string_view(locale) == "C" || std::string_view(locale) == "POSIX") std::setlocale(LC_MESSAGES, "C.UTF-8");
  if (!wanted.empty() && wanted != "C" && wanted != "POSIX") ::setenv("LANGUAGE", wanted.c_str(), 1);
  bindtextdomain("yishibu", catalogue_folder.c_str());
  bind_textdomain_codeset("yishibu", "UTF-8");
  bind_textdomain_codeset("libc", "UTF-8");  // the C library's own sentences, without LC_CTYPE and its files
  textdomain("yishibu");
}

}  // namespace yishibu::i18n
