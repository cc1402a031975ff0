// Money is shown in units, thousands or millions, one choice per column pair, so that the columns stay narrow.
#include "results/report/policy_table.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <numeric>

#include "results/table/called.hpp"
#include "results/table/shown.hpp"
#include "scenarios/words/say.hpp"

namespace peakend::results {

std::string plus_minus(const Estimate& estimate, int decimals, bool with_plus, const Signs& drawn) {
  if (std::isnan(estimate.mean)) return "-";
  const std::string value = with_plus ? with_sign(estimate.mean, decimals) : grouped(estimate.mean, decimals);
  if (!has_interval(estimate)) return value;
  return fmt::format("{} {} {}", value, drawn.plus_minus, grouped(half_width(estimate), decimals));
}

namespace {

constexpr std::array<const char*, 3> band_names{"promoters", "passives", "detractors"};

std::string worth(double factor, const Signs& drawn) {
  if (std::isnan(factor)) return "-";
  if (factor > 999) return ">" + drawn.times + "999";
  return drawn.times + grouped(factor, factor < 100 ? 1 : 0);
}

struct MoneyScale {
  double unit = 1;
  int decimals = 0;
  std::string name;  // "EUR", "thousand EUR"
};

MoneyScale money_scale(const Study& study, const Verdict& verdict) {
  double largest = 0;
  for (const Standing& standing : verdict.standings) {
    for (const double amount : {standing.money.investment.mean, standing.money.margin.mean}) {
      if (std::isfinite(amount)) largest = std::max(largest, std::abs(amount));
    }
  }
  if (largest >= 1e7) return {1e6, 2, say("million {}", study.currency)};
  if (largest >= 1e4) return {1e3, 1, say("thousand {}", study.currency)};
  return {1, largest < 100 ? 2 : 0, study.currency};
}

// "week 24 (23-25)", "week 24 (23-?)" when it is not certain within the run, "not in 26 (20-?)" when it may be.
std::string payback(const Money& money, int weeks) {
  if (!money.return_on_investment) return "-";
  const std::string middle = money.payback ? say("week {}", *money.payback) : say("not in {}", weeks);
  if (!money.payback_earliest) return middle;
  if (!money.payback_latest) return fmt::format("{} ({}-?)", middle, *money.payback_earliest);
  if (*money.payback_earliest == *money.payback_latest) return middle;
  return fmt::format("{} ({}-{})", middle, *money.payback_earliest, *money.payback_latest);
}

// Row numbers: the baseline, then by the primary outcome, best first; policies without data last.
std::vector<std::size_t> ranked(const Study& study, const Summary& summary, std::size_t primary) {
  std::vector<std::size_t> order(study.policies.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  const double sign = study.outcomes[primary].higher_is_better ? 1 : -1;
  const auto score = [&](std::size_t i) {
    const double value = sign * summary[i][primary].value.mean;
    return std::isnan(value) ? -HUGE_VAL : value;
  };
  if (order.empty()) return order;
  std::stable_sort(order.begin() + 1, order.end(), [&](std::size_t a, std::size_t b) { return score(a) > score(b); });
  return order;
}

struct Mark {
  std::string sign = " ";
  Tone tone = Tone::plain;
};

Mark mark_of(Rank rank) {
  switch (rank) {
    case Rank::out:
      return {"!", Tone::bad};
    case Rank::best:
      return {">", Tone::good};
    case Rank::tied:
      return {"=", Tone::plain};
    default:
      return {};
  }
}

std::vector<std::string> notes_of(const Study& study, const PolicyTable& table, const Signs& drawn) {
  const auto marked = [&](char sign) {
    const auto& names = table.columns[0].cells;
    return std::any_of(names.begin(), names.end(), [&](const std::string& name) { return name[0] == sign; });
  };
  const auto unsure = [&] {
    const auto& weeks = table.columns.back().cells;
    return std::any_of(weeks.begin(), weeks.end(), [](const std::string& week) { return week.ends_with(")"); });
  };
  std::string marks;
  if (marked('>')) marks += told("> best; ");
  if (marked('=')) marks += told("= tied with the best; ");
  if (marked('!')) marks += told("! breaks a guardrail; ");
  std::vector<std::string> notes{
      say("{}{} {} % interval", marks, drawn.plus_minus, shortest(std::round(study.confidence * 1e6) / 1e4))};
  if (study.design == Design::sequential) notes[0] += told(" that holds at every look");
  if (study.policies.size() > 2) notes[0] += told("; those of differences hold for all pairs of policies at once");
  if (study.policies.size() > 1 && unsure())
    notes[0] += told("; paid back (earliest-latest week), ? not certain within the run");
  if (study.policies.size() > 1) {
    notes.push_back(
        told("Same chance: all policies meet the same people and the same accidents; a difference as sharp as "
        "this would otherwise take that many times the replications."));
  }
  const auto primary = find_outcome(study, study.primary);
  if (primary && !study.outcomes[*primary].says.empty())
    notes.push_back(fmt::format("{}: {}.", title_of(study.outcomes[*primary]), told(study.outcomes[*primary].says)));
  return notes;
}

struct PolicyColumns {
  Column name, value, difference, worth, cost, margin, back, payback;
};

PolicyColumns headed(const Study& study, const Outcome& primary, const MoneyScale& scale, bool unicode) {
  const std::string unit = clean(unit_text(primary.unit), unicode);
  PolicyColumns columns;
  columns.name = {{told("policy")}, {}, true, false};
  columns.value = {{cut(clean(title_of(primary), unicode), 24, "..."), cut(unit, 20, "...")}, {}, false, false};
  columns.difference = {
      {told("against"), study.policies.empty() ? "" : cut(clean(study.policies[0].name, unicode), 14, "...")},
      {},
      false,
      false};
  columns.worth = {{told("same chance"), told("is worth")}, {}, false, false};
  columns.cost = {{told("extra cost"), scale.name}, {}, false, true};
  columns.margin = {{told("more margin"), scale.name}, {}, false, false};
  columns.back = {{told("back per"), say("{} spent", study.currency)}, {}, false, false};
  columns.payback = {{told("paid back")}, {}, false, false};
  return columns;
}

// The last column gets what the others leave of the width, or goes: it is words, and cut words are better than none.
void fit_last(std::vector<Column>& columns, std::size_t width) {
  constexpr std::size_t gap = 2, least = 20;
  std::size_t taken = 0;
  for (std::size_t i = 0; i + 1 < columns.size(); ++i) {
    std::size_t widest = 0;
    for (const auto* texts : {&columns[i].header, &columns[i].cells})
      for (const std::string& text : *texts) widest = std::max(widest, width_of(text));
    taken += widest + gap;
  }
  const std::vector<std::string> words = columns.back().cells;
  const bool silent = std::all_of(words.begin(), words.end(), [](const std::string& text) { return text.empty(); });
  if (silent || taken + least > width) return columns.pop_back();
  for (std::size_t row = words.size(); row-- > 0;) {
    const auto lines = wrap(words[row], width - taken, "");
    for (std::size_t i = 0; i < columns.size(); ++i) {
      auto& cells = columns[i].cells;
      if (lines.size() > 1) cells.insert(cells.begin() + static_cast<std::ptrdiff_t>(row) + 1, lines.size() - 1, "");
      if (i + 1 == columns.size()) std::copy(lines.begin(), lines.end(), cells.begin() + static_cast<std::ptrdiff_t>(row));
    }
  }
}

}  // namespace

PolicyTable policy_table(const Study& study, const Verdict& verdict, const Summary& summary, bool unicode) {
  PolicyTable table;
  const auto primary = find_outcome(study, study.primary);
  if (!primary) return table;
  const Signs drawn = signs(unicode);
  const Outcome& outcome = study.outcomes[*primary];
  const MoneyScale scale = money_scale(study, verdict);
  PolicyColumns columns = headed(study, outcome, scale, unicode);
  for (const std::size_t i : ranked(study, summary, *primary)) {
    const Figure& figure = summary[i][*primary];
    const Standing& standing = verdict.standings[i];
    const Money& money = standing.money;
    const Mark mark = mark_of(rank_of(verdict, i));
    table.tones.push_back(mark.tone);
    columns.name.cells.push_back(mark.sign + " " + clean(study.policies[i].name, unicode));
    columns.value.cells.push_back(plus_minus(figure.value, outcome.decimals, false, drawn));
    columns.difference.cells.push_back(plus_minus(figure.difference, outcome.decimals, true, drawn));
    columns.worth.cells.push_back(worth(figure.variance_reduction, drawn));
    columns.cost.cells.push_back(plus_minus(scaled(money.investment, 1 / scale.unit), scale.decimals, true, drawn));
    columns.margin.cells.push_back(plus_minus(scaled(money.margin, 1 / scale.unit), scale.decimals, true, drawn));
    columns.back.cells.push_back(money.return_on_investment ? plus_minus(*money.return_on_investment, 2, false, drawn)
                                                            : "-");
    columns.payback.cells.push_back(payback(money, study.weeks));
  }
  table.columns = {columns.name, columns.value, columns.difference, columns.worth};
  if (study.policies.size() == 1) table.columns.resize(2);
  if (study.policies.size() > 1) {
    for (const Column& column : {columns.cost, columns.margin, columns.back, columns.payback})
      table.columns.push_back(column);
  }
  table.notes = notes_of(study, table, drawn);
  return table;
}

namespace {

// What stands in the way of dividing the promoters' mean by the detractors'; empty: nothing.
std::string no_ratio(const Estimate& top, const Estimate& bottom) {
  if (!std::isfinite(top.mean) || !std::isfinite(bottom.mean)) return told("there is no data");
  if (!has_interval(bottom)) return told("one replication does not tell how near 0 detractors are");
  if (bottom.low <= 0 && bottom.high >= 0) return told("detractors cannot be told from 0");
  if (top.mean * bottom.mean < 0) return told("promoters and detractors lie on either side of 0");
  return "";
}

using Bands = std::array<std::optional<std::size_t>, 3>;

void add_ratio(BandTable& table, const Study& study, const Summary& summary, const Bands& at, const std::string& name,
               const Signs& drawn) {
  std::vector<std::string>& cells = table.columns[4].cells;
  if (!at[0] || !at[2]) return cells.push_back("-");
  const std::string why = no_ratio(summary[0][*at[0]].value, summary[0][*at[2]].value);
  if (why.empty())
    return cells.push_back(plus_minus(
        interval_of_ratio(series(study, 0, *at[0]), series(study, 0, *at[2]), mean_intervals(study)), 2, false,
        drawn));
  cells.push_back("-");
  table.notes.push_back(say("No ratio for {}: {}.", name, why));
}

}  // namespace

BandTable band_table(const Study& study, const Summary& summary, bool unicode) {
  constexpr std::array<std::array<const char*, 2>, 5> rows{{{"gap", "pleasure-pain gap"},
                                                            {"pleasure", "highest pleasure"},
                                                            {"pain", "deepest pain"},
                                                            {"memory", "memory of the firm"},
                                                            {"revenue", "revenue"}}};
  const Signs drawn = signs(unicode);
  BandTable table{{{{told("average")}, {}, true, false}}, {}};
  for (const char* band : band_names) table.columns.push_back({{told(band)}, {}, false, false});
  table.columns.push_back({{told("promoters :"), told("detractors")}, {}, false, false});
  table.columns.push_back({{told("unit")}, {}, true, false});
  for (const auto& row : rows) {
    Bands at;
    for (std::size_t b = 0; b < 3; ++b) at[b] = find_outcome(study, fmt::format("{}.{}", row[0], band_names[b]));
    const auto known = std::find_if(at.begin(), at.end(), [](const auto& outcome) { return outcome.has_value(); });
    if (known == at.end()) continue;
    table.columns[0].cells.push_back(told(row[1]));
    for (std::size_t b = 0; b < 3; ++b) {
      table.columns[b + 1].cells.push_back(
          at[b] ? plus_minus(summary[0][*at[b]].value, study.outcomes[*at[b]].decimals, false, drawn) : "-");
    }
    add_ratio(table, study, summary, at, told(row[1]), drawn);
    table.columns[5].cells.push_back(clean(unit_text(study.outcomes[**known].unit), unicode));
  }
  if (table.columns[0].cells.empty()) return {};
  table.notes.insert(table.notes.begin(), told("Promoters answered 9 or 10, passives 7 or 8, detractors 0 to 6."));
  return table;
}

std::vector<Column> other_table(const Study& study, const Verdict& verdict, const Summary& summary, bool unicode,
                                std::optional<std::size_t> width) {
  const Signs drawn = signs(unicode);
  const auto best = find_policy(study, verdict.best);
  if (!best || *best == 0) return {};
  std::vector<Column> columns{{{told("outcome")}, {}, true, false},
                              {{clean(study.policies[0].name, unicode)}, {}, false, false},
                              {{told("difference")}, {}, false, false},
                              {{told("unit")}, {}, true, false},
                              {{told("what it is")}, {}, true, false}};
  for (std::size_t i = 0; i < study.outcomes.size(); ++i) {
    const Outcome& outcome = study.outcomes[i];
    const bool of_a_group =
        outcome.name.find('.') != std::string::npos;  // bands have their own table; the rest is in the CSV
    if (of_a_group || outcome.name == study.primary || std::isnan(summary[0][i].value.mean)) continue;
    columns[0].cells.push_back(clean(width ? outcome.name : title_of(outcome), unicode));
    columns[1].cells.push_back(plus_minus(summary[0][i].value, outcome.decimals, false, drawn));
    columns[2].cells.push_back(plus_minus(summary[*best][i].difference, outcome.decimals, true, drawn));
    columns[3].cells.push_back(clean(unit_text(outcome.unit), unicode));
    columns[4].cells.push_back(clean(in_language(outcome.says), unicode));
  }
  if (columns[0].cells.empty()) return {};
  if (width) fit_last(columns, *width);
  return columns;
}

}  // namespace peakend::results
