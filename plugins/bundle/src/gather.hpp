// SPDX-License-Identifier: MIT
// What goes into a bundle and what is lacking: outline, records, archive numbers, findings. Must not write anything.
#pragma once

#include <string>
#include <utility>
#include <vector>

#include "bag_writer.hpp"
#include "yishibu/book.hpp"
#include "yishibu/finding.hpp"
#include "yishibu/host.hpp"

namespace yishibu::bundle {

struct Part {
  std::string code, title, kind, rendering, retention;
  std::vector<Field> where;
  std::size_t min = 0;
  std::vector<std::pair<std::string, std::string>> of_rows;  ///< rendering and table: it goes in where the table has a row
  bool of_steps = false;  ///< papers="steps": the papers of the steps that were done go in beside the record's own
};
struct Outline {
  std::string id, title;
  std::vector<Part> parts;
};

/// A paper of an item. The first has no name of its own.
struct Paper {
  std::string rendering, label;
  std::size_t pages = 0, page = 0;
};

/// One 件: a record with its papers, its XML and its attachments.
struct Item {
  std::size_t part = 0;    ///< index into the outline
  std::size_t number = 0;  ///< from 1, through the whole bundle
  std::string id, kind, title, date;
  std::string archive_no, doc_no, responsible, secrecy;
  std::string corrected_by;  ///< id of the record that stands for it now, or ""
  struct Attachment {
    std::string path, name;
  };
  std::vector<Attachment> attachments;  ///< those that the book has
  std::vector<Paper> papers;            ///< none: its kind has none, only the XML goes in
  std::size_t pages = 0, page = 0;      ///< of all papers together
  std::vector<Written> files;  ///< filled while writing; the main one first
};

struct Wish {
  std::string year;              ///< "" = no limit (only with ids)
  std::vector<std::string> ids;  ///< empty = all
  std::string outline;           ///< "" = the default
};
struct Gathered {
  Outline outline;
  std::string year;
  std::vector<Item> items;
  Findings findings;
};

/// Reads everything that the bundle will hold, once, and reports all that is lacking. Throws for a wish that makes no sense.
Gathered gather(const Wish& wish, Book& book, Host& host);

/// Lays out every paper to learn its pages; sets pages and page. A missing paper is a finding.
void count_pages(Gathered& bundle, Book& book, Host& host);

std::size_t musts(const Findings& findings);

}  // namespace yishibu::bundle
