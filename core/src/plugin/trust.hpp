// SPDX-License-Identifier: MIT
// Which plugins' code may run here: those that came with the program, and those whose exact bytes the user has trusted.
// A handshake cannot protect, because code runs while a library is being loaded; this comes before. Must not load anything.
#pragma once

#include <string>

#include "plugin/manifest.hpp"

namespace yishibu::plugin {

/// Throws Error{Denied} unless the code of `manifest`, whose library has the bytes `library`, may run.
void require_trust(const Manifest& manifest, std::string_view library);
/// Remembers the plugin's exact bytes as trusted by this user; a crash while they were loaded is forgiven.
void trust(const Manifest& manifest, const std::string& today);

}  // namespace yishibu::plugin
