// The equations of MODEL.md (sections 4 to 6 of the design) as expressions: written once, readable as mathematics, and
// compiled like everything an author writes. docs/mechanisms.md says each in words and names its tests.
#pragma once
#include <optional>
#include <vector>

#include "scenarios/language/expr.hpp"
#include "scenarios/spec/scenario.hpp"

namespace peakend::model {

using language::Expr;

// Puts together what a model needs from the values of a scenario. All results are in full: no slots left.
class Formulas {
 public:
  Formulas(const spec::Scenario& scenario, const slots::Values& values) : scenario_(scenario), values_(values) {
    intention_moves_ = spec::intention_moves(scenario);
    find_columns();
  }

  const spec::Scenario& scenario() const { return scenario_; }
  Expr slot(spec::SlotId id) const;     // an author's expression, in full
  float number(spec::SlotId id) const;  // its value, where only constants are allowed
  double written(spec::SlotId id) const { return slots::as_written(values_, id); }  // the same, with all its digits
  bool flag(spec::SlotId id) const { return number(id) != 0; }

  // Section 4: from stimulus to felt affect.
  Expr felt_affect(const spec::Touchpoint& touchpoint) const;
  Expr perceived_wait(const spec::Touchpoint& touchpoint) const;                // minutes, of Source::wait
  Expr weighted(const spec::Touchpoint& touchpoint, const Expr& affect) const;  // as peaks are sought

  // Section 9: where people are rewarded on tickets, work is faster and who is served feels less.
  Expr hastened(const spec::Touchpoint& touchpoint, Expr takes) const;
  Expr chilled(const spec::Touchpoint& touchpoint, Expr stimulus) const;

  // Section 5: what an episode is remembered as, and what memory becomes.
  Expr remembered() const;
  struct Folded {
    Expr remembered, memory_good, memory_bad, expectation, evidence_good, evidence_bad, memory, competence, trust,
        answer, intention, talk, talk_to;
    Expr intention_good, intention_bad, ceiling;  // only where intention moves
  };
  Folded fold(float weight) const;  // of an episode that moves them by this much of a visit
  // What reads the customer as it is after that episode.
  static Expr after(const Folded& folded, float weight, const Expr& expr);

  // Section 6: what a touchpoint says of the firm, in sums and counts of statements. `failed` is a condition.
  struct Statement {
    std::optional<Expr> sum;  // nothing: it says nothing
    std::optional<Expr> count;  // nothing: one
  };
  Statement competence_stated(const spec::Touchpoint& touchpoint, const Expr& failed) const;
  Statement intention_stated(const spec::Touchpoint& touchpoint, const Expr& failed) const;
  bool intention_moves() const { return intention_moves_; }

  // Section 7: rates per week.
  Expr leave_rate() const;

  // Section 7: what a listener becomes, of Source::messages and Source::message_mean.
  struct Heard {
    Expr expectation, reputation;
  };
  Heard hear() const;
  bool people_talk() const;                           // there is a network
  bool people_hear() const;                           // or topics
  // What hearing of a topic first does to a customer: what is felt, and the beliefs after it.
  struct TopicHeard {
    Expr affect, evidence_good, evidence_bad;
    Expr intention_good, intention_bad, ceiling;  // only where intention moves
  };
  TopicHeard topic_heard(const spec::Topic& topic) const;

  // The same in what programs read: memory and competence become what they are made of, a trait that is one number for
  // everybody that number, and the others the columns in which they are kept.
  Expr in_columns(const Expr& expr) const;
  int who_column(int policy) const { return who_column_[static_cast<std::size_t>(policy)]; }  // -1: for everybody
  int trait_column(std::size_t trait) const { return trait_column_[trait]; }  // -1: one number for everybody

 private:
  Expr trait(spec::Standard which) const;
  Expr stimulus(const spec::Touchpoint& touchpoint) const;
  Expr peak() const;
  bool on_tickets(const spec::Touchpoint& touchpoint) const;
  Expr topic_affect(const spec::Topic& topic) const;
  Expr as_believed(const Expr& stated, const Expr& clarity) const;
  Expr bad_evidence(const Expr& evidence) const;
  Expr norm_broken(const spec::Touchpoint& touchpoint, bool intention) const;
  void fold_intention(Folded& folded, float weight) const;
  void find_columns();

  const spec::Scenario& scenario_;
  const slots::Values& values_;
  std::vector<int> trait_column_, who_column_;
  std::vector<Expr> trait_constant_;  // of those without a column
  bool intention_moves_ = false;
};

// A / (A + B) with A = firmness * prior + good evidence, B = firmness * (1 - prior) + bad evidence.
Expr belief_of(const Expr& prior, const Expr& firmness, const Expr& good, const Expr& bad);

}  // namespace peakend::model
