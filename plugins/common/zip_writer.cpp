// SPDX-License-Identifier: MIT
// Writing. Nothing in the output depends on the clock, the machine or earlier files. See zip.hpp.
#include <libdeflate.h>
#include <zlib.h>

#include <ostream>

#include "yishibu/error.hpp"
#include "yishibu/text.hpp"
#include "zip.hpp"

namespace yishibu::zip {
namespace {

constexpr std::uint16_t kUtf8 = 0x0800, kDescriptor = 0x0008;
constexpr std::uint16_t kDate = 0x0021;  // 1980-01-01, the first day DOS can say

void u16(std::string& out, std::uint64_t n) {
  out += static_cast<char>(n & 0xFF);
  out += static_cast<char>(n >> 8 & 0xFF);
}
void u32(std::string& out, std::uint64_t n) {
  u16(out, n & 0xFFFF);
  u16(out, n >> 16 & 0xFFFF);
}

}  // namespace

struct Writer::Stream {
  z_stream z{};
  Done done;
  explicit Stream(int level) {
    if (deflateInit2(&z, level, Z_DEFLATED, -MAX_WBITS, 8, Z_DEFAULT_STRATEGY) != Z_OK)
      throw Error(ErrorKind::Io, tr("There is not enough memory to pack."));
  }
  ~Stream() { deflateEnd(&z); }
  Stream(const Stream&) = delete;
  Stream& operator=(const Stream&) = delete;

  /// Feeds `piece` and hands every packed piece to `put`.
  template <typename Put>
  void feed(std::string_view piece, int flush, Put put) {
    do {
      // uInt is narrower than size_t, so big pieces go in slices.
      const std::string_view slice = piece.substr(0, std::size_t{1} << 30);
      piece.remove_prefix(slice.size());
      z.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(slice.data()));
      z.avail_in = static_cast<uInt>(slice.size());
      char buffer[16384];
      do {
        z.next_out = reinterpret_cast<Bytef*>(buffer);
        z.avail_out = sizeof buffer;
        deflate(&z, piece.empty() ? flush : Z_NO_FLUSH);
        put(std::string_view(buffer, sizeof buffer - z.avail_out));
      } while (z.avail_out == 0);
    } while (!piece.empty());
  }
};

void Writer::Free::operator()(libdeflate_compressor* compressor) const { libdeflate_free_compressor(compressor); }
Writer::Writer(std::string& out) : text_(&out) {}
Writer::Writer(std::ostream& out) : stream_(&out) {}
Writer::~Writer() = default;

void Writer::put(std::string_view bytes) {
  at_ += bytes.size();
  if (at_ > 0xFFFFFFFE) throw Error(ErrorKind::Unsupported, tr("The ZIP file would be larger than 4 GiB."), tr("Write a folder instead, or split the material."));
  if (text_) {
    *text_ += bytes;
  } else if (!stream_->write(bytes.data(), static_cast<std::streamsize>(bytes.size()))) {
    throw Error(ErrorKind::Io, tr("The ZIP file cannot be written."));
  }
}

Writer::Done Writer::start(std::string_view name) {
  if (open_) end();
  if (name.empty() || name.size() > 0xFFFF) throw Error(ErrorKind::Invalid, tr("A name in a ZIP file is empty or too long."));
  if (done_.size() >= 0xFFFE) throw Error(ErrorKind::Unsupported, tr("The ZIP file would have more than 65,534 entries."));
  return {std::string(name), kUtf8, 0, 0, 0, 0, at_};
}

void Writer::header(const Done& entry) {
  if (entry.packed > 0xFFFFFFFE || entry.size > 0xFFFFFFFE) throw Error(ErrorKind::Unsupported, say("“{0}” is larger than 4 GiB.", {entry.name}));
  std::string out = "PK\x03\x04";
  const bool later = entry.flags & kDescriptor;
  u16(out, 20);
  u16(out, entry.flags);
  u16(out, entry.method);
  u16(out, 0);
  u16(out, kDate);
  u32(out, later ? 0 : entry.crc);
  u32(out, later ? 0 : entry.packed);
  u32(out, later ? 0 : entry.size);
  u16(out, entry.name.size());
  u16(out, 0);
  put(out + entry.name);
}

