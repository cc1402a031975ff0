// Hints by nearest words, safe showing, UTF-8 and names.
#include "scenarios/base/text.hpp"

#include <algorithm>
#include <catch2/catch.hpp>
#include <random>

using namespace peakend;

namespace {

// The textbook table, whole: the oracle for the banded one.
std::size_t full_distance(const std::string& a, const std::string& b) {
  std::vector<std::vector<std::size_t>> d(a.size() + 1, std::vector<std::size_t>(b.size() + 1));
  for (std::size_t i = 0; i <= a.size(); ++i) {
    for (std::size_t j = 0; j <= b.size(); ++j) {
      if (i == 0 || j == 0) {
        d[i][j] = i + j;
        continue;
      }
      d[i][j] = std::min({d[i - 1][j] + 1, d[i][j - 1] + 1, d[i - 1][j - 1] + (a[i - 1] == b[j - 1] ? 0u : 1u)});
      if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1]) d[i][j] = std::min(d[i][j], d[i - 2][j - 2] + 1);
    }
  }
  return d[a.size()][b.size()];
}

}  // namespace

TEST_CASE("one slip of the fingers is one step", "[text]") {
  CHECK(edit_distance("checkout", "checkout") == 0);
  CHECK(edit_distance("checkout", "chekcout") == 1);
  CHECK(edit_distance("checkout", "checkut") == 1);
  CHECK(edit_distance("checkout", "checkoutt") == 1);
  CHECK(edit_distance("checkout", "checkoux") == 1);
  CHECK(edit_distance("kitten", "sitting") == 3);
  CHECK(edit_distance("", "abc") == 3);
  CHECK(edit_distance("abc", "xyz", 2) == 2);
  CHECK(edit_distance(std::string(1'000'000, 'a') + "x", "y" + std::string(1'000'000, 'a')) == 2);
}

TEST_CASE("the banded distance equals the whole table, cut at the cap", "[text]") {
  std::mt19937 random(11);
  for (int round = 0; round < 20000; ++round) {
    const auto word = [&] {
      std::string out(random() % 9, 'a');
      for (char& c : out) c = static_cast<char>('a' + random() % 3);
      return out;
    };
    const std::string a = word();
    const std::string b = word();
    const std::size_t cap = random() % 10;
    INFO(a << " " << b << " " << cap);
    REQUIRE(edit_distance(a, b, cap) == std::min(cap, full_distance(a, b)));
  }
}

TEST_CASE("the nearest word is proposed when it is near", "[text]") {
  const std::vector<std::string> words = {"browse", "checkout", "exit", "exits"};
  CHECK(did_you_mean("chekout", words) == "did you mean 'checkout'?");
  CHECK(did_you_mean("exi", words) == "did you mean 'exit'?");
  CHECK(did_you_mean("exitt", words) == "did you mean 'exit'?");
  CHECK(did_you_mean("EXIT", {"exot", "exit"}) == "did you mean 'exit'?");
  CHECK(did_you_mean("NPS", {"nps", "npt"}) == "did you mean 'nps'?");
  CHECK(did_you_mean_or_known("till", {"advice", "exit"}) == "known: advice, exit");
  CHECK(did_you_mean_or_known("advise", {"advice", "exit"}) == "did you mean 'advice'?");
  CHECK(did_you_mean_or_known("till", std::vector<std::string>(13, "x")).empty());
  CHECK(did_you_mean("exits", {"exit", "exits"}) == "did you mean 'exit'?");
  CHECK(did_you_mean("payment", words).empty());
  CHECK(did_you_mean("", words).empty());
  CHECK(did_you_mean("x", {"y", "z"}).empty());
  CHECK(did_you_mean("x", {"xy"}) == "did you mean 'xy'?");
  CHECK(did_you_mean("ab", {"bc", "abc", "aab"}) == "did you mean 'abc'?");
  CHECK(did_you_mean("abcdef", {"abcxyz"}).empty());
  CHECK(did_you_mean(std::string(1000, 'a'), {std::string(999, 'a')}).empty());
}

TEST_CASE("lists are joined", "[text]") {
  CHECK(join({}, ", ").empty());
  CHECK(join({"a"}, ", ") == "a");
  CHECK(join({"a", "", "c"}, ", ") == "a, , c");
}

TEST_CASE("texts are shown safely and cut between characters", "[text]") {
  CHECK(quoted("a b") == "'a b'");
  CHECK(shown("\t\x1b[31m\x7f") == "\\x09\\x1b[31m\\x7f");
  CHECK(shown("\xC3\xA9\xE2\x82\xAC") == "\xC3\xA9\xE2\x82\xAC");
  CHECK(shown("\xC2\x9B") == "\\xc2\\x9b");                    // C1: starts a terminal's command
  CHECK(shown("\xE2\x80\xAE") == "\\xe2\\x80\\xae");           // turns the writing direction
  CHECK(shown("a\xFF\xC3") == "a\\xff\\xc3");
  CHECK(shown("12345", 5) == "12345");
  CHECK(shown("123456", 5) == "12...");
  CHECK(shown("1\xC3\xA9" "3456", 5) == "1...");
  CHECK(shown("12\x01" "3", 6) == "12...");
  CHECK(shown("123456", 0) == "...");
  CHECK(shown(std::string(1'000'000, 'x')).size() == 80);
}

TEST_CASE("UTF-8 is what the standard says", "[text]") {
  std::size_t bad = 99;
  for (const char* good : {"", "abc", "\xC2\x80", "\xDF\xBF", "\xE0\xA0\x80", "\xED\x9F\xBF", "\xEE\x80\x80", "\xEF\xBF\xBF", "\xF0\x90\x80\x80",
                           "\xF4\x8F\xBF\xBF"}) {
    CHECK(valid_utf8(good));
  }
  for (const char* wrong : {"\x80", "\xC0\x80", "\xC1\xBF", "\xC3", "\xE0\x9F\xBF", "\xED\xA0\x80", "\xE2\x82", "\xF0\x8F\xBF\xBF", "\xF4\x90\x80\x80",
                            "\xF5\x80\x80\x80", "\xFF", "\xE2\x28\xA1"}) {
    CHECK_FALSE(valid_utf8(std::string("ab") + wrong, &bad));
    CHECK(bad == 2);
  }
}

TEST_CASE("names are short ASCII words that start with a letter", "[text]") {
  for (const char* name : {"a", "Checkout_2", "x9"}) CHECK(is_name(name));
  for (const char* name : {"", "9a", "_a", "a-b", "a b", "a.b", "\xC3\xA9"}) CHECK_FALSE(is_name(name));
  CHECK(is_name(std::string(64, 'a')));
  CHECK_FALSE(is_name(std::string(65, 'a')));
}
