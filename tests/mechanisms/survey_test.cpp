// Surveys: what everybody would have said, what a sample says, who answers, and that asking changes nothing.
#include <algorithm>

#include "tests/mechanisms/lab.hpp"

using namespace peakend::lab;
using peakend::figures::PerRated;
using peakend::figures::PerSurvey;

namespace {
// Two moments, with surveys; one customer who feels alike, unless a test says otherwise.
std::string visits(const std::string& surveys) {
  std::string yaml = two_moments;
  return yaml.insert(yaml.find("journeys:"), "surveys:\n  " + surveys + "\n");
}

// Many customers who differ in what they feel and how they answer.
const std::vector<std::string> many{"population.size=2000", "run.length=4 weeks", "traits.pain_sensitivity={lognormal: {median: 1, sigma: 0.5}}",
                                    "traits.style={normal: {mean: 0, sd: 1}}", "behaviour.answer_noise=0.6"};
std::vector<std::string> with(std::vector<std::string> sets, const std::vector<std::string>& more) {
  sets.insert(sets.end(), more.begin(), more.end());
  return sets;
}
std::int64_t sum(const Lived& lived, PerSurvey what, int survey = 0) { return lived.figures.get(survey, what); }

// Nobody visits; everybody remembers 1.5 points.
std::string remembering(const std::string& surveys) {
  std::string yaml = visits(surveys);
  yaml.replace(yaml.find("return_rate: 1"), 14, "return_rate: 0");
  return yaml + "initial: {memory: 1.5, episodes: 3}\n";
}
// How much larger the ratio of gaps of promoters to detractors is as surveyed than as felt, where people differ in what
// delights them: by the lower of the two moments, and the spread of scale_use.
double lift(const std::string& low, const std::string& sd) {
  const auto all = live(visits("exit: {after: episode}"),
                        {"population.size=5000", "traits.style={normal: {mean: 0, sd: 1}}", "bad.affect.mean=" + low,
                         "traits.pleasure_sensitivity={lognormal: {median: 1, sigma: 0.4}}",
                         "behaviour.recommend=6.5 + 1.3 * memory + style", "traits.scale_use={normal: {mean: 0, sd: " + sd + "}}"});
  CHECK(all["gap.promoters"] / all["gap.detractors"] > 1.05);
  return all["gap_surveyed.promoters"] / all["gap_surveyed.detractors"] - all["gap.promoters"] / all["gap.detractors"];
}
void check_share(std::int64_t some, std::int64_t all, double share) {
  const auto n = static_cast<double>(all);
  CHECK(std::abs(static_cast<double>(some) / n - share) < 4 * std::sqrt(share * (1 - share) / n));
}
}  // namespace

TEST_CASE("a survey that asks every visitor, all of whom answer, is the census, to the last sum", "[mechanisms][surveys]") {
  const auto lived = live(visits("exit: {after: episode}"), many);
  const auto& f = lived.figures;
  REQUIRE(lived.episodes() > 1000);
  CHECK(sum(lived, PerSurvey::asked) == lived.episodes());
  CHECK(sum(lived, PerSurvey::answered) == lived.episodes());
  CHECK(sum(lived, PerSurvey::promoters) == f.get(0, PerGroup::promoters));
  CHECK(sum(lived, PerSurvey::passives) == f.get(0, PerGroup::passives));
  CHECK(sum(lived, PerSurvey::detractors) == f.get(0, PerGroup::detractors));
  CHECK(sum(lived, PerSurvey::satisfaction) == f.get(0, PerGroup::satisfaction));
  for (int group = 0; group < f.layout.groups; ++group) {
    CHECK(f.get(group, PerRated::answers) == f.get(group, PerGroup::episodes));
    CHECK(f.get(group, PerRated::pleasure) == f.get(group, PerGroup::pleasure));
    CHECK(f.get(group, PerRated::pain) == f.get(group, PerGroup::pain));
  }
  CHECK(lived["nps_survey"] == lived["nps"]);
  CHECK(lived["nps_survey.exit"] == lived["nps"]);
  CHECK(lived["response.exit"] == 100);
  CHECK(lived["satisfaction_survey.exit"] == lived["satisfaction"]);
  CHECK(lived["gap_surveyed.promoters"] == lived["gap.promoters"]);
  CHECK(lived["gap_surveyed.detractors"] == lived["gap.detractors"]);
}

