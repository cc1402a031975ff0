// Files beside each other in a folder of a test's own, one including another; messages name them without the folder.
#pragma once
#include <stdlib.h>

#include <filesystem>
#include <fstream>
#include <stdexcept>
#include <string>
#include <vector>

#include "tests/messages/shop.hpp"

namespace peakend::tests {

class Files {
 public:
  Files() {
    std::string name = (std::filesystem::temp_directory_path() / "peakend-include-XXXXXX").string();
    if (mkdtemp(name.data()) == nullptr) throw std::runtime_error("no folder for a test");
    folder_ = name;
  }
  ~Files() {
    std::error_code ignored;
    std::filesystem::remove_all(folder_, ignored);
  }
  Files(const Files&) = delete;
  Files& operator=(const Files&) = delete;

  std::string operator/(const std::string& name) const { return (folder_ / name).string(); }
  void write(const std::string& name, std::string_view text) const {
    const std::filesystem::path file = folder_ / name;
    std::filesystem::create_directories(file.parent_path());
    std::ofstream(file, std::ios::binary) << text;
  }
  std::string without_folder(std::string text) const {
    const std::string before = folder_.string() + "/";
    for (std::size_t at = 0; (at = text.find(before, at)) != std::string::npos;) text.erase(at, before.size());
    return text;
  }
  test::Outcome read(const std::string& name = "shop.yaml", const std::vector<std::string>& sets = {}) const {
    Problems problems;
    test::Outcome outcome{read::read_scenario(*this / name, sets, problems), ""};
    for (const Problem& problem : problems)
      outcome.messages += (outcome.messages.empty() ? "" : "\n") + without_folder(text(problem));
    return outcome;
  }
  // The shop of tests/messages with an `include` in its third line.
  test::Outcome shop_with(std::string_view include, std::string_view shop = test::shop) const {
    write("shop.yaml", test::with("scenario: shop\n", "scenario: shop\ninclude: " + std::string(include) + "\n", shop));
    return read();
  }

 private:
  std::filesystem::path folder_;
};

}  // namespace peakend::tests
