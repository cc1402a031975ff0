// Sheet by sheet.
#include "results/workbook/workbook.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "results/report/sentences.hpp"
#include "results/table/called.hpp"
#include "results/table/shown.hpp"
#include "results/table/summary.hpp"
#include "results/workbook/book.hpp"
#include "scenarios/words/say.hpp"

namespace peakend::results {
namespace {
void interval(Sheet& sheet, const Estimate& estimate, lxw_format* format) {
  sheet.number(estimate.mean, format), sheet.number(estimate.low, format), sheet.number(estimate.high, format);
}

// No two columns of a sheet have one name: who reckons with them goes by it.
std::string of_what(const std::string& bound, std::string_view what) { return fmt::format("{} ({})", bound, told(what)); }

// The label of a touchpoint, for who reads the way that leads there.
std::string label_of(const PolicyResult& policy, const Way& way, const std::string& touchpoint) {
  const auto found = std::find_if(policy.curve.begin(), policy.curve.end(), [&](const CurvePoint& one) { return one.journey == way.journey && one.touchpoint == touchpoint; });
  return found == policy.curve.end() ? touchpoint : title_of(*found);
}

void verdict_sheet(Book& book, const Study& study, const Verdict& verdict, const Provenance& from) {
  Sheet sheet = book.sheet(told("verdict"));
  sheet.width(120);
  const auto line = [&](std::string_view text) { sheet.text(text, true), sheet.end_row(); };
  const auto title = [&](std::string_view text) { sheet.end_row(), sheet.bold(text), sheet.end_row(); };
  sheet.bold(study.title.empty() ? study.scenario : study.title.here());
  sheet.end_row();
  line(what_was_asked(study) + ".");
  title(told("The verdict"));
  const VerdictWords words = verdict_words(study, verdict);
  for (const auto* part : {&words.choice, &words.guardrails})
    for (const std::string& sentence : *part) line(sentence);
  if (!words.turning.empty() || !words.standing.empty()) title(words.turning.empty() ? told("What it withstands") : told("What would turn it"));
  for (const auto* part : {&words.turning, &words.standing})
    for (const std::string& sentence : *part) line(sentence);
  if (!words.how_asked.empty()) line(words.how_asked);
  if (!verdict.warnings.empty()) title(told("Keep in mind"));
  for (const std::string& warning : verdict.warnings) line(warning);
  title(told("Where this comes from"));
  line(from.file);
  line(from.command);
  line(study.hash);
  line(from.program);
}

void policies_sheet(Book& book, const Study& study, const Verdict& verdict, const Summary& summary) {
  const auto primary = find_outcome(study, study.primary);
  if (!primary) return;
  const Outcome& outcome = study.outcomes[*primary];
  const std::string of = title_of(outcome) + (outcome.unit.empty() ? "" : " (" + unit_text(outcome.unit) + ")"), low = told("low"), high = told("high"), money = " (" + study.currency + ")";
  Sheet sheet = book.sheet(told("policies"));
  sheet.headed({{told("policy"), 24}, {told("what it is"), 50}, {of, 14}, {low, 10}, {high, 10}, {told("difference"), 14}, {of_what(low, "difference"), 16}, {of_what(high, "difference"), 16},
                {told("extra cost") + money, 14}, {of_what(low, "extra cost"), 16}, {of_what(high, "extra cost"), 16}, {told("more margin") + money, 14}, {of_what(low, "more margin"), 16}, {of_what(high, "more margin"), 16}, {say("back per {} spent", study.currency), 14}, {told("paid back in week"), 12}, {told("verdict"), 24}});
  for (std::size_t p = 0; p < study.policies.size(); ++p) {
    const Standing& standing = verdict.standings[p];
    sheet.text(study.policies[p].name), sheet.text(study.policies[p].says.here());
    interval(sheet, summary[p][*primary].value, book.decimals(outcome.decimals));
    interval(sheet, p == 0 ? no_estimate() : summary[p][*primary].difference, book.decimals(outcome.decimals));
    interval(sheet, p == 0 ? no_estimate() : standing.money.investment, book.decimals(0));
    interval(sheet, p == 0 ? no_estimate() : standing.money.margin, book.decimals(0));
    sheet.number(standing.money.return_on_investment ? standing.money.return_on_investment->mean : no_number, book.decimals(2));
    sheet.number(standing.money.payback ? *standing.money.payback : no_number);
    const Rank rank = rank_of(verdict, p);
    sheet.text(rank == Rank::out ? told("breaks a guardrail") : rank == Rank::best ? told("best") : rank == Rank::tied ? told("tied with the best") : "");
    sheet.end_row();
  }
}

void journey_sheet(Book& book, const Study& study) {
  Sheet sheet = book.sheet(told("journey"));
  sheet.headed({{told("policy"), 24}, {told("journey"), 16}, {told("touchpoint"), 24}, {told("as people read it"), 24}, {told("share of visits"), 12}, {told("feeling"), 10}, {told("of 10 visits 1 is below"), 12}, {told("half are below"), 12}, {told("of 10 visits 1 is above"), 12}, {told("minutes waited"), 12}, {told("share who give up"), 12}});
  for (const PolicyResult& policy : study.policies)
    for (const CurvePoint& point : policy.curve) {
      sheet.text(policy.name), sheet.text(point.journey), sheet.text(point.touchpoint), sheet.text(title_of(point));
      sheet.number(point.share, book.decimals(3));
      for (const double feeling : {point.mean, point.q10, point.q50, point.q90}) sheet.number(feeling, book.decimals(2));
      sheet.number(point.wait, book.decimals(1)), sheet.number(point.gave_up, book.decimals(3));
      sheet.end_row();
    }
}

void ways_sheet(Book& book, const Study& study) {
  Sheet sheet = book.sheet(told("ways"));
  sheet.headed({{told("policy"), 24}, {told("journey"), 16}, {told("leaves"), 24}, {told("goes to"), 24}, {of_what(told("leaves"), "as people read it"), 24}, {of_what(told("goes to"), "as people read it"), 24}, {told("share of visits"), 12}, {told("gave up"), 12}});
  for (const PolicyResult& policy : study.policies)
    for (const Way& way : policy.ways) {
      sheet.text(policy.name), sheet.text(way.journey), sheet.text(way.from), sheet.text(way.to.empty() ? told("ends here") : way.to);
      sheet.text(label_of(policy, way, way.from)), sheet.text(way.to.empty() ? told("ends here") : label_of(policy, way, way.to));
      sheet.number(way.share, book.decimals(3)), sheet.text(way.gave_up ? told("gave up") : "");
      sheet.end_row();
    }
}

void assumptions_sheet(Book& book, const Provenance& from) {
  Sheet sheet = book.sheet(told("assumptions"));
  sheet.headed({{told("number"), 44}, {told("value"), 40}, {told("what it is"), 60}, {told("from"), 44}});
  for (const Number& one : from.numbers) {
    sheet.text(one.path), sheet.text(one.value), sheet.text(retold(told(one.meaning))), sheet.text(retold(told(one.from)));
    sheet.end_row();
  }
}

void data_sheet(Book& book, const Study& study, const Summary& summary) {
  const std::string low = told("low"), high = told("high");
  Sheet sheet = book.sheet(told("data"));
  sheet.headed({{told("policy"), 24}, {told("outcome"), 24}, {told("unit"), 26}, {told("average"), 12}, {low, 12}, {high, 12}, {told("replications"), 12}, {told("difference"), 12}, {of_what(low, "difference"), 16}, {of_what(high, "difference"), 16}, {told("what it is"), 60}});
  for (std::size_t p = 0; p < study.policies.size(); ++p)
    for (std::size_t o = 0; o < study.outcomes.size(); ++o) {
      const Outcome& outcome = study.outcomes[o];
      sheet.text(study.policies[p].name), sheet.text(outcome.name), sheet.text(unit_text(outcome.unit));
      interval(sheet, summary[p][o].value, book.decimals(outcome.decimals));
      sheet.number(static_cast<double>(summary[p][o].value.n));
      interval(sheet, p == 0 ? no_estimate() : summary[p][o].difference, book.decimals(outcome.decimals));
      sheet.text(told(outcome.says));
      sheet.end_row();
    }
}
}  // namespace

std::optional<std::string> write_workbook(const std::string& path, const Study& named, const Provenance& from) {
  const Study study = called(named);
  const Verdict verdict = decide(study);
  Book book(path);
  const Summary summary = summarise(study);
  verdict_sheet(book, study, verdict, from);
  policies_sheet(book, study, verdict, summary);
  journey_sheet(book, study);
  ways_sheet(book, study);
  assumptions_sheet(book, from);
  data_sheet(book, study, summary);
  return book.close();
}

}  // namespace peakend::results
