// SPDX-License-Identifier: MIT
// See git_pack.hpp.
#include "store/git_pack.hpp"

#include <libdeflate.h>

#include <algorithm>
#include <fstream>
#include <memory>

#include "base/file.hpp"
#include "base/hash.hpp"
#include "base/limits.hpp"
#include "yishibu/error.hpp"
#include "yishibu/text.hpp"

namespace yishibu::store {
namespace fs = std::filesystem;
namespace {

constexpr std::size_t kHead = 12, kSum = 20;
constexpr std::size_t kBeginning = 110;  // of a text: as far as the id of its record
constexpr int kDepth = 50;               // git's own limit
constexpr int kDifference = 6;           // OBJ_OFS_DELTA
constexpr std::uint64_t kFar = 1u << 31;

/// `width` bytes, the highest first.
void number(std::string& out, std::uint64_t value, int width) {
  for (int shift = 8 * (width - 1); shift >= 0; shift -= 8) out += static_cast<char>(value >> shift);
}

/// Seven bits a byte, the lowest first.
void size_to(std::string& out, std::uint64_t value) {
  for (; value > 0x7f; value >>= 7) out += static_cast<char>(value | 0x80);
  out += static_cast<char>(value);
}

/// Some of `old`, from `at` on, as a difference spells it.
void copy(std::string& out, std::size_t at, std::size_t count) {
  constexpr std::size_t kMost = 0xffff;
  for (; count > 0; at += std::min(count, kMost), count -= std::min(count, kMost)) {
    const std::size_t now = std::min(count, kMost), op = out.size();
    out += static_cast<char>(0xb0);  // a size of two bytes follows the offset
    for (int i = 0; i < 4; ++i)
      if (const auto byte = static_cast<char>(at >> 8 * i)) out[op] = static_cast<char>(out[op] | 1 << i), out += byte;
    (out += static_cast<char>(now)) += static_cast<char>(now >> 8);
  }
}

/// What lies between the common beginning and the common end, in git's spelling of a difference.
std::string difference(std::string_view old, std::string_view fresh) {
  constexpr std::size_t kPiece = 64;
  const std::size_t most = std::min(old.size(), fresh.size());
  std::size_t begin = 0, end = 0;
  while (begin + kPiece <= most && old.substr(begin, kPiece) == fresh.substr(begin, kPiece)) begin += kPiece;
  while (begin < most && old[begin] == fresh[begin]) ++begin;
  while (end + kPiece <= most - begin && old.substr(old.size() - end - kPiece, kPiece) == fresh.substr(fresh.size() - end - kPiece, kPiece)) end += kPiece;
  while (end < most - begin && old[old.size() - 1 - end] == fresh[fresh.size() - 1 - end]) ++end;
  std::string out;
  size_to(out, old.size());
  size_to(out, fresh.size());
  copy(out, 0, begin);
  for (std::string_view rest = fresh.substr(begin, fresh.size() - begin - end); !rest.empty(); rest.remove_prefix(std::min<std::size_t>(rest.size(), 127)))
    (out += static_cast<char>(std::min<std::size_t>(rest.size(), 127))) += rest.substr(0, 127);
  copy(out, old.size() - end, end);
  return out;
}

}  // namespace

std::string from_hex(std::string_view hex) {
  const auto digit = [](char c) { return c <= '9' ? c - '0' : c - 'a' + 10; };
  std::string out;
  for (std::size_t i = 0; i + 1 < hex.size(); i += 2) out += static_cast<char>(digit(hex[i]) << 4 | digit(hex[i + 1]));
  return out;
}

std::string deflated(std::string_view bytes) {
  constexpr int kLevel = 6;  // as git's own
  static const std::unique_ptr<libdeflate_compressor, decltype(&libdeflate_free_compressor)> compressor(libdeflate_alloc_compressor(kLevel), &libdeflate_free_compressor);
  std::string out(compressor ? libdeflate_zlib_compress_bound(compressor.get(), bytes.size()) : 0, '\0');
  if (out.empty()) throw Error(ErrorKind::Io, tr("There is not enough memory."));
  out.resize(libdeflate_zlib_compress(compressor.get(), bytes.data(), bytes.size(), out.data(), out.size()));
  return out;
}

std::optional<Prepared::Object> read_object(const fs::path& file) {
  static const std::unique_ptr<libdeflate_decompressor, decltype(&libdeflate_free_decompressor)> decompressor(libdeflate_alloc_decompressor(), &libdeflate_free_decompressor);
  const auto packed = file::read_if_there(file, limits::kFileBytes);
  std::unique_ptr<char[]> bytes;
  std::size_t taken = 0, made = 0;
  libdeflate_result result = packed && decompressor ? LIBDEFLATE_INSUFFICIENT_SPACE : LIBDEFLATE_BAD_DATA;
  // Small ones are texts; a large one is a picture, and packs badly.
  for (std::size_t room = !packed ? 0 : packed->size() < 65536 ? 8 * packed->size() + 4096 : packed->size() / 8 * 9; result == LIBDEFLATE_INSUFFICIENT_SPACE && room <= 8 * limits::kFileBytes; room *= 4) {
    bytes = std::make_unique_for_overwrite<char[]>(room);
    result = libdeflate_zlib_decompress_ex(decompressor.get(), packed->data(), packed->size(), bytes.get(), room, &taken, &made);
  }
  const std::string_view object(bytes.get(), made);
  const std::size_t space = object.find(' '), head = object.find('\0');
  if (result != LIBDEFLATE_SUCCESS || taken != packed->size() || head >= made || space > head || object.substr(space + 1, head - space - 1) != std::to_string(made - head - 1)) return std::nullopt;
  return Prepared::Object{{}, std::string(object.substr(0, space)), std::string(object.substr(head + 1))};
}

bool ends_with_its_sum(const fs::path& file) {
  std::ifstream in(file, std::ios::binary | std::ios::ate);
  std::streamoff left = in.tellg() - static_cast<std::streamoff>(kSum);
  if (!in || left < 0) return false;
  in.seekg(0);
  const auto digest = hash::sha1();
  std::string piece;
  for (; left > 0 && in; left -= static_cast<std::streamoff>(piece.size())) {
    piece.resize(static_cast<std::size_t>(std::min<std::streamoff>(left, 1 << 20)));
    in.read(piece.data(), static_cast<std::streamsize>(piece.size()));
    digest->update(piece);
  }
  std::string sum(kSum, '\0');
  in.read(sum.data(), kSum);
  return in && sum == from_hex(digest->finish());
}

void Pack::add(Prepared::Object object) {
  if (!ids_.insert(object.id).second) return;
  const std::uint64_t offset = bytes_.size();
  int type = object.type == "commit" ? 1 : object.type == "tree" ? 2 : 3, depth = 0;
  std::string body, base;
  // A folder begins with the name of its first file, a record with its id: both stay from version to version.
  Recent* before = type != 1 ? &recent_[object.bytes.substr(0, std::min(object.bytes.find('\0'), kBeginning))] : nullptr;
  if (before && !before->bytes.empty() && before->depth < kDepth) body = difference(before->bytes, object.bytes);
  if (!body.empty() && body.size() < object.bytes.size() / 2) {
    type = kDifference;
    depth = before->depth + 1;
    std::uint64_t back = offset - before->offset;
    base = static_cast<char>(back & 0x7f);
    while (back >>= 7) base.insert(base.begin(), static_cast<char>(--back | 0x80));
  }
  const std::string_view content = type == kDifference ? std::string_view(body) : std::string_view(object.bytes);
  std::string entry(1, static_cast<char>(type << 4 | static_cast<int>(content.size() & 15) | (content.size() > 15 ? 0x80 : 0)));
  if (content.size() > 15) size_to(entry, content.size() >> 4);
  entry.append(base).append(deflated(content));
  list_.push_back({from_hex(object.id), libdeflate_crc32(0, entry.data(), entry.size()), offset});
  bytes_ += entry;
  if (before) *before = {std::move(object.bytes), offset, depth};
}

void Pack::write(const fs::path& folder) {
  std::string head = "PACK";
  number(head, 2, 4);
  number(head, list_.size(), 4);
  bytes_.replace(0, kHead, head);
  const std::string name = hash::sha1(bytes_), sum = from_hex(name);
  bytes_ += sum;

  std::sort(list_.begin(), list_.end(), [](const Line& a, const Line& b) { return a.id < b.id; });
  std::string list = "\377tOc", ids, sums, offsets, far;
  number(list, 2, 4);
  std::uint32_t upto[256] = {};
  for (const Line& line : list_) {
    ++upto[static_cast<unsigned char>(line.id[0])];
    ids += line.id;
    number(sums, line.crc, 4);
    number(offsets, line.offset < kFar ? line.offset : kFar | far.size() / 8, 4);
    if (line.offset >= kFar) number(far, line.offset, 8);
  }
  std::uint32_t all = 0;
  for (const std::uint32_t count : upto) number(list, all += count, 4);
  list.append(ids).append(sums).append(offsets).append(far).append(sum);
  list += from_hex(hash::sha1(list));

  // Git looks for lists: a pack without one is not there yet.
  const fs::path pack = folder / ("pack-" + name + ".pack"), index = fs::path(pack).replace_extension(".idx");
  try {
    file::replace(pack, bytes_);
    if (!ends_with_its_sum(pack)) throw Error(ErrorKind::Corrupt, tr("The save was not stored: the disk changed it."));
    file::replace(index, list);
    if (!ends_with_its_sum(index)) throw Error(ErrorKind::Corrupt, tr("The save was not stored: the disk changed it."));
  } catch (const Error&) {
    std::error_code error;
    fs::remove(index, error);
    fs::remove(pack, error);
    throw;
  }
}

}  // namespace yishibu::store
