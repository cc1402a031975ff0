// For whom a policy works, and what a page says beside its pictures.
#include "results/report/groups.hpp"

#include <catch2/catch.hpp>

#include "results/page/page.hpp"
#include "results/report/markdown.hpp"
#include "tests/support/fake_study.hpp"

using namespace peakend;
using namespace peakend::results;
using Catch::Matchers::Contains;

namespace {
// The fake study told apart by kinds of customers: each has the outcome that decides, higher by some points.
Study told_apart(const std::vector<double>& higher) {
  Study study = tests::fake_study();
  const auto primary = *find_outcome(study, study.primary);
  for (std::size_t g = 0; g < higher.size(); ++g) {
    Outcome of_group = study.outcomes[primary];
    of_group.name += ".kind_" + std::to_string(g);
    of_group.group = "Kind " + std::to_string(g);
    study.outcomes.push_back(of_group);
    for (std::size_t p = 0; p < study.policies.size(); ++p) {
      auto values = study.policies[p].values[primary];
      for (double& value : values) value += higher[g] * (p == 0 ? 0 : 1);
      study.policies[p].values.push_back(values);
    }
  }
  return study;
}
}  // namespace

TEST_CASE("each kind of customer has its own difference", "[results][report]") {
  const Study study = told_apart({0, 5});
  const Verdict verdict = decide(study);
  const Summary summary = summarise(study);
  const auto groups = groups_of(study);
  REQUIRE(groups.size() == 2);
  const auto best = *find_policy(study, verdict.best);
  CHECK(summary[best][groups[1]].difference.mean - summary[best][groups[0]].difference.mean == Approx(5));
  const auto table = group_table(study, verdict, summary, true);
  REQUIRE(table.size() == 3);
  CHECK(table[0].cells == std::vector<std::string>{"Kind 0", "Kind 1"});
  CHECK_THAT(markdown(study), Contains("## For whom it works"));
}

TEST_CASE("one kind is no kind, and the people of a segment and of its relationship stand once", "[results][report]") {
  CHECK(groups_of(told_apart({5})).empty());
  CHECK(groups_of(told_apart({5, 5})).empty());  // the same people twice
  CHECK(groups_of(told_apart({5, 0, 5})).size() == 2);
  CHECK(groups_of(tests::fake_study()).empty());  // promoters and the like are no kinds of customers
  CHECK_THAT(markdown(tests::fake_study()), !Contains("For whom it works"));
}
