// Warnings: probabilities and shares that an expression can bring below 0 or above 1. No interval arithmetic, which sees
// dangers where there are none: people and moments are tried, and what is told is one of them.
#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <map>
#include <optional>
#include <random>

#include "scenarios/base/text.hpp"
#include "scenarios/check/check.hpp"
#include "scenarios/language/evaluate.hpp"
#include "scenarios/language/fold.hpp"
#include "scenarios/language/substitute.hpp"
#include "scenarios/language/units.hpp"
#include "scenarios/spec/reads.hpp"

namespace peakend::check {
using language::Expr;
using language::Source;

namespace {
constexpr int tries = 200;           // of one expression
constexpr std::size_t most_told = 3;  // variables named in a message
constexpr float slack = 1e-5F;       // rounding is no mistake

struct Interval {
  float low, high;
};

// Where the model keeps a variable, or how far it plausibly goes; nothing: not known here.
std::optional<Interval> usual(Source source) {
  switch (source) {
    case Source::memory:
    case Source::expectation:
    case Source::previous_affect:
    case Source::affect:
    case Source::topic_affect:
    case Source::end:
    case Source::mean:
    case Source::remembered:
      return Interval{-5, 5};
    case Source::pleasure:
      return Interval{0, 5};
    case Source::pain:
      return Interval{-5, 0};
    case Source::competence:
    case Source::intention:
    case Source::reputation:
    case Source::utilisation:
    case Source::engagement:
    case Source::heard:
    case Source::visited:
    case Source::failed:
    case Source::recovered:
    case Source::targeted:
      return Interval{0, 1};
    case Source::weekday:
      return Interval{1, 7};
    case Source::minute:
      return Interval{0, 1440};
    case Source::wait:
    case Source::perceived_wait:
      return Interval{0, 30};
    case Source::normal_draw:
      return Interval{-3, 3};
    case Source::uniform_draw:
      return Interval{0.001F, 0.999F};
    default:
      return std::nullopt;
  }
}

// Traits as they are drawn, in full. Tables of quantiles are made once: a beta's takes a while.
class Traits {
 public:
  explicit Traits(const slots::Values& values) : values_(values) {}

  template <class Read>
  float draw(spec::SlotId slot, Read&& read) {
    auto [at, fresh] = ready_.try_emplace(slot);
    if (fresh) at->second.expr = language::with_tables(language::fold(slots::in_full(values_, values_[slot])), at->second.tables);
    return language::evaluate(at->second.expr, at->second.tables, read);
  }
  const slots::Values& values() const { return values_; }

 private:
  struct Ready {
    Expr expr;
    std::vector<numbers::Table> tables;
  };
  const slots::Values& values_;
  std::map<spec::SlotId, Ready> ready_;
};

// Somebody, somewhere: one value for whatever an expression reads.
class Moment {
 public:
  Moment(const spec::Scenario& scenario, Traits& traits, std::mt19937& chance)
      : scenario_(scenario), traits_(traits), chance_(chance) {}

  float read(Source source, std::uint32_t index) {
    const auto [at, fresh] = known_.try_emplace({source, index}, 0.0F);
    if (fresh) at->second = draw(source, index);  // a map's places stay where they are
    return at->second;
  }
  float value(const Expr& expr) {
    return language::evaluate(expr, [this](Source source, std::uint32_t index) { return read(source, index); });
  }
  bool knows_all() const { return all_known_; }

 private:
  std::uint32_t below(std::size_t n) { return static_cast<std::uint32_t>(chance_() % n); }

  // The ends are where mistakes show; the rest is for what bends in between.
  float inside(Interval interval) {
    switch (below(4)) {
      case 0:
        return interval.low;
      case 1:
        return interval.high;
      case 2:
        return (interval.low + interval.high) / 2;
      default:
        return interval.low + (interval.high - interval.low) * static_cast<float>(below(1001)) / 1000;
    }
  }

  float draw(Source source, std::uint32_t index) {
    if (source == Source::segment) return static_cast<float>(below(std::max<std::size_t>(1, scenario_.segments.size())));
    if (source == Source::relationship) return static_cast<float>(below(std::max<std::size_t>(1, scenario_.relationships.size())));
    if (source == Source::trait) return of_trait(index);
    if (source == Source::state) return of_state(scenario_.states[index]);
    const auto interval = usual(source);
    all_known_ = all_known_ && interval.has_value();
    return interval ? inside(*interval) : 0.0F;
  }

