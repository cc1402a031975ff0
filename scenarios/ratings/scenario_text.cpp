// The text, from top to bottom.
#include "scenarios/ratings/scenario_text.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <set>

#include "scenarios/base/text.hpp"

namespace peakend::ratings {
namespace {

// "Afrekenen bij de kassa" -> afrekenen_bij_de_kassa; what is no ASCII letter or digit becomes one underscore.
std::string name_of(const std::string& label, std::set<std::string>& taken) {
  std::string name;
  for (const char c : lowered(label)) {
    const bool sign = (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9');
    if (sign) name += c;
    else if (!name.empty() && name.back() != '_') name += '_';
  }
  while (!name.empty() && name.back() == '_') name.pop_back();
  if (name.empty() || name.front() < 'a') name = "moment_" + name;
  name = name.substr(0, 50);
  if (name == "end" || name == "otherwise" || name == "arrive") name += "_";
  const std::string first = name;
  for (int i = 2; !taken.insert(name).second; ++i) name = first + "_" + std::to_string(i);
  return name;
}

// In double quotes, as YAML reads them back.
std::string in_quotes(const std::string& text) {
  std::string all = "\"";
  for (const char c : text) {
    if (c == '"' || c == '\\') all += '\\';
    if (static_cast<unsigned char>(c) < 0x20) all += fmt::format("\\x{:02x}", static_cast<unsigned>(c));
    else all += c;
  }
  return all + "\"";
}

// Who goes on from here: to the next moment with its share, to the one after it with what is left, and so on.
std::string ways_on(const std::vector<std::string>& names, const Ratings& ratings, std::size_t next) {
  std::vector<std::string> ways;
  double left = 1;
  for (std::size_t i = next; i < names.size() && ways.size() < 12; ++i) {
    const double share = ratings.moments[i].visited;
    if (share >= 1) return ways.empty() ? names[i] : "{" + join(ways, ", ") + ", " + names[i] + ": otherwise}";
    if (share > 0) ways.push_back(fmt::format("{}: {:.6g}", names[i], left * share));
    left *= 1 - share;
  }
  return ways.empty() ? "end" : "{" + join(ways, ", ") + ", end: otherwise}";
}

std::string moments(const std::vector<std::string>& names, const Ratings& ratings, const Neutral& neutral) {
  std::string text;
  for (std::size_t i = 0; i < names.size(); ++i) {
    const Rated& one = ratings.moments[i];
    const Stimulus felt = stimulus_of(ratings, one, neutral.mark);
    std::string found = fmt::format("mark {:.3g}, sd {:.3g}", one.mean, one.sd);
    if (one.answers > 0) found += fmt::format(", {} people", one.answers);
    text += fmt::format("      {}:  # {} (found)\n", names[i], found);
    text += fmt::format("        label: {}\n        takes: 3 min  # (guessed)\n", in_quotes(one.label));
    text += fmt::format("        affect: {{mean: {:.3f}, sd: {:.3f}}}\n", felt.mean, felt.sd);
    if (i + 1 == names.size()) text += "        spend: behaviour.spend\n";
    text += "        next: " + ways_on(names, ratings, i + 1) + "\n";
  }
  return text;
}

std::string policy(const std::string& name, const std::string& says, const std::string& moment) {
  return fmt::format("  {}:\n    says: {}\n    change: {{{}.affect.mean: {{add: 0.5}}}}\n    cost: {{per_week: 200}}  # (guessed)\n", name, in_quotes(says), moment);
}

std::size_t by_mark(const Ratings& ratings, bool best) {
  const auto& all = ratings.moments;
  const auto lower = [](const Rated& a, const Rated& b) { return a.mean < b.mean; };
  return static_cast<std::size_t>((best ? std::max_element(all.begin(), all.end(), lower) : std::min_element(all.begin(), all.end(), lower)) - all.begin());
}

std::string of_neutral(const Ratings& ratings, const Neutral& neutral) {
  if (neutral.guessed) return "(guessed): the usual Dutch 7, for the file has no NPS";
  return fmt::format("(estimated): nearest to the NPS of the file, {1:.0f}; these marks lead to {0:.0f}", neutral.expected, *ratings.nps);
}
}  // namespace

std::string scenario_text(const std::string& name, const std::string& from, const std::string& schema,
                          const Ratings& ratings, const Neutral& neutral) {
  std::set<std::string> taken;
  std::vector<std::string> names;
  for (const Rated& one : ratings.moments) names.push_back(name_of(one.label, taken));
  const bool all_begin = ratings.moments.front().visited >= 1;
  const std::size_t worst = by_mark(ratings, false), best = by_mark(ratings, true);
  std::string text = fmt::format(R"(# {0}: which moment should be better?
#
# Made by `peakend import` from {1}: {2} moments{3}.
# (found) stands behind what the file says, (guessed) behind what it does not: put your own numbers there.
# How marks became feelings is told in docs/import.md.
#   ./peakend compare {0}.yaml
# yaml-language-server: $schema={4}
peakend: 1
scenario: {0}
title: {5}
source: {6}

scale: {{from: 0..10, neutral: {7:g}, per_point: 1}}   # {8}

run: {{length: 26 weeks, warm_up: 4 weeks, seed: 1}}

population: {{size: 4000}}                # (guessed)

# All of the spread in the marks is put into the moments. Who knows how much of it lies between people, puts it here.
traits:
  pleasure_sensitivity: 1
  pain_sensitivity: 1

behaviour:
  base_rate: 0.25                        # visits a week (guessed)
  basket: 30                             # what a visit brings (guessed)
  recommend: "scale.neutral + remembered + style"   # of the visit that is over, as it was asked

journeys:
  visit:
    starts: {{rate: return_rate}}
    first: {9}
    touchpoints:
)", name, shown(from, 200), ratings.moments.size(), ratings.people > 0 ? fmt::format(", {} people", ratings.people) : "", schema, in_quotes("Marks of " + shown(from, 200)), in_quotes(shown(from, 200)), neutral.mark,
                                 of_neutral(ratings, neutral), all_begin ? names.front() : "arrive");
  if (!all_begin) text += "      arrive:  # nobody marked it: not all begin at the first moment\n        takes: 1 min\n        affect: {mean: 0, sd: 0}\n        next: " + ways_on(names, ratings, 0) + "\n";
  text += moments(names, ratings, neutral);
  text += "\n# The same half point, put where? Costs are guessed alike: put in what each would really cost you.\npolicies:\n";
  text += policy("better_worst", "Mend the moment with the lowest mark", names[worst]);
  text += policy("better_best", "Raise the moment with the highest mark", names[best]);
  text += policy("better_last", "Raise the last moment", names.back());
  text += "  a_little_everywhere:\n    says: \"Raise every moment by its part of it\"\n    change:\n";
  for (const std::string& one : names) text += fmt::format("      {}.affect.mean: {{add: {:.4g}}}\n", one, 0.5 / static_cast<double>(names.size()));
  return text + "    cost: {per_week: 200}  # (guessed)\n\ncompare: {primary: nps, delta: 1}\n";
}

}  // namespace peakend::ratings
