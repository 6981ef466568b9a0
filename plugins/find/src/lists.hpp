// SPDX-License-Identifier: MIT
// How lists of documents stand in a block, and how they are read. For postings.cpp and lists.cpp only; must not know what a piece means.
#pragma once

#include <limits>
#include <string>

#include "postings.hpp"
#include "yishibu/error.hpp"

namespace yishibu::find {

inline constexpr std::int64_t kRoom = 8;     ///< most documents are this far apart, see shelf.cpp
inline constexpr std::uint64_t kEnd = std::numeric_limits<std::uint64_t>::max();
inline constexpr Piece kEvery = 1;           ///< a piece that every document has; U+0001 is none

inline void append(std::string& out, std::uint64_t number) {
  for (; number >= 0x80; number >>= 7) out += static_cast<char>(number | 0x80);
  out += static_cast<char>(number);
}

[[noreturn]] inline void damaged() { throw Error(ErrorKind::Corrupt, "block"); }

inline std::uint64_t take(const char*& at, const char* end) {
  if (at != end && static_cast<unsigned char>(*at) < 0x80) return static_cast<unsigned char>(*at++);  // almost always
  std::uint64_t out = 0;
  for (int shift = 0; at != end && shift < 64; shift += 7) {
    const auto byte = static_cast<unsigned char>(*at++);
    out |= std::uint64_t{byte & 0x7Fu} << shift;
    if (byte < 0x80) return out;
  }
  damaged();
}

/// From one document's age to the next one's; between two that were numbered in a row a multiple of kRoom.
inline std::uint64_t stepped(std::uint64_t step) { return step % kRoom ? step << 1 | 1 : step / kRoom << 1; }
inline std::uint64_t step_of(std::uint64_t coded) { return coded & 1 ? coded >> 1 : (coded >> 1) * kRoom; }

/// One entry of a block: a piece and the bytes of its documents.
struct Entry {
  Piece piece = 0;
  const char *from = nullptr, *to = nullptr;
  bool next(const char*& at, const char* end) {
    if (at == end) return false;
    piece += take(at, end);
    const std::uint64_t length = take(at, end);
    if (length > static_cast<std::uint64_t>(end - at)) damaged();
    from = at;
    to = at += length;
    return true;
  }
};

/// Documents by age: how far their labels lie below the newest of the segment.
class Stream {
 public:
  virtual ~Stream() = default;
  virtual std::uint64_t seek(std::uint64_t age) = 0;  ///< the first at or after, or kEnd; never asked to go back
};

/// The documents of one piece.
class List final : public Stream {
 public:
  List(Postings& postings, const Postings::Segment& segment, Piece piece) : postings_(postings), segment_(segment), piece_(piece) {}

  std::uint64_t seek(std::uint64_t age) override;
  /// About how many documents, told by the first block. Then it is used up.
  double size();

 private:
  /// Eight documents at once, while all are near to one another, as in long lists, and before `age`. Whether there are more.
  bool skip(std::uint64_t age);

  Postings& postings_;
  const Postings::Segment& segment_;
  Piece piece_;
  Postings::Block block_;
  const char *from_ = nullptr, *to_ = nullptr;  ///< in the block, what is not read yet
  std::uint64_t at_ = 0, first_ = kEnd;  ///< where it stands, and about where the block begins
  bool there_ = false, more_ = true;
};

}  // namespace yishibu::find
