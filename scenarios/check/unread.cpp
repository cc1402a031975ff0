// Warnings: traits and states of the author's own that no expression reads, in the file or in any change of it.
#include <algorithm>
#include <set>

#include "scenarios/base/text.hpp"
#include "scenarios/check/check.hpp"
#include "scenarios/language/expr.hpp"
#include "scenarios/language/substitute.hpp"

namespace peakend::check {
namespace {
using language::Source;

constexpr auto own_traits = static_cast<std::size_t>(spec::Standard::scale_use) + 1;  // the first of the author's own

// What is read anywhere: by numbers of the file, and by what policies, rivals, ablations and worlds make of them.
class Read {
 public:
  explicit Read(const spec::Scenario& scenario) {
    for (const auto& slot : scenario.slots.all) add(slot.value);
    for (const auto& policy : scenario.policies) add(policy.changes), add(policy.on_stop);
    for (const auto* variants : {&scenario.rivals, &scenario.ablations})
      for (const auto& variant : *variants) add(variant.changes);
    for (const auto& uncertain : scenario.uncertain) add(uncertain.change.value);
  }
  bool holds(Source source, std::size_t index) const {
    return read_.contains({source, static_cast<std::uint32_t>(index)});
  }

 private:
  void add(const language::Expr& expr) {
    for (const auto& v : language::variables(expr)) read_.insert({v.source, v.index});
  }
  void add(const std::vector<slots::Change>& changes) {
    for (const auto& change : changes) add(change.value);
  }
  std::set<std::pair<Source, std::uint32_t>> read_;
};

// Where a trait is given first: under `traits`, or by a relationship or a segment alone.
Place place_of(const spec::Scenario& scenario, std::size_t trait) {
  Place place = scenario.slots.all[scenario.traits[trait].value].place;
  const auto look = [&](const auto& groups) {
    for (const auto& group : groups)
      for (const auto& [which, slot] : group.traits)
        if (place.line == 0 && static_cast<std::size_t>(which) == trait) place = scenario.slots.all[slot].place;
  };
  look(scenario.relationships), look(scenario.segments);
  return place;
}

// A slip in the name of a trait that the model reads makes a trait of one's own, and leaves everybody as he was.
std::string meant(const spec::Scenario& scenario, const std::string& name) {
  std::vector<std::string> known;
  for (std::size_t t = 0; t < own_traits; ++t) known.push_back(scenario.traits[t].name);
  const std::string near = did_you_mean(name, known);
  return near.empty() ? "use it in an expression, or leave it out" : near;
}
}  // namespace

namespace {
// Some touchpoint has an effect on this state.
bool changes(const spec::Scenario& scenario, int state) {
  const auto here = [&](const spec::Touchpoint& touchpoint) {
    return std::any_of(touchpoint.effects.begin(), touchpoint.effects.end(), [&](const auto& effect) { return effect.state == state; });
  };
  return std::any_of(scenario.journeys.begin(), scenario.journeys.end(), [&](const spec::Journey& journey) {
    return std::any_of(journey.touchpoints.begin(), journey.touchpoints.end(), here);
  });
}
}  // namespace

void check_unread(const spec::Scenario& scenario, Problems& problems) {
  const Read read(scenario);
  for (std::size_t t = own_traits; t < scenario.traits.size(); ++t) {
    const Place place = place_of(scenario, t);
    const bool ours = place.file == scenario.file && place.line > 0;  // what a library brings is not its reader's to mend
    const std::string& name = scenario.traits[t].name;
    if (ours && !read.holds(Source::trait, t))
      problems.push_back({Severity::warning, place, "traits." + name, "nothing reads it", "", "", meant(scenario, name)});
  }
  for (std::size_t i = 0; i < scenario.states.size(); ++i) {
    if (!changes(scenario, static_cast<int>(i))) continue;
    const auto& state = scenario.states[i];
    Place place;
    for (const spec::SlotId slot : {state.start, state.half_life, state.min, state.max, state.observed})
      if (slot != spec::no_slot && place.line == 0) place = scenario.slots.all[slot].place;
    if (place.file == scenario.file && place.line > 0 && !read.holds(Source::state, i))
      problems.push_back({Severity::warning, place, "state." + state.name, "nothing reads it", "", "", "use it in an expression, or leave it out"});
  }
}

}  // namespace peakend::check
