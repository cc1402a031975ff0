// Runs one by one into series per policy; nothing of a run is kept but its outcomes and its share of the curve.
#include "sim/study/collect.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <chrono>
#include <cmath>
#include <limits>
#include <set>

#include "agents/figures/derive.hpp"
#include "agents/model/model.hpp"
#include "scenarios/spec/graph.hpp"
#include "scenarios/spec/outcomes.hpp"
#include "scenarios/spec/variants.hpp"
#include "sim/study/frame.hpp"
#include "sim/study/identity.hpp"

namespace peakend::study {
using figures::Figures;

namespace {
constexpr double nan = std::numeric_limits<double>::quiet_NaN();

// How the episodes of one journey spread over its touchpoints: for each the share that comes to it, and how many went each
// way, in the order of spec::ways. `first` and `first_way` count over all journeys.
struct Flow {
  std::vector<double> reach, gave_up;  // by touchpoint; gave_up: how many
  std::vector<std::vector<double>> went;
};

// Where an episode goes on another day, some met here began before the weeks that count, and some that begin in them get
// here after: then the shares are what the ways taken here come to for all that begin, touchpoint after touchpoint.
Flow flow_of(const spec::Journey& journey, const Figures& sums, int first, int first_way) {
  const std::size_t n = journey.touchpoints.size();
  Flow flow{std::vector<double>(n, 0), std::vector<double>(n, 0), {}};
  std::vector<double> met(n, 0), came(n, 0);
  for (std::size_t t = 0; t < n; ++t) {
    const int number = first + static_cast<int>(t);
    met[t] = figures::felt_at(sums, number).contacts;
    flow.gave_up[t] = figures::gave_up_at(sums, number);
    flow.went.push_back(figures::went_on(sums, journey.touchpoints[t], number, first_way));
    first_way += spec::counted_ways(journey.touchpoints[t]);
  }
  const auto each_way = [&](std::size_t t, auto&& take) {
    const auto to = spec::ways(journey.touchpoints[t]);
    for (std::size_t w = 0; w < to.size(); ++w)
      if (to[w] >= 0) take(static_cast<std::size_t>(to[w]), flow.went[t][w]);
    if (journey.touchpoints[t].on_renege >= 0) take(static_cast<std::size_t>(journey.touchpoints[t].on_renege), flow.gave_up[t]);
  };
  const auto start = static_cast<std::size_t>(journey.first);
  const double episodes = came[start] = met[start];
  for (std::size_t t = 0; t < n; ++t) each_way(t, [&](std::size_t to, double count) { came[to] += count; });
  const bool all_within = came == met;
  flow.reach[start] = episodes > 0 ? 1 : 0;
  for (const int at : journey.order) {
    const auto t = static_cast<std::size_t>(at);
    if (all_within && episodes > 0) flow.reach[t] = met[t] / episodes;
    if (!all_within && met[t] > 0) each_way(t, [&](std::size_t to, double count) { flow.reach[to] += flow.reach[t] * (count / met[t]); });
  }
  return flow;
}

// The share of the episodes that is `count` of those met at touchpoint `t`.
double share_of(const Flow& flow, std::size_t t, double count, double met) { return met > 0 ? flow.reach[t] * (count / met) : 0; }

// The touchpoints as customers meet them.
std::vector<results::CurvePoint> curve_of(const spec::Scenario& scenario, const Figures& sums) {
  std::vector<results::CurvePoint> curve;
  int first = 0, first_way = 0;
  for (const auto& journey : scenario.journeys) {
    const Flow flow = flow_of(journey, sums, first, first_way);
    for (const auto& touchpoint : journey.touchpoints) first_way += spec::counted_ways(touchpoint);
    for (int t : journey.order) {
      const auto felt = figures::felt_at(sums, first + t);
      const auto& touchpoint = journey.touchpoints[static_cast<std::size_t>(t)];
      const bool queue = touchpoint.pool >= 0;
      curve.push_back({touchpoint.name, journey.name, flow.reach[static_cast<std::size_t>(t)], felt.mean, felt.q10, felt.q50, felt.q90,
                       queue ? felt.wait : nan, queue ? felt.gave_up : nan, touchpoint.label});
    }
    first += static_cast<int>(journey.touchpoints.size());
  }
  return curve;
}

// Where they go on from each.
std::vector<results::Way> ways_of(const spec::Scenario& scenario, const Figures& sums) {
  std::vector<results::Way> all;
  int first = 0, first_way = 0;
  for (const auto& journey : scenario.journeys) {
    const Flow flow = flow_of(journey, sums, first, first_way);
    for (const auto& touchpoint : journey.touchpoints) first_way += spec::counted_ways(touchpoint);
    for (int at : journey.order) {
      const auto t = static_cast<std::size_t>(at);
      const auto& from = journey.touchpoints[t];
      const double met = figures::felt_at(sums, first + at).contacts;
      const auto add = [&](int to, double count, bool gave_up) {
        const std::string name = to < 0 ? "" : journey.touchpoints[static_cast<std::size_t>(to)].name;
        const double share = share_of(flow, t, count, met);
        if (share > 0) all.push_back({journey.name, from.name, name, share, gave_up});
      };
      const auto to = spec::ways(from);
      for (std::size_t w = 0; w < to.size(); ++w) add(to[w], flow.went[t][w], false);
      add(from.on_renege, flow.gave_up[t], true);
    }
    first += static_cast<int>(journey.touchpoints.size());
  }
  return all;
}

void add_money(const Figures& f, results::PolicyResult& policy) {
  const auto whole = figures::money_in(f);
  policy.revenue.push_back(whole.revenue);
  policy.staff_cost.push_back(whole.staff);
  policy.policy_cost.push_back(whole.policy_cost);
  policy.margin.push_back(whole.margin);
  auto& weekly = policy.weekly_margin.emplace_back();
  weekly.reserve(static_cast<std::size_t>(f.layout.weeks));
  for (int w = 0; w < f.layout.weeks; ++w) weekly.push_back(figures::money_in(f, w).margin);
}

std::optional<results::Intention> intention_of(const spec::Scenario& scenario, int policy) {
  if (policy == spec::baseline) return std::nullopt;
  const auto& intends = scenario.policies[static_cast<std::size_t>(policy)].intends;
  if (!intends) return std::nullopt;
  return results::Intention{intends->first, constant(scenario, intends->second)};
}

// One policy's runs, in the order of replications.
class Gathering {
 public:
  Gathering(const spec::Scenario& scenario, const results::Study& study, int policy)
      : scenario_(scenario), sums_(figures::layout_of(scenario, study.weeks)) {
    for (const auto& outcome : study.outcomes) outcomes_.push_back(*spec::find_outcome(scenario, outcome.name));
    const bool baseline = policy == spec::baseline;
    result_.name = policy_name(scenario, policy);
    if (baseline) {
      result_.says = Wording::ours("As it is today"), result_.label = Wording::ours("baseline");
    } else {
      const auto& own = scenario.policies[static_cast<std::size_t>(policy)];
      result_.says = own.says, result_.label = own.label;
    }
    result_.intends = intention_of(scenario, policy);
    result_.values.resize(study.outcomes.size());
    for (auto& values : result_.values) values.reserve(static_cast<std::size_t>(study.replications));
  }
  void add(const Figures& f) {
    for (std::size_t o = 0; o < outcomes_.size(); ++o) result_.values[o].push_back(figures::derive(f, outcomes_[o]));
    add_money(f, result_);
    sums_.add(f);
  }
  results::PolicyResult finish() {
    result_.curve = curve_of(scenario_, sums_);
    result_.ways = ways_of(scenario_, sums_);
    return std::move(result_);
  }

