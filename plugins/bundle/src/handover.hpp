// SPDX-License-Identifier: MIT
// What the archive gets beside the papers: 说明文件, 移交清单 as data, 登记表, 四性检测报告. Must not write files. Words on paper are Chinese.
#pragma once

#include <string>
#include <vector>

#include "gather.hpp"
#include "self_test.hpp"
#include "yishibu/element.hpp"
#include "yishibu/value.hpp"

namespace yishibu::bundle {

/// 说明文件.txt: what this is, who made it, with what, and how anybody checks it.
std::string explanation(const Gathered& bundle, const BookInfo& book, Host& host);

/// `list` is list_data(): the same rows as on paper, sums without spaces.
Element list_xml(const Value& list, const Gathered& bundle, const BookInfo& book);
std::string list_csv(const Value& list);

/// For the forms of the plugin archive: 移交与接收登记表, 归档登记表, 备考表. What only people know is left blank.
Value forms_data(const Gathered& bundle, const BookInfo& book, Host& host);
Value tests_data(const std::vector<Tested>& tests, const Gathered& bundle, const BookInfo& book, const std::string& today);
Element tests_xml(const std::vector<Tested>& tests, const Gathered& bundle, const BookInfo& book, const std::string& today);

}  // namespace yishibu::bundle
