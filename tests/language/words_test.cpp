// The table of words: every word can be read somewhere by its name, no author can take it, and the reference tells it.
#include "scenarios/language/words.hpp"

#include <catch2/catch.hpp>

#include <fstream>
#include <set>
#include <sstream>

#include "tests/messages/shop.hpp"

using namespace peakend;
using language::Named;

namespace {

std::string text_of(const char* file) {
  std::ifstream in(std::string(PEAKEND_ROOT "/") + file);
  return {std::istreambuf_iterator<char>(in), {}};
}

// The word where it may stand: in an expression with a name of its own, which may read everything.
std::string in_let(std::string_view word) {
  const bool name = word == "segment" || word == "relationship";
  const std::string value = name ? std::string(word) + " == " + std::string(word) : "0 * (" + std::string(word) + ")";
  return test::with("  stuck:", "  here: \"" + value + "\"\n  stuck:");
}
}  // namespace

TEST_CASE("every word that stands alone is understood, and no author can take its name", "[language][words]") {
  std::set<std::string_view> names;
  for (const auto& word : language::words()) {
    if (word.name.empty()) continue;
    INFO(word.name);
    CHECK(names.insert(word.name).second);
    CHECK(language::is_reserved(word.name));
    CHECK((word.named == Named::alone) == (language::find_word(word.name) == &word));
    CHECK(test::read(test::with("  stuck:", "  " + std::string(word.name) + ": 1\n  stuck:"))
              .messages.find("already means something") != std::string::npos);
    const bool truth = word.type.kind == language::Kind::boolean;
    const std::string number = truth ? "if(" + std::string(word.name) + ", 1, 0)" : std::string(word.name);
    if (word.named == Named::alone) CHECK(test::read(in_let(number)).messages == "");
  }
  for (const auto& name : language::other_reserved_names()) CHECK(names.insert(name).second);
}

TEST_CASE("what only some places know has a name, or no author can come to read it", "[language][words]") {
  for (const auto& word : language::words()) {
    INFO(static_cast<int>(word.source));
    CHECK((word.name.empty() ? word.named == Named::by_author || word.named == Named::never
                             : word.named == Named::alone || word.named == Named::in_context));
  }
}

TEST_CASE("every word that can be read is in the reference", "[language][words]") {
  const std::string page = text_of("docs/scenario_reference.md");
  for (const auto& word : language::words()) {
    if (word.name.empty()) continue;
    INFO(word.name);
    CHECK((page.find("`" + std::string(word.name) + "`") != std::string::npos ||
           page.find("`" + std::string(word.name) + "(") != std::string::npos));
  }
}
