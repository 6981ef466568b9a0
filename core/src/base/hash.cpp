// SPDX-License-Identifier: MIT
// See hash.hpp.
#include "base/hash.hpp"

#define OPENSSL_API_COMPAT 0x10100000L  // SHA256_Init and its like, which OpenSSL 3 keeps
#include <openssl/sha.h>
#include <sys/random.h>

#include <cstdlib>
#include <vector>

#include "yishibu/error.hpp"
#include "yishibu/text.hpp"

namespace yishibu::hash {
namespace {

/// Without the library's table of all algorithms, which takes longer to build than this takes to run.
template <typename Context, auto init, auto add, auto end, size_t length>
class ShaDigester final : public Digester {
 public:
  ShaDigester() { init(&context_); }
  void update(std::string_view bytes) override { add(&context_, bytes.data(), bytes.size()); }
  std::string finish() override {
    unsigned char raw[length];
    end(raw, &context_);
    std::string out;
    for (const unsigned char byte : raw) {
      out += "0123456789abcdef"[byte >> 4];
      out += "0123456789abcdef"[byte & 15];
    }
    return out;
  }

 private:
  Context context_{};
};

std::string sum_of(std::string_view bytes, std::unique_ptr<Digester> digest) {
  digest->update(bytes);
  return digest->finish();
}

}  // namespace

std::unique_ptr<Digester> digester() { return std::make_unique<ShaDigester<SHA256_CTX, SHA256_Init, SHA256_Update, SHA256_Final, SHA256_DIGEST_LENGTH>>(); }
std::unique_ptr<Digester> sha1() { return std::make_unique<ShaDigester<SHA_CTX, SHA1_Init, SHA1_Update, SHA1_Final, SHA_DIGEST_LENGTH>>(); }

std::string sha256(std::string_view bytes) { return sum_of(bytes, digester()); }
std::string sha1(std::string_view bytes) { return sum_of(bytes, sha1()); }

std::string random_name(size_t length) {
  std::vector<unsigned char> raw(length);
  if (const char* seed = std::getenv("YISHIBU_SEED")) {
    static unsigned count = 0;
    const std::string sum = sha256(std::string(seed) + "/" + std::to_string(count++));
    for (size_t i = 0; i < length; ++i)
      raw[i] = static_cast<unsigned char>(std::stoi(sum.substr(i * 2 % 62, 2), nullptr, 16));
  } else if (length > 0 && getrandom(raw.data(), length, 0) != static_cast<ssize_t>(length)) {
    throw Error(ErrorKind::Io, tr("The system gave no random numbers."));
  }
  std::string out;
  for (const unsigned char byte : raw) out += "abcdefghijklmnopqrstuvwxyz234567"[byte & 31];
  return out;
}

}  // namespace yishibu::hash
