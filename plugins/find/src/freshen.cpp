// SPDX-License-Identifier: MIT
// See freshen.hpp.
#include "freshen.hpp"

#include <algorithm>
#include <filesystem>
#include <set>

#include "tokens.hpp"
#include "yishibu/error.hpp"
#include "yishibu/text.hpp"

namespace yishibu::find {
namespace {

// Grows with every change of tables, pieces or parts: what another version has written is made anew.
constexpr const char* kSchema = "3";
constexpr std::size_t kBatch = 4000;
constexpr std::size_t kEverything = 1'000'000'000;

using Which = Shelf::Which;

/// The user has asked to stop, or the book fails: not the cache's fault.
struct Outside {
  Error error;
};

/// What the shelf should hold.
class Source {
 public:
  Source(Which which, Host& host, Book& book) : which_(which), host_(host), book_(book), texts_(host, book.info()) {}

  /// Documents under this id. Versions that `known` lists are named only: a version never changes.
  std::vector<Document> documents(const std::string& id, const std::vector<std::string>& known) {
    std::vector<Document> out;
    if (which_ == Which::Now) {
      if (auto one = read(id, {})) out.push_back(std::move(*one));
      return out;
    }
    const auto history = book_.history(id);
    const bool removed = !history.empty() && history.front().removes;
    if (which_ == Which::Removed) {
      if (removed && history.size() > 1)
        if (auto one = read(id, history[1].revision)) {
          one->time = history.front().time;
          out.push_back(std::move(*one));
        }
      return out;
    }
    // The text that stands now, or stood last, is found on another shelf.
    for (std::size_t i = removed ? 2 : 1; i < history.size(); ++i) {
      if (history[i].removes) continue;
      if (std::find(known.begin(), known.end(), history[i].revision) != known.end()) {
        out.push_back({id, history[i].revision, history[i].time, {}, {}, {}, {}, {}, {}});
      } else if (auto one = read(id, history[i].revision)) {
        one->version = history[i].revision;
        one->time = history[i].time;
        out.push_back(std::move(*one));
      }
    }
    return out;
  }

  /// Every record that may have documents here, as lists order them.
  std::vector<Listed> all() {
    std::vector<Listed> out;
    if (which_ != Which::Removed) out = book_.list({});
    if (which_ != Which::Now)
      for (Listed& one : book_.removed()) out.push_back(std::move(one));
    std::sort(out.begin(), out.end(), [](const Listed& a, const Listed& b) { return std::tie(a.date, a.id) < std::tie(b.date, b.id); });
    return out;
  }

 private:
  std::optional<Document> read(const std::string& id, const std::string& revision) {
    try {
      const auto record = revision.empty() ? book_.find(id) : book_.find_at(id, revision);
      if (!record) return std::nullopt;
      return texts_.document(*record);
    } catch (const Error& error) {
      if (error.kind() != ErrorKind::Corrupt && error.kind() != ErrorKind::Invalid) throw;
      // One record that cannot be read must not keep the others from being found; “verify” speaks of it.
      for (const Listed& listed : book_.list({}))
        if (listed.id == id && revision.empty()) return Texts::unreadable(listed);
      return std::nullopt;
    }
  }

