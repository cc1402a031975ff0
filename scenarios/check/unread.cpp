// Warnings: traits of the author's own that no expression reads, in the file or in any change of it.
#include <algorithm>
#include <set>

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

void warn(const spec::Scenario& scenario, const Place& place, const std::string& path, Problems& problems) {
  if (place.file != scenario.file || place.line == 0) return;  // what a library brings is not its reader's to mend
  problems.push_back({Severity::warning, place, path, "nothing reads it", "", "", "use it in an expression, or leave it out"});
}
}  // namespace

void check_unread(const spec::Scenario& scenario, Problems& problems) {
  const Read read(scenario);
  const auto place_of = [&](spec::SlotId slot) {
    return slot == spec::no_slot ? Place{} : scenario.slots.all[slot].place;
  };
  for (std::size_t t = own_traits; t < scenario.traits.size(); ++t)
    if (!read.holds(Source::trait, t))
      warn(scenario, place_of(scenario.traits[t].value), "traits." + scenario.traits[t].name, problems);
}

}  // namespace peakend::check
