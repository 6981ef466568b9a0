// SPDX-License-Identifier: MIT
// See hash.hpp.
#include "base/hash.hpp"

#define OPENSSL_API_COMPAT 0x10100000L  // SHA256_Init and its like, which OpenSSL 3 keeps
#include <openssl/crypto.h>
#include <openssl/evp.h>
#include <openssl/sha.h>
#include <sys/random.h>

#include <cstdlib>
#include <vector>

#include "yishibu/error.hpp"
#include "yishibu/text.hpp"

namespace yishibu::hash {
namespace {

std::string hex(const unsigned char* raw, size_t size) {
  std::string out;
  for (size_t i = 0; i < size; ++i) {
    out += "0123456789abcdef"[raw[i] >> 4];
    out += "0123456789abcdef"[raw[i] & 15];
  }
  return out;
}

class EvpDigester final : public Digester {
 public:
  explicit EvpDigester(const EVP_MD* algorithm) : context_(EVP_MD_CTX_new()) {
    if (!context_ || EVP_DigestInit_ex(context_.get(), algorithm, nullptr) != 1)
      throw Error(ErrorKind::Unsupported, tr("This system cannot compute the digest."));
  }
  void update(std::string_view bytes) override { EVP_DigestUpdate(context_.get(), bytes.data(), bytes.size()); }
  std::string finish() override {
    unsigned char raw[EVP_MAX_MD_SIZE];
    unsigned size = 0;
    EVP_DigestFinal_ex(context_.get(), raw, &size);
    return hex(raw, size);
  }

 private:
  struct Free {
    void operator()(EVP_MD_CTX* context) const { EVP_MD_CTX_free(context); }
  };
  std::unique_ptr<EVP_MD_CTX, Free> context_;
};

/// The one digest that every command with a plugin needs: without the table of all algorithms, which takes longer to build than
/// this takes to run.
class Sha256Digester final : public Digester {
 public:
  Sha256Digester() { SHA256_Init(&context_); }
  void update(std::string_view bytes) override { SHA256_Update(&context_, bytes.data(), bytes.size()); }
  std::string finish() override {
    unsigned char raw[SHA256_DIGEST_LENGTH];
    SHA256_Final(raw, &context_);
    return hex(raw, sizeof raw);
  }

 private:
  SHA256_CTX context_{};
};

}  // namespace

std::unique_ptr<Digester> digester(std::string_view algorithm) {
  if (algorithm == "sha256") return std::make_unique<Sha256Digester>();
  // The library's own configuration may name code to be loaded.
  static const bool unconfigured = OPENSSL_init_crypto(OPENSSL_INIT_NO_LOAD_CONFIG, nullptr) == 1;
  if (!unconfigured) throw Error(ErrorKind::Unsupported, tr("This system cannot compute the digest."));
  const EVP_MD* md = algorithm == "sm3"      ? EVP_sm3()
                     : algorithm == "sha512" ? EVP_sha512()
                     : algorithm == "sha1"   ? EVP_sha1()
                     : algorithm == "md5"    ? EVP_md5()
                                             : nullptr;
  if (!md) throw Error(ErrorKind::Unsupported, say("The digest algorithm “{0}” is not known.", {algorithm}));
  return std::make_unique<EvpDigester>(md);
}

std::string sha256(std::string_view bytes) {
  const auto digest = digester("sha256");
  digest->update(bytes);
  return digest->finish();
}

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
