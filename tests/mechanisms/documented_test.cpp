// docs/mechanisms.md names the tests that hold its promises: every name there must be the name of a test case.
#include <catch2/catch.hpp>

#include <filesystem>
#include <fstream>
#include <set>
#include <sstream>
#include <string>

namespace {
std::string contents(const std::filesystem::path& path) {
  std::ifstream file(path, std::ios::binary);
  std::stringstream text;
  text << file.rdbuf();
  return text.str();
}

std::set<std::string> test_names(const std::filesystem::path& root) {
  std::set<std::string> names;
  for (const auto& entry : std::filesystem::recursive_directory_iterator(root / "tests")) {
    if (entry.path().extension() != ".cpp") continue;
    std::string text = contents(entry.path());
    const std::string begin = std::string("TEST_") + "CASE(\"";
    for (auto at = text.find(begin); at != std::string::npos; at = text.find(begin, at + 1)) {
      auto from = at + begin.size();
      names.insert(text.substr(from, text.find('"', from) - from));
    }
  }
  return names;
}

// The quoted names of each paragraph that begins with "Held by:".
std::vector<std::string> promised(const std::string& text) {
  std::vector<std::string> names;
  const std::string begin = "\nHeld by:";
  for (auto at = text.find(begin); at != std::string::npos; at = text.find(begin, at + 1)) {
    std::string paragraph = text.substr(at, text.find("\n\n", at + 1) - at);
    for (auto open = paragraph.find('"'); open != std::string::npos;) {
      auto close = paragraph.find('"', open + 1);
      names.push_back(paragraph.substr(open + 1, close - open - 1));
      open = close == std::string::npos ? close : paragraph.find('"', close + 1);
    }
  }
  return names;
}
}  // namespace

TEST_CASE("every promise in docs/mechanisms.md names a test that exists", "[mechanisms][docs]") {
  const std::filesystem::path root = PEAKEND_ROOT;
  auto tests = test_names(root);
  auto names = promised(contents(root / "docs/mechanisms.md"));
  CHECK(names.size() > 100);
  for (const std::string& name : names) {
    INFO(name);
    CHECK(tests.contains(name));
  }
}
