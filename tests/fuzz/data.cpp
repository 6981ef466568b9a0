// SPDX-License-Identifier: MIT
// Fuzz target: the JSON that a template is filled from, and what stands in a tag.
#include <cstdint>
#include <string_view>

#include "data.hpp"
#include "yishibu/error.hpp"

using namespace yishibu;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size) {
  const std::string_view input(reinterpret_cast<const char*>(bytes), size);
  word::Wrong wrong;
  static const word::Labels labels;
  if (const auto tag = word::parse_tag(input.substr(0, 3000), wrong)) {
    const Value data = Value::object().set("a", Value::list().add(1).add("x")).set("n", 12).set("d", "2016-03-15");
    word::Scopes(data, labels).text(*tag);
    word::paths_of(*tag);
  }
  try {
    word::parse_json(input);
    word::parse_options(input);
  } catch (const Error&) {
    return 0;
  }
  return 0;
}
