// SPDX-License-Identifier: MIT
// Messages in Chinese for what is printed, whatever language the screen speaks. Must not know what is printed.
#pragma once

#include <libintl.h>

#include <cstdlib>
#include <string>

namespace yishibu::bundle {

/// Messages are Chinese while it lives. The other catalogue is taken up only once the domain has been named anew.
class InChinese {
 public:
  InChinese() { speak("zh_CN"); }
  ~InChinese() { speak(before_); }
  InChinese(const InChinese&) = delete;
  InChinese& operator=(const InChinese&) = delete;
  /// Whether they are Chinese anyway.
  static bool already() { return before().starts_with("zh"); }

 private:
  static std::string before() {
    const char* language = std::getenv("LANGUAGE");
    return language ? language : "";
  }
  static void speak(const std::string& language) {
    ::setenv("LANGUAGE", language.c_str(), 1);
    ::textdomain("yishibu");
  }
  std::string before_ = before();
};

}  // namespace yishibu::bundle
