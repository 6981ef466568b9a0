// SPDX-License-Identifier: MIT
// Chooses the language of messages once, at start. Must not know the messages.
#pragma once

#include <string>

namespace yishibu::i18n {

/// `language` is "zh_CN", "en" or "" for the user's locale. Works without any generated locale: falls back to C.UTF-8
/// and sets LANGUAGE, because glibc ignores LANGUAGE in the C locale.
void start(const std::string& language, const std::string& catalogue_folder);

}  // namespace yishibu::i18n
