// What people read instead of names: the labels an author gave, and words for outcomes.
#pragma once
#include <string>
#include <string_view>

#include "results/table/study.hpp"

namespace peakend::results {

// The study with policies and journeys under their labels, in the language spoken. Tables and JSON keep the names. A label
// that two of them have, or that is the name of another, is nobody's.
Study called(const Study& study);

// What people read of a touchpoint: its label, or its name.
const std::string& title_of(const CurvePoint& point);

// An outcome's title in the language spoken; its name where it has none.
const std::string& title_of(const Outcome& outcome);
std::string title_of(const Study& study, std::string_view outcome);

}  // namespace peakend::results
