// Do the promises hold? Thousands of made-up studies whose truth is known, looked at as a user would.
// What is asked for is what is promised (95 %), three standard errors below it at most; never what happens to come out.
#include <catch2/catch.hpp>
#include <cmath>
#include <string>

#include "results/stats/around.hpp"
#include "results/stats/sequence.hpp"
#include "tests/laws/kim_nelson.hpp"
#include "tests/laws/looks.hpp"

using namespace peakend::results;
using namespace peakend::laws;

namespace {

constexpr double promised = 0.95;
constexpr double delta = 1;

// One policy leads `others` equal ones: the case in which the best is hardest to tell.
Field leader(std::size_t others, double lead, Luck luck) {
  Field field;
  field.means.assign(others + 1, 0.0);
  field.means.back() = lead;
  field.luck = luck;
  return field;
}

PairInterval pairs_with(Design design, std::size_t policies) {
  const Intervals intervals = for_all_pairs({design, promised}, policies);
  return [intervals](const auto& a, const auto& b) { return interval_of_difference(a, b, intervals); };
}

double share(int part, int whole) { return static_cast<double>(part) / whole; }

double covered_at_all_looks(const Field& field, const std::vector<int>& looks, const PairInterval& interval, int runs,
                            unsigned seed) {
  std::mt19937_64 random(seed);
  int covered = 0;
  for (int run = 0; run < runs; ++run)
    covered += all_pairs_hold(draw(field, looks.back(), random), field, looks, interval);
  return share(covered, runs);
}

struct Tally {
  double good = 0, resolved = 0, mean_n = 0;
};

// Good: not worse than the best by delta or more, or not yet called settled.
Tally choose(const Field& field, int runs, unsigned seed) {
  std::mt19937_64 random(seed);
  const std::vector<int> looks = rounds_up_to(406);
  int good = 0, resolved = 0;
  double n = 0;
  for (int run = 0; run < runs; ++run) {
    const Stopped stopped = until_resolved(draw(field, looks.back(), random), delta, looks);
    resolved += stopped.resolved;
    good += !stopped.resolved || field.means[stopped.chosen] > field.means.back() - delta;
    n += stopped.n;
  }
  return {share(good, runs), share(resolved, runs), n / runs};
}

}  // namespace

// The lead is no matter here: a difference that is moved moves its interval with it.
TEST_CASE("all differences hold at all looks", "[slow][statistics][sequence]") {
  const int runs = 2000;
  const auto policies = GENERATE(std::size_t{2}, std::size_t{5});
  const auto luck = GENERATE(Luck::normal, Luck::skewed);
  const double covered = covered_at_all_looks(leader(policies - 1, delta, luck), rounds_up_to(406),
                                              pairs_with(Design::sequential, policies), runs, 20240501);
  INFO(policies << " policies" << (luck == Luck::skewed ? ", skewed" : ", normal") << ": covered " << covered);
  CHECK(covered >= lowest_share(promised, runs));
}

TEST_CASE("what is called settled is a good choice", "[slow][statistics][sequence]") {
  const auto policies = GENERATE(std::size_t{2}, std::size_t{5});
  const auto lead = GENERATE(0.0, delta / 2, delta);
  const auto luck = GENERATE(Luck::normal, Luck::skewed);
  const int runs = 1000;
  const Tally tally = choose(leader(policies - 1, lead, luck), runs, 20240502);
  INFO(policies << " policies, lead " << lead << (luck == Luck::skewed ? ", skewed" : ", normal") << ": good "
                << tally.good << ", resolved " << tally.resolved << ", mean n " << tally.mean_n);
  CHECK(tally.good >= lowest_share(promised, runs));
  CHECK(tally.resolved > 0.5);  // and it does come to an end: else a good choice would mean nothing
}

TEST_CASE("five policies spread within delta and beyond: the choice is good", "[slow][statistics][sequence]") {
  const int runs = 1000;
  Field field;
  field.means = {-0.6, 0, 0.1, 0.5, 1};
  const Tally tally = choose(field, runs, 7);
  INFO("good " << tally.good << ", mean n " << tally.mean_n);
  CHECK(tally.good >= lowest_share(promised, runs));
}

TEST_CASE("Student's intervals after stopping promise too much, sequences do not", "[slow][statistics][sequence]") {
  const int runs = 4000;
  std::mt19937_64 random(11);
  const std::vector<int> looks = rounds_up_to(406);
  const Field field = leader(1, 0, Luck::normal);
  const Intervals student{Design::fixed, promised}, sequence{Design::sequential, promised};
  int held_student = 0, held_sequence = 0;
  for (int run = 0; run < runs; ++run) {
    const Rows rows = draw(field, looks.back(), random);
    for (const Intervals& intervals : {student, sequence}) {  // stop when 0 is excluded, and print what is there
      Estimate printed;
      for (const int look : looks) {
        printed = interval_of_difference(first(rows[1], look), first(rows[0], look), intervals);
        if (!holds(printed, 0)) break;
      }
      (intervals.design == Design::fixed ? held_student : held_sequence) += holds(printed, 0);
    }
  }
  INFO("Student " << share(held_student, runs) << ", sequences " << share(held_sequence, runs));
  CHECK(share(held_student, runs) < lowest_share(promised, runs));
  CHECK(share(held_sequence, runs) >= lowest_share(promised, runs));
}

