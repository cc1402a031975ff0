// Whether what was found is what was wanted.
#include "results/table/claims.hpp"

namespace peakend::results {

std::optional<bool> as_wanted(const Finding& finding, Wanted wanted) {
  if (wanted == Wanted::nothing || finding.found == Found::undecided) return std::nullopt;
  return (finding.found == Found::holds) == (wanted == Wanted::holds);
}

bool verified(const Verification& verification) {
  for (const ClaimsUnder& version : verification.versions)
    for (std::size_t c = 0; c < version.findings.size(); ++c)
      if (version.wanted[c] != Wanted::nothing && !as_wanted(version.findings[c], version.wanted[c]).value_or(false))
        return false;
  return true;
}

}  // namespace peakend::results
