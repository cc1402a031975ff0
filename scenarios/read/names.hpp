// What a name in an expression means at a certain slot. Resolution also finds circles: slots that read each other.
#pragma once
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "scenarios/base/problem.hpp"
#include "scenarios/language/resolve.hpp"
#include "scenarios/spec/scenario.hpp"

namespace peakend::read {

// The touchpoint or pool to which a slot belongs; it gives `service_quality` and `visited(..)` their meaning.
struct Context {
  int journey = -1, touchpoint = -1, pool = -1;
  bool change = false;  // `old` may be read
  bool topic = false;   // `affect` is that of a topic
  bool warm = false;    // and so is `heat`
  bool figures = false;  // a rule: the names of what the firm sees come first
  bool visits = false;  // may ask for touchpoints of all journeys: `visited(..)` of a visit that is over
};

// What a name means in a rule that stops a policy; neither an expression nor a complaint when it is no figure.
language::Lookup figure_named(const spec::Scenario& scenario, const std::string& name);
std::string figure_hint(const std::string& name);  // of a name that means nothing in a rule
// Figures held against a number of another unit: `utilisation > 80 %`, where 80 is meant and 0.8 would be read.
void check_units_of_rule(const spec::Scenario& scenario, const language::Expr& rule, const Place& place,
                         const std::string& path, Problems& problems);
// The other way round: of one pool these are shares, from 0 to 1.
void check_shares_of_pools(const language::Expr& expr, const Place& place, const std::string& path, Problems& problems);

// Where to find a relationship of that name that a file lacks; empty when the library has none.
std::string library_hint(std::string_view name);

class Resolver {
 public:
  Resolver(spec::Scenario& scenario, Problems& problems);

  // Resolves the expressions of all slots, each once, in the order in which they need each other.
  void resolve_all();
  // Resolves an expression that stands at `place` and is meant for `slot` (a change, a world's distribution).
  language::Expr resolve_for(spec::SlotId slot, language::Expr parsed, const Place& place, const std::string& path,
                             bool same_unit);

  // The constant an expression for `slot` comes to, if it does; what is wrong with it is not told.
  std::optional<float> constant_for(spec::SlotId slot, language::Expr parsed);

  // False, with a problem, when slots read themselves or would become too large: then nothing may be read in full.
  bool untangled();

 private:
  enum class Mark : char { open, busy, done };
  void resolve_slot(spec::SlotId id);
  void report_circle(const std::vector<spec::SlotId>& way);
  void check_currency(const language::Expr& parsed, const Place& place, const std::string& path);
  struct Resolved {
    language::Expr value;  // folded
    bool timed = false;    // some time stood in it: `2 * 3 min` is no number without a unit
  };
  std::optional<Resolved> resolve(language::Expr parsed, const Context& context, const Place& place,
                                  const std::string& path);
  language::Lookup look_up(const std::string& name, const Context& context);
  std::optional<language::Expr> own_name(const std::string& name, const Context& context) const;
  std::optional<language::Expr> of_pool(int pool, std::string_view word) const;
  int touchpoint_of(int journey, std::string_view name) const;
  int touchpoint_named(const std::string& name, const Context& context) const;
  language::Lookup slot_named(const std::string& name);
  std::string near_name(const std::string& name) const;
  Context context_of(const std::string& path) const;
  void check_type(const slots::Slot& slot, const Resolved& resolved, const Place& place, const std::string& path);

  spec::Scenario& scenario_;
  Problems& problems_;
  std::vector<std::map<std::string, int, std::less<>>> touchpoints_;  // of each journey: which one has that name
  std::vector<Mark> marks_;
  std::vector<spec::SlotId> stack_, circular_;
  int unknown_ = 0;
  int levels_ = 0;  // of all expressions on the stack
};

}  // namespace peakend::read
