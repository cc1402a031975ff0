// Long queues against their exact long-run values: the pool fed with exponential draws, and whole scenarios in YAML.
#include <catch2/catch.hpp>

#include <cmath>

#include "agents/chance/engine.hpp"
#include "agents/store/servers.hpp"
#include "tests/laws/birth_death.hpp"
#include "tests/mechanisms/lab.hpp"

using namespace peakend;
using laws::Queue;

namespace {
constexpr double ticks = static_cast<double>(store::ticks_per_minute);

struct Mean {
  double value, standard_error;
};

// A mean over a long run and its standard error, by batches long against the memory of the queue.
class Batches {
 public:
  explicit Batches(std::size_t size) : size_(size) {}
  void add(double x) {
    sum_ += x;
    if (++count_ < size_) return;
    means_.push_back(sum_ / static_cast<double>(size_));
    sum_ = 0, count_ = 0;
  }
  Mean mean() const {
    double n = static_cast<double>(means_.size()), m = 0, v = 0;
    for (double x : means_) m += x / n;
    for (double x : means_) v += (x - m) * (x - m) / (n - 1);
    return {m, std::sqrt(v / n)};
  }

 private:
  std::size_t size_, count_ = 0;
  double sum_ = 0;
  std::vector<double> means_;
};

struct Measured {
  Mean waits, long_waits, wait, queue, gives_up;
  double utilisation;
};

Measured measure(const Queue& queue, const std::string& name) {
  chance::AddressedEngine engine(chance::key_of(1, 0), chance::Entity::store, 0, "laws." + name, 0);
  auto exponential = [&](double rate) { return -std::log((static_cast<double>(engine()) + 0.5) * 0x1p-32) / rate; };
  store::Servers servers({{0, queue.servers}}, false, true);
  const int warm_up = 20'000, batches = 100;
  const std::size_t batch = 5000;
  Batches waits(batch), long_waits(batch), wait(batch), length(batch), gives_up(batch);
  double now = 0, from = 0, busy_before = 0;
  for (int i = 0; i < warm_up + batches * static_cast<int>(batch); ++i) {
    now += exponential(queue.arrivals);
    if (i == warm_up) from = now, busy_before = static_cast<double>(servers.busy());
    auto in_ticks = [](double minutes) { return static_cast<store::Tick>(minutes * ticks); };
    store::Visitor visitor{in_ticks(now), in_ticks(exponential(queue.service)),
                           queue.theta > 0 ? in_ticks(exponential(queue.theta)) : store::for_ever, INFINITY};
    auto service = servers.serve(visitor);
    if (i < warm_up) continue;
    double w = static_cast<double>(service.wait) / ticks;
    waits.add(service.wait > 0), long_waits.add(w > 0.5), wait.add(w), length.add(service.queue_length);
    gives_up.add(service.kind == store::Service::Kind::reneged);
  }
  return {waits.mean(),    long_waits.mean(),
          wait.mean(),     length.mean(),
          gives_up.mean(), (static_cast<double>(servers.busy()) - busy_before) / ticks / (now - from) / queue.servers};
}

void check(const Mean& mean, double exact) {
  INFO("measured " << mean.value << " +- " << mean.standard_error << ", exact " << exact << ", z "
                   << (mean.value - exact) / mean.standard_error);
  CHECK(std::abs(mean.value - exact) < 4 * mean.standard_error);
  CHECK(mean.standard_error < 0.06 * exact);  // and the test can fail
}
}  // namespace

TEST_CASE("queues without abandonment have Erlang C's long-run values", "[laws]") {
  struct Row {
    int c;
    double a, waits, wait, queue, long_wait;
  };
  for (const Row& row : {Row{1, 0.8, .80000, 4.00000, 3.20000, .72387}, Row{3, 2.4, .64719, 1.07865, 2.58876, .47945},
                         Row{5, 4.5, .76249, 1.52499, 6.86244, .59383}, Row{10, 9, .66873, .66873, 6.01858, .40561}}) {
    INFO(row.c << " servers");
    Queue queue{row.c, row.a};
    auto exact = laws::long_run(queue);
    CHECK(exact.waits == Approx(row.waits).margin(1e-5));
    CHECK(exact.mean_wait == Approx(row.wait).margin(1e-5));
    CHECK(exact.mean_queue == Approx(row.queue).margin(1e-5));
    auto measured = measure(queue, "erlang_c." + std::to_string(row.c));
    check(measured.waits, row.waits);
    check(measured.wait, row.wait);
    check(measured.queue, row.queue);  // seen on arrival: the mean over time (Wolff 1982)
    check(measured.long_waits, row.long_wait);
    CHECK(measured.gives_up.value == 0);
    CHECK(measured.utilisation == Approx(row.a / row.c).epsilon(0.02));
  }
}

