// SPDX-License-Identifier: MIT
// A plugin of another interface version: must be refused by the handshake, before its code is called.
#include "yishibu/plugin.hpp"

extern "C" {
__attribute__((visibility("default"))) extern const yishibu_plugin_descriptor yishibu_plugin;
const yishibu_plugin_descriptor yishibu_plugin = {YISHIBU_MAGIC, sizeof(yishibu_plugin_descriptor), 99, 0, YISHIBU_TOOLCHAIN, "wrong-abi", "1.0.0", nullptr, nullptr};
}
