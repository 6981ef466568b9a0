// SPDX-License-Identifier: MIT
// What has become of a plan's rows: each is matched to the matters and meetings of its year. Must not print.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "figure.hpp"
#include "year.hpp"
#include "yishibu/contribution.hpp"

namespace yishibu::report {

enum class Stage { Planned, Begun, Held, Done };

struct PlanRow {
  std::string row, topic;
  Stage stage = Stage::Planned;
  Ids matters, meetings;
};

struct PlanProgress {
  std::vector<PlanRow> rows;
  Ids unplanned;  ///< matters of the year that no row names: 计划外
};

/// A row belongs to the matter it refers to, be it by title where only one is called so; else to matters and meetings of the same name once
/// spaces and punctuation are gone; else to the one matter whose title stands in its words.
PlanProgress follow(const Record& plan, const Year& year);
/// The text without spaces and punctuation.
std::string bare(std::string_view text);
/// Whether a result is said to be done: it has a day, or its progress begins so.
bool result_done(const Row& result, std::string_view as_of);
/// 已完成, 在办 …
const char* stage_code(Stage stage);

class PlanDerivation final : public Derivation {
 public:
  Value run(const Record& record, Host& host, Book* book) override;
};

}  // namespace yishibu::report
