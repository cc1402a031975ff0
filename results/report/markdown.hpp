// The answer as Markdown, for a document or a message: the verdict in words, then the tables.
#pragma once
#include <string>

#include "results/decide/verdict.hpp"
#include "results/table/study.hpp"

namespace peakend::results {

std::string markdown(const Study& study);

}  // namespace peakend::results
