// SPDX-License-Identifier: MIT
// What goes into a bundle and what is lacking: outline, records, archive numbers, findings. Must not write anything.
#pragma once

#include <map>
#include <string>
#include <utility>
#include <vector>

#include "bag_writer.hpp"
#include "earlier.hpp"
#include "look.hpp"
#include "public_copy.hpp"
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

struct ItemFile : Written {
  std::string role;  ///< paper, pdf, record, eep, akn or attachment
  Look look = Look::Fine;
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
  std::vector<Attachment> attachments;
  std::vector<Attachment> lost;         ///< those of them that the book has no more, filled while writing
  std::vector<Paper> papers;            ///< none: its kind has none, only the XML goes in
  std::size_t pages = 0, page = 0;      ///< of all papers together
  std::string folder;                   ///< below data/, with its slash; from number()
  bool numbered = false;                ///< handed over before under its archive number, which it keeps
  std::string replaces;                 ///< SHA-256 of the item that was handed over before under the same archive number, or ""
  std::string sha256, sm3;              ///< of the original, where this is its public copy
  bool same = true;                     ///< its XML reads back as the record; filled while writing
  std::vector<ItemFile> files;          ///< filled while writing; the main one first
};

struct Wish {
  std::string year;              ///< "" = no limit (only with ids)
  std::vector<std::string> ids;  ///< empty = all
  std::string outline;           ///< "" = the default
  const Earlier* since = nullptr;  ///< only what is new or changed since then
};
struct Gathered {
  Outline outline;
  std::string year;
  std::string revision;  ///< of the book when it was gathered
  std::vector<Item> items;
  Findings findings;
  std::vector<std::string> hints;  ///< commands that close gaps, for the screen: papers bear no commands
  const Earlier* since = nullptr;
  std::map<std::string, std::size_t> numbers_before;  ///< the last 件号 handed over before, by what stands in front of it
  bool public_copy = false;
  std::string sha256, sm3;  ///< of the original bundle, where this is its public copy
  Masks masks;
};

/// The digest of an item: SHA-256 of its record's XML, which names every attachment by its own SHA-256.
std::string sum_of_item(const Record& record, Host& host);

/// Reads everything that the bundle will hold, once, and reports all that is lacking. Throws for a wish that makes no sense.
Gathered gather(const Wish& wish, Book& book, Host& host);

/// Lays out every paper to learn its pages; sets pages and page. A missing paper is a finding.
void count_pages(Gathered& bundle, Book& book, Host& host);

std::size_t musts(const Findings& findings);

}  // namespace yishibu::bundle
