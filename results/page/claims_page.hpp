// What `verify` found as one HTML page: which claims hold, which the file refuses itself, and what breaks them.
#pragma once
#include <string>

#include "results/page/page.hpp"
#include "results/table/claims.hpp"

namespace peakend::results {

std::string claims_page(const Verification& verification, const Provenance& provenance);

}  // namespace peakend::results
