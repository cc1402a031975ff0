// Keys keep the order in which they are written here.
#include "results/report/json.hpp"

#include <cmath>
#include <nlohmann/json.hpp>
#include <optional>

#include "results/decide/intentions.hpp"
#include "results/decide/switching.hpp"
#include "results/report/robustness.hpp"
#include "results/report/sentences.hpp"
#include "results/table/summary.hpp"
#include "scenarios/words/say.hpp"

namespace peakend::results {

namespace {

using Json = nlohmann::ordered_json;

Json number(double value) { return std::isfinite(value) ? Json(value) : Json(nullptr); }

Json week(const std::optional<int>& value) { return value ? Json(*value) : Json(nullptr); }

Json interval(const Estimate& estimate) {
  return Json{{"mean", number(estimate.mean)}, {"low", number(estimate.low)}, {"high", number(estimate.high)}};
}

Json return_of(const Study& study, const Money& money) {
  if (!money.return_on_investment) return nullptr;
  Json json = interval(*money.return_on_investment);
  json["unit"] = study.currency + " per " + study.currency + " spent";
  json["payback_week"] = week(money.payback);
  json["payback_earliest"] = week(money.payback_earliest);
  json["payback_latest"] = week(money.payback_latest);
  return json;
}

// What the policy may cost before it leaves no more margin than the baseline.
Json cost_limit_of(const Study& study, std::size_t policy) {
  const CostLimit limit = cost_at_which_it_stops(study, policy);
  Json json = interval(limit.most);
  json["unit"] = study.currency;
  json["now"] = number(limit.now);
  json["times"] = limit.times ? interval(*limit.times) : Json(nullptr);
  return json;
}

Json policy_of(const Study& study, const Summary& summary, const Verdict& verdict, std::size_t policy) {
  Json json{{"name", study.policies[policy].name}, {"outcomes", Json::object()}};
  Json versus = Json::object();
  for (std::size_t o = 0; o < study.outcomes.size(); ++o) {
    const Figure& figure = summary[policy][o];
    Json value = interval(figure.value);
    value["unit"] = study.outcomes[o].unit;
    json["outcomes"][study.outcomes[o].name] = value;
    Json difference = interval(figure.difference);
    difference["variance_reduction"] = number(figure.variance_reduction);
    versus[study.outcomes[o].name] = difference;
  }
  if (policy == 0) return json;
  const Money& money = verdict.standings[policy].money;
  Json cost = interval(money.investment);
  cost["unit"] = study.currency;
  json["versus_baseline"] = versus;
  json["cost"] = cost;
  json["return"] = return_of(study, money);
  json["cost_limit"] = cost_limit_of(study, policy);
  for (const IntentionResult& intention : intentions_of(study, summary)) {
    if (intention.policy != study.policies[policy].name) continue;
    json["intends"] =
        Json{{"outcome", intention.outcome}, {"by", number(intention.by)}, {"verdict", in_words(intention.kept)}};
  }
  return json;
}

Json rivals_of(const Verdict& verdict) {
  const auto word = [](Turn::How how) {
    return how == Turn::How::same      ? "same"
           : how == Turn::How::turns   ? "turns"
           : how == Turn::How::unclear ? "unclear"
                                       : "no_data";
  };
  Json all = Json::array();
  for (const Turn& turn : verdict.turns)
    all.push_back(Json{{"name", turn.rival},
                       {"says", turn.says.here()},
                       {"standing", turn.standing},
                       {"ranking", word(turn.how)},
                       {"best", turn.best},
                       {"gain", interval(turn.gain)}});
  return all;
}

Json switches_of(const Study& study) {
  Json all = Json::array();
  for (const Switch& found : study.switches)
    all.push_back(Json{{"policy", found.policy},
                       {"size_of_change", found.at ? number(*found.at) : Json(nullptr)},
                       {"unclear_from", number(found.low)},
                       {"unclear_to", number(found.high)},
                       {"then", found.other},
                       {"why", found.why}});
  return all;
}

// A machine finds here all that a person is told beside the verdict: warnings, broken guardrails, what was not run.
Json verdict_of(const Study& study, const Verdict& verdict) {
  Json warnings = Json::array();
  for (const std::string& sentence : turning_sentences(study, verdict)) warnings.push_back(sentence);
  for (const std::string& warning : verdict.warnings) warnings.push_back(warning);
  for (const std::string& sentence : guardrail_sentences(study, verdict)) warnings.push_back(sentence);
  for (const std::string& item : study.not_run) warnings.push_back(say("not run: {}", retold(item)));
  return Json{{"best", verdict.best.empty() ? Json(nullptr) : Json(verdict.best)},
              {"tied", verdict.tied},
              {"resolved", verdict.resolved},
              {"conditional", study.failed_replications > 0},  // on replications that could be finished
              {"guarantee", verdict.guarantee},
              {"rivals", rivals_of(verdict)},
              {"switching", switches_of(study)},
              {"warnings", warnings}};
}

}  // namespace

std::string to_json(const Study& study, const Verdict& verdict) {
  Json json{{"peakend", program_version}, {"schema", json_schema}, {"scenario", study.scenario}, {"hash", study.hash}};
  if (!study.digest.empty()) json["digest"] = study.digest;
  json["seed"] = study.seed;
  json["worlds"] = study.worlds;
  json["replications"] = study.replications;
  if (study.failed_replications > 0) json["failed_replications"] = study.failed_replications;
  json["primary"] = study.primary;
  json["confidence"] = study.confidence;
  json["design"] = study.design == Design::sequential ? "sequential" : "fixed";
  json["policies"] = Json::array();
  const Summary summary = summarise(study);
  for (std::size_t p = 0; p < study.policies.size(); ++p)
    json["policies"].push_back(policy_of(study, summary, verdict, p));
  json["verdict"] = verdict_of(study, verdict);
  json["performance"] = Json{{"seconds", number(study.seconds)},
                             {"threads", study.threads},
                             {"episodes", study.episodes},
                             {"contacts", study.contacts},
                             {"computed", study.computed},
                             {"looked_up", study.found}};
  return json.dump(2, ' ', false, Json::error_handler_t::replace) + "\n";
}

std::string to_json(const SweepCounts& counts) {
  const Json json{{"peakend", program_version},    {"schema", json_schema},   {"scenario", counts.scenario},
                  {"points", counts.points},       {"runs", counts.runs},     {"failed", counts.failed},
                  {"computed", counts.computed},   {"tables", counts.tables}};
  return json.dump(2, ' ', false, Json::error_handler_t::replace) + "\n";
}

namespace {
const char* severity_of(const Problem& problem) {
  return problem.severity == Severity::error ? "error" : problem.severity == Severity::warning ? "warning" : "not_yet";
}
}  // namespace

std::string to_json(const std::vector<Checked>& checked) {
  Json files = Json::array();
  for (const Checked& one : checked) {
    Json problems = Json::array();
    for (const Problem& p : one.problems)
      problems.push_back({{"severity", severity_of(p)}, {"file", p.place.file}, {"line", p.place.line}, {"column", p.place.column},
                          {"path", p.path}, {"said", retold(p.said)}, {"expected", retold(p.expected)}, {"got", retold(p.got)}, {"hint", retold(p.hint)},
                          {"text", text(p)}});
    files.push_back({{"file", one.file}, {"right", one.right}, {"problems", std::move(problems)}});
  }
  const Json json{{"peakend", program_version}, {"schema", json_schema}, {"files", std::move(files)}};
  return json.dump(2, ' ', false, Json::error_handler_t::replace) + "\n";
}

}  // namespace peakend::results
