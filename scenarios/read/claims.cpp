// Claims (`expect`), and which of them rivals and ablations must break or keep. Nothing is computed here: a claim that
// cannot be tested, or could be read in two ways, is a problem; every other becomes a spec::Claim.
#include <algorithm>

#include "scenarios/base/text.hpp"
#include "scenarios/read/parts.hpp"
#include "scenarios/spec/outcomes.hpp"
#include "scenarios/spec/variants.hpp"

namespace peakend::read {
namespace {

using Subject = spec::Claim::Subject;

constexpr std::string_view claim_form = "{outcome: nps, above: 10}";

// The words a claim may hold.
struct Word {
  std::string_view name;
  enum class Role { subject, policy, limit } role;
  Subject subject = Subject::outcome;
};
constexpr Word words[] = {
    {"outcome", Word::Role::subject, Subject::outcome},
    {"ratio", Word::Role::subject, Subject::ratio},
    {"difference", Word::Role::subject, Subject::difference},
    {"best", Word::Role::subject, Subject::best},
    {"of", Word::Role::policy},
    {"against", Word::Role::policy},
    {"above", Word::Role::limit},
    {"below", Word::Role::limit},
    {"within", Word::Role::limit},
};

const Node* part(const Node& claim, std::string_view name) {
  const Member* member = claim.find(name);
  return member ? &member->value : nullptr;
}

std::optional<int> read_policy_name(Document& document, const spec::Scenario& scenario, const Node& node,
                                    const std::string& path) {
  const std::string name = node.kind == Node::Kind::scalar ? node.text : "";
  if (name == "baseline") return spec::baseline;
  if (int policy = position(scenario.policies, name); policy >= 0) return policy;
  std::vector<std::string> names{"baseline"};
  for (const auto& policy : scenario.policies) names.push_back(policy.name);
  document.problem(place_of(document, node), path, "no such policy", name.empty() ? "the name of a policy" : "",
                   name.empty() ? "" : "'" + shown(name, 60) + "'", did_you_mean_or_known(name, names));
  return std::nullopt;
}

void read_outcomes(Document& document, const spec::Scenario& scenario, const Node& node, const std::string& path,
                   spec::Claim& claim) {
  const bool pair = claim.subject != Subject::outcome;
  std::vector<const Node*> named;
  if (pair && node.kind == Node::Kind::list)
    for (const Node& item : node.items) named.push_back(&item);
  if (!pair) named.push_back(&node);
  if (pair && named.size() != 2)
    return document.problem(place_of(document, node), path, "two outcomes are wanted here", "[one, other]");
  for (const Node* outcome : named)
    if (known_outcome(document, scenario, place_of(document, *outcome), path, outcome->text))
      claim.outcomes.push_back(outcome->text);
}

// A limit is in the outcome's own unit, and shares are outcomes in %: `5 %` (which is 0.05) would be read amiss.
std::optional<double> read_limit(Document& document, const spec::Scenario& scenario, const Node& node,
                                 const std::string& path, const spec::Claim& claim) {
  auto limit = read_constant(document, scenario, node, path);
  if (!limit || claim.subject == Subject::ratio || !node.text.ends_with('%')) return limit;
  for (const std::string& name : claim.outcomes)
    if (refuse_percent(document, scenario, node, path, name)) return std::nullopt;
  return limit;
}

void read_limits(Document& document, const spec::Scenario& scenario, const Node& node, const std::string& path,
                 spec::Claim& claim) {
  const Node *within = part(node, "within"), *above = part(node, "above"), *below = part(node, "below");
  if (within && (above || below))
    return document.problem(path, "limits are given twice", "`within`, or `above` and `below`");
  if (within && (within->kind != Node::Kind::list || within->items.size() != 2))
    return document.problem(place_of(document, *within), path + ".within", "two numbers are wanted here", "[2, 4]");
  if (within) above = &within->items[0], below = &within->items[1];
  auto name = [&](const char* alone) { return path + (within ? ".within" : alone); };
  if (above) claim.low = read_limit(document, scenario, *above, name(".above"), claim);
  if (below) claim.high = read_limit(document, scenario, *below, name(".below"), claim);
  if (claim.low && claim.high && !(*claim.low < *claim.high))
    document.problem(path, "no number lies between these limits", "the lower one first");
}

void read_policies_of(Document& document, const spec::Scenario& scenario, const Node& node, const std::string& path,
                      spec::Claim& claim) {
  const Node *of = part(node, "of"), *against = part(node, "against");
  if (of) claim.of = read_policy_name(document, scenario, *of, path + ".of").value_or(spec::baseline);
  if (!against) return;
  claim.against = read_policy_name(document, scenario, *against, path + ".against");
  if (claim.against && *claim.against == claim.of && (!of || of->text == against->text))
    document.problem(place_of(document, *against), path + ".against", "a policy is claimed to differ from itself", "",
                     "'" + shown(against->text, 60) + "'", of ? "" : "without `of` a claim is of the baseline");
}

// What stands beside `best`, and how many subjects and limits there are; false when the rest cannot be read.
bool check_shape(Document& document, const Node& node, const std::string& path) {
  if (node.kind != Node::Kind::map) {
    document.problem(path, "a claim is a map", "{ratio: [gap.promoters, gap.detractors], within: [2, 4]}");
    return false;
  }
  std::vector<std::string> known;
  for (const Word& word : words) known.emplace_back(word.name);
  int subjects = 0, limits = 0;
  bool all_known = true;
  for (const Member& member : node.members) {
    const Place place = place_of(document, member);
    const Word* word = std::find_if(std::begin(words), std::end(words), [&](auto& w) { return w.name == member.key; });
    if (word == std::end(words)) {
      document.problem(place, path + "." + member.key, "unknown part of a claim",
                       "outcome, ratio, difference or best; of, against; above, below, within", "",
                       did_you_mean(member.key, known));
      all_known = false;
      continue;
    }
    subjects += word->role == Word::Role::subject, limits += word->role == Word::Role::limit;
    if (part(node, "best") && word->role != Word::Role::subject)
      document.problem(place, path + "." + member.key, "says nothing beside `best`", "{best: POLICY} alone");
  }
  if (!all_known) return false;
  if (subjects == 1 && (limits > 0 || part(node, "best"))) return true;
  document.problem(path, "a claim has one subject and a limit", std::string(claim_form));
  return false;
}

spec::Claim read_claim(Document& document, const spec::Scenario& scenario, const Node& node, const std::string& path) {
  spec::Claim claim;
  if (!check_shape(document, node, path)) return claim;
  for (const Word& word : words) {
    const Node* value = word.role == Word::Role::subject ? part(node, word.name) : nullptr;
    if (!value) continue;
    const std::string below = path + "." + std::string(word.name);
    claim.subject = word.subject;
    if (word.subject != Subject::best) {
      read_outcomes(document, scenario, *value, below, claim);
      continue;
    }
    claim.of = read_policy_name(document, scenario, *value, below).value_or(spec::baseline);
    if (scenario.policies.empty())
      document.problem(place_of(document, *value), below, "there are no policies to be better than");
    return claim;
  }
  read_policies_of(document, scenario, node, path, claim);
  read_limits(document, scenario, node, path, claim);
  return claim;
}

void read_expectations(Document& document, spec::Scenario& scenario) {
  const std::vector<std::string> kinds{"emergent", "follows_from_rule", "calibrated"};
  for (const std::string& name : document.named("expect")) {
    std::string path = "expect." + name;
    std::string kind = document.text(path + ".kind", "emergent");
    if (std::find(kinds.begin(), kinds.end(), kind) == kinds.end())
      document.problem(path + ".kind", "not a kind of claim", join(kinds, ", "), "'" + shown(kind, 60) + "'",
                       did_you_mean(kind, kinds));
    if (document.has(path + ".refused") && document.text(path + ".refused").empty())
      document.problem(path + ".refused", "a claim is refused for a reason", "a sentence, or no `refused`");
    spec::Expectation expectation{name, kind, document.text(path + ".source"), document.place(path), {}, document.text(path + ".refused")};
    if (const Entry* claim = document.find(path + ".claim"))
      expectation.claim = read_claim(document, scenario, *claim->node, path + ".claim");
    scenario.expectations.push_back(std::move(expectation));
  }
}

std::vector<int> read_names_of_claims(Document& document, const spec::Scenario& scenario, const std::string& path) {
  std::vector<int> found;
  const Entry* list = document.find(path);
  if (!list) return found;
  if (list->node->kind != Node::Kind::list) {
    document.problem(path, "a list of claims is wanted here", "[one, other]");
    return found;
  }
  for (const Node& item : list->node->items) {
    int claim = item.kind == Node::Kind::scalar ? position(scenario.expectations, item.text) : -1;
    if (claim < 0)
      document.problem(place_of(document, item), path, "no such claim in `expect`", "",
                       "'" + shown(item.text, 60) + "'", did_you_mean_or_known(item.text, document.named("expect")));
    else if (std::find(found.begin(), found.end(), claim) != found.end())
      document.problem(place_of(document, item), path, "a claim is named twice", "", "'" + item.text + "'");
    else
      found.push_back(claim);
  }
  return found;
}

void read_what_they_do(Document& document, const spec::Scenario& scenario, const std::string& section,
                       std::vector<spec::Variant>& variants) {
  for (spec::Variant& variant : variants) {
    std::string path = section + "." + variant.name;
    variant.breaks = read_names_of_claims(document, scenario, path + ".breaks");
    variant.keeps = read_names_of_claims(document, scenario, path + ".keeps");
    for (int claim : variant.keeps)
      if (std::find(variant.breaks.begin(), variant.breaks.end(), claim) != variant.breaks.end())
        document.problem(path + ".keeps", "a claim cannot both fail and hold", "`breaks` or `keeps`",
                         "'" + scenario.expectations[static_cast<std::size_t>(claim)].name + "'");
  }
}
}  // namespace

void read_claims(Document& document, spec::Scenario& scenario) {
  read_expectations(document, scenario);
  read_what_they_do(document, scenario, "rivals", scenario.rivals);
  read_what_they_do(document, scenario, "ablations", scenario.ablations);
}

}  // namespace peakend::read
