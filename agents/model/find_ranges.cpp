// What keeps the variables of a customer where they are, variable by variable.
#include <algorithm>

#include "agents/model/formulas.hpp"
#include "agents/model/ranges.hpp"

namespace peakend::model {
using spec::Standard;

namespace {

bool within(const MaybeRange& x, float low, float high) { return x && x->low >= low && x->high <= high; }

// Numbers that move a share of the way from where they are towards something on the same scale never leave the scale;
// sums of what is never negative stay so. What is no number ends the run before anything reads it. So what is asked
// here is whether everybody starts on the scale and whether shares stay in 0..1, whoever it is and whatever he reads:
// only what is fixed at birth is known while this is found out.
struct Finder {
  const Formulas& base;
  const std::vector<Formulas>& all;
  const spec::Scenario& scenario = base.scenario();
  Ranges known{};

  MaybeRange under_all(auto&& of) const {
    MaybeRange range = of(base);
    for (const Formulas& f : all) range = hull(range, of(f));
    return range;
  }
  MaybeRange of_slot(spec::SlotId id) const {
    return under_all([&](const Formulas& f) { return range_of(f.slot(id), known); });
  }
  MaybeRange at_birth(spec::SlotId id) const { return range_of(base.slot(id), known); }

  // Drawn traits read a draw, of which nothing is known.
  void traits() {
    for (std::size_t t = 0; t < scenario.traits.size(); ++t) {
      MaybeRange range = of_slot(scenario.traits[t].value);
      auto replaced = [&](const auto& groups) {
        for (const auto& group : groups)
          for (auto [which, slot] : group.traits)
            if (static_cast<std::size_t>(which) == t) range = hull(range, of_slot(slot));
      };
      replaced(scenario.relationships), replaced(scenario.segments);
      known.traits.push_back(range);
    }
  }

  // A state starts anywhere and relaxes towards 0; effects keep it within its limits.
  void states() {
    std::vector<MaybeRange> found;
    for (const auto& state : scenario.states) {
      MaybeRange range = at_birth(state.start);
      if (state.half_life != spec::no_slot) range = hull(range, Range{0, 0});
      for (auto limit : {state.min, state.max})
        range = limit == spec::no_slot ? std::nullopt : hull(range, of_slot(limit));
      found.push_back(range);
    }
    known.states = std::move(found);
  }

  // A journey weighs at most what a visit does; nobody starts with fewer episodes than none.
  bool steps_are_shares() const {
    bool shares = within(at_birth(scenario.initial.episodes), 0, 1e9F);
    for (const auto& journey : scenario.journeys)
      shares &= journey.weight == spec::no_slot || within(of_slot(journey.weight), 0, 1);
    return shares;
  }

  // (A, B) of a belief A / (A + B) are not negative, and not both 0; nor do they grow beyond most_evidence.
  static constexpr float least_firmness = 1e-4F, most_firmness = 1e7F, most_asymmetry = 1e4F;
  bool beliefs_hold() const {
    return within(known.traits[static_cast<std::size_t>(Standard::firmness)], least_firmness, most_firmness) &&
           within(of_slot(scenario.trust_asymmetry), 0, most_asymmetry);
  }

  void beliefs() {
    known.prior_competence = at_birth(scenario.initial.competence);
    known.prior_intention = at_birth(scenario.initial.intention);
    const bool hold = beliefs_hold() && steps_are_shares(), moves = base.intention_moves();
    if (hold && within(known.prior_competence, 0, 1)) known.competence = Range{0, 1};
    if (!moves) known.intention = known.prior_intention;
    if (moves && hold && within(known.prior_intention, 0, 1)) known.intention = Range{0, 1};
    if (hold) known.evidence = Range{0, most_evidence};
    if (hold && moves) known.evidence_of_intention = Range{0, most_evidence}, known.ceiling = Range{0, 1};
  }

  // A little beyond the scale: the last step onto its end may round past it, and one beyond it only comes back.
  static constexpr Range feelings{-5.001F, 5.001F}, reputations{-0.001F, 1.001F};
  static constexpr float most_evidence = 1e15F;  // more than all episodes of the longest run could bring

  MaybeRange remembered(const MaybeRange& intention) const {
    const bool starts = within(at_birth(scenario.initial.memory), -5, 5);
    const bool softens =
        within(known.traits[static_cast<std::size_t>(Standard::forgiveness)], 0, 1) && within(intention, 0, 1);
    const MaybeRange rate = of_slot(scenario.memory.rate);
    return starts && softens && steps_are_shares() && within(rate, -1e9F, 1) ? MaybeRange{feelings} : std::nullopt;
  }

  // What others say and topics stir is on the scale too, and moves a share of the way.
  MaybeRange expected() const {
    const bool starts = within(at_birth(scenario.initial.expectation), -5, 5);
    return starts && steps_are_shares() && within(of_slot(scenario.memory.expectation_rate), 0, 1)
               ? MaybeRange{feelings}
               : std::nullopt;
  }

  Ranges find() {
    known.segment = Range{0, static_cast<float>(scenario.segments.size())};
    known.relationship = Range{-1, static_cast<float>(scenario.relationships.size())};
    traits();
    Finder later = *this;  // what can change is known only when all is found
    later.beliefs(), later.states();
    later.known.expectation = expected();
    if ((later.known.memory = remembered(later.known.intention)))
      later.known.memory_good = Range{0, feelings.high}, later.known.memory_bad = Range{feelings.low, 0};
    later.known.reputation = base.people_hear() ? reputations : Range{0.5F, 0.5F};
    if (steps_are_shares()) later.known.episodes = Range{0, 1e12F};
    return later.known;
  }
};

}  // namespace

Ranges ranges_of(const Formulas& base, const std::vector<Formulas>& all) { return Finder{base, all}.find(); }

Ranges in_columns(const Ranges& known, const Formulas& f) {
  Ranges of_columns = known;
  of_columns.traits.clear();
  for (std::size_t t = 0; t < known.traits.size(); ++t)
    if (const int column = f.trait_column(t); column >= 0) {
      of_columns.traits.resize(std::max(of_columns.traits.size(), static_cast<std::size_t>(column) + 1));
      of_columns.traits[static_cast<std::size_t>(column)] = known.traits[t];
    }
  return of_columns;
}

}  // namespace peakend::model