 private:
  const spec::Scenario& scenario_;
  std::vector<spec::OutcomeName> outcomes_;
  Figures sums_;
  results::PolicyResult result_;
};

struct Pass {
  std::vector<Gathering> gatherings;
  std::vector<std::string> failures;
  std::set<std::uint64_t> failed;  // replications
  std::optional<Digest> digest;
  std::int64_t episodes = 0, contacts = 0;
};
}  // namespace

std::vector<int> all_policies(const spec::Scenario& scenario) {
  std::vector<int> all{spec::baseline};
  for (std::size_t p = 0; p < scenario.policies.size(); ++p) all.push_back(static_cast<int>(p));
  return all;
}

std::vector<run::Cell> cells_of(const spec::Scenario& scenario, const Comparison& asked, std::size_t version,
                                int first_replication) {
  std::vector<run::Cell> cells;
  for (int k = first_replication; k < asked.replications; ++k)
    for (int policy : asked.policies)
      cells.push_back({version, policy, scenario.uncertain.empty() ? -1 : k, static_cast<std::uint64_t>(k)});
  return cells;
}

std::vector<run::Cell> cells_by_policy(const spec::Scenario& scenario, const Comparison& asked) {
  auto cells = cells_of(scenario, asked);
  auto place = [&](const run::Cell& cell) {
    return std::find(asked.policies.begin(), asked.policies.end(), cell.policy) - asked.policies.begin();
  };
  std::stable_sort(cells.begin(), cells.end(), [&](const auto& a, const auto& b) { return place(a) < place(b); });
  return cells;
}

Collected collect(const spec::Scenario& scenario, const Comparison& asked, Ledger& ledger, bool digest) {
  Collected collected{frame(scenario, asked, ledger.settings()), {}};
  results::Study& study = collected.study;
  const spec::Scenario* const versions[] = {&scenario};
  if (!ledger.fill(versions, cells_of(scenario, asked))) return collected;
  const auto cells = cells_by_policy(scenario, asked);
  const auto layout = layout_of(scenario);
  const auto n = static_cast<std::size_t>(asked.replications);
  std::set<std::uint64_t> left_out;
  for (;;) {
    Pass pass;
    auto start = [&] {
      pass.gatherings.clear(), pass.failures.clear(), pass.failed.clear();
      pass.episodes = pass.contacts = 0;
      for (int policy : asked.policies) pass.gatherings.emplace_back(scenario, study, policy);
      if (digest) pass.digest.emplace();
    };
    auto take = [&](std::size_t i, results::CellRow&& row) {
      pass.episodes += row.episodes, pass.contacts += row.contacts;
      if (row.failure) {
        pass.failed.insert(cells[i].luck);
        pass.failures.push_back(fmt::format("{}, replication {}: {}", policy_name(scenario, cells[i].policy),
                                            cells[i].luck, *row.failure));
        if (pass.digest) pass.digest->add_failure(*row.failure);
        return;
      }
      if (pass.digest) pass.digest->add(row.sums);
      if (!left_out.contains(cells[i].luck))
        pass.gatherings[i / n].add(figures_of(layout, std::move(row.sums)));
    };
    if (!ledger.read(versions, cells, start, take)) return collected;
    if (pass.failed != left_out) {  // now it is known who is left out under every policy
      left_out = pass.failed;
      continue;
    }
    study.episodes = pass.episodes, study.contacts = pass.contacts;
    if (pass.digest) study.digest = pass.digest->text();
    for (auto& gathering : pass.gatherings) study.policies.push_back(gathering.finish());
    collected.failures = std::move(pass.failures);
    break;
  }
  for (int k = 0; k < asked.replications; ++k)
    if (!left_out.contains(static_cast<std::uint64_t>(k))) study.finished.push_back(k);
  study.failed_replications = static_cast<int>(left_out.size());
  study.replications = asked.replications - study.failed_replications;
  collected.complete = true;
  collected.usable = study.replications > 0;
  if (!left_out.empty() && collected.usable)
    study.warnings.push_back(fmt::format("{} of {} replications could not be finished and are left out; the first: {}",
                                         left_out.size(), asked.replications, collected.failures.front()));
  if (study.independent_worlds && collected.usable)
    for (auto& said : model::clipped_shares(scenario, study.seed, asked.replications))
      study.warnings.push_back(std::move(said));
  return collected;
}

}  // namespace peakend::study
