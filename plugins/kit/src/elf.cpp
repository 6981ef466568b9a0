// SPDX-License-Identifier: MIT
// See elf.hpp.
#include "elf.hpp"

#include <elf.h>

#include <algorithm>
#include <cstring>

#include "yishibu/error.hpp"
#include "yishibu/text.hpp"

namespace yishibu::kit {
namespace {

[[noreturn]] void damaged() { throw Error(ErrorKind::Invalid, tr("The code is damaged or no program library."), tr("Build it again.")); }

template <typename T>
T at(std::string_view bytes, std::uint64_t offset) {
  T out;
  if (offset > bytes.size() || bytes.size() - offset < sizeof out) damaged();
  std::memcpy(&out, bytes.data() + offset, sizeof out);
  return out;
}

std::string_view piece(std::string_view bytes, const Elf64_Shdr& section) {
  if (section.sh_offset > bytes.size() || section.sh_size > bytes.size() - section.sh_offset) damaged();
  return bytes.substr(section.sh_offset, section.sh_size);
}

std::string name(std::string_view names, std::uint64_t offset) {
  if (offset >= names.size()) damaged();
  const std::string_view rest = names.substr(offset);
  return std::string(rest.substr(0, rest.find('\0')));
}

}  // namespace

Shared read_shared(std::string_view bytes) {
  const auto header = at<Elf64_Ehdr>(bytes, 0);
  if (std::memcmp(header.e_ident, ELFMAG, SELFMAG) != 0 || header.e_ident[EI_CLASS] != ELFCLASS64 || header.e_type != ET_DYN) damaged();
  std::vector<Elf64_Shdr> sections;
  for (std::size_t i = 0; i < header.e_shnum; ++i) sections.push_back(at<Elf64_Shdr>(bytes, header.e_shoff + i * sizeof(Elf64_Shdr)));
  Shared out;
  bool whole = false;
  for (const Elf64_Shdr& section : sections) {
    if (section.sh_type != SHT_DYNAMIC && section.sh_type != SHT_DYNSYM) continue;
    if (section.sh_link >= sections.size()) damaged();
    const std::string_view content = piece(bytes, section), names = piece(bytes, sections[section.sh_link]);
    if (section.sh_type == SHT_DYNAMIC) {
      for (std::size_t i = 0; i + sizeof(Elf64_Dyn) <= content.size(); i += sizeof(Elf64_Dyn)) {
        const auto entry = at<Elf64_Dyn>(content, i);
        if (entry.d_tag == DT_NEEDED) out.needed.push_back(name(names, entry.d_un.d_val));
        if (entry.d_tag == DT_RPATH || entry.d_tag == DT_RUNPATH) out.search = name(names, entry.d_un.d_val);
      }
      continue;
    }
    whole = true;
    for (std::size_t i = 0; i + sizeof(Elf64_Sym) <= content.size(); i += sizeof(Elf64_Sym)) {
      const auto symbol = at<Elf64_Sym>(content, i);
      const unsigned char visibility = ELF64_ST_VISIBILITY(symbol.st_other);
      if (symbol.st_shndx != SHN_UNDEF && ELF64_ST_BIND(symbol.st_info) != STB_LOCAL && (visibility == STV_DEFAULT || visibility == STV_PROTECTED))
        out.exported.push_back(name(names, symbol.st_name));
    }
  }
  if (!whole) damaged();
  std::sort(out.exported.begin(), out.exported.end());
  return out;
}

}  // namespace yishibu::kit
