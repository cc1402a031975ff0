// The same sentences and columns as on the terminal; bars in texts are escaped, line ends cannot be there.
#include "results/report/markdown.hpp"

#include <fmt/format.h>

#include <vector>

#include "results/report/columns.hpp"
#include "results/report/curve.hpp"
#include "results/report/groups.hpp"
#include "results/report/policy_table.hpp"
#include "results/report/robustness.hpp"
#include "results/report/sentences.hpp"
#include "results/report/words.hpp"
#include "results/table/called.hpp"
#include "results/table/shown.hpp"
#include "results/table/summary.hpp"
#include "scenarios/words/say.hpp"

namespace peakend::results {
namespace {
std::string plain(const std::string& text) {
  std::string written;
  for (const char c : cut(clean(text, true), longest_text, "...")) written += std::string_view("\\&|<>*_`[]#").find(c) == std::string_view::npos ? std::string(1, c) : std::string("\\") + c;
  return written;
}

std::string table_in_markdown(const std::vector<Column>& columns) {
  if (columns.empty() || columns[0].cells.empty()) return "";
  std::string head = "|", rule = "|", rows;
  for (const Column& column : columns) {
    std::string title;
    for (const std::string& line : column.header) title += (title.empty() || line.empty() ? "" : " ") + plain(line);
    head += " " + title + " |", rule += column.left ? "---|" : "---:|";
  }
  for (std::size_t row = 0; row < columns[0].cells.size(); ++row) {
    rows += "|";
    for (const Column& column : columns) rows += " " + (row < column.cells.size() ? plain(column.cells[row]) : "") + " |";
    rows += "\n";
  }
  return head + "\n" + rule + "\n" + rows + "\n";
}

std::string items(const std::vector<std::string>& sentences) {
  std::string text;
  for (const std::string& sentence : sentences) text += "- " + plain(sentence) + "\n";
  return text.empty() ? "" : text + "\n";
}

std::string under(const std::string& title, const std::string& inner) { return inner.empty() ? "" : "## " + title + "\n\n" + inner; }
}  // namespace

std::string markdown(const Study& named) {
  const Study study = called(named);
  const Verdict verdict = decide(study);
  std::string text = fmt::format("# {}\n\n{}.\n\n", plain(study.title.empty() ? study.scenario : study.title.here()), plain(what_was_asked(study)));
  const VerdictWords words = verdict_words(study, verdict);
  std::vector<std::string> said = words.choice, doubt = words.turning;
  said.insert(said.end(), words.guardrails.begin(), words.guardrails.end());
  doubt.insert(doubt.end(), words.standing.begin(), words.standing.end());
  if (!words.how_asked.empty()) doubt.push_back(words.how_asked);
  text += under(told("The verdict"), items(said)) + under(words.turning.empty() ? told("What it withstands") : told("What would turn it"), items(doubt)) + under(told("Keep in mind"), items(verdict.warnings));
  if (study.policies.empty()) return text;
  const Summary summary = summarise(study);
  std::vector<std::string> tried;
  for (const PolicyResult& policy : study.policies)
    if (!policy.says.empty()) tried.push_back(policy.name + ": " + policy.says.here());
  const PolicyTable table = policy_table(study, verdict, summary, true);
  std::string notes;
  for (const std::string& note : table.notes) notes += plain(note) + "\n\n";
  text += under(told("The policies"), items(tried) + table_in_markdown(table.columns) + notes);
  text += under(told("What was intended, and what was found"), items(intention_sentences(study, summary, "±")));
  const BandTable bands = band_table(study, summary, true);
  text += under(say("Who feels what: {}", plain(study.policies[0].name)), table_in_markdown(bands.columns) + items(bands.notes));
  text += under(told("For whom it works"), table_in_markdown(group_table(study, verdict, summary, true)));
  text += under(say("What else changes with {}", plain(verdict.best)), table_in_markdown(other_table(study, verdict, summary, true, std::nullopt)));
  const auto best = find_policy(study, verdict.best);
  std::string curve;
  for (const Line& line : emotion_curve(study.policies[0], study.policies[best.value_or(0)], 96, true)) curve += line.text + "\n";
  if (!curve.empty()) text += under(told("The emotion curve"), "```text\n" + curve + "```\n\n" + plain(curve_legend(study.policies[0], study.policies[best.value_or(0)], true)) + "\n\n");
  return text + under(told("Not run"), items(retold(study.not_run)));
}

}  // namespace peakend::results
