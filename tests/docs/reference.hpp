// The scenario reference, rendered from the tables that the program itself reads files with: keys, distributions,
// functions, units and outcomes. Only the prose between them is written here.
#pragma once
#include <fmt/format.h>

#include <cmath>
#include <string>
#include <string_view>

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
  switch (key.form) {
    case slots::Form::section: return "map";
    case slots::Form::names: return "map of names";
    case slots::Form::list: return "list";
    case slots::Form::number: return "number";
    case slots::Form::condition: return "condition";
    case slots::Form::distribution: return "distribution";
    case slots::Form::word: {
      std::string words = "one of `" + std::string(key.words) + "`";
      for (std::size_t at = words.find(' ', 8); at != std::string::npos; at = words.find(' ', at + 4)) words.replace(at, 1, "` `");
      return words;
    }
    case slots::Form::whole: return "whole number";
    case slots::Form::text: return "text";
    case slots::Form::name: return "name";
    case slots::Form::clock: return "clock";
    case slots::Form::date: return "date";
    case slots::Form::own: break;
  }
  return "its own";
}

// A number at a path that changes can reach.
inline bool is_slot(const slots::Key& key) {
  return key.form == slots::Form::number || key.form == slots::Form::condition || key.form == slots::Form::distribution || key.form == slots::Form::word;
}

inline bool is_number(const slots::Key& key) { return key.form == slots::Form::number || key.form == slots::Form::distribution; }

inline std::string unit(const slots::Key& key) {
  if (!is_number(key)) return "";
  switch (key.unit) {
    case language::Dimension::time: return "time";
    case language::Dimension::rate: return "per week";
    case language::Dimension::money: return "money";
    case language::Dimension::any: return "any";
    case language::Dimension::plain: break;
  }
  return "";
}

// Times in the largest unit that keeps the number readable, as an author would write them.
inline std::string limit(float value, language::Dimension dimension) {
  if (dimension != language::Dimension::time || value == 0) return fmt::format("{}", value);
  const auto minutes = static_cast<double>(value);
  const auto counted = [](double n, std::string_view name) { return fmt::format("{} {}{}", n, name, n == 1 ? "" : "s"); };
  if (std::fmod(minutes, 10080) == 0) return counted(minutes / 10080, "week");
  if (std::fmod(minutes, 1440) == 0) return counted(minutes / 1440, "day");
  return fmt::format("{} min", value);
}

inline std::string range(const slots::Key& key) {
  if (!is_number(key) || (std::isinf(key.low) && std::isinf(key.high))) return "";
  if (std::isinf(key.high)) return limit(key.low, key.unit) + " or more";
  if (std::isinf(key.low)) return limit(key.high, key.unit) + " or less";
  return limit(key.low, key.unit) + " to " + limit(key.high, key.unit);
}

inline std::string changed_by(const slots::Key& key) {
  if (!is_slot(key)) return "";
  switch (key.phase) {
    case slots::Phase::build: return "build";
    case slots::Phase::birth: return "birth";
    case slots::Phase::day: return "day";
    case slots::Phase::contact: break;
  }
  return "contact";
}

inline std::string may_read(const slots::Key& key) {
  if (!is_slot(key) || key.form == slots::Form::word) return "";
  switch (key.reads) {
    case slots::Reads::constants: return "constants";
    case slots::Reads::calendar: return "calendar";
    case slots::Reads::birth: return "birth";
    case slots::Reads::customer: return "customer";
    case slots::Reads::before: return "before";
    case slots::Reads::after: return "after";
    case slots::Reads::felt: return "felt";
    case slots::Reads::episode: return "episode";
    case slots::Reads::answer: return "answer";
    case slots::Reads::firm: return "firm";
    case slots::Reads::figures: return "figures";
    case slots::Reads::anything: break;
  }
  return "what its reader may";
}

inline std::string key_row(const slots::Key& key) {
  const std::string fallback = key.required ? "**required**" : code(key.fallback);
  const std::string meaning = (key.later ? "**not yet**: " : "") + cell(key.meaning);
  return fmt::format("| {} | {} | {} | {} | {} | {} | {} | {} | {} |\n", code(key.pattern), key.later ? "" : form(key), unit(key), range(key), fallback, changed_by(key),
                     may_read(key), meaning, cell(key.source));
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
  std::string out = "| outcome | unit | by group | better | meaning |\n|---|---|---|---|---|\n";
  for (const auto& kind : spec::outcome_kinds()) {
    const bool money = kind.name == "revenue" || kind.name == "cost" || kind.name == "margin";
    out += fmt::format("| `{}` | {}{} | {} | {} | {} |\n", kind.name, money ? "money " : "", kind.unit, kind.by_topic ? "by topic, `" + std::string(kind.name) + ".TOPIC`" : kind.by_survey ? "or by survey, `" + std::string(kind.name) + ".SURVEY`" : kind.by_group ? "yes" : "", kind.higher_is_better ? "higher" : "lower", cell(kind.meaning));
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
