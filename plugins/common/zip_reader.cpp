// SPDX-License-Identifier: MIT
// Reading. The directory at the end is the only list; local headers must agree with it. See zip.hpp.
#include <libdeflate.h>
#include <zlib.h>

#include <algorithm>
#include <limits>
#include <set>

#include "yishibu/error.hpp"
#include "yishibu/text.hpp"
#include "zip.hpp"

#include "utf8.hpp"

namespace yishibu::zip {
namespace {

[[noreturn]] void invalid(std::string message) {
  throw Error(ErrorKind::Invalid, std::move(message), tr("The file is damaged or was made to do harm; get it again from where it came."));
}
[[noreturn]] void unsupported(std::string message) { throw Error(ErrorKind::Unsupported, std::move(message)); }

std::uint16_t u16(std::string_view b, std::size_t at) {
  return static_cast<std::uint16_t>(static_cast<unsigned char>(b[at]) | static_cast<unsigned char>(b[at + 1]) << 8);
}
std::uint32_t u32(std::string_view b, std::size_t at) { return u16(b, at) | static_cast<std::uint32_t>(u16(b, at + 2)) << 16; }

bool is_utf8(std::string_view s) {
  char32_t c = 0;
  for (std::size_t i = 0, n = 0; i < s.size(); i += n)
    if ((n = utf8::decode(s, i, c)) == 0) return false;
  return true;
}

/// The name with what a terminal would act upon taken out.
std::string shown(std::string_view name) {
  std::string out;
  for (const char c : name.substr(0, 200)) out += static_cast<unsigned char>(c) < 0x20 || c == 0x7F ? '?' : c;
  return is_utf8(out) ? out : std::string("?");
}

struct Inflater {
  z_stream z{};
  Inflater() {
    if (inflateInit2(&z, -MAX_WBITS) != Z_OK) throw Error(ErrorKind::Io, tr("There is not enough memory to unpack."));
  }
  ~Inflater() { inflateEnd(&z); }
  Inflater(const Inflater&) = delete;
  Inflater& operator=(const Inflater&) = delete;
};

}  // namespace

Reader::Reader(std::string_view bytes, const Limits& limits) : bytes_(bytes), limits_(limits) {
  constexpr std::size_t kEnd = 22;
  if (bytes_.size() < kEnd) invalid(tr("This is not a ZIP file."));
  const std::size_t lowest = bytes_.size() > kEnd + 0xFFFF ? bytes_.size() - kEnd - 0xFFFF : 0;
  std::size_t end = bytes_.size() - kEnd;
  // The comment must reach exactly to the end of the file, or two readers could see two different directories.
  while (!(bytes_.substr(end, 4) == "PK\x05\x06" && end + kEnd + u16(bytes_, end + 20) == bytes_.size()))
    if (end-- == lowest) invalid(tr("This is not a ZIP file, or its end is missing."));
  if (end >= 20 && bytes_.substr(end - 20, 4) == "PK\x06\x07") unsupported(tr("ZIP files in the zip64 form are not read."));
  if (u16(bytes_, end + 4) != 0 || u16(bytes_, end + 6) != 0 || u16(bytes_, end + 8) != u16(bytes_, end + 10))
    unsupported(tr("ZIP files in several volumes are not read."));
  count_ = u16(bytes_, end + 10);
  const std::uint32_t size = u32(bytes_, end + 12), offset = u32(bytes_, end + 16);
  if (offset == 0xFFFFFFFF || size == 0xFFFFFFFF) unsupported(tr("ZIP files in the zip64 form are not read."));
  if (count_ > limits_.entries)
    invalid(say("The ZIP file has {0} entries; {1} are allowed.", {std::to_string(count_), std::to_string(limits_.entries)}));
  if (std::uint64_t{offset} + size != end) invalid(tr("The directory of the ZIP file is not where it should be."));
  directory_ = offset;
  directory_end_ = end;
  read_directory();
  check_places();
  counted_.assign(entries_.size(), 0);
}

void Reader::check_name(const std::string& name) const {
  const auto refuse = [&](const char* why) { invalid(say("The ZIP file has an entry with a forbidden name “{0}”: {1}.", {shown(name), why})); };
  if (name.empty()) refuse(tr("it is empty"));
  if (!is_utf8(name)) refuse(tr("it is not UTF-8"));
  for (const char c : name)
    if (static_cast<unsigned char>(c) < 0x20 || c == 0x7F) refuse(tr("it holds control characters"));
  if (name.find('\\') != std::string::npos) refuse(tr("it holds a backslash"));
  if (name.front() == '/' || (name.size() > 1 && name[1] == ':')) refuse(tr("it is absolute"));
  for (std::size_t at = 0; at < name.size();) {
    const std::size_t slash = std::min(name.find('/', at), name.size());
    const std::string_view piece = std::string_view(name).substr(at, slash - at);
    if (piece == ".." || piece == "." || piece.empty()) refuse(tr("it leaves its folder"));
    at = slash + 1;
  }
}

void Reader::read_directory() {
  std::set<std::string> seen;
  std::size_t at = directory_;
  for (std::size_t i = 0; i < count_; ++i) {
    if (directory_end_ - at < 46 || bytes_.substr(at, 4) != "PK\x01\x02") invalid(tr("The directory of the ZIP file is damaged."));
    const std::size_t name_size = u16(bytes_, at + 28), more = std::size_t{u16(bytes_, at + 30)} + u16(bytes_, at + 32);
    if (directory_end_ - at - 46 < name_size + more) invalid(tr("The directory of the ZIP file is damaged."));
    Entry entry;
    entry.name = std::string(bytes_.substr(at + 46, name_size));
    check_name(entry.name);
    const std::string name = shown(entry.name);
    const std::uint16_t flags = u16(bytes_, at + 8);
    entry.method = u16(bytes_, at + 10);
    entry.link = bytes_[at + 5] == 3 && (u32(bytes_, at + 38) >> 28) == 0xA;  // made on Unix; S_IFLNK
    entry.crc = u32(bytes_, at + 16);
    entry.packed = u32(bytes_, at + 20);
    entry.size = u32(bytes_, at + 24);
    const std::size_t header = u32(bytes_, at + 42);
    if (flags & 1) unsupported(say("“{0}” in the ZIP file is encrypted.", {name}));
    if (entry.method != 0 && entry.method != 8)
      unsupported(say("“{0}” in the ZIP file is packed by method {1}; only stored and deflated are read.", {name, std::to_string(entry.method)}));
    if (entry.packed == 0xFFFFFFFF || entry.size == 0xFFFFFFFF || header == 0xFFFFFFFF) unsupported(tr("ZIP files in the zip64 form are not read."));
    if (!seen.insert(entry.name).second) invalid(say("“{0}” is in the ZIP file twice.", {name}));
    if (header > directory_ || directory_ - header < 30 || bytes_.substr(header, 4) != "PK\x03\x04")
      invalid(say("“{0}” is not where the ZIP file says.", {name}));
    const std::size_t local_name = u16(bytes_, header + 26), local_more = u16(bytes_, header + 28);
    entry.offset = header + 30 + local_name + local_more;
    if (entry.offset > directory_ || entry.packed > directory_ - entry.offset) invalid(say("“{0}” in the ZIP file is cut off.", {name}));
    if (bytes_.substr(header + 30, local_name) != entry.name || u16(bytes_, header + 8) != entry.method || ((u16(bytes_, header + 6) ^ flags) & 1))
      invalid(say("“{0}” has another name or form in the ZIP file than in its directory.", {name}));
    if (entry.method == 0 && entry.packed != entry.size) invalid(say("“{0}” in the ZIP file has not the size it claims.", {name}));
    places_.push_back({header, entry.offset + static_cast<std::size_t>(entry.packed), name});
    const bool folder = entry.name.back() == '/';
    if (folder && entry.size != 0) invalid(say("“{0}” is a folder with content in the ZIP file.", {name}));
    if (!folder) {
      entry.index = entries_.size();
      entries_.push_back(std::move(entry));
    }
    at += 46 + name_size + more;
  }
  if (at != directory_end_) invalid(tr("The directory of the ZIP file is damaged."));
}

void Reader::check_places() {
  std::sort(places_.begin(), places_.end(), [](const Place& a, const Place& b) { return a.header < b.header; });
  for (std::size_t i = 1; i < places_.size(); ++i)
    if (places_[i].header < places_[i - 1].end)
      invalid(say("“{0}” and “{1}” overlap in the ZIP file.", {places_[i - 1].name, places_[i].name}));
  places_ = {};
}

const Entry* Reader::find(std::string_view name) const {
  for (const Entry& entry : entries_)
    if (entry.name == name) return &entry;
  return nullptr;
}

void Reader::count(const Entry& entry, std::uint64_t produced) const {
  if (limits_.total == std::numeric_limits<std::uint64_t>::max() || produced <= counted_[entry.index]) return;
  total_ += produced - counted_[entry.index];
  counted_[entry.index] = produced;
  if (total_ > limits_.total) invalid(say("The ZIP file unpacks to more than {0} MiB.", {std::to_string(limits_.total >> 20)}));
}

void Reader::check(const Entry& entry, std::uint64_t produced, std::uint32_t crc) const {
  if (produced != entry.size) invalid(say("“{0}” in the ZIP file has not the size it claims.", {shown(entry.name)}));
  if (crc != entry.crc) invalid(say("“{0}” in the ZIP file does not match its checksum.", {shown(entry.name)}));
}

void Reader::read(const Entry& entry, const std::function<void(std::string_view)>& piece) const {
  const std::string name = shown(entry.name);
  const std::string_view in = raw(entry);
  std::uint64_t produced = 0;
  uLong crc = crc32(0, nullptr, 0);
  const auto take = [&](std::string_view out) {
    produced += out.size();
    if (produced > limits_.part) invalid(say("“{0}” unpacks to more than {1} MiB.", {name, std::to_string(limits_.part >> 20)}));
    if (entry.method == 8 && produced > limits_.ratio_after && produced / limits_.ratio > std::max<std::uint64_t>(entry.packed, 1))
      invalid(say("“{0}” unpacks to more than {1} times its size.", {name, std::to_string(limits_.ratio)}));
    count(entry, produced);
    crc = crc32(crc, reinterpret_cast<const Bytef*>(out.data()), static_cast<uInt>(out.size()));
    if (!out.empty()) piece(out);
  };
  constexpr std::size_t kPiece = 65536;
  if (entry.method == 0) {
    for (std::size_t at = 0; at < in.size(); at += kPiece) take(in.substr(at, kPiece));
  } else {
    Inflater inflater;
    z_stream& z = inflater.z;
    z.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(in.data()));
    z.avail_in = static_cast<uInt>(in.size());
    std::string buffer(std::min<std::uint64_t>(kPiece, entry.size + 1), '\0');  // one that is larger than it claims is told all the same
    int state = Z_OK;
    while (state != Z_STREAM_END) {
      z.next_out = reinterpret_cast<Bytef*>(buffer.data());
      z.avail_out = static_cast<uInt>(buffer.size());
      state = inflate(&z, Z_NO_FLUSH);
      if (state != Z_OK && state != Z_STREAM_END) invalid(say("“{0}” in the ZIP file is damaged.", {name}));
      take(std::string_view(buffer).substr(0, buffer.size() - z.avail_out));
    }
    if (z.avail_in != 0) invalid(say("“{0}” in the ZIP file is damaged.", {name}));
  }
  check(entry, produced, static_cast<std::uint32_t>(crc));
}

