// What is not a number fails the run by name instead of becoming an edge of some scale; infinite money and minutes do
// too. A comparison with it is false, as the reference says, and so is never the end of a run.
#include "tests/mechanisms/lab.hpp"

using namespace peakend::lab;

namespace {
// Everything that is looked at is in here once, with a number first.
const std::string busy = R"(peakend: 1
scenario: lab
run: {start: 2026-01-05, warm_up: 0 weeks, length: 1 week, seed: 1}
population: {size: 20}
traits: {pleasure_sensitivity: 1, pain_sensitivity: 1, style: 0}
state: {mood: {start: 0, min: -1, max: 1}}
memory: {rule: peak_end, custom: mean, brand_weight: 0.1}
behaviour: {return_rate: 3, base_leave: 0}
stores: {shop: {open: {mon..sun: "08:00-20:00"}, pools: {clerks: {people: 2}}}}
journeys:
  visit:
    starts: {rate: return_rate}
    first: door
    touchpoints:
      door: {takes: 2 min, affect: {mean: 1, sd: 0.5}, brand: 0.5, effects: {mood: {add: 0.1}}, next: {desk: 0.9, end: otherwise}}
      desk: {pool: clerks, takes: 3 min, patience: 30 min, balk_above: 5, affect: {mean: 0}, trust: {competence: 0.1}, spend: 10, next: end}
)";
// Known only when the run comes to it: these are no constants.
const std::string none = "log(-1 - episodes)", none_at_birth = "log(-1 - pleasure_sensitivity)";
const std::string infinite = "(1 / (episodes - episodes))";

struct Row {
  std::string path, value, said;
};
}  // namespace

TEST_CASE("what is not a number fails the run, by name", "[mechanisms][nan]") {
  REQUIRE(failure(busy) == "");
  const Row rows[] = {
      {"door.affect.mean", none, "at touchpoint 'door': what is felt is"},
      {"door.affect.sd", none, "at touchpoint 'door': what is felt is"},
      {"perception.factor", none, "at touchpoint 'desk': what is felt is"},
      {"memory.brand_weight", none, "at touchpoint 'door': the weight of the brand in it is"},
      {"door.next.desk", none, "at touchpoint 'door': a share of next is"},
      {"door.takes", "1 min * " + none, "at touchpoint 'door': takes is"},
      {"desk.takes", "1 min * " + none, "at touchpoint 'desk': takes is"},
      {"desk.patience", "1 min * " + none, "at touchpoint 'desk': patience is"},
      {"desk.balk_above", none, "at touchpoint 'desk': balk_above is"},
      {"desk.spend", none, "at touchpoint 'desk': spend is"},
      {"effects.mood", none, "an effect at touchpoint 'door' is not a finite number"},
      {"trust.competence", none, "what is remembered of 'visit' is not a number"},
      {"memory.rate", none, "what is remembered of 'visit' is not a number"},
      {"memory.expectation_rate", none, "what is remembered of 'visit' is not a number"},
      {"memory.peak_blend", none, "what is remembered of 'visit' is not a number"},
      {"memory.w_mean", none, "what is remembered of 'visit' is not a number"},
      {"trust.asymmetry", none, "what is remembered of 'visit' is not a number"},
      {"behaviour.recommend", none, "the answer to `behaviour.recommend` is not a number"},
      {"behaviour.return_rate", none, "the rate at which journey 'visit' starts is negative or not a number"},
      {"behaviour.leave_rate", none, "`behaviour.leave_rate` is negative or not a number"},
      {"clerks.people", "log(-weekday)", "the number of people in pool 'clerks' is"},
      {"traits.acceptable_wait", "1 min * " + none_at_birth,
       "the trait 'acceptable_wait' of a customer is not a number"},
      {"initial.memory", none_at_birth, "memory of a customer at the start is"},
      {"initial.intention", none_at_birth, "intention of a customer at the start is"},
      {"state.mood.start", none_at_birth, "a state of a customer at the start is"},
  };
  for (const Row& row : rows) {
    INFO(row.path << " = " << row.value);
    CHECK(failure(busy, {row.path + "=" + row.value}).find(row.said) != std::string::npos);
  }
  CHECK(failure(busy, {"memory.rule=custom", "memory.custom=" + none}).find("what is remembered of 'visit'") !=
        std::string::npos);
}

TEST_CASE("money, minutes, states and people that are infinite fail the run", "[mechanisms][nan]") {
  const Row rows[] = {
      {"door.takes", "1 min * " + infinite, "at touchpoint 'door': takes is inf"},
      {"desk.takes", "1 min * " + infinite, "at touchpoint 'desk': takes is inf"},
      {"desk.spend", infinite, "at touchpoint 'desk': spend is inf"},
      {"effects.mood", infinite, "an effect at touchpoint 'door' is not a finite number"},
      {"behaviour.return_rate", infinite, "the rate at which journey 'visit' starts is"},
      {"clerks.people", "1 / (weekday - weekday)", "the number of people in pool 'clerks' is inf"},
      {"initial.expectation", "1 / (pleasure_sensitivity - pleasure_sensitivity)",
       "expectation of a customer at the start is"},
  };
  for (const Row& row : rows) {
    INFO(row.path << " = " << row.value);
    CHECK(failure(busy, {row.path + "=" + row.value}).find(row.said) != std::string::npos);
  }
}

TEST_CASE("an infinite feeling, share, patience or limit of a queue is as far as it goes", "[mechanisms][nan]") {
  CHECK(live(busy, {"door.affect.mean=" + infinite}).felt("door") == about(5));
  auto all = live(busy, {"door.next.desk=" + infinite});
  CHECK(all.contacts("desk") == all.contacts("door"));
  CHECK(failure(busy, {"desk.patience=1 min * " + infinite, "desk.balk_above=" + infinite}) == "");
}

TEST_CASE("a comparison with what is not a number is false, also != and what is built on it", "[mechanisms][nan]") {
  auto share = [](const std::string& condition) {
    auto lived = live(busy, {"door.next.desk=if(" + condition + ", 1, 0)"});
    return lived.contacts("desk") == lived.contacts("door") ? 1 : lived.contacts("desk") == 0 ? 0 : -1;
  };
  for (const char* op : {"<", "<=", ">", ">=", "==", "!="}) {
    INFO(op);
    CHECK(share(none + " " + op + " 0") == 0);
    CHECK(share("not (" + none + " " + op + " 0)") == 1);
    CHECK(share(none + " " + op + " 0 or 1 > 0") == 1);
  }
}
