// One look for all pages, and one policy of what may run.
#include "results/page/skeleton.hpp"

#include <fmt/format.h>

#include <vector>

#include "results/page/css.hpp"
#include "results/page/html.hpp"
#include "scenarios/words/say.hpp"

namespace peakend::results {
namespace {
std::string numbers_table(const std::vector<Number>& numbers) {
  std::vector<Column> columns{{{told("number")}, {}, true, false}, {{told("value")}, {}, true, false}, {{told("what it is")}, {}, true, false}, {{told("from")}, {}, true, false}};
  for (const Number& one : numbers) {
    columns[0].cells.push_back(one.path), columns[1].cells.push_back(one.value);
    columns[2].cells.push_back(retold(told(one.meaning))), columns[3].cells.push_back(retold(told(one.from)));
  }
  return numbers.empty() ? "" : table_of(columns, {}, told("Every number of the scenario"));
}

std::string head(const std::string& title, const Script& script) {
  const std::string scripts = script.text.empty() ? "'none'" : "'sha256-" + script.hash + "'";
  return fmt::format(
      "<!doctype html>\n<html lang=\"{}\">\n<head>\n<meta charset=\"utf-8\">\n"
      "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; script-src {}; style-src 'unsafe-inline'; img-src data: blob:; base-uri 'none'; form-action 'none'\">\n"
      "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n<meta name=\"color-scheme\" content=\"light dark\">\n<meta name=\"generator\" content=\"peakend\">\n"
      "<title>{}</title>\n<style>\n{}</style>\n</head>\n",
      code_of(spoken()), scripts, title, css);
}
}  // namespace

std::string opening(std::string_view title, const Script& script) { return head(escaped(title, 200), script) + "<body>\n"; }

std::string header(std::string_view kicker, std::string_view title, std::string_view run) {
  return fmt::format("<a class=\"skip\" href=\"#verdict\">{}</a>\n<header>\n<p class=\"kicker\">{}</p>\n<h1>{}</h1>\n<p class=\"run\">{}</p>\n</header>\n<main>\n",
                     told("To the verdict"), escaped(kicker), escaped(title, 200), escaped(run, 2000));
}

std::string section(std::string_view id, std::string_view title, const std::string& inner) {
  return inner.empty() ? "" : fmt::format("<section id=\"{}\">\n<h2>{}</h2>\n{}</section>\n", id, escaped(title), inner);
}

std::string details(std::string_view summary, const std::string& inner) {
  return inner.empty() ? "" : fmt::format("<details><summary>{}</summary>\n{}</details>\n", escaped(summary), inner);
}

std::string how_marked(const Provenance& from) {
  if (from.assumed + from.published + from.calibrated == 0) return "";
  std::string text = say("Of the {} numbers in the file, {} are marked as assumed and {} as published", from.in_the_file, from.assumed, from.published);
  if (from.calibrated > 0) text += say(", {} as calibrated", from.calibrated);
  return text + ".";
}

std::string assumptions(const Provenance& from) {
  return section("assumptions", told("What was assumed"),
                 element("p", told("A model is no better than what is put in. (a) marks a default that is assumed; others name who published them; the rest is written in the scenario.")) +
                     (how_marked(from).empty() ? "" : element("p", how_marked(from))) +
                     details(say("All {} numbers", from.numbers.size()), numbers_table(from.numbers)));
}

std::string provenance_of(const Provenance& from, std::uint64_t seed, std::string_view hash) {
  std::string html = "<dl>\n";
  const auto add = [&](std::string_view name, std::string_view value) {
    if (!value.empty()) html += fmt::format("<dt>{}</dt><dd>{}</dd>\n", name, value);
  };
  add(told("Scenario"), escaped(from.file));
  add(told("The same again"), "<code>" + escaped(from.command) + "</code>");
  add(told("Seed"), std::to_string(seed));
  add(told("Identity"), "<code>" + escaped(hash) + "</code>");
  add(told("Made by"), escaped(from.program));
  html += fmt::format("</dl>\n<p class=\"note\">{}</p>\n", told("The same file, seed and version give the same figures to the last bit, on any machine and any number of threads."));
  return section("provenance", told("Where this comes from"), html);
}

}  // namespace peakend::results
