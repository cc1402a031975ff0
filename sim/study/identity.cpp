// Keys: everything that can change a figure, written out as bytes that do not depend on how it was said, and hashed.
// What holds on a day is a set of slots with their values; sets are hashed as sums of the hashes of their members, so a
// change costs as much as it touches.
#include "sim/study/identity.hpp"

#define XXH_INLINE_ALL
#include <xxhash.h>

#include <algorithm>
#include <array>
#include <limits>
#include <map>

#include "agents/life/engine_number.hpp"
#include "scenarios/language/substitute.hpp"
#include "scenarios/spec/variants.hpp"
#include "sim/study/structure.hpp"

namespace peakend::study {
namespace {
using language::Expr;
using language::Source;
using slots::SlotId;

results::CellKey hash_of(const void* bytes, std::size_t size) {
  auto hash = XXH3_128bits(bytes, size);
  return {hash.high64, hash.low64};
}

// How policies are judged changes no run; what a policy costs and whom it is for changes the runs under it alone.
bool for_every_policy(const std::string& path) {
  return !path.starts_with("compare.") && !path.starts_with("policies.");
}

// Slots that no run reads but those of the policy they belong to: the others' and how they are judged.
class Apart {
 public:
  explicit Apart(const spec::Scenario& scenario) {
    const auto& all = scenario.slots.all;
    for (const auto& slot : all) apart_.push_back(!for_every_policy(slot.path));
    for (SlotId id = 0; id < all.size(); ++id)
      if (for_every_policy(all[id].path)) take_in(all, all[id].value);
  }
  bool operator()(SlotId id) const { return apart_[id]; }

 private:
  void take_in(const std::vector<slots::Slot>& all, const Expr& value) {  // what others read is theirs too
    if (value.op == language::Op::variable && value.source == Source::slot && apart_[value.index]) {
      apart_[value.index] = false;
      take_in(all, all[value.index].value);
    }
    for (const Expr& arg : value.args) take_in(all, arg);
  }
  std::vector<bool> apart_;
};

// The values on one day: those of the file, but for the few that something changes.
struct Column {
  const spec::Scenario& scenario;
  const Apart& apart;
  std::map<SlotId, Expr> changed;

  const Expr& value(SlotId id) const {
    const auto at = changed.find(id);
    return at == changed.end() ? scenario.slots.all[id].value : at->second;
  }

