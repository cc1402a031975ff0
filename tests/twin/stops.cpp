// Rules that stop policies: every morning every rule is worked out from the sums of the days it looks back on, and when a
// policy stops all that holds from then on is written anew.
#include <algorithm>

#include "scenarios/language/evaluate.hpp"
#include "scenarios/language/substitute.hpp"
#include "scenarios/numbers/elementary.hpp"
#include "scenarios/numbers/fixed.hpp"
#include "scenarios/spec/rule_figures.hpp"
#include "scenarios/spec/variants.hpp"
#include "tests/twin/world.hpp"

namespace peakend::twin {
using figures::PerGroup;
using figures::PerPool;
using figures::PerTalk;
using figures::PerTopic;
using figures::PerTouchpoint;
using figures::Total;

namespace {

// Of the days since a morning.
struct Since {
  const figures::Figures& now;
  const figures::Figures& then;

  template <class What>
  double sum(int of, What what) const { return static_cast<double>(now.get(of, what) - then.get(of, what)); }
  double all(PerTouchpoint what) const {
    double total = 0;
    for (int t = 0; t < now.layout.touchpoints; ++t) total += sum(t, what);
    return total;
  }
  double all(PerPool what) const {
    double total = 0;
    for (int p = 0; p < now.layout.pools; ++p) total += sum(p, what);
    return total;
  }
};

double part(double a, double b) { return b == 0 ? static_cast<double>(numbers::not_a_number) : a / b; }

double worked_out(const Since& days, int window, spec::RuleFigure figure, int topic) {
  using spec::RuleFigure;
  const double customer_days = days.sum(0, PerGroup::customer_days);
  switch (figure) {
    case RuleFigure::sentiment: return part(days.sum(0, PerTalk::told_value) / numbers::affect_scale, days.sum(0, PerTalk::told));
    case RuleFigure::talk: return part(days.sum(0, PerTalk::told) * 7, customer_days);
    case RuleFigure::visits: return part(days.sum(0, PerGroup::visits) * 7, customer_days);
    case RuleFigure::revenue: return part(days.sum(0, PerGroup::revenue) / days.now.layout.money_scale * 7, customer_days);
    case RuleFigure::wait: return part(days.all(PerTouchpoint::wait) / numbers::tick_scale, days.all(PerTouchpoint::queued));
    case RuleFigure::utilisation: return 100 * part(days.all(PerPool::busy), days.all(PerPool::scheduled));
    case RuleFigure::left: return 700 * part(static_cast<double>(days.now.get(Total::left) - days.then.get(Total::left)), customer_days);
    case RuleFigure::considers_leaving: return 100 * part(days.sum(0, PerTalk::considering) / numbers::affect_scale, days.sum(0, PerTalk::asked));
    case RuleFigure::volume: return 7 * part(days.sum(topic, PerTopic::told), static_cast<double>(days.now.layout.people) * window);
  }
  return 0;
}
}  // namespace

float World::seen(int window, const Expr& what) const {
  const float day = static_cast<float>(today.day - warm_up_days + 1);
  if (what.source == language::Source::day) return day;
  if (what.source == language::Source::week) return numbers::floor_of((day - 1) / 7) + 1;
  if (what.source == language::Source::weekday) return static_cast<float>(today.weekday);
  const Since since{figures, mornings[static_cast<std::size_t>(today.day - warm_up_days - window)]};
  return static_cast<float>(worked_out(since, window, spec::figure_of(what.index), spec::topic_of(what.index)));
}

// 1 true, -1 false, 0 neither: something it reads has no data.
int World::truth(const Expr& condition, int window) const {
  const auto& args = condition.args;
  if (condition.op == language::Op::negation) return -truth(args[0], window);
  if (condition.op == language::Op::both) return std::min(truth(args[0], window), truth(args[1], window));
  if (condition.op == language::Op::either) return std::max(truth(args[0], window), truth(args[1], window));
  if (condition.op == language::Op::select) {
    const int which = truth(args[0], window), yes = truth(args[1], window), no = truth(args[2], window);
    return which > 0 ? yes : which < 0 ? no : yes == no ? yes : 0;
  }
  for (const Expr& v : language::variables(condition))
    if (const float value = seen(window, v); value != value) return 0;
  const auto read = [&](language::Source source, std::uint32_t index) { return seen(window, language::variable(source, index)); };
  for (const Expr& side : args)
    if (const float value = language::evaluate(side, read); value != value) return 0;
  return language::evaluate(condition, read) != 0 ? 1 : -1;
}

// Whether some policy has stopped this morning, or yesterday.
bool World::look_at_rules() {
  const auto& [scenario, values, policy] = asked;
  if (!recorded() || !spec::has_stop_rules(scenario)) return false;
  mornings.push_back(figures);
  auto everyday = values;
  slots::apply(everyday, scenario.point);
  const int day = today.day - warm_up_days + 1;
  const spec::Standing before = standing;
  standing.all.clear();
  bool changes = false;
  for (int member : spec::members(scenario, policy)) {
    const auto& part = scenario.policies[static_cast<std::size_t>(member)];
    if (part.stop_when == slots::no_slot) continue;
    const int window = static_cast<int>(number(everyday, part.over) / 1440.0F + 0.5F);
    auto stand = before.of(member);
    if (stand == spec::Stand::stopping) stand = spec::Stand::stopped;
    const bool looks = spec::holds(part, day) && day >= part.from_day + window;
    if (stand == spec::Stand::running && looks && truth(slots::in_full(everyday, everyday[part.stop_when]), window) > 0) {
      stand = spec::Stand::stopping;
      if (figures.get(figures::Stops::stopped) == 0) figures.at(figures::Stops::stopped) = 1, figures.at(figures::Stops::day) = day;
    }
    changes = changes || stand != before.of(member);
    standing.all.push_back({member, stand});
  }
  if (changes) stretches = rules_of(scenario, values, policy, standing, warm_up_days, days);
  return changes;
}

}  // namespace peakend::twin
