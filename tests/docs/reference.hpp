// The scenario reference, rendered from the tables that the program itself reads files with: keys, distributions,
// functions, units and outcomes. Only the prose between them is written here.
#pragma once
#include <fmt/format.h>

#include <cmath>
#include <string>
#include <string_view>

#include "scenarios/explain/key_words.hpp"
#include "scenarios/language/functions.hpp"
#include "scenarios/language/units.hpp"
#include "scenarios/slots/distributions.hpp"
#include "scenarios/slots/keys.hpp"
#include "scenarios/spec/outcomes.hpp"

namespace peakend::docs {

// Text for a cell of a Markdown table; a pipe would end the cell.
inline std::string cell(std::string_view text) {
  std::string out;
  for (const char c : text) out += c == '|' ? std::string("\\|") : std::string(1, c);
  return out;
}

inline std::string code(std::string_view text) { return text.empty() ? "" : "`" + cell(text) + "`"; }

inline std::string form(const slots::Key& key) {
  if (key.form != slots::Form::word) return explain::form(key);
  std::string words;
  for (const std::string_view word : explain::words_of(key)) words += (words.empty() ? "" : " ") + code(word);
  return "one of " + words;
}

inline std::string key_row(const slots::Key& key) {
  const std::string fallback = key.required ? "**required**" : code(key.fallback);
  const std::string meaning = (key.later ? "**not yet**: " : "") + cell(key.meaning);
  return fmt::format("| {} | {} | {} | {} | {} | {} | {} | {} | {} |\n", code(key.pattern), key.later ? "" : form(key), explain::unit(key), explain::range(key), fallback, explain::phase(key),
                     explain::level(key), meaning, cell(key.source));
}

inline std::string keys_tables() {
  std::string out;
  std::string_view chapter;
  constexpr std::string_view whole_file = "The file as a whole", not_yet = "Not yet";
  for (const slots::Key& key : slots::keys()) {
    std::string_view top = key.pattern.substr(0, key.pattern.find('.'));
    const bool alone = key.form != slots::Form::section && key.form != slots::Form::names && top == key.pattern;
    const bool opening = alone && !key.later && (chapter.empty() || chapter == whole_file);
    if (opening) top = whole_file;
    if (alone && key.later) top = not_yet;
    if (top != chapter) {
      const std::string title = top == whole_file || top == not_yet ? std::string(top) : code(top);
      out += fmt::format("\n### {}\n\n| key | form | unit | range | default | changed by | may read | meaning | source |\n|---|---|---|---|---|---|---|---|---|\n", title);
      chapter = top;
    }
    out += key_row(key);
  }
  return out;
}

inline std::string distributions_table() {
  std::string out = "| written | parameters |\n|---|---|\n";
  for (const auto& form : slots::distributions()) {
    std::string names, ranges;
    for (const auto& p : form.parameters) {
      names += (names.empty() ? "" : ", ") + std::string(p.name) + ": ..";
      const std::string limits = std::isinf(p.high) ? (std::isinf(p.low) ? "any" : fmt::format("{} or more", p.low)) : fmt::format("{} to {}", p.low, p.high);
      ranges += fmt::format("{}`{}` {}{}", ranges.empty() ? "" : ", ", p.name, p.in_unit ? "in the key's unit, " : "", limits);
    }
    out += fmt::format("| `{{{}: {{{}}}}}` | {} |\n", form.name, names, ranges);
  }
  out += "| `{categorical: {values: [..], shares: [..]}}` | as many shares as values; the last value takes what the shares leave |\n";
  out += "| `{empirical: {values: [..]}}` | a sample of constants |\n";
  return out;
}

inline std::string functions_table() {
  std::string out = "| call | gives |\n|---|---|\n";
  for (const auto& function : language::functions()) out += fmt::format("| `{}({})` | {} |\n", function.name, function.parameters, function.meaning);
  return out;
}

inline std::string units_list() {
  std::string out;
  for (const std::string& name : language::unit_names()) out += (out.empty() ? "`" : ", `") + name + "`";
  return out;
}

inline std::string outcomes_table() {
  std::string out = "| outcome | unit | by group | better | meaning | needs |\n|---|---|---|---|---|---|\n";
  for (const auto& kind : spec::outcome_kinds()) {
    const bool money = kind.name == "revenue" || kind.name == "cost" || kind.name == "margin";
    out += fmt::format("| `{}` | {}{} | {} | {} | {} | {} |\n", kind.name, money ? "money " : "", kind.unit, kind.by_topic ? "by topic, `" + std::string(kind.name) + ".TOPIC`" : kind.by_survey ? "or by survey, `" + std::string(kind.name) + ".SURVEY`" : kind.by_group ? "yes" : "", kind.higher_is_better ? "higher" : "lower", cell(kind.meaning), cell(spec::needs(kind.measure)));
  }
  return out;
}

// Everything in order. `prose` is the hand-written part, with one line `{{name}}` where each table stands.
inline std::string reference(std::string prose) {
  const auto put = [&](std::string_view name, const std::string& table) {
    const std::string mark = "{{" + std::string(name) + "}}";
    if (const auto at = prose.find(mark); at != std::string::npos) prose.replace(at, mark.size(), table);
  };
  put("units", units_list());
  put("distributions", distributions_table());
  put("functions", functions_table());
  put("outcomes", outcomes_table());
  put("keys", keys_tables());
  return prose;
}

}  // namespace peakend::docs
