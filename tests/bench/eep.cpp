// SPDX-License-Identifier: MIT
// Speed of packages (DA/T 48) in one process, without papers: bench_eep COUNT. Must not know the program.
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <string>

#include "eep.hpp"
#include "tests/archive_host.hpp"

using namespace yishibu;

int main(int argc, char** argv) {
  const long count = argc > 1 ? std::atol(argv[1]) : 10000;
  archive::tests::ArchiveHost host;
  archive::tests::ArchiveBook book;
  for (const char* time : {"2016-03-15T09:00:00Z", "2016-03-14T09:00:00Z", "2016-03-13T09:00:00Z"}) book.versions.push_back({"0123456789012345678901234567890123456789", time, "陈晓燕", "修改会议《停车秩序协商会》：会议记录"});
  ExportRequest request;
  request.book = &book;
  for (long i = 0; i < count; ++i) {
    char id[32];
    std::snprintf(id, sizeof id, "20160315-%08ld", i);
    Record& record = book.add(id, "national:meeting", "停车秩序协商会", "2016-03-15");
    for (int n = 0; n < 12; ++n) record.rows("attendance").push_back({"a" + std::to_string(n), {{"name", "王建国"}, {"unit", "居民代表"}, {"present", "yes"}}, {}});
    for (int n = 0; n < 10; ++n) record.body("minutes").paragraphs.push_back({"p" + std::to_string(n), 0, "", "", "居民代表王建国提出，小区东门早晚高峰拥堵，建议划定车位，由物业服务企业负责管理。"});
    request.records.push_back(record);
  }
  const auto from = std::chrono::steady_clock::now();
  std::size_t bytes = 0;
  for (const File& file : archive::EepExporter(archive::Inside::All).run(request, host)) bytes += file.bytes.size();
  const double seconds = std::chrono::duration<double>(std::chrono::steady_clock::now() - from).count();
  std::printf("%ld packages, %.1f KB each: %.0f a second\n", count, static_cast<double>(bytes) / 1024 / static_cast<double>(count), static_cast<double>(count) / seconds);
  return 0;
}
