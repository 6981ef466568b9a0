// SPDX-License-Identifier: MIT
// A ZIP file with one top folder, written as one stream. See sink.hpp. Must not know BagIt.
#include <algorithm>
#include <fstream>

#include "look.hpp"
#include "names.hpp"
#include "sink.hpp"
#include "staging.hpp"
#include "yishibu/error.hpp"
#include "yishibu/text.hpp"
#include "zip.hpp"

namespace yishibu::bundle {
namespace fs = std::filesystem;
namespace {

class ZipSink final : public Sink {
 public:
  explicit ZipSink(const fs::path& target)
      : staging_(target), stream_(staging_.path(), std::ios::binary | std::ios::trunc), writer_(stream_), top_(top_of(staging_.target())) {
    if (!stream_) fail();
  }

  /// Neither packs a second time what is packed, nor holds a large file twice.
  void put(std::string_view path, std::string_view bytes) override {
    constexpr std::size_t kLarge = 4u << 20, kPiece = 64u << 10;
    const std::string name = top_ + std::string(path);
    const bool as_is = is_compressed(bytes) || is_hollow(bytes);
    if (as_is || bytes.size() <= kLarge) return writer_.add(name, bytes, as_is ? zip::Method::Store : zip::Method::Deflate);
    writer_.begin(name);
    for (; !bytes.empty(); bytes.remove_prefix(std::min(kPiece, bytes.size()))) writer_.write(bytes.substr(0, kPiece));
    writer_.end();
  }

  void finish() override {
    writer_.finish();
    stream_.close();
    if (!stream_) fail();
    flush(staging_.path());
    staging_.settle();
  }

 private:
  /// A large file that is nearly nothing, a white page of a scanner: packed, whoever guards against bombs takes it for one.
  static bool is_hollow(std::string_view bytes) {
    constexpr std::size_t kProbe = 1u << 20, kTimes = 100;
    if (bytes.size() < kProbe) return false;
    std::string packed;
    zip::Writer(packed).add("x", bytes.substr(0, kProbe));
    return packed.size() < kProbe / kTimes;
  }
  [[noreturn]] void fail() const {
    throw Error(ErrorKind::Io, say("{0} cannot be written.", {staging_.target().string()}), tr("Nothing was left behind. Look at the disk's space and permissions."));
  }
  /// The file's own name, so that the bag keeps it when unpacked.
  static std::string top_of(const fs::path& target) {
    std::string name = target.stem().string();
    if (name.empty() || name == "." || name == ".." || invalid_utf8(name) != std::string::npos) name = "bundle";
    for (char& c : name)
      if (static_cast<unsigned char>(c) < 0x20 || c == 0x7F || c == '\\' || c == ':' || c == '~') c = '_';
    return name + "/";
  }

  Staging staging_;
  std::ofstream stream_;
  zip::Writer writer_;
  std::string top_;
};

}  // namespace

std::unique_ptr<Sink> open_zip_sink(const fs::path& target) { return std::make_unique<ZipSink>(target); }

}  // namespace yishibu::bundle
