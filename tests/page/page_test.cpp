// The report as a page: what stands in it, that nothing an author writes becomes markup, and that no script runs but one.
#include "results/page/page.hpp"

#include <catch2/catch.hpp>
#include <cmath>
#include <nlohmann/json.hpp>

#include "results/page/claims_page.hpp"
#include "results/page/html.hpp"
#include "results/page/pictures.hpp"
#include "results/report/long_tables.hpp"
#include "results/table/summary.hpp"
#include "tests/support/fake_study.hpp"

using namespace peakend;
using namespace peakend::results;

namespace {
bool has(const std::string& text, const std::string& part) { return text.find(part) != std::string::npos; }

std::size_t count(const std::string& text, const std::string& part) {
  std::size_t found = 0;
  for (std::size_t at = text.find(part); at != std::string::npos; at = text.find(part, at + part.size())) ++found;
  return found;
}

const Script no_script, script{"draw()", "47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU="};
const Provenance from{"shop.yaml", "peakend 0.1.0", "peakend compare shop.yaml --seed 1", {{"run.length", "26 weeks", "how long", "the file"}}};

std::string page_of(const Study& study, const Script& drawn = script) { return page(study, Course(study), from, drawn); }

nlohmann::json data_of(const Study& study) {
  const Course course(study);
  return nlohmann::json::parse(pictures_of(study, decide(study), summarise(study), course).json);
}
}  // namespace

TEST_CASE("the page says the verdict first, then shows the pictures and the tables behind them", "[page]") {
  const std::string html = page_of(tests::fake_study());
  const auto verdict = html.find("The verdict"), pictures = html.find("The pictures"), policies = html.find(">The policies<"), same = html.find("The same again");
  CHECK((verdict < pictures && pictures < policies && policies < same));
  CHECK(has(html, "is the best choice"));
  CHECK(has(html, "peakend compare shop.yaml --seed 1"));
  for (const char* picture : {"curve", "differences", "money", "bands", "spread"}) CHECK(has(html, std::string("data-picture=\"") + picture + '"'));
  CHECK(has(html, "<html lang=\"en\">"));
  CHECK(count(html, "class=\"picture\" aria-label") == count(html, "<figure"));
  CHECK(count(html, "role=\"img\"") == 0);  // the script says so of what it draws
  CHECK(count(html, "<noscript>") == 2);
  for (const char* word : {"cell", " luck ", "kappa"}) CHECK_FALSE(has(html.substr(0, html.find("<script")), word));
}

TEST_CASE("a page without its script has the curve as text, no script, and says how to get the pictures", "[page]") {
  const std::string html = page_of(tests::fake_study(), no_script);
  CHECK(has(html, "script-src 'none'"));
  CHECK_FALSE(has(html, "<script"));
  CHECK(has(html, "pleasure peak"));
  CHECK(has(html, "./peakend pictures"));
  CHECK_FALSE(has(html, "data-picture=\"money\""));
}

TEST_CASE("only the script with the page's hash may run, and nothing is loaded", "[page]") {
  const std::string html = page_of(tests::fake_study());
  CHECK(has(html, "default-src 'none'; script-src 'sha256-" + script.hash + "'"));
  CHECK(count(html, "<script") == 3);  // the data in two languages, and the one that reads them
  for (const char* loads : {"src=", "http://", "https://", "@import", "url("}) CHECK_FALSE(has(html.substr(0, html.find("<script")), loads));
}

TEST_CASE("what an author writes is text on the page, whatever it looks like", "[page]") {
  Study study = tests::fake_study();
  const std::string hostile = "</script><script>alert(1)</script><img src=x onerror=alert(2)>\"' onload='x";
  study.scenario = hostile, study.title = hostile, study.policies[1].says = hostile, study.policies[1].label = hostile;
  for (auto& policy : study.policies) policy.curve[0].label = hostile;
  study.warnings = {hostile};
  const std::string html = page_of(study);
  CHECK(count(html, "<script") == 3);
  CHECK(count(html, "</script>") == 3);
  CHECK_FALSE(has(html, "<img"));
  CHECK(has(html, "&lt;/script&gt;&lt;script&gt;alert(1)"));
  CHECK(data_of(study)["curves"][0]["steps"][0]["label"].get<std::string>().starts_with("</script>"));
}

