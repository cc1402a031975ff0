// One paragraph for each table in which the word stands.
#include "scenarios/explain/explain.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <vector>

#include "scenarios/base/text.hpp"
#include "scenarios/explain/key_words.hpp"
#include "scenarios/language/functions.hpp"
#include "scenarios/language/units.hpp"
#include "scenarios/language/words.hpp"
#include "scenarios/slots/distributions.hpp"
#include "scenarios/spec/outcomes.hpp"

namespace peakend::explain {
namespace {
using slots::Form;
using slots::Key;

constexpr std::size_t most_in_full = 4;  // keys; of more a line each

void row(std::string& text, std::string_view name, std::string_view value) {
  if (!value.empty()) text += fmt::format("  {:<12} {}\n", name, value);
}

// A step of the author's own fits whatever is asked; the last must be the key's own.
bool ends_so(const std::vector<std::string_view>& pattern, const std::vector<std::string_view>& asked) {
  if (asked.size() > pattern.size() || asked.back() != pattern.back() || asked.back() == "*" || asked.back() == "#")
    return false;
  return std::equal(asked.rbegin(), asked.rend(), pattern.rbegin(),
                    [](std::string_view a, std::string_view p) { return a == p || p == "*" || p == "#"; });
}

std::vector<const Key*> keys_called(std::string_view word) {
  if (const Key* key = slots::find_key(word)) return {key};
  std::vector<const Key*> found;
  const auto asked = slots::steps(word);
  for (const Key& key : slots::keys())
    if (key.pattern == word || ends_so(slots::steps(key.pattern), asked)) found.push_back(&key);
  return found;
}

std::string line_of(const Key& key) {
  return fmt::format("{}: {}{}", key.pattern, key.later ? "not yet: " : "", key.meaning);
}

// The keys directly below a map, a line each.
std::string below(const Key& key) {
  std::string text;
  const std::string path = std::string(key.pattern) + (key.form == Form::names ? ".*" : "");
  for (const Key& one : slots::keys()) {
    const auto dot = one.pattern.rfind('.');
    if (dot != std::string_view::npos && one.pattern.substr(0, dot) == path)
      text += fmt::format("    {:<16} {}{}\n", one.pattern.substr(dot + 1), one.later ? "not yet: " : "", one.meaning);
  }
  return text;
}

std::string written_as(const Key& key) {
  std::string text = key.form == Form::own ? "as its meaning says; see docs/scenario_reference.md" : form(key);
  if (key.form == Form::number) text = "a number, or an expression in double quotes";
  if (key.form == Form::condition) text = "an expression that is true or false, in double quotes";
  if (key.form == Form::distribution) text = "a number, an expression, or a distribution: {normal: {mean: .., sd: ..}}";
  if (const std::string of = unit(key); !of.empty() && of != "any") text += "; " + of;
  if (const std::string from_to = range(key); !from_to.empty()) text += "; " + from_to;
  return text;
}

std::string source_of(const Key& key) {
  if (key.source == "(a)") return "assumed by us";
  return std::string(key.source);
}

std::string in_full(const Key& key) {
  std::string text = line_of(key) + "\n";
  if (key.later) return text;
  row(text, "written as", written_as(key));
  row(text, "without it", key.required ? "the file is refused" : std::string(key.fallback));
  row(text, "source", source_of(key));
  row(text, "may read", meaning_of_level(level(key)));
  row(text, "changed by", meaning_of_phase(phase(key)));
  if (const std::string keys = below(key); !keys.empty()) text += "  below it\n" + keys;
  return text;
}

std::string of_keys(std::string_view word) {
  const auto keys = keys_called(word);
  std::string text;
  for (const Key* key : keys)
    text += keys.size() > most_in_full ? line_of(*key) + "\n" : (text.empty() ? "" : "\n") + in_full(*key);
  return text;
}

std::string of_outcome(std::string_view word) {
  const std::string_view name = word.substr(0, word.find('.'));
  for (const auto& kind : spec::outcome_kinds()) {
    if (kind.name != name) continue;
    std::string text = fmt::format("{}, an outcome: {}\n", kind.name, kind.meaning);
    row(text, "unit", kind.unit);
    row(text, "needs", spec::needs(kind.measure));
    row(text, "better", kind.higher_is_better ? "higher" : "lower");
    row(text, "also", kind.by_topic    ? fmt::format("of one topic: {}.TOPIC", name)
                      : kind.by_survey ? fmt::format("of one survey: {}.SURVEY", name)
                      : kind.by_group  ? fmt::format("of one group: {0}.promoters, {0}.passives, {0}.detractors, {0}.SEGMENT", name)
                                       : "");
    row(text, "stands in", "compare.primary, guardrails, intends, claims, record; the tables of every answer");
    return text;
  }
  return "";
}

std::string of_expressions(std::string_view word) {
  for (const auto& one : language::words()) {
    if (one.name != word || one.meaning.empty()) continue;
    return fmt::format("{}, in expressions: {}\n", word, one.meaning);
  }
  if (word == "trust") return "trust, in expressions: competence times intention, 0 to 1\n";
  if (word == "service_quality")
    return "service_quality, in expressions: skill times engagement of this touchpoint's pool, 0 to 1\n";
  if (const auto* function = language::function_named(word))
    return fmt::format("{}({}), in expressions: {}\n", function->name, function->parameters, function->meaning);
  return "";
}

std::string of_distribution(std::string_view word) {
  std::string text;
  for (const auto& form : slots::distributions()) {
    if (form.name != word) continue;
    std::string names;
    for (const auto& p : form.parameters) names += fmt::format("{}{}: ..", names.empty() ? "" : ", ", p.name);
    text += fmt::format("{}, a distribution: {{{}: {{{}}}}}\n", word, word, names);
  }
  if (word == "categorical") return "categorical, a distribution: {categorical: {values: [..], shares: [..]}}\n";
  if (word == "empirical") return "empirical, a distribution: {empirical: {values: [..]}}\n";
  return text;
}

std::string of_unit(std::string_view word) {
  const auto* unit = language::unit_named(word);
  if (!unit) return "";
  return fmt::format("{}, a unit of time: {} minutes; a rate is written `0.3 per week`\n", word, unit->times / unit->over);
}

std::vector<std::string> all_words() {
  std::vector<std::string> words;
  for (const Key& key : slots::keys()) {
    const auto last = slots::steps(key.pattern).back();
    if (last != "*" && last != "#") words.emplace_back(last), words.emplace_back(key.pattern);
  }
  for (const auto& kind : spec::outcome_kinds()) words.emplace_back(kind.name);
  for (const auto& word : language::words())
    if (!word.meaning.empty()) words.emplace_back(word.name);
  for (const std::string& name : language::function_names()) words.push_back(name);
  for (const auto& form : slots::distributions()) words.emplace_back(form.name);
  return words;
}
}  // namespace

namespace {
// Words people ask for that the language has other ones for, or none.
struct Other {
  std::string_view asked, said;
};
constexpr Other others[] = {
    {"ablation", "a mechanism switched off, to see whether a claim fails without it; see `ablations`"},
    {"appointment", "there are none in this version: everybody walks in, at a moment drawn from `stores.*.arrivals`. The nearest is a narrow wave of arrivals"},
    {"break", "a gap between two `shifts` of a pool; the store stays open"},
    {"customer", "see `population`, `segments`, `traits`, `state`"},
    {"emergent", "a claim that follows from nothing that was put in; one that a rule says outright `follows_from_rule`; see `expect.*.kind`"},
    {"lunch", "a gap between two `shifts` of a pool; the store stays open"},
    {"month", "months differ in length: write 30 days or 4 weeks"},
    {"months", "months differ in length: write 30 days or 4 weeks"},
    {"net promoter", "promoters minus detractors, -100 to 100; see `nps`"},
    {"price", "what is spent is `journeys.*.touchpoints.*.spend` or `behaviour.basket`; a price that is felt is a part of `affect`"},
    {"queue", "people queue where a touchpoint has a `pool`; see `pool`, `patience`, `balk_above`, `wait`"},
    {"reservation", "there are none in this version: everybody walks in, at a moment drawn from `stores.*.arrivals`"},
    {"rival", "another model of the same people, under which a verdict may turn; see `rivals`"},
    {"same chance", "all policies meet the same people and the same accidents, so differences are sharper than means: docs/statistics.md"},
    {"settled", "no other policy can be better by `compare.delta` or more, with the confidence of `compare.confidence`: docs/statistics.md"},
    {"slot", "a number of the file with a path, such as journeys.visit.touchpoints.pay.affect.mean: what policies and --set change"},
    {"stimulus", "what a moment would make somebody feel before sensitivity, habit and expectation: `affect.mean`, -5 to 5"},
    {"visit", "an episode of a journey that counts as one; see `journeys`, `counts`, `visits`"},
    {"wait rule", "minutes beyond the acceptable wait hurt: `perception.wait_pain` each, where `affect.mean` does not read the wait itself"},
    {"waiting", "people wait where a touchpoint has a `pool`; see `wait`, `perceived_wait`, `acceptable_wait`, `perception`"},
};

std::string of_other_words(std::string_view word) {
  for (const Other& other : others)
    if (other.asked == word) return fmt::format("{}: {}\n", other.asked, other.said);
  return "";
}

std::string found(std::string_view word) {
  std::string text;
  for (const std::string& part : {of_keys(word), of_outcome(word), of_expressions(word), of_distribution(word), of_unit(word), of_other_words(word)})
    if (!part.empty()) text += (text.empty() ? "" : "\n") + part;
  return text;
}
}  // namespace

std::optional<std::string> explain(std::string_view word) {
  std::string text = found(word);
  if (text.empty()) text = found(lowered(std::string(word)));
  if (text.empty() && word.starts_with("per ")) text = found(word.substr(4));
  if (text.empty()) return std::nullopt;
  return text;
}

std::string near(std::string_view word) {
  auto words = all_words();
  std::sort(words.begin(), words.end());
  words.erase(std::unique(words.begin(), words.end()), words.end());
  return did_you_mean(word, words);
}

std::string sections() {
  std::string text;
  for (const Key& key : slots::keys())
    if (key.pattern.find('.') == std::string_view::npos && !key.later)
      text += fmt::format("{:<14} {}\n", key.pattern, key.meaning);
  return text;
}

}  // namespace peakend::explain