void Writer::add(std::string_view name, std::string_view bytes, Method method, int level) {
  Done entry = start(name);
  entry.crc = libdeflate_crc32(0, bytes.data(), bytes.size());
  entry.size = bytes.size();
  std::unique_ptr<char[]> packed;  // not a string: that would touch every byte of it first
  std::size_t size = 0;
  if (method == Method::Deflate && !bytes.empty()) {
    if (level != level_) compressor_.reset(libdeflate_alloc_compressor(level));
    if (!compressor_) throw std::bad_alloc();
    level_ = level;
    packed.reset(new char[bytes.size()]);
    size = libdeflate_deflate_compress(compressor_.get(), bytes.data(), bytes.size(), packed.get(), bytes.size());
  }
  const bool store = size == 0 || size >= bytes.size();  // 0 also where it would have come out longer
  entry.method = store ? 0 : 8;
  entry.packed = store ? bytes.size() : size;
  header(entry);
  put(store ? bytes : std::string_view(packed.get(), size));
  done_.push_back(std::move(entry));
}

void Writer::begin(std::string_view name, int level) {
  Done entry = start(name);
  entry.flags |= kDescriptor;
  entry.method = 8;
  header(entry);
  open_ = std::make_unique<Stream>(level);
  open_->done = std::move(entry);
}

void Writer::write(std::string_view piece) {
  if (!open_) throw Error(ErrorKind::Io, tr("The ZIP file has no open entry."));
  if (piece.empty()) return;
  Done& done = open_->done;
  for (std::string_view rest = piece; !rest.empty();) {
    const std::string_view slice = rest.substr(0, std::size_t{1} << 30);
    done.crc = static_cast<std::uint32_t>(crc32(done.crc, reinterpret_cast<const Bytef*>(slice.data()), static_cast<uInt>(slice.size())));
    rest.remove_prefix(slice.size());
  }
  done.size += piece.size();
  open_->feed(piece, Z_NO_FLUSH, [&](std::string_view packed) {
    done.packed += packed.size();
    put(packed);
  });
}

void Writer::end() {
  if (!open_) return;
  Done& done = open_->done;
  open_->feed({}, Z_FINISH, [&](std::string_view packed) {
    done.packed += packed.size();
    put(packed);
  });
  if (done.size > 0xFFFFFFFE) throw Error(ErrorKind::Unsupported, say("“{0}” is larger than 4 GiB.", {done.name}));
  std::string out = "PK\x07\x08";
  u32(out, done.crc);
  u32(out, done.packed);
  u32(out, done.size);
  put(out);
  done_.push_back(std::move(done));
  open_.reset();
}

void Writer::copy(const Reader& from, const Entry& entry, std::string_view name) {
  Done done = start(name.empty() ? std::string_view(entry.name) : name);
  done.method = entry.method;
  done.crc = entry.crc;
  done.packed = entry.packed;
  done.size = entry.size;
  header(done);
  put(from.raw(entry));
  done_.push_back(std::move(done));
}

void Writer::finish() {
  end();
  const std::uint64_t directory = at_;
  for (const Done& entry : done_) {
    std::string out = "PK\x01\x02";
    u16(out, 20);
    u16(out, 20);
    u16(out, entry.flags);
    u16(out, entry.method);
    u16(out, 0);
    u16(out, kDate);
    u32(out, entry.crc);
    u32(out, entry.packed);
    u32(out, entry.size);
    u16(out, entry.name.size());
    out.append(12, '\0');  // extra, comment, disk, attributes: none
    u32(out, entry.offset);
    put(out + entry.name);
  }
  const std::uint64_t size = at_ - directory;
  std::string out = "PK\x05\x06";
  u32(out, 0);
  u16(out, done_.size());
  u16(out, done_.size());
  u32(out, size);
  u32(out, directory);
  u16(out, 0);
  put(out);
}

}  // namespace yishibu::zip
