// SPDX-License-Identifier: MIT
// Text of a bag's tag files: character encodings, lines, manifests, "Label: value". Must not know which files exist.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace yishibu::bundle {

/// What the version in bagit.txt decides. Major 1 means 1.0; drafts are 0.93 to 0.97.
struct BagVersion {
  int major = 1, minor = 0;
  bool rfc() const { return major >= 1; }
  bool known() const { return (major == 1 && minor == 0) || (major == 0 && minor >= 93 && minor <= 97); }
};

/// `bytes` as UTF-8, or nothing where they are not what `encoding` says or the encoding is not known. `bad` then tells
/// the offset of the first wrong byte, or npos for an unknown encoding. A byte order mark is taken off and sets `mark`.
std::optional<std::string> decode_text(std::string_view bytes, std::string_view encoding, std::size_t& bad, bool& mark);

struct Line {
  std::size_t number;
  std::string_view text;
};
/// Lines ended by LF, CR or CRLF; empty ones are left out. Views into `text`.
std::vector<Line> lines_of(std::string_view text);

/// How many hex digits the algorithm's sums have; 0 for one that is not known here.
std::size_t digits_of(std::string_view algorithm);

/// "sum path" taken apart; nothing where the line is none. The path is as written, without a "*" of md5sum.
struct ManifestLine {
  std::string sum;  ///< lower case
  std::string path;
};
std::optional<ManifestLine> manifest_line(std::string_view line, std::string_view algorithm);

/// "url length path" of fetch.txt.
struct FetchLine {
  std::string url, length, path;
};
std::optional<FetchLine> fetch_line(std::string_view line);

struct Tag {
  std::size_t line;
  std::string label, value;
};
/// Tags with continuation lines joined; lines that are none go to `wrong`.
std::vector<Tag> tags_of(std::string_view text, std::vector<std::size_t>& wrong);
bool same_label(std::string_view a, std::string_view b);

}  // namespace yishibu::bundle
