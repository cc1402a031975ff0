// Coming back, joining, leaving, recommending: rates as hazards over whole populations, scores to the point.
#include "tests/mechanisms/lab.hpp"

using namespace peakend::lab;

namespace {
std::string neutral() {
  std::string head = still_life;
  head.replace(head.find("{mon: \"08"), 5, "{mon..sun:");
  return head +
         "journeys:\n  visit:\n    starts: {rate: return_rate}\n    first: moment\n    touchpoints:\n      moment: "
         "{affect: {mean: 0}, next: end}\n";
}
std::vector<std::string> many(std::vector<std::string> more) {
  more.insert(more.begin(), {"population.size=20000", "run.length=4 weeks"});
  return more;
}
// Where who has left may come back.
std::string with_win_back(const std::string& rate, const std::string& more = "") {
  std::string yaml = neutral();
  const std::string behaviour = "behaviour: {";
  return yaml.insert(yaml.find(behaviour) + behaviour.size(), "win_back_rate: \"" + rate + "\", ") + more;
}
const std::string in_the_first_week = "behaviour.leave_rate=if(week < 2, 700, 0)";
// Poisson counts: the standard deviation is the root of the mean.
void check_count(double got, double expected) { CHECK(std::abs(got - expected) < 4 * std::sqrt(expected)); }
}  // namespace