TEST_CASE("Student's intervals after a Kim-Nelson stop promise too much", "[slow][statistics][sequence]") {
  const int runs = 4000;
  std::mt19937_64 random(12);
  Field field = leader(1, delta, Luck::normal);
  field.own = 5;  // so that it seldom stops at its first look, where nothing was chosen yet
  int held = 0, right = 0;
  for (int run = 0; run < runs; ++run) {
    const Rows rows = draw(field, 1000, random);
    const Selected selected = kim_nelson(rows, 1 - promised, delta, 16);
    const Estimate printed = paired_difference(first(rows[1], selected.n), first(rows[0], selected.n), promised);
    held += holds(printed, delta);
    right += selected.policy == 1;
  }
  INFO("held " << share(held, runs) << ", right choice " << share(right, runs));
  CHECK(share(right, runs) >= lowest_share(promised, runs));  // the oracle itself is sound
  CHECK(share(held, runs) < lowest_share(promised, runs));
}

// Per pair the sequence stops near (3.1 / 2)^2 = 2.4 variances over delta squared, Kim-Nelson near h^2 / 3 = 1.8 (h^2
// is 5.4 for two policies and 16 first values): 1.3 times. The looks, each half as many again, overshoot by a quarter
// on average; five policies pay for ten pairs where Kim-Nelson counts four. Together up to 2: two and a half leaves
// room.
TEST_CASE("rounds need at most two and a half times what Kim-Nelson needs", "[slow][statistics][sequence]") {
  const int runs = 1000;
  const auto policies = GENERATE(std::size_t{2}, std::size_t{5});
  Field field = leader(policies - 1, delta, Luck::normal);
  field.own = 5;  // so that neither stops at its first look
  std::mt19937_64 random(13);
  double oracle = 0, ours = 0;
  for (int run = 0; run < runs; ++run) {
    const Rows rows = draw(field, 609, random);
    oracle += kim_nelson(rows, 1 - promised, delta, 16).n;
    ours += until_resolved(rows, delta, rounds_up_to(609)).n;
  }
  INFO(policies << " policies: Kim-Nelson " << oracle / runs << ", rounds " << ours / runs);
  CHECK(ours < 2.5 * oracle);
}

// Why the sequence is the exact one: the asymptotic half-width leans on a spread that sixteen values hardly know, and
// with many policies the tails decide.
TEST_CASE("with twenty policies the exact sequence holds and the asymptotic one does not",
          "[slow][statistics][sequence]") {
  const int runs = 500;
  const Field field = leader(19, 0, Luck::normal);
  const double alpha = (1 - promised) / 190;
  const double r = sequence_tuning(alpha);
  const PairInterval asymptotic = [&](const auto& a, const auto& b) {
    return difference_around(a, b, [&](double sd, std::size_t count) {
      const double n = static_cast<double>(count);
      return sd * std::sqrt((n * r + 1) / (n * n * r) * std::log((n * r + 1) / (alpha * alpha)));
    });
  };
  const std::vector<int> looks = rounds_up_to(54);
  const double with_exact = covered_at_all_looks(field, looks, pairs_with(Design::sequential, 20), runs, 14);
  const double with_asymptotic = covered_at_all_looks(field, looks, asymptotic, runs, 14);
  INFO("exact " << with_exact << ", asymptotic " << with_asymptotic);
  CHECK(with_exact >= lowest_share(promised, runs));
  CHECK(with_asymptotic < lowest_share(promised, runs));
}

TEST_CASE("a ratio of means holds at all looks", "[slow][statistics][sequence]") {
  const int runs = 2000;
  std::mt19937_64 random(15);
  boost::random::normal_distribution<double> normal;
  const std::vector<int> looks = rounds_up_to(406);
  int held = 0;
  for (int run = 0; run < runs; ++run) {
    std::vector<double> earned, invested;
    for (int i = 0; i < looks.back(); ++i) {
      invested.push_back(100 + 10 * normal(random));
      earned.push_back(1.4 * invested.back() + 60 * normal(random));
    }
    bool all = true;
    for (const int look : looks)
      all = all && holds(ratio_sequence(first(earned, look), first(invested, look), 0.05), 1.4);
    held += all;
  }
  INFO("held " << share(held, runs));
  CHECK(share(held, runs) >= lowest_share(promised, runs));
}
