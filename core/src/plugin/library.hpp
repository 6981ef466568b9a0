// SPDX-License-Identifier: MIT
// A plugin's code in memory. Boost.DLL is used in library.cpp only. A library is never unloaded (docs/adr/0003).
#pragma once

#include <functional>
#include <memory>
#include <string>

#include "plugin/manifest.hpp"
#include "yishibu/plugin.hpp"

namespace yishibu::plugin {

class Library {
 public:
  /// Trust, ELF check, loading, handshake, creation, in that order; each refusal has its own sentence. Throws Error.
  static std::unique_ptr<Library> load(const Manifest& manifest, Host& host);
  ~Library();
  Plugin& plugin() { return *plugin_; }

 private:
  struct Handle;
  Library(std::unique_ptr<Handle> handle, const yishibu_plugin_descriptor& descriptor, Plugin* plugin);
  std::unique_ptr<Handle> handle_;
  const yishibu_plugin_descriptor& descriptor_;
  Plugin* plugin_;
};

/// Runs `call` into a plugin: whatever leaves it becomes an Error that names plugin and action, copied out of plugin memory.
template <typename Call>
auto guard(const std::string& plugin, const std::string& action, Call&& call) {
  try {
    return call();
  } catch (const Error& failure) {
    Error copy(failure.kind(), failure.message(), failure.hint());
    for (const std::string& step : failure.trail()) copy.while_doing(step);
    if (action.empty()) throw copy;  // a command's own refusal needs no story
    throw copy.while_doing(say("plugin {0}: {1}", {plugin, action}));
  } catch (const std::exception& failure) {
    throw Error(ErrorKind::Plugin, say("The plugin “{0}” failed: {1}", {plugin, failure.what()})).while_doing(action);
  } catch (...) {
    throw Error(ErrorKind::Plugin, say("The plugin “{0}” failed without saying why.", {plugin})).while_doing(action);
  }
}

}  // namespace yishibu::plugin