  Which which_;
  Host& host_;
  Book& book_;
  Texts texts_;
};

template <class Work>
auto outside(Work work) {
  try {
    return work();
  } catch (const Error& error) {
    throw Outside{error};
  }
}

/// What terms are called stands in the texts, so another list of terms means other texts. Told by the times of the files: to read them all
/// would take longer than to search.
std::string lists(Host& host) {
  std::string out;
  for (const Installed* plugin : host.plugins())
    for (const Contribution& row : plugin->rows) {
      if (row.row.name != "vocabulary" && row.row.name != "extension") continue;
      std::error_code none;
      out = mark(out, row.id + std::to_string(std::filesystem::last_write_time(plugin->folder / row.row.attribute("file"), none).time_since_epoch().count()));
    }
  return out;
}

void refresh(Shelf& shelf, Which which, Host& host, Book& book) {
  const std::string now = outside([&] { return book.revision(); });
  Source source(which, host, book);
  const auto progress = [&](std::size_t done, std::size_t total) {
    if (total >= kBatch) outside([&] { host.progress(tr("Preparing the search"), done, total); return 0; });
  };
  const std::string stamp = std::string(kSchema) + " " + outside([&] { return host.program_version() + " " + lists(host); });
  if (shelf.note("schema") != stamp) {
    Shelf::Transaction transaction(shelf);
    if (shelf.note("schema") != stamp) {
      shelf.clear();
      shelf.note("schema", stamp);
    }
    transaction.commit();
  }
  for (;;) {
    const std::string stands = shelf.note("revision");
    if (!stands.empty()) {
      if (stands == now) return;
      const auto acts = outside([&] { return book.acts(stands, kEverything); });
      if (acts) {
        std::set<std::string> changed;
        for (const Act& act : *acts) changed.insert(act.records.begin(), act.records.end());
        if (acts->empty()) return;  // another window has seen a later save than this one
        const std::string reached = acts->back().revision;
        std::vector<std::string> ids(changed.begin(), changed.end());
        for (std::size_t at = 0; at <= ids.size(); at += kBatch) {
          Shelf::Transaction transaction(shelf);
          if (shelf.note("revision") != stands) break;  // another window was quicker
          for (std::size_t i = at; i < std::min(at + kBatch, ids.size()); ++i)
            shelf.put(ids[i], outside([&] { return source.documents(ids[i], which == Which::Old ? shelf.versions(ids[i]) : std::vector<std::string>()); }));
          if (at + kBatch > ids.size()) shelf.note("revision", reached);
          transaction.commit();
          progress(std::min(at + kBatch, ids.size()), ids.size());
        }
        if (shelf.note("revision") == reached) return;
        continue;
      }
      Shelf::Transaction transaction(shelf);  // the history was replaced by another
      if (shelf.note("revision") != stands) continue;
      shelf.clear();
      shelf.note("schema", stamp);
      transaction.commit();
      continue;
    }
    if (now.empty()) return;
    // Everything, batch by batch. How far it has come stands in the cache: a window that is closed midway loses nothing, and
    // two that search at once take turns.
    const auto all = outside([&] { return source.all(); });
    const auto place = [](const Listed& one) { return one.date + '\n' + one.id; };
    for (bool more = true; more;) {
      Shelf::Transaction transaction(shelf);
      if (!shelf.note("revision").empty()) break;
      if (shelf.note("target").empty()) shelf.note("target", now);
      const std::string reached = shelf.note("reached");
      auto at = std::upper_bound(all.begin(), all.end(), reached, [&](const std::string& key, const Listed& one) { return key < place(one); });
      const auto end = all.end() - at > static_cast<std::ptrdiff_t>(kBatch) ? at + static_cast<std::ptrdiff_t>(kBatch) : all.end();
      for (; at != end; ++at) shelf.put(at->id, outside([&] { return source.documents(at->id, {}); }));
      more = end != all.end();
      if (more) shelf.note("reached", place(*std::prev(end)));
      if (!more) {
        shelf.note("revision", shelf.note("target"));
        shelf.note("target", "");
        shelf.note("reached", "");
      }
      transaction.commit(!more);
      progress(static_cast<std::size_t>(end - all.begin()), all.size());
    }
  }
}

}  // namespace

void freshen(Shelf& shelf, Shelf::Which which, Host& host, Book& book) {
  try {
    refresh(shelf, which, host, book);
  } catch (const Outside& outside_error) {
    throw outside_error.error;
  }
}

void Library::with(const std::vector<Which>& which, const std::function<void(std::vector<Shelf>&)>& work) {
  bool temporary = false;
  for (int attempt = 0;; ++attempt) {
    bool freshened = false;
    try {
      const auto cache = book_.cache("find", attempt > 0 && !temporary);
      if (!cache) throw Error(ErrorKind::Unsupported, tr("This book cannot be searched: it does not lie on a disk."));
      cache->execute("PRAGMA cache_size=-16384; PRAGMA temp_store=MEMORY");
      std::vector<Shelf> shelves;
      shelves.reserve(which.size());
      for (const Which one : which) {
        shelves.emplace_back(*cache, one, temporary);
        refresh(shelves.back(), one, host_, book_);
      }
      freshened = true;
      work(shelves);
      return;
    } catch (const Outside& error) {
      throw error.error;
    } catch (const Error& error) {
      if (attempt >= 3) throw;
      if (error.kind() == ErrorKind::Corrupt) continue;
      // Somebody holds the cache, or the disk is full: what is asked can be worked out in memory all the same.
      if (error.kind() != ErrorKind::Io || freshened || temporary) throw;
      temporary = true;
    }
  }
}

}  // namespace yishibu::find
