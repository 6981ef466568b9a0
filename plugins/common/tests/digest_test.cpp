// SPDX-License-Identifier: MIT
// Tests of digest: the standards' own vectors.
#include <doctest/doctest.h>

#include "digest.hpp"
#include "yishibu/error.hpp"

using namespace yishibu;

TEST_CASE("digests match the standards' vectors") {
  const auto digest = [](const char* algorithm) {
    const auto d = digester(algorithm);
    d->update("a");
    d->update("bc");
    return d->finish();
  };
  CHECK(digest("sha256") == "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
  CHECK(digest("sm3") == "66c7f0f462eeedd9d1f2d46bdc10e4e24167c4875cf2f7a2297da02b8f4ba8e0");  // GB/T 32905 A.1
  CHECK_THROWS_AS(digester("crc"), Error);
}