TEST_CASE("asking changes nothing: a file with surveys has every other sum of the file without", "[mechanisms][surveys]") {
  const auto sets = with(many, {"run.warm_up=2 weeks", "behaviour.base_leave=0.05"});
  const auto plain = live(two_moments, sets).figures;
  const std::string surveys =
      "exit: {after: episode, share: 0.5, response: \"logistic(remembered)\"}\n  poll: {after: any, every: 1 week, response: 0.3}";
  for (const char* scale_use : {"0", "{normal: {mean: 0, sd: 1}}"}) {
    const auto observed = live(visits(surveys), with(sets, {std::string("traits.scale_use=") + scale_use}));
    REQUIRE(observed["nps_survey"] == observed["nps_survey"]);  // somebody answered
    REQUIRE(observed.figures.sums.size() > plain.sums.size());
    const auto end = plain.sums.begin() + static_cast<std::ptrdiff_t>(plain.layout.sums_end());
    CHECK(std::equal(plain.sums.begin(), end, observed.figures.sums.begin()));
    for (int o = 0; o < plain.layout.kept_by_week; ++o) CHECK(observed.figures.in_week(o, 0) == plain.in_week(o, 0));
  }
}

TEST_CASE("touchpoints are rated as they were felt, moved by the person's scale_use and kept within the scale", "[mechanisms][surveys]") {
  auto rated = [](const char* points, const std::string& yaml = visits("exit: {after: episode}")) {
    return one_visit(yaml, {std::string("traits.scale_use=") + points});
  };
  CHECK(rated("0.5")["pleasure_surveyed"] == about(felt(2) + 0.5));
  CHECK(rated("0.5")["pain_surveyed"] == about(felt(-1) + 0.5));
  CHECK(rated("0.5")["gap_surveyed"] == about(felt(2) - felt(-1)));
  CHECK(rated("2")["pain_surveyed"] == 0);  // the lowest rating is a good one
  CHECK(rated("4")["pleasure_surveyed"] == 5);
  CHECK(rated("-3")["pleasure_surveyed"] == 0);
  CHECK(rated("-4.5")["pain_surveyed"] == -5);
  CHECK(rated("2")["gap"] == about(felt(2) - felt(-1)));  // what was felt is another matter
  std::string bad = visits("exit: {after: episode}");
  bad.replace(bad.find("mean: 2"), 7, "mean: -2");
  CHECK(rated("1.5", bad)["pleasure_surveyed"] == about(felt(-1) + 1.5));  // of the better of two bad moments
  CHECK(rated("-0.5", bad)["pain_surveyed"] == about(felt(-2) - 0.5));
}

TEST_CASE("the answer of a survey is that of the visit's score, moved by scale_use", "[mechanisms][surveys]") {
  auto nps = [](const char* recommend, const char* points) {
    const auto lived = one_visit(visits("exit: {after: episode}"),
                                 {std::string("behaviour.recommend=") + recommend, std::string("traits.scale_use=") + points});
    CHECK(lived["nps"] == 0);
    return lived["nps_survey"];
  };
  CHECK(nps("8.4", "0") == 0);
  CHECK(nps("8.4", "0.2") == 100);  // 8.6 is a 9
  CHECK(nps("8.4", "-1.8") == 0);   // 6.6 is a 7
  CHECK(nps("8.4", "-2") == -100);  // 6.4 is a 6
  const auto lived = one_visit(visits("exit: {after: episode}"), {"traits.scale_use=0.5", "memory.peak_blend=0", "scale.per_point=1.2"});
  CHECK(lived["satisfaction_survey"] == about(7 + 1.2 * (lived["remembered"] + 0.5)));
}

TEST_CASE("scale_use alone lifts the surveyed ratio of gaps above the felt one", "[mechanisms][surveys]") {
  // Everybody has the same visit and would give a 7: the felt gap of whoever comes out as promoter is that of all others.
  const std::vector<std::string> alike{"population.size=500", "behaviour.recommend=7",
                                       "traits.scale_use={categorical: {values: [-1.5, 2], shares: [0.5, 0.5]}}"};
  const auto lived = live(visits("exit: {after: episode}"), alike);
  CHECK(lived["gap_surveyed.promoters"] == about(felt(2) + 2));
  CHECK(lived["gap_surveyed.detractors"] == about(felt(2) - felt(-1)));
  CHECK(lived["gap"] == about(felt(2) - felt(-1)));
  // And where the gaps differ by themselves, and visits are pleasant, scale_use makes them differ more.
  CHECK(lift("0.5", "0") == 0);
  CHECK(lift("0.5", "1.5") > 0.05);
}

TEST_CASE("where visits have a deep pain, scale_use moves both ends of the gap and dilutes the ratio", "[mechanisms][surveys]") {
  CHECK(lift("-2", "0") == 0);
  CHECK(lift("-2", "0.5") < 0);
}

TEST_CASE("who answers by what is remembered makes the surveyed nps another one", "[mechanisms][surveys]") {
  auto bias = [&](const char* response) {
    const auto lived = live(visits("exit: {after: episode}"), with(many, {std::string("surveys.exit.response=") + response}));
    return lived["nps_survey"] - lived["nps"];
  };
  CHECK(bias("logistic(-1 + 3 * memory)") > 1);
  CHECK(bias("logistic(-1 - 3 * memory)") < -1);
  CHECK(bias("logistic(-1 + 3 * remembered)") > 1);
  CHECK(std::abs(bias("0.5")) < 4 * 100 / std::sqrt(900.0));
}

