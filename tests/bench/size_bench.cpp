// What size costs: time per customer-week with millions of customers over that with thousands, and memory per customer.
// Memory is the peak of a process of its own for each size; what two sizes differ by is divided among the customers they
// differ by. PEAKEND_PEOPLE sets the largest size (10 million).
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include "agents/life/live.hpp"
#include "sim/run/runner.hpp"
#include "tests/bench/shop.hpp"

namespace {
using namespace peakend;

struct Ready {
  spec::Scenario scenario;
  model::Plan plan;
  figures::Layout layout;
};

Ready shop_with(std::int64_t people, int weeks) {
  auto scenario = bench::scenario_of(bench::shop_of_eight, {fmt::format("population.size={}", people),
                                                            fmt::format("run.length={} weeks", weeks)});
  auto plan = model::compile(scenario, scenario.values(), spec::baseline);
  auto layout = figures::layout_of(scenario, run::weeks_of(scenario));
  return {std::move(scenario), std::move(plan), layout};
}

double ns_per_customer_week(const Ready& shop, std::uint64_t luck) {
  double time = bench::seconds([&] { life::live(shop.plan, shop.layout, 1, luck); });
  return 1e9 * time / (static_cast<double>(shop.plan.birth.people) * static_cast<double>(shop.plan.days) / 7);
}

// Peak memory in bytes of a process that lives a week of so many people.
double peak_bytes(std::int64_t people) {
  Ready shop = shop_with(people, 1);
  std::fflush(stdout);
  pid_t child = fork();
  if (child == 0) {
    auto result = life::live(shop.plan, shop.layout, 1, 0);
    _exit(result.failure ? 1 : 0);
  }
  int status = 0;
  rusage used{};
  if (child < 0 || wait4(child, &status, 0, &used) < 0 || status != 0) return 0;
  return 1024.0 * static_cast<double>(used.ru_maxrss);
}
}  // namespace

int main() {
  const char* wanted = std::getenv("PEAKEND_PEOPLE");
  const std::int64_t largest = wanted ? std::atoll(wanted) : 10'000'000, tenth = largest / 10;
  double few = peak_bytes(tenth), many = peak_bytes(largest);
  if (few <= 0 || many <= 0) return fmt::print("a run did not end well: not enough memory?\n"), 1;
  double each = (many - few) / static_cast<double>(largest - tenth);
  fmt::print("memory  {:.0f} bytes per customer beyond {:.0f} MB, at {} customers; target: at most 64\n", each,
             (few - each * static_cast<double>(tenth)) / 1e6, largest);
  Ready small = shop_with(65'536, 2), large = shop_with(std::min<std::int64_t>(4'000'000, largest), 2);
  std::vector<double> thousands, millions, ratio;
  for (int round = 0; round < bench::rounds(); ++round) {
    thousands.push_back(ns_per_customer_week(small, static_cast<std::uint64_t>(round)));
    millions.push_back(ns_per_customer_week(large, static_cast<std::uint64_t>(round)));
    ratio.push_back(millions.back() / thousands.back());
  }
  fmt::print("{:>9} customers  {} ns per customer-week\n", small.plan.birth.people, bench::with_spread(thousands));
  fmt::print("{:>9} customers  {} ns per customer-week\n", large.plan.birth.people, bench::with_spread(millions));
  fmt::print("ratio   {}   median (half the rounds); target: at most 1.4\n", bench::with_spread(ratio));
  return 0;
}