TEST_CASE("marks that turn the direction of text, control characters and broken UTF-8 do not reach a page", "[page]") {
  CHECK(harmless("a\xE2\x80\xAE" "b\xE2\x81\xA6" "c\xE2\x80\x8F" "d\xD8\x9C" "e") == "abcde");
  CHECK(harmless("\xD7\x90\xD7\x91") == "\xD7\x90\xD7\x91");  // Hebrew letters are text like others
  CHECK(harmless(std::string("a\x1b[31m\0b", 7)) == "a?[31m?");
  CHECK(harmless("a\xFF") == "a?");
  CHECK(escaped("<&>\"'") == "&lt;&amp;&gt;&quot;&#39;");
}

TEST_CASE("megabytes of text make no page of megabytes", "[page]") {
  Study study = tests::fake_study();
  study.title = std::string(3'000'000, 'x');
  for (auto& policy : study.policies) policy.says = std::string(1'000'000, '<');
  CHECK(page_of(study).size() < 200'000);
}

TEST_CASE("the pictures get the figures of the summary, the best first", "[page]") {
  const Study study = tests::fake_study();
  const Summary summary = summarise(study);
  const auto data = data_of(study);
  const auto primary = *find_outcome(study, study.primary);
  REQUIRE(data["differences"].size() == study.policies.size() - 1);
  double before = INFINITY;
  for (const auto& row : data["differences"]) {
    const auto policy = *find_policy(study, row["policy"].get<std::string>());
    CHECK(row["mean"].get<double>() == summary[policy][primary].difference.mean);
    CHECK(row["low"].get<double>() == summary[policy][primary].difference.low);
    CHECK(row["mean"].get<double>() <= before);
    before = row["mean"].get<double>();
  }
  CHECK(data["curves"][0]["steps"].size() == 7);
  CHECK(data["curves"][0]["policies"][0]["pleasure_peak"] == 2);  // advice
  CHECK(data["curves"][0]["policies"][0]["pain_peak"] == 5);      // checkout
  CHECK(data["curves"][0]["policies"][0]["end"] == 6);
}

TEST_CASE("steps that nobody reaches are not drawn", "[page]") {
  Study study = tests::fake_study();
  for (auto& policy : study.policies) policy.curve[1].mean = NAN;
  const auto data = data_of(study);
  CHECK(data["curves"][0]["steps"].size() == 6);
  CHECK(data["curves"][0]["policies"][0]["pain_peak"] == 4);
  study.policies[3].curve[1].mean = 1;  // somebody does, under one policy
  CHECK(data_of(study)["curves"][0]["steps"].size() == 7);
}

TEST_CASE("on the frontier of cost and effect lies what nothing cheaper beats", "[page]") {
  const Study study = tests::fake_study();
  const auto data = data_of(study);
  for (const auto& one : data["money"]) {
    bool beaten = false;
    for (const auto& other : data["money"]) {
      const double cost = other["cost"]["mean"].get<double>() - one["cost"]["mean"].get<double>();
      const double effect = other["effect"]["mean"].get<double>() - one["effect"]["mean"].get<double>();
      beaten = beaten || (cost <= 0 && effect >= 0 && (cost < 0 || effect > 0));
    }
    INFO(one.dump());
    CHECK(one["frontier"].get<bool>() == !beaten);
  }
  CHECK(data["money"][0]["policy"] == "baseline");
}

TEST_CASE("the course of an outcome is the mean of its runs, with Student's interval", "[page]") {
  Study study;
  study.weeks = 3;
  study.kept_by_week = {"nps"};
  study.policies.resize(2);
  study.policies[0].name = "baseline", study.policies[1].name = "other";
  Course course(study);
  for (int replication = 0; replication < 4; ++replication) {
    RunOfPolicy run{"other", replication, "", "", 0, 0, true, {}, {{1.0 * replication, 5, replication == 2 ? 7.0 : NAN}}};
    course.add(run);
    run.counted = false, run.by_week = {{99, 99, 99}};
    course.add(run);
    run.counted = true, run.failure = "why";
    course.add(run);
  }
  const auto weeks = course.of(1, 0);
  REQUIRE(weeks.size() == 3);
  const Estimate wanted = mean_interval({0, 1, 2, 3}, study.confidence);
  CHECK(weeks[0].mean == Approx(wanted.mean));
  CHECK(weeks[0].low == Approx(wanted.low));
  CHECK(weeks[0].high == Approx(wanted.high));
  CHECK(weeks[1].low == 5);
  CHECK(weeks[2].mean == 7);
  CHECK(std::isnan(weeks[2].low));
  CHECK(std::isnan(course.of(0, 0)[0].mean));
}

TEST_CASE("tables name their columns and rows for those who hear them", "[page]") {
  const std::string html = table_of({{{"policy"}, {"a<b", "c"}, true, false}, {{"nps", "points"}, {"1", "2"}, false, false}}, {Tone::good}, "The policies");
  CHECK(has(html, "<caption>The policies</caption>"));
  CHECK(has(html, "<th scope=\"col\">policy</th><th scope=\"col\" class=\"number\">nps<br>points</th>"));
  CHECK(has(html, "<tr class=\"good\"><th scope=\"row\">a&lt;b</th><td class=\"number\">1</td></tr>"));
}

TEST_CASE("the page of claims says what holds, what is refused and what breaks", "[page]") {
  Verification v;
  v.scenario = "shop", v.title = "A <b>shop</b>";
  v.claims = {{"wider", "emergent", "TOTE-M", "gap.promoters / gap.detractors above 1", ""}, {"dearer", "emergent", "ours", "revenue above 9", "about 6 here"}};
  const auto found = [](Found what, double mean) { return Finding{what, {mean, mean - 0.1, mean + 0.1, 1, 16, 0}, ""}; };
  v.versions = {{ClaimsUnder::Kind::file, "file", "", 16, {found(Found::holds, 2.5), found(Found::fails, 6)}, {Wanted::holds, Wanted::fails}},
                {ClaimsUnder::Kind::ablation, "alike", "all are equally delighted", 16, {found(Found::fails, 1), found(Found::fails, 6)}, {Wanted::fails, Wanted::nothing}},
                {ClaimsUnder::Kind::rival, "averaging", "people average", 16, {found(Found::holds, 2), found(Found::fails, 6)}, {Wanted::holds, Wanted::nothing}}};
  const std::string html = claims_page(v, from);
  CHECK(has(html, "1 of 2 claims hold (1 is refused by the file itself), and every ablation breaks what it should."));
  CHECK(has(html, "A &lt;b&gt;shop&lt;/b&gt;"));
  CHECK(has(html, "dearer: about 6 here"));
  CHECK(has(html, "<tr class=\"good\"><th scope=\"row\">alike: all are equally delighted</th><td>wider</td><td>fails</td><td>as it should</td>"));
  CHECK(has(html, "if averaging"));
  CHECK(has(html, "script-src 'none'"));
  v.claims.clear(), v.versions.clear();
  CHECK(has(claims_page(v, from), "there is nothing to verify"));
}

TEST_CASE("how firm the choice is: the lead as modelled here, under each rival, and how small its change may become", "[page]") {
  Study study = tests::fake_study();
  CHECK(data_of(study)["firmness"].is_null());
  study.rivals = {{"averaging", "customers remember the mean of a visit", true, study.replications, study.policies}};
  study.switches = {{"peak_and_end", "farewell_peak", 0.5, 0.4, 0.6, 0, ""}};
  const auto firmness = data_of(study)["firmness"];
  REQUIRE(firmness["leads"].size() == 2);
  CHECK(firmness["leads"][0]["says"] == "as it is modelled here");
  CHECK(firmness["leads"][1]["says"] == "if customers remember the mean of a visit");
  CHECK(firmness["leads"][1]["mean"].get<double>() == Approx(lead_of(decide(study)).mean));
  CHECK(firmness["sizes"][0]["at"] == 0.5);
  CHECK(has(page_of(study), "data-picture=\"firmness\""));
}

TEST_CASE("what adds up is drawn as what has come together so far, with the interval of that sum", "[page]") {
  Study study = tests::fake_study(3);
  study.weeks = 3;
  study.kept_by_week = {"nps"};
  Course course(study);
  const std::vector<std::vector<double>> weeks{{1, 2, 3}, {2, 2, 2}, {3, std::nan(""), 1}};
  for (std::size_t k = 0; k < weeks.size(); ++k) {
    RunOfPolicy run;
    run.policy = "baseline", run.counted = true, run.by_week = {weeks[k]};
    course.add(run);
  }
  const auto sums = course.so_far(0, 0);
  CHECK(sums[0].mean == Approx(2));
  CHECK(sums[1].mean == Approx(10.0 / 3));  // 3, 4, 3: a week without data adds nothing
  CHECK(sums[2].mean == Approx(16.0 / 3));
  CHECK(sums[2].n == 3);
  CHECK(course.of(0, 0)[1].n == 2);
  const double half = (sums[2].high - sums[2].low) / 2;
  CHECK(half == Approx(4.30265273 * sums[2].sd / std::sqrt(3.0)).epsilon(1e-6));
}

TEST_CASE("in the other language an author's texts are those of that language too", "[page][words]") {
  Study study = tests::fake_study();
  study.title = Wording("A visit", "Een bezoek");
  study.policies.back().label = Wording("Peak and end", "Piek en einde");
  for (auto& policy : study.policies) policy.curve[0].label = Wording("car park", "parkeren");
  const std::string html = page_of(study);
  const auto other = html.find("<template data-told=\"nl\">");
  REQUIRE(other != std::string::npos);
  const std::string english = html.substr(0, other), dutch = html.substr(other);
  for (const char* text : {"<h1>A visit", "Peak and end", "car park"}) CHECK((has(english, text) && !has(dutch, text)));
  for (const char* text : {"<h1>Een bezoek", "Piek en einde", "parkeren"}) CHECK((has(dutch, text) && !has(english, text)));
}

TEST_CASE("a per cent sign stays with its number", "[page]") {
  Study study = tests::fake_study();
  CHECK(has(page_of(study), "with 95\u00a0% confidence"));
}

TEST_CASE("a dot of luck knows which replication it is, also where some are missing", "[page]") {
  Study study = tests::fake_study(3);
  study.finished = {0, 2, 5};
  const auto values = data_of(study)["spread"][0]["values"];
  REQUIRE(values.size() == 3);
  CHECK(values[2][0] == 5);
  CHECK(values[2][1].get<double>() == series(study, 0, *find_outcome(study, study.primary))[2]);
}

TEST_CASE("a caption speaks only of what its picture has", "[page]") {
  Study study = tests::fake_study();
  const std::string html = page_of(study);
  CHECK(has(html, "Below, the minutes people wait"));
  CHECK_FALSE(has(html, "Lower is better."));
  for (auto& policy : study.policies)
    for (auto& point : policy.curve) point.wait = point.gave_up = no_number;
  study.outcomes[*find_outcome(study, study.primary)].higher_is_better = false;
  const std::string other = page_of(study);
  CHECK_FALSE(has(other, "Below, the minutes people wait"));
  CHECK(has(other, "Lower is better."));
}

TEST_CASE("a page says above the verdict how the file marks its numbers, where it does", "[page]") {
  Provenance marked = from;
  marked.in_the_file = 118, marked.assumed = 106, marked.published = 2;
  const Study study = tests::fake_study();
  const std::string html = page(study, Course(study), marked, script);
  const auto said = html.find("Of the 118 numbers in the file, 106 are marked as assumed and 2 as published.");
  CHECK((said != std::string::npos && said < html.find("The verdict")));
  CHECK_FALSE(has(page_of(study), "are marked as assumed"));
}

TEST_CASE("costs that are as good as equal make nobody efficient", "[page]") {
  Study study = tests::fake_study(8);
  study.policies.resize(3);
  const auto primary = *find_outcome(study, study.primary);
  for (std::size_t p = 1; p < 3; ++p)
    for (std::size_t r = 0; r < 8; ++r) {
      study.policies[p].staff_cost[r] = study.policies[0].staff_cost[r];
      study.policies[p].policy_cost[r] = study.policies[0].policy_cost[r] + (p == 1 ? 44'242 : 44'197);
      study.policies[p].values[primary][r] = study.policies[0].values[primary][r] + (p == 1 ? 15.7 : 0.3);
    }
  const auto on_the_line = [&](std::size_t cheaper) {
    for (std::size_t r = 0; r < 8; ++r) study.policies[2].policy_cost[r] = study.policies[0].policy_cost[r] + static_cast<double>(cheaper);
    const auto data = data_of(study);
    for (const auto& row : data["money"])
      if (row["policy"] == study.policies[2].name) return row["frontier"].get<bool>();
    return false;
  };
  CHECK_FALSE(on_the_line(44'197));  // 45 euros of 44,242 cheaper
  CHECK(on_the_line(40'000));
}

TEST_CASE("a baseline that moves by itself is told of, and one that rests is not", "[page]") {
  Study study = tests::fake_study(4);
  study.weeks = 3, study.kept_by_week = {"nps"};
  const auto shown = [&](double drift) {
    Course course(study);
    for (const auto& policy : study.policies)
      for (int r = 0; r < 4; ++r) {
        RunOfPolicy run;
        run.policy = policy.name, run.replication = r, run.by_week = {{1.0 + 0.2 * r, 1.0, 1.0 + drift + 0.2 * r}};
        course.add(run);
      }
    return page(study, course, from, script);
  };
  CHECK(has(shown(5), "baseline itself moves from 1.3 in week 1 to 6.3 in week 3: the warm-up does not bring it to rest."));
  CHECK_FALSE(has(shown(0.05), "itself moves"));
}
