// SPDX-License-Identifier: MIT
// See digest.hpp.
#include "digest.hpp"

#include <openssl/crypto.h>
#include <openssl/evp.h>

#include "yishibu/error.hpp"
#include "yishibu/text.hpp"

namespace yishibu {
namespace {

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
    std::string out;
    for (unsigned i = 0; i < size; ++i) {
      out += "0123456789abcdef"[raw[i] >> 4];
      out += "0123456789abcdef"[raw[i] & 15];
    }
    return out;
  }

 private:
  struct Free {
    void operator()(EVP_MD_CTX* context) const { EVP_MD_CTX_free(context); }
  };
  std::unique_ptr<EVP_MD_CTX, Free> context_;
};

}  // namespace

std::unique_ptr<Digester> digester(std::string_view algorithm) {
  // The library's own configuration may name code to be loaded.
  static const bool unconfigured = OPENSSL_init_crypto(OPENSSL_INIT_NO_LOAD_CONFIG, nullptr) == 1;
  if (!unconfigured) throw Error(ErrorKind::Unsupported, tr("This system cannot compute the digest."));
  const EVP_MD* md = algorithm == "sha256"   ? EVP_sha256()
                     : algorithm == "sm3"    ? EVP_sm3()
                     : algorithm == "sha512" ? EVP_sha512()
                     : algorithm == "sha1"   ? EVP_sha1()
                     : algorithm == "md5"    ? EVP_md5()
                                             : nullptr;
  if (!md) throw Error(ErrorKind::Unsupported, say("The digest algorithm “{0}” is not known.", {algorithm}));
  return std::make_unique<EvpDigester>(md);
}

std::string sum_of(std::string_view bytes, std::string_view algorithm) {
  const auto sum = digester(algorithm);
  sum->update(bytes);
  return sum->finish();
}

}  // namespace yishibu
