// SPDX-License-Identifier: MIT
// A figure of a report: a number, what it is of, and the records it was counted from. Must not know what is counted.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "yishibu/value.hpp"

namespace yishibu::report {

using Ids = std::vector<std::string>;

struct Part {
  std::string code;  ///< of the term, or the words it is counted under
  std::string label;
  std::int64_t value = 0;
  Ids ids;
};

struct Figure {
  std::string code;   ///< stable: what programs ask for
  std::string label;
  std::string unit;   ///< 次, 件 …; 分 is money, shown in 元
  std::string goal;   ///< code of national:goal, or ""
  std::string basis;  ///< how it is counted
  std::optional<std::int64_t> value = {};  ///< nothing: 未记录, no record says anything of it
  std::optional<std::int64_t> of = {};     ///< the whole that it is a share of
  Ids ids = {};
  std::vector<Part> parts = {};
  std::string note = {};  ///< what the number leaves out

  bool recorded() const { return value.has_value(); }
};

/// What no record says is printed so, and counted under this code.
inline constexpr const char* kUnrecorded = "未记录";

/// The basis of what the kinds have no field for.
inline constexpr const char* kNoField = "记录中没有这一项";

/// n/m in per cent with one decimal, rounded half up by whole numbers; "" where m is 0.
std::string percent(std::int64_t n, std::int64_t m);
/// “8次”, “5/6项（83.3%）”, “1 234.50元”, “未记录”.
std::string shown(const Figure& figure);
std::string shown(std::int64_t value, const std::string& unit);
/// 12.50, 1,200 or 50元 in hundredths; nothing where it is no amount.
std::optional<std::int64_t> hundredths(std::string_view text);

Value to_json(const Figure& figure);

/// Parts that are counted up, in the order of a vocabulary or as they come, 未记录 last.
class Tally {
 public:
  /// Gives a part its place, even if nothing is ever counted under it.
  void expect(const std::string& code, const std::string& label);
  void add(const std::string& code, const std::string& label, const std::string& id, std::int64_t count = 1);
  /// Parts that count something.
  std::vector<Part> parts() const;

 private:
  std::vector<Part> parts_;
  std::map<std::string, std::size_t> places_;
};

/// Appends an id unless it is the last already: records are counted one after another.
void append(Ids& ids, const std::string& id);

}  // namespace yishibu::report