TEST_CASE("customers come back at their rate per week", "[mechanisms][behaviour]") {
  for (const char* rate : {"0.05", "0.5", "3", "10"}) {
    INFO(rate);
    auto lived = live(neutral(), many({std::string("behaviour.return_rate=") + rate}));
    check_count(static_cast<double>(lived.episodes()), 20'000 * 4 * std::stod(rate));
    CHECK(lived["visits"] == Approx(static_cast<double>(lived.episodes()) / 80'000));
  }
}

TEST_CASE("by default a neutral customer comes at the base rate, a happy one more often", "[mechanisms][behaviour]") {
  std::string yaml = neutral();
  yaml.erase(yaml.find("return_rate: 1, "), 16);
  // memory of 1 that no visit changes: the fold is slow and the moment is neutral
  auto visits = [&](const std::string& memory) {
    return static_cast<double>(live(yaml, many({"behaviour.base_rate=0.4", "initial.memory=" + memory,
                                                "initial.episodes=10000", "memory.rate=0"}))
                                   .episodes());
  };
  const double trust = 0.71 * 0.71;
  check_count(visits("0"), 20'000 * 4 * 0.4 * std::exp(0.5 * (trust - 0.5)));
  check_count(visits("2"), 20'000 * 4 * 0.4 * std::exp(0.25 * 2 + 0.5 * (trust - 0.5)));
  check_count(visits("-2"), 20'000 * 4 * 0.4 * std::exp(-0.25 * 2 + 0.5 * (trust - 0.5)));
}

TEST_CASE("visits come as independent events: their variance over customers is their mean", "[mechanisms][behaviour]") {
  // A shop with one visit a week on average: the share of weeks without a visit is exp(-1), of those with exactly one
  // too.
  int none = 0, one = 0;
  auto scenario = read(neutral());
  auto plan = peakend::model::compile(scenario, scenario.values(), peakend::spec::baseline);
  for (std::uint64_t luck = 0; luck < 3000; ++luck) {
    auto visits = peakend::life::live(plan, layout_of(scenario), 7, luck).figures.get(0, PerGroup::episodes);
    none += visits == 0, one += visits == 1;
  }
  double p = std::exp(-1.0), sd = std::sqrt(3000 * p * (1 - p));
  CHECK(std::abs(none - 3000 * p) < 4 * sd);
  CHECK(std::abs(one - 3000 * p) < 4 * sd);
}

TEST_CASE("nobody comes on closed days, and the week's visits stay the same", "[mechanisms][behaviour]") {
  std::string weekend = neutral();
  weekend.replace(weekend.find("{mon..sun:"), 10, "{sat..sun:");
  auto lived = live(weekend, many({}));
  check_count(static_cast<double>(lived.episodes()), 80'000);
  auto days = live(weekend, many({"moment.affect.mean=if(weekday >= 6, 1, -1)"}));
  CHECK(days.felt("moment") == about(felt(1)));
}

TEST_CASE("days with more opening hours have more visits, in proportion", "[mechanisms][behaviour]") {
  std::string yaml = neutral();
  yaml.replace(yaml.find("mon..sun: \"08:00-20:00\""), 23, "mon: \"08:00-20:00\", tue: \"08:00-12:00\"");
  auto lived = live(yaml, many({"moment.affect.mean=if(weekday == 1, 1, 0)"}));
  double share = lived.felt("moment") / felt(1);  // of Mondays
  CHECK(std::abs(share - 0.75) < 4 * std::sqrt(0.75 * 0.25 / static_cast<double>(lived.episodes())));
}

TEST_CASE("leaving is a hazard per week, every day alike, and for good", "[mechanisms][behaviour]") {
  std::string monday = neutral();
  monday.replace(monday.find("{mon..sun:"), 10, "{mon:");  // closed days do not keep anybody
  auto lived = live(monday, many({"behaviour.leave_rate=0.1", "behaviour.return_rate=0"}));
  double left = 20'000 * (1 - std::exp(-0.4));
  CHECK(std::abs(lived["left"] - left) < 4 * std::sqrt(left * std::exp(-0.4)));
  // customers on an average day: the mean of exp(-0.1 d / 7) over the 28 evenings
  double present = 0;
  for (int d = 1; d <= 28; ++d) present += std::exp(-0.1 * d / 7) / 28;
  CHECK(lived["customers"] == Approx(20'000 * present).epsilon(0.01));
}

TEST_CASE("who has left never comes again", "[mechanisms][behaviour]") {
  auto lived = live(neutral(), many({"behaviour.leave_rate=100",
                                     "behaviour.return_rate=3"}));  // all but one in a million on the first evening
  CHECK(lived["left"] == 20'000);
  CHECK(lived.episodes() > 5'000);
  CHECK(lived.figures.get(0, PerWeek::episodes) == lived.episodes());
}

TEST_CASE("who has left comes back at a rate, from the week after on", "[mechanisms][behaviour][win_back]") {
  // On the first evening everybody leaves; on Monday evening all come back; on Tuesday all leave again.
  auto always = live(with_win_back("700"), many({"behaviour.leave_rate=700"}));
  CHECK(always["left"] == 4 * 20'000);
  CHECK(always["won_back"] == 3 * 20'000);
  CHECK(always["customers"] == 3 * 20'000.0 / 28);
  for (const char* rate : {"0.1", "0.7"}) {
    auto some = live(with_win_back(rate), many({in_the_first_week}));
    CHECK(some["left"] == 20'000);
    const double stays = std::exp(-3 * std::stod(rate));
    CHECK(std::abs(some["won_back"] - 20'000 * (1 - stays)) < 4 * std::sqrt(20'000 * stays * (1 - stays)));
  }
}

TEST_CASE("who has come back visits as before, and keeps memory and beliefs", "[mechanisms][behaviour][win_back]") {
  auto again = live(with_win_back("700"), many({in_the_first_week, "behaviour.return_rate=2"}));
  check_count(static_cast<double>(again.episodes()), 20'000 * 2 * (1 + 20) / 7.0);  // a day, and from the ninth on
  auto won = [](const std::string& memory) {
    return live(with_win_back("0.1 * exp(memory)"),
                many({in_the_first_week, "behaviour.return_rate=0", "initial.episodes=9", "initial.memory=" + memory}))["won_back"];
  };
  for (double memory : {-1.0, 1.0}) {
    const double stays = std::exp(-3 * 0.1 * std::exp(memory));
    CHECK(std::abs(won(std::to_string(memory)) - 20'000 * (1 - stays)) < 4 * std::sqrt(20'000 * stays * (1 - stays)));
  }
}

TEST_CASE("a letter to those who left brings back whom it moves", "[mechanisms][behaviour][win_back]") {
  const std::string letter = with_win_back("0.6 * invited",
                             "  letter:\n    starts: {by: firm, on: day 15, reach: left, share: 0.5}\n    first: read\n    touchpoints:\n"
                             "      read: {affect: {mean: 0}, effects: {invited: 1}, next: end}\n"
                             "state: {invited: {start: 0}}\n");
  auto lived = live(letter, many({in_the_first_week, "behaviour.return_rate=0"}));
  check_count(static_cast<double>(lived.contacts("read")), 10'000);
  const double comes = 1 - std::exp(-0.6 * 2);  // from the fifteenth day on, as the rate is looked at in the evening
  CHECK(std::abs(lived["won_back"] - 10'000 * comes) < 4 * std::sqrt(20'000 * comes / 2 * (1 - comes / 2)));
  auto nobody = live(letter, many({"behaviour.return_rate=0"}));
  CHECK(nobody.contacts("read") == 0);
  CHECK(nobody["won_back"] == 0);
}

TEST_CASE("a relationship may come back at a rate of its own", "[mechanisms][behaviour][win_back]") {
  const std::string kinds =
      with_win_back("0", "segments: {some: {share: 0.5, relationship: fling}, others: {share: 0.5, relationship: partner}}\n"
                         "relationships:\n  fling: {behaviour: {win_back_rate: 700}}\n  partner: {says: may not}\n");
  auto lived = live(kinds, many({in_the_first_week}));
  CHECK(lived["won_back"] == lived["customers.fling"] * 28 / 21);  // on 21 of 28 evenings
  CHECK(lived["won_back"] > 9'000);
  CHECK(lived["customers.partner"] == 0);
}

TEST_CASE("where only one relationship comes back, nobody else does, and nothing need be said of them", "[mechanisms][behaviour][win_back]") {
  const std::string kinds = "segments: {some: {share: 0.5, relationship: fling}, others: {share: 0.5, relationship: partner}}\n"
                            "relationships:\n  fling: {behaviour: {win_back_rate: 700}}\n  partner: {says: may not}\n";
  auto said = live(with_win_back("0", kinds), many({in_the_first_week}));
  auto unsaid = live(neutral() + kinds, many({in_the_first_week}));
  CHECK(unsaid["won_back"] == said["won_back"]);
  CHECK(unsaid["won_back"] > 9'000);
  CHECK(unsaid["customers.partner"] == 0);
}

TEST_CASE("a customer cannot come seventeen times on one day", "[mechanisms][behaviour]") {
  CHECK(failure(neutral(), {"behaviour.return_rate=600"}).find("visit") != std::string::npos);
}

TEST_CASE("by default people leave less the better they remember", "[mechanisms][behaviour]") {
  auto left = [&](const std::string& memory) {
    return live(neutral(), many({"behaviour.base_leave=0.05", "behaviour.return_rate=0", "initial.episodes=9",
                                 "initial.intention=0.5", "initial.competence=1", "initial.memory=" + memory,
                                 "run.length=2 weeks"}))["left"];
  };
  for (double memory : {-1.0, 0.0, 1.0}) {
    double share = 1 - std::exp(-2 * 0.05 * std::exp(-0.7 * memory));
    CHECK(std::abs(left(std::to_string(memory)) - 20'000 * share) < 4 * std::sqrt(20'000 * share * (1 - share)));
  }
}

TEST_CASE("prospects join at their rate, and only then visit", "[mechanisms][behaviour]") {
  auto lived = live(neutral(), many({"population.prospects=0.5", "behaviour.join_rate=0.2"}));
  double prospects = 10'000, share = 1 - std::exp(-0.8);
  CHECK(std::abs(lived["joined"] - prospects * share) <
        4 * std::sqrt(prospects * share * (1 - share) + 5000 * share * share));
  auto none = live(neutral(), many({"population.prospects=1", "behaviour.join_rate=0"}));
  CHECK(none["joined"] == 0);
  CHECK(none.episodes() == 0);
  CHECK(none["customers"] == 0);
}

TEST_CASE("by default prospects who expect more join sooner", "[mechanisms][behaviour]") {
  for (double expected : {-2.0, 0.0, 2.0}) {
    auto lived = live(neutral(), many({"population.prospects=1", "run.length=26 weeks", "behaviour.return_rate=0",
                                       "initial.expectation=" + std::to_string(expected)}));
    double share = 1 - std::exp(-26 * 0.002 * std::exp(0.8 * expected));
    CHECK(std::abs(lived["joined"] - 20'000 * share) < 4 * std::sqrt(20'000 * share * (1 - share)));
  }
}

TEST_CASE("the score is the expression, rounded to a whole mark from 0 to 10, and bands follow",
          "[mechanisms][behaviour]") {
  auto band = [&](const std::string& recommend) {
    auto lived = live(neutral(), {"population.size=50", "behaviour.recommend=" + recommend});
    return std::array<double, 4>{lived["promoters"], lived["passives"], lived["detractors"], lived["nps"]};
  };
  using Bands = std::array<double, 4>;
  const Bands promoter{100, 0, 0, 100}, passive{0, 100, 0, 0}, detractor{0, 0, 100, -100};
  CHECK(band("40") == promoter);
  CHECK(band("9") == promoter);
  CHECK(band("8.51") == promoter);
  CHECK(band("8.5") == passive);  // halves go to the even mark
  CHECK(band("7") == passive);
  CHECK(band("6.51") == passive);
  CHECK(band("6.5") == detractor);
  CHECK(band("-40") == detractor);
}

TEST_CASE("by default the score starts at 7, whatever the marks of the file, and follows memory and trust", "[mechanisms][behaviour]") {
  // With intention 1 and competence 0.5 trust is a half; a memory of m gives 7 + 1.3 m.
  auto nps = [&](double memory) {
    return live(neutral(),
                {"population.size=300", "initial.intention=1", "initial.competence=0.5", "initial.episodes=10000",
                 "memory.rate=0", "initial.memory=" + std::to_string(memory)})["nps"];
  };
  CHECK(nps(1.14) == 0);      // 8.48
  CHECK(nps(1.17) == 100);    // 8.52
  CHECK(nps(-0.37) == 0);     // 6.52
  CHECK(nps(-0.41) == -100);  // 6.47
  auto on_five = neutral();
  on_five.replace(on_five.find("population:"), 11, "scale: {from: 1..5, neutral: 3}\npopulation:");
  CHECK(live(on_five, {"population.size=300"})["passives"] > 90);  // not 3, which would make all of them detractors
}

TEST_CASE("the score is given when the visit is over: it reads the memory that the visit has made",
          "[mechanisms][behaviour]") {
  const std::vector<std::string> sets{"memory.rule=mean", "moment.affect.mean=2", "behaviour.recommend=7 + memory"};
  CHECK(one_visit(neutral(), sets)["promoters"] == 100);  // 7 + 1.9, though memory was 0 that morning
}

TEST_CASE("style is a trait that shifts a person's answers, noise differs from answer to answer",
          "[mechanisms][behaviour]") {
  // 7 + style with sd 1: promoters are those with style above 1.5
  auto share = [&](const std::string& recommend, std::vector<std::string> sets) {
    sets.push_back("behaviour.recommend=" + recommend);
    auto lived = live(neutral(), many(std::move(sets)));
    return std::pair(lived["promoters"] / 100, static_cast<double>(lived.episodes()));
  };
  const double tail = 0.5 * std::erfc(1.5 / std::sqrt(2.0));
  std::string styled = neutral();
  styled.replace(styled.find("style: 0"), 8, "style: {normal: {mean: 0, sd: 1}}");
  auto by_style = live(styled, many({"behaviour.recommend=7 + style", "run.length=1 week"}))["promoters"] / 100;
  CHECK(std::abs(by_style - tail) < 4 * std::sqrt(2 * tail * (1 - tail) / 20'000));
  auto [by_noise, n] = share("7", {"behaviour.answer_noise=1"});
  CHECK(std::abs(by_noise - tail) < 4 * std::sqrt(tail * (1 - tail) / n));
}

TEST_CASE("figures of a band are means over the visits with that score", "[mechanisms][behaviour]") {
  // Two kinds of moments; the good ones make promoters, the bad ones detractors.
  std::string yaml = neutral();
  yaml.replace(yaml.find("moment: {affect: {mean: 0}, next: end}"), 38,
               "hall: {affect: {mean: 0}, next: {good: 0.3, bad: otherwise}}\n      good: {affect: {mean: 3}, next: "
               "end}\n      bad: {affect: {mean: -1}, next: end}");
  yaml.replace(yaml.find("first: moment"), 13, "first: hall");
  auto lived = live(yaml, many({"behaviour.recommend=if(remembered > 0, 9, 0)", "population.size=2000"}));
  CHECK(lived["pleasure.promoters"] == about(felt(3)));
  CHECK(lived["pain.promoters"] == 0);
  CHECK(lived["end.detractors"] == about(felt(-1)));
  CHECK(lived["gap.detractors"] == about(-felt(-1)));
  CHECK(lived["promoters"] ==
        Approx(100 * static_cast<double>(lived.contacts("good")) / static_cast<double>(lived.episodes())));
}
