// What one episode is remembered as, R, under each rule; with two moments, 2 and then -1, everything is worked out by
// hand.
#include "tests/mechanisms/lab.hpp"

using namespace peakend::lab;

namespace {
const double high = felt(2), low = felt(-1);

double remembered(const std::string& yaml, const std::vector<std::string>& sets = {}) {
  return one_visit(yaml, sets)["remembered"];
}

double blended(double best, double worst, double blend) {
  double share = 1 / (1 + std::exp(-(best + worst) / blend));
  return share * best + (1 - share) * worst;
}

// Moments one after the other, `{mean: .., takes: ..}` each.
std::string moments(const std::vector<std::string>& each) {
  std::string yaml =
      still_life + "journeys:\n  visit:\n    starts: {rate: return_rate}\n    first: m0\n    touchpoints:\n";
  for (std::size_t i = 0; i < each.size(); ++i)
    yaml += "      m" + std::to_string(i) + ": {" + each[i] +
            ", next: " + (i + 1 < each.size() ? "m" + std::to_string(i + 1) : "end") + "}\n";
  return yaml;
}
std::string stimuli(const std::vector<double>& means) {
  std::vector<std::string> each;
  for (double mean : means) each.push_back("affect: {mean: " + std::to_string(mean) + "}");
  return moments(each);
}
}  // namespace

TEST_CASE("pleasure, pain and end of a visit are its best, its worst and its last moment", "[mechanisms][remembered]") {
  auto visit = one_visit(two_moments);
  CHECK(visit["pleasure"] == about(high));
  CHECK(visit["pain"] == about(low));
  CHECK(visit["end"] == about(low));
  CHECK(visit["gap"] == about(high - low));
  CHECK(visit["balance"] == about(high + low));
}

TEST_CASE("without a good moment pleasure is 0, without a bad one pain is 0", "[mechanisms][remembered]") {
  CHECK(one_visit(stimuli({-1, -2}))["pleasure"] == 0);
  CHECK(one_visit(stimuli({1, 2}))["pain"] == 0);
}

TEST_CASE("peak-end remembers half the blended peak and half the end", "[mechanisms][remembered]") {
  CHECK(remembered(two_moments) == about(0.5 * blended(high, low, 0.5) + 0.5 * low));
}

TEST_CASE("the weights of peak, end and mean are what the file says", "[mechanisms][remembered]") {
  double peak = blended(high, low, 0.5), mean = (high + low) / 2;
  CHECK(remembered(two_moments, {"memory.w_peak=1", "memory.w_end=0"}) == about(peak));
  CHECK(remembered(two_moments, {"memory.w_peak=0", "memory.w_end=1"}) == about(low));
  CHECK(remembered(two_moments, {"memory.w_peak=0.2", "memory.w_end=0.3", "memory.w_mean=0.7"}) ==
        about(0.2 * peak + 0.3 * low + 0.7 * mean));
}

TEST_CASE("with a blend of 0 the peak is the most intense moment", "[mechanisms][remembered]") {
  const std::vector<std::string> peak_alone{"memory.peak_blend=0", "memory.w_peak=1", "memory.w_end=0"};
  CHECK(remembered(stimuli({2, -1}), peak_alone) == about(felt(2)));
  CHECK(remembered(stimuli({1, -2}), peak_alone) == about(felt(-2)));
  CHECK(remembered(stimuli({1, -2, 0.5, 0}), peak_alone) == about(felt(-2)));
}

TEST_CASE("of equal peaks the later counts", "[mechanisms][remembered]") {
  const std::vector<std::string> peak_alone{"memory.peak_blend=0", "memory.w_peak=1", "memory.w_end=0"};
  CHECK(remembered(stimuli({2, -2}), peak_alone) == about(felt(-2)));
  CHECK(remembered(stimuli({-2, 2}), peak_alone) == about(felt(2)));
  CHECK(remembered(stimuli({-2, 2, 0, -2, 1}), peak_alone) == about(felt(-2)));
  CHECK(remembered(stimuli({2, -2, 0, 2, -1}), peak_alone) == about(felt(2)));
}

