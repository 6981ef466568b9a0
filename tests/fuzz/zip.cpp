// SPDX-License-Identifier: MIT
// Fuzz target: a file that claims to be a .docx. Reading it is bounded; what reads well is read the same after a copy.
#include <cstdint>
#include <cstdlib>
#include <string_view>

#include "docx.hpp"
#include "stamp.hpp"
#include "yishibu/error.hpp"

using namespace yishibu;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size) {
  const std::string input(reinterpret_cast<const char*>(bytes), size);
  zip::Limits limits;
  limits.total = limits.part = std::uint64_t{4} << 20;
  try {
    const zip::Reader reader(input, limits);
    std::string copied;
    zip::Writer writer(copied);
    for (const zip::Entry& entry : reader.entries()) writer.copy(reader, entry);
    writer.finish();
    const zip::Reader again(copied, limits);
    for (const zip::Entry& entry : reader.entries())
      if (reader.bytes(entry) != again.bytes(*again.find(entry.name))) std::abort();
    word::stamp_of(input);
    const word::Docx docx(input);
    docx.tags();
  } catch (const Error&) {
    return 0;
  }
  return 0;
}
