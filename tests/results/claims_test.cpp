// Claims: when they hold, fail, or stay undecided; what is said of them.
#include <catch2/catch.hpp>

#include "results/decide/claims.hpp"
#include "results/report/claims.hpp"
#include "tests/support/fake_study.hpp"

using namespace peakend;
using namespace peakend::results;

namespace {
Study two_policies(std::vector<double> first, std::vector<double> second) {
  Study study;
  study.primary = "nps";
  study.outcomes = {{"nps", "points", "", 1, true, false}, {"wait", "minutes", "", 1, false, false}};
  study.policies.resize(2);
  study.policies[0].name = "baseline", study.policies[0].values = {first, second};
  study.policies[1].name = "other", study.policies[1].values = {second, first};
  study.replications = static_cast<int>(first.size());
  return study;
}

std::vector<double> around(double centre, int n, double spread = 0.1) {
  std::vector<double> values;
  for (int i = 0; i < n; ++i) values.push_back(centre + spread * (i % 2 == 0 ? 1 : -1));
  return values;
}

spec::Claim claim(spec::Claim::Subject subject, std::vector<std::string> outcomes, std::optional<double> low,
                  std::optional<double> high, int of = -1, std::optional<int> against = std::nullopt) {
  return {subject, std::move(outcomes), of, against, low, high};
}
using Subject = spec::Claim::Subject;
const std::vector<int> both{-1, 0};
}  // namespace

TEST_CASE("a claim holds inside its limits, fails outside, and is undecided across", "[claims]") {
  const auto study = two_policies(around(10, 32), around(4, 32));
  auto found = [&](std::optional<double> low, std::optional<double> high) {
    return examine(study, both, claim(Subject::outcome, {"nps"}, low, high), 0.01).found;
  };
  CHECK(found(9.0, 11.0) == Found::holds);
  CHECK(found(9.0, std::nullopt) == Found::holds);
  CHECK(found(11.0, std::nullopt) == Found::fails);
  CHECK(found(std::nullopt, 9.0) == Found::fails);
  CHECK(found(10.0, std::nullopt) == Found::undecided);
  CHECK(found(9.99, 10.01) == Found::undecided);
}

TEST_CASE("two limits are in, one alone is out: told by what never varies", "[claims]") {
  const auto study = two_policies(std::vector<double>(32, 10.0), around(4, 32));
  auto found = [&](std::optional<double> low, std::optional<double> high) {
    return examine(study, both, claim(Subject::outcome, {"nps"}, low, high), 0.01).found;
  };
  CHECK(found(10.0, 12.0) == Found::holds);
  CHECK(found(8.0, 10.0) == Found::holds);
  CHECK(found(10.0, std::nullopt) == Found::fails);
  CHECK(found(std::nullopt, 10.0) == Found::fails);
  CHECK(found(10.5, 12.0) == Found::fails);
}

TEST_CASE("a claim speaks of another policy, of two of them, of ratios and of differences", "[claims]") {
  const auto study = two_policies(around(10, 32), around(4, 32));
  auto value = [&](const spec::Claim& what) { return examine(study, both, what, 0.01).value.mean; };
  CHECK(value(claim(Subject::outcome, {"nps"}, 0, {}, 0)) == Approx(4));
  CHECK(value(claim(Subject::outcome, {"nps"}, 0, {}, 0, -1)) == Approx(-6));
  CHECK(value(claim(Subject::difference, {"nps", "wait"}, 0, {})) == Approx(6));
  CHECK(value(claim(Subject::ratio, {"nps", "wait"}, 0, {})) == Approx(2.5));
  CHECK(value(claim(Subject::ratio, {"nps", "wait"}, 0, {}, -1, 0)) == Approx(2.5 - 0.4));
}

TEST_CASE("the interval of a ratio is the delta method's", "[claims]") {
  const auto study = two_policies(around(10, 64, 2), around(4, 64, 0.5));
  const auto found = examine(study, both, claim(Subject::ratio, {"nps", "wait"}, 0, {}), 0.01).value;
  const auto expected =
      interval_of_ratio(study.policies[0].values[0], study.policies[0].values[1], {Design::sequential, 0.99});
  CHECK(found.low == Approx(expected.low));
  CHECK(found.high == Approx(expected.high));
}

