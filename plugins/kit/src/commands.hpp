// SPDX-License-Identifier: MIT
// The commands of this plugin, as plugin.xml declares them. Must not know how the program prints what they say.
#pragma once

#include "yishibu/contribution.hpp"

namespace yishibu::kit {

/// What is there, what one of them contributes, and whether each can be loaded.
Outcome plugin_list(const Arguments& arguments, Host& host, Book* book);
Outcome plugin_show(const Arguments& arguments, Host& host, Book* book);
Outcome plugin_doctor(const Arguments& arguments, Host& host, Book* book);
/// Writes the folder of a new plugin.
Outcome plugin_new(const Arguments& arguments, Host& host, Book* book);
/// The conformance kit: nine checks of a plugin folder. Runs the plugin's code and scenarios, in children only.
Outcome plugin_check(const Arguments& arguments, Host& host, Book* book);
/// Copies a plugin into the user's plugin folder. Runs nothing of it.
Outcome plugin_install(const Arguments& arguments, Host& host, Book* book);
/// What plugin_check runs in a child: judges the data of a plugin, or runs one exporter on one document.
Outcome plugin_probe(const Arguments& arguments, Host& host, Book* book);

}  // namespace yishibu::kit
