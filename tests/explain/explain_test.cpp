// What `explain` says comes from the tables, so it knows every word that files and expressions can hold.
#include "scenarios/explain/explain.hpp"

#include <catch2/catch.hpp>

#include "scenarios/language/functions.hpp"
#include "scenarios/language/units.hpp"
#include "scenarios/language/words.hpp"
#include "scenarios/slots/distributions.hpp"
#include "scenarios/slots/keys.hpp"
#include "scenarios/spec/outcomes.hpp"

using namespace peakend;
using Catch::Matchers::Contains;
using Catch::Matchers::StartsWith;

namespace {
std::string said(std::string_view word) { return explain::explain(word).value_or("nothing"); }
}  // namespace

TEST_CASE("every key is explained by its path, with its meaning", "[explain]") {
  for (const auto& key : slots::keys()) {
    const std::string path(key.pattern);
    INFO(path);
    CHECK_THAT(said(path), Contains(path + ": ") && Contains(std::string(key.meaning)));
    if (!key.later && !key.fallback.empty()) CHECK_THAT(said(path), Contains(std::string(key.fallback)));
  }
}

TEST_CASE("every outcome, word, function, distribution and unit is explained", "[explain]") {
  for (const auto& kind : spec::outcome_kinds()) CHECK_THAT(said(kind.name), Contains(std::string(kind.name) + ", an outcome: " + std::string(kind.meaning)));
  for (const auto& function : language::functions()) CHECK_THAT(said(function.name), Contains(std::string(function.meaning)));
  for (const auto& form : slots::distributions()) CHECK_THAT(said(form.name), Contains(", a distribution: {"));
  for (const std::string& unit : language::unit_names()) CHECK_THAT(said(unit), Contains("a unit of time"));
  for (const auto& word : language::words()) {
    INFO(word.name);
    const bool writable = word.named == language::Named::alone || word.named == language::Named::in_context;
    CHECK(word.meaning.empty() != (writable && !language::function_named(word.name)));
    if (writable) CHECK_THAT(said(word.name), Contains(std::string(word.meaning)));
  }
}

TEST_CASE("a key is found by the end of its path, with names of the author's own in it", "[explain]") {
  CHECK_THAT(said("patience"), StartsWith("journeys.*.touchpoints.*.patience: how long people queue"));
  CHECK(said("journeys.visit.touchpoints.pay.patience") == said("patience"));
  CHECK(said("pay.patience") == said("patience"));
  CHECK_THAT(said("leave_rate"), Contains("\nrelationships.*.behaviour.leave_rate: ") || StartsWith("relationships.*.behaviour.leave_rate: "));
  CHECK_THAT(said("label"), Contains("segments.*.label: ") && !Contains("written as"));  // of many a line each
}

TEST_CASE("an outcome is explained by group too, and a word of several kinds by all of them", "[explain]") {
  CHECK(said("gap.promoters") == said("gap"));
  CHECK_THAT(said("memory"), Contains("memory: how episodes") && Contains("memory, an outcome") && Contains("memory, in expressions"));
}

TEST_CASE("what the language does not know is nothing, with what is near", "[explain]") {
  CHECK_FALSE(explain::explain("patiense"));
  CHECK_FALSE(explain::explain(""));
  CHECK_FALSE(explain::explain("."));
  CHECK_FALSE(explain::explain("*"));
  CHECK_FALSE(explain::explain("behaviour."));
  CHECK(explain::near("patiense") == "did you mean 'patience'?");
  CHECK(explain::near("behaviour.leave_rat") == "did you mean 'behaviour.leave_rate'?");
  CHECK(explain::near("zzzzzzzz").empty());
}

TEST_CASE("the sections of a file are told in a line each", "[explain]") {
  CHECK_THAT(explain::sections(), StartsWith("peakend ") && Contains("\njourneys ") && Contains("\npolicies ") && Contains("\nextends ") && !Contains("events"));
}