  // As it is drawn in somebody's segment or relationship, else in everybody; each trait has luck of its own.
  float of_trait(std::uint32_t index) {
    spec::SlotId slot = scenario_.traits[index].value;
    const auto own = [&](const auto& groups, Source which) {
      if (groups.empty()) return;
      for (const auto& [trait, value] : groups[static_cast<std::size_t>(read(which, 0))].traits)
        if (static_cast<std::uint32_t>(trait) == index) slot = value;
    };
    own(scenario_.relationships, Source::relationship), own(scenario_.segments, Source::segment);
    const std::array luck{inside(*usual(Source::normal_draw)), inside(*usual(Source::uniform_draw))};
    return traits_.draw(slot, [&](Source source, std::uint32_t i) {
      return source == Source::normal_draw ? luck[0] : source == Source::uniform_draw ? luck[1] : read(source, i);
    });
  }

  float of_state(const spec::State& state) {
    Interval limits{0, 0};
    const bool known = state.min != spec::no_slot && state.max != spec::no_slot &&
                       slots::constant(traits_.values(), state.min, limits.low) && slots::constant(traits_.values(), state.max, limits.high);
    all_known_ = all_known_ && known;
    return inside(limits);
  }

  const spec::Scenario& scenario_;
  Traits& traits_;
  std::mt19937& chance_;
  std::map<std::pair<Source, std::uint32_t>, float> known_;
  bool all_known_ = true;
};

std::string shown_value(const spec::Scenario& scenario, const Expr& v, float value) {
  if (v.source == Source::segment) return scenario.segments[static_cast<std::size_t>(value)].name;
  if (v.source == Source::relationship) return scenario.relationships[static_cast<std::size_t>(value)].name;
  if (v.type.kind == language::Kind::boolean) return value != 0 ? "true" : "false";
  return language::in_words(value, v.type.dimension);
}

// "memory = 5, segment = newcomer"
std::string where(const spec::Scenario& scenario, const std::vector<Expr>& read, Moment& moment) {
  std::vector<std::string> parts;
  for (const Expr& v : read) {
    if (v.source == Source::targeted) continue;
    const std::string part = spec::name_of_read(scenario, v) + " = " + shown_value(scenario, v, moment.read(v.source, v.index));
    if (parts.size() < most_told && std::find(parts.begin(), parts.end(), part) == parts.end()) parts.push_back(part);
  }
  return join(parts, ", ");
}

struct Outside {
  float value = 0;
  std::string where;
  float by() const { return value < 0 ? -value : value - 1; }
};

std::optional<Outside> outside(const spec::Scenario& scenario, Traits& traits, const Expr& full) {
  const auto read = language::variables(full);
  std::mt19937 chance(1);
  std::optional<Outside> worst;
  for (int i = 0; i < tries; ++i) {
    Moment moment(scenario, traits, chance);
    const float value = moment.value(full);
    if (!moment.knows_all()) return std::nullopt;
    if (value >= -slack && value <= 1 + slack) continue;
    Outside found{value, ""};
    if (worst && !(found.by() > worst->by())) continue;
    found.where = where(scenario, read, moment);
    worst = std::move(found);
  }
  return worst;
}

bool is_share(const slots::Slot& slot) {
  return slot.key->form == slots::Form::number && slot.parameter.empty() && slot.unit == language::Dimension::plain &&
         slot.low == 0 && slot.high == 1;
}
}  // namespace

void check_probabilities(const spec::Scenario& scenario, const slots::Values& values, const Whose& whose,
                         Problems& problems) {
  Traits traits(values);
  for (slots::SlotId id = 0; id < values.size(); ++id) {
    const auto& slot = scenario.slots.all[id];
    if (!is_share(slot) || values[id].type.kind == language::Kind::boolean) continue;
    const slots::Change* changed = nullptr;
    for (const slots::Change& change : whose.changes)
      if (change.slot == id) changed = &change;
    if (whose.name.empty() ? slot.place.line == 0 : changed == nullptr) continue;
    const Expr full = slots::in_full(values, values[id]);
    if (language::variables(full).empty()) continue;
    if (const auto found = outside(scenario, traits, full))
      problems.push_back({Severity::warning, changed ? changed->place : slot.place, slot.path,
                          (whose.name.empty() ? "" : "under " + whose.name + ": ") +
                              fmt::format("it can come to {:.3g}, where {}", found->value, found->where),
                          "0 to 1", "", "keep it inside: clamp(.., 0, 1)"});
  }
}

}  // namespace peakend::check
