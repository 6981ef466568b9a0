// SPDX-License-Identifier: MIT
// Characters of Chinese text: conversion between UTF-8 and code points, classes, trimming, searching. Must not know what
// a document, a line number or a report is.
#pragma once

#include <cstddef>
#include <initializer_list>
#include <optional>
#include <string>
#include <string_view>

namespace yishibu::text_import {

using Text = std::u32string;
using View = std::u32string_view;

/// Code points of well-formed UTF-8; nothing where it is malformed (surrogates and overlong forms included).
std::optional<Text> from_utf8(std::string_view bytes);
std::string to_utf8(View text);

bool is_han(char32_t c);
bool is_space(char32_t c);  ///< blank inside a line, U+3000 and U+00A0 too
bool is_digit(char32_t c);
bool is_latin(char32_t c);     ///< ASCII letter or digit
bool is_cjk_mark(char32_t c);  ///< full-width or Chinese punctuation
bool is_terminal(char32_t c);  ///< may end a sentence or a list item, closing quotes and brackets included
bool is_numeral(char32_t c);   ///< 一二三…十百〇零

View trimmed(View text);
/// Without any blank.
Text squeezed(View text);
bool starts(View text, View with);
bool ends(View text, View with);
bool has(View text, View what);
bool starts_any(View text, std::initializer_list<View> with);
bool ends_any(View text, std::initializer_list<View> with);
bool has_any(View text, std::initializer_list<View> what);
/// At most `most` characters from the front or, with `back`, from the end; "…" stands for the rest.
std::string excerpt(View text, std::size_t most, bool back = false);

}  // namespace yishibu::text_import
