// The report as one HTML page that works offline: the verdict in words, the pictures, the tables behind them, what was
// assumed, and how to get the same again. Nothing is loaded from anywhere, and no script runs but the pictures' own.
#pragma once
#include <string>

#include "results/decide/verdict.hpp"
#include "results/page/course.hpp"
#include "results/report/provenance.hpp"
#include "results/table/study.hpp"

namespace peakend::results {

// The script that draws the pictures, and its SHA-256 in base 64, by which the page allows it. Empty where it was not
// built: then the page has tables and the emotion curve as text, and says how to get the pictures.
struct Script {
  std::string text, hash;
};

std::string page(const Study& study, const Course& course, const Provenance& provenance, const Script& script);

}  // namespace peakend::results
