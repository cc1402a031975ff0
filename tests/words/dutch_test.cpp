// The catalogue of Dutch: nothing said in English lacks it, nothing in it is said nowhere, and its patterns take the same values.
#include <catch2/catch.hpp>

#include <fmt/args.h>

#include <algorithm>
#include <cctype>
#include <regex>
#include <set>
#include <string>
#include <thread>

#include "results/table/shown.hpp"
#include "scenarios/words/dutch.hpp"
#include "scenarios/words/say.hpp"
#include "tests/house/source_tree.hpp"

using namespace peakend;

namespace {
std::string unescaped(const std::string& text) {
  std::string out;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text[i] == '\\' && i + 1 < text.size()) out += text[++i] == 'n' ? '\n' : text[i];
    else out += text[i];
  }
  return out;
}

struct Literal {
  std::string text, before;  // the word and parenthesis in front of it
};

// Texts in the code, those that stand behind each other as one.
std::vector<Literal> literals_of(const house::SourceFile& source) {
  std::string all;
  for (const std::string& line : source.lines)
    if (const auto from = line.find_first_not_of(' '); from != line.npos && !line.substr(from).starts_with("//") && !line.substr(from).starts_with("#include")) all += line + "\n";
  static const std::regex texts("((?:\\b[a-z_]+\\()?)\\s*(\"(?:[^\"\\\\\\n]|\\\\.)*\"(?:\\s*\"(?:[^\"\\\\\\n]|\\\\.)*\")*)");
  static const std::regex one("\"((?:[^\"\\\\\\n]|\\\\.)*)\"");
  std::vector<Literal> found;
  for (std::sregex_iterator at(all.begin(), all.end(), texts), end; at != end; ++at) {
    const std::string parts = (*at)[2];
    std::string text;
    for (std::sregex_iterator part(parts.begin(), parts.end(), one); part != end; ++part) text += unescaped((*part)[1]);
    found.push_back({text, (*at)[1]});
  }
  return found;
}

// "{}", "{1}": which values a pattern takes, in their order of appearance, numbered.
std::multiset<std::string> values_of(std::string_view pattern) {
  std::multiset<std::string> values;
  int next = 0;
  for (std::size_t i = 0; i < pattern.size(); ++i) {
    if (pattern[i] != '{') continue;
    if (i + 1 < pattern.size() && pattern[i + 1] == '{') { ++i; continue; }
    const std::size_t end = pattern.find('}', i);
    std::string inner(pattern.substr(i + 1, end - i - 1));
    if (inner.empty() || inner[0] == ':') inner = std::to_string(next++) + inner;
    values.insert(inner);
    i = end;
  }
  return values;
}

bool has_words(const std::string& text) {
  return std::regex_search(text, std::regex("[A-Za-z]{2,}"));
}

std::set<std::string> english_of_all() {
  std::set<std::string> all;
  for (const auto entries : words::in_dutch())
    for (const auto& entry : entries) all.insert(std::string(entry.english));
  return all;
}
}  // namespace

TEST_CASE("no text stands in the catalogue twice, and none is empty", "[words]") {
  std::set<std::string_view> seen;
  for (const auto entries : words::in_dutch())
    for (const auto& entry : entries) {
      INFO(entry.english);
      CHECK(seen.insert(entry.english).second);
      CHECK_FALSE(entry.other.empty());
    }
}

TEST_CASE("a Dutch pattern takes no value that the English one does not have", "[words]") {
  for (const auto entries : words::in_dutch())
    for (const auto& entry : entries) {
      INFO(entry.english << " => " << entry.other);
      const auto english = values_of(entry.english), other = values_of(entry.other);
      CHECK(std::includes(english.begin(), english.end(), other.begin(), other.end()));
      if (entries.data() == words::dutch_keys().data()) continue;  // texts, and no patterns
      fmt::dynamic_format_arg_store<fmt::format_context> values;
      for (std::size_t i = 0; i < english.size(); ++i) values.push_back("x");
      CHECK_NOTHROW(fmt::vformat(fmt::string_view(entry.other.data(), entry.other.size()), values));
    }
}

TEST_CASE("what is said has its Dutch, and what has its Dutch is said", "[words]") {
  const auto catalogue = english_of_all();
  std::set<std::string> in_code;
  for (const auto& source : house::all_sources(PEAKEND_ROOT)) {
    if (source.room == "scenarios/words") continue;
    for (const auto& literal : literals_of(source)) {
      in_code.insert(literal.text);
      if (literal.before != "say(" && literal.before != "told(") continue;
      INFO(source.path << ": " << literal.text);
      CHECK((catalogue.contains(literal.text) || !has_words(literal.text)));
    }
  }
  for (const std::string& english : catalogue) {
    INFO(english);
    CHECK(in_code.contains(english));
  }
}

TEST_CASE("a language is spoken by one thread, for as long as somebody speaks it", "[words]") {
  CHECK(told("replications") == "replications");
  {
    const Speaking dutch(Language::dutch);
    CHECK(told("replications") == "herhalingen");
    CHECK(say("{} weeks", 3) == "3 weken");
    CHECK(told("no entry for this") == "no entry for this");
    std::string elsewhere;
    std::thread([&] { elsewhere = told("replications"); }).join();
    CHECK(elsewhere == "replications");
  }
  CHECK(told("replications") == "replications");
}

TEST_CASE("numbers are written as the language writes them", "[words]") {
  CHECK(results::grouped(-1234567.891, 2) == "-1,234,567.89");
  const Speaking dutch(Language::dutch);
  CHECK(results::grouped(-1234567.891, 2) == "-1.234.567,89");
  CHECK(results::shortest(0.025) == "0,025");
  CHECK(results::with_sign(4.25, 1) == "+4,2");
  CHECK(results::percent(0.0255, 1) == "2,5 %");
  CHECK(results::with_unit("3", "points") == "3 punten");
}
