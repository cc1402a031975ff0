// What `verify` found: every claim of a scenario in the file's own model, and under each ablation and rival.
#pragma once
#include <optional>
#include <string>
#include <vector>

#include "results/stats/estimate.hpp"
#include "scenarios/words/say.hpp"

namespace peakend::results {

enum class Found { holds, fails, undecided };

struct Finding {
  Found found = Found::undecided;
  Estimate value;   // of what the claim speaks of; of `best`: how far it is ahead of the next policy
  std::string why;  // when no interval could be given; otherwise empty
};

// A claim in words, as its author meant it.
struct ClaimText {
  std::string name, kind, source;
  std::string says;  // "gap.promoters / gap.detractors within 2 to 4"
  std::string refused;  // why the file says that it does not hold: then it is wanted to fail
};

// What must be found of a claim under an ablation or a rival.
enum class Wanted { nothing, fails, holds };

// One version of the model: the file's own comes first, with every claim wanted to hold but those it refuses itself.
struct ClaimsUnder {
  enum class Kind { file, ablation, rival };
  Kind kind = Kind::file;
  std::string name;
  Wording says;
  int replications = 0;
  std::vector<Finding> findings;  // one for each claim
  std::vector<Wanted> wanted;
};

struct Verification {
  std::string scenario, hash;
  Wording title;       // may be empty
  std::uint64_t seed = 1;
  double confidence = 0.99;  // that all intervals of one version hold together
  std::vector<ClaimText> claims;
  std::vector<ClaimsUnder> versions;
  std::vector<std::string> warnings;
  double seconds = 0;
};

// As wanted: 1 yes, 0 no, nothing when it is undecided or nothing is wanted.
std::optional<bool> as_wanted(const Finding& finding, Wanted wanted);

// Every claim holds, every ablation breaks what it should, every rival does what the file says of it.
bool verified(const Verification& verification);

}  // namespace peakend::results