TEST_CASE("queues with impatient customers have Erlang A's long-run values", "[laws]") {
  struct Row {
    int c;
    double arrivals, theta, waits, gives_up, wait, queue, utilisation;
  };
  for (const Row& row : {Row{1, 0.8, 0.5, .59525, .25594, .51188, .40951, .59525},
                         Row{3, 3, 0.5, .64627, .18727, .37454, 1.12361, .81273},
                         Row{5, 4.5, 0.25, .58408, .08347, .33386, 1.50237, .82488},
                         Row{10, 10, 1, .54207, .12511, .12511, 1.25110, .87489}}) {
    INFO(row.c << " servers");
    Queue queue{row.c, row.arrivals, row.theta};
    auto exact = laws::long_run(queue);
    CHECK(exact.waits == Approx(row.waits).margin(1e-5));
    CHECK(exact.gives_up == Approx(row.gives_up).margin(1e-5));
    CHECK(exact.mean_wait == Approx(row.wait).margin(1e-5));
    CHECK(exact.utilisation == Approx(row.utilisation).margin(1e-5));
    auto measured = measure(queue, "erlang_a." + std::to_string(row.c));
    check(measured.waits, row.waits);
    check(measured.gives_up, row.gives_up);
    check(measured.wait, row.wait);
    check(measured.queue, row.queue);
    CHECK(measured.utilisation == Approx(row.utilisation).epsilon(0.02));
  }
}

namespace {
// Twenty hours of arrivals at 0.48 a minute, three people at 5 minutes each: an offered load of 2.4.
const std::string long_day = R"(peakend: 1
scenario: long_day
run: {start: 2026-01-05, warm_up: 0 weeks, length: 4 weeks, seed: 1}
population: {size: 20000}
behaviour: {return_rate: 0.2016, base_leave: 0}
stores:
  shop:
    open: {mon..sun: "00:00-24:00"}
    arrivals: [{from: "00:00", weight: 1}, {from: "20:00", weight: 0}]
    pools: {desk: {people: 3}}
journeys:
  visit:
    starts: {rate: return_rate}
    first: desk
    touchpoints:
      desk: {pool: desk, takes: {exponential: {mean: 5 min}}, affect: {mean: 0}, next: end}
)";

// Total wait and visitors of each run, and the ratio's standard error.
Mean mean_wait(const std::string& yaml, std::uint64_t runs) {
  std::vector<double> waits, visitors;
  double all_waits = 0, all = 0;
  auto scenario = lab::read(yaml);
  auto plan = model::compile(scenario, scenario.values(), spec::baseline);
  for (std::uint64_t luck = 0; luck < runs; ++luck) {
    auto result = life::live(plan, lab::layout_of(scenario), 1, luck);
    if (result.failure) FAIL(*result.failure);
    waits.push_back(static_cast<double>(result.figures.get(0, figures::PerTouchpoint::wait)) / 0x1p20);
    visitors.push_back(static_cast<double>(result.figures.get(0, figures::PerTouchpoint::queued)));
    all_waits += waits.back(), all += visitors.back();
  }
  double mean = all_waits / all, square = 0;
  for (std::size_t k = 0; k < waits.size(); ++k) square += std::pow(waits[k] - mean * visitors[k], 2);
  return {mean, std::sqrt(square * static_cast<double>(runs) / static_cast<double>(runs - 1)) / all};
}
}  // namespace

TEST_CASE("a scenario with exponential work waits as the exact transient says", "[laws]") {
  const Queue queue{3, 0.48, 0, 0.2};
  double exact = laws::mean_wait_of_a_day(queue, 20 * 60, 0.05);
  CHECK(exact < laws::long_run(queue).mean_wait);  // an empty start waits less than the long run: 5.39 minutes
  CHECK(exact > 0.9 * laws::long_run(queue).mean_wait);
  check(mean_wait(long_day, 30), exact);
}

TEST_CASE("a scenario with impatient customers waits as the exact transient says", "[laws]") {
  std::string yaml = long_day;
  yaml.replace(yaml.find("affect: {mean: 0}"), 17, "patience: {exponential: {mean: 10 min}}");
  double exact = laws::mean_wait_of_a_day({3, 0.48, 0.1, 0.2}, 20 * 60, 0.05);
  check(mean_wait(yaml, 15), exact);
}