TEST_CASE("a large blend is the average of best and worst", "[mechanisms][remembered]") {
  CHECK(remembered(two_moments, {"memory.peak_blend=1000", "memory.w_peak=1", "memory.w_end=0"}) ==
        Approx((high + low) / 2).margin(2e-3));
}

TEST_CASE("branded moments weigh more as peaks, and are felt the same", "[mechanisms][remembered]") {
  const std::string branded = moments({"affect: {mean: 1}, brand: 0.5", "affect: {mean: -1.5}"});
  const std::vector<std::string> peak_alone{"memory.peak_blend=0", "memory.w_peak=1", "memory.w_end=0",
                                            "memory.brand_weight=2"};
  CHECK(remembered(branded, peak_alone) == about(felt(1) * 2));  // 1 + 2 * 0.5
  CHECK(remembered(branded, {peak_alone[0], peak_alone[1], peak_alone[2]}) == about(felt(-1.5)));
  auto visit = one_visit(branded, peak_alone);
  CHECK(visit["pleasure"] == about(felt(1)));
  CHECK(visit.felt("m0") == about(felt(1)));
  CHECK(remembered(branded, {"memory.rule=mean", "memory.brand_weight=2"}) == about((felt(1) + felt(-1.5)) / 2));
}

TEST_CASE("under the rule mean a visit is the mean of its moments", "[mechanisms][remembered]") {
  CHECK(remembered(stimuli({2, -1, 0.5}), {"memory.rule=mean"}) == about((felt(2) + felt(-1) + felt(0.5)) / 3));
}

TEST_CASE("neutral moments in the middle dilute the mean and not peak-end", "[mechanisms][remembered]") {
  const std::string plain = stimuli({3, 1}), diluted = stimuli({3, 0, 0, 0, 1});
  CHECK(remembered(diluted) == remembered(plain));
  CHECK(remembered(diluted, {"memory.rule=mean"}) == about((felt(3) + felt(1)) / 5));
}

TEST_CASE("peak-end hears the order of moments, the mean does not", "[mechanisms][remembered]") {
  CHECK(remembered(stimuli({0.5, 2})) > remembered(stimuli({2, 0.5})) + 0.5);
  CHECK(remembered(stimuli({0.5, 2}), {"memory.rule=mean"}) ==
        about(remembered(stimuli({2, 0.5}), {"memory.rule=mean"})));
}

TEST_CASE("under the rule sum feelings add up over minutes, in units of sum_minutes, within the scale",
          "[mechanisms][remembered]") {
  const std::string timed = moments({"affect: {mean: 2}, takes: 10 min", "affect: {mean: -1}, takes: 25 min"});
  CHECK(remembered(timed, {"memory.rule=sum"}) == about((10 * high + 25 * low) / 60));
  CHECK(remembered(timed, {"memory.rule=sum", "memory.sum_minutes=20 min"}) == about((10 * high + 25 * low) / 20));
  CHECK(remembered(timed, {"memory.rule=sum", "m0.takes=400 min"}) == 5);  // clipped
  CHECK(remembered(two_moments, {"memory.rule=sum"}) == 0);                // moments that take no time
}

TEST_CASE("under the rule sum a wait is felt for as long as it lasts", "[mechanisms][remembered]") {
  // Everybody is at the desk for 30 minutes with one clerk, all who come feel 1: the sum is over wait and work.
  const std::string yaml = still_life + R"(journeys:
  visit:
    starts: {rate: return_rate}
    first: desk
    touchpoints:
      desk: {pool: clerks, takes: 30 min, affect: {mean: "1 + 0 * wait"}, next: end}
)";
  std::string with_clerks = yaml;
  with_clerks.replace(with_clerks.find("mon: \"08:00-20:00\"}"), 19,
                      "mon: \"08:00-20:00\"}, pools: {clerks: {people: 1}}");
  auto lived = live(with_clerks, {"population.size=12", "memory.rule=sum", "memory.sum_minutes=1000 min"});
  REQUIRE(lived.episodes() > 4);
  REQUIRE(lived.waited("desk") > 1);
  CHECK(lived["remembered"] == about(felt(1) * (30 + lived.waited("desk")) / 1000));
}

