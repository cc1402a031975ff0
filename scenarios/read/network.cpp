// Who talks to whom: the section `network`, and the table of ties it may name.
#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <filesystem>

#include "scenarios/base/text.hpp"
#include "scenarios/read/parts.hpp"

namespace peakend::read {
namespace {
using Tie = std::pair<std::uint32_t, std::uint32_t>;
constexpr Limits of_tables{std::size_t{2} << 30};
constexpr int most_told = 20;  // problems of one table

std::optional<std::uint32_t> customer(std::string_view text) {
  text = trimmed(text);
  std::uint32_t number = 0;
  auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
  if (error != std::errc{} || end != text.data() + text.size()) return std::nullopt;
  return number;
}

// `12,7`; one or two names of columns may stand above.
std::optional<Tie> tie_of(std::string_view line) {
  const auto comma = line.find_first_of(",;\t");
  if (comma == std::string_view::npos) return std::nullopt;
  auto from = customer(line.substr(0, comma)), to = customer(line.substr(comma + 1));
  if (!from || !to) return std::nullopt;
  return Tie{std::min(*from, *to), std::max(*from, *to)};
}

void read_ties(Document& document, const std::string& table, const std::string& text, std::vector<Tie>& ties) {
  int number = 0, told = 0;
  auto problem = [&](std::string said, std::string expected, std::string_view got) {
    if (++told <= most_told)
      document.problem(Place{table, number, 1}, "network.file", std::move(said), std::move(expected), quoted(got));
  };
  for (std::size_t from = 0; from < text.size();) {
    const auto to = std::min(text.find('\n', from), text.size());
    const std::string_view line = trimmed(std::string_view(text).substr(from, to - from));
    from = to + 1, ++number;
    if (line.empty()) continue;
    auto tie = tie_of(line);
    const bool heading = number == 1 && line.find_first_of("0123456789") == std::string_view::npos;
    if (!tie && !heading)
      problem("not a tie", "two customers, counted from 0, such as 12,7", line);
    else if (tie && tie->first == tie->second)
      problem("nobody is tied to himself", "two different customers", line);
    else if (tie)
      ties.push_back(*tie);
  }
  std::sort(ties.begin(), ties.end());
  ties.erase(std::unique(ties.begin(), ties.end()), ties.end());  // 7,12 says what 12,7 says
}
}  // namespace

void read_network(Document& document, spec::Scenario& scenario) {
  auto& network = scenario.network;
  network.written = document.has("network");
  network.kind = document.slots.find("network.kind");
  network.degree = document.slots.find("network.degree");
  network.rewire = document.slots.find("network.rewire");
  network.weak = document.slots.find("network.weak");
  network.weak_weight = document.slots.find("network.weak_weight");
  network.file = document.text("network.file");
  if (network.file.empty()) return;
  auto beside = std::filesystem::path(document.file_of(*document.find("network.file")->node)).parent_path();
  if (beside.empty()) beside = ".";  // so that no name means standard input
  const std::string table = (beside / network.file).string();
  Problems unread;
  const auto text = read_file(table, unread, of_tables);
  for (Problem& problem : unread) {
    problem.path = "network.file";
    document.problems.push_back(std::move(problem));
  }
  if (text) read_ties(document, table, *text, network.ties);
}

}  // namespace peakend::read