TEST_CASE("a share of the visitors is asked, and a share of these answers", "[mechanisms][surveys]") {
  auto lived = live(visits("exit: {after: episode, share: 0.3, response: 0.4}"), many);
  check_share(sum(lived, PerSurvey::asked), lived.episodes(), 0.3);
  check_share(sum(lived, PerSurvey::answered), sum(lived, PerSurvey::asked), 0.4);
  CHECK(lived["response"] == Approx(100.0 * static_cast<double>(sum(lived, PerSurvey::answered)) / static_cast<double>(sum(lived, PerSurvey::asked))));
  lived = live(visits("exit: {after: episode}"), with(many, {"surveys.exit.share=0"}));
  CHECK(sum(lived, PerSurvey::asked) == 0);
  lived = live(visits("exit: {after: episode}"), with(many, {"surveys.exit.response=-1 + 0 * memory"}));
  CHECK(sum(lived, PerSurvey::asked) == lived.episodes());
  CHECK(sum(lived, PerSurvey::answered) == 0);
}

TEST_CASE("a survey has its luck by its name: another one beside it changes none of its answers", "[mechanisms][surveys]") {
  const std::string exit = "exit: {after: episode, share: 0.4, response: 0.5}";
  const auto one = live(visits(exit), many), two = live(visits("early: {after: episode, share: 0.4, response: 0.5}\n  " + exit), many);
  for (int figure = 0; figure < static_cast<int>(PerSurvey::count_); ++figure)
    CHECK(sum(one, static_cast<PerSurvey>(figure)) == sum(two, static_cast<PerSurvey>(figure), 1));
  CHECK(sum(two, PerSurvey::answered, 0) != sum(two, PerSurvey::answered, 1));
  CHECK(two["nps_survey.exit"] == one["nps_survey"]);
}

TEST_CASE("a policy can ask fewer, and changes nobody by it", "[mechanisms][surveys]") {
  const std::string yaml = visits("exit: {after: episode}") + "policies:\n  half: {change: {surveys.exit.share: 0.5}}\n";
  const auto all = live(yaml, many), half = live(yaml, many, "half");
  check_share(sum(half, PerSurvey::asked), all.episodes(), 0.5);
  CHECK(all["nps"] == half["nps"]);
  CHECK(all["memory"] == half["memory"]);
}

TEST_CASE("only visits are asked about, and of the journey that is named", "[mechanisms][surveys]") {
  const std::string more = "  order: {starts: {rate: 0.5}, first: page, touchpoints: {page: {affect: {mean: 1}, next: end}}}\n"
                           "  letter: {starts: {by: firm, every: 1 week}, first: read, touchpoints: {read: {affect: {mean: 1}, next: end}}}\n";
  const auto lived = live(visits("both: {after: episode}\n  orders: {after: episode, journey: order}") + more, many);
  CHECK(lived.contacts("read") == 4 * 2000);
  CHECK(sum(lived, PerSurvey::asked, 0) == lived.contacts("good") + lived.contacts("page"));
  CHECK(sum(lived, PerSurvey::asked, 1) == lived.contacts("page"));
}

