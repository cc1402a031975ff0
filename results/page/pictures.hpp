// The figures of a study as the pictures of the page want them: one JSON object, read by web/page.js. What is not a
// number is null. Nothing is decided here.
#pragma once
#include <string>
#include <vector>

#include "results/decide/verdict.hpp"
#include "results/page/course.hpp"
#include "results/table/study.hpp"
#include "results/table/summary.hpp"

namespace peakend::results {

struct Pictures {
  std::string json;  // safe within a script element
  std::vector<std::string> journeys;  // one emotion curve each, by these names
  std::vector<std::string> flows;     // journeys in which people part: one flow each
  bool groups = false, firmness = false, differences = false, money = false, bands = false, course = false, topics = false, views = false, spread = false;  // which there are
  bool waits = false, hollow = false, sizes = false;  // what their captions speak of
};

Pictures pictures_of(const Study& study, const Verdict& verdict, const Summary& summary, const Course& course);

}  // namespace peakend::results