TEST_CASE("a ratio over what may be nothing is undecided, and says why", "[claims]") {
  const auto found =
      examine(two_policies(around(10, 32), around(0, 32)), both, claim(Subject::ratio, {"nps", "wait"}, 2, {}), 0.01);
  CHECK(found.found == Found::undecided);
  CHECK(found.why == "what it is divided by cannot be told from 0");
}

TEST_CASE("the best policy is ahead of every other, in the outcome's better direction", "[claims]") {
  auto study = two_policies(around(10, 32), around(4, 32));
  CHECK(examine(study, both, claim(Subject::best, {}, {}, {}, -1), 0.01).found == Found::holds);
  CHECK(examine(study, both, claim(Subject::best, {}, {}, {}, 0), 0.01).found == Found::fails);
  study.primary = "wait";  // less is better: the baseline waits 4, the other 10
  CHECK(examine(study, both, claim(Subject::best, {}, {}, {}, -1), 0.01).found == Found::holds);
}

TEST_CASE("a difference that never varies is known exactly", "[claims]") {
  const auto study = two_policies(around(10, 32), around(10, 32));
  CHECK(examine(study, both, claim(Subject::outcome, {"nps"}, -0.1, 0.1, 0, -1), 0.01).found == Found::holds);
  CHECK(examine(study, both, claim(Subject::outcome, {"nps"}, 0.1, {}, 0, -1), 0.01).found == Found::fails);
}

TEST_CASE("below sixteen replications nothing is decided", "[claims]") {
  CHECK(examine(two_policies(around(10, 15), around(4, 15)), both, claim(Subject::outcome, {"nps"}, 5, {}), 0.01).found ==
        Found::undecided);
}

TEST_CASE("a file is verified when all is as wanted, and undecided is not as wanted", "[claims]") {
  Verification verification;
  verification.claims = {{"gap", "emergent", "", "gap above 2", ""}};
  const Estimate value{3, 2.5, 3.5, 1, 20, 0};
  verification.versions = {{ClaimsUnder::Kind::file, "as written", "", 16, {{Found::holds, value, ""}}, {Wanted::holds}},
                           {ClaimsUnder::Kind::ablation, "alike", "", 16, {{Found::fails, value, ""}}, {Wanted::fails}},
                           {ClaimsUnder::Kind::rival, "mean", "", 16, {{Found::fails, value, ""}}, {Wanted::nothing}}};
  CHECK(verified(verification));
  CHECK(claims_csv(verification) ==
        "version,version_kind,claim,claim_kind,found,wanted,mean,low,high,replications\n"
        "as written,file,gap,emergent,holds,holds,3.0,2.5,3.5,16\n"
        "alike,ablation,gap,emergent,fails,fails,3.0,2.5,3.5,16\n"
        "mean,rival,gap,emergent,fails,-,3.0,2.5,3.5,16\n");
  verification.versions[1].findings[0].found = Found::holds;
  CHECK_FALSE(verified(verification));
  verification.versions[1].findings[0].found = Found::undecided;
  CHECK_FALSE(verified(verification));
}

TEST_CASE("a small finding has as many decimals as its interval needs", "[claims]") {
  const auto shown = [](double mean, double low, double high) {
    Verification verification;
    verification.claims = {{"gap", "emergent", "", "gap above 2", ""}};
    verification.versions = {{ClaimsUnder::Kind::file, "as written", "", 16, {{Found::holds, {mean, low, high, 1, 20, 0}, ""}}, {Wanted::holds}}};
    const std::string text = claims_text(verification, {});
    const auto at = text.find("found ");
    return text.substr(at, text.find(')', at) + 1 - at);
  };
  CHECK(shown(3, 2.5, 3.5) == "found 3.00 (2.50 to 3.50)");
  CHECK(shown(-0.0041, -0.0043, -0.0039) == "found -0.0041 (-0.0043 to -0.0039)");
  CHECK(shown(0.002, 0.001, 0.003) == "found 0.002 (0.001 to 0.003)");
  CHECK(shown(7, 7, 7) == "found 7.00 (7.00 to 7.00)");
}
