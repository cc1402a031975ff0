// This firm or another: occasions that come here and occasions that go elsewhere, points and habit.
#include "tests/mechanisms/lab.hpp"

using namespace peakend;
using namespace peakend::lab;
using figures::PerChoice;

namespace {
// Occasions twice a week, whatever is remembered; `choose` in the words of the file, and what a visit does to states.
std::string occasions(const std::string& choose, const std::string& effects = "", const std::string& state = "") {
  std::string yaml = visit_of("affect: {mean: 1}" + effects, state);
  yaml.replace(yaml.find("return_rate: 1,"), 15, "return_rate: 2, choose: " + choose + ",");
  return yaml;
}
const std::vector<std::string> town{"population.size=2000", "run.length=8 weeks"};

std::int64_t elsewhere(const Lived& lived, int group = 0) { return lived.figures.get(group, PerChoice::elsewhere); }
}  // namespace

TEST_CASE("who always chooses this firm comes as if nothing were said of choosing", "[mechanisms][choice]") {
  const auto always = live(occasions("1"), town);
  std::string plain = occasions("1");
  plain.erase(plain.find(" choose: 1,"), 11);
  CHECK(always.figures.get(0, PerGroup::visits) == live(plain, town).figures.get(0, PerGroup::visits));
  CHECK(always["share"] == 100);
}

TEST_CASE("the occasions are the same whatever is chosen: each comes here or goes elsewhere", "[mechanisms][choice]") {
  const auto all = live(occasions("1"), town).episodes();
  REQUIRE(all > 10'000);
  std::int64_t before = 0;
  for (const char* choose : {"0", "0.3", "0.6", "1"}) {
    const auto lived = live(occasions(choose), town);
    CHECK(lived.episodes() + elsewhere(lived) == all);
    CHECK(lived.episodes() >= before);  // by the same luck
    before = lived.episodes();
  }
  CHECK(elsewhere(live(occasions("0"), town)) == all);
}

TEST_CASE("the share of occasions is the probability, where that is one number", "[mechanisms][choice]") {
  // Oracle 30 %; n independent occasions, standard error sqrt(0.3 * 0.7 / n).
  const auto lived = live(occasions("0.3"), town);
  const double n = static_cast<double>(lived.episodes() + elsewhere(lived));
  const double z = (lived["share"] / 100 - 0.3) / std::sqrt(0.3 * 0.7 / n);
  INFO("n " << n << ", share " << lived["share"] << ", z " << z);
  CHECK(std::fabs(z) < 3.3);
}

TEST_CASE("where only one relationship chooses, its occasions elsewhere are counted as where all may", "[mechanisms][choice]") {
  const std::string kinds = "segments: {some: {share: 0.5, relationship: fling}, others: {share: 0.5}}\nrelationships: {fling: {behaviour: {choose: 0.3}}}\n";
  std::string unsaid = occasions("1") + kinds;
  unsaid.erase(unsaid.find(" choose: 1,"), 11);
  const auto said = live(occasions("1") + kinds, town), left_out = live(unsaid, town);
  CHECK(left_out["share"] == said["share"]);
  CHECK(left_out["share"] < 70);
  CHECK(elsewhere(left_out) == elsewhere(said));
}

TEST_CASE("good memory draws occasions from elsewhere", "[mechanisms][choice]") {
  const std::string by_memory = occasions("\"logistic(-1 + 2 * memory)\"");
  CHECK(live(by_memory, town)["share"] > live(by_memory, {town[0], town[1], "moment.affect.mean=-1"})["share"] + 20);
}

TEST_CASE("points and habit are states that visits fill: they draw who has them, and memory stays what it was",
          "[mechanisms][choice]") {
  auto card = [&](const char* choose) {
    return live(occasions(choose, ", effects: {points: {add: 1}}", "state: {points: {start: 0, observed: true}}\n"), town);
  };
  const auto without = card("\"logistic(-1)\""), with = card("\"logistic(-1 + 0.2 * points)\"");
  CHECK(with["share"] > without["share"] + 10);
  CHECK(with["remembered"] == without["remembered"]);
}

TEST_CASE("occasions elsewhere are counted by segment and relationship, and groups add up", "[mechanisms][choice]") {
  const std::string groups =
      "segments: {a: {share: 0.5, relationship: near}, b: {share: 0.5, relationship: far}}\n"
      "relationships: {near: {behaviour: {choose: 0.9}}, far: {label: far}}\n";
  const auto lived = live(occasions("0.2", "", groups), town);
  const int a = spec::first_segment_group, near = a + 2;
  CHECK(elsewhere(lived, a) + elsewhere(lived, a + 1) == elsewhere(lived));
  CHECK(elsewhere(lived, near) == elsewhere(lived, a));
  CHECK(lived["share.near"] == Approx(90).margin(1));
  CHECK(lived["share.far"] == Approx(20).margin(1));
}

TEST_CASE("a policy may change the choice of some", "[mechanisms][choice]") {
  const std::string yaml =
      occasions("0.2", "", "segments: {a: {share: 0.5}, b: {share: 0.5}}\n") +
      "policies: {card: {change: {behaviour.choose: 0.5}, who: segment == a}}\n";
  const auto before = live(yaml, town), after = live(yaml, town, "card");
  CHECK(after["share.a"] > before["share.a"] + 25);
  CHECK(after["share.b"] == before["share.b"]);
}

TEST_CASE("a choice that is not a number fails the run by name", "[mechanisms][choice]") {
  CHECK(failure(occasions("\"0 / (memory - memory)\"")).find("`behaviour.choose` is not a number") != std::string::npos);
}
