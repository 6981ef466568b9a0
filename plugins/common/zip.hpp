// SPDX-License-Identifier: MIT
// ZIP files, read from memory under limits and written deterministically. Knows nothing of what is inside, nor of
// folders on disk: names are only ever compared, never opened.
#pragma once

#include <cstdint>
#include <functional>
#include <iosfwd>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

struct libdeflate_compressor;

namespace yishibu::zip {

/// What a foreign file may cost. Bytes are counted as they come out, whatever the file declares.
struct Limits {
  std::size_t entries = 4096;
  std::uint64_t part = std::uint64_t{64} << 20;
  std::uint64_t total = std::uint64_t{256} << 20;  ///< the largest number: none, and read() may be called by several threads
  std::uint64_t ratio = 200;                             ///< produced : packed …
  std::uint64_t ratio_after = std::uint64_t{1} << 20;  ///< … once this much has been produced
};

struct Entry {
  std::string name;
  std::uint16_t method = 0;  ///< 0 stored, 8 deflated
  std::uint32_t crc = 0;
  std::uint64_t packed = 0;
  std::uint64_t size = 0;  ///< as declared; read() refuses an entry that differs
  std::size_t offset = 0;  ///< of its packed bytes
  std::size_t index = 0;
  bool link = false;       ///< made as a symbolic link; its bytes are where it points to
};

/// The directory of a ZIP file in memory, checked as a whole before anything is read. The bytes must outlive the reader.
/// Everything throws Invalid or Unsupported with a sentence naming the entry.
class Reader {
 public:
  explicit Reader(std::string_view bytes, const Limits& limits = {});

  /// In the order of the directory; folder entries ("x/") are left out.
  const std::vector<Entry>& entries() const { return entries_; }
  const Entry* find(std::string_view name) const;
  /// The packed bytes as they stand.
  std::string_view raw(const Entry& entry) const { return bytes_.substr(entry.offset, static_cast<std::size_t>(entry.packed)); }
  /// The content, in pieces of at most 64 KiB; size and CRC are checked before the last return, not before the pieces.
  void read(const Entry& entry, const std::function<void(std::string_view)>& piece) const;
  std::string bytes(const Entry& entry) const;

 private:
  void read_directory();
  void check_places();
  void check_name(const std::string& name) const;
  void count(const Entry& entry, std::uint64_t produced) const;                         ///< against the limit of all entries together
  void check(const Entry& entry, std::uint64_t produced, std::uint32_t crc) const;  ///< what came out against what was claimed

  std::string_view bytes_;
  Limits limits_;
  std::size_t directory_ = 0, directory_end_ = 0, count_ = 0;
  std::vector<Entry> entries_;
  struct Place { std::size_t header, end; std::string name; };
  std::vector<Place> places_;
  mutable std::uint64_t total_ = 0;
  mutable std::vector<std::uint64_t> counted_;  ///< per entry, what it has added to total_
};

enum class Method { Store, Deflate };

/// Writes entries one after another; holds only names and sums of what is done. Same calls, same bytes: time stamps are
/// 1980-01-01, names are flagged as UTF-8, there are no extra fields. Throws Unsupported above 4 GiB and Io where the stream fails.
class Writer {
 public:
  explicit Writer(std::string& out);
  explicit Writer(std::ostream& out);
  ~Writer();
  Writer(const Writer&) = delete;
  Writer& operator=(const Writer&) = delete;

  /// A whole entry. Deflate falls back to Store where that is not longer. `level` is zlib's.
  void add(std::string_view name, std::string_view bytes, Method method = Method::Deflate, int level = 6);
  /// An entry in pieces, in constant memory: sizes follow the data (a data descriptor), so the stream need not seek.
  void begin(std::string_view name, int level = 6);
  void write(std::string_view piece);
  void end();
  /// An entry as another file holds it, neither inflated nor checked; under another name where `name` is not empty.
  void copy(const Reader& from, const Entry& entry, std::string_view name = {});
  /// Writes the directory. Must be the last call.
  void finish();

 private:
  struct Done { std::string name; std::uint16_t flags, method; std::uint32_t crc; std::uint64_t packed, size, offset; };
  struct Stream;
  void put(std::string_view bytes);
  void header(const Done& entry);
  Done start(std::string_view name);

  std::string* text_ = nullptr;
  std::ostream* stream_ = nullptr;
  std::uint64_t at_ = 0;
  std::vector<Done> done_;
  std::unique_ptr<Stream> open_;
  struct Free { void operator()(libdeflate_compressor* compressor) const; };
  std::unique_ptr<libdeflate_compressor, Free> compressor_;  ///< of level_; making one costs as much as packing a small part
  int level_ = -1;
};

}  // namespace yishibu::zip