TEST_CASE("everybody in turn is asked on the last day of each period, from memory", "[mechanisms][surveys]") {
  const std::vector<std::string> sets{"population.size=50", "run.length=13 weeks", "run.warm_up=5 weeks", "behaviour.recommend=7 + memory"};
  const auto lived = live(remembering("poll: {after: any, every: 4 weeks}"), with(sets, {"traits.scale_use=0.25"}));
  CHECK(lived.episodes() == 0);
  CHECK(sum(lived, PerSurvey::asked) == 3 * 50);
  CHECK(lived["satisfaction_survey"] == about(7 + 1.5 + 0.25));
  CHECK(lived["nps_survey"] == 100);  // 7 + 1.5 + 0.25 is a 9
  CHECK(sum(live(remembering("poll: {after: any, every: 3 days}"), sets), PerSurvey::asked) == (13 * 7 / 3) * 50);
  const auto fewer = live(remembering("poll: {after: any, every: 1 week, share: 0.2, response: \"if(memory > 1, 0.5, 0)\"}"), with(sets, {"population.size=1000"}));
  check_share(sum(fewer, PerSurvey::asked), 13'000, 0.2);
  check_share(sum(fewer, PerSurvey::answered), sum(fewer, PerSurvey::asked), 0.5);
}

TEST_CASE("who has left and prospects are asked where the survey reaches them", "[mechanisms][surveys]") {
  const auto left = live(remembering("poll: {after: any, every: 2 weeks}"),
                         {"population.size=1000", "run.length=2 weeks", "behaviour.leave_rate=if(week < 2, 1, 0)"});
  CHECK(left["left"] > 500);
  CHECK(static_cast<double>(sum(left, PerSurvey::asked)) == 1000 - left["left"]);
  const auto gone = live(remembering("poll: {after: any, every: 2 weeks, reach: left}"),
                         {"population.size=1000", "run.length=2 weeks", "behaviour.leave_rate=if(week < 2, 1, 0)"});
  CHECK(static_cast<double>(sum(gone, PerSurvey::asked)) == gone["left"]);
  auto reached = [](const char* reach) {
    return sum(live(remembering("poll: {after: any, every: 1 week}"),
                    {"population.size=1000", "population.prospects=0.3", "behaviour.join_rate=0", std::string("surveys.poll.reach=") + reach}),
               PerSurvey::asked);
  };
  CHECK(reached("customers") + reached("prospects") == 1000);
  CHECK(reached("everybody") == 1000);
  check_share(reached("prospects"), 1000, 0.3);
}

TEST_CASE("the nps of n answers scatters as n answers do", "[mechanisms][surveys]") {
  // 100 * sqrt((p + d - (p - d)^2) / n), of answers that differ by noise alone.
  auto scenario = read(remembering("poll: {after: any, every: 1 week}"), {"population.size=400", "behaviour.recommend=7.5", "behaviour.answer_noise=1.5"});
  auto plan = peakend::model::compile(scenario, scenario.values(), peakend::spec::baseline);
  const auto name = *peakend::spec::find_outcome(scenario, "nps_survey");
  peakend::figures::Figures all(layout_of(scenario));
  double sum = 0, squares = 0;
  constexpr int runs = 400;
  for (std::uint64_t luck = 0; luck < runs; ++luck) {
    const auto result = peakend::life::live(plan, layout_of(scenario), 1, luck);
    const double nps = peakend::figures::derive(result.figures, name);
    sum += nps, squares += nps * nps, all.add(result.figures);
  }
  auto share = [&](PerSurvey what) { return static_cast<double>(all.get(0, what)) / static_cast<double>(all.get(0, PerSurvey::answered)); };
  const double p = share(PerSurvey::promoters), d = share(PerSurvey::detractors), mean = sum / runs;
  CHECK(p > 0.2);
  CHECK(d > 0.2);
  CHECK(std::sqrt(squares / runs - mean * mean) == Approx(100 * std::sqrt((p + d - (p - d) * (p - d)) / 400)).epsilon(0.14));  // four standard errors
}

TEST_CASE("whether a survey is answered must be a number", "[mechanisms][surveys]") {
  for (const char* survey : {"exit: {after: episode, response: \"log(-1 - episodes)\"}", "exit: {after: any, every: 1 day, response: \"log(-1 - episodes)\"}"})
    CHECK(failure(visits(survey), {"population.size=50"}).find("`surveys.exit.response` is not a number") != std::string::npos);
  CHECK(failure(visits("exit: {after: episode, share: 0, response: \"log(-1 - episodes)\"}"), {"population.size=50"}).empty());
}

TEST_CASE("effort is asked where a survey asks it, on 1 to 7, and moves nothing else", "[mechanisms][surveys]") {
  const auto asked = [](const std::string& effort, std::vector<std::string> sets = many) { return live(visits("exit: {after: episode, effort: " + effort + "}"), sets); };
  const auto plain = live(visits("exit: {after: episode}"), many);
  const auto three = asked("3");
  CHECK(three["effort_survey.exit"] == about(3));
  CHECK(three["effort_survey"] == three["effort_survey.exit"]);
  CHECK(asked("9")["effort_survey"] == 7);
  CHECK(asked("-2")["effort_survey"] == 1);
  CHECK(three["nps_survey"] == plain["nps_survey"]);
  CHECK(three["satisfaction_survey"] == plain["satisfaction_survey"]);
  const auto kind = asked("3", with(many, {"traits.scale_use=0.5"}));
  CHECK(kind["effort_survey"] == about(2.5));  // who answers kindly says that it took less
  const auto scenario = read(visits("exit: {after: episode}"));
  CHECK_FALSE(peakend::spec::find_outcome(scenario, "effort_survey"));
}

TEST_CASE("effort grows with what a visit takes", "[mechanisms][surveys]") {
  const auto took = [](const char* minutes) {
    return live(visits("exit: {after: episode, effort: \"1 + duration / 10 min\"}"), with(many, {std::string("journeys.visit.touchpoints.good.takes=") + minutes}))["effort_survey"];
  };
  CHECK(took("20 min") == about(took("10 min") + 1));
}
