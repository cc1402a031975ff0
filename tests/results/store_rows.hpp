// Cells for tests of the store: like those of a real study (most bins zero or small), every one different, all fixed by
// a number; and a folder that goes away with its test.
#pragma once
#include <unistd.h>

#include <atomic>
#include <filesystem>
#include <fstream>
#include <random>
#include <sstream>

#include "results/store/store.hpp"

namespace peakend::store_tests {

namespace fs = std::filesystem;

inline results::CellKey key_of(std::uint64_t number) {
  std::mt19937_64 words(number);  // scattered, as hashes are
  const std::uint64_t high = words();
  return {high, words()};
}

inline results::CellRow row_of(std::uint64_t number, std::size_t sums = 2'500) {
  std::mt19937_64 words(number ^ 0x5EED);
  results::CellRow row{key_of(number),
                       static_cast<std::int64_t>(words() % 200'000),
                       static_cast<std::int64_t>(words() % 1'000'000),
                       static_cast<double>(words() % 1'000) / 8,
                       {},
                       {}};
  for (std::size_t i = 0; i < sums; ++i) {
    const std::uint64_t word = words();
    const auto kind = word % 100;
    const auto value = static_cast<std::int64_t>(word >> 8);
    if (kind < 8)
      row.sums.push_back((value >> 14) * (kind % 2 == 0 ? 1 : -1));  // squares and money: up to 2^42
    else
      row.sums.push_back(kind < 60 ? 0 : value % 3'000);  // bins
  }
  return row;
}

inline std::vector<results::CellKey> keys_of(std::uint64_t from, std::uint64_t until) {
  std::vector<results::CellKey> keys;
  for (; from < until; ++from) keys.push_back(key_of(from));
  return keys;
}

inline bool equal(const results::CellRow& a, const results::CellRow& b) {
  return a.key == b.key && a.episodes == b.episodes && a.contacts == b.contacts && a.seconds == b.seconds &&
         a.failure == b.failure && a.sums == b.sums;
}

struct Folder {
  fs::path path;
  Folder() {
    static std::atomic<int> number{0};
    path = fs::temp_directory_path() / ("peakend store " + std::to_string(::getpid()) + " " + std::to_string(number++));
    fs::remove_all(path);
    fs::create_directories(path);
  }
  ~Folder() {
    std::error_code ignored;
    fs::remove_all(path, ignored);
  }
  Folder(const Folder&) = delete;
  Folder& operator=(const Folder&) = delete;
  std::string file(const std::string& name = results::store_name) const { return (path / name).string(); }
};

using Opened = std::variant<results::Store, results::StoreProblem>;
using Kind = results::StoreProblem::Kind;

// The store, or the problem thrown with its text, which fails the test that asked.
inline results::Store opened(const std::string& file, results::Store::Mode mode = results::Store::Mode::write,
                             const results::Store::Options& options = {}) {
  Opened result = results::Store::open(file, mode, options);
  if (auto* problem = std::get_if<results::StoreProblem>(&result)) throw results::StoreFailure(*problem);
  return std::get<results::Store>(std::move(result));
}

// The problem of opening; a store that opens has the kind -1.
struct Refusal {
  int kind = -1;
  std::string said;
};
inline Refusal refusal(const std::string& file, results::Store::Mode mode = results::Store::Mode::write) {
  Opened result = results::Store::open(file, mode);
  const auto* problem = std::get_if<results::StoreProblem>(&result);
  return problem ? Refusal{static_cast<int>(problem->kind), problem->said} : Refusal{};
}

inline std::string bytes_of(const fs::path& file) {
  std::ifstream stream(file, std::ios::binary);
  std::ostringstream bytes;
  bytes << stream.rdbuf();
  return bytes.str();
}

inline void write_bytes(const fs::path& file, const std::string& bytes) {
  std::ofstream(file, std::ios::binary | std::ios::trunc) << bytes;
}

}  // namespace peakend::store_tests