  // As slots::apply does to all of them.
  void apply(std::vector<slots::Change> changes) {
    std::vector<SlotId> touched;
    for (const auto& change : changes) touched.push_back(change.slot);
    std::sort(touched.begin(), touched.end());
    touched.erase(std::unique(touched.begin(), touched.end()), touched.end());
    slots::Values few;
    for (SlotId id : touched) few.push_back(value(id));
    for (auto& change : changes)
      change.slot =
          static_cast<SlotId>(std::lower_bound(touched.begin(), touched.end(), change.slot) - touched.begin());
    slots::apply(few, changes);
    for (std::size_t i = 0; i < touched.size(); ++i) changed.insert_or_assign(touched[i], std::move(few[i]));
  }
};

// Slots are named by their paths, and policies by whom they are for, and since when, for a visit that began before is
// for none: their numbers move when others are added.
void add(Bytes& bytes, const Column& column, const Expr& value) {
  const auto& all = column.scenario.slots.all;
  bytes.number(value.op).number(value.type.kind).number(value.args.size());
  if (value.op == language::Op::literal)
    bytes.number(value.value).number(language::as_written(value));
  else if (value.op != language::Op::variable)
    bytes.number(value.index).text(value.op == language::Op::name ? value.name : "");
  else if (bytes.number(value.source); value.source == Source::targeted)
    add(bytes.number(column.scenario.policies[value.index].from_day), column,
        column.value(column.scenario.policies[value.index].who));
  else if (value.source != Source::slot)
    bytes.number(value.index);
  else if (bytes.text(all[value.index].path); column.apart(value.index))
    add(bytes, column, column.value(value.index));
  for (const Expr& arg : value.args) add(bytes, column, arg);
}

// A set of slots with their values.
struct Sum {
  std::uint64_t high = 0, low = 0;
  void add(const results::CellKey& one) { high += one.high, low += one.low; }
  void take_away(const results::CellKey& one) { high -= one.high, low -= one.low; }
};

results::CellKey hash_of_slot(Bytes& bytes, const Column& column, SlotId id, const Expr& value) {
  bytes.all.clear();
  add(bytes.text(column.scenario.slots.all[id].path), column, value);
  return hash_of(bytes.all.data(), bytes.all.size());
}

// What a policy costs, in what unit it is counted, and since when; nothing when it costs nothing.
void add_cost(Bytes& bytes, const Column& column, const spec::Cost& cost, int from, bool begins) {
  for (SlotId id : {cost.fixed, cost.per_week, cost.per_contact}) {
    if (id == spec::no_slot) continue;
    const Expr& amount = column.value(id);
    if (language::is_literal(amount) && language::as_written(amount) == 0) continue;
    bytes.text("cost").number(id == cost.fixed ? 0 : id == cost.per_week ? 1 : 2).number(from).number(begins);
    bytes.number(cost.journey).number(cost.touchpoint);
    add(bytes, column, amount);
  }
}

class Identity {
 public:
  explicit Identity(const spec::Scenario& scenario)
      : scenario_(scenario), apart_(scenario), file_{scenario, apart_, {}} {
    all_ = structure_of(scenario);
    all_.number(life::engine_number);
    add_worlds();
    const Column point = column_on(spec::baseline, 0);
    for (SlotId id = 0; id < scenario_.slots.all.size(); ++id)
      if (!apart_(id)) sum_.add(hash_of_slot(scratch_, file_, id, scenario_.slots.all[id].value));
    add_column(point);
    days_ = days_of(point);
  }

  results::CellKey key(int policy) {
    for (int day : spec::turning_days(scenario_, policy, days_)) {
      all_.number(day);
      for (const auto& standing : spec::standings(scenario_, policy)) {
        const Column column = column_on(policy, day, standing);
        add_column(column);
        add_policy(column, policy, day, standing);
      }
    }
    add_rules(policy);
    return hash_of(all_.all.data(), all_.all.size());
  }

 private:
  // As spec::values_on; a number that is uncertain stands for itself as it was drawn.
  Column column_on(int policy, int day, const spec::Standing& standing = {}) const {
    Column column{scenario_, apart_, {}};
    for (const auto& uncertain : scenario_.uncertain)
      column.changed.insert_or_assign(uncertain.change.slot, language::variable(Source::slot, uncertain.change.slot));
    column.apply(spec::changes_of(scenario_, policy, day, standing));
    column.apply(scenario_.point);
    return column;
  }

  void add_column(const Column& column) {
    Sum sum = sum_;
    for (const auto& [id, value] : column.changed) {
      if (apart_(id)) continue;
      sum.take_away(hash_of_slot(scratch_, file_, id, scenario_.slots.all[id].value));
      sum.add(hash_of_slot(scratch_, column, id, value));
    }
    all_.number(sum.high).number(sum.low);
  }

  // Whom the members are for that hold today, and what they cost; see `costs` of agents/model/compile.cpp.
  void add_policy(const Column& column, int policy, int day, const spec::Standing& standing) {
    if (policy == spec::baseline) return;
    const auto& whole = scenario_.policies[static_cast<std::size_t>(policy)];
    const bool own = !whole.combine.empty() && whole.has_cost;
    bool any = false;
    int begins = std::numeric_limits<int>::max(), first = begins;
    for (int member : spec::members(scenario_, policy)) {
      const auto& part = scenario_.policies[static_cast<std::size_t>(member)];
      begins = std::min(begins, part.from_day);
      if (!spec::has_say(scenario_, member, day, standing)) continue;
      if (!spec::in_force(scenario_, member, day, standing)) {  // whom what follows a stop is for
        if (part.who != spec::no_slot) add(all_.text("stopped who"), column, column.value(part.who));
        continue;
      }
      any = true, first = std::min(first, part.from_day);
      // Each member opens with whom it is for: else the cost of one could be taken for that of another.
      if (part.who != spec::no_slot)
        add(all_.text("who").number(part.from_day), column, column.value(part.who));
      else if (own || part.has_cost)
        all_.text("everybody");
      if (!own) add_cost(all_, column, part.cost, part.from_day, part.from_day == day);
    }
    if (own && any) add_cost(all_.text("own"), column, whole.cost, first, begins == day);
  }

