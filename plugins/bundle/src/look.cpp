// SPDX-License-Identifier: MIT
// See look.hpp. The list of formats is that of GB/T 18894-2016 as practice quotes it; the text of the standard was not compared (待补).
#include "look.hpp"

#include <algorithm>
#include <array>
#include <string>

#include "yishibu/error.hpp"

namespace yishibu::bundle {
namespace {

using namespace std::string_view_literals;

constexpr std::array kListed{"ofd"sv, "pdf"sv, "xml"sv, "txt"sv, "jpg"sv, "jpeg"sv, "tif"sv, "tiff"sv, "wav"sv, "mp3"sv, "mp4"sv, "mpg"sv, "mpeg"sv};
constexpr std::array kArchives{"zip"sv, "rar"sv, "7z"sv, "gz"sv, "tgz"sv, "bz2"sv, "xz"sv, "tar"sv};
constexpr auto kOle = "\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1"sv;
constexpr auto kZip = "PK\x03\x04"sv;

struct Magic {
  std::string_view extension, bytes;
};
constexpr std::array kMagic{Magic{"jpg", "\xFF\xD8\xFF"}, Magic{"jpeg", "\xFF\xD8\xFF"}, Magic{"png", "\x89PNG"}, Magic{"pdf", "%PDF"}, Magic{"docx", kZip}, Magic{"xlsx", kZip},
                            Magic{"pptx", kZip}, Magic{"ofd", kZip}, Magic{"zip", kZip}, Magic{"doc", kOle}, Magic{"xls", kOle}, Magic{"wav", "RIFF"}};

std::string extension_of(std::string_view path) {
  const std::size_t dot = path.rfind('.');
  std::string out(dot == std::string_view::npos ? "" : path.substr(dot + 1));
  for (char& c : out)
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  return out;
}

template <typename List>
bool has(const List& list, std::string_view one) {
  return std::find(list.begin(), list.end(), one) != list.end();
}

}  // namespace

bool is_compressed(std::string_view bytes) {
  for (const std::string_view magic : {"\xFF\xD8\xFF"sv, "\x89PNG"sv, kZip, "%PDF"sv, "\x1F\x8B"sv, "Rar!"sv, "7z\xBC\xAF"sv, "ID3"sv})
    if (bytes.starts_with(magic)) return true;
  return bytes.size() > 8 && bytes.substr(4, 4) == "ftyp";
}

Look look_at(std::string_view path, std::string_view bytes, Host& host) {
  const std::string extension = extension_of(path);
  if (bytes.empty()) return Look::Empty;
  if (has(kArchives, extension)) return Look::Packed;
  // An office file that asks for a password is an OLE container under a modern name; a PDF says so in its trailer.
  if ((extension == "docx" || extension == "xlsx" || extension == "pptx") && bytes.starts_with(kOle)) return Look::Encrypted;
  if (extension == "pdf" && bytes.find("/Encrypt ") != std::string_view::npos) return Look::Encrypted;
  for (const Magic& magic : kMagic)
    if (magic.extension == extension && !bytes.starts_with(magic.bytes)) return Look::NotAsNamed;
  if (extension == "xml") {
    try {
      host.parse_xml(bytes);
    } catch (const Error&) {
      return Look::NotXml;
    }
  }
  return has(kListed, extension) ? Look::Fine : Look::Unlisted;
}

}  // namespace yishibu::bundle
