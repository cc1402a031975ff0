// A slot is a number an author can write, at its path. Whatever changes a scenario - `--set`, policies, worlds,
// rivals, sweeps - changes slots, by lists of changes and one function that applies them.
#pragma once
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <unordered_map>
#include <vector>

#include "scenarios/base/problem.hpp"
#include "scenarios/language/expr.hpp"
#include "scenarios/slots/keys.hpp"

namespace peakend::slots {

using SlotId = std::uint32_t;
inline constexpr SlotId no_slot = ~SlotId{0};
inline constexpr std::size_t deepest_chain = 200;  // slots that read each other, one after the other

struct Slot {
  std::string path;            // `journeys.visit.touchpoints.exit.affect.mean`
  const Key* key = nullptr;    // its row in the table of keys
  std::string parameter;       // of a distribution: `median`; otherwise empty
  language::Dimension unit{};  // minutes, per week, money or plain
  float low = 0, high = 0;     // allowed range of a constant
  Place place;                 // where it was written; line 0 = a default
  language::Expr value;        // as the file has it
};

// One value per slot: one column of the table [slot][policy].
using Values = std::vector<language::Expr>;

struct Match {
  std::vector<SlotId> found;
  std::vector<std::string> candidates;  // of an ambiguous tail, or near misses
};

struct SlotTable {
  std::vector<Slot> all;
  std::unordered_map<std::string, SlotId> by_path;
  std::unordered_map<std::string, std::vector<SlotId>> by_last_step;

  SlotId add(Slot slot);
  SlotId find(std::string_view path) const;  // the full path; no_slot when there is none
  // A full path, a path with `*` for exactly one step, or a tail that only one slot has. `near` looks for near misses.
  Match match(std::string_view path, bool near = true) const;
  // `memory.rate` for `memory_rate`; empty when no point for an underscore makes it a number.
  std::string with_a_point(std::string_view path) const;
};

struct Change {
  enum class Kind { set, times, add };  // the order in which a list is applied
  SlotId slot = no_slot;
  Kind kind = Kind::set;
  language::Expr value;  // resolved; may read Source::old
  bool over = false;     // a second set on one slot is meant
  int targeted = -1;     // a policy: only for customers for whom it holds, so the value becomes a choice
  Place place;
};

// Applies changes to values: sets, then times, then adds, each in the order listed. Source::old is replaced by the
// value in force.
void apply(Values& values, std::span<const Change> changes);

// What keeps a column of values from being read in full: a slot that reads itself, or one that would be larger than
// an expression may be once all that it reads is put in place.
struct Tangle {
  SlotId slot;
  std::vector<SlotId> way;  // of a circle: from the slot back to itself; empty: too large
};
std::optional<Tangle> find_tangle(const Values& values);

// The value of a slot with all slots it reads put in place; a word or number of another slot is no longer visible.
// Assumes that the values hold no tangle.
language::Expr in_full(const Values& values, const language::Expr& value);

// Number of a distribution's constant: the value when it is a literal after folding, else nothing.
bool constant(const Values& values, SlotId slot, float& number);
// The same in double, with all the digits its author wrote; 0 when it is not constant.
double as_written(const Values& values, SlotId slot);

}  // namespace peakend::slots
