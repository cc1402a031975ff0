// What goes wrong at a touchpoint, whether it is made good, and which belief it counts against.
#include "tests/mechanisms/lab.hpp"

using namespace peakend::lab;

namespace {const std::string felt_by_outcome = "affect: {mean: \"if(recovered, 2, if(failed, -2, 1))\"}";
}  // namespace

TEST_CASE("what never fails never fails, and what always fails always does", "[mechanisms][failure]") {
  CHECK(one_visit(visit_of("fails: 0, " + felt_by_outcome + ", recovers: 1")).felt("moment") == about(felt(1)));
  CHECK(one_visit(visit_of("fails: 1, " + felt_by_outcome + ", recovers: 0")).felt("moment") == about(felt(-2)));
  CHECK(one_visit(visit_of("fails: 1, " + felt_by_outcome + ", recovers: 1")).felt("moment") == about(felt(2)));
}

TEST_CASE("failures and recoveries are counted", "[mechanisms][failure]") {
  auto lived = live(visit_of("fails: 0.3, recovers: 0.5, " + felt_by_outcome),
                    {"population.size=4000", "run.length=4 weeks"});
  const auto n = static_cast<double>(lived.contacts("moment"));
  const auto failed = static_cast<double>(lived.at("moment", PerTouchpoint::failed));
  const auto recovered = static_cast<double>(lived.at("moment", PerTouchpoint::recovered));
  CHECK(std::abs(failed / n - 0.3) < 4 * std::sqrt(0.3 * 0.7 / n));
  CHECK(std::abs(recovered / failed - 0.5) < 4 * std::sqrt(0.25 / failed));
  CHECK(lived["failed"] == about(100 * failed / n));
  CHECK(lived["recovered"] == about(100 * recovered / failed));
}

TEST_CASE("whoever gives up at a queue is spared the failure", "[mechanisms][failure]") {
  const std::string yaml = still_life + R"yaml(journeys:
  visit:
    starts: {rate: return_rate}
    first: till
    touchpoints:
      till: {pool: tills, takes: 30 min, patience: 0 min, fails: 1, affect: {mean: "if(failed, -1, 1)"}, next: end}
)yaml";
  std::string shop = yaml;
  shop.replace(shop.find("{open: {mon: \"08:00-20:00\"}}"), 28,
               "{open: {mon: \"08:00-20:00\"}, pools: {tills: {people: 1}}}");
  auto lived = live(shop, {"population.size=200", "behaviour.return_rate=1"});
  const auto served = lived.at("till", PerTouchpoint::served);
  CHECK(served < lived.contacts("till"));
  CHECK(lived.at("till", PerTouchpoint::failed) == served);
}

TEST_CASE("where to go next, money and states may depend on a failure", "[mechanisms][failure]") {
  const std::string yaml = still_life + R"yaml(state: {upset: {start: 0}}
journeys:
  visit:
    starts: {rate: return_rate}
    first: order
    touchpoints:
      order: {fails: 1, spend: "if(failed, 3, 10)", effects: {upset: "if(failed, 1, 0)"}, next: {apology: failed, done: otherwise}}
      apology: {affect: {mean: 2}, next: end}
      done: {affect: {mean: 0}, next: end}
)yaml";
  auto visit = one_visit(yaml);
  CHECK(visit.contacts("apology") == 1);
  CHECK(visit["revenue"] == about(3));
}

TEST_CASE("a failure that breaks a norm is evidence, by default of competence alone", "[mechanisms][failure][norms]") {
  const std::string norm = "norms: {reliability: {}}\n";
  auto visit = one_visit(visit_of("fails: 1, norm: reliability, affect: {mean: -1}", norm));
  CHECK(visit["competence"] == about(belief(0, 2)));
  CHECK(visit["intention"] == about(0.71));
  auto fine = one_visit(mean_of("fails: 0, norm: reliability, affect: {mean: -1}", norm));
  CHECK(fine["competence"] == about(belief(0, 2 * -felt(-1) / 5)));  // as felt
}

TEST_CASE("to a friend a failure is betrayal, to a fling a bad night: norms belong to the relationship",
          "[mechanisms][failure][norms]") {
  auto of = [&](const std::string& relationship) {
    return one_visit(mean_of("fails: 1, norm: reliability, affect: {mean: -1}",
                             "norms: {reliability: {competence: -0.5}}\n"
                              "relationships:\n"
                              "  friend: {norms: {reliability: {competence: -0.5, intention: -0.6}}}\n"
                              "  fling: {norms: {reliability: {}}}\n"
                              "  neighbour: {}\n"
                              "segments: {all: {share: 1, relationship: " +
                                  relationship + "}}\n"));
  };
  CHECK(of("friend")["intention"] == about(belief(0, 2 * 0.6)));
  CHECK(of("friend")["competence"] == about(belief(0, 2 * 0.5)));
  CHECK(of("fling")["intention"] == about(0.71));
  CHECK(of("fling")["competence"] == about(belief(0, 2 * -felt(-1) / 5)));  // the norm says nothing: as felt
  CHECK(of("neighbour")["competence"] == about(belief(0, 2 * 0.5)));        // as everybody has it
}

TEST_CASE("what the touchpoint says itself and the broken norm are one piece of evidence: their mean",
          "[mechanisms][failure][norms]") {
  auto visit = one_visit(visit_of("fails: 1, norm: reliability, trust: {competence: 0.2}, affect: {mean: 0}",
                                  "norms: {reliability: {competence: -0.6}}\n"));
  CHECK(visit["competence"] == about(belief(0, 2 * 0.2)));
}

TEST_CASE("a chance of failing that is no number ends the run", "[mechanisms][failure]") {
  CHECK(failure(visit_of("fails: \"log(-1 - episodes)\", affect: {mean: 1}"), {"population.size=50"}).find("fails is") !=
        std::string::npos);
}

TEST_CASE("a norm whose evidence is no number ends the run", "[mechanisms][failure][norms]") {
  CHECK(failure(visit_of("fails: 1, norm: reliability", "norms: {reliability: {competence: \"log(-1 - episodes)\"}}\n"),
                {"population.size=50"}) != "");
  CHECK(failure(visit_of("fails: 1, norm: reliability", "norms: {reliability: {intention: \"log(-1 - episodes)\"}}\n"),
                {"population.size=50"}) != "");
}

TEST_CASE("`failed` is known only where something can fail, and not to the chance itself", "[mechanisms][failure]") {
  CHECK(refused(visit_of("affect: {mean: \"if(failed, 1, 0)\"}")));
  CHECK(refused(visit_of("fails: 0.1, affect: {mean: \"if(recovered, 1, 0)\"}")));
  CHECK(refused(visit_of("fails: \"if(failed, 0.1, 0.2)\"")));
  CHECK(refused(visit_of("fails: 0.1, takes: \"if(failed, 1 min, 2 min)\"")));
  CHECK(refused(visit_of("norm: reliability", "norms: {reliability: {}}\n")));
  CHECK(refused(visit_of("recovers: 0.5")));
  CHECK(refused(visit_of("fails: 0.5, norm: relability", "norms: {reliability: {}}\n")));
}
