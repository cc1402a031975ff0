// The firm's own view beside what its customers remember: norms met, optimism, the census at the end of a week.
#include "tests/mechanisms/lab.hpp"

using namespace peakend::lab;
using peakend::figures::Norms;
using peakend::figures::PerFirm;

namespace {
// Customers who remember the firm well or badly, and a letter every week that can go astray and moves nobody's memory.
std::string with_firm(const std::string& firm, const std::string& more = "") {
  std::string head = still_life;
  head.replace(head.find("return_rate: 1"), 14, "return_rate: 0");
  head.replace(head.find("size: 1"), 7, "size: 2000");
  head.replace(head.find("length: 1 week"), 14, "length: 3 weeks");
  return head + "segments: {happy: {share: 0.25}, angry: {share: 0.75}}\n" +
         "initial: {episodes: 1, memory: \"if(segment == happy, 2, -2)\"}\nfirm: {" + firm + "}\n" + more + R"(journeys:
  visit:
    starts: {rate: return_rate}
    first: moment
    touchpoints: {moment: {next: end}}
  letters:
    starts: {by: firm, every: 1 week}
    weight: 0
    first: letter
    touchpoints: {letter: {fails: 0.2, next: end}}
)";
}
const std::string arrives = "norms: {arrives: {touchpoint: letter, without: failure}}";

// Forty customers and too few clerks; who is served soon goes to `soon`, who is not to `late`.
std::string counter(const std::string& firm, const std::string& people = "1") {
  return still_life.substr(0, still_life.find("stores:")) + "stores: {shop: {open: {mon: \"08:00-20:00\"}, pools: {clerks: {people: " + people + "}}}}\nfirm: {" + firm + R"(}
journeys:
  visit:
    starts: {rate: return_rate}
    first: desk
    touchpoints:
      desk: {pool: clerks, takes: 12 min, patience: 20 min, on_renege: gone, fails: 0.25, next: {soon: "wait < 5", late: otherwise}}
      soon: {next: end}
      late: {next: end}
      gone: {next: end}
)";
}
const std::vector<std::string> forty{"population.size=40", "run.length=4 weeks"};
}  // namespace

TEST_CASE("the firm sees its norms met with optimism: optimism + (1 - optimism) * share", "[mechanisms][firm]") {
  const std::string prompt = "norms: {prompt: {touchpoint: desk, wait_below: 5 min}}";
  for (const double optimism : {0.0, 0.25, 0.5, 1.0}) {
    const auto lived = live(counter(prompt + ", optimism: " + std::to_string(optimism)), forty);
    REQUIRE(lived.contacts("soon") > 20);
    REQUIRE(lived.contacts("late") > 20);
    REQUIRE(lived.contacts("gone") > 0);  // who gives up was not served in time
    const double share = static_cast<double>(lived.contacts("soon")) / static_cast<double>(lived.contacts("desk"));
    CHECK(lived["supplier_view"] == about(100 * (optimism + (1 - optimism) * share)));
    CHECK(lived.figures.get(Norms::counted) == lived.contacts("desk"));
    CHECK(lived.figures.get(Norms::met) == lived.contacts("soon"));
  }
  CHECK(live(counter(prompt + ", optimism: 1"), forty)["supplier_view"] == 100);
  CHECK(live(counter(prompt), {"clerks.people=0", "population.size=40"})["supplier_view"] == 50);
  CHECK(live(counter(prompt), {"clerks.people=0", "population.size=40", "desk.patience=2 min"})["supplier_view"] == 50);  // nor who left sooner
  CHECK(live(counter(prompt), {"clerks.people=100", "population.size=40"})["supplier_view"] == 100);
}