  // By what the members are stopped, and what that takes back.
  void add_rules(int policy) {
    auto values = scenario_.values();
    slots::apply(values, scenario_.point);
    for (int member : spec::stoppable(scenario_, policy)) {
      const auto& part = scenario_.policies[static_cast<std::size_t>(member)];
      all_.text("stops").number(part.from_day).number(part.until_day.value_or(-1));
      all_.number(part.on_stop.empty()).number(spec::window_of(values, part));
      add(all_, file_, slots::in_full(values, values[part.stop_when]));
      for (std::size_t t = 0; t < scenario_.topics.size(); ++t)
        if (scenario_.topics[t].withdrawn_by == member) all_.number(t);
    }
  }

  // What is drawn before any policy: from what, by which name, and what it changes.
  void add_worlds() {
    if (scenario_.uncertain.empty()) return;
    const auto values = scenario_.values();
    std::vector<const spec::Uncertain*> sorted;
    for (const auto& uncertain : scenario_.uncertain) sorted.push_back(&uncertain);
    std::stable_sort(sorted.begin(), sorted.end(), [](auto* a, auto* b) { return a->path < b->path; });
    for (const auto* uncertain : sorted) {
      all_.text("uncertain").text(uncertain->path).number(uncertain->change.kind);
      add(all_, file_, slots::in_full(values, uncertain->change.value));
      add(all_, file_, scenario_.slots.all[uncertain->change.slot].value);
    }
  }

  // What begins or ends after the run changes nothing.
  int days_of(const Column& column) const {
    const Expr& length = column.value(scenario_.length);
    if (!language::is_literal(length)) return std::numeric_limits<int>::max();
    return static_cast<int>(length.value / 1440);
  }

  const spec::Scenario& scenario_;
  const Apart apart_;
  const Column file_;
  Bytes all_, scratch_;
  Sum sum_;  // of the file's values
  int days_ = 0;
};
}  // namespace

results::CellKey policy_key(const spec::Scenario& scenario, int policy) { return Identity(scenario).key(policy); }

results::CellKey cell_key(const results::CellKey& policy, std::uint64_t seed, std::int64_t world, std::uint64_t luck) {
  const std::array<std::uint64_t, 5> all{policy.high, policy.low, seed, static_cast<std::uint64_t>(world), luck};
  return hash_of(all.data(), sizeof all);
}

std::string scenario_hash(const spec::Scenario& scenario, const std::vector<int>& policies) {
  std::string all;
  for (int policy : policies) all += results::text(policy_key(scenario, policy));
  return results::text(hash_of(all.data(), all.size()));
}

struct Digest::State {
  XXH3_state_t hash;
};

Digest::Digest() : state_(new State) { XXH3_128bits_reset(&state_->hash); }
Digest::~Digest() { delete state_; }

void Digest::add(const std::vector<std::int64_t>& sums) {
  XXH3_128bits_update(&state_->hash, sums.data(), sums.size() * sizeof(std::int64_t));
}

void Digest::add_failure(const std::string& reason) {
  XXH3_128bits_update(&state_->hash, reason.data(), reason.size());
}

std::string Digest::text() const {
  auto hash = XXH3_128bits_digest(&state_->hash);
  return results::text({hash.high64, hash.low64});
}

}  // namespace peakend::study
