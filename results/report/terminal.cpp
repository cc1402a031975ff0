// Each part makes its own lines; the page is their order.
#include "results/report/terminal.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "results/report/columns.hpp"
#include "results/report/curve.hpp"
#include "results/report/groups.hpp"
#include "results/report/policy_table.hpp"
#include "results/report/sentences.hpp"
#include "results/report/words.hpp"
#include "results/table/shown.hpp"
#include "results/table/summary.hpp"
#include "scenarios/words/say.hpp"

namespace peakend::results {

namespace {

constexpr std::size_t comfortable = 110;  // columns; longer lines of prose are hard to read

struct Page {
  std::size_t width = 100;
  bool unicode = true;
  Signs drawn;
  Lines lines;
};

void head(Page& page, const std::string& title) {
  page.lines.push_back({"", Tone::plain});
  page.lines.push_back({title, Tone::title});
}

void prose(Page& page, const std::string& text, const std::string& first, Tone tone) {
  add(page.lines, wrap(cut(clean(text, page.unicode), longest_text, page.drawn.ellipsis), std::min(page.width, comfortable), first), tone);
}

void opening(Page& page, const Study& study) {
  const std::string title = study.title.empty() ? study.scenario : study.scenario + ": " + study.title.here();
  page.lines.push_back({cut(clean(title, page.unicode), longest_text, page.drawn.ellipsis), Tone::title});
  prose(page, what_was_run(study), "", Tone::plain);
}

// What its author says of it, or calls it.
const Wording& what_of(const PolicyResult& policy) { return policy.says.empty() ? policy.label : policy.says; }

void what_was_tried(Page& page, const Study& study) {
  std::size_t longest = 0;
  for (const PolicyResult& policy : study.policies) {
    if (!what_of(policy).empty()) longest = std::max(longest, width_of(clean(policy.name, page.unicode)));
  }
  if (longest == 0) return;
  head(page, told("What was tried"));
  longest = std::min(longest, page.width / 3);
  for (const PolicyResult& policy : study.policies) {
    if (what_of(policy).empty()) continue;
    const std::string name = cut(clean(policy.name, page.unicode), longest, page.drawn.ellipsis);
    prose(page, what_of(policy).here(), pad_right(name, longest + 2), Tone::plain);
  }
}

void policies(Page& page, const Study& study, const Verdict& verdict, const Summary& summary) {
  head(page, told("The policies"));
  const PolicyTable table = policy_table(study, verdict, summary, page.unicode);
  for (Line& line : lay_out(table.columns, table.tones, page.width, page.drawn)) page.lines.push_back(line);
  for (const std::string& note : table.notes) prose(page, note, "", Tone::faint);
}

void intentions(Page& page, const Study& study, const Summary& summary) {
  const auto sentences = intention_sentences(study, summary, page.drawn.plus_minus);
  if (sentences.empty()) return;
  head(page, told("What was intended, and what was found"));
  for (const std::string& sentence : sentences) prose(page, sentence, "", Tone::plain);
}

void bands(Page& page, const Study& study, const Summary& summary) {
  const BandTable table = band_table(study, summary, page.unicode);
  if (table.columns.empty()) return;
  head(page, say("Who feels what ({})", clean(study.policies[0].name, page.unicode)));
  for (Line& line : lay_out(table.columns, {}, page.width, page.drawn)) page.lines.push_back(line);
  for (const std::string& note : table.notes) prose(page, note, "", Tone::faint);
}

void groups(Page& page, const Study& study, const Verdict& verdict, const Summary& summary) {
  const std::vector<Column> columns = group_table(study, verdict, summary, page.unicode);
  if (columns.empty()) return;
  head(page, told("For whom it works"));
  for (Line& line : lay_out(columns, {}, page.width, page.drawn)) page.lines.push_back(line);
}

void other_outcomes(Page& page, const Study& study, const Verdict& verdict, const Summary& summary) {
  const std::vector<Column> columns = other_table(study, verdict, summary, page.unicode, page.width);
  if (columns.empty()) return;
  head(page, say("What else changes with {}", clean(verdict.best, page.unicode)));
  for (Line& line : lay_out(columns, {}, page.width, page.drawn)) page.lines.push_back(line);
}

void curve(Page& page, const Study& study, const Verdict& verdict) {
  const auto best = find_policy(study, verdict.best);
  const PolicyResult& shown = study.policies[best.value_or(0)];
  const Lines lines = emotion_curve(study.policies[0], shown, page.width, page.unicode);
  if (lines.empty()) return;
  head(page, told("The emotion curve: how each step feels, from -5 to +5"));
  page.lines.insert(page.lines.end(), lines.begin(), lines.end());
  prose(page, curve_legend(study.policies[0], shown, page.unicode), "", Tone::faint);
}

void words(Page& page, const Study& study, const Verdict& verdict) {
  head(page, told("Verdict"));
  bool first = true;
  for (const std::string& sentence : verdict_sentences(study, verdict)) {
    prose(page, sentence, "  ", first ? Tone::good : Tone::plain);
    first = false;
  }
  for (const std::string& sentence : guardrail_sentences(study, verdict)) prose(page, sentence, "  ", Tone::bad);
  if (!verdict.warnings.empty()) head(page, told("Keep in mind"));
  for (const std::string& warning : verdict.warnings) prose(page, warning, "  - ", Tone::warning);
  if (!study.not_run.empty()) head(page, told("Not run"));
  for (const std::string& item : study.not_run) prose(page, retold(item), "  - ", Tone::faint);
}

}  // namespace

std::string terminal(const Study& study, const Verdict& verdict, TerminalStyle style) {
  const auto width = static_cast<std::size_t>(std::clamp(style.width, 60, 200));
  Page page{width, style.unicode, signs(style.unicode), {}};
  opening(page, study);
  if (!study.policies.empty()) {
    const Summary summary = summarise(study);
    what_was_tried(page, study);
    policies(page, study, verdict, summary);
    intentions(page, study, summary);
    bands(page, study, summary);
    groups(page, study, verdict, summary);
    other_outcomes(page, study, verdict, summary);
    curve(page, study, verdict);
  }
  words(page, study, verdict);
  return printed(page.lines, width, style.colour, page.drawn.ellipsis);
}

}  // namespace peakend::results