TEST_CASE("under the rule custom any expression over the visit is remembered", "[mechanisms][remembered]") {
  auto custom = [](const std::string& expression) {
    std::string yaml = moments({"affect: {mean: 2}, takes: 10 min", "affect: {mean: -1}, takes: 5 min"});
    yaml.replace(yaml.find("memory: {"), 9, "memory: {rule: custom, custom: \"" + expression + "\", ");
    return remembered(yaml);
  };
  CHECK(custom("pleasure + 2 * pain") == about(high + 2 * low));
  CHECK(custom("mean + 0.1 * contacts") == about((high + low) / 2 + 0.2));
  CHECK(custom("end + duration / 10 min") == about(low + 1.5));
  CHECK(custom("1 + 0.5 * episodes") == about(1));
  CHECK(custom("100 * pleasure") == 5);  // clipped to the scale
}

TEST_CASE("what is remembered may ask what was visited, by name, in every journey", "[mechanisms][remembered]") {
  const std::string yaml = still_life + R"(journeys:
  visit:
    starts: {rate: return_rate}
    first: door
    touchpoints:
      door: {affect: {mean: 0}, next: {desk: 1, gate: otherwise}}
      desk: {affect: {mean: 0}, next: end}
      gate: {affect: {mean: 0}, next: end}
  order:
    starts: {rate: 0}
    first: gate
    touchpoints:
      gate: {affect: {mean: 0}, next: desk}
      desk: {affect: {mean: 0}, next: end}
)";
  auto remembers = [&](const std::string& custom, std::vector<std::string> sets = {}) {
    std::string file = yaml;
    file.replace(file.find("memory: {"), 9, "memory: {rule: custom, custom: \"" + custom + "\", ");
    return one_visit(file, sets)["remembered"];
  };
  CHECK(remembers("if(visited(desk), 2, -1)") == about(2));
  CHECK(remembers("if(visited(gate), 2, -1)") == about(-1));
  CHECK(remembers("if(visited(desk), 2, -1)", {"door.next.desk=0"}) == about(-1));
  CHECK(remembers("if(visited(gate) and not visited(desk), 2, -1)", {"door.next.desk=0"}) == about(2));
  const std::vector<std::string> by_order{"visit.starts.rate=0", "order.starts.rate=1"};
  CHECK(remembers("if(visited(door), 2, -1)", by_order) == about(-1));  // this journey has no door
  CHECK(remembers("if(visited(gate), 2, 0) + if(visited(desk), 1, 0)", by_order) == about(3));
  // the answer may ask too, and so may a name that both read
  std::string named = yaml + "let: {served: \"if(visited(desk), 1, 0)\"}\n";
  CHECK(one_visit(named, {"behaviour.recommend=10 * served"})["promoters"] == 100);
  CHECK(one_visit(named, {"behaviour.recommend=10 * served", "door.next.desk=0"})["detractors"] == 100);
}

TEST_CASE("satisfaction is the remembered visit on the file's scale", "[mechanisms][remembered]") {
  const std::vector<std::string> mean{"memory.rule=mean", "scale.per_point=2", "scale.neutral=6"};
  CHECK(one_visit(two_moments, mean)["satisfaction"] == about(6 + 2 * (high + low) / 2));
  CHECK(one_visit(two_moments, {"memory.rule=mean", "scale.per_point=100"})["satisfaction"] ==
        10);  // not above the highest mark
}
