// SPDX-License-Identifier: MIT
// 四性检测: what a program can say about authenticity, completeness, usability and safety of what is about to be handed over. Must not write.
#pragma once

#include <string>
#include <vector>

#include "gather.hpp"

namespace yishibu::bundle {

enum class Result { Pass, Fail, Open, None, Sign };  ///< 通过, 不通过, 待补, 不适用, 由人签字

struct Tested {
  std::string code, property, name;  ///< "1-1", 真实性, …
  Result result = Result::Pass;
  std::string evidence;  ///< as printed
  Findings findings;     ///< what to mend; in the language of the screen
};

const char* result_word(Result result);

/// Every item in the order of its code. Once the files of all items are written; pure, so that it can be asked once more in Chinese.
std::vector<Tested> self_test(const Gathered& bundle, Book& book);

/// The one finding that can be told before anything is written: what find_lost() found.
Findings lost_attachments(const Gathered& bundle);

/// The findings of items that fail and are not among those of the bundle anyway.
Findings failures(const std::vector<Tested>& tests);

}  // namespace yishibu::bundle
