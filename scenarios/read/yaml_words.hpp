// yaml-cpp's errors in plain words, with what usually causes them. Only tree.cpp uses it.
#pragma once
#include <string>

#include "scenarios/base/problem.hpp"
#include "scenarios/read/source.hpp"

namespace peakend::read {

// `message` is yaml-cpp's, `where` and `offset` its place; `opened` is where the list or map being read starts (line 0:
// none).
Problem yaml_problem(const Source& source, const std::string& message, const Place& where, std::size_t offset,
                     const Place& opened);

// The bracket at `offset` is still open at the end of the file.
Problem unclosed_problem(const Source& source, std::size_t offset);

// A tag as its author wrote it: "tag:yaml.org,2002:int" is "!!int".
std::string tag_name(const std::string& tag);

}  // namespace peakend::read
