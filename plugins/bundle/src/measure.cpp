// SPDX-License-Identifier: MIT
// See measure.hpp. Each thread holds one piece of one file at a time. Must not call the host from another thread.
#include "measure.hpp"

#include <algorithm>
#include <atomic>
#include <exception>
#include <memory>
#include <numeric>
#include <system_error>
#include <thread>

#include "digest.hpp"
#include "yishibu/error.hpp"

namespace yishibu::bundle {
namespace {

constexpr unsigned kMostThreads = 4;
constexpr std::uint64_t kShow = std::uint64_t{8} << 20;

struct Stopped {};

class Crew {
 public:
  Crew(Source& source, const std::vector<Job>& jobs) : source_(source), jobs_(jobs), results_(jobs.size()), order_(jobs.size()) {
    // Large files first, or one that comes last would keep one thread busy while the others wait.
    std::iota(order_.begin(), order_.end(), std::size_t{0});
    std::stable_sort(order_.begin(), order_.end(), [&](std::size_t a, std::size_t b) { return jobs[a].entry->size > jobs[b].entry->size; });
  }
  ~Crew() {
    stopped_ = true;
    join();
  }

  std::vector<Measured> run(const std::function<void(std::uint64_t)>& progress) {
    std::uint64_t total = 0;
    for (const Job& job : jobs_) total += job.entry->size;
    // Threads cost more than they bring for what one reads in a millisecond.
    const std::size_t helpers = total < (std::uint64_t{1} << 20) ? 0 : std::min<std::size_t>(std::min(std::max(std::thread::hardware_concurrency(), 1U), kMostThreads) - 1, jobs_.size());
    threads_.reserve(helpers);
    try {
      for (std::size_t i = 0; i < helpers; ++i) threads_.emplace_back([this] { help(); });
    } catch (const std::system_error&) {
      // This process may have no more threads: then those that are there do it.
    }
    try {
      work(progress);
    } catch (const Stopped&) {
    }
    join();
    if (failure_) std::rethrow_exception(failure_);
    return std::move(results_);
  }

 private:
  void join() {
    for (std::thread& thread : threads_) thread.join();
    threads_.clear();
  }

  void help() {
    try {
      work({});
    } catch (const Stopped&) {
    } catch (...) {
      if (!failed_.exchange(true)) failure_ = std::current_exception();
      stopped_ = true;
    }
  }

  void work(const std::function<void(std::uint64_t)>& progress) {
    std::uint64_t shown = 0;
    for (std::size_t next; (next = next_++) < order_.size();) {
      const Job& job = jobs_[order_[next]];
      Measured& measured = results_[order_[next]];
      std::map<std::string, std::unique_ptr<Digester>> digesters;
      for (const std::string& algorithm : job.algorithms) digesters[algorithm] = digester(algorithm);
      try {
        source_.read(*job.entry, [&](std::string_view piece) {
          if (stopped_) throw Stopped{};
          measured.bytes += piece.size();
          for (auto& [algorithm, digester] : digesters) digester->update(piece);
          const std::uint64_t done = done_ += piece.size();
          if (progress && done - shown >= kShow) progress(shown = done);
        });
      } catch (const Error& failure) {
        if (failure.kind() == ErrorKind::Denied) throw;  // the user asked to stop
        measured.problem = failure.message();
      }
      for (auto& [algorithm, digester] : digesters) measured.sums[algorithm] = digester->finish();
      if (stopped_) throw Stopped{};
    }
  }

  Source& source_;
  const std::vector<Job>& jobs_;
  std::vector<Measured> results_;
  std::vector<std::size_t> order_;
  std::atomic<std::size_t> next_ = 0;
  std::atomic<std::uint64_t> done_ = 0;
  std::atomic<bool> stopped_ = false, failed_ = false;
  std::exception_ptr failure_;
  std::vector<std::thread> threads_;
};

}  // namespace

std::vector<Measured> measure(Source& source, const std::vector<Job>& jobs, const std::function<void(std::uint64_t)>& progress) { return Crew(source, jobs).run(progress); }

}  // namespace yishibu::bundle