TEST_CASE("a norm is about waits or about failures, and all contacts of all norms count alike", "[mechanisms][firm]") {
  const std::string right = "right: {touchpoint: desk, without: failure}", prompt = "prompt: {touchpoint: desk, wait_below: 5 min}";
  const auto lived = live(counter("optimism: 0, norms: {" + right + "}"), forty);
  REQUIRE(lived["failed"] > 0);
  CHECK(lived["supplier_view"] == about(100 - lived["failed"]));
  CHECK(lived.figures.get(Norms::counted) == lived.at("desk", PerTouchpoint::served));  // nothing went wrong for who gave up
  const auto both = live(counter("optimism: 0, norms: {" + right + ", " + prompt + "}"), forty);
  const double met = static_cast<double>(lived.figures.get(Norms::met) + both.contacts("soon"));
  CHECK(both["supplier_view"] == about(100 * met / static_cast<double>(both.at("desk", PerTouchpoint::served) + both.contacts("desk"))));
  const auto twice = live(counter("optimism: 0, norms: {" + prompt + ", sooner: {touchpoint: desk, wait_below: 1 s}}"), forty);
  CHECK(twice["supplier_view"] < 100 * static_cast<double>(both.contacts("soon")) / static_cast<double>(both.contacts("desk")));
}

TEST_CASE("norms are counted after the warm-up alone", "[mechanisms][firm]") {
  const auto lived = live(counter("norms: {prompt: {touchpoint: desk, wait_below: 5 min}, right: {touchpoint: desk, without: failure}}"), {"population.size=40", "run.warm_up=2 weeks"});
  CHECK(lived.figures.get(Norms::counted) == lived.at("desk", PerTouchpoint::queued) + lived.at("desk", PerTouchpoint::served));
}

TEST_CASE("customers who remember a superior experience and those who feel neglected are counted at the end of every week", "[mechanisms][firm]") {
  const auto lived = live(with_firm(arrives));
  const double happy = 100 * lived["customers.happy"] / lived["customers"];
  REQUIRE((happy > 20 && happy < 30));
  CHECK(lived["customer_view"] == about(happy));
  CHECK(lived["neglected"] == about(100 - happy));
  CHECK(lived["customer_view.happy"] == 100);
  CHECK(lived["customer_view.angry"] == 0);
  CHECK(lived["neglected.angry"] == 100);
  CHECK(lived["neglected.happy"] == 0);
  CHECK(lived.figures.get(0, PerFirm::asked) == 3 * 2000);
  CHECK(live(with_firm(arrives), {"firm.superior=1.99"})["customer_view"] == about(happy));
  CHECK(live(with_firm(arrives), {"firm.superior=2.01"})["customer_view"] == 0);
  CHECK(live(with_firm(arrives), {"firm.neglected_below=-1.99"})["neglected"] == about(100 - happy));
  CHECK(live(with_firm(arrives), {"firm.neglected_below=-2.01"})["neglected"] == 0);
}

TEST_CASE("only current customers are in the census", "[mechanisms][firm]") {
  const auto lived = live(with_firm(arrives), {"population.prospects=0.5", "behaviour.join_rate=0"});
  CHECK(lived.figures.get(0, PerFirm::asked) == lived.figures.get(0, PerGroup::customer_days) / 7);
}

TEST_CASE("the perception gap is what the firm sees more than its customers do", "[mechanisms][firm]") {
  const auto lived = live(with_firm(arrives));
  REQUIRE(lived["failed"] > 0);
  CHECK(lived["supplier_view"] == about(50 + 50 * (1 - lived["failed"] / 100)));
  CHECK(lived["perception_gap"] == about(lived["supplier_view"] - lived["customer_view"]));
  CHECK(lived["perception_gap.angry"] == about(lived["supplier_view"]));
  CHECK(lived["perception_gap"] > 0);
  CHECK(live(with_firm(arrives), {"firm.optimism=0", "letter.fails=1"})["perception_gap"] < 0);
  CHECK(live(with_firm(arrives), {"firm.optimism=1"})["perception_gap"] > lived["perception_gap"]);
}

TEST_CASE("without a section `firm` nothing of its view is counted", "[mechanisms][firm]") {
  const auto lived = live(visit_of("affect: {mean: 1}"));
  CHECK(lived.figures.layout.viewing == 0);
  for (const char* name : {"supplier_view", "customer_view", "perception_gap", "neglected"}) CHECK_FALSE(peakend::spec::find_outcome(lived.scenario, name).has_value());
  const auto without_norms = live(with_firm("optimism: 0.5"));
  CHECK(without_norms["neglected"] > 0);
  CHECK_FALSE(peakend::spec::find_outcome(without_norms.scenario, "supplier_view").has_value());
}
