// SPDX-License-Identifier: MIT
// What a record says, in parts with their places, as the cache keeps it. Must not know the cache or queries.
#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "yishibu/host.hpp"

namespace yishibu::find {

/// One field, cell of a table or paragraph.
struct Part {
  enum class Place : char { Title = 'T', Field = 'F', Row = 'R', Paragraph = 'P' };
  Place place = Place::Field;
  bool named = false;     ///< a name, title or term: found by pinyin too
  std::string label;      ///< of the field, table or text
  std::string number;     ///< of the row or paragraph, from 1; "" in a field
  std::string column;     ///< label of the column, number of the paragraph as printed
  std::string text;
};
std::string packed(const std::vector<Part>& parts);
/// A part where it lies packed.
struct PartView {
  Part::Place place = Part::Place::Field;
  bool named = false;
  std::string_view label, number, column, text;
  Part part() const { return {place, named, std::string(label), std::string(number), std::string(column), std::string(text)}; }
};
std::vector<PartView> unpacked(std::string_view bytes);

/// One version of a record as a document that can be found.
struct Document {
  std::string id;
  std::string version;  ///< revision, "" for the record as it stands
  std::string time;     ///< of that version, "" for the record as it stands
  std::string date, kind, title;
  std::string facets;   ///< labels of its categories, parted by line breaks
  std::string parts;    ///< packed
  std::string marks;    ///< parted by spaces
};

/// Status of a record, as --status takes it.
std::string status_of(const Record& record);

/// Makes documents of records; remembers labels of terms while it lives.
class Texts {
 public:
  Texts(Host& host, BookInfo book) : host_(host), book_(std::move(book)) {}
  Document document(const Record& record);
  /// Of a record whose bytes cannot be read: what the listing still says.
  static Document unreadable(const Listed& listed);

 private:
  /// Whatever a value is called, what papers of this book say first.
  std::vector<std::string> called(const FieldSpec& spec, const std::string& value);
  Host& host_;
  BookInfo book_;
  std::map<std::pair<std::string, std::string>, std::vector<std::string>> terms_;  ///< vocabulary and code → labels
  std::map<std::string, bool> known_;                                  ///< vocabularies read
};

}  // namespace yishibu::find
