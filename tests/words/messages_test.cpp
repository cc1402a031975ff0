// What is said of a file, in Dutch: every slip that has a message in English has one without English words.
#include <cctype>
#include <fstream>
#include <regex>
#include <set>
#include <sstream>

#include "scenarios/words/dutch.hpp"
#include "scenarios/words/say.hpp"
#include "tests/house/source_tree.hpp"
#include "tests/messages/said.hpp"

using namespace peakend;

namespace {
// What stands in quotes, braces or backticks is an author's, or what he may write.
bool has_words(std::string text) {
  for (const char* authors : {"'[^']*'", "\"[^\"]*\"", "`[^`]*`", "\\{[^}]*\\}+", "\\[[^\\]]*\\]", "--[a-z]+[ =]?[a-z.=0-9]*"}) text = std::regex_replace(text, std::regex(authors), " ");
  return std::regex_search(text, std::regex("(^|[ (])[a-z]{2,}($|[ ,.;:?)])"));
}

// The same in both languages: names, and lists of words of the language that files are written in.
const std::set<std::string> same{"1 argument", "2 per week", "3 min", "12 min", "0 min", "5 min", "emergent, follows_from_rule, calibrated", "episode, any", "low <= high", "low <= mode <= high", "mean 0.5, sd 0.6", "network.file",
                                 "normal, lognormal, uniform, exponential, weibull, triangular, beta, categorical, empirical", "peak_end, mean, sum, custom", "stores.town.pools.tills.people", "{median, sigma} or {mean, cv}"};

std::string unsaid(const std::string& english) {
  if (english.empty() || same.contains(english) || !has_words(english)) return "";
  return retold(english) == english ? english : "";
}
}  // namespace

TEST_CASE("a finished message is retold by the pattern it fits best, and what an author wrote stays", "[words]") {
  const Speaking dutch(Language::dutch);
  CHECK(retold("at most 100 levels") == "hoogstens 100 lagen");
  CHECK(retold("at most 7 levels, aliases written out") == "hoogstens 7 lagen, verwijzingen uitgeschreven");
  CHECK(retold("at most 12") == "hoogstens 12");
  CHECK(retold("under policy 'both': people come whole") == "onder maatregel 'both': mensen zijn er heel");
  CHECK(retold("a touchpoint may not be called 'none'") == "een contactpunt mag niet 'none' heten");
  CHECK(retold("'at most 3'") == "'at most 3'");
  CHECK(retold("both goes by what no firm can see (segment): what it brings is what knowing that would be worth").starts_with("both gaat uit van"));
  CHECK(retold("nobody ever said this") == "nobody ever said this");
  CHECK(retold("write {add: 5} in a change") == "schrijf {add: 5} in een verandering");
}

TEST_CASE("in English a message is what it is", "[words]") { CHECK(retold("at most 100 levels") == "at most 100 levels"); }

TEST_CASE("every message of the directory has its Dutch", "[words]") {
  const Speaking dutch(Language::dutch);
  std::set<std::string> english;
  int number = 0;
  for (const auto& entry : std::filesystem::directory_iterator(test::said_folder))
    for (const auto& one : test::cases_of(entry.path())) {
      Problems problems;
      read::read_scenario_text(test::text_of(one), "shop.yaml", {}, problems);
      for (const Problem& problem : problems)
        for (const std::string& text : {problem.said, problem.expected, problem.got, problem.hint})
          if (const std::string left = unsaid(text); !left.empty()) english.insert(left);
      number += static_cast<int>(problems.size());
    }
  CHECK(number > 250);
  std::string all;
  for (const std::string& text : english) all += text + "\n";
  CHECK(all == "");
}

TEST_CASE("what the catalogue of messages has, the sources say", "[words]") {
  std::string all;
  for (const auto& source : house::all_sources(PEAKEND_ROOT)) {
    if (source.room == "scenarios/words") continue;
    std::ifstream in(std::string(PEAKEND_ROOT) + "/" + source.path);
    std::ostringstream text;
    text << in.rdbuf();
    // texts that stand behind each other are one, and so are those of a pattern with another way to write a number
    all += std::regex_replace(std::regex_replace(text.str(), std::regex("\"\\s+\""), ""), std::regex("\\{:[^}]*\\}"), "{}");
  }
  const std::set<std::string_view> chosen{"at most {} files, one on the other", "at most {} files, one in the other", "bring some of them nearer to 0", "bring it nearer to 0"};  // by a word in the middle
  for (const auto entries : words::messages_in_dutch())
    for (const auto& entry : entries) {
      if (chosen.contains(entry.english)) continue;
      std::string_view rest = entry.english;
      while (!rest.empty()) {
        const std::size_t at = std::min(rest.find("{}"), rest.size());
        std::string part(rest.substr(0, at));
        rest.remove_prefix(std::min(at + 2, rest.size()));
        while (!part.empty() && std::string_view("'` ;:,").find(part.front()) != std::string_view::npos) part.erase(0, 1);
        while (!part.empty() && std::string_view("'` ;:,").find(part.back()) != std::string_view::npos) part.pop_back();
        if (part.size() < 4) continue;
        std::string escaped;
        for (const char c : part) escaped += c == '"' || c == '\\' ? std::string("\\") + c : std::string(1, c);
        std::string braced = escaped;
        INFO(entry.english << " | " << part);
        CHECK((all.find(escaped) != all.npos || all.find(std::regex_replace(std::regex_replace(escaped, std::regex("\\{"), "{{"), std::regex("\\}"), "}}")) != all.npos));
      }
    }
}