std::string Reader::bytes(const Entry& entry) const {
  std::string out;
  // What claims to be small is unpacked at once into just the room it claims: it cannot become more.
  if (entry.method == 8 && entry.size <= limits_.ratio_after && entry.size <= limits_.part) {
    struct Free {
      void operator()(libdeflate_decompressor* decompressor) const { libdeflate_free_decompressor(decompressor); }
    };
    const std::unique_ptr<libdeflate_decompressor, Free> decompressor(libdeflate_alloc_decompressor());
    if (!decompressor) throw std::bad_alloc();
    out.resize(static_cast<std::size_t>(entry.size));
    const std::string_view in = raw(entry);
    std::size_t taken = 0, produced = 0;
    const libdeflate_result result = libdeflate_deflate_decompress_ex(decompressor.get(), in.data(), in.size(), out.data(), out.size(), &taken, &produced);
    count(entry, out.size());
    if (result == LIBDEFLATE_BAD_DATA || (result == LIBDEFLATE_SUCCESS && taken != in.size())) invalid(say("“{0}” in the ZIP file is damaged.", {shown(entry.name)}));
    check(entry, result == LIBDEFLATE_SUCCESS ? produced : out.size() + 1, libdeflate_crc32(0, out.data(), out.size()));
    return out;
  }
  out.reserve(static_cast<std::size_t>(std::min<std::uint64_t>(entry.size, std::uint64_t{1} << 20)));  // declared, so not to be believed beyond that
  read(entry, [&](std::string_view piece) { out += piece; });
  return out;
}

}  // namespace yishibu::zip
