// A scenario of the marks, with a word on every number: found in the file, or guessed.
#pragma once
#include <string>

#include "scenarios/ratings/neutral.hpp"
#include "scenarios/ratings/ratings.hpp"

namespace peakend::ratings {

// `name` is a name; `from` is the file the marks come from, `schema` where editors find the schema.
std::string scenario_text(const std::string& name, const std::string& from, const std::string& schema,
                          const Ratings& ratings, const Neutral& neutral);

}  // namespace peakend::ratings
