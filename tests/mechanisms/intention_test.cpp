// Belief in intention: what touchpoints say of it, how unclear acts are read, breaches, amends, and what it does.
#include "tests/mechanisms/lab.hpp"

using namespace peakend::lab;

namespace {
std::string says(const std::string& trust) { return visit_of("affect: {mean: 1}, trust: {" + trust + "}"); }
}  // namespace

TEST_CASE("intention stays what it was where no touchpoint says anything of it", "[mechanisms][trust][intention]") {
  auto visit = one_visit(visit_of("affect: {mean: -3}"), {"initial.intention=0.4"});
  CHECK(visit["trust"] == about(0.4 * visit["competence"]));
  CHECK_FALSE(peakend::spec::find_outcome(visit.scenario, "intention"));  // nor is it told: it is a constant
}

TEST_CASE("a touchpoint may say how well the firm means", "[mechanisms][trust][intention]") {
  CHECK(one_visit(says("intention: 0.5"))["intention"] == about(belief(0.5, 0)));
  CHECK(one_visit(says("intention: -0.5"))["intention"] == about(belief(0, 2 * 0.5)));
  CHECK(one_visit(says("intention: -0.5"), {"trust.asymmetry=4"})["intention"] == about(belief(0, 4 * 0.5)));
  CHECK(one_visit(says("intention: 0.5"), {"traits.firmness=5"})["intention"] == about(belief(0.5, 0, 5)));
}

TEST_CASE("what is said of intention is no evidence of competence, nor the other way round",
          "[mechanisms][trust][intention]") {
  const double by_itself = one_visit(visit_of("affect: {mean: 1}"))["competence"];
  CHECK(one_visit(says("intention: -1"))["competence"] == by_itself);
  CHECK(one_visit(says("intention: 0, competence: -1"))["intention"] == about(0.71));
}

TEST_CASE("an act that is not clear is read as one thinks of the firm already", "[mechanisms][trust][intention]") {
  // e = clarity * e0 + (1 - clarity) * (2 * intention - 1): the same act, read by a friend and by a sceptic
  auto read = [&](const std::string& clarity, const std::string& intention) {
    return one_visit(says("intention: -0.2, clarity: " + clarity), {"initial.intention=" + intention})["intention"];
  };
  CHECK(read("1", "0.9") == about(belief(0, 2 * 0.2, 20, 0.9)));
  CHECK(read("0.5", "0.9") == about(belief(0.5 * -0.2 + 0.5 * 0.8, 0, 20, 0.9)));
  CHECK(read("0.5", "0.9") > 0.9);  // the same act speaks for the firm
  CHECK(read("0.5", "0.3") == about(belief(0, 2 * (0.5 * 0.2 + 0.5 * 0.4), 20, 0.3)));
  CHECK(read("0.5", "0.3") < read("1", "0.3"));
}

TEST_CASE("several statements in one visit are one piece of evidence: their mean", "[mechanisms][trust][intention]") {
  const std::string yaml = still_life + R"(journeys:
  visit:
    starts: {rate: return_rate}
    first: one
    touchpoints:
      one: {trust: {intention: 0.6}, next: two}
      two: {trust: {intention: -0.1}, next: end}
)";
  CHECK(one_visit(yaml)["intention"] == about(belief(0.25, 0)));
}

TEST_CASE("a breach lowers what intention can be, for good; only amends restore it", "[mechanisms][trust][intention]") {
  CHECK(one_visit(says("breach: 0.5"))["intention"] == about(0.5));
  CHECK(one_visit(says("breach: 0.1"))["intention"] == about(0.71));  // the ceiling is .9: still above the belief
  // Acts of good will do not lift it, however many; amends do.
  const std::string yaml = says("breach: \"if(episodes == 0, 0.5, 0)\", intention: \"if(episodes == 0, 0, 1)\"");
  CHECK(live_with_visits({1, 1, 1}, yaml)["intention"] == about(0.5));
  const std::string amended = says("breach: \"if(episodes == 0, 0.5, 0)\", amends: \"if(episodes == 1, 0.3, 0)\"");
  auto two = live_with_visits({1, 1}, amended);
  CHECK(two["intention"] * 2 == about(0.5 + 0.65));  // .5 + .3 * (1 - .5)
}

TEST_CASE("breach and amends in one visit hold in the order of its contacts", "[mechanisms][trust][intention]") {
  const std::string yaml = still_life + R"(journeys:
  visit:
    starts: {rate: return_rate}
    first: one
    touchpoints:
      one: {trust: {breach: 0.5}, next: two}
      two: {trust: {amends: 0.2}, next: end}
)";
  CHECK(one_visit(yaml)["intention"] == about(0.6));
}

TEST_CASE("evidence of intention fades with the half-life of trust, a breach does not",
          "[mechanisms][trust][intention]") {
  const std::string yaml = says("intention: \"if(episodes == 0, 0.8, 0)\"");
  auto two = live_with_visits({1, 0, 1}, yaml, {"trust.half_life=4 weeks"});
  CHECK(two["intention"] * 2 == about(belief(0.8, 0) + belief(0.8 * std::pow(2, -0.5), 0)));
  const std::string breach = says("breach: \"if(episodes == 0, 0.5, 0)\"");
  CHECK(live_with_visits({1, 0, 1}, breach, {"trust.half_life=1 week"})["intention"] == about(0.5));
}

TEST_CASE("trust is made of the intention that is believed after the visit", "[mechanisms][trust][intention]") {
  auto visit = one_visit(says("intention: -1"));
  CHECK(visit["trust"] == about(visit["competence"] * belief(0, 2)));
}

TEST_CASE("good intention softens a bad visit for those who forgive", "[mechanisms][trust][intention]") {
  const std::string yaml = visit_of("affect: {mean: -2}, trust: {intention: \"if(episodes == 0, -1, 0)\"}");
  // The second visit is remembered by alpha * (1 - forgiveness * intention), with the intention left by the first.
  auto last = [&](const std::string& forgiveness) {
    return live_with_visits({1, 1}, yaml, {"traits.forgiveness=" + forgiveness, "memory.rate=0.2"})["memory"];
  };
  CHECK(last("0") < last("0.8"));
}

TEST_CASE("where people check, low trust costs time", "[mechanisms][trust][intention]") {
  auto minutes = [&](const std::string& more, const std::string& intention) {
    std::string visit = visit_of("takes: 10 min, affect: {mean: 0.1}" + more);
    visit.replace(visit.find("memory: {"), 9, "memory: {rule: custom, custom: \"duration / 10 min\", ");
    return 10 * one_visit(visit, {"initial.competence=1", "initial.intention=" + intention})["remembered"];
  };
  CHECK(minutes("", "0.5") == about(10));
  CHECK(minutes(", checking: true", "0.5") == about(10 * (1.4 - 0.8 * 0.5)));
  CHECK(minutes(", checking: true", "1") == about(6));
}

TEST_CASE("intention is a number between 0 and 1, or the run ends", "[mechanisms][trust][intention]") {
  CHECK(failure(says("intention: \"log(-1 - episodes)\""), {"population.size=50"}).find("intention") != std::string::npos);
  CHECK(failure(says("breach: \"log(-1 - episodes)\""), {"population.size=50"}).find("intention") != std::string::npos);
}
